"""Derived tables made anew for the offices whose claims changed: tenures, their bounds, disagreements.

The tables are a convenience for whoever reads the file, and what `disagreements` answers from; claims alone are the truth.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.belief import AGREED, HANDED
from incumbent.ledger.deriving.claims import claim_of_row
from incumbent.ledger.deriving.decisions import Rulings, rulings
from incumbent.ledger.deriving.disagree import disagreements
from incumbent.ledger.deriving.facts import Derived, Disagreement, Limits, Tenure
from incumbent.ledger.deriving.identify import Identity
from incumbent.ledger.deriving.keys import Keyer
from incumbent.ledger.deriving.lists import listed_tenures
from incumbent.ledger.deriving.load import changed_on, is_news, iso, key_claim, told_as
from incumbent.ledger.deriving.named import KEYED, as_ruled, as_told, name_anew
from incumbent.ledger.deriving.names import clean
from incumbent.ledger.deriving.office import Deriver
from incumbent.ledger.deriving.people import best_name
from incumbent.ledger.deriving.stored import dump
from incumbent.ledger.deriving.titled import titled
from incumbent.ledger.file.rules import keys_outdated, set_rules
from incumbent.ledger.file.store import Store
from incumbent.records import Claim, PartialDate, Span

_CHUNK = 400  # offices in one transaction


def rebuild(store: Store, knowledge: Knowledge) -> int:
    """Derive the stale offices; their number. Raises LedgerError."""
    if keys_outdated(store):
        rekey(store, knowledge)
    stale = [row[0] for row in store.rows("SELECT key FROM stale_offices ORDER BY key")]
    in_force, keyer = rulings(store), Keyer(knowledge)
    deriver = Deriver(store, knowledge, in_force)
    for i in range(0, len(stale), _CHUNK):
        with store.transaction():
            for office in stale[i : i + _CHUNK]:
                if in_force.rejected:
                    name_anew(store, keyer, in_force, _rejected_people(store, office))
                _derive_office(store, office, knowledge, deriver, keyer)
    return len(stale)


def rekey(store: Store, knowledge: Knowledge) -> None:
    """Give every claim its keys anew: after a migration, or with other rules or another knowledge base."""
    keyer, in_force = Keyer(knowledge), rulings(store)
    with store.transaction():
        for table in ("office_wordings", "person_names", "offices", "people", "stale_offices"):
            store.run(f"DELETE FROM {table}")
        for table in ("derived", "tenure_bounds", "tenures", "disagreements"):
            store.run(f"DELETE FROM {table}")
        moved: dict[str, Counter[str]] = defaultdict(Counter)
        for row in store.rows("SELECT n, person_key, mark FROM claims ORDER BY n"):
            now = rekey_claim(store, int(row["n"]), keyer, in_force)
            if row["person_key"] and now and row["person_key"] != now and row["mark"] not in in_force.parted:
                moved[row["person_key"]][now] += 1
        _remember(store, moved)
        _identify(store, keyer)
        set_rules(store)


def _identify(store: Store, keyer: Keyer) -> None:
    """Say who the entities and actors of a ledger are, as they would be said to be if read now."""
    rows = store.rows("SELECT n, kind, name, country, sector, known_as, day FROM entities")
    for row in rows:
        published = PartialDate.parse(row["day"]) if row["day"] else None
        told = Identity(row["name"], row["kind"], row["country"], row["sector"], row["known_as"])
        found = keyer.actor(told, published)
        if found == told:
            continue
        store.run(
            "UPDATE entities SET country = ?, sector = ?, known_as = ? WHERE n = ?",
            (found.country, found.sector, found.known_as, row["n"]),
        )
        store.run(
            "UPDATE event_actors SET told = coalesce(told, name), name = ? WHERE entity = ? AND name <> ?",
            (found.name, row["n"], found.name),
        )
    store.run(
        "INSERT OR IGNORE INTO event_lists (country, day, event, type, status, known, confidence) "
        "SELECT n.country, l.day, l.event, l.type, l.status, l.known, l.confidence FROM event_actors x "
        "JOIN entities n ON n.n = x.entity JOIN event_lists l ON l.event = x.event AND l.country = '' WHERE n.country <> ''"
    )


def _remember(store: Store, moved: Mapping[str, Counter[str]]) -> None:
    """Which keys people had before, so that decisions taken about them still find them."""
    now = {old: min(new, key=lambda k: (-new[k], k)) for old, new in moved.items()}
    for row in store.rows("SELECT former, now FROM former_keys"):
        now.setdefault(row["former"], now.get(row["now"], row["now"]))
    store.run_many("INSERT OR REPLACE INTO former_keys VALUES (?, ?)", sorted(now.items()))


def rekey_claim(store: Store, n: int, keyer: Keyer, in_force: Rulings) -> str | None:
    """Keys of one claim as the decisions in force leave it; its offices, before and after, become stale. Its person's key."""
    row = store.row(f"{KEYED} WHERE c.n = ?", (n,))
    assert row is not None
    mark = row["mark"] or keyer.mark(row["article"], claim_of_row(row))
    claim, known_as, published = as_ruled(row, mark, in_force)
    office, person = key_claim(store, claim, keyer, known_as, published, in_force.parted.get(mark))
    store.run(
        "UPDATE claims SET office_key = ?, person_key = ?, changed_on = ?, mark = ?, review = ?, told_as = ?, news = ?, titled = ?, "
        "date = ?, date_earliest = ?, date_latest = ? WHERE n = ?",
        (
            office.key,
            person,
            changed_on(claim, row["published_day"]),
            mark,
            in_force.review(mark),
            told_as(row["sentence"]),
            int(is_news(claim, row["published_day"], row["headline"], row["sentence"])),
            titled(claim, row["sentence"] or row["quote"]),
            *iso(as_told(row).date),
            n,
        ),
    )
    for key in {row["office_key"], office.key} - {None}:
        store.run("INSERT OR IGNORE INTO stale_offices VALUES (?)", (key,))
    return person


