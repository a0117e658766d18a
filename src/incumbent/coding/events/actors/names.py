"""Names: the named actor at a head word, in the article's fullest words."""

from __future__ import annotations

from incumbent.coding.events.actors.actor import Actor
from incumbent.coding.events.actors.identified import identified, is_suspect
from incumbent.coding.events.actors.incumbents import Incumbents
from incumbent.coding.events.actors.words import DOCUMENTS, PEOPLE, TITLED, ActorWords
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.speech import Speech
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.language.analysis import EntityNode


class Names:
    """Looks up names in one article."""

    def __init__(self, analysis: Analysis, knowledge: Knowledge, grammar: Grammar, speech: Speech) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.grammar = grammar
        self.words = ActorWords.load().groups
        self.speech = speech
        self._dates = frozenset(i for e in analysis.times for i in range(e.start, e.end))
        self.suspect = identified(analysis)
        self.incumbents = Incumbents(analysis, knowledge)
        self._known: dict[int, Actor | None] = {}

    def group_of(self, node: EntityNode) -> str:
        """The actor group of an entity of the article."""
        if node.kind in ("organization", "group"):
            last = node.name.partition(" of ")[0].split()[-1].lower() if node.name else ""
            if last in DOCUMENTS or "Act" in node.name.split():
                return "thing"
            return self.words.get(last, ("organisation", True))[0]
        return {"person": "person", "state": "state", "place": "place"}.get(node.kind, "organisation")

    def _named(self, head: int) -> Actor | None:
        analysis, tokens = self.analysis, self.analysis.tokens
        mention = analysis.mention_at(head)
        if mention is None or mention.entity < 0:
            if self.suspect is not None and is_suspect(analysis, head):
                return Actor(self.suspect.name, self.suspect.i, "person", True, head)
            return self._in_office(head)
        if mention.form == "name" and mention.head != head and tokens[head].i not in range(mention.start, mention.end):
            return None
        node = analysis.entities[mention.entity]
        t = tokens[head]
        meant = mention.form == "pronoun" or is_suspect(analysis, head)
        if meant and self.suspect is not None and not node.named and self._wanted(node):
            return Actor(self.suspect.name, self.suspect.i, "person", True, head)
        ruler = None if node.named or node.kind != "person" else self._ruler(head, node)
        if ruler is not None:
            return Actor(ruler.name, ruler.entity, "person", True, head)
        army = None if node.named else self._army(node)
        if army is not None:
            return Actor(army.name, army.i, "rebels", True, head)
        if mention.form == "nominal" and (not self._has_name(node) or self._foreign(head, node)):
            return None
        if mention.form != "pronoun" and t.lower in self.words and mention.kind != "person" and node.kind != "person":
            # "Syrian army" where only "Syrian" is the name, or a nominal mention that stands for the whole phrase
            if mention.form == "name" and not (mention.start <= head < mention.end):
                return None
        if node.kind == "person" and mention.form == "pronoun" and t.tag == "PRP$":
            return Actor(node.name, node.i, "person", True, head)
        group = self.group_of(node)
        political = group != "thing" and (group != "place" or node.country is not None)
        return Actor(node.name, node.i, group, political, head)

    def _in_office(self, head: int) -> Actor | None:
        """Whom a bare title means by the offices known to be held."""
        node = self.incumbents.who(head)
        return None if node is None else Actor(node.name, node.i, "person", True, head)

    def _ruler(self, head: int, node: EntityNode) -> Actor | None:
        """Whom an unnamed person is by a bare title, here or, for a pronoun, where it was last told."""
        told = [self.analysis.mentions[m].head for m in node.mentions if self.analysis.mentions[m].form == "nominal"]
        near = head if head in told else next((h for h in reversed(told) if h < head), -1)
        return self._in_office(near) if near >= 0 else None

    def _wanted(self, node: EntityNode) -> bool:
        """Whether an unnamed person is once called a suspect."""
        return any(is_suspect(self.analysis, self.analysis.mentions[m].head) for m in node.mentions)

    def _army(self, node: EntityNode) -> EntityNode | None:
        """The movement whose fighters an unnamed group is: "FLK rebels", later "the rebels"."""
        for m in node.mentions:
            head = self.analysis.mentions[m].head
            if self.words.get(self.analysis.tokens[head].lower, ("",))[0] == "rebels":
                for j in self.analysis.tokens[head].children:
                    other = self.analysis.entity_at(j) if self.analysis.tokens[j].dep == "compound" else None
                    if other is not None and other.kind == "organization" and other.named:
                        return other
        return None

    def _entity_named(self, name: str) -> int | None:
        return next((e.i for e in self.analysis.entities if e.name == name), None)

    def _fuller(self, head: int) -> Actor | None:
        """The name that says more than the noun: "The mayor of Riga, Anna Ozola", "Ambassador to Chad Anna Ozola"."""
        tokens = self.analysis.tokens
        t = tokens[head]
        if not t.tag.startswith(("NN", "CD", "DT")) or self.is_name(head, "person"):
            return None
        for j in t.children:
            if tokens[j].dep == "appos" and self.is_name(j):
                node = self.analysis.entity_at(j)
                if node is not None and (node.kind == "person" or not self.is_name(head)):
                    return Actor(node.name, node.i, self.group_of(node), True, head)
        aside = self._named_next(head)
        if aside is not None:
            return Actor(aside.name, aside.i, "person", True, head)
        if t.dep == "appos" and t.head < head and self.is_name(t.head, "person"):  # "Berg, the chief who seized power"
            node = self.analysis.entity_at(t.head)
            if node is not None and self.words.get(t.lower, ("",))[0] in PEOPLE:
                return Actor(node.name, node.i, "person", True, head)
        if self._is_title(head):  # "the head of the bank, Anna Berg": the name hung on the bank
            for j in t.children:
                if j > head and tokens[j].dep == "prep":
                    for k in (k for i in tokens[j].children for k in tokens[i].children):
                        if tokens[k].dep == "appos" and tokens[k].tag != "NNS" and self.is_name(k, "person"):
                            node = self.analysis.entity_at(k)
                            if node is not None and not self.is_name(tokens[k].head, "person"):
                                return Actor(node.name, node.i, "person", True, head)
        if self.words.get(t.lower, ("",))[0] in TITLED:
            for j in range(head + 1, min(head + 9, len(tokens))):
                if tokens[j].sent != t.sent or tokens[j].tag.startswith(("VB", ",", "CC", "W", "MD")):
                    break
                if self.is_name(j, "person"):
                    if tokens[j - 1].tag == "IN" or t.tag in ("NNS", "NNPS"):
                        break  # "a supporter of Berg", "aides to Berg"
                    node = self.analysis.entity_at(j)
                    return None if node is None else Actor(node.name, node.i, "person", True, head)
        return None

    def _named_next(self, head: int) -> EntityNode | None:
        """The name between commas after a noun for a person: "shot a woman, Anna Berg, in the capital"."""
        tokens = self.analysis.tokens
        if head + 2 >= len(tokens) or tokens[head + 1].text != "," or tokens[head].tag != "NN":
            return None
        mention = self.analysis.mention_at(head + 2)
        if mention is None or mention.form != "name" or mention.kind != "person" or mention.entity < 0:
            return None
        known = self.words.get(tokens[head].lower, ("",))[0] in (*PEOPLE, "civilians")
        closed = mention.end < len(tokens) and tokens[mention.end].text in (",", ".")
        if not known or not closed or tokens[mention.head].dep != "appos":
            return None
        return self.analysis.entities[mention.entity]

    def _is_title(self, head: int) -> bool:
        """Whether a noun tells one person's post."""
        t = self.analysis.tokens[head]
        return t.tag in ("NN", "NNP") and (self.words.get(t.lower, ("",))[0] == "official" or t.lower == "counterpart")

    def is_name(self, i: int, kind: str = "") -> bool:
        mention = self.analysis.mention_at(i)
        return mention is not None and mention.form == "name" and (not kind or mention.kind == kind)

    def _has_name(self, node: EntityNode) -> bool:
        return any(self.analysis.mentions[m].form == "name" for m in node.mentions)

    def _foreign(self, head: int, node: EntityNode) -> bool:
        """Whether a noun phrase names another country than the entity it was joined to."""
        for j in self.analysis.tokens[head].children:
            if self.analysis.tokens[j].dep in ("compound", "amod", "poss"):
                other = self.analysis.entity_at(j)
                if other is not None and other.kind == "state" and other.country and node.country:
                    return other.country != node.country
        return False
