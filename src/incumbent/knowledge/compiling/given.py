"""Which words are first names, of men or of women, and which are surnames: counted over the people of the lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from incumbent.knowledge.compiling.politicians import Politician
from incumbent.knowledge.spelling import fold

FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "HKG"})
_PARTICLES = frozenset(
    "de da do dos das del della di du la le van von der den al el bin bint ben ibn abu mac mc st y e".split()
)


def name_word_rows(people: Iterable[tuple[Politician, str]], least: int) -> list[tuple[str, int, int, int, int]]:
    """(word, times a first name, of men, of women, times a surname), for words seen `least` times; sorted by word.

    Counted over those of whom the encyclopedia has an article, by its title.
    """
    first: Counter[str] = Counter()
    male: Counter[str] = Counter()
    female: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for person, country in people:
        words = [word for word in fold(person.wiki).split() if word.isalpha() and word.isascii() and len(word) > 1]
        if len(words) < 2:
            continue
        given, family = (words[1], words[0]) if country in FAMILY_FIRST else (words[0], words[-1])
        if given in _PARTICLES or family in _PARTICLES:
            continue
        first[given] += 1
        male[given] += person.gender == "m"
        female[given] += person.gender == "f"
        last[family] += 1
    words_seen = sorted(word for word in first.keys() | last.keys() if first[word] + last[word] >= least)
    return [(word, first[word], male[word], female[word], last[word]) for word in words_seen]
