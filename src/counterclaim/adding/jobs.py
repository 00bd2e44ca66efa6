"""The queue of what people add: one job at a time in a process of its own, the others wait and are shown so."""

from __future__ import annotations

import multiprocessing
import queue
import secrets
import shutil
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any, Literal

from counterclaim.adding.orders import Arrived, Order, Said
from counterclaim.adding.run import Tally
from counterclaim.adding.worker import work
from counterclaim.errors import AskedWrongly

__all__ = ["Job", "Queue", "State"]

State = Literal["waiting", "starting", "reading", "linking", "done", "failed", "stopped"]
MOST_WAITING, MOST_KEPT, MOST_TOLD = 20, 100, 500
_IDLE = 600.0  # seconds after which a process that nobody needs gives its memory, half a gigabyte, back
# The longest that may pass without a word: a report as long as a book takes a minute or two to read, on a busy machine.
_SILENCE = 1800.0
_LOOK = 0.25  # seconds between looks at whether somebody stopped the job


@dataclass
class Job:
    """One order and how it goes. `version` rises with every change, so that a page knows whether there is news."""

    id: str
    by: str
    at: str
    items: int
    state: State = "waiting"
    item: int = 0
    name: str = ""
    tally: Tally = field(default_factory=Tally)
    said: list[Said] = field(default_factory=list)
    arrived: list[Arrived] = field(default_factory=list)
    linked: int = 0
    problem: str = ""
    left_out: int = 0
    version: int = 0
    stopping: bool = False

    @property
    def over(self) -> bool:
        return self.state in ("done", "failed", "stopped")

    def hear(self, kind: str, value: Any) -> None:
        """Take in what the process told."""
        match kind:
            case "state":
                self.state = value
            case "item":
                self.item, self.name = value
            case "tally":
                self.tally = value
            case "said":
                self._keep(self.said, value)
            case "arrived":
                self._keep(self.arrived, value)
            case "linked":
                self.linked += value
            case "done":
                self.state = "done"
            case "failed":
                self.state, self.problem = "failed", value
        self.version += 1

    def _keep(self, told: list[Any], value: Said | Arrived) -> None:
        if len(told) < MOST_TOLD:
            told.append(value)
        else:
            self.left_out += 1


class Queue:
    """Jobs in the order in which they were given; the thread and the process begin with the first of them."""

    def __init__(self, target: Callable[[Connection], None] = work, silence: float = _SILENCE) -> None:
        self._target, self._silence = target, silence
        self._jobs: dict[str, Job] = {}
        self._due: queue.Queue[tuple[Job, Order, Path | None] | None] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._worker: tuple[SpawnProcess, Connection] | None = None

    def add(self, order: Order, by: str, folder: Path | None = None) -> Job:
        """Put an order in the queue; `folder` is removed when it is over. AskedWrongly where too many wait already."""
        job = Job(secrets.token_hex(8), by, datetime.now(UTC).isoformat(timespec="seconds"), order.items)
        with self._lock:
            if sum(not each.over for each in self._jobs.values()) >= MOST_WAITING:
                raise AskedWrongly(f"{MOST_WAITING} jobs are waiting already; add this when some of them are done.")
            for old in [each.id for each in self._jobs.values() if each.over][: max(0, len(self._jobs) - MOST_KEPT)]:
                del self._jobs[old]
            self._jobs[job.id] = job
            self._due.put((job, order, folder))
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="adding", daemon=True)
                self._thread.start()
        return job

    def get(self, job_id: str) -> Job | None:
        with self._lock:
            return self._jobs.get(job_id)

    def jobs(self) -> tuple[Job, ...]:
        """All jobs that are remembered, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def before(self, job: Job) -> int:
        """How many jobs are to be done before a waiting one."""
        with self._lock:
            ids = list(self._jobs)
            return sum(not self._jobs[each].over for each in ids[: ids.index(job.id)]) if job.id in ids else 0

    def stop(self, job: Job) -> None:
        """Give a job up; reports that were read stay in the record."""
        job.stopping = True
        job.version += 1

    def close(self) -> None:
        """End the process and the thread; what waits is dropped, what was read is kept."""
        with self._lock:
            thread, self._thread = self._thread, None
            for job in self._jobs.values():
                job.stopping = True
        if thread:
            self._due.put(None)
            thread.join(10)

    def _work(self) -> None:
        while True:
            try:
                due = self._due.get(timeout=_IDLE)
            except queue.Empty:
                self._end_worker()
                continue
            if due is None:
                self._end_worker()
                return
            job, order, folder = due
            try:
                self._do(job, order)
            except Exception as error:  # whatever happens to one job, the next has its turn
                self._end_worker()
                job.hear("failed", f"a mistake of ours, not yours: {type(error).__name__}. Please report it.")
            finally:
                if folder:
                    shutil.rmtree(folder, ignore_errors=True)

    def _do(self, job: Job, order: Order) -> None:
        if job.stopping:
            job.hear("state", "stopped")
            return
        process, connection = self._worker or self._begun()
        try:
            connection.send(order)
            heard = time.monotonic()
            while not job.over and not job.stopping:
                if connection.poll(_LOOK):
                    job.hear(*connection.recv())
                    heard = time.monotonic()
                elif time.monotonic() - heard > self._silence:
                    minutes = self._silence / 60
                    job.hear("failed", f"nothing happened for {minutes:.0f} minutes while it read {job.name}; leave "
                                       "that out, or split it. What was read before is kept.")
                    self._end_worker()
        except (EOFError, OSError):
            process.join(5)
            job.hear("failed", f"the process that read it {_fate(process.exitcode)}; what was read before is kept. "
                               "Add the rest again, one file at a time, to find the one that does this.")
            self._end_worker()
        if not job.over:
            self._end_worker()
            job.hear("state", "stopped")

    def _begun(self) -> tuple[SpawnProcess, Connection]:
        # Spawned, not forked: a fork would copy the server's threads and the locks that they hold.
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=self._target, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        self._worker = process, ours
        return self._worker

    def _end_worker(self) -> None:
        if self._worker is None:
            return
        process, connection = self._worker
        self._worker = None
        connection.close()
        process.terminate()
        process.join(5)
        if process.is_alive():
            process.kill()
            process.join()


def _fate(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None or code >= 0:
        return f"ended with status {code}"
    name = f"signal {-code}"
    with suppress(ValueError):
        name = signal.Signals(-code).name
    return f"was killed ({name}; the machine may have run out of memory)" if code == -9 else f"crashed ({name})"
