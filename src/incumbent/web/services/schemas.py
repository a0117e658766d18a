"""JSON schemas of what answers hold, each written once: the components of the OpenAPI description.

They say what is always there; an answer may hold more than a schema names.
"""

from __future__ import annotations

from typing import get_args

from incumbent.ledger.deriving.facts import DisagreementKind
from incumbent.ledger.deriving.titles import Seats
from incumbent.records import ClaimKind, Status
from incumbent.records.nouns import StatementKind
from incumbent.records.ontology import Quad, ontology
from incumbent.web.pages.answered import KINDS as ANSWERS
from incumbent.web.pages.shape import Json

TEXT: Json = {"type": "string"}
MAYBE: Json = {"type": ["string", "null"]}
WHOLE: Json = {"type": "integer"}
NUMBER: Json = {"type": "number"}
YES_NO: Json = {"type": "boolean"}
DAY: Json = {"type": ["string", "null"], "format": "date"}
CODE: Json = {"type": ["string", "null"], "description": "A country's three-letter code, or IGO."}
PARTIAL: Json = {
    "type": ["string", "null"],
    "description": "A day, month, year or window: 2020-09-03, 2020-09, 2020-09-01/2020-09-04.",
}


def ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def some(items: Json) -> Json:
    """A list of these."""
    return {"type": "array", "items": items}


def or_none(schema: Json) -> Json:
    return {"oneOf": [schema, {"type": "null"}]}


def record(about: str, **fields: Json) -> Json:
    """An object that has all these fields."""
    return {"type": "object", "description": about, "required": list(fields), "properties": fields}


def further(base: str, about: str, **fields: Json) -> Json:
    """What another component has, and these fields."""
    return {"description": about, "allOf": [ref(base), record(about, **fields)]}


def one_of(literal: object) -> Json:
    return {"type": "string", "enum": list(get_args(literal))}


TYPE: Json = {"type": "string", "enum": list(ontology().types)}
_ARTICLE = {"article": TEXT, "headline": MAYBE, "publisher": MAYBE, "published": MAYBE, "url": MAYBE}

