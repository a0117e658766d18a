"""An article as the reader sees it: words, word pieces, shapes, and the windows in which it is read.

A page is pure arithmetic over the text; training and reading build it by this one module, so that what the weights
learned is what they are shown.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from incumbent.language.words import Sentence, Word, sentences, words

CORE = 224  # pieces of a window that are read for their own sake
CONTEXT = 72  # at most so many pieces before them, read along so that a name in an earlier sentence can be pointed at
LONGEST = 12  # pieces of one word that are kept; what follows adds nothing but cost
SHAPES = 6  # small, Capital, CAPITALS, miXed, digits, other
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_APOSTROPHE = str.maketrans({"’": "'", "ʼ": "'", "\u0301": None})  # and no mark of stress
_OPEN, _CLOSE = frozenset("“„«"), frozenset("”»")


class Vocabulary:
    """Word pieces by longest match first, lower-cased and without accents (WordPiece, Wu et al. 2016)."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.index = {piece: i for i, piece in enumerate(pieces)}
        self.unknown, self.start, self.end = (self.index[p] for p in ("[UNK]", "[CLS]", "[SEP]"))
        self._known: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word, at least one and at most `LONGEST`."""
        found = self._known.get(word)
        if found is None:
            found = self._split(word)
            if len(self._known) < 200_000:
                self._known[word] = found
        return found

    def _split(self, word: str) -> tuple[int, ...]:
        word = plain(word)
        if not word or len(word) > 100:
            return (self.unknown,)
        found: list[int] = []
        for part in _runs(word):
            at, inside = 0, list[int]()
            while at < len(part):
                end = len(part)
                while end > at:
                    piece = part[at:end] if at == 0 else "##" + part[at:end]
                    if piece in self.index:
                        break
                    end -= 1
                else:
                    inside = [self.unknown]
                    break
                inside.append(self.index[piece])
                at = end
            found += inside
        return tuple(found[:LONGEST]) or (self.unknown,)


class Unigram(Vocabulary):
    """Word pieces that are likeliest together, in their own case (Kudo 2018), of the scores (log probabilities) that
    they were counted with.

    Words that begin with a letter or digit are read as if a space stood before them, marks of punctuation as if none
    did: so most of them stand in texts.
    """

    def __init__(self, scores: Mapping[str, float]) -> None:
        self.index = {piece: i for i, piece in enumerate(scores)}
        self.unknown, self.start, self.end = (self.index[p] for p in ("<unk>", "<s>", "</s>"))
        self._scores = {p: score for p, score in scores.items() if not (p[0] == "<" and p[-1] == ">" and len(p) > 2)}
        self._longest = max(map(len, self._scores))
        self._never = min(self._scores.values()) - 10  # what a character costs that no piece holds
        self._known = {}

    def _split(self, word: str) -> tuple[int, ...]:
        return tuple(self.index.get(p, self.unknown) for p in self.parts(word))[:LONGEST] or (self.unknown,)

    def parts(self, word: str) -> list[str]:
        """The pieces as they are written; a character that no piece holds is one by itself."""
        word = unicodedata.normalize("NFKC", word.translate(_APOSTROPHE)).replace(" ", "")
        if not word or len(word) > 100:
            return [word] if word else []
        if word[0].isalnum():
            word = "▁" + word
        best: list[tuple[float, int]] = [(0.0, 0)]  # of the text up to here: score, where its last piece begins
        for end in range(1, len(word) + 1):
            found = (best[end - 1][0] + self._never, end - 1)
            for at in range(max(0, end - self._longest), end):
                score = self._scores.get(word[at:end])
                if score is not None and best[at][0] + score > found[0]:
                    found = (best[at][0] + score, at)
            best.append(found)
        cuts = [len(word)]
        while cuts[-1] > 0:
            cuts.append(best[cuts[-1]][1])
        cuts.reverse()
        return [word[a:b] for a, b in itertools.pairwise(cuts)]


def unigram_of(path: Path) -> Unigram:
    """The vocabulary of a file with a piece and its score a line, parted by a tab."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return Unigram({piece: float(score) for piece, _, score in (line.rpartition("\t") for line in lines if line)})


