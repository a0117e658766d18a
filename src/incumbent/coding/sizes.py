"""Sizes: how many took part, were killed, injured or arrested, each as (at least, at most)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from incumbent.coding.stems import stems
from incumbent.reader import Anchor, Page, Run
from incumbent.records import Size
from incumbent.records.ontology import ontology

Range = tuple[int, int]
FAR = 7  # words between a number and the word that tells what became of the people it counts
MOST = 10_000_000  # a number above counts no crowd

_WORDS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_NEXT = {"hundred": 1000, "thousand": 1_000_000}  # what a scale leaves alone: "three thousand five hundred"
_VAGUE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_CEILING = {"tens": 99, "dozens": 99, "scores": 99, "hundreds": 999, "thousands": 9999, "millions": 9_999_999}
_HALF = {"dozen": 6, "million": 500_000}
_SEVERAL = {"dozen": "dozens", "hundred": "hundreds", "thousand": "thousands", "million": "millions"}
_MORE = frozenset(("at least", "more than", "a minimum of", "no fewer than", "no less than"))
_LESS = frozenset(("at most", "less than", "fewer than", "up to", "as many as", "no more than"))
_ONE = {"over": "more", "above": "more", "under": "less", "below": "less"}
_ABOUT = frozenset("about around some nearly almost roughly approximately estimated".split())
_UNITS = frozenset(
    "% percent per year month week day night hour minute second decade century km kilometer kilometre mile meter metre "
    "foot feet dollar euro pound yuan ruble rouble yen rupee time point vote seat state country city town village "
    "province region district area home house building vehicle car tank school church mosque shot round rocket missile "
    "bomb drone strike attack a.m. p.m. am pm bn billion tonne ton acre count charge protest demonstration front party "
    "share".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sep sept oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec.".split()
)
_PART = frozenset("including among whom".split())
_FATES = {
    "killed": frozenset(
        "kill die murder massacre slay execute behead assassinate dead death fatality perish lynch".split()
    ),
    "injured": frozenset("injure wound hurt maim injury".split()),
    "arrested": frozenset("arrest detain jail imprison intern apprehend detention".split()),
}
_LEFT = frozenset("leave".split())
_PEOPLE = frozenset(
    "people person protester protestor demonstrator marcher supporter opponent student worker activist striker woman man "
    "child resident villager farmer teacher miner doctor citizen civilian believer monk immigrant migrant refugee "
    "employee member journalist lawyer rioter crowd voter youth taxi driver pensioner fan".split()
)
_CLOSED = frozenset(',;.:()–—"“”') | {"and", "but", "or", "while", "--"}
_STATED = frozenset("was were are is have has had".split())


@dataclass(slots=True)
class Count:
    """A number of people: words [first, end), hedges in front included, its range, and what became of them."""

    first: int
    end: int
    size: Range
    fate: str | None = None


def size_of(page: Page, a: Anchor, trigger: Run) -> Size | None:
    """The size that an act's sentence gives it: the crowd of a protest, the victims of an assault, the held of an arrest."""
    wanted = ontology().sizes_of(a.kind)
    if not wanted:
        return None
    s = page.sentences[page.sentence_of[a.word]]
    words = [page.word(i).lower() for i in range(s.first, s.last)]
    found = counts(words)
    _tie(words, found)
    at, stop = trigger.first - s.first, trigger.end - s.first
    source = [Run(r.first - s.first, r.end - s.first, r.p) for r in a.roles.get("source", ())]
    for c in found:
        if c.fate is None and _crowd(words, c, stop - 1, at, source):
            c.fate = "people"
    sizes: dict[str, Range] = {}
    for c in sorted(found, key=lambda c: min(abs(c.first - at), abs(c.end - at))):
        if c.fate in wanted:
            sizes.setdefault(c.fate, c.size)
    return Size(**sizes) if sizes else None


