"""Which country a post belongs to: asked of what is nearest first.

In order of trust: a union, an area or a body that is of one country alone; the place that stands right before the person's name
("Kenya's William Ruto"); a place among the post's own words or beside them ("Russian Prime Minister", "president of Ukraine"); the
person's other posts; what is known of the person; the country of whoever appoints; the place named nearest before it in its
sentence; the one country that the article is about. A country whose lists have no such office, or somebody else in it on that day,
is not guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from incumbent.coding.areas import area_beside, is_local
from incumbent.coding.cast import Cast
from incumbent.knowledge import Knowledge, Tenure
from incumbent.language.chains import person_key, same_person
from incumbent.reader import Reading
from incumbent.records import PartialDate

if TYPE_CHECKING:
    from incumbent.coding.drafts import Draft

AMERICAN = frozenset("senator representative congressman congresswoman".split())
SENT = (
    "ambassador",
    "permanent representative",
    "deputy ambassador",
    "consul",
    "deputy consul",
)  # of one state to another
ENVOYS = (*SENT, "envoy", "special envoy", "special representative")  # of a state or a union of them
OF_A_STATE = frozenset(
    ("president", "prime minister", "vice president", "king", "queen", "premier", "foreign minister")
)
SPOKEN = 4  # countries of the article that are asked for a body of this name
_ACTING = re.compile(r"^(?:acting|interim|caretaker|current|incumbent) ")
_ITS = frozenset(("counterpart", "'s", "’s"))
_APART = frozenset(
    ", . ; : and or but that of to in with by for on said as is was are were when after before from at has have had will would who".split()
)
NEAR = 3  # words between a place and the post it belongs to
LONGEST = 5  # years that a term without an end is believed to run
WIDEST = 14  # words that a title and its body may stand apart, with themselves


def _national(title: str, body: str | None) -> bool:
    """Whether only a country has such a post, and no state of one."""
    return "parliament" in (body or "").lower() or "minister" in title or (title in OF_A_STATE and not body)


def _plain(title: str) -> str:
    """A title without the word that says for how long it is held."""
    return _ACTING.sub("", title)


def words_of_post(d: Draft) -> tuple[int, int] | None:
    """The words [first, end) of a post: of its title and body together where they stand near each other, else of the first of them."""
    runs = [r for r in (d.title_run, d.body_run) if r is not None]
    if not runs:
        return None
    first, end = min(r.first for r in runs), max(r.end for r in runs)
    return (first, end) if end - first <= WIDEST else (runs[0].first, runs[0].end)


def where_listed(knowledge: Knowledge, cast: Cast, name: str, title: str) -> str | None:
    """The country that the article speaks of in which the lists have somebody of this name in such an office."""
    for code, _ in cast.countries[:SPOKEN]:
        person = knowledge.person(name, office=title, country=code, on=cast.published)
        if person is not None and person.country == code:
            return code
    return None


class Countries:
    """Fills the countries of one article's drafts."""

    def __init__(self, reading: Reading, cast: Cast, knowledge: Knowledge) -> None:
        self.page, self.cast, self.knowledge = reading.page, cast, knowledge

    def fill(self, drafts: list[Draft]) -> None:
        """Set the country of every draft that anything tells."""
        for d in drafts:
            if (
                d.area is None
                and d.title_run is not None
                and is_local(d.title)
                and (d.body is None or "bank" not in d.body.lower())
            ):
                d.area = area_beside(self.page, self.cast, self.knowledge, d.title_run, d.anchor.word)
        seats = {(d.person, d.title): (d.area, d.within) for d in drafts if d.area is not None and is_local(d.title)}
        for d in drafts:
            if d.area is None and d.person is not None:
                d.area, d.within = seats.get((d.person, d.title), (None, None))
            d.country = self._listed_rather(d, self._own(d))
            if d.country == "IGO" and d.title.startswith(SENT):
                d.country = None  # an ambassador to a union of states is of the state that sent him
        told: dict[int, Counter[str]] = {}
        titles: dict[str, set[str]] = {}
        for d in drafts:
            if d.country and d.country != "IGO":
                titles.setdefault(d.title, set()).add(d.country)
                if d.person is not None:
                    told.setdefault(d.person, Counter())[d.country] += 1
        for d in drafts:
            if d.country is None:
                d.country = self._lent(d, told, titles)
                if d.country is not None and d.title.startswith(SENT) and self._receives(d) == d.country:
                    d.country = None

    def _own(self, d: Draft) -> str | None:
        if d.body and not d.title.startswith(SENT):
            unions = (self.knowledge.place(words) for words in (d.body, d.body.split(" ")[0]))
            if any(union is not None and union.role == "igo" for union in unions):
                return "IGO"
        if d.within:
            outer = [p.country for p in self.knowledge.places(d.within) if p.role in ("area", "name")]
            if outer:
                return outer[-1]  # the state of a country before the country of that name: "Savannah, Georgia"
        if d.area and not d.title.startswith(SENT):
            places = self.knowledge.places(d.area)
            if places and places[0].role == "name" and _national(d.title, d.body):
                d.area = None  # Georgia the state has a parliament and ministers, Georgia in America has none
                return places[0].country
            areas = [p.country for p in places if p.role in ("area", "capital")]
            spoken = [c for c, _ in self.cast.countries]
            if areas:
                near = self._beside(d)
                return near if near in areas else next((c for c in spoken if c in areas), areas[0])
            if places and not is_local(d.title):
                return places[0].country
        home = self.knowledge.home(d.body) if d.body else None
        if d.body is not None and (d.body.isupper() or self.knowledge.sector(d.body)):
            home = None  # "PPP" and "foreign ministry" are the names of many
        found = home or self._with_name(d)
        if found is not None:
            return found
        beside = self._beside(d)
        if beside is not None and (beside != "IGO" or d.body or d.title not in OF_A_STATE):
            return beside
        return self._of_body(d.body) if d.body else None

    def _with_name(self, d: Draft) -> str | None:
        """The place that stands with the person's name: "Kenya's William Ruto", "his Iraqi counterpart Nuri al-Maliki", "Ana
        Cordero of Argentina"."""
        k = self.cast.name_at.get(d.anchor.word)
        if k is None or d.person is None:
            return None
        name = self.cast.reading.names[k]
        if name.end + 1 < len(self.page.words) and self.page.word(name.end) == "of":
            behind = self._place_at(name.end + 1)
            if behind is not None:
                return behind
        last = name.first - 1
        if last > 0 and self.page.word(last) == ",":
            last -= 1
        return self._place_at(last - 1) if last > 0 and self.page.word(last).lower() in _ITS else None

    def _receives(self, d: Draft) -> str | None:
        """The country that an ambassador is sent to, where the title tells it."""
        run = d.title_run
        to = next((i for i in range(run.first, run.end) if self.page.word(i).lower() == "to"), None) if run else None
        if run is None or to is None:
            return None
        return next((c for i in range(to + 1, run.end) if (c := self._place_at(i)) is not None), None)

    def _of_body(self, name: str) -> str | None:
        """The country of a body that lists have: one of those the article speaks of most that has it, its own, or one that its name tells."""
        if name.islower():
            return None  # what every state has
        known = {body.country for body in self.knowledge.bodies_called(name)}
        for code, _ in self.cast.countries[:SPOKEN]:
            if code in known:
                return code
        body = self.knowledge.body(name)
        if body is not None and (body.country == "IGO" or self._spoken(body.country)):
            return body.country
        for word in name.split():
            place_ = self.knowledge.place(word)
            if word[:1].isupper() and place_ is not None and place_.role in ("name", "demonym"):
                return place_.country
        return None

    def _beside(self, d: Draft) -> str | None:
        """The place that the words of the post name, or those just before or after them."""
        post = words_of_post(d)
        if post is None:
            return None
        first, end = post
        s = self.page.sentences[self.page.sentence_of[first]]
        for i in range(first - 1, max(s.first, first - NEAR) - 1, -1):
            word = self.page.word(i)
            if word.lower() in _APART:
                break
            country = self._place_at(i)
            if country is not None:
                return country
        sent = d.title.startswith(ENVOYS)
        for i in range(first, end):
            if sent and self.page.word(i).lower() in ("to", "for", "in"):
                break  # the state that receives him
            country = self._place_at(i)
            if country is not None and not (
                country == "IGO" and _national(d.title, d.body)
            ):  # "minister for Commonwealth affairs"
                return country
        behind = ("of",) if sent else ("of", "in", "for") if d.title in OF_A_STATE else ("of", "in", "to", "for")
        if end < s.last and self.page.word(end).lower() in behind:
            for i in range(end + 1, min(s.last, end + 1 + NEAR)):
                country = self._place_at(i)
                if country is not None:
                    return country
        return None

    def _place_at(self, i: int) -> str | None:
        """The country of the place whose name holds word `i`."""
        k = self.cast.name_at.get(i)
        word = self.page.word(i)
        if i > 1 and self.page.word(i - 1) == "-" and self.page.word(i - 2).lower() in ("anti", "pro", "non"):
            return None
        if self.page.text.startswith("-", self.page.words[i].end):
            return None  # "Moscow-friendly"
        if k is not None:
            name = self.cast.reading.names[k]
            if name.kind == "person":
                return None
            place = self.cast.place(self.cast.text(name))
        elif word[:1].isupper():
            pair = self.page.quote(i - 1, i + 1) if i and self.page.word(i - 1)[:1].isupper() else ""
            place = (self.cast.place(pair) if pair else None) or self.cast.place(word)
        else:
            return None
        if place is None or place.role in ("igo",):
            return "IGO" if place is not None else None
        return place.country if place.role in ("name", "demonym", "capital", "seat", "area") else None

    def _spoken(self, country: str | None) -> bool:
        """Whether the article speaks of this country: somebody else's namesake lives elsewhere."""
        return country in self.cast.spoken

    def _lent(self, d: Draft, told: dict[int, Counter[str]], titles: dict[str, set[str]]) -> str | None:
        if d.person is not None:
            if d.person in told:
                return told[d.person].most_common(1)[0][0]
            known = self._known(d)
            if known is not None:
                return known
        if d.title in AMERICAN:
            return "USA"
        return next((c for c in self._guesses(d, titles) if c is not None and self._may_be(d, c)), None)

    def _guesses(self, d: Draft, titles: dict[str, set[str]]) -> Iterator[str | None]:
        """The countries that a post may belong to of which nothing nearer tells, likeliest first."""
        yield self._of_mover(d)
        if not d.title.startswith(SENT):
            around = self.cast.country_around(d.anchor.word)
            most = self.cast.countries[:1]
            if _plain(d.title) in OF_A_STATE or (most and most[0][0] == around):
                yield around  # whoever has another post is told of with the countries he deals with
        yield self.cast.focus
        same = titles.get(d.title, set())
        if len(same) == 1:
            yield next(iter(same))
        if d.body is not None:
            spoken = (c for c, _ in self.cast.countries[:SPOKEN] if self._spoken(c))
            yield from (c for c in spoken if self.knowledge.body(d.body, c) is not None)

    def _may_be(self, d: Draft, country: str) -> bool:
        """Whether the lists leave room for the person in such an office of this country: it has one, held on the day by nobody else."""
        title = _plain(d.title)
        if title not in OF_A_STATE or d.body is not None or d.area is not None or d.kind == "held":
            return True
        office = self.knowledge.office(title, country=country)
        if office is None:
            return False
        on = self.cast.published
        if d.kind != "hold" or d.person is None or on is None:
            return True
        then = terms_on(self.knowledge, office.id, on)
        name = person_key(self.cast.members[d.person].name)
        return not then or any(same_person(name, person_key(row.person_name)) for row in then)

    def _of_mover(self, d: Draft) -> str | None:
        """The country in the words for whoever appoints or removes: "fired by the Iraqi premier", "Kenya's president appointed"."""
        run = d.anchor.best("by") or d.anchor.edge.get("by")
        if run is None:
            return None
        s = self.page.sentences[self.page.sentence_of[run.first]]
        found = (self._place_at(i) for i in range(max(s.first, run.first - 2), run.end))
        return next((country for country in found if country not in (None, "IGO")), None)

    def _known(self, d: Draft) -> str | None:
        """The country of the person where the knowledge base knows one that the article can mean."""
        assert d.person is not None
        member = self.cast.members[d.person]
        if member.country and " " in member.name:
            if self._spoken(member.country) or not self.cast.spoken or self._held(member.known_as, d.title):
                return member.country
        return where_listed(self.knowledge, self.cast, member.name, d.title) or self._by_office(d)

    def _by_office(self, d: Draft) -> str | None:
        """The country where the lists have somebody of this name in such an office of a state, wherever it is."""
        assert d.person is not None
        if not _national(_plain(d.title), d.body):
            return None
        name = self.cast.members[d.person].name
        person = self.knowledge.person(name, office=d.title, on=self.cast.published) if " " in name else None
        return person.country if person is not None and self._held(person.id, d.title) else None

    def _listed_rather(self, d: Draft, found: str | None) -> str | None:
        """The country found beside a post; where the person is known to hold such a post of another country, that one."""
        if d.person is None or found in (None, "IGO") or d.area is not None or _plain(d.title) not in OF_A_STATE:
            return found
        member = self.cast.members[d.person]
        listed = member.country != found and self._held(member.known_as, d.title)
        return member.country if listed and " " in member.name else found

    def _held(self, person: str | None, title: str) -> bool:
        """Whether the lists have this person in an office of this title."""
        title = _plain(title)
        rows = self.knowledge.tenures(person=person) if person else []
        offices = {self.knowledge.office(title, country=row.country) for row in rows}
        known = {office.id for office in offices if office is not None}
        return any(title in row.office_name.lower() or row.office in known for row in rows)


def terms_on(knowledge: Knowledge, office: str, on: PartialDate) -> list[Tenure]:
    """The terms in an office that the lists know to run on a day."""
    return [row for row in knowledge.tenures(office=office) if _runs(row, on)]


def _runs(row: Tenure, on: PartialDate) -> bool:
    """Whether a term is known to run on a day: it began, and if its end is not told then within the longest of terms."""
    if row.start is None or row.start.latest > on.earliest:
        return False
    if row.end is None:
        return on.earliest.year - row.start.latest.year <= LONGEST
    return row.end.earliest >= on.latest
