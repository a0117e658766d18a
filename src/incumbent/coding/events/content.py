"""Content: acts that the article tells only as asked for, feared, aimed at or supposed; a call for an act is the call."""

from __future__ import annotations

from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.language import Analysis

_ASKING = frozenset(
    "ask urge call demand want expect hope recommend suggest propose advise encourage request beg implore insist plead "
    "instruct order fear dread aim wish press push lobby petition appeal campaign advocate".split()
)
_THOUGHT = frozenset({"unlikely", "likely", "impossible", "afraid", "unclear", "unthinkable", "hypothetical"})
_NOUNS = frozenset("call demand appeal request plea aim goal hope fear proposal recommendation suggestion".split())
_SPOKEN = frozenset({"refuse", "decline", "threaten", "pledge", "promise", "vow", "offer", "agree"})
_SAID = frozenset("say insist vow pledge declare announce maintain promise state tell add".split())
_YIELDING = frozenset({"RETREAT", "CONCEDE", "SUPPORT", "AGREE"})
_SUPPOSING = frozenset({"if", "unless", "whether"})
_WISHED = frozenset({"should", "must", "to", "ought", "would", "could", "might"})
_DEEP = 5


class Content:
    """Answers about one analysed article."""

    def __init__(self, analysis: Analysis, grammar: Grammar) -> None:
        self.tokens = analysis.tokens
        self.grammar = grammar

    def only_thought(self, c: Candidate) -> bool:
        """Whether a candidate is no act of its own: "called for arming the rebels", "fears being arrested", "if it attacked"."""
        if c.origin == "speech":
            return False
        i = c.anchor
        if not self.grammar.is_verb(i):
            i = self._carrier(i)
            if i < 0:
                return False
        return self._supposed(i) or self._asked(i) or self._due(i) or self._spoken_for(i) or self._refused(c, i)

    def _refused(self, c: Candidate, i: int) -> bool:
        """ "Said she would not resign": the refusal is the act."""
        t = self.tokens[i]
        will = {self.tokens[j].lower for j in t.children if self.tokens[j].dep == "aux"} & {"will", "would", "wo"}
        refusing = c.negated and c.type in _YIELDING and bool(will)
        return refusing and t.dep == "ccomp" and self.tokens[t.head].lemma in _SAID

    def _due(self, i: int) -> bool:
        """ "The union must lift the ban": what somebody holds to be right, and not done."""
        while self.tokens[i].dep == "xcomp" and self.tokens[i].head != i:  # "must keep talking"
            i = self.tokens[i].head
        aux = [self.tokens[j].lower for j in self.tokens[i].children if self.tokens[j].dep in ("aux", "auxpass")]
        return any(a in ("should", "must", "ought") for a in aux) and "have" not in aux

    def _spoken_for(self, i: int) -> bool:
        """ "Refused to sign", "threatened to attack", "pledged to leave": the words are the act."""
        t = self.tokens[i]
        return t.dep == "xcomp" and self.tokens[t.head].lemma in _SPOKEN

    def _carrier(self, noun: int) -> int:
        """The verb whose object a noun is, or -1."""
        t = self.tokens[noun]
        if t.dep in ("dobj", "nsubjpass") and self.grammar.is_verb(t.head):
            return t.head
        return -1

    def _supposed(self, i: int) -> bool:
        t = self.tokens[i]
        if t.dep not in ("advcl", "ccomp", "pcomp") or (t.tag == "VBN" and not self._marked(i)):
            return False
        return self._marked(i)

    def _marked(self, i: int) -> bool:
        return any(
            self.tokens[j].lower in _SUPPOSING and self.tokens[j].dep in ("mark", "advmod", "dep")
            for j in self.tokens[i].children
        )

    def _asked(self, i: int) -> bool:
        """Whether a word of asking, fearing or aiming governs the clause, and the clause is not told as a fact."""
        wished = False
        for _ in range(_DEEP):
            t = self.tokens[i]
            if t.head == i:
                return False
            wished = wished or self._wished(i)
            head = self.tokens[t.head]
            if t.dep in ("xcomp", "ccomp"):
                if head.lemma in _ASKING:
                    return wished and not self._own_wish(t.head)
                if t.dep == "ccomp" and head.lower in _THOUGHT:
                    return True
                if self._finite(i):
                    return False
                i = t.head
            elif t.dep == "pcomp":
                above = self.tokens[head.head]
                return above.lemma == "aim" or (
                    head.lower in ("for", "of", "about") and above.lemma in _ASKING | _NOUNS
                )
            elif t.dep == "acl":
                return head.lemma in _NOUNS and t.tag == "VB"
            elif t.dep == "conj" and self.grammar.is_verb(t.head) and t.tag in ("VB", "VBG", "VBN"):
                if t.tag != head.tag and not self._wished(i):
                    return False
                i = t.head
            else:
                return False
        return False

    def _own_wish(self, verb: int) -> bool:
        """ "Is expected to sign", "wants to sign": the signing is planned, not asked for."""
        if self.tokens[verb].lemma in ("expect", "suggest") and self.grammar.passive(verb):
            return True
        return self.tokens[verb].lemma in ("want", "hope", "expect") and not self.grammar.patients(verb)

    def _wished(self, i: int) -> bool:
        t = self.tokens[i]
        aux = [self.tokens[j] for j in t.children if self.tokens[j].dep in ("aux", "auxpass")]
        if any(a.lower in _WISHED or a.tag == "VBG" for a in aux):
            return True
        return (t.tag == "VBG" and not aux) or (t.tag == "VB" and not any(a.tag == "MD" for a in aux))

    def _finite(self, i: int) -> bool:
        return self.tokens[i].dep == "ccomp" and not self._wished(i)
