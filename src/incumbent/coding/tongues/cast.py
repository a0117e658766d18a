"""The cast of an article in Russian, Belarusian or Ukrainian: its members bear their names in the dictionary form."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from incumbent.coding.cast import Actor, Cast, Member, is_pronoun
from incumbent.coding.tongues.wording import Wording
from incumbent.knowledge import Knowledge, Person
from incumbent.knowledge.cyrillic import english_title, is_cyrillic, place_name, places
from incumbent.language.tongues.names import Mention, People
from incumbent.reader import Name, Reading, Run
from incumbent.reader.pieces import Page
from incumbent.records import PartialDate
from incumbent.records.languages import languages

REACH = 7  # words before a name among which its title stands
INITIALS = 5  # letters at most of a body's name that stands for it
LIKELY = 0.2  # of the weight of a word's likeliest reading, from which on another is one to reckon with
PARTICLE = 4  # letters at most of a word within somebody's name that has no capital: "фон", "дель", "ибн"
_FATHER = re.compile(r"(?:[иі]ч|ыч|вна|[оеё]ўна|аўна)(?:а|у|ем|ам|ом|ы|е|ой|і|ю)?\Z")  # a patronymic, in any case
_TITLE = re.compile(r"[^\W\d_]")


class TongueCast(Cast):
    """`Cast` whose names and noun phrases are put into the nominative."""

    def __init__(
        self, reading: Reading, knowledge: Knowledge, published: PartialDate | None, wording: Wording, people: People
    ) -> None:
        self.wording, self.people = wording, people
        self.home = languages()[wording.language].home
        reading = _whole(_placed(reading, people), wording)
        self._forms = _dictionary_forms(reading, wording, people)
        super().__init__(reading, knowledge, published)
        if self.focus is None and not self.spoken:
            self.focus = self.home

    def _countries(self, people: bool) -> list[tuple[str, int]]:
        """With the adjectives of states, which are no names here ("белорусский лидер"), and with states that the reader passed over."""
        counts = Counter(dict(super()._countries(people)))
        for i in range(len(self.page.words)):
            word = self.page.word(i)
            told = places(word) if i not in self.name_at and len(word) > PARTICLE and word.isalpha() else ()
            if told and (told[0].role == "demonym" or (told[0].role == "name" and word[:1].isupper())):
                counts[told[0].country] += 1
        return counts.most_common()

    def _chain(self) -> None:
        super()._chain()
        for member in self.members:  # a name in full before one with initials
            forms = [self.text(self.reading.names[k]) for k in member.names]
            full = [f for f in forms if " " in f and not self.people.has_initials(f)]
            if member.kind == "person" and full and self.people.has_initials(member.name):
                member.name = max(full, key=lambda f: (min(len(f.split()), 4), forms.count(f)))

    def text(self, name: Name) -> str:
        return self._forms[name.first]

    def surname_last(self, name: str) -> str:
        words = name.split()
        surname = self.people.surname(name)
        return " ".join([*words[1:], words[0]]) if len(words) > 1 and surname == words[0] else name

    def is_named(self, name: str, known: Person) -> bool:
        """The lists write the name in Latin letters, so that only its country can tell a namesake."""
        if not is_cyrillic(name):
            return super().is_named(name, known)
        return known.country == self.home

    def _describe(self, member: Member, published: PartialDate | None) -> None:
        super()._describe(member, published)
        if member.kind == "organization" and member.country is None:
            member.country = _country_behind(member.name)
        if member.kind == "person" or member.country in (None, "IGO") or self.place(member.name) is not None:
            return
        if member.known_as is None and member.country == _country_behind(member.name):
            return
        member.country = member.known_as = None  # "Минобороны" is some ministry in English: whose, the article tells
        for code in dict.fromkeys([*(c for c, _ in self._vouched.most_common()), self.home]):
            body = self.knowledge.body(member.name, code)
            if body is not None and body.country == code:
                member.country, member.sector = code, body.sector
                member.known_as = body.id if body.id[:1] == "Q" else None
                return

    def head(self, first: int, end: int) -> int:
        """The word that a noun phrase turns on: its first noun, or the name that opens it."""
        for i in range(first, end):
            if i in self.name_at:
                return i
            forms = self.wording.morphology.forms(self.page.word(i)) if _TITLE.match(self.page.word(i)) else ()
            if any(f.kind == "noun" for f in forms) and not (
                any(f.kind == "adjective" for f in forms) and i + 1 < end and _TITLE.match(self.page.word(i + 1))
            ):
                return i
        return end - 1

    def actor(self, first: int, end: int) -> Actor | None:
        """Who a single noun phrase is."""
        while (
            first < end and not any(c.isalnum() for c in self.page.word(first)) and self.page.word(first) not in '«„“"'
        ):
            first += 1
        while (
            end > first
            and not any(c.isalnum() for c in self.page.word(end - 1))
            and self.page.word(end - 1) not in '»”"'
        ):
            end -= 1
        if first >= end or not any(c.isalnum() for i in range(first, end) for c in self.page.word(i)):
            return None
        head = self.head(first, end)
        inside = sorted({self.name_at[i] for i in range(first, end) if i in self.name_at})
        people = [k for k in inside if self.reading.names[k].kind == "person"]
        if len(people) == 1 and self._apposed(first, head, people[0], end):
            return self._member(self.of_name[people[0]])
        if head in self.name_at:
            name = self.reading.names[self.name_at[head]]
            demonym = name.end < end and self.page.word(head)[:1].islower()
            return self._phrase(first, end) if demonym else self._member(self.of_name[self.name_at[head]])
        entity = self.entity_of_word(head)
        if entity is not None:
            return self._member(entity)
        if is_pronoun(self.page.word(head)):
            return None
        return self._phrase(first, end)

    def _apposed(self, first: int, head: int, person: int, end: int) -> bool:
        """Whether the words before a person's name are titles of his: "глава КГБ Иван Тертель", no "соратник Путина"."""
        name = self.reading.names[person]
        if head >= name.first:
            return True
        title = self.wording.titled([self.page.word(head)]).title
        if english_title(title) is None:
            return False
        return name.first - head > 1 or self._agree(head, name) or name.end >= end

    def _agree(self, head: int, name: Name) -> bool:
        cases = {f.case for f in self.wording.morphology.forms(self.page.word(head)) if f.kind == "noun"}
        told = {r.case for r in self.people.readings(self.page.word(name.first)) if r.weight >= 1.0}
        return not cases or "" in cases | told or bool(cases & told)

    def _phrase(self, first: int, end: int) -> Actor:
        end = self._with_noun(first, end)
        words = [self.page.word(i) for i in range(first, end)]
        return Actor(self.wording.phrase(words), None)

    def _with_noun(self, first: int, end: int) -> int:
        """Where a phrase ends that the reader broke off behind an adjective: "законодательную | инициативу"."""
        return end + 1 if end not in self.name_at and _breaks_off(self.page, self.wording, first, end) else end

    def widened(self, run: Run) -> Run:
        """A single word with the rest of the name that it stands in, or with the adjective before it."""
        k = self.name_at.get(run.first)
        if k is not None:
            name = self.reading.names[k]
            return Run(name.first, name.end, run.p)
        s = self.page.sentences[self.page.sentence_of[run.first]]
        before = run.first - 1
        if before >= s.first and any(
            f.kind == "adjective" for f in self.wording.morphology.forms(self.page.word(before))
        ):
            return Run(before, run.end, run.p)
        return run


