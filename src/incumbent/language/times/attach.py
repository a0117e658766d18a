"""Which expression of time dates an act: syntax first, so that a date never strays to a clause it does not belong to."""

from __future__ import annotations

from collections.abc import Iterator

from incumbent.language.analysis import Analysis, TimeExpression, Token
from incumbent.language.times.periods import shifted
from incumbent.language.times.tense import governing_verb, verb_tense
from incumbent.records import PartialDate

PUBLICATION_DAYS = 3  # where its opening names no day, news happened at most so many days before it appeared
OPENING = 6  # sentences at the head of an article, title and date line included
OPENING_DAYS = 10  # how far before publication a day in them may lie to be that of the news
_INSIDE = frozenset(("poss", "amod", "nummod", "compound", "nmod", "appos", "quantmod", "case"))
_SHARING = frozenset(("xcomp", "advcl", "ccomp", "acl", "pcomp", "csubj", "dep", "parataxis"))
_TIMELESS = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))
_DESCRIBING = frozenset(("relcl", "acl", "advcl"))
_ADVERBIAL = frozenset(("in", "at", "during", "on"))
_SETTING = frozenset(("in", "at", "during", "for", "by", "with", "into", "to", "from", "on", "upon"))
_WHEN = frozenset(("when", "as", "while"))
_COUNTED = frozenset(("earlier", "later", "before", "after", "afterwards"))
_LATER = frozenset(("later", "subsequently", "eventually", "afterwards", "previously", "once", "formerly"))
_STEPS = 8


def when(analysis: Analysis, i: int, publication: bool = False) -> PartialDate | None:
    """When the act named by token `i` (a verb, or a noun such as "resignation") takes place; None where unsaid.

    Looked for in this order: words of time that hang on the token itself; those of its own clause; those shared
    through coordination ("On Thursday he dismissed A and appointed B"); those of the clause it completes or
    describes, if it has none itself. A date of any other clause is never taken. With `publication`, what has no date
    at all is given the days from the article's first dated act to its publication (`news_window`): fit for its main
    news alone, so it is off by default.
    """
    expression = when_expression(analysis, i)
    if expression is not None:
        return expression.value
    return news_window(analysis, i) if publication else None


def news_window(analysis: Analysis, i: int) -> PartialDate | None:
    """The days in which the article's main news happened: from the day its opening tells to the day it appeared.

    None without a publication date, and for verbs that look ahead or further back ("will meet", "had met").
    """
    published = analysis.article.published_on
    tokens = analysis.tokens
    verb = governing_verb(tokens, i)
    if published is None or (verb is not None and verb_tense(tokens, verb) == "future"):
        return None
    if verb is not None and any(tokens[j].lower in ("had", "'d") for j in tokens[verb].children):
        return None
    today = published.latest
    first = shifted(today, -PUBLICATION_DAYS)
    for t in analysis.times:
        if tokens[t.start].sent > OPENING:
            break
        if t.value is None or not t.value.is_day or not dates(t) or governing_verb(tokens, t.start) is None:
            continue  # a date line has no verb
        if 0 <= (today - t.value.earliest).days <= OPENING_DAYS:
            first = t.value.earliest
            break
    return PartialDate.between(first or today, today)


def when_expression(analysis: Analysis, i: int) -> TimeExpression | None:
    """The expression of time that dates the act of token `i`, None where there is none. See `when`."""
    tokens = analysis.tokens
    times = sentence_times(analysis, tokens[i].sent)
    if not times:
        return None
    placed = [(anchor_of(tokens, t), t) for t in times]
    own = [t for g, t in placed if g == i]
    if own:
        return _best(tokens, own, i)
    verb = _clause_of(tokens, i)
    seen: set[int] = set()
    while verb is not None and verb not in seen and len(seen) < _STEPS:
        seen.add(verb)
        verbs = _one_clause(tokens, verb) + _same_time(tokens, verb)
        found = [t for g, t in placed if any(_dates_clause(tokens, g, t, v) for v in verbs)]
        found = found or _shared(tokens, placed, verb)
        if found:
            return _best(tokens, found, verb)
        described = [t for t in times if tokens[verb].dep in _DESCRIBING and t.start <= tokens[verb].head < t.end]
        if described and not _later(tokens, verb):  # "in 2014, which placed X in office"
            return described[0]
        verb = _above(tokens, verb)
    return None


def sentence_times(analysis: Analysis, sentence: int) -> list[TimeExpression]:
    """The expressions of a sentence that can date an act: those with a value that are not mere durations or cycles."""
    s = analysis.sentences[sentence]
    return [t for t in _within(analysis.times, s.start, s.end) if t.value is not None and dates(t)]


def dates(t: TimeExpression) -> bool:
    """Whether an expression says when, and not only how long, how often or "now"."""
    if t.role == "recur" or (t.timex in _TIMELESS and t.role != "until"):
        return False
    return t.role != "span" or t.value is not None


def _within(times: list[TimeExpression], start: int, end: int) -> Iterator[TimeExpression]:
    low, high = 0, len(times)
    while low < high:
        middle = (low + high) // 2
        if times[middle].start < start:
            low = middle + 1
        else:
            high = middle
    while low < len(times) and times[low].start < end:
        yield times[low]
        low += 1


