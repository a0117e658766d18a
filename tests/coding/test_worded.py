"""Claims that the form of the words tells, where the reader is silent or of another mind."""

import pytest
from hand import Hand, claims, short

from incumbent.knowledge import Knowledge


@pytest.mark.parametrize(
    ("text", "person", "title"),
    [
        ("Aides met President Ola Lie.", "Ola Lie", "president"),
        ("A guest of foreign minister Ruta Lind spoke.", "Ruta Lind", "foreign minister"),
        ("Gov. Ruta Lind waved.", "Ruta Lind", "governor"),
        ("His Excellency Prime Minister Ola Lie came.", "Ola Lie", "prime minister"),
    ],
)
def test_a_post_of_honour_right_before_a_name_is_held(text: str, person: str, title: str, knowledge: Knowledge) -> None:
    assert short(claims(Hand(text).names(person=[person]), knowledge)) == [("hold", person, title, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Aides met former President Ola Lie.",
        "Aides met ex-President Ola Lie.",
        "The then foreign minister Ola Lie spoke.",
        "The president met Ola Lie.",
        "“President Ola Lie” stood on the mug.",
        "Chief Ola Lie of the clan spoke.",
    ],
)
def test_other_words_before_a_name_tell_no_hold(text: str, knowledge: Knowledge) -> None:
    assert claims(Hand(text).names(person=["Ola Lie"]), knowledge) == []


def test_a_headline_tells_no_hold_by_a_post_alone(knowledge: Knowledge) -> None:
    assert claims(Hand("President Ola Lie\nIt rained.").names(person=["Ola Lie"]), knowledge) == []


def test_the_reader_is_believed_who_is_sure_of_another_claim_in_the_post(knowledge: Knowledge) -> None:
    hand = Hand("President Ola Lie resigned.").names(person=["Ola Lie"])
    hand.anchor("end", "Ola Lie", title="President", how="resigned")
    assert [c.kind for c in claims(hand, knowledge)] == ["end"]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Anna Berg remains prime minister of Norway.", "prime minister", None),
        ("Anna Berg stays as the mayor.", "mayor", None),
        ("Anna Berg remains Norway's finance minister.", "finance minister", None),
        ("Anna Berg remains head of the state bank.", "head", "state bank"),
        ("Anna Berg remains head", "head", None),
        ("Anna Berg remains head of", "head", None),
    ],
)
def test_who_remains_holds(text: str, title: str, body: str | None, knowledge: Knowledge) -> None:
    hand = Hand(text).names(person=["Anna Berg"], state=["Norway"] if "Norway" in text else [])
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", title, body)]


def test_who_remains_does_not_leave_whatever_the_reader_thinks(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg remains mayor.").names(person=["Anna Berg"])
    hand.anchor("end", "Anna Berg", title="mayor", how="replaced")
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "mayor", None)]


def test_who_remains_something_else_holds_nothing(knowledge: Knowledge) -> None:
    for text in (
        "Anna Berg remains a friend of the mayor.",
        "Anna Berg remains in hospital.",
        "Anna Berg remains calm.",
    ):
        assert claims(Hand(text).names(person=["Anna Berg"]), knowledge) == []


@pytest.mark.parametrize(
    ("text", "first", "others"),
    [
        (
            "Anna Berg becomes finance minister, Ola Lie defence minister and Ruta Lind minister of health.",
            "finance minister",
            {"Ola Lie": "defence minister", "Ruta Lind": "minister of health"},
        ),
        ("The senate elected Anna Berg chancellor and Ola Lie speaker.", "chancellor", {"Ola Lie": "speaker"}),
        ("Anna Berg was named mayor on Monday, and Ola Lie deputy mayor.", "mayor", {"Ola Lie": "deputy mayor"}),
        ("They made Anna Berg judge; Ola Lie prosecutor.", "judge", {"Ola Lie": "prosecutor"}),
    ],
)
def test_a_verb_said_once_tells_every_name_and_post_that_follows(
    text: str, first: str, others: dict[str, str], knowledge: Knowledge
) -> None:
    hand = Hand(text).names(person=["Anna Berg", *others])
    hand.anchor("start", "Anna Berg", title=first, how="appointed")
    found = {c.person: (c.kind, c.title, c.how) for c in claims(hand, knowledge)}
    assert found == {p: ("start", t, "appointed") for p, t in {"Anna Berg": first, **others}.items()}


def test_what_does_not_follow_on_is_another_matter(knowledge: Knowledge) -> None:
    for text in (
        "Anna Berg becomes mayor, said Ola Lie, a judge.",
        "Anna Berg becomes mayor and Ola Lie lost.",
        "Anna Berg becomes mayor after Ola Lie, a judge, left.",
    ):
        hand = Hand(text).names(person=["Anna Berg", "Ola Lie"])
        hand.anchor("start", "Anna Berg", title="mayor")
        assert [c.person for c in claims(hand, knowledge)] == ["Anna Berg"]


def test_lines_of_posts_and_names_are_a_list_of_holders(knowledge: Knowledge) -> None:
    text = "The council:\n\nMinister of health Ola Lie\n\n* Ruta Lind, mayor\n\nTREASURER: Anna Berg"
    hand = Hand(text).names(person=["Ola Lie", "Ruta Lind", "Anna Berg"])
    assert short(claims(hand, knowledge)) == [
        ("hold", "Ola Lie", "minister of health", None),
        ("hold", "Ruta Lind", "mayor", None),
        ("hold", "Anna Berg", "treasurer", None),
    ]


def test_a_field_alone_is_that_of_a_minister_among_ministers(knowledge: Knowledge) -> None:
    lines = "Health: Ola Lie\n\nFinance and trade: Ruta Lind"
    hand = Hand(f"The cabinet:\n\nPRIME MINISTER: Anna Berg\n\n{lines}").names(
        person=["Anna Berg", "Ola Lie", "Ruta Lind"]
    )
    assert [c.title for c in claims(hand, knowledge)] == [
        "prime minister",
        "health minister",
        "finance and trade minister",
    ]
    hand = Hand(f"Our desks:\n\n{lines}").names(person=["Ola Lie", "Ruta Lind"])
    assert claims(hand, knowledge) == []


def test_one_line_is_no_list(knowledge: Knowledge) -> None:
    hand = Hand("It rained.\n\nTreasurer: Ola Lie\n\nIt snowed.").names(person=["Ola Lie"])
    assert claims(hand, knowledge) == []
