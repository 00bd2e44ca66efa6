"""The queue of what people add: one job at a time, and none that takes the others with it."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.adding import Job, Order, Pasted, Queue, Said
from counterclaim.adding.jobs import MOST_TOLD, MOST_WAITING
from counterclaim.errors import AskedWrongly
from counterclaim.reading import Options

sys.path.append(str(Path(__file__).parent))

from obeying import obeying


@pytest.fixture
def queue() -> Iterator[Queue]:
    found = Queue(obeying)
    yield found
    found.close()


def order(words: str) -> Order:
    return Order(Path("none.db"), Options(columns={}), Pasted(words))


def after(job: Job, seconds: float = 30) -> Job:
    until = time.monotonic() + seconds
    while not job.over:
        assert time.monotonic() < until, job
        time.sleep(0.02)
    return job


def begun(job: Job, seconds: float = 30) -> Job:
    until = time.monotonic() + seconds
    while job.state != "reading":
        assert not job.over, job
        assert time.monotonic() < until, job
        time.sleep(0.02)
    return job


def test_a_process_that_dies_fails_its_own_job_only(queue: Queue) -> None:
    jobs = [queue.add(order(words), "Ada") for words in ("well", "die", "exit", "fail", "well")]
    assert [after(job).state for job in jobs] == ["done", "failed", "failed", "failed", "done"]
    assert "was killed (SIGKILL" in jobs[1].problem
    assert "ended with status 3" in jobs[2].problem
    assert jobs[3].problem == "the record is gone."


def test_a_job_is_stopped_at_once_and_the_next_has_its_turn(queue: Queue) -> None:
    first, second, third = (queue.add(order(words), "Ada") for words in ("sleep", "well", "well"))
    begun(first)
    assert (queue.before(second), queue.before(third)) == (1, 2)
    queue.stop(second)
    queue.stop(first)
    assert after(first, 10).state == "stopped"
    assert after(second).state == "stopped"
    assert after(third).state == "done"


def test_a_file_that_never_ends_is_given_up() -> None:
    queue = Queue(obeying, silence=1.0)
    first, second = queue.add(order("sleep"), "Ada"), queue.add(order("well"), "Ada")
    assert "nothing happened for" in after(first).problem
    assert after(second).state == "done"
    queue.close()


def test_only_so_many_may_wait(queue: Queue) -> None:
    for _ in range(MOST_WAITING):
        queue.add(order("sleep"), "Ada")
    with pytest.raises(AskedWrongly, match="waiting already"):
        queue.add(order("well"), "Ada")


def test_the_folder_of_a_job_is_removed_however_it_ends(queue: Queue, tmp_path: Path) -> None:
    for words in ("well", "die", "fail"):
        folder = tmp_path / words
        folder.mkdir()
        (folder / "0001").write_text("Words.", encoding="utf-8")
        after(queue.add(order(words), "Ada", folder))
    after(queue.add(order("well"), "Ada"))
    assert not list(tmp_path.iterdir())


def test_what_is_told_without_end_is_counted_beyond_a_measure() -> None:
    job = Job("j", "Ada", "2024-05-02", 1)
    for number in range(MOST_TOLD + 7):
        job.hear("said", Said("failure", str(number)))
    assert (len(job.said), job.left_out, job.version) == (MOST_TOLD, 7, MOST_TOLD + 7)


def test_a_queue_that_is_closed_ends_what_it_began(queue: Queue) -> None:
    begun(queue.add(order("sleep"), "Ada"))
    assert queue._worker
    process = queue._worker[0]
    began = time.monotonic()
    queue.close()
    assert time.monotonic() - began < 8
    assert not process.is_alive()
