"""Names that the reader tagged in pieces, put together: of one person side by side, of one known place; one name of one kind."""

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
    names = _alike(names, reading.page)
    if names == reading.names:
        return reading
    refers = {word: (became[k], p) for word, (k, p) in reading.refers.items()}
    return replace(reading, names=names, refers=refers)


def _alike(names: list[Name], page: Page) -> list[Name]:
    """The names, where the same words are now of one kind and now of another each time of the likelier; but a lone word is
    somebody's who is named in full by it."""
    weight: dict[str, dict[str, float]] = {}
    whole = {page.word(n.last) for n in names if n.kind == "person" and n.end - n.first > 1}
    texts = [page.quote(n.first, n.end) for n in names]
    for n, text in zip(names, texts, strict=True):
        told = weight.setdefault(text, {})
        told[n.kind] = told.get(n.kind, 0.0) + n.p
    kinds = {
        text: "person" if text in whole and "person" in told else max(told, key=told.__getitem__)
        for text, told in weight.items()
        if len(told) > 1
    }
    return [replace(n, kind=kinds.get(text, n.kind)) for n, text in zip(names, texts, strict=True)]


def _one(left: Name, right: Name, page: Page, knowledge: Knowledge) -> Name | None:
    """The name that two neighbours are pieces of; None where they are two."""
    if left.end != right.first or page.text[page.words[left.last].end : page.words[right.first].start] != " ":
        return None
    if left.kind == right.kind == "person":
        return Name(left.first, right.end, "person", max(left.p, right.p))
    if {left.kind, right.kind} <= _PLACES and knowledge.place(page.quote(left.first, right.end)) is not None:
        return Name(left.first, right.end, "place", max(left.p, right.p))
    return None
