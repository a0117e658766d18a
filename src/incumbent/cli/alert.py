"""`incumbent alert`: saved questions that speak up when the ledger learns something that fits."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from incumbent.cli.clean import plain
from incumbent.cli.options import ledger_option, open_ledger
from incumbent.errors import InputError, NothingFound


@click.group("alert")
def command() -> None:
    """Questions that speak up when the ledger learns something that fits; `incumbent watch` asks them after every round."""


@command.command("add")
@click.argument("question")
@click.option("--append", type=click.Path(dir_okay=False), help="Append each find to this file, as a line of JSON.")
@click.option("--run", help="Run this command for each find, which comes on its standard input as JSON.")
@click.option("--post", help="Post each find as JSON to this address of this machine: http://127.0.0.1:PORT/...")
@click.option("--name", help="What to call it; the question itself without one.")
@ledger_option
def add(question: str, append: str | None, run: str | None, post: str | None, name: str | None, ledger: Path) -> None:
    """Save QUESTION, such as "country=BLR kind=start,end min=0.9", and what to do with what fits it from now on.

    Words about changes of office: kind, how, person, title, body, by; about events: type, mode, place; about both: country
    (three-letter code), status, min (confidence). Several values are parted by commas.
    """
    from incumbent.exports import alerts

    ways = [(how, target) for how, target in (("append", append), ("run", run), ("post", post)) if target]
    if len(ways) != 1:
        raise click.UsageError("give one of --append, --run, --post")
    [(how, target)] = ways
    try:
        alerts.parse(question)
        alerts.check_target(how, target)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    saved = alerts.load(ledger)
    if any(a.name == (name or question) for a in saved):
        raise click.UsageError(f"there is an alert {name or question!r} already; give this one another --name")
    alert = alerts.Alert(name or question, question, how, str(Path(target).absolute()) if how == "append" else target)
    if ledger.exists():
        with open_ledger(ledger) as opened:
            alerts.begin_now(opened, alert)
    alerts.save(ledger, [*saved, alert])


@command.command("list")
@ledger_option
def show(ledger: Path) -> None:
    """The saved questions and what each does."""
    from incumbent.exports import alerts

    saved = alerts.load(ledger)
    if not saved:
        raise NothingFound("there are no alerts; add one with: incumbent alert add QUESTION --append FILE")
    for a in saved:
        click.echo(plain(f"{a.name}: {a.question}, {a.how} {a.target}"))


@command.command("remove")
@click.argument("name")
@ledger_option
def remove(name: str, ledger: Path) -> None:
    """Forget the alert NAME."""
    from incumbent.exports import alerts

    saved = alerts.load(ledger)
    kept = [a for a in saved if a.name != name]
    if len(kept) == len(saved):
        raise NothingFound(f"there is no alert {name!r}", near=tuple(a.name for a in saved))
    alerts.save(ledger, kept)


@command.command("check")
@ledger_option
def check(ledger: Path) -> None:
    """Ask every saved question now."""
    from incumbent.exports import alerts

    saved = alerts.load(ledger)
    with open_ledger(ledger) as opened:
        count = alerts.check(opened, saved, lambda said: print(f"incumbent: {plain(said)}", file=sys.stderr))
    alerts.save(ledger, saved)
    click.echo(f"{count} told", err=True)
