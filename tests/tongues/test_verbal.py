"""Posts that a verb tells, and replacements, read by grammar alone: the reader sees nothing but names."""

import pytest
from hand import DAY, Hand, marked

from incumbent.coding.tongues import Tongue
from incumbent.knowledge import Knowledge
from incumbent.records import Article, Claim


def claims(language: str, hand: Hand, knowledge: Knowledge) -> list[Claim]:
    article = Article("a1", hand.page.text, "", published=str(DAY), language=language)
    return Tongue(language, knowledge).understood(hand.reading, article).claims()


def told(
    language: str, text: str, names: str, knowledge: Knowledge, **others: list[str]
) -> set[tuple[str | None, ...]]:
    hand = Hand("\n" + text).names(person=names.split(", "), **others)
    found = claims(language, hand, knowledge)
    return {(c.kind, c.person, c.title, c.body, str(c.date) if c.date else None) for c in found}


@pytest.mark.parametrize(
    ("language", "text", "names", "wanted"),
    [
        ("ru", "Пётр Сомов стал министром обороны 1 марта.", "Пётр Сомов", ("start", "министр обороны", None, "2021-03-01")),
        ("ru", "Министром обороны 1 марта назначен Пётр Сомов.", "Пётр Сомов", ("start", "министр обороны", None, "2021-03-01")),
        ("ru", "Он назначил Петра Сомова председателем КГБ.", "Петра Сомова", ("start", "председатель", "КГБ", "2021-03-02")),
        ("ru", "Пётр Сомов остаётся спикером парламента.", "Пётр Сомов", ("hold", "спикер", "парламент", None)),
        ("ru", "Пётр Сомов был министром обороны с 2012 по 2015 год.", "Пётр Сомов", ("held", "министр обороны", None, "2012/2015")),
        ("ru", "Пётр Сомов был министром обороны с 2012 года.", "Пётр Сомов", ("start", "министр обороны", None, "2012")),
        ("ru", "Пётр Сомов был министром обороны.", "Пётр Сомов", ("held", "министр обороны", None, None)),
        ("ru", "Пётр Сомов станет министром обороны.", "Пётр Сомов", ("chosen", "министр обороны", None, None)),
        ("ru", "Пётр Сомов занял пост председателя Совета безопасности.", "Пётр Сомов", ("start", "председатель", "Совет безопасности", None)),
        ("ru", "Пётр Сомов 1 марта ушёл с поста министра обороны.", "Пётр Сомов", ("end", "министр обороны", None, "2021-03-01")),
        ("ru", "Парламент выдвинул Петра Сомова на пост министра обороны.", "Петра Сомова", ("chosen", "министр обороны", None, None)),
        ("ru", "Пётр Сомов возглавляет Следственный комитет.", "Пётр Сомов", ("hold", "глава", "Следственный комитет", None)),
        ("ru", "Пётр Сомов, который до сих пор возглавлял КГБ, уехал.", "Пётр Сомов", ("end", "глава", "КГБ", None)),
        ("be", "Пётр Сом стаў міністрам абароны 1 сакавіка.", "Пётр Сом", ("start", "міністр абароны", None, "2021-03-01")),
        ("be", "Пётр Сом узначальвае Следчы камітэт.", "Пётр Сом", ("hold", "кіраўнік", "Следчы камітэт", None)),
        ("be", "Пётр Сом 1 сакавіка прызначаны старшынём Савета бяспекі.", "Пётр Сом", ("start", "старшыня", "Савет бяспекі", "2021-03-01")),
        ("uk", "Головою КДБ призначено Петра Сома.", "Петра Сома", ("start", "голова", "КДБ", "2021-03-02")),
        ("uk", "Петро Сом обіймає посаду міністра оборони.", "Петро Сом", ("hold", "міністр оборони", None, None)),
        ("uk", "Петро Сом 1 березня став тимчасовим президентом.", "Петро Сом", ("start", "тимчасовий президент", None, "2021-03-01")),
    ],
)  # fmt: skip
def test_a_verb_tells_which_way_it_goes(
    language: str, text: str, names: str, wanted: tuple[str | None, ...], knowledge: Knowledge
) -> None:
    [claim] = told(language, text, names, knowledge)
    assert (claim[0], *claim[2:]) == wanted


