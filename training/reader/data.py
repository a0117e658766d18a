"""Annotated articles -> what the reader learns from: a page, its windows, and the labels of its words.

Sources, each with what it can teach (a head learns nothing from an article that has no labels for it):
  gold     shared/gold/train + shared/news/train   claims, events, mentions and the names they stand for
  own      training/reader/own/*.jsonl             the same and statements; written for this project
  real     training/reader/real/*.jsonl.xz         claims and events in excerpts of shared/data, offsets without text
  polnear  shared/data/polnear/train.jsonl         statements
  ontogum  shared/data/gum                         coreference
  names    silver name tags of the texts above, made once by names.py
"""

from __future__ import annotations

import hashlib
import json
import lzma
import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from incumbent.coding.titles import area_of
from incumbent.reader import PRONOUNS
from incumbent.reader.pieces import Page, Vocabulary, Window, page_of, windows
from incumbent.reader.schema import ANCHORS, CLAIMS, DATED, EVENTS, HOWS, ROLES, STATUSES, TAGS

IGNORE = -100
ROLE = {r: i for i, r in enumerate(ROLES)}
ANCHOR = {a: i for i, a in enumerate(ANCHORS)}
SHORT = {
    "senator": "sen",
    "representative": "rep",
    "governor": "gov",
    "senators": "sens",
    "general": "gen",
    "lieutenant": "lt",
}


@dataclass(slots=True)
class Anchored:
    """One anchor with its roles: word index, anchor type, role -> words, and the classes (IGNORE where unknown)."""

    word: int
    type: int
    roles: dict[int, set[int]]
    unknown: set[int] = field(default_factory=set)  # roles that the annotation does not tell
    status: int = IGNORE
    how: int = IGNORE
    dated: int = IGNORE


@dataclass(slots=True)
class Document:
    id: str
    page: Page
    windows: list[Window]
    tasks: frozenset[str]  # of claims, events, cues, names, coref
    anchored: list[Anchored] = field(default_factory=list)
    ignored: set[tuple[int, int]] = field(default_factory=set)  # (word, anchor type) that may be either
    tags: list[int] | None = None
    links: list[tuple[int, set[int]]] = field(
        default_factory=list
    )  # (mention word, words it may stand for; empty: none)
    source: str = ""