def _rejected_people(store: Store, office: str) -> list[str]:
    """The people of whom rejected claims speak, whose names those claims may have lent."""
    sql = "SELECT DISTINCT person_key FROM claims WHERE office_key = ? AND review = 'reject' AND person_key IS NOT NULL"
    return [str(row[0]) for row in store.rows(sql, (office,))]


def _derive_office(store: Store, office: str, knowledge: Knowledge, deriver: Deriver, keyer: Keyer) -> None:
    """Replace the derived rows of one office, inside a transaction."""
    store.run("DELETE FROM derived WHERE office = ?", (office,))
    store.run("DELETE FROM tenures WHERE office = ?", (office,))
    store.run("DELETE FROM disagreements WHERE office = ?", (office,))
    store.run("DELETE FROM stale_offices WHERE key = ?", (office,))
    row = store.row("SELECT * FROM offices WHERE key = ?", (office,))
    if row is None:
        return
    if store.row("SELECT 1 FROM claims WHERE office_key = ? LIMIT 1", (office,)) is None:
        store.run("DELETE FROM offices WHERE key = ?", (office,))
        return
    _name_office(store, office, keyer)
    row = store.row("SELECT * FROM offices WHERE key = ?", (office,))
    assert row is not None
    _name_people(store, office)
    derived = deriver.office(office, row["known"], row["seats"], row["country"])
    store.run("INSERT INTO derived VALUES (?, ?)", (office, dump(derived)))
    _mark_claims(store, office, derived)
    for tenure in derived.tenures:
        _write_tenure(store, tenure)
    listed = listed_tenures(knowledge, row["known"], row["seats"])
    found = disagreements(derived, listed, row["seats"])
    store.run_many(
        "INSERT INTO disagreements (office, country, kind, first_day, last_day, weight, summary, sides, credence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [_disagreement_row(d, row["country"]) for d in found],
    )