def test_the_reader_is_corrected_where_the_case_decides(knowledge: Knowledge) -> None:
    hand = Hand("\nОн назначил Петра Сомова председателем КГБ.").names(person=["Петра Сомова"], organization=["КГБ"])
    hand.anchor("end", "Петра Сомова", how="dismissed", title="председателем", body="КГБ")
    assert [(c.kind, c.how) for c in claims("ru", hand, knowledge)] == [("start", "appointed")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Пётр Сомов не стал министром обороны.", "Пётр Сомов"),
        ("С министром обороны Литвы говорил Пётр Сомов.", "Пётр Сомов"),
        ("Пётр Сомов стал человеком.", "Пётр Сомов"),
        ("Его заместитель Пётр Сомов уехал.", "Пётр Сомов"),
    ],
)
def test_what_tells_no_post(text: str, names: str, knowledge: Knowledge) -> None:
    assert told("ru", text, names, knowledge) == set()


def test_a_time_is_awaited_with_a_negation(knowledge: Knowledge) -> None:
    [claim] = told("ru", "Так было, пока министром обороны не стал Пётр Сомов.", "Пётр Сомов", knowledge)
    assert claim[:3] == ("start", "Пётр Сомов", "министр обороны")


def test_neither_an_aside_nor_another_clause_holds_the_subject(knowledge: Knowledge) -> None:
    text = "Пётр Сомов, младший брат Абэ, стал министром обороны; Иван Рыбин уехал."
    found = told("ru", text, "Пётр Сомов, Абэ, Иван Рыбин", knowledge)
    assert {c[1] for c in found} == {"Пётр Сомов"}
    text = "Он принял Ивана Рыбина и назначил Петра Сомова министром обороны."
    assert {c[1] for c in told("ru", text, "Ивана Рыбина, Петра Сомова", knowledge)} == {"Пётр Сомов"}


def test_a_dash_stands_for_the_verb_before(knowledge: Knowledge) -> None:
    text = "Министром обороны стал Пётр Сомов, министром финансов — Иван Рыбин."
    assert {c[:3] for c in told("ru", text, "Пётр Сомов, Иван Рыбин", knowledge)} == {
        ("start", "Пётр Сомов", "министр обороны"),
        ("start", "Иван Рыбин", "министр финансов"),
    }


def test_whoever_is_moved_leaves_what_he_held(knowledge: Knowledge) -> None:
    text = "Глава КГБ Пётр Сомов переведён на пост министра обороны."
    assert {c[:4] for c in told("ru", text, "Пётр Сомов", knowledge)} == {
        ("end", "Пётр Сомов", "глава", "КГБ"),
        ("start", "Пётр Сомов", "министр обороны", None),
    }


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ru", "Председатель КГБ Пётр Сомов был уволен, его сменил Иван Рыбин.", "Пётр Сомов, Иван Рыбин"),
        ("ru", "Иван Рыбин назначен председателем КГБ, сменив Петра Сомова.", "Иван Рыбин, Петра Сомова"),
        ("ru", "Иван Рыбин, брат Абэ, стал председателем КГБ, сменив Петра Сомова.", "Иван Рыбин, Абэ, Петра Сомова"),
        (
            "ru",
            "Иван Рыбин назначен председателем КГБ. Рыбин сменил на этом посту бывшего министра обороны Петра Сомова.",
            "Иван Рыбин, Рыбин, Петра Сомова",
        ),
    ],
)  # fmt: skip
def test_a_replacement_is_an_end_and_a_start_of_one_post(
    language: str, text: str, names: str, knowledge: Knowledge
) -> None:
    hand = Hand("\n" + text)
    for k, name in enumerate(names.split(", ")):
        hand.names(person=[(name, 1) if name == "Рыбин" and k else name])
    hand.reading.names.sort(key=lambda n: n.first)
    found = {(c.kind, c.person, c.title, c.body) for c in claims(language, hand, knowledge)}
    assert {("end", "Пётр Сомов", "председатель", "КГБ"), ("start", "Иван Рыбин", "председатель", "КГБ")} <= found


