"""Who makes way and who follows, by the words of the sentence."""

from hand import Hand, claims, short

from incumbent.knowledge import Knowledge


def test_who_is_named_as_the_successor_begins(knowledge: Knowledge) -> None:
    hand = Hand("The replacement of KGB chief Ola Lie with Anna Berg was told.").names(person=["Ola Lie", "Anna Berg"])
    hand.anchor("end", "Ola Lie", p=0.8, title="chief", body="KGB", how="replaced")
    found = {(c.kind, c.person, c.title, c.body): c for c in claims(hand, knowledge)}
    assert set(found) == {("end", "Ola Lie", "chief", "KGB"), ("start", "Anna Berg", "chief", "KGB")}
    heir = found["start", "Anna Berg", "chief", "KGB"]
    assert heir.confidence == 0.72
    assert heir.linked == ("c1",) or heir.id == "c1"


def test_nobody_succeeds_where_nobody_is_replaced_or_named_with_it(knowledge: Knowledge) -> None:
    for text, how in (
        ("Chief Ola Lie was sacked with Anna Berg watching.", "dismissed"),
        ("Chief Ola Lie was replaced, Anna Berg said.", "replaced"),
    ):
        hand = Hand(text).names(person=["Ola Lie", "Anna Berg"])
        hand.anchor("end", "Ola Lie", title="Chief", how=how)
        assert [c.person for c in claims(hand, knowledge)] == ["Ola Lie"]


def test_a_successor_is_one_in_the_post_that_he_is_given_elsewhere(knowledge: Knowledge) -> None:
    hand = Hand("The successor, Anna Berg, was ousted. Chancellor Anna Berg had no friends.")
    hand.names(person=["Anna Berg", ("Anna Berg", 1)])
    hand.anchor("end", "Anna Berg", how="removed", title="successor")
    hand.anchor("hold", ("Anna Berg", 1), 0.5, title="Chancellor")
    assert short(claims(hand, knowledge)) == [("end", "Anna Berg", "chancellor", None)]


def test_who_until_now_headed_a_body_leaves_it(knowledge: Knowledge) -> None:
    text = "The KGB goes to Ola Lie, who until now headed the state control committee, an aide said."
    hand = Hand(text).names(person=["Ola Lie"])
    hand.anchor("start", "Ola Lie", body="KGB", how="appointed")
    found = {c.kind: c for c in claims(hand, knowledge)}
    end = found["end"]
    assert (end.person, end.title, end.body, end.how) == ("Ola Lie", "head", "state control committee", "transferred")
    assert end.linked == (found["start"].id,)
    assert end.evidence.quote == "Ola Lie, who until now headed the state control committee"


def test_until_now_without_a_post_is_no_end(knowledge: Knowledge) -> None:
    for text in ("Ola Lie, who until now lived in the town, spoke.", "Ola Lie, who since then headed the bank, spoke."):
        assert claims(Hand(text).names(person=["Ola Lie"]), knowledge) == []


def test_whoever_is_replaced_with_another_makes_way(knowledge: Knowledge) -> None:
    def found(text: str) -> list[tuple[str, str | None]]:
        hand = Hand(text).names(person=["Olof Tamm", "Ruta Lind"], organization=["KGB"])
        hand.anchor("start", "Olof Tamm", how="replaced", title="chief", body="KGB")
        hand.anchor("start", "Ruta Lind", how="replaced", title="chief", body="KGB")
        return [(c.kind, c.person) for c in claims(hand, knowledge)]

    assert found("He told of the replacement of KGB chief Olof Tamm with Ruta Lind.") == [
        ("end", "Olof Tamm"),
        ("start", "Ruta Lind"),
    ]
    assert ("start", "Olof Tamm") in found("KGB chief Olof Tamm, with Ruta Lind, spoke of the replacement.")
    assert ("start", "Olof Tamm") in found("He made KGB chief of Olof Tamm with Ruta Lind.")


def test_whoever_is_succeeded_leaves_the_post_that_the_other_takes(knowledge: Knowledge) -> None:
    def found(text: str, how: str = "replaced") -> list[tuple[str, str | None, str, str | None]]:
        hand = Hand(text).names(person=["Anna Berg", "Ola Lie"])
        hand.anchor("start", "Anna Berg", title="mayor")
        hand.anchor("end", "Ola Lie", how=how)
        return short(claims(hand, knowledge))

    both = [("start", "Anna Berg", "mayor", None), ("end", "Ola Lie", "mayor", None)]
    assert found("Anna Berg became mayor, succeeding Ola Lie.") == both
    assert set(found("In place of Ola Lie, Anna Berg is mayor.")) == set(both)
    assert found("Anna Berg became mayor. In the south Ola Lie was replaced.") == both[:1]
    assert found("Anna Berg became mayor while Ola Lie resigned.", "resigned") == both[:1]


def test_who_is_replaced_by_another_does_not_begin(knowledge: Knowledge) -> None:
    for words, kind in (
        ("was replaced by", "end"),
        ("has been succeeded by", "end"),
        ("will then be replaced by", "end"),
        ("replaced", "start"),
        ("was not amused, replaced by", "start"),
    ):
        hand = Hand(f"Mayor Ola Lie {words} Anna Berg.").names(person=["Ola Lie", "Anna Berg"])
        hand.anchor("start", "Ola Lie", title="Mayor", how="replaced")
        assert next(c.kind for c in claims(hand, knowledge) if c.person == "Ola Lie") == kind, words


def test_what_somebody_headed_until_now_he_does_not_begin(knowledge: Knowledge) -> None:
    text = "KGB chief Ola Lie was replaced by Anna Berg, who until now headed the control committee, an aide said."
    hand = Hand(text).names(person=["Ola Lie", "Anna Berg"])
    hand.anchor("end", "Ola Lie", title="chief", body="KGB", how="replaced")
    hand.anchor("start", "Anna Berg", title="headed", body="control committee", how="replaced")
    assert {(c.kind, c.person, c.title, c.body) for c in claims(hand, knowledge)} == {
        ("end", "Ola Lie", "chief", "KGB"),
        ("start", "Anna Berg", "chief", "KGB"),
        ("end", "Anna Berg", "head", "control committee"),
    }
