"""The text of a piece of HTML that is all text: the body of a mail or a feed's entry, which need no boilerplate cut."""

from __future__ import annotations

import re
from html.parser import HTMLParser

__all__ = ["looks_like_markup", "markup_text"]

_SKIPPED = frozenset({"script", "style", "head", "template", "noscript", "svg"})
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "center", "dd", "div", "dl", "dt", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre",
        "section", "table", "tbody", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_TAG = re.compile(r"</?(?:p|br|div|a|b|i|em|strong|span|ul|li|table|img|h[1-6]|html|body)\b[^<>]{0,500}>", re.I)


def looks_like_markup(text: str) -> bool:
    """Whether the text holds tags: feeds often call `plain` what is HTML."""
    return bool(_TAG.search(text))


def markup_text(markup: str) -> str:
    """The words of the markup, white space as a browser would show it, one line a block."""
    parser = _Text()
    parser.feed(markup)
    parser.close()
    blocks = (" ".join(block.split()) for block in "".join(parser.pieces).split("\n"))
    return "\n".join(filter(None, blocks))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")
        # A page that forgets </head> still has a body.
        if tag == "body":
            self._skipping = 0

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            # A line end in the source is a space on the page.
            self.pieces.append(data.replace("\n", " "))
