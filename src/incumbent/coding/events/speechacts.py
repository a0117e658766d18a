"""Speech acts: quoted or reported words that themselves blame, praise, demand or promise, without a verb that says so.

"The plan is a disgrace," said the senator: ACCUSE by the senator. The anchor is the most telling word.
"""

from __future__ import annotations

from incumbent.coding.events.actors import Actor, Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.opinions import Opinions
from incumbent.coding.events.speech import Said, Speech
from incumbent.language import Analysis
from incumbent.records import EventType

_NEGATED = frozenset({"not", "n't", "no", "never", "nor", "without"})
_MUST = frozenset({"must", "should", "ought"})
_PERSONS = frozenset({"he", "she", "him", "his", "her"})
_NO_SPEAKERS = frozenset(
    "more reports report poll polls survey data study statement footage videos witness witnesses".split()
)
_SILENT = frozenset({"thing", "media", "place", "facility"})


class SpeechActs:
    """Reads the opinions in one article's speech."""

    def __init__(self, analysis: Analysis, grammar: Grammar, actors: Actors, speech: Speech) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.grammar = grammar
        self.actors = actors
        self.speech = speech
        self.opinions = Opinions.load()
        self.dead = self._dead()

    def read(self) -> list[Candidate]:
        """For each statement, one candidate for each thing it seems to do."""
        found: list[Candidate] = []
        for said in self.speech.acts:
            speaker = self.actors.speaker(said)
            if speaker is None or speaker.group in _SILENT or speaker.name.split()[-1].lower() in _NO_SPEAKERS:
                continue
            for kind, words in self._weigh(said).items():
                if words:
                    found.append(self._candidate(said, speaker, kind, words))
        return found

    def _candidate(self, said: Said, speaker: Actor, kind: EventType, words: list[int]) -> Candidate:
        sentences = [self.tokens[i].sent for i in words]
        cue = self.tokens[said.cue].sent if said.cue >= 0 else -1
        best = cue if cue in sentences else max(sorted(set(sentences)), key=sentences.count)
        anchor = next(i for i in words if self.tokens[i].sent == best)
        return Candidate(
            type=kind,
            anchor=anchor,
            trigger=(anchor, anchor),
            source=[speaker],
            target=self._target(said, speaker, kind, anchor),
            sense=f"speech.{kind.lower()}",
            origin="speech",
            form="quote" if said.quoted else "report",
            word=self.tokens[anchor].lemma,
            weak=True,
            strength=len(words),
            told=said.cue >= 0 and self.tokens[said.cue].sent == best,
        )

    def _weigh(self, said: Said) -> dict[EventType, list[int]]:
        """The words of a statement that speak for each type."""
        opinions, tokens = self.opinions, self.tokens
        praise = opinions.positive if self.dead is None else opinions.positive | opinions.tribute
        negative: list[int] = []
        positive: list[int] = []
        demand: list[int] = []
        promise: list[int] = []
        for i in said.content:
            t = tokens[i]
            if t.tag in ("IN", "DT", "CC", "CD", "TO") or (t.tag.startswith("NNP") and i != said.content.start):
                continue
            lemma = t.lemma if t.tag[:2] in ("VB", "JJ") else t.lower  # "goods" are not good
            if t.lower in opinions.negative or lemma in opinions.negative:
                if not self._denied(i):
                    negative.append(i)
            elif t.lower in praise or lemma in praise:
                (negative if self._denied(i) else positive).append(i)
            if t.tag == "MD" and t.lower == "should" and self._should_have(t.head) and i not in negative:
                negative.append(i)  # "should have acted sooner"
            if self._demands(i, said):
                demand.append(i)
            if t.lower in ("will", "'ll", "shall", "’ll") and self._own_subject(t.head):
                promise.append(t.head)
            elif t.lower in ("ready", "committed", "determined", "willing") and self._own_subject(i):
                promise.append(i)
        found: dict[EventType, list[int]] = {"REQUEST": demand, "AGREE": promise}
        if negative and len(negative) >= len(positive):
            found["ACCUSE"] = negative
        if positive and len(positive) >= len(negative):
            found["SUPPORT"] = positive
        elif self.dead is not None and said.quoted and not negative:
            node = self.analysis.entities[self.dead]
            about = [i for i in said.content if tokens[i].lower in _PERSONS or self.analysis.entity_at(i) is node]
            cue = tokens[said.cue].sent if said.cue >= 0 else -1
            found["SUPPORT"] = [i for i in about if tokens[i].sent == cue][:1] or about[:1]
        return found

    def _demands(self, i: int, said: Said) -> bool:
        t = self.tokens[i]
        verb = self.tokens[t.head] if t.tag == "MD" else t
        if verb.dep in ("relcl", "advcl"):
            return False
        if t.tag == "MD" and t.lower in _MUST:
            return not self._should_have(t.head)
        if t.lemma in ("need", "have", "get") and self._to(i):
            subject = self.grammar.surface_subject(i)
            return subject is not None and self.tokens[subject].lower not in ("it", "i", "he", "she")
        if t.lower == "time" and self._to(i):
            return True
        if t.tag == "VB" and said.quoted and t.dep in ("ROOT", "ccomp") and self.grammar.surface_subject(i) is None:
            return not any(self.tokens[j].dep in ("aux", "mark", "nsubj") for j in t.children)
        return t.lower == "please" and said.quoted

    def _should_have(self, verb: int) -> bool:
        """ "Should have been told": a reproach and no call."""
        return self.tokens[verb].tag == "VBN" and any(
            self.tokens[j].lower in ("have", "'ve") and self.tokens[j].dep == "aux" for j in self.tokens[verb].children
        )

    def _denied(self, i: int) -> bool:
        near = [*self.tokens[i].children, i - 1, i - 2]
        head = self.tokens[i].head
        near += self.tokens[head].children if self.tokens[i].dep in ("acomp", "attr", "amod") else []
        return any(j >= 0 and self.tokens[j].lower in _NEGATED for j in near)

    def _to(self, i: int) -> bool:
        return any(self.tokens[j].dep in ("xcomp", "acl", "relcl", "advcl") for j in self.tokens[i].children)

    def _own_subject(self, i: int) -> bool:
        subject = self.grammar.surface_subject(i)
        return subject is not None and self.tokens[subject].lower in ("we", "i")

    def _target(self, said: Said, speaker: Actor, kind: EventType, word: int) -> list[Actor]:
        """Whom the opinion is about: the subject of its clause, else the first actor named in the words."""
        if kind == "AGREE":
            return []
        verb = word
        for _ in range(5):
            if self.grammar.is_verb(verb) or self.tokens[verb].head == verb:
                break
            verb = self.tokens[verb].head
        heads: list[int] = []
        if kind == "REQUEST" and self.grammar.is_verb(verb) and self.grammar.passive(verb):
            doer = self.grammar.agent(verb)  # "the editor should be freed": the editor is not told to do it
            return [] if doer is None else self._worthy([doer], speaker)
        if self.grammar.is_verb(verb):
            subject = self.grammar.surface_subject(verb)
            if subject is not None:
                heads.append(subject)
            heads.extend(self.grammar.patients(verb))
        for head in heads:
            found = self._worthy([head], speaker)
            if found:
                return found
        if kind == "REQUEST":
            return []
        if kind == "SUPPORT" and self.dead is not None:
            node = self.analysis.entities[self.dead]
            return [Actor(node.name, node.i, "person", True, word)]
        for i in said.content:
            mention = self.analysis.mention_at(i)
            if mention is not None and mention.head == i:
                found = self._worthy([i], speaker)
                if found:
                    return found[:1]
        return []

    def _worthy(self, heads: list[int], speaker: Actor) -> list[Actor]:
        found: list[Actor] = []
        for a in self.actors.of(heads):
            if a.group == "thing":
                found.extend(self.actors.owner_of(a.head))
            elif a.group not in ("place", "facility"):
                found.append(a)
        return [a for a in found if a.name != speaker.name]

    def _dead(self) -> int | None:
        """The entity whose death the article is about: its headline or first sentence says that it died."""
        for sentence in self.analysis.sentences[:2]:
            for i in range(sentence.start, sentence.end):
                if self.tokens[i].lemma == "die" and self.grammar.is_verb(i):
                    subject = self.grammar.surface_subject(i)
                    node = None if subject is None else self.analysis.entity_at(subject)
                    if node is not None and node.kind == "person":
                        return node.i
        return None