class Finder:
    """Character spans to words."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.starts = [w.start for w in page.words]
        self.ends = [w.end for w in page.words]
        self.forms = [page.word(i).lower() for i in range(len(page.words))]

    def words(self, span: list[int] | tuple[int, int] | None) -> list[int]:
        if span is None:
            return []
        span = self._whole(span)
        if span is None:
            return []
        lo = bisect_right(self.ends, span[0])
        hi = bisect_left(self.starts, span[1])
        return list(range(lo, hi))

    def _whole(self, span: list[int] | tuple[int, int]) -> list[int] | tuple[int, int] | None:
        """A span that begins or ends inside a word was found inside another one ("he" in "the"): look near for its own."""
        text, (start, end) = self.page.text, span
        cut = (start > 0 and text[start - 1].isalpha() and text[start].isalpha()) or (
            end < len(text) and text[end].isalpha() and text[end - 1].isalpha()
        )
        if not cut or end - start > 40:
            return span
        lo, hi = max(text.rfind("\n", 0, start), start - 250, 0), min(end + 250, len(text))
        found = [
            m.span()
            for m in re.finditer(r"(?<!\w)" + re.escape(text[start:end]) + r"(?!\w)", text[lo:hi], re.IGNORECASE)
        ]
        if not found:
            return None
        a, b = min(found, key=lambda f: abs(lo + f[0] - start))
        return [lo + a, lo + b]

    def phrase(self, phrase: str, lo: int, hi: int) -> list[int]:
        """The words of the first occurrence of a phrase among words [lo, hi), whole words, case folded."""
        start, end = self.page.words[lo].start, self.page.words[hi - 1].end
        text = self.page.text[start:end].lower()
        m = re.search(r"(?<!\w)" + re.escape(phrase.lower()) + r"s?(?!\w)", text)
        return self.words([start + m.start(), start + m.end()]) if m else []


def title_words(find: Finder, title: str, lo: int, hi: int, near: int | None) -> list[int]:
    """The words of a title within [lo, hi): the whole phrase, its short form, or its first words."""
    title = title.lower()
    found = find.phrase(title, lo, hi)
    if found:
        return found
    for long, short in SHORT.items():
        if title == long:
            hits = [i for i in range(lo, hi) if find.forms[i].rstrip(".") in (short, short + "s")]
            if hits:
                return [min(hits, key=lambda i: abs(i - (near if near is not None else i)))]
    parts = title.split()
    if len(parts) > 1:
        hits = [i for i in range(lo, hi) if any(len(p) > 3 and find.forms[i].startswith(p[:6]) for p in parts)]
        if len(hits) >= 2 and hits[-1] - hits[0] < len(parts) + 3:
            return list(range(hits[0], hits[-1] + 1))
        if len(hits) >= 1 and find.forms[hits[0]].startswith(parts[-1][:6]):
            return hits[:1]
    elif parts:
        hits = [i for i in range(lo, hi) if len(parts[0]) > 3 and find.forms[i].startswith(parts[0][:6])]
        if hits:
            return [min(hits, key=lambda i: abs(i - (near if near is not None else i)))]
    return []


def gold_document(doc: dict, news: dict, vocabulary: Vocabulary, statements: bool = False) -> Document:
    text = (news.get("title") or "") + "\n" + news["text"]
    page = page_of(text, vocabulary)
    find = Finder(page)
    published = (news.get("published") or "")[:10]
    tasks = {"claims", "events"} & doc.keys() | ({"cues"} if statements else set())
    out = Document(doc["id"], page, windows(page), frozenset(tasks), source=news.get("source") or "own")
    surname = {}
    for claim in doc.get("claims", ()):
        _claim(out, find, claim, published)
        if claim["person"]:
            surname.setdefault(claim["person"].split()[-1].lower(), []).append(claim)
    _repeated(out, find, surname)
    for event in doc.get("events", ()):
        _event(out, find, event, published)
    if statements:
        for s in doc.get("statements", ()):
            _statement(
                out,
                find,
                [s["spans"]["source"]] if s["spans"]["source"] else [],
                [s["spans"]["cue"]],
                [s["spans"]["content"]],
            )
        for ref in doc.get("refs", ()):
            _link(out, find, find.words(ref["span"]), ref["name"])
    return out


def _sentence(page: Page, word: int) -> tuple[int, int]:
    s = page.sentences[page.sentence_of[word]]
    return s.first, s.last


def _claim(out: Document, find: Finder, claim: dict, published: str) -> None:
    spans = claim["spans"]
    evidence = find.words(spans["evidence"])
    if not evidence:
        return
    person = find.words(spans["person"])
    lo, hi = _sentence(out.page, evidence[0])
    _, hi = max((lo, hi), _sentence(out.page, evidence[-1]), key=lambda x: x[1])
    near = person[-1] if person else evidence[0]
    roles: dict[int, set[int]] = {}
    unknown: set[int] = set()
    title = title_words(find, claim["title"], evidence[0], evidence[-1] + 1, near) if claim["title"] else []
    if not title and claim["title"]:
        title = title_words(find, claim["title"], lo, hi, near)
    anchor = person[-1] if person else title[0] if title else evidence[0]
    if not title and claim["title"] and claim["person"]:
        # told in an earlier sentence of the article: the nearest one that also names the person
        last = claim["person"].split()[-1].lower()
        for s in reversed(out.page.sentences[: out.page.sentence_of[anchor]]):
            if last in find.forms[s.first : s.last]:
                title = title_words(find, claim["title"], s.first, s.last, None)
                if title:
                    break
    if title:
        roles[ROLE["claim.title"]] = set(title)
    elif claim["title"]:
        unknown.add(ROLE["claim.title"])
    for part in ("body", "area"):
        value = claim[part]
        if not value:
            continue
        words = find.phrase(value, evidence[0], evidence[-1] + 1) or find.phrase(value, lo, hi)
        if not words and part == "area":  # "D-Ariz." tells Arizona
            words = [i for i in range(lo, hi) if area_of(out.page.word(i)) == value][:1]
        if not words and title and not lo <= title[0] < hi:
            words = find.phrase(value, *_sentence(out.page, title[0]))
        if words:
            roles[ROLE[f"claim.{part}"]] = set(words)
        else:
            unknown.add(ROLE[f"claim.{part}"])
    for part in ("by", "when", "said_by"):
        words = find.words(spans.get(part))
        if words:
            roles[ROLE[f"claim.{part}"]] = set(words)
    roles[ROLE["claim.evidence"]] = set(evidence)
    if "when" not in claim:  # the annotation does not mark words of time
        unknown.add(ROLE["claim.when"])
    change = claim["kind"] in ("start", "end") and "when" in claim
    dated = IGNORE
    if change:
        date = claim["date"]
        dated = DATED.index("untold" if date is None else "told" if claim.get("when") else "published")
        if dated == 1 and not (published and date and date[:7] == published[:7]):
            dated = IGNORE
    kind = ANCHOR[claim["kind"]]
    for other in out.anchored:  # two titles of one person in one place: one anchor with both
        if other.word == anchor and other.type == kind:
            for r, words in roles.items():
                other.roles.setdefault(r, set()).update(words)
            other.unknown &= unknown
            return
    out.anchored.append(
        Anchored(
            anchor,
            kind,
            roles,
            unknown,
            STATUSES.index(claim["status"]),
            HOWS.index(claim["how"] or "none") if claim["kind"] != "hold" else IGNORE,
            dated,
        )
    )
    if claim["person"] and person:
        _link(out, find, person, claim["person"])
    if claim.get("by") and spans.get("by"):
        _link(out, find, find.words(spans["by"]), claim["by"])


def _repeated(out: Document, find: Finder, surname: dict[str, list[dict]]) -> None:
    """Further mentions of an annotated holder beside a title are claims too, only not written down again."""
    anchors = {(a.word, a.type) for a in out.anchored}
    for i, form in enumerate(find.forms):
        for claim in surname.get(form, ()):
            kind = ANCHOR[claim["kind"]]
            if (i, kind) in anchors:
                continue
            lo, hi = _sentence(out.page, i)
            if claim["kind"] in ("hold", "held"):
                again = bool(title_words(find, claim["title"] or "-", max(lo, i - 10), min(hi, i + 10), i))
            else:  # a change is told again where its verb or noun is
                told = {w[:5] for w in re.findall(r"[a-z]{5,}", claim["evidence"])}
                again = any(f[:5] in told for f in find.forms[lo:hi] if len(f) > 4)
            if again:
                out.ignored.add((i, kind))


def _actor(out: Document, find: Finder, name: str, span: list[int] | None, lo: int) -> list[int]:
    words = find.words(span)
    if words:
        _link(out, find, words, name)
        return words
    parts = [w for w in re.findall(r"\w+", name.lower()) if len(w) > 2]
    if not parts:
        return []
    for i in range(lo - 1, max(-1, lo - 120), -1):
        if find.forms[i] == parts[-1]:
            j = i
            while j > 0 and find.forms[j - 1] in parts:
                j -= 1
            return list(range(j, i + 1))
    return []


def _event(out: Document, find: Finder, event: dict, published: str) -> None:
    spans = event["spans"]
    trigger, evidence = find.words(spans["trigger"]), find.words(spans["evidence"])
    if not trigger:
        return
    lo, _ = _sentence(out.page, trigger[0])
    roles: dict[int, set[int]] = {}
    unknown: set[int] = set()
    for part in ("source", "target"):
        names, marks = event[part] or [], spans.get(part) or []
        found: set[int] = set()
        for k, name in enumerate(names):
            mark = marks[k] if k < len(marks) else None
            words = _actor(out, find, name, mark, lo)
            found.update(words)
            if not words:
                unknown.add(ROLE[f"event.{part}"])
        if found:
            roles[ROLE[f"event.{part}"]] = found
            unknown.discard(ROLE[f"event.{part}"])
    for part in ("place", "when", "said_by"):
        words = find.words(spans.get(part))
        if words:
            roles[ROLE[f"event.{part}"]] = set(words)
        elif event.get(part):
            unknown.add(ROLE[f"event.{part}"])
    if "when" not in event:
        unknown.add(ROLE["event.when"])
    roles[ROLE["event.trigger"]] = set(trigger)
    roles[ROLE["event.evidence"]] = set(evidence)
    dated = IGNORE
    if event.get("when") and event["date"]:
        dated = 2
    elif event["date"] is None and "when" in event:
        dated = 0
    elif published and event["date"] and event["date"][:10] == published:
        dated = 1
    out.anchored.append(
        Anchored(trigger[0], ANCHOR[event["type"]], roles, unknown, STATUSES.index(event["status"]), IGNORE, dated)
    )
    if event.get("said_by") and spans.get("said_by"):
        _link(out, find, find.words(spans["said_by"]), event["said_by"])


def _link(out: Document, find: Finder, mention: list[int], name: str) -> None:
    """A mention and the name it stands for: a lesson in coreference where the mention is not the name itself."""
    if not mention:
        return
    parts = [w for w in re.findall(r"[\w'’-]+", name.lower()) if len(w) > 1]
    if not parts:
        return
    own = {find.forms[i] for i in mention}
    head = mention[-1]
    if own & set(parts):
        if not own & PRONOUNS and find.page.shapes[head] == 0:
            out.links.append((head, set()))  # "protesters" stand for themselves
        return
    last = parts[-1]
    found = {i for i, form in enumerate(find.forms) if form == last and i not in mention}
    if found:
        out.links.append((head, found))


def _statement(out: Document, find: Finder, source: list, cue: list, content: list) -> None:
    def all_words(spans: list) -> set[int]:
        return {i for s in spans for i in find.words(s)}

    cues = sorted(all_words(cue))
    if not cues:
        return
    roles = {ROLE["cue.cue"]: set(cues), ROLE["cue.content"]: all_words(content)}
    if source:
        roles[ROLE["cue.source"]] = all_words(source)
    out.anchored.append(Anchored(cues[0], ANCHOR["cue"], roles))


def polnear_document(row: dict, vocabulary: Vocabulary) -> Document:
    text = row["text"]
    page = page_of(text, vocabulary)
    find = Finder(page)
    out = Document(row["doc"], page, windows(page), frozenset({"cues"}), source="polnear")
    for a in row["annotations"][0]["attributions"]:
        _statement(out, find, a["source"], a["cue"], a["content"])
    return out


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


def silver_tags(document: Document, names: dict[str, list[list[int]]]) -> None:
    """Name tags made by another recogniser: character offsets by kind."""
    find = Finder(document.page)
    tags = [0] * len(document.page.words)
    spans = ((start, end, kind) for kind, found in names.items() for start, end in found)
    for start, end, kind in sorted(spans):
        words = find.words([start, end])
        if not words or any(tags[i] for i in words):
            continue
        for k, i in enumerate(words):
            tags[i] = TAGS.index(("B-" if k == 0 else "I-") + kind)
    document.tags = tags


def silver_rows(folder: Path) -> dict[str, dict[str, list[list[int]]]]:
    """The names of every silver file (.jsonl, .jsonl.xz) by document: kind -> character offsets."""
    found = {}
    for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*.jsonl.xz")]):
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found[row["id"]] = row["names"]
    return found


def own_rows(folder: Path) -> list[tuple[dict, dict]]:
    """The articles written for this project, as (annotation with spans, news) pairs; a row that does not fit is an error."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            row = json.loads(line)
            try:
                found.append((_spanned(row), row))
            except ValueError as error:
                print(f"{path.name}:{number} {row.get('id')}: {error}")
    return found


