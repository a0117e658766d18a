"""Names of people in their dictionary form: "Ивана Тертеля", "Тертелем" and "Тертель" are "Иван Тертель" and "Тертель".

Every mention may be several names ("Путина": Путин in the genitive, or a woman's). Its words have to agree in case and
gender; known given names, the case that a preposition or a title in front asks for, and what the other mentions of the
article may be decide.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from incumbent.knowledge.cyrillic import as_russian
from incumbent.language.tongues import words_of
from incumbent.language.tongues.morphology import Morphology, cased_like

WHOLE = 3.0  # as much as so many surnames alone does a whole name tell how the surname is written
DECLINED = 0.3  # how likely a name still stays as it is whose declined form is a known given name
MOST = 400  # readings of one mention that are weighed
_INITIAL = re.compile(r"^[A-ZЁЄІЇА-ЯҐЎ]\.?$")
_PARTICLES = frozenset(
    "де да ван фон дер ден ди ла ле аль эль бен бин ибн абу оглы кызы заде дос дю ас эс ад ан эд эд-".split()
)
_STILL = {
    "о": 0.6,
    "е": 0.6,
    "э": 0.6,
    "и": 0.6,
    "і": 0.4,
    "ы": 0.4,
    "у": 0.3,
}  # how likely a name that ends so is one that does not decline
_TOLD = {"given": 8.0, "family": 3.0, "father": 3.0, "likely": 1.5}  # how much likelier what the dictionary says is
_WORDS = re.compile(r"\s+")
_VOWEL = re.compile(r"[аеёиоуыэюяіїєў]")  # without one a word is no name: "Нда" is none in the genitive
_GLUED = re.compile(r"(?<=[^\W\d_]\.)(?=[^\W\d_])")  # "А.Бастрыкин"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one word may be: its nominative, its case (n g d a i l, "" any), the gender (m, f, e either), how likely."""

    nominative: str
    case: str
    gender: str
    weight: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as the text has it, and the words before it: a title or a preposition tells the case."""

    text: str
    before: str = ""


class People:
    """Dictionary forms of the names of one article. `fame`: how much likelier a full name is for being that of somebody known."""

    def __init__(self, language: str, morphology: Morphology, fame: Callable[[str], float] | None = None) -> None:
        lists = words_of(language)["names"]
        self._morphology = morphology
        self._known = fame
        # no dictionary has Belarusian names; most given ones are Russian ones in another spelling
        self._russian = Morphology("ru") if morphology.language == "be" else None
        self._classes = [_Class.of(row) for row in lists["classes"]]
        self._still = re.compile(lists["still"] + r"\Z", re.IGNORECASE)
        self._patronymic = re.compile(lists["patronymics"] + r"\Z")
        self._given: dict[str, str] = {
            word.lower(): line.partition(":")[0].strip()
            for line in lists["given"].replace("\n", " ").replace("f:", "\nf:").split("\n")
            for word in line.partition(":")[2].split()
        }
        self._movers = re.compile(lists["movers"])
        self._cases: dict[str, str] = dict(pair.split("=") for pair in lists["cases"].split())
        self.readings = lru_cache(maxsize=20_000)(self._readings)

    def nominatives(self, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
        """The dictionary form of each mention, and the gender it tells ("m", "f" or "")."""
        choices = [self._choices(m) for m in mentions]
        support: dict[str, float] = defaultdict(float)
        for options in choices:
            best: dict[str, float] = {}
            for name, _, weight in options:
                last = self.surname(name).lower()
                best[last] = max(best.get(last, 0.0), weight)
            top = max(best.values(), default=1.0)
            for last, weight in best.items():
                support[last] += weight / top * (WHOLE if " " in options[0][0] else 1.0)
        found = []
        for options in choices:
            name, gender, _ = max(options, key=lambda o: o[2] * (0.2 + support[self.surname(o[0]).lower()]) ** 2)
            found.append((name, gender))
        return found

    def surname(self, name: str) -> str:
        """The word of a name that a person is called by alone: the last, but the first where a patronymic ends it.

        >>> surname_of("Небензя Василий Алексеевич")  # doctest: +SKIP
        'Небензя'
        """
        words = [w for w in name.split() if not _INITIAL.match(w)] or name.split()
        if len(words) == 3 and self._patronymic.search(words[-1]):
            return words[0]
        return words[-1] if words else ""

    def is_preposition(self, word: str) -> bool:
        """Whether a word asks a case of what follows it."""
        return word.lower() in self._cases

    def initials_first(self, name: str) -> str:
        """A name with its initials in front of the surname: "Тертель И. С." is "И. С. Тертель"."""
        words = name.split()
        while len(words) > 1 and _INITIAL.match(words[-1]) and not _INITIAL.match(words[0]):
            cut = next(i for i, w in enumerate(words) if _INITIAL.match(w))
            words = [*words[cut:], *words[:cut]]
        return " ".join(words)

    def has_initials(self, name: str) -> bool:
        return any(_INITIAL.match(word) for word in name.split())

    def _choices(self, mention: Mention) -> list[tuple[str, str, float]]:
        text = _GLUED.sub(" ", mention.text.strip(" ,;:«»\"'“”()"))
        words = [w for w in _WORDS.split(text) if w]
        if not words or not any("а" <= c.lower() <= "ґ" for c in mention.text):
            return [(mention.text, "", 1.0)]
        asked = self._asked(mention.before)
        found: dict[tuple[str, str], float] = {}
        partial: list[tuple[tuple[str, ...], str, str, float]] = [((), "", "", 1.0)]
        for word in words:
            partial = [
                ((*names, r.nominative), case or r.case, _both(gender, r.gender), weight * r.weight)
                for names, case, gender, weight in partial
                for r in self.readings(word)
                if (not case or not r.case or case == r.case) and _both(gender, r.gender) != "-"
            ]
            partial = sorted(partial, key=lambda p: -p[3])[:MOST]
        for names, case, gender, weight in partial:
            name = " ".join(names)
            if asked and case and case not in asked:
                weight *= 0.15
            elif asked not in ("", "n") and case == "n":
                weight *= 0.5
            if asked in ("", "n") and case in ("", "n"):
                weight *= 2.2
            if case == "n" and len(names) > 1 and self._as_of_a_man(names):
                weight *= 0.4
            told = gender if gender in ("m", "f") else ""
            found[name, told] = max(found.get((name, told), 0.0), weight)
        if not found:
            return [(mention.text, "", 1.0)]
        top = sorted(found.items(), key=lambda f: -f[1])[:12]
        return [(name, gender, weight * self._fame(name)) for (name, gender), weight in top]

    def _as_of_a_man(self, names: Sequence[str]) -> bool:
        """Whether a name that would be a woman's in the nominative is rather a man's in another case: "Карлеса Пучдемона"."""
        return all(n[-1:] in ("а", "я") for n in names) and self._given_gender(names[0].lower()) != "f"

    def _fame(self, name: str) -> float:
        return self._known(name) if self._known is not None and " " in name else 1.0

    def _asked(self, before: str) -> str:
        """The cases that the word before a name asks for: "" where it tells none."""
        words = before.lower().split()
        if not words:
            return ""
        if words[-1] in self._cases:
            return self._cases[words[-1]]
        if self._movers.match(words[-1]):
            return "a"
        forms = [f for f in self._morphology.forms(words[-1]) if f.kind == "noun" and not f.plural]
        if not forms or any(not f.case for f in forms):
            return ""
        return "".join(dict.fromkeys(f.case for f in forms))

    def _readings(self, word: str) -> tuple[Reading, ...]:
        """What a word of a name may be, as nominatives; it stays as it is where nothing is known of it."""
        if _INITIAL.match(word) or word.lower() in _PARTICLES:
            return (Reading(word, "", "e", 1.0),)
        if "-" in word and not word.startswith("-"):
            return self._joined(word)
        lower = word.lower()
        found: dict[tuple[str, str, str], float] = {}

        def add(nominative: str, case: str, gender: str, weight: float) -> None:
            key = (nominative, case, gender)
            found[key] = max(found.get(key, 0.0), weight)

        for c in self._classes:
            for nominative, case in c.readings(lower):
                gender = c.gender
                weight = c.usual
                given = self._given_gender(nominative)
                if given and (gender in ("e", given)):
                    weight *= 6.0
                    gender = given
                elif given:
                    weight *= 0.3
                if self._patronymic.search(nominative):
                    weight *= 3.0
                add(nominative, case, gender, weight)
        if self._still.search(lower):
            declined = any(self._given_gender(nominative) for nominative, _, _ in found)
            add(lower, "", "e", _STILL.get(lower[-1], 0.1) * (DECLINED if declined else 1.0))
        else:  # a woman's name that ends in a consonant stays as it is
            add(lower, "", "f", 2.0 if self._given_gender(lower) == "f" else 0.25)
        for form in self._morphology.forms(word) if self._morphology.language != "be" else ():
            if not form.plural and form.proper in _TOLD:
                gender = form.gender if form.gender in ("m", "f") else "e"
                add(form.nominative, form.case, gender, _TOLD[form.proper])
        return tuple(
            Reading(cased_like(n, word), c, g, w) for (n, c, g), w in sorted(found.items(), key=lambda f: -f[1])[:14]
        )

    def _joined(self, word: str) -> tuple[Reading, ...]:
        """A double name: its parts decline alike, or the first stays."""
        first, _, rest = word.partition("-")
        last = self.readings(rest)
        if not rest:
            return (Reading(word, "", "e", 1.0),)
        found: dict[tuple[str, str, str], float] = {}
        for b in last:
            for a in self.readings(first):
                if (a.case == b.case or not a.case or not b.case) and _both(a.gender, b.gender) != "-":
                    key = (f"{a.nominative}-{b.nominative}", b.case or a.case, _both(a.gender, b.gender))
                    found[key] = max(found.get(key, 0.0), 1.5 * b.weight)
            key = (f"{first}-{b.nominative}", b.case, b.gender)
            found[key] = max(found.get(key, 0.0), 0.5 * b.weight)
        return tuple(Reading(*key, weight) for key, weight in sorted(found.items(), key=lambda f: -f[1])[:14])

    def _given_gender(self, nominative: str) -> str:
        if self._given.get(nominative):
            return self._given[nominative]
        if self._russian is None:
            forms = self._morphology.forms(nominative)
        elif nominative[-1:] in ("а", "я"):
            forms = self._russian.forms(as_russian(nominative))
        else:
            return ""  # "Марий" and "Ален" are names too, and nobody's in Belarus
        known = {f.gender for f in forms if f.proper == "given" and f.case in ("n", "")}
        return next(iter(known)) if len(known) == 1 and known <= {"m", "f"} else ""


def _both(one: str, two: str) -> str:
    """The gender of two words together, "-" where they do not agree."""
    if one in ("", "e"):
        return two or one
    if two in ("", "e", one):
        return one
    return "-"


@dataclass(frozen=True, slots=True)
class _Class:
    """One row of a declension: see ru.toml."""

    ending: str
    gender: str
    cases: tuple[tuple[str, str], ...]  # (case, ending)
    usual: float
    stem: re.Pattern[str]

    @classmethod
    def of(cls, row: Sequence[str | float]) -> _Class:
        ending, gender, *endings = map(str, row[:7])
        cases = [(case, e) for case, column in zip("gdail", endings, strict=True) for e in column.split("/")]
        pattern = str(row[8])
        stem = re.compile(pattern if pattern[:1] == "^" else f"{pattern}\\Z", re.IGNORECASE)
        return cls(ending, gender, (("n", ending), *cases), float(row[7]), stem)

    def readings(self, word: str) -> list[tuple[str, str]]:
        """(nominative, case) of all forms of this class that a word in small letters can be."""
        found = []
        for case, ending in self.cases:
            stem = word[: len(word) - len(ending)] if word.endswith(ending) else ""
            if len(stem) > 0 and self.stem.search(stem) and _VOWEL.search(stem + self.ending):
                found.append((stem + self.ending, case))
        return found