OF_OFFICES: dict[str, Json] = {
    "Office": record(
        "An office; `known_as` is its id in the lists.", id=TEXT, name=TEXT, country=CODE, known_as=MAYBE, seats=one_of(Seats),
        country_name=MAYBE,
    ),
    "Claim": record(
        "One claim of one article, with the words that say it. `claim` is the article's id, a slash and the claim's own.",
        claim=TEXT, kind=one_of(ClaimKind), person=MAYBE, title=TEXT, body=MAYBE, country=CODE, area=MAYBE, how=MAYBE, by=MAYBE,
        date=PARTIAL, status=one_of(Status), said_by=MAYBE, quote=TEXT, sentence=TEXT, confidence=NUMBER, doubt=MAYBE, background=YES_NO,
        review={"enum": ["accept", "correct", "reject", None]}, duplicate_of=MAYBE, **_ARTICLE,
    ),
    "Bound": record("A day, the claims that set it, and why they do.", day=DAY, claims=some(TEXT), why=TEXT),
    "Limits": record(
        "When something began or ended: not before `earliest`, not after `latest`; null where no claim says.",
        earliest=or_none(ref("Bound")), latest=or_none(ref("Bound")),
    ),
    "Tenure": record(
        "One stretch of one person in one office. `beside`: claims that set no bound.", person=TEXT, person_id=TEXT, in_words=TEXT,
        start=ref("Limits"), end=ref("Limits"), dated=YES_NO, ended=YES_NO, last_confirmed=or_none(ref("Bound")), acting=YES_NO,
        standing={"enum": ["asserted", "reported"]}, sources=WHOLE, belief=NUMBER, why=TEXT,
        evidence=some(ref("Claim")), beside=some(ref("Claim")),
    ),
    "Holder": further(
        "Tenure", "A tenure with how many claims set its bounds, and what the lists say of the same person.", cited=WHOLE,
        in_lists=some(ref("Listed")),
    ),
    "TenureShown": further(
        "Tenure", "A tenure, and whether it covers the day asked about.", on_that_day={"enum": ["yes", "possible", None]}
    ),
    "HolderOnDay": further(
        "Tenure", "A tenure that covers, or may cover, a day.", on_that_day={"enum": ["yes", "possible"]}, days_from_evidence=WHOLE,
        cited=WHOLE,
    ),
    "OnThatDay": record(
        "Who held the office on a day.", day=DAY, holders=some(ref("HolderOnDay")), vacancy=or_none(ref("Vacancy")),
        in_lists=some(ref("Listed")), planned=some(ref("Claim")),
    ),
    "Unlikely": further("Tenure", "A tenure that is not believed; `why` says why.", cited=WHOLE),
    "Answer": record(
        "What the page begins with, as a sentence and in parts; the parts are empty where nobody is told.",
        kind={"enum": list(ANSWERS)}, text=TEXT,
        told=some(record(
            "One holder of the office, or one office of the person.", text=TEXT, person=TEXT, person_id=TEXT, office=ref("Office"),
            in_words=TEXT, why=TEXT, belief=NUMBER, lists={"enum": ["agree", "exclude", "silent"]},
        )),
    ),
    "Vacancy": record(
        "The office is left and no successor stated.", since=ref("Limits"), left=MAYBE, successor={"type": "null"}, in_words=TEXT, when=TEXT,
        evidence=some(ref("Claim")),
    ),
    "Listed": record(
        "A row of a list of office-holders, with its source and licence.", person=TEXT, person_id=TEXT, office=TEXT, office_id=TEXT,
        start=PARTIAL, end=PARTIAL, end_derived=YES_NO, source=TEXT, source_name=TEXT, licence=TEXT, in_words=TEXT,
    ),
    "Side": record(
        "One side of a disagreement: claims, or a list.", says=TEXT, source=MAYBE, licence=MAYBE, evidence=some(ref("Claim"))
    ),
    "Disagreement": record(
        "Accounts that cannot all be true. `weight`: independent articles behind the weaker side; `credence`: how far that is believed.",
        credence=NUMBER, kind=one_of(DisagreementKind),
        summary=TEXT, first_day=DAY, last_day=DAY, weight=WHOLE, sides=some(ref("Side")),
    ),
    "Dispute": further("Disagreement", "A disagreement with its office.", office=ref("Office")),
    "Change": record(
        "Somebody took, left or was chosen for an office. `day` is that of the article where no `date` is told; `told` counts claims, "
        "`sources` independent articles.", day=DAY, date=PARTIAL, kind={"enum": ["start", "end", "chosen"]}, status=one_of(Status),
        person=MAYBE, person_id=MAYBE, how=MAYBE, by=MAYBE, office=ref("Office"), sources=WHOLE, told=WHOLE, belief=NUMBER,
        why=TEXT, background=YES_NO, evidence=some(ref("Claim")),
    ),
    "OfficeOverTime": record(
        "An office of a country with its latest tenures. `apart`: too many claims to derive here as of a day of knowledge.",
        office=ref("Office"), tenures=some(ref("TenureShown")), apart=YES_NO,
        vacancy=or_none(ref("Vacancy")),
    ),
    "Career": record(
        "A person's time in one office.", office=ref("Office"), tenures=some(ref("Tenure")), chosen=some(ref("Claim"))
    ),
}  # fmt: skip

OF_NEWS: dict[str, Json] = {
    "Actor": record("One side of an event.", name=TEXT, kind=MAYBE, country=CODE, sector=MAYBE, known_as=MAYBE),
    "Event": record(
        "One event as one article tells it. `day` is that of the article where no `date` is told.", event=TEXT, type=TYPE,
        type_in_words=TEXT, quad=one_of(Quad), mode=MAYBE, contexts=some(TEXT), date=PARTIAL, day=DAY, source=some(ref("Actor")),
        target=some(ref("Actor")), place=MAYBE, status=one_of(Status), said_by=MAYBE, size=or_none({"type": "object"}), trigger=TEXT,
        quote=TEXT, confidence=NUMBER, duplicate_of=MAYBE, **_ARTICLE,
    ),
    "Happening": further(
        "Event", "An event with further articles that tell it.", articles=WHOLE, independent_articles=WHOLE, also=some(ref("Event"))
    ),
    "Statement": record(
        "What somebody said.", statement=TEXT, speaker=MAYBE, known_as=MAYBE, kind=one_of(StatementKind), quote=TEXT, cue=MAYBE,
        addressee=MAYBE, channel=MAYBE, confidence=NUMBER, duplicate_of=MAYBE, **_ARTICLE,
    ),
    "Month": record("Events of a month by quad class.", month=TEXT, **dict.fromkeys(get_args(Quad), WHOLE)),
    "Meetings": record(
        "Who met whom, of the latest meetings.", counted=WHOLE, who=some(TEXT),
        pairs=some(record("Two who met.", one=TEXT, other=TEXT, meetings=WHOLE)),
    ),
    "Article": record(
        "An article as it was read.", id=TEXT, text=TEXT, authors=some(TEXT), language=TEXT, duplicate_of=MAYBE, coder=TEXT, model=TEXT,
        **{k: v for k, v in _ARTICLE.items() if k != "article"},
    ),
    "Item": record("A claim, event or statement in an article's text.", id=TEXT, kind=TEXT, start=WHOLE, end=WHOLE, says=TEXT),
    "Copy": record("A copy of an article.", article=TEXT, publisher=MAYBE, published=MAYBE),
    "Problem": record("What could not be read in an article.", code=TEXT, message=TEXT),
    "Read": record("An article and when it was read.", article=TEXT, headline=MAYBE, publisher=MAYBE, published=MAYBE, read_at=TEXT),
}  # fmt: skip