def _spanned(row: dict) -> dict:
    text = (row.get("title") or "") + "\n" + row["text"]
    from incumbent.language.words import sentences, words

    found = words(text)
    bounds = [(found[s.first].start, found[s.last - 1].end) for s in sentences(text, found)]

    def within(piece: str | None, lo: int, hi: int, what: str) -> list[int] | None:
        if not piece:
            return None
        m = re.search(r"(?<!\w)" + re.escape(piece) + r"(?!\w)", text[lo:hi]) or re.search(
            re.escape(piece), text[lo:hi]
        )
        return [lo + m.start(), lo + m.end()] if m else None

    def place(piece: str, what: str) -> tuple[list[int], int, int]:
        at = text.find(piece, len(row.get("title") or "") + 1)
        at = text.find(piece) if at < 0 else at
        if at < 0:
            raise ValueError(f"{what} is not in the text: {piece[:60]!r}")
        lo = max((s for s, _ in bounds if s <= at), default=0)
        hi = min((e for _, e in bounds if e >= at + len(piece)), default=len(text))
        return [at, at + len(piece)], lo, hi

    out = {"id": row["id"], "claims": [], "events": [], "statements": [], "refs": []}
    for c in row.get("claims", ()):
        span, lo, hi = place(c["evidence"], "evidence")
        spans = {"evidence": span}
        spans["person"] = within(c.get("mention"), *span, "mention") or within(c.get("mention"), lo, hi, "mention")
        for k in ("when", "by", "said_by"):
            spans[k] = within(c.get(k), lo, hi, k)
        if spans["by"] is None and c.get("by"):
            spans["by"] = within(c["by"].split()[-1], lo, hi, "by")
        if spans["said_by"] is None and c.get("said_by"):
            spans["said_by"] = within(c["said_by"].split()[-1], lo, hi, "said_by")
        out["claims"].append(
            {"how": None, "by": None, "said_by": None, "body": None, "area": None, "date": None, **c, "spans": spans}
        )
    for e in row.get("events", ()):
        span, lo, hi = place(e["evidence"], "evidence")
        trigger = within(e["trigger"], *span, "trigger")
        if trigger is None:
            raise ValueError(f"trigger is not in the evidence: {e['trigger']!r}")
        spans = {"evidence": span, "trigger": trigger}
        for part in ("source", "target"):
            names = e.get(part) or []
            marks = e.get(f"{part}_mentions") or []
            spans[part] = [
                within(marks[k] if k < len(marks) else name, lo, hi, part) or within(name, lo, hi, part)
                for k, name in enumerate(names)
            ]
        for k in ("when", "place", "said_by"):
            spans[k] = within(e.get(k), lo, hi, k)
        if spans["said_by"] is None and e.get("said_by"):
            spans["said_by"] = within(e["said_by"].split()[-1], lo, hi, "said_by")
        out["events"].append({"date": None, "place": None, "said_by": None, **e, "spans": spans})
    for s in row.get("statements", ()):
        span, lo, hi = place(s["content"], "content")
        around_lo = max((a for a, _ in bounds if a < lo), default=lo)
        around_hi = min((b for _, b in bounds if b > hi), default=hi)
        cue = within(s.get("cue"), span[1], hi, "cue") or within(s.get("cue"), lo, span[0], "cue")
        cue = cue or within(s.get("cue"), around_lo, around_hi, "cue")
        if cue is None:
            continue
        source = within(s.get("source"), lo, hi, "source") or within(s.get("source"), around_lo, around_hi, "source")
        out["statements"].append({"spans": {"source": source, "cue": cue, "content": span}})
    for r in row.get("refs", ()):
        at = text.find(r["sentence"])
        if at < 0:
            continue
        span = within(r["mention"], at, at + max(len(r["sentence"]), 1) + 200, "mention")
        if span:
            out["refs"].append({"span": span, "name": r["name"]})
    return out


