"""Events a month as stacked columns, one colour a quad class."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

WIDTH, HEIGHT, RIGHT, BOTTOM, TOP = 960, 200, 916, 22, 8  # values stand right of RIGHT, beside the newest
QUADS = ("VC", "MC", "VX", "MX")
STRAY = 0.03
MOST = 120  # columns; more months are drawn by year


def draw(months: Sequence[dict[str, Any]], newest: str | None = None) -> Markup:
    """The chart; nothing where there are no months. `newest`: the month of the newest article, which is always drawn."""
    shown, before, after = middle(months, newest)
    rows = columns(shown)
    if not rows:
        return Markup("")
    most = max(sum(n) for _, n in rows)
    step = _step(most)
    top = math.ceil(most / step) * step
    width = RIGHT / len(rows)
    out = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="Events over time; the same as a table below">'
    ]
    for value in range(0, top + 1, step):
        y = _y(value, top)
        out.append(f'<line class="tick" x1="0" x2="{RIGHT}" y1="{y}" y2="{y}"/>')
        out.append(f'<text class="value" x="{RIGHT + 6}" y="{y + 4:.1f}">{value:,}</text>')
    every = max(1, math.ceil(len(rows) * 64 / RIGHT))
    for i, (label, counts) in enumerate(rows):
        x = i * width
        out.append(_column(x, width, label, counts, top))
        if (len(rows) - 1 - i) % every == 0:
            middle_of = min(max(x + width / 2, 26), RIGHT - 26)
            out.append(f'<text class="month" x="{middle_of:.1f}" y="{HEIGHT - 6}">{escape(label)}</text>')
    left_out = [f"{n:,} {when}" for n, when in ((before, "earlier"), (after, "later")) if n]
    if left_out:
        out.append(f'<text class="note" x="6" y="{TOP + 10}">not drawn: {", ".join(left_out)}</text>')
    out.append("</svg>")
    return Markup("".join(out))


def middle(months: Sequence[dict[str, Any]], newest: str | None = None) -> tuple[list[dict[str, Any]], int, int]:
    """The months without the few events far before and after the others; and how many those are.

    At most STRAY of all events on either side, and only where the months would not fit the chart otherwise; after the others
    only what lies after the `newest` month, so that a slow end of the news is no stray.
    """
    ordered = sorted(months, key=lambda m: str(m["month"]))
    if not ordered or len(_months(ordered[0]["month"], ordered[-1]["month"])) <= MOST:
        return ordered, 0, 0
    sizes = [sum(int(m[q]) for q in QUADS) for m in ordered]
    most, first, last = int(STRAY * sum(sizes)), 0, len(ordered)
    while sum(sizes[: first + 1]) <= most:
        first += 1
    while sum(sizes[last - 1 :]) <= most and (newest is None or ordered[last - 1]["month"] > newest):
        last -= 1
    return ordered[first:last], sum(sizes[:first]), sum(sizes[last:])


def columns(months: Sequence[dict[str, Any]]) -> list[tuple[str, list[int]]]:
    """Every month (or, of many, every year) from the first to the last, empty ones too."""
    counts = {m["month"]: [int(m[q]) for q in QUADS] for m in months}
    if not counts:
        return []
    names = sorted(counts)
    every = _months(names[0], names[-1])
    if len(every) <= MOST:
        return [(m, counts.get(m, [0] * 4)) for m in every]
    years: dict[str, list[int]] = {}
    for month in names:
        years[month[:4]] = [a + b for a, b in zip(years.get(month[:4], [0] * 4), counts[month], strict=True)]
    span = range(int(min(years)), int(max(years)) + 1)
    if len(span) > MOST:
        return sorted(years.items())[-MOST:]
    return [(f"{y:04d}", years.get(f"{y:04d}", [0] * 4)) for y in span]


def _months(first: str, last: str) -> list[str]:
    found: list[str] = []
    year, month = int(first[:4]), int(first[5:])
    while f"{year:04d}-{month:02d}" <= last and len(found) <= MOST:
        found.append(f"{year:04d}-{month:02d}")
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def _column(x: float, width: float, label: str, counts: Sequence[int], top: int) -> str:
    parts, base = [], 0
    for quad, n in zip(QUADS, counts, strict=True):
        if n:
            y1, y0 = _y(base + n, top), _y(base, top)
            parts.append(
                f'<rect class="{quad}" x="{x + width * 0.1:.1f}" y="{y1}" width="{max(width * 0.8, 1):.1f}" height="{y0 - y1:.1f}"/>'
            )
            base += n
    return f"<g><title>{escape(label)}: {sum(counts):,}</title>{''.join(parts)}</g>"


def _y(value: float, top: int) -> float:
    return round(HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP), 1)


def _step(most: int) -> int:
    rough = max(most / 4, 1)
    power = 10 ** int(math.log10(rough))
    return int(next(m * power for m in (1, 2, 5, 10) if m * power >= rough))