def anchor_of(tokens: list[Token], t: TimeExpression) -> int:
    """The token that an expression modifies: up from its head through prepositions."""
    i = t.start
    for j in range(t.start, t.end):
        if not t.start <= tokens[j].head < t.end or tokens[j].head == j:
            i = j
            break
    for _ in range(_STEPS):
        if tokens[i].head == i:
            break
        token, above = tokens[i], tokens[tokens[i].head]
        i = above.i
        if token.dep in ("pobj", "pcomp") or above.tag in ("IN", "TO", "RB") or t.start <= above.i < t.end:
            continue
        break
    return i


def _clause_of(tokens: list[Token], i: int, steps: int = _STEPS) -> int | None:
    """The verb whose time is that of token `i`: of a noun only where it is the verb's own argument or setting."""
    token = tokens[i]
    if token.tag[:2] == "VB":
        return None if token.dep in ("amod", "compound") else governing_verb(tokens, i)
    if token.dep == "conj":
        token = tokens[token.head]
    head = tokens[token.head]
    if token.dep == "pobj":
        if head.lower not in _SETTING or tokens[head.head].tag[:2] != "VB":
            return None
    elif token.dep in ("compound", "nmod", "amod", "poss", "appos") and head.tag[:2] == "NN":
        if steps == 0 or head.i == i or token.dep not in ("compound", "appos"):
            return None
        return _clause_of(tokens, head.i, steps - 1)
    return governing_verb(tokens, i)


def _same_time(tokens: list[Token], verb: int) -> list[int]:
    """Verbs of "when" and "as" clauses under a verb, which are of the same moment."""
    return [
        j
        for j in tokens[verb].children
        if tokens[j].dep == "advcl" and any(tokens[c].lower in _WHEN and c < j for c in tokens[j].children)
    ]


def _later(tokens: list[Token], verb: int) -> bool:
    """Whether the verb sets itself after what stands around it: "which the court later ruled"."""
    return any(tokens[j].lower in _LATER for j in tokens[verb].children)


def _one_clause(tokens: list[Token], verb: int) -> list[int]:
    """The verbs that are one act with a verb: "was" and "nominated", also where the parse takes them apart."""
    token = tokens[verb]
    if token.dep == "acomp" and tokens[token.head].lemma == "be":
        return [verb, token.head]
    if token.lemma == "be":
        return [verb, *(j for j in token.children if tokens[j].dep == "acomp" and tokens[j].tag == "VBN")]
    return [verb]


def _dates_clause(tokens: list[Token], anchor: int, t: TimeExpression, verb: int) -> bool:
    """Whether an expression that modifies `anchor` speaks of the act of `verb`."""
    if anchor == verb:
        return True
    if governing_verb(tokens, anchor) != verb:
        return False
    if t.end <= verb:
        phrase = _phrase_under(tokens, anchor, verb)
        if phrase is None:
            return False
        if tokens[phrase].dep == "prep" and tokens[phrase].lower in _ADVERBIAL:
            return True  # "In the 2016 election, X lost", "At the elections in 2008, Y won"
        if anchor < t.start:  # "the election in August was": within the subject
            return False
    if tokens[t.start - 1].lower == "of" and t.start > 0:  # "the Act of 1867"
        return False
    head = next((j for j in range(t.start, t.end) if not t.start <= tokens[j].head < t.end), t.start)
    return tokens[head].dep not in _INSIDE


def _phrase_under(tokens: list[Token], i: int, verb: int) -> int | None:
    """The child of `verb` whose words token `i` stands in."""
    for _ in range(_STEPS):
        if tokens[i].head == verb:
            return i
        if tokens[i].head == i:
            return None
        i = tokens[i].head
    return None


def _shared(tokens: list[Token], placed: list[tuple[int, TimeExpression]], verb: int) -> list[TimeExpression]:
    """Times told once for coordinated verbs: before the first of them, or after the last."""
    token = tokens[verb]
    if token.dep == "conj" and tokens[token.head].tag[:2] == "VB":
        return []
    for j in token.children:
        later = tokens[j]
        if later.dep == "conj" and later.tag[:2] == "VB" and not _has_subject(tokens, j):
            found = [t for g, t in placed if g == j and t.start > j]
            if found:
                return found
    return []


def _has_subject(tokens: list[Token], verb: int) -> bool:
    return any(tokens[j].dep[:5] in ("nsubj", "csubj", "expl") for j in tokens[verb].children)


def _above(tokens: list[Token], verb: int) -> int | None:
    """The verb whose time also holds for `verb`: the first of a coordination, or the clause it completes."""
    token = tokens[verb]
    if token.head == verb or _later(tokens, verb):
        return None
    if token.dep == "conj":
        return token.head if tokens[token.head].tag[:2] == "VB" else None
    if token.dep not in _SHARING:
        return None
    auxiliaries = {tokens[j].lower for j in token.children if tokens[j].dep in ("aux", "auxpass")}
    if token.dep in ("ccomp", "relcl", "acl", "advcl") and auxiliaries & {"had", "will", "would", "has", "have"}:
        return None
    return governing_verb(tokens, token.head)


def _best(tokens: list[Token], found: list[TimeExpression], near: int) -> TimeExpression:
    """The most telling of several: a date before one counted from another, a day before a month, then the nearest."""

    def weight(t: TimeExpression) -> tuple[bool, bool, int, int]:
        assert t.value is not None
        days = (t.value.latest - t.value.earliest).days
        return (t.role == "span", tokens[t.end - 1].lower in _COUNTED, days, abs(t.start - near))

    return min(found, key=weight)
