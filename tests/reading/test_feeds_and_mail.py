"""What senders hand over an article at a time: entries of feeds, messages and mailboxes, agency formats."""

from __future__ import annotations

import io
import sys
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import samples as s
from finds import ADDRESS, refused, told

from incumbent.errors import InputError
from incumbent.reading.feeds import feeds_of, read_feed, read_opml
from incumbent.reading.mail import MAX_MESSAGE, read_mail, read_mailbox
from incumbent.reading.raw import RawArticle
from incumbent.reading.wire import read_newsml, read_nitf


def feed(items: str, title: str = "<title>The Post</title>") -> list[Any]:
    data = f'<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>{title}{items}</channel></rss>'
    return list(read_feed(data.encode(), "here"))


def item(inner: str) -> RawArticle:
    [found] = feed(f"<item>{inner}</item>")
    assert isinstance(found, RawArticle), found
    return found


@pytest.mark.parametrize(
    ("inner", "text", "cut"),
    [
        ("<description>Short.</description>", "Short.", False), ("<description>Short…</description>", "Short…", True), ("<description>Short [...]  </description>", "Short [...]", True), ("", "", False),
        ("<description>Short…</description><content:encoded>The whole text of it…</content:encoded>", "The whole text of it…", False), ("<description>Longer than the text.</description><content:encoded>Text.</content:encoded>", "Longer than the text.", False),
        ("<content:encoded>&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content:encoded>", "One.\n\nTwo.", False), ("<description>abcde</description><content:encoded>fghij</content:encoded>", "fghij", False),
    ],
)  # fmt: skip
def test_the_text_of_an_entry(inner: str, text: str, cut: bool) -> None:
    found = item(f"<title>T</title>{inner}")
    assert (found.title, found.text, [p.code for p in found.problems]) == ("T", text, ["text-cut"] if cut else [])
    assert (found.where, found.publisher) == ("entry 1", "The Post")


@pytest.mark.parametrize(
    ("inner", "url", "id"),
    [
        (f"<link>{ADDRESS}</link><guid>{ADDRESS}</guid>", ADDRESS, None), (f"<link>{ADDRESS}</link><guid isPermaLink='false'>7</guid>", ADDRESS, "7"), (f"<guid>{ADDRESS}</guid>", ADDRESS, None), (f"<link>{ADDRESS}</link><guid>https://x.example/2</guid>", ADDRESS, None),
        ("<guid isPermaLink='false'>7</guid>", None, "7"), ("<link>/1</link>", None, None), ("<link>7</link><guid isPermaLink='false'>7</guid>", None, "7"), ("", None, None),
    ],
)  # fmt: skip
def test_address_and_id_of_an_entry(inner: str, url: str | None, id: str | None) -> None:
    found = item(f"<title>T</title>{inner}")
    assert (found.url, found.id) == (url, id)


@pytest.mark.parametrize(
    ("inner", "published"),
    [
        ("<pubDate>Tue, 02 Mar 2021 18:00:00 +0100</pubDate>", "Tue, 02 Mar 2021 18:00:00 +0100"), ("<pubDate>Tue, 02 Mar 21 18:00:00 +0100</pubDate>", "2021-03-02T17:00:00Z"), ("<pubDate>soon</pubDate>", "soon"), ("", None),
        ("<pubDate></pubDate><updated xmlns='http://www.w3.org/2005/Atom'>2021-03-02</updated>", "2021-03-02"),
    ],
)  # fmt: skip
def test_the_date_of_an_entry(inner: str, published: str | None) -> None:
    assert item(f"<title>T</title>{inner}").published == published


def test_who_wrote_and_who_published_an_entry() -> None:
    assert item("<title>T</title><author>Jo Roe</author>").authors == ("Jo Roe",)
    assert item("<title>T</title><source url='x'>&lt;b&gt;The Paper&lt;/b&gt;</source>").publisher == "The Paper"
    [found] = feed("<item><title>T</title></item>", "")
    assert (found.publisher, found.authors) == (None, ())


def test_entries_and_feeds_without_words() -> None:
    first, error = feed("<item><title>T</title></item><item><link>x</link></item>")
    assert first.where == "entry 1" and error.code == "input-fields" and str(error).startswith("here entry 2: ")
    with pytest.raises(InputError, match="the feed holds no articles") as empty:
        feed("")
    assert empty.value.code == "input-empty"
    assert refused(read_feed(b"<rss><channel><title>x</channel>", "here")).code == "input-feed"
    one, *_, broken = read_feed(
        b"<rss version='2.0'><channel><item><title>T</title></item><item a=></channel></rss>", "here"
    )
    assert isinstance(one, RawArticle) and isinstance(broken, InputError)
    assert broken.code == "input-feed" and "before the fault were read" in str(broken)


