"""Records and knowledge built by hand, so that the ledger is tested apart from the coder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from incumbent.knowledge import Body, Knowledge, Office, Person, Place, Tenure
from incumbent.ledger import Ledger
from incumbent.records import (
    Article,
    Claim,
    CoderInfo,
    Entity,
    Event,
    PartialDate,
    Record,
    Span,
    Statement,
)

CODER = CoderInfo("incumbent", "0.0", "hand")
KGB = "Q1"
WIKIDATA = "Wikidata facts of 2022"


class HandKnowledge(Knowledge):
    """A knowledge base of one country and one office."""

    def __init__(self) -> None:
        """Nothing is loaded."""

    def place(self, text: str) -> Place | None:
        known = {"belarus": "BLR", "belarusian": "BLR", "russia": "RUS", "russian": "RUS", "ukraine": "UKR"}
        code = known.get(text.lower())
        names = {"BLR": "Belarus", "RUS": "Russia", "UKR": "Ukraine"}
        return (
            Place("name" if text.lower() in ("belarus", "russia", "ukraine") else "demonym", code, names[code])
            if code
            else None
        )

    def country(self, text: str) -> str | None:
        place = self.place(text)
        return text.upper() if text.upper() in self.countries() else place.country if place else None

    def countries(self) -> tuple[str, ...]:
        return ("BLR", "RUS", "UKR")

    def country_name(self, code: str) -> str:
        return {"BLR": "Belarus", "RUS": "Russia", "UKR": "Ukraine"}.get(code, code)

    def body(self, text: str, country: str | None = None) -> Body | None:
        return None

    def home(self, text: str) -> str | None:
        return None

    def person(
        self, name: str, *, office: str | None = None, country: str | None = None, on: PartialDate | None = None
    ) -> Person | None:
        return None

    def office(
        self, title: str, *, body: str | None = None, country: str | None = None, area: str | None = None
    ) -> Office | None:
        if body in ("KGB", "State Security Committee") and country == "BLR" and title == "chairman":
            return Office(KGB, "Chairman of the State Security Committee", "BLR", WIKIDATA)
        return None

    def offices_named(self, text: str, country: str | None = None) -> list[Office]:
        if "state security" in text.lower():
            return [Office(KGB, "Chairman of the State Security Committee", "BLR", WIKIDATA)]
        return []

    def known_office(self, id: str) -> Office | None:
        return Office(KGB, "Chairman of the State Security Committee", "BLR", WIKIDATA) if id == KGB else None

    def known_person(self, id: str) -> Person | None:
        return None

    def people_named(self, text: str) -> list[Person]:
        return []

    def tenures(self, *, office: str | None = None, person: str | None = None) -> list[Tenure]:
        rows = [
            ("Q2", "Andrei Ravkov", "2020-01-20", "2020-09-03"),
            ("Q3", "Ivan Tertel", "2020-09-03", None),
        ]
        found = [
            Tenure(
                KGB, "Chairman of the State Security Committee", q, name, "BLR", PartialDate.parse(start),
                PartialDate.parse(end) if end else None, WIKIDATA, "CC0",
            )
            for q, name, start, end in rows
        ]  # fmt: skip
        return [t for t in found if office in (None, t.office) and person in (None, t.person)]


@dataclass
class Story:
    """An article under construction: every claim adds its own sentence to the text, so offsets are right."""

    id: str
    published: str | None = "2020-09-03"
    publisher: str | None = "Test Wire"
    url: str | None = None
    duplicate_of: str | None = None
    title: str = "A headline"
    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.text or f"{self.title}\n"

    def words(self, sentence: str) -> Span:
        start = len(self.text)
        self.text += sentence + "\n\n"
        return Span(start, start + len(sentence), sentence)

    def claim(self, kind: str, person: str | None, title: str, sentence: str = "", **fields: object) -> Story:
        date = fields.pop("date", None)
        said = sentence or f"{person or 'Somebody'} and the post of {title} of {fields.get('body')}: {kind}."
        fields.setdefault("country", "BLR")
        made = Claim(f"c{len(self.claims) + 1}", kind, person, title, self.words(said), **fields)  # type: ignore[arg-type]
        self.claims.append(replace(made, date=PartialDate.parse(str(date)) if date else None))
        return self

    def statement(self, speaker: str, words: str) -> Story:
        self.statements.append(Statement(f"s{len(self.statements) + 1}", "direct", self.words(words), speaker))
        return self

    def event(self, kind: str, trigger: str, sentence: str, source: Sequence[str] = ()) -> Story:
        span = self.words(sentence)
        at = span.start + sentence.index(trigger)
        made = Event(f"v{len(self.events) + 1}", kind, Span(at, at + len(trigger), trigger), span, source=tuple(source))  # type: ignore[arg-type]
        self.events.append(replace(made, source_entities=(None,) * len(source)))
        return self

    def record(self) -> Record:
        article = Article(
            self.id, self.text, self.title, url=self.url, published=self.published, publisher=self.publisher,
            duplicate_of=self.duplicate_of,
        )  # fmt: skip
        return Record(
            CODER, article, tuple(self.entities), tuple(self.claims), tuple(self.events), tuple(self.statements)
        )


def reshuffle(id: str = "wire-1", **fields: str) -> Story:
    """The reshuffle of 3 September 2020, told in our own words."""
    changed = "Lukashenko put Ivan Tertel in the place of KGB chief Valery Vakulchik."
    return (
        Story(id, **fields)  # type: ignore[arg-type]
        .claim("end", "Valery Vakulchik", "chief", changed, body="KGB", how="replaced", date="2020-09-03")
        .claim("start", "Ivan Tertel", "chief", changed, body="KGB", how="replaced", date="2020-09-03")
        .claim(
            "end", "Ivan Tertel", "head", "Tertel led the State Control Committee until then.",
            body="State Control Committee", how="transferred", date="2020-09-03",
        )
        .claim("end", None, "head", "The head of the Security Council went too.", body="Security Council", how="replaced", date="2020-09-03")
        .claim("hold", "Alexander Lukashenko", "president", "President Alexander Lukashenko of Belarus signed it.")
    )  # fmt: skip


def ledger_of(path: Path, *stories: Story) -> Ledger:
    """A new ledger that holds these stories."""
    ledger = Ledger.open(path, write=True, knowledge=HandKnowledge())
    writer = ledger.writer()
    writer.add([s.record() for s in stories])
    writer.finish()
    return ledger


def namesakes() -> list[Story]:
    """Two people of one name who hold posts in different countries."""
    one = Story("name-1", published="2020-03-02", publisher="Wire")
    one.claim("start", "Jane Doe", "foreign minister", body="Foreign Ministry", country="BLR", date="2020-03-01")
    other = Story("name-2", published="2020-04-02", publisher="Post")
    other.claim("start", "Jane Doe", "defence minister", body="Defence Ministry", country="UKR", date="2020-04-01")
    return [one, other]


def keys(ledger):
    """The key of each person that the claims of a ledger name."""
    return dict(ledger.store.rows("SELECT person, person_key FROM claims WHERE person_key IS NOT NULL"))
