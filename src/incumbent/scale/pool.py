"""Code readings in worker processes: bounded memory, input order, failures reported per article.

The main process reads, hands out batches and keeps the order; a worker that ends or takes too long is replaced, its batch is
tried again article by article, and the article that did it is told. No worker outlives the main process.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from incumbent.errors import IncumbentError, ModelError
from incumbent.reading import Reading
from incumbent.records import CoderInfo, Record
from incumbent.scale.batches import Coded, Task, articles_of, batches, coded
from incumbent.scale.one import PATIENCE_S, Codes, MakeCoder, code_batch, failed, seconds_for, too_slow
from incumbent.scale.worker import default_coder, work

SMALL = 48  # up to so many articles one process is quicker than starting others
AHEAD = 2  # batches a worker has before it
_LOADING_S = 600.0  # for the language model, on the slowest of machines
_STARTS = 3  # times that workers may end before they have begun
_END_S = 2.0


def code_all(
    readings: Iterable[Reading],
    *,
    model: str | None = None,
    workers: int | None = None,
    coder: MakeCoder | None = None,
    patience_s: float = PATIENCE_S,
) -> Generator[Coded, None, None]:
    """Code every reading, in order. `workers` None: one process for a few articles, else one for each core, at most 8.

    `coder` makes what codes, in place of the coder of this package; a function that other processes can import.
    `patience_s`: seconds for a batch; an article that takes longer is stopped and told.
    Raises ModelError: model-missing where the language model cannot be loaded, model-worker where workers cannot run.
    """
    stream = iter(readings)
    if workers is None:
        first = list(islice(stream, SMALL + 1))
        workers = min(os.cpu_count() or 1, 8) if len(first) > SMALL else 1
        stream = chain(first, stream)
    parted = batches(stream)
    for batch, records in (
        _here(parted, model, coder, patience_s) if workers <= 1 else _there(parted, model, coder, workers, patience_s)
    ):
        yield from coded(batch, records)


def _here(
    parted: Iterator[list[Reading]], model: str | None, make: MakeCoder | None, patience_s: float
) -> Iterator[tuple[list[Reading], list[Record]]]:
    coder: Codes | None = None
    for batch in parted:
        articles = articles_of(batch)
        if articles and coder is None:
            coder = (make or default_coder)(model)
        yield batch, code_batch(coder, articles, patience_s) if coder is not None and articles else []


def _there(
    parted: Iterator[list[Reading]], model: str | None, make: MakeCoder | None, workers: int, patience_s: float
) -> Iterator[tuple[list[Reading], list[Record]]]:
    pool = _Pool(model, make, workers, patience_s)
    waiting: deque[tuple[list[Reading], Task]] = deque()
    try:
        for batch in parted:
            task = Task(articles_of(batch))
            waiting.append((batch, task))
            pool.submit(task)
            while len(waiting) >= 2 * AHEAD * workers or (waiting and waiting[0][1].done):
                pool.run_until(waiting[0][1])
                done, finished = waiting.popleft()
                yield done, finished.records()
        while waiting:
            pool.run_until(waiting[0][1])
            done, finished = waiting.popleft()
            yield done, finished.records()
    finally:
        pool.close()


@dataclass(slots=True, eq=False)
class _Worker:
    """A process, the pipe to it, and what it was given; `since`: when it began with the first of these."""

    process: BaseProcess
    pipe: Connection
    since: float
    info: CoderInfo | None = None
    given: deque[Task] = field(default_factory=deque)


class _Pool:
    """Workers and the tasks that wait for one."""

    def __init__(self, model: str | None, make: MakeCoder | None, workers: int, patience_s: float) -> None:
        self._arguments = (model, make, patience_s)
        self._patience_s = patience_s
        self._most = workers
        self._workers: list[_Worker] = []
        self._tasks: deque[Task] = deque()
        self._false_starts = 0
        self._info: CoderInfo | None = None

    def submit(self, task: Task) -> None:
        """Queue a task and let the workers get on, without waiting."""
        if not task.done:
            self._tasks.append(task)
        self._step(0.0)

    def run_until(self, task: Task) -> None:
        """Work until this task is done. Raises what the coder raised on purpose (IncumbentError)."""
        while not task.done:
            self._step(1.0)

    def _step(self, timeout_s: float) -> None:
        self._hand_out()
        if not self._workers:
            return
        ready = set(wait([w.pipe for w in self._workers], timeout_s))
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.pipe in ready:
                self._receive(worker)
            elif now - worker.since > self._allowed(worker):
                self._replace(worker, slow=True)
        self._hand_out()

    def _allowed(self, worker: _Worker) -> float:
        if worker.info is None:
            return _LOADING_S
        return seconds_for(worker.given[0].articles, self._patience_s) if worker.given else float("inf")

    def _hand_out(self) -> None:
        while (
            self._tasks
            and len(self._workers) < self._most
            and len(self._workers) * AHEAD < len(self._tasks) + len(self._workers)
        ):
            self._workers.append(_start(self._arguments))
        for worker in sorted(self._workers, key=lambda w: len(w.given)):
            while self._tasks and len(worker.given) < AHEAD:
                task = self._tasks.popleft()
                if not worker.given:
                    worker.since = max(worker.since, time.monotonic()) if worker.info else worker.since
                worker.given.append(task)
                try:
                    worker.pipe.send(task.articles)
                except (BrokenPipeError, ConnectionResetError):
                    break  # it has ended; the next step sees it and gives its tasks to others

    def _receive(self, worker: _Worker) -> None:
        try:
            said = worker.pipe.recv()
        except (EOFError, OSError):
            self._replace(worker, slow=False)
            return
        if isinstance(said, IncumbentError):
            raise said
        worker.since = time.monotonic()
        if isinstance(said, CoderInfo):
            worker.info = self._info = said
            self._false_starts = 0
        else:
            worker.given.popleft().found = said

    def _replace(self, worker: _Worker, *, slow: bool) -> None:
        """End a worker and give what it had to others: the first task in parts, or told as the one that did it."""
        _end(worker)
        self._workers.remove(worker)
        tasks = list(worker.given)
        if worker.info is None:
            self._false_starts += 1
            if self._false_starts >= _STARTS:
                raise ModelError(
                    "worker processes end before they can begin (out of memory?); try --workers 1", code="model-worker"
                )
        elif tasks:
            first = tasks.pop(0)
            if len(first.articles) > 1:
                tasks = [*first.divide(), *tasks]
            else:
                [article] = first.articles
                why = "the process that coded it ended (out of memory?); split the article, or leave it out"
                first.found = [too_slow(worker.info, article) if slow else failed(worker.info, article, why)]
        self._tasks.extendleft(reversed(tasks))

    def close(self) -> None:
        """End every worker at once; nothing they still do is wanted."""
        for worker in self._workers:
            worker.process.kill()
        for worker in self._workers:
            _end(worker)
        self._workers.clear()


def _start(arguments: tuple[str | None, MakeCoder | None, float]) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=work, args=(theirs, *arguments), daemon=True)
    with _one_thread_each(), _without_interrupts():
        process.start()
    theirs.close()
    return _Worker(process, ours, time.monotonic())


def _end(worker: _Worker) -> None:
    worker.process.kill()
    worker.process.join(_END_S)
    worker.pipe.close()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process started inside never sees Ctrl-C, not even before it can say that it does not want to; and the start is not
    broken off in the middle by SIGTERM, which would leave half a process to complain. The worker lets that in again."""
    if not hasattr(signal, "pthread_sigmask") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _one_thread_each() -> Iterator[None]:
    """Workers inherit one linear-algebra thread each: more would fight over the same cores."""
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
    before = {name: os.environ.get(name) for name in names}
    os.environ.update(dict.fromkeys(names, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
