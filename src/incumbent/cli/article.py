"""`incumbent article ID`: one article with its claims, events and statements marked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from incumbent.cli.options import ledger_option, open_ledger
from incumbent.errors import NothingFound
from incumbent.ledger.asking.articles import articles_called
from incumbent.records import Record

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

_STYLES = {"claim": "on #5c4a14", "event": "underline #5fb3a1", "statement": "#8ea0ee"}


@click.command("article")
@click.argument("id")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write a page to this file instead of printing."
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help="Marked text to read, or the record as JSON.")  # fmt: skip
@ledger_option
def command(id: str, html: Path | None, form: str, ledger: Path) -> None:
    """The article ID (as tables show it, before the slash) with what was found in it, each item beside its paragraph."""
    with open_ledger(ledger) as opened:
        try:
            try:
                record = opened.record(id)
            except NothingFound:
                record = opened.record(id.rpartition("/")[0] or id)  # the id of a claim in it
        except NothingFound as error:
            raise NothingFound(str(error), near=articles_called(opened.store, id)) from error
    if html is not None:
        from incumbent.exports.files import whole_file
        from incumbent.exports.page import article_page

        with whole_file(html) as file:
            file.write(article_page(record))
        click.echo(f"page written to {html}", err=True)
    elif form == "json":
        from incumbent.cli.output import dumps, write
        from incumbent.records import to_dict

        write(dumps(to_dict(record), indent=1) + "\n")
    else:
        from incumbent.cli.output import console

        draw(console(), record)


def draw(console: Console, record: Record) -> None:
    """Paragraph by paragraph: the marked text, and in the margin what each mark says."""
    from rich.table import Table
    from rich.text import Text

    from incumbent.cli.clean import plain
    from incumbent.exports.marks import marks_of, paragraphs, pieces

    a = record.article
    marks = marks_of(record)
    console.print(Text(plain(", ".join(p for p in (a.publisher, a.published, a.url) if p)), style="dim"))
    table = Table(box=None, show_header=False, expand=True, padding=(0, 2, 1, 0))
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for start, end in paragraphs(a.text):
        words = Text(style="bold" if start == 0 else "")
        for piece in pieces(a.text, marks, start, end):
            words.append_text(_styled(piece.text, [m.kind for m in piece.marks]))
        margin = Text()
        for m in marks:
            if start <= m.start < end:
                margin.append("\n" if margin else "")
                margin.append(f"{m.id} ", style=_STYLES[m.kind])
                margin.append(plain(m.says), style="dim")
        table.add_row(words, margin)
    console.print(table)


def _styled(words: str, kinds: list[str]) -> Text:
    from rich.text import Text

    from incumbent.cli.clean import plain

    shown = (
        (" " if words[:1].isspace() else "")
        + plain(words).strip()
        + (" " if words[1:] and words[-1:].isspace() else "")
    )
    styled = Text(shown)
    for kind in dict.fromkeys(kinds):
        styled.stylize(_STYLES[kind])
    return styled
