"""Worker processes that each hold a plan, fed one batch at a time."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Self

from counterclaim.engines.batches import Failed, analysed
from counterclaim.errors import CounterclaimError, PlanError
from counterclaim.model import Analysis, Report
from counterclaim.pipeline.plan import Plan

__all__ = ["Pool"]

Result = Analysis | Failed

# Batches begun ahead of the one that is due, for each worker: enough to go on while one batch is slow.
AHEAD = 4


@dataclass(frozen=True)
class _Task:
    """Part `part` of the `number`-th batch: all of it, unless a worker died over it."""

    number: int
    part: int
    reports: list[Report]


class _Worker:
    """A process, our end of the pipe to it, and what it is at. It takes one task at a time: with a second one in
    the pipe both sides could wait for the other to read."""

    def __init__(self, make_plan: Callable[[], Plan]) -> None:
        # Spawned, not forked: a fork copies whatever threads (a progress bar's) hold at that moment.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_work, args=(theirs, make_plan), daemon=True)
        self.process.start()
        theirs.close()  # the only other copy is the worker's own: its death closes the pipe, and ends our waiting
        self.ready = False
        self.task: _Task | None = None

    def give(self, task: _Task) -> None:
        self.task = task
        with suppress(OSError):  # it died meanwhile; the end of its pipe tells so in its turn
            self.connection.send(task.reports)

    def end(self) -> None:
        self.connection.close()
        self.process.terminate()
        self.process.join(5)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()

    def fate(self) -> str:
        """How the process ended, in words."""
        self.process.join(5)
        code = self.process.exitcode
        if code is None or code >= 0:
            return f"ended with status {code}"
        name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
        return f"was killed ({name}; the machine may have run out of memory)" if -code == 9 else f"crashed ({name})"


class Pool:
    """Up to `jobs` workers, started as there is work for them; leaving the block ends them."""

    def __init__(self, make_plan: Callable[[], Plan], jobs: int) -> None:
        self._make_plan, self._jobs = make_plan, jobs
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()

    def map(self, drawn: Iterator[list[Report]]) -> Iterator[Result]:
        """The results of every batch, in order."""
        due = _Due(drawn, self._jobs * AHEAD)
        while True:
            self._feed(due)
            yield from due.finished()
            busy = [worker for worker in self._workers if worker.task or not worker.ready]
            if not busy and due.over:
                return
            for connection in wait([worker.connection for worker in busy]):
                self._hear(next(worker for worker in busy if worker.connection is connection), due)

    def _feed(self, due: _Due) -> None:
        """Give every idle worker a task, and start another where none is idle."""
        idle = [worker for worker in self._workers if worker.ready and not worker.task]
        starting = sum(not worker.ready for worker in self._workers)
        while idle and (task := due.next()):
            idle.pop().give(task)
        if not idle and len(self._workers) < self._jobs and due.waiting() > starting:
            self._workers.append(_Worker(self._make_plan))

    def _hear(self, worker: _Worker, due: _Due) -> None:
        """Take in what a worker sent, or that it died."""
        try:
            kind, value = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker, due)
            return
        if kind == "broken":
            raise PlanError(value)
        worker.ready = True
        if kind == "done":
            assert worker.task is not None
            due.done(worker.task, value)
            worker.task = None

    def _bury(self, worker: _Worker, due: _Due) -> None:
        self._workers.remove(worker)
        fate = worker.fate()
        worker.end()
        if not worker.ready:
            raise PlanError(f"a worker process {fate} before it could begin; try again with --jobs 1.")
        if worker.task:
            due.lost(worker.task, fate)


class _Due:
    """What is still to be done, what is done, and what is due next."""

    def __init__(self, drawn: Iterator[list[Report]], window: int) -> None:
        self._drawn, self._window = drawn, window
        self._ready: deque[_Task] = deque()
        self._parts: dict[int, list[list[Result] | None]] = {}
        self._begun = self._given = 0
        self._over = False

    @property
    def over(self) -> bool:
        """Whether everything was drawn and given out."""
        return self._over and not self._ready and not self._parts

    def next(self) -> _Task | None:
        """The next task; None if there is none, or none may be begun yet."""
        return self._ready.popleft() if self.waiting() else None

    def waiting(self) -> int:
        """How many tasks are ready, drawing one if there is none and the window allows."""
        if not self._ready and not self._over and self._begun - self._given < self._window:
            batch = next(self._drawn, None)
            if batch is None:
                self._over = True
            else:
                self._ready.append(_Task(self._begun, 0, batch))
                self._parts[self._begun] = [None]
                self._begun += 1
        return len(self._ready)

    def done(self, task: _Task, results: list[Result]) -> None:
        self._parts[task.number][task.part] = results

    def lost(self, task: _Task, fate: str) -> None:
        """A worker died over a task: its reports are tried one by one; one alone is given up."""
        if len(task.reports) == 1:
            reason = f"the worker process that analysed it {fate}; read it again by itself, or split it."
            self.done(task, [Failed(task.reports[0], reason)])
            return
        self._parts[task.number] = [None] * len(task.reports)
        alone = [_Task(task.number, part, [report]) for part, report in enumerate(task.reports)]
        self._ready.extendleft(reversed(alone))

    def finished(self) -> Iterator[Result]:
        """The results that are due, in order."""
        while self._given in self._parts and all(part is not None for part in self._parts[self._given]):
            parts = self._parts.pop(self._given)
            self._given += 1
            for part in parts:
                yield from part or ()


def _work(connection: Connection, make_plan: Callable[[], Plan]) -> None:
    """A worker's whole life: build the plan, then a batch in and its results out until the pipe closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to answer
    try:
        plan = make_plan()
    except Exception as error:  # it is raised again, as a sentence, where the user is
        connection.send(("broken", str(error) if isinstance(error, CounterclaimError) else f"the plan: {error!r}"))
        return
    connection.send(("ready", None))
    while True:
        try:
            batch = connection.recv()
            connection.send(("done", analysed(plan, batch)))
        except (EOFError, OSError):
            return  # the main process is gone
