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


@pytest.mark.parametrize(
    ("text", "pieces", "name", "told"),
    [
        ("He is minister of of state health.", "minister + health", "", "minister of of state health"),
        ("He is minister of the state health.", "minister + health", "", "minister of the state health"),
        ("He is minister a b c health.", "minister + health", "", "minister; health"),
        ("He is minister, transport here.", "minister + transport", "", "minister, transport"),
        ("He is minister - transport here.", "minister + transport", "", "minister - transport"),
        ("He is chief the health man.", "chief + health", "", "chief; health"),
        ("He is minister the health man.", "minister + health", "", "minister the health"),
        ("He is deputy prime a minister.", "deputy + minister", "", "deputy; minister"),
        ("He is deputy of the minister.", "deputy + minister", "", "deputy; minister"),
        ("He is secretary of the deputy.", "secretary + deputy", "", "secretary of the deputy"),
        ("He is secretary deputy.", "secretary + deputy", "", "secretary; deputy"),
        ("He is foreign and trade minister.", "foreign + minister", "", "foreign and trade minister"),
        ("He is foreign, trade minister.", "foreign + minister", "", "foreign, trade minister"),
        ("He is foreign and big minister.", "foreign + minister", "", "foreign; minister"),
        ("He is finance a minister.", "finance + minister", "", "finance; minister"),
        ("He is finance old minister.", "finance + minister", "", "finance old minister"),
        ("He is finance Berg minister.", "finance + minister", "Berg", "finance; minister"),
        ("He is finance; minister.", "finance + minister", "", "finance; minister"),
        ("A minister of the state of health and trade.", "health", "", "minister of the state of health and trade"),
        ("A minister of health", "minister", "", "minister of health"),
        ("A minister of the", "minister", "", "minister"),
        ("The health minister", "health", "", "health minister"),
        ("The health and trade minister", "health", "", "health and trade minister"),
        ("The health one two minister", "health", "", "health"),
        ("The health Berg minister", "health", "Berg", "health"),
        ("The trade health air art arts army budget care children minister", "trade", "", "trade"),
        ("The trade health air art arts army budget care minister", "trade", "", "trade health air art arts army budget care minister"),
        ("Chief of health left.", "health", "", "health"),
        ("Minister of the state for health left.", "health", "", "Minister of the state for health"),
        ("Minister for art arts army budget care children health left.", "health", "", "Minister for art arts army budget care children health"),
        ("Minister for art arts army budget care children air health left.", "health", "", "health"),
        ("Minister art health.", "health", "", "health"),
        ("Minister Berg of health.", "health", "Berg", "health"),
        ("He is deputy chief minister.", "minister", "", "deputy chief minister"),
        ("He is health and trade and energy minister.", "minister", "", "health and trade and energy minister"),
        ("He is health, trade and energy minister.", "minister", "", "health, trade and energy minister"),
        ("He is health, trade, energy minister.", "minister", "", "energy minister"),
        ("He is a, trade and energy minister.", "minister", "", "trade and energy minister"),
        ("and trade minister.", "minister", "", "trade minister"),
        ("He is trade and minister.", "minister", "", "minister"),
        ("He is trade chief.", "chief", "", "chief"),
        ("He is Berg and trade minister.", "minister", "Berg", "trade minister"),
        ("He is Berg, trade and energy minister.", "minister", "Berg", "trade and energy minister"),
        ("He is district attorney.", "attorney", "", "district attorney"),
        ("He is district minister.", "minister", "", "minister"),
        ("He is chief minister.", "minister", "", "chief minister"),
        ("He is chief justice.", "justice", "", "chief justice"),
        ("He is state rep.", "rep", "", "state rep"),
        ("He is U.S. Attorney.", "Attorney", "", "U.S. Attorney"),
        ("He is U.S. attorney general.", "attorney", "", "attorney general"),
        ("He is U.S. minister.", "minister", "", "minister"),
        ("He is chief of the staff.", "chief", "", "chief"),
        ("He is chiefs of staff.", "chiefs", "", "chiefs of staff"),
        ("He is chief of", "chief", "", "chief"),
        ("He is president pro tempore.", "president", "", "president pro tempore"),
        ("He is leader of opposition.", "leader", "", "leader"),
        ("He is secretary general.", "secretary", "", "secretary general"),
        ("He is minister of state for health.", "minister", "", "minister of state for health"),
        ("He is minister general.", "minister", "", "minister"),
        ("He is minister of justice.", "minister", "", "minister of justice"),
        ("He is minister and justice.", "minister", "", "minister"),
        ("He is minister of trade, health and energy.", "minister", "", "minister of trade, health and energy"),
        ("He is minister of trade, health.", "minister", "", "minister of trade"),
        ("He is minister of trade, big and energy.", "minister", "", "minister of trade"),
        ("He is minister of, trade.", "minister", "", "minister"),
        ("He is minister of trade and.", "minister", "", "minister of trade"),
        ("He is minister of the trade.", "minister", "", "minister of the trade"),
        ("He is minister of the.", "minister", "", "minister"),
        ("He is minister of trade for energy.", "minister", "", "minister of trade for energy"),
        ("Minister of art army budget care air gas oil health.", "Minister", "", "Minister of art army budget care air gas oil health"),
        ("He is minister for big trade.", "minister", "", "minister"),
        ("He is minister for big trade.", "minister for", "", "minister for big trade"),
        ("He is minister for big trade.", "minister for", "big", "minister for"),
        ("He is minister for trade and big.", "minister for trade and", "", "minister for trade and big"),
        ("He is minister for monday.", "minister for", "", "minister for"),
        ("He is minister for 12.", "minister for", "", "minister for"),
        ("He is minister trade energy.", "minister trade", "", "minister trade energy"),
        ("He is chief of trade.", "chief", "", "chief"),
        ("He is chief trade.", "chief trade", "", "chief trade"),
        ("He is finance. Minister left.", "finance", "", "finance"),
        ("He left. Finance minister.", "minister", "", "Finance minister"),
    ],
)  # fmt: skip
def test_the_words_of_a_post(text: str, pieces: str, name: str, told: str) -> None:
    """Pieces parted by " + ", the posts that they become by "; "."""
    assert "; ".join(posts(text, *pieces.split(" + "), closed=(name,) if name else ())) == told


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
