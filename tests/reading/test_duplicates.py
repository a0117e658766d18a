"""Syndicated copies are found, follow-up stories are not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from incumbent.reading import DuplicateIndex
from incumbent.reading.duplicates import resemblance, sketch

STORY = (
    "The premier of Northland on Friday replaced her finance and defence ministers in the second reshuffle within a year, "
    "a government statement said. The outgoing finance minister had clashed with her over the budget for months, and the "
    "defence minister was blamed for a failed arms deal. Their successors are to be sworn in before parliament next week. "
    "Opposition leaders called the change cosmetic and repeated their demand for an early election in the autumn."
)
FOLLOW_UP = (
    "Opposition leaders in Northland on Saturday dismissed the latest reshuffle as cosmetic. They repeated their demand for an "
    "early election. The premier had replaced two of her ministers the day before after months of dispute over money and a "
    "failed deal for arms that had embarrassed the government at home and abroad, and angered the army."
)


def test_edited_copy_is_found_and_follow_up_is_not() -> None:
    index = DuplicateIndex()
    assert index.add("a", STORY) is None
    assert (
        index.add("b", STORY.replace("on Friday", "Friday").replace("a government statement said", "officials said"))
        == "a"
    )
    assert index.add("c", FOLLOW_UP) is None
    assert index.add("d", FOLLOW_UP) == "c"


def test_short_texts_are_never_copies() -> None:
    index = DuplicateIndex()
    assert index.add("a", "Premier quits") is None
    assert index.add("b", "Premier quits") is None


@given(st.lists(st.sampled_from(STORY.split()), min_size=60, max_size=200))
def test_a_text_resembles_itself(words: list[str]) -> None:
    mark = sketch(" ".join(words))
    assert resemblance(mark, mark) == 1.0
