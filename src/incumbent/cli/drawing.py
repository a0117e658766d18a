"""Pieces of tables: evidence with its source, headings, and cells that carry a stranger's text safely."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from incumbent.cli.clean import plain
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Disagreement
from incumbent.ledger.deriving.lists import readable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

Claims = Mapping[str, StoredClaim]
QUOTES = 3  # sentences shown in one cell
MOST = 300  # characters of a sentence shown before and after the telling words


def text(words: str, style: str = "") -> Text:
    """A piece of a table: never markup, never an escape sequence."""
    from rich.text import Text

    return Text(plain(words), style=style)


def heading(console: Console, words: str) -> None:
    console.print()
    console.print(text(words, "bold"))


def note(console: Console, words: str, style: str = "dim") -> None:
    console.print(text(words, style))


def office_title(office: OfficeFound, country_name: str) -> str:
    name = office.name[:1].upper() + office.name[1:]
    return f"{name}, {country_name}" if country_name and country_name.lower() not in name.lower() else name


def source_line(s: StoredClaim) -> str:
    """Who published it and when, the claim's id, on whose word."""
    parts = [s.publisher or s.headline or s.article, (s.published or "no date")[:10], f"[{s.claim.id}]"]
    if s.claim.said_by:
        parts.append(f"on the word of {s.claim.said_by}")
    if s.claim.status != "asserted":
        parts.append({"reported": "reported", "planned": "planned", "not_done": "did not happen"}[s.claim.status])
    if s.duplicate_of:
        parts.append("a copy")
    if s.review:
        parts.append({"accept": "accepted", "correct": "corrected", "reject": "rejected"}[s.review])
    return ", ".join(parts)


def quotes(ids: Iterable[str], claims: Claims, most: int = QUOTES) -> Text:
    """The sentences that say it, the telling words in bold, each with its source; one sentence once, however often copied."""
    from rich.text import Text

    seen: dict[str, list[StoredClaim]] = {}
    for i in dict.fromkeys(ids):
        if i in claims:
            seen.setdefault(claims[i].sentence, []).append(claims[i])
    cell = Text()
    for n, group in enumerate(seen.values()):
        if n == most:
            cell.append(f"\n… and {len(seen) - most} more", style="dim")
            break
        first = min(group, key=lambda s: (s.duplicate_of is not None, s.claim.id))
        cell.append("\n“" if n else "“")
        cell.append_text(_sentence(first))
        cell.append(f"”\n{plain(source_line(first))}", style="dim")
    return cell


def _sentence(s: StoredClaim) -> Text:
    from rich.text import Text

    before, quote, after = s.sentence.partition(s.claim.evidence.quote)
    words = Text(plain(before[-MOST:]).strip() + (" " if before[-1:].isspace() else ""))
    words.append(plain(quote).strip(), style="bold")
    return words.append((" " if after[:1].isspace() else "") + plain(after[:MOST]).strip())


def table(
    console: Console, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Text | str]], lines: bool = True
) -> None:
    """A table, with a line between rows unless told otherwise; the number beside a column is its share of the width."""
    from rich import box
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, show_lines=lines, expand=lines, pad_edge=False)
    for name, ratio in columns:
        drawn.add_column(name, ratio=ratio, overflow="fold")
    for row in rows:
        drawn.add_row(*[text(cell) if isinstance(cell, str) else cell for cell in row])
    console.print(drawn)


def _indented(console: Console, words: Text, blanks: int) -> None:
    from rich.padding import Padding

    console.print(Padding(words, (0, 0, 0, blanks)))


def disagreement_lines(console: Console, found: Sequence[Disagreement], claims: Claims, most: int = 3) -> None:
    """Disagreements side by side, each side with its words or its list; the first `most`, the rest counted."""
    for d in found[:most]:
        note(console, f"Disagreement: {d.summary}", "yellow")
        for side in d.sides:
            _indented(console, text(side.says), 2)
            behind = f"; {side.source}" if side.source and readable(side.source) != side.source else ""
            by = f"{readable(side.source)} ({side.licence}{behind})" if side.source else ""
            _indented(console, text(by, "dim") if side.source else quotes(side.claims, claims, 2), 6)
    if len(found) > most:
        note(
            console,
            f"… and {len(found) - most} more disagreements; --format json has them, `incumbent disagreements` all",
        )
