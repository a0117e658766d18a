"""How well a referent fits a pronoun: agreement and syntax forbid, nearness and prominence rank."""

from __future__ import annotations

import math

from incumbent.language.analysis import Analysis
from incumbent.language.coreference.grammar import (
    SPEECH,
    SUBJECTS,
    Pronoun,
    clause_verb,
    governor,
    subject_of,
)
from incumbent.language.coreference.items import Item

FAR = 4  # sentences a plain pronoun looks back at most


def agrees(demand: Pronoun, item: Item) -> bool:
    """Whether number, gender and animacy allow the pair."""
    if demand.gender in ("m", "f"):
        return item.kind == "person" and item.number != "many" and item.gender in ("", demand.gender)
    if demand.gender == "n":
        return item.kind != "person" and item.number != "many" and item.kind != "group"
    return item.number != "one" or item.kind == "organization"


def barred(analysis: Analysis, i: int, demand: Pronoun, item: Item) -> bool:
    """Whether syntax forbids the pair: both are arguments of one verb, or the pronoun is part of the phrase itself."""
    tokens = analysis.tokens
    if item.sent != tokens[i].sent:
        return False
    if demand.manner == "possessive":
        owner = tokens[i].head
        return owner == item.head or (tokens[item.head].head == owner and tokens[item.head].dep == "appos")
    mine = governor(analysis, i)
    for head in item.heads:
        if tokens[head].sent != tokens[i].sent:
            continue
        top = head
        while tokens[top].dep in ("conj", "appos") and tokens[top].head != top:
            top = tokens[top].head
        if governor(analysis, top) == mine and tokens[top].dep not in ("poss", "compound", "amod", "nmod"):
            return True
        if tokens[i].dep not in SUBJECTS and tokens[mine].tag.startswith("VB"):
            subject = subject_of(analysis, mine)
            if subject == top:
                return True
    return False


def score(analysis: Analysis, i: int, demand: Pronoun, item: Item, headline: bool) -> float:
    """Higher is likelier; comparable only among the referents of one pronoun."""
    tokens = analysis.tokens
    token = tokens[i]
    distance = token.sent - item.sent
    value = item.weight - 1.4 * distance + 0.5 * math.log1p(item.count)
    if headline:
        value += 0.4
    if demand.gender in ("m", "f") and item.gender == demand.gender:
        value += 1.0
    here = tokens[item.head]
    if token.dep in SUBJECTS and here.dep in SUBJECTS:
        value += 0.6
    if demand.gender == "" and item.kind in ("group",):
        value += 0.8
    if demand.gender == "n" and item.kind == "thing":
        value += 0.2
    if demand.gender == "n" and item.kind in ("place", "state"):
        value -= 0.6
    if demand.gender == "" and item.kind == "organization":
        value -= 0.7
    if item.kind == "thing" and distance > 1:
        value -= 2.0
    if distance == 0:
        value += _same_sentence(analysis, i, item)
    if token.dep == "nsubj" and tokens[token.head].lemma in SPEECH and item.spoke:
        value += 0.8
    return value


def _same_sentence(analysis: Analysis, i: int, item: Item) -> float:
    """The subject of the clause above is what "he" in the clause below most often means."""
    tokens = analysis.tokens
    verb = clause_verb(analysis, i)
    for _ in range(5):
        subject = subject_of(analysis, verb)
        if subject is not None and subject != i and subject in item.heads:
            return 1.2
        if tokens[verb].head == verb:
            break
        verb = clause_verb(analysis, tokens[verb].head)
    return 0.0
