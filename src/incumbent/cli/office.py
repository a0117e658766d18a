"""`incumbent office NAME`: an office over time."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incumbent.cli.options import country_option, format_option, known_option, ledger_option, open_ledger, seen_options
from incumbent.cli.output import show, tell_unlikely
from incumbent.cli.who import draw
from incumbent.ledger.asking import shapes

if TYPE_CHECKING:
    from incumbent.ledger.deriving.belief import Seen


@click.command("office")
@click.argument("name")
@country_option
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many holders, the latest first."
)
@known_option
@seen_options
@ledger_option
@format_option
def command(
    name: str, country: str | None, limit: int, known_on: dt.date | None, seen: Seen, ledger: Path, form: str
) -> None:
    """Every holder of the office NAME that the articles tell of, the latest first, with what is disputed."""
    with open_ledger(ledger) as opened:
        answer = opened.office(name, country=country, known_on=known_on, limit=limit, seen=seen)
        question = {
            "verb": "office",
            "office": name,
            "country": answer.country,
            "as_known_on": shapes.iso(known_on),
            "limit": limit,
            **shapes.seen(seen),
        }
        rows = [shapes.flat_tenure(a.office, h.tenure, a.claims) for a in answer.offices for h in a.holders]
        answers = [shapes.office_answer(a) for a in answer.offices]
        show(form, question, answers, rows, lambda c: draw(c, answer, opened.knowledge, limit, history=True))
        tell_unlikely(form, sum(a.left_out for a in answer.offices))
