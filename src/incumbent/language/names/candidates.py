"""A candidate: words that may be a name, before anything is decided about them, and how its edges are set right."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, Token
from incumbent.language.names.lexicon import Lexicon, lexicon
from incumbent.records import EntityKind

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
_BEFORE_NAMES = frozenset("ex then former prime vice deputy chief foreign crown team camp".split())
_PREFIXES = frozenset("ex pro anti non post pre intra inter mid trans ultra then former neo un".split())
_COMPOUND_TAIL = frozenset(
    (
        "era style led like gate esque bashing appointed backed based inspired supported elect designate friendly allied "
        "controlled run born occupied only held wide related linked themed loyal leaning aligned type funded sponsored "
        "owned made trained endorsed approved critical hating loving supporting backing proof free"
    ).split()
)


@dataclass(slots=True)
class Candidate:
    """Token range [start, end) of the bare name; `label` is the recogniser's, "" where a rule found it.

    `title` holds the words in front of it that say what the person is ("prime minister"), in lower case, and
    `title_start` the first token of them; `key` the folded name, by which equal names are told.
    """

    start: int
    end: int
    label: str
    key: str
    title: str = ""
    title_start: int = -1
    plural_title: bool = False
    kind: EntityKind | None = None
    entity: int = -1

    @property
    def words(self) -> list[str]:
        return self.key.split(" ")


@dataclass(slots=True)
class Reading:
    """What every step of the search for names looks at."""

    analysis: Analysis
    knowledge: Knowledge
    lexicon: Lexicon
    headline_end: int  # tokens before this one stand in a Title Case headline
    small_words: frozenset[str] = frozenset()  # the words that the article also writes in small letters
    countries: tuple[str, ...] = ()  # all states that the article speaks of, alpha-3, the most first
    focus: str | None = None  # the one state that the article is about, where it is about one

    @classmethod
    def of(cls, analysis: Analysis, knowledge: Knowledge) -> Reading:
        small = frozenset(t.text for t in analysis.tokens if t.text.islower())
        return cls(analysis, knowledge, lexicon(), _title_case_end(analysis), small)


def fold(text: str) -> str:
    """Lower case, without accents, apostrophes made one: how two spellings of a name are compared.

    >>> fold("Erdoğan’s")
    "erdogan's"
    """
    if text.isascii():
        return text.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.replace("’", "'").replace("ı", "i").replace("ł", "l").replace("ø", "o").replace("đ", "d").lower()


def key_of(tokens: list[Token], start: int, end: int) -> str:
    """The folded words of a name, hyphens dropped, joined by blanks."""
    return " ".join(fold(t.text) for t in tokens[start:end] if t.text not in "-–‐")


def capital(token: Token) -> bool:
    """Whether the word begins with a capital letter, an elided article passed over ("d'Estaing")."""
    text = token.text
    return text[0].isupper() or (text[1:2] in "'’" and text[2:3].isupper())


def nationality(token: Token, knowledge: Knowledge) -> bool:
    """Whether the word is an adjective or name of a nation ("Russian", "US")."""
    if not capital(token):
        return False
    if token.ent == "NORP":
        return True
    place = knowledge.place(token.text)
    return place is not None and place.role in ("demonym", "name")


def qualifies(tokens: list[Token], start: int, end: int) -> bool:
    """Whether a word of nationality, party or faith only qualifies a noun: "Russian", "Republican" senators."""
    last = tokens[end - 1]
    following = tokens[end] if end < len(tokens) else last
    if following.text == "-" and following.start == last.end:
        return True
    if (
        following is not last
        and following.tag.startswith("NN")
        and not last.lower.endswith("s")
        and last.sent == following.sent
    ):
        return True
    return last.tag.startswith(("JJ", "VB")) or (last.dep in ("amod", "compound", "nmod") and last.head >= end)


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
        while end < size and tokens[end].lower in reading.lexicon.suffixes and capital(tokens[end]):
            end += 1
        while end < size and _surname_follows(reading, start, end):
            end += 1
    return start, end


def _surname_follows(reading: Reading, start: int, end: int) -> bool:
    """Whether the word after a personal name is still part of it though the recogniser stopped: "Graciano" + "Mijares"."""
    tokens = reading.analysis.tokens
    token = tokens[end]
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


def headline_end(analysis: Analysis) -> int:
    """The first token after the headline; 0 where the article has none, or nothing else."""
    text = analysis.article.text
    line = text.find("\n")
    if line <= 0 or not text[line:].strip():
        return 0
    return next((s.start for s in analysis.sentences if s.char_start > line), 0)


def _title_case_end(analysis: Analysis) -> int:
    """The first token after a headline that writes most of its words with capitals, else 0."""
    end = headline_end(analysis)
    words = [t for t in analysis.tokens[:end] if t.text.isalpha() and len(t.text) > 2]
    capitals = sum(1 for t in words if capital(t))
    return end if len(words) >= 3 and capitals > 0.75 * len(words) else 0
