"""What the pool does with what its workers say, step by step: workers that are none, a clock that stands, no processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import tinycoder

from incumbent.errors import ModelError
from incumbent.reading import Reading
from incumbent.records import Article, Record
from incumbent.scale import pool as room
from incumbent.scale.batches import Task
from incumbent.scale.pool import _end, _one_thread_each, _Pool, _start, _without_interrupts, _Worker, code_all
from incumbent.scale.worker import work

INFO = tinycoder.INFO


@dataclass(eq=False)
class Pipe:
    """The pipe to a worker: `says` what it has said, an exception to be raised; `sent` what it was given."""

    says: list[Any] = field(default_factory=list)
    sent: list[Any] = field(default_factory=list)
    closed: bool = False
    breaks: Exception | None = None

    def send(self, what: Any) -> None:
        if self.breaks is not None:
            raise self.breaks
        self.sent.append(what)

    def recv(self) -> Any:
        said = self.says.pop(0)
        if isinstance(said, (EOFError, OSError)):
            raise said
        return said

    def close(self) -> None:
        self.closed = True


@dataclass(eq=False)
class Process:
    did: list[Any] = field(default_factory=list)

    def kill(self) -> None:
        self.did.append("killed")

    def join(self, seconds: float) -> None:
        self.did.append(seconds)


class Workers:
    """Those that a pool has started, the time, and how long it waited for them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.all: list[_Worker] = []
        self.arguments: list[Any] = []
        self.waited: list[float] = []
        self.now = 1_000.0
        monkeypatch.setattr(room, "_start", self.start)
        monkeypatch.setattr(room, "wait", self.wait)
        monkeypatch.setattr(time, "monotonic", lambda: self.now)

    def start(self, arguments: Any) -> _Worker:
        self.arguments.append(arguments)
        made = _Worker(Process(), Pipe(), self.now)  # type: ignore[arg-type]
        self.all.append(made)
        return made

    def wait(self, pipes: list[Any], timeout: float) -> list[Any]:
        self.waited.append(timeout)
        assert len(self.waited) < 100, "waits for what never comes"
        return [pipe for pipe in pipes if pipe.says]

    def say(self, number: int, *what: Any) -> None:
        pipe: Any = self.all[number].pipe
        pipe.says.extend(what)

    @property
    def given(self) -> list[int]:
        return [len(w.given) for w in self.all]

    def sent(self, number: int) -> list[list[str]]:
        pipe: Any = self.all[number].pipe
        return [[a.id for a in articles] for articles in pipe.sent]

    def did(self, number: int) -> list[Any]:
        process: Any = self.all[number].process
        done: list[Any] = process.did
        return done


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> Workers:
    return Workers(monkeypatch)


def pool(most: int = 3) -> _Pool:
    return _Pool("m", tinycoder.make, most, 10.0)


def task(*names: str, text: str = "words") -> Task:
    return Task([Article(name, text) for name in names])


def records(*names: str) -> list[Record]:
    return [Record(INFO, Article(name, "words")) for name in names]


def test_workers_are_started_as_tasks_come_and_have_two_each(workers: Workers) -> None:
    asked = pool(3)
    after = []
    for n in range(8):
        asked.submit(task(str(n)))
        after.append(workers.given)
    assert after == [[1], [2], [2], [2, 2], [2, 2], [2, 2], [2, 2, 2], [2, 2, 2]]
    assert [workers.sent(n) for n in range(3)] == [[["0"], ["1"]], [["2"], ["3"]], [["4"], ["5"]]]
    assert workers.arguments == [("m", tinycoder.make, 10.0)] * 3 and set(workers.waited) == {0.0}


def test_a_task_without_articles_needs_nobody(workers: Workers) -> None:
    asked = pool()
    asked.submit(task())
    asked.run_until(task())
    assert workers.all == [] and workers.waited == []


def test_a_pool_works_until_a_task_is_done(workers: Workers) -> None:
    asked, one, two = pool(), task("1"), task("2")
    asked.submit(one)
    asked.submit(two)
    workers.say(0, INFO, records("1"), records("2"))
    asked.run_until(one)
    assert one.found == records("1") and not two.done and workers.given == [1]
    assert workers.waited == [0.0, 0.0, 1.0, 1.0]
    asked.run_until(two)
    assert two.found == records("2") and workers.given == [0] and workers.all[0].info == INFO


