"""Spelling put aside: `fold` for exact look-ups, `latin` for other scripts, `key` for names that sound alike.

In: a name as some newspaper spells it. Out: a string that is the same for every usual spelling of that name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters without a canonical decomposition, and the Cyrillic, Greek and Armenian-free alphabets of the names we hold.
_LETTERS = {
    "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ı": "i", "ħ": "h", "ŋ": "ng",
    "ə": "a", "ʻ": "", "ʼ": "", "’": "", "‘": "", "`": "", "´": "", "ʹ": "", "ʺ": "", "ʿ": "", "ʾ": "", "'": "",
    # Cyrillic: Russian, Ukrainian, Belarusian, Serbian, Macedonian, Bulgarian, Kazakh, Kyrgyz, Tajik, Mongolian
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "yi", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch",
    "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj",
    "џ": "dz", "ѓ": "gj", "ќ": "kj", "ѕ": "dz", "ә": "a", "ғ": "g", "қ": "k", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u",
    "һ": "h", "ӣ": "i", "ӯ": "u", "ҳ": "h", "ҷ": "j",
    # Greek
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
    "χ": "ch", "ψ": "ps", "ω": "o",
}  # fmt: skip

_KEPT_MARKS = {"й", "ё", "ї", "ў", "ѓ", "ќ"}
_WORD = re.compile(r"\w+")


def latin(text: str) -> str:
    """`text` in lower-case Latin letters without diacritics: "Лукашенко" gives "lukashenko", "Kaczyński" "kaczynski".

    Other scripts (Arabic, Chinese) pass through unchanged. Never raises; idempotent.
    """
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    letters: list[str] = []
    for letter in unicodedata.normalize("NFKC", text).lower():
        if letter in _LETTERS:
            letters.append(_LETTERS[letter])
            continue
        for part in unicodedata.normalize("NFKD", letter):
            if not unicodedata.combining(part):
                letters.append(_LETTERS.get(part, part))
    return "".join(letters).lower()


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Words of `text` in plain Latin lower case, one space between, no marks or points: "J.-P. Raffarin" is "j p raffarin"."""
    return " ".join(_WORD.findall(latin(text)))


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """A rough key of how a name sounds, word by word: the same for Lukashenko, Lukashenka, Lukaschenko and Лукашенко."""
    return fold(text)
