"""Which office and which person a claim is about, as keys that claims of all articles share.

An office is its id in the knowledge base, else its folded canonical title, body, country and area. A person is the id in the
knowledge base, else the key of the spelling and the country of the office. Both depend on the claim and the knowledge base
alone, so they can be made again at any time.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from incumbent.knowledge import Body, Knowledge, Person
from incumbent.knowledge.base import in_english
from incumbent.knowledge.cyrillic import english_area, english_body, english_title, is_cyrillic
from incumbent.knowledge.spelling import fold
from incumbent.knowledge.titles import parse_title
from incumbent.ledger.deriving.identify import Identifier, Identity
from incumbent.ledger.deriving.lists import in_year
from incumbent.ledger.deriving.names import clean, unglued
from incumbent.ledger.deriving.spelling import fold_office, name_key
from incumbent.ledger.deriving.titles import Seats, Title, bare, canonical, is_entry
from incumbent.ledger.deriving.worded import is_anyones, of_own, sits_in_no, tidied
from incumbent.records import Claim, PartialDate

_VAGUE = frozenset(
    "leader strongman ruler autocrat dictator head".split()
)  # words for whoever stands at the head of a country
_TOP = frozenset("president prime_minister monarch supreme_leader chancellor".split())
_OF_WHAT = frozenset(
    ("head", "leader", "deputy head", "deputy", "minister", "secretary general")
)  # say nothing without their body
_OF_WHERE = frozenset(("member", "governor", "mayor", "first minister"))  # nor these without body or area
_AMERICAN = frozenset(
    (
        "governor",
        "lieutenant governor",
        "senator",
        "representative",
        "state representative",
        "state senator",
        "congressman",
    )
)
_SECRETARIES_SERVE = frozenset("IND PAK BGD LKA NPL".split())  # where a secretary is the first official of a ministry
_MINISTERIAL = frozenset("foreign home defence defense finance interior commerce health".split())
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)")
_SMALL = re.compile(r"\b[a-z]{4,}\b")
_PROPER = frozenset(
    "brexit catholic muslim islamic christian europe european africa african asia asian america american pacific democratic republican "
    "democrat conservative labour".split()
)
_ACRONYM = re.compile(r"\b(?:[a-z]\.){2,}|\b(?:us|eu|un|uk|nato|fbi|cia|nsa|kgb|imf|who)\b(?=$|[ -])")
_COMMON = frozenset(
    "parliament senate house commons lords congress duma rada knesset bundestag bundesrat sejm seimas cabinet treasury pentagon kremlin "
    "vatican council court committee commission board ministry department government assembly army navy police party union bank agency "
    "academy institute university church city state county opposition majority minority chamber force guard service office".split()
)
_COMMANDERS = frozenset("commander top senior military field local rebel naval".split())
_SENT = ("ambassador", "envoy", "permanent representative")  # who is sent to a body or a place, and is not of it
_LETTERS = 6  # a word of fewer may be the letters of a body
_SOME = "~"  # begins the key of a body of which a country has any number
_BANKS = ("national bank", "central bank")
_HEADS = ("head", "chairman", "director", "chief", "leader")


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """An office as the ledger names it. `name` is for people to read; `known` the id in the knowledge base."""

    key: str
    title: str
    body: str | None
    country: str | None
    area: str | None
    known: str | None
    name: str
    seats: Seats


@dataclass(frozen=True, slots=True)
class PersonKey:
    key: str
    name: str
    country: str | None
    known: str | None


class Keyer:
    """Maps claims to keys; one for a whole reading, so that repeated offices and people are looked up once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._office = lru_cache(maxsize=65536)(self._find_office)
        self._person = lru_cache(maxsize=65536)(self._find_person)
        self._actors = Identifier(knowledge)
        self._led = lru_cache(maxsize=65536)(self._find_led)

    def office(self, claim: Claim, person: PersonKey | None = None, published: PartialDate | None = None) -> OfficeKey:
        """The office of a claim. Whom it is about, and when, tells which office words such as "leader" mean."""
        claim = _in_english(claim)
        country, area = self._where(claim, person, published)
        known = claim.office if country == claim.country else None
        area = None if country == "IGO" else area
        if known is None and person is not None and person.known and not claim.body and bare(claim.title)[0] in _VAGUE:
            when = claim.date or published
            known = self._led(person.known, country, when.earliest.year if when else None)
        return self._office(claim.title, claim.body, country, area, known)

    def _where(
        self, claim: Claim, person: PersonKey | None, published: PartialDate | None
    ) -> tuple[str | None, str | None]:
        """The country and area of an office; where lists have its holder then in the same post of one other country, that one."""
        country, area = _place(claim)
        when = claim.date or published
        if person is None or person.known is None or claim.body or area or not country or when is None:
            return country, area
        post = canonical(claim.title).name
        rows = self._knowledge.tenures(person=person.known)
        there = {r.country for r in rows if in_year(r, when.earliest.year) and _same_post(r.office_name, post)}
        return (there.pop() if len(there) == 1 and country not in {r.country for r in rows} else country), area

    def actor(self, told: Identity, published: PartialDate | None) -> Identity:
        """Who an actor of an article is."""
        return self._actors.find(told, published.earliest.year if published else None)

    def mark(self, article: str, claim: Claim) -> str:
        """What a claim says, as a hash that outlives new offsets and new numbering."""
        return mark_of(article, claim)

    def person(self, claim: Claim, known_as: str | None, published: PartialDate | None) -> PersonKey | None:
        """The person of a claim; None where it names none. `known_as`: the id on the claim's entity."""
        if not claim.person:
            return None
        when = claim.date or published
        year = when.earliest.year if when else None
        return self._person(clean(claim.person), known_as, claim.title, claim.country, year)

    def _find_led(self, person: str, country: str | None, year: int | None) -> str | None:
        """The one office at the head of a country that lists give a person in a year."""
        found = {
            row.office
            for row in self._knowledge.tenures(person=person)
            if row.country == country
            and parse_title(row.office_name).role in _TOP
            and parse_title(row.office_name).rank == ""
            and (year is None or in_year(row, year))
        }
        return found.pop() if len(found) == 1 else None

    def _find_person(
        self, name: str, known_as: str | None, title: str, country: str | None, year: int | None
    ) -> PersonKey:
        person = self._knowledge.known_person(known_as) if known_as else None
        if person is None and known_as:
            return PersonKey(known_as, name, None, known_as)
        on = PartialDate.year(year) if year else None
        person = person or self._knowledge.person(name, office=title, country=country, on=on)
        if person is None and (shorter := unglued(name)) is not None:
            person = self._knowledge.person(shorter, office=title, country=country, on=on)
        if person is not None:
            person = self._namesake(person, name, title, country, on) or person
            return PersonKey(person.id, person.name, person.country, person.id)
        return PersonKey(f"{name_key(name)}|{country or ''}", name, country, None)

    def _namesake(
        self, person: Person, name: str, title: str, country: str | None, on: PartialDate | None
    ) -> Person | None:
        """Somebody of the same surname whom lists have in this office then, where they never have this person in it."""
        other = self._knowledge.person(name.split()[-1], office=title, country=country, on=on) if on else None
        if other is None or other.id == person.id or on is None or len(name.split()) < 2:
            return None
        office = self._knowledge.office(title, country=country)
        if office is None or any(row.office == office.id for row in self._knowledge.tenures(person=person.id)):
            return None
        rows = [row for row in self._knowledge.tenures(person=other.id) if row.office == office.id]
        return other if any(in_year(row, on.earliest.year) for row in rows) else None

    def _find_office(
        self, title: str, body: str | None, country: str | None, area: str | None, known: str | None
    ) -> OfficeKey:
        title = in_english(title, english_title)
        body, area = body and in_english(body, english_body), area and in_english(area, english_area)
        title, body, area = tidied(title, body, area)
        title, country = of_own(title, country, self._demonym(title))
        if (
            body and len(body.split()) == 1 and not body.isupper() and not title.endswith(_SENT)
        ):  # letters mean many things
            country = self._at_home(body, country)
        of_body = self._body(body, country)
        if body and sits_in_no(title, country, of_body.sector if of_body else None, body):
            body = of_body = None
        body_name = of_body.name if of_body else body
        if area and body and fold(area) in fold(body):
            area = None  # "the Kharkiv regional police of Kharkiv"
        title = self._without_letters(_without_body(title, body), of_body)
        party = of_body is not None and of_body.sector == "PTY"
        post = canonical(title, body=f"{body_name} party" if party and body_name else body, area=area)
        name = None
        if (official := _official(title, country)) is not None:
            post, known = official, None
        elif known is None:
            found = self._known_office(bare(title)[0], post.name, body, country, area)
            if found is not None:
                known, name = found
        elif (listed := self._knowledge.known_office(known)) is not None:
            name = listed.name
        if name is not None and self._is_narrower(name, country, f"{title} {body or ''} {area or ''}"):
            known = name = None
        elsewhere = bool(area) and fold(area or "") not in fold(name or "")
        seats: Seats = (
            post.seats if country or known else "many"
        )  # nobody can say that two presidents of nowhere are one post
        readable = name or self._cased(
            office_name(bare(title)[0] if post.name == "head" else post.name, body_name, area)
        )
        if known:
            key = f"{known}@{fold(area or '')}" if elsewhere and area else known
        else:
            key = "|".join((_post_key(post), self._body_key(body, of_body, country), country or "", fold(area or "")))
        if is_vague(key):
            seats = "many"
        return OfficeKey(key, post.name, body_name, country, area, known, readable, seats)

    def _cased(self, name: str) -> str:
        """The name with its countries and peoples in capitals: "ambassador to Denmark"."""
        return _SMALL.sub(lambda m: m[0].capitalize() if m[0] in _PROPER or self._is_place(m[0]) else m[0], name)

    def _is_narrower(self, listed: str, country: str | None, told: str) -> bool:
        """Whether a listed office is of one numbered parliament, or of a part of its country, of which nothing is told."""
        words = fold(told).split()
        if any(_NUMBERED.fullmatch(word) and word not in words for word in fold(listed).split()):
            return True
        _, of, area = listed.rpartition(" of ")
        place = self._knowledge.place(area) if of else None
        return place is not None and place.role == "area" and place.country == country and not _told_of(area, words)

    def _at_home(self, body: str, country: str | None) -> str | None:
        """The country of a body of one word that a single state has, where the claim puts it elsewhere: Hezbollah in Israel."""
        home = self._knowledge.home(body)
        return home if home not in (None, "IGO") and country not in (None, "IGO") else country

    def _without_letters(self, title: str, body: Body | None) -> str:
        """The title without the letters of its body: "deputy fbi director" of the Federal Bureau of Investigation."""
        words = title.split()
        if body is None or len(words) < 2:
            return title
        kept = [w for w in words[:-1] if not self._is_called(body, w.upper())]
        return " ".join([*kept, words[-1]])

    def _is_called(self, body: Body, letters: str) -> bool:
        known = self._knowledge.body(letters, body.country) if len(letters) < _LETTERS else None
        return known is not None and known.id == body.id

    def _demonym(self, title: str) -> str | None:
        """The country that the first word of a title names."""
        return self._knowledge.country(title.split()[0]) if title.split() else None

    def _is_place(self, word: str) -> bool:
        place = self._knowledge.place(word)
        return place is not None and place.role in ("name", "demonym")

    def _known_office(
        self, title: str, post: str, body: str | None, country: str | None, area: str | None
    ) -> tuple[str, str] | None:
        if not country:
            return None
        tries = dict.fromkeys([title, post, *(_HEADS if post == "head" else ())])
        for words in tries:
            office = self._knowledge.office(words, body=body, country=country, area=area)
            if office is not None:
                return office.id, office.name
        return None

    def _body(self, body: str | None, country: str | None) -> Body | None:
        """The body of the lists that is meant; a party also without the word."""
        if not body:
            return None
        tries = (self._knowledge.body(words, country) for words in (body, f"{body} Party"))
        own, party = (b if b is not None and b.country == country else None for b in tries)
        if own is not None or party is None or party.sector != "PTY":
            return own
        named = set(fold(body).split()) & set(fold(party.name).split())
        return party if named else None  # the White House is no party

    def _body_key(self, body: str | None, known: Body | None, country: str | None) -> str:
        if not body:
            return ""
        if is_anyones(body):
            return f"{_SOME}{fold_office(body)}"
        return known.id if known is not None else fold_office(body)


