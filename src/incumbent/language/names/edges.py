"""The edges of a name set right: titles, determiners and loose ends cut off, particles and hyphenated parts taken in."""

from __future__ import annotations

from incumbent.language.analysis import Token
from incumbent.language.names.candidates import Reading, capital, nationality
from incumbent.language.names.lexicon import Lexicon

_LOOSE = frozenset(
    (
        "DT",
        "PDT",
        "PRP$",
        "CC",
        "RB",
        "RBR",
        "RBS",
        "JJR",
        "CD",
        ",",
        ".",
        ":",
        "``",
        "''",
        "-LRB-",
        "-RRB-",
        "HYPH",
        "POS",
        "SYM",
        "WDT",
    )
)
_QUOTES = frozenset("\"'“”‘’«»()[],;:–—-/*.")
_NEVER_LAST = frozenset(
    ("'s", "’s", "'", "’", "and", "of", "the", "in", "on", "at", "for", "who", "said", "says", "-", "–")
)
_PREFIXES = frozenset("ex pro anti non post pre intra inter mid trans ultra then former neo un".split())
_COMPOUND_TAIL = frozenset(
    (
        "era style led like gate esque bashing appointed backed based inspired supported elect designate friendly allied "
        "controlled run born occupied only held wide related linked themed loyal leaning aligned type funded sponsored "
        "owned made trained endorsed approved critical hating loving supporting backing proof free"
    ).split()
)


def trim(reading: Reading, start: int, end: int, label: str) -> tuple[int, int]:
    """Cut determiners, titles, nationalities and loose ends off; (n, n) where nothing is left."""
    tokens, people = reading.analysis.tokens, reading.lexicon.people
    while end > start and (tokens[end - 1].text in _QUOTES or tokens[end - 1].lower in _NEVER_LAST):
        end -= 1
    while start < end and (
        tokens[start].text in _QUOTES
        or (tokens[start].tag in _LOOSE and not (capital(tokens[start]) and tokens[start].tag in ("CD", "CC")))
    ):
        start += 1
    while end - start > 2 and tokens[start].lower in _PREFIXES and tokens[start + 1].text in "-–":
        start += 2
    if label == "ORG":
        return _trim_body(reading, start, end)
    if label != "PERSON":
        return start, end
    if end - start == 1 and (noun := people.get(tokens[start].lower)) is not None and (noun.plural or noun.title_only):
        return start, start
    while start < end - 1:
        token = tokens[start]
        following = start + 1
        if following < end and tokens[following].text in "-–.":
            following += 1
        if following >= end or not (capital(tokens[following]) or tokens[following].lower in reading.lexicon.particles):
            if capital(token):
                break
            start += 1
            continue
        lower = token.lower
        if lower == "dean" and following == end - 1:
            break  # a given name
        if (
            (not capital(token) and lower not in reading.lexicon.particles)
            or lower in people
            or lower
            in (
                "ex",
                "then",
                "former",
                "prime",
                "vice",
                "deputy",
                "chief",
                "foreign",
                "crown",
            )
            or (token.tag.startswith("JJ") and nationality(token, reading.knowledge))
        ):
            start = following
        else:
            break
    if start < end and tokens[end - 1].lower in people and not reading.knowledge.is_first_name(tokens[start].text):
        if end - start > 1 and not reading.knowledge.is_surname(tokens[end - 1].text):
            return start, start
    return start, end


