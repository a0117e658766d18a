"""What a pronoun may look back to: entities and unnamed phrases, the latest first."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from incumbent.language.coreference.grammar import Number

REACH = 14  # so many different referents are remembered at a time: this keeps the work linear

REACH_OF_KIND = 30  # and so many entities of each kind, for "the minister" and "the committee"
THINGS = 6  # and so many that are no actors


@dataclass(slots=True, eq=False)
class Item:
    """A referent as it was last spoken of. `entity` is -1 for a phrase that nothing else refers to (yet).

    `kind` is an entity kind or "thing", which nothing political can be but which "it" may well mean.
    """

    entity: int
    kind: str
    number: Number
    gender: str
    head: int
    start: int
    sent: int
    noun: str = ""
    sector: str | None = None
    weight: float = 0.0
    count: int = 0
    spoke: bool = False
    heads: list[int] = field(default_factory=list)
    members: tuple[int, ...] = ()
    last: int = -1  # the last token of a pair or list
    first_start: int = -1  # the words with which the phrase came first: tokens [first_start, first]
    first: int = -1
    modifiers: tuple[str, ...] = ()


class Memory:
    """The referents spoken of lately, and for each entity its item."""

    def __init__(self) -> None:
        self.recent: deque[Item] = deque()
        self.things: deque[Item] = deque(maxlen=THINGS)
        self.by_entity: dict[int, Item] = {}
        self.last_speaker: Item | None = None
        self.of_kind: dict[str, list[Item]] = {}
        self.pairs: dict[tuple[int, ...], Item] = {}

    def touch(self, item: Item) -> None:
        """Bring an item to the front."""
        if item.kind == "thing":
            if item in self.things:
                self.things.remove(item)
            self.things.appendleft(item)
            return
        if item in self.recent:
            self.recent.remove(item)
        self.recent.appendleft(item)
        if len(self.recent) > REACH:
            self.recent.pop()
        if item.entity >= 0 and not item.members:
            alike = self.of_kind.setdefault(item.kind, [])
            if item in alike:
                alike.remove(item)
            alike.insert(0, item)
            del alike[REACH_OF_KIND:]
