"""To whom and by which channel something was said."""

from __future__ import annotations

from incumbent.coding.statements.lexicon import Lexicon
from incumbent.coding.statements.settle import Attribution
from incumbent.coding.statements.speakers import entity_of, noun_phrase
from incumbent.language import Analysis

_CHANNEL_PREPOSITIONS = frozenset(("in", "on", "at", "via", "to", "through", "during", "by", "from", "over", "with"))
TELLING = frozenset(
    (
        "tell",
        "ask",
        "inform",
        "remind",
        "assure",
        "warn",
        "urge",
        "advise",
        "promise",
        "beg",
        "order",
        "caution",
        "notify",
    )
)


def addressee_of(analysis: Analysis, attribution: Attribution) -> str | None:
    """To whom it was said: the object of "told", "asked", or the phrase after "said to"."""
    tokens = analysis.tokens
    cue = attribution.head
    for j in tokens[cue].children:
        token = tokens[j]
        place = j
        if token.dep == "prep" and token.lower == "to" and tokens[cue].lemma != "accord":
            place = next((k for k in token.children if tokens[k].dep == "pobj"), -1)
        elif token.dep not in ("dobj", "dative", "iobj"):
            continue
        if place < 0 or any(lo <= place <= hi for lo, hi in attribution.content) or tokens[place].tag == "CD":
            continue
        if token.dep == "dobj" and tokens[cue].lemma not in TELLING:
            continue
        return party(analysis, place)
    return None


def party(analysis: Analysis, i: int) -> str | None:
    """The name, or the noun phrase, of those whom this token means; None for a pronoun nobody resolved."""
    node = entity_of(analysis, i)
    if node is not None:
        return node.name
    return None if analysis.tokens[i].tag in ("PRP", "PRP$") else noun_phrase(analysis, i, None)


def channel_of(analysis: Analysis, attribution: Attribution, lexicon: Lexicon) -> str | None:
    """By which channel: what the cue itself says, or a phrase beside it, or a source that is a text."""
    tokens = analysis.tokens
    cue = tokens[attribution.head]
    entry = lexicon.cue(cue.lemma, cue.tag)
    if entry is not None and entry.channel:
        return entry.channel
    heads = [attribution.source_head] if attribution.source_head >= 0 else []
    for j in cue.children:
        if tokens[j].dep in ("dobj", "dative"):
            heads.append(j)
        elif tokens[j].dep == "prep" and tokens[j].lower in _CHANNEL_PREPOSITIONS:
            heads += [k for k in tokens[j].children if tokens[k].dep == "pobj"]
    for i in heads:
        if any(lo <= i <= hi for lo, hi in attribution.content):
            continue
        before = [tokens[k].lower for k in range(max(0, i - 3), i)]
        channel = lexicon.channel(tokens[i].lower, before)
        if channel is not None:
            return channel
    return None
