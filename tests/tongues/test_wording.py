"""Titles and bodies as the codebook writes them, and the English words that they are known by."""

import pytest

from incumbent.coding.tongues.wording import Titled, Wording
from incumbent.knowledge import Knowledge
from incumbent.knowledge.cyrillic import english_area, english_body, english_title, other_script, places, romanised
from incumbent.language.tongues.morphology import Morphology


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("ru", "бывшего президента США", Titled("президент", former=True, country="USA")),
        ("ru", "экс-премьера", Titled("премьер", former=True)),
        ("ru", "белорусским лидером", Titled("лидер", country="BLR")),
        (
            "ru",
            "заместителя министра иностранных дел РФ",
            Titled("заместитель министра иностранных дел", country="RUS"),
        ),
        ("ru", "временно исполняющего обязанности губернатора", Titled("временно исполняющий обязанности губернатора")),
        ("ru", "и министра обороны", Titled("министр обороны")),
        ("ru", "и . о . министра", Titled("исполняющий обязанности министра")),
        ("ru", "избранный президент", Titled("президент", elect=True)),
        ("ru", "депутаты", Titled("депутат")),
        ("ru", "командующим войсками округа", Titled("командующий войсками округа")),
        ("ru", "возглавил", Titled("глава")),
        ("be", "былога прэзідэнта Беларусі", Titled("прэзідэнт", former=True, country="BLR")),
        ("be", "старшынёй", Titled("старшыня")),
        ("uk", "колишнього міністра", Titled("міністр", former=True)),
        ("uk", "народного депутата України", Titled("народний депутат", country="UKR")),
        ("uk", "першого заступника міського голови", Titled("перший заступник міського голови")),
    ],
)
def test_titles(language: str, words: str, wanted: Titled) -> None:
    assert Wording(language, Morphology(language)).titled(words.split()) == wanted


def test_bodies_without_their_country() -> None:
    wording = Wording("ru", Morphology("ru"))
    assert wording.body("КГБ Белоруссии".split()) == ("КГБ", "BLR")
    assert wording.body("партии « Справедливая Россия »".split()) == ("партия «Справедливая Россия»", None)


def test_titles_and_bodies_in_english() -> None:
    assert english_title("перший заступник міністра оборони") == "first deputy minister of defence"
    assert english_title("прэм'ер-міністр") == "prime minister"
    assert english_title("сапожник") is None
    assert english_body("КДБ") == english_body("КГБ") == "KGB"
    assert english_area("Курская область") == "Kursk Oblast"


def test_one_office_in_every_language(knowledge: Knowledge) -> None:
    asked = [
        ("chairman", "KGB"),
        ("председатель", "КГБ"),
        ("старшыня", "КДБ"),
        ("глава", "Комитет государственной безопасности"),
    ]
    found = {knowledge.office(title, body=body, country="BLR") for title, body in asked}
    assert len(found) == 1 and None not in found


def test_one_person_in_every_language(knowledge: Knowledge) -> None:
    names = ["Alexander Lukashenko", "Александр Лукашенко", "Аляксандр Лукашэнка", "Олександр Лукашенко"]
    assert {p.id if (p := knowledge.person(name)) else None for name in names} == {"Q2866"}
    assert {romanised(name) for name in ("Владимир Путин", "Уладзімір Пуцін", "Володимир Путін")} == {"Vladimir Putin"}


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Белоруссии", "BLR"),
        ("Беларусі", "BLR"),
        ("российского", "RUS"),
        ("України", "UKR"),
        ("США", "USA"),
        ("стола", None),
    ],
)
def test_countries_in_any_case(word: str, country: str | None) -> None:
    assert next((p.country for p in places(word)), None) == country


def test_names_in_the_other_script() -> None:
    assert "лукашенк" in other_script("Lukashenko") and other_script("Тертель") == ("tertel",)


def test_what_no_table_has_is_romanised() -> None:
    assert english_area("Омская область") == "Omsk Oblast"
    assert romanised("Шойгу Сергей Кужугетович") == "Sergey Kuzhugetovich Shoygu"
    assert romanised("Владимир Путин Иванович Петров") == "Vladimir Putin Ivanovich Petrov"


