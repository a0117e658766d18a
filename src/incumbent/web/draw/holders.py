"""The timeline of one office: one lane a tenure, the earliest first, and the vacancy that follows the last."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from incumbent.web.draw.timeline import Lane, bar_of, picture, vacant_bar


def _articles(n: int) -> str:
    return f"{n} article{'s' if n != 1 else ''}"


def draw(answer: dict[str, Any], mark: str | None) -> Markup:
    """From an office's answer; bars lead to the words further down the page. Who held it at no told time is not drawn."""
    lanes = [
        Lane(
            t["person"], f"#t{i}", (bar_of(t, f"#t{i}", f"{t['person']}: {t['in_words']}; {_articles(t['sources'])}"),)
        )
        for i, t in enumerate((t for t in answer["holders"] if t["dated"]), 1)
    ][::-1]
    if answer["vacancy"]:
        lanes.append(Lane("vacant", "#vacancy", (vacant_bar(answer["vacancy"], "#vacancy"),)))
    return picture(lanes, f"Holders of the office {answer['office']['name']} over time; the same as text below", mark)
