"""Roles: who stands in which relation to a verb or noun, whatever the voice or the form of the clause.

Deep relations over ClearNLP dependencies: agents of passives, subjects shared by conjoined and controlled verbs,
antecedents of relative clauses, owners of nominalisations. All answers are token positions of head words.
"""

from __future__ import annotations

from incumbent.coding.events.grammar.links import DEPTH, Links

SUBJECTS = ("nsubj", "nsubjpass")
_SUBJECT_CONTROL = frozenset({"promise", "threaten", "vow", "agree", "refuse", "need", "use", "have", "want"})
_SAYING = frozenset(
    "say tell warn urge call accuse condemn criticise criticize praise thank promise vow demand deny reject insist add "
    "announce declare blame pledge threaten welcome denounce appeal ask argue claim acknowledge".split()
)
_PASSES_OBJECT = frozenset({"for", "of", "from", "into", "as"})


class Roles(Links):
    """Deep grammatical relations of one analysed article."""

    def passive(self, i: int) -> bool:
        """Whether the verb's surface subject is what it acts on."""
        t = self.tokens[i]
        if t.tag not in ("VBN", "VBD"):
            return False
        own = False
        for j in t.children:
            dep = self.tokens[j].dep
            if dep in ("auxpass", "nsubjpass"):
                return True
            own = own or dep in ("aux", "nsubj", "dobj") or (dep == "ccomp" and t.dep == "acl")
        if own or t.tag == "VBD":
            return False
        if t.dep in ("acl", "advcl", "amod", "oprd", "xcomp", "ccomp", "pcomp"):
            return True
        if t.dep == "acomp" and self.tokens[t.head].lemma == "be":  # "was re-elected", cut at its hyphen
            return True
        if t.dep == "conj" and self.is_verb(t.head):
            return self.passive(t.head)
        return t.dep == "ROOT"  # headline style: "Minister arrested over ..."

    def surface_subject(self, i: int, depth: int = DEPTH) -> int | None:
        """The subject as it stands or is understood: shared, controlled, relative."""
        tokens = self.tokens
        t = tokens[i]
        own = [j for j in t.children if tokens[j].dep in SUBJECTS]
        if own:
            return self._told(self.antecedent(i, self._main(own)))
        for j in t.children:
            if tokens[j].dep in ("aux", "auxpass"):  # "the US has been urging": the subject hung on an auxiliary
                for k in tokens[j].children:
                    if tokens[k].dep in SUBJECTS:
                        return self.antecedent(i, k)
        if t.head == i and t.dep == "ROOT":
            return self._dated(i) or self._stranded(i)
        if depth == 0 or t.head == i:
            return None
        dep, head = t.dep, t.head
        if (
            dep == "conj"
            and t.tag in ("VBD", "VBZ")
            and tokens[head].tag in ("VB", "VBN", "VBG")
            and tokens[head].dep in ("xcomp", "ccomp")
            and (tokens[head].tag == "VB" or (self._perfect(head) and not self._perfect(i)))
        ):
            # "urged them to stay and spoke with ...", "said they had lied, and accused ..."
            return self.surface_subject(tokens[head].head, depth - 1)
        if dep == "conj" and self._added(i):
            return self.surface_subject(tokens[head].head, depth - 1)
        if dep == "conj" and (self.is_verb(head) or tokens[head].dep in ("acomp", "attr", "ROOT")):
            return self.surface_subject(head, depth - 1)
        if dep == "relcl":
            return self._told(head)
        if dep == "amod":
            return head
        if dep == "acl":
            return self.owner(head, depth - 1) if t.tag == "VB" else head
        if dep == "xcomp" and self.is_verb(head):
            if tokens[head].lemma not in _SUBJECT_CONTROL:
                controlled = self.objects(head)
                if controlled:
                    return controlled[0]
            return self.surface_subject(head, depth - 1)
        if dep == "pcomp":
            prep = tokens[head]
            if prep.head == head:
                return None
            if self.is_verb(prep.head):
                if prep.lower in _PASSES_OBJECT and not self.passive(prep.head):
                    controlled = self.objects(prep.head)
                    if controlled:
                        return controlled[0]
                return self.surface_subject(prep.head, depth - 1)
            return self.owner(prep.head, depth - 1)
        if dep in ("advcl", "ccomp", "xcomp", "acomp", "attr", "oprd", "prep", "dep", "aux"):
            return self.surface_subject(head, depth - 1)
        return None

    def _main(self, subjects: list[int]) -> int:
        """Of two subjects the one outside brackets, the name: "(CNN) President Berg said", "A banker, Berg was elected"."""
        outside = [j for j in subjects if j == 0 or self.tokens[j - 1].text != "("] or subjects
        if len(outside) > 1 and self.tokens[outside[0]].tag[:3] != "NNP" and self.tokens[outside[1]].tag == "NNP":
            return outside[1]
        return outside[0]

    def _told(self, noun: int) -> int:
        """Of whom a predicate noun is told: "Berg is the first minister to back Dahl"."""
        t = self.tokens[noun]
        if t.dep != "attr" or self.tokens[t.head].lemma != "be":
            return noun
        subject = next((j for j in self.tokens[t.head].children if self.tokens[j].dep in SUBJECTS), None)
        if subject is None:
            subject = self.surface_subject(t.head)
        mention = None if subject is None else self.analysis.mention_at(subject)
        if subject is None or mention is None or mention.form == "nominal":
            return noun
        return noun if self.tokens[subject].lower == "it" else subject

    def _added(self, i: int) -> bool:
        """Whether a verb of saying goes on from the one above, not from what was said: "said it was unfair, and warned of"."""
        t = self.tokens[i]
        said = self.tokens[t.head]
        if t.lemma not in _SAYING or t.tag not in ("VBD", "VBZ") or said.dep != "ccomp" or said.lemma in _SAYING:
            return False
        above = self.tokens[said.head]
        if above.lemma not in _SAYING or above.tag != t.tag or above.i > said.i:
            return False
        return not any(self.tokens[j].lower == "that" and self.tokens[j].dep == "mark" for j in t.children)

    def _perfect(self, i: int) -> bool:
        """Whether a verb stands with "have": "had lied"."""
        return any(self.tokens[j].lemma == "have" and self.tokens[j].dep == "aux" for j in self.tokens[i].children)

    def _dated(self, i: int) -> int | None:
        """A subject that the parser took for an aside to a date: "On Monday, Berg, with Dahl, introduced a bill"."""
        for j in self.tokens[i].children:
            if j < i and self.tokens[j].dep in ("prep", "npadvmod"):
                dates = [k for k in self.tokens[j].children if self.tokens[k].dep == "pobj"] or [j]
                for k in dates:
                    aside = self.analysis.child(k, "appos")
                    if aside is not None and self.analysis.mention_at(aside) is not None:
                        return aside
        return None

    def _stranded(self, i: int) -> int | None:
        """A subject that the parser cut off as a sentence of its own: "Sweden | summoned the ambassador"."""
        sentences = self.analysis.sentences
        here = sentences[self.tokens[i].sent]
        if here.i == 0 or here.start != i or self.tokens[i].tag not in ("VBD", "VBZ", "VBP", "VBN"):
            return None
        before = sentences[here.i - 1]
        alone = before.paragraph == here.paragraph and before.end - before.start <= 6
        if not alone or any(self.is_verb(j) or self.tokens[j].text in ".!?:" for j in range(before.start, before.end)):
            return None
        return before.root

    def owner(self, noun: int, depth: int = DEPTH) -> int | None:
        """Whose act a noun names: its possessor, its by-phrase, or the subject of the verb that governs it."""
        poss = self.analysis.child(noun, "poss")
        if poss is not None:
            return poss
        by = self.prep(noun, "by")
        if by:
            return by[0]
        t = self.tokens[noun]
        if depth and t.head != noun:
            if t.dep in ("dobj", "attr", "oprd") and self.is_verb(t.head):
                return self.agent(t.head, depth - 1)
            if t.dep == "pobj":
                up = self.tokens[t.head].head
                if self.is_verb(up):
                    return self.surface_subject(up, depth - 1)
            if t.dep == "conj":
                return self.owner(t.head, depth - 1)
        return None

    def agent(self, i: int, depth: int = DEPTH) -> int | None:
        """Who acts: the by-phrase of a passive, else the subject."""
        if self.passive(i):
            for j in self.tokens[i].children:
                if self.tokens[j].dep == "agent":
                    return self.analysis.child(j, "pobj")
            for j in self.tokens[i].children:  # "condemned in a statement by Chad"
                if self.tokens[j].dep == "prep":
                    for k in self.tokens[j].children:
                        by = self.prep(k, "by") if self.tokens[k].dep == "pobj" else []
                        if by:
                            return by[0]
                    for k in self.tokens[j].children:  # "was barred from running by the council"
                        inner = self.prep(k, "by") if self.tokens[k].dep == "pcomp" else []
                        if inner and self.tokens[inner[0]].tag[:2] == "NN":
                            return inner[0]
            return None
        return self.surface_subject(i, depth)

    def patients(self, i: int) -> list[int]:
        """What is acted on: the subject of a passive, else the object."""
        if self.passive(i):
            subject = self.surface_subject(i)
            return [] if subject is None else [subject]
        found = self.objects(i)
        if found:
            return found
        t = self.tokens[i]
        if t.dep == "relcl" and self.surface_subject(i) != t.head:
            return [t.head]
        if t.dep == "conj" and self.is_verb(t.head) and not self.has_complement(i):
            return []
        for j in t.children:  # "held the minister responsible": the object parsed as the subject of a small clause
            if self.tokens[j].dep in ("ccomp", "xcomp") and self.tokens[j].tag in ("JJ", "NN", "NNS"):
                subject = self.analysis.child(j, "nsubj")
                if subject is not None:
                    return [subject]
        for j in t.children:  # "asked the court to rule": the object parsed as the subject of the infinitive
            if self.tokens[j].dep in ("ccomp", "xcomp") and self.infinitive(j):
                subject = self.analysis.child(j, "nsubj")
                if subject is not None:
                    return [subject]
        return []

    def things(self, i: int) -> list[int]:
        """All that stands as object or patient, in active or passive: for "was granted clemency" both."""
        found = self.patients(i)
        found = found + [j for j in self.objects(i) if j not in found]
        for j in self.tokens[i].children:  # "granted Mr Berg a pardon" read as one phrase
            if self.tokens[j].dep == "dative":
                found.extend(k for k in self.tokens[j].children if self.tokens[k].dep == "appos")
        return found