def counts(words: Sequence[str]) -> list[Count]:
    """The numbers among lower-case words that may count people, in order.

    "at least 12" is (12, 24), "about 50" (45, 55), "tens of thousands" (20000, 99999): open bounds are closed at twice
    the figure, "about" at a tenth either way.
    """
    found: list[Count] = []
    i = 0
    while i < len(words):
        size, end = _number(words, i)
        if size is None:
            i += 1
            continue
        joints = ("and",) if i and words[i - 1] == "between" else ("to", "-", "–")
        if end < len(words) and words[end] in joints:  # "between 10 and 20", "10 to 20"
            second, stop = _number(words, end + 1)
            if second is not None and second[0] > size[0]:
                size, end = (size[0], second[1]), stop
        first, size = _hedged(words, i, size)
        if _counts_people(words, first, i, end, size):
            found.append(Count(first, end, size))
        i = end
    return found


def _number(words: Sequence[str], i: int) -> tuple[Range | None, int]:
    """The number that begins at word `i` and the word after it."""
    if i >= len(words):
        return None, i
    if words[i] in _VAGUE:
        return _vague(words, i)
    if words[i] == "several" or (words[i] == "few" and i and words[i - 1] == "a"):
        if i + 1 < len(words) and words[i + 1] in _SEVERAL:
            word = _SEVERAL[words[i + 1]]
            return (_VAGUE[word], _CEILING[word]), i + 2
        return None, i
    if words[i] == "half" and words[i + 1 : i + 2] == ["a"] and (half := _HALF.get(" ".join(words[i + 2 : i + 3]))):
        return (half, half), i + 3
    total, k = _value(words, i)
    if not total or total > MOST:
        return None, i
    return (int(total), int(total)), k


def _vague(words: Sequence[str], i: int) -> tuple[Range, int]:
    low, high = _VAGUE[words[i]], _CEILING[words[i]]
    end = i + 1
    if i + 2 < len(words) and words[i + 1] == "of" and words[i + 2] in _VAGUE:  # "tens of thousands"
        factor = _VAGUE[words[i + 2]] // 2
        low, high, end = low * factor, (high + 1) * factor - 1, i + 3
    return (low, high), end


def _value(words: Sequence[str], i: int) -> tuple[float | None, int]:
    """An exact number in digits or words: "1,500", "2.5 million", "two hundred", "a dozen", "twenty-one"."""
    total: float | None = None
    k = i
    while k < len(words):
        w = words[k]
        part = _digits(w)
        if part is None and w in _WORDS:
            part = _WORDS[w]
        if part is None and "-" in w and all(p in _WORDS for p in w.split("-")):
            part = sum(_WORDS[p] for p in w.split("-"))
        if w in _SCALES and total is not None:
            below = total % _NEXT.get(w, math.inf)
            total += below * (_SCALES[w] - 1)
        elif w in ("a", "an") and total is None and k + 1 < len(words) and words[k + 1] in _SCALES:
            total = 1
        elif part is None or (total is not None and (total < 20 or part >= total)):
            break
        else:
            total = part if total is None else total + part
        k += 1
    return total, k


def _digits(word: str) -> float | None:
    if not word[0].isdigit() or not word.isascii():
        return None
    plain = word.replace(",", "")
    return float(plain) if len(plain) < 12 and plain.replace(".", "", 1).isdigit() and not plain.endswith(".") else None


