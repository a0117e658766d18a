"""What forms a word may be: its case, gender and number, and its nominative.

Russian and Ukrainian are looked up with pymorphy3 and its dictionaries (OpenCorpora, VESUM), which are part of the extra
`incumbent[languages]`; Belarusian, for which there is none, is told by its endings and the nouns listed in be.toml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.util import find_spec
from typing import Any

from incumbent.language.tongues import words_of

CASES = {"nomn": "n", "gent": "g", "datv": "d", "accs": "a", "ablt": "i", "loct": "l", "gen2": "g", "loc2": "l"}
_TAG = re.compile("[ ,]")
_GENDERS = {"masc": "m", "femn": "f", "neut": "n", "ms-f": "e"}
_VERBS = frozenset(("VERB", "INFN", "GRND", "PRED", "PRTS", "ADJS"))
_ADJECTIVES = frozenset(("ADJF", "PRTF"))


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: `kind` "noun" or "adjective"; `case` one of n g d a i l, "" for one that has all; `gender` m, f,
    n, e for either or "" where it tells none; its nominative of the same number, and of the singular."""

    kind: str
    case: str
    gender: str
    plural: bool
    nominative: str
    singular: str
    proper: str = ""  # "given", "family", "father", "place" in the dictionary; "likely" for what ends like a given name


class Morphology:
    """The forms of words of one language. Raises ImportError where the extra is not installed."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._analyzer = None if language == "be" else _analyzer(language)
        self._rules = Endings(words_of(language)) if self._analyzer is None else None
        self.forms = lru_cache(maxsize=50_000)(self._forms)

    def _forms(self, word: str) -> tuple[Form, ...]:
        """The readings of a word as noun or adjective, likeliest first; its case of letters is put aside."""
        if self._rules is not None:
            return self._rules.forms(word.lower())
        found: dict[Form, None] = {}
        assert self._analyzer is not None
        for parse in self._analyzer.parse(word.lower().replace("’", "'")):
            form = _form(parse)
            if form is not None:  # the dictionary takes "г" for "ґ" too
                found[form if "ґ" in word.lower() else _plain(form)] = None
        return tuple(found)

    def is_verb(self, word: str) -> bool:
        """Whether a word is a verb; of Belarusian, where no dictionary tells, whatever is no noun or adjective."""
        if self._analyzer is None:
            return not self.forms(word)
        return any(p.tag.POS in _VERBS for p in self._analyzer.parse(word.lower())[:1])

    def of_adjective(self, word: str, gender: str, plural: bool) -> str | None:
        """The nominative of an adjective in another gender or number; None where it is none."""
        if self._rules is not None:
            return self._rules.of_adjective(word.lower(), gender, plural)
        assert self._analyzer is not None
        lower = word.lower().replace("’", "'")
        marks = {"nomn", "plur"} if plural else {"nomn", {"m": "masc", "f": "femn", "n": "neut"}.get(gender, "masc")}
        for parse in self._analyzer.parse(lower):
            if parse.tag.POS in _ADJECTIVES:
                forms = [str(f.word) for f in parse.lexeme if marks <= _marks(f) and f.tag.POS == parse.tag.POS]
                return max(forms, key=lambda form: _shared(form, lower), default=None)
        return None


def _plain(form: Form) -> Form:
    """A form written with "г" for "ґ"."""
    return replace(form, nominative=form.nominative.replace("ґ", "г"), singular=form.singular.replace("ґ", "г"))


def has_dictionaries() -> bool:
    """Whether the dictionaries of the extra are installed."""
    return all(find_spec(name) is not None for name in ("pymorphy3", "pymorphy3_dicts_ru", "pymorphy3_dicts_uk"))


@lru_cache(maxsize=2)
def _analyzer(language: str) -> Any:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang=language)


def _form(parse: Any) -> Form | None:
    tag = parse.tag
    if tag.POS not in ("NOUN", *_ADJECTIVES) or tag.case == "voct":
        return None
    kind = "noun" if tag.POS == "NOUN" else "adjective"
    marks = _marks(parse)
    plural = "plur" in marks
    case = CASES.get(tag.case or "nomn", "")
    nominative = parse if case == "n" else _nominative(parse, marks, plural)
    singular = _nominative(parse, marks, False) if plural and "Pltm" not in marks else nominative
    proper = next((name for mark, name in _PROPER if mark in marks), "")
    if proper and not parse.is_known:
        proper = "likely" if proper == "given" else ""
    return Form(
        kind,
        "" if "Fixd" in marks else case,
        _GENDERS.get(tag.gender or next((g for g in _GENDERS if g in marks), ""), ""),
        plural,
        str(nominative.word if nominative is not None else parse.normal_form),
        str((singular or nominative).word if singular is not None or nominative is not None else parse.normal_form),
        proper,
    )


def _nominative(parse: Any, marks: frozenset[str], plural: bool) -> Any:
    """The nominative of that number and of the same gender; None where the word has none. (VESUM does not mark the singular.)"""
    genders = set() if plural else marks & {"masc", "femn", "neut"}
    fitting = [
        form
        for form in parse.lexeme
        if "nomn" in _marks(form) and ("plur" in _marks(form)) == plural and genders <= _marks(form)
        if form.tag.POS == parse.tag.POS
    ]
    return max(fitting, key=lambda form: _shared(form.word, parse.word), default=None)


def _shared(one: str, two: str) -> int:
    """How many letters two words begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _marks(form: Any) -> frozenset[str]:
    """The grammemes of a form: "NOUN,anim masc,gent" as a set."""
    return frozenset(_TAG.split(str(form.tag)))


