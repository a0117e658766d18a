"""Questions about events: by actor in any of its words, by place, the latest only."""

from builders import HandKnowledge, Story, ledger_of

from incumbent.ledger import Ledger
from incumbent.ledger.asking.event_pages import latest_events, months
from incumbent.ledger.asking.events import EventQuestion, events_where
from invented import Telling


def store_of(tmp_path):
    stories = [
        Story(f"a{n}", published=f"2020-01-0{n}").event(
            "CONSULT", "met", f"Éva Kovács met day {n}.", source=("Éva Kovács",)
        )
        for n in range(1, 6)
    ]
    return ledger_of(tmp_path / "l.sqlite", *stories).store


def test_an_actor_by_any_word_with_or_without_accents(tmp_path):
    store = store_of(tmp_path)
    assert len(events_where(store, EventQuestion(actor="kovacs"))) == 5
    assert len(events_where(store, EventQuestion(source="Eva"))) == 5
    assert events_where(store, EventQuestion(target="Kovács")) == []
    assert events_where(store, EventQuestion(actor="Kov")) == []


def test_the_latest_only_in_the_order_of_days(tmp_path):
    found = events_where(store_of(tmp_path), EventQuestion(), latest=2)
    assert [e.article for e in found] == ["a4", "a5"]


def test_a_place_that_nothing_names(tmp_path):
    assert events_where(store_of(tmp_path), EventQuestion(place="Oslo")) == []


def test_a_country_on_either_side_or_on_one(tmp_path):
    story = Telling("a1", "2020-01-01", "Wire", "https://news.example/1", "Talks")
    story.event("CONSULT", "met", "Ivan Tertel met officials of Russia.", [("Ivan Tertel", "BLR")], [("Russia", "RUS")])
    story.event(
        "REJECT", "refused", "Russia refused the visit of Ivan Tertel.", [("Russia", "RUS")], [("Ivan Tertel", "BLR")]
    )
    with Ledger.open(tmp_path / "l.sqlite", write=True, knowledge=HandKnowledge()) as ledger:
        writer = ledger.writer()
        writer.add([story.record()])
        writer.finish()
        for fields, types in (
            ({"country": "BLR"}, ["CONSULT", "REJECT"]), ({"source_country": "BLR"}, ["CONSULT"]), ({"target_country": "BLR"}, ["REJECT"]),
            ({"source_country": "RUS", "target_country": "BLR"}, ["REJECT"]), ({"source_country": "BLR", "target_country": "BLR"}, []),
        ):  # fmt: skip
            question = EventQuestion(**fields)
            assert [e.type for e in events_where(ledger.store, question)] == types, fields
            assert sorted(e.type for e in latest_events(ledger.store, question, limit=9)) == types, fields
            assert sorted(kind for _, kind, _ in months(ledger.store, question)) == types, fields
