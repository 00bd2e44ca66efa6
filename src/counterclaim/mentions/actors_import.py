"""A person's file of actors or offices as additions, whichever of the known forms it has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from counterclaim.errors import ReadingError
from counterclaim.mentions.actors_files import BadLine, LeftOut, head_of, rows
from counterclaim.mentions.actors_packs import RANKS, factbook, office_holders, ucdp
from counterclaim.mentions.actors_phoenix import is_phoenix, phoenix
from counterclaim.model import UNITS, AddedActor, AddedOffice
from counterclaim.words import alternatives

__all__ = ["Found", "actor_kind", "actors_in"]

Found = AddedActor | AddedOffice | BadLine | LeftOut
KINDS = ("state", "body", "group", "organ", "org", "outlet")
_PREFIXES = {"IGO:": "body", "ORG:": "org", "MED:": "outlet"}


def actors_in(path: Path, actor: str = "") -> Iterator[Found]:
    """The additions of a file; `actor`: whose offices a list `position,person,start,end` holds.

    Forms: tables of our own (`actor,names`; `name,actor,unit,since,until`; `code,names,adjectives`), UCDP actors,
    Phoenix dictionaries, Wikidata extracts of offices, heads of state of the World Factbook.
    Raises ReadingError for any other.
    """
    head = head_of(path)
    first = next((line for line in head.splitlines() if line.strip() and not line.startswith("#")), "")
    columns = {each.strip().strip('"').lower() for each in re.split(r"[,;\t]", first)}
    if {"actorid", "namedata"} <= columns:
        return ucdp(path)
    if {"position", "person"} <= columns:
        return office_holders(path, actor)
    if {"gec", "name", "last_seen"} <= columns:
        return factbook(path)
    if {"actor", "names"} <= columns:
        return _own_actors(path)
    if {"name", "actor"} <= columns:
        return _own_offices(path)
    if {"code", "names"} <= columns:
        return _own_states(path)
    if is_phoenix(head):
        return phoenix(path)
    raise ReadingError(str(path), "it is no list of actors known here; its first line must name the columns, such as "
                                  "actor,names or name,actor,unit,since,until.")


def actor_kind(actor: str, unit: str | None) -> str:
    """The kind of an actor of this code: a body, an organisation, a state or its organ, else a group."""
    kind = next((kind for prefix, kind in _PREFIXES.items() if actor.startswith(prefix)), "")
    if kind:
        return kind
    return ("organ" if unit else "state") if re.fullmatch(r"[A-Z]{3}", actor) else "group"


def _own_actors(path: Path) -> Iterator[Found]:
    for number, row in rows(path, "all", "actor", "names"):
        if isinstance(row, BadLine):
            yield row
            continue
        unit, kind = row.get("unit") or None, row.get("kind", "") or ""
        states = tuple(alternatives(row.get("states", "")))
        if problem := _problem(row["actor"], unit, *states):
            yield BadLine(number, problem)
        elif kind and kind not in KINDS:
            yield BadLine(number, f"{kind!r} is no kind; use one of {', '.join(KINDS)}.")
        else:
            yield AddedActor(row["actor"], kind or actor_kind(row["actor"], unit), alternatives(row["names"]), unit,
                             states, alternatives(row.get("kinds", "")), alternatives(row.get("regions", "")), True)


def _own_offices(path: Path) -> Iterator[Found]:
    for number, row in rows(path, "all", "name", "actor"):
        if isinstance(row, BadLine):
            yield row
            continue
        unit, since, until = row.get("unit") or None, row.get("since", ""), row.get("until", "")
        rank = row.get("rank", "") or str(RANKS.get(unit or "", 5))
        if problem := _problem(row["actor"], unit):
            yield BadLine(number, problem)
        elif any(day and not re.fullmatch(r"\d{4}(-\d\d){0,2}", day) for day in (since, until)):
            yield BadLine(number, f"{since!r} to {until!r} are no dates; write YYYY-MM-DD.")
        elif not rank.isdigit():
            yield BadLine(number, f"the rank {rank!r} is no number.")
        else:
            yield AddedOffice(row["name"], row["actor"], unit, since, until, int(rank))


def _own_states(path: Path) -> Iterator[Found]:
    columns = (("names", "state"), ("adjectives", "adjective"), ("people", "people"), ("seats", "seat"))
    for number, row in rows(path, "all", "code", "names"):
        if isinstance(row, BadLine):
            yield row
        elif problem := _problem(row["code"], None):
            yield BadLine(number, problem)
        else:
            for column, kind in columns:
                names = alternatives(row.get(column, ""))
                if names:
                    yield AddedActor(row["code"], kind, names, "CIV" if kind == "people" else None, first=True)


def _problem(actor: str, unit: str | None, *states: str) -> str:
    if re.search(r"\s", actor):
        return f"the code {actor!r} holds a space; write the plain name without any."
    if unit and unit not in UNITS:
        return f"{unit!r} is no unit; use one of {', '.join(UNITS)}."
    wrong = [each for each in states if not re.fullmatch(r"[A-Z]{3}", each)]
    return f"{wrong[0]!r} is no ISO 3166 alpha-3 code of a state." if wrong else ""
