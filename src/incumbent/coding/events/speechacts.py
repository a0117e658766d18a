"""Speech acts: quoted or reported words that themselves blame, praise, demand or promise, without a verb that says so.

"The plan is a disgrace," said the senator: ACCUSE by the senator. The cue verb is the anchor.
"""

from __future__ import annotations

from incumbent.coding.events.actors import Actor, Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.opinions import Opinions
from incumbent.coding.events.speech import Said, Speech
from incumbent.language import Analysis
from incumbent.records import EventType

_OWN = frozenset({"i", "we", "me", "us", "my", "our", "it", "this", "that", "there", "they", "he", "she", "you", "who"})
_NEGATED = frozenset({"not", "n't", "no", "never", "nor", "without"})
_MUST = frozenset({"must", "should", "ought"})


class SpeechActs:
    """Reads the opinions in one article's speech."""

    def __init__(self, analysis: Analysis, grammar: Grammar, actors: Actors, speech: Speech) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.grammar = grammar
        self.actors = actors
        self.speech = speech
        self.opinions = Opinions.load()

    def read(self) -> list[Candidate]:
        """One candidate for each act of speech and each thing it seems to do."""
        found: list[Candidate] = []
        for said in self.speech.acts:
            speaker = self.actors.at(said.speaker)
            if speaker is None or speaker.group in ("thing", "media", "place", "facility"):
                continue
            for kind, words in self._weigh(said).items():
                if words:
                    target = self._target(said, speaker, kind, words[0])
                    found.append(
                        Candidate(
                            type=kind,
                            anchor=words[0],
                            trigger=(words[0], words[0]),
                            source=[speaker],
                            target=target,
                            sense=f"speech.{kind.lower()}",
                            origin="speech",
                            form="quote" if said.quoted else "report",
                            word=self.tokens[words[0]].lemma,
                            weak=True,
                            strength=len(words),
                        )
                    )
        return found

    def _weigh(self, said: Said) -> dict[EventType, list[int]]:
        """The words of each act that speak for each type."""
        opinions, tokens = self.opinions, self.tokens
        negative: list[int] = []
        positive: list[int] = []
        demand: list[int] = []
        promise: list[int] = []
        for i in said.content:
            t = tokens[i]
            if t.tag in ("IN", "DT", "PRP", "CC", "CD") or t.text[:1].isupper() and t.tag.startswith("NNP"):
                continue
            denied = any(tokens[j].lower in _NEGATED for j in (*t.children, i - 1, i - 2) if 0 <= j)
            if t.lower in opinions.negative or t.lemma in opinions.negative:
                (positive if denied else negative).append(i)
            elif t.lower in opinions.positive or t.lemma in opinions.positive:
                (negative if denied else positive).append(i)
            if t.tag == "MD" and t.lower in _MUST:
                demand.append(i)
            elif t.lemma in ("need", "have") and self._to(i) and self._first_or_named(i):
                demand.append(i)
            elif (
                t.lower in ("please", "let", "time")
                and t.tag in ("VB", "UH", "NN")
                and said.quoted
                and (t.lower != "time" or self._to(i))
            ):
                demand.append(i)
            if t.lower in ("will", "'ll", "shall") and self._own_subject(t.head):
                promise.append(i)
            elif t.lower in ("ready", "committed", "determined", "willing") and self._own_subject(i):
                promise.append(i)
        found: dict[EventType, list[int]] = {}
        if len(negative) >= len(positive):
            found["ACCUSE"] = negative
        if len(positive) >= len(negative):
            found["SUPPORT"] = positive
        found["REQUEST"] = demand
        found["AGREE"] = promise
        return found

    def _to(self, i: int) -> bool:
        return any(self.tokens[j].dep in ("xcomp", "acl", "relcl", "advcl") for j in self.tokens[i].children)

    def _own_subject(self, i: int) -> bool:
        subject = self.grammar.surface_subject(i)
        return subject is not None and self.tokens[subject].lower in ("we", "i")

    def _first_or_named(self, i: int) -> bool:
        subject = self.grammar.surface_subject(i)
        return subject is not None and self.tokens[subject].lower not in ("it", "i", "he", "she")

    def _target(self, said: Said, speaker: Actor, kind: EventType, word: int) -> list[Actor]:
        """Whom the opinion is about: the subject of its clause, else the first actor named in the words."""
        if kind == "AGREE":
            return []
        verb: int | None = word
        for _ in range(5):
            if verb is None or self.grammar.is_verb(verb) or self.tokens[verb].head == verb:
                break
            verb = self.tokens[verb].head
        heads: list[int] = []
        if verb is not None and self.grammar.is_verb(verb):
            subject = self.grammar.surface_subject(verb)
            if subject is not None and self.tokens[subject].lower not in ("i", "we"):
                heads.append(subject)
            heads.extend(self.grammar.patients(verb))
        for head in heads:
            found = self._worthy([head], speaker)
            if found:
                return found
        named = [
            i
            for i in said.content
            if self.tokens[i].mention >= 0 and self.analysis.mentions[self.tokens[i].mention].head == i
        ]
        for i in named:
            found = self._worthy([i], speaker)
            if found:
                return found[:1]
        return []

    def _worthy(self, heads: list[int], speaker: Actor) -> list[Actor]:
        found = []
        for a in self.actors.of(heads):
            if a.group == "thing":
                found.extend(self.actors.owner_of(a.head))
            elif a.group not in ("place", "facility"):
                found.append(a)
        return [a for a in found if a.name != speaker.name]
