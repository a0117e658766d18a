"""Whether the act around a word lies behind or ahead, told by the nearest verb forms: no tagger, one look each way."""

from __future__ import annotations

from typing import Literal

Tense = Literal["past", "perfect", "future", "present", ""]

_REACH = 25  # words looked at on either side
_WILL = frozenset("will wo shall 'll would may might should must can could ca".split())
_PERFECT = frozenset("has have 've having".split())
_PAST = frozenset(
    "was were did had became began broke brought built came chose cut dealt drew drove fell felt fled flew fought found "
    "gave got grew held hit kept knew laid led left lost made met paid put quit ran read rose said sat saw sent set shot "
    "shut sold sought spent spoke split spread stood stole struck swept swore took told thought threw tore underwent "
    "understood vowed went withdrew woke won wore wrote heard hung sang sank slept lay bore beat bound bled bred dug fed "
    "overthrew overtook upheld oversaw resigned".split()
)
_PARTICIPLES = frozenset(
    "become begun broken brought built come chosen dealt drawn driven fallen felt fled flown fought found given gone got "
    "grown held hit kept known led left lost made met overthrown paid put quit run seen sent set shot shown shut sold "
    "sought spent spoken stood struck sworn taken told thrown torn upheld withdrawn won written heard been beaten".split()
)
# Forms after which an infinitive or a date lies ahead, whatever their own tense.
_AHEAD = frozenset(
    "scheduled schedule schedules set slated due expected expects plan plans planned planning poised postponed delayed "
    "intends intend hope hopes hoping wants want aims aim preparing prepares likely rescheduled adjourned going "
    "anticipated targeted forecast upcoming forthcoming ready".split()
)
_SKIP = frozenset("not n't also then be being now soon just still only never already officially formally".split())
_BOUNDS = frozenset(
    (";", ":", "(", ")", "“", "”", '"', "‘", "–", "—", "--", "that", "who", "which", "but", "while", "although")
)


def tense_at(lower: list[str], first: int, last: int, start: int, end: int) -> Tense:
    """The tense of the clause around words [start, end) of the sentence [first, last); "" where no verb tells.

    `lower` holds the words in lower case. A verb to the left of the words tells before one to the right, since words
    of time follow their verb; at the head of a sentence ("On Thursday, ...") the right one tells.
    """
    found = _left(lower, max(first, start - _REACH), start)
    return found or _right(lower, end, min(last, end + _REACH))


def _left(lower: list[str], first: int, i: int) -> Tense:
    for k in range(i - 1, first - 1, -1):
        if lower[k] in _BOUNDS:
            return ""
        if tense := _verb(lower, first, k):
            return tense
    return ""


def _right(lower: list[str], start: int, last: int) -> Tense:
    first = start
    while first < last and lower[first] in (",", ")", "-", "”"):
        first += 1
    for k in range(first, last):
        if lower[k] in _BOUNDS:
            if k > first + 6:
                return ""
            continue
        if tense := _verb(lower, first, k):
            return tense
    return ""


def _verb(lower: list[str], first: int, k: int) -> Tense:
    """The tense told at word `k`, read together with the auxiliaries before it; "" where it is no verb form."""
    word = lower[k]
    if word in _WILL:
        return "future"
    ahead = word in _AHEAD
    if ahead or word in _PAST or word in _PARTICIPLES or (len(word) > 4 and word.endswith("ed") and word.isalpha()):
        helper = _helper(lower, first, k)
        if helper in _WILL or helper == "to":
            return "past" if lower[k - 1] in _PERFECT else "future"
        if ahead:
            return "future"
        if helper in _PERFECT:
            return "perfect"
        return "past"
    if word == "to" and k > first:
        return "future" if lower[k - 1] in _AHEAD or lower[k - 1] in ("is", "are", "be") else ""
    if word in _PERFECT:
        return _perfect(lower, k)
    if word in ("is", "are", "'re", "'m", "am"):
        return "future" if k + 1 < len(lower) and lower[k + 1].endswith("ing") else "present"
    return ""


def _perfect(lower: list[str], k: int) -> Tense:
    """The tense that "has" at word `k` opens: "has been set" looks ahead, "has a deadline" is present."""
    for word in lower[k + 1 : k + 5]:
        if word in _AHEAD:
            return "future"
        if word in _PARTICIPLES or (word.endswith("ed") and len(word) > 4):
            return "perfect"
        if word != "been" and word not in _SKIP and not word.endswith("ly"):
            break
    return "present" if "been" not in lower[k + 1 : k + 3] else "perfect"


def _helper(lower: list[str], first: int, k: int) -> str:
    """The auxiliary furthest left in the run before word `k`, "" where there is none."""
    helper = ""
    for j in range(k - 1, max(first, k - 6) - 1, -1):
        word = lower[j]
        if word in _WILL or word in _PERFECT or word in ("to", "was", "were", "been", "be", "had", "is", "are"):
            helper = word
            if word in _WILL:
                break
        elif word not in _SKIP and not word.endswith("ly"):
            break
    return helper
