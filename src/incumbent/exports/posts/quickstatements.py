"""Wikidata QuickStatements, for review by a person: only where both the holder and the office have a Wikidata id.

P39 position held, with the qualifiers P580 start and P582 end where a claim tells that day itself, and as reference S854 (url)
and S1683 the words, of a claim that says what the statement says. S813 is left to the reviewer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from incumbent.exports.files import one_line
from incumbent.exports.posts.walk import Post
from incumbent.ledger.deriving.bounds import TOLD
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Limits

_PRECISION = {10: 11, 7: 10, 4: 9}


def lines(posts: Iterable[Post]) -> Iterator[str]:
    """One command a tenure that has an asserted, independent source with an address."""
    for post in posts:
        if not post.person_known or not post.office_known or post.tenure.standing != "asserted":
            continue
        cited = [c for c in post.claims if (c.url or "").lower().startswith(("http://", "https://"))]
        told = {
            edge: _tells(limits, cited) for edge, limits in (("start", post.tenure.start), ("end", post.tenure.end))
        }
        dates = (("P580", post.start, told["start"]), ("P582", post.end, told["end"]))
        for source in _sources(cited, [claim for _, date, claim in dates if date and claim]):
            cells = [post.person_known, "P39", post.office_known]
            for qualifier, date, claim in dates:
                if date and claim is source:
                    cells += [qualifier, _date(date)]
            cells += ["S854", _text(source.url or ""), "S1683", "en:" + _text(source.claim.evidence.quote)]
            yield "\t".join(cells)


def _sources(cited: Sequence[StoredClaim], telling: Sequence[StoredClaim]) -> list[StoredClaim]:
    """The claims to cite: those that tell a day, else the first that puts the person there."""
    return list(dict.fromkeys(telling)) or list(cited[:1])


def _tells(limits: Limits, cited: Sequence[StoredClaim]) -> StoredClaim | None:
    """The claim that tells the day of a change, where one does: what was worked out from others is nobody's words."""
    bounds = [b for b in (limits.earliest, limits.latest) if b and b.why in TOLD.values()]
    ids = {c for b in bounds for c in b.claims}
    return next((c for c in cited if c.claim.id in ids), None)


def _date(date: str) -> str:
    padded = (date + "-00-00")[:10] if len(date) == 4 else (date + "-00")[:10]
    return f"+{padded}T00:00:00Z/{_PRECISION[len(date)]}"


def _text(words: str) -> str:
    return json.dumps(one_line(words).replace('"', "'"), ensure_ascii=False)
