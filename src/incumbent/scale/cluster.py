"""Reading and coding on a Ray cluster: what `incumbent read --engine ray` does past one machine.

Two stages run as tasks, reading by input and coding by batch; copies are marked and the ledger is written in the one process
that asked, in the order of the inputs, so the ledger is that of a single process. Every machine sees the inputs under the
same paths and has this package. A task whose process ends is run again elsewhere; an input or article that ends its process
each time is told, and the rest goes on. Inputs that are finished are kept in a manifest: see `scale/manifest.py`.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from incumbent.errors import IncumbentError, InputError, ModelError
from incumbent.reading import Reading
from incumbent.reading.sources import paths, read_file
from incumbent.records import Article, CoderInfo, Record
from incumbent.scale.batches import Coded, Task, articles_of, batches, coded
from incumbent.scale.engine import Job
from incumbent.scale.manifest import Manifest, Shard
from incumbent.scale.one import PATIENCE_S, Codes, MakeCoder, code_batch, failed, seconds_for, too_slow

AHEAD = 3  # batches for each processor that are handed out before their turn
OPEN = 4  # shards read at once, ahead of the one whose turn it is
_HELD = 8  # groups of readings that a reading task keeps until they are asked for
_FILES, _BYTES = 200, 32_000_000  # of a shard: small files are read together
_RETRIES = 2  # times that a task whose process ended is run again
_HANGING = 4  # times the patience: a task is stopped from outside where it cannot stop itself
_STORE_BYTES = 400_000_000  # of memory shared by the processes of a machine, for a cluster that is started here
_LOADING_S = 600.0


@dataclass(frozen=True, slots=True)
class ShardEnd(Reading):
    """Follows the last reading of a shard, so that it is known to be stored once what stood before it is."""

    shard: Shard = field(default_factory=Shard)


class Cluster(AbstractContextManager["Cluster"]):
    """The cluster named by RAY_ADDRESS, or one started on this machine with so many processors as the job has workers.

    Raises InputError (engine-missing) where ray is not installed, ModelError where the coder cannot be made.
    """

    def __init__(self, job: Job, manifest: Manifest, *, patience_s: float = PATIENCE_S) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is sent anywhere
        try:
            import ray
        except ImportError as error:
            raise InputError(
                "--engine ray needs the extra: pip install 'incumbent[ray]'", code="engine-missing"
            ) from error
        self._ray: Any = ray
        self._job, self._manifest, self._patience_s = job, manifest, patience_s
        self._info: CoderInfo | None = None

    @property
    def left_out(self) -> int:
        return self._manifest.left_out

    def __enter__(self) -> Cluster:
        ray, here = self._ray, {}
        if not os.environ.get("RAY_ADDRESS"):
            here = {"num_cpus": self._job.workers, "object_store_memory": _STORE_BYTES, "include_dashboard": False}
        ray.init(log_to_driver=False, logging_level="ERROR", **here)
        settings = {"max_retries": _RETRIES, "num_cpus": 1}
        self._code = ray.remote(**settings)(code_articles)
        self._read = ray.remote(**settings, num_returns="streaming", _generator_backpressure_num_objects=_HELD)(
            read_shard
        )
        self._slots = max(1, int(ray.cluster_resources().get("CPU", 1)))
        return self

    def __exit__(self, *exception: object) -> None:
        self._ray.shutdown()

    def read(self, inputs: Iterable[str | Path]) -> Iterator[Reading]:
        """What `read_articles` gives, in the same order, read by tasks; a ShardEnd after each shard that had no fault.

        Files that the manifest holds are left out, and counted there.
        """
        job = self._job
        options = (os.getcwd(), job.published, job.publisher, dict(job.fields or {}))  # noqa: PTH109
        turn: deque[tuple[Reading | Shard, Any]] = deque()
        for found in shards(inputs, self._manifest):
            turn.append((found, self._read.remote(found.files, *options) if isinstance(found, Shard) else None))
            if len(turn) > OPEN:
                yield from self._readings(*turn.popleft())
        while turn:
            yield from self._readings(*turn.popleft())

    def passed(self, reading: Reading, faults: int) -> None:
        if isinstance(reading, ShardEnd):
            self._manifest.ended(reading.shard, faults)

    def stored(self, faults: int) -> None:
        self._manifest.stored(faults)

    def _readings(self, turn: Reading | Shard, groups: Any) -> Iterator[Reading]:
        """The readings of a shard as they come, then its end; what ended the process that read it is told."""
        if isinstance(turn, Reading):
            yield turn
            return
        articles, last, sound = 0, None, True
        try:
            for group in groups:
                for reading in self._ray.get(group):
                    if reading.article is not None:
                        articles, last = articles + 1, reading.article.id
                    sound = sound and reading.error is None
                    yield reading
        except self._ray.exceptions.RayTaskError as error:
            raise _unfit(error) from None
        except self._ray.exceptions.RayError as error:
            said = str(error).strip().partition("\n")[0][:200]
            why = f"the process that read it ended ({said}); read these files by themselves"
            yield Reading(turn.name, error=InputError(f"{turn.name}: {why}", code="input-unreadable"))
            return
        if sound:
            yield ShardEnd(turn.name, shard=replace(turn, articles=articles, last=last))

    def code(self, readings: Iterable[Reading]) -> Generator[Coded, None, None]:
        """Every reading with its record, in order; batches are coded by tasks, a few of them ahead for each processor."""
        waiting: deque[tuple[list[Reading], _Batch]] = deque()
        for batch in batches(iter(readings)):
            waiting.append((batch, _Batch(self, Task(articles_of(batch)))))
            while waiting and (len(waiting) > AHEAD * self._slots or not waiting[0][1].task.articles):
                done, running = waiting.popleft()
                yield from coded(done, running.records())
        while waiting:
            done, running = waiting.popleft()
            yield from coded(done, running.records())

    def submit(self, articles: list[Article]) -> Any:
        return self._code.remote(articles, self._job.model, self._job.coder, self._patience_s)

    def outcome(self, running: Any, articles: list[Article]) -> list[Record] | bool:
        """The records, or whether it was too slow, where the task was stopped or its process ended each time it was tried.

        Raises what the coder raised on purpose (IncumbentError).
        """
        allowed = _LOADING_S + _HANGING * seconds_for(articles, self._patience_s)
        errors = self._ray.exceptions
        deadline = time.monotonic() + allowed * (1 + AHEAD)
        while not self._ray.wait([running], timeout=5.0)[0]:
            if time.monotonic() > deadline:
                self._ray.cancel(running, force=True)
                return True
        try:
            said = self._ray.get(running)
        except errors.RayTaskError as error:
            raise _unfit(error) from None
        except errors.RayError:
            return False
        if isinstance(said, IncumbentError):
            raise said
        self._info, records = said
        found: list[Record] = records
        return found

    def told(self, article: Article, slow: bool) -> Record:
        """The record of an article that could not be coded, which says why."""
        if self._info is None:
            raise ModelError(
                "the cluster's processes end before they can code (out of memory?); try fewer --workers",
                code="model-worker",
            )
        why = "the process that coded it ended (out of memory?); split the article, or leave it out"
        return too_slow(self._info, article) if slow else failed(self._info, article, why)


class _Batch:
    """A batch that is being coded; after a fault each of its articles by itself."""

    def __init__(self, cluster: Cluster, task: Task) -> None:
        self.cluster, self.task = cluster, task
        self._running = cluster.submit(task.articles) if task.articles else None

    def records(self) -> list[Record]:
        if self._running is not None and not self.task.done:
            found = self.cluster.outcome(self._running, self.task.articles)
            if not isinstance(found, bool):
                self.task.found = found
            elif len(self.task.articles) == 1:
                self.task.found = [self.cluster.told(self.task.articles[0], found)]
            else:
                for part in [_Batch(self.cluster, part) for part in self.task.divide()]:
                    part.records()
        return self.task.records()


def shards(inputs: Iterable[str | Path], manifest: Manifest) -> Iterator[Shard | Reading]:
    """Files in the order of the inputs, small ones together, finished ones left out; in place of what cannot be read, why."""
    held: list[_File] = []
    for file in _files(inputs, manifest):
        full = len(held) >= _FILES or sum(f.size for f in held) > _BYTES
        if held and (full or isinstance(file, Reading)):
            yield _together(held)
            held = []
        if isinstance(file, Reading):
            yield file
        else:
            held.append(file)
    if held:
        yield _together(held)


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    found: bool  # in a folder, not named by the user
    state: bytes
    size: int  # bytes


def _together(files: Sequence[_File]) -> Shard:
    return Shard(tuple((f.path, f.found) for f in files), tuple(f.state for f in files))


def _files(inputs: Iterable[str | Path], manifest: Manifest) -> Iterator[_File | Reading]:
    for item in map(str, inputs):
        for path in paths(item):
            if isinstance(path, Reading):
                yield path
                continue
            if path == "-":
                why = "<stdin>: standard input cannot be read by other processes; save it to a file"
                yield Reading("<stdin>", error=InputError(why, code="input-unreadable"))
                continue
            try:
                known = Path(path).stat()
            except OSError as error:  # it went while we looked
                why = f"{path}: cannot be opened ({error.strerror or error}); check it"
                yield Reading(path, error=InputError(why, code="input-unreadable"))
                continue
            state = manifest.state(path, known)
            if not manifest.finished(state):
                yield _File(path, path != item, state, known.st_size)


def read_shard(
    files: Sequence[tuple[str, bool]],
    folder: str,
    published: str | None,
    publisher: str | None,
    fields: dict[str, str],
) -> Iterator[list[Reading]]:
    """A task: the readings of some files, a few at a time. `folder`: where names begin that begin nowhere."""
    _end_with_parent()
    with contextlib.suppress(OSError):  # a machine that lacks it says which files are not there
        os.chdir(folder)
    yield from batches(
        reading
        for path, found in files
        for reading in read_file(path, found=found, published=published, publisher=publisher, fields=fields)
    )


def code_articles(
    articles: list[Article], model: str | None, make: MakeCoder | None, patience_s: float
) -> tuple[CoderInfo, list[Record]] | IncumbentError:
    """A task: the records of some articles; what was raised on purpose is given back, so that it is not tried again."""
    _end_with_parent()
    try:
        coder = _coder(model, make)
        return coder.info, code_batch(coder, articles, patience_s)
    except IncumbentError as error:
        return error


@lru_cache(maxsize=1)
def _end_with_parent() -> None:
    """Watch, in a thread, for the end of the process that started this one; a task that waits would outlive it."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1.0)
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


@lru_cache(maxsize=1)
def _coder(model: str | None, make: MakeCoder | None) -> Codes:
    """The coder of a process, loaded once."""
    from incumbent.scale.worker import default_coder

    found: Codes = (make or default_coder)(model)
    return found


def _unfit(error: Exception) -> ModelError:
    """A task that cannot even begin: what it needs is not on the machine where it ran."""
    said = str(error).strip().splitlines()[-1][:300]
    return ModelError(
        f"a machine of the cluster cannot read or code ({said}); install the same incumbent on all of them",
        code="model-worker",
    )
