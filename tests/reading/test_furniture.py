"""What stands around an article and is not the article, each kind by its lines; and what only looks like it."""

from __future__ import annotations

import pytest

from incumbent.reading.clean import Cleaned, clean
from incumbent.reading.furniture import (
    byline,
    dateline,
    is_credit,
    is_date_line,
    is_furniture,
    is_link_list,
    link_text,
    own_url,
    starts_tail,
)

LEAD = "The finance minister of Northland resigned on Friday after a dispute over the budget, the government said."
NEXT = "Her deputy takes over the ministry until parliament has met, a spokeswoman for the premier told reporters."
LAST = "Parliament is to meet before the end of the month."
LONG = "The minister's letter, which was read out on Friday before a full house, gave no reason for it; " * 3
TITLE = "Minister resigns"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He met [Ann Lee](https://x.example/a(b)) there", "He met Ann Lee there"), ("![A picture](x.png) words", " words"), ("[a](b \"c\")", "a"), ("**Bold** and __so__", "Bold and so"),
        ("***Both***", "Both"), ("*one*", "*one*"), ("[a] (b)", "[a] (b)"), ("**[a](b)**", "a"), ("__init__ and a__b__c", "init and a__b__c"),
    ],
)  # fmt: skip
def test_markup_of_links_and_emphasis_goes(text: str, words: str) -> None:
    assert link_text(text) == words


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ann Lee", ("Ann Lee",)), ("by Ann Lee, Jo Roe & Kim Po", ("Ann Lee", "Jo Roe", "Kim Po")), ("BY ANN LEE", None), ("From AFP", ("AFP",)), ("By Anna von Berg and Jo de Witt", ("Anna von Berg", "Jo de Witt")),
        ("By the end of May", None), ("Ann Lee", None), ("", None), ("By " + "Ann " * 9 + "Lee", ("Ann " * 9 + "Lee",)), ("By " + "Ann " * 10 + "Lee", None),
        ("By Ann" + "a" * 114, ("Ann" + "a" * 114,)), ("By Ann" + "a" * 115, None),
    ],
)  # fmt: skip
def test_bylines(line: str, names: tuple[str, ...] | None) -> None:
    assert byline(line) == names


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("March 12, 2021", True), ("Friday, 12 March 2021, 10:30 GMT", True), ("Last updated: March 12, 2021", True), ("2021-03-12", True), ("12 March", False), ("Friday", False),
        ("March 12, 2021 Northtown", False), ("12 March 2021 in Northland", False), ("Published on 12 March 2021 Updated", True), ("12 March 2021" + " " * 47, True), ("12 March 2021" + " " * 48, False),
        ("", False), ("30 February 2021", False),
    ],
)  # fmt: skip
def test_lines_of_a_date_alone(line: str, is_one: bool) -> None:
    assert is_date_line(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("© " + "x" * 119, True), ("© " + "x" * 120, False), ("Photo by " + "x" * 111, True), ("(AP Photo/Ann Lee)", True), ("Reuters/Ann Lee", True), ("Ann Lee (AFP)", True), ("Credit: Ann Lee", True),
        ("Ann Lee said (AFP) it", False), ("", False),
    ],
)  # fmt: skip
def test_credits_of_pictures(line: str, is_one: bool) -> None:
    assert is_credit(line) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("We use cookies to make this site better.", True), ("<https://x.example/a>", True), ("Subscribe now " + "x" * 285, True), ("Subscribe now " + "x" * 286, False), ("5 min read", True),
        ("Already a subscriber? Log in", True), ("Reporting by Ann Lee", True), ("[Watch: the vote]", True), ("The post Budget passed appeared first on The Post.", True), (LEAD, False), ("Comments", True), ("", False),
    ],
)  # fmt: skip
def test_words_of_the_page_itself(line: str, is_one: bool) -> None:
    assert is_furniture(line) is is_one


@pytest.mark.parametrize(
    ("block", "is_one"),
    [("[One](a)", True), ("[One](a) | [Two](b)", True), ("- [One](a) (3)", True), ("see [One](a)", False), ("One | Two", False), ("", False)],
)  # fmt: skip
def test_lists_of_links(block: str, is_one: bool) -> None:
    assert is_link_list(block) is is_one


