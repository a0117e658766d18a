"""`incumbent person NAME`: a person's offices."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from incumbent.cli import drawing, shapes
from incumbent.cli.options import format_option, known_option, ledger_option, open_ledger
from incumbent.cli.output import show
from incumbent.ledger.answers import PersonAnswer
from incumbent.ledger.wording import stretch, stretch_of_row

if TYPE_CHECKING:
    from rich.console import Console

    from incumbent.knowledge import Knowledge


@click.command("person")
@click.argument("name")
@known_option
@ledger_option
@format_option
def command(name: str, known_on: dt.date | None, ledger: Path, form: str) -> None:
    """Every office of the person NAME, under any spelling, with the words that say it and what the lists say."""
    with open_ledger(ledger) as opened:
        people = opened.person(name, known_on=known_on)
        question = {"verb": "person", "name": name, "as_known_on": shapes.iso(known_on)}
        rows = [shapes.flat_tenure(c.office, t, p.claims) for p in people for c in p.careers for t in c.tenures]
        show(form, question, [_shape(p) for p in people], rows, lambda c: _draw(c, people, opened.knowledge))


def _shape(p: PersonAnswer) -> dict[str, Any]:
    return {
        "person": p.person.name,
        "person_id": p.person.key,
        "known_as": p.person.known,
        "spellings": list(p.person.spellings),
        "offices": [
            {
                "office": shapes.office(c.office),
                "tenures": [shapes.tenure(t, p.claims) for t in c.tenures],
                "chosen": shapes.evidence(c.chosen, p.claims),
            }
            for c in p.careers
        ],
        "knowledge_base": [shapes.listed(row) for row in p.listed],
    }


def _draw(console: Console, people: tuple[PersonAnswer, ...], knowledge: Knowledge) -> None:
    for p in people:
        also = [s for s in p.person.spellings if s != p.person.name]
        drawing.heading(console, p.person.name + (f" (also {', '.join(also)})" if also else ""))
        rows: list[tuple[Any, ...]] = []
        for c in p.careers:
            title = drawing.office_title(c.office, knowledge.country_name(c.office.country) if c.office.country else "")
            for t in c.tenures:
                rows.append((title, stretch(t), drawing.quotes([*t.claims_of_bounds, *t.extra], p.claims)))
            if c.chosen:
                rows.append((title, "chosen or due, not said to be in office", drawing.quotes(c.chosen, p.claims)))
        drawing.table(console, (("office", 3), ("when", 3), ("in these words", 6)), rows)
        for row in p.listed:
            drawing.note(console, f"{row.source} lists: {row.office_name}, {stretch_of_row(row)} ({row.licence})")
