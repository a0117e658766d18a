"""`incumbent export`: what the ledger holds in the formats that other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from incumbent.cli.event_options import event_options, event_question, in_words
from incumbent.cli.options import ledger_option, open_ledger
from incumbent.errors import NothingFound

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
@ledger_option
def events(form: str, out: Path, ledger: Path, **choices: Any) -> None:
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
        written = export_events(group(found) if choices["grouped"] else alone(found), form, out)
    click.echo(f"{written.event_rows} events to {written.events}", err=True)
    click.echo(f"{written.mention_rows} mentions to {written.mentions}", err=True)
    click.echo(f"codebook to {written.codebook}", err=True)


@command.command("offices")
@click.option(
    "--format", "form", type=click.Choice(POST_FORMATS), default="csv", show_default=True, help="Which format."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@ledger_option
def offices(form: str, out: Path, ledger: Path) -> None:
    """Offices, their holders and the claims that say so to OUT.

    csv: tenures with every bound; ftm: FollowTheMoney entities; ftm-statements: each value of
    theirs with the claim that says it; jsonld: schema.org; quickstatements: for Wikidata, to be
    reviewed, only what has ids there; annotations: every claim as a W3C Web Annotation.
    """
    from incumbent.exports.posts import export_posts

    with open_ledger(ledger) as opened:
        count = export_posts(opened, form, out)
    if not count:
        raise NothingFound(f"the ledger holds nothing that {form} can carry")
    click.echo(f"{count} written to {out}", err=True)
