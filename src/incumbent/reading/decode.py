"""Bytes to text: byte order marks, what the document declares, UTF-8, and a guess for the rest that is said to be a guess."""

from __future__ import annotations

import codecs
import re

from incumbent.errors import InputError
from incumbent.reading import legacy
from incumbent.records import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))
_DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^<>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.I,
)
_HEAD = 4096
_GUESSED_FROM = 200_000
_STRIDE = 1_000_000  # bytes that are decoded at a time where they are only counted
_ASCII_SHARE = 0.85  # above it a text is Latin script with some names in it
_ALIASES = {
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "mac-roman": "mac_roman",
    "x-sjis": "cp932",
    "unicode": "utf-8",
}


def decode(data: bytes, source: str, declared: str | None = None) -> tuple[str, Problem | None]:
    """The text of these bytes, and a problem where the encoding had to be guessed or bytes are broken.

    `declared`: the encoding that the transport named. Raises InputError: input-empty, input-binary, input-encoding.
    """
    if not data.strip():
        raise InputError(f"{source}: the file is empty; nothing to read", code="input-empty")
    encoding, problem = encoding_of(data, source, declared)
    try:
        return data.decode(encoding), problem
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return data.decode("utf-8", "replace"), problem
        raise InputError(
            f"{source}: the bytes are not valid {encoding} ({error.reason} at byte {error.start}); "
            "save the file again as UTF-8",
            code="input-encoding",
        ) from error


def encoding_of(
    data: bytes, source: str, declared: str | None = None, *, whole: bool = True
) -> tuple[str, Problem | None]:
    """How these bytes are to be decoded, for `data` that is the whole or (`whole` False) the beginning.

    Raises InputError: input-binary, input-encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, None
    head = data[:_HEAD]
    if b"\0" in head:
        utf16 = _utf16_without_mark(head)
        if utf16 is None and len(head.translate(None, _CONTROL)) < 0.98 * len(head):
            raise binary(source)
        if utf16 is not None:
            return utf16, _guessed(source, utf16)
    named = _codec(declared) or _codec(_declared_in(data))
    good, bad = _utf8_evidence(data, whole)
    if not bad and (good or named in (None, "utf-8", "ascii") or data.isascii()):
        return (named if data.isascii() and named else "utf-8"), None
    if named and named not in ("utf-8", "ascii") and _decodes(data, named, whole):
        return named, None
    if good > bad:
        return "utf-8", _broken(source, bad)
    if len(head.translate(None, _CONTROL)) < 0.98 * len(head):
        raise binary(source)
    return _guess(data, source)


def binary(source: str) -> InputError:
    return InputError(
        f"{source}: this is binary data, not text; export the article as text or HTML first", code="input-binary"
    )


def _declared_in(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _codec(name: str | None) -> str | None:
    """Python's name of an encoding that pages name; None for none and for those that are no text encodings."""
    if not name:
        return None
    plain = name.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_ALIASES.get(plain, plain))
    except LookupError:
        return None
    if not found._is_text_encoding:
        return None
    if found.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode", "unicode", "raw")):
        return None  # the bytes themselves would have shown the first two; nobody writes pages in the others
    return "cp1252" if found.name in ("iso8859-1", "latin-1") else found.name  # as browsers read it


def _utf8_evidence(data: bytes, whole: bool) -> tuple[int, int]:
    """How many characters beyond ASCII are sound UTF-8, and how many bytes are not."""
    if data.isascii():
        return 0, 0
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    beyond = bad = 0
    for at in range(0, len(data), _STRIDE):
        text = decoder.decode(data[at : at + _STRIDE], final=whole and at + _STRIDE >= len(data))
        if not text.isascii():
            beyond += len(text) - len(text.encode("ascii", "ignore"))
            bad += len(text) - len(text.encode("utf-8", "ignore").decode())
    return beyond - bad, bad


def _decodes(data: bytes, encoding: str, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=whole)
    except UnicodeDecodeError:
        return False
    return True


def _utf16_without_mark(head: bytes) -> str | None:
    """The UTF-16 variant under which nearly all of this is letters and spaces of alphabets in use; None for neither."""
    head = head[: len(head) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, errors="ignore")
        plain = sum((c.isalnum() or c.isspace() or c in ".,;:!?'\"()-–—«»“”<>/={}[]") and c < "\u0700" for c in text)
        if 2 * plain > 0.95 * len(head):
            return encoding
    return None


def _guess(data: bytes, source: str) -> tuple[str, Problem | None]:
    sample = data[:_GUESSED_FROM]
    if sum(b < 128 for b in sample) > _ASCII_SHARE * len(sample) and (found := legacy.guess(sample)):
        return found, _guessed(source, found)
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is None:
        raise InputError(
            f"{source}: the encoding is not UTF-8 and cannot be guessed; save the file again as UTF-8",
            code="input-encoding",
        )
    return (best.encoding if _decodes(data, best.encoding, False) else "utf-8"), _guessed(source, best.encoding)


def _guessed(source: str, encoding: str) -> Problem:
    return Problem(
        "encoding-guessed", f"{source}: not UTF-8; read as {encoding}, a guess; save the file as UTF-8 to be sure"
    )


def _broken(source: str, bad: int) -> Problem:
    said = "1 byte is" if bad == 1 else f"{bad} bytes are"
    return Problem(
        "encoding-broken", f"{source}: {said} not valid UTF-8 and shown as \ufffd; save the file again as UTF-8"
    )
