"""Whether a sentence gives a claim's title to the claim's person, or to somebody else who stands beside it. Pure functions.

"Yates, the predecessor of Attorney General Ann Aster, was dismissed" does not say that Yates was attorney general; "she named
Foreign Secretary Bob Birch as home secretary" not that Birch became foreign secretary.
"""

from __future__ import annotations

import re
from functools import lru_cache

from incumbent.knowledge.spelling import fold
from incumbent.ledger.deriving.facts import Titled
from incumbent.ledger.deriving.titles import bare, canonical, variants
from incumbent.records import Claim

_NAME = r"((?:[A-Z][\w’'-]*\.? ){1,3}[A-Z][\w’'-]+)"
_OTHER_RANK = re.compile(
    r"\b(?:vice|deputy|prime|first|assistant|under|acting|chief|lieutenant|attorney|secretary)[ -]$", re.I
)
_AS = re.compile(r"\W+(?:\w+\W+){0,2}?(?:as|to (?:be|become|head|lead|replace|succeed|serve|the (?:post|position)))\b")
_MOVES = re.compile(r"\b(?:appoint|nam|nominat|promot|transfer|mov|reassign|pick|tap|install|propos)\w*\b", re.I)
_HANDED_ON = re.compile(
    r"\b(?:replac|succe[es]|defeat|beat|follow|unseat|(?<!was )(?<!were )(?<!been )oust|instead|in (?:the )?place|"
    r"(?:took|take\w?|taking) over|hand|predecessor|swap)\w*",
    re.I,
)
_LEFT = re.compile(
    r"\b(?:resign|quit|step|die|dead|death|kill|dismiss|fire|sack|remov|toppl|overthr|depos|leav|left|retir)\w*", re.I
)
_NO_PERSON = re.compile(r"['’]s\b|\b(?:Party|Council|Committee|House|Senate|Office|Court|Union|Department|Ministry)\b")
_LEAVES = re.compile(
    r"\b(?:resign\w*|quit|step\w* down|retir\w+|remov\w+|dismiss\w+|sack\w+|oust\w+)"
    r"(?: (?!after|before|amid|over|when|as|and|following|effect)[\w-]+){0,4}? from (?!\d)((?:[\w’'.-]+ ?){1,6})"
)
_ANY_POST = frozenset(
    "office post posts position role job power government cabinet duties duty administration leadership politics life it them that which".split()
)
_OFFICE_LEFT = re.compile(r"\b(?:left|leaves|leaving|quit|quits) (?:the |his |her )?(?:office|post|job)\b", re.I)
_SURNAME = re.compile(  # alone, with nothing behind it that makes it another word
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|"
    r"June|July|August|September|October|November|December)\b)"
    r"([A-Z][a-zà-ÿ’'-]*[a-zà-ÿ])(?=,|\.(?:\s|$)| [a-z])"
)
_SHORT = {"rep": "representative", "sen": "senator", "gov": "governor", "pm": "minister", "pres": "president"}
_NEW = re.compile(r"\b(?:new|newly[ -]\w+|next|incoming|future)\W*$", re.I)


def titled(claim: Claim, sentence: str) -> Titled:
    """To whom the sentence gives the claim's title; "unsaid" where neither all words of the title nor of
    its body stand in it ("who headed the control committee" names the office by its body)."""
    if of_another(claim, sentence) or _left_elsewhere(claim, sentence) or _of_old(claim, sentence):
        return "another"
    said = {form for word in fold(sentence).split() for form in (word, word.removesuffix("s"), _SHORT.get(word, word))}
    titles = variants(canonical(claim.title, body=claim.body, area=claim.area).name)
    named = (fold(words).split() for words in (bare(claim.title)[0], claim.body, *titles) if words)
    return "own" if any(said.issuperset(words) for words in named) else "unsaid"


def of_another(claim: Claim, sentence: str) -> bool:
    """Whether wherever the title stands in the sentence somebody else's name follows it, or the person bears it already who is
    said to take another office."""
    if not claim.person:
        return False
    if re.search(rf"(?<!\w){re.escape(bare(claim.title)[0])}s(?!\w)", sentence, re.I):
        return False
    own = set(fold(claim.person).split())
    followed = [_follower(m, sentence) for m in _title(bare(claim.title)[0]).finditer(sentence) if _whole(m, sentence)]
    if not followed or any(name is None for name, _ in followed):
        return False
    if all(name is not None and not own & set(fold(name).split()) for name, _ in followed):
        shared = _HANDED_ON.search(sentence) or (claim.kind in ("start", "chosen") and _LEFT.search(sentence))
        return not shared and not any(_joined(sentence[end:], own) for _, end in followed)
    return claim.kind == "start" and all(_borne(sentence, m, end) for m, end in _own(claim, sentence, own))


def _of_old(claim: Claim, sentence: str) -> bool:
    """Whether who leaves is only said to have had this title once: "Birch, a former minister, was dismissed"."""
    once = rf"\ba (?:former|one-?time)(?: [\w-]+)? {re.escape(bare(claim.title)[0])}\b"
    old = claim.kind == "end" and re.search(once, sentence, re.I) is not None
    return old and not _OFFICE_LEFT.search(sentence)


def _left_elsewhere(claim: Claim, sentence: str) -> bool:
    """Whether somebody leaves what this office is no part of: "the prosecutor resigned from a commission"."""
    if claim.kind != "end" or claim.how == "died":
        return False
    at = max(sentence.find(claim.evidence.quote), 0)
    left = _LEAVES.search(sentence, at)
    if left is None or left.start() > at + len(claim.evidence.quote) + 20:
        return False
    from_what = set(fold(left[1]).split())
    office = set(fold(f"{bare(claim.title)[0]} {claim.body or ''} {claim.area or ''}").split())
    return from_what.isdisjoint(_ANY_POST) and not any(a[:4] == b[:4] for a in from_what for b in office if len(b) > 2)


def _joined(after: str, own: set[str]) -> bool:
    """Whether the person is named right after the other: "former presidents A and B"."""
    link = re.match(r",? (?:and|or) |, ", after)
    return bool(link) and not own.isdisjoint(fold(after[link.end() : link.end() + 40]).split()[:3]) if link else False


def _own(claim: Claim, sentence: str, own: set[str]) -> list[tuple[int, int]]:
    """Where the title stands before the person's own name: its beginning, and the end of the name."""
    found = []
    for m in _title(bare(claim.title)[0]).finditer(sentence):
        name, end = _follower(m, sentence)
        if name is not None and own & set(fold(name).split()):
            found.append((m.start(), end))
    return found


def _borne(sentence: str, start: int, end: int) -> bool:
    """Whether somebody is named with a title that is borne already: "appoints foreign secretary X as the new deputy"."""
    before = sentence[:start]
    return bool(_MOVES.search(before) and not _NEW.search(before) and _AS.match(sentence[end:]))


def _follower(m: re.Match[str], sentence: str) -> tuple[str | None, int]:
    """The name that follows a title, and where it ends; None where something else does."""
    name = re.compile(rf"\s+{_NAME}").match(sentence, m.end()) or _SURNAME.match(sentence, m.end())
    if name is None or _NO_PERSON.search(sentence, m.end(), name.end() + 2):
        return None, m.end()
    return name[1], name.end()


def _whole(m: re.Match[str], sentence: str) -> bool:
    """Whether it is this title, and not the end of another: the president of "vice president"."""
    return not _OTHER_RANK.search(sentence[: m.start()])


@lru_cache(maxsize=1024)
def _title(title: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(title)}(?!\w)", re.I)
