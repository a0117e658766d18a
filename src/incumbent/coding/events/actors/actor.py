"""An actor: one participant of an event."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """One participant: `name` in the article's words, `entity` its index or None, `group` a name of actors.toml,
    "person", "state", "place" or "thing", `political` whether it counts alone, `head` its head token."""

    name: str
    entity: int | None
    group: str
    political: bool
    head: int
