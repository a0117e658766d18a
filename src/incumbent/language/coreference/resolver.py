"""The pass over the article: each phrase in turn joins what was spoken of before, or is remembered."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, EntityNode, Mention
from incumbent.language.coreference.antecedents import antecedent, country_of
from incumbent.language.coreference.grammar import (
    SPEECH,
    SUBJECTS,
    Pronoun,
    clause_verb,
    pronoun,
    role_weight,
    subject_of,
)
from incumbent.language.coreference.items import Item, Memory
from incumbent.language.coreference.mentions import add_group, add_mention, add_unnamed
from incumbent.language.coreference.nouns import Phrase, phrase_at
from incumbent.language.coreference.pairs import listed, pair_meant
from incumbent.language.coreference.pleonastic import pleonastic
from incumbent.language.coreference.quotes import quoted
from incumbent.language.coreference.score import FAR, agrees, barred, score
from incumbent.language.coreference.structure import relative_head, tied_to
from incumbent.language.names.candidates import headline_end
from incumbent.language.names.lexicon import lexicon

_RELATIVE = frozenset(("WP", "WDT", "WP$"))


class Resolver:
    """Holds the state of one article's pass."""

    def __init__(self, analysis: Analysis, knowledge: Knowledge) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.lexicon = lexicon()
        self.memory = Memory()
        self.inside = quoted(analysis)
        self.named_at: dict[int, Mention] = {m.head: m for m in analysis.mentions}
        title_end = headline_end(analysis)
        self.headline = {m.entity for m in analysis.mentions if m.start < title_end}
        self.items_at: dict[int, Item] = {}
        self.states: dict[str, Item] = {}
        self.titled = {i: m for m in analysis.mentions if m.title_start >= 0 for i in range(m.title_start, m.start)}

    def run(self) -> None:
        """Visit every token once."""
        tokens = self.analysis.tokens
        for token in tokens:
            i = token.i
            mention = self.named_at.get(i)
            if mention is not None:
                self._name(mention)
                continue
            tag = token.tag
            if token.ent == "NORP" and token.mention < 0:
                self._nod(i)
            if tag.startswith("PRP"):
                demand = pronoun(token)
                if demand is not None:
                    self._pronoun(i, demand)
            elif tag in _RELATIVE:
                self._relative(i)
            elif tag.startswith("NN") or token.lower == "old":
                phrase = phrase_at(self.analysis, self.lexicon, i)
                if phrase is not None:
                    self._phrase(phrase)

    # names

    def _name(self, mention: Mention) -> None:
        node = self.analysis.entities[mention.entity]
        self._speak_of(self._item(node, mention.head, mention.start), mention.head)
        together = listed(self.analysis, self.memory, self.items_at, mention.head)
        if together is not None:
            together.start = self.named_at[together.head].start if together.head in self.named_at else together.head
            self.memory.touch(together)
            if together.entity >= 0:
                add_mention(self.analysis, together.start, mention.end, together.head, "nominal", together.entity)

    def _nod(self, i: int) -> None:
        """An adjective of nationality keeps its state in mind: "the Syrian army ... the country"."""
        place = self.knowledge.place(self.analysis.tokens[i].text)
        item = self.states.get(place.country) if place is not None else None
        if item is not None and item.sent < self.analysis.tokens[i].sent:
            item.sent, item.weight, item.heads = self.analysis.tokens[i].sent, 1.0, []

    def _item(self, node: EntityNode, head: int, start: int) -> Item:
        item = self.memory.by_entity.get(node.i)
        if item is None:
            number = "any" if node.kind in ("organization", "group") else "one"
            if node.kind == "group":
                number = "many"
            item = Item(node.i, node.kind, number, node.gender, head, start, 0)  # type: ignore[arg-type]
            self.memory.by_entity[node.i] = item
            if node.kind == "state" and node.country is not None:
                self.states[node.country] = item
        return item

    def _speak_of(self, item: Item, head: int) -> None:
        """Make this the latest word about the item."""
        token = self.analysis.tokens[head]
        if item.sent != token.sent or not item.heads:
            item.heads = []
            item.weight = 0.0
        item.head, item.sent = head, token.sent
        item.heads.append(head)
        item.weight = max(item.weight, role_weight(self.analysis, head))
        item.count += 1
        if token.dep == "nsubj" and self.analysis.tokens[token.head].lemma in SPEECH and not self.inside[token.head]:
            if self.memory.last_speaker is not None:
                self.memory.last_speaker.spoke = False
            item.spoke = True
            self.memory.last_speaker = item
        self.items_at[head] = item
        self.memory.touch(item)

    def _node(self, item: Item) -> EntityNode | None:
        """The entity of an item, made now where a phrase gets its second mention."""
        if item.entity >= 0:
            return self.analysis.entities[item.entity]
        if item.kind == "thing":
            return None
        if item.members:
            node = add_group(self.analysis, item.members)
            item.entity = node.i
            if item.head >= 0:
                add_mention(self.analysis, item.start, item.last + 1, item.head, "nominal", node.i)
            return node
        node = add_unnamed(self.analysis, item.kind, item.start, item.head, item.gender)  # type: ignore[arg-type]
        node.sector = item.sector
        node.country = country_of(self.analysis, self.knowledge, item.start, item.head)
        item.entity = node.i
        self.memory.by_entity[node.i] = item
        add_mention(self.analysis, item.start, item.head + 1, item.head, "nominal", node.i)
        return node

    # pronouns

    def _pronoun(self, i: int, demand: Pronoun) -> None:
        item = self._reflexive(i) if demand.manner == "reflexive" else self._search(i, demand)
        if item is None:
            return
        node = self._node(item)
        if node is None:
            self._speak_of(item, i)
            return
        if demand.gender in ("m", "f") and not node.gender:
            node.gender = item.gender = demand.gender
        add_mention(self.analysis, i, i + 1, i, "pronoun", node.i)
        self._speak_of(item, i)

    def _reflexive(self, i: int) -> Item | None:
        subject = subject_of(self.analysis, clause_verb(self.analysis, self.analysis.tokens[i].head))
        return self.items_at.get(subject) if subject is not None else None

    def _search(self, i: int, demand: Pronoun) -> Item | None:
        analysis, tokens = self.analysis, self.analysis.tokens
        token = tokens[i]
        if demand.gender == "n" and demand.manner == "plain" and pleonastic(analysis, i):
            return None
        if not self.inside[i]:
            ahead = self._ahead(i, demand)
            if ahead is not None:
                return ahead
        later = self._named_later(i)
        says = token.dep == "nsubj" and tokens[token.head].lemma in SPEECH and not self.inside[i]
        best: Item | None = None
        most = -99.0
        speaker = self._speaker_around(i) if self.inside[i] else None
        pool = self.memory.recent if demand.gender in ("m", "f") else [*self.memory.recent, *self.memory.things]
        for item in pool:
            distance = token.sent - item.sent
            if distance > FAR or not agrees(demand, item) or item is speaker:
                continue
            if barred(analysis, i, demand, item):
                continue
            value = score(analysis, i, demand, item, item.entity in self.headline)
            if later and item.entity in later and token.dep in SUBJECTS:
                value -= 2.0
            if self.inside[i] != self.inside[item.head]:
                value -= 3.0 if says and distance == 0 else 0.5
            if value > most:
                best, most = item, value
        if demand.gender == "n" and best is not None and most < 1.0:
            return None
        return best

    def _named_later(self, i: int) -> set[int]:
        """Entities named later in the clause that this subject governs: "he told Putin" is not Putin's."""
        tokens = self.analysis.tokens
        if tokens[i].dep not in SUBJECTS:
            return set()
        found = set()
        for j in range(i + 1, min(i + 12, self.analysis.sentences[tokens[i].sent].end)):
            mention = self.named_at.get(j)
            if mention is not None:
                found.add(mention.entity)
        return found

    def _speaker_around(self, i: int) -> Item | None:
        """Who speaks the quotation that token `i` is in: "he" there is somebody else."""
        tokens = self.analysis.tokens
        j = i
        for _ in range(12):
            head = tokens[j].head
            if head == j:
                return self._speaker_before(i)
            if not self.inside[head] and tokens[head].lemma in SPEECH:
                subject = subject_of(self.analysis, head)
                if subject is None:
                    return None
                found = self.items_at.get(subject)
                if found is None and subject in self.named_at:
                    return self.memory.by_entity.get(self.named_at[subject].entity)
                return found
            j = head
        return None

    def _speaker_before(self, i: int) -> Item | None:
        """The subject of the words that lead up to the quotation, or whoever spoke last."""
        sentence = self.analysis.sentences[self.analysis.tokens[i].sent]
        for j in range(sentence.start, i):
            if self.inside[j]:
                break
            if self.analysis.tokens[j].dep in SUBJECTS and j in self.items_at:
                return self.items_at[j]
        return self.memory.last_speaker

    def _ahead(self, i: int, demand: Pronoun) -> Item | None:
        """ "After her release, Orozco said": the named subject that follows what stands in front of it."""
        tokens = self.analysis.tokens
        token = tokens[i]
        root = self.analysis.sentences[token.sent].root
        subject = self.analysis.child(root, "nsubj", "nsubjpass")
        if subject is None or subject <= i or subject not in self.named_at or not self._fronted(i, root):
            return None
        if any(other.sent == token.sent and other.heads and agrees(demand, other) for other in self.memory.recent):
            return None
        node = self.analysis.entities[self.named_at[subject].entity]
        item = self._item(node, subject, subject)
        return item if agrees(demand, item) else None

    def _fronted(self, i: int, root: int) -> bool:
        """Whether token `i` stands in a phrase or clause put before the main subject."""
        tokens = self.analysis.tokens
        for _ in range(12):
            head = tokens[i].head
            if head == root:
                return tokens[i].dep in ("advcl", "prep", "npadvmod", "acl", "advmod")
            if head == i:
                return False
            i = head
        return False

    def _relative(self, i: int) -> None:
        head = relative_head(self.analysis, i)
        if head is None:
            return
        item = self.items_at.get(head)
        if item is None or item.kind == "thing":
            return
        node = self._node(item)
        if node is None:
            return
        if node.kind in ("state", "place") if self.analysis.tokens[i].tag == "WP" else node.kind == "person":
            return
        add_mention(self.analysis, i, i + 1, i, "pronoun", node.i)
        self.items_at[i] = item

    # nouns

    def _phrase(self, phrase: Phrase) -> None:
        titled = self.titled.get(phrase.head)
        if titled is not None and phrase.kind == "person":
            return
        tied = tied_to(self.analysis, phrase.head)
        if tied is not None and self._tie(phrase, tied):
            return
        found = pair_meant(self.analysis, self.memory, phrase) or antecedent(
            self.analysis, self.memory, phrase, self.knowledge, self.lexicon
        )
        if found is None:
            item = Item(
                -1, phrase.kind, phrase.number, phrase.gender, phrase.head, phrase.start, 0, phrase.noun, phrase.sector
            )
            self._speak_of(item, phrase.head)
            return
        node = self._node(found)
        if node is not None:
            add_mention(self.analysis, phrase.start, phrase.head + 1, phrase.head, "nominal", node.i)
            if phrase.gender and node.kind == "person" and not node.gender:
                node.gender = found.gender = phrase.gender
        self._speak_of(found, phrase.head)

    def _tie(self, phrase: Phrase, other: int) -> bool:
        """Make the phrase a mention of what it is in apposition or copula with; True where their kinds agree."""
        mention = self.named_at.get(other)
        item = self.items_at.get(other)
        if mention is None and item is None:
            return False
        if item is None and mention is not None:
            item = self._item(self.analysis.entities[mention.entity], mention.head, mention.start)
        if item is None or item.entity < 0 or not _compatible(item, phrase):
            return False
        node = self.analysis.entities[item.entity]
        add_mention(self.analysis, phrase.start, phrase.head + 1, phrase.head, "nominal", node.i)
        if node.kind == "person":
            if phrase.gender and not node.gender:
                node.gender = item.gender = phrase.gender
            title = " ".join([*phrase.modifiers, phrase.noun]) if phrase.noun != "old" else ""
            if title and title not in node.titles:
                node.titles.append(title)
            node.sector = node.sector or phrase.sector
            node.country = node.country or country_of(self.analysis, self.knowledge, phrase.start, phrase.head)
        self._speak_of(item, phrase.head)
        return True


def _compatible(item: Item, phrase: Phrase) -> bool:
    if item.kind == "person":
        return (
            phrase.kind == "person" and phrase.number != "many" and phrase.gender in ("", item.gender or phrase.gender)
        )
    if item.kind == "state":
        return phrase.kind in ("state", "organization") and phrase.number == "one"
    if item.kind == "place":
        return phrase.kind in ("place", "state") and phrase.number == "one"
    if item.kind == "organization":
        return phrase.kind == "organization"
    return phrase.kind == "group" and item.kind == "group"
