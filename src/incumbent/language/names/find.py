"""Turn raw recogniser spans into mentions and entities."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, EntityNode, Mention
from incumbent.records import EntityKind

_KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "state",
    "NORP": "group",
    "LOC": "place",
    "FAC": "place",
}


def find_names(analysis: Analysis, spans: list[tuple[int, int, str]], knowledge: Knowledge) -> None:
    """Add name mentions and their entities to the analysis."""
    by_name: dict[tuple[str, str], int] = {}
    for start, end, label in spans:
        kind = _KINDS.get(label)
        if kind is None:
            continue
        while start < end and analysis.tokens[start].tag in ("DT", "POS"):
            start += 1
        while end > start and analysis.tokens[end - 1].tag in ("POS", "DT"):
            end -= 1
        if start == end:
            continue
        name = analysis.text(start, end)
        key = (kind, name.split()[-1] if kind == "person" else name.lower())
        entity = by_name.get(key)
        if entity is None:
            entity = by_name[key] = len(analysis.entities)
            place = knowledge.place(name)
            analysis.entities.append(EntityNode(entity, kind, name, place.country if place else None))
        node = analysis.entities[entity]
        if len(name) > len(node.name):
            node.name = name
        mention = Mention(len(analysis.mentions), start, end, end - 1, "name", kind, entity)
        analysis.mentions.append(mention)
        node.mentions.append(mention.i)
        for i in range(start, end):
            analysis.tokens[i].mention = mention.i
