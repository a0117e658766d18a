"""Political events from hand-made readings."""

from hand import RAW, Hand

from incumbent.coding.cast import Cast
from incumbent.coding.dates import Dates
from incumbent.coding.events import AIMED, WEAK_SOURCE, WEAK_TARGET, find_events
from incumbent.knowledge import Knowledge
from incumbent.records import Event, PartialDate, Size

DAY = PartialDate.parse("2021-03-02")


def events(hand: Hand, knowledge: Knowledge) -> list[Event]:
    cast = Cast(hand.reading, knowledge, DAY)
    found = find_events(hand.reading, cast, Dates(hand.page, DAY), RAW)
    for e in found:
        assert hand.page.text[e.evidence.start : e.evidence.end] == e.evidence.quote
        assert e.evidence.start <= e.trigger.start < e.trigger.end <= e.evidence.end
    return found


def test_a_whole_event(knowledge: Knowledge) -> None:
    text = "Anna Berg visited Ola Lie in Oslo on Monday, aides said, and the minister and the ambassador spoke."
    hand = Hand(text).names(person=["Anna Berg", "Ola Lie"], place=["Oslo"])
    hand.anchor(
        "CONSULT", "visited", 0.8, status="reported", source="Anna Berg", target="Ola Lie", place="Oslo", when="Monday",
        said_by="aides", evidence="Anna Berg visited Ola Lie",
    )  # fmt: skip
    [e] = events(hand, knowledge)
    assert (e.id, e.type, e.mode, e.contexts) == ("v1", "CONSULT", "visit", ("diplomatic",))
    assert (e.source, e.source_entities, e.target, e.target_entities) == (
        ("Anna Berg",),
        ("e1",),
        ("Ola Lie",),
        ("e2",),
    )
    assert (str(e.date), e.place, e.status, e.said_by, e.confidence) == ("2021-03-01", "Oslo", "reported", "aides", 0.8)
    assert (e.trigger.quote, e.evidence.quote) == ("visited", "Anna Berg visited Ola Lie")


def test_sizes_reach_the_event(knowledge: Knowledge) -> None:
    hand = Hand("Police arrested 40 protesters.")
    hand.anchor("COERCE", "arrested", source="Police", target="40 protesters")
    [e] = events(hand, knowledge)
    assert e.size == Size(arrested=(40, 40))


def test_a_weak_side_is_better_than_none(knowledge: Knowledge) -> None:
    for more, source, target in ((0.01, ("Polish police",), ("crowd",)), (-0.01, (), ())):
        hand = Hand("The Polish police beat the crowd.").names(group=["Polish"])
        hand.anchor(
            "ASSAULT", "beat", edge={"source": ("police", WEAK_SOURCE + more), "target": ("crowd", AIMED + more)}
        )
        [e] = events(hand, knowledge)
        assert (e.source, e.target) == (source, target)


def test_the_target_of_a_type_that_has_one_nearly_always_may_be_weaker(knowledge: Knowledge) -> None:
    for kind, p, target in (
        ("ASSAULT", AIMED + 0.01, ("crowd",)),
        ("ASSAULT", AIMED - 0.01, ()),
        ("RETREAT", AIMED + 0.01, ()),
        ("RETREAT", WEAK_TARGET + 0.01, ("crowd",)),
    ):
        hand = Hand("The police beat the crowd.")
        hand.anchor(kind, "beat", source="The police", edge={"target": ("crowd", p)})
        [e] = events(hand, knowledge)
        assert e.target == target


def test_a_sure_side_leaves_no_room_for_a_weak_one(knowledge: Knowledge) -> None:
    hand = Hand("The police beat the crowd.")
    hand.anchor("ASSAULT", "beat", source="The police", edge={"source": ("crowd", 0.45)})
    [e] = events(hand, knowledge)
    assert e.source == ("police",)


def test_nobody_acts_on_himself(knowledge: Knowledge) -> None:
    hand = Hand("Berg and Lie met; Lie spoke.").names(person=["Berg", ("Lie", 0), ("Lie", 1)])
    hand.anchor("CONSULT", "met", source="Berg and Lie", target=[("Lie", 0), ("Lie", 1)])
    [e] = events(hand, knowledge)
    assert (e.source, e.target) == (("Berg", "Lie"), ())


def test_an_event_told_twice_is_told_where_the_reader_is_surest(knowledge: Knowledge) -> None:
    hand = Hand("Berg met Lie\nBerg held talks with Lie.").names(person=["Berg", "Lie", ("Berg", 1), ("Lie", 1)])
    hand.anchor("CONSULT", "met", 0.6, source="Berg", target="Lie")
    hand.anchor("CONSULT", "talks", 0.7, source=("Berg", 1), target=("Lie", 1))
    [e] = events(hand, knowledge)
    assert e.trigger.quote == "talks"


