"""The words of one post, whole, from the pieces of it that a reader marked."""

from itertools import pairwise

import pytest
from hand import Hand
from hypothesis import given
from hypothesis import strategies as st

from incumbent.coding.posts import is_post, whole
from incumbent.reader import Run


def posts(text: str, *pieces: str, closed: tuple[str, ...] = ()) -> list[str]:
    hand = Hand(text)
    shut = {i for words in closed for i in range(hand.run(words).first, hand.run(words).end)}
    runs = sorted((hand.run(piece) for piece in pieces), key=lambda r: r.first)
    return [hand.page.quote(r.first, r.end) for r in whole(hand.page, runs, shut, shut)]


@pytest.mark.parametrize(
    ("text", "pieces", "told"),
    [
        ("Berg, the minister of transport and digital affairs, spoke.", ["minister"], ["minister of transport and digital affairs"]),
        ("Berg, minister for rural development and roads, spoke.", ["minister for", "roads"], ["minister for rural development and roads"]),
        ("Berg, secretary for energy and net zero, spoke.", ["secretary"], ["secretary for energy and net zero"]),
        ("The trade and industry minister, Berg, spoke.", ["minister"], ["trade and industry minister"]),
        ("The energy, mines and water minister left.", ["minister"], ["energy, mines and water minister"]),
        ("Berg, assistant secretary of state for Asian matters.", ["secretary of state for"], ["assistant secretary of state for Asian"]),
        ("Berg, under secretary of the navy, spoke.", ["secretary of"], ["under secretary of the navy"]),
        ("Junior transport minister Berg spoke.", ["transport minister"], ["Junior transport minister"]),
        ("Transitional president Berg spoke.", ["president"], ["Transitional president"]),
        ("OAS Deputy Secretary General Berg spoke.", ["Deputy Secretary"], ["Deputy Secretary General"]),
        ("Secretary of State for Justice Anna Berg spoke.", ["Justice"], ["Secretary of State for Justice"]),
        ("Lt. Gov. Berg spoke.", ["Gov."], ["Lt. Gov."]),
        ("Attorney General Berg spoke.", ["Attorney"], ["Attorney General"]),
        ("U.S. Attorney Berg spoke.", ["Attorney"], ["U.S. Attorney"]),
        ("The state senator Berg spoke.", ["senator"], ["state senator"]),
        ("White House chief Berg spoke.", ["chief"], ["chief"]),
        ("Berg was chief of staff then.", ["chief"], ["chief of staff"]),
        ("Berg leads as Leader of the Opposition now.", ["Leader"], ["Leader of the Opposition"]),
        ("Former finance minister Berg spoke.", ["finance"], ["finance minister"]),
        ("The secretary of state for health Berg spoke.", ["health"], ["secretary of state for health"]),
        ("Berg, prime minister and defence minister, spoke.", ["prime minister", "defence minister"], ["prime minister", "defence minister"]),
        ("The acting party leader Berg spoke.", ["acting", "leader"], ["acting party leader"]),
    ],
)  # fmt: skip
def test_whole(text: str, pieces: list[str], told: list[str]) -> None:
    assert posts(text, *pieces) == told


@pytest.mark.parametrize(
    ("text", "pieces", "told"),
    [
        ("The finance minister, trade unions said, lied.", ["finance minister"], ["finance minister"]),
        ("The minister of finance, trade unions said, lied.", ["minister of finance"], ["minister of finance"]),
        ("The minister of health and president Berg spoke.", ["minister"], ["minister of health"]),
        ("After the war, president Berg spoke.", ["president"], ["president"]),
        ("It was told under President Berg.", ["President"], ["President"]),
        ("Berg is minister of the state.", ["minister"], ["minister"]),
        ("Berg and the state minister spoke.", ["minister"], ["minister"]),
        ("The chief of the health office spoke.", ["chief", "health"], ["chief", "health"]),
        ("Nominee for secretary Senator Berg spoke.", ["secretary", "Senator"], ["secretary", "Senator"]),
    ],
)
def test_not_more_than_the_post(text: str, pieces: list[str], told: list[str]) -> None:
    assert posts(text, *pieces) == told


def test_names_end_a_post() -> None:
    text = "Berg, secretary for Energy Peace, spoke."
    assert posts(text, "secretary for") == ["secretary for Energy Peace"]
    assert posts(text, "secretary for", closed=("Energy Peace",)) == ["secretary for"]
    assert posts("Junior minister Berg", "minister", closed=("Junior",)) == ["minister"]


def test_posts() -> None:
    assert [w for w in ("Gov.", "PM", "ministers", "vice-president", "headed", "wars", "finance", "") if is_post(w)] == [
        "Gov.", "PM", "ministers", "vice-president", "headed"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"), [("He was US attorney", "US attorney"), ("He was US attorney general", "attorney general")]
)
def test_an_attorney_at_the_end_of_a_text(text: str, wanted: str) -> None:
    page = Hand(text).page
    [found] = whole(page, [Run(3, 4, 0.9)], set(), set())
    assert page.quote(found.first, found.end) == wanted


WORDS = st.sampled_from(
    "minister of for and , the state secretary under deputy finance Berg general chief staff president US attorney .".split()
)


@given(st.lists(WORDS, min_size=1, max_size=30), st.data())
def test_any_pieces_stay_within_the_sentence_and_apart(words: list[str], data: st.DataObject) -> None:
    hand = Hand(" ".join(words))
    n = len(hand.page.words)
    firsts = sorted(data.draw(st.sets(st.integers(0, n - 1), min_size=1, max_size=5)))
    s = hand.page.sentences[hand.page.sentence_of[firsts[0]]]
    runs = [Run(i, i + 1, 0.9) for i in firsts if s.first <= i < s.last]
    found = whole(hand.page, runs, set(), set())
    assert all(s.first <= r.first < r.end <= s.last for r in found)
    assert all(a.end <= b.first for a, b in pairwise(found))
    assert all(any(f.first <= r.first and r.end <= f.end for f in found) for r in runs)
