"""Whether and when a change of office takes effect, told by words around it rather than by its verb.

All functions take the words of a text in lower case and a stretch [first, last) of them, as a rule one sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

_REACH = 9  # words in which the time of an effect is told
_CLAUSE = frozenset((";", ":", "but", "while", "who", "which"))
_CHANGES = frozenset(
    "resignation departure dismissal removal appointment retirement nomination promotion transfer decision order decree "
    "move".split()
)
_GRADED = frozenset("a an the more most very less not highly and as so is are was were be been his her their".split())
_COMES = frozenset("take takes taking took into".split())
_IS = frozenset("is will was would being".split())

_SETS_IN = frozenset("take takes assume assumes start starts begin begins".split())
_WORK = frozenset("office post position role job duties work term mandate".split())
_ONLY = frozenset("up the his her their its new a as four-year five-year six-year".split())

_STAYS = frozenset("remain remains remaining stay stays staying continue continues continuing serve serving".split())
_UNTIL = frozenset("until till til pending".split())
_POST = frozenset(
    "office post position job role place charge on as helm caretaker interim acting duties capacity seat".split()
)
_WISHES = frozenset("intention intentions intent intend intends intended plans planning readiness".split())
_GOES = frozenset("resign step stand retire depart vacate relinquish".split())

_LEAVING = frozenset("resignation resignations dismissal sacking firing ouster removal".split())
_UNDO = frozenset(
    "withdrew withdraws withdrawn withdrawing retracted retracts rescinded rescinds revoked revokes reversed reverses "
    "rejected rejects refused refuses declined declines overturned".split()
)
_NOT = frozenset("not n't never".split())
_LEAVES = frozenset(
    "resign resigned quit dismiss dismissed sack sacked fire fired remove removed oust ousted step stepped".split()
)
_TRIALS = frozenset("vote motion attempt bid impeachment coup challenge".split())
_HEARSAY = frozenset("report reports rumour rumours rumor rumors claim claims speculation suggestions".split())
_DENIALS = frozenset("deny denies denied denying dismiss dismisses dismissed reject rejects rejected".split())
_FALSE = frozenset("false untrue fake unfounded baseless wrong".split())
_SCOPE = 8  # words before an act in which it may be denied
_ENDS_SCOPE = frozenset((",", ";", ":", "but", "that", "who", "which", "while", "after", "before", "because", "when"))
_AVERTS = frozenset("averted avert averts avoided avoid avoids thwarted foiled prevented forestalled".split())
_AVERTED = frozenset("averted avoided thwarted foiled".split())
_OF_A_NOUN = frozenset("to from by in of on with for and he she it they was were has had is".split())
_FINITE = frozenset("is are was were be been has have had will would can could may might".split())
_WAS = frozenset("was were is are".split())
_RUMOURS = frozenset("rumour rumours rumor rumors".split())


def effects(lower: list[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Words [start, end) that tell when a change takes effect: "effective 1 May", "his last day is Friday"."""
    of_change = not _CHANGES.isdisjoint(lower[first:last])
    for k in range(first, last):
        before = lower[k - 1] if k > first else ""
        told = {
            "effective": before not in _GRADED or (of_change and before in ("is", "be", "was")),
            "effect": before == "with" or (of_change and before in _COMES),
            "force": of_change and before == "into",
        }.get(lower[k], False)
        start = k + 1
        if lower[k] == "day" and before in ("last", "final"):
            verb = next((i for i in range(k + 1, min(k + 7, last)) if lower[i] in _IS), None)
            told, start = verb is not None, (verb or k) + 1
        if told and start < last:
            yield _run(lower, start, last)


