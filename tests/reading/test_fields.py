"""Fields of JSON and of tables: under which names each is found, and what is made of its value."""

from __future__ import annotations

from typing import Any

import pytest

from incumbent.errors import InputError
from incumbent.reading.fields import from_fields, known_field, parse_map, plain, text_of
from incumbent.reading.raw import RawArticle

NAN, INF = float("nan"), float("inf")
ADDRESS = "https://post.example/1"
SAME = "The premier of Northland named four new ministers on Friday, "  # 60 characters and the space
assert len(SAME.strip()) == 60


def nested(shell: Any, times: int) -> Any:
    """A word inside so many lists or objects."""
    value: Any = "a"
    for _ in range(times):
        value = shell(value)
    return value


@pytest.mark.parametrize(
    ("given", "mapping"),
    [
        ("", {}), (" , ,", {}), ("text=story_text,published=created", {"text": "story_text", "published": "created"}),
        (" title = head = line ", {"title": "head = line"}), ("id=a.b", {"id": "a.b"}),
    ],
)  # fmt: skip
def test_names_of_fields_as_a_user_gives_them(given: str, mapping: dict[str, str]) -> None:
    assert parse_map(given) == mapping


@pytest.mark.parametrize("given", ["text", "text=", "text= ", "words=body", "=body", "title=a,text"])
def test_names_of_fields_that_say_no_role_are_refused(given: str) -> None:
    with pytest.raises(ValueError, match="is not ROLE=NAME with a role of text, title, published"):
        parse_map(given)


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Publication Date", "published"), ("\ufeffText", "text"), ("article.body", "text"), ("Source-URL", "url"), ("_id", "id"),
        ("title, subtitle, kicker", "title"), ("kicker, headline", "title"), ("kicker, subtitle", None), ("", None), ("___", None),
        ("x", None), ("by", "authors"), ("SN", "publisher"), ("title" + " " * 300 + "x", "title"),
    ],
)  # fmt: skip
def test_what_a_field_holds_by_its_name(name: str, role: str | None) -> None:
    assert known_field(name) == role


def test_names_are_compared_by_their_first_two_hundred_characters() -> None:
    assert plain("x" * 500) == "x" * 200 and plain(7) == "7" and plain("__") == "__"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" a ", "a"), (None, ""), (True, ""), (False, ""), (0, "0"), (7, "7"), (10**30 - 1, "9" * 30), (10**30, ""), (-(10**30), ""),
        (7.0, "7"), (7.5, "7.5"), (NAN, ""), (INF, ""), (-INF, ""), (["a", "", None, "b"], "a\n\nb"), ([], ""), ({}, ""), ({"x": "a"}, ""),
        ({"value": "b", "text": "a"}, "a"), ({"text": "", "value": "b"}, "b"), ({"#text": "a"}, "a"), (b"a", ""),
        ({"summary": ["s"], "sections": [{"headline": ["h"], "paragraphs": ["p", "q"]}]}, "s\n\nh\n\np\n\nq"), ({"paragraphs": ["p"]}, "p"),
        (nested(lambda v: [v], 7), "a"), (nested(lambda v: [v], 8), ""), (nested(lambda v: {"text": v}, 7), "a"),
        (nested(lambda v: {"text": v}, 8), ""), (nested(lambda v: {"sections": v}, 7), "a"), (nested(lambda v: {"sections": v}, 8), ""),
    ],
)  # fmt: skip
def test_the_words_of_a_value(value: Any, text: str) -> None:
    assert text_of(value) == text


def test_a_list_of_more_than_twenty_thousand_paragraphs_ends_there() -> None:
    assert text_of(["a"] * 20_000 + ["b"]) == "\n\n".join(["a"] * 20_000)


def made(item: dict[str, Any], mapping: dict[str, str] | None = None) -> RawArticle:
    found = from_fields(item, "here", mapping)
    assert isinstance(found, RawArticle), found
    return found


