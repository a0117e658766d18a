"""Wikidata QuickStatements, for review by a person: only where both the holder and the office have a Wikidata id.

P39 position held, with qualifiers P580 start and P582 end where stated, and as reference S854 (url), S813 is left to the
reviewer, S1683 the words.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from incumbent.exports.files import one_line
from incumbent.exports.posts.walk import Post

_PRECISION = {10: 11, 7: 10, 4: 9}


def lines(posts: Iterable[Post]) -> Iterator[str]:
    """One command a tenure that has an asserted, independent source with an address."""
    for post in posts:
        if not post.person_known or not post.office_known or post.tenure.standing != "asserted":
            continue
        cited = next((c for c in post.claims if (c.url or "").lower().startswith(("http://", "https://"))), None)
        if cited is None:
            continue
        cells = [post.person_known, "P39", post.office_known]
        for qualifier, date in (("P580", post.start), ("P582", post.end)):
            if date:
                cells += [qualifier, _date(date)]
        cells += ["S854", _text(cited.url or ""), "S1683", "en:" + _text(cited.claim.evidence.quote)]
        yield "\t".join(cells)


def _date(date: str) -> str:
    padded = (date + "-00-00")[:10] if len(date) == 4 else (date + "-00")[:10]
    return f"+{padded}T00:00:00Z/{_PRECISION[len(date)]}"


def _text(words: str) -> str:
    return json.dumps(one_line(words).replace('"', "'"), ensure_ascii=False)
