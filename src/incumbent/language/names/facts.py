"""What the article and the knowledge base say about each entity: country, sector, gender, who it is known as."""

from __future__ import annotations

from incumbent.knowledge import Body, Knowledge, Place
from incumbent.language.analysis import Analysis, EntityNode
from incumbent.language.names.bodies import Thing
from incumbent.language.names.candidates import Candidate, Reading, capital
from incumbent.language.names.people import Cluster
from incumbent.records import PartialDate

LOOK_UPS = 12  # at most so many people of an article are looked up in the knowledge base
HINTS = 3  # so many countries are tried for the bodies that an acronym may name
_BYGONE = "SUN"  # the Soviet Union: never the country of a body of today's news
_KNOWN_BY_NAME = ("SPY", "PTY", "REB", "IGO")  # bodies whose name alone tells the country: no two states have them
_NATIONAL = ("name", "demonym", "igo", "capital")


def describe_person(reading: Reading, node: EntityNode, cluster: Cluster, look_up: bool) -> None:
    """Set titles, sector, country, gender and the known identity of a person."""
    node.titles = list(cluster.titles)
    node.gender = cluster.gender
    for title in cluster.titles:
        words = title.split(" ")
        people = reading.lexicon.people
        noun = people.get(" ".join(words[-2:])) or people.get(words[-1]) or people.get(words[0])
        if noun is not None and noun.sector is not None:
            node.sector = noun.sector
            break
    for c in cluster.members:
        country = country_before(reading.analysis, reading.knowledge, c)
        if country is not None:
            node.country = country
            break
    if look_up:
        _look_up(reading, node, len(cluster.words))


def _look_up(reading: Reading, node: EntityNode, words: int) -> None:
    """Take over identity, gender and country from the knowledge base, if the person's country is spoken of here.

    The year stands for the day of publication, so that answers serve many articles.
    """
    if words < 2 and not node.titles:
        return
    published = reading.analysis.article.published_on
    year = PartialDate.year(published.earliest.year) if published is not None else None
    person = reading.knowledge.person(
        node.name, office=node.titles[0] if words < 2 else None, country=node.country or reading.focus, on=year
    )
    if person is None or (person.country != node.country and person.country not in reading.countries):
        return
    node.known_as = person.id
    node.gender = node.gender or person.gender
    if node.country is None or (node.country == "IGO" and person.country is not None):
        node.country = person.country


def describe_thing(reading: Reading, node: EntityNode, thing: Thing) -> None:
    """Set country and sector of a body, state, group or place."""
    if thing.place is not None:
        node.country = thing.place.country
        if thing.place.role in ("name", "seat", "igo"):
            node.sector = "IGO" if thing.place.role == "igo" else "GOV"
    if thing.kind == "organization":
        _describe_body(reading, node, thing)
    elif node.country is None and thing.kind == "place":
        node.country = country_after(reading.analysis, reading.knowledge, thing.members[0])


def _describe_body(reading: Reading, node: EntityNode, thing: Thing) -> None:
    knowledge, analysis = reading.knowledge, reading.analysis
    if node.country is None:
        for c in thing.members:
            node.country = country_inside(analysis, knowledge, c) or country_before(analysis, knowledge, c, 2)
            if node.country is not None:
                break
    names = dict.fromkeys([node.name, *(analysis.text(c.start, c.end) for c in thing.members)])
    for name in names:
        if " " not in name and " " in node.name:
            continue  # an acronym of something else may be known: SIA is not always an intelligence agency
        body = _body(reading, name, node.country or reading.focus)
        if body is not None:
            node.sector = node.sector or body.sector
            telling = body.country == reading.focus or " " not in thing.key or body.sector in _KNOWN_BY_NAME
            if node.country is None and telling and body.country != _BYGONE:
                node.country = body.country
            node.known_as = body.id if body.id.startswith("Q") else None
            break
    if node.sector is None:
        node.sector = _sector(reading, thing)


def _body(reading: Reading, name: str, country: str | None) -> Body | None:
    """The body of this name in the country; where none is sure, an acronym is tried in the countries spoken of."""
    if country is None and " " not in name:
        for other in reading.countries[:HINTS]:
            body = reading.knowledge.body(name, other)
            if body is not None and body.country == other and not body.name.islower():
                return body
    return reading.knowledge.body(name, country)


def _sector(reading: Reading, thing: Thing) -> str | None:
    words = thing.key.split(" ")
    bodies = reading.lexicon.bodies
    for size in (3, 2, 1):
        noun = bodies.get(" ".join(words[-size:]))
        if noun is not None and noun.sector is not None:
            return noun.sector
    noun = bodies.get(words[0])
    return noun.sector if noun is not None else None


def country_before(analysis: Analysis, knowledge: Knowledge, c: Candidate, reach: int = 6) -> str | None:
    """The country of the adjective or possessive in front: "Russian Prime Minister X", "Germany's X", "Iran's FSB"."""
    tokens = analysis.tokens
    i = c.start - 1
    sent = tokens[c.start].sent
    steps = 0
    while i >= 0 and steps < reach and tokens[i].sent == sent:
        token = tokens[i]
        if token.tag == "POS":
            i -= 1
            steps += 1
            continue
        if capital(token):
            found = _place_ending(analysis, knowledge, i)
            if found is not None and found.role in _NATIONAL and not _sent_to(analysis, i):
                return found.country
        if not token.tag.startswith(("NN", "JJ", "HYPH", "VBN", "CD")):
            if token.lower in ("of", "for", "to", "the") and steps:
                i -= 1
                steps += 1
                continue
            break
        i -= 1
        steps += 1
    return None


def _sent_to(analysis: Analysis, i: int) -> bool:
    """Whether the place that ends at token `i` is where somebody is sent: "ambassador to Germany", "to the UN"."""
    tokens = analysis.tokens
    for j in range(i - 1, max(-1, i - 5), -1):
        if tokens[j].lower == "to":
            return True
        if not (capital(tokens[j]) or tokens[j].lower == "the"):
            return False
    return False


def country_inside(analysis: Analysis, knowledge: Knowledge, c: Candidate) -> str | None:
    """The country that the name itself holds, or that follows it: "Central Bank of Iran", "Italian Senate"."""
    for i in range(c.start, c.end):
        if capital(analysis.tokens[i]):
            found = _place_ending(analysis, knowledge, i)
            if found is not None and found.role in ("name", "demonym", "area", "capital"):
                return found.country
    return country_after(analysis, knowledge, c)


def country_after(analysis: Analysis, knowledge: Knowledge, c: Candidate) -> str | None:
    """The country named right after: "of Iran", "in Bolivia", ", Philippines"."""
    tokens = analysis.tokens
    i = c.end
    if i >= len(tokens) or tokens[i].lower not in ("of", "in", ","):
        return None
    i += 1
    if i < len(tokens) and tokens[i].lower == "the":
        i += 1
    for end in (i + 2, i + 1, i + 3):
        if end <= len(tokens) and capital(tokens[min(i, len(tokens) - 1)]):
            found = knowledge.place(analysis.text(i, end))
            if found is not None and found.role in ("name", "area", "capital"):
                return found.country
    return None


def _place_ending(analysis: Analysis, knowledge: Knowledge, i: int) -> Place | None:
    """The place whose name ends at token `i`, trying two words before one: "South Korean", "Belarus"."""
    if i > 0 and capital(analysis.tokens[i - 1]):
        found = knowledge.place(analysis.text(i - 1, i + 1))
        if found is not None:
            return found
    return knowledge.place(analysis.tokens[i].text)