def _name_office(store: Store, office: str, keyer: Keyer) -> None:
    """Name an office as most of its claims word it, whichever was read first; lists' names go before."""
    rows = store.rows(
        "SELECT title, body, country, area, office, count(*) AS n FROM claims WHERE office_key = ? "
        "GROUP BY title, body, country, area, office ORDER BY n DESC, title, body, area LIMIT 20",
        (office,),
    )
    for row in rows:
        claim = Claim("", "hold", None, row["title"], Span(0, 0, ""), body=row["body"], country=row["country"],
                      area=row["area"], office=row["office"])  # fmt: skip
        found = keyer.office(claim)
        if found.key == office:
            values = (found.title, found.body, found.area, found.name, found.seats, office)
            store.run("UPDATE offices SET title = ?, body = ?, area = ?, name = ?, seats = ? WHERE key = ?", values)
            store.run(
                "INSERT OR IGNORE INTO search_names (kind, key, name) VALUES ('office', ?, ?)", (office, found.name)
            )
            return


def _name_people(store: Store, office: str) -> None:
    """Name the people of an office whom lists do not know as most of their claims do, whichever was read first."""
    told: dict[str, list[str]] = defaultdict(list)
    for row in store.rows(
        "SELECT c.person_key, c.person, count(*) FROM claims c JOIN people p ON p.key = c.person_key WHERE p.known IS NULL "
        "AND c.review IS NOT 'correct' AND c.person_key IN (SELECT person_key FROM claims WHERE office_key = ?) GROUP BY 1, 2",
        (office,),
    ):
        told[row[0]] += [clean(row[1])] * int(row[2])
    store.run_many("UPDATE people SET name = ? WHERE key = ?", [(best_name(names), key) for key, names in told.items()])


def _mark_claims(store: Store, office: str, derived: Derived) -> None:
    """Say of each claim on the office whether it was set aside, and whether it looks back."""
    store.run(
        "UPDATE claims SET doubt = NULL, doubted = 0, old = 0, agreed = 0 "
        "WHERE office_key = ? AND (doubted > 0 OR old = 1 OR agreed > 0)",
        (office,),
    )
    store.run_many(
        "UPDATE claims SET doubt = ?, doubted = ? WHERE id = ?",
        [(why, 2 if why.startswith("lists ") else 1, claim) for claim, why in derived.aside],
    )
    store.run_many("UPDATE claims SET agreed = ? WHERE id = ?", [(HANDED, claim) for claim in derived.handed])
    store.run_many("UPDATE claims SET agreed = ? WHERE id = ?", [(AGREED, claim) for claim in derived.agreed])
    store.run_many("UPDATE claims SET old = 1 WHERE id = ?", [(claim,) for claim in derived.old])


def _write_tenure(store: Store, t: Tenure) -> None:
    n = store.run(
        "INSERT INTO tenures (office, person, name, start_earliest, start_latest, end_earliest, end_latest,"
        " last_confirmed, acting, standing, sources, belief, lists, why) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            t.office, t.person, t.name, *_days(t.start), *_days(t.end),
            t.last_confirmed.day.isoformat() if t.last_confirmed else None, int(t.acting), t.standing, t.sources,
            t.belief, t.lists, t.why,
        ),
    )  # fmt: skip
    store.run_many("INSERT OR IGNORE INTO tenure_bounds VALUES (?, ?, ?, ?, ?)", list(_bound_rows(n, t)))


def _bound_rows(n: int, tenure: Tenure) -> Sequence[tuple[int, str, str, str, str]]:
    rows = []
    for edge, limits in (("start", tenure.start), ("end", tenure.end)):
        for side, bound in (("earliest", limits.earliest), ("latest", limits.latest)):
            if bound is not None:
                rows += [(n, edge, side, claim, bound.why) for claim in bound.claims]
    return rows


def _days(limits: Limits) -> tuple[str | None, str | None]:
    return (_iso(limits.earliest.day) if limits.earliest else None, _iso(limits.latest.day) if limits.latest else None)


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _disagreement_row(d: Disagreement, country: str | None) -> tuple[str | int | float | None, ...]:
    sides = [{"says": s.says, "claims": list(s.claims), "source": s.source, "licence": s.licence} for s in d.sides]
    return (
        d.office, country, d.kind, _iso(d.first_day), _iso(d.last_day), d.weight, d.summary, json.dumps(sides), d.credence,
    )  # fmt: skip
