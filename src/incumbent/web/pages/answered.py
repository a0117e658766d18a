"""What an office's or a person's page begins with: who holds the office, or what the person holds, as the ledger has it last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from incumbent.knowledge import Knowledge
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking.answers import Career, OfficeAnswer, PersonAnswer
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.deriving.disagree import rows_of
from incumbent.ledger.deriving.facts import Limits, Tenure
from incumbent.ledger.deriving.lists import GAP
from incumbent.ledger.deriving.wording import beginning, ending, moment, partial, stretch, stretch_of_row
from incumbent.records import PartialDate
from incumbent.web.pages import shape
from incumbent.web.pages.shape import Json

KINDS = ("in_office", "left", "vacant", "former", "chosen", "lists", "none")
_MOST = 3  # holders of one office, or offices of one person, named in an answer
STALE = dt.timedelta(
    days=731
)  # an office that nobody says was left, but not told of for so long after another, is no answer
_RIVAL = dt.timedelta(days=183)  # who was confirmed so near to the last holder is told beside it
_ANSWERS = {
    "former": "Only called a former holder, with no day.", "chosen": "Chosen or due, not said to be in office.",
}  # fmt: skip


def of_office(answer: OfficeAnswer, knowledge: Knowledge) -> Json:
    """Who holds the office, from what the claims say; else who left it last, whom lists have, or that nobody is told."""
    kind, tenures = _in_office([h.tenure for h in answer.holders], answer)
    told = [_told(t, t.name, answer.office, knowledge, rows_of(t, answer.listed)) for t in tenures]
    if kind == "vacant" and answer.vacancy:
        gone = answer.vacancy.left or "the holder"
        return _answer(
            kind, f"Vacated: {gone} left {moment(answer.vacancy.since)}; no article names a successor.", told
        )
    if kind == "none" and answer.chosen:
        claim = answer.claims[answer.chosen[-1]].claim
        return _answer(
            "chosen", f"{claim.person or 'Somebody not named'}: chosen or due, not said to be in office.", []
        )
    if kind == "none" and (row := _latest(answer.listed)):
        return _answer(
            "lists", f"No article read here names a holder; lists have {row.person_name}, {stretch_of_row(row)}.", []
        )
    if kind == "none":
        return _answer(kind, "No article read here says who holds this office.", [])
    return _answer(kind, _ANSWERS.get(kind) or "; ".join(t["text"] for t in told), told)


def _in_office(tenures: Sequence[Tenure], answer: OfficeAnswer) -> tuple[str, list[Tenure]]:
    dated = [t for t in tenures if t.dated]
    there = sorted((t for t in dated if not t.ended), key=_seen_last, reverse=True)
    if answer.on is not None:  # the answer is about a day: all whom it names were there, or may have been
        return ("in_office" if tenures else "vacant" if answer.vacancy else "none"), list(tenures[:_MOST])
    if answer.vacancy is not None:
        return "vacant", []
    if there and answer.office.seats == "one":
        return "in_office", [t for t in there if _seen_last(there[0]) - _seen_last(t) <= _RIVAL][:_MOST]
    if there:
        return "in_office", there[:_MOST]
    if dated:
        return "left", [max(dated, key=_seen_last)]
    return ("former", list(tenures[:_MOST])) if tenures else ("none", [])


def of_person(found: PersonAnswer, knowledge: Knowledge, on: dt.date | None) -> Json:
    """What the person holds, from what the claims say; else what the person held last, or what lists have."""
    every = [(t, c.office) for c in found.careers for t in c.tenures if on is None or t.holds_on(on) != "no"]
    dated = sorted((x for x in every if x[0].dated), key=lambda x: _seen_last(x[0]), reverse=True)
    newest = _seen_last(dated[0][0]) if dated else dt.date.min
    there = dated if on is not None else [x for x in dated if not x[0].ended and newest - _seen_last(x[0]) <= STALE]
    kind = "in_office" if there else "left" if dated else "former" if every else "none"
    shown = []
    for t, o in (there or dated[:1] or every)[:_MOST]:
        rows = [r for r in found.listed if o.known and r.office == o.known]
        shown.append(_told(t, _office(o, knowledge), o, knowledge, rows))
    if shown:
        return _answer(kind, "; ".join(t["text"] for t in shown), shown)
    if any(c.chosen for c in found.careers):
        office = next(c.office for c in found.careers if c.chosen)
        return _answer("chosen", f"Chosen or due as {_office(office, knowledge)}, not said to be in office.", [])
    if row := _latest(found.listed):
        return _answer(
            "lists", f"No article read here gives an office; lists have {row.office_name}, {stretch_of_row(row)}.", []
        )
    return _answer("none", "No article read here puts this person in an office.", [])


def told_last(career: Career) -> tuple[bool, dt.date]:
    """Whether any day in the office is told, and the latest on which the person is known in it."""
    return any(t.dated for t in career.tenures), max((_seen_last(t) for t in career.tenures), default=dt.date.min)


def _told(t: Tenure, name: str, office: OfficeFound, knowledge: Knowledge, rows: Sequence[Listed]) -> Json:
    when = _stretch(t, rows)
    return {
        "text": f"{name[:1].upper()}{name[1:]} {when}; {t.why}", "person": t.name, "person_id": t.person,
        "office": shape.office(office, knowledge), "in_words": when, "why": t.why, "belief": t.belief, "lists": t.lists,
    }  # fmt: skip


def _stretch(t: Tenure, rows: Sequence[Listed]) -> str:
    """The tenure's time; where lists agree and they alone know the day on which it began or ended, with that day."""
    if t.lists != "agree" or t.standing != "asserted" or t.acting:
        return stretch(t)
    terms = _terms(rows, _seen_last(t))
    began = None if _exact(t.start) or not terms else _day(terms[0].start)
    over = None if _exact(t.end) or not t.ended or not terms else _day(terms[-1].end)
    if not began and not over:
        return stretch(t)
    begun = f"since {began} by the lists" if began else beginning(t.start)
    return f"{begun}, {f'until {over} by the lists' if over else ending(t)}"