def _breaks_off(page: Page, wording: Wording, first: int, end: int) -> bool:
    """Whether words [first, end) hold no noun, and the word behind them in their sentence is one that their adjective agrees with."""
    forms = wording.morphology.forms
    if end >= page.sentences[page.sentence_of[first]].last:
        return False
    if any(f.kind == "noun" for i in range(first, end) for f in forms(page.word(i))):
        return False
    nouns = [f for f in forms(page.word(end)) if f.kind == "noun"]
    last = [f for f in forms(page.word(end - 1)) if f.kind == "adjective"]
    return any(a.case == n.case and a.plural == n.plural for a in last for n in nouns)


def _whole(reading: Reading, wording: Wording) -> Reading:
    """The reading with names of bodies and places that end behind an adjective whole: "Макарівська | райдержадміністрація"."""
    begins = {n.first for n in reading.names}
    names = [
        replace(n, end=n.end + 1)
        if n.kind in ("organization", "place")
        and n.end not in begins
        and _breaks_off(reading.page, wording, n.first, n.end)
        else n
        for n in reading.names
    ]
    return replace(reading, names=names)


def _country_behind(name: str) -> str | None:
    """The state that the last words of a body's name tell: "Парламент Украины"."""
    words = name.split(" ")
    for size in (3, 2, 1):
        told = [p for p in places(" ".join(words[-size:])) if p.role == "name"] if len(words) > size else []
        if told and words[-size][:1].isupper():
            return told[0].country
    return None


def _placed(reading: Reading, people: People) -> Reading:
    """The reading with names of states and bodies as such: the reader takes many states for bodies, and initials or a body's
    common noun ("САР", "Луганського гарнізону") for somebody."""
    surnames = {reading.page.word(n.last) for n in reading.names if n.kind == "person" and n.end - n.first == 2}
    names = [part for n in reading.names for part in _parted(reading, n, surnames, people)]
    names = [replace(n, kind="state") if _is_state(reading, n) else n for n in names]
    names = [replace(n, kind="organization") if n.kind == "person" and not _is_person(reading, n) else n for n in names]
    return replace(reading, names=names)


