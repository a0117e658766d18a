"""Find and resolve expressions of time: one cheap pass for words that may open one, then matchers around those alone."""

from __future__ import annotations

from collections.abc import Callable, Container

from incumbent.language.analysis import Analysis, Sentence, TimeExpression, Token
from incumbent.language.times.atoms import Atoms
from incumbent.language.times.calendar_forms import decade_at, month_hit, number_hit
from incumbent.language.times.clock import Clock
from incumbent.language.times.day_forms import clock_hit, deictic_hit, era_hit, feast_hit, part_hit, weekday_hit
from incumbent.language.times.hits import Hit
from incumbent.language.times.lexicon import DEICTIC, ERAS, Lexicon, lexicon
from incumbent.language.times.part_forms import half_hit, season_hit
from incumbent.language.times.ranges import joined
from incumbent.language.times.roles import with_role
from incumbent.language.times.unit_forms import unit_hit

_DIGITS = frozenset("0123456789")
_TELLING = frozenset("in on since by during until from to , ( before after of".split()) | {""}
Matcher = Callable[[Atoms, int, Clock], Hit | None]


def find_times(analysis: Analysis) -> list[TimeExpression]:
    """The expressions of time in text order, resolved against the article's day of publication.

    Where that day is unknown, whatever depends on it has the value None; dates written in full keep theirs.
    """
    words = lexicon()
    triggers, tokens = words.triggers, analysis.tokens
    marked: list[int] = []
    for t in tokens:
        lower = t.lower
        if lower in triggers or lower[-1:] in _DIGITS or lower[:1] in _DIGITS or (len(lower) > 4 and "-" in lower):
            if not marked or marked[-1] != t.sent:
                marked.append(t.sent)
    if not marked:
        return []
    clock, found = Clock(analysis), list[TimeExpression]()
    for s in marked:
        found += _sentence_times(tokens, analysis.sentences[s], clock, words)
    return found


def _sentence_times(tokens: list[Token], sentence: Sentence, clock: Clock, words: Lexicon) -> list[TimeExpression]:
    atoms = Atoms(tokens, sentence.start, sentence.end)
    clock.sentence = sentence.i
    hits: list[Hit] = []
    for k in range(len(atoms)):
        if hits and k < hits[-1].end:
            continue
        hit = _hit_at(atoms, k, clock, words)
        if hit is None:
            continue
        while hits and hit.start < hits[-1].end:
            if hit.start > hits[-1].start:  # what is left of the expression begins after the one before
                hit.start = hits[-1].end
                break
            hits.pop()
        if hit.start >= hit.end:
            continue
        hits.append(hit)
        if hit.anchors and hit.period is not None:
            clock.tell(hit.period, hit.explicit and atoms.at(hit.start - 1) in _TELLING)
    return [with_role(atoms, hit, parts, clock) for hit, parts in joined(atoms, hits, clock)]


def _hit_at(a: Atoms, k: int, clock: Clock, words: Lexicon) -> Hit | None:
    """What the word at atom `k` opens or heads."""
    word = a.word[k]
    if word[0] in _DIGITS or (word[0] == "'" and word[1:].isdigit()):
        return clock_hit(a, k, clock) or number_hit(a, k, clock)
    if word not in words.triggers:
        return None
    for table, matcher in _matchers(words):
        if word in table:
            hit = matcher(a, k, clock)
            if hit is not None:
                return hit
    return None


def _matchers(words: Lexicon) -> tuple[tuple[Container[str], Matcher], ...]:
    return (
        (words.feasts, feast_hit),
        (words.weekdays, weekday_hit),
        (words.months, month_hit),
        (words.parts, part_hit),
        (words.units, unit_hit),
        (DEICTIC, deictic_hit),
        (words.seasons, season_hit),
        (words.decades, _word_decade),
        (words.adjectives, _adjective),
        (("half",), half_hit),
        (ERAS, era_hit),
    )


def _word_decade(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "the nineties", "the early thirties"."""
    if a.at(k - 1) not in ("the", "early", "late", "mid", "-") or (
        a.at(k - 2) in ("in", "his", "her") and a.at(k - 1) != "the"
    ):
        return None
    decade = lexicon().decades[a.at(k)]
    today = clock.today.year if clock.today else 2000
    year = today - today % 100 + decade
    return decade_at(a, k, k + 1, year if year <= today else year - 100)


def _adjective(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "annual", "weekly": how often, not when."""
    if a.source(k).tag not in ("JJ", "RB"):
        return None
    return Hit(k, k + 1, None, timex=lexicon().adjectives[a.at(k)], role="recur", anchors=False)