def begins(lower: list[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Words [start, end) behind those that tell that a post is only now taken up: "she takes up the post in May"."""
    for k in range(first, last):
        if lower[k] in _SETS_IN and (lower[k] not in ("take", "takes") or {"up", "office"} & set(lower[k + 1 : k + 2])):
            at = next((i for i in range(k + 1, min(k + 5, last)) if lower[i] in _WORK), None)
            if at is not None and at + 1 < last and _ONLY.issuperset(lower[k + 1 : at]):
                yield _run(lower, at + 1, last)


def stays(lower: list[str], first: int, last: int) -> tuple[int, int] | None:
    """Words [start, end) that tell how long somebody keeps the office that he leaves: "will stay on until June"."""
    for k in range(first, last):
        until = next((i for i in range(k + 1, min(k + 12, last - 1)) if lower[i] in _UNTIL), None)
        if lower[k] in _STAYS and until is not None and (until == k + 1 or _POST.intersection(lower[k + 1 : until])):
            return _run(lower, until + 1, last)
    return None


def intended(lower: list[str], first: int, last: int) -> bool:
    """Whether a leaving is only meant: "announces his intention to resign"."""
    return any(
        lower[k] in _WISHES and "to" in lower[k + 1 : k + 3] and _GOES.intersection(lower[k + 1 : min(k + 4, last)])
        for k in range(first, last)
    )


def undone(lower: list[str], first: int, last: int) -> bool:
    """Whether a leaving was taken back, turned down, failed or is denied: "withdrew his resignation"."""
    words = lower[first:last]
    for k, word in enumerate(words):
        ahead, behind = words[k + 1 : k + 9], words[max(k - 5, 0) : k]
        if word in _UNDO and (_LEAVING.intersection(ahead) or _goes(ahead[:2]) or _passive(behind)):
            return True
        if word in ("survive", "survives", "survived") and _TRIALS.intersection(ahead):
            return True
        if (
            word in _NOT
            and "only" not in ahead[:1]
            and _LEAVES.intersection(ahead[:2])
            and _LEAVES.isdisjoint(words[:k])
        ):
            return True
        if word in _HEARSAY and (_DENIALS.intersection(behind[-3:]) or _FALSE.intersection(ahead[:3])):
            return True
    return False


def negated(lower: list[str], first: int, last: int, word: int, end: int) -> bool:
    """Whether the act told by words [word, end) did not happen, by the words around it: "without firing", "no protests",
    "neither A nor B imposed", "averted a strike", "stopped short of declaring"."""
    before = lower[max(first, word - _SCOPE) : word]
    cut = max((k + 1 for k, w in enumerate(before) if w in _ENDS_SCOPE), default=0)
    near = before[cut:]
    if near[-1:] == ["never"] or near[-2:] == ["short", "of"]:
        return True
    if "without" in near and _FINITE.isdisjoint(near[near.index("without") :]):
        return True
    if lower[word : word + 3] in (["stopped", "short", "of"], ["stops", "short", "of"], ["fell", "short", "of"]):
        return True
    nor = next((k for k in range(word - 1, first, -1) if lower[k] == "nor"), None)
    if nor is not None and "neither" in lower[first:nor] and _ENDS_SCOPE.isdisjoint(lower[nor:word]):
        return True
    noun = next((k for k in range(len(near) - 1, -1, -1) if near[k] in _AVERTS or near[k] == "no"), None)
    if noun is not None and len(near) - noun <= 4 and _OF_A_NOUN.isdisjoint(near[noun + 1 :]):
        return near[noun] != "no" or len(near) - noun <= 2
    behind = lower[end : min(end + 3, last)]
    return bool(_WAS & set(behind[:1])) and bool(_AVERTED & set(behind[1:]))


def rumoured(lower: list[str], first: int, last: int) -> bool:
    """Whether a change is told as a rumour: "rumours that", "is rumoured to", "unconfirmed reports"."""
    return any(
        (lower[k] in _RUMOURS and lower[k + 1 : k + 2] == ["that"])
        or (lower[k] in ("rumoured", "rumored") and lower[k + 1 : k + 2] == ["to"])
        or (lower[k] == "unconfirmed" and not _HEARSAY.isdisjoint(lower[k + 1 : k + 3]))
        for k in range(first, last)
    )


def _goes(words: list[str]) -> bool:
    """Whether words open with "to resign"."""
    return len(words) == 2 and words[0] == "to" and words[1] in _GOES


def _passive(behind: list[str]) -> bool:
    """Whether the words before a participle make a passive of a leaving: "his resignation has been"."""
    return not _LEAVING.isdisjoint(behind) and not {"was", "were", "been", "is"}.isdisjoint(behind[-2:])


def _run(lower: list[str], start: int, last: int) -> tuple[int, int]:
    end = min(start + _REACH, last)
    return start, next((k for k in range(start, end) if lower[k] in _CLAUSE), end)
