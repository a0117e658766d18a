"""Candidates side by side: halves of one long name, and persons in a list under one title."""

from __future__ import annotations

from incumbent.language.analysis import Token
from incumbent.language.names.candidates import Candidate, Reading, key_of
from incumbent.language.names.titles import read_title

_BETWEEN = frozenset((",", "and", "the", "of", "for", "&", "to", "in", "on", "de"))
_LIST = frozenset((",", "and", "of", "from", "(", ")", "-", "the", "d", "r", "–", "or", "for", "&"))
_BODY_LABELS = ("ORG", "GPE", "", "TAIL", "LOC")


def join_halves(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """Make one of two neighbours that the knowledge base knows as one name ("Islamic State of Iraq" + "Levant")."""
    joined: list[Candidate] = []
    for c in found:
        previous = joined[-1] if joined else None
        if previous is not None and _one_name(reading, previous, c):
            joined[-1] = Candidate(previous.start, c.end, "ORG", key_of(reading.analysis.tokens, previous.start, c.end))
        elif previous is not None and _one_person(reading, previous, c):
            key = key_of(reading.analysis.tokens, previous.start, c.end)
            joined[-1] = Candidate(previous.start, c.end, "PERSON", key)
            read_title(reading, joined[-1])
        else:
            joined.append(c)
    return joined


def _one_person(reading: Reading, first: Candidate, second: Candidate) -> bool:
    """Whether two candidates side by side are given name and surname: "Valéry Giscard" + "d'Estaing"."""
    if first.end != second.start:
        return False
    if first.title and first.label == "" and second.label == "ORG" and reading.knowledge.is_first_name(first.key):
        return True
    tokens = reading.analysis.tokens
    if _given_then_surname(reading, first, second):
        return True
    if "PERSON" not in (first.label, second.label):
        return False
    if {first.label, second.label} - {"PERSON", "", "TAIL"}:
        return False
    if any(t.lower.rsplit("-", 1)[-1] in reading.lexicon.people for t in tokens[first.start : first.end]):
        return False
    if tokens[first.end - 1].lower in reading.lexicon.particles:
        return True
    given = reading.knowledge.is_first_name
    if second.end - second.start > 1 and given(tokens[second.start].text) and not given(tokens[first.start].text):
        if first.start > 0 and tokens[first.start - 1].lower in ("of", "for", "and"):
            return False  # "commissioner for Human Rights" + "Lucia Bravo"
    if (
        not second.start <= tokens[first.end - 1].head < second.end
        or tokens[first.start].sent != tokens[second.start].sent
    ):
        return False
    return reading.knowledge.place(reading.analysis.text(first.start, first.end)) is None


def _given_then_surname(reading: Reading, first: Candidate, second: Candidate) -> bool:
    """Whether the recogniser's "place" or "body" is but half of a name: "Dragan" (a place?) + "Petrović"."""
    tokens, known = reading.analysis.tokens, reading.knowledge
    labels = {first.label, second.label}
    if not labels & {"GPE", "ORG", "LOC"} or labels - {"GPE", "ORG", "LOC", "PERSON", "", "TAIL"}:
        return False
    if first.end - first.start > 1 or second.end - second.start > 2 or tokens[first.start].head != second.end - 1:
        return False
    for c in (first, second):
        text = reading.analysis.text(c.start, c.end)
        if text.isupper() or not tokens[c.start].tag.startswith("NNP") or known.place(text) or known.body(text):
            return False
        if tokens[c.end - 1].lower in reading.lexicon.bodies or tokens[c.end - 1].lower in reading.lexicon.places:
            return False
    if tokens[first.start].lower in reading.lexicon.people:
        return False
    return "PERSON" in labels or known.is_first_name(tokens[first.start].text)


def spell_out(reading: Reading, found: list[Candidate]) -> list[Candidate]:
    """Widen full names to the words whose initials the brackets behind them hold: "Engineers Society" to "Engineers
    Society for Maritime Safety (ESMS)"."""
    tokens = reading.analysis.tokens
    ends = {c.start: c for c in found}
    wide: dict[int, int] = {}
    for c in found:
        at = c.start - 1
        if (
            at < 2
            or tokens[at].text != "("
            or c.end - c.start != 1
            or not tokens[c.start].text.isupper()
            or len(c.key) < 3
        ):
            continue
        start = _initials_from(tokens, at, tokens[c.start].text)
        if start is not None:
            wide[start] = at
    if not wide:
        return found
    kept = [c for c in found if not any(s <= c.start and c.end <= e for s, e in wide.items())]
    for start, end in wide.items():
        old = ends.get(start)
        if old is not None and old.end == end:
            kept.append(old)
        else:
            kept.append(Candidate(start, end, "ORG", key_of(tokens, start, end)))
    kept.sort(key=lambda c: c.start)
    return kept


def _initials_from(tokens: list[Token], end: int, acronym: str) -> int | None:
    """Where the words before token `end` begin whose initials are the acronym; small words may count or not."""
    letters = ""
    start = None
    for i in range(end - 1, max(-1, end - 2 * len(acronym) - 4), -1):
        token = tokens[i]
        if token.sent != tokens[end].sent:
            break
        if token.text[0].isupper():
            letters = token.text[0] + letters
            if letters == acronym:
                start = i
        elif token.lower not in _BETWEEN and token.tag != "POS" and token.text not in "-–'":
            break
    return start


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
    return reading.knowledge.place(text) is not None or reading.knowledge.body(text) is not None


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
    return given_name_within(reading, first, end)


def given_name_within(reading: Reading, start: int, end: int) -> int | None:
    """Where a person begins in "[commissioner for] Human Rights Lucia Bravo": at a given name before one or two words."""
    tokens, known = reading.analysis.tokens, reading.knowledge
    if known.is_first_name(tokens[start].text):
        return None
    for cut in (end - 2, end - 3):
        if cut > start and known.is_first_name(tokens[cut].text) and known.place(tokens[cut].text) is None:
            names = tokens[cut:end]
            if all(t.tag == "NNP" and t.text[0].isupper() and t.lower not in reading.lexicon.bodies for t in names):
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
