"""In a real browser: find an office, read its timeline, open the sentence, correct a claim with keys, see the tenure change."""

from __future__ import annotations

import pytest
from browsing import PATIENCE_MS, browser, chromium, serving
from webledger import TOKEN, write

from invented import Telling

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no test in a real browser")
if chromium() is None:
    pytest.skip("no Chromium on this machine: no test in a real browser", allow_module_level=True)

SERIOUS = ("serious", "critical")
PAGES = (
    "/", "/reading", "/offices", "/people", "/articles", "/statements", "/countries", "/country?id=BLR",
    "/changes", "/events", "/disagreements", "/search?q=tertel", "/api", "/article?id=wire-1",
    "/nowhere", "/review", "/review?order=weight", "/review/decisions",
)  # fmt: skip


@pytest.fixture(scope="module")
def chrome():
    with browser() as opened:
        yield opened


@pytest.fixture
def served(own_ledger):
    with serving(own_ledger, review=True, token=TOKEN, threads=1) as base:
        yield base


def opened(chrome, base, **settings):
    context = chrome.new_context(base_url=base, **settings)
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda m: page.complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda e: page.complaints.append(str(e)))
    return page


def log_in(page):
    page.goto("/review")
    page.fill("[name=who]", "R. Viewer")
    page.fill("[name=token]", TOKEN)
    page.keyboard.press("Enter")
    page.wait_for_selector(".queue")


def walk_to(page, claim):
    """With keys down the queue to a claim, which is then the current one."""
    for _ in range(page.locator(".queue .item").count()):
        if page.locator(".item.current").get_attribute("aria-label") == f"Claim {claim}":
            return
        page.keyboard.press("j")
    raise AssertionError(f"{claim} is not in the queue")


def office(page):
    """By keyboard from anywhere: search, and open the first office found."""
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("kgb belarus")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    page.click("#s-offices + ul a")
    page.wait_for_selector("svg.timeline")


def test_from_the_office_to_the_words_to_a_correction_and_back(chrome, served):
    page = opened(chrome, served)
    page.goto("/")
    office(page)
    assert page.locator("svg.timeline a.bar").count() == 2
    tertel = page.locator(".tenure", has=page.locator("h3", has_text="Ivan Tertel"))
    assert "since 3 September 2020" in tertel.locator(".when").first.inner_text()
    tertel.locator("a.open").last.click()
    page.wait_for_url("**/article?id=wire-1**")
    assert page.locator(".at:target + .m, .at:target ~ .m").first.inner_text().startswith("Lukashenko put Ivan Tertel")

    log_in(page)
    walk_to(page, "wire-1/c2")
    assert "Ivan Tertel" in page.locator(".item.current .claimline").inner_text()
    page.keyboard.press("c")
    page.keyboard.press("Control+a")
    page.keyboard.type("2020-09-05")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=**")
    correction = page.url
    office(page)
    assert "since 5 September 2020" in page.locator(".tenure .when").all_inner_texts()[0]

    page.goto(correction)
    page.keyboard.press("u")
    page.wait_for_url("**done=0**")
    office(page)
    assert "since 3 September 2020" in page.locator(".tenure .when").all_inner_texts()[0]
    assert not page.complaints
    page.context.close()


def test_queue_is_walked_and_decided_with_keys(chrome, served):
    page = opened(chrome, served)
    log_in(page)
    first = page.locator(".item.current .claimline").inner_text()
    page.keyboard.press("j")
    second = page.locator(".item.current .claimline").inner_text()
    assert second != first
    page.keyboard.press("k")
    assert page.locator(".item.current .claimline").inner_text() == first
    for key, verb in (("a", "accept"), ("r", "reject")):
        page.keyboard.press(key)
        page.wait_for_url("**done=**")
        page.goto("/review/decisions")
        assert page.locator("tbody tr.item td:nth-child(3)").first.inner_text().startswith(verb)
        page.goto("/review")
    assert not page.complaints
    page.context.close()


def test_people_are_merged_and_split_with_keys(chrome, served):
    page = opened(chrome, served)
    log_in(page)
    walk_to(page, "wire-1/c2")
    assert "Ivan Tertel" in page.locator(".item.current .claimline").inner_text()
    page.keyboard.press("m")
    page.wait_for_url("**/review/people?person=**")
    key = page.url.split("person=")[1]
    page.goto(f"/review/people?person={key}&q=vakulchik")
    page.keyboard.press("m")
    assert page.locator(".item.current button[data-key=m]").count() and "done=" not in page.url
    page.keyboard.press("m")  # the lists know them as two: the browser asks for the mark first
    page.wait_for_selector(".item.current input:invalid")
    page.keyboard.press("x")
    page.keyboard.press("m")
    page.wait_for_url("**done=**")
    careers = page.request.get(f"/person.json?id={key}").json()
    assert "Valery Vakulchik" in careers["person"]["spellings"]
    page.keyboard.press("u")
    page.wait_for_url("**done=0**")
    assert "Valery Vakulchik" not in page.request.get(f"/person.json?id={key}").json()["person"]["spellings"]

    page.goto(f"/review/people?person={key}")
    before = len(page.request.get(f"/person.json?id={key}").json()["offices"][0]["tenures"])
    while not page.locator(".item.current input[type=checkbox]").count():
        page.keyboard.press("j")
    page.keyboard.press("x")
    assert page.locator(".item.current input[type=checkbox]").is_checked()
    page.keyboard.press("s")
    page.wait_for_url("**done=**")
    page.goto("/review/decisions")
    assert page.locator("tbody tr.item td:nth-child(3)").first.inner_text().startswith("split")
    assert before == 1 and not page.complaints
    page.context.close()