_HE = re.compile(r"\b(?:he|she|him|her|his|they|who)\b", re.IGNORECASE)


def open_rows(shared: Path) -> list[tuple[dict, dict]]:
    """The articles of gold/open, whose annotation tells names and evidence but no mentions: these are looked for."""
    found = []
    for path in sorted((shared / "gold" / "open").glob("*.json")):
        doc = json.loads(path.read_text(encoding="utf-8"))
        news = json.loads((shared / "news" / "open" / path.name).read_text(encoding="utf-8"))

        def mention(name: str | None, within: str) -> str | None:
            for piece in (name, name.split()[-1] if name else None):
                if piece and piece in within:
                    return piece
            he = _HE.search(within)
            return he[0] if he else None

        row = {**news, "claims": [], "events": []}
        for c in doc.get("claims", ()):
            seen = mention(c["person"], c["evidence"]) if c["person"] else None
            if c["person"] is None or seen:
                row["claims"].append({**c, "mention": seen})
        for e in doc.get("events", ()):
            marks = {f"{p}_mentions": [mention(n, e["evidence"]) or n for n in e[p]] for p in ("source", "target")}
            row["events"].append({**e, **marks})
        try:
            found.append((_spanned(row), row))
        except ValueError as error:
            print(f"{path.name}: left out, {error}")
    return found


