"""The geometry that all steps of attribution share: reach of every token's subtree, and which quotation it stands in."""

from __future__ import annotations

from bisect import bisect_left

from incumbent.coding.statements.quotes import Quotation, find_quotations
from incumbent.language import Analysis, Sentence, Token

_PARTIES = frozenset(("nsubj", "nsubjpass", "csubj", "dobj", "poss", "agent"))
_BREAKS = frozenset((",", "”", "''", '"', "—", "–"))


class Frame:
    """Computed once an article, in linear time.

    `lo[i]` and `hi[i]` are the first and last token of the subtree of token i. `quote[i]` is the index in `quotations`
    of the outermost quotation around token i, or -1. `reach[q]` is the (first, last) token of quotation q.
    """

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.tokens = tokens
        self.text = text
        self.lo, self.hi = _reaches(tokens)
        self.quotations: list[Quotation] = [q for q in find_quotations(text) if q.level == 0]
        self.quote: list[int] = [-1] * len(tokens)
        self.reach: list[tuple[int, int]] = []
        starts = [t.start for t in tokens]
        kept: list[Quotation] = []
        for q in self.quotations:
            first = bisect_left(starts, q.start)
            last = bisect_left(starts, q.end) - 1
            if last < first or first >= len(tokens):
                continue
            for i in range(first, last + 1):
                self.quote[i] = len(kept)
            self.reach.append((first, last))
            kept.append(q)
        self.quotations = kept
        self._words, self._quoted = self._counts()
        self._parties: dict[int, list[int]] = {}
        self._quoted_in = (-1, range(0))  # the sentence asked for last
        self._ends = [last for _, last in self.reach]

    def _counts(self) -> tuple[list[int], list[int]]:
        """Running counts of words and of quoted words before each token."""
        words, quoted, n, q = [0], [0], 0, 0
        for token, inside in zip(self.tokens, self.quote, strict=True):
            if token.text[0].isalnum():
                n += 1
                q += inside >= 0
            words.append(n)
            quoted.append(q)
        return words, quoted

    def word_count(self, lo: int, hi: int) -> int:
        """How many words, punctuation apart, stand from token `lo` to token `hi`."""
        return self._words[hi + 1] - self._words[lo]

    def quoted_count(self, lo: int, hi: int) -> int:
        """How many of them stand in a quotation."""
        return self._quoted[hi + 1] - self._quoted[lo]

    def quotations_of(self, sentence: Sentence) -> range:
        """The quotations that share a token with this sentence."""
        if self._quoted_in[0] == sentence.i:
            return self._quoted_in[1]
        first = bisect_left(self._ends, sentence.start)
        end = first
        while end < len(self.reach) and self.reach[end][0] < sentence.end:
            end += 1
        self._quoted_in = (sentence.i, range(first, end))
        return self._quoted_in[1]

    def parties(self, i: int) -> list[int]:
        """Subjects, objects, owners and agents that hang on a token: the first few, looked up once."""
        known = self._parties.get(i)
        if known is None:
            known = [j for j in self.tokens[i].children if self.tokens[j].dep in _PARTIES][:8]
            self._parties[i] = known
        return known

    @classmethod
    def of(cls, analysis: Analysis) -> Frame:
        return cls(analysis.tokens, analysis.article.text)

    def swallowed(self, i: int) -> int:
        """The clause that a participle after a comma introduces where the parse takes it for that clause's subject.

        "..., adding their union will help": a parse that hangs "adding" under "help" as csubj; -1 where this is not so.
        """
        token = self.tokens[i]
        if token.dep != "csubj" or token.tag != "VBG" or i == 0 or self.tokens[i - 1].text not in _BREAKS:
            return -1
        return token.head

    def quotation_after(self, sentence: Sentence) -> int:
        """The quotation that opens where this sentence ends (the parse may hang its mark on this sentence), or -1."""
        for i in (sentence.end, sentence.end - 1):
            if i < len(self.tokens) and self.quote[i] >= 0 and self.reach[self.quote[i]][0] == i:
                return self.quote[i] if self.reach[self.quote[i]][1] >= sentence.end else -1
        return -1

    def quotation_before(self, sentence: Sentence) -> int:
        """The quotation that closes where this sentence begins (its mark may hang on this sentence), or -1."""
        for i in (sentence.start - 1, sentence.start):
            if i >= 0 and self.quote[i] >= 0 and self.reach[self.quote[i]][1] == i:
                return self.quote[i] if self.reach[self.quote[i]][0] < sentence.start else -1
        return -1

    def gap_before(self, sentence: Sentence) -> str:
        """The text between this sentence and the token before it."""
        before = self.tokens[sentence.start - 1].end if sentence.start else 0
        return self.text[before : self.tokens[sentence.start].start]

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return self.text[self.tokens[first].start : self.tokens[last].end]


def _reaches(tokens: list[Token]) -> tuple[list[int], list[int]]:
    lo, hi = list(range(len(tokens))), list(range(len(tokens)))
    order: list[int] = []
    stack = [t.i for t in tokens if t.head == t.i]
    while stack:
        i = stack.pop()
        order.append(i)
        stack.extend(tokens[i].children)
    for i in reversed(order):
        head = tokens[i].head
        if lo[i] < lo[head]:
            lo[head] = lo[i]
        if hi[i] > hi[head]:
            hi[head] = hi[i]
    return lo, hi