@pytest.mark.parametrize(
    ("block", "address"),
    [
        (" Original url: https://x.example/a ", "https://x.example/a"), ("Source: <https://x.example/a>", "https://x.example/a"), ("URL:", ""), ("Original link:", ""), ("Source: the ministry", None), ("", None),
    ],
)  # fmt: skip
def test_the_address_that_a_line_names(block: str, address: str | None) -> None:
    assert own_url(block) == address


def test_headings_after_which_only_links_come() -> None:
    assert starts_tail("Related articles") and starts_tail("See also:") and starts_tail("Sources")
    assert not starts_tail("Sources close to the minister said so") and not starts_tail("")


@pytest.mark.parametrize(
    ("line", "rest", "agency"),
    [
        ("NORTHTOWN (Wire) - The premier", "The premier", "Wire"), ("(AFP) - The premier", "The premier", "AFP"), ("NEW NORTHTOWN, Northland, Mar. 3 (AP) — Words", "Words", "AP"),
        ("A" * 41 + ", " + "B" + "b" * 30 + ", Cc (AFP) - Words", "Words", "AFP"), ("A" * 41 + ", " + "B" + "b" * 30 + ", C" + "c" * 20 + " (AFP) - Words", None, None), ("", "", None),
    ],
)  # fmt: skip
def test_datelines_and_agencies(line: str, rest: str | None, agency: str | None) -> None:
    assert dateline(line) == (line if rest is None else rest, agency)


def cleaned(*blocks: str, title: str | None = TITLE, scraped: bool = False) -> Cleaned:
    return clean("\n\n".join(blocks), title, scraped=scraped)


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ((LEAD, NEXT), (0, 1)), ((TITLE, LEAD), (1,)), ((TITLE.upper() + "!", LEAD), (1,)), ((LEAD, TITLE, NEXT), (0, 2)), ((LEAD, LEAD, NEXT), (0, 2)), ((LEAD, LEAD.upper(), NEXT), (0, 2)),
        ((LEAD, LAST, NEXT, LAST), (0, 1, 2, 3)), ((LEAD, "Related articles", NEXT), (0, 2)), ((LEAD, NEXT, "Related articles", LAST), (0, 1)), (("12 March 2021", LEAD), (1,)), ((LEAD, "12 March 2021", NEXT), (0, 1, 2)),
        ((LEAD, "Photo: Ann Lee", NEXT), (0, 2)), ((LEAD, "- [One](a)", NEXT), (0, 2)), ((LEAD, "* * *", NEXT), (0, 2)), ((LEAD, "Advertisement", NEXT), (0, 2)), ((LEAD, "Original url: https://x.example/a", NEXT), (0, 2)),
        ((LEAD, "Original url:", "<https://x.example/a>", NEXT), (0, 3)), ((LEAD, "toggle caption Ann Lee", NEXT), (0, 2)), ((LEAD, "Enlarge this image toggle caption Ann Lee", NEXT), (0, 2)),
    ],
)  # fmt: skip
def test_furniture_between_the_paragraphs_goes(blocks: tuple[str, ...], kept: tuple[int, ...]) -> None:
    assert cleaned(*blocks).paragraphs == [blocks[i] for i in kept]


def test_a_paragraph_that_repeats_is_known_from_sixty_characters() -> None:
    fifty_nine, sixty = "x" * 57 + "y.", "x" * 58 + "y."
    assert cleaned(LEAD, fifty_nine, fifty_nine, sixty, sixty).paragraphs == [LEAD, fifty_nine, fifty_nine, sixty]


def test_a_title_that_repeats_goes_with_a_few_signs_around_it() -> None:
    assert cleaned(LEAD, f"«« {TITLE} »»!!", NEXT).paragraphs == [LEAD, NEXT]
    assert cleaned(LEAD, f"«« {TITLE} »»!!!", NEXT).paragraphs == [LEAD, f"«« {TITLE} »»!!!", NEXT]
    assert cleaned(LEAD, NEXT, title=None).title is None


