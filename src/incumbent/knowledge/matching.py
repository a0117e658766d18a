"""How well a name as written fits one that is known: the features, their weights and what each means, in two tables.

`WORDS`: two words of names, the first feature that holds decides. `CONTEXT`: what else is known of the person meant; these
are added to the fit of the name. All weights were chosen on the names of the annotated articles, by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from incumbent.knowledge.first_names import same_first_name
from incumbent.knowledge.spelling import close_key, word_key


@dataclass(frozen=True, slots=True)
class Feature:
    """One relation of two folded words: what it is called and says, and its weight where it holds, None where not."""

    name: str
    says: str
    weight: Callable[[str, str], float | None]


def _where(holds: Callable[[str, str], bool], weight: float) -> Callable[[str, str], float | None]:
    return lambda one, other: weight if holds(one, other) else None


def _other_gender(one: str, other: str) -> bool:
    endings = {one[-1], other[-1]}
    return one[:-1] == other[:-1] and endings == {"a", "o"} and not one.endswith(("enko", "enka"))


def _one_sound(one: str, other: str) -> float | None:
    likeness = JaroWinkler.similarity(one, other)
    sounds = word_key(one) == word_key(other) and len(word_key(one)) >= 3 and likeness >= 0.6
    return 0.7 + 0.2 * likeness if sounds else None


def _slip(one: str, other: str) -> float | None:
    likeness = JaroWinkler.similarity(one, other)
    return likeness * 0.88 if likeness >= 0.92 else None


def _one_letter(one: str, other: str) -> bool:
    return len(one) == 1 or len(other) == 1


WORDS = (
    Feature("same", "the very word", _where(lambda a, b: a == b, 1.0)),
    Feature("initial", "an initial of the other", _where(lambda a, b: _one_letter(a, b) and a[0] == b[0], 0.72)),
    Feature("other initial", "an initial of another word", _where(_one_letter, 0.0)),
    Feature("other gender", "Ivana is not Ivano", _where(_other_gender, 0.0)),
    Feature("first name", "forms of one first name", _where(same_first_name, 0.9)),
    Feature(
        "spelling",
        "one word in two spellings",
        _where(lambda a, b: close_key(a) == close_key(b) and a[0] == b[0], 0.98),
    ),
    Feature("spelling, first letter", "the same, from the first letter on", _where(lambda a, b: close_key(a) == close_key(b), 0.93)),
    Feature("sound", "words of one sound, the more the more letters agree", _one_sound),
    Feature("slip", "nearly all letters agree", _slip),
)  # fmt: skip

CONTEXT = {
    "of the country": 0.1,  # the person, or an office that the person held
    "of another country, whole name": -0.1,
    "of another country": -0.4,
    "a child then": -1.0,
    "dead for long, bare surname": -0.2,
    "dead for long": -0.05,
    "held the very office then": 0.34,
    "held the very office": 0.16,
    "held such an office then": 0.3,
    "held such an office": 0.12,
}
IN_OFFICE_THEN = (0.06, 0.06, 0.1, 0.15)  # in some office on the day, by how widely the person is known (weight 0 to 3)


@lru_cache(maxsize=65536)
def word_fit(one: str, other: str) -> float:
    """How alike two folded words of a name are, 0 to 1: the weight of the first of `WORDS` that holds."""
    return next((w for feature in WORDS if (w := feature.weight(one, other)) is not None), 0.0)
