"""`incumbent decisions`: what reviewers decided, out of one ledger and into another."""

from __future__ import annotations

import json
from pathlib import Path

import click

from incumbent.cli.options import ledger_option, open_ledger
from incumbent.errors import InputError


@click.group("decisions")
def command() -> None:
    """Take reviewers' decisions out of a ledger, or bring in those of another."""


@command.command("export")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, help="The file to write.")
@ledger_option
def export(out: Path, ledger: Path) -> None:
    """All decisions to OUT as JSON, undone ones and undoings included."""
    from incumbent.ledger.reviewing.exchange import out as taken_out

    with open_ledger(ledger) as opened:
        rows = taken_out(opened.store)
    with out.open("w", encoding="utf-8") as file:
        json.dump({"decisions": rows}, file, indent=1)
        file.write("\n")
    click.echo(f"{len(rows)} decisions to {out}", err=True)


@command.command("import")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@ledger_option
def bring_in(file: Path, ledger: Path) -> None:
    """Decisions of FILE, as an export wrote them; those that are there already are not added twice."""
    from incumbent.knowledge import Knowledge
    from incumbent.ledger import Ledger
    from incumbent.ledger.reviewing.exchange import take_in
    from incumbent.ledger.reviewing.imports import read_text

    knowledge = Knowledge.load()
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is not written in UTF-8; give a file that an export wrote") from error
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}; check the path and its permissions") from error
    found = read_text(text, knowledge)
    open_ledger(ledger).close()  # decisions make no ledger where there is none
    with Ledger.open(ledger, write=True, knowledge=knowledge) as opened:
        click.echo(str(take_in(opened.store, opened.knowledge, found)))
