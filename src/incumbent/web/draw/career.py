"""The timeline of a person: one lane an office."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from incumbent.web.draw.timeline import Lane, bar_of, picture


def draw(answer: dict[str, Any], mark: str | None) -> Markup:
    """From a person's answer; bars lead to the words further down the page."""
    lanes = [
        Lane(
            c["office"]["name"][:1].upper() + c["office"]["name"][1:], f"#o{i}",
            tuple(bar_of(t, f"#o{i}", t["in_words"]) for t in c["tenures"] if t["dated"]),
        )
        for i, c in enumerate(answer["offices"], 1)
        if any(t["dated"] for t in c["tenures"])
    ]  # fmt: skip
    return picture(lanes, f"Offices of {answer['person']['name']} over time; the same as text below", mark)
