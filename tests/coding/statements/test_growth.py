"""Time grows with an article's length alone, also where the parse has gone wild."""

from __future__ import annotations

import time

import pytest

from incumbent.coding.statements import find_statements
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis, Sentence, Token
from incumbent.records import Article

KNOWLEDGE = Knowledge.load()
WORDS = (("said", "VBD"), ("he", "PRP"), ("go", "VB"))


def wild(shape: str, n: int) -> Analysis:
    """One sentence of n tokens: all on the first ("star"), each on the one before ("chain"), or full of marks ("soup")."""
    tokens: list[Token] = []
    at = 0
    for i in range(n):
        text, tag = ('"', "``") if shape == "soup" and i % 5 == 1 else WORDS[i % 3]
        head = max(i - 1, 0) if shape == "chain" else 0
        dep = "ROOT" if i == 0 else "nsubj" if text == "he" else "ccomp" if shape == "chain" or i % 2 else "conj"
        tokens.append(Token(i, text, "say" if text == "said" else text, tag, dep, head, at, at + len(text), 0, ""))
        at += len(text) + 1
        if head != i:
            tokens[head].children.append(i)
    article = Article("a", " ".join(t.text for t in tokens))
    return Analysis(article, tokens, [Sentence(0, 0, n, 0, len(article.text), 0, 0)])


@pytest.mark.parametrize("shape", ["star", "chain", "soup"])
def test_time_is_linear(shape: str) -> None:
    def seconds(n: int) -> float:
        analysis, best = wild(shape, n), 99.0
        for _ in range(2):
            began = time.process_time()
            find_statements(analysis, KNOWLEDGE)
            best = min(best, time.process_time() - began)
        return best

    seconds(300)
    assert seconds(6000) < 10 * seconds(1500) + 0.2


def test_nothing_in_an_empty_article() -> None:
    assert find_statements(Analysis(Article("a", ""), [], []), KNOWLEDGE) == []
