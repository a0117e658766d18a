"""`incumbent who-said TEXT`: whose words these are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from incumbent.cli.options import Day, format_option, ledger_option, open_ledger
from incumbent.cli.output import show, tell_left_out
from incumbent.cli.sayings import as_answer, draw
from incumbent.ledger.asking.sayings import who_said
from incumbent.ledger.asking.shapes import iso


@click.command("who-said")
@click.argument("text")
@click.option("--since", type=Day(), help="In articles of this day and later.")
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many, the latest first."
)
@ledger_option
@format_option
def command(text: str, since: dt.date | None, limit: int, ledger: Path, form: str) -> None:
    """Who said TEXT: statements that hold all its words, in any order, the latest first."""
    with open_ledger(ledger) as opened:
        found, total = who_said(opened.store, text, since=since, limit=limit)
        question = {"verb": "who-said", "text": text, "since": iso(since), "limit": limit}
        answers = [as_answer(s) for s in found]
        show(form, question, answers, answers, lambda c: draw(c, found, total))
        tell_left_out(form, total - len(found))
