"""The Phoenix actor dictionaries of the Open Event Data Alliance (MIT) as additions.

An entry is a line in capitals with underscores, synonyms below it after `+`, then roles in brackets, dated or not:

    JANE_ROE_
    +J._ROE_
        [KENGOV 20100101-20140101]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from counterclaim.mentions.actors_codes import called, is_code, name_code
from counterclaim.mentions.actors_files import BadLine, LeftOut, opened
from counterclaim.model import AddedActor, AddedOffice

__all__ = ["is_phoenix", "phoenix"]

_ROLE = re.compile(r"\[\s*([A-Z-]{3,})\s*([^\]]*)\]")
_UNITS = {"GOV": "GOV", "MIL": "MIL", "OPP": "OPP", "LEG": "LEG", "JUD": "JUD", "COP": "COP", "PTY": "PAR"}
_BODIES = {"IGO": ("body", "IGO:"), "NGO": ("org", "ORG:"), "MNC": ("org", "ORG:"), "NGM": ("org", "ORG:")}
_SMALL = {word.capitalize(): word for word in ("al", "el", "de", "da", "van", "von", "bin", "ibn", "der")}
_CAPITALS = 5  # a single word of so many letters or fewer may be an acronym and stays in capitals
Found = AddedActor | AddedOffice | BadLine | LeftOut


def is_phoenix(head: str) -> bool:
    """Whether the beginning of a file is that of such a dictionary."""
    return bool(re.search(r"^\s*#.*\.actor|^[A-Z0-9_ .'()/&-]+_\s*(;.*|\[[A-Z]{3,}.*)?$", head, re.M)) and bool(
        re.search(r"^[^#,]*\[[A-Z]{3,}", head, re.M)
    )


@dataclass
class _Entry:
    """An entry as its lines come in."""

    number: int
    names: list[str]
    roles: list[tuple[str, str]] = field(default_factory=list)


def phoenix(path: Path) -> Iterator[Found]:
    """Persons with dated roles as offices; armed groups, bodies and organisations as actors; the names of states, which
    the shipped tables have, are left out."""
    entry: _Entry | None = None
    with opened(path) as stream:
        for number, line in enumerate(stream, 1):
            text = line.split("#")[0].split(";")[0].rstrip()
            if not text.strip():
                continue
            name = text.split("[")[0].strip()
            if name and not name.startswith("+") and not line.startswith(("\t", " ")):
                if entry:
                    yield from _additions(entry)
                entry = _Entry(number, [])
            if entry is None:
                yield BadLine(number, "a synonym or a role stands before the first name.")
                continue
            if name:
                entry.names.append(name.lstrip("+"))
            entry.roles.extend((code, dates.strip()) for code, dates in _ROLE.findall(text))
    if entry:
        yield from _additions(entry)


def _additions(entry: _Entry) -> Iterator[Found]:
    names = tuple(dict.fromkeys(filter(None, map(_cased, entry.names))))
    dated = [(code, _dates(dates)) for code, dates in entry.roles if dates]
    offices = [(code, between) for code, between in dated if between and code[3:6] in _UNITS]
    first = next((code for code, _ in entry.roles), "")
    if not names or not first:
        yield BadLine(entry.number, "it has no name or no role.")
    elif offices:
        for code, (since, until) in offices:
            for each in names:
                if len(each.split()) > 1:
                    yield AddedOffice(each, code[:3], _UNITS[code[3:6]], since, until, 9)
    elif dated or first.startswith("---"):
        yield LeftOut("persons without an office that a unit stands for")
    elif first[:3] in _BODIES:
        kind, prefix = _BODIES[first[:3]]
        yield AddedActor(_code(names, kind) or prefix + name_code(names[0]), kind, names)
    elif first[3:6] in ("REB", "SEP", "INS") or first.startswith("IMG"):
        states = (first[:3],) if is_code(first[:3]) else ()
        yield AddedActor(_code(names, "group") or name_code(names[0]), "group", names, states=states)
    else:
        yield LeftOut("names of states and their places, which the shipped tables hold")


def _code(names: tuple[str, ...], kind: str) -> str:
    return next(filter(None, (called(each, kind) for each in sorted(names, key=len, reverse=True))), "")


def _cased(name: str) -> str:
    """NORTHERN_FRONT_ as Northern Front; a single short word stays in capitals, for it may be an acronym."""
    words = re.sub(r"_\(.*?\)", "", name).strip("_ ").replace("_", " ").split()
    if not words or any(len(word) > 40 for word in words):
        return ""
    if len(words) == 1 and len(words[0]) <= _CAPITALS:
        return words[0]
    cased = [words[0].capitalize() if "-" not in words[0] else words[0].title(),
             *(_SMALL.get(word.title(), word.title()) for word in words[1:])]
    return " ".join(word.replace("'S", "'s") for word in cased)


def _dates(words: str) -> tuple[str, str] | None:
    """Since and until as ISO dates of `530801-821122`, `>20070101` or `<820101`; None for anything else."""
    if found := re.fullmatch(r"(\d{6}|\d{8})-(\d{6}|\d{8})", words):
        return _iso(found[1]), _iso(found[2])
    if found := re.fullmatch(r"([<>])(\d{6}|\d{8})", words):
        return (_iso(found[2]), "") if found[1] == ">" else ("", _iso(found[2]))
    return None


def _iso(short: str) -> str:
    if len(short) == 8:
        return f"{short[:4]}-{short[4:6]}-{short[6:]}"
    century = "19" if short[:2] > "30" else "20"
    return f"{century}{short[:2]}-{short[2:4]}-{short[4:6]}"
