"""The rows of every table, each column with its type and its meaning. Codebooks and data packages are made from these.

`SHOWN` names the columns that a notebook shows beside the marked sentence.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated as A
from typing import ClassVar

Text = str | None
Day = dt.date | None
Number = int | None
Names = tuple[str, ...]

CITE = "can be given to `cite`"


@dataclass(frozen=True, slots=True)
class TenureRow:
    """One stretch of one person in one office, as the claims bound it."""

    SHOWN: ClassVar[Names] = ("office", "country", "person", "in_words", "sources", "belief")

    office: A[str, "the office's name"]
    office_id: A[str, "the office's key in this ledger"]
    office_known_as: A[Text, "the office's Wikidata id, where the knowledge base knows it"]
    country: A[Text, "ISO 3166-1 alpha-3 code, or IGO"]
    person: A[str, "the holder's name in its fullest form"]
    person_id: A[str, "the holder's key in this ledger"]
    person_known_as: A[Text, "the holder's Wikidata id, where the knowledge base knows it"]
    start_earliest: A[Day, "not begun before this day"]
    start_latest: A[Day, "begun by this day"]
    end_earliest: A[Day, "not ended before this day"]
    end_latest: A[Day, "ended by this day"]
    ended: A[bool, "whether some claim says that the person left"]
    last_confirmed: A[Day, "the last day on which a claim puts the person in office"]
    acting: A[bool, "whether the person is said to act in the office"]
    standing: A[str, "asserted, or reported where only other people's words carry it"]
    on_that_day: A[Text, "for a question about one day: yes, or possible"]
    in_words: A[str, "the bounds in plain words"]
    sources: A[int, "independent articles behind it; a copy is no source of its own"]
    belief: A[float, "how far it is believed, from 0 to 1"]
    lists: A[str, "what dated lists say of it: agree, exclude or silent"]
    why: A[str, "what the belief rests on, in words"]
    claims: A[Names, f"ids of the claims that set the bounds; each {CITE}"]
    quotes: A[Names, "the words of these claims"]
    urls: A[Names, "addresses of their articles"]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Somebody took, left or was chosen for an office; several articles on one change are one row."""

    SHOWN: ClassVar[Names] = ("date", "kind", "status", "person", "office", "country", "sources", "belief")

    day: A[Day, "the first day of the change as told, else the day of the article"]
    date: A[Text, "the sharpest date that is told: a day, month, year or interval A/B"]
    kind: A[str, "start, end or chosen"]
    status: A[str, "asserted, reported, planned or not_done"]
    person: A[Text, "who; empty where no claim names the person"]
    person_known_as: A[Text, "the person's Wikidata id, where the knowledge base knows it"]
    office: A[str, "the office's name"]
    office_id: A[str, "the office's key in this ledger"]
    office_known_as: A[Text, "the office's Wikidata id, where the knowledge base knows it"]
    country: A[Text, "ISO 3166-1 alpha-3 code, or IGO"]
    how: A[Text, "appointed, elected, resigned, dismissed and so on, as told"]
    by: A[Text, "who appointed or removed the person, as told"]
    sources: A[int, "independent articles that tell it"]
    belief: A[float, "how far it is believed, from 0 to 1"]
    why: A[str, "what the belief rests on, in words"]
    background: A[bool, "told without a day and not as news: its articles look back upon it"]
    claims: A[Names, f"ids of the claims that tell it; each {CITE}"]
    quote: A[str, "the words of the first of them"]
    sentence: A[str, "the sentence around the quote"]
    publisher: A[Text, "who published the first of them"]
    published: A[Day, "when"]
    url: A[Text, "where"]


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One thing that one article says about one person and one public office, as reviewers left it."""

    SHOWN: ClassVar[Names] = ("kind", "person", "title", "body", "country", "date", "status")

    claim_id: A[str, f"the article's id, a slash, the claim's id in the record; {CITE}"]
    kind: A[str, "start, end, hold, held or chosen"]
    person: A[Text, "who, in the fullest form the article uses; empty for an unnamed holder"]
    person_known_as: A[Text, "the person's Wikidata id, where the knowledge base knows it"]
    title: A[str, "the post in the article's words, without the body"]
    body: A[Text, "the institution in the article's words"]
    country: A[Text, "ISO 3166-1 alpha-3 code, or IGO"]
    area: A[Text, "state, province, city or constituency"]
    office_id: A[str, "the office's key in this ledger"]
    how: A[Text, "how it came about"]
    by: A[Text, "who did it"]
    date: A[Text, "as told: a day, month, year or interval A/B"]
    date_earliest: A[Day, "the first day of that date"]
    date_latest: A[Day, "the last day of that date"]
    status: A[str, "asserted, reported, planned or not_done"]
    said_by: A[Text, "on whose word, where it is not the article's own"]
    quote: A[str, "the exact words that say it"]
    start: A[int, "offset of the quote in the article's cleaned text, in code points"]
    end: A[int, "offset after the quote"]
    sentence: A[str, "the sentence around the quote"]
    confidence: A[float, "from 0 to 1, the coder's"]
    review: A[Text, "accept, correct or reject, where a reviewer decided"]
    doubt: A[Text, "why it was set aside and bounds no tenure"]
    background: A[bool, "a change that its article looks back upon, and does not tell as news"]
    article_id: A[str, "the article; joins the articles table"]
    headline: A[str, "its headline"]
    publisher: A[Text, "who published it"]
    published: A[Day, "when"]
    url: A[Text, "where"]
    duplicate_of: A[Text, "the earlier article of which this one is a copy"]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One happening, told by one or several articles: PLOVER 2.0's types and OFFICE."""

    SHOWN: ClassVar[Names] = ("date_earliest", "type", "mode", "status", "source", "target", "place", "articles")

    event_id: A[str, f"E and 15 digits, the same in every export; {CITE}"]
    date: A[Text, "as told: a day, month, year or interval A/B; empty where the text gives none"]
    date_earliest: A[Day, "the first day it may have happened; the day of publication where no date is told"]
    date_latest: A[Day, "the last day it may have happened; the day of publication where no date is told"]
    date_is: A[Text, "told, or assumed where the day of publication stands in; empty where there is neither"]
    type: A[str, "one of PLOVER's 16 types, or OFFICE"]
    mode: A[Text, "PLOVER's mode"]
    contexts: A[Names, "PLOVER's contexts"]
    quad: A[str, "verbal or material, cooperation or conflict"]
    quad_code: A[str, "the quad class as a digit"]
    score: A[float, "PLOVER's conflict and cooperation score of type and mode, -10 to 10"]
    status: A[str, "asserted, reported, planned or not_done"]
    said_by: A[Text, "on whose word, where it is not the article's own"]
    source: A[Names, "who acts, each under one name in all articles"]
    source_country: A[Text, "alpha-3 code of the first source that has one, or IGO"]
    source_iso_numeric: A[Number, "ISO 3166-1 numeric code of that country"]
    source_cow: A[Number, "Correlates of War state number of that country"]
    source_sector: A[Text, "PLOVER sector of that source"]
    source_known_as: A[Text, "Wikidata id of the first source that has one"]
    target: A[Names, "to whom it is done, each under one name in all articles"]
    target_country: A[Text, "alpha-3 code of the first target that has one, or IGO"]
    target_iso_numeric: A[Number, "ISO 3166-1 numeric code of that country"]
    target_cow: A[Number, "Correlates of War state number of that country"]
    target_sector: A[Text, "PLOVER sector of that target"]
    target_known_as: A[Text, "Wikidata id of the first target that has one"]
    place: A[Text, "the place as the article writes it"]
    place_name: A[Text, "its name in GeoNames; this and the next five only where the name is sure"]
    place_kind: A[Text, "city or country"]
    place_country: A[Text, "alpha-3 code of the country it lies in"]
    latitude: A[float | None, "degrees north, WGS 84"]
    longitude: A[float | None, "degrees east, WGS 84"]
    geonames_id: A[Number, "its id in GeoNames"]
    people_min: A[Number, "how many people took part, at least"]
    people_max: A[Number, "at most"]
    killed_min: A[Number, "how many were killed, at least"]
    killed_max: A[Number, "at most"]
    injured_min: A[Number, "how many were injured, at least"]
    injured_max: A[Number, "at most"]
    arrested_min: A[Number, "how many were arrested, at least"]
    arrested_max: A[Number, "at most"]
    trigger: A[str, "the words that name the act"]
    quote: A[str, "the words that show act and actors, in the article that told it first"]
    article_id: A[str, "that article; joins the articles table"]
    publisher: A[Text, "who published it"]
    published: A[Day, "when"]
    url: A[Text, "where"]
    articles: A[int, "articles that tell it"]
    independent_articles: A[int, "those of them that are no copies"]
    confidence: A[float, "from 0 to 1, the coder's, for the first telling"]
    belief: A[float, "how far the happening is believed, from 0 to 1, by all its tellings"]


