"""`incumbent code INPUT...`: articles to records, one JSON object a line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click

from incumbent.cli.inputs import Tally, check_day, input_options
from incumbent.cli.progress import progress


@click.command("code")
@input_options
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file, not to standard output."
)
@click.option(
    "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", show_default=True, help="One JSON object a line."
)
def command(
    inputs: tuple[str, ...],
    model: str | None,
    published: str | None,
    publisher: str | None,
    workers: int | None,
    out: Path | None,
    form: str,
) -> int:
    """Code articles: text, HTML, JSON, CSV, folders or "-" become records, one a line, in input order.

    A bad input is told on standard error while the rest goes on.
    """
    from incumbent.reading import mark_duplicates, read_articles
    from incumbent.records import to_json
    from incumbent.scale import code_all

    tally = Tally()
    readings = mark_duplicates(read_articles(inputs, published=check_day(published), publisher=publisher))
    with _stream(out) as stream, progress("coding") as tick:
        for coded in code_all(readings, model=model, workers=workers):
            if coded.reading.error is not None:
                tally.fail(coded.reading.error)
            elif coded.record is not None:
                tally.note(coded.record, coded.reading.source)
                stream.write(to_json(coded.record).encode("utf-8", "surrogatepass") + b"\n")
                tick(1)
    tally.report_problems()
    return tally.exit_code(tally.articles)


@contextmanager
def _stream(out: Path | None) -> Iterator[BinaryIO]:
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with out.open("wb") as file:
            yield file
    except OSError as error:
        error.filename = error.filename or str(out)
        raise
