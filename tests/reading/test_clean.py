"""Scrapes become articles: furniture goes, broken paragraphs are mended, the words of the body stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.reading.clean import clean
from incumbent.reading.furniture import byline, dateline, is_credit, is_date_line, is_furniture, is_link_list

SCRAPE = """

Northland Premier Reshuffles Cabinet Ahead of Summit

By [Wire](#)

March 12, 2021



The premier has been in office since 2016.

Anna Example / TASS

The premier of Northland on Friday replaced her finance and defence ministers, a government statement said on the day.

Thousands had gathered for days outside the chancellery to demand the resignation of

the whole cabinet.

Related article: [Northland at a crossroads](#)

- [Premier visits Eastland](https://example.org/1)
- [Budget vote delayed](https://example.org/2)

"We needed new hands," she told reporters.

Original url:

<https://example.org/news/northland>"""


def test_raw_scrape() -> None:
    found = clean(SCRAPE, None, scraped=True)
    assert found.title == "Northland Premier Reshuffles Cabinet Ahead of Summit"
    assert (found.published, found.authors, found.url) == (
        "March 12, 2021",
        ("Wire",),
        "https://example.org/news/northland",
    )
    assert found.paragraphs == [
        "The premier of Northland on Friday replaced her finance and defence ministers, a government statement said on the day.",
        "Thousands had gathered for days outside the chancellery to demand the resignation of the whole cabinet.",
        '"We needed new hands," she told reporters.',
    ]


def test_body_of_a_field_keeps_its_words() -> None:
    body = "Saturday, March 13, 2021\n\nThe minister  left. He said so.\n\nSubheading without a stop\n\nMore text follows here."
    found = clean(body, "Title", scraped=False)
    assert found.paragraphs == [
        "The minister  left. He said so.",
        "Subheading without a stop",
        "More text follows here.",
    ]


def test_hard_wrapped_text() -> None:
    text = "A title of the story\n\nThe finance minister of Northland resigned on\nMonday, citing ill health, and the premier\naccepted it."
    found = clean(text, None, scraped=True)
    assert found.paragraphs == [
        "The finance minister of Northland resigned on Monday, citing ill health, and the premier accepted it."
    ]


@pytest.mark.parametrize(
    ("line", "rest", "agency"),
    [
        ("NORTHTOWN (AFP) - The premier resigned.", "The premier resigned.", "AFP"),
        ("NORTHTOWN, Northland (Reuters) — The premier resigned.", "The premier resigned.", "Reuters"),
        ("NORTHTOWN — The premier resigned.", "The premier resigned.", None),
        ("Northtown, March 3 (Xinhua) -- The premier resigned.", "The premier resigned.", "Xinhua"),
        ("The premier - a veteran - resigned.", "The premier - a veteran - resigned.", None),
        ("Premier Lee (AP) resigned.", "Premier Lee (AP) resigned.", None),
    ],
)
def test_datelines(line: str, rest: str, agency: str | None) -> None:
    assert dateline(line) == (rest, agency)


@pytest.mark.parametrize(
    "line", ["Ann Lee / AFP", "Photo: Ann Lee", "© 2020 The Paper", "Ann Lee/Getty Images", "AP Photo/Ann Lee"]
)
def test_credits(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line", ["The photo shows the minister.", "Imagery of the site was released on Monday by officials."]
)
def test_sentences_are_no_credits(line: str) -> None:
    assert not is_credit(line)


@pytest.mark.parametrize(
    "line", ["Read more: Premier quits", "Advertisement", "Sign up for our newsletter", "https://example.org/x"]
)
def test_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line", ["More on the vote came from Berlin.", "Share prices fell on Monday.", "Watch officers were dismissed."]
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)


def test_bylines_and_dates() -> None:
    assert byline("By Ann Lee and Jo Roe") == ("Ann Lee", "Jo Roe")
    assert byline("By noon the square was full of people.") is None
    assert is_date_line("Updated: 12 March 2021 10:30 GMT")
    assert not is_date_line("On March 12, 2021, the premier resigned.")
    assert is_link_list("[One](a) | [Two](b)") and not is_link_list("He met [Lee](a) there")


@given(st.text(max_size=2000), st.booleans())
def test_never_raises_and_invents_nothing(text: str, scraped: bool) -> None:
    found = clean(text, None, scraped=scraped)
    letters = {c for c in text if c.isalpha()}
    assert all(c in letters for p in found.paragraphs for c in p if c.isalpha())
