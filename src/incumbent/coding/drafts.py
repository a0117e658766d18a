"""Drafts of office claims: an anchor with its person, the whole of its title, its body and its area."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass, replace

from incumbent.coding.acts import Acts, on_others, within
from incumbent.coding.areas import area_in_body, marked_area
from incumbent.coding.cast import Cast
from incumbent.coding.posts import has_post, whole
from incumbent.coding.titles import body_of, goes_with, post_in, title_of
from incumbent.reader import Anchor, Name, Page, Reading, Run

FUNCTION = frozenset(
    "of in for to at on by with from and or who which that as was is were be been has had have said not s".split()
)
REACH = 6  # words of small letters that a body's name may have in front of those that are marked
WEAK = 0.3  # the likeliest title is taken from here on, where none is sure
BESIDE = 0.15  # and from here on where it stands beside the person
_OF_COMMITTEES = frozenset(("chairman", "chairwoman", "chair", "chairperson", "ranking member", "vice chairman"))
_BARE = _OF_COMMITTEES | frozenset("director member commander head chief leader judge spokesman".split())
_COMMITTEES = frozenset("committee subcommittee caucus".split())
_SEATS = frozenset("rep. rep sen. sen representative senator congressman congresswoman mp".split())
ALSO = 0.8  # whoever holds a post holds a second one that is told this surely: "Sen. X, chairman of Y"
BETWEEN = 0.3  # what a title loses to which another person stands nearer
TAKEN = 0.3  # what a title gains that the words before it give as the one taken: "sworn in as governor"
WITHIN = 6  # words from a person's name to the end of "came to power"
_POWER = re.compile(
    r"\b(?:c[ao]mes?|coming|rose|rises?|swept|returned|took|takes?|seized|seizes?) (?:back )?(?:to )?power\b"
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_TAKING = frozenset("as become becomes became becoming".split())
_OPEN = frozenset("of for to in at the".split())
_JOINS = frozenset((",", "and", "&", ";", "the", "also"))


@dataclass(slots=True)
class Draft:
    """A claim on its way: everything but its id, with the words it stands on."""

    anchor: Anchor
    person: int | None
    title: str
    title_run: Run | None
    body: str | None
    body_run: Run | None
    area: str | None
    within: str | None = None  # the larger area that the area lies in, where it is told: "Paris, Texas"
    country: str | None = None
    kind: str = ""

    def __post_init__(self) -> None:
        self.kind = self.kind or self.anchor.kind


def drafts_of(anchor: Anchor, reading: Reading, cast_: Cast, acts: Acts) -> list[Draft]:
    """What an anchor may tell: one draft for each title, or for each body whose unnamed heads are moved; none where its word is nobody."""
    page = reading.page
    titles = _titles(anchor, reading, cast_)
    person = cast_.person_at(anchor.word)
    if person is None:
        named = anchor.word in cast_.name_at
        in_title = any(t.first <= anchor.word < t.end for t in titles)
        if named or not in_title or anchor.kind not in ("start", "end"):
            return []
    bodies = anchor.roles["body"]
    areas = anchor.roles["area"]
    drafts: list[Draft] = []
    act = None
    if person is not None and anchor.kind in ("start", "end"):
        act = on_others(anchor, titles, acts.of_sentence(page.sentence_of[anchor.word]))
    if act is not None:  # the change is theirs, whose posts are told and whose names are not
        whom = act.roles["target"]
        titles = [t for t in titles if within(t, whom)]
        bodies = [r for r in whom if not any(within(t, [r]) for t in titles) and cast_.person_at(r.end - 1) is None]
        if not titles or not bodies:
            return []
        person, anchor = None, replace(anchor, p=max(anchor.p, act.p))
    for title in titles or (None,):
        text = title_of(page.quote(title.first, title.end)) if title else ""
        body = nearest(bodies, title or _at(anchor))
        if person is None and len(bodies) > 1:  # "the heads of A, B and C"
            drafts += [drafted(anchor, None, text, title, b, areas, cast_) for b in bodies]
            continue
        drafts.append(drafted(anchor, person, text, title, body, areas, cast_))
    return drafts


def drafted(
    anchor: Anchor, person: int | None, text: str, title: Run | None, body: Run | None, areas: list[Run], cast_: Cast
) -> Draft:
    """A draft with body and area as the marked words and those beside them tell; without a title that of the body."""
    page = cast_.page
    body = _whole_body(page, body, cast_) if body else None
    body_words = body_of(page.quote(body.first, body.end)) if body else None
    if body_words and _to_power(anchor, page):
        body, body_words = None, None
    if not text and body_words:
        text = post_in(body_words)
    if body_words and not goes_with(text, body_words):
        body, body_words = None, None
    area, within = marked_area(page, cast_, areas, text, body if person is None else title, anchor.word)
    if area is None and body_words:
        area = area_in_body(body_words, cast_.knowledge)
    return Draft(anchor, person, text, title, body_words or None, body, area, within)


def _to_power(anchor: Anchor, page: Page) -> bool:
    """Whether somebody comes to power, which is that over a country and not a post in a body named beside it."""
    last = page.sentences[page.sentence_of[anchor.word]].last
    after = page.quote(anchor.word, min(last, anchor.word + WITHIN))
    return anchor.kind == "start" and _POWER.search(after) is not None


def _whole_body(page: Page, run: Run, cast_: Cast) -> Run:
    """A body with the rest of its name and its number ("3rd Army"), or of small letters with the words up to the article: "the state
    control committee"."""
    run = whole_name(run, cast_) or run
    start = page.sentences[page.sentence_of[run.first]].first
    if run.first > start and _ORDINAL.fullmatch(page.word(run.first - 1)):
        return Run(run.first - 1, run.end, run.p)
    if page.shapes[run.first] != 0:
        return run
    for i in range(run.first - 1, max(start, run.first - REACH) - 1, -1):
        word = page.word(i).lower()
        if word in ("the", "a", "an", "its", "his", "her", "their"):
            return Run(i + 1, run.end, run.p)
        if not word.isalpha() or word in FUNCTION:
            break
    return run


