"""Office claims of short articles that say themselves what must be found in them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from incumbent.coding.offices import find_claims
from incumbent.coding.offices.evidence import LONGEST, SHORTEST
from incumbent.knowledge import Knowledge
from incumbent.language import Analyst
from incumbent.records import Article, Claim

HERE = Path(__file__).parent
FIELDS = ("kind", "person", "title", "body", "country", "area", "how", "date", "status")


def _cases() -> list[dict]:
    found = []
    for path in sorted(HERE.glob("*.toml")):
        for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
            found.append({"published": "2020-06-15", "file": path.stem, **case})
    return found


CASES = _cases()


@pytest.fixture(scope="module")
def coded() -> dict[str, tuple[Article, list[Claim]]]:
    """Every case coded once."""
    knowledge = Knowledge.load()
    articles = [
        Article(
            id=f"{c['file']}: {c['name']}",
            text=f"{c.get('title', 'Officials comment on the events of the week')}\n{c['text']}",
            published=c["published"],
        )
        for c in CASES
    ]
    return {
        a.article.id: (a.article, find_claims(a, knowledge)) for a in Analyst(knowledge=knowledge).analyse(articles)
    }


def _shown(claim: Claim) -> dict[str, str]:
    return {f: str(getattr(claim, f)) if getattr(claim, f) is not None else "-" for f in FIELDS}


def _agrees(want: list[str], claim: dict[str, str]) -> bool:
    return all(w in ("*", claim[f]) for f, w in zip(FIELDS, want, strict=False))


@pytest.mark.parametrize("case", CASES, ids=[f"{c['file']}: {c['name']}" for c in CASES])
def test_case(case: dict, coded: dict[str, tuple[Article, list[Claim]]]) -> None:
    """Exactly the claims that the case expects, no more and no fewer."""
    if "skip" in case:
        pytest.skip(case["skip"])
    article, claims = coded[f"{case['file']}: {case['name']}"]
    left = [_shown(c) for c in claims]
    missing = []
    for line in case["expect"]:
        want = [part.strip() for part in line.split("|")]
        hit = next((c for c in left if _agrees(want, c)), None)
        if hit is None:
            missing.append(line)
        else:
            left.remove(hit)
    extra = [" | ".join(c.values()) for c in left]
    assert not missing and not extra, f"{article.text}\n missing: {missing}\n extra: {extra}"


def test_evidence_is_exact(coded: dict[str, tuple[Article, list[Claim]]]) -> None:
    """Evidence reproduces its quote and keeps its length."""
    for article, claims in coded.values():
        for claim in claims:
            e = claim.evidence
            assert article.text[e.start : e.end] == e.quote
            assert SHORTEST <= len(e.quote) <= LONGEST
