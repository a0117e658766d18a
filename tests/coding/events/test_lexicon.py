"""Every entry of the lexicon is shown at work by its own sentence: the type, the source and the target."""

from __future__ import annotations

import pytest

from incumbent.coding.events.find import Reading
from incumbent.coding.events.senses import Example, Lexicon
from incumbent.coding.statements import find_statements
from incumbent.language import Analyst
from incumbent.records import Article

EXAMPLES = Lexicon.load().examples


@pytest.fixture(scope="module")
def readings() -> dict[str, Reading]:
    """All example sentences, analysed in one batch."""
    analyst = Analyst()
    articles = [Article(e.sense, "Report\n" + e.sentence, published="2020-05-20") for e in EXAMPLES]
    return {
        a.article.id: Reading(a, analyst.knowledge, [], find_statements(a, analyst.knowledge))
        for a in analyst.analyse(articles)
    }


def same(wanted: str, found: list[str]) -> bool:
    """Whether an actor of the sentence is among those found, by its words; "-" means nobody."""
    if wanted == "-":
        return True
    words = set(wanted.lower().split())
    return any(words & set(name.lower().split()) for name in found)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: e.sense)
def test_example_is_read_as_its_entry_says(example: Example, readings: dict[str, Reading]) -> None:
    source, _, target = example.gives.partition(" > ")
    proposed = [c for c in readings[example.sense].proposed if c.type == example.type]
    told = [([a.name for a in c.source], [a.name for a in c.target]) for c in proposed]
    assert any(same(source, s) and same(target, t) for s, t in told), (example.sentence, told)