def whole_name(run: Run, cast_: Cast) -> Run | None:
    """The whole name of a body of which the words are a part, or which they are; None where they are in none."""
    k = cast_.name_at.get(run.first)
    name = cast_.reading.names[k] if k is not None else None
    if name is None or name.kind != "organization" or run.first < name.first or name.end < run.end:
        return None
    return Run(name.first, name.end, run.p)


def _at(anchor: Anchor) -> Run:
    return Run(anchor.word, anchor.word + 1, anchor.p)


def _titles(anchor: Anchor, reading: Reading, cast_: Cast) -> list[Run]:
    """The titles of one claim: those of the anchor's own sentence, else the nearest one told before."""
    page = reading.page
    told, runs = told_titles(anchor, page)
    if not runs:
        return []
    s = page.sentences[told]
    inside = [n for _, n in reading.names_within(s.first, s.last)]
    named = {i for n in inside for i in range(n.first, n.end)}
    closed = {i for n in inside if n.kind in ("person", "state", "place") for i in range(n.first, n.end)}
    merged = whole(page, runs, closed, named)
    merged = [
        _trimmed(page, _received(page, part, inside)) for r in merged if has_post(page, r) for part in _parted(page, r)
    ] or merged
    if told != page.sentence_of[anchor.word]:
        return merged[-1:]
    others = [n for n in inside if n.kind == "person" and not n.first <= anchor.word < n.end]

    taking = anchor.kind in ("start", "chosen")

    def fit(run: Run) -> float:
        """How well a title fits the person: sure, near, with nobody else in between, and the one that is taken."""
        lo, hi = sorted((run.first, anchor.word))
        between = BETWEEN if any(lo < n.first < hi for n in others) else 0.0
        return run.p - 0.01 * (hi - lo) - between + (TAKEN if taking and _taken(page, run) else 0.0)

    best = max(merged, key=fit)
    found = coordinated(page, merged, best, _JOINS)
    if anchor.kind in ("hold", "held"):
        also = (r for r in merged if r.p >= ALSO and fit(r) > r.p - BETWEEN)
        found = sorted({*found, *also}, key=lambda r: r.first)
    return found


def told_titles(anchor: Anchor, page: Page) -> tuple[int, list[Run]]:
    """The sentence that tells the titles of an anchor, its own where that has one, and those marked there; none where the
    likeliest word for one is not likely enough."""
    runs = anchor.roles["title"]
    weak = anchor.edge.get("title")
    if not runs and weak is not None and (weak.p >= WEAK or (weak.p >= BESIDE and abs(weak.first - anchor.word) <= 3)):
        runs = [weak]
    here = page.sentence_of[anchor.word]
    if not runs:
        return here, []
    told = here if any(page.sentence_of[r.first] == here for r in runs) else page.sentence_of[runs[-1].first]
    return told, [r for r in runs if page.sentence_of[r.first] == told]


