"""Pronouns: reflexive, relative, possessive and plain, each joined to the referent that fits best."""

from __future__ import annotations

from incumbent.language.coreference.grammar import SPEECH, SUBJECTS, Pronoun, clause_verb, subject_of
from incumbent.language.coreference.items import Item
from incumbent.language.coreference.mentions import add_mention
from incumbent.language.coreference.pleonastic import pleonastic
from incumbent.language.coreference.score import FAR, agrees, barred, score
from incumbent.language.coreference.state import State
from incumbent.language.coreference.structure import relative_head


def resolve_pronoun(state: State, i: int, demand: Pronoun) -> None:
    tokens = state.analysis.tokens
    if i + 1 < len(tokens) and tokens[i + 1].tag == "WP" and demand.manner == "plain":
        return  # "he who breaks the law" is anybody
    item = _reflexive(state, i) if demand.manner == "reflexive" else _search(state, i, demand)
    if item is None:
        return
    node = state.node_of(item)
    if node is None:
        state.speak_of(item, i)
        return
    if demand.gender in ("m", "f") and not node.gender:
        node.gender = item.gender = demand.gender
    add_mention(state.analysis, i, i + 1, i, "pronoun", node.i)
    state.speak_of(item, i)


def _reflexive(state: State, i: int) -> Item | None:
    subject = subject_of(state.analysis, clause_verb(state.analysis, state.analysis.tokens[i].head))
    return state.items_at.get(subject) if subject is not None else None


def _search(state: State, i: int, demand: Pronoun) -> Item | None:
    analysis, tokens = state.analysis, state.analysis.tokens
    token = tokens[i]
    if demand.gender == "n" and demand.manner == "plain" and pleonastic(analysis, i):
        return None
    if not state.inside[i]:
        ahead = _ahead(state, i, demand)
        if ahead is not None:
            return ahead
    later = _named_later(state, i)
    says = token.dep == "nsubj" and tokens[token.head].lemma in SPEECH and not state.inside[i]
    best: Item | None = None
    most = -99.0
    speaker = _speaker_around(state, i) if state.inside[i] else None
    pool = state.memory.recent if demand.gender in ("m", "f") else [*state.memory.recent, *state.memory.things]
    for item in pool:
        distance = token.sent - item.sent
        if distance > FAR or not agrees(demand, item) or item is speaker:
            continue
        if barred(analysis, i, demand, item):
            continue
        value = score(analysis, i, demand, item, item.entity in state.headline)
        if later and item.entity in later and token.dep in SUBJECTS:
            value -= 2.0
        if state.inside[i] != state.inside[item.head]:
            value -= 3.0 if says and distance == 0 else 0.5
        if value > most:
            best, most = item, value
    if demand.gender == "n" and best is not None and most < 1.0:
        return None
    return best


def _named_later(state: State, i: int) -> set[int]:
    """Entities named later in the clause that this subject governs: "he told Putin" is not Putin's."""
    tokens = state.analysis.tokens
    if tokens[i].dep not in SUBJECTS:
        return set()
    found = set()
    for j in range(i + 1, min(i + 12, state.analysis.sentences[tokens[i].sent].end)):
        mention = state.named_at.get(j)
        if mention is not None:
            found.add(mention.entity)
    return found


def _speaker_around(state: State, i: int) -> Item | None:
    """Who speaks the quotation that token `i` is in: "he" there is somebody else."""
    tokens = state.analysis.tokens
    j = i
    for _ in range(12):
        head = tokens[j].head
        if head == j:
            return _speaker_before(state, i)
        if not state.inside[head] and tokens[head].lemma in SPEECH:
            subject = subject_of(state.analysis, head)
            if subject is None:
                return None
            found = state.items_at.get(subject)
            if found is None and subject in state.named_at:
                return state.memory.by_entity.get(state.named_at[subject].entity)
            return found
        j = head
    return None


def _speaker_before(state: State, i: int) -> Item | None:
    """The subject of the words that lead up to the quotation, or whoever spoke last."""
    sentence = state.analysis.sentences[state.analysis.tokens[i].sent]
    for j in range(sentence.start, i):
        if state.inside[j]:
            break
        if state.analysis.tokens[j].dep in SUBJECTS and j in state.items_at:
            return state.items_at[j]
    return state.memory.last_speaker


def _ahead(state: State, i: int, demand: Pronoun) -> Item | None:
    """ "After her release, Orozco said": the named subject that follows what stands in front of it."""
    tokens = state.analysis.tokens
    token = tokens[i]
    root = state.analysis.sentences[token.sent].root
    subject = state.analysis.child(root, "nsubj", "nsubjpass")
    if subject is None or subject <= i or subject not in state.named_at or not _fronted(state, i, root):
        return None
    if any(other.sent == token.sent and other.heads and agrees(demand, other) for other in state.memory.recent):
        return None
    node = state.analysis.entities[state.named_at[subject].entity]
    item = state.item(node, subject, subject)
    return item if agrees(demand, item) else None


def _fronted(state: State, i: int, root: int) -> bool:
    """Whether token `i` stands in a phrase or clause put before the main subject."""
    tokens = state.analysis.tokens
    for _ in range(12):
        head = tokens[i].head
        if head == root:
            return tokens[i].dep in ("advcl", "prep", "npadvmod", "acl", "advmod")
        if head == i:
            return False
        i = head
    return False


def resolve_relative(state: State, i: int) -> None:
    head = relative_head(state.analysis, i)
    if head is None:
        return
    item = state.items_at.get(head)
    if item is None or item.kind == "thing":
        return
    node = state.node_of(item)
    if node is None:
        return
    if node.kind in ("state", "place") if state.analysis.tokens[i].tag == "WP" else node.kind == "person":
        return
    add_mention(state.analysis, i, i + 1, i, "pronoun", node.i)
    state.items_at[i] = item
