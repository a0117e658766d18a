"""What `code` and `read` share: their options, and the tally of what could not be read."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

import click

from incumbent.cli.clean import plain
from incumbent.cli.exits import ALL_FAILED, DONE, SOME_FAILED
from incumbent.cli.options import is_quiet, quiet_option
from incumbent.errors import InputError
from incumbent.records import Record

F = TypeVar("F", bound=Callable[..., Any])
TOLD = 10  # problems of one kind that are told one by one; the rest are counted


def input_options(function: F) -> F:
    """INPUT..., --model, --published, --publisher, --workers, --quiet."""
    for decorate in reversed(
        (
            click.argument("inputs", nargs=-1, required=True, metavar="INPUT..."),
            click.option(
                "--model", help="The language model: an installed spaCy English package; the small one without it."
            ),
            click.option("--published", help="The day of publication for inputs that do not say it: YYYY-MM-DD."),
            click.option("--publisher", help="The publisher for inputs that do not say it."),
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


class Tally:
    """Counts articles and failures; failures are told at once, on standard error."""

    def __init__(self) -> None:
        self.articles = 0
        self.failed = 0
        self.problems: Counter[str] = Counter()
        self._told: dict[str, list[str]] = {}

    def fail(self, error: InputError) -> None:
        self.failed += 1
        print(f"incumbent: {plain(str(error))}", file=sys.stderr)

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
            if self.problems[problem.code] <= TOLD:
                self._told.setdefault(problem.code, []).append(named)
        return True

    def report_problems(self) -> None:
        """Each kind of problem: its first cases, each with its input, and how many more there are, on standard error."""
        if is_quiet():
            return
        for code, number in sorted(self.problems.items()):
            for told in self._told[code]:
                print(f"note: {plain(told)} ({code})", file=sys.stderr)
            if number > TOLD:
                print(f"note: and {number - TOLD} more of this kind ({code})", file=sys.stderr)

    def exit_code(self, usable: int) -> int:
        if not self.failed:
            return DONE
        return SOME_FAILED if usable else ALL_FAILED
