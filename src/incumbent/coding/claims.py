"""Office claims: the reader's anchors with their roles, as the codebook writes them down."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import cast

from incumbent.coding.acts import Acts
from incumbent.coding.cast import Actor, Cast
from incumbent.coding.countries import Countries
from incumbent.coding.dates import Dates
from incumbent.coding.drafts import FUNCTION, Draft, drafts_of, lend_bodies, lend_titles
from incumbent.coding.heirs import makes_way, not_until_now, succeeded, successors, until_now
from incumbent.coding.posts import is_post
from incumbent.coding.settled import by_the_chosen, settled, still_held
from incumbent.coding.spans import evidence_of
from incumbent.coding.sure import Sure, Told
from incumbent.coding.titles import is_office, is_public
from incumbent.coding.worded import GONE, ONCE, worded
from incumbent.knowledge import Knowledge
from incumbent.reader import Anchor, Page, Reading
from incumbent.records import Claim, ClaimKind, How, PartialDate, Status

FOLLOWING = 12  # words behind a change that tell whether it is the first of its kind
_ELECT = re.compile(r"[-– ](?:elect|designate)$")
_BY_VOTE = frozenset(("elected", "sworn_in", "none"))  # how one comes to another term, where it is told at all
# Verbs that put somebody into a post then and there, and words that say that more is needed.
_NAMES = frozenset(
    "named names appointed appoints picked picks chose chooses selected selects installed installs made makes promoted "
    "promotes becomes became".split()
)
_NOT_YET = frozenset(
    "nominee nominated nominates nominate nomination designate designated elect candidate confirm confirmation confirmed pending will "
    "would be expected likely subject intends plans".split()
)
_ACTING = frozenset("acting interim caretaker".split())
_AGAIN = re.compile(
    r"\bre-?(?:elect(?:ed|ion)|inaugurat(?:ed|ion))\b"
    r"|\b(?:second|third|fourth|fifth|sixth|\d+(?:nd|rd|th)|another|new|consecutive|successive)(?: [a-z-]+){0,2} term\b",
    re.IGNORECASE,
)
# What somebody might become, or wishes to, is a start that has not come.
_MAY = re.compile(
    r"\b(?:could|may|might|hop(?:es?|ed|ing) to|want(?:s|ed|ing)? to|wish(?:es|ed)? to|seek(?:s|ing)? to|vying to|bid to|race to) "
    r"(?:\w+ly )?(?:be(?:come)?|succeed|replace|serve) ",
    re.IGNORECASE,
)
# A term after somebody else's is a new start.
_BACK = re.compile(r"\b(?:non-?consecutive|previously|returns?|returned|comeback)\b", re.IGNORECASE)


def find_claims(reading: Reading, cast_: Cast, dates: Dates, knowledge: Knowledge, sure: Sure) -> list[Claim]:
    """The claims of an article in text order, one for each person, office and kind."""
    acts = Acts(reading, cast_, dates)
    anchors = [a for a in reading.claims if a.p >= sure.floor("claim", a.kind)]
    drafts = [d for a in anchors for d in drafts_of(a, reading, cast_, acts)]
    lend_titles(drafts)
    succeeded(drafts, reading.page)
    for d in drafts:
        if d.anchor.kind == "start" and makes_way(d, reading, dates.lower):
            d.anchor, d.kind = replace(d.anchor, kind="end"), "end"
    drafts = not_until_now(drafts, reading, cast_, dates.lower)
    drafts += successors(drafts, reading, cast_, dates.lower)
    drafts += until_now(drafts, reading, cast_, dates.lower)
    drafts = worded(drafts, reading, cast_, dates.lower)
    lend_bodies(drafts, cast_)
    drafts = [d for d in drafts if _of_an_office(d)]
    for d in drafts:  # the codebook: who is elected or designated has not begun
        if _ELECT.search(d.title) or _elect_follows(d, reading.page):
            d.kind, d.title = "chosen", _ELECT.sub("", d.title)
        elif _gone_before(d, dates.lower) or (
            d.kind == "end" and d.anchor.most("how")[0] == "died" and _was(d, dates.lower)
        ):
            d.kind = "held"
        elif d.kind in ("start", "end") and _remains(d, reading, dates.lower):
            d.kind = "hold"
    Countries(reading, cast_, knowledge).fill(drafts)
    for d in drafts:
        if d.kind == d.anchor.kind == "chosen" and d.country != "USA" and _put_there(d, reading, dates.lower):
            d.anchor, d.kind = replace(d.anchor, kind="start"), "start"
    found = [claim_of(d, reading, cast_, dates, acts, knowledge, sure) for d in drafts]
    told = by_the_chosen([c for c in found if sure.told(c.kind, c.confidence)])
    return settled(told + still_held(told, dates), reading.page)


def _put_there(d: Draft, reading: Reading, words: list[str]) -> bool:
    """Whether the verb at the person's name puts him into the post: "A named B minister", "B was appointed judge".

    Not in America, where those whom the president names wait for the Senate.
    """
    page = reading.page
    if d.anchor.most("status")[0] != "asserted" or d.title_run is None:
        return False
    name = next((n for _, n in reading.names_within(d.anchor.word, d.anchor.word + 1)), None)
    s = page.sentences[page.sentence_of[d.anchor.word]]
    if name is None or not s.first <= d.title_run.first < s.last or _NOT_YET & set(words[s.first : s.last]):
        return False
    before, behind = words[max(s.first, name.first - 4) : name.first], words[name.end : min(name.end + 4, s.last)]
    return d.title_run.first >= name.end and bool(_NAMES & {*before, *behind})


def _of_an_office(d: Draft) -> bool:
    """Whether a draft tells of a public office. Of a change, the title has to have a word for a post in it: "recess" and
    "national security" have none."""
    if not d.title or not is_office(d.title) or (d.body is not None and not is_public(d.body)):
        return False
    return d.kind in ("hold", "held") or any(is_post(word) for word in d.title.split())


def _elect_follows(d: Draft, page: Page) -> bool:
    """Whether "elect" or "designate" stands right behind the title."""
    if d.title_run is None or d.kind not in ("hold", "start"):
        return False
    after = [page.word(i).lower() for i in range(d.title_run.end, min(d.title_run.end + 2, len(page.words)))]
    if after and after[0] in ("-", "–"):
        after.pop(0)
    return bool(after) and after[0] in ("elect", "designate")


def _gone_before(d: Draft, words: list[str]) -> bool:
    """Whether a word in front of the title tells that he held it: "ousted president X", "one-time envoy Y"."""
    gone = GONE if d.kind == "end" else ONCE if d.kind == "hold" else frozenset[str]()
    return d.title_run is not None and d.title_run.first > 0 and words[d.title_run.first - 1] in gone


def _was(d: Draft, words: list[str]) -> bool:
    """Whether the title says that he had left before: "former president X was killed"."""
    run = d.title_run
    return run is not None and bool({"former", "ex"} & set(words[max(0, run.first - 2) : run.first + 1]))


def _only_may(d: Draft, page: Page) -> bool:
    """Whether the words between a person and the title of a beginning say that it may come, or is wished for."""
    if d.title_run is None:
        return False
    first, end = sorted((d.anchor.word, d.title_run.first))
    return page.sentence_of[first] == page.sentence_of[end] and _MAY.search(page.quote(first, end + 1)) is not None


def _remains(d: Draft, reading: Reading, words: list[str]) -> bool:
    """Whether the verb behind the person's name says that nothing changes: "X remains governor"."""
    end = next((n.end for _, n in reading.names_within(d.anchor.word, d.anchor.word + 1)), d.anchor.word + 1)
    return words[end : end + 1] in (["remains"], ["remain"])


