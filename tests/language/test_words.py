"""Words and sentences: what is cut where, that nothing is lost, and that length alone decides the time."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incumbent.language.words import sentences, words


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in words(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Trump's aides don't and can't.", "Trump|'s|aides|do|n't|and|ca|n't|."),
        ("We’ve met; they’ll go.", "We|’ve|met|;|they|’ll|go|."),
        ("The Kings' guard", "The|Kings|'|guard"),
        ("O'Brien and N'Djamena", "O'Brien|and|N'Djamena"),
        ("Lt. Gen. H.R. McMaster Jr.", "Lt.|Gen.|H.R.|McMaster|Jr."),
        ("in the U.S. Senate", "in|the|U.S.|Senate"),
        ("the U.S.'s 26-year-old’s", "the|U.S.|'s|26-year-old|’s"),
        ("J. Edgar Hoover", "J.|Edgar|Hoover"),
        ("Sen. Ana Holm (R-Calif., D-N.Y.)", "Sen.|Ana|Holm|(|R-Calif.|,|D-N.Y.|)"),
        ("ex-KGB chief, pro-Moscow and anti-U.S.", "ex|-|KGB|chief|,|pro|-|Moscow|and|anti|-|U.S."),
        ("then-Gov. Ross", "then|-|Gov.|Ross"),
        ("vice-president Kim Jong-un", "vice-president|Kim|Jong-un"),
        ("Saudi-led, US-China, F-16", "Saudi|-|led|,|US|-|China|,|F-16"),
        ("U.S.-Saudi deal", "U.S.|-|Saudi|deal"),
        ("paid $1.5bn (18%) at 8:30 p.m.", "paid|$|1.5bn|(|18|%|)|at|8:30|p.m."),
        ("2012-2016 and 2020-09-03 and 1,500 and the 1990s", "2012|-|2016|and|2020-09-03|and|1,500|and|the|1990s"),
        ("he left—at once -- “now”", "he|left|—|at|once|--|“|now|”"),
        ("see https://a.example/b?c=d. Or ask x.y@b.example", "see|https://a.example/b?c=d|.|Or|ask|x.y@b.example"),
        ("No. 10 said no. Ten left.", "No.|10|said|no|.|Ten|left|."),
    ],
)
def test_words(text: str, wanted: str) -> None:
    assert cut(text) == wanted.split("|")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left. She came.", ["He left.", "She came."]),
        ("Mr. Holm met Gen. Ruiz in the U.S. Senate.", ["Mr. Holm met Gen. Ruiz in the U.S. Senate."]),
        ("He went to the U.S. The trip was short.", ["He went to the U.S.", "The trip was short."]),
        ("George W. Bush spoke on Jan. 5 in Boise, Idaho.", ["George W. Bush spoke on Jan. 5 in Boise, Idaho."]),
        ("“We will go.” She left.", ["“We will go.”", "She left."]),
        ("“Will you go?” he asked.", ["“Will you go?” he asked."]),
        ('She said so. "It is late."', ["She said so.", '"It is late."']),
        ("It cost $3.5 million... and more.", ["It cost $3.5 million... and more."]),
        ("One line\nand another", ["One line", "and another"]),
        ("1. The law fell.", ["1. The law fell."]),
        ("Gen. (ret.) Avi Mor took over. He left.", ["Gen. (ret.) Avi Mor took over.", "He left."]),
        ("He retired (ret.). She stayed.", ["He retired (ret.).", "She stayed."]),
        ("Eng. Tito Oman and Dra. Ana Ruiz met.", ["Eng. Tito Oman and Dra. Ana Ruiz met."]),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    body = "A title\n" + text
    found = words(body)
    assert [body[found[s.first].start : found[s.last - 1].end] for s in sentences(body, found)][1:] == wanted


def test_paragraphs_count_from_the_title() -> None:
    text = "What now? Asks the press\n\nOne. Two.\n\nThree."
    assert [s.paragraph for s in sentences(text, words(text))] == [0, 1, 1, 2]
    untitled = "\nOne. Two."
    assert [s.paragraph for s in sentences(untitled, words(untitled))] == [1, 1]


@given(st.text(alphabet="aA1é.,-'’\"“” \n\t$@/:;?!(U.S)中\u0301", max_size=200))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(text: str) -> None:
    found = words(text)
    at = 0
    for start, end in found:
        assert at <= start < end
        assert not text[at:start].strip()
        assert not any(c.isspace() for c in text[start:end])
        at = end
    assert not text[at:].strip()
    parts = sentences(text, found)
    assert [i for s in parts for i in range(s.first, s.last)] == list(range(len(found)))
    assert all(one.paragraph <= two.paragraph for one, two in pairwise(parts))


@pytest.mark.parametrize(
    "piece", ["1-", "a-", "A.", "a'", "a.b@", "http://", '. "', "pro-", "Lt.", "a\n", "\u0301", "@"]
)
@pytest.mark.usefixtures("own_garbage")
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(n: int) -> float:
        text, best = piece * n, 9.0
        for _ in range(3):
            began = time.process_time()
            sentences(text, words(text))
            best = min(best, time.process_time() - began)
        return best

    assert seconds(40_000) < 12 * seconds(8_000) + 0.05
