"""What kind of thing each name is: the votes of all its occurrences in the article, of titles, and of what is known."""

from __future__ import annotations

from collections import defaultdict

from incumbent.language.names.candidates import Candidate, Reading
from incumbent.language.names.evidence import Votes, acts_like_person, names_a_state, prior, stands_as_place
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
        if c.title and not (c.label != "PERSON" and names_a_state(reading, c)):
            votes["person"] += 3.0
        votes["person"] += acts_like_person(reading, c)
    first = group[0]
    size = len(group)
    if first.label == "PERSON" and any(stands_as_place(reading, c) for c in group):
        votes["place"] += 1.2
    for kind, weight in prior(reading, first).items():
        votes[kind] += weight * (1.0 + 0.5 * (size - 1))
    if first.label == "NORP" and tokens[first.end - 1].tag in ("NNS", "NNPS"):
        votes["group"] += 1.0
    return votes


def _winner(votes: Votes) -> EntityKind | None:
    best: EntityKind | None = None
    most = 0.49
    for kind in _ORDER:
        if votes.get(kind, 0.0) > most:
            best, most = kind, votes[kind]
    return best


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


def _is_given(reading: Reading, group: list[Candidate]) -> bool:
    """Whether a lone word is but the first part of a person's name by which the article goes on: "Mulatu"."""
    text = reading.analysis.text(group[0].start, group[0].end)
    known = reading.knowledge
    if text.isupper() or known.place(text) is not None or known.body(text) is not None:
        return False
    return not any(stands_as_place(reading, c) for c in group)


def _slip(reading: Reading, key: str, group: list[Candidate], surnames: list[str]) -> bool:
    """Whether a lone word seen once is a misspelt surname of the article: "Chriac" for "Chirac"."""
    if len(group) > 1 or len(key) < 5 or " " in key or group[0].label == "SMALL":
        return False
    text = reading.analysis.text(group[0].start, group[0].end)
    if text.isupper() or reading.knowledge.place(text) is not None or reading.knowledge.body(text) is not None:
        return False
    return any(similar(key, surname) for surname in surnames)


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
    given = {
        key.split(" ")[0]
        for key, kind in decided.items()
        if kind == "person" and key.count(" ") and len(key.split(" ")[0]) > 3
    }
    by_initial: dict[str, list[str]] = defaultdict(list)
    for surname in sorted(surnames):
        by_initial[surname[0]].append(surname)
    for key, kind in decided.items():
        group = groups[key]
        if key in given and kind in ("place", "organization", None) and _is_given(reading, group):
            for candidate in group:
                candidate.kind = "person"
            continue
        if kind == "person" or (key not in surnames and not _slip(reading, key, group, by_initial[key[0]])):
            continue
        place = reading.knowledge.place(reading.analysis.text(group[0].start, group[0].end))
        taken_over = place is None or (place.role != "name" and _introduced(reading, groups, key, group))
        for candidate in group:
            if taken_over or candidate.title or candidate.label == "PERSON":
                candidate.kind = "person"
