"""Strangers' text and addresses on a page: shown as it is written, never run, never followed blindly."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


def seen(text: Any) -> str:
    """The text with a sign in place of each character that cannot be shown or that turns the writing around.

    One character stays one character, so offsets hold.
    """
    plain = str(text)
    if plain.isascii() and plain.isprintable():
        return plain
    return _TURNING.sub("\u2423", _CONTROL.sub("\ufffd", plain))


def words(text: Any) -> Markup:
    """Text for a page: escaped, and kept apart from its neighbours' direction of writing."""
    if text is None:
        return Markup("")
    plain = seen(text)
    return escape(plain) if plain.isascii() else Markup("<bdi>{}</bdi>").format(plain)


def web_address(url: str | None) -> str | None:
    """The address, where it is a plain http or https address; None for every other scheme and for tricks."""
    if not url or len(url) > 2_000 or any(ord(c) <= 32 or ord(c) == 127 for c in url):
        return None
    try:
        parts = urlsplit(url)
        sound = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    return seen(url) if sound else None


def site(url: str | None) -> str | None:
    """The name of the site of a plain web address, to stand for a publisher that is not told.

    >>> site("https://www.news.example/2020/reshuffle")
    'news.example'
    """
    safe = web_address(url)
    return urlsplit(safe).netloc.removeprefix("www.") if safe else None


def dumps(value: Any) -> bytes:
    """JSON as UTF-8; characters that cannot be seen are written as escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _UNSEEN.sub(lambda m: f"\\u{ord(m[0]):04x}", text).encode()
