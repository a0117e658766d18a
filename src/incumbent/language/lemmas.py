"""Lemmas by the model's own tables, remembered per word and tag: the same answers as its lemmatizer, at no cost."""

from __future__ import annotations

from typing import Any

_POS = {"N": "noun", "V": "verb", "J": "adj", "R": "adv"}
_FIXED = {
    "'s": "be",
    "'re": "be",
    "'m": "be",
    "'ve": "have",
    "'d": "would",
    "'ll": "will",
    "n't": "not",
    "ca": "can",
    "wo": "will",
}


class Lemmas:
    """`lemmas("replaced", "VBD") == "replace"`; words outside the tables are their own lemma."""

    def __init__(self, nlp: Any) -> None:
        tables = nlp.get_pipe("lemmatizer").lookups if "lemmatizer" in nlp.component_names else None

        def table(name: str) -> dict[str, Any]:
            if tables is None or not tables.has_table(name):
                return {}
            table = tables.get_table(name)
            return {pos: table.get(pos, {}) for pos in _POS.values()}

        self._index, self._exceptions, self._rules = table("lemma_index"), table("lemma_exc"), table("lemma_rules")
        self._known: dict[tuple[str, str], str] = {}

    def __call__(self, lower: str, tag: str) -> str:
        key = (lower, tag)
        lemma = self._known.get(key)
        if lemma is None:
            if len(self._known) > 200_000:
                self._known.clear()
            lemma = self._known[key] = self._lemma(lower, tag)
        return lemma

    def _lemma(self, lower: str, tag: str) -> str:
        if tag in ("VBZ", "VBP", "VBD", "MD", "RB") and lower in _FIXED:
            return _FIXED[lower]
        pos = _POS.get(tag[:1])
        if pos is None or tag in ("NN", "NNP", "VB", "JJ", "RB", "RP"):
            return lower
        exceptions = self._exceptions.get(pos, {})
        if lower in exceptions:
            return str(exceptions[lower][0])
        index = self._index.get(pos, {})
        guesses = [lower[: -len(old)] + new for old, new in self._rules.get(pos, ()) if lower.endswith(old)]
        guesses = [g for g in guesses if g]
        if lower in index and tag not in ("VBD", "VBN", "VBG", "VBZ", "NNS"):
            return lower
        known = [g for g in guesses if g in index]
        best: str = (known or guesses or [lower])[0]
        return best
