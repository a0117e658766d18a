"""Each sentence of posts.txt with the claims it makes: by grammar alone, or with the anchors that a reader sees in it."""

from functools import cache
from pathlib import Path

import pytest
from hand import DAY, anchored, marked

from incumbent.coding.tongues import Tongue
from incumbent.knowledge import Knowledge
from incumbent.records import Article, Claim


@cache
def tongue(language: str) -> Tongue:
    return Tongue(language, Knowledge.load())


def cases() -> list[tuple[str, str, list[str], list[str]]]:
    """Language, sentence, its anchors, and its claims: kind, person, title, body, area, country, date, how."""
    found: list[tuple[str, str, list[str], list[str]]] = []
    for line in Path(__file__).with_name("posts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("    ? "):
            found[-1][2].append(line[6:])
        elif line.startswith(" "):
            found[-1][3].append(line.strip())
        elif line:
            language, _, sentence = line.partition(" ")
            found.append((language, sentence, [], []))
    return found


def told(c: Claim) -> str:
    return " | ".join(str(x or "-") for x in (c.kind, c.person, c.title, c.body, c.area, c.country, c.date, c.how))


@pytest.mark.parametrize(("language", "sentence", "anchors", "wanted"), cases())
def test_what_a_sentence_tells(language: str, sentence: str, anchors: list[str], wanted: list[str]) -> None:
    hand = marked(sentence)
    for line in anchors:
        anchored(hand, line)
    article = Article("a1", hand.page.text, "", published=str(DAY), language=language)
    found = tongue(language).understood(hand.reading, article).claims()
    assert [told(c) for c in found] == wanted
    assert all(hand.page.text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in found)
