"""Join nominals and pronouns to entities, in one pass over the tokens."""

from __future__ import annotations

from itertools import takewhile

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, EntityNode, Mention
from incumbent.language.coreference.anaphora import anaphora
from incumbent.language.coreference.cataphora import claim_title, drop_empty
from incumbent.language.coreference.grammar import pronoun
from incumbent.language.coreference.mentions import add_mention
from incumbent.language.coreference.nouns import phrase_at
from incumbent.language.coreference.pairs import listed
from incumbent.language.coreference.phrases import resolve_phrase
from incumbent.language.coreference.pronouns import resolve_pronoun, resolve_relative
from incumbent.language.coreference.state import State

_NOUN = frozenset(("NN", "NNS", "NNP", "NNPS"))
_PRONOUN = frozenset(("PRP", "PRP$"))
_RELATIVE = frozenset(("WP", "WDT", "WP$"))
_ONCE = frozenset(("former", "ex"))
_STATE_SECTORS = frozenset(("GOV", "LEG", "JUD", "COP", "MIL", "SPY"))


def resolve(analysis: Analysis, knowledge: Knowledge) -> None:
    """Add nominal and pronoun mentions to the analysis, and entities for unnamed phrases that something refers to."""
    if not analysis.tokens:
        return
    _run(State(analysis, knowledge))
    drop_empty(analysis)
    for node in analysis.entities:
        if node.country is None and analysis.focus is not None and _public(node):
            node.country = analysis.focus
        node.mentions.sort(key=lambda m: (analysis.mentions[m].start, analysis.mentions[m].end))


def _public(node: EntityNode) -> bool:
    """Whether it is an official or a public body, which belong to the country an article is about if nothing else is said."""
    if node.kind == "person":
        return bool(node.titles) and node.sector in _STATE_SECTORS
    return node.kind == "organization" and node.sector in _STATE_SECTORS


def _run(state: State) -> None:
    """Visit every token once."""
    tokens = state.analysis.tokens
    for i, token in enumerate(tokens):
        if token.mention >= 0:
            mention = state.named_at.get(i)
            if mention is not None:
                _name(state, mention)
            continue
        tag = token.tag
        if tag in _NOUN or token.lower == "old":
            phrase = phrase_at(state.analysis, state.lexicon, i)
            if phrase is not None:
                resolve_phrase(state, phrase)
        elif tag in _PRONOUN:
            demand = pronoun(token)
            if demand is not None:
                resolve_pronoun(state, i, demand)
        elif tag in _RELATIVE:
            resolve_relative(state, i)
        if token.ent == "NORP":
            _nod(state, i)


def _name(state: State, mention: Mention) -> None:
    node = state.analysis.entities[mention.entity]
    item = state.item(node, mention.head, mention.start)
    state.speak_of(item, mention.head)
    if item.count == 1 and mention.title_start >= 0:
        title = [t.lower for t in state.analysis.tokens[mention.title_start : mention.start]]
        post = list(takewhile(lambda word: word not in ("of", "for", "to", "from"), title))
        if post and mention.title_start and state.analysis.tokens[mention.title_start - 1].lower in _ONCE:
            node.titles.append(f"former {' '.join(post)}")
        claim_title(state, item, node, post[-1] if post else "", set(post) & anaphora().apart)
    together = listed(state.analysis, state.memory, state.items_at, mention.head)
    if together is not None:
        together.start = state.named_at[together.head].start if together.head in state.named_at else together.head
        state.memory.touch(together)
        if together.entity >= 0:
            add_mention(state.analysis, together.start, mention.end, together.head, "nominal", together.entity)


def _nod(state: State, i: int) -> None:
    """An adjective of nationality keeps its state in mind: "the Syrian army ... the country"."""
    place = state.knowledge.place(state.analysis.tokens[i].text)
    item = state.states.get(place.country) if place is not None else None
    if item is not None and item.sent < state.analysis.tokens[i].sent:
        item.sent, item.weight, item.heads = state.analysis.tokens[i].sent, 1.0, []
