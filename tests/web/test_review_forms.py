"""What a reviewer's forms do: keep the place, show a refused form again, say why, name people, ask when it is grave."""

import re

import pytest
from reviewing import decide, decisions, people, post

from incumbent.ledger import Ledger


def test_a_decision_leads_to_what_is_now_at_its_place(opened):
    html = opened.get("/review?order=doubt").text
    third = re.findall(r'aria-label="Claim ([^"]+)"', html)[2]
    done = decide(opened, claim=third, verb="accept", at="3", back="/review?order=doubt")
    assert re.fullmatch(r"/review\?order=doubt&done=\d+&at=3#n3", done.headers["location"])
    after = opened.get(done.headers["location"]).text
    assert re.findall(r'aria-label="Claim ([^"]+)"', html)[3] == re.findall(r'aria-label="Claim ([^"]+)"', after)[2]
    assert after.count('id="n3"') == 1 and 'name="at" value="3"' in after


@pytest.mark.parametrize("at", ["0", "-1", "x", "1" * 30, "9999", '3"><script>'])
def test_a_place_that_is_none_is_passed_over(opened, at):
    assert "at=" not in decide(opened, claim="wire-1/c2", verb="accept", at=at).headers["location"]


def test_the_end_of_the_last_page_goes_on_with_the_page_before(opened):
    first = opened.get("/review.json?limit=5").json()
    beyond = opened.get(f"/review.json?limit=5&page={first['next']}").json()
    assert beyond["claims"] and beyond["claims"] != first["claims"]
    for claim in opened.get("/review.json?limit=500").json()["claims"][5:]:
        decide(opened, claim=claim["claim"], verb="accept")
    assert opened.get(f"/review.json?limit=5&page={first['next']}").json()["claims"] == first["claims"]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [("date", "next week", "next week"), ("country", "XXX", "three-letter code"), ("title", "", "needs its title")],
)
def test_a_refused_correction_is_shown_again_as_typed(opened, field, value, said):
    typed = {
        "field-date": "2020-09-04",
        "field-by": 'the "<b>chief</b>"',
        f"field-{field}": value,
        "why": "see the decree",
    }
    answer = decide(opened, claim="wire-1/c2", verb="correct", at="4", back="/review?order=weight", **typed)
    html = answer.text
    assert answer.status_code == 400 and said in html and "<b>chief" not in html
    assert '<details data-key="c" open>' in html and 'value="see the decree"' in html
    assert 'name="field-by" maxlength="300" value="the &#34;&lt;b&gt;chief&lt;/b&gt;&#34;"' in html
    assert f'name="field-{field}" maxlength="300" value="{value}"' in html
    assert html.count('name="back" value="/review?order=weight"') == 2 and 'name="at" value="4"' in html
    assert decisions(opened) == []


def test_a_field_that_nobody_touched_is_not_asked_to_be_sound(opened, own_ledger):
    with Ledger.open(own_ledger, write=True) as ledger, ledger.store.transaction():
        ledger.store.run(
            "UPDATE claims SET country = 'OLD', title = 'chief' || char(10) || 'of staff' WHERE id = 'wire-1/c2'"
        )
    fields = {"field-country": "OLD", "field-title": "chiefof staff", "field-date": "2020-09-05"}
    assert decide(opened, claim="wire-1/c2", verb="correct", **fields).status_code == 303
    assert [d["field"] for d in decisions(opened)] == ["date"]


def test_an_organisation_stands_for_a_country(opened):
    assert decide(opened, claim="wire-1/c2", verb="correct", **{"field-country": "igo"}).status_code == 303
    assert decisions(opened)[0]["value"] == "IGO"


def test_every_form_takes_a_reason_and_the_list_shows_it(opened):
    key = people(opened, "tertel")["Ivan Tertel"]
    other = people(opened, "vakulchik")["Valery Vakulchik"]
    for claim, verb in (("wire-1/c1", "accept"), ("wire-1/c2", "reject")):
        decide(opened, claim=claim, verb=verb, why=f"why {verb}")
    post(opened, "/review/merge", person=other, into=key, sure="yes", why="why merge")
    post(opened, "/review/split", person=key, claims="post-2/c1", why="why split")
    post(opened, "/review/undo", decisions="1", why="why undo")
    html = opened.get("/review/decisions").text
    assert all(f"why {verb}" in html for verb in ("accept", "reject", "merge", "split", "undo"))
    for page in ("/review", f"/review/people?person={key}", "/review/decisions"):
        assert 'name="why"' in opened.get(page).text
    assert f'<a href="/person?id={key.replace("|", "%7C").replace(" ", "+")}">Ivan Tertel</a>' in html


