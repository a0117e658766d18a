"""Single: one head word -> one actor, named or described."""

from __future__ import annotations

from incumbent.coding.events.actors.actor import Actor
from incumbent.coding.events.actors.names import Names
from incumbent.coding.events.actors.phrases import phrase
from incumbent.coding.events.actors.words import (
    ABSTRACT_OF,
    BARE_NOT,
    FIRST_PERSON,
    INDEFINITE,
    NO_PEOPLE,
    POWERS,
    PRONOUNS,
    QUANTITIES,
)
from incumbent.coding.events.grammar import RELATIVES
from incumbent.coding.events.speech import Said


class Single(Names):
    """Reads head words of one article, one by one."""

    def at(self, head: int) -> Actor | None:
        """The actor at one head word, or None for an unresolved pronoun or a clause."""
        if head not in self._known:
            self._known[head] = self._read(head)
        return self._known[head]

    def _read(self, head: int) -> Actor | None:
        t = self.analysis.tokens[head]
        if (
            t.tag.startswith("VB")
            or not t.text[:1].isalnum()
            or t.tag in ("IN", "TO", "RB", "MD")
            or (head in self._dates and t.lower not in QUANTITIES)
        ):
            return None
        if t.lower in FIRST_PERSON and t.text != "US":
            said = self.speech.at.get(head)
            return self._teller(head) if said is None else self.speaker(said)
        if t.text == "US" and self.analysis.entity_at(head) is None:
            return Actor("United States", self._entity_named("United States"), "state", True, head)
        named = self._fuller(head) or self._named(head)
        if named is not None:
            return named
        if t.tag in PRONOUNS or t.lower in RELATIVES or t.lower in INDEFINITE or t.tag == "PRP$":
            return None
        if t.lower in QUANTITIES or t.tag == "CD":
            inner = self.grammar.prep(head, "of")
            if inner:
                actor = self.at(inner[0])
                if actor is not None:
                    members = actor.group == "thing" and t.lower in ("member", "members")
                    group = "civilians" if members else actor.group
                    return Actor(phrase(self.analysis, head), None, group, actor.political, head)
        name = phrase(self.analysis, head)
        if t.lower == "state" and any(
            self.analysis.tokens[h].lower in ABSTRACT_OF for h in self.grammar.prep(head, "of")
        ):
            return Actor(name, None, "thing", False, head)
        if t.lower == "force" and not any(self.analysis.tokens[j].dep in BARE_NOT for j in t.children):
            return Actor(name, None, "thing", False, head)  # "the use of force"
        if t.lower in POWERS and self.analysis.child(head, "poss") is not None:
            return Actor(name, None, "thing", False, head)
        group, political = self.words.get(t.lower) or self.words.get(t.lemma) or ("", False)
        if not group:
            place = self.knowledge.place(t.text)
            if place is not None:
                group, political = "state", True
            elif t.tag in ("NNP", "NNPS"):
                group = "name"
            elif t.lower.endswith(("ers", "ors")) and t.tag == "NNS" and t.lower not in NO_PEOPLE:
                group = "civilians"
            elif t.lower.endswith(("ist", "ists", "crats")):
                group, political = "party", True
            else:
                group = "civilians" if self._is_people(head) else "thing"
        return Actor(name, None, group, political, head)

    def _is_people(self, head: int) -> bool:
        """Whether a common noun was read as a person or a group of people."""
        mention = self.analysis.mention_at(head)
        return (
            mention is not None
            and mention.form == "nominal"
            and mention.head == head
            and mention.kind in ("person", "group")
        )

    def speaker(self, said: Said) -> Actor | None:
        """Who makes a statement."""
        if said.entity is not None:
            node = self.analysis.entities[said.entity]
            return Actor(node.name, node.i, self.group_of(node), True, said.cue)
        if not said.speaker:
            return None
        last = said.speaker.split()[-1].lower()
        group, political = self.words.get(last, ("person", False))
        return Actor(said.speaker, None, group, political, said.cue)

    def _teller(self, head: int) -> Actor | None:
        """Who speaks where no statement was read: the subject of the clause that leads to the quotation."""
        tokens = self.analysis.tokens
        sentence = self.analysis.sentences[tokens[head].sent]
        for i in range(sentence.start, head):
            if tokens[i].text in ('"', "“", "``") and i > sentence.start:
                for verb in range(sentence.start, i):
                    if tokens[verb].tag.startswith("VB"):
                        subject = self.grammar.surface_subject(verb)
                        return None if subject is None or subject >= i else self.at(subject)
        return None

    def modifier(self, i: int) -> Actor | None:
        """A noun or adjective before a noun as an actor: "US", "Turkish", "police", "government"."""
        t = self.analysis.tokens[i]
        node = self.analysis.entity_at(i)
        if node is not None and node.kind in ("state", "organization", "person", "group"):
            return self.at(i)
        place = self.knowledge.place(t.text) if t.text[:1].isupper() else None
        if place is not None and place.role in ("name", "demonym", "capital", "seat", "igo"):
            return Actor(place.name, None, "state", True, i)
        if t.ent in ("NORP", "GPE", "ORG"):
            return Actor(t.text, None, "state", True, i)
        group = self.words.get(t.lower)
        if group is not None and t.tag.startswith("NN"):
            return Actor(t.text, None, group[0], group[1], i)
        return None
