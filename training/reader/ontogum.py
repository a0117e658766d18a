"""OntoGUM's documents as lessons in what pronouns and noun phrases stand for."""

from __future__ import annotations

import hashlib
import lzma
import re
from pathlib import Path

from finding import Finder
from labels import Document

from incumbent.language.closed import PRONOUNS
from incumbent.reader.pieces import Vocabulary, page_of, windows


def ontogum_documents(path: Path, vocabulary: Vocabulary, held: bool) -> list[Document]:
    """Pronouns and common nouns with the other mentions of their chains; without the held-out fifth where `held`."""
    blocks: list[list[str]] = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("# newdoc id"):
                blocks.append([])
            blocks[-1].append(line.rstrip("\n"))
    return [_ontogum(block, vocabulary) for block in blocks if not (held and held_out_document(block))]


def conllu_chains(block: list[str]) -> tuple[str, str, list[tuple[int, int]], list[tuple[str, int, int]], list[str]]:
    """Document name, its text, character span a token, mentions as (chain, first token, last token), tags a token."""
    name, text, spans, mentions, tags = "", "", list[tuple[int, int]](), list[tuple[str, int, int]](), list[str]()
    opened: dict[str, list[int]] = {}
    glue, _broke = "", True
    for line in block:
        if line.startswith("# newdoc id"):
            name = line.split("=")[1].strip()
        elif line.startswith("# newpar"):
            glue = "\n"
        elif line and line[0].isdigit():
            cols = line.split("\t")
            if not cols[0].isdigit():
                continue
            text += glue if text else "\n"
            spans.append((len(text), len(text) + len(cols[1])))
            text += cols[1]
            tags.append(cols[4])
            misc = dict(p.split("=", 1) for p in cols[9].split("|") if "=" in p)
            glue = "" if misc.get("SpaceAfter") == "No" else " "
            for part in re.findall(r"\(?[^()]+\)?", misc.get("Entity", "")):
                key = part.strip("()").split("-")[0]
                if part.startswith("("):
                    opened.setdefault(key, []).append(len(spans) - 1)
                if part.endswith(")") and opened.get(key):
                    mentions.append((key, opened[key].pop(), len(spans) - 1))
    return name, text, spans, mentions, tags


def head_token(tags: list[str], first: int, last: int) -> int:
    """The token that a mention turns on: the last one before a preposition, relative or comma."""
    for t in range(first + 1, last + 1):
        if tags[t] in ("IN", "WP", "WDT", ",", "TO", "VBG", "VBN", "WP$"):
            return t - 1
    return last


def held_out_document(block: list[str]) -> bool:
    """Whether a document of OntoGUM belongs to the fifth that runs with a held-out fold do not learn from."""
    return hashlib.sha256(block[0].split("=")[1].strip().encode()).digest()[0] % 5 == 0


def _ontogum(block: list[str], vocabulary: Vocabulary) -> Document:
    name, text, spans, mentions, tags = conllu_chains(block)
    page = page_of(text, vocabulary)
    find = Finder(page)
    out = Document(name, page, windows(page), frozenset(), source="ontogum")
    chains: dict[str, list[tuple[int, bool]]] = {}
    for key, first, last in mentions:
        head = head_token(tags, first, last)
        words = find.words(spans[head])
        if words:
            chains.setdefault(key, []).append((words[0], tags[head] in ("NNP", "NNPS")))
    for members in chains.values():
        for word, named in members:
            if named:
                continue
            others = {w for w, _ in members if w != word}
            if find.forms[word] in PRONOUNS:
                others = {w for w in others if w < word or find.forms[w] not in PRONOUNS} or others
            out.links.append((word, others))
    return out
