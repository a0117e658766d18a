"""Lanes of bars over time, with bounds drawn as they are known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from incumbent.records import PartialDate
from incumbent.web.draw.scale import Scale, scale_for
from incumbent.web.safe import seen

WIDTH, LABEL, ROW, BAR, TOP = 960, 236, 30, 14, 26
FADE = 26.0  # how far a bar without a bound fades
_LETTER = 6.6  # a letter's width, on average


@dataclass(frozen=True, slots=True)
class Bar:
    """One tenure: its bounds, how it is known, where it leads and what it says when pointed at."""

    start: tuple[dt.date | None, dt.date | None]
    end: tuple[dt.date | None, dt.date | None]
    ended: bool
    says: str
    href: str
    name: str = ""
    acting: bool = False
    reported: bool = False
    vacant: bool = False
    lists: tuple[tuple[dt.date | None, dt.date | None], ...] = ()  # from when to when lists have the person there

    @property
    def days(self) -> list[dt.date]:
        return [d for d in (*self.start, *self.end) if d]


@dataclass(frozen=True, slots=True)
class Lane:
    label: str
    href: str | None
    bars: tuple[Bar, ...]


def day_of(bound: dict[str, Any] | None) -> dt.date | None:
    return dt.date.fromisoformat(bound["day"]) if bound else None


def bar_of(tenure: dict[str, Any], href: str, says: str, name: str = "") -> Bar:
    """The bar of a tenure as answers have it."""
    lists = [(_edge(r["start"], 0), _edge(r["end"], -1)) for r in tenure.get("in_lists", ())]
    return Bar(
        start=(day_of(tenure["start"]["earliest"]), day_of(tenure["start"]["latest"])),
        end=(day_of(tenure["end"]["earliest"]), day_of(tenure["end"]["latest"])),
        ended=tenure["ended"], says=says, href=href, name=name, acting=tenure["acting"],
        reported=tenure["standing"] == "reported", lists=tuple(lists),
    )  # fmt: skip


def _edge(text: str | None, side: int) -> dt.date | None:
    """The first day that a list's date can mean, or (-1) the last."""
    if not text:
        return None
    date = PartialDate.parse(text)
    return date.latest if side else date.earliest


def vacant_bar(vacancy: dict[str, Any], href: str) -> Bar:
    """An office that somebody left and for which no claim names a successor."""
    since = (day_of(vacancy["since"]["earliest"]), day_of(vacancy["since"]["latest"]))
    return Bar(since, (None, None), False, "vacated, successor not stated", href, "successor not stated", vacant=True)


def picture(lanes: Sequence[Lane], about: str, mark: str | None = None) -> Markup:
    """The whole drawing; nothing where no bar has a day. `mark`: a day at which a line is drawn."""
    days = [d for lane in lanes for bar in lane.bars for d in bar.days]
    scale = scale_for([*days, *([dt.date.fromisoformat(mark)] if mark and days else [])], LABEL, WIDTH - 8)
    if scale is None:
        return Markup("")
    height = TOP + ROW * len(lanes) + 8
    out = [
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" role="group" aria-label="{_safe(about)}">',
        _DEFS,
    ]
    for x, label in scale.ticks():
        line = f'<line class="tick" x1="{x}" x2="{x}" y1="{TOP - 6}" y2="{height}"/>'
        out.append(f'{line}<text class="tick" x="{min(x, WIDTH - 26)}" y="14">{label}</text>')
    for i, lane in enumerate(lanes):
        out.append(_lane(lane, TOP + i * ROW, scale))
    if mark:
        x = scale.at(dt.date.fromisoformat(mark))
        out.append(f'<line class="asof" x1="{x}" x2="{x}" y1="18" y2="{height}"/>')
    out.append("</svg>")
    return Markup("".join(out))


_DEFS = (
    '<defs><linearGradient id="fade-in"><stop class="none" offset="0"/><stop class="full" offset="1"/></linearGradient>'
    '<linearGradient id="fade-out"><stop class="full" offset="0"/><stop class="none" offset="1"/></linearGradient>'
    '<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect class="hatch-ground" width="5" height="5"/><line class="hatch" x1="0" x2="0" y1="0" y2="5"/></pattern></defs>'
)


def _safe(text: str) -> str:
    """Strangers' text inside the picture: the only part of it that is not numbers and names of our own."""
    return str(escape(seen(text)))