@dataclass(frozen=True, slots=True)
class MentionRow:
    """One article's telling of one happening."""

    SHOWN: ClassVar[Names] = ("event_id", "mention_id", "type", "status", "date")

    event_id: A[str, "joins the events table"]
    mention_id: A[str, f"the article's id, a slash, the event's id in the record; {CITE}"]
    article_id: A[str, "the article; joins the articles table"]
    url: A[Text, "where"]
    publisher: A[Text, "who published it"]
    published: A[Day, "when"]
    duplicate_of: A[Text, "the earlier article of which this one is a copy"]
    type: A[str, "one of PLOVER's 16 types, or OFFICE"]
    status: A[str, "asserted, reported, planned or not_done"]
    said_by: A[Text, "on whose word, where it is not the article's own"]
    date: A[Text, "as this article tells it"]
    trigger: A[str, "the words that name the act"]
    trigger_start: A[int, "offset of the trigger in the article's cleaned text, in code points"]
    trigger_end: A[int, "offset after the trigger"]
    quote: A[str, "the words that show act and actors"]
    quote_start: A[int, "offset of the quote"]
    quote_end: A[int, "offset after the quote"]
    why: A[str, "why it was joined to this happening"]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor of one article's telling of an event: who stands behind the names in the events table."""

    SHOWN: ClassVar[Names] = ("mention_id", "role", "name", "kind", "country", "sector")

    event_id: A[str, "joins the events table"]
    mention_id: A[str, "joins the event_mentions table"]
    role: A[str, "source or target"]
    position: A[int, "0 for the first named"]
    name: A[str, "under one name in all articles"]
    told: A[Text, "the article's own words, where they are others"]
    kind: A[Text, "person, organization, state, group or place"]
    country: A[Text, "ISO 3166-1 alpha-3 code, or IGO"]
    iso_numeric: A[Number, "ISO 3166-1 numeric code"]
    cow: A[Number, "Correlates of War state number"]
    sector: A[Text, "PLOVER sector"]
    known_as: A[Text, "Wikidata id, where the knowledge base knows the actor"]


