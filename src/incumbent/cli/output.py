"""Answers onto standard output: JSON, JSON Lines and CSV here; tables through rich, only where a table is asked for."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from incumbent.cli.clean import plain
from incumbent.cli.options import is_quiet
from incumbent.errors import NothingFound
from incumbent.exports.files import harmless

if TYPE_CHECKING:
    from rich.console import Console

    from incumbent.ledger.asking.left_out import LeftOut

Json = dict[str, Any]
PIPED_WIDTH = 120
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


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
    if (number or at_least) and form != "table" and not is_quiet():
        count = "" if number is True or not number else f"{'at least ' if at_least else ''}{number} "
        print(
            f"incumbent: {count or ('some ' if at_least else '')}{what} are left out; --limit gives more",
            file=sys.stderr,
        )


def tell_unlikely(form: str, number: int | LeftOut) -> None:
    """Say on standard error how much is left out as unlikely, where no table says so."""
    if number and form != "table" and not is_quiet():
        print(f"incumbent: {number} unlikely left out; --all gives them", file=sys.stderr)


def none_believed(looked_for: str, unlikely: int | LeftOut) -> NothingFound:
    """What is said where nothing is found that is believed: what was looked for, and how much is left out as unlikely."""
    return NothingFound(looked_for + (f"; {unlikely} unlikely left out, --all shows them" if unlikely else ""))


def dumps(value: Any, indent: int | None = None) -> str:
    """JSON whose every character is harmless to look at; what it stands for is unchanged."""
    return visible(json.dumps(value, ensure_ascii=False, indent=indent))


def visible(text: str) -> str:
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
    return harmless(plain(str(value)))


def write(text: str) -> None:
    """To standard output, as UTF-8 whatever the locale says."""
    out = binary_output()
    out.write(text.encode("utf-8", "replace"))
    out.flush()


def binary_output() -> BinaryIO:
    """Standard output for bytes; where it takes only text, something that gives it text."""
    sys.stdout.flush()
    buffer: BinaryIO | None = getattr(sys.stdout, "buffer", None)
    return buffer if buffer is not None else cast(BinaryIO, _TextOnly())


class _TextOnly:
    def write(self, data: bytes) -> int:
        sys.stdout.write(data.decode("utf-8", "replace"))
        return len(data)

    def flush(self) -> None:
        sys.stdout.flush()


def console() -> Console:
    """Where tables are drawn: as wide as the terminal, 120 columns into a pipe, in colour only for people."""
    from rich.console import Console

    wide = shutil.get_terminal_size((PIPED_WIDTH, 40)).columns if sys.stdout.isatty() else PIPED_WIDTH
    return Console(width=max(60, wide), highlight=False, markup=False, emoji=False, soft_wrap=False)
