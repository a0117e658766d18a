"""Answers onto standard output: JSON, JSON Lines and CSV here; tables through rich, only where a table is asked for."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from incumbent.cli.clean import plain

if TYPE_CHECKING:
    from rich.console import Console

Json = dict[str, Any]
PIPED_WIDTH = 120
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?\Z")


def show(
    form: str,
    question: Mapping[str, Any],
    answers: Sequence[Mapping[str, Any]],
    rows: Sequence[Mapping[str, Any]],
    draw: Callable[[Console], None],
) -> None:
    """Print answers: `answers` nested for json and jsonl, `rows` flat for csv, `draw` for the table."""
    if form == "json":
        write(dumps({"question": dict(question), "answers": list(answers)}, indent=1) + "\n")
    elif form == "jsonl":
        for answer in answers:
            write(dumps(answer) + "\n")
    elif form == "csv":
        write(as_csv(rows))
    else:
        draw(console())


def tell_left_out(form: str, number: int, what: str = "earlier ones", *, at_least: bool = False) -> None:
    """Say on standard error that answers were left out, where no table says so. `number` may be a mere True.

    `at_least`: there may be more than this number, which was not counted to the end.
    """
    if (number or at_least) and form != "table":
        count = "" if number is True or not number else f"{'at least ' if at_least else ''}{number} "
        print(
            f"incumbent: {count or ('some ' if at_least else '')}{what} are left out; --limit gives more",
            file=sys.stderr,
        )


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON whose every character is harmless to look at; what it stands for is unchanged."""
    return harmless(json.dumps(value, ensure_ascii=False, indent=indent))


def harmless(text: str) -> str:
    """Text in which characters that a terminal may obey, or that cannot be seen, are written as JSON escapes."""
    return _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def as_csv(rows: Sequence[Mapping[str, Any]]) -> str:
    """CSV with a header. Lists are joined by " | "; a cell that a spreadsheet would compute begins with an apostrophe."""
    if not rows:
        return ""
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({k: _cell(v) for k, v in row.items()})
    return out.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        value = " | ".join(str(v) for v in value)
    text = plain(str(value))
    return "'" + text if text.startswith(_FORMULA) and not _NUMBER.match(text) else text


def write(text: str) -> None:
    """To standard output, as UTF-8 whatever the locale says."""
    data = text.encode("utf-8", "replace")
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(data.decode())
    else:
        sys.stdout.flush()
        buffer.write(data)
        buffer.flush()


def console() -> Console:
    """Where tables are drawn: as wide as the terminal, 120 columns into a pipe, in colour only for people."""
    from rich.console import Console

    wide = shutil.get_terminal_size((PIPED_WIDTH, 40)).columns if sys.stdout.isatty() else PIPED_WIDTH
    return Console(width=max(60, wide), highlight=False, markup=False, emoji=False, soft_wrap=False)