@pytest.mark.parametrize(
    ("blocks", "url"),
    [
        (("Original url: https://x.example/a", "Source: https://x.example/b"), "https://x.example/a"), (("Original url:", "https://x.example/a"), "https://x.example/a"), (("Source:", "words", "<https://x.example/a>"), "https://x.example/a"),
        (("https://x.example/a",), None), (("Original url: https://x.example/a", "Source:", "https://x.example/b"), "https://x.example/a"), (("Original url: https://x.example/a", "https://x.example/b"), "https://x.example/a"),
        (("URL:", "Original url: https://x.example/a"), "https://x.example/a"), (("URL:",), None),
    ],
)  # fmt: skip
def test_the_article_s_own_address_is_kept(blocks: tuple[str, ...], url: str | None) -> None:
    assert cleaned(LEAD, NEXT, *blocks).url == url


def test_dates_above_the_body_are_kept_and_the_first_counts() -> None:
    found = cleaned("12 March 2021", "13 March 2021", LEAD, "14 March 2021")
    assert (found.published, found.paragraphs) == ("12 March 2021", [LEAD, "14 March 2021"])
    assert cleaned(LEAD, "14 March 2021", NEXT).published is None


def test_the_agency_of_the_dateline_publishes() -> None:
    found = cleaned(f"NORTHTOWN (AFP) - {LEAD}", NEXT)
    assert (found.publisher, found.paragraphs) == ("AFP", [LEAD, NEXT])
    assert cleaned(LEAD).publisher is None and cleaned("").paragraphs == []


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("The finance minister of Northland has", "Resigned", True), ("The finance minister of Northland", "resigned.", True), ("The finance minister of Northland", "Resigned.", False), ("The finance minister, of Northland,", "Ann Lee", True),
        ("The finance minister of Northland.", "resigned", False), ('He said: "The minister resigned"', "she said", False), ("He left his post in Northland:", "so it went", False), ("The ministers of Northland and", "Eastland", True),
        ("a" * 29, "resigned", False), ("a" * 30, "resigned", True), ("The finance minister of Northland (the", "Elder)", True), ("The finance minister of Northland andes", "Eastland", False),
    ],
)  # fmt: skip
def test_paragraphs_broken_in_mid_sentence_are_joined(before: str, after: str, joined: bool) -> None:
    assert cleaned(before, after).paragraphs == ([f"{before} {after}"] if joined else [before, after])


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One line of it.\nAnother line.\nA third one.", ["One line of it.", "Another line.", "A third one."]), (" One line. \r\n\r\n  Another\r\nline. ", ["One line.", "Another line."]), ("One line.\r \rAnother line.", ["One line.", "Another line."]),
        ("One.\n\n\n\n \nTwo.", ["One.", "Two."]), ("One\n\n\nTwo.\n", ["One", "Two."]),
    ],
)  # fmt: skip
def test_paragraphs_by_empty_lines_else_by_lines(text: str, paragraphs: list[str]) -> None:
    assert clean(text, TITLE, scraped=False).paragraphs == paragraphs


FIFTY_ONE = "X" * 50 + "A"


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ([FIFTY_ONE] * 3, 3), ([FIFTY_ONE] * 4, 1), (["X" * 50] * 4, 4), (["X" * 99] * 4, 1), (["X" * 100] * 4, 4), ([FIFTY_ONE] * 8 + ["X" * 40] * 3, 1), ([FIFTY_ONE] * 7 + ["X" * 40] * 3, 10),
        ([FIFTY_ONE, FIFTY_ONE, "X" * 37 + ".", *[FIFTY_ONE] * 6], 2), ([FIFTY_ONE, FIFTY_ONE, "X" * 38 + ".", *[FIFTY_ONE] * 6], 1), ([FIFTY_ONE, FIFTY_ONE, "X" * 37, *[FIFTY_ONE] * 6], 1),
        ([FIFTY_ONE[:-1] + ".", *[FIFTY_ONE] * 6], 1),
    ],
)  # fmt: skip
def test_lines_wrapped_at_a_fixed_width_are_joined(lines: list[str], paragraphs: int) -> None:
    found = clean(
        "\n".join(line if line.endswith(".") else line[:-2] + f"{n:02}" for n, line in enumerate(lines)),
        None,
        scraped=False,
    )
    assert len(found.paragraphs) == paragraphs
    assert sum(p.count(" ") + 1 for p in found.paragraphs) == len(lines)


