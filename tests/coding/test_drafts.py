"""Drafts of claims: whose, which title, which body."""

from dataclasses import replace

from hand import Hand, claims, short

from incumbent.coding.drafts import ALSO
from incumbent.knowledge import Knowledge


def test_nobody_named_and_several_bodies(knowledge: Knowledge) -> None:
    text = "Lukashenko replaced the heads of the KGB security service, the security council and the state control committee."
    hand = Hand(text).names(person=["Lukashenko"], organization=["KGB"])
    hand.anchor(
        "end", "heads", how="replaced", by="Lukashenko", title="heads",
        body=["KGB security service", "security council", "state control committee"],
    )  # fmt: skip
    found = claims(hand, knowledge)
    assert short(found) == [
        ("end", None, "head", "KGB security service"),
        ("end", None, "head", "security council"),
        ("end", None, "head", "state control committee"),
    ]
    assert {c.by for c in found} == {"Lukashenko"}
    assert {c.person_entity for c in found} == {None}


def test_nobody_named_tells_no_hold(knowledge: Knowledge) -> None:
    hand = Hand("The heads of the army met.")
    hand.anchor("hold", "heads", title="heads", body="army")
    assert claims(hand, knowledge) == []


def test_a_name_that_is_no_person_holds_no_office(knowledge: Knowledge) -> None:
    hand = Hand("Norway was appointed chairman.").names(state=["Norway"])
    hand.anchor("start", "Norway", title="chairman")
    assert claims(hand, knowledge) == []


def test_coordinated_titles_are_claims_of_their_own(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg, prime minister and defence minister, spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title=["prime minister", "defence minister"])
    assert short(claims(hand, knowledge)) == [
        ("hold", "Anna Berg", "prime minister", None),
        ("hold", "Anna Berg", "defence minister", None),
    ]


def test_titles_that_stand_apart_are_not_coordinated(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg met the new and able governor.").names(person=["Anna Berg"])
    hand.anchor("end", "Anna Berg", title=["Mayor", "governor"])
    assert short(claims(hand, knowledge)) == [("end", "Anna Berg", "mayor", None)]


def test_a_title_before_and_one_behind_are_both_held(knowledge: Knowledge) -> None:
    for text, titles in (
        ("Sen. Anna Berg, chairman of the Trade Committee, spoke.", ["Sen.", "chairman"]),
        ("Rep. Anna Berg (D-Ohio), chairman of the Trade Committee, spoke.", ["Rep.", "chairman"]),
        ("Chairman Rep. Anna Berg spoke.", ["Chairman Rep."]),
    ):
        hand = Hand(text).names(person=["Anna Berg"])
        hand.anchor("hold", "Anna Berg", title=titles)
        assert {c.title for c in claims(hand, knowledge)} == {
            "chairman",
            "senator" if "Sen." in text else "representative",
        }
    hand = Hand("Sen. Anna Berg, chairman, spoke.").names(person=["Anna Berg"])
    a = hand.anchor("hold", "Anna Berg", title=["Sen.", "chairman"])
    a.roles["title"][1] = replace(a.roles["title"][1], p=ALSO - 0.01)
    assert {c.title for c in claims(hand, knowledge)} == {"senator"}


def test_a_post_held_without_a_body_has_the_one_told_elsewhere(knowledge: Knowledge) -> None:
    def bodies(text: str, kind: str = "hold", title: str = "Chairman", **names: list[str]) -> list[str | None]:
        hand = Hand(text).names(person=["Anna Berg"], **names)
        hand.anchor(kind, "Anna Berg", title=title)
        return [c.body for c in claims(hand, knowledge)]

    committee = "The Trade Committee met. Chairman Anna Berg spoke."
    assert bodies(committee, organization=["Trade Committee"]) == ["Trade Committee"]
    assert bodies(committee, "end", organization=["Trade Committee"]) == [None]
    assert bodies("Chairman Anna Berg spoke. The Trade Committee met.", organization=["Trade Committee"]) == [None]
    assert bodies("The Trade Union met. Chairman Anna Berg spoke.", organization=["Trade Union"]) == [None]
    court = "Justice Anna Berg spoke for the Supreme Court."
    assert bodies(court, title="Justice", organization=["Supreme Court"]) == ["Supreme Court"]
    assert bodies(court, "end", "Justice", organization=["Supreme Court"]) == ["Supreme Court"]
    hand = Hand("Anna Berg, director of the FBI, spoke. Director Berg left.").names(
        person=["Anna Berg", ("Berg", 1)], organization=["FBI"]
    )
    hand.anchor("hold", "Anna Berg", title="director", body="FBI")
    hand.anchor("hold", ("Berg", 1), title="Director")
    assert [c.body for c in claims(hand, knowledge)] == ["FBI"]


def test_one_title_in_two_pieces(knowledge: Knowledge) -> None:
    hand = Hand("Secretary of State Anna Berg spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title=["Secretary", "State"])
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "secretary of state", None)]