def _exact(limits: Limits) -> bool:
    return bool(limits.earliest and limits.latest and limits.earliest.day == limits.latest.day)


def _day(date: PartialDate | None) -> str | None:
    """A date in words that is one day."""
    return partial(date) if date and date.earliest == date.latest else None


def _terms(rows: Sequence[Listed], day: dt.date) -> list[Listed]:
    """The person's terms that reach to a day, in order, as lists have them: those that follow one another."""
    found: list[Listed] = []
    begun = [(r.start.earliest, r) for r in rows if r.start and r.start.earliest <= day]
    for _, row in sorted(begun, key=lambda x: x[0], reverse=True):
        following = found[0].start.earliest if found and found[0].start else day
        if row.end and row.end.latest < following - GAP:
            break
        found.insert(0, row)
    return found


def _answer(kind: str, text: str, told: list[Json]) -> Json:
    return {"kind": kind, "text": text, "told": told}


def _office(office: OfficeFound, knowledge: Knowledge) -> str:
    country = knowledge.country_name(office.country) if office.country else ""
    return office.name if country.lower() in office.name.lower() else f"{office.name}, {country}"


def _seen_last(t: Tenure) -> dt.date:
    """The latest day on which the person is known in office, else the latest day about which anything is known."""
    bound = t.last_confirmed or t.end.latest or t.end.earliest or t.start.latest or t.start.earliest
    return bound.day if bound else dt.date.min


def _latest(rows: Sequence[Listed]) -> Listed | None:
    begun = [r for r in rows if r.start]
    return max(begun, key=lambda r: r.start.earliest if r.start else dt.date.min) if begun else None
