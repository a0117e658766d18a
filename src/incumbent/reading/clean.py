"""From a raw scrape to the article: title, body paragraphs, and what the furniture around them said (date, by, url).

What is dropped: bylines, datelines, captions and photo credits, "Related article" lines, link lists, newsletter, cookie,
paywall and copyright lines, paragraphs that stand there a second time. What is mended: paragraphs broken in mid-sentence,
hard-wrapped lines. Inside a paragraph no word is changed, so a quotation can be found again in the input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from incumbent.reading.furniture import (
    CREDIT_IN_LINE,
    byline,
    dateline,
    is_credit,
    is_date_line,
    is_furniture,
    is_link_list,
    link_text,
    own_url,
    starts_tail,
)

_BREAK = re.compile(r"\n[ \t\r\f\v]*(?:\n[ \t\r\f\v]*)+")
_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$|[\"”»]$")
_OPEN_WORDS = frozenset(
    "a an the of in on at by for from to with against into over under after before between among about and or but nor that "
    "which who whose whom when where while as if than because since until is are was were be been has have had will would "
    "its his her their our my your this these those not".split()
)
_HEAD = 12  # so many blocks may stand before the body
_REPEATED = 60  # characters: a shorter paragraph may well be said twice


@dataclass(slots=True)
class Cleaned:
    """The body, and what the furniture said."""

    title: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    published: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None
    publisher: str | None = None


def clean(text: str, title: str | None, *, scraped: bool) -> Cleaned:
    """Clean a text. `scraped` texts may begin with their own title and furniture; others are body only."""
    found = Cleaned(title=link_text(title).strip() if title else None)
    blocks = _blocks(text, scraped)
    if scraped:
        blocks = _head(blocks, found)
    elif found.title and blocks and _same(blocks[0], found.title):
        blocks = blocks[1:]
    found.paragraphs = _mend(_body(blocks, found))
    if found.paragraphs:
        found.paragraphs[0], agency = dateline(found.paragraphs[0])
        found.publisher = agency
    return found


def _blocks(text: str, scraped: bool) -> list[str]:
    """Paragraph-sized pieces, hard-wrapped lines joined (a line break becomes one space)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\n\n" not in text and "\n \n" not in text:
        lines = [line.strip() for line in text.split("\n")]
        return _unwrap(lines)
    blocks = []
    for block in _BREAK.split(text):
        lines = [line.strip() for line in block.strip().split("\n")]
        if scraped and len(lines) > 1 and all(len(line) < 60 and not _END.search(line) for line in lines):
            blocks += [line for line in lines if line]
        elif joined := " ".join(line for line in lines if line):
            blocks.append(joined)
    return blocks


def _unwrap(lines: list[str]) -> list[str]:
    """One paragraph a line, unless the lines are wrapped at a fixed width."""
    full = [line for line in lines if line]
    wrapped = len(full) > 3 and max(map(len, full)) < 100 and sum(len(line) > 50 for line in full) > 0.7 * len(full)
    if not wrapped:
        return full
    joined, current = [], full[:1]
    for line in full[1:]:
        if _END.search(current[-1]) and len(current[-1]) < 0.75 * max(map(len, full)):
            joined.append(" ".join(current))
            current = []
        current.append(line)
    return [*joined, " ".join(current)]


def _head(blocks: list[str], found: Cleaned) -> list[str]:
    """Take title, byline, date, captions and credits off the front of a scrape."""
    start = 0
    if found.title is None:
        while start < len(blocks) and (is_furniture(blocks[start]) or not any(map(str.isalpha, blocks[start]))):
            start += 1
        if start < len(blocks) and not _reads_as_body(blocks[start]):
            found.title = link_text(blocks[start]).lstrip("# ").strip()
            start += 1
    rest = blocks[start:]
    kept: list[str] = []
    for i, block in enumerate(rest):
        if i >= _HEAD:
            kept += rest[i:]
            break
        plain = link_text(block).strip()
        if who := byline(plain):
            found.authors = found.authors or who
        elif is_date_line(plain):
            found.published = found.published or plain
        elif is_credit(plain):
            if kept and len(kept) == 1 and len(kept[0]) < 300:
                kept.pop()  # the caption above its credit
        elif found.title and _same(plain, found.title):
            continue
        else:
            kept.append(block)
    return kept


def _reads_as_body(block: str) -> bool:
    return len(block) > 220 or block.rstrip().endswith((".", ".”", '."'))


def _body(blocks: list[str], found: Cleaned) -> list[str]:
    """Drop furniture between and after the paragraphs; keep the article's own address where a line names it."""
    kept: list[str] = []
    seen: set[str] = set()
    tail = False
    for block in blocks:
        plain = link_text(block).strip()
        address = own_url(block)
        if address is not None:
            found.url = found.url or address or None
            tail = tail or not address
            continue
        if tail and re.fullmatch(r"<?(https?://\S+?)>?", plain):
            found.url = found.url or plain.strip("<>")
            continue
        if starts_tail(plain) and len(kept) >= 2:
            break
        if not kept and is_date_line(plain):
            found.published = found.published or plain
            continue
        if is_credit(plain) or is_link_list(block) or is_furniture(plain) or not any(map(str.isalnum, plain)):
            continue
        if found.title and len(plain) <= len(found.title) + 8 and _same(plain, found.title):
            continue
        if len(plain) >= _REPEATED:
            folded = " ".join(plain.split()).lower()
            if folded in seen:
                continue
            seen.add(folded)
        kept.append(CREDIT_IN_LINE.sub("", plain) if CREDIT_IN_LINE.match(plain) else plain)
    return [block for block in kept if block.strip()]


def _mend(blocks: list[str]) -> list[str]:
    """Join paragraphs that were broken in mid-sentence."""
    mended: list[str] = []
    for block in blocks:
        if mended and _runs_on(mended[-1], block):
            mended[-1] = f"{mended[-1]} {block}"
        else:
            mended.append(block)
    return mended


def _runs_on(before: str, after: str) -> bool:
    if _END.search(before) or len(before) < 30:
        return False
    last = re.sub(r"[^\w']", "", before.rsplit(None, 1)[-1]).lower()
    return after[:1].islower() or last in _OPEN_WORDS or before.endswith(",")


def _same(a: str, b: str) -> bool:
    def plain(text: str) -> str:
        return re.sub(r"\W+", " ", link_text(text)).strip().lower()

    return plain(a) == plain(b)