@pytest.mark.parametrize(
    ("item", "text", "cut"),
    [
        ({"text": "Words.", "description": "D"}, "Words.", False),
        ({"text": "", "body": "Words."}, "Words.", False),
        ({"text": "<p>One.</p><p>Two.</p>"}, "One.\n\nTwo.", False),
        ({"lp": "Lead.", "td": "Rest."}, "Lead.\n\nRest.", False),
        ({"lp": "Lead.", "td": 7}, "Lead.", False),
        ({"content": "Words… [+120 chars]", "description": "Deck."}, "Words", True),
        ({"content": "[+120 chars]", "description": "Deck."}, "Deck.", True),
        ({"description": "Deck."}, "Deck.", True),
        ({"abstract": "Deck.", "summary": "Other."}, "Other.\n\nDeck.", True),
        ({"abstract": "Deck.", "summary": "Deck.", "snippet": ""}, "Deck.", True),
        ({"summary": SAME + "she said.", "abstract": SAME + "it was told."}, SAME + "she said.", True),
        ({"summary": SAME[:59] + "; she said.", "abstract": SAME[:59] + ". It was told."}, SAME[:59] + "; she said.\n\n" + SAME[:59] + ". It was told.", True),
        ({"summary": "So: " + SAME + "she said.", "abstract": SAME.strip() + "."}, "So: " + SAME + "she said.", True),
        ({"summary": SAME.strip() + ".", "abstract": "So: " + SAME + "she said."}, SAME.strip() + ".", True),
        ({"text, rubric": "Words.", "x": 1}, "Words.", False),
        ({"fields": {"body": "Inside."}}, "Inside.", False),
        ({"body": "Outside.", "fields": {"body": "Inside."}}, "Outside.", False),
        ({"_source": {"body": "Inside."}}, "Inside.", False),
        ({"article": {"Full Text": "Inside."}}, "Inside.", False),
    ],
)  # fmt: skip
def test_the_text_of_an_object(item: dict[str, Any], text: str, cut: bool) -> None:
    found = made({"title": "T", **item})
    assert (found.title, found.text, [p.code for p in found.problems]) == ("T", text, ["text-cut"] if cut else [])
    assert found.publisher is None and found.id is None and found.scraped is False


@pytest.mark.parametrize(
    ("item", "published"),
    [
        ({"date": "2021-03-02"}, "2021-03-02"), ({"published": "", "pubDate": " 2021-03-02 "}, "2021-03-02"), ({"date": True}, None), ({}, None),
        ({"date": 1614704400}, "1614704400"), ({"date": {"$date": "2021-03-02"}}, "2021-03-02"), ({"date": {"x": "2021-03-02"}}, None),
        ({"date": {"$date": {"$numberLong": "1614704400000"}}}, "1614704400000"), ({"date": {"$date": {"x": "1"}}}, None),
        ({"date": {"value": False}}, None), ({"date": NAN, "created": "2021-03-02"}, "2021-03-02"),
    ],
)  # fmt: skip
def test_the_date_of_an_object(item: dict[str, Any], published: str | None) -> None:
    assert made({"title": "T", **item}).published == published


NOON = "2021-03-02T12:00:00"


@pytest.mark.parametrize(
    ("local", "greenwich", "published"),
    [
        (NOON, "2021-03-02T11:00:00", f"{NOON}+01:00"), (NOON, "2021-03-02T11:00:00Z", f"{NOON}+01:00"),
        (f" {NOON} ", "2021-03-02T17:30:00", f"{NOON}-05:30"), (NOON, NOON, f"{NOON}+00:00"), (NOON, "2021-03-02T06:15:00", f"{NOON}+05:45"),
        (NOON, "2021-03-01T22:00:00", f"{NOON}+14:00"), (NOON, "2021-03-01T21:45:00", NOON), (NOON, "2021-03-03T02:15:00", NOON),
        (NOON, "2021-03-02T11:53:00", NOON), (NOON, "2021-03-02T11:00:00+00:00", NOON), (f"{NOON}+01:00", "2021-03-02T11:00:00", f"{NOON}+01:00"),
        (NOON, "at noon", NOON), ("2 March 2021", "2021-03-02T11:00:00", "2 March 2021"),
    ],
)  # fmt: skip
def test_two_clocks_tell_the_zone(local: str, greenwich: str, published: str) -> None:
    assert made({"title": "T", "date": local, "date_gmt": greenwich}).published == published


def test_the_clock_of_greenwich_is_no_zone_for_another_field() -> None:
    item = {"title": "T", "published": "2021-03-02T10:00:00", "date": NOON, "date_gmt": "2021-03-02T11:00:00"}
    assert made(item).published == "2021-03-02T10:00:00"
    assert made({"title": "T", "date": NOON, "date_gmt": 7}).published == NOON


