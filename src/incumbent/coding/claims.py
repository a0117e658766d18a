"""Office claims: the reader's anchors with their roles, as the codebook writes them down."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import cast

from incumbent.coding.acts import Acts, on_others, within
from incumbent.coding.areas import area_in_body, marked_area
from incumbent.coding.cast import Actor, Cast
from incumbent.coding.countries import Countries
from incumbent.coding.dates import Dates
from incumbent.coding.posts import has_post, is_post, whole
from incumbent.coding.settled import by_the_chosen, settled, still_held
from incumbent.coding.spans import evidence_of
from incumbent.coding.sure import Sure, Told
from incumbent.coding.titles import body_of, goes_with, has_members, is_office, is_public, title_of
from incumbent.knowledge import Knowledge
from incumbent.reader import Anchor, Page, Reading, Run
from incumbent.records import Claim, ClaimKind, How, PartialDate, Status

_FUNCTION = frozenset(
    "of in for to at on by with from and or who which that as was is were be been has had have said not s".split()
)
NEAR = 6  # words between "with" and who replaces somebody
FOLLOWING = 12  # words behind a change that tell whether it is the first of its kind
HEIR = 0.9  # as sure as that A is replaced is that B, who is named with it, replaces him
WEAK = 0.3  # the likeliest title is taken from here on, where none is sure
BESIDE = 0.15  # and from here on where it stands beside the person
BETWEEN = 0.3  # what a title loses to which another person stands nearer
TAKEN = 0.3  # what a title gains that the words before it give as the one taken: "sworn in as governor"
UNTIL_NOW = 0.95  # as sure as an anchor of this probability is an end that the codebook reads from its words
OTHER_END = 0.5  # unless the reader is as sure of another end of his there
_ELECT = re.compile(r"[-– ](?:elect|designate)$")
_HEADED = frozenset("headed led ran chaired directed commanded".split())
_TAKING = frozenset("as become becomes became becoming".split())
_BY_VOTE = frozenset(("elected", "sworn_in", "none"))
_GONE = frozenset("ousted deposed toppled overthrown previous".split())
_AGAIN = re.compile(
    r"\bre-?(?:elect(?:ed|ion)|inaugurat(?:ed|ion))\b"
    r"|\b(?:second|third|fourth|fifth|sixth|\d+(?:nd|rd|th)|another|new|consecutive|successive)(?: [a-z-]+){0,2} term\b",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"\b(?:non-?consecutive|previously|returns?|returned|comeback)\b", re.IGNORECASE
)  # after somebody else's
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


def find_claims(reading: Reading, cast_: Cast, dates: Dates, knowledge: Knowledge, sure: Sure) -> list[Claim]:
    """The claims of an article in text order, one for each person, office and kind."""
    acts = Acts(reading, cast_, dates)
    anchors = [a for a in reading.claims if a.p >= sure.floor("claim", a.kind)]
    drafts = [d for a in anchors for d in _drafts(a, reading, cast_, acts)]
    _lend_titles(drafts)
    for d in drafts:
        if d.anchor.kind == "start" and _makes_way(d, reading, dates.lower):
            d.anchor, d.kind = replace(d.anchor, kind="end"), "end"
    drafts += _successors(drafts, reading, cast_)
    drafts += _until_now(drafts, reading, cast_, dates.lower)
    drafts = [d for d in drafts if _of_an_office(d)]
    for d in drafts:  # the codebook: who is elected or designated has not begun
        if _ELECT.search(d.title) or _elect_follows(d, reading.page):
            d.kind, d.title = "chosen", _ELECT.sub("", d.title)
        elif d.kind == "end" and _gone_before(d, dates.lower):
            d.kind = "held"
    Countries(reading, cast_, knowledge).fill(drafts)
    found = [_claim(d, reading, cast_, dates, acts, knowledge, sure) for d in drafts]
    told = by_the_chosen([c for c in found if sure.told(c.kind, c.confidence)])
    return settled(told + still_held(told, dates), reading.page)


def _drafts(anchor: Anchor, reading: Reading, cast_: Cast, acts: Acts) -> list[Draft]:
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
        body = _nearest(bodies, title or _at(anchor))
        if person is None and len(bodies) > 1:  # "the heads of A, B and C"
            drafts += [_draft(anchor, None, text, title, b, areas, cast_) for b in bodies]
            continue
        drafts.append(_draft(anchor, person, text, title, body, areas, cast_))
    return drafts


def _draft(
    anchor: Anchor, person: int | None, text: str, title: Run | None, body: Run | None, areas: list[Run], cast_: Cast
) -> Draft:
    page = cast_.page
    body = _whole_body(page, body, cast_) if body else None
    body_words = body_of(page.quote(body.first, body.end)) if body else None
    if not text and body_words:
        text = "member" if has_members(body_words) else "head"
    if body_words and not goes_with(text, body_words):
        body, body_words = None, None
    area, within = marked_area(page, cast_, areas, text, body if person is None else title, anchor.word)
    if area is None and body_words:
        area = area_in_body(body_words, cast_.knowledge)
    return Draft(anchor, person, text, title, body_words or None, body, area, within)


def _elect_follows(d: Draft, page: Page) -> bool:
    """Whether "elect" or "designate" stands right behind the title."""
    if d.title_run is None or d.kind not in ("hold", "start"):
        return False
    after = [page.word(i).lower() for i in range(d.title_run.end, min(d.title_run.end + 2, len(page.words)))]
    if after and after[0] in ("-", "–"):
        after.pop(0)
    return bool(after) and after[0] in ("elect", "designate")


def _gone_before(d: Draft, words: list[str]) -> bool:
    """Whether a word in front of the title tells that he held it: "ousted president X"."""
    return d.title_run is not None and d.title_run.first > 0 and words[d.title_run.first - 1] in _GONE


def _goes_on(page: Page, first: int, end: int) -> bool:
    """Whether words [first, end), and what follows them, tell of another term of who holds the office already."""
    s = page.sentences[page.sentence_of[first]]
    last = max(min(s.last, end + FOLLOWING), end)
    return _AGAIN.search(page.quote(first, last)) is not None and _BACK.search(page.quote(s.first, s.last)) is None


def _whole_body(page: Page, run: Run, cast_: Cast) -> Run:
    """A body with the rest of its name, or of small letters with the words up to the article: "the state control committee"."""
    k = cast_.name_at.get(run.first)
    name = cast_.reading.names[k] if k is not None else None
    if name is not None and name.kind == "organization" and name.first <= run.first and run.end <= name.end:
        run = Run(name.first, name.end, run.p)
    if page.shapes[run.first] != 0:
        return run
    start = page.sentences[page.sentence_of[run.first]].first
    for i in range(run.first - 1, max(start, run.first - NEAR) - 1, -1):
        word = page.word(i).lower()
        if word in ("the", "a", "an", "its", "his", "her", "their"):
            return Run(i + 1, run.end, run.p)
        if not word.isalpha() or word in _FUNCTION:
            break
    return run


def _at(anchor: Anchor) -> Run:
    return Run(anchor.word, anchor.word + 1, anchor.p)


def _titles(anchor: Anchor, reading: Reading, cast_: Cast) -> list[Run]:
    """The titles of one claim: those of the anchor's own sentence, else the nearest one told before."""
    page = reading.page
    runs = anchor.roles["title"]
    weak = anchor.edge.get("title")
    if not runs and weak is not None and (weak.p >= WEAK or (weak.p >= BESIDE and abs(weak.first - anchor.word) <= 3)):
        runs = [weak]
    if not runs:
        return []
    here = page.sentence_of[anchor.word]
    told = here if any(page.sentence_of[r.first] == here for r in runs) else page.sentence_of[runs[-1].first]
    s = page.sentences[told]
    inside = [n for _, n in reading.names_within(s.first, s.last)]
    named = {i for n in inside for i in range(n.first, n.end)}
    closed = {i for n in inside if n.kind in ("person", "state", "place") for i in range(n.first, n.end)}
    merged = whole(page, [r for r in runs if page.sentence_of[r.first] == told], closed, named)
    merged = [_trimmed(page, r) for r in merged if has_post(page, r)] or merged
    if told != here:
        return merged[-1:]
    others = [n for n in inside if n.kind == "person" and not n.first <= anchor.word < n.end]

    taking = anchor.kind in ("start", "chosen")

    def fit(run: Run) -> float:
        """How well a title fits the person: sure, near, with nobody else in between, and the one that is taken."""
        lo, hi = sorted((run.first, anchor.word))
        between = BETWEEN if any(lo < n.first < hi for n in others) else 0.0
        return run.p - 0.01 * (hi - lo) - between + (TAKEN if taking and _taken(page, run) else 0.0)

    best = max(merged, key=fit)
    k = merged.index(best)
    chosen = [best]
    for step in (1, -1):  # "prime minister and defence minister": what is coordinated with the surest
        j = k
        while 0 <= j + step < len(merged):
            left, right = sorted((merged[j], merged[j + step]), key=lambda r: r.first)
            if not _between(page, left, right) <= _JOINS or right.first - left.end > 3:
                break
            j += step
            chosen.append(merged[j])
    return sorted(chosen, key=lambda r: r.first)


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