def _lane(lane: Lane, y: float, scale: Scale) -> str:
    label = f'<text class="label" x="{LABEL - 12}" y="{y + BAR}">{_safe(short(lane.label, 32))}</text>'
    if lane.href:
        label = f'<a href="{_safe(lane.href)}">{label}<title>{_safe(lane.label)}</title></a>'
    base = f'<line class="lane" x1="{scale.left}" x2="{scale.right}" y1="{y + ROW - 5}" y2="{y + ROW - 5}"/>'
    return base + label + "".join(_bar(bar, y + 3, scale, i) for i, bar in enumerate(lane.bars))


def _bar(bar: Bar, y: float, scale: Scale, number: int) -> str:
    if not bar.days:
        return ""
    if max(bar.days) < scale.first:
        return f'<a class="bar" tabindex="-1" href="{_safe(bar.href)}"><title>{_safe(bar.says)}</title>{_arrow(y, scale)}</a>'
    flags = (("acting", bar.acting), ("reported", bar.reported), ("vacant", bar.vacant), ("odd", number % 2 == 1))
    kind = " ".join(c for c, on in flags if on)
    pieces, left, right = _pieces(bar, y, scale)
    pieces += [_line(first, last, y, scale) for first, last in bar.lists]
    if min(bar.days) < scale.first:
        pieces.append(_arrow(y, scale))
    room, text = right - left - 8, ""
    if bar.name and room > (_LETTER * len(bar.name) if bar.vacant else 26):
        inside = _safe(short(bar.name, int(room / _LETTER)))
        text = f'<text class="inside" x="{left + 5:.1f}" y="{y + BAR - 3}">{inside}</text>'
    return f'<a class="bar {kind}" tabindex="-1" href="{_safe(bar.href)}"><title>{_safe(bar.says)}</title>{"".join(pieces)}{text}</a>'


def _pieces(bar: Bar, y: float, scale: Scale) -> tuple[list[str], float, float]:
    """The parts of a bar, and from where to where it is sure."""
    s0, s1 = bar.start
    e0, e1 = bar.end
    begin = s1 or e0 or s0 or e1
    assert begin is not None
    sure_from = scale.at(begin)
    sure_to = scale.right if bar.vacant else max(scale.at(e0 or begin), sure_from)
    found: list[str] = []
    if s0 and s0 < begin:
        found.append(_rect("maybe", scale.at(s0), sure_from, y))
    elif s0 is None and not bar.vacant:
        found.append(_rect("fade-in", max(sure_from - FADE, scale.left), sure_from, y))
    found.append(_rect("sure", sure_from, max(sure_to, sure_from + 2.5), y))
    if bar.ended and e1 and scale.at(e1) > sure_to:
        found.append(_rect("maybe", sure_to, scale.at(e1), y))
    elif not bar.vacant and (not bar.ended or e1 is None):
        found.append(_rect("fade-out", sure_to, min(sure_to + FADE, scale.right + 8), y))
    return found, sure_from, sure_to


def _line(first: dt.date | None, last: dt.date | None, y: float, scale: Scale) -> str:
    """What a list says, as a line under the bar; nothing where it lies outside the picture."""
    x1, x2 = scale.at(first) if first else scale.left, scale.at(last) if last else scale.right
    if x2 - x1 < 1:
        return ""
    return f'<line class="listed" x1="{x1:.1f}" x2="{x2:.1f}" y1="{y + BAR + 3}" y2="{y + BAR + 3}"/>'


def _arrow(y: float, scale: Scale) -> str:
    """Before the picture's beginning there is more of the bar."""
    x, middle = scale.left, y + BAR / 2
    return (
        f'<path class="more" d="M{x - 1:.1f} {middle - 5:.1f}L{x - 8:.1f} {middle:.1f}L{x - 1:.1f} {middle + 5:.1f}Z"/>'
    )


def _rect(kind: str, x1: float, x2: float, y: float) -> str:
    return f'<rect class="{kind}" x="{x1:.1f}" y="{y}" width="{max(x2 - x1, 0.5):.1f}" height="{BAR}"/>'


def short(text: str, letters: int) -> str:
    plain = seen(text)
    return plain if len(plain) <= letters else plain[: max(letters - 1, 1)].rstrip() + "…"
