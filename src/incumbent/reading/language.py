"""Which language is it? Function words settle English, letters tell Russian, Belarusian and Ukrainian apart; a trained
identifier names the language of the rest."""

from __future__ import annotations

import re

_FOREIGN = frozenset("јљњћђџѓќѕәғқңөұүһӣӯҳҷѣѳ")  # Cyrillic letters that none of the three has
_FEW = 0.1  # as many "і" for each "и" has a Russian text at most, of names it quotes
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
    letters = _by_letters(text[:6000].lower())
    if letters is not None:
        return letters
    return _identify(text[:6000], len(words), english)


def _identify(text: str, words: int, english: float) -> str:
    code = _classify(text)
    if code == "en" or (words < 12 and text.isascii()) or (words < 40 and text.isascii() and english > 0.08):
        return "en"
    return code


def _classify(text: str) -> str:
    from py3langid.langid import classify  # loads its model on first use, about a second

    return str(classify(text)[0])


def _by_letters(text: str) -> str | None:
    """Russian, Belarusian or Ukrainian by the letters that only some of them have; None where they do not tell.

    >>> _by_letters("ён сказаў"), _by_letters("він сказав її"), _by_letters("он сказал это"), _by_letters("той каза това")
    ('be', 'uk', 'ru', None)
    """
    count = {c: text.count(c) for c in "іїєґўыэи"}
    cyrillic = sum("а" <= c <= "ґ" for c in text)
    if 2 * cyrillic < sum(c.isalpha() for c in text) or any(c in _FOREIGN for c in text):
        return None
    belarusian, russian = count["ў"] + count["ы"] + count["э"], count["ы"] + count["э"]
    ukrainian = count["ї"] + count["є"] + count["ґ"]
    if count["ў"] and count["ў"] > ukrainian and count["и"] <= count["і"] + count["ў"]:
        return "be"
    if count["і"] > _FEW * count["и"]:
        if belarusian > ukrainian and count["и"] <= _FEW * count["і"]:
            return "be"
        if ukrainian > russian or (count["и"] and not russian):
            return "uk"
        return None
    return "ru" if russian and russian > ukrainian else "uk" if ukrainian > 1 and not russian else None
