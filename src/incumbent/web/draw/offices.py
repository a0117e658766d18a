"""The timeline of a country: one lane an office, with its holders one after the other."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from incumbent.web import links
from incumbent.web.draw.timeline import Lane, bar_of, picture, vacant_bar


def draw(answer: dict[str, Any], mark: str | None) -> Markup:
    """From a country's answer; lanes and bars lead to the offices."""
    lanes = []
    for row in answer["offices"]:
        href = links.office(row["office"]["id"])
        alone = row["office"]["seats"] == "one"  # names of many at a time would lie over each other
        bars = [
            bar_of(t, href, f"{t['person']}: {t['in_words']}", t["person"] if alone else "")
            for t in row["tenures"][::-1]
            if t["dated"]
        ]
        if row["vacancy"]:
            bars.append(vacant_bar(row["vacancy"], href))
        if any(bar.days for bar in bars):
            name = here(row["office"]["name"], answer["country"]["name"])
            lanes.append(Lane(name[:1].upper() + name[1:], href, tuple(bars)))
    return picture(lanes, f"Offices of {answer['country']['name']} over time; the same as a table below", mark)


def here(office: str, country: str) -> str:
    """An office's name on its own country's page.

    >>> here("Minister of Defence of Ukraine", "Ukraine"), here("United States Secretary of State", "United States")
    ('Minister of Defence', 'Secretary of State')
    """
    for of in (f" of the {country}", f" of {country}"):
        office = office.removesuffix(of)
    return office.removeprefix(f"{country} ")
