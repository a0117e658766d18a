"""Office claims in Russian, Belarusian and Ukrainian: the same anchors, the same settling, another wording."""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.acts import Acts
from incumbent.coding.claims import claim_of
from incumbent.coding.drafts import Draft, lend_titles
from incumbent.coding.settled import by_the_chosen, settled, still_held
from incumbent.coding.sure import Sure
from incumbent.coding.tongues.apposed import Apposed
from incumbent.coding.tongues.cast import TongueCast
from incumbent.coding.tongues.countries import Countries
from incumbent.coding.tongues.dates import TongueDates
from incumbent.coding.tongues.drafts import drafts_of
from incumbent.coding.tongues.heirs import Heirs
from incumbent.coding.tongues.verbal import Verbal
from incumbent.coding.tongues.wording import Wording
from incumbent.knowledge import Knowledge
from incumbent.knowledge.cyrillic import english_title
from incumbent.reader import Reading
from incumbent.records import Claim

YEAR = 360  # days from which on an interval is a time in office, and no window of one day
_OF_NOTHING = frozenset(
    ("deputy", "first deputy", "assistant", "adviser")
)  # "его заместитель": of whom, nobody is told
NEAR = 8  # words around a title in which another term is told


def find_claims(
    reading: Reading, cast: TongueCast, dates: TongueDates, knowledge: Knowledge, sure: Sure, wording: Wording
) -> list[Claim]:
    """The claims of an article in text order, one for each person, office and kind."""
    acts = Acts(reading, cast, dates)
    apposed = Apposed(reading, cast)
    told_by_grammar = Heirs(apposed).completed(Verbal(apposed, dates).corrected(apposed.anchors()))
    anchors = [a for a in told_by_grammar if a.p >= sure.floor("claim", a.kind)]
    drafts = [d for a in anchors for d in drafts_of(a, reading, cast, acts, wording)]
    for d in drafts:
        _untitled(d, wording)
    lend_titles(drafts)
    drafts = [d for d in drafts if _of_an_office(d, wording)]
    for d in drafts:
        if d.kind in ("start", "end") and _again(d, reading, wording):
            d.kind = "hold"
        elif d.kind == "start" and dates.is_coming(d.anchor.word):
            d.kind = "chosen"
    Countries(reading.page, cast, knowledge, wording).fill(drafts)
    found = [_of_a_while(claim_of(d, reading, cast, dates, acts, knowledge, sure)) for d in drafts]
    told = by_the_chosen([c for c in found if sure.told(c.kind, c.confidence)])
    return settled(told + still_held(told, dates), reading.page)


def _of_a_while(claim: Claim) -> Claim:
    """The codebook: whoever was in office from one year to another held it then, and neither begins nor ends it."""
    date = claim.date
    whole = date is not None and "/" in date.text and (date.latest - date.earliest).days >= YEAR
    return replace(claim, kind="held", how=None) if claim.kind in ("start", "end") and whole else claim


def _untitled(d: Draft, wording: Wording) -> None:
    """A post in a body that is told without a title is that of its head."""
    if not d.title and d.body:
        d.title = wording.around.head


def _of_an_office(d: Draft, wording: Wording) -> bool:
    if not d.title or not wording.is_office(d.title) or not wording.is_public(d.title, d.body):
        return False
    if not d.body and english_title(d.title) in _OF_NOTHING:
        return False
    return wording.is_post(d.title) or (d.kind in ("hold", "held") and d.body is not None)


def _again(d: Draft, reading: Reading, wording: Wording) -> bool:
    """Whether the words around tell of another term of whoever holds the office already."""
    page, at = reading.page, d.title_run.first if d.title_run is not None else d.anchor.word
    s = page.sentences[page.sentence_of[at]]
    near = page.quote(max(s.first, min(at, d.anchor.word) - NEAR), min(s.last, max(at, d.anchor.word) + NEAR))
    return wording.around.again.search(near.lower()) is not None
