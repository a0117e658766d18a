"""Who said what, from hand-made readings."""

import tomllib
from importlib.resources import files

import pytest
from hand import RAW, Hand, Words

from incumbent.coding.cast import Cast
from incumbent.coding.statements import find_statements
from incumbent.knowledge import Knowledge
from incumbent.records import Statement

CHANNELS = tomllib.loads(files("incumbent.coding").joinpath("channels.toml").read_text(encoding="utf-8"))["channel"]


def statements(hand: Hand, knowledge: Knowledge) -> list[Statement]:
    found = find_statements(hand.reading, Cast(hand.reading, knowledge, None), RAW)
    for s in found:
        for span in (s.content, s.cue):
            assert span is not None and hand.page.text[span.start : span.end] == span.quote
    return found


def said(
    text: str, content: Words | list[Words], knowledge: Knowledge, cue: str = "said", source: str = "Berg"
) -> list[Statement]:
    hand = Hand(text).names(person=["Berg"])
    hand.anchor("cue", cue, source=source, content=content)
    return statements(hand, knowledge)


def test_a_plain_statement(knowledge: Knowledge) -> None:
    [s] = said("Berg said that the rain would stop.", "that the rain would stop", knowledge)
    assert (s.id, s.kind, s.speaker, s.speaker_entity, s.confidence) == ("s1", "indirect", "Berg", "e1", 0.9)
    assert (s.content.quote, s.cue and s.cue.quote) == ("the rain would stop", "said")


def test_marks_belong_to_what_they_enclose(knowledge: Knowledge) -> None:
    for opening, closing in ('""', "“”"):
        [s] = said(f"{opening}We will not go,{closing} Berg said.", "We will not go,", knowledge)
        assert (s.kind, s.content.quote) == ("direct", f"{opening}We will not go,{closing}")


def test_words_partly_quoted_are_mixed(knowledge: Knowledge) -> None:
    text = "Berg said they would surely “never go” there."
    [s] = said(text, "they would surely “never go” there", knowledge)
    assert s.kind == "mixed"


def test_pieces_that_stand_close_are_one_and_others_are_two(knowledge: Knowledge) -> None:
    text = "Berg said that rain will fall; hail will follow."
    [s] = said(text, ["rain will fall", "hail will follow"], knowledge)
    assert s.content.quote == "rain will fall; hail will follow"
    found = said("“We will not go,” Berg said. “We will stay.”", ["We will not go", "We will stay"], knowledge)
    assert [(s.id, s.content.quote) for s in found] == [("s1", "“We will not go"), ("s2", "“We will stay")]


def test_the_cue_parts_what_it_stands_between(knowledge: Knowledge) -> None:
    found = said("Rain will fall, said Berg, hail will follow.", ["Rain will fall", "hail will follow"], knowledge)
    assert len(found) == 2
    found = said("Rain will fall said hail will follow, Berg.", ["Rain will fall", "hail will follow"], knowledge)
    assert len(found) == 2


def test_a_word_or_two_without_marks_is_no_statement(knowledge: Knowledge) -> None:
    assert said("Berg said so loudly.", "so loudly", knowledge) == []
    [s] = said("Berg said “so loudly”.", "so loudly", knowledge)
    assert s.content.quote == "“so loudly”"


def test_marks_alone_are_no_content(knowledge: Knowledge) -> None:
    assert said("Berg said, “”.", "“”", knowledge) == []


def test_nobody_where_no_source_is_told(knowledge: Knowledge) -> None:
    hand = Hand("It was said that the rain would stop.")
    hand.anchor("cue", "said", content="the rain would stop")
    [s] = statements(hand, knowledge)
    assert (s.speaker, s.speaker_entity) == (None, None)


def test_two_speakers_are_both_told(knowledge: Knowledge) -> None:
    hand = Hand("Berg and Lie said the rain would stop.").names(person=["Berg", "Lie"])
    hand.anchor("cue", "said", source="Berg and Lie", content="the rain would stop")
    [s] = statements(hand, knowledge)
    assert (s.speaker, s.speaker_entity) == ("Berg and Lie", "e1")


def test_a_content_is_told_once_by_its_surest_cue(knowledge: Knowledge) -> None:
    hand = Hand("Berg said, adding that the rain would stop.").names(person=["Berg"])
    hand.anchor("cue", "said", 0.6, source="Berg", content="the rain would stop")
    hand.anchor("cue", "adding", 0.8, source="Berg", content="the rain would stop")
    [s] = statements(hand, knowledge)
    assert s.cue and s.cue.quote == "adding"


def test_weak_cues_and_cues_without_content_tell_nothing(knowledge: Knowledge) -> None:
    hand = Hand("Berg said the rain would stop.")
    hand.anchor("cue", "said", RAW.floor("cue", "cue") - 0.01, content="the rain would stop")
    hand.anchor("cue", "said")
    assert statements(hand, knowledge) == []


@pytest.mark.parametrize(
    ("text", "cue", "addressee"),
    [
        ("Berg told Ola Lie that the rain would stop.", "told", "Ola Lie"),
        ("Berg told the reporters in Oslo the rain would stop.", "told", "reporters"),
        ("Berg warned them that the rain would stop.", "warned", None),
        ("Berg said to Ola Lie that the rain would stop.", "said", None),
        ("Berg told, the rain would stop.", "told", None),
    ],
)
def test_addressees(knowledge: Knowledge, text: str, cue: str, addressee: str | None) -> None:
    hand = Hand(text).names(person=["Berg", *(["Ola Lie"] if "Ola Lie" in text else [])])
    hand.anchor("cue", cue, source="Berg", content="the rain would stop")
    [s] = statements(hand, knowledge)
    assert s.addressee == addressee


@pytest.mark.parametrize("entry", CHANNELS, ids=lambda e: e["name"])
def test_the_example_of_a_channel(knowledge: Knowledge, entry: dict) -> None:
    hand = Hand(entry["example"])
    cue = "said" if " said " in entry["example"] else "told"
    content = "that the money was hidden" if "money" in entry["example"] else "that the city was safe"
    hand.anchor("cue", cue, content=content)
    [s] = statements(hand, knowledge)
    assert s.channel == entry["name"]


def test_no_channel_in_the_words_said(knowledge: Knowledge) -> None:
    [s] = said("Berg said that the letter was on television.", "that the letter was on television", knowledge)
    assert s.channel is None


def test_a_tweet_is_its_own_channel(knowledge: Knowledge) -> None:
    [s] = said("Berg tweeted that the rain would stop.", "the rain would stop", knowledge, cue="tweeted")
    assert s.channel == "tweet"


def test_a_piece_too_short_does_not_cost_the_others(knowledge: Knowledge) -> None:
    found = said(
        "Very well then, and so Berg said that the rain would stop.", ["Very well", "the rain would stop"], knowledge
    )
    assert [s.content.quote for s in found] == ["the rain would stop"]


def test_what_somebody_says_in_anothers_words_stays(knowledge: Knowledge) -> None:
    hand = Hand("Berg said Lie had told her the rain would stop.").names(person=["Berg", "Lie"])
    hand.anchor("cue", "said", source="Berg", content="Lie had told her the rain would stop")
    hand.anchor("cue", "told", source="Lie", content="the rain would stop")
    assert [(s.id, s.speaker) for s in statements(hand, knowledge)] == [("s1", "Berg"), ("s2", "Lie")]