PARTS = {
    "claims": dict.fromkeys(("body", "area", "country", "how", "by", "date", "said_by", "when")),
    "events": dict.fromkeys(("date", "place", "said_by", "when")),
}


def real_rows(shared: Path, folder: Path, fold: dict[str, int], hold: int | None) -> list[tuple[dict, dict]]:
    """Claims and events in excerpts of articles in shared/data: the text is looked up by file, id and offsets, and has to
    be the one that was annotated. Excerpts of the held-out fold's publishers are left out. Raises ValueError on another
    text."""
    rows: dict[str, dict[str, dict]] = {}
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if hold is None or row["fold"] != hold:
                    rows.setdefault(row["file"], {}).setdefault(row["id"], row).update(row)
    found = []
    for file, wanted in rows.items():
        with lzma.open(shared / "data" / file, "rt", encoding="utf-8") as lines:
            for article in map(json.loads, lines):
                row = wanted.get(article["id"])
                if row is None:
                    continue
                news = {
                    "title": article.get("title") or article.get("topic") or "",
                    "text": article["text"][row["start"] : row["end"]],
                }
                news |= {"published": (article.get("published") or article.get("date") or "")[:10], "source": "real"}
                text = news["title"] + "\n" + news["text"]
                if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
                    raise ValueError(f"{file}: {row['id']} is not the text that was annotated")
                doc = {"id": row["id"]}
                for part in PARTS.keys() & row.keys():
                    doc[part] = [PARTS[part] | {"status": "asserted"} | thing for thing in row[part]]
                    for thing in doc[part]:
                        start, end = thing["spans"]["evidence"]
                        thing["evidence"] = text[start:end]
                found.append((doc, news))
    return found


