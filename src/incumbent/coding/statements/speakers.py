"""Whose words they are: from the source of an attribution to a name, an entity, an addressee and a channel."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.statements.attribute import Attribution
from incumbent.coding.statements.lexicon import Lexicon
from incumbent.language import Analysis, EntityNode

_RELATIVE = frozenset(("WP", "WDT", "WP$"))
_KEPT_AFTER = frozenset(("of", "for", "from", "at", "in", "with", "on"))
_CHANNEL_PREPOSITIONS = frozenset(("in", "on", "at", "via", "to", "through", "during", "by", "from", "over", "with"))
_QUALIFIES = frozenset(("of", "for", "to", "by", "against", "from", "with", "under", "than", "and"))
_HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """The fullest name or the words for an unnamed speaker, and the entity's index or None."""

    name: str
    entity: int | None


def speaker_of(
    analysis: Analysis, attribution: Attribution, running: Speaker | None, lexicon: Lexicon
) -> Speaker | None:
    """Who says it; None where the text does not say or the pronoun stays unresolved."""
    head = attribution.source_head
    if head < 0:
        return None
    tokens = analysis.tokens
    if tokens[head].tag in _RELATIVE or tokens[head].lower == "that":
        head = _antecedent(analysis, attribution.head)
        if head < 0:
            return None
    heads = [head] + _conjuncts(analysis, head)
    speakers = [s for s in (_one(analysis, h, attribution, running, lexicon) for h in heads) if s is not None]
    if not speakers:
        return None
    names = list(dict.fromkeys(s.name for s in speakers))
    return Speaker(" and ".join(names), speakers[0].entity)


def _one(
    analysis: Analysis, head: int, attribution: Attribution, running: Speaker | None, lexicon: Lexicon
) -> Speaker | None:
    tokens = analysis.tokens
    node = _entity(analysis, head)
    if node is not None and (node.kind == "person" or tokens[head].tag not in ("NN", "NNS")):
        return Speaker(node.name, node.i)
    named = _named_beside(analysis, head, attribution)
    if named is not None:
        return Speaker(named.name, named.i)
    if node is not None:
        return Speaker(node.name, node.i)
    token = tokens[head]
    if token.tag in ("PRP", "PRP$"):
        return _he(analysis, head, attribution, running) if token.lower in _HE else None
    if token.tag in ("EX", "WRB") or token.tag in _RELATIVE:
        return None
    if token.lemma in lexicon.texts:
        return _author(analysis, head, attribution, running, lexicon)
    name = _noun_phrase(analysis, head, attribution)
    return Speaker(name, None) if name else None


def _named_beside(analysis: Analysis, head: int, attribution: Attribution) -> EntityNode | None:
    """The person whose name stands beside the head in the source: "a spokeswoman, Ann Lee", "President of Peru Ann Lee".

    Names that only qualify the head do not count: after a preposition, before "'s" or before the noun itself.
    """
    if attribution.source is None or not attribution.source[0] <= head <= attribution.source[1]:
        return None
    tokens, mentions = analysis.tokens, analysis.mentions
    i, end, named = attribution.source[0], attribution.source[1], None
    while i <= end:
        m = tokens[i].mention
        if m < 0:
            if i > head and tokens[i].dep in ("relcl", "acl") and tokens[i].tag[:1] == "V":
                break
            i += 1
            continue
        mention = mentions[m]
        i = max(mention.end, i + 1)
        if mention.kind != "person" or mention.form != "name" or mention.entity < 0:
            continue
        before = tokens[mention.start - 1].lower if mention.start else ""
        after = tokens[mention.end] if mention.end <= end else None
        if before in _QUALIFIES or (after is not None and after.tag in ("POS", "NN", "NNS")):
            continue
        named = analysis.entities[mention.entity]
        if mention.start > head:
            break
    return named


def _author(
    analysis: Analysis, text: int, attribution: Attribution, running: Speaker | None, lexicon: Lexicon
) -> Speaker | None:
    """Who speaks through a text: its owner ("Lee's letter", "a statement by the ministry"), else whoever spoke last."""
    tokens = analysis.tokens
    for j in tokens[text].children:
        if tokens[j].dep == "poss":
            return _one(analysis, j, attribution, running, lexicon)
        if tokens[j].dep in ("prep", "agent") and tokens[j].lower in ("by", "from", "of"):
            for k in tokens[j].children:
                if tokens[k].dep == "pobj":
                    return _one(analysis, k, attribution, running, lexicon)
        if tokens[j].dep == "acl" and tokens[j].tag == "VBN":
            for k in tokens[j].children:
                if tokens[k].dep in ("agent", "prep") and tokens[k].lower in ("by", "from"):
                    by = next((m for m in tokens[k].children if tokens[m].dep == "pobj"), -1)
                    if by >= 0:
                        return _one(analysis, by, attribution, running, lexicon)
    definite = any(tokens[j].lower in ("the", "that", "this") for j in tokens[text].children)
    if definite and running is not None:
        return running
    name = _noun_phrase(analysis, text, attribution)
    return Speaker(name, None) if name else None


