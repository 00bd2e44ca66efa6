"""The list of speakers whom nobody told the record about."""

from __future__ import annotations

from typing import Any

from counterclaim.views import Dispute
from counterclaim.views.unknown import unknown


def report(telling: Any, text: str, *speakers: tuple[str | None, str]) -> Any:
    t = telling(text, key=text[:8])
    for words, actor in speakers:
        t.claim(words, actor, "state", "all is well", "said")
    return t.done()


def test_wordings_are_counted_without_article_and_case_the_most_frequent_first(telling: Any) -> None:
    one = report(telling, "The villagers said all is well. Mr Roe said so.", ("The villagers", "unknown"),
                 ("Mr Roe", "unknown"))
    two = report(telling, "On Monday villagers said all is well. Kenya said so.", ("villagers", "unknown"),
                 ("Kenya", "KEN"))
    found = unknown(Dispute.of([one, two]))
    assert [(row.words, row.claims, len(row.reports)) for row in found.speakers] == [
        ("The villagers", 2, 2), ("Mr Roe", 1, 1)]
    assert (found.claims, found.unnamed) == (4, 0)


def test_a_speaker_without_words_is_only_counted(telling: Any) -> None:
    found = unknown(Dispute.of([report(telling, "It is said that all is well.", (None, "unknown"))]))
    assert (found.speakers, found.unnamed) == ((), 1)
