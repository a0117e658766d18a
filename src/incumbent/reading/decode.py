"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, and a guess for the rest that is said to be a guess."""

from __future__ import annotations

import codecs

from incumbent.errors import InputError
from incumbent.records import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = bytes(b for b in range(32) if b not in (9, 10, 12, 13, 27))


def decode(data: bytes, source: str) -> tuple[str, Problem | None]:
    """The text of these bytes, and a problem where the encoding had to be guessed.

    Raises InputError: input-empty, input-binary, input-encoding.
    """
    if not data.strip():
        raise InputError(f"{source}: the file is empty; nothing to read", code="input-empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, source), None
    head = data[:4096]
    if b"\0" in head:
        guess = _utf16_without_mark(head)
        if guess is None:
            raise InputError(
                f"{source}: this is binary data, not text; export the article as text or HTML first",
                code="input-binary",
            )
        return _strict(data, guess, source), _guessed(source, guess)
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    if len(head.translate(None, _CONTROL)) < 0.98 * len(head):
        raise InputError(
            f"{source}: this is binary data, not text; export the article as text or HTML first", code="input-binary"
        )
    return _guess(data, source)


def _strict(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{source}: the bytes are not valid {encoding} ({error.reason} at byte {error.start}); "
            "save the file again as UTF-8",
            code="input-encoding",
        ) from error


def _utf16_without_mark(head: bytes) -> str | None:
    """The UTF-16 variant under which nearly all of this is letters and spaces of alphabets in use; None for neither."""
    head = head[: len(head) // 2 * 2]
    for encoding in ("utf-16-le", "utf-16-be"):
        text = head.decode(encoding, errors="ignore")
        plain = sum((c.isalnum() or c.isspace() or c in ".,;:!?'\"()-–—«»“”") and c < "\u0700" for c in text)
        if 2 * plain > 0.95 * len(head):
            return encoding
    return None


def _guess(data: bytes, source: str) -> tuple[str, Problem | None]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise InputError(
            f"{source}: the encoding is not UTF-8 and cannot be guessed; save the file again as UTF-8",
            code="input-encoding",
        )
    return data.decode(best.encoding, errors="replace"), _guessed(source, best.encoding)


def _guessed(source: str, encoding: str) -> Problem:
    return Problem(
        "encoding-guessed", f"{source}: not UTF-8; read as {encoding}, a guess; save the file as UTF-8 to be sure"
    )
