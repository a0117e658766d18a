"""Names as keys: what the spellings of one person's name share, and what a bare surname can be matched by."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache

from incumbent.knowledge.cyrillic import is_cyrillic, romanised
from incumbent.knowledge.spelling import fold, key

_HONORIFICS = frozenset("mr mrs ms dr sir dame lord lady gen president sen rep prof".split())
_LETTERS = (("kh", "h"), ("ks", "x"), ("ou", "u"), ("w", "v"), ("j", "y"), ("iy", "y"), ("yi", "y"), ("i", "y"))
_SOUNDS = (  # letters of several languages for one sound
    ("tsch", "q"), ("tch", "q"), ("sch", "s"), ("ch", "q"), ("cz", "q"), ("sh", "s"), ("sz", "s"), ("dzh", "z"), ("zh", "z"), ("rz", "z"),
    ("ts", "c"), ("tz", "c"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("x", "ks"), ("w", "v"), ("y", "i"),
    ("ou", "u"), ("oo", "u"),
)  # fmt: skip
_ACRONYM = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_FINAL_T = re.compile(r"(?<=[aeouy])t$")  # Davit is David
_TWICE = re.compile(r"(.)\1+")
_ABD = frozenset("abd abdul abdel abdal abdur abder abdoul".split())
_ARTICLES = frozenset("al el ul ur er ar".split())
_SERVANT = re.compile(r"^abd(?:ul|el|al|oul)(\w{3,})$")
_SUFFIXES = frozenset("jr sr ii iii iv".split())


def fold_office(text: str) -> str:
    """Folded words of an office or body, with acronyms closed up.

    >>> fold_office("Head of the K.G.B.")
    'head of the kgb'
    """
    return fold(_ACRONYM.sub(lambda m: m[0].replace(".", "") + " ", text))


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a person's name that count: no honorifics before it, no "Jr." after it."""
    words = fold(romanised(name)).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words.pop(0)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(_servants(words))


def _servants(words: list[str]) -> list[str]:
    """ "Abdel Rahman", "Abdul Rahman", "Abdelrahman" as one word, where a further name follows."""
    found: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        if word in _ABD and len(rest) >= 2 - len(found):
            while len(rest) > 1 and rest[0] in _ARTICLES:
                rest.pop(0)
            word = f"abd{rest.pop(0)}" if rest else word
        elif (match := _SERVANT.match(word)) is not None:
            word = f"abd{match[1]}"
        found.append(word)
    return found


@lru_cache(maxsize=65536)
def spelling_key(name: str) -> str:
    """What all spellings of a name share: how its first and last word sound.

    >>> spelling_key("Ivan Stanislavovich Tertel") == spelling_key("Ivan Tertel")
    True
    """
    words = words_of(name)
    if len(words) > 2:
        words = (words[0], words[-1])
    return key(" ".join(words))


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What spellings that differ by the usual transliterations share; finer than the sound, so it tells Ken from John.

    >>> name_key("Volodymyr Zelenskyy") == name_key("Volodymyr Zelenskiy")
    True
    """
    words = words_of(name)
    if len(words) > 2:
        words = (words[0], words[-1])
    return " ".join(
        _FINAL_T.sub("d", _smooth(w)) if i == 0 and len(words) > 1 else _smooth(w) for i, w in enumerate(words)
    )


def _smooth(word: str) -> str:
    for old, new in _LETTERS:
        word = word.replace(old, new)
    return _TWICE.sub(r"\1", word)


@lru_cache(maxsize=65536)
def alike(one: str, other: str) -> bool:
    """Whether two names that sound alike can also be spellings of one name: word by word, most letters agree.

    >>> alike("Valery Vakulchik", "Valeriy Vakulchyk"), alike("John Smith", "Ken Smith")
    (True, False)
    """
    a, b = words_of(one), words_of(other)
    if len(a) != 1 and len(b) != 1:
        a, b = (a[0], a[-1]), (b[0], b[-1])
    else:
        a, b = a[-1:], b[-1:]
    return all(_alike(x, y) for x, y in zip(a, b, strict=True))


@lru_cache(maxsize=65536)
def across(one: str, other: str) -> bool:
    """Whether a name in Cyrillic and one in Latin letters can be one person's, given that both are of one office: first and last
    word sound nearly alike, whichever language the Latin one is spelled in.

    >>> across("Mateusz Morawiecki", "Матеуш Моравецкий"), across("Olaf Scholz", "Борис Писториус"), across("Ann Lee", "Jo Lee")
    (True, False, False)
    """
    if is_cyrillic(one) == is_cyrillic(other):
        return False
    a, b = words_of(one), words_of(other)
    return min(len(a), len(b)) > 1 and _near(a[0], b[0]) and _near(a[-1], b[-1])


def _near(one: str, other: str) -> bool:
    return any(
        SequenceMatcher(None, x, y, autojunk=False).ratio() >= 0.7 for x in _sounded(one) for y in _sounded(other)
    )


def _sounded(word: str) -> set[str]:
    """A word by its sounds; "j" is one of two."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return {_TWICE.sub(r"\1", word.replace("j", j)) for j in ("z", "i")}


def one_name(one: str, other: str) -> bool:
    """Whether two names in one office on one day can be one person's: alike, or one first name begins with the other.

    >>> one_name("Kanat Isaev", "Kanatbek Isayev"), one_name("Ann Isaev", "Kanat Isaev")
    (True, False)
    """
    if (spelling_key(one) == spelling_key(other) and alike(one, other)) or across(one, other):
        return True
    a, b = words_of(one), words_of(other)
    if min(len(a), len(b)) > 1 and (set(a) <= set(b) or set(b) <= set(a)):
        return True  # "Ian Khama", "Seretse Khama Ian Khama"
    if len(a) < 2 or len(b) < 2 or last_key(one) != last_key(other) or not _alike(a[-1], b[-1]):
        return False
    short, long = sorted((a[0], b[0]), key=len)
    return len(short) > 2 and long.startswith(short)


def _alike(one: str, other: str) -> bool:
    if one == other or _smooth(one) == _smooth(other):
        return True
    return min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other, autojunk=False).ratio() >= 0.7


@lru_cache(maxsize=65536)
def last_key(name: str) -> str:
    """How the last word of a name sounds."""
    words = words_of(name)
    return key(words[-1]) if words else ""


def is_bare(name: str) -> bool:
    """True for a name of one word."""
    return len(words_of(name)) == 1