@pytest.mark.parametrize(
    ("item", "url", "publisher", "id"),
    [
        ({"url": ADDRESS, "source": "The Post", "id": 7}, ADDRESS, "The Post", "7"),
        ({"url": {"@id": ADDRESS}, "publisher": {"name": "The Post"}, "id": {"$oid": "x"}}, ADDRESS, "The Post", "x"),
        ({"url": {"url": ADDRESS}, "id": {"value": "x"}}, ADDRESS, None, "x"),
        ({"url": {"href": ADDRESS}, "id": {"rendered": "x"}}, ADDRESS, None, "x"),
        ({"source": ADDRESS, "hostname": "post.example"}, ADDRESS, "post.example", None),
        ({"source": ADDRESS, "url": "https://other.example"}, "https://other.example", None, None),
        ({"publisher": "https://post.example", "site_name": "https://x.example", "domain": "x.example"}, None, "x.example", None),
        ({"url": ADDRESS, "guid": ADDRESS}, ADDRESS, None, None),
        ({"url": "https://other.example", "guid": ADDRESS}, "https://other.example", None, ADDRESS),
        ({"url": "7", "id": "7"}, "7", None, "7"),
        ({"_id": "x", "_source": {"url": ADDRESS}}, ADDRESS, None, "x"),
        ({"url": "", "link": ADDRESS, "id": ""}, ADDRESS, None, None),
    ],
)  # fmt: skip
def test_address_publisher_and_id_of_an_object(
    item: dict[str, Any], url: str | None, publisher: str | None, id: str | None
) -> None:
    found = made({"title": "T", **item})
    assert (found.url, found.publisher, found.id) == (url, publisher, id)


@pytest.mark.parametrize(
    ("value", "authors"),
    [
        ("By Ann Lee and Jo Roe", ("Ann Lee", "Jo Roe")), ("Ann Lee; Jo Roe|Kim Po\nLu Mo, Bo An", ("Ann Lee", "Jo Roe", "Kim Po", "Lu Mo", "Bo An")),
        (["Ann Lee", {"name": "Jo Roe"}, "", "Ann Lee"], ("Ann Lee", "Jo Roe")), ({"name": "Jo Roe"}, ("Jo Roe",)), (7, ()), (7.5, ()), ("", ()), (None, ()),
        ([f"A{n}" for n in range(60)], tuple(f"A{n}" for n in range(50))), ("Ann Lee, , Ann Lee", ("Ann Lee",)), ("Byron Lee", ("Byron Lee",)),
    ],
)  # fmt: skip
def test_the_authors_of_an_object(value: Any, authors: tuple[str, ...]) -> None:
    assert made({"title": "T", "author": value}).authors == authors


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("inhalt.lang", "Nested."), ("a.b", "Dotted."), ("liste.lang", "First."), ("Inhalt.Lang", "Nested."), ("leer.lang", ""), ("wort.lang", ""),
        ("fehlt", ""), ("liste.fehlt", ""),
    ],
)  # fmt: skip
def test_a_field_that_the_user_names_is_the_only_one_looked_at(path: str, text: str) -> None:
    item = {
        "Inhalt": {"Lang": "Nested."}, "a.b": "Dotted.", "liste": [{"lang": "First."}, {"lang": "Second."}], "leer": [], "wort": "x",
        "text": "Not this.", "title": "T",
    }  # fmt: skip
    found = made(item, {"text": path})
    assert (found.text, found.problems) == (text, ())
    assert made({**item, "kopf": "K"}, {"title": "kopf"}).title == "K"


@pytest.mark.parametrize(
    ("item", "code", "words"),
    [
        ([], "input-fields", "not an object"), ("x", "input-fields", "not an object"), ({}, "input-fields", "(fields: none)"),
        ({"coder": {}, "article": {"text": "x"}}, "input-record", "a record that incumbent wrote"),
        (dict.fromkeys("pqrsuvwxyz", 1), "input-fields", "(fields: p, q, r, s, u, v, w, x)"),
        ({"q" * 50: 1}, "input-fields", f"(fields: {'q' * 40})"), ({"text": " ", "title": ""}, "input-fields", "name it text"),
    ],
)  # fmt: skip
def test_objects_that_are_no_articles_say_why(item: Any, code: str, words: str) -> None:
    error = from_fields(item, "here")
    assert isinstance(error, InputError) and error.code == code
    assert str(error).startswith("here: ") and words in str(error)


@pytest.mark.parametrize("item", [{"coder": "x", "text": "Words."}, {"coder": {}, "article": "Words."}])
def test_an_article_may_have_a_field_of_that_name(item: dict[str, Any]) -> None:
    assert made(item).text == "Words."


def test_a_title_alone_is_an_article_and_its_markup_goes() -> None:
    found = made({"title": NAN, "headline": "<b>Premier</b> quits", "text": None})
    assert (found.title, found.text) == ("Premier quits", "")
    assert made({"text": "Words."}).title is None
    assert made({"headline, kicker": "H", "text": "Words."}).title == "H"