def test_events_with_one_side_alone_are_told_apart_by_their_words(knowledge: Knowledge) -> None:
    hand = Hand("Lie was arrested. Lie was jailed. Lie was jailed again.").names(person=[("Lie", n) for n in range(3)])
    hand.anchor("COERCE", "arrested", target="Lie")
    hand.anchor("COERCE", "jailed", target=("Lie", 1))
    hand.anchor("COERCE", ("jailed", 1), target=("Lie", 2))
    found = events(hand, knowledge)
    assert [(e.id, e.trigger.quote) for e in found] == [("v1", "arrested"), ("v2", "jailed")]


def test_other_types_and_sides_are_other_events(knowledge: Knowledge) -> None:
    hand = Hand("Berg accused Lie, and Lie accused Berg.").names(person=["Berg", "Lie", ("Lie", 1), ("Berg", 1)])
    hand.anchor("ACCUSE", "accused", source="Berg", target="Lie")
    hand.anchor("ACCUSE", ("accused", 1), source=("Lie", 1), target=("Berg", 1))
    hand.anchor("REJECT", ("accused", 1), source=("Lie", 1), target=("Berg", 1))
    assert [e.type for e in events(hand, knowledge)] == ["ACCUSE", "ACCUSE", "REJECT"]


def test_pronouns_play_their_parts(knowledge: Knowledge) -> None:
    hand = Hand("Berg spoke. She accused the senate.").names(person=["Berg"]).refer("She", "Berg")
    hand.anchor("ACCUSE", "accused", source="She", target="the senate")
    [e] = events(hand, knowledge)
    assert (e.source, e.source_entities, e.target, e.target_entities) == (("Berg",), ("e1",), ("senate",), (None,))


def test_weak_anchors_are_no_events(knowledge: Knowledge) -> None:
    hand = Hand("Berg met Lie.")
    hand.anchor("CONSULT", "met", RAW.floor("event", "CONSULT") - 0.01)
    assert events(hand, knowledge) == []


def test_a_long_trigger_is_cut(knowledge: Knowledge) -> None:
    hand = Hand("He did not want at all to ever speak to them again.")
    hand.anchor("REJECT", "did not want at all to ever speak to them again")
    [e] = events(hand, knowledge)
    assert e.trigger.quote == "did not want at all to ever speak"


def test_of_two_tellings_as_sure_the_first_stays(knowledge: Knowledge) -> None:
    hand = Hand("Berg met Lie\nBerg held talks with Lie.").names(person=["Berg", "Lie", ("Berg", 1), ("Lie", 1)])
    hand.anchor("CONSULT", "met", source="Berg", target="Lie")
    hand.anchor("CONSULT", "talks", source=("Berg", 1), target=("Lie", 1))
    assert [e.trigger.quote for e in events(hand, knowledge)] == ["met"]


def test_each_actor_once(knowledge: Knowledge) -> None:
    hand = Hand("Berg spoke and she and Lie met.").names(person=["Berg", "Lie"]).refer("she", "Berg")
    hand.anchor("CONSULT", "met", source=["Berg", "she", "Lie"])
    [e] = events(hand, knowledge)
    assert e.source == ("Berg", "Lie")


def test_a_leaving_that_is_taken_back_did_not_happen(knowledge: Knowledge) -> None:
    for text, status in (
        ("Lie withdrew his resignation on Monday.", "not_done"),
        ("Lie sent his resignation on Monday.", "asserted"),
    ):
        hand = Hand(text).names(person=["Lie"])
        hand.anchor("RETREAT", "resignation", source="Lie", when="on Monday")
        [e] = events(hand, knowledge)
        assert e.status == status


def test_what_the_words_around_it_deny_is_not_done(knowledge: Knowledge) -> None:
    for text, kind, act in (
        ("Police left the square without arresting anyone.", "COERCE", "arresting"),
        ("Neither Ghana nor Togo condemned the vote.", "ACCUSE", "condemned"),
        ("A deal averted a strike by miners.", "PROTEST", "strike"),
        ("Ghana stopped short of condemning Togo.", "ACCUSE", "condemning"),
    ):
        hand = Hand(text)
        hand.anchor(kind, act)
        assert [e.status for e in events(hand, knowledge)] == ["not_done"]
    hand = Hand("Ghana condemned the vote.")
    hand.anchor("ACCUSE", "condemned")
    assert [e.status for e in events(hand, knowledge)] == ["asserted"]


def test_the_last_of_a_list_that_the_reader_left_out_acts_too(knowledge: Knowledge) -> None:
    def who(text: str, **names: list[str]) -> tuple[str, ...]:
        hand = Hand(text).names(**names)
        hand.anchor("ACCUSE", "condemned", source=["Ghana", "Togo"])
        [e] = events(hand, knowledge)
        return e.source

    assert who("Ghana, Togo and Mali condemned it.", state=["Ghana", "Togo", "Mali"]) == ("Ghana", "Togo", "Mali")
    assert who("Ghana, Togo and the Gambia condemned it.", state=["Ghana", "Togo", "Gambia"])[2:] == ("Gambia",)
    assert who("Ghana and Togo condemned it, Mali did not.", state=["Ghana", "Togo", "Mali"]) == ("Ghana", "Togo")
    assert who("Ghana, Togo and Ola Lie condemned it.", state=["Ghana", "Togo"], person=["Ola Lie"]) == (
        "Ghana",
        "Togo",
    )
