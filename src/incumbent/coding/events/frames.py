"""Frames: whether what stands around a trigger is what a sense of the lexicon needs."""

from __future__ import annotations

from incumbent.coding.events.actors import Actors
from incumbent.coding.events.grammar import Grammar
from incumbent.coding.events.modality import Modality
from incumbent.coding.events.opinions import Opinions
from incumbent.coding.events.senses import Lexicon, Sense
from incumbent.coding.events.speech import Speech
from incumbent.language import Analysis

KINDS: dict[str, frozenset[str]] = {
    "soldiers": frozenset({"military", "rebels", "state"}),
    "armed": frozenset({"military", "rebels", "state", "organisation", "police", "igo", "crowd"}),
    "crowd": frozenset({"crowd", "civilians", "party", "parliament", "rebels"}),
    "troops": frozenset({"military", "rebels", "police"}),
    "chamber": frozenset({"parliament"}),
    "fighters": frozenset({"military", "rebels", "police", "crowd", "state", "civilians", "party"}),
    "gathering": frozenset({"crowd"}),
    "hosting": frozenset({"person", "official"}),
    "labour": frozenset({"crowd", "civilians", "organisation"}),
    "official": frozenset({"person", "official", "parliament", "court", "government", "military"}),
    "place": frozenset({"place", "state", "facility", "government", "thing"}),
    "public": frozenset({"media", "company", "organisation", "facility", "government", "place"}),
    "person": frozenset({"person", "official"}),
    "club": frozenset({"party", "organisation", "crowd", "igo"}),
}
NOT_ACTORS = frozenset({"thing", "place", "facility"})
_NO_PROMISE = frozenset("be have know like think show say remain become need want see allow tolerate seem".split())
_WEAPONS = frozenset(
    "attack bomb bombing blast explosion strike airstrike missile rocket shell shelling mortar drone fire gunfire bullet "
    "shot raid car truck vehicle mine device grenade shooting knife assault plane aircraft tank warplane jet clash "
    "violence fighting war offensive warhead artillery arrow stone volley salvo barrage".split()
)
_BODIES = frozenset(
    "country government party administration team ministry cabinet bank nation movement council office department army "
    "force group union committee city state alliance coalition campaign".split()
)
_WILL = frozenset({"will", "would", "wo", "to", "shall", "'ll", "'d"})
_SHOULD = frozenset({"should", "must", "to", "be"})
_PERSONAL = frozenset({"he", "she", "him", "her", "they", "them", "who", "me", "us"})  # somebody, even if unresolved