def _parted(reading: Reading, name: Name, surnames: set[str], people: People) -> list[Name]:
    """A name, or two: of a state in the genitive that stands before somebody's name in full ("Президент Ливана Мишель Аун"), or of
    somebody named in full elsewhere ("Пресс-секретарь Санду Ирина Челак"), or whose case is another one ("депутат Авакова Игорь Котвицкий")."""
    first = reading.page.word(name.first)
    if name.kind != "person" or name.end - name.first < 3 or "-" in (first, reading.page.word(name.first + 1)):
        return [name]
    two = [replace(name, end=name.first + 1), replace(name, first=name.first + 1)]
    if first in surnames and name.end - name.first == 3 and not _FATHER.search(reading.page.word(name.last)):
        return two
    of_state = any(p.role == "name" for p in places(first)) and place_name(first) != first
    if of_state:
        return [replace(two[0], kind="state"), two[1]]
    cut = _cut(reading.page, name, people)
    return [name] if cut is None else [replace(name, end=cut), replace(name, first=cut)]


def _cut(page: Page, name: Name, people: People) -> int | None:
    """The word before which a name in one case ends and another's in another case begins, none of whose words fit together."""
    words = [page.word(i) for i in range(name.first, name.end)]
    if not all(word[:1].isupper() for word in words) or _common(words, people):
        return None
    for k in range(len(words) - 1, 0, -1):
        before, behind = _common(words[:k], people), _common(words[k:], people)
        if behind and any(case != "n" for case, _ in before):
            return name.first + k
    return None


def _common(words: list[str], people: People) -> set[tuple[str, str]]:
    """The cases and genders that all of these words may likely stand in together."""
    common = {(case, gender) for case in "ngdail" for gender in "mf"}
    for word in words:
        readings = people.readings(word)
        likely = max((r.weight for r in readings), default=0.0) * LIKELY
        common &= {
            (case, gender)
            for r in readings
            if r.weight >= likely
            for case in r.case or "ngdail"
            for gender in ("mf" if r.gender in ("", "e") else r.gender)
        }
    return common


def _is_person(reading: Reading, name: Name) -> bool:
    words = [reading.page.word(i) for i in range(name.first, name.end)]
    if len(words) == 1:
        return not (words[0].isupper() and 1 < len(words[0]) <= INITIALS)
    return not any(w.isalpha() and w.islower() and len(w) > PARTICLE for w in words)


def _is_state(reading: Reading, name: Name) -> bool:
    if name.kind not in ("organization", "place", "person") or (name.kind == "person" and name.end - name.first > 1):
        return False
    found = places(reading.page.quote(name.first, name.end))
    return bool(found) and found[0].role == "name"


def _dictionary_forms(reading: Reading, wording: Wording, people: People) -> dict[int, str]:
    """Every name of a reading in the nominative, by its first word."""
    page = reading.page
    persons = [n for n in reading.names if n.kind == "person"]
    mentions = [Mention(_spaced(page.quote(n.first, n.end)), _before(reading, n, wording, people)) for n in persons]
    told = people.nominatives(mentions)
    found = {n.first: people.initials_first(name) for n, (name, _) in zip(persons, told, strict=True)}
    for n in reading.names:
        if n.kind != "person":
            words = page.quote(n.first, n.end)
            known = place_name(words) if words[:1].isupper() and not words.isupper() else None
            found[n.first] = known or wording.phrase([page.word(i) for i in range(n.first, n.end)]) or words
    return found


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _before(reading: Reading, name: Name, wording: Wording, people: People) -> str:
    """The word that tells the case of a name: the title it stands with ("президента США Обамы"), else the word before it."""
    page = reading.page
    first = page.sentences[page.sentence_of[name.first]].first
    before = [page.word(i) for i in range(max(first, name.first - REACH), name.first)]
    return case_word(before, wording, people)


def case_word(before: list[str], wording: Wording, people: People) -> str:
    """Of the words before a name in its sentence the one that tells the name's case, "" where none does."""
    nearest = before[-1] if before and before[-1][:1].isalpha() else ""
    governing = ""  # "заместитель полпреда Нина Алтуфьева": the first title of the phrase
    for word in reversed(before):
        if not word[:1].isalpha() or word.lower() in wording.around.joins or people.is_preposition(word):
            break
        title = wording.titled([word]).title
        if title and english_title(title) is not None:
            governing = word
        elif word.islower() and wording.morphology.is_verb(word):
            break
    if governing:
        return governing
    return nearest if nearest.islower() and not any(f.kind == "noun" for f in wording.morphology.forms(nearest)) else ""