def test_entities_that_a_feed_makes_do_not_grow() -> None:
    data = (
        b'<!DOCTYPE rss [<!ENTITY a "'
        + b"x" * 50
        + b'">]><rss version="2.0"><channel><item><title>T &a;</title></item></channel></rss>'
    )
    [found] = read_feed(data, "here")
    assert isinstance(found, RawArticle) and "xxx" not in (found.title or "")


def test_lists_of_feeds_are_told_with_their_addresses() -> None:
    lists = "<opml><body>" + "".join(f"<outline xmlUrl='u{n % 7}'/>" for n in range(9)) + "<outline/></body></opml>"
    assert feeds_of(lists.encode()) == [f"u{n}" for n in range(7)] and feeds_of(b"") == []
    said = refused(read_opml(lists.encode(), "here"))
    assert said.code == "input-opml" and "a list of 7 feeds (u0, u1, u2, u3, u4 and 2 more)" in str(said)
    assert "a list of 0 feeds (none)" in str(refused(read_opml(b"<opml/>", "here")))
    five = "<opml>" + "".join(f"<outline xmlUrl='u{n}'/>" for n in range(5)) + "</opml>"
    assert "(u0, u1, u2, u3, u4) holds" in str(refused(read_opml(five.encode(), "here")))


def mail(plain: str | None, marked: str | None = None, **heads: str) -> RawArticle:
    message = EmailMessage()
    for name, value in {"Subject": "S", **heads}.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if marked is not None and plain is not None:
        message.add_alternative(marked, subtype="html")
    elif marked is not None:
        message.set_content(marked, subtype="html")
    [found] = read_mail(message.as_bytes(), "here")
    assert isinstance(found, RawArticle)
    return found


LINES = "One line of it.\nA second line.\nA third line."


@pytest.mark.parametrize(
    ("plain", "marked", "text"),
    [
        ("x" * 20, None, "x" * 20), ("x" * 19, "<p>Marked.</p>", "Marked."), ("x" * 20, "<p>Marked.</p>", "x" * 20), ("x" * 20, f"<p>{'y' * 62}</p>", "x" * 20), ("x" * 20, f"<p>{'y' * 63}</p>", "y" * 63), ("x" * 9, "<p> </p>", "x" * 9), (None, "<p>Marked.</p>", "Marked."),
        (f"View this email in your browser\n{LINES}\nhttps://x.example/1\n<https://x.example/2>", None, LINES), (f"{LINES}\nUnsubscribe here\nThe Post, Northtown", None, LINES), (f"{LINES}\n-- \nAnn", None, LINES), ("Unsubscribe\nOne.\nTwo.\nThree.\n", None, "Unsubscribe\nOne.\nTwo.\nThree."),
        ("One line.\nUnsubscribe\nTwo lines.\nThree of them.\nFour.", None, "One line.\nUnsubscribe\nTwo lines.\nThree of them.\nFour."), ("One line.\nTwo lines.\nUnsubscribe\nThree of them.", None, "One line.\nTwo lines."),
        (f"---------- Forwarded message ---------\nFrom: x\nSubject: y\n\n{LINES}", None, LINES), (f"Forwarded this email? Sign up\n{LINES}", None, LINES),
    ],
)  # fmt: skip
def test_the_text_of_a_message(plain: str | None, marked: str | None, text: str) -> None:
    assert mail(plain, marked).text == text


def test_the_head_of_a_message() -> None:
    found = mail(
        LINES,
        Subject="Fwd: Re: AW: News",
        From="The Post <news@post.example>",
        Date="Tue, 2 Mar 2021 18:00:00 +0100",
        Message_ID="<7@x>",
        Archived_At=f"<{ADDRESS}>",
    )
    assert (found.title, found.publisher, found.published, found.id, found.url) == (
        "News",
        "The Post",
        "Tue, 02 Mar 2021 18:00:00 +0100",
        "7@x",
        ADDRESS,
    )
    bare = mail(LINES, From="news@post.example", List_Post=f"<{ADDRESS}>")
    assert (bare.title, bare.publisher, bare.published, bare.id, bare.url, bare.scraped) == (
        "S",
        "post.example",
        None,
        None,
        ADDRESS,
        False,
    )
    assert (mail(LINES).publisher, mail(LINES).url) == (None, None)


