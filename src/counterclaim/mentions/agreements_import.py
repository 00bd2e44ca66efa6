"""A person's file of agreements as additions: a table with the columns of the shipped register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from counterclaim.errors import ReadingError
from counterclaim.mentions.actors_files import BadLine, head_of, rows
from counterclaim.mentions.agreements_register import text_id
from counterclaim.model import AddedAgreement, When
from counterclaim.words import alternatives, table

__all__ = ["agreement_id", "agreements_in", "kinds", "problem"]

_NEEDED = ("id", "names", "kind", "date")


def agreements_in(path: Path) -> Iterator[AddedAgreement | BadLine]:
    """The agreements of a table `id,names,kind,date` and, where known, `parties`, `broker`, `about`; several in a cell
    are parted by |. Raises ReadingError for any other file."""
    first = next((line for line in head_of(path).splitlines() if line.strip() and not line.startswith("#")), "")
    if not set(_NEEDED) <= {each.strip().strip('"').lower() for each in re.split(r"[,;\t]", first)}:
        raise ReadingError(str(path), "it is no list of agreements; its first line must name the columns "
                                      "id,names,kind,date and, where known, parties,broker,about.")
    return _read(path)


def _read(path: Path) -> Iterator[AddedAgreement | BadLine]:
    for number, row in rows(path, "all", *_NEEDED):
        if isinstance(row, BadLine):
            yield row
            continue
        made = AddedAgreement(row["id"], alternatives(row["names"]), row["kind"], row["date"],
                              *(alternatives(row.get(column, "")) for column in ("parties", "broker", "about")))
        wrong = problem(made)
        yield BadLine(number, wrong) if wrong else made


def problem(agreement: AddedAgreement) -> str:
    """Why an agreement cannot be used, as a sentence; "" if it can."""
    if not re.fullmatch(r"[^\s|]+", agreement.id):
        return f"the id {agreement.id!r} is empty or holds a space; write one such as harbour-truce-2020."
    if not agreement.names or not all(re.search(r"\w", name) for name in agreement.names):
        return "it has no name."
    if agreement.kind not in kinds():
        return f"{agreement.kind!r} is no kind; use one of {', '.join(kinds())}."
    if not _is_date(agreement.date):
        return f"{agreement.date!r} is no date; write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known."
    wrong = [code for code in (*agreement.parties, *agreement.broker) if re.search(r"\s", code)]
    return f"the code {wrong[0]!r} holds a space; parties and brokers are actor codes, such as KEN." if wrong else ""


def agreement_id(name: str, date: str) -> str:
    """An id as those of the register: the name, folded, with the year, once."""
    words, year = text_id(name), date[:4]
    return words if not words or year in words.split("-") else f"{words}-{year}"


@cache
def kinds() -> tuple[str, ...]:
    """The kinds that the nouns for agreements have."""
    return tuple(dict.fromkeys(row["kind"] for row in table("agreements/heads", "lemma", "kind", "when")))


def _is_date(words: str) -> bool:
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}", words):
        return False
    try:
        return When(words).earliest is not None
    except ValueError:
        return False
