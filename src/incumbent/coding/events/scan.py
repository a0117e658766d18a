"""Scan: every trigger of the lexicon in an article -> candidates, with constraints checked and slots filled."""

from __future__ import annotations

from incumbent.coding.events.actors import Actor, Actors
from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.frames import KINDS, NOT_ACTORS, Frames
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.modality import Modality
from incumbent.coding.events.senses import Lexicon, Sense
from incumbent.coding.events.slots import Slots
from incumbent.language import Analysis


class Scanner:
    """Reads one article's candidates off the lexicon."""

    def __init__(self, analysis: Analysis, grammar: Grammar, actors: Actors, slots: Slots, modality: Modality) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.grammar = grammar
        self.actors = actors
        self.slots = slots
        self.lexicon = Lexicon.load()
        self.frames = Frames(analysis, grammar, actors, slots.speech, modality)

    def scan(self) -> list[Candidate]:
        """Candidates in text order, at most one of a type for a trigger."""
        found = []
        for t in self.tokens:
            if t.tag.startswith("VB"):
                senses = self.lexicon.verbs.get(t.lemma)
            elif t.tag in ("NN", "NNS", "NNP", "NNPS") and not self._named_so(t.i):
                senses = self.lexicon.nouns.get(t.lemma if t.tag != "NNP" else t.lower)
            else:
                continue
            if senses:
                types: set[str] = set()
                for sense in senses:
                    if sense.type not in types:
                        candidate = self._read(t.i, sense)
                        if candidate is not None:
                            found.append(candidate)
                            types.add(sense.type)
        return found

    def _named_so(self, i: int) -> bool:
        """Whether a noun is only part of a name: "in March", "Democratic Rally"."""
        t = self.tokens[i]
        if not t.tag.startswith("NNP"):
            return False
        mention = self.analysis.mention_at(i)
        inside = mention is not None and mention.form == "name" and mention.start <= i < mention.end
        return t.ent == "DATE" or inside

    def _read(self, i: int, sense: Sense) -> Candidate | None:
        last = i
        if sense.type == "OFFICE" and self.tokens[i].dep == "amod" and self.tokens[self.tokens[i].head].tag != "NNP":
            return None  # "elected officials"
        if sense.particle:
            particle = self.grammar.particle(i, sense.particle)
            if particle is None or (particle < i and self.tokens[i].dep not in ("relcl", "amod")):
                return None
            last = particle if abs(particle - i) <= 3 else i
        if not self.frames.fits(i, sense):
            return None
        source, _ = self.slots.fill(i, sense.source, "source")
        but = frozenset(a.name for a in source) if sense.type != "CONSULT" else frozenset()
        target, head = self.slots.fill(i, sense.target, "target", "any_target" in sense.flags, but)
        if sense.type == "ACCUSE" and head >= 0 and self.actors.suffered(head, target):
            target = []
        if sense.type == "REQUEST" and head >= 0 and self._undergoes(i, head):
            target = []  # "demanded that the editor be freed": nobody is told to do it
        if not self._kinds(sense, "source_kind", source) or not self._kinds(sense, "target_kind", target):
            return None
        if "not_kind" in sense.texts and any(
            a.group in sense.texts["not_kind"] or a.name.lower() == "press" for a in target
        ):
            return None
        if "not_source" in sense.texts and any(a.group in sense.texts["not_source"] for a in source):
            return None
        if "mutual" in sense.flags and not target and len(source) > 1:
            source, target = source[:1], source[1:]
        first, last = min(i, last), max(i, last)
        if "obj" in sense.words and sense.form == "verb":
            objects = [o for o in self.grammar.patients(i) if i < o <= i + 6]
            last = max([last, *objects])
        if "obj_in" in sense.words and sense.form == "verb":
            last = max(
                [
                    last,
                    *(k for k in self._governed(i) if i < k <= i + 5 and self.tokens[k].lemma in sense.words["obj_in"]),
                ]
            )
        return Candidate(
            type=sense.type,
            anchor=i,
            trigger=(first, last),
            source=source,
            target=target,
            sense=sense.id,
            form=sense.form,
            word=sense.word,
            mode=sense.mode,
            weak="weak" in sense.flags,
            mutual="mutual" in sense.flags,
            target_head=head,
            by_party="party" in sense.source,
            undergoer=self._undergoer(i) if sense.form == "noun" else -1,
        )

    def _undergoes(self, verb: int, head: int) -> bool:
        """Whether a head is what the verb's complement acts on."""
        t = self.tokens[head]
        return t.dep == "nsubjpass" and t.head != verb and self.tokens[t.head].head == verb

    def _governed(self, i: int) -> list[int]:
        """Objects of a verb and of its prepositions."""
        found = [j for j in self.tokens[i].children if self.tokens[j].dep in ("dobj", "attr", "acomp", "oprd")]
        for j in self.tokens[i].children:
            if self.tokens[j].dep in ("prep", "prt"):
                found.extend(k for k in self.tokens[j].children if self.tokens[k].dep == "pobj")
        return found

    def _undergoer(self, noun: int) -> int:
        """What undergoes a noun's act by a light construction: "done under pressure"."""
        t = self.tokens[noun]
        prep = self.tokens[t.head]
        if t.dep == "pobj" and prep.lower == "under" and self.grammar.is_verb(prep.head):
            subject = self.grammar.surface_subject(prep.head)
            return -1 if subject is None else subject
        return -1

    def _kinds(self, sense: Sense, key: str, found: list[Actor]) -> bool:
        wanted = sense.texts.get(key)
        if wanted is None:
            return True
        (kind,) = wanted
        if kind == "actor":
            return any(a.group not in NOT_ACTORS for a in found)
        return any(a.group in KINDS[kind] or (kind == "armed" and a.group == "person") for a in found)
