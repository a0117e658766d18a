"""The cast of an article: who its names, pronouns and noun phrases are, as entities of the record."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from incumbent.knowledge import Knowledge, Person, Place
from incumbent.language.chains import Name as ChainName
from incumbent.language.chains import chain, person_key, same_person
from incumbent.language.closed import AND, BREAKS, PRONOUNS, closed
from incumbent.reader import Name, Reading, Run
from incumbent.records import EntityKind, PartialDate

FOCUS = 1.5  # times as often as the next must the country be named that an article is about
SURE = 0.5  # a noun phrase stands for a name from here on
PRONOUN = 0.25  # a pronoun does: it always stands for somebody, so the likeliest is better than none
_ARTICLES = frozenset("the a an his her its their our my your this that these those some any several both all".split())
_HONOURS = frozenset(
    "mr mrs ms miss dr prof professor sir dame datuk dato' dato seri tan sri tun ratu haji hajji alhaji engr mallam u daw hon rev reverend "
    "gen general lt lieutenant col colonel maj major capt captain adm admiral brig brigadier sgt president premier minister sen senator "
    "rep representative gov governor ayatollah archbishop bishop shri smt chief sheikh "
    "hojatoleslam hojjatoleslam sayyed sayyid ato maulana pm ret'd".split()
)
_SHARED = frozenset("u tan sri chief major sheikh general".split())  # that are names of people too
_BEHIND = frozenset("obe mbe cbe kbe dbe qc kc mp mep phd md ret'd".split())  # behind a name, no part of it
# Stuck to a name, where a link ends in some web texts.
_STUCK = re.compile(r"-(?:has|had|said|says|told|was|is|who|began|[a-z]{3,}ed)$")
_AND = AND | closed("or")
_JOINS = _AND | {",", ";", "/", "as well as"}
_BREAKS = BREAKS | frozenset("or whose near against over".split())
_PRONOUNS = PRONOUNS | frozenset("you your this that these those what one".split())


@dataclass(slots=True)
class Member:
    """One entity: its kind, the names that stand for it (indices into `Reading.names`), and what is known of it."""

    kind: EntityKind
    name: str
    names: list[int] = field(default_factory=list)
    others: list[tuple[int, int, str]] = field(default_factory=list)  # words [first, end), "nominal" or "pronoun"
    country: str | None = None
    sector: str | None = None
    known_as: str | None = None


@dataclass(slots=True, frozen=True)
class Actor:
    """Somebody who plays a role: the words for him, and the index of his entity where he has one."""

    label: str
    entity: int | None


class Cast:
    """Names chained into entities; looks up who a word or a run of words is."""

    def __init__(self, reading: Reading, knowledge: Knowledge, published: PartialDate | None) -> None:
        self.reading, self.page, self.knowledge = reading, reading.page, knowledge
        self.published = published
        self.members: list[Member] = []
        self.of_name: list[int] = []
        self.name_at: dict[int, int] = {}
        for k, name in enumerate(reading.names):
            for i in range(name.first, name.end):
                self.name_at[i] = k
        self._chain()
        self._vouched = self._votes()
        for member in self.members:
            if member.kind != "person":
                self._describe(member, published)
        self.spoken = {code for code, _ in self._countries(people=False)}
        for member in self.members:
            if member.kind == "person":
                self._describe(member, published)
        for word, (k, p) in sorted(reading.refers.items()):
            if p >= self._least(word):
                form = "pronoun" if self.page.word(word).lower() in _PRONOUNS else "nominal"
                self.members[self.of_name[k]].others.append((word, word + 1, form))
        self.countries = [c for c in self._countries(people=True) if c[0] in self.spoken] or self._countries(
            people=True
        )
        self.focus = self._focus()
        self._scenes = self._placed()

    def _chain(self) -> None:
        names = self.reading.names
        described = [ChainName(self.surname_last(self.text(n)), _kind(n.kind), self._before(n)) for n in names]
        for k, e in enumerate(chain(described, self.knowledge)):
            if e == len(self.members):
                self.members.append(Member(_kind(names[k].kind), ""))
            self.members[e].names.append(k)
            self.of_name.append(e)
        for member in self.members:
            kinds = Counter(names[k].kind for k in member.names)
            member.kind = _kind(kinds.most_common(1)[0][0])
            forms = [self.text(names[k]) for k in member.names]
            counts = Counter(forms)
            if member.kind == "person":
                member.name = max(forms, key=lambda f: (min(len(f.split()), 4), counts[f], -forms.index(f)))
            else:
                member.name = max(forms, key=lambda f: (member.kind == "state" and counts[f], len(f), -forms.index(f)))
            member.name = re.sub(r"\s+", " ", member.name)
            if member.kind == "person":
                member.name = bare(member.name)
                if " " not in member.name and self._before(names[member.names[0]]).endswith("Sheikh"):
                    member.name = f"Sheikh {member.name}"  # whose only other name is this

    def _before(self, name: Name) -> str:
        first = max(name.first - 2, self.page.sentences[self.page.sentence_of[name.first]].first)
        return self.page.quote(first, name.first) if first < name.first else ""

    def surname_last(self, name: str) -> str:
        """The name with the surname behind, by which names are chained."""
        return name

    def text(self, name: Name) -> str:
        """The name as written, without a possessive ending."""
        return re.sub(r"['’]s?$", "", re.sub(r"\s+", " ", self.page.quote(name.first, name.end)))

    def place(self, text: str) -> Place | None:
        """The place that a name of the article means: of several the one whose country its other names vouch for."""
        if text.islower():
            return None  # "turkey"
        first = self.knowledge.place(text)
        if first is None:
            return None
        readings = self.knowledge.places(text)
        if len({p.country for p in readings}) < 2:
            return first
        return max(readings, key=lambda p: (self._vouched[p.country], p is first or p == first))

    def _votes(self) -> Counter[str]:
        """How often each country is named by words that can mean no other."""
        votes: Counter[str] = Counter()
        for member in self.members:
            if member.kind == "person":
                known = self.knowledge.person(member.name, on=self.published) if " " in member.name else None
                if known is not None and known.country and self.is_named(member.name, known):
                    votes[known.country] += len(member.names)
                continue
            countries = {p.country for p in self.knowledge.places(member.name)}
            if len(countries) == 1:
                votes[next(iter(countries))] += len(member.names)
        return votes

    def _describe(self, member: Member, published: PartialDate | None) -> None:
        if member.kind == "person":
            known = self.knowledge.person(member.name, on=published) if " " in member.name else None
            if known is not None and (known.country in self.spoken or self.is_named(member.name, known)):
                member.known_as, member.country = known.id, known.country
            return
        place = self.place(member.name)
        if place is not None and (member.kind != "organization" or place.role in ("igo", "seat")):
            member.country = place.country
            if place.role == "igo":
                member.sector = "IGO"
            elif member.kind == "state" or place.role == "seat":
                member.sector = "GOV"
            return
        body = self.knowledge.body(member.name)
        if body is not None:
            member.sector = body.sector
            member.country = body.country
            member.known_as = body.id if re.fullmatch(r"Q\d+", body.id) else None
        else:
            member.sector = self.knowledge.sector(member.name)

    def is_named(self, name: str, known: Person) -> bool:
        """Whether a person of the lists bears this very name; a name that is merely near to it is somebody else's."""
        key = person_key(name)
        return any(same_person(key, person_key(form)) for form in (known.name, *known.aliases))

    def _countries(self, people: bool) -> list[tuple[str, int]]:
        """The countries whose places, bodies and (where asked) known people the article names, with how often, most first."""
        counts: Counter[str] = Counter()
        for member in self.members:
            if member.country and member.country != "IGO" and (people or member.kind != "person"):
                counts[member.country] += len(member.names)
        return counts.most_common()

    def _focus(self) -> str | None:
        """The one country that the article speaks of much more than of any other, and more than of all others."""
        top = self.countries[:2]
        if (
            not top
            or (len(top) > 1 and top[0][1] < FOCUS * top[1][1])
            or 2 * top[0][1] < sum(n for _, n in self.countries)
        ):
            return None
        return top[0][0]

    def country_around(self, word: int) -> str | None:
        """The one country whose name, people or places the sentence of a word names, else its paragraph; None where
        there are several or none."""
        s = self.page.sentence_of[word]
        for scene in (self._scenes[0].get(s), self._scenes[1].get(self.page.sentences[s].paragraph)):
            if scene:
                return next(iter(scene)) if len(scene) == 1 else None
        return None

    def _placed(self) -> tuple[dict[int, set[str]], dict[int, set[str]]]:
        """The countries named in each sentence and in each paragraph."""
        sentences: dict[int, set[str]] = {}
        paragraphs: dict[int, set[str]] = {}
        for k, name in enumerate(self.reading.names):
            member = self.members[self.of_name[k]]
            if member.kind in ("state", "place", "group") and member.country and member.country != "IGO":
                s = self.page.sentence_of[name.first]
                sentences.setdefault(s, set()).add(member.country)
                paragraphs.setdefault(self.page.sentences[s].paragraph, set()).add(member.country)
        return sentences, paragraphs

    # --- who is it

    def entity_of_word(self, word: int) -> int | None:
        """The entity of a name, pronoun or noun at this word."""
        k = self.name_at.get(word)
        if k is None:
            k, p = self.reading.refers.get(word, (None, 0.0))
            if p < self._least(word):
                return None
        return self.of_name[k] if k is not None else None

    def _least(self, word: int) -> float:
        return PRONOUN if self.page.word(word).lower() in _PRONOUNS else SURE

    def person_at(self, word: int) -> int | None:
        """The entity of a person at this word, None where it is none."""
        e = self.entity_of_word(word)
        return e if e is not None and self.members[e].kind == "person" else None

    def actors(self, run: Run) -> list[Actor]:
        """Who the words of a run are: one actor for every name or noun phrase that is coordinated in it."""
        found: list[Actor] = []
        for first, end in self._parts(run.first, run.end):
            actor = self.actor(first, end)
            if actor is not None and actor not in found:
                found.append(actor)
        return found

    def _parts(self, first: int, end: int) -> list[tuple[int, int]]:
        parts: list[tuple[int, int]] = []
        start = first
        listed = any(self.page.word(i).lower() in _AND for i in range(first, end))
        for i in range(first, end):
            word = self.page.word(i).lower()
            if word in _JOINS and (word != "," or listed) and not self._within_name(i):
                if i > start:
                    parts.append((start, i))
                start = i + 1
        if start < end:
            parts.append((start, end))
        return parts

    def _within_name(self, i: int) -> bool:
        k = self.name_at.get(i)
        return k is not None and self.reading.names[k].first <= i < self.reading.names[k].end

    def head(self, first: int, end: int) -> int:
        """The word that a noun phrase turns on: the last one before a preposition, comma or relative."""
        words = self.page.words
        for i in range(first + 1, end):
            if self.page.word(i).lower() not in _BREAKS or self._within_name(i):
                continue
            if self.page.word(i) == "-" and words[i - 1].end == words[i].start:
                continue  # "London-based"
            return i - 1
        return end - 1

    def actor(self, first: int, end: int) -> Actor | None:
        """Who a single noun phrase is."""
        while first < end and not any(c.isalnum() for c in self.page.word(first)):
            first += 1
        while end > first and (
            self.page.word(end - 1) in ("'s", "’s", "'", "’") or not any(c.isalnum() for c in self.page.word(end - 1))
        ):
            end -= 1
        if first >= end:
            return None
        inside = sorted({self.name_at[i] for i in range(first, end) if i in self.name_at})
        people = [k for k in inside if self.reading.names[k].kind == "person"]
        head = self.head(first, end)
        if head in self.name_at:
            k = self.name_at[head]
            name = self.reading.names[k]
            whole = name.kind not in ("group", "organization") or name.first <= first
            return self._member(self.of_name[k]) if whole else self._phrase(first, end)
        own = (
            not self.page.word(head).islower() or self.page.word(head) in _PRONOUNS
        )  # "Lukashenko himself", no "Biden aides"
        if own and len(people) == 1 and self.reading.names[people[0]].end >= head:
            return self._member(self.of_name[people[0]])
        entity = self.entity_of_word(head)
        if entity is not None:
            return self._member(entity)
        if self.page.word(head).lower() in _PRONOUNS:
            return None
        return self._phrase(first, end)

    def widened(self, run: Run) -> Run:
        """A single word with the rest of the name, or of the noun phrase in front of it, that it stands in."""
        k = self.name_at.get(run.first)
        if k is not None:
            name = self.reading.names[k]
            return Run(name.first, name.end, run.p)
        first = run.first
        s = self.page.sentences[self.page.sentence_of[first]]
        while first > s.first and first - 1 in self.name_at:
            if self.reading.names[self.name_at[first - 1]].kind not in ("state", "group", "organization"):
                break
            first -= 1
        return Run(first, run.end, run.p)

    def _phrase(self, first: int, end: int) -> Actor:
        while first < end - 1 and self.page.word(first).lower() in _ARTICLES:
            first += 1
        return Actor(re.sub(r"\s+", " ", self.page.quote(first, end)), None)

    def _member(self, entity: int) -> Actor:
        return Actor(self.members[entity].name, entity)


def is_pronoun(word: str) -> bool:
    """Whether a word is a pronoun."""
    return word.lower() in _PRONOUNS


def bare(name: str) -> str:
    """A person's name without titles and honours in front.

    >>> bare("Datuk Seri Anwar Ibrahim"), bare("Dr. Ama Boateng"), bare("Prince")
    ('Anwar Ibrahim', 'Ama Boateng', 'Prince')
    """
    name = name.strip(" ,;'’\"“”")
    parts = name.split(" ")
    while (
        len(parts) > 1
        and parts[0].strip(".,").lower() in _HONOURS
        and (len(parts) > 2 or parts[0].lower() not in _SHARED)
    ):
        parts.pop(0)
    while len(parts) > 2 and parts[-1].strip(".,()").lower() in _BEHIND:
        parts.pop()
    return re.sub(r"\b([Aa]l|[Ee]l)- ", r"\1-", _STUCK.sub("", " ".join(parts))) or name


def _kind(kind: str) -> EntityKind:
    return kind  # type: ignore[return-value]
