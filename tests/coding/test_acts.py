"""The day of an act lends itself to the undated change that it befalls."""

from hand import RAW, Hand

from incumbent.coding.cast import Cast
from incumbent.coding.claims import find_claims
from incumbent.coding.dates import Dates
from incumbent.knowledge import Knowledge
from incumbent.records import PartialDate

DAY = PartialDate.parse("2021-03-04")
TEXT = (
    "Brink on Tuesday replaced his chiefs. Brink replaced the heads of the KGB and the state bank. "
    "Analysts spoke of the replacement of KGB chief Olof Tamm."
)


def change(hand: Hand, knowledge: Knowledge) -> str | None:
    hand.anchor("end", "Olof Tamm", how="replaced", title="chief", body=("KGB", 1))
    found = find_claims(hand.reading, Cast(hand.reading, knowledge, DAY), Dates(hand.page, DAY), knowledge, RAW)
    [c] = [c for c in found if c.person == "Olof Tamm"]
    return str(c.date) if c.date else None


def hand_of(text: str) -> Hand:
    return Hand(text).names(person=[("Brink", 0), ("Brink", 1), "Olof Tamm"], organization=[("KGB", 0), ("KGB", 1)])


def test_the_same_verb_dates_the_act_on_a_body(knowledge: Knowledge) -> None:
    hand = hand_of(TEXT)
    hand.anchor("OFFICE", ("replaced", 0), source=("Brink", 0), target="his chiefs", when="on Tuesday")
    hand.anchor("OFFICE", ("replaced", 1), source=("Brink", 1), target=["heads", ("KGB", 0), "state bank"])
    assert change(hand, knowledge) == "2021-03-02"


def test_another_body_or_another_verb_tells_no_day(knowledge: Knowledge) -> None:
    hand = hand_of(TEXT)
    hand.anchor("OFFICE", ("replaced", 0), source=("Brink", 0), target="his chiefs", when="on Tuesday")
    hand.anchor("OFFICE", ("replaced", 1), source=("Brink", 1), target=["heads", "state bank"])
    assert change(hand, knowledge) is None
    hand = hand_of(TEXT.replace("on Tuesday replaced", "on Tuesday praised"))
    hand.anchor("OFFICE", "praised", source=("Brink", 0), target="his chiefs", when="on Tuesday")
    hand.anchor("OFFICE", "replaced", source=("Brink", 1), target=["heads", ("KGB", 0), "state bank"])
    assert change(hand, knowledge) is None


def test_two_days_tell_none(knowledge: Knowledge) -> None:
    text = TEXT.replace("the state bank.", "the state bank on Monday.")
    hand = hand_of(text)
    hand.anchor("OFFICE", ("replaced", 0), source=("Brink", 0), target="his chiefs", when="on Tuesday")
    hand.anchor("OFFICE", ("replaced", 1), source=("Brink", 1), target=["heads", ("KGB", 0)], when="on Monday")
    assert change(hand, knowledge) is None


def test_an_unsure_act_is_not_gone_by(knowledge: Knowledge) -> None:
    hand = hand_of(TEXT)
    hand.anchor("OFFICE", ("replaced", 0), source=("Brink", 0), target="his chiefs", when="on Tuesday")
    hand.anchor("OFFICE", ("replaced", 1), 0.4, source=("Brink", 1), target=["heads", ("KGB", 0), "state bank"])
    assert change(hand, knowledge) is None
