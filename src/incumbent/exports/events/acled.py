"""ACLED's columns: political violence and demonstrations; comma-separated with a header."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.exports.codes import iso_numeric
from incumbent.exports.events.row import Drawn, Side, degrees
from incumbent.exports.tables.make import event_id
from incumbent.records import PartialDate

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country",
    "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip

NOTES = (
    "Only what ACLED records: violence, demonstrations, arrests, ceasefires and movements of troops that happened or are reported to "
    "have happened; meetings, words, plans and all else is left out. Event types follow PLOVER's type and mode: what no mode tells "
    "apart is an attack on civilians, or a battle where the target bears arms. ACLED's own coders read whole articles and "
    "name groups from lists of theirs; these rows are made by machine from single sentences and are not ACLED data. time_precision "
    "is 1 for a told day, 2 for a week or where the day of publication stands in, 3 for more; iso, country and coordinates are "
    "given only where the name of the place is sure (geo_precision 1 a town, 3 a country). fatalities is the least number told, "
    "empty where none is. Empty: region, admin1 to admin3, source_scale, tags, timestamp."
)

Kind = tuple[str, str, str]  # disorder_type, event_type, sub_event_type
_VIOLENCE, _STREET, _ELSE = "Political violence", "Demonstrations", "Strategic developments"
_REMOTE, _CIVILIANS = "Explosions/Remote violence", "Violence against civilians"
_BY_MODE: dict[tuple[str, str], Kind] = {
    ("PROTEST", "riot"): (_STREET, "Riots", "Violent demonstration"),
    ("PROTEST", "vandalize"): (_STREET, "Riots", "Violent demonstration"),
    ("ASSAULT", "aerial"): (_VIOLENCE, _REMOTE, "Air/drone strike"),
    ("ASSAULT", "drone"): (_VIOLENCE, _REMOTE, "Air/drone strike"),
    ("ASSAULT", "heavy-weapons"): (_VIOLENCE, _REMOTE, "Shelling/artillery/missile attack"),
    ("ASSAULT", "explosives"): (_VIOLENCE, _REMOTE, "Remote explosive/landmine/IED"),
    ("ASSAULT", "suicide-attack"): (_VIOLENCE, _REMOTE, "Suicide bomb"),
    ("ASSAULT", "unconventional"): (_VIOLENCE, _REMOTE, "Chemical weapon"),
    ("ASSAULT", "abduct"): (_VIOLENCE, _CIVILIANS, "Abduction/forced disappearance"),
    ("ASSAULT", "sexual"): (_VIOLENCE, _CIVILIANS, "Sexual violence"),
    ("COERCE", "arrest"): (_ELSE, _ELSE, "Arrests"),
    ("RETREAT", "ceasefire"): (_ELSE, _ELSE, "Agreement"),
    ("MOBILIZE", "troops"): (_ELSE, _ELSE, "Change to group/activity"),
}
_ARMED = frozenset({"MIL", "REB", "UAF", "PRM", "COP"})
_INTER = {
    "GOV": "State forces", "MIL": "State forces", "COP": "State forces", "SPY": "State forces", "REB": "Rebel group",
    "UAF": "Rebel group", "PRM": "Political militia", "CVL": "Civilians", "JRN": "Civilians", "REF": "Civilians", "SOC": "Civilians",
}  # fmt: skip


def kind_of(r: Drawn) -> Kind | None:
    """What ACLED calls it; None for what it does not record."""
    e = r.event
    if e.status not in ("asserted", "reported"):
        return None
    if found := _BY_MODE.get((e.type, e.mode or "")):
        return found
    if e.type == "PROTEST":
        return (_STREET, "Protests", "Peaceful protest")
    if e.type == "ASSAULT":
        armed = _ARMED & set(r.target.sectors)
        return (_VIOLENCE, "Battles", "Armed clash") if armed else (_VIOLENCE, _CIVILIANS, "Attack")
    return None


def row(r: Drawn) -> Sequence[str] | None:
    e, day, spot, kind = r.event, r.day, r.spot, kind_of(r)
    if kind is None:
        return None
    street = {"Protests": "Protesters", "Riots": "Rioters"}.get(kind[1])
    inter = (street or _inter(r.source), _inter(r.target))
    killed = e.size.killed if e.size else None
    iso = iso_numeric(spot.country) if spot else None
    return (
        event_id(r.happening), str(day or ""), str(day.year) if day else "", _precision(e.date) if day else "", *kind,
        *_actor(r.source), inter[0], *_actor(r.target), inter[1], "-".join(i for i in inter if i),
        "Civilian targeting" if kind[1] == _CIVILIANS else "", "" if iso is None else str(iso), "", spot.country if spot else "",
        "", "", "", e.place or "", degrees(spot.latitude if spot else None), degrees(spot.longitude if spot else None),
        ("1" if spot.kind == "city" else "3") if spot else "", "; ".join(r.publishers), "", e.evidence.quote,
        str(killed[0]) if killed else "", "", "",
    )  # fmt: skip


def _actor(side: Side) -> tuple[str, str]:
    return (side.names[0] if side.names else "", "; ".join(side.names[1:]))


def _inter(side: Side) -> str:
    return _INTER.get(side.sector, "")


def _precision(date: PartialDate | None) -> str:
    if date is None:
        return "2"
    days = (date.latest - date.earliest).days
    return "1" if days == 0 else "2" if days <= 7 else "3"
