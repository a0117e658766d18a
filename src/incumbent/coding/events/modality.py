"""Modality: whether an act happened, will happen, did not happen, or is only somebody's word."""

from __future__ import annotations

from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.speech import Speech
from incumbent.language import Analysis
from incumbent.records import PartialDate

_NEGATORS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "nobody", "none", "hardly", "barely"})
_FAIL = frozenset({"fail", "refuse", "decline", "cease", "stop", "avoid", "prevent", "neglect", "unable", "yet"})
_PLAN = frozenset(
    "plan intend schedule expect set prepare want hope aim due slate propose consider seek wish agree "
    "promise vow pledge threaten ready poised likely announce need".split()
)
_MAYBE = frozenset({"may", "might", "could", "would", "can", "should", "must", "ca", "ought"})
_FUTURE = frozenset({"will", "shall", "wo", "'ll"})


class Modality:
    """Answers about one analysed article."""

    def __init__(self, analysis: Analysis, grammar: Grammar, speech: Speech) -> None:
        self.tokens = analysis.tokens
        self.analysis = analysis
        self.grammar = grammar
        self.speech = speech

    def _auxiliaries(self, i: int) -> list[str]:
        t = self.tokens[i]
        found = [self.tokens[j].lower for j in t.children if self.tokens[j].dep in ("aux", "auxpass")]
        if not found and t.dep == "conj" and self.grammar.is_verb(t.head) and t.tag in ("VB", "VBN"):
            return self._auxiliaries(t.head)
        return found

    def negated(self, i: int) -> bool:
        """Whether the act is denied: "did not sign", "no one signed", "failed to sign", "neither ... nor ... would"."""
        t = self.tokens[i]
        for j in t.children:
            c = self.tokens[j]
            if c.dep == "neg" or (c.lower in _NEGATORS and c.dep in ("advmod", "preconj", "cc", "det")):
                return True
            if c.dep in ("nsubj", "nsubjpass", "dobj") and any(
                self.tokens[k].lower in ("no", "neither") and self.tokens[k].dep in ("det", "preconj", "cc")
                for k in c.children
            ):
                return True
            if c.dep in ("nsubj", "nsubjpass") and c.lower in ("nobody", "none", "neither", "no-one"):
                return True
        if t.dep in ("xcomp", "acl", "pcomp") and t.head != i:
            head = self.tokens[t.head]
            if head.lemma in _FAIL or head.lower in ("unable", "failure", "refusal", "yet"):
                return True
            if head.lower == "without":
                return True
            if (
                t.dep == "xcomp"
                and head.tag.startswith("VB")
                and head.lemma in ("have", "want", "plan", "intend", "agree", "seek")
            ):
                return self.negated(t.head)
        if t.dep == "conj" and self.grammar.is_verb(t.head) and self.tokens[t.head].i < i:
            between = {self.tokens[k].lower for k in self.tokens[t.head].children}
            return "or" in between and self.negated(t.head)
        return False

    def future(self, i: int) -> bool:
        """Whether the act is still to come: will, is to, plans to, scheduled for."""
        t = self.tokens[i]
        aux = self._auxiliaries(i)
        if any(a in _FUTURE for a in aux):
            return True
        if "would" in aux and i in self.speech.at:
            return True
        infinitive = "to" in aux
        if infinitive and t.dep == "xcomp" and t.head != i:
            head = self.tokens[t.head]
            if head.lemma in _PLAN or head.lemma in ("go", "be"):
                return True
        if (
            infinitive
            and t.dep == "acl"
            and self.tokens[t.head].lemma in ("plan", "intention", "decision", "bid", "effort")
        ):
            return True
        return (
            infinitive
            and t.dep in ("ROOT", "ccomp", "conj", "relcl")
            and any(a in ("is", "are", "was", "were") for a in aux)
        )

    def _ahead(self, i: int, date: PartialDate | None) -> bool:
        """A present tense dated after publication: "when he meets the king next week"."""
        t = self.tokens[i]
        published = self.analysis.article.published_on
        if published is None or not (t.tag in ("VBZ", "VBP", "VBG") or t.tag.startswith("NN")):
            return False
        return date is not None and date.latest > published.latest and date.earliest >= published.earliest

    def hypothetical(self, i: int) -> bool:
        """Whether the act is only thought of: may, could, if-clauses, aims."""
        t = self.tokens[i]
        aux = self._auxiliaries(i)
        if any(a in _MAYBE for a in aux) and not self.future(i):
            return True
        k = i
        for _ in range(4):
            u = self.tokens[k]
            if u.dep == "advcl" and any(
                self.tokens[j].lower in ("if", "unless", "whether", "should") and self.tokens[j].dep in ("mark", "aux")
                for j in u.children
            ):
                return True
            if u.head == k or u.dep not in ("conj", "xcomp", "ccomp", "acl"):
                break
            k = u.head
        return "to" in aux and t.dep == "advcl"

    def governing_noun_modality(self, i: int) -> str:
        """For an event noun: "planned", "negated" or "" by the verb that governs it."""
        t = self.tokens[i]
        verb = (
            t.head
            if t.dep in ("dobj", "nsubj", "nsubjpass", "attr")
            else self.tokens[t.head].head
            if t.dep == "pobj"
            else -1
        )
        if verb < 0 or not self.grammar.is_verb(verb) or verb == i:
            return ""
        if self.negated(verb):
            return "negated"
        if self.future(verb) or self.tokens[verb].lemma in ("plan", "schedule", "prepare"):
            return "planned"
        if self.hypothetical(verb):
            return "hypothetical"
        return ""

    def reporter(self, c: Candidate) -> str | None:
        """Who tells the act, where the article only passes it on and the teller is not the doer."""
        said = self.speech.at.get(c.anchor)
        if said is None or said.speaker is None:
            return None
        if any(a.name == said.speaker for a in c.source) and self.tokens[c.anchor].tag not in ("VBD", "VBN"):
            return None  # "I urge ...": the words are the act
        return said.speaker

    def settle(self, c: Candidate) -> None:
        """Set a candidate's status, and who says so where the article only passes it on."""
        i = c.anchor
        noun = self.governing_noun_modality(i) if c.form == "noun" else ""
        c.negated = self.negated(i) or noun == "negated"
        c.hypothetical = self.hypothetical(i) or noun == "hypothetical"
        if c.origin == "speech":
            c.status = "asserted"
        elif c.negated and c.type != "REJECT":
            c.status = "not_done"
        elif self.future(i) or noun == "planned" or self._ahead(i, c.date):
            c.status = "planned"
        elif self.reporter(c) is not None:
            c.status, c.said_by = "reported", self.reporter(c)
