"""What an answer leaves out as unlikely is counted, and is what asking for everything gives besides."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from builders import Story, ledger_of

from incumbent.ledger import Ledger
from incumbent.ledger.asking.changes import changes
from incumbent.ledger.asking.event_pages import unlikely_events
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.asking.left_out import LeftOut, unlikely_changes, unlikely_disputes
from incumbent.ledger.deriving.belief import EVERYTHING, Seen

DAY = dt.date.fromisoformat


@pytest.fixture
def ledger(tmp_path):
    stories = []
    for n in range(12):
        story = Story(f"s{n}", published=f"2020-{n + 1:02d}-05", publisher=f"Paper {n}")
        sure = 0.9 if n % 3 else 0.3
        name, body = f"Person{n} Quill{n}", f"Office {n}"
        story.claim("start", name, "ombudsman", body=body, date=f"2020-{n + 1:02d}-04", confidence=sure)
        story.claim(
            "end",
            f"Old{n} Vane{n}",
            "ombudsman",
            body=body,
            date=f"2020-{n + 1:02d}-04",
            status="planned",
            confidence=sure,
        )
        story.claim("start", name, "envoy", f"{name} had become envoy.", body=f"Embassy {n}", confidence=sure)
        stories.append(story)
    wrong = Story("wrong", published="2020-05-01").claim("start", "Ann Aster", "chief", body="KGB", date="2020-04-30")
    with ledger_of(tmp_path / "l.sqlite", *stories, wrong) as opened:
        yield opened


@pytest.mark.parametrize("told", ["dated", "background", "news", "all"])
@pytest.mark.parametrize("seen", [Seen(), Seen(0.95), Seen(0.0, 2), EVERYTHING], ids=str)
@pytest.mark.parametrize(
    "question", [{}, {"country": "BLR", "since": DAY("2020-04-01")}, {"statuses": ["planned"]}], ids=str
)
def test_shown_and_left_out_are_all(ledger, told, seen, question):
    asked = {"told": told, **question}
    shown, every = (changes(ledger.store, seen=s, **asked) for s in (seen, EVERYTHING))
    assert unlikely_changes(ledger.store, seen=seen, **{**asked, "told": (told,)}) == LeftOut(len(every) - len(shown))
    assert len(every) > 2 or (told == "background" and "statuses" in question)


def test_what_is_set_aside_counts_too(ledger):
    day = {"since": DAY("2020-04-30"), "until": DAY("2020-04-30")}
    assert ledger.changes(**day) == [] and ledger.unlikely_changes(**day) == LeftOut(1)
    assert ledger.unlikely_changes(country="Belarus", **day) == LeftOut(1)
    assert ledger.unlikely_changes(country="Ukraine", **day) == LeftOut(0)


def test_where_not_all_was_looked_at_it_is_at_least_so_many(ledger):
    found = unlikely_changes(ledger.store, seen=Seen(), looked_at=6)
    assert found.at_least and 0 < found.number < unlikely_changes(ledger.store, seen=Seen()).number
    assert str(found).startswith("at least ")


def disputed(path: Path) -> Ledger:
    one = Story("a", published="2020-05-02", publisher="A").claim(
        "start", "Ann Aster", "ombudsman", date="2020-05-01", confidence=0.3
    )
    other = Story("b", published="2020-05-02", publisher="B").claim(
        "start", "Ann Aster", "ombudsman", date="2020-04-20", confidence=0.9
    )
    return ledger_of(path, one, other)


def test_disagreements_are_counted_as_they_are_asked_for(tmp_path):
    with disputed(tmp_path / "l.sqlite") as ledger:
        assert ledger.disagreements() == []
        [found] = ledger.disagreements(seen=EVERYTHING)
        assert ledger.unlikely_disagreements() == ledger.unlikely_disagreements(country="Belarus") == LeftOut(1)
        assert not ledger.unlikely_disagreements(country="Ukraine") and not ledger.unlikely_disagreements(
            seen=EVERYTHING
        )
        kind, office = found.disagreement.kind, found.office.key
        for asked, number in (
            ({"kinds": [kind]}, 1), ({"kinds": ["knowledge"]}, 0), ({"office": office}, 1), ({"office": "another"}, 0),
            ({"on": found.disagreement.first_day}, 1), ({"on": DAY("1990-01-01")}, 0), ({"on": DAY("2030-01-01")}, 0),
        ):  # fmt: skip
            assert unlikely_disputes(ledger.store, seen=Seen(), **asked) == LeftOut(number), asked


def test_events_are_counted_as_they_are_asked_for(tmp_path):
    story = Story("a", published="2020-05-02")
    for n, sure in enumerate((0.9, 0.4, 0.2)):
        story.event("CONSULT", "met", f"Aster met guest {n}.", ["Ann Aster"])
        story.events[-1] = replace(story.events[-1], confidence=sure)
    with ledger_of(tmp_path / "l.sqlite", story) as ledger:
        counts = {c: unlikely_events(ledger.store, EventQuestion(confidence=c)) for c in (0.0, 0.3, 0.5, 0.95)}
        assert counts == {0.0: 0, 0.3: 1, 0.5: 2, 0.95: 3}
        assert unlikely_events(ledger.store, EventQuestion(confidence=0.5, since=DAY("2021-01-01"))) == 0
