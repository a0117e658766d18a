"""The options by which `events` and `export` choose events, and the question they make."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from incumbent.cli.options import Day, country_option
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.asking.find import country_code
from incumbent.records import Status
from incumbent.records.ontology import Quad, ontology

if TYPE_CHECKING:
    from incumbent.knowledge import Knowledge

F = TypeVar("F", bound=Callable[..., Any])
Choices = dict[str, Any]


class Upper(click.Choice[str]):
    """A choice that may be typed in lower case."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return super().convert(str(value).upper(), param, ctx)


def event_options(function: F) -> F:
    """--actor, --source, --target, --country, --source-country, --target-country, --type, --quad, --status, --place, --since,
    --until, --grouped."""
    options = [
        click.option("--actor", help="A name on either side; any of its words will do."),
        click.option("--source", help="Who acts."),
        click.option("--target", help="To whom it is done."),
        country_option,
        click.option("--source-country", help="Who acts is of this country: its English name or three-letter code."),
        click.option("--target-country", help="It is done to somebody of this country."),
        click.option(
            "--type",
            "types",
            multiple=True,
            type=Upper(list(ontology().types)),
            help="A PLOVER type, or OFFICE; may be repeated.",
        ),
        click.option(
            "--quad",
            "quads",
            multiple=True,
            type=Upper(get_args(Quad)),
            help="Verbal or material, cooperation or conflict.",
        ),
        click.option(
            "--status",
            "statuses",
            multiple=True,
            type=click.Choice(get_args(Status)),
            help="How certain; may be repeated.",
        ),
        click.option("--place", help="A place as an article writes it."),
        click.option("--since", type=Day(), help="Events of this day and later."),
        click.option("--until", type=Day(), help="Events of this day and earlier."),
        click.option(
            "--grouped/--each",
            default=True,
            show_default=True,
            help="One row a happening, or one for each article that tells it.",
        ),
    ]
    for option in reversed(options):
        function = option(function)
    return function


def event_question(choices: Choices, knowledge: Knowledge) -> EventQuestion:
    """The question that these options ask. Raises NothingFound for a country that is not known."""
    fields = {k: v for k, v in choices.items() if k != "grouped"}
    for name in ("country", "source_country", "target_country"):
        if fields.get(name):
            fields[name] = country_code(knowledge, fields[name])
    return EventQuestion(**fields)


def in_words(choices: Choices) -> str:
    """The options that were given, for a message."""
    given = {k: v for k, v in choices.items() if v not in (None, ()) and k != "grouped"}
    return (
        ", ".join(f"{k.replace('_', ' ')} {', '.join(v) if isinstance(v, tuple) else v}" for k, v in given.items())
        or "any"
    )


def as_json(choices: Choices) -> Choices:
    """The options as JSON values."""
    return {k: v.isoformat() if isinstance(v, dt.date) else v for k, v in choices.items()}