def test_the_idlest_worker_is_given_the_next_task(workers: Workers) -> None:
    asked = pool(2)
    for n in range(4):
        asked.submit(task(str(n)))
    workers.say(0, INFO)
    workers.say(1, INFO)
    asked._step(0.0)
    workers.say(1, records("2"))
    asked._step(0.0)
    workers.say(1, records("3"))
    asked._step(0.0)
    workers.say(0, records("0"))
    asked._step(0.0)
    assert workers.given == [1, 0]
    asked.submit(task("4"))
    assert workers.given == [1, 1] and workers.sent(1)[-1] == ["4"]


@pytest.mark.parametrize(("passed", "replaced"), [(600.0, False), (601.0, True)])
def test_a_worker_may_load_for_ten_minutes(workers: Workers, passed: float, replaced: bool) -> None:
    asked = pool(1)
    asked.submit(task("1"))
    workers.now += passed
    asked._step(0.0)
    assert (workers.did(0) == ["killed", 2.0]) is replaced and len(workers.all) == 1 + replaced


@pytest.mark.parametrize(("length", "passed", "slow"), [(5, 10.0, False), (5, 10.5, True), (43_000, 12.0, False)])
def test_an_article_has_its_time_from_when_it_is_begun(
    workers: Workers, length: int, passed: float, slow: bool
) -> None:
    asked, first, second = pool(1), task("1"), task("2", text="x" * length)
    asked.submit(first)
    asked.submit(second)
    workers.now += 500
    workers.say(0, INFO)
    asked._step(0.0)
    workers.now += 9
    workers.say(0, records("1"))
    asked._step(0.0)
    workers.now += passed
    asked._step(0.0)
    assert second.done is slow and first.found == records("1")
    if second.found:
        assert second.found[0].problems[0].message == (
            "article 2: coding took too long and was stopped; split the article, or leave it out"
        )
        assert second.found[0].coder == INFO and workers.did(0) == ["killed", 2.0] and len(workers.all) == 1


def test_an_idle_worker_may_wait_for_ever(workers: Workers) -> None:
    asked, first, late = pool(1), task("1"), task("2")
    asked.submit(first)
    workers.say(0, INFO, records("1"))
    asked.run_until(first)
    workers.now += 10_000
    asked._step(0.0)
    assert workers.did(0) == []
    asked.submit(late)
    workers.now += 10
    asked._step(0.0)
    assert workers.did(0) == [] and not late.done  # its time begins when it is given
    workers.now += 1
    asked._step(0.0)
    assert late.done and workers.did(0) == ["killed", 2.0]


def test_a_task_given_while_the_coder_loads_does_not_put_off_the_end_of_loading(workers: Workers) -> None:
    asked = pool(1)
    asked.submit(task("1"))
    asked._tasks.clear()
    workers.all[0].given.clear()
    workers.now += 400
    asked.submit(task("2"))
    workers.now += 201
    asked._step(0.0)
    assert workers.did(0) == ["killed", 2.0]


@pytest.mark.parametrize("end", [EOFError(), ConnectionResetError()])
def test_the_batch_of_a_worker_that_ended_is_tried_article_by_article(workers: Workers, end: Exception) -> None:
    asked, batch, after, alone = pool(1), task("1", "2"), task("3"), task("4")
    for each in (batch, after, alone):
        asked.submit(each)
    workers.say(0, INFO, end)
    asked._step(0.0)
    asked._step(0.0)
    assert workers.did(0) == ["killed", 2.0] and len(workers.all) == 2
    assert workers.sent(1) == [["1"], ["2"]]
    workers.say(1, INFO, records("1"), end)
    for _ in range(3):
        asked._step(0.0)
    assert batch.done and [r.article.id for r in batch.records()] == ["1", "2"]
    good, bad = batch.records()
    assert not good.problems and [p.message for p in bad.problems] == [
        "article 2: the process that coded it ended (out of memory?); split the article, or leave it out"
    ]
    assert workers.sent(2) == [["3"], ["4"]]


