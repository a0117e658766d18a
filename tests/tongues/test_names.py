"""Names of people and noun phrases in the dictionary form."""

import pytest

from incumbent.language.tongues.morphology import Morphology, in_nominative
from incumbent.language.tongues.names import Mention, People


@pytest.fixture(scope="module", params=["ru", "be", "uk"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


NAMES = {
    "ru": [
        ("Ивана Тертеля", "Иван Тертель"), ("Валерием Вакульчиком", "Валерий Вакульчик"), ("Светланы Тихановской", "Светлана Тихановская"),
        ("Валентины Матвиенко", "Валентина Матвиенко"), ("А.Г. Лукашенко", "А. Г. Лукашенко"), ("Жан-Марком Эро", "Жан-Марк Эро"),
        ("Юрия Ивановича Савина", "Юрий Иванович Савин"), ("Ангелой Меркель", "Ангела Меркель"), ("Уго Чавеса", "Уго Чавес"),
    ],
    "be": [
        ("Аляксандра Лукашэнкі", "Аляксандр Лукашэнка"), ("Івана Тэртэля", "Іван Тэртэль"), ("Уладзімірам Пуціным", "Уладзімір Пуцін"),
        ("Святланы Ціханоўскай", "Святлана Ціханоўская"), ("Міхаіла Мішусціна", "Міхаіл Мішусцін"), ("Паўла Латушкі", "Павел Латушка"),
    ],
    "uk": [
        ("Володимира Зеленського", "Володимир Зеленський"), ("Петра Порошенка", "Петро Порошенко"), ("Ольги Філіної", "Ольга Філіна"),
        ("Сергієм Кузьменком", "Сергій Кузьменко"), ("Юлії Тимошенко", "Юлія Тимошенко"),
    ],
}  # fmt: skip


def test_names_in_any_case_have_one_form(language: str) -> None:
    people = People(language, Morphology(language))
    found = people.nominatives([Mention(text) for text, _ in NAMES[language]])
    assert [name for name, _ in found] == [wanted for _, wanted in NAMES[language]]


def test_the_whole_name_tells_what_a_lone_surname_is() -> None:
    people = People("ru", Morphology("ru"))
    whole, alone = people.nominatives([Mention("Ирина Яровая"), Mention("Яровой")])
    assert (whole[0], alone[0]) == ("Ирина Яровая", "Яровая")


def test_a_title_before_a_name_tells_its_case() -> None:
    people = People("ru", Morphology("ru"))
    assert people.nominatives([Mention("Александра Бастрыкина", "главу")]) == [("Александр Бастрыкин", "m")]


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("ru", "Единой России", "Единая Россия"),
        ("ru", "Сухопутных войск", "Сухопутные войска"),
        ("ru", "Высшего совета обороны", "Высший совет обороны"),
        ("be", "Камітэта дзяржаўнай бяспекі", "Камітэт дзяржаўнай бяспекі"),
        ("be", "міністэрствам замежных спраў", "міністэрства замежных спраў"),
        ("uk", "Луганської обласної державної адміністрації", "Луганська обласна державна адміністрація"),
        ("uk", "Верховної Ради", "Верховна Рада"),
    ],
)
def test_bodies_in_the_nominative(language: str, words: str, wanted: str) -> None:
    assert " ".join(in_nominative(words.split(), Morphology(language))) == wanted


def test_no_name_is_without_a_vowel() -> None:
    assert People("ru", Morphology("ru")).nominatives([Mention("Ба Нда")])[0][0] == "Ба Нда"


def test_a_name_spelled_as_the_lists_have_it_is_likelier() -> None:
    famous = People("uk", Morphology("uk"), lambda name: 8.0 if name == "Нобуо Кісі" else 1.0)
    assert famous.nominatives([Mention("Нобуо Кісі")])[0][0] == "Нобуо Кісі"


def test_an_accusative_in_belarusian() -> None:
    assert People("be", Morphology("be")).nominatives([Mention("Андрэя Раўкова", "міністра")])[0][0] == "Андрэй Раўкоў"


def test_what_a_person_is_called_by_alone() -> None:
    names = People("ru", Morphology("ru"))
    for name, alone in (
        ("Василий Небензя", "Небензя"), ("Небензя Василий Алексеевич", "Небензя"), ("Небензя В. А.", "Небензя"),
        ("В. А. Небензя", "Небензя"), ("В.", "В."), ("Ким Чен Ын", "Ын"), ("", ""),
    ):  # fmt: skip
        assert names.surname(name) == alone
    assert (
        names.initials_first("Тертель И. С.") == "И. С. Тертель"
        and names.initials_first("И. С. Тертель") == "И. С. Тертель"
    )
    assert names.initials_first("Иван Тертель") == "Иван Тертель" and names.initials_first("И. С.") == "И. С."
    assert names.has_initials("И. Тертель") and not names.has_initials("Иван Тертель")


@pytest.mark.parametrize(
    ("language", "text", "before", "wanted"),
    [
        ("be", "Максіма Русецкага", "", "Максім Русецкі"),
        ("be", "Сяргею Румянцу", "", "Сяргей Румянец"),
        ("be", "Вольгу Палякевіч", "", "Вольга Палякевіч"),
        ("be", "Раіса Шаўцова", "", "Раіса Шаўцова"),  # a woman's name in Russian, too
        ("be", "Лізавета Шаўцова", "дэпутатка", "Лізавета Шаўцова"),
        ("be", "Ядвізе Кавальскай", "", "Ядвіга Кавальская"),
        ("be", "Лінду Сову", "", "Лінда Сова"),
        ("uk", "Володимиру Катинському", "", "Володимир Катинський"),
        ("ru", "Владимиру Катинскому", "", "Владимир Катинский"),
        ("ru", "Нина Алтуфьева", "заместитель", "Нина Алтуфьева"),
        ("ru", "Нины Алтуфьевой", "заместителя", "Нина Алтуфьева"),
    ],
)
def test_names_of_women_and_in_adjectival_endings(language: str, text: str, before: str, wanted: str) -> None:
    assert People(language, Morphology(language)).nominatives([Mention(text, before)])[0][0] == wanted
