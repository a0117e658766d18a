"""`incumbent who OFFICE`: who held an office, on a day or as last confirmed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incumbent.cli import drawing
from incumbent.cli.options import (
    Day,
    country_option,
    format_option,
    known_option,
    ledger_option,
    open_ledger,
    seen_options,
)
from incumbent.cli.output import show, tell_unlikely
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import Holder, OfficeAnswer, WhoAnswer
from incumbent.ledger.deriving.lists import readable
from incumbent.ledger.deriving.wording import day, moment, stretch, stretch_of_row, to_come

if TYPE_CHECKING:
    from rich.console import Console

    from incumbent.knowledge import Knowledge
    from incumbent.ledger.deriving.belief import Seen

HOLDERS = 30  # holders of one office shown in a table
UNLIKELY = 3  # unlikely holders named under one office
LISTED = 12  # rows of the knowledge base shown with an office's history


@click.command("who")
@click.argument("office")
@country_option
@click.option("--on", type=Day(), help="The day asked about; without it, whom the claims last put in office.")
@known_option
@seen_options
@ledger_option
@format_option
def command(
    office: str, country: str | None, on: dt.date | None, known_on: dt.date | None, seen: Seen, ledger: Path, form: str
) -> None:
    """Who held OFFICE ("KGB", "prime minister of Belarus"), since when, and in which words.

    An answer says what the claims allow: since and until when, last confirmed on which day, vacated, acting. Where the
    knowledge base has somebody else on that day, that is shown beside it.
    """
    with open_ledger(ledger) as opened:
        answer = opened.who(office, country=country, on=on, known_on=known_on, seen=seen)
        question = {
            "verb": "who",
            "office": office,
            "country": answer.country,
            "on": shapes.iso(on),
            "as_known_on": shapes.iso(known_on),
            **shapes.seen(seen),
        }
        rows = [
            {"on_that_day": h.on_day, **shapes.flat_tenure(a.office, h.tenure, a.claims)}
            for a in answer.offices
            for h in a.holders
        ]
        answers = [shapes.office_answer(a) for a in answer.offices]
        show(form, question, answers, rows, lambda c: draw(c, answer, opened.knowledge))
        tell_unlikely(form, sum(a.left_out for a in answer.offices))


def draw(console: Console, answer: WhoAnswer, knowledge: Knowledge, most: int = HOLDERS, history: bool = False) -> None:
    """The answer as tables, an office after the other."""
    for a in answer.offices:
        draw_office(console, a, knowledge, most, 5 if len(answer.offices) == 1 else 1, history)
    if answer.others:
        names = [
            drawing.office_title(o, knowledge.country_name(o.country) if o.country else "") for o in answer.others[:8]
        ]
        more = f" and {len(answer.others) - 8} more" if len(answer.others) > 8 else ""
        drawing.note(console, f"These words may also mean: {'; '.join(names)}{more}")


def draw_office(
    console: Console, a: OfficeAnswer, knowledge: Knowledge, most: int, disputes: int, history: bool
) -> None:
    """One office: holders, vacancy, those chosen, what the lists say, what is disputed."""
    title = drawing.office_title(a.office, knowledge.country_name(a.office.country) if a.office.country else "")
    title += f", on {day(a.on)}" if a.on else ""
    drawing.heading(console, title + (f", as known on {day(a.known_on)}" if a.known_on else ""))
    if history and a.also:
        drawing.note(console, f"Also called: {', '.join(a.also)}")
    if not a.office.claims:
        drawing.note(console, "No article in this ledger tells of it; what follows is the lists' word.", "yellow")
    elif a.holders:
        rows = [
            (drawing.text(h.tenure.name, "bold"), _time(h, a), drawing.quotes(_cited(h), a.claims))
            for h in a.holders[:most]
        ]
        drawing.table(console, (("who", 2), ("when", 3), ("in these words", 6)), rows)
        if len(a.holders) > most:
            drawing.note(console, f"… and {len(a.holders) - most} more holders; --format json has them all")
    elif not a.vacancy:
        drawing.note(console, "No article in this ledger tells who held it" + (" on that day." if a.on else "."))
    if a.vacancy:
        left = f"{a.vacancy.left} left" if a.vacancy.left else "its holder, whom no claim names, left"
        drawing.note(console, f"Vacated, successor not stated: {left} {moment(a.vacancy.since)}.", "yellow")
        if not a.holders:
            console.print(drawing.quotes(a.vacancy.claims, a.claims))
    elif a.unnamed and not a.holders:
        console.print(drawing.quotes(a.unnamed, a.claims))
    if a.chosen:
        drawing.note(console, "Chosen or due, and not said to be in office:")
        rows = [(a.claims[c].claim.person or "not named", drawing.quotes([c], a.claims)) for c in a.chosen[:5]]  # type: ignore[misc]
        drawing.table(console, (("who", 2), ("in these words", 6)), rows)
    for claim in (a.claims[c] for c in a.planned[:3]):
        drawing.note(console, f"Planned: {to_come(claim)}", "yellow")
        console.print(drawing.quotes([claim.claim.id], a.claims))
    listed = a.listed if a.on else a.listed[::-1][:LISTED] if history or not a.office.claims else ()
    for row in listed:
        drawing.note(console, f"{readable(row.source)}: {row.person_name}, {stretch_of_row(row)} ({row.licence})")
    draw_unlikely(console, a)
    drawing.disagreement_lines(console, a.disagreements, a.claims, disputes)


def draw_unlikely(console: Console, a: OfficeAnswer) -> None:
    """Who is not believed to have held it, folded into a line each; and how many more there are."""
    for h in a.unlikely[:UNLIKELY]:
        drawing.note(console, f"Unlikely: {h.tenure.name}, {stretch(h.tenure)} ({h.tenure.why})")
    if a.left_out:
        drawing.note(console, f"{a.left_out} unlikely left out of the answer; --all shows them with their words.")


def _cited(h: Holder) -> list[str]:
    return [*h.tenure.claims_of_bounds, *h.tenure.extra]


def _time(h: Holder, a: OfficeAnswer) -> str:
    words = stretch(h.tenure)
    if a.on and h.on_day == "possible":
        days = f"{abs(h.days_off)} day{'s' if abs(h.days_off) != 1 else ''}"
        words += f"; not confirmed for that day itself, the nearest evidence is {days} "
        words += "before" if h.days_off <= 0 else "after"
    return f"{words}; {h.tenure.why}"
