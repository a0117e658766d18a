"""Claims of readings made by hand in three languages: the reader's anchors, and the posts that grammar tells."""

import pytest
from hand import DAY, Hand

from incumbent.coding.tongues import Tongue
from incumbent.knowledge import Knowledge
from incumbent.records import Article, Claim


def claims(language: str, hand: Hand, knowledge: Knowledge) -> list[Claim]:
    tongue = Tongue(language, knowledge)
    article = Article("a1", hand.page.text, "", published=str(DAY), language=language)
    found = tongue.understood(hand.reading, article).claims()
    for c in found:
        assert hand.page.text[c.evidence.start : c.evidence.end] == c.evidence.quote
    return found


def short(found: list[Claim]) -> set[tuple[str, str | None, str, str | None, str | None]]:
    return {(c.kind, c.person, c.title, c.body, c.country) for c in found}


def test_an_appointment_in_russian(knowledge: Knowledge) -> None:
    hand = Hand(
        "\nПрезидент Белоруссии Александр Лукашенко 1 марта назначил Ивана Тертеля председателем КГБ вместо Валерия Вакульчика."
    )
    hand.names(
        person=["Александр Лукашенко", "Ивана Тертеля", "Валерия Вакульчика"],
        state=["Белоруссии"],
        organization=["КГБ"],
    )
    told = {"title": "председателем", "body": "КГБ", "by": "Александр Лукашенко", "when": "1 марта"}
    hand.anchor("start", "Ивана Тертеля", how="appointed", **told)
    hand.anchor("end", "Валерия Вакульчика", how="replaced", **told)
    found = claims("ru", hand, knowledge)
    assert short(found) == {
        ("hold", "Александр Лукашенко", "президент", None, "BLR"),
        ("start", "Иван Тертель", "председатель", "КГБ", "BLR"),
        ("end", "Валерий Вакульчик", "председатель", "КГБ", "BLR"),
    }
    assert {(c.by, str(c.date), c.office) for c in found if c.kind != "hold"} == {
        ("Александр Лукашенко", "2021-03-01", "Q4436588")
    }


def test_an_appointment_in_belarusian(knowledge: Knowledge) -> None:
    hand = Hand("\nПрэзідэнт Беларусі Аляксандр Лукашэнка ў панядзелак прызначыў Івана Тэртэля старшынёй КДБ.")
    hand.names(person=["Аляксандр Лукашэнка", "Івана Тэртэля"], state=["Беларусі"], organization=["КДБ"])
    hand.anchor("start", "Івана Тэртэля", how="appointed", title="старшынёй", body="КДБ", when="панядзелак")
    found = claims("be", hand, knowledge)
    assert ("start", "Іван Тэртэль", "старшыня", "КДБ", "BLR") in short(found)
    assert [str(c.date) for c in found if c.kind == "start"] == ["2021-03-01"]


def test_a_dismissal_in_ukrainian_is_of_the_day_of_publication(knowledge: Knowledge) -> None:
    hand = Hand("\nПрем'єр-міністр України Денис Шмигаль звільнив заступника міністра оборони Андрія Павленка.")
    hand.names(person=["Денис Шмигаль", "Андрія Павленка"], state=["України"])
    hand.anchor("end", "Андрія Павленка", how="dismissed", title="заступника міністра оборони", by="Денис Шмигаль")
    [end] = [c for c in claims("uk", hand, knowledge) if c.kind == "end"]
    assert (end.person, end.title, end.country, str(end.date)) == (
        "Андрій Павленко", "заступник міністра оборони", "UKR", str(DAY),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text", "name", "wanted"),
    [
        ("ru", "Глава Следственного комитета России Пётр Сомов приехал.", "Пётр Сомов", ("hold", "Пётр Сомов", "глава", "Следственный комитет", "RUS")),
        ("ru", "Об этом сказал бывший министр финансов Литвы Йонас Петраускас.", "Йонас Петраускас", ("held", "Йонас Петраускас", "министр финансов", None, "LTU")),
        ("ru", "Слово взял Олег Рябов, депутат Госдумы, и сел.", "Олег Рябов", ("hold", "Олег Рябов", "депутат", "Госдума", "RUS")),
        ("ru", "Увольнение министра культуры Анны Совы было громким.", "Анны Совы", ("end", "Анна Сова", "министр культуры", None, "RUS")),
        ("uk", "Про це сказав голова Харківської обласної ради Петро Гай.", "Петро Гай", ("hold", "Петро Гай", "голова", "Харківська обласна рада", "UKR")),
        ("ru", "Приехал министр обороны Бельгии Ян де Вит.", "Ян де Вит", ("hold", "Ян де Вит", "министр обороны", None, "BEL")),
        ("be", "Пра гэта сказаў міністр абароны Беларусі Віктар Сом.", "Віктар Сом", ("hold", "Віктар Сом", "міністр абароны", None, "BLR")),
    ],
)  # fmt: skip
def test_posts_that_stand_with_a_name(
    language: str, text: str, name: str, wanted: tuple[str, ...], knowledge: Knowledge
) -> None:
    assert short(claims(language, Hand("\n" + text).names(person=[name]), knowledge)) == {wanted}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Это сообщил представитель Петра Сомова.", "Петра Сомова"),
        ("Пришёл известный журналист Пётр Сомов.", "Пётр Сомов"),
        ("После министра выступил и Пётр Сомов.", "Пётр Сомов"),
        ("Директор ООО «Ромашка» Пётр Сомов улыбнулся.", "Пётр Сомов"),
        ("Это сообщил президент САР.", "САР"),
        ("Пришёл прокурор Луганского гарнизона.", "Луганского гарнизона"),
    ],
)
def test_what_stands_with_a_name_and_is_no_office_of_his(text: str, name: str, knowledge: Knowledge) -> None:
    assert claims("ru", Hand("\n" + text).names(person=[name]), knowledge) == []


