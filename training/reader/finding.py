"""Character spans of an annotation -> words of a page, and the words of a title in a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from incumbent.reader.pieces import Page

SHORT = {
    "senator": "sen",
    "representative": "rep",
    "governor": "gov",
    "senators": "sens",
    "general": "gen",
    "lieutenant": "lt",
}


class Finder:
    """Character spans to words."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.starts = [w.start for w in page.words]
        self.ends = [w.end for w in page.words]
        self.forms = [page.word(i).lower() for i in range(len(page.words))]

    def words(self, span: list[int] | tuple[int, int] | None) -> list[int]:
        if span is None:
            return []
        span = self._whole(span)
        if span is None:
            return []
        lo = bisect_right(self.ends, span[0])
        hi = bisect_left(self.starts, span[1])
        return list(range(lo, hi))

    def _whole(self, span: list[int] | tuple[int, int]) -> list[int] | tuple[int, int] | None:
        """A span that begins or ends inside a word was found inside another one ("he" in "the"): look near for its own."""
        text, (start, end) = self.page.text, span
        cut = (start > 0 and text[start - 1].isalpha() and text[start].isalpha()) or (
            end < len(text) and text[end].isalpha() and text[end - 1].isalpha()
        )
        if not cut or end - start > 40:
            return span
        lo, hi = max(text.rfind("\n", 0, start), start - 250, 0), min(end + 250, len(text))
        found = [
            m.span()
            for m in re.finditer(r"(?<!\w)" + re.escape(text[start:end]) + r"(?!\w)", text[lo:hi], re.IGNORECASE)
        ]
        if not found:
            return None
        a, b = min(found, key=lambda f: abs(lo + f[0] - start))
        return [lo + a, lo + b]

    def phrase(self, phrase: str, lo: int, hi: int) -> list[int]:
        """The words of the first occurrence of a phrase among words [lo, hi), whole words, case folded."""
        start, end = self.page.words[lo].start, self.page.words[hi - 1].end
        text = self.page.text[start:end].lower()
        m = re.search(r"(?<!\w)" + re.escape(phrase.lower()) + r"s?(?!\w)", text)
        return self.words([start + m.start(), start + m.end()]) if m else []


def alike(a: str, b: str) -> bool:
    """Whether two small words may be cases of one, by how they begin: all but three letters of the shorter, at least three."""
    least = min(len(a), len(b))
    return a == b or (least > 3 and a[: max(3, least - 3)] == b[: max(3, least - 3)] and abs(len(a) - len(b)) < 4)


def inflected(find: Finder, phrase: str, lo: int, hi: int) -> list[int]:
    """The words among [lo, hi) that are a phrase in any case, or else its last word."""
    whole = phrase.lower().split()
    for parts in (whole, whole[-1:]):
        for i in range(lo, hi - len(parts) + 1) if parts else ():
            if all(map(alike, parts, find.forms[i : i + len(parts)])):
                return list(range(i, i + len(parts)))
    return []


def title_words(find: Finder, title: str, lo: int, hi: int, near: int | None) -> list[int]:
    """The words of a title within [lo, hi): the whole phrase, its short form, or its first words."""
    title = title.lower()
    found = find.phrase(title, lo, hi)
    if found:
        return found
    for long, short in SHORT.items():
        if title == long:
            hits = [i for i in range(lo, hi) if find.forms[i].rstrip(".") in (short, short + "s")]
            if hits:
                return [min(hits, key=lambda i: abs(i - (near if near is not None else i)))]
    parts = title.split()
    if len(parts) > 1:
        hits = [i for i in range(lo, hi) if any(len(p) > 3 and find.forms[i].startswith(p[:6]) for p in parts)]
        if len(hits) >= 2 and hits[-1] - hits[0] < len(parts) + 3:
            return list(range(hits[0], hits[-1] + 1))
        if len(hits) >= 1 and find.forms[hits[0]].startswith(parts[-1][:6]):
            return hits[:1]
    elif parts:
        hits = [i for i in range(lo, hi) if len(parts[0]) > 3 and find.forms[i].startswith(parts[0][:6])]
        if hits:
            return [min(hits, key=lambda i: abs(i - (near if near is not None else i)))]
    return []
