"""Article to record: what fails in one stage is told, the rest stands."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from hand import Hand

from incumbent.coding import Coder, coder, grammar
from incumbent.errors import ModelError
from incumbent.knowledge import Knowledge
from incumbent.reader import Reading
from incumbent.records import Article, Problem, check_offsets, from_json, to_json

TEXT = "Mayor resigns\nMayor Anna Berg resigned on Monday. She told the council that the rain would stop. Berg met Ola Lie."
ARTICLE = Article("a1", TEXT, "Mayor resigns", published="2021-03-02", problems=(Problem("short", "a short article"),))


def reading(text: str) -> Reading:
    hand = Hand(text).names(person=["Anna Berg", ("Berg", 1), "Ola Lie"]).refer("She", "Anna Berg")
    hand.anchor("end", "Anna Berg", how="resigned", title=("Mayor", 1), when="Monday")
    hand.anchor("CONSULT", "met", source=("Berg", 1), target="Ola Lie")
    hand.anchor("cue", "told", source="She", content="the rain would stop")
    return hand.reading


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge) -> Coder:
    """A coder whose reader sees what the hand-made reading says."""
    fake = SimpleNamespace(manifest=SimpleNamespace(version="0" * 12), read=reading)
    monkeypatch.setattr(coder, "Reader", lambda folder: fake)
    monkeypatch.setattr(coder, "installed", lambda: None)  # whether or not the weights of other languages are there
    return Coder(knowledge=knowledge)


def test_a_whole_record(made: Coder) -> None:
    record = made.record(ARTICLE)
    check_offsets(record)
    assert to_json(from_json(to_json(record))) == to_json(record)
    assert [(c.kind, c.person, str(c.date)) for c in record.claims] == [("end", "Anna Berg", "2021-03-01")]
    assert [(e.type, e.source, e.target) for e in record.events] == [("CONSULT", ("Anna Berg",), ("Ola Lie",))]
    assert [(s.speaker, s.addressee, s.content.quote) for s in record.statements] == [
        ("Anna Berg", "council", "the rain would stop")
    ]
    assert [(e.id, e.name, [(m.text, m.form) for m in e.mentions]) for e in record.entities] == [
        ("e1", "Anna Berg", [("Anna Berg", "name"), ("She", "pronoun"), ("Berg", "name")]),
        ("e2", "Ola Lie", [("Ola Lie", "name")]),
    ]
    assert record.problems == ARTICLE.problems
    assert record.coder.model == "reader 000000000000"


@pytest.mark.parametrize("stage", ["claims", "events", "statements", "entities"])
def test_a_fault_in_one_stage_costs_that_stage(made: Coder, monkeypatch: pytest.MonkeyPatch, stage: str) -> None:
    whole = made.record(ARTICLE)
    name = "_entities" if stage == "entities" else f"find_{stage}"
    monkeypatch.setattr(grammar if stage == "claims" else coder, name, broken("no such word"))
    record = made.record(ARTICLE)
    for part in ("claims", "events", "statements", "entities"):
        assert getattr(record, part) == (() if part == stage else getattr(whole, part))
    assert record.problems[0] == ARTICLE.problems[0]
    [problem] = record.problems[1:]
    assert problem.code == f"fault-{stage}"
    assert "no such word" in problem.message


def test_a_fault_of_the_reader_costs_the_article_not_the_batch(made: Coder) -> None:
    made.reader.read = lambda text: reading(text) if text == TEXT else broken("no such page")()  # type: ignore[method-assign]
    bad, good = made.code([Article("a0", "x\ny"), ARTICLE])
    assert [p.code for p in bad.problems] == ["fault-names"]
    assert (bad.article.id, bad.claims, len(good.claims)) == ("a0", (), 1)


def test_another_language_is_not_read(made: Coder) -> None:
    made.reader.read = broken("read")  # type: ignore[method-assign]
    [record] = made.code([Article("a2", TEXT, language="de", problems=ARTICLE.problems)])
    assert (record.entities, record.claims, record.problems) == ((), (), ARTICLE.problems)


def broken(message: str) -> Callable[..., Reading]:
    def fail(*_: object) -> Reading:
        raise LookupError(message)

    return fail


class Weights(SimpleNamespace):
    """A reader that sees nothing but an empty page, and counts what it is asked."""

    def __init__(self, version: str, *languages: str) -> None:
        super().__init__(manifest=SimpleNamespace(version=version), languages=languages, asked=[])

    def read(self, text: str) -> Reading:
        self.asked.append(text)
        return Hand(text).reading


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch) -> dict[Path, Weights]:
    """The weights that are there by their folder: English ones packaged, and others installed; loaded ones are counted."""
    there = {coder.PACKAGED: Weights("one", "en"), Path("more"): Weights("two", "ru", "uk")}
    loaded: list[Path] = []

    def load(folder: Path) -> Weights:
        loaded.append(folder)
        return there[folder]

    there[Path("loaded")] = loaded  # type: ignore[assignment]
    monkeypatch.setattr(coder, "Reader", load)
    monkeypatch.setattr(coder, "installed", lambda: Path("more"))
    monkeypatch.setattr(coder, "version_of", lambda folder: there[folder].manifest.version)
    monkeypatch.setattr(coder, "languages_of", lambda folder: there[folder].languages)
    monkeypatch.setattr(coder, "has_dictionaries", lambda: True)
    monkeypatch.setattr(coder, "Tongue", lambda language, knowledge: grammar.English(knowledge, coder.Sure()))
    return there


def coded(made: Coder, language: str) -> list[str]:
    return [p.code for p in made.record(Article("a", TEXT, language=language)).problems]


def test_the_weights_of_other_languages_are_loaded_when_an_article_needs_them(
    weights: dict[Path, Weights], knowledge: Knowledge
) -> None:
    made = Coder(knowledge=knowledge)
    loaded = weights[Path("loaded")]
    assert made.info.model == "reader one + two" and loaded == [coder.PACKAGED]
    assert coded(made, "en") == [] and loaded == [coder.PACKAGED]
    assert [coded(made, "ru"), coded(made, "uk"), coded(made, "ru")] == [[], [], []]
    assert loaded == [coder.PACKAGED, Path("more")]
    assert (len(weights[coder.PACKAGED].asked), len(weights[Path("more")].asked)) == (1, 3)
    assert coded(made, "be") == ["language-missing"] and coded(made, "de") == []


def test_weights_that_are_given_read_their_languages_alone(weights: dict[Path, Weights], knowledge: Knowledge) -> None:
    given = Weights("three", "ru")
    made = Coder(given, knowledge=knowledge)  # type: ignore[arg-type]
    assert made.info.model == "reader one + three"
    assert (coded(made, "ru"), coded(made, "uk"), coded(made, "en")) == ([], ["language-missing"], [])
    assert (len(given.asked), weights[Path("more")].asked) == (1, [])
    english = Weights("four", "en")
    made = Coder(english, knowledge=knowledge)  # type: ignore[arg-type]
    assert made.info.model == "reader four + two" and coded(made, "en") == [] and len(english.asked) == 1
    both = Weights("five", "en", "ru")
    made = Coder(both, knowledge=knowledge)  # type: ignore[arg-type]
    assert coded(made, "en") == [] and len(both.asked) == 1
    assert Coder(str(Path("more")), knowledge=knowledge).info.model == "reader one + two"


def test_without_dictionaries_or_weights_a_language_is_missing(
    weights: dict[Path, Weights], knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(coder, "has_dictionaries", lambda: False)
    made = Coder(knowledge=knowledge)
    assert coded(made, "ru") == ["language-missing"] and coded(made, "en") == []
    with pytest.raises(ModelError, match="in Russian and not coded") as error:
        made.read(Article("a", TEXT, language="ru"))
    assert error.value.code == "model-language"
    monkeypatch.setattr(coder, "has_dictionaries", lambda: True)
    monkeypatch.setattr(coder, "installed", lambda: None)
    made = Coder(knowledge=knowledge)
    assert made.info.model == "reader one" and coded(made, "ru") == ["language-missing"]
