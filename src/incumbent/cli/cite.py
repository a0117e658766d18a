"""`incumbent cite ID`: the words of a claim, an event, a statement or an article, ready to be cited."""

from __future__ import annotations

from pathlib import Path

import click

from incumbent.cli.options import ledger_option, open_ledger
from incumbent.cli.output import visible, write
from incumbent.exports.cite import CITE_FORMATS, cite


@click.command("cite")
@click.argument("id")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(CITE_FORMATS)),
    default="text",
    show_default=True,
    help="Words to read, BibTeX, CSL-JSON, RIS, or a W3C Web Annotation.",
)
@ledger_option
def command(id: str, form: str, ledger: Path) -> None:
    """Cite ID (of a claim such as wire-1/c3, an event, a statement or an article, as tables show it).

    The text has the sentence in its context, and where and when it was published.
    """
    with open_ledger(ledger) as opened:
        write(visible(cite(opened, id, form)) + "\n")
