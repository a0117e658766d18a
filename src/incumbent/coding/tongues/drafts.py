"""Drafts of office claims in Russian, Belarusian and Ukrainian: an anchor with its person, title, body and area in dictionary form."""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.acts import Acts, on_others, within
from incumbent.coding.drafts import ALSO, BETWEEN, Draft, coordinated, nearest, told_titles, whole_name
from incumbent.coding.tongues.cast import TongueCast
from incumbent.coding.tongues.wording import Wording
from incumbent.knowledge.cyrillic import is_title
from incumbent.language.closed import closed
from incumbent.reader import Anchor, Page, Reading, Run
from incumbent.records.languages import coded_by

GAP = 2  # words that the reader may have left out between two pieces of one title
MANY = 3  # titles of one claim
_AND = closed("and", *coded_by("slavic"))


def drafts_of(anchor: Anchor, reading: Reading, cast: TongueCast, acts: Acts, wording: Wording) -> list[Draft]:
    """What an anchor may tell: one draft for each title, or for each body whose unnamed heads are moved."""
    page = reading.page
    titles = _titles(anchor, reading, cast, wording)
    person = cast.person_at(anchor.word)
    if person is None:
        in_title = any(t.first <= anchor.word < t.end for t in titles)
        if anchor.word in cast.name_at or not in_title or anchor.kind not in ("start", "end"):
            return []
    bodies = anchor.roles["body"]
    if (
        person is not None and anchor.kind in ("start", "end") and anchor.most("how")[1] < 1.0
    ):  # else grammar tells whose it is
        act = on_others(anchor, titles, acts.of_sentence(page.sentence_of[anchor.word]))
        if act is not None:
            whom = act.roles["target"]
            titles = [t for t in titles if within(t, whom)]
            bodies = [r for r in bodies if within(r, whom)]
            if not titles:
                return []
            person, anchor = None, replace(anchor, p=max(anchor.p, act.p))
    drafts: list[Draft] = []
    for title in titles or (None,):
        near = nearest(bodies, title)
        if near is not None and title is not None and any(_parts(page, other, title, near) for other in titles):
            near = None
        if person is None and len(bodies) > 1:
            drafts += [_draft(anchor, None, title, body, cast, wording) for body in bodies]
        else:
            drafts.append(_draft(anchor, person, title, near, cast, wording))
    return drafts


def _parts(page: Page, other: Run, title: Run, body: Run) -> bool:
    """Whether another title stands between a title and a body, with more than a joining word before it: the body is its alone."""
    between = title.end <= other.first and other.end <= body.first
    return between and any(page.word(i).isalpha() and page.word(i) not in _AND for i in range(title.end, other.first))


def _draft(
    anchor: Anchor, person: int | None, title: Run | None, body: Run | None, cast: TongueCast, wording: Wording
) -> Draft:
    page = cast.page
    told = wording.titled(_words(page, title)) if title is not None else None
    if body is not None and title is not None and title.first <= body.first and body.end <= title.end:
        body = None  # "министр внутренних дел" holds no body
    body = _whole_body(body, cast) if body is not None else None
    name, country = wording.body(_words(page, body)) if body is not None else ("", None)
    area = nearest(
        [_whole_place(r, cast) for r in anchor.roles["area"] if not _of_another(r, title, cast)], title or body
    )
    words = _words(page, area) if area is not None else []
    text, within = wording.parted(told.title if told is not None else "")
    if within is not None:
        name = name or within
    elif body is not None and is_title(whole := f"{text} {page.quote(body.first, body.end)}"):  # "лидер оппозиции"
        text, name, body = whole.lower(), "", None
    kind = anchor.kind
    was = (told is not None and told.former) or (title is not None and _former_before(page, title, wording))
    if was and kind in ("hold", "end"):
        kind = "held"
    if told is not None and told.elect and kind in ("hold", "start"):
        kind = "chosen"
    return Draft(
        anchor,
        person,
        text,
        title,
        name or None,
        body,
        wording.area(words) or None if words else None,
        country=(told.country if told is not None else None) or country,
        kind=kind,
    )


