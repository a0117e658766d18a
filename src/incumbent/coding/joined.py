"""Names that the reader tagged in pieces, put together: of one person side by side, of one known place."""

from __future__ import annotations

from dataclasses import replace

from incumbent.knowledge import Knowledge
from incumbent.reader import Name, Page, Reading

_PLACES = frozenset(("state", "place"))


def joined(reading: Reading, knowledge: Knowledge) -> Reading:
    """The reading with such names as one each; whom words stand for follows.

    "Willum" and "Þór Þórsson" side by side are one person; "New" and "Mexico", or "Mexico" and "City", are the place
    that the lists know under both words.
    """
    names: list[Name] = []
    became: list[int] = []
    for name in reading.names:
        whole = _one(names[-1], name, reading.page, knowledge) if names else None
        if whole is not None:
            names[-1] = whole
        else:
            names.append(name)
        became.append(len(names) - 1)
    if len(names) == len(reading.names):
        return reading
    refers = {word: (became[k], p) for word, (k, p) in reading.refers.items()}
    return replace(reading, names=names, refers=refers)


def _one(left: Name, right: Name, page: Page, knowledge: Knowledge) -> Name | None:
    """The name that two neighbours are pieces of; None where they are two."""
    if left.end != right.first or page.text[page.words[left.last].end : page.words[right.first].start] != " ":
        return None
    if left.kind == right.kind == "person":
        return Name(left.first, right.end, "person", max(left.p, right.p))
    if {left.kind, right.kind} <= _PLACES and knowledge.place(page.quote(left.first, right.end)) is not None:
        return Name(left.first, right.end, "place", max(left.p, right.p))
    return None
