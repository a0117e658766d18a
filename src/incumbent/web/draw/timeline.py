"""Lanes of bars over time, with bounds drawn as they are known: labels in a column of their own, which stays in sight
where the track is wider than the screen. Places along the track are per cents, heights are pixels."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from incumbent.records import PartialDate
from incumbent.web.draw.scale import Scale, scale_for
from incumbent.web.safe import seen

ROW, BAR, TOP = 30, 14, 26  # heights in pixels; the style sheet gives labels the same rows
LEAST = 720  # pixels: the style sheet makes no track narrower, so that what fits here fits everywhere
LEFT, RIGHT = 1.2, 99.0  # per cent of the track; an arrow for what lies before it stands in the margin
NAMES = 84.0  # instead of RIGHT where names are written: the latest one has room behind its bar
FADE = 3.5  # how far a bar without a bound fades, in per cent
_LETTER = 6.4  # pixels: a letter's width, on average
_PAD = 5  # pixels between a name and the edge of its bar


@dataclass(frozen=True, slots=True)
class Bar:
    """One tenure: its bounds, how it is known, where it leads and what it says when pointed at."""

    start: tuple[dt.date | None, dt.date | None]
    end: tuple[dt.date | None, dt.date | None]
    ended: bool
    says: str
    href: str
    names: tuple[str, ...] = ()  # what may be written into it, the fullest first
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
        ended=tenure["ended"], says=says, href=href, names=names_of(name), acting=tenure["acting"],
        reported=tenure["standing"] == "reported", lists=tuple(lists),
    )  # fmt: skip


def names_of(name: str) -> tuple[str, ...]:
    """A person's name as it may be written into a bar: whole, else its last word.

    >>> names_of("Ann Aster")
    ('Ann Aster', 'Aster')
    """
    words = name.split()
    return tuple(dict.fromkeys((name, words[-1]))) if words else ()


def _edge(text: str | None, side: int) -> dt.date | None:
    """The first day that a list's date can mean, or (-1) the last."""
    if not text:
        return None
    date = PartialDate.parse(text)
    return date.latest if side else date.earliest


def vacant_bar(vacancy: dict[str, Any], href: str) -> Bar:
    """An office that somebody left and for which no claim names a successor."""
    since = (day_of(vacancy["since"]["earliest"]), day_of(vacancy["since"]["latest"]))
    return Bar(
        since,
        (None, None),
        False,
        "vacated, successor not stated",
        href,
        ("successor not stated", "vacant"),
        vacant=True,
    )


def picture(lanes: Sequence[Lane], about: str, mark: str | None = None) -> Markup:
    """The whole drawing; nothing where no bar has a day. `mark`: a day at which a line is drawn."""
    days = [d for lane in lanes for bar in lane.bars for d in bar.days]
    right = NAMES if any(bar.names for lane in lanes for bar in lane.bars if not bar.vacant) else RIGHT
    scale = scale_for([*days, *([dt.date.fromisoformat(mark)] if mark and days else [])], LEFT, right)
    if scale is None:
        return Markup("")
    height = TOP + ROW * len(lanes) + 4
    labels = "".join(_label(lane) for lane in lanes)
    out = [
        f'<div class="lanes"><div class="labels">{labels}</div>'
        f'<svg class="timeline" width="100%" height="{height}" role="group" aria-label="{_safe(about)}">',
        _DEFS,
    ]
    for x, label in scale.ticks():
        line = f'<line class="tick" x1="{x}%" x2="{x}%" y1="{TOP - 6}" y2="{height}"/>'
        out.append(f'{line}<text class="tick" x="{min(x, 96.5)}%" y="14">{label}</text>')
    for i, lane in enumerate(lanes):
        out.append(_lane(lane, TOP + i * ROW, scale))
    if mark:
        x = scale.at(dt.date.fromisoformat(mark))
        out.append(f'<line class="asof" x1="{x}%" x2="{x}%" y1="18" y2="{height}"/>')
    out.append("</svg></div>")
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


def _label(lane: Lane) -> str:
    text = f"<span>{_safe(lane.label)}</span>"
    if lane.href:
        return f'<a href="{_safe(lane.href)}" title="{_safe(lane.label)}">{text}</a>'
    return f"<div>{text}</div>"


def _lane(lane: Lane, y: float, scale: Scale) -> str:
    base = f'<line class="lane" x1="0" x2="100%" y1="{y + ROW - 1}" y2="{y + ROW - 1}"/>'
    drawn = [_Drawn(bar, i, scale) for i, bar in enumerate(lane.bars) if bar.days]
    _name(sorted((d for d in drawn if d.seen), key=lambda d: (d.left, d.right)))
    return base + "".join(d.svg(y + 5, scale) for d in drawn) + "".join(d.written(y + 5) for d in drawn)


