"""Candidates side by side: halves of one long name, and persons in a list under one title."""

from __future__ import annotations

from incumbent.language.names.candidates import Candidate, Reading, key_of

_BETWEEN = frozenset((",", "and", "the", "of", "for", "&"))
_LIST = frozenset((",", "and", "of", "from", "(", ")", "-", "the", "d", "r", "–", "or", "for", "&"))
_BODY_LABELS = ("ORG", "GPE", "", "TAIL", "LOC")


def join_halves(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """Make one of two neighbours that the knowledge base knows as one name ("Islamic State of Iraq" + "Levant"),
    or whose initials the brackets behind them hold ("United Nations Educational" ... "Organization (UNESCO)")."""
    joined: list[Candidate] = []
    for c in found:
        previous = joined[-1] if joined else None
        if previous is not None and _one_name(reading, previous, c):
            joined[-1] = Candidate(previous.start, c.end, "ORG", key_of(reading.analysis.tokens, previous.start, c.end))
        else:
            joined.append(c)
    return joined


def _one_name(reading: Reading, first: Candidate, second: Candidate) -> bool:
    tokens = reading.analysis.tokens
    gap = tokens[first.end : second.start]
    if first.label not in _BODY_LABELS or second.label not in _BODY_LABELS or not 0 < len(gap) <= 5:
        return False
    if tokens[first.start].sent != tokens[second.start].sent:
        return False
    if not all(t.lower in _BETWEEN or t.text[0].isupper() for t in gap) or all(t.text == "," for t in gap):
        return False
    text = reading.analysis.text(first.start, second.end)
    if reading.knowledge.place(text) is not None or reading.knowledge.body(text) is not None:
        return True
    if second.end + 1 < len(tokens) and tokens[second.end].text == "(":
        initials = "".join(t.text[0] for t in tokens[first.start : second.end] if t.text[0].isupper())
        return len(initials) > 2 and tokens[second.end + 1].text == initials
    return False


def place_then_person(reading: Reading, start: int, end: int) -> int | None:
    """Where a person's name begins in "[Mayor of] London Sadiq Khan", "[ambassador to] the United Nations Nikki Haley"."""
    tokens, people = reading.analysis.tokens, reading.lexicon.people
    i = start - 1
    first = start
    if tokens[first].lower == "the":
        first += 1
    elif i >= 0 and tokens[i].lower == "the":
        i -= 1
    if (
        i < 1
        or end - first < 2
        or tokens[i].lower not in ("of", "to", "from", "for")
        or tokens[end - 1].lower in reading.lexicon.bodies
    ):
        return None
    if not any(t.lower in people for t in tokens[max(0, i - 2) : i]):
        return None
    text = reading.analysis.text
    if reading.knowledge.place(text(first, end)) is not None:
        return None
    for cut in range(end - 1, first, -1):
        known = reading.knowledge.place(text(first, cut)) or (
            cut - first > 1 and reading.knowledge.body(text(first, cut))
        )
        if known and all(t.tag.startswith("NN") and t.text[0].isupper() for t in tokens[cut:end]):
            return cut
    return None


def share_titles(reading: Reading, found: list[Candidate]) -> None:
    """Give every person of a list the plural title in front of it: "Senators A of Florida, B of Utah and C"."""
    tokens = reading.analysis.tokens
    title, last = "", -1
    places: set[int] = set()
    for c in found:
        if c.title:
            title, last = (c.title, c.end) if c.plural_title else ("", -1)
            places.clear()
            continue
        if not title:
            continue
        gap = [t for t in tokens[last : c.start] if t.i not in places]
        if len(gap) > 8 or tokens[c.start].sent != tokens[last - 1].sent or not all(t.lower in _LIST for t in gap):
            title = ""
        elif c.start > 0 and tokens[c.start - 1].lower in ("of", "from", "(", "-", "–", "for"):
            places.update(range(c.start, c.end))
        else:
            c.title, c.plural_title, last = title, True, c.end