class Frames:
    """Checks the senses of one article's triggers."""

    def __init__(
        self, analysis: Analysis, grammar: Grammar, actors: Actors, speech: Speech, modality: Modality
    ) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.grammar = grammar
        self.actors = actors
        self.speech = speech
        self.modality = modality
        self.lexicon = Lexicon.load()
        self.opinions = Opinions.load()

    def fits(self, i: int, sense: Sense) -> bool:
        """Whether a sense fits at a trigger."""
        words, texts, flags = sense.words, sense.texts, sense.flags
        if sense.form == "noun":
            return self._noun_fits(i, sense)
        if "obj" in words or "not_obj" in words or "obj_kind" in texts:
            objects = self.grammar.things(i)
            if not self._objects_fit(i, sense, objects):
                return False
        if "obj_in" in words and not self._anywhere(i, words["obj_in"]):
            return False
        if "with" in words and self.grammar.particle(i, words["with"]) is None:
            if not any(
                self.tokens[j].lower in words["with"] for o in self.grammar.patients(i) for j in self.tokens[o].children
            ):
                if not self._anywhere(i, words["with"]):
                    return False
        if "not_with" in words and self.grammar.particle(i, words["not_with"]) is not None:
            return False
        if "comp" in texts and not any(self._has(i, c) for c in texts["comp"]):
            return False
        if "needs" in texts and not any(self._has(i, c) for c in texts["needs"]):
            return False
        if "only" in texts and self.grammar.passive(i) != ("passive" in texts["only"]):
            return False
        if "not_in" in words and self._anywhere(i, words["not_in"]):
            return False
        if "not_comp" in words and any(
            self.tokens[j].dep in ("xcomp", "ccomp") and self.tokens[j].lemma in words["not_comp"]
            for j in self.tokens[i].children
        ):
            return False
        if "comp_subj" in words and not self._complement_of(i, words["comp_subj"]):
            return False
        if "subj_in" in words and not self._subject_in(i, words["subj_in"]):
            return False
        if "doer" in flags and not self._done_by_somebody(i):
            return False
        if "no_obj" in flags and self.analysis.child(i, "dobj") is not None:
            return False
        if "negated" in flags and not self.modality.negated(i):
            return False
        if "future" in flags and not self.modality.future(i):
            return False
        if "needs_speaker" in flags and i not in self.speech.at:
            return False
        if "negated_comp" in flags and not self._refusing_complement(i, words["comp_verb"]):
            return False
        if "comp_future" in flags and not self._future_complement(i):
            return False
        if "comp_plain" in flags and any(
            self.tokens[j].dep in ("xcomp", "ccomp") and self._tells(j) for j in self.tokens[i].children
        ):
            return False
        if "comp_verb" in words and not any(
            self.tokens[j].dep in ("xcomp", "ccomp") and self.tokens[j].lemma in words["comp_verb"]
            for j in self.tokens[i].children
        ):
            return False
        if "purpose" in words and not any(
            self.tokens[h].lemma in words["purpose"] for h in self.grammar.prep(i, "for", "on")
        ):
            return False
        if "mods_obj" in words and not self._objects_modified(i, words["mods_obj"]):
            return False
        if "as_class" in words and not self._as(i, words["as_class"]):
            return False
        if "attr" in words:
            attr = self.analysis.child(i, "attr", "acomp", "dobj")
            if attr is None or self.tokens[attr].lemma.lower() not in words["attr"]:
                return False
        return "opinion" not in texts or self.opinions.judged(self.analysis, i, next(iter(texts["opinion"])))

    def _complement_of(self, i: int, wanted: frozenset[str]) -> bool:
        """Whether what is said has one of these nouns as its subject."""
        for j in self.tokens[i].children:
            if self.tokens[j].dep == "ccomp":
                subject = self.grammar.surface_subject(j)
                if subject is not None and self.tokens[subject].lemma.lower() in wanted:
                    return True
        return False

    def _subject_in(self, i: int, wanted: frozenset[str]) -> bool:
        subject = self.grammar.surface_subject(i)
        return subject is not None and self.tokens[subject].lemma.lower() in wanted

    def _done_by_somebody(self, i: int) -> bool:
        """Whether what strikes is an actor or a weapon, and not a scandal or an allegation."""
        agent = self.grammar.agent(i)
        if agent is None or self.tokens[agent].lemma.lower() in _WEAPONS or self.tokens[agent].lower in _PERSONAL:
            return True
        t = self.tokens[agent]
        if t.tag in ("PRP", "WP", "WDT", "DT", "CD"):
            return True
        actor = self.actors.at(agent)
        return actor is not None and (actor.group != "thing" or t.tag == "NNP")

    def _objects_fit(self, i: int, sense: Sense, objects: list[int]) -> bool:
        lemmas = {self.tokens[h].lemma.lower() for o in objects for h in self.grammar.conjuncts(o)}
        if "obj" in sense.words and not lemmas & sense.words["obj"]:
            return False
        if "not_obj" in sense.words and lemmas & sense.words["not_obj"]:
            return False
        kind = next(iter(sense.texts.get("obj_kind", ())), None)
        if kind is None or kind == "any":
            return True
        if kind in ("actor", "official", "hittable") and any(self.tokens[o].lower in _PERSONAL for o in objects):
            return True
        found = self.actors.of(objects)
        if kind == "actor":
            return any(a.group not in NOT_ACTORS for a in found)
        if kind == "hittable":
            return any(a.group != "thing" for a in found)
        return any(a.group in KINDS[kind] for a in found)

    def _objects_modified(self, i: int, wanted: frozenset[str]) -> bool:
        return any(self.tokens[j].lower in wanted for o in self.grammar.things(i) for j in self.tokens[o].children)

    def _anywhere(self, i: int, wanted: frozenset[str]) -> bool:
        """Among the verb's objects, or what its prepositions govern."""
        tokens = self.tokens
        for j in tokens[i].children:
            t = tokens[j]
            if t.dep in ("dobj", "nsubjpass", "attr", "oprd", "acomp", "ccomp", "advcl") and t.lemma.lower() in wanted:
                return True
            if t.dep in ("prep", "agent", "prt") or t.dep == "dobj":
                for k in t.children:
                    u = tokens[k]
                    if u.dep == "pobj" and (u.lemma.lower() in wanted or u.lower in wanted):
                        return True
                    if u.dep == "prep" and any(tokens[m].lemma.lower() in wanted for m in u.children):
                        return True
        return False

    def _has(self, i: int, what: str) -> bool:
        for j in self.tokens[i].children:
            t = self.tokens[j]
            if what == "obj" and t.dep in ("dobj", "nsubjpass"):
                return True
            if what in ("inf", "clause") and t.dep in ("xcomp", "ccomp") and t.tag.startswith(("VB", "MD", "JJ", "NN")):
                infinitive = any(self.tokens[k].lower == "to" and self.tokens[k].dep == "aux" for k in t.children)
                bare = t.tag == "VBG" and not any(self.tokens[k].dep == "aux" for k in t.children)
                if infinitive == (what == "inf") and not (what == "clause" and bare):
                    return True
            if (
                what == "should"
                and t.dep == "ccomp"
                and (
                    any(self.tokens[k].lower in _SHOULD for k in t.children)
                    or (t.tag == "VB" and not any(self.tokens[k].dep == "aux" for k in t.children))
                )
            ):
                return True
            if what == "ing" and t.dep in ("xcomp", "pcomp", "ccomp") and t.tag == "VBG":
                return True
            if what == "inf" and t.dep == "ccomp" and any(self.tokens[k].lower == "to" for k in t.children):
                return True
            if what == "ing" and t.dep == "prep" and any(self.tokens[k].dep == "pcomp" for k in t.children):
                return True
            if what == "done" and t.dep == "dobj":
                if any(self.tokens[k].dep == "acl" and self.tokens[k].tag == "VBN" for k in t.children):
                    return True
            if what in ("to", "of") and t.dep == "prep" and t.lower == what:
                return True
        return what == "obj" and bool(self.grammar.patients(i))

    def _future_complement(self, i: int) -> bool:
        for j in self.tokens[i].children:
            if self.tokens[j].dep == "ccomp" and self.modality.future(j):
                subject = self.grammar.surface_subject(j)
                mine = self.grammar.agent(i)
                if subject is None or mine is None or self.tokens[j].lemma in _NO_PROMISE or self.modality.negated(j):
                    return False
                a, b = self.actors.at(subject), self.actors.at(mine)
                return b is not None and (self._own_body(subject) or (a is not None and a.name == b.name))
        return False

    def _refusing_complement(self, i: int, wanted: frozenset[str]) -> bool:
        """ "Said he would not resign", "vowed not to sign"."""
        for j in self.tokens[i].children:
            if self.tokens[j].dep in ("ccomp", "xcomp") and self.tokens[j].lemma in wanted:
                aux = {self.tokens[k].lower for k in self.tokens[j].children if self.tokens[k].dep == "aux"}
                if self.modality.negated(j) and aux & _WILL:
                    return True
        return False

    def _own_body(self, head: int) -> bool:
        """ "His country", "her party": the speaker's own, for which the speaker may promise."""
        owner = self.analysis.child(head, "poss")
        return owner is not None and self.tokens[owner].tag == "PRP$" and self.tokens[head].lemma.lower() in _BODIES

    def _tells(self, i: int) -> bool:
        """Whether a verb is a trigger of its own, so that the promise of it is that act, planned."""
        return any(s.type != "AGREE" for s in self.lexicon.verbs.get(self.tokens[i].lemma, ()))

    def _as(self, i: int, wanted: frozenset[str]) -> bool:
        heads = self.grammar.verb_prep(i, "as")
        heads += [j for j in self.tokens[i].children if self.tokens[j].dep in ("oprd", "attr")]
        for h in heads:
            near = {self.tokens[h].lemma} | {self.tokens[j].lemma for j in self.tokens[h].children}
            near |= {self.tokens[m].lemma for m in self.grammar.prep(h, "for")}
            if near & wanted:
                return True
        return False

    def _noun_fits(self, i: int, sense: Sense) -> bool:
        tokens, words, texts = self.tokens, sense.words, sense.texts
        t = tokens[i]
        if t.dep == "compound" and not sense.words.get("mods"):
            return False
        mods = {tokens[j].lower for j in t.children if tokens[j].dep in ("compound", "amod", "nmod")}
        if "mods" in words and not mods & words["mods"]:
            return False
        if "not_mods" in words and mods & words["not_mods"]:
            return False
        if "mods_of" in words and not any(tokens[h].lemma in words["mods_of"] for h in self.grammar.prep(i, "of")):
            return False
        if "with" in words and not any(tokens[j].lower in words["with"] for j in t.children):
            if t.head == i or not (
                t.dep == "dobj" and any(tokens[j].lower in words["with"] for j in tokens[t.head].children)
            ):
                return False
        if "comp" in texts:
            infinitive = any(tokens[j].dep in ("acl", "xcomp", "relcl") for j in t.children)
            if not ("inf" in texts["comp"] and infinitive) and not (
                "of" in texts["comp"] and self.grammar.prep(i, "of")
            ):
                return False
        if "with_verb" in texts:
            wanted = next(iter(texts["with_verb"])).split()
            verb = t.head if t.dep == "dobj" else tokens[t.head].head
            if tokens[verb].lemma != wanted[0]:
                return False
        return True
