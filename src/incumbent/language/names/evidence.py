"""What speaks for a name being a person, a body, a place: its words, its context, and what is known beforehand."""

from __future__ import annotations

from incumbent.knowledge import Place
from incumbent.language.analysis import Token
from incumbent.language.names.candidates import Candidate, Reading, capital
from incumbent.records import EntityKind

_SPEECH = frozenset(
    (
        "say tell add tweet claim announce argue warn insist deny reply ask note remark state believe think want describe "
        "resign write urge explain declare serve marry die win lose testify vow promise"
    ).split()
)
_MADE = frozenset("elect reelect re-elect appoint nominate swear reappoint inaugurate oust sack dismiss depose".split())
_IN_OFFICE = frozenset("resign abdicate succeed".split())
Votes = dict[EntityKind, float]


def names_a_state(reading: Reading, c: Candidate) -> bool:
    place = reading.knowledge.place(reading.analysis.text(c.start, c.end))
    return place is not None and place.role in ("name", "igo", "seat")


def acts_like_person(reading: Reading, c: Candidate) -> float:
    """Signs of a person around one occurrence: "X, 45,", "X, who", "X said"."""
    tokens = reading.analysis.tokens
    head = tokens[c.end - 1]
    weight = 0.0
    if c.label == "ORG" and _beside_a_person(reading, c, head):
        weight += 1.1
    if capital(head) and (c.end - c.start > 1 or c.label in ("PERSON", "")):
        weight += 1.5 * _called_a_person(reading, head)
    if c.end + 1 < len(tokens) and tokens[c.end].text == ",":
        following = tokens[c.end + 1]
        if following.lower in ("who", "whose", "whom"):
            weight += 0.7
        elif following.tag == "CD" and following.text.isdigit() and 14 < int(following.text) < 110:
            weight += 1.0
    if head.dep == "nsubj" and tokens[head.head].lemma in _SPEECH:
        weight += 0.25
    if c.label != "PERSON" and c.end - c.start > 1:
        weight += 1.2 * _takes_office(reading, head)
    return weight


def _takes_office(reading: Reading, head: Token) -> bool:
    """Whether the name stands where the holder of an office stands: "X was sworn in as", "elected X speaker"."""
    tokens, people = reading.analysis.tokens, reading.lexicon.people
    verb = tokens[head.head]
    if head.dep == "nsubjpass" and verb.lemma in _MADE:
        return True
    if head.dep == "nsubj" and verb.lemma in _IN_OFFICE:
        return True
    if head.dep == "pobj" and tokens[tokens[head.head].head].lemma in ("preside", "chair", "succeed"):
        return verb.lower == "by"
    after = tokens[head.i + 1].lower if head.i + 1 < len(tokens) else ""
    if after != "as" or head.dep not in ("pobj", "dobj", "nsubjpass"):
        return False
    following = tokens[head.i + 2 : head.i + 6]
    return any(t.lower in people and not people[t.lower].plural for t in following)


def _beside_a_person(reading: Reading, c: Candidate, head: Token) -> bool:
    """Whether a "body" of two words, or a known surname, is joined by "and" to a person's name."""
    tokens = reading.analysis.tokens
    size = c.end - c.start
    if size > 2 or (size == 1 and (head.text.isupper() or not reading.knowledge.is_surname(head.text))):
        return False
    if head.dep == "conj" and tokens[head.head].ent == "PERSON":
        return True
    return size == 1 and any(tokens[i].dep == "conj" and tokens[i].ent == "PERSON" for i in head.children)


def stands_as_place(reading: Reading, c: Candidate) -> bool:
    """Whether a name stands where places stand: "in Ain Issa", "near Tell Tamer"."""
    tokens = reading.analysis.tokens
    head = tokens[c.end - 1]
    return c.start > 0 and head.dep == "pobj" and tokens[c.start - 1].lower in ("in", "at", "near", "outside", "around")


