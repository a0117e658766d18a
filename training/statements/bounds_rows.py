"""The labelled places where stretches of content and sources begin and end, made from what the first four scorers find."""

from __future__ import annotations

from gold import GoldArticle, GoldAttribution
from logistic import Examples

from incumbent.coding.statements.attribute import find_attributions
from incumbent.coding.statements.bounds import bound_features, places, relation_of, sides, stops
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.model import Weights
from incumbent.coding.statements.settle import Attribution
from incumbent.coding.statements.spans import Run
from incumbent.language.analysis import Sentence


def collect_bounds(articles: list[GoldArticle], weights: Weights, bound: Examples, tail: Examples, first: int) -> None:
    """Add the rows of these articles. `weights` must not have been learnt from them, or its slips would not be seen.

    `first` is the number of the first article.
    """
    for number, article in enumerate(articles, first):
        frame = Frame(article.tokens, article.text)
        by_head: dict[int, GoldAttribution] = {}
        for gold in article.attributions:
            by_head.setdefault(gold.head, gold)
        everything = find_attributions(frame, article.sentences, weights)
        for n, found in enumerate(everything):
            if found.head in by_head:
                cues = [a.cue for a in everything[max(0, n - 3) : n + 4] if a is not found]
                barred = stops(frame, found, cues)
                _content(frame, article.sentences, found, by_head[found.head], barred, bound, number)
                _source(frame, article.sentences, found, by_head[found.head], barred, tail, number)


def _content(
    frame: Frame,
    sentences: list[Sentence],
    found: Attribution,
    gold: GoldAttribution,
    stop: list[Run],
    rows: Examples,
    number: int,
) -> None:
    tokens = frame.tokens
    barred = stop if found.source is None else [*stop, found.source]
    for run in found.content:
        same = _around(gold.content, run)
        words = [i for i in same if tokens[i].text[0].isalnum()]
        if not words:
            continue
        others = barred + [r for r in found.content if r != run]
        for side in sides(frame, run):
            for rank, place, listed in _listed(frame, sentences, run, others, side):
                kept = range(run[0], place + 1) if side else range(place, run[1] + 1)
                inside = [i for i in kept if tokens[i].text[0].isalnum()]
                right = bool(inside) and inside[-side] == words[-side]
                features = bound_features(frame, found.head, run, place, rank, side, relation_of(found))
                if listed > 1:
                    rows.add(features, right, number)


def _source(
    frame: Frame,
    sentences: list[Sentence],
    found: Attribution,
    gold: GoldAttribution,
    stop: list[Run],
    rows: Examples,
    number: int,
) -> None:
    run = found.source
    if run is None or not gold.source & set(range(run[0], run[1] + 1)):
        return
    barred = [*stop, *found.content]
    for side in sides(frame, run):
        target = max(gold.source) if side else min(gold.source)
        for rank, place, listed in _listed(frame, sentences, run, barred, side):
            if listed > 1:
                features = bound_features(frame, found.head, run, place, rank, side, found.source_relation)
                rows.add(features, place == target, number)


def _listed(
    frame: Frame, sentences: list[Sentence], run: Run, barred: list[Run], side: int
) -> list[tuple[int, int, int]]:
    """Each place with its rank and how many there are."""
    found = places(frame, run, sentences[frame.tokens[run[side]].sent], barred, side)
    return [(rank, place, len(found)) for rank, place in enumerate(found)]


def _around(content: set[int], run: Run) -> list[int]:
    """The unbroken stretches of content by hand that touch the run, in order."""
    touching = [i for i in sorted(content) if run[0] <= i <= run[1]]
    if not touching:
        return []
    lo, hi = touching[0], touching[-1]
    while lo - 1 in content:
        lo -= 1
    while hi + 1 in content:
        hi += 1
    return [i for i in range(lo, hi + 1) if i in content]
