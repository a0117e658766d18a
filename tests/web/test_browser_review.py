"""Review in a real browser: the reader keeps the place, with keys and without JavaScript, and a refused form comes back."""

from __future__ import annotations

import pytest
from browsing import PATIENCE_MS, browser, chromium, serving
from webledger import TOKEN

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: no test in a real browser")
if chromium() is None:
    pytest.skip("no Chromium on this machine: no test in a real browser", allow_module_level=True)


@pytest.fixture(scope="module")
def chrome():
    with browser() as opened:
        yield opened


@pytest.fixture
def served(own_ledger):
    with serving(own_ledger, review=True, token=TOKEN, threads=1) as base:
        yield base


@pytest.fixture(params=[True, False], ids=["keys", "no script"])
def page(chrome, served, request):
    context = chrome.new_context(base_url=served, java_script_enabled=request.param, reduced_motion="reduce")
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.scripted = request.param
    page.goto("/review")
    page.fill("[name=who]", "Zoë O’Brien")
    page.fill("[name=token]", TOKEN)
    page.click("main button")
    page.wait_for_selector(".queue")
    yield page
    context.close()


def claims(page):
    return page.locator(".queue .item").evaluate_all("all => all.map(x => x.getAttribute('aria-label'))")


def current(page):
    return page.locator(".item.current").get_attribute("aria-label")


def in_sight(page, selector):
    top = page.locator(selector).first.evaluate("x => x.getBoundingClientRect().top")
    return 0 <= top < page.viewport_size["height"]


def test_the_reader_is_at_what_is_now_the_item_of_that_number(page):
    for done, n, verb in ((1, 4, "accept"), (2, 4, "reject"), (3, None, "accept")):
        before = claims(page)
        n = n or len(before)
        if page.scripted:
            while current(page) != before[n - 1]:
                page.keyboard.press("j")
            page.keyboard.press(verb[0])
        else:
            page.click(f".queue .item >> nth={n - 1} >> button[value={verb}]")
        page.wait_for_url(f"**done={done}&at={n}#n{n}")
        after = claims(page)
        assert after[: n - 1] == before[: n - 1] and before[n - 1] not in after
        here = after[min(n, len(after)) - 1]
        assert in_sight(page, f"[aria-label='{here}']") and in_sight(page, ".queue > .flash")
        if page.scripted:
            assert current(page) == here
    page.keyboard.press("u") if page.scripted else page.click(".queue > .flash button")
    page.wait_for_url(f"**done=0&at={n}#n{n}")
    assert claims(page) == before
    if page.scripted:
        assert current(page) == before[n - 1]


def test_a_refused_correction_stays_open_and_leads_back_to_its_place(page):
    before = claims(page)
    if page.scripted:
        page.keyboard.press("j")
        page.keyboard.press("c")
        page.keyboard.press("Control+a")
        page.keyboard.type("next week")
        page.keyboard.press("Enter")
    else:
        page.click(".queue .item >> nth=1 >> summary")
        page.fill(".queue .item >> nth=1 >> [name=field-date]", "next week")
        page.click(".queue .item >> nth=1 >> details button")
    page.wait_for_selector(".flash.bad")
    assert "next week" in page.locator(".flash.bad").inner_text()
    assert page.locator("[name=field-date]").is_visible() and claims(page) == [before[1]]
    if page.scripted:
        page.keyboard.press("Control+a")
        page.keyboard.type("2020-09-07")
        page.keyboard.press("Enter")
    else:
        page.fill("[name=field-date]", "2020-09-07")
        page.click("details button")
    page.wait_for_url("**/review?done=*&at=2#n2")
    assert claims(page)[:2] == [before[0], before[2]]


def test_a_reason_does_not_decide_by_itself(page):
    page.fill(".queue .item >> nth=0 >> .verbs [name=why]", "the decree says so")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert "done=" not in page.url
    if page.scripted:
        page.keyboard.press("Escape")
        page.keyboard.press("a")
    else:
        page.click(".queue .item >> nth=0 >> button[value=accept]")
    page.wait_for_url("**done=**")
    page.goto("/review/decisions")
    assert "the decree says so" in page.locator("tbody tr.item").first.inner_text()


def test_every_key_that_is_named_works(page):
    if not page.scripted:
        return
    for address in ("/review", f"{page.locator('a[data-key=m]').first.get_attribute('href')}&q=vakulchik"):
        page.goto(address)
        for key in page.locator("main p.sub kbd").all_inner_texts():
            if key in ("j", "k"):
                page.keyboard.press(key)
                assert page.locator(".item.current").count() == 1
            elif key != "u":
                assert page.locator(f"main [data-key={key}]").count(), (address, key)
    page.goto("/review/decisions")
    assert not page.locator("main kbd").count()
