"""An office: its holders over time with the words that set each bound, vacancies, lists, disagreements."""

from __future__ import annotations

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger import Ledger
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import OfficeAnswer
from incumbent.ledger.asking.by_key import office_answer
from incumbent.ledger.asking.listed import claims_known
from incumbent.ledger.deriving.disagree import rows_of
from incumbent.ledger.deriving.facts import Tenure
from incumbent.ledger.deriving.wording import stretch_of_row
from incumbent.web.pages import answered, shape
from incumbent.web.pages.believed import seen
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Query

_ROWS = 30
_CITED = 5  # claims shown with one tenure
_BESIDE = 10  # claims shown that put nobody in office
_DISPUTES = 8


def answer(ledger: Ledger, query: Query) -> Json:
    rows, key = window(query, _ROWS), query.need("id")
    known_on, as_of = query.day("known_on"), query.day("as_of")
    limit = rows.offset + rows.limit + 1
    whole = office_answer(ledger.store, ledger.knowledge, key, known_on=known_on, limit=limit, seen=seen(query))
    holders = whole.holders[rows.offset : rows.offset + rows.limit]
    on = _on(ledger, query, key) if as_of else None
    return {
        "office": shape.office(whole.office, ledger.knowledge),
        "answer": answered.of_office(on or whole, ledger.knowledge),
        "also_called": list(whole.also),
        "claims": whole.office.claims if known_on is None else claims_known(ledger.store, key, known_on),
        "holders": [
            {**_tenure(h.tenure, whole), "in_lists": [_listed(r) for r in rows_of(h.tenure, whole.listed)]}
            for h in holders
        ],
        "vacancy": _vacancy(whole),
        "chosen": shapes.evidence(whole.chosen[-_BESIDE:], whole.claims),
        "unnamed": shapes.evidence(whole.unnamed[-_BESIDE:], whole.claims),
        "disagreements": [shapes.disagreement(d, whole.claims) for d in whole.disagreements[:_DISPUTES]],
        "knowledge_base": [_listed(r) for r in whole.listed],
        "on_that_day": _on_day(on) if on else None,
        "unlikely": [_tenure(h.tenure, whole) for h in whole.unlikely],
        "left_out": whole.left_out,
        "planned": shapes.evidence(whole.planned[:_BESIDE], whole.claims),
        "next": rows.next(len(whole.holders) > rows.offset + rows.limit),
    }


def _on(ledger: Ledger, query: Query, key: str) -> OfficeAnswer:
    return office_answer(
        ledger.store, ledger.knowledge, key, known_on=query.day("known_on"), on=query.day("as_of"), seen=seen(query)
    )


def _on_day(on: OfficeAnswer) -> Json:
    return {
        "day": shapes.iso(on.on),
        "holders": [
            {"on_that_day": h.on_day, "days_from_evidence": h.days_off, **_tenure(h.tenure, on)}
            for h in on.holders[:10]
        ],
        "vacancy": shapes.vacancy(on.vacancy, on.claims),
        "in_lists": [_listed(r) for r in on.listed],
        "planned": shapes.evidence(on.planned[:_BESIDE], on.claims),
    }


def _vacancy(answer: OfficeAnswer) -> Json | None:
    """The office as its last holder left it, and whom the lists have in it afterwards."""
    found = shapes.vacancy(answer.vacancy, answer.claims)
    gone = answer.vacancy.since.latest if answer.vacancy else None
    if found is not None:
        later = [
            r
            for r in answer.listed
            if gone and r.person_name != found["left"] and (r.end is None or r.end.latest > gone.day)
        ]
        found["in_lists"] = [_listed(r) for r in later]
    return found


def _tenure(tenure: Tenure, answer: OfficeAnswer) -> Json:
    """A tenure with the first of the claims that set its bounds; `cited` says how many do."""
    return {**shapes.tenure(tenure, answer.claims, _CITED), "cited": len(tenure.claims_of_bounds)}


def _listed(row: Listed) -> Json:
    return {**shapes.listed(row), "in_words": stretch_of_row(row)}
