"""A table as a notebook shows it: its first rows, each with the sentence that says it and the words marked in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from incumbent.exports.files import one_line

if TYPE_CHECKING:
    from incumbent.exports.tables.table import Table

ROWS = 20  # rows shown; the others are counted
QUOTES = 2  # sentences shown with one row
_LEFT = 'style="text-align:left;vertical-align:top"'


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in parts, each with whether it is marked, and where it stands: `id` can be cited."""

    parts: tuple[tuple[str, bool], ...]
    source: str
    id: str


def within(sentence: str, quote: str, source: str, id: str) -> Words:
    """The quote where it stands in its sentence; alone where it does not stand there.

    >>> within("Kim left on Monday.", "Kim left", "The Paper", "a/c1").parts
    (('', False), ('Kim left', True), (' on Monday.', False))
    """
    before, found, after = sentence.partition(quote)
    if not found:
        before, after = "", ""
    return Words(((before, False), (quote, True), (after, False)), source, id)


def table_html(table: Table[Any], shown: Sequence[str], words: Callable[[Any], Sequence[Words]] | None) -> str:
    """HTML without script or style sheet; every text is escaped."""
    at = [n for n, c in enumerate(table.columns) if c.name in shown]
    heads = [table.columns[n].name.replace("_", " ") for n in at] + (["in these words"] if words else [])
    lines = ["<table>", f"<thead>{_row('th', map(escape, heads))}</thead>", "<tbody>"]
    for row in table[:ROWS]:
        cells = table.cells(row)
        said = ["<br>".join(map(_marked, words(row)[:QUOTES]))] if words else []
        lines.append(_row("td", [*(_text(cells[n]) for n in at), *said]))
    lines.append("</tbody></table>")
    left = table.total - min(len(table), ROWS)
    notes = [*table.notes, *([f"… and {left:,} more rows"] if left else [])]
    return "\n".join([*lines, *(f"<p>{escape(one_line(n))}</p>" for n in notes)])


def _row(tag: str, cells: Iterable[str]) -> str:
    return f"<tr>{''.join(f'<{tag} {_LEFT}>{c}</{tag}>' for c in cells)}</tr>"


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = "; ".join(map(str, value))
    return f"<bdi>{escape(one_line(str(value)))}</bdi>"


def _marked(w: Words) -> str:
    said = "".join(f"<mark>{_plain(text)}</mark>" if marked else _plain(text) for text, marked in w.parts)
    return f"<bdi>{said}</bdi> <small>{escape(one_line(w.source))} [{escape(one_line(w.id))}]</small>"


def _plain(text: str) -> str:
    """Escaped, on one line, without control characters; a space at either end stays."""
    words = one_line(text)
    return escape(f"{' ' if text[:1].isspace() else ''}{words}{' ' if words and text[-1:].isspace() else ''}")
