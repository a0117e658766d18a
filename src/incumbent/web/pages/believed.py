"""How far what a page shows must be believed: the same default as everywhere, and the parameters that change it."""

from __future__ import annotations

from incumbent.ledger.asking.left_out import LeftOut
from incumbent.ledger.deriving.belief import BELIEVED, EVERYTHING, Seen
from incumbent.web.pages.shape import Json
from incumbent.web.params import Param, Query

MOST = 1_000  # articles that a page can be asked to want
SEEN = (
    Param(
        "min_confidence", f"Only what is believed at least so much, from 0 to 1; {BELIEVED} unless given.", kind="share"
    ),
    Param("at_least", "Only what so many independent articles tell.", kind="number", most=MOST),
    Param("all", "Also what is unlikely, told once, or set aside.", choices=("yes",)),
)


def seen(query: Query) -> Seen:
    """What the page shows."""
    if query.text("all") == "yes":
        return EVERYTHING
    return Seen(query.share("min_confidence", BELIEVED), query.number("at_least", 1))


def left_out(unlikely: LeftOut) -> Json:
    """How many rows a page leaves out as unlikely, and whether there may be more, which were not looked at."""
    return {"left_out": unlikely.number, "left_out_at_least": unlikely.at_least}
