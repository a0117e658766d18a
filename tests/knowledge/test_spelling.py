"""Folding: what must come out the same, what must not, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.knowledge.spelling import close_key, fold, key, latin, word_key


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Лукашенко", "lukashenko"),
        ("Kaczyński", "kaczynski"),
        ("Łukaszenka", "lukaszenka"),
        ("J.-P. Raffarin", "j p raffarin"),
        ("O’Brien", "obrien"),
        ("Đặng Xuân", "dang xuan"),
        ("ČAPUTOVÁ", "caputova"),
        ("Strauß", "strauss"),
        ("Τσίπρας", "tsipras"),
        ("  a   b ", "a b"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    "spellings",
    [
        ("Lukashenko", "Lukashenka", "Лукашенко", "Lukaschenko", "Łukaszenka", "Lukashenko"),
        ("Zelensky", "Zelenskiy", "Zelenskyy", "Зеленський", "Selenskyj"),
        ("Yanukovych", "Janukowytsch", "Янукович"),
        ("Gaddafi", "Qaddafi", "Kadafi", "Gadhafi"),
        ("Mohammed", "Muhammad", "Mohamed"),
        ("Yeltsin", "Jelzin"),
        ("Khrushchev", "Kruschev", "Хрущев"),
        ("Timoshenko", "Tymoshenko", "Тимошенко"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({key(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Putin", "Pushkin"), ("Kennedy", "Kerry"), ("Bush", "Bishop"), ("Merkel", "Merz"), ("Tertel", "Tertyshny")],
)
def test_different_names_sound_different(one: str, other: str) -> None:
    assert key(one) != key(other)


def test_the_finer_key_keeps_vowels_apart() -> None:
    assert close_key("zelensky") == close_key("zelenskiy") == close_key("zelenskyy")
    assert close_key("zelensky") != close_key("zielinski")


@given(st.text(max_size=80))
def test_fold_is_stable_and_plain(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded == folded.strip()
    assert "  " not in folded
    assert "'" not in folded


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"], max_codepoint=0x52F), max_size=40))
def test_case_never_matters(text: str) -> None:
    assert fold(text.lower()) == fold(text.lower().upper().lower())


@given(st.text(alphabet="абвгдеёжзийклмнопрстуфхцчшщъыьэюяєіїґў", min_size=1, max_size=20))
def test_cyrillic_becomes_ascii(text: str) -> None:
    assert latin(text).isascii()


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=20))
def test_a_word_always_has_a_key(word: str) -> None:
    assert word_key(word)
    assert " " not in word_key(word)
    assert word_key(word) == word_key(fold(word))
