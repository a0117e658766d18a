"""Actors: a head word of the syntax -> who that is, in the article's fullest words, and how political they are."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.events.actorwords import (
    ABSTRACT_OF,
    BARE_NOT,
    COUNTRIES,
    DELEGATES,
    DOCUMENTS,
    FIRST_PERSON,
    INDEFINITE,
    NO_PEOPLE,
    NOT_NAMES,
    OWNING,
    PARTITIVE_PREPS,
    PEOPLE,
    POWERS,
    PRONOUNS,
    QUANTITIES,
    SIDES,
    SUFFERED,
    TITLED,
    ActorWords,
)
from incumbent.coding.events.grammar import RELATIVES, Grammar
from incumbent.coding.events.speech import Said, Speech
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.language.analysis import EntityNode


@dataclass(frozen=True, slots=True)
class Actor:
    """One participant: `name` in the article's words, `entity` its index or None, `group` a name of actors.toml,
    "person", "state", "place" or "thing", `political` whether it counts alone, `head` its head token."""

    name: str
    entity: int | None
    group: str
    political: bool
    head: int


class Actors:
    """Reads head words of one article as actors."""

    def __init__(self, analysis: Analysis, knowledge: Knowledge, grammar: Grammar, speech: Speech) -> None:
        self.analysis = analysis
        self.knowledge = knowledge
        self.grammar = grammar
        self.words = ActorWords.load().groups
        self.speech = speech
        self._dates = frozenset(i for e in analysis.times for i in range(e.start, e.end))
        self._known: dict[int, Actor | None] = {}

    def of(self, heads: list[int]) -> list[Actor]:
        """The actors that these heads and what is coordinated with them name, each once, in text order."""
        found: list[Actor] = []
        for head in heads:
            both = self._both(head) or self._members(head) or self._listed(head)
            if both:
                found.extend(pair for pair in both if all(pair.name != a.name for a in found))
                continue
            for h in self._all(head):
                actor = self.at(h)
                if actor is not None and all(actor.name != a.name for a in found):
                    found.append(actor)
        return found

    def _both(self, head: int) -> list[Actor]:
        """ "The two countries": the two states that the article names most."""
        tokens = self.analysis.tokens
        if tokens[head].lower == "both" and not self.grammar.prep(head, "of"):
            return self._last_two(head)
        if tokens[head].lower not in COUNTRIES | SIDES or not any(
            tokens[j].lower in ("two", "both") for j in tokens[head].children
        ):
            return []
        states = sorted((e for e in self.analysis.entities if e.kind == "state"), key=lambda e: (-len(e.mentions), e.i))
        return [Actor(e.name, e.i, "state", True, head) for e in states[:2]] if len(states) > 1 else []

    def _last_two(self, head: int) -> list[Actor]:
        """ "Both were acquitted": the names coordinated last before it."""
        for i in range(head - 1, max(0, head - 60), -1):
            if self._is_name(i, "person") and self.analysis.tokens[i].dep != "conj":
                pair = [a for a in (self.at(h) for h in self.grammar.conjuncts(i)) if a is not None]
                if len(pair) == 2:
                    return pair
        return []

    def _listed(self, head: int) -> list[Actor]:
        """ "The two ministers, Anna Berg and Jon Dahl": those named."""
        tokens = self.analysis.tokens
        if tokens[head].tag != "NNS" or head + 2 >= len(tokens) or tokens[head + 1].text not in (",", "("):
            return []
        mention = self.analysis.mention_at(head + 2)
        if mention is None or mention.form != "name" or mention.kind != "person":
            return []
        if tokens[mention.head].dep not in ("appos", "conj", "nsubj") or tokens[mention.head].sent != tokens[head].sent:
            return []
        found = [a for a in (self.at(h) for h in self.grammar.conjuncts(mention.head)) if a is not None]
        return found if len(found) > 1 and all(a.group == "person" for a in found) else []

    def _members(self, head: int) -> list[Actor]:
        """ "The leaders of Chad and Niger": the states themselves."""
        if self.analysis.tokens[head].lower not in DELEGATES:
            return []
        inside = [h for i in self.grammar.prep(head, "of", "from") for h in self.grammar.conjuncts(i)]
        if len(inside) == 1 and self.analysis.tokens[inside[0]].lower in DELEGATES:
            return self._members(inside[0])  # "envoys of the governments of Chad and Niger"
        found = [
            a
            for a in (self.at(h) for h in inside)
            if a is not None and a.group in ("state", "government", "organisation")
        ]
        return found if len(found) > 1 else []

    def _all(self, head: int) -> list[int]:
        """A head and its fellows; names that the parser hid inside the phrase ("President A and President B met")."""
        heads = self.grammar.conjuncts(head)
        tokens = self.analysis.tokens
        inside, k = [j for j in tokens[head].children if tokens[j].dep == "compound" and j < head], 0
        while k < len(inside):
            inside.extend(
                j
                for j in tokens[inside[k]].children
                if j not in inside and tokens[j].dep in ("appos", "conj", "compound")
            )
            k += 1
        hidden = [j for j in inside if tokens[j].dep in ("appos", "conj") and self._is_name(j, "person")]
        first = heads[0]  # "Turkey | and Libya signed": the first of two names cut off as a sentence of its own
        if (
            first > 1
            and tokens[first - 1].lower == "and"
            and tokens[first - 1].dep == "cc"
            and self._is_name(first - 2)
        ):
            if tokens[first - 2].sent != tokens[first].sent and tokens[first - 2].dep == "ROOT":
                hidden.append(first - 2)
        return [*sorted(hidden), *heads] if hidden else heads

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
                    return Actor(self.phrase(head), None, group, actor.political, head)
        name = self.phrase(head)
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
            return None
        if mention.form == "name" and mention.head != head and tokens[head].i not in range(mention.start, mention.end):
            return None
        node = analysis.entities[mention.entity]
        t = tokens[head]
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

    def _entity_named(self, name: str) -> int | None:
        return next((e.i for e in self.analysis.entities if e.name == name), None)

    def _fuller(self, head: int) -> Actor | None:
        """The name that says more than the noun: "The mayor of Riga, Anna Ozola", "Ambassador to Chad Anna Ozola"."""
        tokens = self.analysis.tokens
        t = tokens[head]
        if not t.tag.startswith(("NN", "CD", "DT")) or self._is_name(head, "person"):
            return None
        for j in t.children:
            if tokens[j].dep == "appos" and self._is_name(j):
                node = self.analysis.entity_at(j)
                if node is not None and (node.kind == "person" or not self._is_name(head)):
                    return Actor(node.name, node.i, self.group_of(node), True, head)
        if t.dep == "appos" and t.head < head and self._is_name(t.head, "person"):  # "Berg, the chief who seized power"
            node = self.analysis.entity_at(t.head)
            if node is not None and self.words.get(t.lower, ("",))[0] in PEOPLE:
                return Actor(node.name, node.i, "person", True, head)
        if self._is_title(head):  # "the head of the bank, Anna Berg": the name hung on the bank
            for j in t.children:
                if j > head and tokens[j].dep == "prep":
                    for k in (k for i in tokens[j].children for k in tokens[i].children):
                        if tokens[k].dep == "appos" and tokens[k].tag != "NNS" and self._is_name(k, "person"):
                            node = self.analysis.entity_at(k)
                            if node is not None and not self._is_name(tokens[k].head, "person"):
                                return Actor(node.name, node.i, "person", True, head)
        if self.words.get(t.lower, ("",))[0] in TITLED:
            for j in range(head + 1, min(head + 9, len(tokens))):
                if tokens[j].sent != t.sent or tokens[j].tag.startswith(("VB", ",", "CC", "W", "MD")):
                    break
                if self._is_name(j, "person"):
                    node = self.analysis.entity_at(j)
                    return None if node is None else Actor(node.name, node.i, "person", True, head)
        return None

    def _is_title(self, head: int) -> bool:
        """Whether a noun tells one person's post."""
        t = self.analysis.tokens[head]
        return t.tag in ("NN", "NNP") and (self.words.get(t.lower, ("",))[0] == "official" or t.lower == "counterpart")

    def _is_name(self, i: int, kind: str = "") -> bool:
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

    def phrase(self, head: int) -> str:
        """The noun phrase of a head word without article, relative clauses and asides."""
        tokens, analysis = self.analysis.tokens, self.analysis
        start = head
        for j in sorted(tokens[head].children, reverse=True):
            if j < head and tokens[j].dep in (
                "compound",
                "amod",
                "nummod",
                "nmod",
                "poss",
                "quantmod",
                "punct",
            ):
                if tokens[j].dep == "punct" and tokens[j].text != "-":
                    break
                start = min(start, min(analysis.subtree(j)))
        while start < head and (tokens[start].tag in NOT_NAMES or tokens[start].lower in ("least", "most")):
            start += 1
        while start > 1 and self._glued(start) and (tokens[start].text == "-" or tokens[start - 1].text == "-"):
            start -= 1  # "mid-level", "high-ranking"
        end = head + 1
        for j in tokens[head].children:
            if j == end and tokens[j].dep == "prep" and tokens[j].lower in PARTITIVE_PREPS:
                inside = [k for k in analysis.subtree(j) if tokens[k].dep not in ("relcl", "acl")]
                stop = inside[0]
                for k in inside:
                    if k > stop + 1 or tokens[k].text in (",", "(", "who", "which") or tokens[k].tag.startswith("VB"):
                        break
                    if k > j and tokens[k].dep == "prep" and tokens[k].lower != "of":
                        break
                    stop = k
                while stop > j and (tokens[stop].tag in NOT_NAMES or tokens[stop].text == "-"):
                    stop -= 1
                if stop - j <= 6 and stop > j:
                    end = stop + 1
                break
        return analysis.text(start, end)

    def _glued(self, i: int) -> bool:
        """Whether no space stands before a token."""
        return self.analysis.tokens[i - 1].end == self.analysis.tokens[i].start

    def owner_of(self, head: int, deep: bool = True) -> list[Actor]:
        """Whom an abstract thing belongs to: "Trump's decision", "the plans of the cabinet", "the US strike"."""
        grammar, tokens = self.grammar, self.analysis.tokens
        owner = grammar.analysis.child(head, "poss")
        found: list[Actor] = []
        for words in OWNING:
            heads = [owner] if owner is not None else grammar.prep(head, *words)
            named = self.of(heads)
            found = [a for a in named if a.group not in ("thing", "place")]
            if not found and named and deep:
                found = self.owner_of(named[0].head, deep=False)
            if found or owner is not None:
                break
        if not found and owner is None:
            found = [a for a in self.of(self._makers(head)) if a.group not in ("thing", "place")]
        if not found:
            for j in tokens[head].children:
                if tokens[j].dep in ("compound", "amod", "nmod"):
                    actor = self.modifier(j)
                    if actor is not None:
                        return [actor]
        return found

    def suffered(self, noun: int, found: list[Actor]) -> bool:
        """Whether these are the victims of what a noun names: "the attack on the envoy"."""
        if self.analysis.tokens[noun].lemma.lower() not in SUFFERED or self.grammar.prep(noun, "by"):
            return False
        inside = self.grammar.prep(noun, "of", "on", "against")
        return bool(found) and any(a.head in inside for a in found)

    def _makers(self, head: int) -> list[int]:
        """Who made a thing, by the clause around it: "the order Trump signed", "sent a letter urging ..."."""
        tokens = self.analysis.tokens
        for j in tokens[head].children:
            if tokens[j].dep == "relcl":
                subject = self.grammar.agent(j)
                if subject is not None and subject != head:
                    return [subject]
        if tokens[head].dep == "dobj":
            agent = self.grammar.agent(tokens[head].head)
            return [] if agent is None else [agent]
        return []

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
