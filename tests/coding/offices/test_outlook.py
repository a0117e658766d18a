"""How a change is told: the climb through what governs it always ends."""

from __future__ import annotations

import pytest

from incumbent.coding.offices.outlook import outlook
from incumbent.language import Analysis, Sentence, Token
from incumbent.records import Article


@pytest.mark.parametrize("verb", ["become", "succeed", "appoint", "elect", "help", "take"])
def test_a_sentence_that_is_only_an_infinitive(verb: str) -> None:
    text = f"To {verb} president"
    tokens = [
        Token(0, "To", "to", "TO", "aux", 1, 0, 2, 0, ""),
        Token(1, verb, verb, "VB", "ROOT", 1, 3, 3 + len(verb), 0, ""),
        Token(2, "president", "president", "NN", "attr", 1, 4 + len(verb), len(text), 0, ""),
    ]
    tokens[1].children = [0, 2]
    analysis = Analysis(Article("a", text), tokens, [Sentence(0, 0, 3, 0, len(text), 1, 1)])
    assert outlook(analysis, 1) in ("done", "none", "planned", "not_done", "reported")
