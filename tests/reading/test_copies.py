"""Copies: how like two texts must be, what of their names must agree, and which earlier article is named."""

from __future__ import annotations

import pytest

from incumbent.reading import DuplicateIndex, Reading, mark_duplicates
from incumbent.reading.duplicates import (
    SKETCH,
    _parts,
    copies_between,
    is_copy,
    resemblance,
    sketch,
)
from incumbent.records import Article

NAME = 1 << 32
WORDS = " ".join(f"word{n}" for n in range(60))


def mark(shingles: range, names: range = range(0)) -> tuple[int, ...]:
    """A sketch of these shingles and names."""
    return (*shingles, *(NAME + n for n in names))


@pytest.mark.parametrize(
    ("a", "b", "share"),
    [
        (mark(range(64)), mark(range(64)), 1.0), (mark(range(64)), mark(range(100, 164)), 0.0), (mark(range(64)), mark(range(32, 96)), 0.5), ((), mark(range(64)), 0.0), (mark(range(64)), (), 0.0), (mark(range(10)), mark(range(5, 15)), 5 / 15),
        (mark(range(64), range(9)), mark(range(64)), 1.0), (mark(range(0), range(9)), mark(range(0), range(9)), 0.0),
    ],
)  # fmt: skip
def test_the_share_of_words_in_common(a: tuple[int, ...], b: tuple[int, ...], share: float) -> None:
    assert resemblance(a, b) == share == resemblance(b, a)


@pytest.mark.parametrize(
    ("shared", "ours", "theirs", "copy"),
    [
        (64, range(0), range(0), True), (32, range(0), range(0), True), (31, range(0), range(0), False), (32, range(9), range(0), True), (31, range(9), range(0), False), (19, range(9), range(9), False), (20, range(9), range(9), True), (20, range(10), range(1, 11), True), (20, range(9), range(1, 10), False),
        (20, range(6), range(6), True), (20, range(5), range(5), False), (64, range(10), range(2, 12), False), (64, range(10), range(3, 13), False), (40, range(10), range(2, 12), True), (64, range(10), range(1, 11), True), (64, range(24), range(2, 26), False), (64, range(25), range(2, 27), True), (50, range(10), range(2, 12), True),
        (32, range(10), range(2, 30), True), (32, range(4), range(8), True), (32, range(4), range(9, 14), False),
    ],
)  # fmt: skip
def test_what_is_a_copy(shared: int, ours: range, theirs: range, copy: bool) -> None:
    a, b = mark(range(64), ours), mark(range(64 - shared, 128 - shared), theirs)
    assert is_copy(a, b) is copy is is_copy(b, a)


def test_sketches_of_texts() -> None:
    assert (
        sketch(" ".join(f"w{n}" for n in range(39))) == () and len(sketch(" ".join(f"w{n}" for n in range(40)))) == 36
    )
    shingles, names = _parts(sketch(WORDS * 3 + ". Then Ada Lee of Northland met 3 ministers on Monday, Reuters said."))
    assert len(shingles) == SKETCH and list(shingles) == sorted(shingles) and len(names) == 4
    assert sketch(WORDS.upper()) != () and _parts(sketch(WORDS.upper()))[0] == _parts(sketch(WORDS))[0]
    assert len(_parts(sketch(WORDS + " " + " ".join(f"met {n}00" for n in range(200))))[1]) == 96
    titled = sketch(f"About Ada Lee\n{WORDS}")
    assert _parts(titled)[1] == frozenset(), "names of the title alone do not count"


def test_pairs_of_copies_between_collections() -> None:
    a, b, c = mark(range(64)), mark(range(2, 66)), mark(range(500, 564))
    assert list(copies_between({"x": a, "y": c}, {"p": b, "q": c, "o": a})) == [("x", "o"), ("x", "p"), ("y", "q")]
    assert list(copies_between({"x": a}, {})) == [] and list(copies_between({}, {"x": a})) == []
    assert list(copies_between({"x": mark(range(64))}, {"p": mark(range(16, 80))})) == [], "no key in common"
    assert list(copies_between({"x": mark(range(64))}, {"p": mark(range(15, 79))})) == [("x", "p")]


def test_the_index_names_the_earliest_and_forgets_what_was_corrected() -> None:
    index = DuplicateIndex()
    assert [index.add_sketch(i, mark(range(64))) for i in ("a", "b", "a")] == [None, "a", None]
    assert index.add_sketch("a", mark(range(500, 564))) is None
    assert index.add_sketch("c", mark(range(1, 65))) is None
    assert index.add_sketch("d", mark(range(501, 565))) == "a"
    assert index.add_sketch("e", ()) is None and index.add_sketch("f", ()) is None
    assert index.add_sketch("g", mark(range(515, 579))) == "a"
    assert index.add_sketch("h", mark(range(516, 580))) is None, "no key in common"
    assert DuplicateIndex().add_sketch("a", mark(range(64))) is None


def test_readings_are_marked_in_order() -> None:
    one, two = Article("a", WORDS), Article("b", WORDS + " more")
    readings = [Reading("1", one), Reading("2", skipped="x"), Reading("3", two), Reading("4", Article("c", "short"))]
    found = list(mark_duplicates(readings))
    assert [r.article and r.article.duplicate_of for r in found] == [None, None, "a", None] and found[1] is readings[1]
    index = DuplicateIndex()
    assert list(mark_duplicates(readings[:1], index)) == readings[:1]
    [again] = mark_duplicates(readings[2:3], index)
    assert again.article is not None and again.article.duplicate_of == "a"
