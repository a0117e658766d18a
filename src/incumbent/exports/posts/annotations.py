"""Claims as W3C Web Annotations (https://www.w3.org/TR/annotation-model/): the words, found again by quote and position."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from incumbent.exports.files import one_line
from incumbent.ledger import Ledger
from incumbent.ledger.asking.articles import article_ids
from incumbent.ledger.deriving.decisions import corrected, rulings
from incumbent.ledger.deriving.keys import mark_of
from incumbent.records import Claim, Record, Span

Json = dict[str, Any]
AROUND = 32  # characters of the text before and after the quote
_SAYS = {
    "start": "begins as",
    "end": "ends as",
    "hold": "holds the office of",
    "held": "formerly",
    "chosen": "is chosen as",
}


def all_annotations(ledger: Ledger) -> Iterator[Json]:
    """One annotation a claim, article by article in the order of reading, as reviewers left them: rejected ones are left out."""
    in_force = rulings(ledger.store)
    for article in article_ids(ledger.store):
        record = ledger.record(article)
        for claim in record.claims:
            mark = mark_of(record.article.id, claim)
            if mark not in in_force.rejected:
                yield annotation(record, corrected(claim, in_force.corrected.get(mark, {})))


def annotation(record: Record, claim: Claim) -> Json:
    """One claim of a record as an annotation of its article."""
    return annotation_of(record, "claim", claim.id, claim.evidence, in_words(claim))


def annotation_of(record: Record, kind: str, id: str, span: Span | None, says: str) -> Json:
    """Any item of a record as an annotation of its article; without a span, of the article as a whole.

    The quote is found on the published page; the position counts code points of the cleaned text, as the record has it.
    """
    a = record.article
    has_url = (a.url or "").lower().startswith(("http://", "https://"))
    source = a.url if has_url else f"urn:incumbent:article:{quote(a.id, safe='')}"
    path = a.id if kind == "article" else f"{a.id}/{id}"
    target: Json = {"source": source}
    if span is not None:
        target["selector"] = [
            {
                "type": "TextQuoteSelector",
                "exact": span.quote,
                "prefix": a.text[max(0, span.start - AROUND) : span.start],
                "suffix": a.text[span.end : span.end + AROUND],
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"urn:incumbent:{kind}:{quote(path, safe='/')}",
        "type": "Annotation",
        "motivation": "classifying",
        "generator": {"type": "Software", "name": f"{record.coder.name} {record.coder.version}"},
        "body": {"type": "TextualBody", "value": says, "format": "text/plain", "language": "en"},
        "target": target,
    }


def in_words(c: Claim) -> str:
    """What the claim says, in one line."""
    office = " ".join(
        p
        for p in (
            c.title,
            f"of {c.body}" if c.body else "",
            f"for {c.area}" if c.area else "",
            f"({c.country})" if c.country else "",
        )
        if p
    )
    told = [f"date {c.date}" if c.date else "", (c.how or "").replace("_", " "), f"by {c.by}" if c.by else ""]
    told += [
        c.status.replace("_", " ") if c.status != "asserted" else "",
        f"on the word of {c.said_by}" if c.said_by else "",
    ]
    notes = ", ".join(t for t in told if t)
    line = f"{c.person or 'somebody unnamed'} {_SAYS[c.kind]} {office}"
    return one_line(f"{line}; {notes}" if notes else line)