def _told_of(area: str, words: list[str]) -> bool:
    """Whether any word of an area's name is among those that are told of an office."""
    return any(word in words for word in fold(area).split())


def is_vague(key: str) -> bool:
    """Whether an office's key is of a post of which nobody can say what it is at the head of, or where.

    >>> is_vague("head||USA|"), is_vague("mayor||USA|austin"), is_vague("of state||USA|")
    (True, False, True)
    """
    parts = key.split("|")
    if len(parts) != 4:
        return False
    post, body, country, area = parts
    if post.startswith("of ") or body.startswith(_SOME):
        return True
    if body or (area and post not in _OF_WHAT):
        return False
    return not country or post in _OF_WHAT or post in _OF_WHERE or _COMMANDERS.issuperset(post.split())


def _place(claim: Claim) -> tuple[str | None, str | None]:
    """The country and area of an office: a governor or a senator of "Georgia" is the American state's."""
    area = claim.area
    american = canonical(claim.title, body=claim.body, area=area).name in _AMERICAN
    if claim.country == "GEO" and american and (not area or fold(area) == "georgia"):
        return "USA", "Georgia"
    return claim.country, area


def _same_post(listed: str, post: str) -> bool:
    """Whether an office of the lists is this post at the head of a country: "President of Ukraine", "president"."""
    read = parse_title(listed)
    return not read.rank and read.role in _TOP and read.role.replace("_", " ") == post


