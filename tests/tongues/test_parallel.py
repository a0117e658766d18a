"""bench/parallel.py: when two claims say the same, whatever the language, and what it counts."""

import json
from dataclasses import replace

import pytest

import parallel
from incumbent.knowledge import Knowledge
from incumbent.records import Claim, PartialDate, Span

DAY = PartialDate.parse("2020-09-03")


@pytest.fixture(scope="module")
def teller(knowledge: Knowledge) -> parallel.Teller:
    return parallel.Teller(knowledge)


def claim(
    kind: str, person: str | None, title: str, body: str | None = None, country: str = "BLR", date: str = ""
) -> Claim:
    return Claim(
        "c",
        kind,
        person,
        title,
        Span(0, 0, ""),
        body=body,
        country=country,
        date=PartialDate.parse(date) if date else None,
    )  # type: ignore[arg-type]


def test_a_claim_is_the_same_in_two_languages(teller: parallel.Teller) -> None:
    one = teller.told(claim("start", "Ivan Tertel", "chairman", "KGB", date="2020-09-03"), None, DAY)
    for other in (
        claim("start", "Иван Тертель", "председатель", "КГБ", date="2020-09-03"),
        claim("start", "Іван Тэртэль", "старшыня", "КДБ", date="2020-09"),
        claim("start", "Іван Тертель", "голова", "КДБ", date="2020"),
    ):
        assert one.agrees(teller.told(other, None, DAY))


@pytest.mark.parametrize(
    "other",
    [
        claim("end", "Иван Тертель", "председатель", "КГБ", date="2020-09-03"),
        claim("start", "Валерий Вакульчик", "председатель", "КГБ", date="2020-09-03"),
        claim("start", None, "председатель", "КГБ", date="2020-09-03"),
        claim("start", "Иван Тертель", "председатель", "Совет безопасности", date="2020-09-03"),
        claim("start", "Иван Тертель", "председатель", "КГБ", country="RUS", date="2020-09-03"),
        claim("start", "Иван Тертель", "председатель", "КГБ", date="2020-09-02"),
        claim("start", "Иван Тертель", "председатель", "КГБ"),
    ],
)  # fmt: skip
def test_a_claim_that_differs_in_one_thing_does_not_agree(teller: parallel.Teller, other: Claim) -> None:
    one = teller.told(claim("start", "Ivan Tertel", "chairman", "KGB", date="2020-09-03"), None, DAY)
    assert not one.agrees(teller.told(other, None, DAY))


def test_what_somebody_holds_has_no_date_that_could_be_missing(teller: parallel.Teller) -> None:
    plain = claim("held", "Donald Tusk", "prime minister", country="POL")
    dated = replace(plain, date=PartialDate.parse("2007/2014"))
    assert teller.told(plain, None, DAY).agrees(teller.told(dated, None, DAY))


def test_a_stranger_is_one_by_his_name(teller: parallel.Teller) -> None:
    one = teller.told(claim("end", "Oleg Zubrovich", "mayor"), None, DAY)
    assert one.agrees(teller.told(claim("end", "Алег Зубровіч", "мэр"), None, DAY))


def test_each_wanted_claim_agrees_with_one_and_the_rest_is_extra(teller: parallel.Teller) -> None:
    hold = teller.told(claim("hold", "Ivan Tertel", "chairman", "KGB"), None, DAY)
    start = replace(hold, kind="start")
    assert parallel.distinct([hold, hold, start]) == [hold, start]
    assert parallel.compared([hold, hold], [hold]) == (1, [hold], [])
    assert parallel.compared([start], [hold]) == (0, [start], [hold])
    assert parallel.figures_of(3, 4, 6) == (0.5, 0.75, 0.6)


def test_every_article_is_there_in_every_language_and_told_apart() -> None:
    agreed = json.loads((parallel.FOLDER / "claims.json").read_text(encoding="utf-8"))
    assert len(agreed) == 12
    for language in parallel.LANGUAGES:
        found = parallel.articles(language, agreed)
        assert {a.published for a in found.values()} == {a.published for a in parallel.articles("en", agreed).values()}
        assert all(a.published and a.title and a.text.count("\n\n") >= 3 for a in found.values())
