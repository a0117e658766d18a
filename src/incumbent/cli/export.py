"""`incumbent export`: what the ledger holds in the formats that other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from incumbent.cli.event_options import event_options, event_question, in_words
from incumbent.cli.options import ledger_option, open_ledger, seen_options
from incumbent.errors import NothingFound
from incumbent.ledger.belief import Seen

POST_FORMATS = ("csv", "ftm", "ftm-statements", "jsonld", "quickstatements", "annotations")
EVENT_FORMATS = ("csv", "parquet", "jsonl", "polecat", "gdelt", "icews", "phoenix")


@click.group("export")
def command() -> None:
    """Write what the ledger holds in a format that other tools read."""


@command.command("events")
@event_options
@click.option(
    "--format", "form", type=click.Choice(EVENT_FORMATS), default="csv", show_default=True, help="Whose columns."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@seen_options
@ledger_option
def events(form: str, out: Path, seen: Seen, ledger: Path, **choices: Any) -> None:
    """Events to OUT, with a table of mentions and a codebook beside it.

    The mentions table (OUT.mentions) has one row for each article that tells an event, with character offsets; the codebook
    (OUT.codebook.md) says what the columns mean and what the format cannot carry.
    """
    from incumbent.exports.events import export_events
    from incumbent.ledger.events import events_where
    from incumbent.ledger.happenings import alone, group

    with open_ledger(ledger) as opened:
        found = events_where(opened.store, event_question(choices, opened.knowledge))
        if not found:
            raise NothingFound(f"no event in the ledger fits: {in_words(choices)}")
        every = group(found) if choices["grouped"] else alone(found)
        happenings = [h for h in every if seen.shows(h.belief, h.independent)]
        written = export_events(happenings, form, out)
    click.echo(f"{written.event_rows} events to {written.events}", err=True)
    click.echo(f"{written.mention_rows} mentions to {written.mentions}", err=True)
    click.echo(f"codebook to {written.codebook}", err=True)
    _tell_left_out(len(every) - len(happenings))


@command.command("offices")
@click.option(
    "--format", "form", type=click.Choice(POST_FORMATS), default="csv", show_default=True, help="Which format."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@seen_options
@ledger_option
@click.pass_context
def offices(context: click.Context, form: str, out: Path, seen: Seen, ledger: Path) -> None:
    """Offices, their holders and the claims that say so to OUT.

    csv: tenures with every bound; ftm: FollowTheMoney entities; ftm-statements: each value of
    theirs with the claim that says it; jsonld: schema.org; quickstatements: for Wikidata, to be
    reviewed, only what has ids there; annotations: every claim as a W3C Web Annotation.

    What is written for other people's collections (ftm, ftm-statements, quickstatements) is believed at least 0.9 and not
    against the lists, unless --min-confidence, --at-least or --all say otherwise.
    """
    from incumbent.exports.posts import export_posts
    from incumbent.exports.posts.walk import LeftOut

    asked = any(_given(context, name) for name in ("min_confidence", "at_least", "everything"))
    passed = LeftOut()
    with open_ledger(ledger) as opened:
        count = export_posts(opened, form, out, seen if asked else None, passed)
    left_out = passed.tenures
    if not count:
        raise NothingFound(
            f"the ledger holds nothing that {form} can carry"
            + (f"; {left_out} tenures are not believed enough, --all writes them" if left_out else "")
        )
    click.echo(f"{count} written to {out}", err=True)
    _tell_left_out(left_out)


def _given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is not ParameterSource.DEFAULT


def _tell_left_out(number: int) -> None:
    if number:
        click.echo(f"{number} unlikely left out; --all writes them", err=True)