def test_a_word_that_is_no_post_is_one_where_a_body_is_told_and_nothing_changes(knowledge: Knowledge) -> None:
    for kind, body, count in (("hold", "АМКУ", 1), ("hold", None, 0), ("start", "АМКУ", 0)):
        hand = Hand("\nГанна Сова, чемпион АМКУ, молчала.").names(person=["Ганна Сова"])
        hand.anchor(kind, "Ганна Сова", title="чемпион", **({"body": body} if body else {}))
        assert len(claims("uk", hand, knowledge)) == count, (kind, body)


def test_whoever_holds_a_post_holds_the_second_one_with_the_body_that_follows_it(knowledge: Knowledge) -> None:
    hand = Hand("\nИван Сомов выступил, председатель Латвии; генеральный секретарь ЦК.")
    hand.names(person=["Иван Сомов"], state=["Латвии"], organization=["ЦК"])
    hand.anchor("hold", "Иван Сомов", title=["председатель", "генеральный секретарь"], body="ЦК")
    assert {(c.title, c.body) for c in claims("ru", hand, knowledge)} == {
        ("председатель", None),
        ("генеральный секретарь", "ЦК"),
    }


@pytest.mark.parametrize(
    ("text", "name", "wanted"),
    [
        ("Приехал представитель Арсена Громова Игорь Сомов.", "Арсена Громова Игорь Сомов", "Игорь Сомов"),
        ("Приехал представитель Громова Игорь Иванович Сомов.", "Громова Игорь Иванович Сомов", "Игорь Иванович Сомов"),
        ("Приехал министр Игорь Иванович Сомов.", "Игорь Иванович Сомов", "Игорь Иванович Сомов"),
    ],
)
def test_somebody_else_in_another_case_is_no_part_of_a_name(
    text: str, name: str, wanted: str, knowledge: Knowledge
) -> None:
    hand = Hand("\n" + text).names(person=[name])
    hand.anchor("hold", wanted, title=text.split()[1])
    assert [c.person for c in claims("ru", hand, knowledge)] == [wanted]


@pytest.mark.parametrize(
    ("text", "marks", "country"),
    [
        ("В Латвии собрались. Министр обороны Пётр Сомов молчал.", {}, "LVA"),  # a state that the reader passed over
        ("Министр обороны Пётр Сомов молчал.", {}, "RUS"),
        ("Латвия и Эстония спорят. Министр обороны Пётр Сомов молчал.", {"state": ["Латвия", "Эстония"]}, None),
    ],
)
def test_the_country_of_a_minister(
    text: str, marks: dict[str, list[str]], country: str | None, knowledge: Knowledge
) -> None:
    hand = Hand("\n" + text).names(person=["Пётр Сомов"], **marks)
    hand.anchor("hold", "Пётр Сомов", title="Министр обороны")
    assert [c.country for c in claims("ru", hand, knowledge)] == [country]


def test_a_country_whose_lists_have_somebody_else_in_office_is_not_guessed(knowledge: Knowledge) -> None:
    for name, country in (("Петро Сом", None), ("Володимир Зеленський", "UKR")):
        hand = Hand(f"\nПрезидент {name} мовчав.").names(person=[name])
        hand.anchor("hold", name, title="Президент")
        assert [c.country for c in claims("uk", hand, knowledge)] == [country]


def test_who_is_to_be_has_not_begun(knowledge: Knowledge) -> None:
    hand = Hand("\nПётр Сомов станет министром обороны Литвы.").names(person=["Пётр Сомов"], state=["Литвы"])
    hand.anchor("start", "Пётр Сомов", title="министром обороны")
    assert short(claims("ru", hand, knowledge)) == {("chosen", "Пётр Сомов", "министр обороны", None, "LTU")}


def test_a_day_without_its_year_is_the_last_one_unless_a_word_of_the_future_is_near(knowledge: Knowledge) -> None:
    for text, day in (
        ("Министр обороны Иван Громов ушёл в отставку 10 июня.", ("2020-06-10", "asserted")),
        ("Министр обороны Иван Громов уйдёт в отставку 10 июня.", ("2021-06-10", "planned")),
    ):
        hand = Hand(f"\n{text}").names(person=["Иван Громов"])
        hand.anchor("end", "Иван Громов", how="resigned", title="Министр обороны", when="10 июня")
        [c] = claims("ru", hand, knowledge)
        assert (str(c.date), c.status) == day
