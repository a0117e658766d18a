"""What `code` and `read` share: their options, and the tally of what could not be read."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

from incumbent.cli.clean import plain
from incumbent.cli.exits import ALL_FAILED, DONE, SOME_FAILED
from incumbent.cli.options import is_quiet, quiet_option
from incumbent.errors import InputError
from incumbent.records import Record

F = TypeVar("F", bound=Callable[..., Any])
TOLD = 10  # problems of one kind that are told in words of their own; the rest are counted
_FAILED_TOLD = 1_000  # failures that are told one by one
_RECORD = b'{"version":'


class FieldMap(click.ParamType):  # type: ignore[type-arg]
    """text=story_text,published=created on the command line."""

    name = "fields"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        if isinstance(value, dict):
            return value
        from incumbent.reading.fields import parse_map

        try:
            return parse_map(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


def input_options(function: F) -> F:
    """INPUT..., --model, --published, --publisher, --fields, --workers, --quiet."""
    for decorate in reversed(
        (
            click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
            click.option("--model", help="A folder of reader weights; the packaged ones without it."),
            click.option("--published", help="The day of publication for inputs that do not say it: YYYY-MM-DD."),
            click.option("--publisher", help="The publisher for inputs that do not say it."),
            click.option(
                "--fields",
                type=FieldMap(),
                help="Which fields of JSON and tables hold what, where they have names of their own: "
                "text=story_text,published=created.",
            ),
            click.option(
                "--workers",
                type=click.IntRange(1, 256),
                help="Processes that code; without it one for a few articles, else one a core.",
            ),
            quiet_option,
        )
    ):
        function = decorate(function)
    return function


def check_day(published: str | None) -> str | None:
    """The given day, if it is one. Raises click.UsageError."""
    from incumbent.errors import RecordError
    from incumbent.records import PartialDate

    if published is not None:
        try:
            PartialDate.parse(published[:10])
        except RecordError as error:
            raise click.UsageError(f"--published: {error}") from error
    return published


def check_out(out: Path | None, inputs: Iterable[str]) -> None:
    """No file of the user's is overwritten because it was read: raises click.UsageError where --out is an input.

    A file in an input folder that holds records of an earlier run is no such file.
    """
    if out is None or not out.is_file() or _holds_records(out):
        return
    real = Path(os.path.realpath(out))
    for item in inputs:
        if item == "-" or not item.strip() or "\0" in item:
            continue
        there = Path(os.path.realpath(item))
        within = there.is_dir() and real.is_relative_to(there)
        if within or there == real or (not there.exists() and _named_by(item, real)):
            raise click.UsageError(f"--out {out} is among the inputs and would be overwritten; give another file")


def _named_by(pattern: str, real: Path) -> bool:
    from incumbent.reading.sources import paths

    return any(isinstance(p, str) and os.path.realpath(p) == str(real) for p in paths(pattern))


def _holds_records(path: Path) -> bool:
    """Whether a file is what `code` writes (or empty), so that writing it anew loses nothing."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_RECORD))
    except OSError:
        return False
    return head == _RECORD or not head


class Tally:
    """Counts articles and failures; failures are told at once, on standard error."""

    def __init__(self) -> None:
        self.articles = 0
        self.failed = 0
        self.problems: Counter[str] = Counter()
        self._told: dict[str, Counter[str]] = {}
        self.skipped: Counter[str] = Counter()
        self._skipped_names: dict[str, list[str]] = {}

    def fail(self, error: InputError) -> None:
        self.failed += 1
        if self.failed <= _FAILED_TOLD:
            print(f"incumbent: {plain(str(error))}", file=sys.stderr)

    def skip(self, source: str, what: str) -> None:
        """Something in a folder or an archive that holds no article: named at the end, and counted."""
        self.skipped[what] += 1
        names = self._skipped_names.setdefault(what, [])
        if len(names) < TOLD:
            names.append(source)

    def note(self, record: Record, source: str) -> bool:
        """Count a record's problems; the first few of each kind are kept to be told. False where coding itself failed."""
        for problem in record.problems:
            if problem.code == "coder-failed":
                self.fail(InputError(f"{source}: {problem.message}", code=problem.code))
                return False
        self.articles += 1
        for problem in record.problems:
            self.problems[problem.code] += 1
            named = problem.message if source in problem.message else f"{source}: {problem.message}"
            told = self._told.setdefault(problem.code, Counter())
            if named in told or len(told) < TOLD:
                told[named] += 1
        return True

    def report_problems(self) -> None:
        """Each kind of problem: its first cases, each with its input, and how many more there are, on standard error."""
        if self.failed > _FAILED_TOLD:
            print(f"incumbent: and {self.failed - _FAILED_TOLD} more that failed", file=sys.stderr)
        if is_quiet():
            return
        for what, number in sorted(self.skipped.items()):
            names = self._skipped_names[what]
            more = f" and {number - len(names)} more" if number > len(names) else ""
            print(f"note: passed over, {plain(what)}: {', '.join(map(plain, names))}{more}", file=sys.stderr)
        for code, number in sorted(self.problems.items()):
            told = self._told[code]
            for words, times in told.items():
                print(f"note: {plain(words)} ({code}{f', {times} articles' if times > 1 else ''})", file=sys.stderr)
            if number > told.total():
                print(f"note: and {number - told.total()} more of this kind ({code})", file=sys.stderr)

    def exit_code(self, usable: int) -> int:
        """0 when everything was read; 6 when nothing was, also where there was nothing to read."""
        if not self.failed:
            return DONE if usable or not self.skipped else ALL_FAILED
        return SOME_FAILED if usable else ALL_FAILED
