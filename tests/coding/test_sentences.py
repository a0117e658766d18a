"""What the coder makes of sentences: each of posts.txt and said.txt, with the names and anchors that a reader sees in it, and its
claims or statements."""

from pathlib import Path

import pytest
from hand import RAW, anchored, claims, marked

from incumbent.coding.cast import Cast
from incumbent.coding.statements import find_statements
from incumbent.knowledge import Knowledge


def cases(file: str) -> list[tuple[str, list[str], list[str]]]:
    """Each sentence of a file with its anchors and what they tell."""
    found: list[tuple[str, list[str], list[str]]] = []
    for line in Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines():
        if line.startswith("    ? "):
            found[-1][1].append(line[6:])
        elif line.startswith(" "):
            found[-1][2].append(line.strip())
        elif line:
            found.append((line, [], []))
    return found


def line(*parts: object) -> str:
    return " | ".join(str(x or "-") for x in parts)


@pytest.mark.parametrize(("sentence", "anchors", "wanted"), cases("posts.txt"))
def test_the_claims_of_a_sentence(sentence: str, anchors: list[str], wanted: list[str], knowledge: Knowledge) -> None:
    hand = marked(sentence)
    for told in anchors:
        anchored(hand, told)
    assert [
        line(c.kind, c.person, c.title, c.body, c.area, c.country, c.date, c.how, c.status, c.evidence.quote)
        for c in claims(hand, knowledge)
    ] == wanted


@pytest.mark.parametrize(("sentence", "anchors", "wanted"), cases("said.txt"))
def test_the_statements_of_a_sentence(
    sentence: str, anchors: list[str], wanted: list[str], knowledge: Knowledge
) -> None:
    hand = marked(sentence)
    for told in anchors:
        anchored(hand, told)
    found = find_statements(hand.reading, Cast(hand.reading, knowledge, None), RAW)
    assert [s.id for s in found] == [f"s{i + 1}" for i in range(len(found))]
    assert [
        line(
            s.kind,
            s.speaker,
            s.speaker_entity,
            s.content.quote,
            s.cue and s.cue.quote,
            s.addressee,
            s.channel,
            s.confidence,
        )
        for s in found
    ] == wanted
