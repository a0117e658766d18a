"""A candidate: one trigger read as one type of event, before it is judged."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.events.actors import Actor
from incumbent.records import EventType, PartialDate, Status


@dataclass(slots=True)
class Candidate:
    """`anchor` is the token that acts; `trigger` the token range [first, last] that names the act.

    `origin` says which reader made it ("lexicon", "speech", "claim"); `sense` its lexicon entry. `under` is the anchor
    of the candidate whose complement holds this one, or -1.
    """

    type: EventType
    anchor: int
    trigger: tuple[int, int]
    source: list[Actor]
    target: list[Actor]
    sense: str
    origin: str = "lexicon"
    form: str = "verb"
    word: str = ""
    mode: str | None = None
    weak: bool = False
    mutual: bool = False
    status: Status = "asserted"
    negated: bool = False
    hypothetical: bool = False
    said_by: str | None = None
    under: int = -1
    score: float = 0.0
    target_head: int = -1
    strength: int = 1
    told: bool = False
    by_party: bool = False
    undergoer: int = -1
    claimed: bool = False
    date: PartialDate | None = None