@pytest.mark.parametrize(
    ("blocks", "title", "paragraphs", "authors", "published"),
    [
        ((TITLE, LEAD, NEXT), TITLE, [LEAD, NEXT], (), None), ((f"# **{TITLE}**", LEAD), TITLE, [LEAD], (), None), (("Advertisement", "***", TITLE, LEAD), TITLE, [LEAD], (), None), ((LEAD, NEXT), None, [LEAD, NEXT], (), None),
        ((TITLE + ".", LEAD), None, [TITLE + ".", LEAD], (), None), (("He said so.”", LEAD), None, ["He said so.”", LEAD], (), None), (('He said so."', LEAD), None, ['He said so."', LEAD], (), None),
        (("x" * 220, LEAD), "x" * 220, [LEAD], (), None), (("x" * 221, LEAD), None, ["x" * 221, LEAD], (), None),
        ((TITLE, "By Ann Lee", "By Jo Roe", "12 March 2021", "13 March 2021", LEAD), TITLE, [LEAD], ("Ann Lee",), "12 March 2021"), ((TITLE, TITLE, LEAD), TITLE, [LEAD], (), None),
        ((TITLE, "The minister in March.", "Photo: Ann Lee", LEAD), TITLE, [LEAD], (), None), ((TITLE, LEAD, NEXT, "Photo: Ann Lee", LAST), TITLE, [LEAD, NEXT, LAST], (), None),
        ((TITLE, "Photo: Ann Lee", LEAD), TITLE, [LEAD], (), None), ((TITLE, (LONG * 2)[:299], "Photo: Ann Lee", LEAD), TITLE, [LEAD], (), None), ((TITLE, (LONG * 2)[:299] + ".", "Photo: Ann Lee", LEAD), TITLE, [(LONG * 2)[:299] + ".", LEAD], (), None),
        ((TITLE, *["12 March 2021"] * 11, "By Ann Lee", LEAD), TITLE, [LEAD], ("Ann Lee",), "12 March 2021"), ((TITLE, *["12 March 2021"] * 12, "By Ann Lee", LEAD), TITLE, ["By Ann Lee", LEAD], (), "12 March 2021"),
        ((TITLE,), TITLE, [], (), None), ((), None, [], (), None), (("* * *",), None, [], (), None),
        ((TITLE, LEAD, "One\nTwo\nThree"), TITLE, [LEAD, "One", "Two", "Three"], (), None), ((TITLE, LEAD, "One\nTwo."), TITLE, [LEAD, "One Two."], (), None), ((TITLE, LEAD, "x" * 59 + "\nTwo"), TITLE, [LEAD, "x" * 59, "Two"], (), None),
        ((TITLE, LEAD, "x" * 60 + "\nTwo"), TITLE, [LEAD, "x" * 60 + " Two"], (), None),
    ],
)  # fmt: skip
def test_the_head_of_a_scrape(
    blocks: tuple[str, ...], title: str | None, paragraphs: list[str], authors: tuple[str, ...], published: str | None
) -> None:
    found = cleaned(*blocks, title=None, scraped=True)
    assert (found.title, found.paragraphs) == (title, paragraphs)
    assert (found.authors, found.published) == (authors, published)


def test_a_title_that_is_known_is_kept_and_its_copy_in_the_scrape_goes() -> None:
    found = cleaned("Section", TITLE.upper(), LEAD, title=f" [{TITLE}](a) ", scraped=True)
    assert (found.title, found.paragraphs) == (TITLE, ["Section", LEAD])
    assert cleaned("One\nTwo", LEAD).paragraphs == ["One Two", LEAD]
