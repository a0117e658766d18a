"""The sample article: all its statements with the right speaker, and none invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from incumbent.coding.statements import find_statements
from incumbent.language import Analyst
from incumbent.reading import read_articles

SEED = Path(__file__).resolve().parents[4] / "shared" / "seed"
needs_seed = pytest.mark.skipif(
    not SEED.is_dir(), reason="the sample article (../shared/seed) is absent: its statements are not checked"
)


@needs_seed
def test_all_statements_of_the_sample_and_no_other(analyst: Analyst) -> None:
    [reading] = list(read_articles([SEED / "article.txt"]))
    assert reading.article is not None
    [analysis] = list(analyst.analyse([reading.article]))
    found = {s.content.quote: s for s in find_statements(analysis, analyst.knowledge)}
    wanted = json.loads((SEED / "events_and_statements.json").read_text("utf-8"))["statements"]
    assert {(speaker, content) for speaker, _, content in wanted} == {(s.speaker, q) for q, s in found.items()}
    assert {content: kind for _, kind, content in wanted} == {q: s.kind for q, s in found.items()}
    tweets = [s for s in found.values() if s.channel == "tweet"]
    assert [s.speaker for s in tweets] == ["Mark Galeotti"]
