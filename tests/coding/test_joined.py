"""Names in pieces are put together, and whom words stand for follows."""

from dataclasses import replace

from hand import Hand

from incumbent.coding.joined import joined
from incumbent.knowledge import Knowledge


def told(hand: Hand, knowledge: Knowledge) -> list[tuple[str, str]]:
    reading = joined(hand.reading, knowledge)
    return [(hand.page.quote(n.first, n.end), n.kind) for n in reading.names]


def test_pieces_of_one_person(knowledge: Knowledge) -> None:
    hand = Hand("Willum Arn Svenning spoke. He left.").names(person=["Willum", "Arn Svenning"]).refer("He", "Svenning")
    assert told(hand, knowledge) == [("Willum Arn Svenning", "person")]
    assert list(joined(hand.reading, knowledge).refers.values()) == [(0, 0.9)]


def test_who_is_told_behind_them_is_still_meant(knowledge: Knowledge) -> None:
    hand = Hand("Willum Arn Svenning met Olof Tamm. He left.").names(person=["Willum", "Arn Svenning", "Olof Tamm"])
    hand.refer("He", "Tamm")
    assert list(joined(hand.reading, knowledge).refers.values()) == [(1, 0.9)]


def test_two_people_are_two(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg, Olof Tamm and others met.").names(person=["Anna Berg", "Olof Tamm"])
    assert len(told(hand, knowledge)) == 2
    assert joined(hand.reading, knowledge) is hand.reading
    hand = Hand("Photo of Anna Berg\nOlof Tamm spoke.").names(person=["Anna Berg", "Olof Tamm"])
    assert len(told(hand, knowledge)) == 2


def test_pieces_of_a_place_that_the_lists_know(knowledge: Knowledge) -> None:
    hand = Hand("New Mexico voted, Zub Mexico did not.").names(
        place=["New", "Zub"], state=[("Mexico", 0), ("Mexico", 1)]
    )
    assert told(hand, knowledge) == [("New Mexico", "place"), ("Zub", "place"), ("Mexico", "state")]


def test_other_kinds_stay_apart(knowledge: Knowledge) -> None:
    hand = Hand("Democrats Mark Ogilby spoke.").names(group=["Democrats"], person=["Mark Ogilby"])
    assert len(told(hand, knowledge)) == 2


def test_one_name_is_of_one_kind(knowledge: Knowledge) -> None:
    hand = Hand("Shein was attacked. Shein denied it. Shein said Olof Tamm of Zub lied. Tamm left.")
    hand.names(
        organization=[("Shein", 0), ("Shein", 1), ("Tamm", 1)], person=[("Shein", 2), "Olof Tamm"], place=["Zub"]
    )
    shein = ("Shein", "organization")
    assert told(hand, knowledge) == [
        shein,
        shein,
        shein,
        ("Olof Tamm", "person"),
        ("Zub", "place"),
        ("Tamm", "organization"),
    ]


def test_a_lone_word_is_whoever_is_named_in_full_by_it(knowledge: Knowledge) -> None:
    hand = Hand("Tamm lost. Tamm left. Olof Tamm fell. Tamm rose.")
    hand.names(organization=[("Tamm", 0), ("Tamm", 1)], person=["Olof Tamm", ("Tamm", 3)])
    assert {kind for _, kind in told(hand, knowledge)} == {"person"}


def test_a_first_name_goes_with_the_surname_behind_it(knowledge: Knowledge) -> None:
    hand = Hand("Ihor Karva spoke.").names(person=["Karva"])
    assert told(hand, knowledge) == [("Ihor Karva", "person")]
    hand = Hand("Elvira Karva spoke.").names(organization=["Elvira"], person=["Karva"])
    hand.reading.names[0] = replace(hand.reading.names[0], p=0.5)
    assert told(hand, knowledge) == [("Elvira Karva", "person")]
    hand = Hand("Nguyen Van Karva spoke.").names(person=["Van Karva"])
    assert told(hand, knowledge) == [("Nguyen Van Karva", "person")]


def test_other_words_before_a_surname_stay_outside(knowledge: Knowledge) -> None:
    for text in ("Will Karva speak?", "Judge Karva spoke.", "Sheikh Karva spoke.", "So Karva spoke."):
        assert told(Hand(text).names(person=["Karva"]), knowledge) == [("Karva", "person")]
    hand = Hand("Ihor met Karva, and Ihor, Karva said, left.").names(person=[("Karva", 0), ("Karva", 1)])
    assert told(hand, knowledge) == [("Karva", "person")] * 2


def test_commas_within_the_name_of_a_committee_part_nothing(knowledge: Knowledge) -> None:
    text = "Senate Ports, Mining and Fisheries Committee members and Ola Lie met, he said."
    hand = Hand(text).names(organization=["Senate Ports", "Mining and Fisheries Committee"], person=["Ola Lie"])
    hand.refer("he", "Ola Lie")
    assert told(hand, knowledge) == [
        ("Senate Ports, Mining and Fisheries Committee", "organization"),
        ("Ola Lie", "person"),
    ]
    assert list(joined(hand.reading, knowledge).refers.values()) == [(1, 0.9)]
    hand = Hand("The KGB, Mining Committee and others met.").names(organization=["KGB", "Mining Committee"])
    assert len(told(hand, knowledge)) == 2
