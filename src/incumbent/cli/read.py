"""`incumbent read INPUT...`: articles into a ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incumbent.cli.inputs import Tally, check_day, input_options
from incumbent.cli.options import is_quiet, ledger_option
from incumbent.cli.progress import progress
from incumbent.errors import IncumbentError, InputError

if TYPE_CHECKING:
    from incumbent.ledger import Ledger
    from incumbent.ledger.deriving.write import Outcome, Writer
    from incumbent.reading import Reading
    from incumbent.records import Record
    from incumbent.scale.engine import Engine, Job
    from incumbent.scale.one import MakeCoder

BATCH = 32  # records in one transaction


@click.command("read")
@input_options
@click.option(
    "--engine",
    type=click.Choice(["processes", "ray"]),
    default="processes",
    show_default=True,
    help="What codes: processes of this machine, or a Ray cluster (extra `ray`): the one of RAY_ADDRESS, else one started here.",
)
@click.option("--again", is_flag=True, help="Code also what the ledger holds already, coded by this version and model.")
@ledger_option
def command(
    inputs: tuple[str, ...],
    model: str | None,
    published: str | None,
    publisher: str | None,
    fields: dict[str, str] | None,
    workers: int | None,
    engine: str,
    again: bool,
    ledger: Path,
) -> int:
    """Read articles into a ledger, which is made where there is none.

    An article that was read before changes nothing; a corrected one replaces its own items. Whatever stops the reading,
    the ledger stays sound, and the same command goes on where it stopped.
    """
    from incumbent.ledger import Ledger

    with Ledger.open(ledger, write=True) as opened:
        tally, done = read_into(
            opened,
            inputs,
            model=model,
            published=check_day(published),
            publisher=publisher,
            fields=fields,
            workers=workers,
            again=again,
            engine=engine,
        )
        counts = opened.counts()
    tally.report_problems()
    parts = [f"{done[name]} {name}" for name in ("added", "corrected", "unchanged")] + [f"{tally.failed} failed"]
    if not is_quiet():
        print(f"{ledger}: {', '.join(parts)}; now {counts['articles']} articles, {counts['claims']} office claims")
    return tally.exit_code(sum(done.values()))


def read_into(
    ledger: Ledger,
    inputs: Iterable[str | Path],
    *,
    model: str | None = None,
    published: str | None = None,
    publisher: str | None = None,
    fields: Mapping[str, str] | None = None,
    workers: int | None = None,
    again: bool = False,
    coder: MakeCoder | None = None,
    engine: str = "processes",
    stored: Callable[[Record, Outcome], None] | None = None,
) -> tuple[Tally, Counter[str]]:
    """Read, code and store; what failed, and how many articles were added, corrected, unchanged. Raises LedgerError.

    `coder` makes what codes in place of the package's own; `stored` hears of each record that was stored and what became of it.
    """
    from incumbent.reading import mark_duplicates
    from incumbent.reading.duplicates import DuplicateIndex, sketch
    from incumbent.scale.engine import Job

    writer = ledger.writer(sketch)
    index = DuplicateIndex()
    for article, mark in writer.sketches():
        index.add_sketch(article, mark)
    tally, done = Tally(), Counter[str]()
    job = Job(published, publisher, fields, model, coder, workers)
    batch: list[tuple[Record, str]] = []
    with _engine(engine, job, ledger, again) as run, progress("reading") as tick:
        readings = mark_duplicates(run.read(inputs), index)
        fresh = readings if again else _unread(readings, writer, model, done)
        with closing(run.code(fresh)) as all_coded:
            for coded in all_coded:
                source = coded.reading.source
                if coded.reading.error is not None:
                    tally.fail(coded.reading.error)
                elif coded.reading.skipped is not None:
                    tally.skip(source, coded.reading.skipped)
                elif coded.record is not None and tally.note(coded.record, source):
                    batch.append((coded.record, source))
                run.passed(coded.reading, tally.failed)
                if len(batch) >= BATCH:
                    done.update(_store(writer, batch, tally, stored))
                    run.stored(tally.failed)
                    tick(len(batch))
                    batch = []
            done.update(_store(writer, batch, tally, stored))
            run.stored(tally.failed)
            tick(len(batch))
            writer.finish()
        done["unchanged"] += run.left_out
    return tally, done


@contextmanager
def _engine(name: str, job: Job, ledger: Ledger, again: bool) -> Iterator[Engine]:
    """What reads and codes; with Ray, what is finished is kept beside the ledger."""
    from incumbent.scale.engine import Processes

    if name == "processes":
        with Processes(job) as processes:
            yield processes
        return
    from incumbent.scale.cluster import Cluster
    from incumbent.scale.manifest import Manifest

    coder, model = _coder_and_model(job.model)
    writer = ledger.writer()
    how = (coder, model, job.published, job.publisher, sorted((job.fields or {}).items()))
    path = ledger.store.path.with_name(ledger.store.path.name + ".finished")
    with (
        Manifest(path, how, lambda id: writer.holds(id, coder, model), believe=not again) as manifest,
        Cluster(job, manifest) as cluster,
    ):
        yield cluster


def _store(
    writer: Writer, batch: list[tuple[Record, str]], tally: Tally, stored: Callable[[Record, Outcome], None] | None
) -> Counter[str]:
    """Store a batch; where that fails over one record, the others are stored and the one is told. What became of them."""
    try:
        outcomes = list(zip(batch, writer.add([record for record, _ in batch]), strict=True))
    except IncumbentError:
        raise
    except Exception:
        outcomes = []
        for record, source in batch:  # one of them is at fault: each by itself shows which
            try:
                outcomes.append(((record, source), writer.add([record])[0]))
            except IncumbentError:
                raise
            except Exception as error:
                why = (
                    f"article {record.article.id} cannot be stored ({type(error).__name__}: {error}); please report it"
                )
                tally.fail(InputError(f"{source}: {why}", code="store-failed"))
    if stored is not None:
        for (record, _), outcome in outcomes:
            stored(record, outcome)
    return Counter(outcome for _, outcome in outcomes)


def _unread(readings: Iterable[Reading], writer: Writer, model: str | None, done: Counter[str]) -> Iterator[Reading]:
    """What the ledger does not hold as this version and model would code it."""
    coder, name = _coder_and_model(model)
    for reading in readings:
        if reading.article is not None and writer.is_read(reading.article, coder, name):
            done["unchanged"] += 1
        else:
            yield reading


def _coder_and_model(model: str | None) -> tuple[str, str]:
    """How a record names its coder and model, known without loading the model."""
    from incumbent import __version__
    from incumbent.reader.manifest import PACKAGED, version_of

    return f"incumbent {__version__}", f"reader {version_of(Path(model) if model else PACKAGED)}"
