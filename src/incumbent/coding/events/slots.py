"""Slots: the names by which lexicon entries say where source and target stand, read off one sentence.

subj obj dative obj2 oprd comp compagent compobj acl aclwith aim matrix
    deep subject, object, indirect object, subject or objects of the complement
with against to ... (any preposition)      its object
obj.of obj.mod for.of ...                  owner, modifier or prepositional object of what the first part names
lv lvobj who poss of by mod between vsubj vobj of nouns: doer or undergoer by light verb, possessor, ...
speaker                                    whose words these are
"""

from __future__ import annotations

from incumbent.coding.events.actors import Actor, Actors
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.speech import Speech

_CLAIMS = frozenset({"allegation", "accusation", "claim", "charge", "report"})
PERSONLESS = frozenset({"thing"})


class Slots:
    """Resolves slot names to heads and to actors."""

    def __init__(self, grammar: Grammar, actors: Actors, speech: Speech) -> None:
        self.grammar = grammar
        self.actors = actors
        self.speech = speech
        self.tokens = grammar.tokens

    def fill(
        self, anchor: int, names: tuple[str, ...], role: str, keep: bool = False, but: frozenset[str] = frozenset()
    ) -> tuple[list[Actor], int]:
        """The actors of the first slot that holds any, and the head token it was found at (-1 where none).

        Actors named in `but` are passed over. With `keep`, nouns that name no actor count as well ("asked households to ...").
        """
        first = -1
        for name in names:
            if name == "party":  # implied.py finds it
                continue
            if name == "speaker":
                said = self.speech.at.get(anchor)
                speaker = None if said is None else self.actors.speaker(said)
                if speaker is not None:
                    return [speaker], anchor
                continue
            if name == "mod" or name.endswith(".mod"):
                found = self._modifiers(anchor, name)
                if found:
                    return found, found[0].head
                continue
            heads = self.heads(anchor, name)
            if not heads:
                if first < 0 and "." in name:
                    whole = self._first(anchor, name.partition(".")[0])
                    first = whole[0] if whole else -1
                continue
            if first < 0:
                first = heads[0]
            found = [a for a in self.actors.of(heads) if a.group not in PERSONLESS or (keep and name == "obj")]
            if not found and role == "target":
                found = [a for h in heads for a in self.actors.owner_of(h)]
            if not found and role == "source":
                found = [a for h in heads for a in self.actors.owner_of(h)]
            found = [a for a in found if a.name not in but]
            if found:
                return found, heads[0]
        return [], first

    def heads(self, anchor: int, name: str) -> list[int]:
        """Head tokens in a slot."""
        first, _, second = name.partition(".")
        found = self._first(anchor, first)
        if not second:
            return found
        out: list[int] = []
        for h in found:
            if second == "of":
                owner = self.grammar.analysis.child(h, "poss")
                out.extend([owner] if owner is not None else self.grammar.prep(h, "of", "by"))
            elif second == "subj":
                subject = self.grammar.surface_subject(h)
                out.extend([] if subject is None else [subject])
            else:
                out.extend(self.grammar.prep(h, second))
        return out

    def _first(self, anchor: int, name: str) -> list[int]:
        grammar, tokens = self.grammar, self.tokens
        verb = grammar.is_verb(anchor)
        if name == "subj":
            agent = grammar.agent(anchor) if verb else grammar.owner(anchor)
            return [] if agent is None else [agent]
        if name == "obj":
            return grammar.patients(anchor)
        if name == "dative":
            return [j for j in tokens[anchor].children if tokens[j].dep == "dative" and tokens[j].tag != "IN"]
        if name == "obj2":
            return grammar.objects(anchor)[:1] if not grammar.passive(anchor) else grammar.patients(anchor)
        if name == "compagent":
            inside = [j for j in tokens[anchor].children if tokens[j].dep == "ccomp"]
            return [h for h in (grammar.agent(j) for j in inside) if h is not None]
        if name in ("comp", "compobj"):
            return self._complement(anchor, name)
        if name == "matrix":  # "wrote to the embassy asking ..."
            t = tokens[anchor]
            return grammar.prep(t.head, "to") if t.dep in ("advcl", "xcomp", "conj") and grammar.is_verb(t.head) else []
        if name == "aclwith":
            inside = [j for o in grammar.things(anchor) for j in tokens[o].children if tokens[j].dep == "acl"]
            return [h for j in inside for h in grammar.verb_prep(j, "with")]
        if name == "acl":
            inside = [
                j
                for o in (grammar.things(anchor) if verb else [anchor])
                for j in tokens[o].children
                if tokens[j].dep in ("acl", "relcl")
            ]
            inside += [k for j in inside for k in tokens[j].children if tokens[k].dep == "xcomp"]
            return [h for j in inside for h in grammar.patients(j) or grammar.verb_prep(j, "with", "to", "against")]
        if name == "aim":  # "fired tear gas to disperse the crowd"
            near = [anchor, *grammar.things(anchor)] if verb else [anchor]
            inside = [
                j for i in near for j in tokens[i].children if tokens[j].dep in ("advcl", "xcomp", "acl", "relcl")
            ]
            inside += [k for j in inside for k in tokens[j].children if tokens[k].dep in ("advcl", "xcomp")]
            return [h for j in inside if tokens[j].tag == "VB" for h in grammar.patients(j)]
        if name == "oprd":  # "was elected leader of the party"
            return [j for j in tokens[anchor].children if tokens[j].dep in ("oprd", "attr")]
        if name == "who":  # "Berg was a critic of", "Berg, a critic of"
            t = tokens[anchor]
            if t.dep == "appos":
                return [t.head]
            return self._first(anchor, "subj") if t.dep == "attr" else []
        if name in ("vsubj", "vobj"):
            return self._around(anchor, name)
        if name in ("lv", "lvobj"):
            subject, undergoes = grammar.light_subject(anchor)
            return [subject] if subject is not None and undergoes == (name == "lvobj") else []
        if name == "poss":
            poss = grammar.analysis.child(anchor, "poss")
            return [] if poss is None else [poss]
        if verb:
            found = grammar.verb_prep(anchor, name)
            return found or (grammar.prep(tokens[anchor].head, name) if tokens[anchor].dep == "amod" else [])
        return grammar.prep(anchor, name) or self._beyond(anchor, name) or self._nested(anchor, name)

    def _nested(self, noun: int, name: str) -> list[int]:
        """ "The arrest of the editor by police": the by-phrase hangs on the editor."""
        if name not in ("by", "from", "against"):
            return []
        if self.tokens[noun].lemma.lower() in _CLAIMS:  # "allegations of spying by the embassy": the embassy spied
            return []
        inner = self.grammar.prep(noun, "of", "by", "on", "against", "for", "to", "between")
        return [h for i in inner for h in self.grammar.prep(i, name)]

    def _beyond(self, noun: int, name: str) -> list[int]:
        """A preposition that belongs to a noun but was attached to the light verb above it."""
        t = self.tokens[noun]
        if name in ("of", "by", "in") or t.head == noun or t.dep not in ("dobj", "nsubjpass", "pobj"):
            return []
        up = self.tokens[t.head].head if t.dep == "pobj" else t.head
        return self.grammar.prep(up, name) if self.grammar.is_verb(up) else []

    def _complement(self, anchor: int, name: str) -> list[int]:
        for j in self.tokens[anchor].children:
            if self.tokens[j].dep in ("ccomp", "xcomp"):
                if name == "comp" and self.tokens[j].dep == "ccomp":
                    subject = self.grammar.surface_subject(j)
                    return [] if subject is None else [subject]
                if name == "compobj":
                    found = self.grammar.patients(j)
                    return found or self.grammar.verb_prep(j, "with", "to", "against", "from", "on", "by")
        return []

    def _around(self, noun: int, name: str) -> list[int]:
        """Subject or object of the verb that a noun's phrase goes with: "in a call with Chad, the king said"."""
        t = self.tokens[noun]
        prep = self.tokens[t.head]
        if t.dep != "pobj" or prep.dep != "prep" or not self.grammar.is_verb(prep.head):
            return []
        if name == "vobj":
            return self.grammar.patients(prep.head)
        subject = self.grammar.surface_subject(prep.head)
        return [] if subject is None else [subject]

    def _modifiers(self, anchor: int, name: str) -> list[Actor]:
        heads = [anchor] if name == "mod" else self._first(anchor, name.partition(".")[0])
        found = []
        for h in heads:
            for j in self.tokens[h].children:
                if self.tokens[j].dep in ("compound", "amod", "nmod") and j < h:
                    actor = self.actors.modifier(j)
                    if actor is not None:
                        found.append(actor)
        return found
