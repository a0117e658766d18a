"""`incumbent disagreements`: where articles differ, and where the press and the knowledge base do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from incumbent.cli import drawing
from incumbent.cli.options import country_option, format_option, ledger_option, open_ledger, seen_options
from incumbent.cli.output import none_believed, show, tell_left_out, tell_unlikely
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import DisagreementAnswer

if TYPE_CHECKING:
    from rich.console import Console

    from incumbent.knowledge import Knowledge
    from incumbent.ledger.asking.left_out import LeftOut
    from incumbent.ledger.deriving.belief import Seen


@click.command("disagreements")
@country_option
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many, the most credible first."
)
@seen_options
@ledger_option
@format_option
def command(country: str | None, limit: int, seen: Seen, ledger: Path, form: str) -> None:
    """Accounts that cannot all be true, side by side: article against article, articles against the knowledge base.

    --min-confidence and --at-least speak of the weaker side.
    """
    with open_ledger(ledger) as opened:
        found = opened.disagreements(country=country, limit=limit + 1, seen=seen)
        more, found = len(found) > limit, found[:limit]
        left_out = opened.unlikely_disagreements(country=country, seen=seen)
        if not found:
            raise none_believed(f"no disagreement in the ledger{f' about {country}' if country else ''}", left_out)
        question = {"verb": "disagreements", "country": country, "limit": limit, **shapes.seen(seen)}
        answers = [{"office": shapes.office(a.office), **shapes.disagreement(a.disagreement, a.claims)} for a in found]
        show(form, question, answers, _rows(found), lambda c: draw(c, found, opened.knowledge, more, left_out))
        tell_left_out(form, more, "less credible ones")
        tell_unlikely(form, left_out)


def _rows(found: list[DisagreementAnswer]) -> list[dict[str, Any]]:
    return [
        {
            "disagreement": n, "kind": a.disagreement.kind, "office": a.office.name, "office_id": a.office.key,
            "country": a.office.country, "first_day": shapes.iso(a.disagreement.first_day),
            "last_day": shapes.iso(a.disagreement.last_day), "says": side.says, "source": side.source,
            "claims": list(side.claims), "quotes": [a.claims[c].claim.evidence.quote for c in side.claims if c in a.claims],
        }
        for n, a in enumerate(found, 1)
        for side in a.disagreement.sides
    ]  # fmt: skip


def draw(
    console: Console,
    found: list[DisagreementAnswer],
    knowledge: Knowledge,
    more: bool = False,
    left_out: int | LeftOut = 0,
) -> None:
    """Disagreements one after the other, and what was left out."""
    for a in found:
        country = knowledge.country_name(a.office.country) if a.office.country else ""
        drawing.heading(console, drawing.office_title(a.office, country))
        drawing.disagreement_lines(console, [a.disagreement], a.claims)
    if more:
        drawing.note(console, "Less credible ones are not shown; --limit shows more.")
    if left_out:
        drawing.note(console, f"{left_out} unlikely left out; --all shows them.")
