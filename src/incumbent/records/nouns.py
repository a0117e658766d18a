"""The nouns of the record: what a coded article is made of. Frozen values without logic beyond their own invariants.

Offsets count Unicode code points in `Article.text`; `text[start:end] == quote` always holds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from incumbent.records.dates import PartialDate

RECORD_VERSION = "1"

EntityKind = Literal["person", "organization", "state", "group", "place"]
MentionForm = Literal["name", "nominal", "pronoun"]
ClaimKind = Literal["start", "end", "hold", "held", "chosen"]
Status = Literal["asserted", "reported", "planned", "not_done"]
StatementKind = Literal["direct", "indirect", "mixed"]
How = Literal[
    "appointed", "elected", "sworn_in", "succeeded", "acting", "dismissed", "resigned", "removed", "replaced", "died",
    "term_ended", "transferred", "nominated",
]  # fmt: skip
EventType = str  # a name in `ontology().types`


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the article: code point offsets and the words themselves."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the user should know about this article: a stable code and a message that says what to do."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article. `text` is the title, one newline, then the body with paragraphs parted by a blank line.

    `published` is an ISO date, or a date-time with offset, or None where the input does not say.
    """

    id: str
    text: str
    title: str = ""
    url: str | None = None
    published: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    duplicate_of: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def published_on(self) -> PartialDate | None:
        """The day of publication as the article's own clock shows it."""
        return PartialDate.parse(self.published[:10]) if self.published else None


@dataclass(frozen=True, slots=True)
class EntityMention:
    start: int
    end: int
    text: str
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something the article speaks of. `country` is ISO 3166-1 alpha-3 or "IGO"; `sector` a PLOVER code."""

    id: str
    kind: EntityKind
    name: str
    country: str | None = None
    sector: str | None = None
    known_as: str | None = None
    mentions: tuple[EntityMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said about one person and one public office. `linked`: ids of claims told in one change."""

    id: str
    kind: ClaimKind
    person: str | None
    title: str
    evidence: Span
    person_entity: str | None = None
    body: str | None = None
    body_entity: str | None = None
    country: str | None = None
    area: str | None = None
    office: str | None = None
    how: How | None = None
    by: str | None = None
    date: PartialDate | None = None
    status: Status = "asserted"
    said_by: str | None = None
    confidence: float = 1.0
    linked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Size:
    """How many, each as (at least, at most) or None."""

    people: tuple[int, int] | None = None
    killed: tuple[int, int] | None = None
    injured: tuple[int, int] | None = None
    arrested: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One political act: a PLOVER 2.0 type (or OFFICE), who did it, to whom, when, where, and in which words."""

    id: str
    type: EventType
    trigger: Span
    evidence: Span
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    source_entities: tuple[str | None, ...] = ()
    target: tuple[str, ...] = ()
    target_entities: tuple[str | None, ...] = ()
    date: PartialDate | None = None
    place: str | None = None
    status: Status = "asserted"
    said_by: str | None = None
    size: Size | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Statement:
    """Something somebody said: the words, the cue, who, to whom and by which channel."""

    id: str
    kind: StatementKind
    content: Span
    speaker: str | None = None
    speaker_entity: str | None = None
    cue: Span | None = None
    addressee: str | None = None
    channel: str | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class CoderInfo:
    """What produced the record: the coder's name and version, and the language model."""

    name: str
    version: str
    model: str


@dataclass(frozen=True, slots=True)
class Record:
    """One coded article: the public contract, one JSON object."""

    coder: CoderInfo
    article: Article
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    problems: tuple[Problem, ...] = ()
    version: str = RECORD_VERSION
