"""What an unnamed noun phrase speaks of: "the Prime Minister", "the ministry", "the 66-year-old", "protesters"."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.language.analysis import Analysis, Token
from incumbent.language.coreference.grammar import Number, phrase_start
from incumbent.language.names.lexicon import Lexicon

_Sort = tuple[str, str, Number, str, str | None]  # kind, noun, number, gender, sector
_DEFINITE = frozenset(("the", "this", "that", "these", "those"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase without a name: tokens [start, head + 1), what it speaks of, and the words before its head.

    `definite`: begins with "the", "this" ...; `owned`: has a possessor; `capitals`: has a capitalised modifier;
    `completed`: goes on with "of ...", "who ...", which mostly says something new.
    """

    start: int
    head: int
    kind: str
    noun: str
    number: Number
    gender: str
    sector: str | None
    definite: bool
    owned: bool
    modifiers: tuple[str, ...]
    capitals: bool = False
    completed: bool = False


def phrase_at(analysis: Analysis, lex: Lexicon, i: int) -> Phrase | None:
    """The phrase that token `i` heads; None where it heads none or is part of a name or title."""
    tokens = analysis.tokens
    token = tokens[i]
    if token.mention >= 0:
        return None
    lower = token.lower
    if token.tag.startswith("JJ"):
        if not (lower == "old" and _aged(analysis, token)):
            return None
        sort: _Sort = ("person", "old", "one", "", None)
    elif token.tag.startswith("NN"):
        if token.dep in ("compound", "nmod", "amod", "npadvmod") and token.head > i and not _owner(analysis, token):
            return None
        sort = _sort(lex, token)
    else:
        return None
    kind, noun, number, gender, sector = sort
    if kind == "thing":
        definite = any(tokens[c].lower in _DEFINITE for c in token.children if c < i)
        return Phrase(i, i, kind, noun, number, gender, sector, definite, False, ())
    start = phrase_start(analysis, i)
    first = tokens[start].lower
    modifiers = tuple(
        t.lower for t in tokens[start:i] if t.mention < 0 and t.tag.startswith(("NN", "JJ", "VB")) and t.ent != "NORP"
    )
    owned = any(tokens[c].dep == "poss" for c in token.children)
    completed = any(
        c > i
        and (tokens[c].dep in ("relcl", "acl") or (tokens[c].dep == "prep" and tokens[c].lower in ("of", "for", "to")))
        for c in token.children
    )
    capitals = any(t.text[0].isupper() for t in tokens[start + 1 : i])
    return Phrase(
        start, i, kind, noun, number, gender, sector, first in _DEFINITE, owned, modifiers, capitals, completed
    )


def _sort(lex: Lexicon, token: Token) -> _Sort:
    lower = token.lower
    plural = token.tag in ("NNS", "NNPS")
    person = lex.people.get(lower)
    if person is not None and not person.plural and not plural:
        return "person", lower, "one", person.gender, person.sector
    if person is not None or lower in lex.groups:
        return "group", lower, "many", "", person.sector if person is not None else None
    body = lex.bodies.get(lower)
    if body is not None and (lower in lex.actors or body.lemma in lex.actors):
        return "organization", body.lemma, "many" if plural or body.plural else "one", "", body.sector
    state = lex.states.get(lower)
    if state is not None:
        return "state", state.lemma, "many" if plural or state.plural else "one", "", None
    if lower in lex.places:
        return "place", lower, "one", "", None
    return "thing", token.lemma, "many" if plural else "one", "", None


def _aged(analysis: Analysis, token: Token) -> bool:
    """Whether "old" ends "66-year-old" used as a noun."""
    i = token.i
    tokens = analysis.tokens
    if i < 4 or tokens[i - 1].text != "-" or not tokens[i - 2].lower.startswith("year"):
        return False
    return not (token.dep in ("amod", "compound") and token.head > i)


def _owner(analysis: Analysis, token: Token) -> bool:
    return any(analysis.tokens[c].tag == "POS" for c in token.children)
