"""Links: what hangs on a word: its objects, prepositions, particles and fellows."""

from __future__ import annotations

from incumbent.language import Analysis

RELATIVES = frozenset({"who", "whom", "which", "that", "whose"})
DEPTH = 6  # how many clauses a missing subject or antecedent is looked for
_MEANS = frozenset({"telephone", "phone", "video", "videolink", "videoconference"})
_PARTICLES = frozenset({"down", "off", "up", "out"})


class Links:
    """The direct grammatical links of one analysed article's words."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens

    def is_verb(self, i: int) -> bool:
        return self.tokens[i].tag.startswith("VB")

    def objects(self, i: int) -> list[int]:
        found = []
        for j in self.tokens[i].children:
            if self.tokens[j].dep == "dobj" or (self.tokens[j].dep == "dative" and self.tokens[j].tag != "IN"):
                k = self.tokens[j]
                if k.lower in RELATIVES and k.tag in ("WP", "WDT"):
                    j = self.antecedent(i, j)
                found.append(j)
        if not found:  # "voted down the deal": the particle parsed as a preposition
            for j in self.tokens[i].children:
                if self.tokens[j].dep in ("prt", "prep") and self.tokens[j].lower in _PARTICLES and j == i + 1:
                    found.extend(k for k in self.tokens[j].children if self.tokens[k].dep == "pobj")
        return found

    def prep(self, i: int, *words: str) -> list[int]:
        """Objects of these prepositions under a token (for a verb, its object's prepositions come second)."""
        found: list[int] = []
        for j in self.tokens[i].children:
            t = self.tokens[j]
            if t.dep in ("prep", "agent", "dative", "prt") and t.lower in words:
                found.extend(k for k in t.children if self.tokens[k].dep in ("pobj", "pcomp"))
                for k in t.children:
                    if self.tokens[k].dep == "prep":  # "from across", "out of", "because of"
                        found.extend(m for m in self.tokens[k].children if self.tokens[m].dep == "pobj")
            elif (
                "for" in words
                and t.dep == "ccomp"
                and any(self.tokens[k].lower == "for" and self.tokens[k].dep == "mark" for k in t.children)
            ):
                found.extend(k for k in t.children if self.tokens[k].dep == "nsubj")
        return found

    def verb_prep(self, i: int, *words: str) -> list[int]:
        """Objects of these prepositions under a verb or, failing that, under its object or complement."""
        found = self.prep(i, *words)
        if not found:
            for j in self.tokens[i].children:
                if self.tokens[j].dep in ("dobj", "attr", "acomp", "nsubjpass", "xcomp", "advmod", "prt"):
                    found = self.prep(j, *words)
                    if found:
                        break
        if not found:  # "spoke by telephone with Chad": the preposition hung on the means
            for j in self.prep(i, "by", "on", "via", "over"):
                if self.tokens[j].lower in _MEANS:
                    found.extend(self.prep(j, *words))
        return found

    def particle(self, i: int, words: frozenset[str]) -> int | None:
        """The particle, preposition or adverb among `words` that goes with the verb."""
        for j in self.tokens[i].children:
            t = self.tokens[j]
            if (
                t.dep == "ccomp"
                and "for" in words
                and any(self.tokens[k].lower == "for" and self.tokens[k].dep == "mark" for k in t.children)
            ):
                return j
            if t.lower in words and t.dep in ("prt", "prep", "advmod", "agent", "acomp", "oprd", "dative", "npadvmod"):
                if t.dep == "prep" and any(self.tokens[k].ent in ("DATE", "TIME") for k in t.children):
                    if j == i + 1 and self.tokens[i].lemma == "swear":
                        return j  # "sworn in last May"
                    continue  # "called on Monday", "called for Thursday"
                return j
        return None

    def conjuncts(self, i: int) -> list[int]:
        """A head word and the heads coordinated with it, in text order."""
        found, k = [i], 0
        while k < len(found):
            found.extend(j for j in self.tokens[found[k]].children if self.tokens[j].dep == "conj" and j not in found)
            k += 1
        found.extend(h for j in self.prep(i, "including") for h in [j] if h not in found)
        for j in self.tokens[i].children:
            if self.tokens[j].lower == "as" and any(
                self.tokens[k].lower == "such" for k in (*self.tokens[j].children, j - 1)
            ):
                found.extend(h for h in self.tokens[j].children if self.tokens[h].dep == "pobj")
        return found

    def has_complement(self, i: int) -> bool:
        return self.analysis.child(i, "xcomp", "ccomp", "prep") is not None

    def infinitive(self, i: int) -> bool:
        return any(self.tokens[j].lower == "to" and self.tokens[j].dep == "aux" for j in self.tokens[i].children)

    def antecedent(self, verb: int, subject: int) -> int:
        """What a relative pronoun stands for; the word itself where it is none."""
        relative = self.tokens[subject].lower
        if relative in RELATIVES:
            k = verb
            for _ in range(DEPTH):
                t = self.tokens[k]
                if t.dep == "relcl":
                    return self._someone(t.head) if relative in ("who", "whom") else t.head
                if t.dep not in ("conj", "ccomp", "xcomp") or t.head == k:
                    break
                k = t.head
        return subject

    def _someone(self, noun: int) -> int:
        """Who is meant by "who" after a noun that is nobody: "a member of the board, who"."""
        k = noun
        for _ in range(DEPTH):
            mention = self.analysis.mention_at(k)
            t = self.tokens[k]
            if (mention is not None and mention.kind in ("person", "group")) or (k == noun and t.tag == "NNS"):
                return k
            if t.head == k or t.dep not in ("pobj", "conj", "appos"):
                break
            k = self.tokens[t.head].head if t.dep == "pobj" else t.head
            if self.is_verb(k):
                break
        return noun
