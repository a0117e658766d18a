"""`incumbent demo`: the bundled samples, coded and asked about."""

from __future__ import annotations

import datetime as dt
import tempfile
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from incumbent.cli import changes, disagreements, drawing, who
from incumbent.cli.options import Day
from incumbent.cli.output import console
from incumbent.cli.read import read_into
from incumbent.errors import NothingFound

if TYPE_CHECKING:
    from rich.console import Console

    from incumbent.ledger import Ledger

QUESTIONS: tuple[tuple[str, str, str | None], ...] = (
    ("KGB", "Belarus", "2020-09-02"),
    ("KGB", "Belarus", "2020-09-04"),
    ("State Control Committee", "Belarus", None),
    ("prime minister", "Japan", "2020-09-20"),
)  # office, country, day


@click.command("demo")
@click.option(
    "--ledger",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Keep the demo's ledger in this file; without it, in a new temporary folder.",
)
def command(ledger: Path | None) -> int:
    """Code the bundled sample articles; show what changed, who holds what, and where the knowledge base disagrees."""
    from incumbent.ledger import Ledger

    path = ledger or Path(tempfile.mkdtemp(prefix="incumbent-demo-")) / "demo.sqlite"
    out = console()
    with (
        resources.as_file(resources.files("incumbent") / "samples") as samples,
        Ledger.open(path, write=True) as opened,
    ):
        tally, done = read_into(opened, [samples], workers=1)
        drawing.note(out, f"{sum(done.values())} sample articles read into {path}")
        _show(out, opened)
    drawing.note(out, "Ask yourself, for instance:")
    for office, country, day in QUESTIONS[:2]:
        drawing.note(out, f'  incumbent who "{office}" --country {country} --on {day} --ledger {path}')
    return tally.exit_code(sum(done.values()))


def _show(out: Console, ledger: Ledger) -> None:
    drawing.heading(out, "WHAT CHANGED")
    changes.draw(out, ledger.changes(limit=30), ledger.knowledge)
    drawing.heading(out, "WHO HOLDS WHAT")
    for office, country, day in QUESTIONS:
        on: dt.date | None = Day().convert(day, None, None) if day else None
        try:
            who.draw(out, ledger.who(office, country=country, on=on), ledger.knowledge)
        except NothingFound as error:
            drawing.note(out, str(error))
    drawing.heading(out, "WHERE THE ACCOUNTS DIFFER")
    found = ledger.disagreements(limit=20)
    disagreements.draw(out, found, ledger.knowledge)
    if not found:
        drawing.note(out, "Nowhere: no articles, and no list, that cannot both be right.")
