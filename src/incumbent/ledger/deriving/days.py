"""Whether a sentence gives its day to the change of office, or to another act beside which it only names the change.

"After the killing of the general, crowds marched on Wednesday" does not say when the general was killed; "Russia's newly
appointed minister arrived on Thursday" not when the minister was appointed. Such a change is known by the day of its article,
and no more. Pure functions of the sentence, the words of the claim in it and the day of publication.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from incumbent.language import words as language
from incumbent.language.times import find_times
from incumbent.records import Claim, PartialDate

OLD = dt.timedelta(days=92)  # a sentence set so long before its article tells of another time
_ACT = re.compile(
    r"\b(?:resign\w*|quit\w*|step\w* (?:down|aside)|left|leav\w+|depart\w*|retir\w+|fired?|fires|firing|dismiss\w*|sack\w*|"
    r"oust\w*|remov\w*|recall\w*|toppl\w*|overthr\w+|depos\w+|kill\w*|deaths?|died?|dies|dying|passing|passed away|assassinat\w+|"
    r"murder\w*|slain|shot|shooting|appoint\w*|nam(?:ed|es|ing)|nominat\w*|elect(?:ed|s|ing)?\b|(?:his|her|their|['’]s) election|"
    r"sworn|swear\w*|inaugurat\w*|"
    r"t(?:ook|ak\w+) (?:office|over|power)|c(?:a|o)m\w+ to power|assum\w+|bec(?:a|o)m\w+|"
    r"replac\w+|succe\w+|promot\w+|confirm\w*|install\w*|tapped|chosen)\b",
    re.I,
)
_OPENS = re.compile(  # what opens a part of a sentence that only gives the circumstance of another act
    r"\b(?:after|following|before(?! (?:midnight|noon|dawn|sunrise|sunset))|amid|despite|because of|over|until|till|since|when|once|"
    r"whether|if|as(?= (?:he|she|they|it|(?-i:[A-Z])[\w’'.-]+(?: (?-i:[A-Z])[\w’'.-]+)* (?:was|were|is|had|has|\w+ed|\w+s))\b)|"
    r"(?:in )?(?:response|reaction|retaliation|revenge|vengeance) (?:to|for|over)|in (?:the )?(?:wake|aftermath) of|ahead of|on the eve of|"
    r"away from|short of|mark(?:s|ed|ing)|protest(?:s|ed|ing)?|condemn(?:s|ed|ing)?|mourn(?:s|ed|ing)?|celebrat(?:es|ed|ing)|"
    r"investigat(?:es|ed|ing)|consider(?:s|ed|ing)?|discuss(?:es|ed|ing)?)\b",
    re.I,
)
_CLOSES = re.compile(r"[,;:—–()]|\s-\s|\b(?:who|which|whose|where)\b")
_ADORNS = re.compile(  # a change that is told as what somebody is by now: "the ousted president"
    r"\b(?:newly[- ](?:appointed|elected|named|installed|confirmed|inaugurated)|recently[- ]\w+ed|outgoing|incoming|retiring|departing)\b"
    r"|(?:\b(?:the|a|an|its|his|her|their|of|by|with|for|from|to|and)|['’]s|^)\s+(?:\w+ly[- ])?"
    r"(?:ousted|deposed|fired|sacked|dismissed|toppled|slain|assassinated|murdered|overthrown|disgraced|late)\b"
    r"|\w-elect\b",
    re.I,
)
_NEW = re.compile(r"(?:\b(?:the|a|an|its|his|her|their|our)|['’]s|^)\s*new\b", re.I)
_THROUGH = re.compile(r"\b(?:through|to|until|till)\b", re.I)  # what opens the end of a stretch of days
_STRETCH = dt.timedelta(days=14)  # a change that is told of so long a stretch is told of no day of it
_AT = re.compile(r"(?:^|\b(?:back in|in|on|during|by)\s)\W*$", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch [start, end) of a sentence; `beside`: it gives the circumstance of another act."""

    start: int
    end: int
    beside: bool


@dataclass(frozen=True, slots=True)
class Time:
    """Words of time at [start, end) of a sentence, and the date they mean where it is plain."""

    start: int
    end: int
    date: PartialDate | None
    role: str


