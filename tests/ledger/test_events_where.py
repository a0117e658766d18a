"""Questions about events: by actor in any of its words, by place, the latest only."""

from builders import Story, ledger_of

from incumbent.ledger.events import EventQuestion, events_where


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
