"""The marked article: overlapping spans are cut, nothing of the article runs, every item is linked both ways."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from incumbent.exports.marks import Mark, marks_of, paragraphs, pieces
from incumbent.exports.page import article_page
from incumbent.records import Article, Claim, CoderInfo, Record, Span, Statement

TEXT = 'Premier <script>alert(1)</script> quits\n"I resign," said Ada Lee, premier of Northland.\n\nEnd & \u202eevil.'


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


def record(url: str | None = "https://x.org/1") -> Record:
    return Record(
        CoderInfo("incumbent", "0", "m"),
        Article(
            "a1", TEXT, TEXT.split("\n")[0], url=url, published="2021-03-02", publisher='"><img src=x onerror=alert(1)>'
        ),
        claims=(Claim("c1", "end", "Ada Lee", "premier", span('"I resign," said Ada Lee, premier of Northland')),),
        statements=(Statement("s1", "direct", span('"I resign,"'), "Ada Lee"),),
    )


class Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        assert not [a for a in found if a.startswith("on")], found
        if found.get("id"):
            self.ids.append(found["id"] or "")
        if found.get("href"):
            self.hrefs.append(found["href"] or "")


def collect(page: str) -> Collector:
    found = Collector()
    found.feed(page)
    return found


def test_hostile_text_stays_text() -> None:
    found = collect(article_page(record()))
    assert "script" not in found.tags and "img" not in found.tags
    assert "https://x.org/1" in found.hrefs
    assert not any(h.startswith("javascript") for h in collect(article_page(record("javascript:alert(1)"))).hrefs)


def test_items_and_marks_are_linked_both_ways() -> None:
    found = collect(article_page(record()))
    assert {"c1", "s1", "at-c1", "at-s1"} <= set(found.ids)
    assert len(found.ids) == len(set(found.ids))
    assert {"#c1", "#s1", "#at-c1", "#at-s1"} <= set(found.hrefs)


def test_overlapping_spans_are_cut() -> None:
    marks = marks_of(record())
    found = [(p.text, [m.id for m in p.marks]) for p in pieces(TEXT, marks, *list(paragraphs(TEXT))[1])]
    assert found == [
        ('"I resign,"', ["c1", "s1"]),
        (" said Ada Lee, premier of Northland", ["c1"]),
        (".", []),
    ]


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=6),
)
def test_pieces_give_the_text_back(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(str(n), "claim", min(a, b), max(a, b), "") for n, (a, b) in enumerate(spans)]
    found = list(pieces(text, marks))
    assert "".join(p.text for p in found) == text
    at = 0
    for piece in found:
        for mark in piece.marks:
            assert mark.start <= at and at + len(piece.text) <= mark.end
        at += len(piece.text)


def test_words_in_other_letters_stand_apart_from_those_around_them() -> None:
    page = article_page(record())
    assert "End &amp; \u202eevil." in page and "<bdi>End &amp; \u202eevil.</bdi>" in page
    assert "<bdi> said Ada Lee" not in page and "> said Ada Lee, premier of Northland</mark>" in page
    assert '<li class="claim" id="c1"><a href="#at-c1">c1</a> <bdi>Ada Lee ends as premier</bdi></li>' in page


def test_a_page_has_its_parts_once() -> None:
    page = article_page(record())
    assert page.count("<h1>") == 1 and page.count("<p>") == 2 and page.count('id="at-c1"') == 1
    assert (
        '<mark class="claim statement" title="Ada Lee ends as premier; Ada Lee, direct">&quot;I resign,&quot;</mark>'
        in page
    )
    assert '<mark class="claim" title="Ada Lee ends as premier"> said Ada Lee, premier of Northland</mark>' in page
    assert "1 office claims, 0 events, 1 statements" in page
    assert "<title>Premier &lt;script&gt;alert(1)&lt;/script&gt; quits</title>" in page


def test_what_a_page_says_of_its_article() -> None:
    def meta(**more: object) -> str:
        whole = record()
        page = article_page(replace(whole, article=replace(whole.article, **more)))  # type: ignore[arg-type]
        return page.split('<p class="meta">')[1].split("</p>")[0]

    link = '<a href="https://x.org/1" rel="noopener noreferrer nofollow">original</a>'
    coder = "coded by incumbent 0, m"
    assert meta(publisher="The Paper", authors=("Al", "Bo")) == f"The Paper · 2021-03-02 · Al, Bo · {link} · {coder}"
    assert meta(publisher=None, published=None, url=None) == coder
    assert meta(publisher=None, published=None, url="HTTP://x.org/&") == (
        f'<a href="HTTP://x.org/&amp;" rel="noopener noreferrer nofollow">original</a> · {coder}'
    )
    assert (
        meta(publisher="P", url="ftp://x.org", duplicate_of="a<0>")
        == f"P · 2021-03-02 · a copy of a&lt;0&gt; · {coder}"
    )
    assert "<title>a1</title>" in article_page(replace(record(), article=replace(record().article, title="")))
