"""The state of one article's pass: what was spoken of, where, and which entity it is."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, EntityNode, Mention
from incumbent.language.coreference.grammar import SPEECH, role_weight
from incumbent.language.coreference.items import Item, Memory
from incumbent.language.coreference.mentions import add_group, add_mention, add_unnamed
from incumbent.language.coreference.quotes import quoted
from incumbent.language.coreference.repeats import country_of
from incumbent.language.names.candidates import headline_end
from incumbent.language.names.lexicon import lexicon


class State:
    """Made anew for each article. `items_at` tells what the phrase headed at a token referred to."""

    def __init__(self, analysis: Analysis, knowledge: Knowledge) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.lexicon = lexicon()
        self.memory = Memory()
        self.inside = quoted(analysis)
        self.named_at: dict[int, Mention] = {m.head: m for m in analysis.mentions}
        self.headline_end = headline_end(analysis)
        self.headline = {m.entity for m in analysis.mentions if m.start < self.headline_end}
        self.items_at: dict[int, Item] = {}
        self.states: dict[str, Item] = {}
        self.titled = {i: m for m in analysis.mentions if m.title_start >= 0 for i in range(m.title_start, m.start)}

    def item(self, node: EntityNode, head: int, start: int) -> Item:
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

    def speak_of(self, item: Item, head: int) -> None:
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

    def node_of(self, item: Item) -> EntityNode | None:
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
