"""`incumbent cite CLAIM`: the words of a claim, ready to be cited."""

from __future__ import annotations

from pathlib import Path

import click

from incumbent.cli.citations import as_bibtex, as_text, as_web_annotation
from incumbent.cli.options import ledger_option, open_ledger
from incumbent.cli.output import dumps, write


@click.command("cite")
@click.argument("claim")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "bibtex", "webannotation"]),
    default="text",
    show_default=True,
    help="Words to read, a BibTeX entry, or a W3C Web Annotation.",
)
@ledger_option
def command(claim: str, form: str, ledger: Path) -> None:
    """Cite CLAIM (an id such as wire-1/c3, as tables show it): the sentence in its context, where and when it was published."""
    with open_ledger(ledger) as opened:
        stored = opened.claim(claim)
        record = opened.record(stored.article)
    if form == "bibtex":
        write(as_bibtex(stored, record) + "\n")
    elif form == "webannotation":
        write(dumps(as_web_annotation(stored, record), indent=1) + "\n")
    else:
        write(as_text(stored, record) + "\n")
