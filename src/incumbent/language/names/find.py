"""Turn raw recogniser spans into mentions and entities."""

from __future__ import annotations

from itertools import pairwise

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, EntityNode, Mention
from incumbent.language.names.bodies import Thing, link_things
from incumbent.language.names.candidates import Candidate, Reading
from incumbent.language.names.facts import LOOK_UPS, describe_person, describe_thing
from incumbent.language.names.gather import gather
from incumbent.language.names.kinds import decide
from incumbent.language.names.people import link_people
from incumbent.language.names.spread import spread
from incumbent.records import EntityKind


def find_names(analysis: Analysis, spans: list[tuple[int, int, str]], knowledge: Knowledge) -> None:
    """Add name mentions and their entities to the analysis.

    `spans` are the recogniser's (first token, end token, label). Linear in the length of the article.
    """
    reading = Reading.of(analysis, knowledge)
    candidates = gather(reading, spans)
    decide(reading, candidates)
    candidates = spread(reading, candidates, spans)
    people = link_people(reading, candidates)
    things = link_things(reading, candidates)
    counts = _countries(things)
    reading.countries = (*counts, *(c for c in _nationalities(reading) if c not in counts))
    total = sum(counts.values())
    reading.focus = analysis.focus = next((c for c in counts if counts[c] > 0.6 * total), None)
    nodes: list[tuple[int, EntityNode, list[Candidate]]] = []
    busiest = sorted(people, key=lambda k: (-len(k.members), k.members[0].start))[:LOOK_UPS]
    chosen = {id(k) for k in busiest}
    for cluster in people:
        node = EntityNode(0, "person", _fullest(analysis, cluster.members))
        describe_person(reading, node, cluster, id(cluster) in chosen)
        nodes.append((cluster.members[0].start, node, cluster.members))
    for thing in things:
        node = EntityNode(0, thing.kind, _fullest(analysis, thing.members))
        describe_thing(reading, node, thing)
        nodes.append((thing.members[0].start, node, thing.members))
    nodes.sort(key=lambda n: n[0])
    _share_countries(analysis, nodes)
    _write(analysis, nodes)


def _share_countries(analysis: Analysis, nodes: list[tuple[int, EntityNode, list[Candidate]]]) -> None:
    """Bodies in one list belong to one country: "the heads of the KGB, the security council and the audit committee"."""
    tokens = analysis.tokens
    bodies = sorted(
        ((c, node) for _, node, members in nodes if node.kind == "organization" for c in members),
        key=lambda x: x[0].start,
    )
    for (first, before), (second, after) in pairwise(bodies):
        if after.country is not None or before.country in (None, "IGO") or second.start - first.end > 5:
            continue
        gap = tokens[first.end : second.start]
        if any(t.text in (",", "and") for t in gap) and all(
            (t.tag in (",", "CC", "DT", "NN") and t.text.islower()) or t.text == "," for t in gap
        ):
            after.country = before.country


def _countries(things: list[Thing]) -> dict[str, int]:
    """How much the article is about each country, by the states and places it names; the most first."""
    counts: dict[str, int] = {}
    for thing in things:
        if thing.place is not None and thing.place.role not in ("igo", "seat"):
            weight = 2 if thing.place.role in ("name", "demonym") else 1
            counts[thing.place.country] = counts.get(thing.place.country, 0) + weight * len(thing.members)
    return dict(sorted(counts.items(), key=lambda item: -item[1]))


def _nationalities(reading: Reading) -> list[str]:
    """The countries of adjectives ("Thai", "Greek Cypriot"), in text order."""
    found: dict[str, None] = {}
    for token in reading.analysis.tokens:
        if token.ent == "NORP":
            place = reading.knowledge.place(token.text)
            if place is not None:
                found[place.country] = None
    return list(found)


def _fullest(analysis: Analysis, members: list[Candidate]) -> str:
    """The longest form by words, then by letters; the first such in the article."""
    best = ""
    size = (0, 0)
    for c in members:
        text = " ".join(analysis.text(c.start, c.end).split())
        current = (len(c.words), len(text))
        if current > size:
            best, size = text, current
    return best


def _write(analysis: Analysis, nodes: list[tuple[int, EntityNode, list[Candidate]]]) -> None:
    rows: list[tuple[Candidate, int, EntityKind]] = []
    for number, (_, node, members) in enumerate(nodes):
        node.i = number
        analysis.entities.append(node)
        rows.extend((c, number, node.kind) for c in members)
    rows.sort(key=lambda row: (row[0].start, -row[0].end))
    tokens = analysis.tokens
    for c, number, kind in rows:
        head = c.end - 1
        for i in range(c.start, c.end):
            if not c.start <= tokens[i].head < c.end:
                head = i
                break
        mention = Mention(len(analysis.mentions), c.start, c.end, head, "name", kind, number, c.title_start)
        analysis.mentions.append(mention)
        analysis.entities[number].mentions.append(mention.i)
        for i in range(c.start, c.end):
            tokens[i].mention = mention.i
