"""Who held which office from when to when, row by row, each with its source and licence."""

from __future__ import annotations

import sqlite3

from incumbent.knowledge.entries import Tenure
from incumbent.records import PartialDate

_SELECT = (
    "SELECT office.ident, coalesce(office.name, office.title), coalesce(person.ident, 'Q' || person.number), person.name, office.country, "
    "tenure.start, tenure.end, source.name, source.licence FROM tenure "
    "JOIN office ON office.number = tenure.office JOIN person ON person.number = tenure.person "
    "JOIN source ON source.number = tenure.source WHERE {where} "
    "ORDER BY tenure.start * CASE length(tenure.start) WHEN 4 THEN 10000 WHEN 6 THEN 100 ELSE 1 END, "
    "tenure.end, person.name, office.number"
)


def number_as_date(number: int | None) -> PartialDate | None:
    """20200903 as the day, 202009 as the month, 2020 as the year; None for 0, an unknown date."""
    if not number:
        return None
    text = str(number)
    return PartialDate.parse("-".join(part for part in (text[:4], text[4:6], text[6:8]) if part))


def find_tenures(store: sqlite3.Connection, office: int | None, person: int | None) -> list[Tenure]:
    """All rows for an office's or a person's number (or both), by start; rows without a start come first."""
    conditions = {"tenure.office = ?": office, "tenure.person = ?": person}
    asked = {condition: number for condition, number in conditions.items() if number is not None}
    rows = store.execute(_SELECT.format(where=" AND ".join(asked)), tuple(asked.values()))
    return [
        Tenure(
            office_id,
            office_name,
            person_id,
            name,
            country,
            number_as_date(start),
            number_as_date(end),
            source,
            licence,
        )
        for office_id, office_name, person_id, name, country, start, end, source, licence in rows
    ]
