"""Makes the golden set from golden.txt, whose head says how it is written; with --check, says only whether it is made.

The gold has the form of the record gold: one JSON object a report, offsets in code points, `text[s:e] == words`.
Every annotation is looked up by its words, so that a reviewer reads words and no offsets. Raises ValueError, naming
report and line, for words that the text does not have.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LINKS = ("denies", "contradicts", "counter_accuses", "confirms", "repeats", "answers")
Row = dict[str, Any]


class Words:
    """Stretches of one text, looked up by their words."""

    def __init__(self, text: str) -> None:
        self.text = text

    def span(self, words: str, near: int | None = None, inside: tuple[int, int] | None = None) -> list[int]:
        """Where `words` stand, at word borders: where `#n` asks for, else the nearest to `near`, else first."""
        words, _, number = words.partition("#")
        low, high = inside or (0, len(self.text))
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        found: list[tuple[int, int]] = [match.span() for match in pattern.finditer(self.text, low, high)]
        if not found:
            raise ValueError(f"{words!r} is not there")
        if number:
            return list(found[int(number) - 1])
        if near is None:
            return list(found[0])
        return list(min(found, key=lambda each: abs(each[0] - near)))

    def both(self, words: str, **where: Any) -> Row:
        """The span and its words."""
        start, end = self.span(words, **where)
        return {"span": [start, end], "words": self.text[start:end]}


def build(source: str) -> tuple[list[Row], list[Row]]:
    """(reports, gold) from the whole text of golden.txt."""
    reports: list[Row] = []
    golds: list[Row] = []
    for block in re.split(r"^== ", source, flags=re.MULTILINE)[1:]:
        head, _, rest = block.partition("\n")
        number, date = head.split()
        text, _, notes = rest.partition("\n--\n")
        reports.append({"id": number, "date": date, "outlet": None, "topics": [], "text": text.strip()})
        golds.append(annotated(number, date, Words(text.strip()), notes))
    return reports, golds


def annotated(number: str, date: str, words: Words, notes: str) -> Row:
    """The gold of one report from the lines behind its text."""
    gold: Row = {"id": number, "date": date, "claims": [], "links": [], "control": [], "agreements": [],
                 "unanswered": [], "flags": []}
    for line in filter(str.strip, notes.splitlines()):
        try:
            note(gold, words, line)
        except (ValueError, IndexError, StopIteration) as error:
            raise ValueError(f"{number}: {line.strip()!r}: {error}") from error
    gold["claims"].sort(key=lambda claim: claim["id"] != "report")
    return gold


def note(gold: Row, words: Words, line: str) -> None:
    """Add what one line says."""
    if line.startswith("  "):
        gold["claims"][-1]["events"].append(event(gold["claims"][-1], words, line.strip()))
        return
    fields = [field.strip() for field in line.split(" | ")]
    first, _, rest = fields[0].partition(" ")
    verb = rest.split(" ")[0]
    if first == "agreement":
        date, article = (value_of(each) for each in (*fields[1:], "-", "-")[:2])
        gold["agreements"].append({**words.both(rest), "date": date, "article": article})
    elif first == "unanswered":
        claim, by, said = re.fullmatch(r"(\w+) by (\w+): (.+)", rest).groups()  # type: ignore[union-attr]
        gold["unanswered"].append({"claim": claim, "by": by, **words.both(said)})
    elif first == "flag":
        kind, said = rest.split(": ", 1)
        gold["flags"].append({"kind": kind, **words.both(said)})
    elif verb in LINKS:
        gold["links"].append({"kind": verb, "from": first, "to": rest.split(" ")[1]})
    elif verb in ("holds", "lacks"):
        place, holder = rest.removeprefix(verb).strip().split(" = ")
        gold["control"].append({"claim": first, "place": place, "holder": holder,
                                "stance": "asserted" if verb == "holds" else "denied"})
    else:
        gold["claims"].append(claim_of(words, first, rest, fields[1:]))


def claim_of(words: Words, number: str, act: str, fields: list[str]) -> Row:
    """A claim, or the report's own voice."""
    nobody: Row = {"span": None, "words": ""}
    if number == "report":
        return {"id": number, "source": {**nobody, "actor": "report", "unit": None, "name": None}, "relays": [],
                "cue": nobody, "content": [words.both(each) for each in fields[0].split(" + ")], "act": "state",
                "target": None, "said": None, "quote": "none", "events": []}
    who, cue, contents, *more = fields
    content = [words.both(each) for each in contents.split(" + ")]
    near = content[0]["span"][0]
    named, _, code = who.partition(" = ")
    actor, unit, name = (*code.split("/"), None, None)[:3]
    options = {key: rest for key, _, rest in (each.partition(" ") for each in more)}
    aim, _, aimed = options.get("to", "").partition(" = ")
    target = {"words": "" if aim in ("", "-") else words.both(aim, near=near)["words"], "actor": value_of(aimed)}
    source = nobody if named == "-" else words.both(named, near=near)
    return {
        "id": number,
        "source": {**source, "actor": actor, "unit": unit, "name": name},
        "relays": options["in"].split() if "in" in options else [],
        "cue": words.both(cue, near=near), "content": content, "act": act,
        "target": target if aim else None, "said": options.get("said"), "quote": options.get("quote", "none"),
        "events": [],
    }


def event(claim: Row, words: Words, line: str) -> Row:
    """An event of `claim`; its trigger lies inside the claim's content."""
    what, roles, *more = line.split(" | ")
    negated = what.startswith("not ")
    kind, _, trigger = what.removeprefix("not ").partition(" ")
    agent, patient = roles.split(" > ")
    options = {key: rest for key, _, rest in (each.partition(" ") for each in more)}
    holder = next(each["span"] for each in claim["content"] if trigger.partition("#")[0] in each["words"])
    span = words.both(trigger, inside=(holder[0], holder[1]))
    return {"trigger": span["span"], "words": span["words"], "type": kind, "agent": value_of(agent),
            "patient": value_of(patient), "negated": negated, "place": value_of(options.get("at", "-")),
            "when": options.get("on")}


def value_of(words: str) -> str | None:
    """What a field says; None for "-"."""
    return None if words.strip() == "-" else words.strip()


def main() -> int:
    made = build((HERE / "golden.txt").read_text(encoding="utf-8"))
    stale = 0
    for name, rows in zip(("reports", "gold"), made, strict=True):
        path = HERE / f"golden.{name}.jsonl"
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        if "--check" not in sys.argv:
            path.write_text(lines, encoding="utf-8")
        elif not path.is_file() or path.read_text(encoding="utf-8") != lines:
            print(f"{path.name} is not what golden.txt says; run tests/golden/build.py", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
