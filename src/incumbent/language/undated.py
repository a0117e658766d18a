"""The date of a change that is told without words of time."""

from __future__ import annotations

from bisect import bisect_right

from incumbent.language.words import Sentence, Word
from incumbent.records import PartialDate

# Verbs of power in the present that wires and digests tell the news of the day in.
_TELLS = frozenset(
    "accepts announces appoints approves assumes becomes confirms declares defeats dies dismisses dissolves elects "
    "ends expels fails fires forms hands impeaches inaugurates installs leaves loses moves names nominates ousts "
    "overthrows pardons picks promotes quits re-appoints reappoints relieves removes replaces resigns retires returns "
    "rules sacks selects sentences stands steps submits succeeds suspends swears takes tenders transfers unveils "
    "votes wins withdraws".split()
)
_BE = frozenset(("is", "are"))
_PARTICIPLES = frozenset("sworn sworn-in chosen overthrown shot beaten".split())
_RELATIVE = frozenset("that who which".split())
_BARE = frozenset(
    "to will would not n't the a an his her their its 's ’s of may might could should must can had has have".split()
)
_NOUNS = frozenset("resignation death dismissal departure removal ouster retirement impeachment arrest".split())
_FOLLOWS = frozenset("following after since follows followed".split())
_NEAR = 10  # words between such a noun and the person
_PAST = frozenset("was were had did said told became took won left lost stood made held".split())


def undated(
    text: str,
    words: list[Word],
    sentences: list[Sentence],
    published: PartialDate | None,
    start: int,
    end: int,
    status: str,
) -> PartialDate | None:
    """The date of a change told by words [start, end) that no words of time date; None where nothing tells.

    It is the day of publication where the sentence tells the change as fact in the present tense, as wires and
    digests tell the news of the day ("X resigns", "Y is sworn in, succeeding Z").
    """
    if published is None or status != "asserted":
        return None
    sentence = sentences[bisect_right(sentences, start, key=lambda s: s.first) - 1]
    return published if _in_present(text, words[sentence.first : max(end, start + 1)]) else None


def in_background(lower: list[str], first: int, word: int) -> bool:
    """Whether word `word` of the sentence that opens at `first` is of a change that another follows on.

    "The vote follows the early resignation of X": when X resigned is not told.
    """
    near = range(max(first, word - _NEAR), word)
    nouns = [k for k in near if lower[k] in _NOUNS]
    return bool(nouns) and not _FOLLOWS.isdisjoint(lower[max(first, nouns[-1] - 3) : nouns[-1]])


def _in_present(text: str, words: list[Word]) -> bool:
    """Whether the last verb form of these words that tells a tense tells the present, and nothing sets them earlier."""
    lower = [text[a:b].lower() for a, b in words]
    for k in range(len(lower) - 1, -1, -1):
        word = lower[k]
        if word in _TELLS or (word + "s" in _TELLS and (k == 0 or lower[k - 1] not in _BARE)):
            return True
        if word in _BE:
            return any(_is_participle(w) for w in lower[k + 1 : k + 5])
        if word in _PAST:
            return False
        if k and lower[k - 1] in _RELATIVE and _is_participle(word):
            return False
    return False


def _is_participle(word: str) -> bool:
    return word in _PARTICIPLES or (len(word) > 4 and word.endswith("ed"))
