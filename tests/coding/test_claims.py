"""Office claims from hand-made readings: what the codebook makes of anchors and roles."""

from dataclasses import replace

from hand import RAW, Hand

from incumbent.coding.cast import Cast
from incumbent.coding.claims import find_claims
from incumbent.coding.dates import Dates
from incumbent.coding.spans import LONGEST
from incumbent.knowledge import Knowledge
from incumbent.records import Claim, PartialDate

DAY = PartialDate.parse("2021-03-02")


def claims(hand: Hand, knowledge: Knowledge) -> list[Claim]:
    cast = Cast(hand.reading, knowledge, DAY)
    found = find_claims(hand.reading, cast, Dates(hand.page, DAY), knowledge, RAW)
    for c in found:
        assert hand.page.text[c.evidence.start : c.evidence.end] == c.evidence.quote
    return found


def short(found: list[Claim]) -> list[tuple[str, str | None, str, str | None]]:
    return [(c.kind, c.person, c.title, c.body) for c in found]


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
    hand.anchor("hold", "Anna Berg", title=["Mayor", "governor"])
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "mayor", None)]


def test_one_title_in_two_pieces(knowledge: Knowledge) -> None:
    hand = Hand("Secretary of State Anna Berg spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title=["Secretary", "State"])
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "secretary of state", None)]


