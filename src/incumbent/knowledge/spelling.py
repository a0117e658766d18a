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


# Applied in order to one folded word. Each line takes several spellings of one sound together.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch", "k"),
        (r"shch|sch|sh|sz|zh|rz|ts|tz|dz(?:h)?", "s"),
        (r"tch|cz|ch|kh|gh|ck|q", "k"),
        (r"ph", "v"),
        (r"([tdbrp])h", r"\1"),
        (r"c(?=[eiy])", "s"),
        (r"z", "s"),
        (r"x", "ks"),
        (r"c|g|h", "k"),
        (r"w|f", "v"),
        (r"(.)\1+", r"\1"),
        (r"[aeiouyj]+", ""),
    )
)


_VOWELS = "[aeiouyj]+"
_CLOSE = (
    *((pattern, sound) for pattern, sound in _SOUNDS if pattern.pattern != _VOWELS),
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"i+(?=[aeou])"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
_SLAVIC_ENDING = re.compile(r"(?<=[nlvrtkdh])(?:skyi|skiy|skii|skij|skyj|skyy|sky|ski|skaya|skaia|ska)$")
_ENDING = re.compile(r"(?<=enk)o$")


@lru_cache(maxsize=131072)
def word_key(word: str) -> str:
    """The sound of one folded word: its consonants, those that languages spell alike taken together.

    "lukashenko", "lukaszenka" and "lukaschenko" all give "lksnk". Short words keep their vowels.
    """
    if len(word) <= 3:
        return close_key(word)
    sound = word
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound if len(sound) > 1 else close_key(word)


@lru_cache(maxsize=131072)
def close_key(word: str) -> str:
    """A finer key than `word_key`, with its vowels: "zelensky", "zelenskiy" and "zelenskyy" agree, "zielinski" does not."""
    close = _ENDING.sub("a", _SLAVIC_ENDING.sub("ski", word))
    for pattern, replacement in _CLOSE:
        close = pattern.sub(replacement, close)
    return close or word


def key(text: str) -> str:
    """How a name sounds, word by word: the same for Lukashenko, Lukashenka, Lukaschenko and Лукашенко."""
    return " ".join(word_key(word) for word in fold(text).split())