def coordinated(page: Page, titles: list[Run], best: Run, joins: Set[str], most: int | None = None) -> list[Run]:
    """The surest of some titles with those that words of `joins` alone tie to it: "prime minister and defence minister"."""
    k = titles.index(best)
    chosen = [best]
    for step in (1, -1):
        j = k
        while 0 <= j + step < len(titles) and (most is None or len(chosen) < most):
            left, right = sorted((titles[j], titles[j + step]), key=lambda r: r.first)
            if not _between(page, left, right) <= joins or right.first - left.end > 3:
                break
            j += step
            chosen.append(titles[j])
    return sorted(chosen, key=lambda r: r.first)


def _parted(page: Page, run: Run) -> list[Run]:
    """A title that ends with a seat in a chamber and has another post before it as two: "Chairman Rep."."""
    last = run.end - 1
    if last > run.first and page.word(last).lower() in _SEATS and has_post(page, Run(run.first, last, run.p)):
        return [Run(run.first, last, run.p), Run(last, run.end, run.p)]
    return [run]


def _received(page: Page, run: Run, names: list[Name]) -> Run:
    """The title of an ambassador with the state that receives him: "ambassador to" Chile."""
    words = [page.word(i).lower() for i in range(run.first, run.end)]
    to = run.end - 1 if words[-1] == "to" else run.end
    if not {"ambassador", "ambassadors"} & set(words) or to + 1 >= len(page.words) or page.word(to).lower() != "to":
        return run
    at = to + 1 + (page.word(to + 1).lower() == "the")
    where = next((n for n in names if n.first == at and n.kind in ("state", "place", "organization")), None)
    return run if where is None else Run(run.first, where.end, run.p)


def _trimmed(page: Page, run: Run) -> Run:
    """A title without the preposition that it ends with: "ambassador of"."""
    end = run.end
    while end > run.first + 1 and page.word(end - 1).lower() in _OPEN:
        end -= 1
    return Run(run.first, end, run.p)


def _taken(page: Page, run: Run) -> bool:
    """Whether "as" or "becomes" stands up to three words before a title."""
    start = page.sentences[page.sentence_of[run.first]].first
    return any(page.word(i).lower() in _TAKING for i in range(max(start, run.first - 4), run.first))


def _between(page: Page, left: Run, right: Run) -> set[str]:
    return {page.word(i).lower() for i in range(left.end, right.first)}


def nearest(runs: list[Run], to: Run | None) -> Run | None:
    """The run nearest to another one, the surest of several; the first where there is none to be near to."""
    if to is None:
        return runs[0] if runs else None
    if not runs:
        return None
    return min(runs, key=lambda r: (max(r.first - to.end, to.first - r.end, 0), -r.p))


def lend_titles(drafts: list[Draft]) -> None:
    """A change told without its post ("Flynn resigned") is of the post that the article gives the person elsewhere."""
    order = {
        "end": ("hold", "held", "end", "start", "chosen"),
        "start": ("chosen", "hold", "start"),
        "chosen": ("chosen", "start"),
    }
    order |= {"hold": ("hold", "start"), "held": ("held", "end")}
    for draft in drafts:
        if draft.title or draft.person is None:
            continue
        others = [d for d in drafts if d is not draft and d.person == draft.person and d.title_run is not None]
        for kind in order[draft.anchor.kind]:
            same = [d for d in others if d.anchor.kind == kind]
            if same:
                best = max(same, key=lambda d: d.anchor.p)
                draft.title, draft.body, draft.area, draft.within = best.title, best.body, best.area, best.within
                draft.body_run = best.body_run
                break


def lend_bodies(drafts: list[Draft], cast_: Cast) -> None:
    """A post that is held and told without its body is of the one that the article gives it elsewhere: the same person's, for a
    chairman the committee named last before him; a justice is of the Supreme Court, where it is named."""
    told = {(d.person, d.title): d.body for d in drafts if d.body is not None and d.person is not None}
    for draft in drafts:
        if draft.body is not None or draft.person is None:
            continue
        if draft.title in ("justice", "chief justice"):
            draft.body = _named_before(cast_, len(cast_.page.words), frozenset(("court",)), ("supreme",))
        elif draft.title in _BARE and draft.kind in ("hold", "held"):
            draft.body = told.get((draft.person, draft.title))
            if draft.body is None and draft.title in _OF_COMMITTEES:
                draft.body = _named_before(cast_, draft.anchor.word, _COMMITTEES)


def _named_before(cast_: Cast, word: int, heads: Set[str], others: tuple[str, ...] = ()) -> str | None:
    """The body named last before a word whose name has one of `heads` as its last word, and all the others in it."""
    found = None
    for name in cast_.reading.names:
        if name.first >= word:
            break
        words = cast_.text(name).lower().split()
        if name.kind == "organization" and len(words) > 1 and words[-1] in heads and set(others) <= set(words):
            found = cast_.text(name)
    return found
