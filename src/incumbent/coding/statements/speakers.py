"""Whose words they are: from the source of an attribution to a name and an entity."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.statements.lexicon import Lexicon
from incumbent.coding.statements.settle import Attribution
from incumbent.coding.statements.spans import Run
from incumbent.language import Analysis, EntityNode, Token

_RELATIVE = frozenset(("WP", "WDT", "WP$"))
_KEPT_AFTER = frozenset(("of", "for", "from", "at", "in", "with", "on"))
_QUALIFIES = frozenset(("of", "for", "to", "by", "against", "from", "with", "under", "than", "and"))
_HE = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


@dataclass(frozen=True, slots=True)
class Speaker:
    """The fullest name or the words for an unnamed speaker, the entity's index or None, the sentence in which he speaks."""

    name: str
    entity: int | None
    sentence: int = -9


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
    heads = [head, *_conjuncts(analysis, head)]
    speakers = [s for s in (_one(analysis, h, attribution, running, lexicon) for h in heads) if s is not None]
    if not speakers:
        return None
    names = list(dict.fromkeys(s.name for s in speakers))
    return Speaker(" and ".join(names), speakers[0].entity)


def _one(
    analysis: Analysis, head: int, attribution: Attribution, running: Speaker | None, lexicon: Lexicon
) -> Speaker | None:
    tokens = analysis.tokens
    node = entity_of(analysis, head)
    if node is not None and ((node.kind == "person" and node.named) or tokens[head].tag not in ("NN", "NNS")):
        return Speaker(node.name, node.i)
    named = _named_beside(analysis, head, attribution)
    if named is not None:
        return Speaker(named.name, named.i)
    if node is not None:
        return Speaker(node.name, node.i)
    token = tokens[head]
    if token.tag in ("PRP", "PRP$"):
        if token.lower in _HE:
            return _he(analysis, head, attribution, running)
        return running if _goes_on(analysis, token, running) else None
    if token.tag in ("EX", "WRB") or token.tag in _RELATIVE:
        return None
    if token.lemma in lexicon.texts:
        return _author(analysis, head, attribution, running, lexicon)
    name = noun_phrase(analysis, head, attribution.source)
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
    if definite and running is not None and tokens[text].lemma in lexicon.letters:
        return running
    name = noun_phrase(analysis, text, attribution.source)
    return Speaker(name, None) if name else None


def entity_of(analysis: Analysis, i: int) -> EntityNode | None:
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


def _goes_on(analysis: Analysis, token: Token, running: Speaker | None) -> bool:
    """Whether "it added" or "they said" goes on with what spoke in the sentence before, which is no single person."""
    if running is None or not 0 <= token.sent - running.sentence <= 1:
        return False
    kind = analysis.entities[running.entity].kind if running.entity is not None else ""
    many = running.name.endswith("s") or " and " in running.name
    if token.lower == "it":
        return kind == "organization" or (not kind and not many)
    return token.lower == "they" and (kind == "group" or (not kind and many))


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
    tokens, at = analysis.tokens, head
    found: list[int] = []
    while len(found) < 6:
        following = next((j for j in tokens[at].children if tokens[j].dep == "conj" and tokens[j].tag[0] == "N"), None)
        if following is None:
            break
        found.append(following)
        at = following
    return found


def noun_phrase(analysis: Analysis, head: int, within: Run | None) -> str:
    """The noun phrase around a head without article, relative clause or apposition: "two officials"."""
    tokens = analysis.tokens
    first = last = head
    for j in tokens[head].children:
        dep = tokens[j].dep
        if j < head and dep in ("amod", "compound", "nummod", "nmod", "poss", "quantmod", "advmod") and j < first:
            first = _reach(analysis, j, 0)
        elif j > last and dep == "prep" and tokens[j].lower in _KEPT_AFTER and j <= last + 1:
            last = _reach(analysis, j, 1)
    if within is not None:
        first, last = max(first, min(within[0], head)), min(last, max(within[1], head))
    while first < head and tokens[first].tag in ("DT", "POS", ",", "``", "''"):
        first += 1
    return analysis.text(first, last + 1)


def _reach(analysis: Analysis, i: int, side: int) -> int:
    """First (side 0) or last (side 1) token of a subtree, without relative clauses and what follows a comma."""
    tokens, edge, stack = analysis.tokens, i, [i]
    while stack:
        j = stack.pop()
        edge = max(edge, j) if side else min(edge, j)
        stack.extend(
            k for k in tokens[j].children if tokens[k].dep not in ("relcl", "appos", "punct", "acl", "conj", "cc")
        )
    return edge
