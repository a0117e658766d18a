"""Live pages: when a page is one, and what its entries are; and what becomes of other pages."""

from __future__ import annotations

import json
from typing import Any

import pytest

from incumbent.errors import InputError
from incumbent.reading.html import lines_of, read_page
from incumbent.reading.live import live_entries
from incumbent.reading.main_text import _outside_links, _sure, _take_away
from incumbent.reading.markup import has_tags, parsed, strip_tags

LONG = "The parliament of Northland met on Friday and heard the premier for more than an hour."
ONE, TWO = "2021-03-02T10:00:00Z", "2021-03-02T11:00:00Z"


def entry(when: str = ONE, text: str = LONG, heading: str = "", tag: str = "div", more: str = "") -> str:
    return f"<{tag}><time datetime='{when}'>x</time>{heading}<p>{text}</p>{more}</{tag}>"


def found(body: str, *facts: dict[str, Any]) -> list[tuple[str | None, str, str | None, str]]:
    tree = parsed(f"<html><body>{body}</body></html>")
    return [(e.title, e.text, e.published, e.where) for e in live_entries(tree, "Live", list(facts))]


@pytest.mark.parametrize(
    ("body", "entries"),
    [
        (entry() + entry(TWO), 2), (entry(), 0), (entry() + entry(ONE), 0), (entry() + entry("2021-03-02"), 0), (entry() + entry("soon"), 0), (entry() + entry("2021-03-06T11:00:00Z"), 2), (entry() + entry("2021-03-07T11:00:00Z"), 0),
        (entry() + entry(TWO, "x" * 20), 0), (entry() + entry(TWO, "x" * 34), 2), (entry() + entry(TWO, "x" * 33), 0), (entry() + entry(TWO, "x" * 19), 0), (entry(tag="li") + entry(TWO, tag="li"), 2), (entry(tag="section") + entry(TWO, tag="section"), 2), (entry(tag="article") + entry(TWO, tag="article"), 2),
        (entry(tag="td") + entry(TWO, tag="td"), 0), (entry(more="<h3><a href=/1>x</a></h3>") + entry(TWO), 2), (entry(more="<h3><a href=/1>x</a></h3>") + entry(TWO, more="<h2><a href=/1>x</a></h2>"), 0), (entry(more="<h4><a href=/1>x</a></h4>") + entry(TWO, more="<a href=/1>x</a>"), 0),
        ("<nav>" + entry() + entry(TWO) + "</nav>", 2), ("<div><header><time datetime='" + ONE + "'>x</time></header><p>" + LONG + "</p></div>" + entry(TWO), 0), (entry() + entry(TWO) + entry("2021-03-02T12:00:00Z", "short"), 2), (entry() + "<div>" + entry(TWO) + "</div>", 0),
        ("<div>" + "<b>" * 4 + f"<time datetime='{ONE}'>x</time>" + "</b>" * 4 + f"<p>{LONG}</p></div>" + entry(TWO), 2), ("<div>" + "<b>" * 5 + f"<time datetime='{ONE}'>x</time>" + "</b>" * 5 + f"<p>{LONG}</p></div>" + entry(TWO), 0),
        (entry(more=f"<time datetime='{TWO}'>x</time>") + entry(TWO), 2),
    ],
)  # fmt: skip
def test_when_a_page_is_a_live_one(body: str, entries: int) -> None:
    assert len(found(f"<main>{body}</main>")) == entries


def test_the_entries_of_a_live_page() -> None:
    body = entry(
        heading="<h2> </h2><h3>Vote  passed</h3>",
        more="<ul><li>One</li></ul><blockquote>Two</blockquote><blockquote><p>Three</p></blockquote><p> </p>",
    )
    first, second = found(f"<main>{body}{entry(TWO, 'x' * 60)}</main>")
    assert first == ("Vote passed", f"{LONG}\n\nOne\n\nTwo\n\nThree", ONE, "entry 1")
    assert second == ("Live", "x" * 60, TWO, "entry 2")


def blog(*entries: Any, kind: str = "LiveBlogPosting") -> dict[str, Any]:
    return {"@type": kind, "liveBlogUpdate": list(entries)}


def stated(when: str = ONE, text: str = LONG, **more: str) -> dict[str, str]:
    return {"articleBody": text, "datePublished": when, **more}


@pytest.mark.parametrize(
    ("fact", "entries"),
    [
        (blog(stated(), stated(TWO, headline="H")), [("Live", LONG, ONE, "entry 1"), ("H", LONG, TWO, "entry 2")]), (blog(stated()), []), (blog(stated(), stated("2021-03-02")), []), (blog(stated(), stated(text="x" * 19)), []), (blog(stated(), "x", stated(text="x" * 20)), [("Live", LONG, ONE, "entry 1"), ("Live", "x" * 20, ONE, "entry 2")]),
        (blog(stated(), stated(TWO), kind="NewsArticle"), []), ({"@type": "LiveBlogPosting", "liveBlogUpdate": stated()}, []), (blog(stated(text=f"<p>{LONG}</p>"), stated(TWO)), [("Live", LONG, ONE, "entry 1"), ("Live", LONG, TWO, "entry 2")]),
    ],
)  # fmt: skip
def test_entries_that_structured_data_state(fact: dict[str, Any], entries: list[Any]) -> None:
    assert found("<p>x</p>", fact) == entries