OF_NAMES: dict[str, Json] = {
    "Person": record("A person.", id=TEXT, name=TEXT, known_as=MAYBE, keys=some(TEXT), spellings=some(TEXT)),
    "NamedPerson": record("A person whom an article puts into an office.", person=TEXT, person_id=TEXT),
    "Relation": record(
        "Whom a person followed, was followed by, put in office or removed.", relation=TEXT, person=TEXT, person_id=MAYBE,
        office=or_none(record("An office.", id=TEXT, name=TEXT)), claim=TEXT,
    ),
    "Country": record("A country's code and English name.", code=TEXT, name=TEXT),
    "CountryOfLedger": record(
        "A country of which the ledger has offices.", country=TEXT, name=TEXT, offices=WHOLE, last_change=DAY,
        disagreements=or_none(WHOLE),
    ),
    "Stale": record(
        "A holder whom no article of the last year confirms.",
        office=record("An office.", id=TEXT, name=TEXT, country=CODE, country_name=MAYBE),
        person=TEXT, person_id=TEXT, last_confirmed=DAY, sources=WHOLE,
    ),
    "LastTold": record(
        "The tenure told last: whose, and when.", person=TEXT, person_id=TEXT, in_words=TEXT, why=TEXT,
    ),
    "PersonOfLedger": record(
        "A person with how many claims tell of it, and the office told last.", id=TEXT, name=TEXT, country=CODE, country_name=MAYBE,
        claims=WHOLE,
        last=or_none(further("LastTold", "With its office.", office=record("An office.", id=TEXT, name=TEXT))),
    ),
    "OfficeOfLedger": further(
        "Office", "An office with how many claims tell of it, and whom it was last told to have.", claims=WHOLE,
        last=or_none(ref("LastTold")),
    ),
    "ArticleOfLedger": record(
        "An article with how much was read in it.", duplicate_of=MAYBE, claims=WHOLE, events=WHOLE, statements=WHOLE, **_ARTICLE,
    ),
    "FoundCountry": record("A country that was searched for.", country=TEXT, name=TEXT, offices=WHOLE),
    "FoundOffice": further("Office", "An office that was searched for, with how many claims speak of it.", claims=WHOLE),
    "FoundPerson": record(
        "A person, with how many claims speak of it.", id=TEXT, name=TEXT, country=CODE, country_name=MAYBE, known_as=MAYBE, claims=WHOLE
    ),
    "FoundActor": record("The name of an actor in events, with how many name it so.", name=TEXT, events=WHOLE),
    "FoundArticle": record("An article that was searched for.", **_ARTICLE),
    "Near": record("A name near to words that found nothing.", kind={"enum": ["person", "office"]}, id=TEXT, name=TEXT),
    "Candidate": record(
        "Whom or what a text may name, with a score from 0 to 100.", id=TEXT, name=TEXT, score=NUMBER, match=YES_NO,
        type=some(record("A type.", id=TEXT, name=TEXT)), description=TEXT,
        features=some(record("What the score is made of.", id=TEXT, value=NUMBER)),
    ),
    "JsonFeed": record(
        "JSON Feed 1.1.", version=TEXT, title=TEXT, home_page_url=TEXT, feed_url=TEXT,
        items=some(record("An entry.", id=TEXT, url=TEXT, title=TEXT, content_text=TEXT, date_published=TEXT, date_modified=TEXT)),
    ),
}  # fmt: skip

SCHEMAS = {**OF_OFFICES, **OF_NEWS, **OF_NAMES}