def _official(title: str, country: str | None) -> Title | None:
    """The post of a civil servant that bears elsewhere the name of a minister's: the foreign secretary of India."""
    words, acting = bare(title)
    is_one = country in _SECRETARIES_SERVE and words.endswith(" secretary") and words.split()[0] in _MINISTERIAL
    return Title(words, "one", acting) if is_one else None


def _post_key(post: Title) -> str:
    """One key for a post however its title is put: "justice secretary", "secretary of state for justice"."""
    read = parse_title(post.name)
    if is_entry(post.name) or not read.role:
        return fold(post.name)
    return " ".join(word for word in (read.rank, read.role.replace("_", " "), *sorted(read.scope)) if word)


def office_name(title: str, body: str | None, area: str | None) -> str:
    """An office in words, without its country: "head of the KGB", "governor of Texas"."""
    title = _ACRONYM.sub(lambda m: m[0].upper(), title)
    to = " to " if title.endswith(_SENT) else " of "
    within = " for " if title.startswith("member of parliament") else to
    if body and fold(body) not in fold(title):
        title += f"{to}{body}" if _is_name(body) else f"{to}{_article(body)} {body}"
        within = " in "
    return f"{title}{within}{area}" if area and fold(area) not in fold(title) else title


def _article(body: str) -> str:
    """The article before a body: "the army", but "a party" of which nobody can say which."""
    return ("an" if body[0] in "aeiou" else "a") if is_anyones(body) else "the"


