"""`incumbent person NAME`: a person's offices."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from incumbent.cli import drawing
from incumbent.cli.options import format_option, known_option, ledger_option, open_ledger, seen_options
from incumbent.cli.output import show, tell_unlikely
from incumbent.cli.who import UNLIKELY
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import PersonAnswer
from incumbent.ledger.deriving.lists import readable
from incumbent.ledger.deriving.wording import stretch, stretch_of_row

if TYPE_CHECKING:
    from rich.console import Console

    from incumbent.knowledge import Knowledge
    from incumbent.ledger.deriving.belief import Seen


@click.command("person")
@click.argument("name")
@known_option
@seen_options
@ledger_option
@format_option
def command(name: str, known_on: dt.date | None, seen: Seen, ledger: Path, form: str) -> None:
    """Every office of the person NAME, under any spelling, with the words that say it and what the lists say."""
    with open_ledger(ledger) as opened:
        people = opened.person(name, known_on=known_on, seen=seen)
        question = {"verb": "person", "name": name, "as_known_on": shapes.iso(known_on), **shapes.seen(seen)}
        rows = [shapes.flat_tenure(c.office, t, p.claims) for p in people for c in p.careers for t in c.tenures]
        show(form, question, [_shape(p) for p in people], rows, lambda c: _draw(c, people, opened.knowledge))
        tell_unlikely(form, sum(len(c.unlikely) for p in people for c in p.careers))


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
                "unlikely": [shapes.tenure(t, p.claims) for t in c.unlikely],
                "chosen": shapes.evidence(c.chosen, p.claims),
            }
            for c in p.careers
        ],
        "knowledge_base": [shapes.listed(row) for row in p.listed],
    }


def _draw(console: Console, people: tuple[PersonAnswer, ...], knowledge: Knowledge) -> None:
    names = Counter(p.person.name for p in people)
    for p in people:
        also = [s for s in p.person.spellings if s != p.person.name]
        apart = ""
        if names[p.person.name] > 1:
            where = [knowledge.country_name(c) for c in p.countries] or [p.person.known or "no country told"]
            apart = f", {' and '.join(where)}: one of {names[p.person.name]} of this name"
        drawing.heading(console, p.person.name + apart + (f" (also {', '.join(also)})" if also else ""))
        rows: list[tuple[Any, ...]] = []
        for c in p.careers:
            title = drawing.office_title(c.office, knowledge.country_name(c.office.country) if c.office.country else "")
            for t in c.tenures:
                rows.append(
                    (title, f"{stretch(t)}; {t.why}", drawing.quotes([*t.claims_of_bounds, *t.extra], p.claims))
                )
            if c.chosen:
                rows.append((title, "chosen or due, not said to be in office", drawing.quotes(c.chosen, p.claims)))
        if rows:
            drawing.table(console, (("office", 3), ("when", 3), ("in these words", 6)), rows)
        else:
            drawing.note(console, "No article in this ledger puts this person in an office.", "yellow")
        for row in p.listed:
            drawing.note(console, f"{readable(row.source)}: {row.office_name}, {stretch_of_row(row)} ({row.licence})")
        doubted = [(c, t) for c in p.careers for t in c.unlikely]
        for c, t in doubted[:UNLIKELY]:
            country = knowledge.country_name(c.office.country) if c.office.country else ""
            drawing.note(console, f"Unlikely: {drawing.office_title(c.office, country)}, {stretch(t)} ({t.why})")
        if doubted:
            drawing.note(console, f"{len(doubted)} unlikely left out; --all shows them with their words.")