@pytest.mark.parametrize(
    ("title", "english"),
    [
        ("міністр закордонних справ", "minister of foreign affairs"),  # "міністр" is Belarusian too
        ("міністр фінансів", "minister of finance"),
        ("заступник міністра оборони", "deputy minister of defence"),
        ("выканаўца абавязкаў прэм'ер-міністра", "acting prime minister"),
        ("тимчасовий президент", "acting president"),
        ("лідарка апазіцыі", "opposition leader"),
        ("генеральный секретарь кабинета министров", "chief cabinet secretary"),
        ("министр", "minister"),
    ],
)
def test_a_title_is_english_by_the_table_that_has_every_word(title: str, english: str) -> None:
    assert english_title(title) == english


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Бейрутом", "LBN"),
        ("Бішкеку", "KGZ"),
        ("Токіо", "JPN"),
        ("малийский", "MLI"),
        ("кіргізскі", "KGZ"),
        ("чилійського", "CHL"),
    ],
)
def test_capitals_and_adjectives_of_the_world(words: str, country: str) -> None:
    assert places(words)[0].country == country


@pytest.mark.parametrize(
    ("area", "english"),
    [
        ("Ивано-Франковская область", "Ivano-Frankivsk Oblast"),
        ("Харкаўская вобласць", "Kharkiv Oblast"),
        ("Мангістауська область", "Mangystau"),
    ],
)
def test_areas_have_one_name_in_every_language(area: str, english: str) -> None:
    assert english_area(area) == english


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Анджей Дуда", "Andrzej Duda"),
        ("Матэвуш Маравецкі", "Mateusz Morawiecki"),
        ("Мішель Аун", "Michel Aoun"),
        ("Сааранбай Жээнбекаў", "Saaranbay Jeenbekov"),
        ("Йосіхіде", "Yosikhide"),
    ],
)
def test_foreigners_are_written_as_in_their_own_letters(name: str, latin: str) -> None:
    assert romanised(name) == latin


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("be", "выканаўцам абавязкаў прэм'ер-міністра", "выканаўца абавязкаў прэм'ер-міністра"),
        ("be", "часовым прэзідэнтам", "часовы прэзідэнт"),
        ("ru", "исполняющего обязанности министра", "исполняющий обязанности министра"),
        ("be", "кіраваў", "кіраўнік"),
        ("ru", "временным президентом", "временный президент"),
    ],
)
def test_acting_and_heading_in_the_dictionary_form(language: str, words: str, wanted: str) -> None:
    assert Wording(language, Morphology(language)).titled(words.split()).title == wanted


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("ru", "бывшего избранного президента США", Titled("президент", former=True, elect=True, country="USA")),
        ("ru", "бывший возглавлявший", Titled("глава", former=True)),
        ("ru", "экс-министр обороны", Titled("министр обороны", former=True)),
        ("ru", "вице-премьер", Titled("вице-премьер")), ("ru", "премьер страны", Titled("премьер")),
        ("ru", "министр обороны Страны", Titled("министр обороны")),
        ("ru", ".", Titled("")), ("ru", "министр .", Titled("министр")), ("ru", "", Titled("")),
        ("ru", "новый министр", Titled("министр")), ("ru", "сам министр", Titled("министр")),
        ("ru", "министр нового дела", Titled("министр нового дела")),
        ("ru", "депутат-единоросс", Titled("депутат")), ("ru", "депутат-единоросс Думы", Titled("депутат Думы")),
        ("ru", "министра-координатора", Titled("министр")),
        ("ru", "глава государства", Titled("президент")), ("ru", "глава правительства", Titled("премьер-министр")),
        ("ru", "и . о . главы", Titled("исполняющий обязанности главы")),
        ("ru", "и . о . главы Омской области", Titled("исполняющий обязанности главы Омской области")),
        ("ru", "врио губернатора", Titled("врио губернатора")), ("ru", "временного президента", Titled("временный президент")),
        ("ru", "исполняющим обязанности премьера", Titled("исполняющий обязанности премьера")),
        ("ru", "исполняющего министра", Titled("исполняющий министр")),
        ("ru", "правительство премьер-министра", Titled("премьер-министр")),
        ("ru", "российский президент", Titled("президент", country="RUS")), ("ru", "президент Литвы", Titled("президент", country="LTU")),
        ("ru", "король Саудовской Аравии", Titled("король", country="SAU")), ("ru", "глава МИД", Titled("глава МИД")),
        ("ru", "командующего войсками", Titled("командующий войсками")), ("ru", "сенаторов", Titled("сенатор")),
        ("ru", "судьи", Titled("судья")), ("ru", "Президент", Titled("президент")), ("ru", "королева", Titled("королева")),
        ("ru", "возглавляет", Titled("глава")), ("ru", "руководил", Titled("руководитель")),
        ("be", "былы часовы прэзідэнт", Titled("часовы прэзідэнт", former=True)),
        ("uk", "тимчасового президента", Titled("тимчасовий президент")), ("uk", "екс-голова", Titled("голова", former=True)),
        ("uk", "обраний президент", Titled("президент", elect=True)),
    ],
)  # fmt: skip
def test_a_title_alone(language: str, words: str, wanted: Titled) -> None:
    assert Wording(language, Morphology(language)).titled(words.split()) == wanted


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        ("ru", "Совета Безопасности России", ("Совет Безопасности", "RUS")), ("ru", "Совета США", ("Совет", "USA")),
        ("ru", "совета Соединённых Штатов", ("совет", "USA")), ("ru", "России", ("Россия", None)),
        ("ru", "российского парламента", ("парламент", "RUS")), ("ru", "Российского парламента", ("Российский парламент", "RUS")),
        ("ru", "правящей партии", ("партия", None)), ("ru", "правящей", ("правящая", None)), ("ru", ", партии", ("партия", None)),
        ("ru", "« Нашего Дома »", ("«Наш Дом»", None)), ("ru", "партии .", ("партия", None)),
        ("ru", "партии , « Дом »", ("партия, «Дом»", None)), ("ru", 'партии " Наш дом "', ('партия "Наш дом"', None)),
        ("ru", "МВД по Литве", ("МВД по Литве", None)), ("ru", "совета в Литве", ("совет в Литве", None)),
        ("ru", "Верховной рады Украины", ("Верховная рада", "UKR")), ("ru", "", ("", None)), ("ru", ".", ("", None)),
        ("uk", "Верховної Ради України", ("Верховна Рада", "UKR")), ("uk", "уряду Литви", ("уряд", "LTU")),
        ("be", "урада Літвы", ("урад", "LTU")), ("be", "Савета бяспекі", ("Савет бяспекі", None)),
    ],
)  # fmt: skip
def test_a_body_and_its_country(language: str, words: str, wanted: tuple[str, str | None]) -> None:
    assert Wording(language, Morphology(language)).body(words.split()) == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("спикер парламента", ("спикер", "парламент")), ("глава КГБ", ("глава", "КГБ")), ("глава парламента Литвы", ("глава", "парламент")),
        ("министр обороны", ("министр обороны", None)), ("глава", ("глава", None)),
        ("сапожник парламента", ("сапожник парламента", None)), ("председатель партии", ("председатель партии", None)),
    ],
)  # fmt: skip
def test_a_title_and_the_body_behind_it(title: str, wanted: tuple[str, str | None]) -> None:
    assert Wording("ru", Morphology("ru")).parted(title) == wanted


