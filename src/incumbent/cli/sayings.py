"""Statements as tables and JSON values, for `said` and `who-said`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from incumbent.cli import drawing
from incumbent.ledger.asking.sayings import Saying

if TYPE_CHECKING:
    from rich.console import Console


def as_answer(s: Saying) -> dict[str, Any]:
    return {
        "statement": s.id, "speaker": s.speaker, "speaker_known_as": s.known_as, "kind": s.kind, "words": s.content.quote,
        "cue": s.cue, "addressee": s.addressee, "channel": s.channel, "confidence": s.confidence, "article": s.article,
        "headline": s.headline, "published": s.published, "publisher": s.publisher, "url": s.url,
    }  # fmt: skip


def draw(console: Console, sayings: Sequence[Saying], total: int) -> None:
    """A table, the latest first, and what was left out."""
    rows = []
    for s in sayings:
        how = ", ".join(p for p in (s.kind, s.channel, f"to {s.addressee}" if s.addressee else "") if p)
        words = drawing.text(s.content.quote)
        words.append("\n")
        words.append_text(
            drawing.text(
                f"{s.publisher or s.headline or s.article}, {(s.published or 'no date')[:10]}, [{s.id}]", "dim"
            )
        )
        rows.append(((s.published or "no date")[:10], drawing.text(s.speaker or "not stated", "bold"), how, words))
    drawing.table(console, (("when", 2), ("who", 3), ("how", 2), ("said", 9)), rows)
    if total > len(sayings):
        drawing.note(console, f"{total - len(sayings)} earlier ones are not shown; --limit shows more.")
