"""Options that several verbs share, and the values they stand for."""

from __future__ import annotations

import datetime as dt
import functools
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from incumbent.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("table", "json", "jsonl", "csv")
DEFAULT_LEDGER = "incumbent.sqlite"


class Day(click.ParamType):  # type: ignore[type-arg]
    """A day on the command line: YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day of the calendar; write it as 2020-09-04", param, ctx)


def ledger_option(function: F) -> F:
    """--ledger, else $INCUMBENT_LEDGER, else ./incumbent.sqlite."""
    return click.option(
        "--ledger",
        type=click.Path(dir_okay=True, readable=False, path_type=Path),
        envvar="INCUMBENT_LEDGER",
        default=DEFAULT_LEDGER,
        show_default=True,
        help="The ledger's file; $INCUMBENT_LEDGER stands in where it is not given.",
    )(function)


def format_option(function: F) -> F:
    """--format table|json|jsonl|csv."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="A table to read, or one of the forms that programs read.",
    )(function)


def country_option(function: F) -> F:
    """--country."""
    return click.option("--country", help="Only this country: its English name, or its three-letter code.")(function)


def known_option(function: F) -> F:
    """--as-known-on."""
    return click.option(
        "--as-known-on",
        "known_on",
        type=Day(),
        help="Only what the press had said by this day.",
    )(function)


def seen_options(function: F) -> F:
    """--min-confidence, --at-least, --all, handed on as one `seen`."""
    from incumbent.ledger.deriving.belief import BELIEVED, EVERYTHING, Seen

    @functools.wraps(function)
    def asked(*args: Any, min_confidence: float, at_least: int, everything: bool, **others: Any) -> Any:
        return function(*args, seen=EVERYTHING if everything else Seen(min_confidence, at_least), **others)

    for option in (
        click.option("--all", "everything", is_flag=True, help="Also what is unlikely, told once, or set aside."),
        click.option(
            "--at-least",
            type=click.IntRange(1),
            default=1,
            show_default=True,
            help="Only what so many independent articles tell.",
        ),
        click.option(
            "--min-confidence",
            type=click.FloatRange(0, 1),
            default=BELIEVED,
            show_default=True,
            help="Only what is believed at least so much, from 0 to 1.",
        ),
    ):
        asked = option(asked)
    return asked  # type: ignore[return-value]


_QUIET = "incumbent.quiet"  # where a context keeps that it was asked to be quiet


def _be_quiet(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    if value:
        ctx.meta[_QUIET] = True


def quiet_option(function: F) -> F:
    """--quiet, which `is_quiet` tells of."""
    return click.option(
        "-q",
        "--quiet",
        is_flag=True,
        expose_value=False,
        callback=_be_quiet,
        help="Say nothing but answers and errors: no progress, no notes, no counts of what was written.",
    )(function)


def is_quiet() -> bool:
    """Whether --quiet was given, before the verb or after it."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_QUIET))


def tell(message: str) -> None:
    """Say on standard error what was done, unless asked to be quiet."""
    if not is_quiet():
        click.echo(message, err=True)


def open_ledger(path: Path) -> Ledger:
    """The ledger for a question. Raises LedgerError."""
    from incumbent.ledger import Ledger

    return Ledger.open(path)


def is_terminal(stream: Any) -> bool:
    """Whether a person is looking: never for pipes and files, and not where TERM says dumb."""
    return bool(stream.isatty()) and os.environ.get("TERM") != "dumb"
