"""Office claims from hand-made readings: what the codebook makes of anchors and roles."""

from hand import RAW, Hand, claims, short

from incumbent.coding.spans import LONGEST, evidence_of
from incumbent.knowledge import Knowledge


def test_a_plain_change(knowledge: Knowledge) -> None:
    hand = Hand("Polish Prime Minister Anna Berg resigned on Monday, aides said.").names(
        group=["Polish"], person=["Anna Berg"]
    )
    hand.anchor("end", "Anna Berg", 0.8, how="resigned", title="Prime Minister", when="Monday", said_by="aides")
    [c] = claims(hand, knowledge)
    assert (c.id, c.kind, c.person, c.person_entity, c.title, c.country) == (
        "c1",
        "end",
        "Anna Berg",
        "e2",
        "prime minister",
        "POL",
    )
    assert (c.how, str(c.date), c.said_by, c.status, c.confidence) == (
        "resigned",
        "2021-03-01",
        "aides",
        "asserted",
        0.8,
    )
    assert c.evidence.quote == "Prime Minister Anna Berg"


def test_no_title_no_claim(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg resigned. Mayor Ola Lie spoke.").names(person=["Anna Berg", "Ola Lie"])
    hand.anchor("end", "Anna Berg", how="resigned")
    hand.anchor("hold", "Ola Lie", title="Mayor")
    assert short(claims(hand, knowledge)) == [("hold", "Ola Lie", "mayor", None)]


def test_a_hold_has_no_status_nor_way(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="Mayor", status="reported", how="elected")
    [c] = claims(hand, knowledge)
    assert (c.status, c.how, c.date) == ("asserted", None, None)


def test_weak_anchors_are_not_told(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg, the mayor, spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", p=min(RAW.floor("claim", "hold") - 0.01, 0.34), title="mayor")
    assert claims(hand, knowledge) == []


def test_a_dated_change_that_lies_ahead_is_planned(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg resigns on 5 May 2031.").names(person=["Anna Berg"])
    hand.anchor("end", "Anna Berg", title="Mayor", when="5 May 2031", dated="told")
    [claim] = claims(hand, knowledge)
    assert (claim.status, str(claim.date)) == ("planned", "2031-05-05")


def test_who_is_elected_or_designated_is_chosen(knowledge: Knowledge) -> None:
    hand = Hand("President-elect Anna Berg spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="President-elect")
    [claim] = claims(hand, knowledge)
    assert (claim.kind, claim.title) == ("chosen", "president")


def test_evidence_lies_in_one_sentence_and_is_not_too_long(knowledge: Knowledge) -> None:
    filler = "who had long been known for many things that nobody here could ever quite remember, " * 4
    text = f"It rained. Anna Berg, {filler}is the new mayor. It snowed."
    hand = Hand(text).names(person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", title="mayor", evidence="It rained. Anna Berg")
    [c] = claims(hand, knowledge)
    assert c.evidence.quote == "Berg"
    assert len(c.evidence.quote) <= LONGEST
    hand = Hand("It rained. Anna Berg is the new mayor. It snowed.").names(person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", title="mayor", evidence=["is the new", "It snowed."])
    [c] = claims(hand, knowledge)
    assert c.evidence.quote == "Berg is the new mayor"


def test_evidence_is_as_long_as_it_may_be_and_no_longer() -> None:
    for letters, shown in ((LONGEST - len("Berg is "), "whole"), (LONGEST - len("Berg is ") + 1, "Berg")):
        text = "Berg is " + "x" * letters
        hand = Hand(text)
        quote = evidence_of(hand.page, hand.anchor("hold", "Berg"), [hand.run("x" * letters)]).quote
        assert quote == (text if shown == "whole" else shown)


def test_who_is_elected_has_not_begun(knowledge: Knowledge) -> None:
    for text, title in (
        ("President-elect Anna Berg spoke.", "President-elect"),
        ("President - elect Anna Berg spoke.", "President"),
    ):
        hand = Hand(text).names(person=["Anna Berg"])
        hand.anchor("hold", "Anna Berg", title=title)
        assert short(claims(hand, knowledge)) == [("chosen", "Anna Berg", "president", None)]


def test_a_past_office_has_no_day(knowledge: Knowledge) -> None:
    hand = Hand("In 2019, and on Monday, Anna Berg was mayor.").names(person=["Anna Berg"])
    for when, date in (("In 2019", "2019"), ("Monday", None)):
        hand.reading.claims.clear()
        hand.anchor("held", "Anna Berg", title="mayor", when=when)
        [c] = claims(hand, knowledge)
        assert (str(c.date) if c.date else None) == date


def test_a_known_office_has_its_id(knowledge: Knowledge) -> None:
    hand = Hand("Polish Prime Minister Anna Berg spoke.").names(group=["Polish"], person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="Prime Minister")
    [c] = claims(hand, knowledge)
    office = knowledge.office("prime minister", country="POL")
    assert office is not None and c.office == office.id


def test_who_replaces_somebody_does_not_keep_the_effect_for_himself(knowledge: Knowledge) -> None:
    hand = Hand("Prime Minister Anna Berg was replaced on Monday and Ole Lie named, effective 9 March.").names(
        person=["Anna Berg", "Ole Lie"]
    )
    hand.anchor("end", "Anna Berg", title="Prime Minister", when="on Monday")
    hand.anchor("start", "Ole Lie", title="Prime Minister", when="on Monday")
    found = [(c.kind, str(c.date), c.status) for c in claims(hand, knowledge)]
    assert found == [("end", "2021-03-01", "asserted"), ("start", "2021-03-09", "planned")]


def test_posts_of_business_are_no_offices(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg, a CEO, met the judge Carl Diaz.").names(person=["Anna Berg", "Carl Diaz"])
    hand.anchor("hold", "Anna Berg", title="CEO")
    hand.anchor("hold", "Carl Diaz", title="judge")
    assert short(claims(hand, knowledge)) == [("hold", "Carl Diaz", "judge", None)]


def test_another_term_is_no_start(knowledge: Knowledge) -> None:
    text = "Polish President Anna Berg was sworn in for a second five-year term on Monday."
    hand = Hand(text).names(group=["Polish"], person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", how="sworn_in", title="President", when="Monday")
    [c] = claims(hand, knowledge)
    assert (c.kind, c.how, c.date) == ("hold", None, None)
    text = "Anna Berg was re-elected president of Poland in 1998."
    hand = Hand(text).names(state=["Poland"], person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", how="elected", title="president", when="1998")
    [c] = claims(hand, knowledge)
    assert (c.kind, c.date) == ("held", None)


def test_a_term_after_somebody_elses_is_a_start(knowledge: Knowledge) -> None:
    text = "Anna Berg was sworn in for a second term as president of Poland, having previously served until 2010."
    hand = Hand(text).names(state=["Poland"], person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", how="sworn_in", title="president")
    assert [c.kind for c in claims(hand, knowledge)] == ["start"]


def test_a_first_term_is_a_start(knowledge: Knowledge) -> None:
    text = "Anna Berg was sworn in as president of Poland on Monday. Her second term will be another matter."
    hand = Hand(text).names(state=["Poland"], person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", how="sworn_in", title="president", when="Monday")
    assert [(c.kind, str(c.date)) for c in claims(hand, knowledge)] == [("start", "2021-03-01")]


def test_who_is_called_ousted_held_it(knowledge: Knowledge) -> None:
    hand = Hand("Supporters of ousted Polish president Anna Berg marched.").names(person=["Anna Berg"])
    hand.anchor("end", "Anna Berg", how="removed", title="president")
    assert [c.kind for c in claims(hand, knowledge)] == ["end"]
    hand = Hand("Supporters of ousted president Anna Berg marched.").names(person=["Anna Berg"])
    hand.anchor("end", "Anna Berg", how="removed", title="president")
    assert [c.kind for c in claims(hand, knowledge)] == ["held"]


def test_posts_outside_public_life_are_no_offices(knowledge: Knowledge) -> None:
    for body, told in (("FIFA", []), ("Zub University", []), ("Zub Football Club", []), ("Zub Party", ["start"])):
        hand = Hand(f"Anna Berg was elected president of {body} on Monday.").names(person=["Anna Berg"])
        hand.anchor("start", "Anna Berg", how="elected", title="president", body=body, when="Monday")
        assert [c.kind for c in claims(hand, knowledge)] == told, body


def test_a_change_is_of_a_post(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg was installed by recess appointment.").names(person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", how="appointed", title="recess")
    assert claims(hand, knowledge) == []


def test_who_remains_neither_leaves_nor_begins(knowledge: Knowledge) -> None:
    for verb, kind in (("remains", "hold"), ("leaves as", "end")):
        hand = Hand(f"Zub Karva {verb} governor of Ohio.").names(person=["Zub Karva"], place=["Ohio"])
        hand.anchor("end", "Zub Karva", title="governor", area="Ohio", how="resigned")
        assert [(c.kind, c.how is None) for c in claims(hand, knowledge)] == [(kind, kind == "hold")]


def test_a_lone_word_of_grammar_is_nobody(knowledge: Knowledge) -> None:
    for words, by in (("of", None), ("president", "president")):
        hand = Hand("Zub Karva was sworn in as mayor by the president of Armenia.").names(person=["Zub Karva"])
        hand.anchor("start", "Zub Karva", title="mayor", how="sworn_in", by=words)
        assert [c.by for c in claims(hand, knowledge)] == [by]


def test_a_former_holder_does_not_leave_by_dying(knowledge: Knowledge) -> None:
    for text, kind in (
        ("The former president Zub Karva was killed.", "held"),
        ("The ex-president Zub Karva was killed.", "held"),
        ("The president Zub Karva was killed.", "end"),
    ):
        hand = Hand(text).names(person=["Zub Karva"])
        hand.anchor("end", "Zub Karva", title="president", how="died")
        assert [c.kind for c in claims(hand, knowledge)] == [kind], text
    hand = Hand("The former president Zub Karva resigned.").names(person=["Zub Karva"])
    hand.anchor("end", "Zub Karva", title="president", how="resigned")
    assert [c.kind for c in claims(hand, knowledge)] == ["end"]


def test_what_may_come_has_not_come(knowledge: Knowledge) -> None:
    for verb, told in (
        ("could become", ("start", "not_done")),
        ("hopes to be elected", ("start", "not_done")),
        ("becomes", ("chosen", "asserted")),
    ):
        hand = Hand(f"Zub Karva {verb} governor of Ohio.").names(person=["Zub Karva"], place=["Ohio"])
        hand.anchor("chosen", "Zub Karva", title="governor", area="Ohio", how="elected")
        assert [(c.kind, c.status) for c in claims(hand, knowledge)] == [told], verb
    hand = Hand("He may become late. Zub Karva is the next governor of Ohio.").names(
        person=["Zub Karva"], place=["Ohio"]
    )
    hand.anchor("chosen", "Zub Karva", title="governor", area="Ohio")
    assert [c.status for c in claims(hand, knowledge)] == ["asserted"]


def test_whoever_is_named_to_a_post_begins(knowledge: Knowledge) -> None:
    def kind(text: str, status: str = "asserted", **names: list[str]) -> str:
        hand = Hand(text).names(person=["Anna Berg"], **names)
        hand.anchor("chosen", "Anna Berg", title="minister", how="appointed", status=status)
        return next(c.kind for c in claims(hand, knowledge) if c.person == "Anna Berg")

    assert kind("Ghana's premier named Anna Berg minister.", state=["Ghana"]) == "start"
    assert kind("Anna Berg was appointed minister.") == "start"
    assert kind("They picked Col. Anna Berg as minister.") == "start"
    assert kind("Anna Berg becomes minister.") == "start"
    assert kind("The premier named Anna Berg as nominee for minister.") == "chosen"
    assert kind("Anna Berg will be named minister.", "planned") == "chosen"
    assert kind("The party wants Anna Berg as minister.") == "chosen"
    assert (
        kind("America's president named Anna Berg minister of the United States.", state=["United States"]) == "chosen"
    )


def test_who_held_it_once_holds_it_no_more(knowledge: Knowledge) -> None:
    for before, kind in (("erstwhile", "held"), ("one-time", "held"), ("the", "hold")):
        hand = Hand(f"He met {before} mayor Anna Berg.").names(person=["Anna Berg"])
        hand.anchor("hold", "Anna Berg", title="mayor")
        assert [c.kind for c in claims(hand, knowledge)] == [kind]


def test_a_post_held_for_the_time_being_is_acting(knowledge: Knowledge) -> None:
    for text, how in (
        ("Anna Berg is minister of health ad interim.", "acting"),
        ("Anna Berg is the acting minister of health.", "acting"),
        ("Anna Berg is caretaker minister of health.", "acting"),
        ("Anna Berg is minister of health.", None),
    ):
        hand = Hand(text).names(person=["Anna Berg"])
        hand.anchor("hold", "Anna Berg", title="minister of health")
        assert [c.how for c in claims(hand, knowledge)] == [how]


def test_a_maker_marked_by_a_mere_of_is_the_doer_of_the_act(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg was sworn in as judge by the speaker of the house.").names(person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", title="judge", how="sworn_in", by="of")
    assert [c.by for c in claims(hand, knowledge)] == [None]
    hand.anchor("OFFICE", "sworn", source="speaker of the house", target="Anna Berg")
    assert [c.by for c in claims(hand, knowledge)] == ["speaker of the house"]


def test_a_change_takes_effect_when_the_post_is_taken_up(knowledge: Knowledge) -> None:
    for text, day, status in (
        ("Anna Berg was appointed judge on Monday; she takes up the post in May.", "2021-05", "planned"),
        ("Anna Berg was appointed judge on Monday. She starts work in June.", "2021-06", "planned"),
        ("Anna Berg was appointed judge on Monday; she takes up the post gladly.", "2021-03-01", "asserted"),
    ):
        hand = Hand(text).names(person=["Anna Berg"])
        hand.anchor("start", "Anna Berg", title="judge", how="appointed", when="on Monday", dated="told")
        assert [(str(c.date), c.status) for c in claims(hand, knowledge)] == [(day, status)]


def test_the_day_of_a_swearing_in_to_come_is_not_that_of_the_choice(knowledge: Knowledge) -> None:
    hand = Hand("Zub Karva, who will be sworn in on Saturday, is president-elect. Ola Lie was elected on Sunday.")
    hand.names(person=["Zub Karva", "Ola Lie"])
    hand.anchor("chosen", "Zub Karva", title="president-elect", when="Saturday")
    hand.anchor("chosen", "Ola Lie", title="president-elect", when="Sunday")
    assert [str(c.date) for c in claims(hand, knowledge)] == ["None", "2021-02-28"]


def test_who_comes_to_power_is_of_no_body_beside_it(knowledge: Knowledge) -> None:
    text = "President Zub Karva spoke. The country has wished to join NATO since Karva came to power in 2003."
    hand = Hand(text).names(person=["Zub Karva", ("Karva", 1)], organization=["NATO"])
    hand.anchor("hold", "Zub Karva", title="President")
    hand.anchor("start", ("Karva", 1), body="NATO", when="2003")
    assert short(claims(hand, knowledge)) == [
        ("hold", "Zub Karva", "president", None),
        ("start", "Zub Karva", "president", None),
    ]