def day_told(claim: Claim, sentence: str, published: dt.date | None) -> PartialDate | None:
    """The claim's date where its sentence gives it to the change, else None.

    A date that the sentence does not hold comes from elsewhere in the article, and is kept; the day of publication alone is
    no date of a change that is told in passing.
    """
    at = sentence.find(claim.evidence.quote)
    if claim.date is None or claim.kind not in ("start", "end", "chosen") or at < 0:
        return claim.date
    end = at + len(claim.evidence.quote)
    acts, times = _acts(sentence, at, end), times_in(sentence, published)
    if _only_new(claim) or _all_through(claim.date, sentence, times):
        return None
    if not acts:
        return claim.date
    if _adorned(sentence, at, end, acts) and not any(at <= t.start <= end for t in times):
        return None
    cut = parts(sentence)
    told = [p for p in cut if any(p.start <= act < p.end for act in acts)]
    matching = [t for t in times if t.date is not None and _same(t.date, claim.date)]
    if matching:
        return claim.date if any(_belongs(t, part, cut) for t in matching for part in told) else None
    today = published is not None and claim.date == PartialDate.day(published)
    dated = any(_within(t, part) for t in times for part in told)
    return None if today and not dated and all(part.beside for part in told) else claim.date


def of_another_time(claim: Claim, sentence: str, published: dt.date | None) -> bool:
    """Whether a sentence that gives somebody a title is set long before its article: "In 2012, minister X said"."""
    at = sentence.find(claim.evidence.quote)
    if published is None or claim.kind != "hold" or at < 0:
        return False
    mine = [p for p in parts(sentence) if p.start < at + len(claim.evidence.quote) and at < p.end]
    dates = [t for t in times_in(sentence, published) if t.date is not None and t.role == "at"]
    old = [t for t in dates if t.date is not None and t.date.latest < published - OLD]
    if not old or len(old) < len(dates):
        return False
    framed = [t for t in old if _AT.search(sentence[: t.start]) and (t.start < 12 or any(_within(t, p) for p in mine))]
    return bool(framed)


def _acts(sentence: str, at: int, end: int) -> list[int]:
    """Where words for a change stand: those in the claim's own words, else the one nearest to them."""
    found = [m.start() for m in _ACT.finditer(sentence)]
    inside = [i for i in found if at <= i < end]
    return inside or sorted(found, key=lambda i: min(abs(i - at), abs(i - end)))[:1]


def _only_new(claim: Claim) -> bool:
    """Whether all that tells the beginning is that the title is a new one: "the new minister said on Monday"."""
    words = claim.evidence.quote
    return (
        claim.kind == "start"
        and claim.date is not None
        and _NEW.search(words) is not None
        and _ACT.search(words) is None
        and not times_in(words, None)
    )


def _all_through(date: PartialDate, sentence: str, times: tuple[Time, ...]) -> bool:
    """Whether a date is a long stretch of which the sentence gives both days, and so tells how long something else went on."""
    if date.latest - date.earliest <= _STRETCH:
        return False
    return any(t.date == date and _THROUGH.search(sentence[t.start : t.end]) for t in times)


def _adorned(sentence: str, at: int, end: int, acts: list[int]) -> bool:
    """Whether the change is told as what the person is called by, and by no other word."""
    found = [
        m for m in _ADORNS.finditer(sentence) if at <= m.start() < end or any(m.start() <= a < m.end() for a in acts)
    ]
    return bool(found) and all(any(m.start() <= a < m.end() for m in found) or not at <= a < end for a in acts)


@lru_cache(maxsize=256)
def parts(sentence: str) -> tuple[Part, ...]:
    """The sentence cut where a circumstance opens, and where a comma, a dash or a relative pronoun closes it."""
    opens = {m.start() for m in _OPENS.finditer(sentence)}
    closes = {m.start() for m in _CLOSES.finditer(sentence)}
    cuts = sorted({0, len(sentence), *opens, *closes})
    found: list[Part] = []
    for a, b in pairwise(cuts):
        found.append(Part(a, b, a in opens))
    return tuple(found) or (Part(0, 1, False),)


def _belongs(time: Time, mine: Part, cut: tuple[Part, ...]) -> bool:
    """Whether words of time can be those of a change in part `mine`: they stand in it, or neither stands in a circumstance."""
    if _within(time, mine):
        return True
    its = next((p for p in cut if _within(time, p)), None)
    return not mine.beside and (its is None or not its.beside)


def _same(one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates are one, or one day of the calendar or the week that was put into two years or two weeks."""
    a, b = one.earliest, other.earliest
    if not (one.is_day and other.is_day):
        return one.overlaps(other)
    return a == b or (a.month, a.day) == (b.month, b.day) or abs((a - b).days) == 7


def _within(time: Time, part: Part) -> bool:
    return part.start <= time.start < part.end


@lru_cache(maxsize=256)
def times_in(sentence: str, published: dt.date | None) -> tuple[Time, ...]:
    """The words of time of one sentence."""
    words = language.words(sentence)
    if not words:
        return ()
    on = PartialDate.day(published) if published else None
    found = find_times(sentence, words, language.sentences(sentence, words), on)
    return tuple(
        Time(words[t.start].start, words[t.end - 1].end, t.value, t.role) for t in found if not t.timex.endswith("_REF")
    )  # "until now" tells no day
