"""Every entry of the lexicons is what its example sentence shows."""

from __future__ import annotations

import pytest

from incumbent.coding.statements import find_statements
from incumbent.coding.statements.lexicon import load_lexicon
from incumbent.language import Analyst
from incumbent.records import Article, Statement

LEXICON = load_lexicon()
CUES = [*LEXICON.verbs.values(), *LEXICON.nouns.values()]
EXAMPLES = [c.example for c in CUES] + [c.example for c in LEXICON.channels]


@pytest.fixture(scope="module")
def found(analyst: Analyst) -> dict[str, tuple[Statement, list[str]]]:
    """The first statement of each example, and the lemmas of its cue."""
    articles = [Article(e, f"News of the day\n{e}", published="2021-03-09") for e in dict.fromkeys(EXAMPLES)]
    statements = {}
    for analysis in analyst.analyse(articles):
        for s in find_statements(analysis, analyst.knowledge):
            cue = s.cue
            lemmas = [t.lemma for t in analysis.tokens if cue and cue.start <= t.start < cue.end]
            statements.setdefault(analysis.article.id, (s, lemmas))
    return statements


@pytest.mark.parametrize("cue", CUES, ids=[c.lemma for c in CUES])
def test_cue_introduces_its_example(cue: object, found: dict[str, tuple[Statement, list[str]]]) -> None:
    assert cue.example in found, "no statement found"  # type: ignore[attr-defined]
    statement, lemmas = found[cue.example]  # type: ignore[attr-defined]
    assert cue.lemma in lemmas, (lemmas, statement.content.quote)  # type: ignore[attr-defined]


@pytest.mark.parametrize("channel", LEXICON.channels, ids=[c.example for c in LEXICON.channels])
def test_channel_is_named_by_its_example(channel: object, found: dict[str, tuple[Statement, list[str]]]) -> None:
    statement, _ = found[channel.example]  # type: ignore[attr-defined]
    assert statement.channel == channel.name  # type: ignore[attr-defined]


def test_nouns_of_one_channel_stay_apart() -> None:
    assert LEXICON.channel("conference", ["party"]) is None
    assert LEXICON.channel("conference", ["press"]) == "press conference"
