"""Is it English? A cheap look at function words settles most texts; a trained identifier names the language of the rest."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:'[a-z]+)?")
_ENGLISH = frozenset(
    "the of and to in a that is was for on as with by at from his her he she it they be been has had have are were not "
    "but which who an or this their after will would said about more its into over than".split()
)


def language_of(text: str) -> str:
    """ISO 639-1 code of the language that most of the text is in; "und" where there are no words."""
    words = _WORD.findall(text[:6000].lower())
    if not words:
        return "und"
    english = sum(w in _ENGLISH for w in words) / len(words)
    if english >= 0.22 or (english >= 0.12 and len(words) < 30):
        return "en"
    return _identify(text[:6000], len(words), english)


def _identify(text: str, words: int, english: float) -> str:
    code = _classify(text)
    if code == "en" or (words < 12 and text.isascii()) or (words < 40 and text.isascii() and english > 0.08):
        return "en"
    return code


def _classify(text: str) -> str:
    from py3langid.langid import classify  # loads its model on first use, about a second

    return str(classify(text)[0])
