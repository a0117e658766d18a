"""The state, province or city of a local office, where a place stands beside the title or the person's name.

"Ohio Gov. X", "mayor of Lugano X", "Sen. X, R-Ky.", "X, Republican of Maine": the reader marks many of these; the rest
follow from the kind of office, which always has an area.
"""

from __future__ import annotations

import re

from incumbent.coding.cast import Cast
from incumbent.coding.titles import AREAS, area_of
from incumbent.knowledge import Knowledge
from incumbent.reader import Page, Run

_LOCAL = re.compile(
    r"(?:^|[ -])(?:mayor|governor|senator|representative|congressman|congresswoman|district attorney|sheriff|prefect|chief minister|"
    r"councillor|assemblyman|assemblywoman|delegate)$"
)
_SKIPPED = frozenset("the state of city province northern southern western eastern 's ’s".split())
AFTER = 6  # words after a person's name in which his state is looked for


def is_local(title: str) -> bool:
    """Whether an office of this title is always one of a part of a country."""
    return bool(_LOCAL.search(title))


def area_beside(page: Page, cast: Cast, knowledge: Knowledge, title: Run, person: int | None) -> str | None:
    """The area that stands after "of", before the title, or after the name; None where none does."""
    s = page.sentences[page.sentence_of[title.first]]
    if title.end < s.last and page.word(title.end).lower() in ("of", "for", "in"):
        i = title.end + 1
        while i < s.last and page.word(i).lower() in _SKIPPED:
            i += 1
        found = _place(page, cast, i) if i < s.last else None
        if found is not None:
            return found
    for i in (title.first - 1, title.first - 2):
        if i >= s.first and (
            i == title.first - 1 or page.word(i + 1)[:1].isupper() or page.word(i + 1) in ("'s", "’s")
        ):
            found = _area_only(page, cast, knowledge, i)
            if found is not None:
                return found
    if person is not None and page.sentence_of[person] == page.sentence_of[title.first]:
        k = cast.name_at.get(person)
        at = cast.reading.names[k].end if k is not None else person + 1
        if at < s.last and page.word(at) in (",", "(", "-"):
            for i in range(at + 1, min(s.last, at + 1 + AFTER)):
                word = page.word(i)
                if word in (";", ":") or (word.islower() and word not in ("of", "from", "the", "and")):
                    break
                short = area_of(word)
                if short != word and short in AREAS.values():
                    return short
                found = _area_only(page, cast, knowledge, i)
                if found is not None:
                    return found
    return None


def _place(page: Page, cast: Cast, i: int) -> str | None:
    """The name that stands at word `i`, unless it is a person's."""
    k = cast.name_at.get(i)
    if k is None:
        return None
    name = cast.reading.names[k]
    return None if name.kind in ("person", "organization") else cast.text(name)


def _area_only(page: Page, cast: Cast, knowledge: Knowledge, i: int) -> str | None:
    """The name at word `i` where it is known as part of a country, or is the name of a place that is no country."""
    text = _place(page, cast, i)
    if text is None:
        return None
    roles = {p.role for p in knowledge.places(text)}
    return (
        text
        if "area" in roles
        or (cast.reading.names[cast.name_at[i]].kind == "place" and not roles & {"name", "demonym", "igo"})
        else None
    )
