"""An article's text with its items marked: overlapping ones too, each mark leading to the list and back."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from markupsafe import Markup, escape

from incumbent.exports.marks import paragraphs
from incumbent.web.safe import words

Item = dict[str, Any]


def marked(text: str, items: Sequence[Item]) -> Markup:
    """The title as a heading and the paragraphs, cut wherever an item begins or ends.

    Linear in the text and in what each piece is covered by; items outside the text shown are passed over.
    """
    ordered = sorted(items, key=lambda i: (i["start"], -i["end"], i["id"]))
    out, at, open_items, begun = [], 0, list[Item](), set[str]()
    for number, (start, end) in enumerate(paragraphs(text)):
        open_items = [i for i in open_items if i["end"] > start]
        while at < len(ordered) and ordered[at]["start"] < end:
            if ordered[at]["end"] > start:
                open_items.append(ordered[at])
            at += 1
        inner = Markup("").join(_pieces(text, start, end, open_items, begun))
        tag = "h1" if number == 0 else "p"
        out.append(Markup('<{0} dir="auto">{1}</{0}>\n').format(Markup(tag), inner))
    return Markup("").join(out)


def _pieces(text: str, start: int, end: int, items: Sequence[Item], begun: set[str]) -> list[Markup]:
    cuts = sorted({start, end, *(c for i in items for c in (i["start"], i["end"]) if start < c < end)})
    starts = sorted(items, key=lambda i: i["start"])
    active: list[Item] = []
    out, at = [], 0
    for a, b in pairwise(cuts):
        active = [i for i in active if i["end"] > a]
        while at < len(starts) and starts[at]["start"] <= a:
            if starts[at]["end"] > a:
                active.append(starts[at])
            at += 1
        out.append(_piece(text[a:b], active, begun))
    return out


def _piece(text: str, items: Sequence[Item], begun: set[str]) -> Markup:
    shown = words(text)
    if not items:
        return shown
    new = [i for i in items if i["id"] not in begun]
    begun.update(i["id"] for i in new)
    anchors = Markup("").join(Markup('<span class="at" id="at-{}"></span>').format(i["id"]) for i in new)
    kinds = " ".join(dict.fromkeys(i["kind"] for i in items))
    inner = min(items, key=lambda i: (i["end"] - i["start"], i["id"]))
    if not text.strip():  # a blank between two items is coloured, but no link: it has no name
        return Markup('{}<span class="m {}" data-items="{}">{}</span>').format(
            anchors, kinds, escape(" ".join(i["id"] for i in items)), shown
        )
    return Markup('{}<a class="m {}" href="#i-{}" data-items="{}">{}</a>').format(
        anchors, kinds, inner["id"], escape(" ".join(i["id"] for i in items)), shown
    )
