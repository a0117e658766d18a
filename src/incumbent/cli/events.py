"""`incumbent events`: who did what to whom, filtered, grouped by happening, counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from incumbent.cli import drawing
from incumbent.cli.event_options import as_json, event_options, event_question, in_words
from incumbent.cli.options import format_option, ledger_option, open_ledger, seen_options
from incumbent.cli.output import none_believed, show, tell_left_out, tell_unlikely
from incumbent.errors import InputError, NothingFound
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.counts import count_by
from incumbent.ledger.asking.events import StoredEvent, events_where
from incumbent.ledger.asking.happenings import Happening, alone, enough, group

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from incumbent.ledger.deriving.belief import Seen

_STATUS = {"asserted": "", "reported": "reported", "planned": "planned", "not_done": "did not happen"}


@click.command("events")
@event_options
@click.option("--count-by", help="Counts instead of events: day, week, month, year, type, quad, status, source, target, source_country, "
              "target_country; several parted by commas.")  # fmt: skip
@click.option(
    "--order",
    type=click.Choice(["count", "name"]),
    default="count",
    show_default=True,
    help="Counts with the most first, or by what is counted; --limit keeps those with the most either way.",
)
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many, the latest first."
)
@seen_options
@ledger_option
@format_option
def command(count_by: str | None, order: str, limit: int, seen: Seen, ledger: Path, form: str, **choices: Any) -> None:
    """Who did what to whom, the latest first. What several articles tell of one happening is one row, with all its sources."""
    with open_ledger(ledger) as opened:
        asked = event_question(choices, opened.knowledge)
        most = enough(asked, None if count_by else limit)
        found = events_where(opened.store, asked, latest=most)
        if not found:
            raise NothingFound(f"no event in the ledger fits: {in_words(choices)}")
        every = group(found) if choices["grouped"] else alone(found)
        happenings = [h for h in every if seen.shows(h.belief, h.independent)]
        unlikely = len(every) - len(happenings)
        if not happenings:
            raise none_believed(f"no event in the ledger fits: {in_words(choices)}", unlikely)
        question = {"verb": "events", **as_json(choices), "count_by": count_by, "limit": limit, **shapes.seen(seen)}
        if count_by:
            _show_counts(form, question, happenings, [n.strip() for n in count_by.split(",")], order, limit)
            tell_unlikely(form, unlikely)
            return
        shown = list(reversed(happenings))[:limit]
        answers = [as_answer(h) for h in shown]
        rows = [{k: v for k, v in a.items() if k not in ("tellings", "size")} for a in answers]
        left_out = len(happenings) - len(shown)
        cut = most is not None and len(found) == most
        show(form, question, answers, rows, lambda c: draw(c, shown, left_out, cut=cut, unlikely=unlikely))
        tell_left_out(form, left_out, at_least=cut)
        tell_unlikely(form, unlikely)


def as_answer(h: Happening) -> dict[str, Any]:
    """A happening as JSON values, with every article that tells it."""
    e = h.first
    return {
        "id": h.id, "type": e.type, "mode": e.mode, "quad": e.quad, "contexts": list(e.contexts), "status": e.status,
        "said_by": e.said_by, "date": str(e.date) if e.date else None, "place": e.place, "source": [a.name for a in e.sources],
        "source_country": [a.country for a in e.sources], "target": [a.name for a in e.targets],
        "target_country": [a.country for a in e.targets], "quote": e.evidence.quote, "trigger": e.trigger.quote,
        "articles": h.articles, "independent_articles": h.independent, "belief": h.belief, "published": e.published, "publisher": e.publisher,
        "url": e.url,
        "size": {k: getattr(e.size, k) for k in ("people", "killed", "injured", "arrested")} if e.size else None,
        "tellings": [_telling(t, why) for t, why in zip(h.events, h.why, strict=True)],
    }  # fmt: skip


def _telling(e: StoredEvent, why: str) -> dict[str, Any]:
    return {
        "event": e.id, "article": e.article, "headline": e.title, "published": e.published, "publisher": e.publisher, "url": e.url,
        "duplicate_of": e.duplicate_of, "status": e.status, "said_by": e.said_by, "date": str(e.date) if e.date else None,
        "quote": e.evidence.quote, "why_here": why,
    }  # fmt: skip


def draw(console: Console, happenings: list[Happening], left_out: int, *, cut: bool = False, unlikely: int = 0) -> None:
    """A table of happenings, and what was left out."""
    rows = [
        (_when(h.first), _what(h.first), _names(h.first.sources), _names(h.first.targets), _words(h))
        for h in happenings
    ]
    drawing.table(console, (("when", 2), ("what", 2), ("who", 3), ("to whom", 3), ("in these words", 7)), rows)
    if left_out > 0 or cut:
        number = f"{'at least ' if cut else ''}{left_out}" if left_out else "some"
        drawing.note(console, f"{number} earlier ones are not shown; --limit shows more.")
    if unlikely:
        drawing.note(console, f"{unlikely} unlikely left out; --all shows them.")


def _when(e: StoredEvent) -> str:
    if e.date:
        return str(e.date).replace("/", " to ")
    return f"told {e.published[:10]}" if e.published else "no date"


def _what(e: StoredEvent) -> str:
    words = f"{e.type}{f' ({e.mode})' if e.mode else ''}"
    return f"{words}, {_STATUS[e.status]}" if _STATUS[e.status] else words


def _names(actors: Any) -> str:
    return "; ".join(a.name for a in actors) or "not stated"


def _words(h: Happening) -> Text:
    from rich.text import Text

    cell = Text()
    for n, e in enumerate(h.events[:3]):
        source = ", ".join(
            [e.publisher or e.title, (e.published or "no date")[:10], f"[{e.id}]"]
            + ([f"on the word of {e.said_by}"] if e.said_by else [])
            + (["a copy"] if e.duplicate_of else [])
        )
        cell.append("\n" if n else "")
        cell.append_text(drawing.text(f"“{e.evidence.quote}”"))
        cell.append("\n")
        cell.append_text(drawing.text(source, "dim"))
    if len(h.events) > 3:
        cell.append("\n")
        cell.append_text(drawing.text(f"… and {len(h.events) - 3} more", "dim"))
    return cell


def _show_counts(
    form: str, question: dict[str, Any], happenings: list[Happening], names: list[str], order: str, limit: int
) -> None:
    try:
        counts = count_by(happenings, names)
    except InputError as error:
        raise click.UsageError(str(error)) from error
    shown = counts[:limit]
    if order == "name":
        shown.sort()
    rows = [{**dict(zip(names, key, strict=True)), "events": n} for key, n in shown]
    left_out = len(counts) - len(shown)

    def table(console: Console) -> None:
        drawing.table(console, [(n, 2) for n in (*names, "events")], [(*key, str(n)) for key, n in shown], lines=False)
        if left_out:
            drawing.note(console, f"{left_out} rows with fewer events are not shown; --limit shows more.")

    show(form, question, rows, rows, table)
    tell_left_out(form, left_out, "rows with fewer events")