def test_mark_and_list_light_up_together(chrome, served):
    page = opened(chrome, served)
    page.goto("/article?id=wire-1")
    page.hover("#i-c1")
    assert page.locator(".m.lit").inner_text().startswith("Lukashenko put")
    page.hover(".text .m >> nth=0")
    assert set(page.locator("li.lit").evaluate_all("all => all.map(x => x.id)")) == {"i-c1", "i-c2"}
    page.context.close()


def test_pages_read_and_decide_without_javascript(chrome, served):
    page = opened(chrome, served, java_script_enabled=False)
    page.goto("/review")
    page.fill("[name=who]", "R. Viewer")
    page.fill("[name=token]", TOKEN)
    page.click("main button")
    page.click(".queue .item >> nth=0 >> button[value=reject]")
    assert "Decided" in page.locator(".flash").inner_text()
    page.click(".flash button")
    assert "Done" in page.locator(".flash").inner_text()
    page.context.close()


def test_a_phone_shows_the_newest_of_a_timeline_beside_its_labels_and_no_page_is_wider(chrome, served):
    page = opened(chrome, served, viewport={"width": 390, "height": 800}, java_script_enabled=False)
    for address in ("/country?id=BLR", "/events"):
        page.goto(address)
        box = page.locator(".latest").first.bounding_box()
        drawn = page.locator(".latest svg").first.bounding_box()
        assert drawn["width"] > box["width"] and abs(drawn["x"] + drawn["width"] - box["x"] - box["width"]) < 2
    page.goto("/country?id=BLR")
    label = page.locator(".labels a").first.bounding_box()
    assert label["x"] >= 0 and label["x"] + label["width"] < 390
    for address in PAGES:
        page.goto(address)
        wide = page.locator("html").evaluate("x => x.scrollWidth")
        assert wide <= 390, address
    page.goto("/changes")
    page.locator(".count").first.evaluate(
        "x => x.textContent = 'lists have somebody else in this office then; '.repeat(5)"
    )
    assert page.locator("html").evaluate("x => x.scrollWidth") <= 390
    page.context.close()


def test_no_page_is_endless_at_a_desk(chrome, served):
    page = opened(chrome, served, viewport={"width": 1280, "height": 900})
    log_in(page)
    tall = {}
    for address in PAGES:
        page.goto(address)
        tall[address] = page.locator("html").evaluate("x => x.scrollHeight")
    page.context.close()
    assert max(tall.values()) <= 6000, tall


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(chrome, served, scheme):
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe is not installed: no accessibility check"
    )
    # axe is put into the page by the test, which the page's own policy would refuse
    page = opened(chrome, served, color_scheme=scheme, bypass_csp=True)
    log_in(page)
    found = page.request.get("/search.json?q=tertel").json()["people"][0]["id"]
    kgb = page.request.get("/search.json?q=kgb&in=offices").json()["offices"][0]["id"]
    extra = (
        f"/person?id={found}",
        f"/office?id={kgb}",
        f"/office?id={kgb}&as_of=2020-09-05",
        f"/review/people?person={found}",
    )
    serious = []
    for address in (*PAGES, *extra):
        page.goto(address)
        for violation in axe.Axe().run(page).response["violations"]:
            if violation["impact"] in SERIOUS:
                targets = [node["target"] for node in violation["nodes"]][:3]
                serious.append((address, violation["id"], targets))
    page.context.close()
    assert serious == []


def test_an_office_of_many_holders_folds_the_earlier_ones_and_a_bar_opens_them(chrome, tmp_path):
    long = Telling("long-1", "2020-12-31", "Plain Record", None, "A long history")
    for n in range(40):
        who, span = f"Holder{n} Name{chr(65 + n % 26)}{n}", {"body": "Guild", "country": "UKR", "confidence": 0.95}
        long.claim(
            "start",
            who,
            "warden",
            f"{who} became warden of the Guild, " + "as all remember, " * 12,
            date=f"{1980 + n}-01-01",
            **span,
        )
        long.claim(
            "end", who, "warden", f"{who} left the Guild, " + "as all remember, " * 12, date=f"{1980 + n}-12-20", **span
        )
    with serving(write(tmp_path / "long.sqlite", [long], invented=0), threads=1) as base:
        page = opened(chrome, base, viewport={"width": 1280, "height": 900})
        (found,) = page.request.get("/search.json?q=warden&in=offices").json()["offices"]
        page.goto(f"/office?id={found['id']}")
        assert page.locator("svg.timeline a.bar[href^='#t']").count() == page.locator(".tenure[id^=t]").count() == 30
        assert page.locator("html").evaluate("x => x.scrollHeight") <= 6000
        told = page.request.get(f"/office.json?id={found['id']}").json()["holders"]
        assert page.locator("#t1 h3").inner_text() == told[0]["person"]
        last = page.locator("#t30")
        assert not last.is_visible()
        page.locator("svg.timeline a.bar[href='#t30']").click()
        last.wait_for(state="visible")
        assert last.locator("h3").inner_text() == told[29]["person"]
        page.context.close()
