"""What kind of thing each name is: the votes of all its occurrences in the article, of titles, and of what is known."""

from __future__ import annotations

from collections import defaultdict

from incumbent.knowledge import Place
from incumbent.language.analysis import Token
from incumbent.language.names.candidates import Candidate, Reading, capital
from incumbent.language.names.spelling import similar
from incumbent.records import EntityKind

_LABEL_KIND: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "NORP": "group",
    "LOC": "place",
    "FAC": "place",
    "SMALL": "organization",
}
_ORDER: tuple[EntityKind, ...] = ("person", "state", "organization", "place", "group")  # who wins a tie
_SPEECH = frozenset(
    (
        "say tell add tweet claim announce argue warn insist deny reply ask note remark state believe think want describe "
        "resign write urge explain declare serve marry die win lose testify vow promise"
    ).split()
)
Votes = dict[EntityKind, float]


def decide(reading: Reading, candidates: list[Candidate]) -> None:
    """Set `kind` of every candidate; None where nothing speaks for its being a name."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        groups[candidate.key].append(candidate)
    family = _family_names(candidates)
    decided: dict[str, EntityKind | None] = {}
    for key, group in groups.items():
        votes = _votes(reading, group)
        words = key.split(" ")
        if 1 < len(words) < 5 and words[-1] in family and words[-1] not in reading.lexicon.bodies:
            votes["person"] += 1.2
        decided[key] = None if _common_word(reading, key, group) else _winner(votes)
        for candidate in group:
            candidate.kind = decided[key]
    _named_after(groups, decided)
    _short_forms(reading, groups, decided)


def _common_word(reading: Reading, key: str, group: list[Candidate]) -> bool:
    """Whether a lone capitalised word is but a common word of the article ("Measles" beside "measles")."""
    c = group[0]
    if " " in key or c.label == "SMALL" or key not in reading.small_words or any(one.title for one in group):
        return False
    if key in reading.lexicon.bodies or (reading.analysis.text(c.start, c.end).isupper() and len(key) < 6):
        return False
    text = reading.analysis.text(c.start, c.end)
    return reading.knowledge.place(text) is None and reading.knowledge.body(text) is None


def _family_names(candidates: list[Candidate]) -> set[str]:
    """Last words of what the recogniser calls persons: they speak for longer names that it misjudged or missed."""
    return {c.words[-1] for c in candidates if c.label == "PERSON" and len(c.words[-1]) > 2}


def _votes(reading: Reading, group: list[Candidate]) -> Votes:
    votes: Votes = defaultdict(float)
    tokens = reading.analysis.tokens
    for c in group:
        kind = _LABEL_KIND.get(c.label)
        if kind is not None:
            votes[kind] += 1.0
        if c.title and not (c.label != "PERSON" and _is_state(reading, c)):
            votes["person"] += 3.0
        votes["person"] += _acts_like_person(reading, c)
    first = group[0]
    size = len(group)
    if first.label == "PERSON" and any(_stands_as_place(reading, c) for c in group):
        votes["place"] += 1.2
    for kind, weight in _prior(reading, first).items():
        votes[kind] += weight * (1.0 + 0.5 * (size - 1))
    if first.label == "NORP" and tokens[first.end - 1].tag in ("NNS", "NNPS"):
        votes["group"] += 1.0
    return votes


def _is_state(reading: Reading, c: Candidate) -> bool:
    place = reading.knowledge.place(reading.analysis.text(c.start, c.end))
    return place is not None and place.role in ("name", "igo", "seat")


def _winner(votes: Votes) -> EntityKind | None:
    best: EntityKind | None = None
    most = 0.49
    for kind in _ORDER:
        if votes.get(kind, 0.0) > most:
            best, most = kind, votes[kind]
    return best


def _acts_like_person(reading: Reading, c: Candidate) -> float:
    """Signs of a person around one occurrence: "X, 45,", "X, who", "X said"."""
    tokens = reading.analysis.tokens
    head = tokens[c.end - 1]
    weight = 0.0
    if c.label == "ORG" and c.end - c.start == 2 and head.dep == "conj" and tokens[head.head].ent == "PERSON":
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
    return weight


def _introduced(reading: Reading, groups: dict[str, list[Candidate]], key: str, group: list[Candidate]) -> bool:
    """Whether a place's name is a surname here: a full name came before it, and it never stands where places stand."""
    tokens = reading.analysis.tokens
    if any(c.start > 0 and tokens[c.start - 1].lower in ("in", "at", "near", "from", "to", "outside") for c in group):
        return False
    first = min(c.start for c in group)
    return any(
        full.endswith(" " + key)
        and len(members) < len(group) + 1
        and members[0].start < first
        and members[0].kind == "person"
        for full, members in groups.items()
    )


