"""Places as articles write them -> towns and countries with coordinates, where the name is sure.

In: a place's words, and the countries of the event's actors. Out: a `Spot`, or None where the words may mean several places. The
gazetteer (`gazetteer.tsv.xz`) is compiled by `compile.py` from GeoNames (https://www.geonames.org/), CC BY 4.0.
"""

from incumbent.exports.places.gazetteer import Gazetteer, Spot

__all__ = ["Gazetteer", "Spot"]