def _nearest(runs: list[Run], to: Run | None) -> Run | None:
    if not runs or to is None:
        return None
    return min(runs, key=lambda r: (max(r.first - to.end, to.first - r.end, 0), -r.p))


def _lend_titles(drafts: list[Draft]) -> None:
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


def _of_an_office(d: Draft) -> bool:
    """Whether a draft tells of a public office. Of a change, the title has to have a word for a post in it: "recess" and
    "national security" have none."""
    if not d.title or not is_office(d.title) or (d.body is not None and not is_public(d.body)):
        return False
    return d.kind in ("hold", "held") or any(is_post(word) for word in d.title.split())


def _makes_way(d: Draft, reading: Reading, words: list[str]) -> bool:
    """Whether the words say that another one replaces him: "the replacement of KGB chief A with B"."""
    k = reading.names_within(d.anchor.word, d.anchor.word + 1)
    own = next((n for _, n in k if n.kind == "person"), None)
    if own is None:
        return False
    s = reading.page.sentences[reading.page.sentence_of[own.first]]
    first = max(s.first, min([own.first, *([d.title_run.first] if d.title_run else [])]) - NEAR)
    heir = next((n for _, n in reading.names_within(own.end + 1, s.last) if n.kind == "person"), None)
    return (
        words[own.end : own.end + 1] == ["with"]
        and heir is not None
        and heir.first - own.end <= NEAR
        and any(w.startswith("replac") for w in words[first : own.first])
    )