def test_who_is_one_already_is_not_merged_again(opened):
    one, other = people(opened, "tertel")["Ivan Tertel"], people(opened, "vakulchik")["Valery Vakulchik"]
    assert post(opened, "/review/merge", person=one, into=other, sure="yes").status_code == 303
    back = f"/review/people?person={one}"
    answer = post(opened, "/review/merge", person=other, into=one, back=back)
    assert answer.status_code == 400 and "already one person" in answer.text
    third = people(opened, "lukashenko")["Alexander Lukashenko"]
    assert post(opened, "/review/merge", person=one, into=third, sure="yes").status_code == 303
    found = opened.get("/person.json", params={"id": other}).json()["person"]
    assert {"Ivan Tertel", "Valery Vakulchik", "Alexander Lukashenko"} <= set(found["spellings"])


def test_whom_the_lists_know_as_two_is_merged_only_when_sure(opened):
    one, other = people(opened, "tertel")["Ivan Tertel"], people(opened, "vakulchik")["Valery Vakulchik"]
    assert one[0] == other[0] == "Q"
    back = f"/review/people?person={one}&q=vakulchik"
    assert 'name="sure" value="yes" required' in opened.get(back).text
    asked = post(opened, "/review/merge", person=other, into=one, back=back, why="same face")
    assert asked.status_code == 400 and f"as {one}" in asked.text and f"as {other}" in asked.text
    assert 'value="same face"' in asked.text and decisions(opened) == []
    assert post(opened, "/review/merge", person=other, into=one, back=back, sure="yes").status_code == 303


def test_only_claims_of_the_person_are_split_off(opened):
    key = people(opened, "tertel")["Ivan Tertel"]
    back = f"/review/people?person={key}"
    answer = post(opened, "/review/split", person=key, claims=["post-2/c1", "wire-1/c1"], back=back)
    assert answer.status_code == 400 and "not about this person" in answer.text
    assert 'value="post-2/c1" checked' in answer.text and decisions(opened) == []
    assert post(opened, "/review/split", person=key, claims=["post-2/c1"], back=back).status_code == 303


def test_a_correction_that_is_undone_leaves_no_name_behind(opened):
    key = people(opened, "tertel")["Ivan Tertel"]
    before = opened.get("/person.json", params={"id": key}).json()
    decide(opened, claim="wire-1/c2", verb="correct", **{"field-person": "Ivan Tertell"})
    assert people(opened, "tertell")
    post(opened, "/review/undo", decisions="1")
    assert opened.get("/person.json", params={"id": key}).json() == before
    assert "Ivan Tertell" not in people(opened, "tertell")


def test_two_reviewers_who_differ_are_both_told(opened):
    decide(opened, claim="wire-1/c2", verb="accept", why="the decree")
    page = opened.get("/review?claim=wire-1/c2").text
    assert "what you decide now takes its place" in page and "the decree" in page
    opened.post("/review/login", data={"who": "Zoë O’Brien", "token": "a token for tests"})
    done = decide(opened, claim="wire-1/c2", verb="reject", back="/review?claim=wire-1/c2").headers["location"]
    assert "This replaces decision 1 (accept, by R. Viewer)" in opened.get(done).text
    html = opened.get("/review/decisions").text
    assert "replaced by 2" in html and "replaced by 1" not in html
    post(opened, "/review/undo", decisions="2")
    assert "replaced by" not in opened.get("/review/decisions").text
    assert opened.get("/review.json?claim=wire-1/c2").json()["claims"][0]["review"] == "accept"


def test_an_import_says_what_became_of_it(opened):
    decide(opened, claim="wire-1/c2", verb="accept")
    taken = opened.get("/review/decisions.json").text
    away = taken.replace('"id":1', '"id":2').replace('"mark":"', '"mark":"zz')
    for text, said in (
        (taken, "0 decisions were added, 1 were there already"),
        (away, "1 of those added found no claim"),
    ):
        done = post(opened, "/review/import", decisions=text, back="/review/decisions")
        assert said in opened.get(done.headers["location"]).text
    refused = post(opened, "/review/import", decisions=taken.replace("accept", "bless"), back="/review/decisions")
    assert refused.status_code == 400 and "Row 1 of the import has the verb" in refused.text


def test_the_queue_has_a_twin_for_programs_behind_the_same_door(opened):
    answer = opened.get("/review.json?order=weight&limit=2")
    assert len(answer.json()["claims"]) == 2 and answer.json()["next"] and answer.headers["cache-control"] == "no-store"
    opened.cookies.clear()
    assert opened.get("/review.json").status_code == 401