def test_areas_and_phrases_without_the_marks_around_them() -> None:
    wording = Wording("ru", Morphology("ru"))
    areas = ["Омской области", "( Омской области )", "Омска ,"]
    assert [wording.area(a.split()) for a in areas] == ["Омская область", "Омская область", "Омск"]
    phrases = ["Омской области ,", "новые дома", "« Новые дома »", "домов ( новых )"]
    assert [wording.phrase(p.split()) for p in phrases] == [
        "Омская область",
        "новые дома",
        "«Новые дома»",
        "дома (новых)",
    ]


def test_what_is_a_post_and_an_office() -> None:
    wording = Wording("ru", Morphology("ru"))
    titles = ("министр обороны", "вице-премьер", "старый министр", "сапожник", "старый сапожник")
    assert [wording.is_post(t) for t in titles] == [True, True, True, False, False]
    assert [wording.is_office(t) for t in ("министр", "журналист", "журналист министра")] == [True, False, False]


@pytest.mark.parametrize(
    ("title", "body", "public"),
    [
        ("директор", None, False), ("директор", "ООО «Дом»", False), ("директор", "ЦРУ", True), ("директор", "министерство", True),
        ("генеральный директор", "МАГАТЭ", True), ("генеральный директор", "дом", False), ("генеральный директор", None, False),
        ("президент", None, True), ("президент", "ООО «Дом»", False), ("президент", "парламент", True),
        ("вице-президент", "дом", False), ("глава", "дом", True), ("глава", "университет", False), ("министр", None, True),
    ],
)  # fmt: skip
def test_directors_and_presidents_are_public_in_bodies_that_are(title: str, body: str | None, public: bool) -> None:
    assert Wording("ru", Morphology("ru")).is_public(title, body) is public