def _called_a_person(reading: Reading, head: Token) -> bool:
    """Whether the name is in apposition with a noun for a person: "X, the head of", "a spokesman, X", "X, his wife"."""
    tokens, people = reading.analysis.tokens, reading.lexicon.people
    if head.dep == "appos":
        noun = people.get(tokens[head.head].lower)
        if noun is not None and not noun.plural and not capital(tokens[head.head]):
            return True
    for child in head.children:
        if child > head.i and tokens[child].dep == "appos":
            noun = people.get(tokens[child].lower)
            if noun is not None and not noun.plural:
                return True
    return False


def prior(reading: Reading, c: Candidate) -> Votes:
    """What the words themselves say, whatever the context."""
    tokens, lex = reading.analysis.tokens, reading.lexicon
    votes: Votes = {}
    text = reading.analysis.text(c.start, c.end)
    words = c.words
    last, first = words[-1], words[0]
    place = reading.knowledge.place(text)
    if place is not None and not abbreviation(place, text):
        kind, weight = _place_vote(place, tokens[c.end - 1].tag)
        votes[kind] = votes.get(kind, 0.0) + weight
    several = c.end - c.start > 1
    if (
        place is None
        and c.label != "SMALL"
        and (last in lex.things or first in lex.thing_fronts or text in lex.no_bodies)
    ):
        return {"person": -9.0, "state": -9.0, "organization": -9.0, "place": -9.0, "group": -9.0}
    head = last
    for i, word in enumerate(words[1:], 1):
        if word in ("of", "for", "on", "against", "to", "and"):
            head = words[i - 1]
            break
    if several and c.label != "SMALL":
        if head in lex.bodies and capital(tokens[c.start]):
            votes["organization"] = votes.get("organization", 0.0) + (2.5 if head != "guardian" else 1.0)
        elif (last in lex.places or first in lex.place_fronts) and not (
            c.label == "PERSON" and _like_a_person(reading, words) and reading.knowledge.is_surname(last)
        ):
            votes["place"] = votes.get("place", 0.0) + 2.0
        elif place is None:
            votes["person"] = votes.get("person", 0.0) + _like_a_person(reading, words)
    body = reading.knowledge.body(text) if (several or text.isupper()) and place is None else None
    if body is not None:
        votes["organization"] = votes.get("organization", 0.0) + (3.0 if several else 2.0)
    if c.label == "" and not several and place is None and _acronym(tokens[c.start]):
        votes["organization"] = votes.get("organization", 0.0) + 0.6
    if c.label == "PERSON" and not several and text.isupper() and 3 <= len(text) <= 6:
        if not reading.knowledge.is_surname(text):
            votes["organization"] = votes.get("organization", 0.0) + 1.5
    if first in ("saint", "st.") and several:
        votes["place"] = votes.get("place", 0.0) + 0.5
    return votes


def abbreviation(place: Place, text: str) -> bool:
    """Whether the "place" is but a short form written without its dot, which in text is another word: "Mass", "Ore"."""
    return (
        place.role == "area"
        and len(text) <= 5
        and not text.isupper()
        and len(text) < len(place.name)
        and "." not in text
    )


def _acronym(token: Token) -> bool:
    """Whether an unlabelled word in capitals stands where a body would: "the FSB", "FSB officers"."""
    return token.text.isupper() and 3 <= len(token.text) <= 7 and token.tag == "NNP"


def _place_vote(place: Place, tag: str) -> tuple[EntityKind, float]:
    if place.role == "name":
        return "state", 2.0
    if place.role == "demonym":
        return "group", 2.0
    if place.role == "igo":
        return "organization", 4.0
    if place.role == "seat":
        return "organization", 3.0
    return "place", 1.6


def _like_a_person(reading: Reading, words: list[str]) -> float:
    """How much two words or more look like a person's name: a known given name in front, a known surname behind."""
    if len(words) > 4 or not reading.knowledge.is_first_name(words[0]):
        return 0.0
    return 1.5 if reading.knowledge.is_surname(words[-1]) else 1.0
