"""Invented news: coded records made from templates, for tests and benches that need a ledger but no language model.

Every name is put together from lists, every sentence from patterns; whom it puts into which office never happened.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from incumbent.records import Article, Claim, CoderInfo, Entity, Event, PartialDate, Record, Span, Statement

CODER = CoderInfo("invented", "1", "none")
FIRST = (
    "Anna Boris Clara David Elena Farid Greta Hamid Irina Jonas Karim Lena Marek Nadia Oleg Petra Rashid Sofia Tomas Ursula "
    "Viktor Wanda Yusuf Zoran Amina Bruno Chiara Dmitri Esther Felix"
).split()
MIDDLE = (
    "Bel Cor Dal Ers Fal Gor Hal Ist Jar Kol Lem Mar Nor Ost Pal Ros Sal Tor Ulm Var Wes Yar Zel Bran Crev Drav Gran Kest Prav Stan"
).split()
END = "aro enko ides inov man ovic sen ska stein uri".split()
COUNTRIES = (
    "ALB Albania ARG Argentina ARM Armenia AZE Azerbaijan BEL Belgium BGR Bulgaria BLR Belarus BOL Bolivia BRA Brazil CHL Chile "
    "COL Colombia CZE Czechia DEU Germany DNK Denmark DZA Algeria ECU Ecuador EGY Egypt ESP Spain EST Estonia ETH Ethiopia "
    "FIN Finland FRA France GEO Georgia GHA Ghana GRC Greece HUN Hungary IDN Indonesia IND India IRN Iran IRQ Iraq ISR Israel "
    "ITA Italy JPN Japan KAZ Kazakhstan KEN Kenya KGZ Kyrgyzstan LBN Lebanon LTU Lithuania LVA Latvia MAR Morocco MDA Moldova "
    "MEX Mexico MLI Mali MNG Mongolia NGA Nigeria NLD Netherlands NOR Norway PAK Pakistan PER Peru POL Poland PRT Portugal "
    "ROU Romania RUS Russia SDN Sudan SRB Serbia SVK Slovakia SVN Slovenia SWE Sweden TUN Tunisia TUR Turkey UGA Uganda UKR Ukraine"
).split()
NAMED = dict(zip(COUNTRIES[::2], COUNTRIES[1::2], strict=True))
POSTS: tuple[tuple[str, str | None], ...] = (
    ("president", None), ("prime minister", None), ("foreign minister", None), ("defence minister", None),
    ("finance minister", None), ("interior minister", None), ("health minister", None), ("justice minister", None),
    ("governor", "Central Bank"), ("director", "State Security Service"), ("chairman", "Electoral Commission"),
    ("speaker", "National Assembly"),
)  # fmt: skip
PAPERS = "Harbour Post,Northern Wire,The Morning Ledger,Plain Record,City Courier,River Gazette".split(",")
ACTS = (
    ("CONSULT", "met", "visit", "{a} met {b} in {place}."), ("AGREE", "agreed", None, "{a} agreed with {b} on trade in {place}."),
    ("ACCUSE", "accused", None, "{a} accused {b} of bad faith."), ("AID", "sent aid", None, "{a} sent aid to {b}."),
    ("SANCTION", "imposed", None, "{a} imposed new duties on {b}."), ("PROTEST", "marched", None, "Crowds marched against {b} in {place}."),
    ("REQUEST", "asked", None, "{a} asked {b} for talks."), ("THREATEN", "warned", None, "{a} warned {b} of measures."),
)  # fmt: skip
SAID = (
    "we shall keep the budget in order", "nobody was consulted about this", "the talks go on next week",
    "the border stays open", "this is a matter for the court", "the harvest was better than feared",
    "reform needs patience and money", "the vote was fair in every district",
)  # fmt: skip


@dataclass
class Telling:
    """An article under construction: every item adds its own sentence to the text, so offsets are right."""

    id: str
    published: str | None
    publisher: str | None = PAPERS[0]
    url: str | None = None
    title: str = "A headline"
    duplicate_of: str | None = None
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = self.text or f"{self.title}\n"

    def words(self, sentence: str) -> Span:
        start = len(self.text)
        self.text += sentence + "\n\n"
        return Span(start, start + len(sentence), sentence)

    def entity(self, name: str, kind: str, country: str | None) -> str:
        if name not in self.entities:
            made = Entity(f"e{len(self.entities) + 1}", kind, name, country, "GOV" if kind == "person" else None)  # type: ignore[arg-type]
            self.entities[name] = made
        return self.entities[name].id

    def claim(self, kind: str, person: str | None, title: str, said: str | Span, **fields: Any) -> Telling:
        date = fields.pop("date", None)
        span = self.words(said) if isinstance(said, str) else said
        made = Claim(f"c{len(self.claims) + 1}", kind, person, title, span, **fields)  # type: ignore[arg-type]
        self.claims.append(replace(made, date=PartialDate.parse(str(date)) if date else None))
        return self

    def event(
        self,
        kind: str,
        trigger: str,
        sentence: str,
        source: list[tuple[str, str]],
        target: list[tuple[str, str]],
        **fields: Any,
    ) -> Telling:
        """Actors as (name, alpha-3 code)."""
        span = self.words(sentence)
        at = span.start + sentence.index(trigger)
        sides = {
            "source": tuple(n for n, _ in source), "target": tuple(n for n, _ in target),
            "source_entities": tuple(self.entity(n, "person", c) for n, c in source),
            "target_entities": tuple(self.entity(n, "state", c) for n, c in target),
        }  # fmt: skip
        made = Event(f"v{len(self.events) + 1}", kind, Span(at, at + len(trigger), trigger), span, **sides, **fields)  # type: ignore[arg-type]
        self.events.append(made)
        return self

    def statement(self, speaker: str, country: str, words: str) -> Telling:
        span = self.words(f"“{words.capitalize()},” {speaker} said.")
        content = Span(
            span.start + 1, span.start + 2 + len(words), self.text[span.start + 1 : span.start + 2 + len(words)]
        )
        cue = Span(span.end - 5, span.end - 1, "said")
        made = Statement(
            f"s{len(self.statements) + 1}", "direct", content, speaker, self.entity(speaker, "person", country), cue
        )
        self.statements.append(made)
        return self

    def record(self) -> Record:
        article = Article(
            self.id, self.text, self.title, url=self.url, published=self.published, publisher=self.publisher,
            duplicate_of=self.duplicate_of,
        )  # fmt: skip
        return Record(
            CODER,
            article,
            tuple(self.entities.values()),
            tuple(self.claims),
            tuple(self.events),
            tuple(self.statements),
        )


@dataclass(frozen=True, slots=True)
class Seat:
    """An office of the invented world with its holders: (from which day, who), in order."""

    country: str
    title: str
    body: str | None
    holders: tuple[tuple[dt.date, str], ...]

    def named(self) -> str:
        return f"{self.title} of the {self.body}" if self.body else self.title

    def on(self, day: dt.date) -> int:
        return max(i for i, (since, _) in enumerate(self.holders) if since <= day or i == 0)


def world(seed: int = 1, countries: int = 60) -> list[Seat]:
    """Offices and who held them from 2012 to 2021."""
    dice = random.Random(seed)
    seats = []
    for country in list(NAMED)[:countries]:
        for title, body in POSTS:
            day, holders = dt.date(2012, 1, 1) + dt.timedelta(dice.randrange(900)), []
            while day < dt.date(2021, 6, 1):
                holders.append((day, _name(dice)))
                day += dt.timedelta(dice.randrange(200, 1600))
            seats.append(Seat(country, title, body, tuple(holders)))
    return seats


def _name(dice: random.Random) -> str:
    return f"{dice.choice(FIRST)} {dice.choice(MIDDLE)}{dice.choice(END)}"


def records(count: int, seed: int = 1, countries: int = 60, start: int = 0, skew: float = 0.0) -> Iterator[Record]:
    """`count` records, numbered from `start`; the same for the same arguments.

    `skew`: so much of the news is of one country, as in a real paper's.
    """
    seats = world(seed, countries)
    for n in range(start, start + count):
        yield _record(n, random.Random(seed * 1_000_003 + n), seats, skew)


def _seat(dice: random.Random, seats: list[Seat], skew: float) -> Seat:
    if skew and dice.random() < skew:
        return dice.choice([s for s in seats[: 2 * len(POSTS)] if s.country == seats[0].country])
    return dice.choice(seats)


def _record(n: int, dice: random.Random, seats: list[Seat], skew: float) -> Record:
    seat = _seat(dice, seats, skew)
    at = dice.randrange(1, len(seat.holders)) if len(seat.holders) > 1 and dice.random() < 0.3 else None
    if at is not None:
        day = seat.holders[at][0] + dt.timedelta(dice.randrange(3))
    else:
        day = dt.date(2017, 1, 1) + dt.timedelta(dice.randrange(1800))
    who = seat.holders[at if at is not None else seat.on(day)][1]
    country = NAMED[seat.country]
    title = (
        f"{country} names {who} {seat.named()}"
        if at is not None
        else f"{who} of {country} speaks about {dice.choice(SAID)[:24]}"
    )
    t = Telling(f"invented-{n}", day.isoformat(), dice.choice(PAPERS), f"https://news.example/{n}", title)
    if at is not None:
        _change(t, seat, at, dice)
    else:
        doubt = round(dice.uniform(0.5, 0.99), 2)
        t.claim("hold", who, seat.title, f"{who}, {seat.named()} of {country}, spoke to reporters.", body=seat.body,
                country=seat.country, confidence=doubt)  # fmt: skip
    for _ in range(dice.randrange(1, 4)):
        other = _seat(dice, seats, skew)
        name = other.holders[other.on(day)][1]
        t.claim("hold", name, other.title, f"{NAMED[other.country]}'s {other.named()} {name} was in the room.", body=other.body,
                country=other.country, confidence=round(dice.uniform(0.4, 0.99), 2))  # fmt: skip
        kind, trigger, mode, pattern = dice.choice(ACTS)
        place = NAMED[dice.choice(seats).country]
        sentence = pattern.format(a=who, b=NAMED[other.country], place=place)
        source = [] if kind == "PROTEST" else [(who, seat.country)]
        t.event(kind, trigger, sentence, source, [(NAMED[other.country], other.country)], mode=mode, place=place,
                date=PartialDate.day(day - dt.timedelta(dice.randrange(4))), confidence=0.8)  # fmt: skip
    for _ in range(dice.randrange(1, 4)):
        t.statement(who, seat.country, dice.choice(SAID))
    return t.record()


def _change(t: Telling, seat: Seat, at: int, dice: random.Random) -> None:
    day, new = seat.holders[at]
    old = seat.holders[at - 1][1]
    told = day if dice.random() < 0.9 else day + dt.timedelta(dice.choice((-3, 5, 12)))
    country = NAMED[seat.country]
    span = t.words(f"{country} put {new} in the place of {seat.named()} {old}.")
    shared: dict[str, Any] = {"body": seat.body, "country": seat.country, "how": "replaced", "date": told}
    t.claim("end", old, seat.title, span, confidence=round(dice.uniform(0.5, 0.99), 2), **shared)
    if dice.random() < 0.85:
        t.claim("start", new, seat.title, span, confidence=round(dice.uniform(0.5, 0.99), 2), **shared)