def plain(word: str) -> str:
    """Lower case, no accents, curly marks made straight."""
    word = word.lower().translate(_STRAIGHT)
    if word.isascii():
        return word
    return "".join(c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn")


def _runs(word: str) -> list[str]:
    """A word cut before and after every mark of punctuation, as the pieces were counted."""
    if word.isalnum():
        return [word]
    parts: list[str] = []
    joined = False
    for c in word:
        if not c.isalnum():
            parts.append(c)
            joined = False
        elif joined:
            parts[-1] += c
        else:
            parts.append(c)
            joined = True
    return parts


def shape(word: str) -> int:
    """Which of the `SHAPES` a word has."""
    if word.isalpha() or any(c.isalpha() for c in word):
        if word.islower():
            return 0
        if len(word) > 1 and word.isupper():
            return 2
        return 1 if len(word) == 1 or (word[0].isupper() and word[1:].islower()) else 3
    return 4 if word[0].isdigit() else 5


@dataclass(slots=True)
class Page:
    """Words and sentences of a text with what the encoder is told of each word.

    `pieces[i]` are the piece numbers of word `i`; `shapes`, `quoted` (1 inside double quotation marks) and `titled` (1
    in the title) are a number a word; `sentence_of` the index of its sentence.
    """

    text: str
    words: list[Word]
    sentences: list[Sentence]
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    quoted: list[int]
    titled: list[int]
    sentence_of: list[int]

    def word(self, i: int) -> str:
        return self.text[self.words[i].start : self.words[i].end]

    def quote(self, first: int, end: int) -> str:
        """The text from word `first` up to but not including word `end`."""
        return self.text[self.words[first].start : self.words[end - 1].end]


def page_of(text: str, vocabulary: Vocabulary) -> Page:
    """The page of a text whose first line is its title (empty where it has none)."""
    found = words(text)
    parts = sentences(text, found)
    forms = [text[w.start : w.end] for w in found]
    sentence_of = [0] * len(found)
    titled = [0] * len(found)
    quoted = [0] * len(found)
    for s, sentence in enumerate(parts):
        for i in range(sentence.first, sentence.last):
            sentence_of[i] = s
            titled[i] = int(sentence.paragraph == 0)
    inside, paragraph = 0, -1
    for i, form in enumerate(forms):
        if parts[sentence_of[i]].paragraph != paragraph:
            inside, paragraph = 0, parts[sentence_of[i]].paragraph
        if form in _OPEN or (form in ('"', "``") and not inside):
            inside = 1
        elif form in _CLOSE or form in ('"', "''"):
            inside = 0
        quoted[i] = inside
    pieces = [vocabulary.pieces(form) for form in forms]
    return Page(text, found, parts, pieces, [shape(f) for f in forms], quoted, titled, sentence_of)


@dataclass(slots=True, frozen=True)
class Window:
    """Words [first, end) are read together; those from `core` on for their own sake, those before as context."""

    first: int
    core: int
    end: int


def windows(page: Page) -> list[Window]:
    """The windows of a page: whole sentences where they fit, every word in exactly one core."""
    found: list[Window] = []
    sizes = [len(p) for p in page.pieces]
    core, filled = 0, 0
    cuts: list[tuple[int, int]] = []
    for sentence in page.sentences:
        size = sum(sizes[sentence.first : sentence.last])
        if filled and filled + size > CORE:
            cuts.append((core, sentence.first))
            core, filled = sentence.first, 0
        if size <= CORE:
            filled += size
            continue
        for i in range(sentence.first, sentence.last):  # a sentence longer than a window is cut
            if filled + sizes[i] > CORE:
                cuts.append((core, i))
                core, filled = i, 0
            filled += sizes[i]
    if core < len(page.words):
        cuts.append((core, len(page.words)))
    for start, end in cuts:
        first, room = start, CONTEXT
        while first > 0 and sizes[first - 1] <= room:
            first -= 1
            room -= sizes[first]
        while (
            first < start
            and first > 0
            and page.sentence_of[first - 1] == page.sentence_of[first] != page.sentence_of[start]
        ):
            first += 1  # no half sentence in front
        found.append(Window(first, start, end))
    return found