_PROPER = (("Name", "given"), ("Surn", "family"), ("Patr", "father"), ("Geox", "place"))


class Endings:
    """Forms by endings, for nouns that are listed and for words that end as one of their kind does."""

    def __init__(self, lists: dict[str, Any]) -> None:
        nouns = lists["nouns"]
        self._known: dict[str, list[Form]] = {}
        self._classes = {name: [row.split() for row in rows] for name, rows in nouns["classes"].items()}
        for name, words in nouns["words"].items():
            for word in words.split():
                self._learn(word, name)
        self._guesses = [row.split() for row in nouns["guesses"]]
        self._adjectives = [row.split() for row in nouns["adjectives"]]

    def forms(self, word: str) -> tuple[Form, ...]:
        found = list(self._known.get(word, ()))
        head, hyphen, tail = word.rpartition("-")
        if not found and hyphen:
            found = [_prefixed(head + hyphen, form) for form in self.forms(tail)]
        found += self._as_adjective(word)
        if not found:
            found = self._guessed(word)
        return tuple(found)

    def of_adjective(self, word: str, gender: str, plural: bool) -> str | None:
        for ending, _, _, _, masculine, feminine, neuter, many in self._adjectives:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word[: -len(ending)]
                return stem + _fit(stem, many if plural else {"f": feminine, "n": neuter}.get(gender, masculine))
        return None

    def _learn(self, word: str, name: str) -> None:
        gender = name[0]
        for cut, *endings in self._classes[name]:
            cut = cut.strip("-")
            if not word.endswith(cut):
                continue
            stem = word[: len(word) - len(cut)]
            singular, plural = endings[:6], endings[6:]
            many = stem + plural[0].split("/")[0] if plural else word
            for column, case in enumerate("ngdail"):
                for ending in singular[column].split("/"):
                    form = Form("noun", case, gender, False, word, word)
                    self._known.setdefault(stem + ending.strip("-"), []).append(form)
                for ending in plural[column].split("/") if plural else ():
                    form = Form("noun", case, gender, True, many, word)
                    self._known.setdefault(stem + ending.strip("-"), []).append(form)
            return

    def _as_adjective(self, word: str) -> list[Form]:
        found = []
        for ending, cases, gender, number, masculine, feminine, neuter, many in self._adjectives:
            if word.endswith(ending) and len(word) > len(ending) + 2:
                stem = word[: -len(ending)]
                one = stem + _fit(stem, {"f": feminine, "n": neuter}.get(gender, masculine))
                nominative = stem + _fit(stem, many) if number == "p" else one
                found += [
                    Form("adjective", c, "" if number == "p" else gender, number == "p", nominative, one) for c in cases
                ]
        return found

    def _guessed(self, word: str) -> list[Form]:
        for ending, cases, gender, nominative in self._guesses:
            ending, nominative = ending.strip("-"), nominative.strip("-")
            if word == ending or (word.endswith(ending) and len(word) > len(ending) + 2):
                whole = word[: len(word) - len(ending)] + nominative
                return [Form("noun", c, gender, False, whole, whole) for c in cases]
        return []


