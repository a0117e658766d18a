"""Light verbs: "held talks", "came under pressure": the noun is the act, the verb only carries it."""

from __future__ import annotations

from incumbent.coding.events.grammar.roles import Roles

LIGHT = frozenset(
    "make take hold have launch carry conduct issue stage mount begin start lead order announce continue resume open "
    "impose levy give offer deliver pay voice express file submit execute perform undertake commit plan orchestrate "
    "organize organise suffer face receive see declare provide sign enter reach sustain escalate step send form "
    "join attend cancel end suspend postpone pursue seek win gain draw earn keep maintain bring initiate "
    "coordinate intensify renew reiterate repeat pass place put unleash wage raise".split()
)
RECEIVING = frozenset(
    {"face", "suffer", "receive", "draw", "get", "win", "gain", "sustain", "earn", "attract", "survive"}
)


class Grammar(Roles):
    """Deep grammatical relations of one analysed article."""

    def light_subject(self, noun: int) -> tuple[int | None, bool]:
        """The doer when a light verb carries the noun ("held talks"), and whether it rather undergoes it."""
        t = self.tokens[noun]
        if t.dep == "conj" and t.head != noun:
            return self.light_subject(t.head)
        if t.head == noun:
            return None, False
        if t.dep in ("dobj", "nsubjpass"):
            verb = t.head
            if self.tokens[verb].lemma in LIGHT and self.is_verb(verb):
                return self.agent(verb), self.tokens[verb].lemma in RECEIVING
        elif t.dep == "pobj":
            prep = self.tokens[t.head]
            verb = prep.head
            if prep.lower == "of" and self.tokens[verb].lower in ("subject", "target", "object", "victim", "focus"):
                be = self.tokens[verb].head
                if self.tokens[verb].dep == "attr":
                    return self.surface_subject(be), True
            if self.is_verb(verb):
                if prep.lower == "under" and self.tokens[verb].lemma in (
                    "come",
                    "be",
                    "fall",
                    "remain",
                    "put",
                    "place",
                ):
                    subject = self.surface_subject(verb)
                    return subject, True
                if prep.lower in ("in", "into", "to") and self.tokens[verb].lemma in (
                    "engage",
                    "participate",
                    "enter",
                    "join",
                    "take",
                    "lead",
                    "go",
                    "vote",
                    "arrive",
                ):
                    return self.surface_subject(verb), False
        return None, False
