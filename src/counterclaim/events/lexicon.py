"""The reviewed lexicon of events: which word reports an event of which type, under what conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from counterclaim.errors import WordsError
from counterclaim.model import EventType
from counterclaim.words import alternatives, table

__all__ = ["Condition", "Entry", "Lexicon", "classes", "lexicon"]

_POS = {"v": "VERB", "n": "NOUN", "a": "ADJ"}
_SLOTS = frozenset(("obj", "subj", "mod", "of", "from", "to", "in", "into", "for", "comp", "prt", "prep", "noprep"))
_FLAGS = frozenset(("noobj", "neg", "under", "inhands", "noevent"))
_VERB_AGENT = ("subj",)
_VERB_PATIENT = ("obj", "against", "on", "at", "with", "to")
_NOUN_AGENT = ("by", "between", "poss", "from", "mod")
_NOUN_PATIENT = ("against", "on", "at", "of", "with", "to")


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must hold around a word: the slot and the lemmas that may fill it (none for a bare flag)."""

    slot: str
    words: frozenset[str] = frozenset()
    place: bool = False  # a named place fills it too
    person: bool = False  # a named person fills it too


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a word. `agent` and `patient` list where they stand, best first."""

    type: EventType | None  # None: no event at all
    conditions: tuple[Condition, ...]
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    joint: bool = False  # the second of two joint agents is the patient
    affirmed: bool = False  # the negation belongs to the sense ("did not honour the truce" is a breach)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by lemma and part of speech, the most specific first."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]
    framing: Mapping[tuple[str, str], bool]  # words that only frame their complement; whether they negate it
    light: Mapping[tuple[str, str], bool]  # (lemma, particle) of light verbs; whether the subject suffers it


@cache
def classes() -> Mapping[str, frozenset[str]]:
    """The kinds of things that frames name with @."""
    rows = table("events/classes", "class", "members")
    return {row["class"]: frozenset(alternatives(row["members"])) for row in rows}


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once. Raises WordsError for a row that breaks the form."""
    entries: dict[tuple[str, str], list[Entry]] = {}
    for row in table("events/triggers", "lemma", "pos", "type"):
        entry = _entry(row)
        for lemma in alternatives(row["lemma"]):
            entries.setdefault((lemma, _POS[row["pos"]]), []).append(entry)
    ranked = {key: tuple(sorted(found, key=lambda e: -len(e.conditions))) for key, found in entries.items()}
    kinds = {"v": "VERB", "a": "ADJ", "n": "NOUN"}
    framing = {(row["lemma"], kinds[row["pos"]]): row["effect"] == "negates"
               for row in table("events/transparent", "lemma", "pos")}
    light = {(row["lemma"], row["with"]): row["subject"] == "done to"
             for row in table("events/light", "lemma", "subject")}
    return Lexicon(ranked, framing, light)


def _entry(row: Mapping[str, str]) -> Entry:
    conditions = tuple(_condition(each, row) for each in row["frame"].split())
    if row["type"] not in get_args(EventType):
        raise WordsError(f"words/events/triggers.tsv: {row['lemma']!r} has the type {row['type']!r}, which is none.")
    agent: tuple[str, ...] = _NOUN_AGENT if row["pos"] == "n" else _VERB_AGENT
    patient: tuple[str, ...] = _NOUN_PATIENT if row["pos"] == "n" else _VERB_PATIENT
    for role in row["roles"].split():
        if role.startswith("a="):
            agent = tuple(role[2:].split("/"))
        elif role.startswith("p="):
            patient = tuple(role[2:].split("/"))
        elif role not in ("recip", "pos"):
            raise WordsError(f"words/events/triggers.tsv: {row['lemma']!r} has the role {role!r}, which is none.")
    roles = row["roles"].split()
    silent = any(each.slot == "noevent" for each in conditions)
    kind: EventType | None = None if silent else row["type"]  # type: ignore[assignment]
    conditions = tuple(each for each in conditions if each.slot != "noevent")
    return Entry(kind, conditions, agent, patient, "recip" in roles, "pos" in roles)


def _condition(text: str, row: Mapping[str, str]) -> Condition:
    slot, _, cell = text.partition(":")
    if slot in _FLAGS and not cell:
        return Condition(slot)
    if slot not in _SLOTS or not cell:
        raise WordsError(f"words/events/triggers.tsv: {row['lemma']!r} has the condition {text!r}, which is none.")
    words: set[str] = set()
    for each in cell.split("|"):
        if each.startswith("@"):
            words |= classes()[each[1:]]
        else:
            words.add(each)
    kinds = cell.split("|")
    return Condition(slot, frozenset(words), "@place" in kinds, "@people" in kinds)
