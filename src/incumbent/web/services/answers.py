"""Which schema each part of a page's answer has."""

from __future__ import annotations

from incumbent.web.pages.shape import Json
from incumbent.web.routes import Page
from incumbent.web.services.schemas import MAYBE, SCHEMAS, TEXT, WHOLE, YES_NO, or_none, ref, some

_ITEMS = {
    "changes": "Change", "disagreements": "Dispute", "stale": "Stale", "read": "Read", "countries": "CountryOfLedger",
    "holders": "Holder", "unlikely": "Unlikely", "planned": "Claim", "background": "Change",
    "chosen": "Claim", "unnamed": "Claim", "knowledge_base": "Listed", "relations": "Relation",
    "statements": "Statement", "events": "Event", "months": "Month", "items": "Item", "copies": "Copy", "problems": "Problem",
    "people": "FoundPerson", "namesakes": "FoundPerson", "actors": "FoundActor", "articles": "FoundArticle", "near": "Near",
    "country.offices": "OfficeOverTime", "person.offices": "Career", "search.offices": "FoundOffice",
    "search.countries": "FoundCountry", "office.disagreements": "Disagreement", "events.events": "Happening",
    "article.people": "NamedPerson", "people.people": "PersonOfLedger", "offices.offices": "OfficeOfLedger",
    "articles.articles": "ArticleOfLedger",
}  # fmt: skip
_OBJECTS = {
    "country": "Country", "office": "Office", "person": "Person", "article": "Article", "meetings": "Meetings", "answer": "Answer",
    "vacancy": "Vacancy", "on_that_day": "OnThatDay",
}  # fmt: skip
_COUNTS: Json = {"type": "object", "additionalProperties": WHOLE}
_TOKEN: Json = {"type": ["string", "null"], "description": "Give it as `page` to go on; null at the end."}
_SIMPLE: dict[str, Json] = {
    "integer": WHOLE, "count": or_none(WHOLE), "boolean": YES_NO, "token": _TOKEN, "text": MAYBE, "words": some(TEXT),
}  # fmt: skip


def schema(page: Page) -> Json:
    """The schema of a page's JSON twin."""
    parts = {name: _part(page.name, name, kind) for name, kind in page.gives}
    return {
        "type": "object",
        "required": ["question", *parts],
        "properties": {"question": {"type": "object", "description": "The parameters, as they were read."}, **parts},
    }


def _part(page: str, name: str, kind: str) -> Json:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind == "array":
        item = _ITEMS.get(f"{page}.{name}") or _ITEMS.get(name)
        return some(ref(item) if item else TEXT if name == "words" else {})
    if name in ("counts", "left_out"):
        return _COUNTS
    named = _OBJECTS.get(name)
    found: Json = ref(named) if named in SCHEMAS else {"type": "object"}
    return or_none(found) if kind == "maybe" else found
