"""Collect candidates: the recogniser's spans with their edges set right, and the names that it missed."""

from __future__ import annotations

from incumbent.language.analysis import Token
from incumbent.language.names.candidates import Candidate, Reading, capital, key_of, qualifies
from incumbent.language.names.edges import trim, widen
from incumbent.language.names.lexicon import Noun
from incumbent.language.names.series import given_name_within, join_halves, place_then_person, share_titles, spell_out
from incumbent.language.names.titles import read_title

_LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"))
_LINKS = frozenset(("of", "for", "on"))
_WORKS = frozenset(("WORK_OF_ART", "PRODUCT", "EVENT", "LAW"))
_DAYS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
        "october november december jan feb aug sept sep oct nov dec"
    ).split()
)


def gather(reading: Reading, spans: list[tuple[int, int, str]]) -> list[Candidate]:
    """All candidates in text order, none overlapping another; the Title Case headline is left out."""
    found: list[Candidate] = []
    taken = bytearray(len(reading.analysis.tokens))
    for start, end, label in spans:
        if start < reading.headline_end:
            continue
        if label in _WORKS and end - start in (2, 3) and _given_first(reading, start, end):
            label = "PERSON"
        if label not in _LABELS and not (label == "PRODUCT" and end - start == 1):
            if label not in ("CARDINAL", "ORDINAL"):
                taken[start:end] = b"\1" * (end - start)
            continue
        if label == "NORP" and end - start == 1 and _personal(reading, start):
            continue
        if label == "NORP" and qualifies(reading.analysis.tokens, start, end):
            longer = _known_body(reading, start, end)
            if longer is not None:
                _add(reading, found, taken, start, longer, "ORG")
            else:
                taken[start:end] = b"\1" * (end - start)
            continue
        if label == "PRODUCT":
            _add(reading, found, taken, start, end, "")
            continue
        for first, last in _parts(reading, start, end, label):
            _add(reading, found, taken, first, last, label)
    _uncovered(reading, found, taken)
    found.sort(key=lambda c: c.start)
    found = spell_out(reading, join_halves(reading, [c for c in found if not _in_title(reading, c)]))
    share_titles(reading, found)
    return found


def _given_first(reading: Reading, start: int, end: int) -> bool:
    """Whether the recogniser's "work" or "event" is but a given name and a surname: "Ahmed Amman"."""
    tokens = reading.analysis.tokens[start:end]
    return all(t.tag == "NNP" for t in tokens) and reading.knowledge.is_first_name(tokens[0].text)


def _personal(reading: Reading, i: int) -> bool:
    """Whether the recogniser's "nationality" is but an unusual name: "Idriss", "Sokol"."""
    token = reading.analysis.tokens[i]
    if token.tag != "NNP" or token.lower in reading.lexicon.faiths or reading.knowledge.place(token.text) is not None:
        return False
    return reading.knowledge.is_first_name(token.text) or reading.knowledge.is_surname(token.text)


def _known_body(reading: Reading, start: int, end: int) -> int | None:
    """The end of a known body's name that begins with a nationality or faith: "Islamic State"."""
    tokens = reading.analysis.tokens
    last = end
    while last < len(tokens) and last < end + 3 and tokens[last].tag.startswith("NNP") and capital(tokens[last]):
        last += 1
    for stop in range(last, end, -1):
        if reading.knowledge.body(reading.analysis.text(start, stop)) is not None:
            return stop
    return None


def _in_title(reading: Reading, c: Candidate) -> bool:
    """Whether the "body" is only a word of somebody's title: "State" in "Secretary of State", "Defence" in "Defence Secretary"."""
    if c.label not in ("ORG", "GPE", "") or c.end - c.start > 1:
        return False
    tokens, people = reading.analysis.tokens, reading.lexicon.people
    token = tokens[c.start]
    if token.text.isupper() or reading.knowledge.place(token.text) is not None:
        return False
    if c.start >= 2 and tokens[c.start - 1].lower in _LINKS and tokens[c.start - 2].lower in people:
        return capital(tokens[c.start - 2])
    following = tokens[c.end] if c.end < len(tokens) else None
    return following is not None and token.head == c.end and capital(following) and following.lower in people


