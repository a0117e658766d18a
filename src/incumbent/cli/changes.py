"""`incumbent changes`: who took, left or was chosen for which office, by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from incumbent.cli import drawing
from incumbent.cli.options import Day, country_option, format_option, ledger_option, open_ledger, seen_options, tell
from incumbent.cli.output import none_believed, show, tell_left_out, tell_unlikely
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import Change
from incumbent.ledger.deriving.belief import Seen

if TYPE_CHECKING:
    from rich.console import Console

    from incumbent.knowledge import Knowledge
    from incumbent.ledger.asking.left_out import LeftOut

BACKGROUND = 20  # changes told as background that are shown
_VERBS = {
    ("start", "asserted"): "took office",
    ("start", "reported"): "took office, as reported",
    ("start", "planned"): "is to take office",
    ("start", "not_done"): "did not take office",
    ("end", "asserted"): "left office",
    ("end", "reported"): "left office, as reported",
    ("end", "planned"): "is to leave office",
    ("end", "not_done"): "did not leave office",
    ("chosen", "asserted"): "was chosen",
    ("chosen", "reported"): "was chosen, as reported",
    ("chosen", "planned"): "is to be chosen",
    ("chosen", "not_done"): "was not chosen",
}


@click.command("changes")
@country_option
@click.option("--since", type=Day(), help="Changes of this day and later.")
@click.option("--until", type=Day(), help="Changes of this day and earlier.")
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many, the latest first."
)
@seen_options
@ledger_option
@format_option
def command(
    country: str | None, since: dt.date | None, until: dt.date | None, limit: int, seen: Seen, ledger: Path, form: str
) -> None:
    """What changed: who took, left or was chosen for which office, the latest first. Several articles on one change are one row.

    A change stands at the day on which it took effect; where no day is told, at the day of the article that tells it as
    news. What articles look back upon without a day stands under a heading of its own.
    """
    with open_ledger(ledger) as opened:
        found = opened.changes(country=country, since=since, until=until, limit=limit + 1, seen=seen)
        more, found = len(found) > limit, found[:limit]
        background = opened.changes(
            country=country, since=since, until=until, limit=BACKGROUND + 1, seen=seen, told="background"
        )
        past, more_past = background[:BACKGROUND], len(background) > BACKGROUND
        # beside rows that a limit cut off, what is left out is counted among the days that are shown
        first = found[-1].day if more else since
        left_out = opened.unlikely_changes(country=country, since=first, until=until, seen=seen)
        if not found and not past:
            span = f"{f' since {since}' if since else ''}{f' until {until}' if until else ''}"
            raise none_believed(
                f"no change of office in the ledger{f' in {country}' if country else ''}{span}", left_out
            )
        question = {
            "verb": "changes",
            "country": country,
            "since": shapes.iso(since),
            "until": shapes.iso(until),
            "limit": limit,
            **shapes.seen(seen),
        }
        show(
            form,
            question,
            [shape(c) for c in (*found, *past)],
            [_flat(c) for c in (*found, *past)],
            lambda c: draw(c, found, opened.knowledge, more, past, left_out, more_past),
        )
        tell_left_out(form, more)
        if more_past and form != "table":
            tell(
                f"incumbent: of changes told as background the latest {BACKGROUND} are given; --since and --until give others"
            )
        tell_unlikely(form, left_out)


def shape(c: Change) -> dict[str, Any]:
    return {
        "day": shapes.iso(c.day),
        "date": str(c.date) if c.date else None,
        "kind": c.kind,
        "status": c.status,
        "person": c.person,
        "office": shapes.office(c.office),
        "sources": c.sources,
        "belief": c.belief,
        "why": c.why,
        "background": c.background,
        "evidence": [shapes.claim(s) for s in c.claims],
    }


def _flat(c: Change) -> dict[str, Any]:
    first = c.claims[0]
    return {
        "day": shapes.iso(c.day), "date": str(c.date) if c.date else None, "kind": c.kind, "status": c.status,
        "person": c.person, "office": c.office.name, "office_id": c.office.key, "country": c.office.country,
        "how": first.claim.how, "by": first.claim.by, "sources": c.sources, "belief": c.belief,
        "why": c.why, "background": c.background, "claims": [s.claim.id for s in c.claims],
        "quote": first.claim.evidence.quote, "sentence": first.sentence, "url": first.url,
    }  # fmt: skip


def draw(
    console: Console,
    found: list[Change],
    knowledge: Knowledge,
    more: bool = False,
    past: Sequence[Change] = (),
    left_out: int | LeftOut = 0,
    more_past: bool = False,
) -> None:
    """The changes as a table, what is looked back upon under its own heading, and what was left out."""
    _table(console, found, knowledge)
    if more:
        drawing.note(console, "Earlier ones are not shown; --limit shows more.")
    if past:
        drawing.heading(console, "Told as background, without a day")
        _table(console, past, knowledge)
        if more_past:
            drawing.note(console, "Earlier ones are not shown; --since and --until show others.")
    if left_out:
        drawing.note(console, f"{left_out} unlikely left out; --all shows them.")


def _table(console: Console, found: Sequence[Change], knowledge: Knowledge) -> None:
    rows = []
    for c in found:
        title = drawing.office_title(c.office, knowledge.country_name(c.office.country) if c.office.country else "")
        how = next((s.claim.how for s in c.claims if s.claim.how), None)
        act = _VERBS[c.kind, c.status] + (f" ({how.replace('_', ' ')})" if how else "")
        said = drawing.quotes([s.claim.id for s in c.claims], {s.claim.id: s for s in c.claims}, 2)
        told = f"before {c.day}" if c.background else f"by {c.day}"
        when = str(c.date).replace("/", " to ") if c.date else told if c.day else "no date"
        rows.append((when, f"{c.person or 'not named'}: {act}; {c.why}", title, said))
    drawing.table(console, (("day", 2), ("what", 4), ("office", 4), ("in these words", 8)), rows)