def _fit(stem: str, ending: str) -> str:
    """An ending of an adjective behind its stem: after г, к, х always "і"."""
    return re.sub("^ы", "і", ending) if stem[-1:] in ("г", "к", "х") else ending


def _prefixed(front: str, form: Form) -> Form:
    return Form(
        form.kind, form.case, form.gender, form.plural, front + form.nominative, front + form.singular, form.proper
    )


def cased_like(word: str, model: str) -> str:
    """A word in small letters with capitals where the model has them, part by part between hyphens."""
    if model.isupper() and len(model) > 1 and model.isalpha():
        return word.upper()
    parts, models = word.split("-"), model.split("-")
    if len(parts) != len(models):
        models = [model] + ["а"] * (len(parts) - 1)
    return "-".join(p[:1].upper() + p[1:] if m[:1].isupper() else p for p, m in zip(parts, models, strict=True))


_OPENING = frozenset("«„“\"'")


def in_nominative(words: Sequence[str], morphology: Morphology, singular: bool = False) -> list[str]:
    """A noun phrase in its dictionary form: the first noun and the adjectives before it in the nominative, the rest as it is.

    `singular`: of one holder, whatever its number ("депутаты": "депутат"). Words that nobody knows stay.
    """
    start = 0
    while start < len(words) and (words[start] in _OPENING or not any(c.isalnum() for c in words[start])):
        start += 1
    run: list[tuple[int, tuple[Form, ...]]] = []
    head: tuple[int, list[Form]] | None = None
    for i in range(start, len(words)):
        if words[i].isupper() and len(words[i]) > 1 and words[i].isalpha() and "-" not in words[i]:
            break  # an acronym has one form
        forms = morphology.forms(words[i])
        adjectives = tuple(f for f in forms if f.kind == "adjective")
        nouns = [f for f in forms if f.kind == "noun"]
        follows = i + 1 < len(words) and _leads_on(words, i, adjectives, morphology)
        if adjectives and (not nouns or follows):
            run.append((i, adjectives))
            continue
        if nouns:
            head = (i, nouns)
        break
    found = list(words)
    if head is None:
        for i, adjectives in run[-1:]:  # an adjective that stands for a noun
            best = next((a for a in adjectives if singular and a.gender == "m"), adjectives[0])
            found[i] = cased_like(best.singular if singular else best.nominative, words[i])
        return found
    at, nouns = head
    noun = max(nouns, key=lambda n: (sum(_agrees(a, n) for _, a in run), not n.plural or not singular, -nouns.index(n)))
    agreeing = [n for n in nouns if sum(_agrees(a, n) for _, a in run) == sum(_agrees(a, noun) for _, a in run)]
    if singular and any(n.gender == "m" for n in agreeing):  # "уполномоченного": a holder, no thing
        agreeing = [n for n in agreeing if n.gender != "n"]
    if not singular and not any(n.case == "g" for n in agreeing if not n.plural):
        agreeing.sort(key=lambda n: n.case != "n")  # "бійці": many that act rather than one in the locative
    lone = [n for n in agreeing if not n.plural and (n.case != "l" or not agreeing[0].plural)]
    noun = lone[0] if lone and (not run or agreeing[0].plural) else agreeing[0]
    plural = noun.plural and not singular
    found[at] = cased_like(noun.nominative if plural or not noun.plural else noun.singular, words[at])
    for i, _ in run:
        form = morphology.of_adjective(words[i], noun.gender, plural)
        if form is not None:
            found[i] = cased_like(form, words[i])
    return found


def _leads_on(words: Sequence[str], i: int, adjectives: tuple[Form, ...], morphology: Morphology) -> bool:
    """Whether what follows an adjective goes on with its noun phrase."""
    if not adjectives:
        return False
    following = morphology.forms(words[i + 1])
    return any(f.case == a.case or not f.case or not a.case for f in following for a in adjectives)


def _agrees(adjectives: tuple[Form, ...], noun: Form) -> bool:
    return any(
        (a.case == noun.case or not noun.case)
        and a.plural == noun.plural
        and (a.plural or not a.gender or noun.gender in (a.gender, "e", ""))
        for a in adjectives
    )
