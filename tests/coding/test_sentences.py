"""What the coder makes of sentences: each of posts.txt, with the names and anchors that a reader sees in it, and its claims."""

from pathlib import Path

import pytest
from hand import anchored, claims, marked

from incumbent.knowledge import Knowledge
from incumbent.records import Claim


def cases() -> list[tuple[str, list[str], list[str]]]:
    """A sentence, its anchors, and its claims: kind, person, title, body, area, country, date, how, status, evidence."""
    found: list[tuple[str, list[str], list[str]]] = []
    for line in Path(__file__).with_name("posts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    ? "):
            found[-1][1].append(line[6:])
        elif line.startswith(" "):
            found[-1][2].append(line.strip())
        elif line:
            found.append((line, [], []))
    return found


def told(c: Claim) -> str:
    parts = (c.kind, c.person, c.title, c.body, c.area, c.country, c.date, c.how, c.status, c.evidence.quote)
    return " | ".join(str(x or "-") for x in parts)


@pytest.mark.parametrize(("sentence", "anchors", "wanted"), cases())
def test_what_a_sentence_tells(sentence: str, anchors: list[str], wanted: list[str], knowledge: Knowledge) -> None:
    hand = marked(sentence)
    for line in anchors:
        anchored(hand, line)
    assert [told(c) for c in claims(hand, knowledge)] == wanted