@dataclass(frozen=True, slots=True)
class StatementRow:
    """Something somebody said."""

    SHOWN: ClassVar[Names] = ("published", "speaker", "kind", "addressee")

    statement_id: A[str, f"the article's id, a slash, the statement's id in the record; {CITE}"]
    speaker: A[Text, "who said it, in the fullest form the article uses"]
    speaker_known_as: A[Text, "the speaker's Wikidata id, where the knowledge base knows it"]
    kind: A[str, "direct, indirect or mixed"]
    quote: A[str, "what was said"]
    start: A[int, "offset of the quote in the article's cleaned text, in code points"]
    end: A[int, "offset after the quote"]
    cue: A[Text, "the word that reports it"]
    addressee: A[Text, "to whom"]
    channel: A[Text, "tweet, interview and so on"]
    confidence: A[float, "from 0 to 1, the coder's"]
    article_id: A[str, "the article; joins the articles table"]
    headline: A[str, "its headline"]
    publisher: A[Text, "who published it"]
    published: A[Day, "when"]
    url: A[Text, "where"]
    duplicate_of: A[Text, "the earlier article of which this one is a copy"]


@dataclass(frozen=True, slots=True)
class DisagreementRow:
    """One side of a disagreement; rows with the same number are sides of one."""

    SHOWN: ClassVar[Names] = ("disagreement", "kind", "office", "country", "says", "source")

    disagreement: A[int, "which disagreement; counted from 1 within this table"]
    kind: A[str, "holders, date, outside or knowledge (press against a list)"]
    office: A[str, "the office's name"]
    office_id: A[str, "the office's key in this ledger"]
    country: A[Text, "ISO 3166-1 alpha-3 code, or IGO"]
    first_day: A[Day, "the first day it touches"]
    last_day: A[Day, "the last day it touches"]
    weight: A[int, "independent articles behind the weaker side; a list counts as one"]
    credence: A[float, "how far the weaker side is believed, from 0 to 1"]
    summary: A[str, "the disagreement in one sentence"]
    says: A[str, "what this side says"]
    source: A[str, "the list, or the press"]
    licence: A[Text, "of the list"]
    claims: A[Names, f"ids of the claims on this side; each {CITE}"]
    quotes: A[Names, "their words"]


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article that was read."""

    SHOWN: ClassVar[Names] = ("published", "publisher", "title", "claims", "events", "statements")

    article_id: A[str, f"the article's id; {CITE}"]
    title: A[str, "its headline"]
    publisher: A[Text, "who published it"]
    published: A[Day, "when"]
    language: A[str, "as recognised: en and the like"]
    url: A[Text, "where"]
    duplicate_of: A[Text, "the earlier article of which this one is a copy"]
    claims: A[int, "office claims in it"]
    events: A[int, "events in it"]
    statements: A[int, "statements in it"]


@dataclass(frozen=True, slots=True)
class HitRow:
    """A statement or an article that holds what was searched for."""

    SHOWN: ClassVar[Names] = ("kind", "published", "publisher", "speaker", "headline")

    id: A[str, f"of the statement or article; {CITE}"]
    kind: A[str, "statement or article"]
    speaker: A[Text, "who said it, for a statement"]
    excerpt: A[str, "the words around what was found"]
    found: A[Names, "the words that were found in the excerpt"]
    article_id: A[str, "the article"]
    headline: A[str, "its headline"]
    publisher: A[Text, "who published it"]
    published: A[Day, "when"]
    url: A[Text, "where"]
