"""Carry what the body of the article decided to words that were passed over: bare surnames and the headline."""

from __future__ import annotations

from incumbent.language.names.candidates import Candidate, Reading, capital, fold, key_of, qualifies
from incumbent.language.names.edges import trim
from incumbent.language.names.evidence import abbreviation
from incumbent.language.names.titles import read_title
from incumbent.records import EntityKind

_ROLE_KIND: dict[str, EntityKind] = {
    "name": "state",
    "seat": "organization",
    "igo": "organization",
    "area": "place",
    "capital": "place",
}
_LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"))


def spread(reading: Reading, candidates: list[Candidate], spans: list[tuple[int, int, str]]) -> list[Candidate]:
    """All candidates with a kind, and new ones at capitalised words that a known name explains; in text order."""
    kept = [c for c in candidates if c.kind is not None]
    tokens = reading.analysis.tokens
    taken = bytearray(len(tokens))
    for c in kept:
        taken[c.start : c.end] = b"\1" * (c.end - c.start)
    names = _known(reading, kept)
    i = 0
    while i < len(tokens):
        if not taken[i] and tokens[i].text[0].isupper():
            match = _match(reading, names, taken, i)
            if match is not None:
                kept.append(match)
                i = match.end
                continue
        i += 1
    if reading.headline_end:
        _headline(reading, kept, taken, spans)
    kept.sort(key=lambda c: c.start)
    return kept


def _known(reading: Reading, kept: list[Candidate]) -> dict[str, list[Candidate]]:
    """Candidates by the first folded word of each form by which they may come again, longest form first."""
    forms: dict[str, dict[str, Candidate]] = {}
    for c in kept:
        words = c.words
        if c.label == "SMALL":
            continue
        forms.setdefault(words[0], {}).setdefault(c.key, c)
        if c.kind == "person" and len(words) > 1:
            while len(words) > 1 and words[-1] in reading.lexicon.suffixes:
                words.pop()
            surname = Candidate(c.start, c.end, c.label, words[-1], kind="person")
            forms.setdefault(words[-1], {}).setdefault(words[-1], surname)
            if words[0] in reading.lexicon.family_first:
                family = Candidate(c.start, c.end, c.label, words[0], kind="person")
                forms.setdefault(words[0], {}).setdefault(words[0], family)
    return {w: sorted(found.values(), key=lambda c: -len(c.key)) for w, found in forms.items()}


def _match(reading: Reading, names: dict[str, list[Candidate]], taken: bytearray, i: int) -> Candidate | None:
    tokens = reading.analysis.tokens
    for known in names.get(fold(tokens[i].text), ()):
        end = i + known.key.count(" ") + 1
        span = end
        while span < len(tokens) and key_of(tokens, i, span).count(" ") + 1 < end - i:
            span += 1
        if span > len(tokens) or any(taken[i:span]) or key_of(tokens, i, span) != known.key:
            continue
        if tokens[i].sent != tokens[span - 1].sent or not capital(tokens[span - 1]):
            continue
        if known.kind == "group" and qualifies(tokens, i, span):
            continue
        if span == i + 1 and _part_of_other(reading, i, known):
            continue
        found = Candidate(i, span, "", known.key, kind=known.kind)
        if known.kind == "person":
            read_title(reading, found)
        taken[i:span] = b"\1" * (span - i)
        return found
    place = reading.knowledge.place(tokens[i].text)
    if place is None or place.role == "demonym" or not tokens[i].tag.startswith("NN"):
        return None
    if place.role not in ("area", "capital") or (
        tokens[i].tag == "NNP" and fold(tokens[i].text) not in reading.small_words
    ):
        if _part_of_other(reading, i, None) or abbreviation(place, tokens[i].text):
            return None
        taken[i] = 1
        kind = _ROLE_KIND[place.role]
        return Candidate(i, i + 1, "", key_of(tokens, i, i + 1), kind=kind)
    return None


def _part_of_other(reading: Reading, i: int, known: Candidate | None) -> bool:
    """Whether a single capitalised word is but part of a longer capitalised phrase ("Cruz Foundation")."""
    if i < reading.headline_end:
        return False
    tokens = reading.analysis.tokens
    token = tokens[i]
    if token.ent in ("EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "FAC"):
        return True
    if known is not None and known.kind == "person":
        return i + 1 < len(tokens) and tokens[i + 1].lower in reading.lexicon.bodies and capital(tokens[i + 1])
    return False


def _headline(reading: Reading, kept: list[Candidate], taken: bytearray, spans: list[tuple[int, int, str]]) -> None:
    """Names that only the Title Case headline has: those of two words that the recogniser calls a person."""
    tokens = reading.analysis.tokens
    for start, end, label in spans:
        if start >= reading.headline_end or label != "PERSON" or end - start < 2 or any(taken[start:end]):
            continue
        start, end = trim(reading, start, end, label)
        known = reading.knowledge
        if end - start == 2 and known.is_first_name(tokens[start].text) and known.is_surname(tokens[end - 1].text):
            kept.append(Candidate(start, end, label, key_of(tokens, start, end), kind="person"))
            taken[start:end] = b"\1" * (end - start)