def _hedged(words: Sequence[str], i: int, size: Range) -> tuple[int, Range]:
    """Where the number with its hedge begins, and what the hedge makes of it."""
    for n in (3, 2):
        phrase = " ".join(words[i - n : i]) if i >= n else ""
        if phrase in _MORE or phrase in _LESS:
            return i - n, _opened(size, "more" if phrase in _MORE else "less")
    before = words[i - 1] if i else ""
    if before in _ONE:
        return i - 1, _opened(size, _ONE[before])
    if before in _ABOUT:
        low, high = size
        return i - 1, (low - low // 10, high + high // 10) if low == high else size
    return i, size


def _opened(size: Range, way: str) -> Range:
    low, high = size
    if way == "less":
        return 1, high
    return low, 2 * high if low == high else high


def _counts_people(words: Sequence[str], first: int, i: int, end: int, size: Range) -> bool:
    """Whether a number can be one of people: no money, age, date, share, nor a part of another number."""
    before = words[first - 1] if first else ""
    after = words[end] if end < len(words) else ""
    if before in ("$", "€", "£", "aged", "no.") or before in _PART:
        return False
    if size[1] <= 31 and (after in _MONTHS or before in _MONTHS):
        return False
    if first == i and 1900 <= size[0] <= 2100 and words[i].isdigit() and not any(s in _PEOPLE for s in stems(after)):
        return False  # "in 2011", "the 2011 clashes"
    if size[0] == 1 and words[i] == "one" and after == "of":
        return False
    return after in ("of", "people") or not (_is_unit(after) or (end + 1 < len(words) and _is_unit(words[end + 1])))


def _is_unit(word: str) -> bool:
    return not word.endswith(("ed", "ing")) and any(form in _UNITS for form in stems(word))


def _fate(word: str) -> str | None:
    forms = stems(word)
    return next((fate for fate, told in _FATES.items() if any(f in told for f in forms)), None)


def _tie(words: Sequence[str], found: list[Count]) -> None:
    """Tell what became of the people of each number: by the verb just before it, or by what follows it."""
    behind = [_behind(words, c) for c in found]
    for k, c in enumerate(found):
        stop = found[k + 1].first if k + 1 < len(found) else len(words)
        c.fate = behind[k] or _ahead(words, c.end, stop)
    for k in range(
        len(found) - 1
    ):  # "two officers and three civilians were killed", "killed two officers and a dozen civilians"
        c, d = found[k], found[k + 1]
        gap = words[c.end : d.first]
        if not gap or gap[-1] not in ("and", ",") or len(gap) > 4:
            continue
        if any(w.endswith("ed") or w in _STATED or _fate(w) for w in gap):
            continue  # the first number has a verb of its own
        if c.fate is None and d.fate and behind[k + 1] is None:
            c.fate, d.fate = d.fate, None
        elif behind[k] is None or d.fate is not None or set(words[d.end : d.end + 4]) & _STATED:
            continue
        c.size = (c.size[0] + d.size[0], c.size[1] + d.size[1])
        c.end = d.end


def _behind(words: Sequence[str], c: Count) -> str | None:
    """ "killed 12", "the deaths of 12", "a toll of 12 dead"; "leaving 12 dead" is told by what follows."""
    k = c.first - 1
    while k >= 0 and words[k] in ("the", "another", "of", "an", "a"):
        k -= 1
    if k < 0 or words[k] in ("dead", "died"):
        return None
    fate = _fate(words[k])
    passive = k > 0 and words[k - 1] in ("was", "were", "been", "be", "being")
    return None if passive and words[k + 1] != "of" else fate


def _ahead(words: Sequence[str], start: int, stop: int) -> str | None:
    k = start
    while k < min(stop, start + FAR):
        word = words[k]
        if word == "," and k + 1 < len(words) and words[k + 1] in ("including", "among", "most", "mostly"):
            k += 2  # "12 people, including three children, were killed"
            while k < len(words) and words[k] not in (",", ";"):
                k += 1
            k, start, stop = k + 1, k, len(words)
            continue
        if word in _CLOSED:
            return None
        fate = _fate(word)
        if fate is not None:
            active = k + 1 < len(words) and words[k - 1] not in _STATED | {"been", "being"} and word.endswith("ed")
            return None if active and word != "died" and _is_object(words, k + 1) else fate
        k += 1
    return None


def _is_object(words: Sequence[str], k: int) -> bool:
    """Whether a noun phrase begins here: what "five gunmen killed ..." did, they did to somebody else."""
    return (
        words[k] in ("the", "a", "an", "his", "her", "their", "at", "more", "about", "some")
        or _number(words, k)[0] is not None
    )


def _crowd(words: Sequence[str], c: Count, last: int, trigger: int, source: Sequence[Run]) -> bool:
    """Whether a number is that of those who took part: the source, before the act, or people by name."""
    if any(r.first < c.end and c.first < r.end for r in source):
        return True
    if 0 <= trigger - c.end <= 2 or (0 <= c.first - last <= 3 and words[c.first - 1] in ("by", "of")):
        return True
    after = [w for w in words[c.end : c.end + 4] if w not in _CLOSED]
    return any(s in _PEOPLE for w in after for s in stems(w))