def test_messages_in_parts_and_in_old_encodings() -> None:
    message = EmailMessage()
    message["Subject"] = "S"
    message.set_content("The first part of the words.")
    message.add_attachment("An attachment that is not read.", filename="a.txt")
    message.add_attachment("Another part that comes later.", disposition="inline")
    [found] = read_mail(message.as_bytes(), "here")
    assert isinstance(found, RawArticle) and found.text == "The first part of the words."
    for charset, data in (
        ("nonsense", "Łódź of it all".encode()),
        ("utf-8", b"caf\xe9 of the capital, once more, words"),
        ("latin-1", b"caf\xe9 of the capital"),
    ):
        [found] = read_mail(
            b"Subject: S\nContent-Type: text/plain; charset="
            + charset.encode()
            + b"\nContent-Transfer-Encoding: 8bit\n\n"
            + data,
            "here",
        )
        assert isinstance(found, RawArticle) and ("Łódź" in found.text or "café" in found.text)
    assert refused(read_mail(b"From: a@b.example\n\n", "here")).code == "input-empty"
    [title] = read_mail(b"Subject: S\n\n", "here")
    assert isinstance(title, RawArticle) and (title.title, title.text) == ("S", "")


def test_messages_of_a_mailbox() -> None:
    one, two = b"Subject: A\n\nWords of it all.\n>From here on.\nFrom there.\n", b"Subject: B\n\nOther words of it.\n"
    found = told(read_mailbox(io.BytesIO(b"From x\n" + one + b"\nFrom y\n" + two + b"\nFrom z\n\n"), "here"))
    assert [(f.title, f.where) for f in found[:2]] == [("A", "message 1"), ("B", "message 2")] and found[2:] == [
        "input-empty"
    ]
    assert found[0].text == "Words of it all.\nFrom here on.\nFrom there."
    assert told(read_mailbox(io.BytesIO(b"words\n" + two), "here")) == ["input-empty"]
    line = b"x" * 999_999 + b"\n"
    large = (
        b"From x\nSubject: A\n\n"
        + line * (MAX_MESSAGE // 1_000_000)
        + b"\nFrom y\n"
        + two
        + b"\nFrom z\n"
        + line * (MAX_MESSAGE // 1_000_000 + 1)
    )
    found = told(read_mailbox(io.BytesIO(large), "here"))
    assert [f if isinstance(f, str) else f.title for f in found] == ["input-too-long", "B", "input-too-long"]


def nitf(body: str = s.MARKED, head: str = "", above: str = "") -> Any:
    [found] = read_nitf(
        f"<nitf><head>{head}</head><body><body.head>{above}</body.head><body.content>{body}</body.content></body></nitf>".encode(),
        "here",
    )
    return found


def test_articles_in_nitf() -> None:
    full = nitf(
        head=f"<title>Not this</title><docdata><doc-id id-string='7'/><date.release norm='20210309'/><date.issue norm='20210302'/></docdata><pubdata name='The Post' ex-ref='{ADDRESS}'/>",
        above="<hedline><hl1>T</hl1></hedline><byline>By Jo Roe</byline>",
    )
    assert (full.title, full.id, full.published, full.publisher, full.url, full.authors) == (
        "T",
        "7",
        "20210302",
        "The Post",
        ADDRESS,
        ("Jo Roe",),
    )
    assert full.text == s.BODY
    other = nitf(
        head="<title>T</title><docdata><doc.copyright holder='The Paper'/></docdata><pubdata date.publication='20210302' ex-ref='7'/>",
        above="<byline><person>By Ann Lee</person> and <person>Jo Roe</person></byline>",
    )
    assert (other.title, other.id, other.published, other.publisher, other.url, other.authors) == (
        "T",
        None,
        "20210302",
        "The Paper",
        None,
        ("Ann Lee", "Jo Roe"),
    )
    third = nitf(
        above="<distributor>The Wire</distributor><byline>  <b>by Ann Lee</b></byline>",
        head="<docdata><doc.copyright holder='x'/><date.issue/></docdata>",
    )
    assert (third.title, third.publisher, third.published, third.authors, third.url) == (
        None,
        "The Wire",
        None,
        ("Ann Lee",),
        None,
    )
    assert nitf("", above="<hl1>T</hl1>").text == "" and nitf("").code == "input-empty"
    assert refused(read_nitf(b"", "here")).code == "input-xml"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One</p><p> </p><p>Two</p>", "One\n\nTwo"), ("<block><p>One</p></block>", "One"), ("<block>One</block>", "One"), ("<ul><li>One</li><li>Two</li></ul>", "One\n\nTwo"), ("words <b>only</b>", "words only"), ("<table><tr><td>A</td><td>B</td></tr></table>", "A: B"),
        ("<table><tr><td>A</td><td></td><td>B</td><td>C</td></tr></table>", "A, B, C"), ("<table><tr><td>A</td></tr></table>", "A"), ("<table><tr><td><p>A</p></td></tr></table>", "A"),
    ],
)  # fmt: skip
def test_the_blocks_of_a_body(body: str, text: str) -> None:
    assert nitf(body).text == text