def test_the_title_of_the_persons_other_claim_is_lent(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg spoke.\n\nBerg resigned.").names(person=["Anna Berg", ("Berg", 1)])
    hand.anchor("hold", "Anna Berg", title="Mayor")
    hand.anchor("end", ("Berg", 1), how="resigned")
    assert short(claims(hand, knowledge)) == [("end", "Anna Berg", "mayor", None)]


def test_a_body_without_a_title_has_a_head(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg took over the Bank of Ghana.").names(person=["Anna Berg"], organization=["Bank of Ghana"])
    hand.anchor("start", "Anna Berg", body="Bank of Ghana")
    [c] = claims(hand, knowledge)
    assert (c.title, c.body, c.body_entity) == ("head", "Bank of Ghana", "e2")


def test_a_weak_title_is_taken_where_none_is_sure(knowledge: Knowledge) -> None:
    for text, p, titles in (
        ("Sheriff Anna Berg spoke.", 0.4, ["sheriff"]),
        ("Sheriff Anna Berg spoke.", 0.2, ["sheriff"]),  # it stands beside the name
        ("Sheriff Anna Berg spoke.", 0.1, []),
        ("The sheriff left the hall before Anna Berg spoke.", 0.2, []),
    ):
        hand = Hand(text).names(person=["Anna Berg"])
        hand.anchor("hold", "Anna Berg", edge={"title": ("Sheriff" if "Sheriff" in text else "sheriff", p)})
        assert [c.title for c in claims(hand, knowledge)] == titles


def test_a_title_is_of_whom_it_stands_next_to(knowledge: Knowledge) -> None:
    hand = Hand("KGB chief Ola Lie and Anna Berg, who headed the audit office.").names(person=["Ola Lie", "Anna Berg"])
    hand.anchor("end", "Anna Berg", title=["chief", "headed"], body="office")
    [claim] = claims(hand, knowledge)
    assert (claim.title, claim.body) == ("head", "audit office")


def test_the_rank_in_front_makes_another_office(knowledge: Knowledge) -> None:
    hand = Hand("Deputy Prime Minister Anna Berg spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="Minister")
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "deputy prime minister", None)]


def test_the_surest_of_titles_that_stand_apart(knowledge: Knowledge) -> None:
    hand = Hand("The mayor met Anna Berg, who is the governor.").names(person=["Anna Berg"])
    a = hand.anchor("hold", "Anna Berg", title=["mayor", "governor"])
    a.roles["title"][0] = replace(a.roles["title"][0], p=0.6)
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "governor", None)]


def test_a_title_of_an_earlier_sentence_where_the_own_has_none(knowledge: Knowledge) -> None:
    hand = Hand("The judge spoke. The mayor spoke. Anna Berg quit.").names(person=["Anna Berg"])
    hand.anchor("end", "Anna Berg", title=["judge", "mayor"])
    [c] = claims(hand, knowledge)
    assert (c.title, c.evidence.quote) == ("mayor", "Berg")


def test_the_body_that_stands_nearest(knowledge: Knowledge) -> None:
    hand = Hand("Navy officers met Anna Berg, head of the army.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="head", body=["Navy", "army"])
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "head", "army")]


def test_a_body_is_its_whole_name(knowledge: Knowledge) -> None:
    hand = Hand("Green Future Party leader Anna Berg spoke.").names(
        organization=["Green Future Party"], person=["Anna Berg"]
    )
    hand.anchor("hold", "Anna Berg", title="leader", body="Party")
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "leader", "Green Future Party")]


