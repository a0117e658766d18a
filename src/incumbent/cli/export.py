"""`incumbent export`: what the ledger holds in the formats that other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from incumbent.cli.event_options import event_options, event_question, in_words
from incumbent.cli.options import ledger_option, open_ledger, quiet_option, seen_options, tell
from incumbent.errors import NothingFound
from incumbent.exports.events import FORMATS, export_events
from incumbent.exports.posts import POST_FORMATS, export_posts
from incumbent.ledger.deriving.belief import Seen

bom_option = click.option("--bom", is_flag=True, help="CSV with a byte order mark, by which spreadsheets know UTF-8.")


@click.group("export")
def command() -> None:
    """Write what the ledger holds in a format that other tools read."""


@command.command("events")
@event_options
@click.option(
    "--format", "form", type=click.Choice(list(FORMATS)), default="csv", show_default=True, help="Whose columns."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@bom_option
@seen_options
@quiet_option
@ledger_option
def events(form: str, out: Path, bom: bool, seen: Seen, ledger: Path, **choices: Any) -> None:
    """Events to OUT, with a table of mentions and a codebook beside it.

    The mentions table (OUT.mentions) has one row for each article that tells an event, with character offsets; the codebook
    (OUT.codebook.md) says what the columns mean and what the format cannot carry.
    """
    from incumbent.ledger.asking.events import events_where
    from incumbent.ledger.asking.happenings import alone, group

    with open_ledger(ledger) as opened:
        found = events_where(opened.store, event_question(choices, opened.knowledge))
        if not found:
            raise NothingFound(f"no event in the ledger fits: {in_words(choices)}")
        every = group(found) if choices["grouped"] else alone(found)
        happenings = [h for h in every if seen.shows(h.belief, h.independent)]
        written = export_events(happenings, form, out, bom=bom)
    tell(f"{written.event_rows} events to {written.events}")
    if written.left_out:
        tell(f"{written.left_out} events left out, for which {form} has no place")
    tell(f"{written.mention_rows} mentions to {written.mentions}")
    tell(f"codebook to {written.codebook}")
    _tell_left_out(len(every) - len(happenings))


@command.command("offices")
@click.option(
    "--format", "form", type=click.Choice(list(POST_FORMATS)), default="csv", show_default=True, help="Which format."
)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@bom_option
@seen_options
@quiet_option
@ledger_option
@click.pass_context
def offices(context: click.Context, form: str, out: Path, bom: bool, seen: Seen, ledger: Path) -> None:
    """Offices, their holders and the claims that say so to OUT.

    csv, parquet: tenures with every bound; ftm: FollowTheMoney entities; ftm-statements: each value of
    theirs with the claim that says it; jsonld: schema.org; quickstatements: for Wikidata, to be
    reviewed, only what has ids there; annotations: every claim as a W3C Web Annotation.

    What is written for other people's collections (ftm, ftm-statements, quickstatements) is believed at least 0.9 and not
    against the lists, unless --min-confidence, --at-least or --all say otherwise.
    """
    from incumbent.exports.posts.walk import LeftOut

    asked = any(_given(context, name) for name in ("min_confidence", "at_least", "everything"))
    passed = LeftOut()
    with open_ledger(ledger) as opened:
        count = export_posts(opened, form, out, seen if asked else None, passed, bom=bom)
    left_out = passed.tenures
    if not count:
        raise NothingFound(
            f"the ledger holds nothing that {form} can carry"
            + (f"; {left_out} tenures are not believed enough, --all writes them" if left_out else "")
        )
    tell(f"{count} written to {out}")
    _tell_left_out(left_out)


def _given(context: click.Context, name: str) -> bool:
    return context.get_parameter_source(name) is not ParameterSource.DEFAULT


def _tell_left_out(number: int) -> None:
    if number:
        tell(f"{number} unlikely left out; --all writes them")


@command.command("bundle")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to make; it must be new."
)
@click.option("--parquet", is_flag=True, help="Every table as Parquet too, with dates, numbers and lists as such.")
@bom_option
@click.option("--title", help="What the package is called.")
@click.option("--licence", help="The licence you give it: an SPDX name or an address.")
@click.option("--url", help="Where it is to be found.")
@click.option("--creator", help="Who publishes it.")
@seen_options
@quiet_option
@ledger_option
def bundle(out: Path, parquet: bool, bom: bool, seen: Seen, ledger: Path, **labels: str | None) -> None:
    """Everything the ledger holds as a data package in the new folder OUT.

    Tables of articles, claims, changes, tenures, events with their mentions and actors, statements and disagreements;
    codebook.md; datapackage.json (Frictionless) and croissant.json (Croissant), which those tools can check.

    Articles, claims and statements are there whole; of what follows from claims, and of events, what is believed.
    """
    from incumbent.exports.bundle import export_bundle
    from incumbent.exports.bundle.described import Labels

    with open_ledger(ledger) as opened:
        told = Labels(**{k: v for k, v in labels.items() if v is not None})
        written = export_bundle(opened, out, parquet=parquet, bom=bom, labels=told, seen=seen)
    for name, rows in written.rows.items():
        tell(f"{rows} rows to {out / name}.csv")
    _tell_left_out(written.left_out)
