"""Code readings in worker processes: bounded memory, input order, failures reported per article."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain, islice

from incumbent.coding import Coder
from incumbent.errors import IncumbentError, ModelError
from incumbent.reading import Reading
from incumbent.records import Article, Problem, Record

BATCH = 16  # articles sent to a worker at once
SMALL = 48  # up to so many articles one process is quicker than starting others


@dataclass(frozen=True, slots=True)
class Coded:
    """A reading and, where it holds an article, the article's record."""

    reading: Reading
    record: Record | None


def code_all(readings: Iterable[Reading], *, model: str | None = None, workers: int | None = None) -> Iterator[Coded]:
    """Code every reading, in order. `workers` None: one process for a few articles, else one for each core, at most 8.

    Raises ModelError (model-missing) where the language model cannot be loaded.
    """
    stream = iter(readings)
    if workers is None:
        first = list(islice(stream, SMALL + 1))
        workers = min(os.cpu_count() or 1, 8) if len(first) > SMALL else 1
        stream = chain(first, stream)
    batches = iter(lambda: list(islice(stream, BATCH)), [])
    coded = _here(batches, model) if workers <= 1 else _there(batches, model, workers)
    for batch, records in coded:
        found = iter(records)
        for reading in batch:
            yield Coded(reading, next(found) if reading.article is not None else None)


def _articles(batch: Sequence[Reading]) -> list[Article]:
    return [r.article for r in batch if r.article is not None]


def _here(batches: Iterator[list[Reading]], model: str | None) -> Iterator[tuple[list[Reading], list[Record]]]:
    coder: Coder | None = None
    for batch in batches:
        articles = _articles(batch)
        if articles and coder is None:
            coder = Coder(model)
        yield batch, _code(coder, articles) if coder is not None else []


def _there(
    batches: Iterator[list[Reading]], model: str | None, workers: int
) -> Iterator[tuple[list[Reading], list[Record]]]:
    """Two batches a worker are under way at any time, so no worker waits and memory stays bounded."""
    waiting: deque[tuple[list[Reading], Future[list[Record]]]] = deque()
    with (
        _one_thread_each(),
        ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _start_worker, (model,)) as pool,
    ):
        try:
            for batch in batches:
                waiting.append((batch, pool.submit(_work, _articles(batch))))
                if len(waiting) >= 2 * workers:
                    done, future = waiting.popleft()
                    yield done, future.result()
            while waiting:
                done, future = waiting.popleft()
                yield done, future.result()
        except BrokenProcessPool as error:
            raise ModelError(
                "a worker process ended unexpectedly (out of memory?); try fewer --workers", code="model-worker"
            ) from error


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


_worker: list[Coder] = []  # the coder of this worker process, loaded once by _start_worker


def _start_worker(model: str | None) -> None:
    _worker.append(Coder(model))


def _work(articles: list[Article]) -> list[Record]:
    return _code(_worker[0], articles)


def _code(coder: Coder, articles: list[Article]) -> list[Record]:
    """Records of a batch; where coding the batch fails, each article alone, the failing one reported in its record."""
    try:
        return list(coder.code(articles))
    except IncumbentError:
        raise
    except Exception:
        return [_code_one(coder, article) for article in articles]


def _code_one(coder: Coder, article: Article) -> Record:
    try:
        [record] = coder.code([article])
        return record
    except Exception as error:  # reported to the user in the record, with what is needed to mend it
        problem = Problem(
            "coder-failed",
            f"article {article.id}: coding failed with {type(error).__name__}: {error}; please report this article",
        )
        return Record(coder.info, replace(article, problems=()), problems=(*article.problems, problem))