def test_workers_that_end_before_they_begin_are_tried_three_times(workers: Workers) -> None:
    asked, one = pool(1), task("1")
    asked.submit(one)
    for n in range(2):
        workers.say(n, EOFError())
        asked._step(0.0)
    assert len(workers.all) == 3 and workers.sent(2) == [["1"]] and not one.done
    workers.say(2, EOFError())
    with pytest.raises(ModelError, match="try --workers 1") as error:
        asked.run_until(one)
    assert error.value.code == "model-worker" and [workers.did(n) for n in range(3)] == [["killed", 2.0]] * 3


def test_a_worker_that_begins_makes_earlier_ends_forgotten(workers: Workers) -> None:
    asked, batch = pool(1), task("1", "2")
    asked.submit(batch)
    ends: list[list[Any]] = [[EOFError()], [EOFError()], [INFO, EOFError()], [EOFError()], [EOFError()]]
    for n, said in enumerate(ends):
        workers.say(n, *said)
        for _ in said:
            asked._step(0.0)
    assert len(workers.all) == 6 and not batch.done


@pytest.mark.parametrize("error", [BrokenPipeError(), ConnectionResetError()])
def test_a_task_for_a_worker_that_has_ended_goes_to_another(workers: Workers, error: Exception) -> None:
    asked, first, second = pool(1), task("1"), task("2")
    asked.submit(first)
    pipe: Any = workers.all[0].pipe
    pipe.breaks = error
    asked.submit(second)
    workers.say(0, INFO, EOFError())
    asked._step(0.0)
    asked._step(0.0)
    assert first.done and workers.sent(1) == [["2"]]


def test_what_the_coder_says_on_purpose_is_raised(workers: Workers) -> None:
    asked, one = pool(1), task("1")
    asked.submit(one)
    workers.say(0, ModelError("missing", code="model-missing"))
    with pytest.raises(ModelError, match="missing"):
        asked.run_until(one)


def test_closing_ends_every_worker(workers: Workers) -> None:
    asked = pool(2)
    for n in range(4):
        asked.submit(task(str(n)))
    asked.close()
    for n, worker in enumerate(workers.all):
        pipe: Any = worker.pipe
        assert workers.did(n) == ["killed", "killed", 2.0] and pipe.closed
    asked.close()
    assert [len(workers.did(n)) for n in range(2)] == [3, 3]
    process, pipe = Process(), Pipe()
    _end(_Worker(process, pipe, 0.0))  # type: ignore[arg-type]
    assert process.did == ["killed", 2.0] and pipe.closed


class Pools:
    """In place of the pool: a task is done when it is waited for; what was asked stands in `said`."""

    def __init__(self, model: Any, make: Any, workers: int, patience_s: float) -> None:
        self.said: list[Any] = [(model, make, workers, patience_s)]
        Pools.last = self

    last: Pools

    def submit(self, task: Task) -> None:
        self.said.append(("submit", len(task.articles)))

    def run_until(self, task: Task) -> None:
        self.said.append("run")
        task.found = [Record(INFO, a) for a in task.articles]

    def close(self) -> None:
        self.said.append("close")


def readings(count: int) -> list[Reading]:
    return [Reading(str(n), Article(str(n), "words")) for n in range(count)]


def test_batches_are_handed_out_ahead_and_given_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_Pool", Pools)
    given = readings(16 * 10)
    coding = code_all(given, model="m", workers=2, coder=tinycoder.make, patience_s=3.0)
    first = next(coding)
    assert Pools.last.said == [("m", tinycoder.make, 2, 3.0), *[("submit", 16)] * 8, "run"]
    done = [first, *coding]
    assert [c.reading for c in done] == given
    assert [c.record and c.record.article.id for c in done] == [r.source for r in given]
    assert Pools.last.said[10:] == [("submit", 16), "run", ("submit", 16), "run", *["run"] * 7, "close"]


def test_what_holds_no_article_is_given_back_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_Pool", Pools)
    coding = code_all((Reading(str(n), skipped="a picture") for n in range(40)), workers=2, coder=tinycoder.make)
    assert next(coding).record is None and Pools.last.said == [(None, tinycoder.make, 2, 30.0), ("submit", 0), "run"]
    coding.close()
    assert Pools.last.said[-1] == "close"


