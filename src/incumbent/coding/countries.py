"""Which country a post belongs to: asked of what is nearest first.

In order of trust: a place among the post's own words ("Russian Prime Minister", "president of Ukraine", the area); its
body; the person's other posts; what is known of the person; the place named nearest before it in its sentence; the one
country that the article is about.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from incumbent.coding.areas import area_beside, is_local
from incumbent.coding.cast import Cast
from incumbent.knowledge import Knowledge
from incumbent.reader import Reading

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
OF_A_STATE = frozenset(
    ("president", "prime minister", "vice president", "king", "queen", "premier", "foreign minister")
)
SPOKEN = 4  # countries of the article that are asked for a body of this name
_APART = frozenset(
    ", . ; : and or but that of to in with by for on said as is was are were when after before from at has have had will would who".split()
)
NEAR = 3  # words between a place and the post it belongs to
WIDEST = 14  # words that a title and its body may stand apart, with themselves


def _national(d: Draft) -> bool:
    """Whether only a country has such a post, and no state of one."""
    return "parliament" in (d.body or "").lower() or "minister" in d.title or (d.title in OF_A_STATE and not d.body)


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
            d.country = self._own(d)
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
            if places and places[0].role == "name" and _national(d):
                d.area = None  # Georgia the state has a parliament and ministers, Georgia in America has none
                return places[0].country
            areas = [p.country for p in places if p.role in ("area", "capital")]
            spoken = [c for c, _ in self.cast.countries]
            if areas:
                near = self._beside(d)
                return near if near in areas else next((c for c in spoken if c in areas), areas[0])
            if places and not is_local(d.title):
                return places[0].country
        beside = self._beside(d)
        if beside is not None and (beside != "IGO" or d.body or d.title not in OF_A_STATE):
            return beside
        return self._of_body(d.body) if d.body else None

    def _receives(self, d: Draft) -> str | None:
        """The country that an ambassador is sent to, where the title tells it."""
        run = d.title_run
        to = next((i for i in range(run.first, run.end) if self.page.word(i).lower() == "to"), None) if run else None
        if run is None or to is None:
            return None
        return next((c for i in range(to + 1, run.end) if (c := self._place_at(i)) is not None), None)

    def _of_body(self, name: str) -> str | None:
        """The country of a body: one of those the article speaks of most that has it, its own, or one that its name tells."""
        for code, _ in self.cast.countries[:SPOKEN]:
            body = self.knowledge.body(name, code)
            if body is not None and body.country == code:
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
        sent = d.title.startswith(SENT)
        for i in range(first, end):
            if sent and self.page.word(i).lower() == "to":
                break  # the state that receives him
            country = self._place_at(i)
            if country is not None and not (country == "IGO" and _national(d)):  # "minister for Commonwealth affairs"
                return country
        behind = ("of",) if sent else ("of", "in", "to", "for")
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
        mover = self._of_mover(d)
        if mover is not None:
            return mover
        around = self.cast.country_around(d.anchor.word) if not d.title.startswith(SENT) else None
        same = titles.get(d.title, set())
        return around or self.cast.focus or (next(iter(same)) if len(same) == 1 else None)

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
        return where_listed(self.knowledge, self.cast, member.name, d.title)

    def _held(self, person: str | None, title: str) -> bool:
        """Whether the lists have this person in an office of this title."""
        rows = self.knowledge.tenures(person=person) if person else []
        return any(title in row.office_name.lower() for row in rows)
