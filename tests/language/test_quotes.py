"""The quotation scanner: every style of mark, and soup in which nothing matches anything."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.language.quotes import quoted, quotes
from incumbent.language.words import words

SOUP = st.text(alphabet="“”„«»\"‘’'`ab S.,!? \n\n—(é", max_size=300)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"Yes," he said. "No."', ['"Yes,"', '"No."']),
        ("“Yes,” he said. “No.”", ["“Yes,”", "“No.”"]),
        ("''It's late,'' he said.", ["''It's late,''"]),
        ("‘It’s late,’ he said.", ["‘It’s late,’"]),
        ("'It's late,' he said.", ["'It's late,'"]),
        ("«Oui», said he. „Ja,“ said she.", ["«Oui»", "„Ja,“"]),
        ("The dogs' tails and the cats' paws.", []),
        ("Rock 'n' roll of the '90s isn't dead.", []),
        ("“He called it ‘a gift’ twice,” she said.", ["“He called it ‘a gift’ twice,”"]),
        ("“One.\n\n“Two,” she said.", ["“One.", "“Two,”"]),
        ('He said: "never.\n\nNext day.', ['"never.']),
        ('"We agreed" on what we "could not agree" on.', ['"We agreed"', '"could not agree"']),
        ("“Wrong closing mark,“ he said.", ["“Wrong closing mark,“"]),
        ("”Wrong opening mark,” he said.", ["”Wrong opening mark,”"]),
        ("``Old style,'' he said.", ["``Old style,''"]),
        ("« Oui », said he.", ["« Oui »"]),
        ("A man of 5' 10\" in a hat.", []),
    ],
)
def test_outermost_quotations(text: str, wanted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotes(text) if q.level == 0] == wanted


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    first, second = quotes("“One.\n\n“Two,” she said.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


def test_inner_quotation_has_a_level() -> None:
    text = "“He called it ‘a gift’ twice,” she said."
    assert [(text[q.start : q.end], q.level) for q in quotes(text)][1] == ("‘a gift’", 1)


def test_words_in_quotation() -> None:
    text = "He said “no, ‘never’ again” and left."
    found = words(text)
    inside = [text[a:b] for (a, b), flag in zip(found, quoted(found, quotes(text)), strict=True) if flag]
    assert inside == "“ no , ‘ never ’ again ”".split()


def test_thousands_inside_one_another() -> None:
    began = time.process_time()
    assert quotes("“" * 4000 + "a" + "”" * 4000)
    assert time.process_time() - began < 1


@given(SOUP)
@settings(max_examples=400, deadline=None)
def test_soup_never_breaks_the_order(text: str) -> None:
    found = quotes(text)
    outer = [q for q in found if q.level == 0]
    for q in found:
        assert 0 <= q.start <= q.inside <= q.end <= len(text)
        assert q.inside < q.end
    for a, b in pairwise(outer):
        assert a.end <= b.start, (text[a.start : a.end], text[b.start : b.end])
    assert found == quotes(text)


@pytest.mark.parametrize("piece", ["“", '"a ', "'a ", "‘a“b", "a” ‘b ", '"\n\n"', "''", "s' a "])
@pytest.mark.usefixtures("own_garbage")
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(n: int) -> float:
        text, best = piece * n, 9.0
        for _ in range(3):
            began = time.process_time()
            quotes(text)
            best = min(best, time.process_time() - began)
        return best

    seconds(1000)
    assert seconds(40_000) < 12 * seconds(8_000) + 0.05
