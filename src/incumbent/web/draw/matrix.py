"""Who met whom: a square of names, each cell as strong as the meetings told. A table, so that it is read as well as seen."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup, escape

from incumbent.web import links
from incumbent.web.safe import words


def draw(meetings: dict[str, Any]) -> Markup:
    """The rows of the table, head included."""
    names = meetings["who"]
    counts = {(p["one"], p["other"]): p["meetings"] for p in meetings["pairs"]}
    counts |= {(b, a): n for (a, b), n in counts.items()}
    head = "".join(f'<th scope="col"><span>{words(n)}</span></th>' for n in names)
    rows = "".join(
        f"<tr>{_head(one)}{''.join(_cell(counts.get((one, other), 0)) for other in names)}</tr>" for one in names
    )
    return Markup(f"<thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody>")


def _head(name: str) -> str:
    href = escape(links.meetings(name))
    return f'<th scope="row"><a class="plain" href="{href}">{words(name)}</a></th>'


def _cell(n: int) -> str:
    return f'<td class="met{min(n, 5)}">{n or ""}</td>'
