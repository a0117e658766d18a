"""HTML made safe to parse: no tag of boundless length, no depth without end, no character that a parser refuses."""

from __future__ import annotations

import html as entities
import re
from functools import cache
from typing import Any

from incumbent.reading.tidy import UNSAFE

_TAGS = re.compile(
    r"<(?:/?(?:p|div|br|span|a|article|section|li|ul|ol|h[1-6]|b|i|em|strong|table|tr|td|blockquote|figure|img)\b"
    r"[^<>]{0,2000})>", re.I,
)  # fmt: skip
_LONG_TAG = re.compile(r"<(/?[a-zA-Z][\w:-]{0,40})[^<>]{8000,}(>?)")
_BLOCK = re.compile(
    r"<(?:/?(?:p|div|h[1-6]|section|article|ul|ol|tr|blockquote|figure|table)|hr)(?![\w-])[^<>]{0,8000}>", re.I
)
_LINE = re.compile(r"<(?:br|/li|/td|/dd|/dt)(?![\w-])[^<>]{0,2000}>", re.I)
_DROPPED = re.compile(
    r"<(script|style|noscript|iframe|figcaption|svg)(?![\w-])[^<>]{0,8000}>.*?(?:</\1\s*>|\Z)", re.I | re.S
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_ANY_TAG = re.compile(r"</?[a-zA-Z!?][^<>]{0,8000}>")
DEEPEST = 200  # elements inside each other; below, wrappers are taken away and their text stays
_MOST_DROPPED = 2_000
_WRAPPER = re.compile(
    r"<(/?)(?:div|span|section|article|main|blockquote|center|font|ul|ol|dl|table|tbody|tr|td|b|i|em|strong|small|big|u|a|form|fieldset)"
    r"(?![\w-])[^<>]{0,8000}>",
    re.I,
)


def has_tags(text: str) -> bool:
    return "<" in text and bool(_TAGS.search(text))


def strip_tags(text: str) -> str:
    """The words of an HTML fragment, blocks parted by blank lines. Linear in the length, whatever the text."""
    text = _LONG_TAG.sub(r"<\1\2", text)
    text = _COMMENT.sub(" ", text)
    text = _DROPPED.sub(" ", text, count=_MOST_DROPPED)
    text = _LINE.sub("\n", text)
    text = _BLOCK.sub("\n\n", text)
    text = _ANY_TAG.sub("", text)
    text = entities.unescape(text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def parsed(text: str) -> Any:
    """An lxml tree of a page (an HtmlElement), or None where there is nothing to parse. Never fetches, never runs."""
    text = UNSAFE.sub(" ", _LONG_TAG.sub(r"<\1\2", text))
    text = re.sub(r"^\s*<\?xml[^<>]{0,200}\?>", "", text)
    tree = _tree(text)
    return _tree(_shallow(text)) if tree is not None and _too_deep()(tree) else tree


def _tree(text: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


@cache
def _too_deep() -> Any:
    """A test whether a tree is deeper than DEEPEST, which costs next to nothing on one that is not."""
    from lxml import etree

    return etree.XPath(f"boolean({'/*' * (DEEPEST + 1)})")


def _shallow(text: str) -> str:
    """The page without wrappers that lie deeper than DEEPEST: parsers lose what stands in them."""
    depth = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth
        if match[1]:
            depth = max(depth - 1, 0)
            return match[0] if depth < DEEPEST else " "
        depth += 1
        return match[0] if depth <= DEEPEST else " "

    return _WRAPPER.sub(keep, text)
