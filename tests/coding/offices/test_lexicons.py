"""Every entry of the lexicons carries an example sentence; here each example is read."""

from __future__ import annotations

import pytest

from incumbent.coding.offices import find_claims
from incumbent.coding.offices.bodies import load_bodies
from incumbent.coding.offices.changes import Cue, load_cues
from incumbent.coding.offices.titles import Title, load_titles
from incumbent.knowledge import Knowledge
from incumbent.language import Analyst
from incumbent.records import Article, Claim

HEADLINE = "Officials comment on the events of the week"
TITLES = list({t.example: t for t in load_titles().titles}.values())
CUES = list({c.example: c for c in load_cues().all}.values())


@pytest.fixture(scope="module")
def coded() -> dict[str, list[Claim]]:
    """Every example coded once."""
    knowledge = Knowledge.load()
    examples = [t.example for t in TITLES] + [c.example for c in CUES]
    articles = [Article(id=text, text=f"{HEADLINE}\n{text}", published="2020-06-15") for text in examples]
    return {a.article.id: find_claims(a, knowledge) for a in Analyst(knowledge=knowledge).analyse(articles)}


@pytest.mark.parametrize("title", TITLES, ids=lambda t: t.name)
def test_title_example(title: Title, coded: dict[str, list[Claim]]) -> None:
    """The holder named with an example of a title gets a claim."""
    assert title.holder in [c.person for c in coded[title.example]]


@pytest.mark.parametrize("cue", CUES, ids=lambda c: f"{c.word} {c.particle}".strip())
def test_change_example(cue: Cue, coded: dict[str, list[Claim]]) -> None:
    """The example of a word of change gives the claims that the entry expects, and no other change."""
    found = [f"{c.kind} | {c.person} | {c.title}" for c in coded[cue.example]]
    assert [e for e in cue.expect if e not in found] == [], found
    changes = {f for f in found if not f.startswith("hold") and not f.startswith("held")}
    assert changes == {e for e in cue.expect if not e.startswith("hold") and not e.startswith("held")}


def test_titles_are_lower_case_and_unique() -> None:
    """The lexicon is matched on lower-case words."""
    names = [t.name for t in load_titles().titles]
    assert all(n == n.lower() for n in names)
    assert [n for n in set(names) if names.count(n) > 1] == []


def test_no_body_word_is_both_public_and_private() -> None:
    """A word decides one way only."""
    bodies = load_bodies()
    assert bodies.public & bodies.private == set()
