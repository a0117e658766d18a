"""Text of strangers on a terminal: no escape sequences, no control characters, no tricks with the direction of writing."""

from __future__ import annotations

import re
import unicodedata

_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|[@-Z\\-_])|\x9b[0-?]*[ -/]*[@-~]"
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_PLAIN = re.compile(r"[\x20-\x7e]*\Z")


def plain(text: str) -> str:
    """One line that shows what the text says and does nothing else.

    >>> plain("red\\x1b[31m alert\\u202e")
    'red alert'
    """
    if _PLAIN.match(text):
        return text
    text = _ESCAPES.sub("", text)
    kept = "".join(" " if c in "\t\n\r\v\f\x85\u2028\u2029" else c for c in text if not _hidden(c))
    return " ".join(kept.split())


def _hidden(c: str) -> bool:
    if c in _BIDI:
        return True
    return (
        unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn") and c not in "\t\n\r\v\f\x85"
    ) or c in "\ufeff\u200b\u2060"
