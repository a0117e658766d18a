"""Titles in front of names: which words they are, and what they say about the person."""

from __future__ import annotations

from incumbent.language.analysis import Token
from incumbent.language.names.candidates import Candidate, Reading, capital

_OPENERS = frozenset(
    (
        "former",
        "ex",
        "then",
        "acting",
        "interim",
        "late",
        "outgoing",
        "incoming",
        "caretaker",
        "ousted",
        "current",
        "newly",
    )
)
_MODIFIER_TAGS = ("NN", "NNP", "NNPS", "JJ", "NNS", "HYPH")
_LINKS = frozenset(("of", "for", "to", "from"))


def read_title(reading: Reading, candidate: Candidate) -> None:
    """Set `title` from the words that stand directly in front of the name, where they are a title.

    "Russian Prime Minister Mikhail Mishustin" gives "prime minister"; "Secretary of State Mike Pompeo" gives
    "secretary of state"; "the senator, Imelda Quiroga" gives nothing, for that is an apposition.
    """
    tokens, people = reading.analysis.tokens, reading.lexicon.people
    i = candidate.start - 1
    if i < 0 or tokens[i].sent != tokens[candidate.start].sent:
        return
    if tokens[i].text == "." and i > 0 and tokens[i - 1].end == tokens[i].start:
        i -= 1
    head = tokens[i]
    noun = people.get(head.lower) or people.get(head.lower.rsplit("-", 1)[-1])
    double = i > 0 and f"{tokens[i - 1].lower} {head.lower}" in people
    if noun is None or not (head.tag.startswith(("NN", "FW")) or capital(head) or double):
        _linked_title(reading, candidate, i)
        return
    candidate.title, candidate.title_start = _phrase(reading, i, i)
    candidate.plural_title = noun.plural


def _phrase(reading: Reading, head: int, last: int) -> tuple[str, int]:
    """The words of a title from the modifiers before its head to its last word, in lower case, and the first token."""
    tokens, people = reading.analysis.tokens, reading.lexicon.people
    start = head
    if start > 0 and f"{tokens[start - 1].lower} {tokens[start].lower}" in people:
        start -= 1
    while start > 0 and tokens[start - 1].tag in _MODIFIER_TAGS and tokens[start - 1].sent == tokens[head].sent:
        previous = tokens[start - 1]
        if (
            previous.text == "-"
            and start >= 2
            and tokens[start - 2].lower in people
            and tokens[start].start == previous.end
        ):
            start -= 2
            continue
        if previous.lower in _OPENERS or (previous.ent not in ("", "ORG", "PERSON") and previous.lower != "first"):
            break
        if previous.lower not in people and (head - start >= 3 or _names_something(reading, previous)):
            break
        start -= 1
    return " ".join(t.lower for t in tokens[start : last + 1] if t.text not in "-.").strip(), start


def _names_something(reading: Reading, token: Token) -> bool:
    """Whether a word before a title is a name of its own: "KGB chief", "Belarus strongman"."""
    if token.tag in ("HYPH", "VBN") or (len(token.text) > 1 and token.text.isupper()):
        return True
    return capital(token) and reading.knowledge.place(token.text) is not None


def _linked_title(reading: Reading, candidate: Candidate, last: int) -> None:
    """ "Secretary of State X", "Minister for Foreign Affairs X": the title's head stands before "of" or "for"."""
    tokens, people = reading.analysis.tokens, reading.lexicon.people
    if candidate.key in reading.lexicon.places or candidate.key in reading.lexicon.bodies:
        return
    i = last
    while (
        i > last - 5
        and i > 0
        and tokens[i].tag.startswith(("NN", "JJ", "CC"))
        and (capital(tokens[i]) or tokens[i].tag == "CC")
    ):
        i -= 1
    if i == last:
        return
    if i > 0 and tokens[i].lower == "the":
        i -= 1
    if i < 1 or tokens[i].lower not in _LINKS:
        return
    head = tokens[i - 1]
    if tokens[i - 1].sent != tokens[candidate.start].sent:
        return
    noun = people.get(head.lower)
    if noun is not None and (capital(head) or candidate.label == "PERSON"):
        candidate.plural_title = noun.plural
        candidate.title, candidate.title_start = _phrase(reading, i - 1, last)