def test_entries_marked_in_attributes() -> None:
    def marked(time: str, text: str = LONG) -> str:
        return f"<div itemprop=liveBlogUpdate>{time}<h3>H</h3><p>{text}</p></div>"

    dated, content = (
        f"<b itemprop=datePublished datetime='{ONE}'></b>",
        f"<meta itemprop=datePublished content='{TWO}'>",
    )
    assert found(marked(dated) + marked(content) + marked("", "x" * 20)) == [
        ("H", LONG, ONE, "entry 1"),
        ("H", LONG, TWO, "entry 2"),
        ("H", "x" * 20, None, "entry 3"),
    ]
    assert found(marked(dated) + marked(content, "x" * 19)) == [] == found(marked(dated))


def test_entries_of_a_page_have_its_site_and_an_address_each() -> None:
    page = f"<html><head><meta property='og:site_name' content='The Post'></head><body><main>{entry()}{entry(TWO)}</main></body></html>"
    first, second = read_page(page, "here", url="https://x.example/live")
    assert (first.publisher, first.id, second.id, second.url) == (
        "The Post",
        "https://x.example/live#1",
        "https://x.example/live#2",
        "https://x.example/live",
    )
    assert [e.id for e in read_page(page, "here")] == [None, None]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One\n\n - Two\n• Three\n* Four", ["One", "Two", "Three", "Four"]), ("A | B", ["A: B"]), ("| A | B | C |", ["A, B, C"]), ("| --- | :-: |", []), ("A |", ["A"]), ("", []), ("-x", ["-x"]),
    ],
)  # fmt: skip
def test_lines_of_what_was_extracted(text: str, lines: list[str]) -> None:
    assert lines_of(text) == lines


def test_pages_without_an_article_and_pages_that_are_too_long() -> None:
    for text, least, code in (
        ("", 40, "input-no-article"),
        ("<p>Short.</p>", 40, "input-no-article"),
        ("x" * 20_000_001, 40, "input-too-long"),
    ):
        with pytest.raises(InputError) as error:
            read_page(text, "here", least=least)
        assert error.value.code == code
    page = f"<html><body><article><p>{LONG}</p></article></body></html>"
    [read] = read_page(page, "here", url="https://www.x.example/a", least=len(LONG))
    assert (read.text, read.publisher, read.url) == (LONG, "x.example", "https://www.x.example/a")
    with pytest.raises(InputError):
        read_page(page, "here", least=len(LONG) + 1)
    assert read_page(page, "here", url="http://[broken")[0].publisher is None
    saved = f"<!-- saved from url=(0023)https://y.example/b -->{page}"
    assert (read_page(saved, "here")[0].url, read_page(" " * 4_000 + saved, "here")[0].url) == (
        "https://y.example/b",
        None,
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"), ("a<!-- x -->b", "a b"), ("a<script>x</script>b<style>y", "a b"), ("<b>a</b> &amp; c", "a & c"), ("<ul><li>a</li><li>b</li></ul>", "a\nb"), ("a  b\n\n\n\nc", "a b\n\nc"), ("<a " + "x" * 9_000 + ">words</a>", "words"), ("a < b", "a < b"), ("<pre>x</pre>", "x"),
    ],
)  # fmt: skip
def test_words_of_marked_text(text: str, words: str) -> None:
    assert strip_tags(text) == words


def test_tags_are_told_from_signs() -> None:
    assert has_tags("a <b>c</b>") and not has_tags("a < b") and not has_tags("<x>") and not has_tags("words")


def test_what_stands_around_is_taken_away_unless_it_is_prose() -> None:
    tree = parsed(
        f"<html><body><nav><p>{'x' * 200}</p></nav><aside><p>{'y' * 201}</p></aside><script>z</script><script type='application/ld+json'>{{}}</script><footer>w</footer></body></html>"
    )
    _take_away(tree)
    assert [e.tag for e in tree.iter("nav", "aside", "footer", "script")] == ["aside", "script"]


def test_words_outside_of_links_are_counted() -> None:
    tree = parsed(
        "<html><head><title>no</title></head><body>abc  de <a href=/>link</a><script>code</script></body></html>"
    )
    assert _outside_links(tree) == len("abc de linkcode") - len("link") - len("code")


class Result:
    def __init__(self, length: int, body: str = "<p>x</p>") -> None:
        self.text = "x" * length
        self.body = parsed(f"<html><body>{body}</body></html>")


@pytest.mark.parametrize(
    ("result", "page", "sure"),
    [
        (Result(400), 800, True), (Result(400), 801, False), (Result(399), 100, False), (Result(400, "<table><tr><td>x</td></tr></table>"), 10, False), (Result(400, "<p>x</p><table><tr><td>x</td></tr></table>"), 10, True),
    ],
)  # fmt: skip
def test_when_no_other_extractor_could_win(result: Any, page: int, sure: bool) -> None:
    assert _sure(result, parsed(f"<html><body>{'x' * page}</body></html>")) is sure


def test_structured_data_that_is_no_object_is_no_live_page() -> None:
    page = f"<html><body><script type='application/ld+json'>{json.dumps([5])}</script><article><p>{LONG}</p></article></body></html>"
    assert len(read_page(page, "here")) == 1
