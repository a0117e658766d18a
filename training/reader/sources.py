"""The files of annotation, each read into pairs of (annotation with spans, news)."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections.abc import Collection
from pathlib import Path

from incumbent.language.words import sentences, words

LANGUAGES = ("en", "ru", "be", "uk")


def silver_rows(folder: Path) -> dict[str, dict[str, list[list[int]]]]:
    """The names of every silver file (.jsonl, .jsonl.xz) by document: kind -> character offsets."""
    found = {}
    for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*.jsonl.xz")]):
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                found[row["id"]] = row["names"]
    return found


def own_rows(folder: Path, languages: Collection[str] = ("en",)) -> list[tuple[dict, dict]]:
    """The articles written for this project in these languages, as (annotation with spans, news) pairs; a row that does not
    fit is an error."""
    found = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip():
                continue
            row = json.loads(line)
            if row.get("language", "en") not in languages:
                continue
            try:
                found.append((spanned(row), row))
            except ValueError as error:
                print(f"{path.name}:{number} {row.get('id')}: {error}")
    return found


class _Text:
    """The text of a row, its sentences, and the search for quoted pieces in it."""

    def __init__(self, row: dict) -> None:
        self.title = row.get("title") or ""
        self.text = self.title + "\n" + row["text"]
        found = words(self.text)
        self.bounds = [(found[s.first].start, found[s.last - 1].end) for s in sentences(self.text, found)]

    def within(self, piece: str | None, lo: int, hi: int) -> list[int] | None:
        """Where a piece stands in [lo, hi): as whole words if it does, else inside them."""
        if not piece:
            return None
        m = re.search(r"(?<!\w)" + re.escape(piece) + r"(?!\w)", self.text[lo:hi]) or re.search(
            re.escape(piece), self.text[lo:hi]
        )
        return [lo + m.start(), lo + m.end()] if m else None

    def place(self, piece: str, what: str) -> tuple[list[int], int, int]:
        """A piece in the body, else in the title, and its sentences. Raises ValueError where it is in neither."""
        at = self.text.find(piece, len(self.title) + 1)
        at = self.text.find(piece) if at < 0 else at
        if at < 0:
            raise ValueError(f"{what} is not in the text: {piece[:60]!r}")
        lo = max((s for s, _ in self.bounds if s <= at), default=0)
        hi = min((e for _, e in self.bounds if e >= at + len(piece)), default=len(self.text))
        return [at, at + len(piece)], lo, hi


def spanned(row: dict) -> dict:
    """A row of quotations as an annotation with spans. Raises ValueError where a quotation is not in the text."""
    text = _Text(row)
    return {
        "id": row["id"],
        "claims": [_spanned_claim(text, c) for c in row.get("claims", ())],
        "events": [_spanned_event(text, e) for e in row.get("events", ())],
        "statements": [s for s in (_spanned_statement(text, s) for s in row.get("statements", ())) if s is not None],
        "refs": [r for r in (_spanned_ref(text, r) for r in row.get("refs", ())) if r is not None],
    }


def _last_name(text: _Text, name: str | None, lo: int, hi: int) -> list[int] | None:
    return text.within(name, lo, hi) or (text.within(name.split()[-1], lo, hi) if name else None)


def _marked(text: _Text, thing: dict, part: str, lo: int, hi: int) -> list[int] | None:
    """Where somebody stands in [lo, hi): by the mark, which in other languages than English is the form in the text, else by name."""
    return text.within(thing.get(f"{part}_mention"), lo, hi) or _last_name(text, thing.get(part), lo, hi)


def _spanned_claim(text: _Text, claim: dict) -> dict:
    span, lo, hi = text.place(claim["evidence"], "evidence")
    mention = claim.get("mention")
    spans = {"evidence": span, "person": text.within(mention, *span) or text.within(mention, lo, hi)}
    spans["when"] = text.within(claim.get("when"), lo, hi)
    spans |= {part: _marked(text, claim, part, lo, hi) for part in ("by", "said_by")}
    for part in ("title", "body", "area"):
        if claim.get(f"{part}_mention"):
            mark = claim[f"{part}_mention"]
            spans[part] = text.within(mark, *span) or text.within(mark, lo, hi)
    unsaid = dict.fromkeys(("how", "by", "said_by", "body", "area", "date"))
    return unsaid | claim | {"spans": spans}


def _spanned_event(text: _Text, event: dict) -> dict:
    span, lo, hi = text.place(event["evidence"], "evidence")
    trigger = text.within(event["trigger"], *span)
    if trigger is None:
        raise ValueError(f"trigger is not in the evidence: {event['trigger']!r}")
    spans: dict = {"evidence": span, "trigger": trigger}
    for part in ("source", "target"):
        names, marks = event.get(part) or [], event.get(f"{part}_mentions") or []
        spans[part] = [
            text.within(marks[k] if k < len(marks) else name, lo, hi) or text.within(name, lo, hi)
            for k, name in enumerate(names)
        ]
    spans |= {k: text.within(event.get(k), lo, hi) for k in ("when", "place")}
    spans["place"] = text.within(event.get("place_mention"), lo, hi) or spans["place"]
    spans["said_by"] = _marked(text, event, "said_by", lo, hi)
    return dict.fromkeys(("date", "place", "said_by")) | event | {"spans": spans}


def _spanned_statement(text: _Text, statement: dict) -> dict | None:
    span, lo, hi = text.place(statement["content"], "content")
    around = (
        max((a for a, _ in text.bounds if a < lo), default=lo),
        min((b for _, b in text.bounds if b > hi), default=hi),
    )
    wanted = statement.get("cue")
    cue = text.within(wanted, span[1], hi) or text.within(wanted, lo, span[0]) or text.within(wanted, *around)
    if cue is None:
        return None
    source = text.within(statement.get("source"), lo, hi) or text.within(statement.get("source"), *around)
    return {"spans": {"source": source, "cue": cue, "content": span}}


def _spanned_ref(text: _Text, ref: dict) -> dict | None:
    at = text.text.find(ref["sentence"])
    span = text.within(ref["mention"], at, at + max(len(ref["sentence"]), 1) + 200) if at >= 0 else None
    return {"span": span, "name": ref["name"]} if span else None


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
            found.append((spanned(row), row))
        except ValueError as error:
            print(f"{path.name}: left out, {error}")
    return found


PARTS = {
    "claims": dict.fromkeys(("person", "body", "area", "country", "how", "by", "date", "said_by", "when")),
    "events": dict.fromkeys(("source", "target", "date", "place", "said_by", "when")),
}


def real_rows(
    shared: Path, folder: Path, fold: dict[str, int], hold: int | None, languages: Collection[str] = LANGUAGES
) -> list[tuple[dict, dict]]:
    """Claims and events, and statements where they are annotated, in excerpts of articles in shared/data: the text is
    looked up by file, id and offsets, and has to be the one that was annotated. Excerpts of the held-out fold's publishers
    and of other languages are left out. Raises ValueError on another text."""
    rows: dict[str, dict[str, dict[tuple[int, int], dict]]] = {}
    for path in sorted(folder.glob("*.jsonl.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row.get("lang", "en") in languages and (hold is None or row["fold"] != hold):
                    row["source"] = path.name.partition(".")[0]
                    windows = rows.setdefault(row["file"], {}).setdefault(row["id"], {})
                    windows.setdefault((row["start"], row["end"]), row).update(row)
    found = []
    for file, wanted in rows.items():
        with lzma.open(shared / "data" / file, "rt", encoding="utf-8") as lines:
            for article, row in ((a, r) for a in map(json.loads, lines) for r in wanted.get(a["id"], {}).values()):
                news = {
                    "title": article.get("title") or article.get("topic") or "",
                    "text": article["text"][row["start"] : row["end"]],
                }
                day = next((article[k] for k in ("published", "date", "date_in_text") if article.get(k)), "")
                news |= {"published": day[:10], "source": row["source"], "language": row.get("lang", "en")}
                text = news["title"] + "\n" + news["text"]
                if hashlib.sha256(text.encode()).hexdigest()[:16] != row["sha256"]:
                    raise ValueError(f"{file}: {row['id']} is not the text that was annotated")
                doc = {"id": row["id"]} | {part: row[part] for part in ("statements", "refs") if part in row}
                for part in PARTS.keys() & row.keys():
                    doc[part] = [PARTS[part] | {"status": "asserted"} | thing for thing in row[part]]
                    for thing in doc[part]:
                        start, end = thing["spans"]["evidence"]
                        thing["evidence"] = text[start:end]
                found.append((doc, news))
    return found
