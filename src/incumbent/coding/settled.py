"""What stands of the claims of an article: one for each person, office and kind, none that another one undoes, links between them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from incumbent.coding.dates import Dates
from incumbent.knowledge.base import in_english
from incumbent.knowledge.cyrillic import english_title
from incumbent.reader import Page
from incumbent.records import Claim, PartialDate

_BARE = frozenset("head chief member chairman director leader minister secretary".split())  # told apart by their bodies
LEFT = 0.6  # an end this sure takes the place of a "hold" of the same office


def still_held(claims: list[Claim], dates: Dates) -> list[Claim]:
    """The codebook: whose leaving failed of late, or is planned without a day, holds the office."""
    known = {(c.person_entity, _office_key(c)) for c in claims if c.kind in ("hold", "held")}
    return [
        replace(c, kind="hold", how=None, by=None, date=None, said_by=None, status="asserted")
        for c in claims
        if c.kind == "end" and c.person and (c.person_entity, _office_key(c)) not in known
        if (c.status == "planned" and c.date is None) or (c.status == "not_done" and dates.of_late(c.date))
    ]


def by_the_chosen(claims: list[Claim]) -> list[Claim]:
    """Whoever is named by somebody who is himself only chosen has not begun either: "the president-elect named X"."""
    begun = {c.person for c in claims if c.kind in ("hold", "start")}
    heirs = {c.person for c in claims if c.kind == "chosen" and c.status == "asserted"} - begun
    return [
        replace(c, kind="chosen", date=None) if c.kind == "start" and c.by in heirs and c.how == "appointed" else c
        for c in claims
    ]


def settled(claims: list[Claim], page: Page) -> list[Claim]:
    """One claim for each person, office and kind, the surest; no "hold" where the article tells that it begins or ends."""
    best: dict[tuple[object, ...], Claim] = {}
    for c in claims:
        key = (c.person_entity, c.kind, _office_key(c))
        if key not in best or c.confidence > best[key].confidence:
            best[key] = c
    kept = sorted(
        _one_way(_alive(_in_full(list(best.values())))),
        key=lambda c: (c.evidence.start, c.evidence.end, c.kind, c.title),
    )
    changed = {
        (c.person_entity, _office_key(c))
        for c in kept
        if c.kind == "end" and c.status == "asserted" and c.person_entity and (c.confidence >= LEFT or c.how == "died")
    }
    kept = [c for c in kept if c.kind != "hold" or (c.person_entity, _office_key(c)) not in changed]
    return _linked([replace(c, id=f"c{i + 1}") for i, c in enumerate(kept)], page)


def _in_full(claims: list[Claim]) -> list[Claim]:
    """The claims without those whose bare title is the end of a fuller one of the same person and kind: "chief" beside
    "police chief"."""
    titles: dict[tuple[str | None, str], set[str]] = {}
    for c in claims:
        if c.person_entity is not None:
            titles.setdefault((c.person_entity, c.kind), set()).add(c.title)

    def cut(c: Claim) -> bool:
        fuller = titles.get((c.person_entity, c.kind), set())
        return _is_bare(c.title) and c.body is None and any(t.endswith(f" {c.title}") for t in fuller)

    return [c for c in claims if not cut(c)]


def _alive(claims: list[Claim]) -> list[Claim]:
    """Whoever survives leaves nothing; whoever had left an office before does not leave it again by dying."""
    before = {
        (c.person_entity, _office_key(c)) for c in claims if c.kind == "held" and c.date is not None and c.person_entity
    }

    def leaves_nothing(c: Claim) -> bool:
        return c.status == "not_done" or (c.person_entity, _office_key(c)) in before

    return [c for c in claims if not (c.kind == "end" and c.how == "died" and leaves_nothing(c))]


def _one_way(claims: list[Claim]) -> list[Claim]:
    """Whoever is replaced does not replace himself: of both for one office the surer; no unnamed end of a body that somebody
    named leaves."""
    left: dict[str | None, list[set[str]]] = {}  # the bodies that somebody named leaves, by country
    replaced: dict[tuple[object, ...], dict[str, float]] = {}  # how sure start and end of one person and office are
    for c in claims:
        if c.kind == "end" and c.person is not None and c.body is not None:
            left.setdefault(c.country, []).append(set(c.body.lower().split()))
        if c.how == "replaced" and c.kind in ("start", "end") and c.person_entity is not None:
            replaced.setdefault((c.person_entity, _office_key(c)), {})[c.kind] = c.confidence

    def undone(c: Claim) -> bool:
        if c.kind == "end" and c.person is None and c.body is not None:
            mine = set(c.body.lower().split())
            return any(mine <= words or words <= mine for words in left.get(c.country, ()))
        if c.how != "replaced" or c.kind not in ("start", "end"):
            return False
        both = replaced.get((c.person_entity, _office_key(c)), {})
        return both.get("end" if c.kind == "start" else "start", 0.0) > c.confidence

    return [c for c in claims if not undone(c)]


def _linked(claims: list[Claim], page: Page) -> list[Claim]:
    """Changes that one sentence tells of one person or one office name each other: A out, B in, B's old post left."""
    ends = [page.words[s.last - 1].end for s in page.sentences]
    groups: dict[int, list[Claim]] = {}
    for c in claims:
        if c.kind in ("start", "end", "chosen"):
            groups.setdefault(bisect_left(ends, c.evidence.end), []).append(c)
    links: dict[str, tuple[str, ...]] = {}
    for group in groups.values():
        for c in group:
            near = {c.id}
            while True:
                more = {o.id for o in group if o.id not in near and any(_touch(o, m) for m in group if m.id in near)}
                if not more:
                    break
                near |= more
            links[c.id] = tuple(o.id for o in group if o.id in near and o.id != c.id)
    return _of_one_day([replace(c, linked=links.get(c.id, ())) for c in claims])


def _of_one_day(claims: list[Claim]) -> list[Claim]:
    """Changes that one sentence tells together are of one day: where it is told of one alone, it is that of the others."""
    days = {c.id: c.date for c in claims if c.kind in ("start", "end") and c.status == "asserted"}

    def day(c: Claim) -> PartialDate | None:
        told = {days[other] for other in c.linked if days.get(other) is not None}
        return next(iter(told)) if len(told) == 1 and c.id in days else None

    return [replace(c, date=day(c)) if c.date is None else c for c in claims]


def _touch(one: Claim, two: Claim) -> bool:
    same = one.person_entity is not None and one.person_entity == two.person_entity
    titles = one.title == two.title or (one.body is not None and _is_bare(one.title) and _is_bare(two.title))
    office = titles and (one.body or "").lower() == (two.body or "").lower()
    return same or (office and (one.country == two.country or None in (one.country, two.country)))


def _is_bare(title: str) -> bool:
    """Whether a title, in whatever language, is told apart by its body alone."""
    return in_english(title, english_title) in _BARE


def _office_key(c: Claim) -> tuple[str, ...]:
    """What an office is told by within one article: its title's last word and its body's, in short."""
    return (c.title, (c.body or "").lower() if _is_bare(c.title) else "")
