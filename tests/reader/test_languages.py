"""The weights of languages/ read Russian, Belarusian and Ukrainian."""

from __future__ import annotations

from pathlib import Path

import pytest

from incumbent.reader import PACKAGED, Anchor, Reader, Reading, languages_of

FOLDER = Path(__file__).parents[2] / "languages" / "src" / "incumbent_languages" / "weights"


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(FOLDER)


def test_which_languages() -> None:
    assert languages_of(FOLDER) == ("ru", "be", "uk")
    assert languages_of(PACKAGED) == ("en",)


def told(reading: Reading, least: float = 0.4) -> set[tuple[str, str, str]]:
    """Person's last word, kind and title of the claims told."""

    def title(claim: Anchor) -> str:
        return " ".join(reading.page.quote(run.first, run.end) for run in claim.roles.get("title", ()))

    return {(reading.page.word(c.word), c.kind, title(c)) for c in reading.claims if c.p >= least}


@pytest.mark.parametrize(
    ("text", "person", "claim"),
    [
        ("Президент Норландии Ян Крос прибыл в Минск в понедельник.", "Ян Крос", ("Крос", "hold", "Президент")),
        (
            "Міністр фінансів Олена Гнатюк прибула до Києва у вівторок.",
            "Олена Гнатюк",
            ("Гнатюк", "hold", "Міністр фінансів"),
        ),
        ("Прэзідэнт Літвы Ян Савіцкі прыбыў у Мінск у панядзелак.", "Ян Савіцкі", ("Савіцкі", "hold", "Прэзідэнт")),
        ("Бывший министр обороны Олаф Тамм прибыл в Минск.", "Олаф Тамм", ("Тамм", "held", "министр обороны")),
    ],
)
def test_names_and_offices(reader: Reader, text: str, person: str, claim: tuple[str, str, str]) -> None:
    reading = reader.read("\n" + text)
    assert (person, "person") in {(reading.page.quote(n.first, n.end), n.kind) for n in reading.names}
    assert claim in told(reading)


def test_who_says_what(reader: Reader) -> None:
    reading = reader.read("\nМинистр Рут Линд прибыла в Минск. «Мы не отступим», — заявила она журналистам.")
    [cue] = reading.cues
    assert reading.page.word(cue.word) == "заявила"
    [content] = cue.roles["content"]
    assert "не отступим" in reading.page.quote(content.first, content.end)
    she = next(i for i in range(len(reading.page.words)) if reading.page.word(i) == "она")
    name, _ = reading.refers[she]
    assert reading.page.quote(reading.names[name].first, reading.names[name].end) == "Рут Линд"