def newsml(*items: str) -> list[Any]:
    return told(
        read_newsml(
            f"<newsMessage>{''.join(f'<newsItem>{i}</newsItem>' for i in items)}</newsMessage>".encode(), "here"
        )
    )


@pytest.mark.parametrize(
    ("inner", "title", "text", "rest"),
    [
        ("<headline>T</headline><inlineXML><p>One</p><p>Two</p></inlineXML>", "T", "One\n\nTwo", (None, None, ())), ("<title>T</title><inlineData>&lt;p&gt;One&lt;/p&gt;</inlineData>", "T", "One", (None, None, ())), ("<inlineData> One </inlineData>", None, "One", (None, None, ())),
        ("<headline>T</headline><description>One</description><description>Two</description>", "T", "One\n\nTwo", (None, None, ())), ("<headline>T</headline>", "T", "", (None, None, ())), (f"<headline>T</headline><nitf><body><hl1>N</hl1><body.content>{s.MARKED}</body.content></body></nitf>", "T", s.BODY, (None, None, ())),
        (f"<nitf><pubdata name='The Post' date.publication='20210302'/><doc-id id-string='7'/><hl1>N</hl1><body.content>{s.MARKED}</body.content></nitf>", "N", s.BODY, ("20210302", "The Post", ())), ("<nitf/><inlineXML><p>One</p></inlineXML>", None, "One", (None, None, ())),
        ("<inlineXML>One</inlineXML><contentCreated>2021-03-02</contentCreated><provider><name>The Post</name></provider><creator><name>Jo</name></creator>", None, "One", ("2021-03-02", "The Post", ("Jo",))),
        ("<inlineXML>One</inlineXML><versionCreated>2021-03-09</versionCreated><firstCreated>2021-03-02</firstCreated><provider literal='The Post'/><creator qcode='p:Jo'/>", None, "One", ("2021-03-02", "The Post", ("Jo",))),
        ("<inlineXML>One</inlineXML><provider>The Post</provider><by>By Jo Roe</by>", None, "One", (None, "The Post", ("Jo Roe",))), ("<inlineXML>One</inlineXML><provider/><creator/>", None, "One", (None, None, ())),
    ],
)  # fmt: skip
def test_items_of_newsml(inner: str, title: str | None, text: str, rest: tuple[Any, ...]) -> None:
    [found] = newsml(inner)
    assert (found.title, found.text) == (title, text)
    assert (found.published, found.publisher, found.authors) == rest
    assert found.where == "" and found.id == ("7" if "id-string" in inner else None)


def test_documents_of_newsml() -> None:
    one, two, picture = newsml(
        "<headline>A</headline>",
        "<NewsItemId>8</NewsItemId><headline>B</headline><link rel='x:canonical' href='u'/><link rel='canonical' href='v'/>",
        "<contentSet/>",
    )
    assert [(f.where, f.title, f.id, f.url) for f in (one, two)] == [
        ("item 1", "A", None, None),
        ("item 2", "B", "8", "u"),
    ] and picture == "input-empty"
    assert told(read_newsml(b"<newsMessage/>", "here")) == ["input-empty"]
    [root] = told(read_newsml(b"<newsItem guid='9'><headline>T</headline></newsItem>", "here"))
    assert (root.title, root.id) == ("T", "9")
    assert "here item 2: " in str(
        list(read_newsml(b"<x><newsItem><headline>A</headline></newsItem><newsItem/></x>", "here"))[1]
    )
    assert str(next(read_newsml(b"<x><newsItem/></x>", "here"))).startswith("here: ")
