"""Text as it should be read: what typesetting, copying and faulty software left between the letters is taken out.

Entities become characters, soft hyphens and characters without width go, ligatures come apart, words that were parted at
the end of a line are joined, letters and their accents become one character, UTF-8 that was read as cp1252 is read again.
"""

from __future__ import annotations

import html
import re
import unicodedata

UNSAFE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_NO_WIDTH = re.compile("\u00ad\n?|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u180e]")
_JOINERS = re.compile("(?<=[\u0000-\u024f])[\u200c\u200d](?=[\u0000-\u024f])")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])[\u00b4\u02bc\u2032](?=[^\W\d_])")
_STRAY_ACCENT = re.compile(r"(?<=\w)[\u00a8\u00af\u00b4\u00b8\u02c6\u02d8-\u02dd]+")
_PARTED = re.compile(r"(?<![\w-])([^\W\d_]{2,}(?:['’][^\W\d_]+)?)[-\u2010]\n[ \t]*(?=([^\W\d_]+))")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOJIBAKE = re.compile(
    "[ÂÃÄÅ][\u0080-\u00bf\u0152-\u0178\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|â€|Ð[\u0080-\u00bf]|ï¿½|ï»¿"
)
_COMPOUNDS = frozenset(
    "vice ex self half well long short high low north south east west cross left right far one two three four five six seven "
    "eight nine twenty thirty forty fifty sixty seventy eighty ninety first second third afro euro commander attorney "
    "secretary director inspector auditor hard then centre center".split()
)


def tidy(text: str) -> str:
    """The text without the leavings; lines stay lines, so that paragraphs can still be told.

    >>> tidy("The depu-\\nty minister\\u200b of Cura\\u00ad\\u00e7ao &amp; Aruba")
    'The deputy minister of Curaçao & Aruba'
    """
    if "&" in text:
        text = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
        text = _ENTITY.sub(lambda m: html.unescape(m[0]), text)  # exports that escape twice
    text = text.replace("â€\x9d", "”")  # before its last sign, for which cp1252 has no letter, goes with the controls
    text = UNSAFE.sub(_unsafe, text)
    text = _LINES.sub("\n", text)
    if not text.isascii():
        text = _letters(text)
    if "-\n" in text or "\u2010\n" in text:
        text = _rejoin(text)
    return text


def one_line(text: str | None) -> str | None:
    """A field that is one line, tidied; None where nothing is left."""
    return " ".join(tidy(text).split()) or None if text else None


def _unsafe(match: re.Match[str]) -> str:
    """C1 controls are cp1252 that was read as Latin-1; other controls and half characters part words."""
    code = ord(match[0])
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "replace").replace("\ufffd", " ")
    return " "


def _letters(text: str) -> str:
    if _MOJIBAKE.search(text):
        text = _mended(text)
    text = _NO_WIDTH.sub("", text)
    text = _JOINERS.sub("", text)
    text = _SPACES.sub(" ", text).translate(_LIGATURES)
    text = _APOSTROPHE.sub("’", text)
    text = _STRAY_ACCENT.sub("", text)
    return unicodedata.normalize("NFC", text)


def _mended(text: str) -> str:
    """UTF-8 that was read as cp1252 and written again, line by line: a line may be sound beside one that is not."""
    import ftfy

    lines = []
    for line in text.split("\n"):
        if len(line) < 200_000 and _MOJIBAKE.search(line):
            line = ftfy.fix_encoding(line.replace("â€\ufffd", "”"))
        lines.append(line)
    return "\n".join(lines)


def _rejoin(text: str) -> str:
    """Words parted by a hyphen at the end of a line; the hyphen stays in compounds, and where the text writes it elsewhere."""
    written = set(_WORDS.findall(text.lower()))

    def join(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        if second[:1].isupper() or first.lower() in _COMPOUNDS:
            return f"{first}-"
        if f"{first}-{second}".lower() in written and f"{first}{second}".lower() not in written:
            return f"{first}-"
        return first

    return _PARTED.sub(join, text)