def _add(reading: Reading, found: list[Candidate], taken: bytearray, start: int, end: int, label: str) -> None:
    start, end = trim(reading, start, end, label)
    if start >= end:
        return
    start, end = widen(reading, start, end, label)
    while start < end and taken[start]:
        start += 1
    while end > start and taken[end - 1]:
        end -= 1
    if start >= end:
        return
    tokens = reading.analysis.tokens
    if not any(capital(t) or t.text[0].isdigit() for t in tokens[start:end]):
        return
    candidate = Candidate(start, end, label, key_of(tokens, start, end))
    read_title(reading, candidate)
    if candidate.end > candidate.start:
        taken[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
        found.append(candidate)


def _parts(reading: Reading, start: int, end: int, label: str) -> list[tuple[int, int]]:
    """One span, or several where a possessive, a bracket or a comma joins two names: "Germany's Angela Merkel"."""
    tokens = reading.analysis.tokens
    cuts = [start]
    split = place_then_person(reading, start, end)
    if split is not None:
        cuts.append(split)
    for i in range(cuts[-1], end):
        token = tokens[i]
        if token.tag == "POS" and i + 1 < end:
            place = reading.knowledge.place(reading.analysis.text(cuts[-1], i))
            if label == "PERSON" or place is not None or tokens[i - 1].ent != label:
                cuts.append(i + 1)
        elif token.text == "the" and label == "ORG" and i > cuts[-1] and tokens[i - 1].tag.startswith("NNP"):
            cuts.append(i)
        elif token.lower == "and" and label in ("ORG", "GPE") and _two_places(reading, cuts[-1], i, end):
            cuts.append(i + 1)
        elif token.text in "()[]" or (token.text in ",;:—–/" and label in ("PERSON", "GPE", "NORP")):
            if token.text not in "–" or tokens[i - 1].end != token.start:
                cuts.append(i + 1)
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def _two_places(reading: Reading, start: int, middle: int, end: int) -> bool:
    """Whether "Crete and Cyprus" names two places ("Trinidad and Tobago" is one)."""
    place, text = reading.knowledge.place, reading.analysis.text
    return place(text(start, end)) is None and None not in (place(text(start, middle)), place(text(middle + 1, end)))


def _uncovered(reading: Reading, found: list[Candidate], taken: bytearray) -> None:
    """Runs of capitalised words, and bodies in small letters, that no span covers."""
    tokens, sentences = reading.analysis.tokens, reading.analysis.sentences
    people, small = reading.lexicon.people, reading.lexicon.small
    size = len(tokens)
    i = reading.headline_end
    while i < size:
        token = tokens[i]
        if taken[i]:
            i += 1
            continue
        if token.text[0].isupper():
            tag = token.tag
            if tag.startswith("NNP") or (tag in ("NN", "NNS", "JJ", "FW") and i != sentences[token.sent].start):
                end = _run(tokens, taken, i, size)
                _split_run(reading, found, taken, i, end, people)
                i = end
                continue
        elif token.lower in small and token.tag.startswith("NN"):
            start = _small_body(reading, taken, i)
            if start < i:
                found.append(Candidate(start, i + 1, "SMALL", key_of(tokens, start, i + 1)))
                taken[start : i + 1] = b"\1" * (i + 1 - start)
        i += 1


def _run(tokens: list[Token], taken: bytearray, i: int, size: int) -> int:
    end = i + 1
    sent = tokens[i].sent
    while end < size and not taken[end] and tokens[end].sent == sent:
        token = tokens[end]
        if token.text[0].isupper() and token.tag.startswith(("NN", "JJ", "FW")):
            end += 1
        elif (
            token.lower in ("of", "al", "bin", "de", "el", "ibn", "van", "von", "der", "and")
            and end + 1 < size
            and not taken[end + 1]
            and tokens[end + 1].text[0].isupper()
            and tokens[end + 1].tag.startswith("NNP")
            and tokens[end + 1].sent == sent
            and (token.lower != "and" or _has_of(tokens, i, end))
        ):
            end += 2
        else:
            break
    return end


def _has_of(tokens: list[Token], start: int, end: int) -> bool:
    return any(t.lower == "of" for t in tokens[start:end])


def _split_run(
    reading: Reading, found: list[Candidate], taken: bytearray, start: int, end: int, people: dict[str, Noun]
) -> None:
    """Leave titles and nationalities at the front of the run; what remains may be a name."""
    tokens = reading.analysis.tokens
    while start < end and (
        tokens[start].lower in people
        or tokens[start].lower in _DAYS
        or (tokens[start].lower in ("prime", "vice", "deputy", "attorney") and start + 1 < end)
    ):
        if start + 1 < end and tokens[start + 1].lower in _LINKS:
            cut = given_name_within(reading, start + 2, end) if start + 4 < end else None
            if cut is not None:
                _add(reading, found, taken, cut, end, "PERSON")
            return
        start += 1
    if start >= end:
        return
    before = found and found[-1].end == start
    _add(reading, found, taken, start, end, "" if not before else "TAIL")


def _small_body(reading: Reading, taken: bytearray, head: int) -> int:
    """Where the name of a body in small letters begins ("state control committee"); `head` where there is none."""
    tokens = reading.analysis.tokens
    start = head
    while start > 0 and not taken[start - 1] and tokens[start - 1].sent == tokens[head].sent:
        token = tokens[start - 1]
        if token.tag in ("NN", "NNP", "NNPS", "JJ", "NNS", "VBG", "HYPH") and token.lower not in reading.lexicon.vague:
            if token.head < start - 1 or (capital(token) and token.tag == "JJ"):
                break
            start -= 1
        else:
            break
    while start < head and tokens[start].tag in ("HYPH", "VBG"):
        start += 1
    if start < head and start > 0 and tokens[start - 1].tag in ("HYPH", "CD"):
        return head
    if start > 0 and tokens[start - 1].lower in ("a", "an", "any", "some", "every", "each", "no", "another"):
        return head
    previous = tokens[start - 1] if start > 0 else None
    if previous is not None and taken[previous.i] and previous.tag.startswith("NNP") and previous.head >= start:
        return head if previous.ent != "GPE" else start
    return start
