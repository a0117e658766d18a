"""What stands of the claims of an article."""

from hand import Hand, claims

from incumbent.knowledge import Knowledge


def test_one_claim_an_office_the_surest(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg resigned.\n\nThe mayor, Berg, quit on Monday.").names(
        person=["Anna Berg", ("Berg", 1)]
    )
    hand.anchor("end", "Anna Berg", 0.6, how="resigned", title="Mayor")
    hand.anchor("end", ("Berg", 1), 0.8, how="resigned", title="mayor", when="Monday")
    [c] = claims(hand, knowledge)
    assert (c.confidence, str(c.date)) == (0.8, "2021-03-01")


def test_no_hold_beside_a_change_that_is_told_as_fact(knowledge: Knowledge) -> None:
    for status, kinds in (("asserted", ["end"]), ("planned", ["end", "hold"])):
        hand = Hand("Mayor Anna Berg will resign. Berg is mayor.").names(person=["Anna Berg", ("Berg", 1)])
        hand.anchor("end", "Anna Berg", how="resigned", title="Mayor", status=status)
        hand.anchor("hold", ("Berg", 1), title="mayor")
        assert sorted(c.kind for c in claims(hand, knowledge)) == kinds


def test_a_hold_of_another_office_stays(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg became a senator.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="Mayor")
    hand.anchor("start", "Anna Berg", title="senator")
    assert sorted(c.kind for c in claims(hand, knowledge)) == ["hold", "start"]


def test_changes_of_one_sentence_name_each_other(knowledge: Knowledge) -> None:
    text = "Anna Berg replaced Ola Lie as mayor. Per Dahl became governor."
    hand = Hand(text).names(person=["Anna Berg", "Ola Lie", "Per Dahl"])
    hand.anchor("start", "Anna Berg", how="replaced", title="mayor")
    hand.anchor("end", "Ola Lie", how="replaced", title="mayor")
    hand.anchor("start", "Per Dahl", title="governor")
    linked = {c.person: c.linked for c in claims(hand, knowledge)}
    ids = {c.person: c.id for c in claims(hand, knowledge)}
    assert linked == {"Anna Berg": (ids["Ola Lie"],), "Ola Lie": (ids["Anna Berg"],), "Per Dahl": ()}


