"""The gazetteer in memory, and when a name is sure."""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

from incumbent.knowledge.spelling import fold

FILE = "gazetteer.tsv.xz"
CLEAR = 5  # times as many people as in the next place of that name make a name sure
TWOFOLD = frozenset({"georgia"})  # names of countries that other countries have for a part of theirs
LARGE = 100_000  # people: a place of that name that all readers know without its country


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map. A country's coordinates are those of its capital. `country` is alpha-3, `people` its population."""

    name: str
    country: str
    latitude: float
    longitude: float
    geonames_id: int
    people: int
    kind: Literal["city", "country"]


def key(name: str) -> str:
    """A name without case, diacritics, hyphens and points: what spellings of one name share."""
    return " ".join(fold(name).replace("-", " ").replace(".", " ").split())


class Gazetteer:
    """Look-up of places. Loading takes about 0.1 s; a look-up is one of a dictionary."""

    def __init__(self, lines: list[str]) -> None:
        self._spots: dict[str, list[Spot]] = defaultdict(list)
        for line in lines:
            names, country, latitude, longitude, id, people, kind = line.split("\t")
            every = names.split("|")
            spot = Spot(every[0], country, float(latitude), float(longitude), int(id), int(people), kind)  # type: ignore[arg-type]
            for name in dict.fromkeys(map(key, every)):
                self._spots[name].append(spot)

    @classmethod
    @lru_cache(maxsize=1)
    def load(cls) -> Gazetteer:
        """The packaged gazetteer."""
        data = resources.files(__package__).joinpath(FILE).read_bytes()
        return cls(lzma.decompress(data).decode().split("\n"))

    def find(self, words: str, countries: Collection[str] = ()) -> Spot | None:
        """The place that the words name, if that is sure; else None.

        Sure is a country; "Town, Country"; a town of LARGE people with CLEAR times as many as the next of its name; and the
        one town of that name in the countries of the event's actors, unless such a large one lies elsewhere.
        """
        town, _, country = (part.strip() for part in words.removeprefix("the ").partition(","))
        found = self._spots.get(key(town), [])
        if country:
            of = next((s.country for s in self._spots.get(key(country), []) if s.kind == "country"), None)
            return _clear([s for s in found if s.country == of]) if of else None
        if whole := [s for s in found if s.kind == "country"]:
            return whole[0] if key(town) not in TWOFOLD or whole[0].country in countries else None
        largest = _clear(found)
        near = _clear([s for s in found if s.country in countries])
        if largest is None or largest.people < LARGE:
            return near
        return None if near and near.country != largest.country else largest


def _clear(spots: list[Spot]) -> Spot | None:
    """The one spot, or the one that has CLEAR times as many people as any other."""
    ordered = sorted(spots, key=lambda s: (-s.people, s.geonames_id))
    if len(ordered) > 1 and ordered[0].people < CLEAR * ordered[1].people:
        return None
    return ordered[0] if ordered else None
