"""Pages: the text that trafilatura alone would give, for less; what lies deep or stands in the wrong element is kept."""

from __future__ import annotations

import codecs
from typing import Any

import pytest
import trafilatura

from incumbent.reading import main_text as room
from incumbent.reading.decode import _utf8_evidence
from incumbent.reading.html import read_page
from incumbent.reading.main_text import main_text
from incumbent.reading.markup import DEEPEST, parsed
from incumbent.reading.page_facts import authors_of


def said(n: int) -> str:
    return f"The council of province {n} met on Monday and settled the budget of its {n + 3} districts after a long debate over roads."


BODY = "".join(f"<p>{said(i)}</p>" for i in range(8))
AROUND = (
    "<nav>" + "<a href=/s>Section of the site</a>" * 60 + "</nav>",
    "<aside>" + "<h3><a href=/a>Another headline of the day</a></h3>" * 60 + "</aside>",
    "<footer><p>All rights reserved</p></footer><script>var a = 1;</script><style>p {}</style>",
)
DECK = f"<p>{said(1) * 4}</p>"
WITHOUT_PARAGRAPHS = "<br><br>".join(map(said, range(40)))
IN_BOXES = "".join(f"<div><p>{said(i)}</p></div>" for i in range(40))
ROWS = "".join(f"<tr><td>{said(i)}</td></tr>" for i in range(9))
PAGES = {
    "an article with much around it": f"<main><article>{BODY}</article></main>",
    "the article a deck, its text elsewhere": f"<article>{DECK}</article><div class=story>{WITHOUT_PARAGRAPHS}</div>",
    "the content a deck, its text elsewhere": f"<div class=entry-content>{DECK}</div><div id=x>{IN_BOXES}</div>",
    "nothing but a table": f"<article><table>{ROWS}</table></article>",
}
LITTLE = "<article><p>The minister left on Friday.</p></article>"


def page(body: str) -> str:
    return f"<html><head><title>Roads</title></head><body>{AROUND[0]}{body}{AROUND[1]}{AROUND[2]}</body></html>"


@pytest.mark.parametrize("body", PAGES.values(), ids=PAGES)
def test_the_text_is_what_trafilatura_finds_when_it_compares(body: str) -> None:
    alone = trafilatura.bare_extraction(parsed(page(body)), include_comments=False)
    assert main_text(parsed(page(body))) == alone.text  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("body", "ways"),
    [
        (PAGES["an article with much around it"], [True]),
        (PAGES["the content a deck, its text elsewhere"], [True, False]),
        (PAGES["nothing but a table"], [True, False]),
        (LITTLE, [True, False]),
    ],
)
def test_other_extractors_are_asked_only_where_they_could_win(
    monkeypatch: pytest.MonkeyPatch, body: str, ways: list[bool]
) -> None:
    asked: list[bool] = []
    extract = room._extract

    def counted(tree: Any, *, fast: bool) -> Any:
        asked.append(fast)
        return extract(tree, fast=fast)

    monkeypatch.setattr(room, "_extract", counted)
    main_text(parsed(page(body)))
    assert asked == ways


def test_links_around_do_not_take_the_place_of_a_short_text() -> None:
    assert main_text(parsed(page(LITTLE))) == "The minister left on Friday."


def test_text_that_structured_data_alone_hold_is_read() -> None:
    body = " ".join(map(said, range(40)))
    data = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleBody":"{body}"}}</script>'
    assert main_text(parsed(page(data))) == body


def test_what_stands_around_is_gone_before_the_extraction_but_not_structured_data() -> None:
    data = '<script type="application/ld+json">{"@type":"NewsArticle"}</script>'
    tree = parsed(page(f"{data}<article>{BODY}</article>"))
    main_text(tree)
    left = {element.tag for element in tree.iter()}
    assert not left & {"nav", "aside", "footer", "style"}
    assert [s.get("type") for s in tree.iter("script")] == ["application/ld+json"]


def test_an_article_inside_an_element_of_menus_is_kept() -> None:
    text = main_text(parsed(f"<html><body><nav><ul><li><a href=/a>A</a></ul><div>{BODY}</div></nav></body></html>"))
    assert all(said(i) in text for i in range(8))


def test_text_behind_a_menu_element_stays() -> None:
    text = main_text(parsed(page(f"<article><nav>Menu</nav>{said(9)}{BODY}</article>")))
    assert said(9) in text
    assert "Menu" not in text


@pytest.mark.parametrize("tag", ["div", "span", "b", "font", "section"])
def test_text_below_any_number_of_elements_is_read(tag: str) -> None:
    deep = f"<html><body>{f'<{tag}>' * 5_000}{BODY}{f'</{tag}>' * 5_000}<p>{said(30)}</p></body></html>"
    text = parsed(deep).text_content()
    assert all(said(i) in text for i in (*range(8), 30))
    assert said(3) in read_page(deep, "deep")[0].text


def test_a_page_that_is_not_deep_keeps_its_elements() -> None:
    side_by_side = "<div><section><b>One</b></section></div>" * DEEPEST
    assert sum(e.tag == "div" for e in parsed(f"<html><body>{side_by_side}</body></html>").iter()) == DEEPEST


@pytest.mark.parametrize(
    ("marked", "authors"),
    [
        ("<a rel=author href=/a>Ann Lee</a>", ("Ann Lee",)),
        ("<div itemprop=author><a itemprop=name>Jo Roe</a><p>writes on roads, and has done so for years</p></div>", ("Jo Roe",)),
        ("<span itemprop=author>By Ann Lee and Jo Roe</span>", ("Ann Lee", "Jo Roe")),
        ("<p class='story byline'>By Ann Lee</p>", ("Ann Lee",)),
        ("<p class=author>Ann Lee</p>", ("Ann Lee",)),
        ("<p class=article-author-box>Ann Lee</p>", ("Ann Lee",)),
        ("<p class=coauthored>Ann Lee</p>", ()),
        ("<p class=byline>A</p><p class=byline>Ann Lee</p><p class=byline>Jo Roe</p>", ("Ann Lee",)),
    ],
)  # fmt: skip
def test_authors_that_a_page_shows(marked: str, authors: tuple[str, ...]) -> None:
    found = authors_of(parsed(f"<html><body>{marked}</body></html>"), [], {})
    assert found[: len(authors)] == authors
    assert bool(found) == bool(authors)


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize(
    "data",
    [
        b"plain", "Curaçao, Łódź".encode(), b"caf\xe9", "Łódź caf".encode() + b"\xe9\xff", "é".encode()[:1], "😀".encode()[:2],
        "é".encode() * 700_000 + b"\xff",
    ],
)  # fmt: skip
def test_sound_and_broken_bytes_are_counted(data: bytes, whole: bool) -> None:
    text = codecs.getincrementaldecoder("utf-8")("surrogateescape").decode(data, final=whole)
    bad = sum("\udc80" <= c <= "\udcff" for c in text)
    assert _utf8_evidence(data, whole) == (sum(c >= "\x80" for c in text) - bad, bad)