def _words(page: Page, run: Run) -> list[str]:
    return [page.word(i) for i in range(run.first, run.end)]


def _former_before(page: Page, title: Run, wording: Wording) -> bool:
    """Whether the word before a title says that it was: "бывший", "экс-"."""
    first = page.sentences[page.sentence_of[title.first]].first
    near = [page.word(i).lower() for i in range(max(first, title.first - 2), title.first)]
    if near and near[-1] == "-":
        near.pop()
    return bool(near) and wording.around.former.fullmatch(near[-1]) is not None


def _whole_body(run: Run, cast: TongueCast) -> Run:
    """A body with the rest of its name."""
    named = whole_name(run, cast)
    if named is not None:
        return named
    page = cast.page
    first, end = run.first, run.end
    s = page.sentences[page.sentence_of[first]]
    if (
        first > s.first
        and page.word(first - 1) in "«„“"
        and "»" not in _words(page, run)
        and end < s.last
        and page.word(end) in "»”"
    ):
        return Run(first - 1, end + 1, run.p)
    return run


def _whole_place(run: Run, cast: TongueCast) -> Run:
    """An area with the rest of its name: of "Ивано-Франковской области" the reader may mark the last word alone."""
    k = cast.name_at.get(run.first)
    name = cast.reading.names[k] if k is not None else None
    inside = name is not None and name.kind == "place" and name.first <= run.first and run.end <= name.end
    return Run(name.first, name.end, run.p) if name is not None and inside else run


def _of_another(run: Run, title: Run | None, cast: TongueCast) -> bool:
    """Whether the word before an area or its name is another title: "премьера ... бывшего губернатора области"."""
    before = _whole_place(run, cast).first - 1
    if title is None or before < 0 or title.first <= before < title.end:
        return False
    forms = cast.wording.morphology.forms(cast.page.word(before)) if cast.page.word(before)[:1].isalpha() else ()
    return any(f.kind == "noun" and is_title(f.singular) for f in forms)


def _titles(anchor: Anchor, reading: Reading, cast: TongueCast, wording: Wording) -> list[Run]:
    """The titles of one claim: those of the anchor's own sentence, else the nearest one told before."""
    page = reading.page
    told, runs = told_titles(anchor, page)
    if not runs:
        return []
    s = page.sentences[told]
    merged = _merged(runs, cast)
    posts = [r for r in merged if wording.is_post(wording.titled(_words(page, r)).title)]
    merged = posts or merged
    if told != page.sentence_of[anchor.word]:
        return merged[-1:]
    others = [
        n for _, n in reading.names_within(s.first, s.last) if n.kind == "person" and not n.first <= anchor.word < n.end
    ]

    def fit(run: Run) -> float:
        lo, hi = sorted((run.first, anchor.word))
        return run.p - 0.01 * (hi - lo) - (BETWEEN if any(lo < n.first < hi for n in others) else 0.0)

    found = coordinated(page, merged, max(merged, key=fit), wording.around.joins, MANY)
    if anchor.kind in ("hold", "held"):  # whoever holds a post holds a second one that is told of him
        found = sorted({*found, *(r for r in merged if r.p >= ALSO and fit(r) > r.p - BETWEEN)}, key=lambda r: r.first)
    return found


def _merged(runs: list[Run], cast: TongueCast) -> list[Run]:
    """Pieces of one title made one, where only small words that are no names lie between them."""
    page = cast.page
    found: list[Run] = []
    for run in runs:
        gap = range(found[-1].end, run.first) if found else range(0)
        small = (page.word(i).islower() and i not in cast.name_at and page.word(i) not in _AND for i in gap)
        if found and len(gap) <= GAP and all(small):
            found[-1] = Run(found[-1].first, run.end, max(found[-1].p, run.p))
        else:
            found.append(run)
    return found
