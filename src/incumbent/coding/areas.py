"""The state, province or city of a local office, where a place stands beside the title or the person's name.

"Ohio Gov. X", "mayor of Lugano X", "Sen. X, R-Ky.", "X, Republican of Maine": the reader marks many of these; the rest
follow from the kind of office, which always has an area.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from incumbent.coding.cast import Cast
from incumbent.coding.posts import is_post
from incumbent.coding.titles import AREAS, area_of
from incumbent.knowledge import Knowledge
from incumbent.reader import Page, Run

_LOCAL = re.compile(
    r"(?:^|[ -])(?:mayor|governor|senator|representative|congressman|congresswoman|district attorney|sheriff|prefect|chief minister|"
    r"councillor|assemblyman|assemblywoman|delegate)$|^state "
)
_OF_A_CITY = re.compile(r"mayor|council|alderman|^city |police chief")
_NATIONAL = re.compile(r"leader|whip|speaker|chair|secretary|director|minister")
_KINDS_OF_PLACE = frozenset("City County State Province District Region".split())
_SKIPPED = frozenset("the state of city province northern southern western eastern 's ’s".split())
BEHIND = 3  # words between a person's name and the area that is told of him: ", Republican of"
AFTER = 6  # words after a person's name in which his state is looked for


def is_local(title: str) -> bool:
    """Whether an office of this title is always one of a part of a country."""
    return bool(_LOCAL.search(title))


def marked_area(
    page: Page, cast: Cast, runs: Sequence[Run], title: str, at: Run | None, person: int
) -> tuple[str | None, str | None]:
    """Of the areas that the reader marked the one of this post, and the larger one that it lies in where that is told.

    `at` is where the title stands, `person` the word that the claim is anchored to. The area behind the person's own
    name is his; one behind another's name is the other's.
    """
    s = page.sentences[page.sentence_of[person]]
    own = cast.name_at.get(person)
    first, end = (person, person + 1) if own is None else (cast.reading.names[own].first, cast.reading.names[own].end)
    people = [n.first for _, n in cast.reading.names_within(s.first, s.last) if n.kind == "person" and n.first != first]

    def crossed(lo: int, hi: int) -> bool:
        return any(lo <= p < hi for p in people)

    def fit(run: Run) -> tuple[bool, bool, int]:
        shared = _shared(page, cast, end, run.first)
        gap = [page.word(i) for i in range(end, run.first)]
        near = 0 <= run.first - end <= BEHIND and not crossed(end, run.first) and not any(map(_parts_from, gap))
        behind = shared or (near and not is_post(page.word(min(run.end, s.last - 1))))
        spans = [Run(first, end, 1.0), *([at] if at is not None else [])]
        cut = all(crossed(min(run.end, r.end), max(run.first, r.first)) for r in spans)
        return not behind, cut and not shared, min(_apart(run, r) for r in spans)

    if at is not None and is_local(title):
        runs = [*runs, *_before_title(page, cast, at)]
    if not runs:
        return None, None
    best = min(runs, key=fit)
    behind, cut, _ = fit(best)
    if cut or (not behind and _NATIONAL.search(title)):
        return None, None  # another's, or the seat in a chamber of one who is named by his national post
    inner, outer = _parted(page, cast, _whole(page, cast, best), bool(_OF_A_CITY.search(title)))
    within = area_of(page.quote(outer.first, outer.end)) if outer is not None else None
    return area_of(page.quote(inner.first, inner.end)) or None, within


def _shared(page: Page, cast: Cast, end: int, area: int) -> bool:
    """Whether "and" and one more name alone stand between a name's end and "of" an area: "A and B of Ohio"."""
    k = cast.name_at.get(end + 1)
    if k is None or page.word(end).lower() not in ("and", "&") or cast.reading.names[k].kind != "person":
        return False
    return cast.reading.names[k].end + 1 == area and page.word(area - 1).lower() in ("of", "from")


def _parts_from(word: str) -> bool:
    """Whether a word between a name and an area says that the area is not told of the name ("met")."""
    return word.islower() and word not in ("of", "from", "the")


def _before_title(page: Page, cast: Cast, at: Run) -> list[Run]:
    """The place that stands right before a title, or with its state and commas: "Lyon Mayor", "Rome, Georgia, Mayor"."""
    s = page.sentences[page.sentence_of[at.first]]
    last = at.first - 1
    if last - 2 > s.first and page.word(last) == "," and "," in (page.word(last - 2), page.word(last - 3)):
        last -= 1
    k = cast.name_at.get(last)
    if k is None or last < s.first or cast.reading.names[k].kind not in ("place", "state"):
        return []
    roles = {p.role for p in cast.knowledge.places(cast.text(cast.reading.names[k]))}
    country = roles and roles <= {"name", "demonym", "igo"}
    return [] if country else [Run(cast.reading.names[k].first, cast.reading.names[k].end, 1.0)]


def _whole(page: Page, cast: Cast, run: Run) -> Run:
    """An area with the rest of its name: "City" alone is the end of one that stands before it, "San" the beginning of another."""
    k = cast.name_at.get(run.first)
    if k is None or cast.reading.names[k].kind not in ("place", "state"):
        return _begun(page, cast, run)
    first, end = cast.reading.names[k].first, cast.reading.names[k].end
    before = cast.name_at.get(first - 1)
    if page.word(first) in _KINDS_OF_PLACE and before is not None and cast.reading.names[before].kind != "person":
        first = cast.reading.names[before].first
    return Run(first, end, run.p)


def _begun(page: Page, cast: Cast, run: Run) -> Run:
    """Words that are no place, with the next one where they are the beginning of one: "El" of "El Paso City Council"."""
    s = page.sentences[page.sentence_of[run.first]]
    if run.end >= s.last or cast.knowledge.places(page.quote(run.first, run.end)):
        return run
    return Run(run.first, run.end + 1, run.p) if cast.knowledge.places(page.quote(run.first, run.end + 1)) else run


def _apart(one: Run, two: Run) -> int:
    return max(one.first - two.end, two.first - one.end, 0)


def _parted(page: Page, cast: Cast, run: Run, city: bool) -> tuple[Run, Run | None]:
    """A city and the state that is told with it ("Paris, Texas"), or a district and its city ("Kyiv's Podil district")."""
    names = cast.reading.names
    after, before = cast.name_at.get(run.end + 1), cast.name_at.get(run.first - 2)
    s = page.sentences[page.sentence_of[run.first]]
    if after is not None and run.end + 1 < s.last and names[after].kind in ("place", "state"):
        other = Run(names[after].first, names[after].end, run.p)
        if page.word(run.end) == ",":
            return run, other
        if page.word(run.end) in ("'s", "’s") and city:
            return other, run
    if city and before is not None and run.first - 2 >= s.first and names[before].kind != "person":
        other = Run(names[before].first, names[before].end, run.p)
        if page.word(run.first - 1) == ",":
            return other, run
    return run, None


def area_in_body(body: str, knowledge: Knowledge) -> str | None:
    """The area that a body's name begins with, or ends on behind "of": "Ohio Supreme Court", "Labour Party of Scotland"."""
    if re.search(r"bank|circuit", body.lower()):
        return None
    words = body.split(" ")
    parts = [" ".join(words[:n]) for n in (2, 1) if n < len(words)]
    if " of " in body and ("party" in body.lower() or "department" in body.lower()):
        parts.append(body.rpartition(" of ")[2])
    return next((part for part in parts if any(p.role == "area" for p in knowledge.places(part))), None)


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