def _trim_body(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """Cut a person's title off what the recogniser takes for a body: "Coast Guard Commandant", "Assemblywoman Torres"."""
    tokens, lex = reading.analysis.tokens, reading.lexicon
    if end - start == 1 and (noun := lex.people.get(tokens[start].lower)) is not None and noun.plural:
        return start, start
    if end - start > 2 and tokens[end - 1].lower not in lex.bodies and tokens[end - 1].lower not in lex.places:
        for i in range(end - 2, start, -1):
            if not (tokens[i].tag.startswith("NN") and capital(tokens[i])):
                break
            if _title_word(lex, tokens[i]):
                return i + 1, end
    while (
        end - start > 1 and _title_word(lex, tokens[end - 1]) and tokens[end - 2].lower not in ("of", "for", "and", "&")
    ):
        end -= 1
        if end - start == 1 and not (tokens[start].text.isupper() or tokens[start].lower in lex.bodies):
            if reading.knowledge.place(tokens[start].text) is None:
                return start, start
    if end - start == 1 and _title_word(lex, tokens[start]):
        return start, start
    last = tokens[end - 1].lower if end > start else ""
    while (
        end - start > 1
        and _title_word(lex, tokens[start])
        and tokens[start].lower not in ("general", "major", "king", "prince", "count", "independent")
        and tokens[start + 1].tag.startswith("NNP")
        and last not in lex.bodies
        and last not in lex.places
    ):
        start += 1
    return start, end


def _title_word(lex: Lexicon, token: Token) -> bool:
    noun = lex.people.get(token.lower)
    return noun is not None and not noun.plural and capital(token) and token.lower not in lex.bodies


def widen(reading: Reading, start: int, end: int, label: str) -> tuple[int, int]:
    """Take in what is tied on by hyphens and particles: "Chan" to "Chan-o-cha", "Assad" to "al-Assad"."""
    tokens = reading.analysis.tokens
    size = len(tokens)
    if (
        label == "ORG"
        and start >= 2
        and tokens[start - 1].text in "-–"
        and tokens[start - 1].start == tokens[start - 2].end
    ):
        first = start - 2
        while first > 0 and capital(tokens[first - 1]) and start <= tokens[first - 1].head < end:
            first -= 1
        if (
            capital(tokens[start - 2])
            and tokens[start - 2].tag.startswith("NNP")
            and tokens[start - 1].end == tokens[start].start
        ):
            start = first
    while (
        end + 1 < size
        and tokens[end].text in "-–"
        and tokens[end].start == tokens[end - 1].end
        and tokens[end + 1].start == tokens[end].end
        and tokens[end + 1].text[0].isalpha()
        and _tied(tokens, end + 1, end - start, label)
    ):
        end += 2
    while (
        start >= 2
        and tokens[start - 1].text in "-–"
        and tokens[start - 1].end == tokens[start].start
        and tokens[start - 2].end == tokens[start - 1].start
        and (
            tokens[start - 2].lower in reading.lexicon.particles
            or (label == "PERSON" and tokens[start - 2].ent == "PERSON")
        )
    ):
        start -= 2
    if label == "PERSON":
        while (
            start >= 1
            and tokens[start - 1].lower in reading.lexicon.particles
            and tokens[start - 1].tag.startswith(("NN", "FW", "IN", "DT", "JJ"))
        ):
            if tokens[start - 1].lower in ("le", "la", "do", "den", "e", "y", "ten", "an", "da") and not capital(
                tokens[start - 1]
            ):
                break
            if tokens[start].sent != tokens[start - 1].sent:
                break
            start -= 1
        if start >= 1 and tokens[start - 1].text == "Jan" and start <= tokens[start - 1].head < end:
            start -= 1  # no month
        while end < size and tokens[end].lower in reading.lexicon.suffixes and capital(tokens[end]):
            end += 1
        while end < size and _surname_follows(reading, start, end):
            end += 1
    return start, end


def _surname_follows(reading: Reading, start: int, end: int) -> bool:
    """Whether the word after a personal name is still part of it though the recogniser stopped: "Graciano" + "Mijares"."""
    tokens = reading.analysis.tokens
    token, before = tokens[end], tokens[end - 1]
    if before.lower in reading.lexicon.particles and before.text.islower() and token.sent == before.sent:
        if token.lower in reading.lexicon.particles and end + 1 < len(tokens) and capital(tokens[end + 1]):
            return True
        return capital(token) and token.tag.startswith("NNP")  # "Ursula von der" + "Leyen"
    if token.ent or token.sent != tokens[start].sent or not capital(token) or not token.tag.startswith("NNP"):
        return False
    if token.lower in reading.lexicon.people or token.lower in reading.lexicon.bodies:
        return False
    return tokens[end - 1].head == end


def _tied(tokens: list[Token], i: int, length: int, label: str) -> bool:
    token = tokens[i]
    if token.lower in _COMPOUND_TAIL:
        return False
    if capital(token):
        return label == "PERSON" and token.ent in ("PERSON", "") and token.tag.startswith("NN")
    return (label == "PERSON" and len(token.text) <= 6 and not token.tag.startswith(("VB", "JJ", "IN", "RB"))) or (
        label == "PERSON" and length >= 2 and len(token.text) <= 4
    )
