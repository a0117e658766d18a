"""`incumbent doctor`: is everything there, and is the ledger sound?"""

from __future__ import annotations

import platform
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from incumbent import __version__
from incumbent.cli import drawing
from incumbent.cli.exits import DONE, EQUIPMENT, LEDGER
from incumbent.cli.options import format_option, ledger_option
from incumbent.cli.output import show
from incumbent.errors import IncumbentError, LedgerError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `bad` is the exit code it asks for; 0 when it is as it should be."""

    what: str
    found: str
    bad: int = DONE


@click.command("doctor")
@ledger_option
@format_option
def command(ledger: Path, form: str) -> int:
    """Look at the installation and the ledger: models, knowledge base, SQLite, schema, soundness, offices that wait."""
    findings = [*_installation(), *_models(), *_knowledge(), *_ledger(ledger)]
    rows: list[dict[str, Any]] = [
        {"what": f.what, "found": f.found, "state": "bad" if f.bad else "good"} for f in findings
    ]
    lines = [
        (f.what, f.found, drawing.text("bad", "red") if f.bad else drawing.text("good", "green")) for f in findings
    ]
    columns = (("what", 2), ("found", 6), ("", 1))
    show(form, {"verb": "doctor", "ledger": str(ledger)}, rows, rows, lambda c: drawing.table(c, columns, lines))
    return max((f.bad for f in findings), default=DONE)


def _installation() -> list[Finding]:
    return [
        Finding("incumbent", f"{__version__} on Python {platform.python_version()}, {platform.system()}"),
        Finding("SQLite", f"{sqlite3.sqlite_version}"),
    ]


def _models() -> list[Finding]:
    """The reader's weights, held against their manifest without being loaded."""
    from incumbent.errors import ModelError
    from incumbent.reader.manifest import PACKAGED, checked

    try:
        manifest = checked(PACKAGED)
    except ModelError as error:
        return [Finding("reader", str(error), EQUIPMENT)]
    return [Finding("reader", f"weights {manifest.version}")]


def _knowledge() -> list[Finding]:
    from incumbent.knowledge import Knowledge

    began = time.perf_counter()
    try:
        knowledge = Knowledge.load()
        known = knowledge.place("France")
    except IncumbentError as error:
        return [Finding("knowledge base", str(error), EQUIPMENT)]
    ms = 1000 * (time.perf_counter() - began)
    if known is None or known.country != "FRA":
        return [Finding("knowledge base", "it does not know France; install incumbent again", EQUIPMENT)]
    return [Finding("knowledge base", f"loads in {ms:.0f} ms")]


def _ledger(path: Path) -> list[Finding]:
    if not path.exists():
        return [Finding("ledger", f"none at {path} yet; `incumbent read INPUT...` makes it")]
    from incumbent.ledger import Ledger
    from incumbent.ledger.asking.listed import waiting_offices
    from incumbent.ledger.file.schema import version_of

    try:
        with Ledger.open(path) as ledger:
            wrong = ledger.store.soundness()
            counts = ledger.counts()
            waiting = waiting_offices(ledger.store)
            version = version_of(ledger.store.connection)
    except LedgerError as error:
        return [Finding("ledger", str(error), LEDGER)]
    said = ", ".join(f"{number} {name}" for name, number in counts.items())
    found = [Finding("ledger", f"{path}: schema {version}, {said}")]
    if wrong:
        return [*found, Finding("soundness", "; ".join(wrong[:5]), LEDGER)]
    found.append(Finding("soundness", "the file and all its references are whole"))
    if waiting:
        found.append(Finding("waiting", f"{waiting} offices are derived at the end of the next `incumbent read`"))
    return found