def _successors(drafts: list[Draft], reading: Reading, cast_: Cast) -> list[Draft]:
    """The codebook: "the replacement of A with B" and "A was replaced by B" are an end of A's and a start of B's."""
    page, found = reading.page, list[Draft]()
    started = {d.person for d in drafts if d.anchor.kind in ("start", "chosen")}
    for d in drafts:
        if d.anchor.kind != "end" or d.person is None or not d.title or d.anchor.most("how")[0] != "replaced":
            continue
        s = page.sentences[page.sentence_of[d.anchor.word]]
        for k, name in reading.names_within(d.anchor.word + 1, s.last):
            if name.kind != "person" or name.first <= d.anchor.word:
                continue
            person = cast_.of_name[k]
            before = [page.word(i).lower() for i in range(max(d.anchor.word + 1, name.first - NEAR), name.first)]
            if person != d.person and person not in started and {"with", "by"} & set(before) and "," not in before:
                heir = replace(d.anchor, word=name.last, kind="start", p=d.anchor.p * HEIR)
                found.append(replace(d, anchor=heir, person=person, kind="start"))
                started.add(person)
                break
    return found


def _until_now(drafts: list[Draft], reading: Reading, cast_: Cast, words: list[str]) -> list[Draft]:
    """The codebook: "A, who until now headed B" is an end of A's at B; of the day of the change that the sentence tells, if it
    tells one of A's."""
    page, found = reading.page, list[Draft]()
    for k, name in enumerate(reading.names):
        at = name.end + (words[name.end : name.end + 1] == [","])
        verb = at + 3
        if name.kind != "person" or words[at : at + 2] != ["who", "until"] or not set(words[verb : verb + 1]) & _HEADED:
            continue
        if words[at + 2] not in ("now", "then", "recently"):
            continue
        s = page.sentences[page.sentence_of[name.last]]
        first = verb + 1 + (words[verb + 1 : verb + 2] == ["the"])
        end = next((i for i in range(first, s.last) if not words[i].isalpha() or words[i] in _FUNCTION), s.last)
        taken = [d for d in drafts if d.person == cast_.of_name[k] and s.first <= d.anchor.word < s.last]
        if end == first or any(d.kind == "end" and d.anchor.p >= OTHER_END for d in taken):
            continue
        none: list[Run] = []
        roles: dict[str, list[Run]] = dict.fromkeys(("area", "by", "when", "said_by"), none)
        roles |= {
            "title": [Run(verb, verb + 1, 1.0)],
            "body": [Run(first, end, 1.0)],
            "evidence": [Run(name.first, end, 1.0)],
        }
        moved = next((d.anchor for d in taken if d.kind == "start"), None)
        classes = {"status": {"asserted": 1.0}, "how": {"transferred" if moved else "none": 1.0}}
        classes["dated"] = moved.classes["dated"] if moved else {"untold": 1.0}
        anchor = Anchor(name.last, "end", UNTIL_NOW, roles, classes)
        found.append(_draft(anchor, cast_.of_name[k], "head", roles["title"][0], roles["body"][0], none, cast_))
    return found


