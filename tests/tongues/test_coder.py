"""Which language an article is in, and what the coder does with it."""

from pathlib import Path

import pytest

from incumbent.coding import Coder, coder
from incumbent.knowledge import Knowledge
from incumbent.reader import PACKAGED, installed
from incumbent.reading import read_articles
from incumbent.reading.language import language_of
from incumbent.records import Record, check_offsets

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ён не прыехаў у сталіцу.", "be"),
        ("Вона приїхала до столиці.", "uk"),
        ("Он приехал в столицу, но этого мало.", "ru"),
        ("Президентът подписа закона в сряда вечерта, съобщи пресслужбата.", "bg"),
        ("The president of Belarus signed the law on Wednesday.", "en"),
    ],
)
def test_neighbouring_languages_are_told_apart(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("language", ["ru", "be", "uk"])
def test_the_samples_are_told_apart_and_dated(language: str) -> None:
    [reading] = read_articles([str(HERE / f"reshuffle.{language}.txt")])
    assert reading.article is not None
    assert (reading.article.language, reading.article.published) == (language, "2020-09-03")


@pytest.mark.skipif(not PACKAGED.is_dir(), reason="the reader's weights are not packaged")
def test_without_the_extra_an_article_is_uncoded_and_one_line_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, knowledge: Knowledge
) -> None:
    monkeypatch.setattr(coder, "installed", lambda: None)
    [reading] = read_articles([str(HERE / "reshuffle.ru.txt")])
    assert reading.article is not None
    record = Coder(knowledge=knowledge).record(reading.article)
    assert not record.claims and not record.entities
    [problem] = record.problems
    assert problem.code == "language-missing" and "pip install 'incumbent[languages]'" in problem.message


@pytest.fixture(scope="module", params=["ru", "be", "uk"])
def record(request: pytest.FixtureRequest, knowledge: Knowledge) -> Record:
    if installed() is None:
        pytest.skip("the weights of incumbent-languages are not installed")
    [reading] = read_articles([str(HERE / f"reshuffle.{request.param}.txt")])
    assert reading.article is not None
    return Coder(knowledge=knowledge).record(reading.article)


def test_the_sample_names_its_people(record: Record) -> None:
    check_offsets(record)
    assert {"Q2866", "Q96435835", "Q3917380", "Q4298520", "Q7747"} <= {e.known_as for e in record.entities}


def test_the_change_at_the_kgb_is_told_as_in_english(record: Record) -> None:
    changed = {(c.kind, c.office) for c in record.claims if c.kind in ("start", "end") and c.body in ("КГБ", "КДБ")}
    assert {("start", "Q4436588"), ("end", "Q4436588")} <= changed


def test_whoever_holds_office_is_told(record: Record) -> None:
    held = {(c.office, c.country) for c in record.claims if c.kind == "hold"}
    assert {("Q1049659", "BLR"), ("Q218295", "RUS")} <= held