@pytest.mark.parametrize(
    ("count", "cores", "workers", "pools"),
    [(48, 4, None, None), (49, 4, None, 4), (49, 64, None, 8), (49, 1, None, None), (49, None, None, None), (2, 4, 2, 2), (60, 4, 1, None), (60, 4, 0, None)],
)  # fmt: skip
def test_a_few_articles_are_coded_in_one_process(
    monkeypatch: pytest.MonkeyPatch, count: int, cores: int | None, workers: int | None, pools: int | None
) -> None:
    asked: list[int] = []

    class Counted(Pools):
        def __init__(self, model: Any, make: Any, workers: int, patience_s: float) -> None:
            super().__init__(model, make, workers, patience_s)
            asked.append(workers)

    monkeypatch.setattr(room, "_Pool", Counted)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    done = list(code_all(readings(count), workers=workers, coder=tinycoder.make))
    assert [c.reading.source for c in done] == [str(n) for n in range(count)]
    assert asked == ([] if pools is None else [pools])


def test_in_one_process_the_coder_is_made_once_an_article_needs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str | None] = []

    def make(model: str | None) -> tinycoder.TinyCoder:
        made.append(model)
        return tinycoder.TinyCoder()

    monkeypatch.setattr(room, "default_coder", make)
    pictures = [Reading("p", skipped="a picture")] * 17
    assert [c.record for c in code_all(pictures, workers=1)] == [None] * 17 and made == []
    done = list(code_all([*pictures, *readings(40), *pictures], workers=1, model="m"))
    assert made == ["m"] and [c.record is not None for c in done] == [False] * 17 + [True] * 40 + [False] * 17


def test_a_worker_is_started_with_one_thread_and_without_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    said: dict[str, Any] = {}
    ours, theirs = Pipe(), Pipe()

    class Context:
        def Pipe(self) -> tuple[Pipe, Pipe]:
            return ours, theirs

        def Process(self, **how: Any) -> Any:
            said.update(how)
            return self

        def start(self) -> None:
            said["threads"] = os.environ["OMP_NUM_THREADS"]
            said["blocked"] = signal.pthread_sigmask(signal.SIG_BLOCK, ())

    def context(name: str) -> Context:
        said["name"] = name
        return Context()

    monkeypatch.setattr(multiprocessing, "get_context", context)
    monkeypatch.setattr(time, "monotonic", lambda: 5.0)
    worker: Any = _start(("m", tinycoder.make, 3.0))
    assert (said["name"], said["target"], said["daemon"]) == ("spawn", work, True)
    assert said["args"] == (theirs, "m", tinycoder.make, 3.0)
    assert said["threads"] == "1" and said["blocked"] >= {signal.SIGINT, signal.SIGTERM}
    assert theirs.closed and not ours.closed and (worker.since, worker.pipe) == (5.0, ours)
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ()) & {signal.SIGINT, signal.SIGTERM}


def mask() -> set[int]:
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, ()))


def test_interrupts_wait_while_a_process_is_started_also_where_that_fails() -> None:
    before = mask()
    with pytest.raises(OSError, match="no process"), _without_interrupts():
        assert mask() == before | {signal.SIGINT, signal.SIGTERM}
        raise OSError("no process")
    assert mask() == before


def test_only_the_main_thread_of_a_system_with_masks_holds_interrupts_back(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[set[int]] = []

    def inside() -> Iterator[None]:
        with _without_interrupts():
            seen.append(mask())
        yield

    other = threading.Thread(target=lambda: list(inside()))
    other.start()
    other.join()
    read = signal.pthread_sigmask
    monkeypatch.delattr(signal, "pthread_sigmask")
    with _without_interrupts():
        seen.append(set(read(signal.SIG_BLOCK, ())))
    assert seen == [set(read(signal.SIG_BLOCK, ()))] * 2 and signal.SIGINT not in seen[0]


def test_threads_are_put_back_where_a_start_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MKL_NUM_THREADS", "5")
    monkeypatch.delenv("OMP_NUM_THREADS", raising=False)
    with pytest.raises(OSError, match="no process"), _one_thread_each():
        raise OSError("no process")
    assert os.environ["MKL_NUM_THREADS"] == "5" and "OMP_NUM_THREADS" not in os.environ
