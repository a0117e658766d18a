"""Whom phrases and names stand for in Russian, Ukrainian and Belarusian, whole where the reader broke them off."""

from __future__ import annotations

import pytest
from hand import Hand

from incumbent.coding.tongues.cast import TongueCast, case_word
from incumbent.coding.tongues.wording import Wording
from incumbent.knowledge import Knowledge
from incumbent.language.tongues.morphology import Morphology
from incumbent.language.tongues.names import People


def cast_of(language: str, hand: Hand, knowledge: Knowledge) -> TongueCast:
    morphology = Morphology(language)
    people = People(language, morphology, lambda name: knowledge.person(name) is not None)
    return TongueCast(hand.reading, knowledge, None, Wording(language, morphology), people)


@pytest.mark.parametrize(
    ("language", "text", "name", "whole"),
    [
        ("uk", "Позов до Макарівської райдержадміністрації відхилено.", "Макарівської", "Макарівська райдержадміністрація"),
        ("ru", "Вчера Верховный суд молчал.", "Верховный", "Верховный суд"),
        ("ru", "Вчера Верховный пришёл.", "Верховный", "Верховный"),
        ("ru", "Вчера Госдума молчала.", "Госдума", "Госдума"),
    ],
)  # fmt: skip
def test_a_name_that_ends_behind_an_adjective_is_whole(
    language: str, text: str, name: str, whole: str, knowledge: Knowledge
) -> None:
    cast = cast_of(language, Hand("\n" + text).names(organization=[name]), knowledge)
    assert [m.name for m in cast.members] == [whole]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("законодательную", "законодательная инициатива"),  # the noun behind it agrees
        ("законодательную инициативу", "законодательная инициатива"),
        ("новую", "новая"),  # "войскам" does not
        ("дни", "дни"),  # nothing behind it in its sentence
    ],
)
def test_an_adjective_alone_is_told_with_its_noun(words: str, label: str, knowledge: Knowledge) -> None:
    text = "\nПолитик ругал законодательную инициативу. Он дал новую войскам в дни."
    cast = cast_of("ru", Hand(text), knowledge)
    start = text.index(words)
    run = [i for i, w in enumerate(cast.page.words) if start <= w.start and w.end <= start + len(words)]
    actor = cast.actor(run[0], run[-1] + 1)
    assert actor is not None and actor.label == label


def test_the_first_title_of_a_phrase_tells_the_case() -> None:
    morphology = Morphology("ru")
    wording, people = Wording("ru", morphology), People("ru", morphology)
    for before, word in (
        ("заместитель полпреда", "заместитель"),
        ("Сказал заместитель полпреда", "заместитель"),
        ("заместитель полпреда и министра", "министра"),
        ("в кабинете", ""),
    ):
        assert case_word(before.split(), wording, people) == word, before
