"""Plans small enough for a worker to build at once; a module of its own, which a worker process can import."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Iterator

from counterclaim.errors import PlanError
from counterclaim.model import Analysis, Parse, Sentence, Span, Token
from counterclaim.model.mention import TimeMention
from counterclaim.pipeline.plan import Plan


class WordParser:
    """A parser of one token, small enough for a worker to load at once. Some texts are too much for it."""

    name, version = "words", "1"

    def pipe(self, texts: Iterable[str]) -> Iterator[Parse]:
        for text in texts:
            if "KILL" in text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "CHOKE" in text:
                raise ValueError("text unfit for parsing")
            token = Token(0, text, text, "X", "X", "ROOT", 0, 0, len(text), 0)
            yield Parse(text, (token,), (Sentence(0, 0, 1, 0),))


class WholeText:
    """Gives the whole text as one time mention."""

    name, version, needs, gives = "whole", "1", ("parse",), ("times",)

    def __call__(self, found: Analysis) -> dict[str, tuple[TimeMention, ...]]:
        text = found.report.text
        return {"times": (TimeMention(Span.of(text, 0, len(text)), "DATE", ""),)}


def make_plan() -> Plan:
    return Plan(WordParser(), (WholeText(),))


def broken_plan() -> Plan:
    raise PlanError("the parser 'x' is not installed.")


def dying_plan() -> Plan:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError
