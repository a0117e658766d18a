"""Writing what was found onto the analysis."""

from __future__ import annotations

from incumbent.language.analysis import Analysis, EntityNode, Mention
from incumbent.records import EntityKind, MentionForm


def add_mention(analysis: Analysis, start: int, end: int, head: int, form: MentionForm, entity: int) -> Mention:
    """Record that tokens [start, end) refer to an entity; words of inner mentions keep theirs."""
    node = analysis.entities[entity]
    mention = Mention(len(analysis.mentions), start, end, head, form, node.kind, entity)
    analysis.mentions.append(mention)
    node.mentions.append(mention.i)
    for i in range(start, end):
        if analysis.tokens[i].mention < 0:
            analysis.tokens[i].mention = mention.i
    return mention


def add_group(analysis: Analysis, members: tuple[int, ...]) -> EntityNode:
    """A new entity for several others together; its name lists theirs."""
    names = [analysis.entities[i].name for i in members]
    name = f"{', '.join(names[:-1])} and {names[-1]}"
    node = EntityNode(len(analysis.entities), "group", name, named=False, members=list(members))
    analysis.entities.append(node)
    return node


def add_unnamed(analysis: Analysis, kind: EntityKind, start: int, head: int, gender: str = "") -> EntityNode:
    """A new entity that the article never names; its name is the phrase without article ("opposition supporters")."""
    tokens = analysis.tokens
    start = max([start, *(i + 1 for i in range(start, head) if tokens[i].tag == "POS")])
    while (
        start < head and tokens[start].tag in ("DT", "PDT", "PRP$", "CD", "``", "''") and tokens[start + 1].text != "-"
    ):
        start += 1
    node = EntityNode(len(analysis.entities), kind, analysis.text(start, head + 1), gender=gender, named=False)
    analysis.entities.append(node)
    return node