class _Drawn:
    """A bar and where it lies: from `left` to `right` it is sure, `first` to `last` are its outermost ends, in per cent."""

    def __init__(self, bar: Bar, number: int, scale: Scale) -> None:
        self.bar, self.number = bar, number
        self.seen = max(bar.days) >= scale.first
        self.pieces, self.left, self.right = _pieces(bar, scale)
        self.first = min([self.left, *(x for _, x, _ in self.pieces)])
        self.last = max([self.right, *(x for _, _, x in self.pieces)])
        self.name: tuple[str, float, float, str] | None = None  # what is written, from where to where, and which way

    def svg(self, y: float, scale: Scale) -> str:
        bar = self.bar
        if not self.seen:
            return _link(bar, "", _arrow(y))
        flags = (
            ("acting", bar.acting),
            ("reported", bar.reported),
            ("vacant", bar.vacant),
            ("odd", self.number % 2 == 1),
        )
        inner = [_rect(kind, x1, x2, y) for kind, x1, x2 in self.pieces]
        inner += [_line(first, last, y, scale) for first, last in bar.lists]
        if min(bar.days) < scale.first:
            inner.append(_arrow(y))
        return _link(bar, " ".join(c for c, on in flags if on), "".join(inner))

    def written(self, y: float) -> str:
        """The name, cut off where its room ends; over all bars of the lane."""
        if self.name is None:
            return ""
        name, a, b, side = self.name
        kind = f"{side} pale" if self.bar.vacant or self.bar.reported else side
        x = f'x="100%" dx="-{_PAD}"' if side == "before" else f'x="{_PAD}"'
        text = f'<text class="{kind}" {x} y="{BAR - 3}">{_safe(name)}</text>'
        return f'<svg x="{a:.2f}%" y="{y}" width="{b - a:.2f}%" height="{BAR}">{text}</svg>'


def _link(bar: Bar, kind: str, inner: str) -> str:
    return f'<a class="bar {kind}" tabindex="-1" href="{_safe(bar.href)}"><title>{_safe(bar.says)}</title>{inner}</a>'


def _name(bars: Sequence[_Drawn]) -> None:
    """Give each bar of a lane the fullest of its names that fits: into the bar, its hatched parts, else the room behind or before it.

    The last holder's stands behind its bar first of all: there it is seen where the drawing opens.
    """
    taken = 0.0  # up to here the lane is full
    for i, d in enumerate(bars):
        following = min((other.first for other in bars[i + 1 :]), default=100.0)
        rooms = [("inside", max(d.left, taken), min(d.right, following)), ("behind", max(d.last, taken), following)]
        if i == len(bars) - 1 and not d.bar.vacant:
            rooms.reverse()
        rooms += [("over", max(a, taken), min(b, following)) for kind, a, b in d.pieces if kind == "maybe"]
        if d.first > taken:
            rooms.append(("before", taken, d.first))
        for name in d.bar.names:
            need = (_LETTER * len(name) + 2 * _PAD) / LEAST * 100
            found = next(((side, a, b) for side, a, b in rooms if b - a >= need), None)
            if found:
                side, a, b = found
                d.name = (name, a, b, side)
                taken = max(taken, a + need if side == "behind" else 0.0)
                break
        taken = max(taken, d.last)


def _pieces(bar: Bar, scale: Scale) -> tuple[list[tuple[str, float, float]], float, float]:
    """The parts of a bar (kind, from, to), and from where to where it is sure."""
    s0, s1 = bar.start
    e0, e1 = bar.end
    begin = s1 or e0 or s0 or e1
    assert begin is not None
    sure_from = scale.at(begin)
    sure_to = scale.right if bar.vacant else max(scale.at(e0 or begin), sure_from)
    found: list[tuple[str, float, float]] = []
    if s0 and s0 < begin:
        found.append(("maybe", scale.at(s0), sure_from))
    elif s0 is None and not bar.vacant:
        found.append(("fade-in", max(sure_from - FADE, scale.left), sure_from))
    found.append(("sure", sure_from, max(sure_to, sure_from + 0.35)))
    if bar.ended and e1 and scale.at(e1) > sure_to:
        found.append(("maybe", sure_to, scale.at(e1)))
    elif not bar.vacant and (not bar.ended or e1 is None):
        found.append(("fade-out", sure_to, min(sure_to + FADE, 100.0)))
    return found, sure_from, sure_to


def _line(first: dt.date | None, last: dt.date | None, y: float, scale: Scale) -> str:
    """What a list says, as a line under the bar; nothing where it lies outside the picture."""
    x1, x2 = scale.at(first) if first else scale.left, scale.at(last) if last else scale.right
    if x2 - x1 < 0.1:
        return ""
    return f'<line class="listed" x1="{x1}%" x2="{x2}%" y1="{y + BAR + 3}" y2="{y + BAR + 3}"/>'


def _arrow(y: float) -> str:
    """Before the picture's beginning there is more of the bar."""
    middle = y + BAR / 2
    return f'<path class="more" d="M7 {middle - 5:.1f}L0 {middle:.1f}L7 {middle + 5:.1f}Z"/>'


def _rect(kind: str, x1: float, x2: float, y: float) -> str:
    return f'<rect class="{kind}" x="{x1:.2f}%" y="{y}" width="{max(x2 - x1, 0.07):.2f}%" height="{BAR}"/>'


def short(text: str, letters: int) -> str:
    plain = seen(text)
    return plain if len(plain) <= letters else plain[: max(letters - 1, 1)].rstrip() + "…"
