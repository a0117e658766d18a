"""One person and one office, whatever the language of the article; search across scripts."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from builders import Story

from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.ledger.asking.search import search
from incumbent.ledger.deriving.keys import Keyer
from incumbent.ledger.deriving.spelling import across, one_name
from incumbent.records import Claim, PartialDate, Span


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory, knowledge: Knowledge):
    path: Path = tmp_path_factory.mktemp("tongues") / "l.sqlite"
    english = (
        Story("en")
        .claim("hold", "Alexander Lukashenko", "president")
        .claim("start", "Ivan Tertel", "chairman", body="KGB", date="2020-09-03")
    )
    russian = (
        Story("ru")
        .claim("hold", "Александр Лукашенко", "президент")
        .claim("start", "Иван Тертель", "председатель", body="КГБ", date="2020-09-03")
    )
    belarusian = (
        Story("be")
        .claim("hold", "Аляксандр Лукашэнка", "прэзідэнт")
        .claim("start", "Іван Тэртэль", "старшыня", body="КДБ", date="2020-09-03")
        .claim("start", "Алег Зубровіч", "начальнік", body="Упраўленне лясоў", date="2020-09-03")
    )
    second = Story("ru2").claim("start", "Олег Зубрович", "начальник", body="Управление лесов", date="2020-09-03")
    opened = Ledger.open(path, write=True, knowledge=knowledge)
    writer = opened.writer()
    languages = {"en": english, "ru": russian, "be": belarusian, "ru2": second}
    records = [s.record() for s in languages.values()]
    writer.add([replace(r, article=replace(r.article, language=r.article.id[:2])) for r in records])
    writer.finish()
    yield opened
    opened.close()


@pytest.mark.parametrize("office", ["KGB", "КГБ", "КДБ", "председатель КГБ", "старшыня КДБ"])
def test_an_office_is_asked_for_in_any_language(ledger: Ledger, office: str) -> None:
    [found] = ledger.who(office, country="Belarus").offices
    assert [h.tenure.name for h in found.holders] == ["Ivan Tertel"]


@pytest.mark.parametrize("words", ["президент Белоруссии", "прэзідэнт Беларусі", "president of Belarus"])
def test_an_office_with_its_country(ledger: Ledger, words: str) -> None:
    assert [h.tenure.name for o in ledger.who(words).offices for h in o.holders] == ["Alexander Lukashenko"]


@pytest.mark.parametrize("name", ["Lukashenko", "Лукашенко", "Лукашэнка", "Аляксандр Лукашэнка"])
def test_a_person_is_one_with_all_spellings(ledger: Ledger, name: str) -> None:
    [answer] = ledger.person(name)
    assert answer.person.name == "Alexander Lukashenko"
    assert {"Аляксандр Лукашэнка", "Александр Лукашенко"} <= set(answer.person.spellings)


def test_a_person_whom_no_list_knows_is_one_in_two_languages(ledger: Ledger) -> None:
    [answer] = ledger.person("Олег Зубрович")
    assert {"Олег Зубрович", "Алег Зубровіч"} <= set(answer.person.spellings)


@pytest.mark.parametrize("query", ["Tertel", "Тертель"])
def test_search_finds_both_scripts(ledger: Ledger, query: str) -> None:
    hits, _ = search(ledger.store, query)
    assert {"en", "ru"} <= {hit.article for hit in hits}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mateusz Morawiecki", "Матеуш Моравєцкий"),
        ("Mihai Cebanu", "Михай Чебану"),
        ("Krzysztof Walczak", "Кшиштоф Вальчак"),
        ("Jens Weber", "Йенс Вебер"),
    ],
)
def test_names_in_two_scripts_can_be_one(one: str, other: str) -> None:
    assert across(one, other) and across(other, one) and one_name(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Olaf Scholz", "Борис Писториус"), ("Ann Petrov", "Анна Кузнец"), ("Ann Lee", "Jo Lee"), ("Lee", "Ли")],
)
def test_names_in_two_scripts_that_are_two(one: str, other: str) -> None:
    assert not across(one, other)


def test_a_stranger_in_one_office_is_one_in_two_scripts(tmp_path: Path, knowledge: Knowledge) -> None:
    english = Story("en").claim("start", "Krzysztof Walczak", "head", body="Forest Agency", date="2020-09-03")
    russian = Story("ru").claim("end", "Кшиштоф Вальчак", "глава", body="Forest Agency", date="2020-10-03")
    opened = Ledger.open(tmp_path / "l.sqlite", write=True, knowledge=knowledge)
    writer = opened.writer()
    writer.add([s.record() for s in (english, russian)])
    writer.finish()
    [office] = opened.who("Forest Agency", country="Belarus", on=dt.date(2020, 9, 20)).offices
    assert [h.tenure.name for h in office.holders] == ["Krzysztof Walczak"]
    opened.close()


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        (("лидер", None), ("leader", None)),
        (("глава", "Национальный банк"), ("governor", "National Bank")),
        (("государственный секретарь", "Совет безопасности"), ("state secretary", "Security Council")),
    ],
)
def test_an_office_has_one_key_in_two_scripts(
    cyrillic: tuple[str, str | None], latin: tuple[str, str | None], knowledge: Knowledge
) -> None:
    keyer = Keyer(knowledge)

    def key(title: str, body: str | None) -> str:
        claim = Claim("c", "hold", "Alexander Lukashenko", title, Span(0, 0, ""), body=body, country="BLR")
        day = PartialDate.parse("2020-09-03")
        return keyer.office(claim, keyer.person(claim, None, day), day).key

    assert key(*cyrillic) == key(*latin)