def _without_body(title: str, body: str | None) -> str:
    """The title without the beginning of its body: "secretary of the security" of the Security Council."""
    post, link, rest = title.partition(" of the ")
    words = fold(rest).split()
    return post if link and body and words and words == fold(body).split()[: len(words)] else title


def _is_name(body: str) -> bool:
    """Whether a body is called without an article: "leader of Hamas", but "head of the KGB", "speaker of the Senate"."""
    if body.lower().startswith(("the ", "al-", "al ")):
        return True
    alone = len(body.split()) == 1 and body[:1].isupper() and not body.isupper() and "." not in body
    return alone and fold(body) not in _COMMON


def wording_of(claim: Claim) -> str:
    """How a claim words its office, folded, in canonical and own words: what a question is matched with."""
    title, body, area = _worded(claim)
    post = canonical(title, body=body, area=area)
    parts = dict.fromkeys([bare(title)[0], post.name])
    told = [w for w in (claim.title, claim.body, claim.area) if w and is_cyrillic(w)]  # is asked for in either script
    return fold_office(" ".join([*parts, body or "", area or "", *told]))


def _in_english(claim: Claim) -> Claim:
    """A claim with its office in English words: "лидер" is as vague as "leader", and who heads a central bank is its governor."""
    title, body, area = _worded(claim)
    if title != claim.title and body:
        title = "state secretary" if title == "secretary of state" else title
        title = "governor" if title in ("head", "chairman") and fold(body).startswith(_BANKS) else title
    return replace(claim, title=title, body=body, area=area)


def _worded(claim: Claim) -> tuple[str, str | None, str | None]:
    """Title, body and area of a claim in English, without pieces of other words."""
    return tidied(
        in_english(claim.title, english_title),
        claim.body and in_english(claim.body, english_body),
        claim.area and in_english(claim.area, english_area),
    )


def mark_of(article: str, claim: Claim) -> str:
    """What a claim says, as a hash: decisions find the claim again by it."""
    said = (
        article,
        claim.kind,
        fold(claim.person or ""),
        fold(claim.title),
        fold(claim.body or ""),
        fold(claim.area or ""),
    )
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:20]