def test_of_two_claims_as_sure_the_first_stays(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg spoke.\n\nThe mayor, Berg, left.").names(person=["Anna Berg", ("Berg", 1)])
    hand.anchor("hold", "Anna Berg", title="Mayor")
    hand.anchor("hold", ("Berg", 1), title="mayor")
    assert [c.evidence.quote for c in claims(hand, knowledge)] == ["Mayor Anna Berg"]


def test_a_head_of_one_body_is_no_head_of_another(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg heads the army. Berg heads the navy.").names(person=["Anna Berg", ("Berg", 1)])
    hand.anchor("hold", "Anna Berg", body="army")
    hand.anchor("hold", ("Berg", 1), body="navy")
    assert [c.body for c in claims(hand, knowledge)] == ["army", "navy"]


def test_whose_leaving_failed_or_is_planned_without_a_day_holds_the_office(knowledge: Knowledge) -> None:
    def kinds(text: str, status: str, **more: str) -> list[str]:
        hand = Hand(text).names(person=["Anna Berg"])
        hand.anchor("end", "Anna Berg", title="Prime Minister", status=status, **more)  # type: ignore[arg-type]
        return sorted(c.kind for c in claims(hand, knowledge))

    assert kinds("Prime Minister Anna Berg may go.", "not_done") == ["end", "hold"]
    assert kinds("Prime Minister Anna Berg may go.", "planned") == ["end", "hold"]
    assert kinds("Prime Minister Anna Berg kept her job on Monday.", "not_done", when="Monday") == ["end", "hold"]
    assert kinds("Prime Minister Anna Berg kept her job in 1998.", "not_done", when="in 1998") == ["end"]
    assert kinds("Prime Minister Anna Berg goes on Friday.", "planned", when="on Friday") == ["end"]


def test_who_is_replaced_does_not_replace_himself(knowledge: Knowledge) -> None:
    hand = Hand("KGB chief Ola Lie was replaced.").names(person=["Ola Lie"])
    hand.anchor("end", "Ola Lie", 0.8, title="chief", body="KGB", how="replaced")
    hand.anchor("start", "Ola Lie", 0.6, title="chief", body="KGB", how="replaced")
    assert [(c.kind, c.confidence) for c in claims(hand, knowledge)] == [("end", 0.8)]


def test_an_end_that_somebody_named_makes_takes_the_unnamed_ones_place(knowledge: Knowledge) -> None:
    hand = Hand("The KGB head was replaced. KGB chief Ola Lie left.").names(person=["Ola Lie"])
    hand.anchor("end", "head", title="head", body="KGB")
    hand.anchor("end", "Ola Lie", title="chief", body="KGB")
    assert [c.person for c in claims(hand, knowledge)] == ["Ola Lie"]


def test_head_and_chief_of_one_body_are_linked(knowledge: Knowledge) -> None:
    hand = Hand("KGB chief Ola Lie gave way to KGB head Anna Berg.").names(person=["Ola Lie", "Anna Berg"])
    hand.anchor("end", "Ola Lie", title="chief", body="KGB")
    hand.anchor("start", "Anna Berg", title="head", body="KGB")
    assert {c.kind: c.linked for c in claims(hand, knowledge)} == {"end": ("c2",), "start": ("c1",)}


def test_whoever_survives_holds_the_office_still(knowledge: Knowledge) -> None:
    hand = Hand("Polish interior minister Anna Berg survived an attack.").names(group=["Polish"], person=["Anna Berg"])
    hand.anchor("end", "Anna Berg", status="not_done", how="died", title="interior minister")
    assert [c.kind for c in claims(hand, knowledge)] == ["hold"]


def test_a_former_holder_does_not_leave_by_dying(knowledge: Knowledge) -> None:
    text = "Anna Berg, Poland's foreign minister from 1990 to 1994, died on Monday."
    hand = Hand(text).names(state=["Poland"], person=["Anna Berg"])
    hand.anchor("held", "Anna Berg", title="foreign minister", when="from 1990 to 1994")
    hand.anchor("end", "Anna Berg", how="died", title="foreign minister", when="on Monday")
    assert [c.kind for c in claims(hand, knowledge)] == ["held"]


def test_the_dead_hold_nothing_however_unsure_the_death(knowledge: Knowledge) -> None:
    hand = Hand("The funeral of Polish Senator Anna Berg is on Friday.").names(group=["Polish"], person=["Anna Berg"])
    hand.anchor("end", "Anna Berg", 0.4, how="died", title="Senator")
    hand.anchor("hold", "Anna Berg", 0.9, title="Senator")
    assert [c.kind for c in claims(hand, knowledge)] == ["end"]


def test_whom_a_president_elect_names_has_not_begun(knowledge: Knowledge) -> None:
    text = "Poland's president-elect Anna Berg named Olof Tamm as finance minister. Olof Tamm named Ruta Lind as envoy."
    hand = Hand(text).names(state=["Poland"], person=["Anna Berg", ("Olof Tamm", 0), ("Olof Tamm", 1), "Ruta Lind"])
    hand.anchor("hold", "Anna Berg", title="president-elect")
    hand.anchor("start", ("Olof Tamm", 0), how="appointed", by="Anna Berg", title="finance minister")
    hand.anchor("start", "Ruta Lind", how="appointed", by=("Olof Tamm", 1), title="envoy")
    found = {c.person: c.kind for c in claims(hand, knowledge)}
    assert found == {"Anna Berg": "chosen", "Olof Tamm": "chosen", "Ruta Lind": "start"}


def test_a_bare_title_beside_a_fuller_one_is_the_same_office(knowledge: Knowledge) -> None:
    def titles(second: str, **roles: str) -> list[str]:
        hand = Hand("Police chief Anna Berg quit.\n\nThe chief of the guard, Berg, quit.").names(
            person=["Anna Berg", ("Berg", 1)]
        )
        hand.anchor("end", "Anna Berg", 0.8, how="resigned", title="Police chief")
        hand.anchor("end", ("Berg", 1), 0.9, how="resigned", title=second, **roles)
        return sorted(c.title for c in claims(hand, knowledge))

    assert titles("chief") == ["police chief"]
    assert titles("chief", body="guard") == ["chief", "police chief"]


def test_changes_that_one_sentence_tells_together_are_of_one_day(knowledge: Knowledge) -> None:
    text = "On 2 March Anna Berg replaced Ola Lie as mayor."
    hand = Hand(text).names(person=["Anna Berg", "Ola Lie"])
    hand.anchor("start", "Anna Berg", title="mayor", how="replaced", when="On 2 March", dated="told")
    hand.anchor("end", "Ola Lie", title="mayor", how="replaced", dated="untold")
    found = {c.kind: str(c.date) for c in claims(hand, knowledge)}
    assert found["start"] == found["end"] != "None"