def load_all(
    shared: Path, own: Path, silver: Path | None, vocabulary: Vocabulary, fold: dict[str, int], hold: int | None
) -> list[Document]:
    """Every document to learn from; those of the held-out fold are left out."""
    names = silver_rows(silver) if silver is not None else {}
    found: list[Document] = []
    for path in sorted((shared / "gold" / "train").glob("*.json")):
        doc = json.loads(path.read_text(encoding="utf-8"))
        if hold is not None and fold.get(doc["id"]) == hold:
            continue
        news = json.loads((shared / "news" / "train" / path.name).read_text(encoding="utf-8"))
        found.append(gold_document(doc, news, vocabulary))
    for doc, news in open_rows(shared):
        found.append(gold_document(doc, news, vocabulary))
    for doc, news in own_rows(own):
        found.append(gold_document(doc, news, vocabulary, statements=True))
    for doc, news in real_rows(shared, own.parent / "real", fold, hold):
        found.append(gold_document(doc, news, vocabulary))
    for i, line in enumerate((shared / "data" / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()):
        document = polnear_document(json.loads(line), vocabulary)
        document.id = f"pn-train-{i}"
        found.append(document)
    found += ontogum_documents(shared / "data" / "gum" / "ontogum_nonnews.conllu.xz", vocabulary, held=hold is not None)
    for document in found:
        if document.id in names:
            silver_tags(document, names[document.id])
    return found


def shuffled(items: list, seed: int) -> list:
    items = list(items)
    random.Random(seed).shuffle(items)
    return items


__all__ = ["CLAIMS", "EVENTS", "Document", "load_all"]