def test_the_title_of_the_persons_other_claim_is_lent(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg spoke.\n\nBerg resigned.").names(person=["Anna Berg", ("Berg", 1)])
    hand.anchor("hold", "Anna Berg", title="Mayor")
    hand.anchor("end", ("Berg", 1), how="resigned")
    assert short(claims(hand, knowledge)) == [("end", "Anna Berg", "mayor", None)]


def test_no_title_no_claim(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg resigned. Mayor Ola Lie spoke.").names(person=["Anna Berg", "Ola Lie"])
    hand.anchor("end", "Anna Berg", how="resigned")
    hand.anchor("hold", "Ola Lie", title="Mayor")
    assert short(claims(hand, knowledge)) == [("hold", "Ola Lie", "mayor", None)]


def test_a_body_without_a_title_has_a_head(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg took over the Bank of Ghana.").names(person=["Anna Berg"], organization=["Bank of Ghana"])
    hand.anchor("start", "Anna Berg", body="Bank of Ghana")
    [c] = claims(hand, knowledge)
    assert (c.title, c.body, c.body_entity) == ("head", "Bank of Ghana", "e2")


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


def test_a_hold_has_no_status_nor_way(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="Mayor", status="reported", how="elected")
    [c] = claims(hand, knowledge)
    assert (c.status, c.how, c.date) == ("asserted", None, None)


def test_weak_anchors_are_not_told(knowledge: Knowledge) -> None:
    hand = Hand("Mayor Anna Berg spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", p=min(RAW.floor("claim", "hold") - 0.01, 0.34), title="Mayor")
    assert claims(hand, knowledge) == []


def test_a_weak_title_is_taken_where_none_is_sure(knowledge: Knowledge) -> None:
    for text, p, titles in (
        ("Mayor Anna Berg spoke.", 0.4, ["mayor"]),
        ("Mayor Anna Berg spoke.", 0.2, ["mayor"]),  # it stands beside the name
        ("Mayor Anna Berg spoke.", 0.1, []),
        ("The mayor left the hall before Anna Berg spoke.", 0.2, []),
    ):
        hand = Hand(text).names(person=["Anna Berg"])
        hand.anchor("hold", "Anna Berg", edge={"title": ("Mayor" if "Mayor" in text else "mayor", p)})
        assert [c.title for c in claims(hand, knowledge)] == titles


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


def test_a_title_is_of_whom_it_stands_next_to(knowledge: Knowledge) -> None:
    hand = Hand("KGB chief Ola Lie and Anna Berg, who headed the audit office.").names(person=["Ola Lie", "Anna Berg"])
    hand.anchor("end", "Anna Berg", title=["chief", "headed"], body="office")
    [claim] = claims(hand, knowledge)
    assert (claim.title, claim.body) == ("head", "audit office")


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


def test_changes_of_one_sentence_name_each_other(knowledge: Knowledge) -> None:
    text = "Anna Berg replaced Ola Lie as mayor. Per Dahl became governor."
    hand = Hand(text).names(person=["Anna Berg", "Ola Lie", "Per Dahl"])
    hand.anchor("start", "Anna Berg", how="replaced", title="mayor")
    hand.anchor("end", "Ola Lie", how="replaced", title="mayor")
    hand.anchor("start", "Per Dahl", title="governor")
    linked = {c.person: c.linked for c in claims(hand, knowledge)}
    ids = {c.person: c.id for c in claims(hand, knowledge)}
    assert linked == {"Anna Berg": (ids["Ola Lie"],), "Ola Lie": (ids["Anna Berg"],), "Per Dahl": ()}


def test_who_is_elected_has_not_begun(knowledge: Knowledge) -> None:
    for text, title in (
        ("President-elect Anna Berg spoke.", "President-elect"),
        ("President - elect Anna Berg spoke.", "President"),
    ):
        hand = Hand(text).names(person=["Anna Berg"])
        hand.anchor("hold", "Anna Berg", title=title)
        assert short(claims(hand, knowledge)) == [("chosen", "Anna Berg", "president", None)]


def test_the_rank_in_front_makes_another_office(knowledge: Knowledge) -> None:
    hand = Hand("Deputy Prime Minister Anna Berg spoke.").names(person=["Anna Berg"])
    hand.anchor("hold", "Anna Berg", title="Minister")
    assert short(claims(hand, knowledge)) == [("hold", "Anna Berg", "deputy prime minister", None)]


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


def test_a_successor_is_one_in_the_post_that_he_is_given_elsewhere(knowledge: Knowledge) -> None:
    hand = Hand("The successor, Anna Berg, was ousted. Chancellor Anna Berg had no friends.")
    hand.names(person=["Anna Berg", ("Anna Berg", 1)])
    hand.anchor("end", "Anna Berg", how="removed", title="successor")
    hand.anchor("hold", ("Anna Berg", 1), 0.5, title="Chancellor")
    assert short(claims(hand, knowledge)) == [("end", "Anna Berg", "chancellor", None)]


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
    assert short(claims(hand, knowledge)) == [("start", "Anna Berg", "minister", None)]


def test_an_act_on_others_without_their_posts_is_no_change(knowledge: Knowledge) -> None:
    hand = Hand("President Anna Berg dismissed him.").names(person=["Anna Berg"])
    hand.anchor("OFFICE", "dismissed", 0.9, source="Anna Berg", target="him")
    hand.anchor("end", "Anna Berg", title="President")
    assert claims(hand, knowledge) == []
    hand = Hand("President Anna Berg dismissed him.").names(person=["Anna Berg"])
    hand.anchor("OFFICE", "dismissed", 0.3, source="Anna Berg", target="him")
    hand.anchor("end", "Anna Berg", title="President")
    assert [c.person for c in claims(hand, knowledge)] == ["Anna Berg"]


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


def test_whom_a_president_elect_names_has_not_begun(knowledge: Knowledge) -> None:
    text = "Poland's president-elect Anna Berg named Olof Tamm as finance minister. Olof Tamm named Ruta Lind as envoy."
    hand = Hand(text).names(state=["Poland"], person=["Anna Berg", ("Olof Tamm", 0), ("Olof Tamm", 1), "Ruta Lind"])
    hand.anchor("hold", "Anna Berg", title="president-elect")
    hand.anchor("start", ("Olof Tamm", 0), how="appointed", by="Anna Berg", title="finance minister")
    hand.anchor("start", "Ruta Lind", how="appointed", by=("Olof Tamm", 1), title="envoy")
    found = {c.person: c.kind for c in claims(hand, knowledge)}
    assert found == {"Anna Berg": "chosen", "Olof Tamm": "chosen", "Ruta Lind": "start"}


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


def test_posts_outside_public_life_are_no_offices(knowledge: Knowledge) -> None:
    for body, told in (("FIFA", []), ("Zub University", []), ("Zub Football Club", []), ("Zub Party", ["start"])):
        hand = Hand(f"Anna Berg was elected president of {body} on Monday.").names(person=["Anna Berg"])
        hand.anchor("start", "Anna Berg", how="elected", title="president", body=body, when="Monday")
        assert [c.kind for c in claims(hand, knowledge)] == told, body


def test_a_change_is_of_a_post(knowledge: Knowledge) -> None:
    hand = Hand("Anna Berg was installed by recess appointment.").names(person=["Anna Berg"])
    hand.anchor("start", "Anna Berg", how="appointed", title="recess")
    assert claims(hand, knowledge) == []
