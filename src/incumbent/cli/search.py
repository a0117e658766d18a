"""`incumbent search QUERY`: statements and articles that hold words, exact phrases and combinations of them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from incumbent.cli import drawing
from incumbent.cli.options import Day, format_option, ledger_option, open_ledger
from incumbent.cli.output import show, tell_left_out
from incumbent.ledger.asking.search import KINDS, Hit, HitKind, search
from incumbent.ledger.asking.shapes import iso

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text


@click.command("search")
@click.argument("query")
@click.option(
    "--in",
    "kinds",
    multiple=True,
    type=click.Choice(KINDS),
    help="Only statements, or only articles; may be given again.",
)
@click.option("--since", type=Day(), help="In articles of this day and later.")
@click.option("--until", type=Day(), help="In articles of this day and earlier.")
@click.option(
    "--limit",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="At most so many of a kind, the latest first.",
)
@ledger_option
@format_option
def command(
    query: str,
    kinds: tuple[HitKind, ...],
    since: dt.date | None,
    until: dt.date | None,
    limit: int,
    ledger: Path,
    form: str,
) -> None:
    """Statements and articles that hold QUERY: words, "exact phrases", begin*, AND, OR, NOT or -word, parentheses.

    Words without an operator must all be there. Case and diacritics do not matter. Copies are left out.
    """
    with open_ledger(ledger) as opened:
        found, total = search(opened.store, query, kinds=kinds or KINDS, since=since, until=until, limit=limit)
    question = {
        "verb": "search", "query": query, "in": list(kinds or KINDS), "since": iso(since), "until": iso(until), "limit": limit,
    }  # fmt: skip
    answers = [as_answer(h) for h in found]
    show(form, question, answers, answers, lambda c: draw(c, found, total))
    tell_left_out(form, total - len(found))


def as_answer(h: Hit) -> dict[str, Any]:
    return {
        "id": h.id, "kind": h.kind, "speaker": h.speaker, "excerpt": h.text, "found": [s.quote for s in h.found],
        "article": h.article, "headline": h.headline, "published": h.published, "publisher": h.publisher, "url": h.url,
    }  # fmt: skip


def draw(console: Console, found: list[Hit], total: int) -> None:
    """A table with what was found set off, and what was left out."""
    rows = [((h.published or "no date")[:10], h.kind, h.speaker or h.headline, _marked(h)) for h in found]
    drawing.table(console, (("when", 2), ("what", 2), ("who or headline", 4), ("in these words", 9)), rows)
    if total > len(found):
        drawing.note(console, f"{total - len(found)} earlier ones are not shown; --limit shows more.")


def _marked(h: Hit) -> Text:
    from rich.text import Text

    cell, at = Text(), 0
    for span in h.found:
        cell.append_text(_kept(h.text[at : span.start]))
        cell.append_text(drawing.text(span.quote, "bold yellow"))
        at = span.end
    cell.append_text(_kept(h.text[at:]))
    cell.append("\n")
    cell.append_text(drawing.text(f"{h.publisher or h.headline or h.article} [{h.id}]", "dim"))
    return cell


def _kept(words: str) -> Text:
    """Harmless words; the spaces at either end stay."""
    from rich.text import Text

    shown = Text(" " if words[:1].isspace() else "")
    shown.append_text(drawing.text(words.strip()))
    return shown.append(" " if words.strip() and words[-1:].isspace() else "")
