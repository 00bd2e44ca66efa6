"""The process that reads what people add, so that the pages stay quick and no odd file can take them down."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from counterclaim.adding.orders import Arrived, Order, Said
from counterclaim.adding.run import Run
from counterclaim.errors import CounterclaimError
from counterclaim.model import Knowledge, Report
from counterclaim.pipeline.plan import Plan
from counterclaim.reading import Failure, Notice, Reading
from counterclaim.record import open_record
from counterclaim.views.wording import safe

__all__ = ["work"]

_NICE = 10  # whoever looks at a page comes before whoever waits for a reading


def work(connection: Connection) -> None:
    """A worker's whole life: an order in, what happens out as pairs of a word and its value, until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to answer
    with suppress(OSError, AttributeError):
        os.nice(_NICE)
    plans = _Plans()
    while True:
        try:
            order = connection.recv()
        except (EOFError, OSError):
            return
        try:
            _done(order, connection, plans)
        except (BrokenPipeError, ConnectionError):
            return  # the server is gone
        except CounterclaimError as error:
            connection.send(("failed", str(error)))
        except Exception as error:  # the outermost net: the next order may do better
            connection.send(("failed", f"a mistake of ours, not yours: {type(error).__name__}: {str(error)[:300]}. "
                                       "What was read before it is kept."))


class _Plans:
    """The plan for what a record knows of its actors and places, built anew only where that has changed."""

    def __init__(self) -> None:
        self._held: tuple[Knowledge, Plan] | None = None

    def __call__(self, added: Knowledge) -> Plan:
        if self._held is None or self._held[0] != added:
            from counterclaim.pipeline import default_plan

            self._held = added, default_plan(None, added)
        return self._held[1]


def _done(order: Order, connection: Connection, plans: _Plans) -> None:
    """Read and link an order, telling everything at once."""

    def tell(kind: str, value: Any) -> None:
        connection.send((kind, value))

    tell("state", "starting")
    with open_record(order.record) as store:
        plan = plans(store.knowledge())
        run = Run(store, lambda: plan, plan.fingerprint)
        run.tell = lambda each: tell("said", _said(each))
        run.step = lambda tally: tell("tally", replace(tally))
        run.arrived = lambda report, already: tell("arrived", Arrived(report.id, _name(report), already))
        tell("state", "reading")
        run(_readings(order, tell))
        tell("tally", replace(run.tally))
        tell("state", "linking")
        store.link_all(lambda count: tell("linked", count))
    tell("done", None)


def _readings(order: Order, tell: Any) -> Iterator[Reading]:
    for number, (name, readings) in enumerate(order.readings(), 1):
        tell("item", (number, safe(name)))
        yield from readings


def _said(each: Failure | Notice) -> Said:
    return Said("failure" if isinstance(each, Failure) else "notice", safe(str(each)))


def _name(report: Report) -> str:
    return safe(report.title or report.outlet or report.origin or report.id)[:200]
