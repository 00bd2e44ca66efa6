"""Whom a code or a name stands for, by the shipped tables and the record's own additions."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from counterclaim.mentions.actors_lexicon import keys_of
from counterclaim.mentions.actors_sources import sources
from counterclaim.model import Knowledge
from counterclaim.record import open_record
from counterclaim.views.wording import safe

__all__ = ["told"]

SHOWN = 12  # names of one actor on the screen


def told(record: Path, words: str, as_json: bool) -> None:
    """Print every actor of this code or of this name, and every office of a person of this name."""
    added = Knowledge()
    if record.exists():
        with open_record(record, create=False, write=False) as store:
            added = store.knowledge()
    known, keys = sources(added), keys_of(words)
    names: dict[str, dict[str, str]] = {}
    for entry in known.entries():
        names.setdefault(entry.actor, {}).setdefault(entry.words, entry.kind)
    actors = {code: list(found) for code, found in names.items()
              if code and (code == words or any(keys_of(each) == keys for each in found))}
    offices = [row for row in known.offices() if keys_of(row.name) == keys]
    if as_json:
        held = [{"name": row.name, "actor": row.actor, "unit": row.unit, "since": row.since or None,
                 "until": row.until or None} for row in offices]
        found = [{"actor": code, "names": each} for code, each in actors.items()]
        typer.echo(json.dumps({"actors": found, "offices": held}, ensure_ascii=False, indent=2))
        return
    for code, each in sorted(actors.items()):
        more = f" and {len(each) - SHOWN} more" if len(each) > SHOWN else ""
        typer.echo(safe(f"{code}: {', '.join(each[:SHOWN])}{more}"))
    for row in offices:
        typer.echo(safe(f"{row.name}: {' '.join(filter(None, (row.actor, row.unit)))}, {row.since or '…'} to "
                        f"{row.until or '…'}"))
    if not actors and not offices:
        typer.echo(safe(f"Nobody here is called {words!r}; `counterclaim actors add CODE NAME` adds an actor."))
