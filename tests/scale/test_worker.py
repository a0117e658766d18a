"""What a worker says to the main process and when it ends; how long coding may take in one process."""

from __future__ import annotations

import faulthandler
import os
import queue
import signal
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
import tinycoder

from incumbent.errors import ModelError
from incumbent.records import Article, CoderInfo, Record
from incumbent.scale import worker as room
from incumbent.scale.one import TooSlow, _limited, code_batch
from incumbent.scale.worker import default_coder, work


class Ended(BaseException):
    """In place of the end of the process."""


class Pipe:
    """The pipe to the main process: it gives batches, then is silent, and breaks after so many words."""

    def __init__(self, batches: Iterable[list[Article]], words: int, breaks: type[OSError] = BrokenPipeError) -> None:
        self.batches, self.words, self.breaks = list(batches), words, breaks
        self.said: list[Any] = []
        self.silent = threading.Event()

    def recv(self) -> list[Article]:
        if not self.batches:
            self.silent.wait(5)
            raise EOFError
        return self.batches.pop(0)

    def send(self, what: Any) -> None:
        if len(self.said) == self.words:
            raise self.breaks
        self.said.append(what)


class Impatient(queue.Queue[Any]):
    """A queue that says so where nothing comes, rather than wait for ever."""

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        return super().get(timeout=3.0)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the worker asked of the system, in order; its end raises Ended."""
    asked: list[Any] = []

    def leave(status: int) -> None:
        asked.append(("exit", status))
        raise Ended

    monkeypatch.setattr(queue, "SimpleQueue", Impatient)
    monkeypatch.setattr(signal, "signal", lambda *said: asked.append(said))
    monkeypatch.setattr(signal, "pthread_sigmask", lambda *said: asked.append(said))
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr(
        faulthandler, "dump_traceback_later", lambda s, exit, file: asked.append((s, exit, file.name, file.closed))
    )
    monkeypatch.setattr(faulthandler, "cancel_dump_traceback_later", lambda: asked.append("in time"))
    return asked


INTERRUPTS = [(signal.SIGINT, signal.SIG_IGN), (signal.SIG_UNBLOCK, {signal.SIGTERM})]


@pytest.mark.parametrize("breaks", [BrokenPipeError, ConnectionResetError])
def test_a_worker_says_who_codes_then_the_records_of_each_batch(system: list[Any], breaks: type[OSError]) -> None:
    one, two = Article("1", "A" + "x" * 599), Article("2", "words")
    pipe = Pipe([[one], [one, two], [two]], 3, breaks)
    with pytest.raises(Ended):
        work(pipe, "m", tinycoder.make, 2.0)  # type: ignore[arg-type]
    info, first, second = pipe.said
    assert info == tinycoder.INFO and [[r.article.id for r in found] for found in (first, second)] == [
        ["1"],
        ["1", "2"],
    ]
    watched = [(8 + n / 300, True, os.devnull, False) for n in (600, 605, 5)]
    assert system == [*INTERRUPTS, watched[0], "in time", watched[1], "in time", watched[2], ("exit", 0)]


def test_a_worker_that_cannot_make_its_coder_says_so_and_is_done(system: list[Any]) -> None:
    pipe = Pipe([], 5)
    work(pipe, None, tinycoder.make_unloadable, 2.0)  # type: ignore[arg-type]
    [said] = pipe.said
    assert isinstance(said, ModelError) and said.code == "model-missing" and system == INTERRUPTS


def test_a_worker_has_the_coder_of_the_package_where_none_is_given(
    system: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str | None] = []

    def make(model: str | None) -> tinycoder.TinyCoder:
        made.append(model)
        return tinycoder.TinyCoder()

    monkeypatch.setattr("incumbent.coding.Coder", make)
    assert isinstance(default_coder("m"), tinycoder.TinyCoder)
    with pytest.raises(Ended):
        work(Pipe([], 0), "other", None, 2.0)  # type: ignore[arg-type]
    assert made == ["m", "other"]


def test_a_worker_does_without_masks_where_there_are_none(system: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    work(Pipe([], 5), None, tinycoder.make_unloadable, 2.0)  # type: ignore[arg-type]
    assert system == INTERRUPTS[:1]


@pytest.mark.parametrize("end", [EOFError, ConnectionResetError])
def test_a_worker_ends_with_the_pipe(system: list[Any], end: type[Exception]) -> None:
    batches: queue.Queue[Any] = Impatient()
    said: list[Any] = [["a"], ["b"]]

    class Closing:
        def recv(self) -> Any:
            if said:
                return said.pop(0)
            raise end

    with pytest.raises(Ended):
        room._receive(Closing(), batches)  # type: ignore[arg-type]
    assert [batches.get_nowait(), batches.get_nowait()] == [["a"], ["b"]] and system == [("exit", 0)]


def test_the_pipe_is_read_by_a_thread_that_does_not_hold_the_process_up(
    system: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[tuple[Any, bool]] = []

    class Thread:
        def __init__(self, target: Any, args: tuple[Any, ...], daemon: bool) -> None:
            made.append((target, daemon))

        def start(self) -> None:
            made.append(("started", True))

    monkeypatch.setattr(threading, "Thread", Thread)
    work(Pipe([], 5), None, tinycoder.make_unloadable, 2.0)  # type: ignore[arg-type]
    assert made == [(room._receive, True), ("started", True)]


def rings() -> tuple[Any, float]:
    return signal.getsignal(signal.SIGALRM), signal.getitimer(signal.ITIMER_REAL)[0]


def test_time_is_taken_while_it_is_limited_and_the_alarm_put_back() -> None:
    before = rings()
    with _limited(50.0):
        ring, left = rings()
        assert ring != before[0] and 40 < left <= 50
    assert rings() == before and before[1] == 0
    with pytest.raises(TooSlow), _limited(0.01):
        time.sleep(5)
    assert rings() == before


def test_time_is_not_taken_where_none_is_set_or_no_alarm_is_to_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    before, seen = rings(), list[Any]()
    with _limited(None):
        seen.append(rings())

    def inside() -> None:
        with _limited(50.0):
            seen.append(rings())

    other = threading.Thread(target=inside)
    other.start()
    other.join()
    monkeypatch.delattr(signal, "setitimer")
    inside()
    assert seen == [before] * 3


class Slow:
    """Takes `seconds` for an article; remembers how many it was given at once."""

    info = CoderInfo("t", "1", "m")

    def __init__(self, seconds: float) -> None:
        self.seconds, self.batches = seconds, list[int]()

    def code(self, articles: Iterable[Article]) -> Iterator[Record]:
        given = list(articles)
        self.batches.append(len(given))
        for article in given:
            time.sleep(self.seconds)
            yield Record(self.info, article)


def test_a_batch_that_takes_too_long_is_coded_article_by_article_each_with_its_own_time() -> None:
    coder, articles = Slow(0.15), [Article(str(n), "x") for n in range(4)]
    assert [len(r.problems) for r in code_batch(coder, articles, 0.4)] == [0] * 4 and coder.batches == [4, 1, 1, 1, 1]
    untimed = Slow(0.01)
    assert [len(r.problems) for r in code_batch(untimed, articles)] == [0] * 4 and untimed.batches == [4]


def test_an_article_alone_is_coded_once() -> None:
    class Broken(Slow):
        def code(self, articles: Iterable[Article]) -> Iterator[Record]:
            yield from super().code(articles)
            raise ValueError("no")

    coder = Broken(0.0)
    [found] = code_batch(coder, [Article("1", "x")], 30.0)
    assert coder.batches == [1] and found.problems[0].message == (
        "article 1: coding failed with ValueError: no; please report this article"
    )
    assert code_batch(coder, []) == [] and code_batch(Slow(0.0), [], None) == []
