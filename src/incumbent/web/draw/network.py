"""Who met whom as a map: names around a circle, a line for each pair, the thicker the more meetings. The table says the same."""

from __future__ import annotations

import math
from typing import Any

from markupsafe import Markup, escape

from incumbent.web import links
from incumbent.web.draw.timeline import short
from incumbent.web.safe import seen

WIDTH, HEIGHT, RADIUS = 640, 340, 115
LETTERS = 22  # of a name; more have no room between the circle and the edge
THICKEST = 5  # meetings from which a line grows no more


def draw(meetings: dict[str, Any]) -> Markup:
    """The picture of a country's meetings; nothing where nobody met."""
    names = list(meetings["who"])
    if not names:
        return Markup("")
    places = {name: _place(i, len(names)) for i, name in enumerate(names)}
    out = [
        f'<svg class="network" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="Who met whom; the same as a table below">'
    ]
    out += [_line(places[p["one"]], places[p["other"]], p) for p in meetings["pairs"]]
    out += [_name(name, *places[name]) for name in names]
    out.append("</svg>")
    return Markup("".join(out))


def _place(number: int, of: int) -> tuple[float, float]:
    """A place on the circle, the first at its top."""
    angle = 2 * math.pi * number / of - math.pi / 2
    return round(WIDTH / 2 + RADIUS * math.cos(angle), 1), round(HEIGHT / 2 + RADIUS * math.sin(angle), 1)


def _line(a: tuple[float, float], b: tuple[float, float], pair: dict[str, Any]) -> str:
    n = pair["meetings"]
    told = f"{seen(pair['one'])} and {seen(pair['other'])}: {n} meeting{'s' if n != 1 else ''}"
    width = 1 + min(n, THICKEST)
    bend = f"{WIDTH / 2 + (a[0] + b[0] - WIDTH) / 6:.1f} {HEIGHT / 2 + (a[1] + b[1] - HEIGHT) / 6:.1f}"
    return f'<path class="met" stroke-width="{width}" d="M{a[0]} {a[1]}Q{bend} {b[0]} {b[1]}"><title>{escape(told)}</title></path>'


def _name(name: str, x: float, y: float) -> str:
    """A dot and its name, written outwards; it leads to the meetings."""
    href = escape(links.meetings(name))
    side = "start" if x > WIDTH / 2 + 5 else "end" if x < WIDTH / 2 - 5 else "middle"
    dx = {"start": 9, "end": -9, "middle": 0}[side]
    dy = 4 if side != "middle" else (-10 if y < HEIGHT / 2 else 18)
    label = f"{escape(short(name, LETTERS))}<title>{escape(seen(name))}</title>"
    return (
        f'<a tabindex="-1" href="{href}"><circle cx="{x}" cy="{y}" r="5"/>'
        f'<text class="who {side}" x="{x + dx:.1f}" y="{y + dy:.1f}">{label}</text></a>'
    )
