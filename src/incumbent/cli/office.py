"""`incumbent office NAME`: an office over time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from incumbent.cli import shapes
from incumbent.cli.options import country_option, format_option, known_option, ledger_option, open_ledger
from incumbent.cli.output import show
from incumbent.cli.who import draw


@click.command("office")
@click.argument("name")
@country_option
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many holders, the latest first."
)
@known_option
@ledger_option
@format_option
def command(name: str, country: str | None, limit: int, known_on: dt.date | None, ledger: Path, form: str) -> None:
    """Every holder of the office NAME that the articles tell of, the latest first, with what is disputed."""
    with open_ledger(ledger) as opened:
        answer = opened.office(name, country=country, known_on=known_on, limit=limit)
        question = {
            "verb": "office",
            "office": name,
            "country": answer.country,
            "as_known_on": shapes.iso(known_on),
            "limit": limit,
        }
        rows = [shapes.flat_tenure(a.office, h.tenure, a.claims) for a in answer.offices for h in a.holders]
        answers = [shapes.office_answer(a) for a in answer.offices]
        show(form, question, answers, rows, lambda c: draw(c, answer, opened.knowledge, limit, history=True))
