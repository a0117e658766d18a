"""What the documentation's pages take from the code when the site is built: the columns of every row, the views of `sql`, the floors."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import mean
from typing import Any

from incumbent.exports.tables import columns_of, rows
from incumbent.ledger.asking.sql import views

KINDS = (
    rows.TenureRow, rows.ChangeRow, rows.EventRow, rows.StatementRow, rows.DisagreementRow, rows.HitRow, rows.ArticleRow, rows.ClaimRow,
    rows.MentionRow, rows.ActorRow,
)  # fmt: skip


def rows_reference() -> str:
    """Markdown: every kind of row with its columns."""
    lines: list[str] = []
    for kind in KINDS:
        lines += [f"### {kind.__name__}", "", " ".join((kind.__doc__ or "").split()), "", "| column | type | meaning |"]
        lines += ["|---|---|---|", *(f"| `{c.name}` | {c.kind} | {c.about} |" for c in columns_of(kind)), ""]
    return "\n".join(lines)


BENCH = Path(__file__).parent.parent / "bench"
GATES = {
    "floors": "office claims, changes and events of held-out news: F1, else as named",
    "floors_statements": "statements, PolNeAR dev: F1",
    "floors_dates": "dates: value and extent on MEANTIME (F1), days of acts given and right",
    "floors_coref": "who is meant by a name or a pronoun, DWIE: CoNLL F1, F1 of mentions and names",
    "floors_plv": "PLOVER root, quad and side of marked sentences: macro F1",
    "floors_plain": "plain sentences of change: share of those seen and of those unseen that give their change",
    "floors_cases": "small cases after public bug reports: share right, the mean of all kinds of case",
}  # by file, what its floors are of


def floors() -> str:
    """Markdown: what every run of the gates must reach, as the gates read it."""
    lines = ["| what | floor |", "|---|---|"]
    for name, about in GATES.items():
        held: dict[str, float] = json.loads((BENCH / f"{name}.json").read_text("utf-8"))
        shown = {"mean": round(mean(held.values()), 3)} if name == "floors_cases" else held
        lines += [
            f"| **{about}** | |",
            *(f"| {what.replace('.', ', ')} | {floor:.3f} |" for what, floor in shown.items()),
        ]
    return "\n".join(lines)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by mkdocs for each page."""
    markdown = markdown.replace("<!-- the columns of every row -->", rows_reference())
    markdown = markdown.replace("<!-- the floors -->", floors())
    return markdown.replace("<!-- the views of sql -->", f"```sql\n{views()}```")
