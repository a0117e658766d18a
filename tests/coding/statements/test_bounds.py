"""Where a stretch may begin or end, and that nothing reaches over what belongs to another cue."""

from __future__ import annotations

from incumbent.coding.statements.bounds import places, stops
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.settle import Attribution
from incumbent.language import Analyst
from incumbent.records import Article

TEXT = "Helen Carter said the bridge was safe, but nobody believed her on Monday."


def parsed(analyst: Analyst) -> tuple[Frame, list[str], Attribution]:
    [analysis] = analyst.analyse([Article("a", f"Day\n{TEXT}")])
    words = [t.text for t in analysis.tokens]
    said, the, safe = words.index("said"), words.index("the"), words.index("safe")
    source = (words.index("Helen"), words.index("Carter"))
    content = ((the, safe),)
    found = Attribution(said, (said, said), source, source[1], "c:nsubj", content, frozenset(("c:ccomp",)), 0.9)
    return Frame.of(analysis), words, found


def test_the_present_edge_comes_first_and_the_sentence_ends_the_search(analyst: Analyst) -> None:
    frame, words, found = parsed(analyst)
    sentence = frame.tokens[found.head].sent
    [analysis] = analyst.analyse([Article("a", f"Day\n{TEXT}")])
    run = found.content[0]
    at = places(frame, run, analysis.sentences[sentence], stops(frame, found, []), 1)
    assert at[0] == run[1]
    assert all(run[0] <= i < analysis.sentences[sentence].end for i in at)
    assert words.index("her") in at  # before "on Monday"


def test_a_neighbours_cue_is_not_reached_over(analyst: Analyst) -> None:
    frame, words, found = parsed(analyst)
    [analysis] = analyst.analyse([Article("a", f"Day\n{TEXT}")])
    believed = words.index("believed")
    barred = stops(frame, found, [(believed, believed)])
    at = places(frame, found.content[0], analysis.sentences[frame.tokens[found.head].sent], barred, 1)
    assert max(at) < believed


def test_nothing_begins_before_the_cue_that_follows_its_source(analyst: Analyst) -> None:
    frame, _, found = parsed(analyst)
    [analysis] = analyst.analyse([Article("a", f"Day\n{TEXT}")])
    sentence = analysis.sentences[frame.tokens[found.head].sent]
    assert min(places(frame, found.content[0], sentence, stops(frame, found, []), 0)) > found.head