def _goes_on(page: Page, first: int, end: int) -> bool:
    """Whether words [first, end), and what follows them, tell of another term of who holds the office already."""
    s = page.sentences[page.sentence_of[first]]
    last = max(min(s.last, end + FOLLOWING), end)
    return _AGAIN.search(page.quote(first, last)) is not None and _BACK.search(page.quote(s.first, s.last)) is None


def claim_of(
    d: Draft, reading: Reading, cast_: Cast, dates: Dates, acts: Acts, knowledge: Knowledge, sure: Sure
) -> Claim:
    """The claim that a draft makes, dated, with its evidence and how sure it is."""
    a, page = d.anchor, reading.page
    kind = cast(ClaimKind, d.kind)
    status = cast(Status, a.most("status")[0]) if kind != "hold" else "asserted"
    if kind in ("start", "chosen") and _only_may(d, page):
        kind, status = "start", "not_done"
    how = a.most("how")[0] if kind != "hold" else "none"
    if kind == "hold" and _is_acting(d, dates.lower):
        how = "acting"
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
        date = dates.of_choice(a, status)
    if kind in ("start", "end") and how in _BY_VOTE and status == "asserted" and _goes_on(page, first, end):
        kind, how = "hold" if dates.of_late(date) else "held", "none"  # the codebook: a second inauguration is no start
        date = None
    by, said_by = _name(a, "by", cast_) or _doer(d, reading, acts, cast_), _name(a, "said_by", cast_)
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


def _is_acting(d: Draft, words: list[str]) -> bool:
    """Whether the title, or a word beside it, says that the post is held for the time being."""
    run = d.title_run
    if run is None:
        return False
    return bool(_ACTING & set(words[max(run.first - 1, 0) : run.end])) or words[run.end : run.end + 2] == [
        "ad",
        "interim",
    ]


def _doer(d: Draft, reading: Reading, acts: Acts, cast_: Cast) -> Actor | None:
    """Who does the act of a change where the reader marked no more of him than an "of"."""
    run = d.anchor.best("by")
    if run is None:
        return None
    for act in acts.of_sentence(reading.page.sentence_of[d.anchor.word]):
        for whole in act.roles["source"]:
            if whole.first <= run.first < whole.end:
                return next(iter(cast_.actors(whole)), None)
    return None


def _others(d: Draft, reading: Reading, cast_: Cast) -> list[int]:
    """The words of other persons' names in the sentence of a draft and the next."""
    page = reading.page
    s = page.sentence_of[d.anchor.word]
    last = page.sentences[min(s + 1, len(page.sentences) - 1)].last
    near = reading.names_within(page.sentences[s].first, last)
    return [n.first for k, n in near if n.kind == "person" and cast_.of_name[k] != d.person]


def _name(a: Anchor, role: str, cast_: Cast) -> Actor | None:
    run = a.best(role)
    if run is None or all(cast_.page.word(i).lower() in FUNCTION for i in range(run.first, run.end)):
        return None
    return next(iter(cast_.actors(run)), None)