def _claim(
    d: Draft, reading: Reading, cast_: Cast, dates: Dates, acts: Acts, knowledge: Knowledge, sure: Sure
) -> Claim:
    a, page = d.anchor, reading.page
    kind = cast(ClaimKind, d.kind)
    status = cast(Status, a.most("status")[0]) if kind != "hold" else "asserted"
    how = a.most("how")[0] if kind != "hold" else "none"
    own = [
        r for r in (d.title_run, d.body_run) if r is not None and page.sentence_of[r.first] == page.sentence_of[a.word]
    ]
    evidence = evidence_of(page, a, own)
    here = [r for r in a.roles["evidence"] if page.sentence_of[r.first] == page.sentence_of[a.word]]
    first = min([a.word, *(r.first for r in own), *(r.first for r in here)])
    end = max([a.word + 1, *(r.end for r in own), *(r.end for r in here)])
    date: PartialDate | None = None
    if kind in ("start", "end"):
        date, status = dates.change(a, kind, status, first, end, _others(d, reading, cast_))
        if date is None and status == "asserted":
            date = acts.day_of(d.body)
    elif kind == "held":
        date = dates.of_held(a, status)
    elif kind == "chosen":
        date = dates.of(a, status)
    if kind in ("start", "end") and how in _BY_VOTE and status == "asserted" and _goes_on(page, first, end):
        kind, how = "hold" if dates.of_late(date) else "held", "none"  # the codebook: a second inauguration is no start
        date = None
    by, said_by = _name(a, "by", cast_), _name(a, "said_by", cast_)
    person = cast_.members[d.person] if d.person is not None else None
    office = knowledge.office(d.title, body=d.body, country=d.country, area=d.area) if d.country else None
    body_entity = None
    if d.body_run is not None:
        body_entity = cast_.entity_of_word(cast_.head(d.body_run.first, d.body_run.end))
    return Claim(
        id="",
        kind=kind,
        person=person.name if person else None,
        title=d.title,
        evidence=evidence,
        person_entity=f"e{d.person + 1}" if d.person is not None else None,
        body=d.body,
        body_entity=f"e{body_entity + 1}" if body_entity is not None else None,
        country=d.country,
        area=d.area,
        office=office.id if office else None,
        how=cast(How, how) if how != "none" else None,
        by=by.label if by else None,
        date=date,
        status=status,
        said_by=said_by.label if said_by else None,
        confidence=sure.claim(a, Told(kind, d.person, d.title, d.title_run, d.body is not None, status), cast_),
    )


def _others(d: Draft, reading: Reading, cast_: Cast) -> list[int]:
    """The words of other persons' names in the sentence of a draft and the next."""
    page = reading.page
    s = page.sentence_of[d.anchor.word]
    last = page.sentences[min(s + 1, len(page.sentences) - 1)].last
    near = reading.names_within(page.sentences[s].first, last)
    return [n.first for k, n in near if n.kind == "person" and cast_.of_name[k] != d.person]


def _name(a: Anchor, role: str, cast_: Cast) -> Actor | None:
    run = a.best(role)
    return next(iter(cast_.actors(run)), None) if run is not None else None
