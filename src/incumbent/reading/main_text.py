"""The main text of a page, by trafilatura, at less cost than its own order of work.

What it throws away in any case goes first, so that its copies and passes are of the rest. It compares what it found with
what two other extractors find; that is asked only where one of them could win, which is where far more text lies on the
page than it found. `bench/warc.py --published` compares both on the pages it is published with.
"""

from __future__ import annotations

from functools import cache
from typing import Any

# Elements that trafilatura removes with what they hold, whatever stands around them.
_AROUND = (
    "style", "nav", "aside", "footer", "noscript", "svg", "iframe", "select", "button", "option", "optgroup", "input", "link",
    "textarea", "canvas", "audio", "video", "object", "embed", "applet", "map", "area", "menu", "datalist", "dialog", "source",
    "track", "frame", "frameset", "noindex",
)  # fmt: skip
_PROSE = 200  # characters of paragraphs: an element with more may be an article that was marked up wrongly
_SURE = 400  # characters: of a shorter find nothing is sure
_REST = 2  # as many times the found text may the page hold outside links; another extractor must find as much to win


def main_text(tree: Any) -> str:
    """The text, a paragraph a line; empty where there is none. Takes elements out of the tree.

    `tree`: an lxml HtmlElement. What trafilatura raises over odd pages passes through.
    """
    _take_away(tree)
    found = _extract(tree, fast=True)
    if found is None or not _sure(found, tree):
        found = _extract(tree, fast=False)
    return str(found.text or "") if found is not None else ""


def _take_away(tree: Any) -> None:
    """The elements that never belong to the text, but not those that hold prose, and not structured data."""
    for element in list(tree.iter("script", *_AROUND)):
        if element.tag == "script":
            keep = "ld+json" in (element.get("type") or "")
        else:
            keep = len(element) > 0 and _prose(element) > _PROSE
        if not keep and element.getparent() is not None:
            element.drop_tree()


def _prose(element: Any) -> int:
    return sum(len(p.text_content()) for p in element.iter("p"))


def _sure(found: Any, tree: Any) -> bool:
    """Whether no other extractor would be preferred to what was found."""
    length = len(found.text or "")
    if length < _SURE or len(found.body.findall(".//table")) > len(found.body.findall(".//p")):
        return False
    return _outside_links(tree) <= _REST * length


def _outside_links(tree: Any) -> int:
    """Characters of the page's words that stand in no link."""
    body = tree.find("body")
    if body is None:
        return _length(tree)
    return _length(body) - sum(map(_length, body.iter("a", "script")))


def _length(element: Any) -> int:
    return len(" ".join(element.text_content().split()))


def _extract(tree: Any, *, fast: bool) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(tree, options=_options(fast))


@cache
def _options(fast: bool) -> Any:
    from trafilatura.settings import Extractor

    return Extractor(output_format="python", fast=fast, comments=False, tables=True)
