import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.ledger.deriving.sentences import LONGEST, sentence_around


@pytest.mark.parametrize(
    ("text", "quote", "sentence"),
    [
        ("One here. Two there. Three.", "Two", "Two there."),
        ("A headline\nThe chief left. Then rain.", "headline", "A headline"),
        ("First.\n\nGen. A. B. Carver met Sen. Dole in the U.S. Senate. Next.", "met", "Gen. A. B. Carver met Sen. Dole in the U.S. Senate."),
        ('"We agreed," she said. "It is over." He left.', "over", '"It is over."'),
        ("The rate was 3.5 percent. So be it.", "percent", "The rate was 3.5 percent."),
        ("Left in 2014. Łukasz came back.", "Left", "Left in 2014."),
        ("no stop at all", "stop", "no stop at all"),
        ("He was named. By whom? Nobody knows!", "By whom", "By whom?"),
        ("x", "x", "x"),
    ],
)  # fmt: skip
def test_the_sentence_around_a_quote(text, quote, sentence):
    start = text.index(quote)
    first, last = sentence_around(text, start, start + len(quote))
    assert text[first:last] == sentence


@given(st.text(alphabet='ab .!?\n"”Mr', max_size=200), st.data())
def test_the_quote_is_always_inside(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = sentence_around(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)


def test_a_line_without_end_is_cut_around_the_quote():
    text = "word " * 100_000
    first, last = sentence_around(text, 250_000, 250_004)
    assert last - first <= 2 * LONGEST + 4
