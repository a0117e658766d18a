"""What the documentation's pages take from the code when the site is built: the columns of every row, the views of `sql`."""

from __future__ import annotations

from typing import Any

from incumbent.exports.tables import columns_of, rows
from incumbent.exports.tables.sql import views

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


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by mkdocs for each page."""
    markdown = markdown.replace("<!-- the columns of every row -->", rows_reference())
    return markdown.replace("<!-- the views of sql -->", f"```sql\n{views()}```")
