"""`incumbent changes`: who took, left or was chosen for which office, by day."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from incumbent.cli import drawing, shapes
from incumbent.cli.options import Day, country_option, format_option, ledger_option, open_ledger
from incumbent.cli.output import show, tell_left_out
from incumbent.errors import NothingFound
from incumbent.ledger.answers import Change

if TYPE_CHECKING:
    from rich.console import Console

    from incumbent.knowledge import Knowledge

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
@ledger_option
@format_option
def command(
    country: str | None, since: dt.date | None, until: dt.date | None, limit: int, ledger: Path, form: str
) -> None:
    """What changed: who took, left or was chosen for which office, the latest first. Several articles on one change are one row."""
    with open_ledger(ledger) as opened:
        found = opened.changes(country=country, since=since, until=until, limit=limit + 1)
        more, found = len(found) > limit, found[:limit]
        if not found:
            span = f"{f' since {since}' if since else ''}{f' until {until}' if until else ''}"
            raise NothingFound(f"no change of office in the ledger{f' in {country}' if country else ''}{span}")
        question = {
            "verb": "changes",
            "country": country,
            "since": shapes.iso(since),
            "until": shapes.iso(until),
            "limit": limit,
        }
        show(
            form,
            question,
            [shape(c) for c in found],
            [_flat(c) for c in found],
            lambda c: draw(c, found, opened.knowledge, more),
        )
        tell_left_out(form, more)


def shape(c: Change) -> dict[str, Any]:
    return {
        "day": shapes.iso(c.day),
        "date": str(c.date) if c.date else None,
        "kind": c.kind,
        "status": c.status,
        "person": c.person,
        "office": shapes.office(c.office),
        "sources": c.sources,
        "evidence": [shapes.claim(s) for s in c.claims],
    }


def _flat(c: Change) -> dict[str, Any]:
    first = c.claims[0]
    return {
        "day": shapes.iso(c.day), "date": str(c.date) if c.date else None, "kind": c.kind, "status": c.status,
        "person": c.person, "office": c.office.name, "office_id": c.office.key, "country": c.office.country,
        "how": first.claim.how, "by": first.claim.by, "sources": c.sources, "claims": [s.claim.id for s in c.claims],
        "quote": first.claim.evidence.quote, "sentence": first.sentence, "url": first.url,
    }  # fmt: skip


def draw(console: Console, found: list[Change], knowledge: Knowledge, more: bool = False) -> None:
    rows = []
    for c in found:
        title = drawing.office_title(c.office, knowledge.country_name(c.office.country) if c.office.country else "")
        how = next((s.claim.how for s in c.claims if s.claim.how), None)
        act = _VERBS[c.kind, c.status] + (f" ({how.replace('_', ' ')})" if how else "")
        said = drawing.quotes([s.claim.id for s in c.claims], {s.claim.id: s for s in c.claims}, 2)
        rows.append(
            (
                str(c.date).replace("/", " to ") if c.date else f"by {c.day}" if c.day else "no date",
                f"{c.person or 'not named'}: {act}",
                title,
                said,
            )
        )
    drawing.table(console, (("day", 2), ("what", 4), ("office", 4), ("in these words", 8)), rows)
    if more:
        drawing.note(console, "Earlier ones are not shown; --limit shows more.")
