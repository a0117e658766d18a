"""`incumbent said NAME`: what somebody said."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from incumbent.cli.options import Day, format_option, ledger_option, open_ledger
from incumbent.cli.output import show, tell_left_out
from incumbent.cli.sayings import as_answer, draw
from incumbent.ledger.asking.sayings import said
from incumbent.ledger.asking.shapes import iso


@click.command("said")
@click.argument("name")
@click.option("--about", help="Only statements that hold all these words.")
@click.option("--since", type=Day(), help="In articles of this day and later.")
@click.option("--until", type=Day(), help="In articles of this day and earlier.")
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many, the latest first."
)
@ledger_option
@format_option
def command(
    name: str, about: str | None, since: dt.date | None, until: dt.date | None, limit: int, ledger: Path, form: str
) -> None:
    """What NAME said, directly or as reported, the latest first; copies of an article are left out."""
    with open_ledger(ledger) as opened:
        found, total = said(opened.store, name, about=about, since=since, until=until, limit=limit)
        question = {
            "verb": "said",
            "name": name,
            "about": about,
            "since": iso(since),
            "until": iso(until),
            "limit": limit,
        }
        answers = [as_answer(s) for s in found]
        show(form, question, answers, answers, lambda c: draw(c, found, total))
        tell_left_out(form, total - len(found))