def _entity(analysis: Analysis, i: int) -> EntityNode | None:
    """The entity whose mention is headed by this token, or holds it as a part of a name."""
    mention = analysis.mention_at(i)
    if mention is None or mention.entity < 0 or (mention.head != i and mention.form != "name"):
        return None
    return analysis.entities[mention.entity]


def _may_be(analysis: Analysis, running: Speaker | None, gender: str) -> bool:
    if running is None or running.entity is None:
        return False
    node = analysis.entities[running.entity]
    return node.kind == "person" and node.gender in ("", gender)


def _he(analysis: Analysis, pronoun: int, attribution: Attribution, running: Speaker | None) -> Speaker | None:
    """A pronoun that coreference left open: the person who was last the subject of a sentence, else who spoke last."""
    tokens, gender = analysis.tokens, _HE[analysis.tokens[pronoun].lower]
    barred = {m for j in tokens[attribution.head].children if (m := tokens[j].mention) >= 0 and j != pronoun}
    other = {analysis.mentions[m].entity for m in barred}
    for i in range(pronoun - 1, max(-1, pronoun - 150), -1):
        if tokens[i].dep in ("nsubj", "nsubjpass") and tokens[i].mention >= 0:
            node = analysis.entity_at(i)
            if node is not None and node.kind == "person" and node.gender in ("", gender) and node.i not in other:
                return Speaker(node.name, node.i)
    return running if _may_be(analysis, running, gender) else None


def _antecedent(analysis: Analysis, cue: int) -> int:
    """The noun that the relative clause around this cue tells about, or -1."""
    tokens, i = analysis.tokens, cue
    for _ in range(5):
        if tokens[i].dep in ("relcl", "acl"):
            return tokens[i].head
        if tokens[i].head == i:
            break
        i = tokens[i].head
    return -1


def _conjuncts(analysis: Analysis, head: int) -> list[int]:
    tokens, found, at = analysis.tokens, [], head
    while len(found) < 6:
        following = next((j for j in tokens[at].children if tokens[j].dep == "conj" and tokens[j].tag[0] == "N"), None)
        if following is None:
            break
        found.append(following)
        at = following
    return found


def _noun_phrase(analysis: Analysis, head: int, attribution: Attribution) -> str:
    """The noun phrase around a head without article, relative clause or apposition: "two officials"."""
    tokens = analysis.tokens
    first = last = head
    for j in tokens[head].children:
        dep = tokens[j].dep
        if j < head and dep in ("amod", "compound", "nummod", "nmod", "poss", "quantmod", "advmod") and j < first:
            first = _reach(analysis, j, 0)
        elif j > last and dep == "prep" and tokens[j].lower in _KEPT_AFTER and j <= last + 1:
            last = _reach(analysis, j, 1)
    if attribution.source is not None:
        first, last = max(first, attribution.source[0]), min(last, max(attribution.source[1], head))
    while first < head and tokens[first].tag in ("DT", "POS", ",", "``", "''"):
        first += 1
    return analysis.text(first, last + 1)


def _reach(analysis: Analysis, i: int, side: int) -> int:
    """First (side 0) or last (side 1) token of a subtree, without relative clauses and what follows a comma."""
    tokens, edge, stack = analysis.tokens, i, [i]
    while stack:
        j = stack.pop()
        edge = max(edge, j) if side else min(edge, j)
        stack.extend(k for k in tokens[j].children if tokens[k].dep not in ("relcl", "appos", "punct", "acl", "conj", "cc"))
    return edge


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
        if token.dep == "dobj" and tokens[cue].lemma not in _TELLING:
            continue
        node = _entity(analysis, place)
        if node is not None:
            return node.name
        if tokens[place].tag in ("PRP", "PRP$"):
            return None
        return _noun_phrase(analysis, place, Attribution(cue, attribution.cue, None, -1, "", (), frozenset(), 0.0))
    return None


_TELLING = frozenset(
    ("tell", "ask", "inform", "remind", "assure", "warn", "urge", "advise", "promise", "beg", "order", "caution", "notify")
)


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
