"""`incumbent code INPUT...`: articles to records, one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import click

from incumbent.cli.inputs import Tally, check_day, check_out, input_options
from incumbent.cli.output import binary_output
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
    fields: dict[str, str] | None,
    workers: int | None,
    out: Path | None,
    form: str,
) -> int:
    """Code articles: text, HTML, JSON, CSV, folders or "-" become records, one a line, in input order.

    A bad input is told on standard error while the rest goes on. The file of --out appears when it is complete.
    """
    from incumbent.reading import mark_duplicates, read_articles
    from incumbent.records import to_json
    from incumbent.scale import code_all

    check_out(out, inputs)
    tally = Tally()
    readings = mark_duplicates(
        read_articles(inputs, published=check_day(published), publisher=publisher, fields=fields)
    )
    with suppress(_NothingToWrite), _stream(out) as stream, progress("coding") as tick:
        for coded in code_all(readings, model=model, workers=workers):
            if coded.reading.error is not None:
                tally.fail(coded.reading.error)
            elif coded.reading.skipped is not None:
                tally.skip(coded.reading.source, coded.reading.skipped)
            elif coded.record is not None and tally.note(coded.record, coded.reading.source):
                stream.write(to_json(coded.record).encode("utf-8", "surrogatepass") + b"\n")
                tick(1)
        if not tally.articles:
            raise _NothingToWrite
    tally.report_problems()
    return tally.exit_code(tally.articles)


class _NothingToWrite(Exception):
    """No article was coded: the file of --out stays as it was."""


@contextmanager
def _stream(out: Path | None) -> Iterator[BinaryIO]:
    if out is None:
        yield binary_output()
        return
    from incumbent.exports.files import whole_bytes

    with whole_bytes(out) as file:
        yield file