def test_a_former_post_is_not_the_one_that_is_taken(knowledge: Knowledge) -> None:
    text = "Иван Рыбин назначен председателем КГБ, сменив бывшего министра обороны Петра Сомова."
    found = {c[:3] for c in told("ru", text, "Иван Рыбин, Петра Сомова", knowledge)}
    assert ("held", "Пётр Сомов", "министр обороны") in found
    assert ("start", "Иван Рыбин", "министр обороны") not in found


def test_a_state_or_a_chief_before_a_name_is_no_part_of_it(knowledge: Knowledge) -> None:
    hand = Hand("\nПриехал президент Ливана Мишель Сомов.").names(person=["Ливана Мишель Сомов"])
    assert [(c.person, c.country) for c in claims("ru", hand, knowledge)] == [("Мишель Сомов", "LBN")]
    hand = Hand("\nМайя Санду уехала. Пресс-секретарь Санду Ирина Сова осталась.")
    hand.names(person=["Майя Санду", "Санду Ирина Сова"])
    hand.anchor("hold", "Ирина Сова", title="Пресс-секретарь")
    assert [c.person for c in claims("ru", hand, knowledge)] == ["Ирина Сова"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Арсен Сомов, министр внутренних дел с 2014 года, молчит.", ("министр внутренних дел", None, None)),
        ("Приехал Арсен Сомов, лидер оппозиции, и сел.", ("лидер оппозиции", None, None)),
        ("Приехал бывший президент Европейского совета Арсен Сомов.", ("президент", "Европейский совет", None)),
        ("Приехал лидер правящей Демократической партии Арсен Сомов.", ("лидер", "Демократическая партия", None)),
        ("Его ждал посол страны в Германии Арсен Сомов.", ("посол", None, None)),
    ],
)
def test_where_a_title_ends(text: str, wanted: tuple[str | None, ...], knowledge: Knowledge) -> None:
    hand = Hand("\n" + text).names(person=["Арсен Сомов"])
    assert [(c.title, c.body, c.area) for c in claims("ru", hand, knowledge)] == [wanted]


def test_a_post_behind_a_name_agrees_with_it_and_has_the_whole_of_its_area(knowledge: Knowledge) -> None:
    text = "Назначил Дениса Сомова, бывшего губернатора Ивано-Франковской области, и ушёл."
    hand = Hand("\n" + text).names(person=["Дениса Сомова"], place=["Ивано-Франковской области"])
    assert [(c.kind, c.area, c.country) for c in claims("ru", hand, knowledge)] == [
        ("held", "Ивано-Франковская область", "UKR")
    ]


def test_a_body_tells_what_country_an_article_is_about(knowledge: Knowledge) -> None:
    text = "Парламент Украины заседал. Министр обороны Пётр Сомов молчал."
    hand = Hand("\n" + text).names(person=["Пётр Сомов"], organization=["Парламент Украины"])
    assert [c.country for c in claims("ru", hand, knowledge)] == ["UKR"]


def test_adjectives_of_a_state_tell_what_country_an_article_is_about(knowledge: Knowledge) -> None:
    text = "Белорусские чиновники собрались. Белорусская столица молчит. Из России звонили. Министр обороны Пётр Сомов молчал."
    hand = Hand("\n" + text).names(person=["Пётр Сомов"], state=["России"])
    assert [c.country for c in claims("ru", hand, knowledge)] == ["BLR"]


def test_a_state_is_nobody(knowledge: Knowledge) -> None:
    hand = Hand("\nПриехал президент Мали.").names(person=["Мали"])
    assert claims("ru", hand, knowledge) == []


def test_a_dash_at_the_end_of_a_paragraph_names_nobody_of_the_next(knowledge: Knowledge) -> None:
    hand = marked("Министром обороны стал {Пётр Сомов}, министром культуры —\n\n{Иван Рыбин} уехал.")
    assert {c.person for c in claims("ru", hand, knowledge)} == {"Пётр Сомов"}


def test_a_name_in_full_is_taken_before_one_with_initials(knowledge: Knowledge) -> None:
    hand = marked("Министр обороны {П. А. Сомов} молчал. {Пётр Сомов} уехал. {Сомов} вернулся. {Петра Сомова} ждали.")
    assert {c.person for c in claims("ru", hand, knowledge)} == {"Пётр Сомов"}