def _slip(reading: Reading, key: str, group: list[Candidate], surnames: list[str]) -> bool:
    """Whether a lone word seen once is a misspelt surname of the article: "Chriac" for "Chirac"."""
    if len(group) > 1 or len(key) < 5 or " " in key or group[0].label == "SMALL":
        return False
    text = reading.analysis.text(group[0].start, group[0].end)
    if text.isupper() or reading.knowledge.place(text) is not None or reading.knowledge.body(text) is not None:
        return False
    return any(similar(key, surname) for surname in surnames)


def _stands_as_place(reading: Reading, c: Candidate) -> bool:
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


def _prior(reading: Reading, c: Candidate) -> Votes:
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
            c.label == "PERSON" and _like_a_person(reading, words)
        ):
            votes["place"] = votes.get("place", 0.0) + 2.0
        elif place is None:
            votes["person"] = votes.get("person", 0.0) + _like_a_person(reading, words)
    body = reading.knowledge.body(text) if (several or text.isupper()) and place is None else None
    if body is not None:
        votes["organization"] = votes.get("organization", 0.0) + (3.0 if several else 2.0)
    if c.label == "" and not several and place is None and _acronym(tokens[c.start]):
        votes["organization"] = votes.get("organization", 0.0) + 0.6
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


def _named_after(groups: dict[str, list[Candidate]], decided: dict[str, EntityKind | None]) -> None:
    """ "Mahan" is what "Mahan Air" is, "Hagia Sophia" what "Hagia Sophia Museum" is, if nobody else is so called."""
    fronts: dict[str, EntityKind] = {}
    surnames = set()
    for key, kind in decided.items():
        words = key.split(" ")
        if len(words) > 1 and kind in ("organization", "place"):
            for size in range(1, len(words)):
                fronts.setdefault(" ".join(words[:size]), kind)
        elif len(words) > 1 and kind == "person":
            surnames.add(words[-1])
    for key, group in groups.items():
        if decided[key] != "person" or key not in fronts or key in surnames or any(c.title for c in group):
            continue
        for c in group:
            c.kind = fronts[key]
        decided[key] = fronts[key]


def _short_forms(reading: Reading, groups: dict[str, list[Candidate]], decided: dict[str, EntityKind | None]) -> None:
    """A full name of a person decides its surname: "Ivan Tertel" makes "Tertel" a person wherever it stands."""
    surnames: set[str] = set()
    for key, kind in decided.items():
        words = key.split(" ")
        if kind == "person" and len(words) > 1:
            while len(words) > 1 and words[-1] in reading.lexicon.suffixes:
                words.pop()
            surnames.add(words[-1])
            if len(words) > 2 and words[-2] in reading.lexicon.particles:
                surnames.add(" ".join(words[-2:]))
            if words[0] in reading.lexicon.family_first:
                surnames.add(words[0])
    by_initial: dict[str, list[str]] = defaultdict(list)
    for surname in sorted(surnames):
        by_initial[surname[0]].append(surname)
    for key, kind in decided.items():
        group = groups[key]
        if kind == "person" or (key not in surnames and not _slip(reading, key, group, by_initial[key[0]])):
            continue
        place = reading.knowledge.place(reading.analysis.text(group[0].start, group[0].end))
        taken_over = place is None or (place.role != "name" and _introduced(reading, groups, key, group))
        for candidate in group:
            if taken_over or candidate.title or candidate.label == "PERSON":
                candidate.kind = "person"