def test_a_prime_minister_is_of_no_party(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg of the Unity Party is prime minister; Carl Diaz of the Bank of Ghana is governor.")
    hand.names(organization=["Unity Party", "Bank of Ghana"], person=["Anna Berg", "Carl Diaz"])
    hand.anchor("hold", "Anna Berg", title="prime minister", body="Unity Party")
    hand.anchor("hold", "Carl Diaz", title="governor", body="Bank of Ghana")
    assert short(claims(hand, knowledge)) == [
        ("hold", "Anna Berg", "prime minister", None),
        ("hold", "Carl Diaz", "governor", "Bank of Ghana"),
    ]


def test_a_body_without_a_title_is_headed_or_has_members(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg joined the Labour Relations Board. Carl Diaz joined the Ministry of Roads.")
    hand.names(person=["Anna Berg", "Carl Diaz"], organization=["Labour Relations Board", "Ministry of Roads"])
    hand.anchor("start", "Anna Berg", body="Labour Relations Board")
    hand.anchor("start", "Carl Diaz", body="Ministry of Roads")
    assert short(claims(hand, knowledge)) == [
        ("start", "Anna Berg", "member", "Labour Relations Board"),
        ("start", "Carl Diaz", "head", "Ministry of Roads"),
    ]


def test_who_comes_into_a_chamber_or_a_court_is_not_its_head(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg was elected to the House in 2012. Carl Diaz joined the Supreme Court, Ola Lie the Senate.")
    hand.names(person=["Anna Berg", "Carl Diaz", "Ola Lie"], organization=["House", "Supreme Court", "Senate"])
    for person, body in (("Anna Berg", "House"), ("Carl Diaz", "Supreme Court"), ("Ola Lie", "Senate")):
        hand.anchor("start", person, body=body)
    assert [title for _, _, title, _ in short(claims(hand, knowledge))] == ["representative", "justice", "senator"]


def test_the_number_of_a_body_is_part_of_its_name(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg commands the 42nd Coastal Brigade and met Ola Lie.").names(
        person=["Anna Berg", "Ola Lie"], organization=["Coastal Brigade"]
    )
    hand.anchor("hold", "Anna Berg", title="commands", body="Coastal Brigade")
    assert [c.body for c in claims(hand, knowledge)] == ["42nd Coastal Brigade"]


def test_who_moves_others_is_not_moved(knowledge: Knowledge) -> None:
    text = "Lukashenko replaced the heads of the KGB and the security council."
    hand = Hand(text).names(person=["Lukashenko"], organization=["KGB"])
    hand.anchor("OFFICE", "replaced", 0.9, source="Lukashenko", target=["heads", "KGB", "security council"])
    hand.anchor("end", "Lukashenko", 0.5, how="replaced", title="heads", body="KGB")
    found = claims(hand, knowledge)
    assert short(found) == [("end", None, "head", "KGB"), ("end", None, "head", "security council")]
    assert {c.confidence for c in found} == {0.9}


def test_a_change_of_him_who_moves_nobody_stays(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg was named minister and Ola Lie head of the bank.").names(person=["Anna Berg", "Ola Lie"])
    hand.anchor("OFFICE", "named", 0.9, target=["Anna Berg", "Ola Lie"])
    hand.anchor("start", "Anna Berg", title="minister")
    assert ("start", "Anna Berg", "minister", None) in short(claims(hand, knowledge))


def test_an_act_on_others_without_their_posts_is_no_change(knowledge: Knowledge) -> None:
    hand = Hand("President Anna Berg dismissed him.").names(person=["Anna Berg"])
    hand.anchor("OFFICE", "dismissed", 0.9, source="Anna Berg", target="him")
    hand.anchor("end", "Anna Berg", title="President")
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "president", None)]
    hand = Hand("President Anna Berg dismissed him.").names(person=["Anna Berg"])
    hand.anchor("OFFICE", "dismissed", 0.3, source="Anna Berg", target="him")
    hand.anchor("end", "Anna Berg", title="President")
    assert [c.person for c in claims(hand, knowledge)] == ["Anna Berg"]
