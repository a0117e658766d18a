"""The features by which two words of a name fit: each decides what it says, in its order."""

import pytest

from incumbent.knowledge.matching import CONTEXT, IN_OFFICE_THEN, WORDS, word_fit


@pytest.mark.parametrize(
    ("one", "other", "feature", "fit"),
    [
        ("merkel", "merkel", "same", 1.0),
        ("a", "angela", "initial", 0.72),
        ("a", "boris", "other initial", 0.0),
        ("ivana", "ivano", "other gender", 0.0),
        ("bill", "william", "first name", 0.9),
        ("zelensky", "zelenskyy", "spelling", 0.98),
        ("kennedy", "merkel", None, 0.0),
    ],
)
def test_the_first_feature_that_holds_decides(one: str, other: str, feature: str | None, fit: float) -> None:
    held = next((f.name for f in WORDS if f.weight(one, other) is not None), None)
    assert (held, word_fit(one, other), word_fit(other, one)) == (feature, fit, fit)


def test_family_names_in_enko_have_no_gender() -> None:
    assert word_fit("shevchenko", "shevchenka") > 0.7


def test_every_feature_says_what_it_is() -> None:
    assert all(f.says for f in WORDS) and len({f.name for f in WORDS}) == len(WORDS)


def test_what_is_known_of_the_person_outweighs_less() -> None:
    assert CONTEXT["held the very office then"] > CONTEXT["held such an office then"] > CONTEXT["held the very office"]
    assert CONTEXT["of another country"] < CONTEXT["of another country, whole name"] < 0 < CONTEXT["of the country"]
    assert list(IN_OFFICE_THEN) == sorted(IN_OFFICE_THEN)
