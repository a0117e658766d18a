"""What holds articles: feeds, mail, wire formats, documents, archives, packed streams, web archives, folders."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import tarfile
import zipfile
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path
from typing import Any, BinaryIO, cast

import pypdfium2
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

sys.path.insert(0, str(Path(__file__).parent))

import samples as s

from incumbent.errors import InputError
from incumbent.reading import unpack
from incumbent.reading.documents import _without_running_heads, read_pdf, reader_for
from incumbent.reading.feeds import feeds_of, read_feed, read_opml
from incumbent.reading.mail import MAX_MESSAGE, read_mail, read_mailbox
from incumbent.reading.raw import Found, RawArticle, Skipped
from incumbent.reading.sources import paths, read_articles
from incumbent.reading.streams import How, read_stream
from incumbent.reading.wire import read_newsml, read_nitf

ADDRESS = "https://post.example/1"


def told(finds: Iterable[Found]) -> list[Any]:
    """Articles as they are; what was passed over by its name; the code of an error."""
    return [f if isinstance(f, RawArticle) else f.what if isinstance(f, Skipped) else f.code for f in finds]


def refused(finds: Iterable[Found]) -> InputError:
    with pytest.raises(InputError) as error:
        list(finds)
    return error.value


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


def whole(data: bytes, name: str = "x", how: How | None = None) -> list[Any]:
    return told(read_stream(cast(BinaryIO, io.BytesIO(data)), name, "here", how or How()))


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str) -> Any:
    return whole(s.zipped({"word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"}))[0]


def par(text: str, style: str = "") -> str:
    made = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{made}<w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str) -> str:
    return f"<w:tc>{par(text)}</w:tc>"


@pytest.mark.parametrize(
    ("body", "title", "text"),
    [
        (par("T", "Title") + par("One"), "T", "One"), (par("T", "Heading1") + par("One"), "T", "One"), (par("T", "Heading2") + par("One"), None, "T\n\nOne"), (par("One") + par("T", "Title"), None, "One\n\nT"), (par("T", "Title") + par("U", "Title"), "T", "U"), (par("", "Title") + par("T", "Title") + par("One"), "T", "One"),
        (par("One") + par(" ") + par("Two"), None, "One\n\nTwo"), (f"<w:tbl><w:tr>{cell('A')}{cell('B')}</w:tr><w:tr>{cell('A')}{cell('B')}{cell('C')}</w:tr><w:tr>{cell('A')}{cell('')}</w:tr></w:tbl>", None, "A: B\n\nA, B, C\n\nA"),
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:t/><w:delText>x</w:delText></w:r></w:p>", None, "a\tb\nc\nd-e"),
    ],
)  # fmt: skip
def test_documents_of_word(body: str, title: str | None, text: str) -> None:
    found = word(body)
    assert (found.title, found.text, found.scraped) == (title, text, True)


ODT = 'xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<text:h>T</text:h><text:p>One</text:p><text:p> </text:p>", "T\n\nOne"), ("<text:p>a<text:s/>b<text:tab/>c<text:line-break/>d<text:note>no</text:note>e<text:span>f</text:span>g</text:p>", "a b\tc\ndefg"), ("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>One</text:p>", "One"),
        ("<table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell><text:p>B</text:p></table:table-cell></table:table-row>", "A: B"), ("<table:table-row><table:c>A</table:c><table:c/><table:c>B</table:c><table:c>C</table:c></table:table-row>", "A, B, C"), ("<table:table-row><table:c/></table:table-row><text:p>One</text:p>", "One"),
    ],
)  # fmt: skip
def test_documents_of_opendocument(body: str, text: str) -> None:
    [found] = whole(s.zipped({"mimetype": "x", "content.xml": f"<o:d {ODT}>{body}</o:d>"}))
    assert (found.text, found.title, found.scraped) == (text, None, True)


def test_documents_with_a_fault_say_what_it_is() -> None:
    assert "holds no text" in str(
        refused(read_stream(cast(BinaryIO, io.BytesIO(s.zipped({"word/document.xml": "<x/>"}))), "x", "here", How()))
    )
    assert "part word/document.xml is broken" in str(
        refused(read_stream(cast(BinaryIO, io.BytesIO(s.zipped({"word/document.xml": ""}))), "x", "here", How()))
    )
    assert "lacks its part c.opf" in str(
        refused(
            read_stream(
                cast(
                    BinaryIO, io.BytesIO(s.zipped({"META-INF/container.xml": "<c><rootfile full-path='c.opf'/></c>"}))
                ),
                "x",
                "here",
                How(),
            )
        )
    )
    assert "where its contents are" in str(
        refused(
            read_stream(
                cast(BinaryIO, io.BytesIO(s.zipped({"META-INF/container.xml": "<c><rootfile/></c>"}))),
                "x",
                "here",
                How(),
            )
        )
    )


@pytest.mark.parametrize(
    ("names", "reader"),
    [
        (["word/document.xml"], "read_docx"), (["META-INF/container.xml"], "read_epub"), (["content.xml", "mimetype"], "read_odt"), (["content.xml"], None), (["mimetype"], None), (["xl/workbook.xml"], "_refuse"), (["ppt/presentation.xml"], "_refuse"), ([], None),
    ],
)  # fmt: skip
def test_which_document_a_zip_is(names: list[str], reader: str | None) -> None:
    found = reader_for(names)
    assert (found and found.__name__) == reader


def book(chapters: dict[str, str], facts: str = "", path: str = "c.opf", hrefs: list[str] | None = None) -> list[Any]:
    folder = path.rpartition("/")[0]
    items = "".join(f"<item id='{n}' href='{href}'/>" for n, href in enumerate(hrefs or list(chapters)))
    order = "".join(f"<itemref idref='{n}'/>" for n in range(len(hrefs or chapters)))
    package = f"<package xmlns:dc='x'><metadata>{facts}</metadata><manifest>{items}</manifest><spine>{order}<itemref idref='none'/></spine></package>"
    members: dict[str, str | bytes] = {f"{folder}/{name}" if folder else name: page for name, page in chapters.items()}
    return whole(
        s.zipped(
            {"META-INF/container.xml": f"<c><rootfile/><rootfile full-path='{path}'/></c>", path: package, **members}
        )
    )


def test_chapters_of_a_book() -> None:
    page = f"<html><head><title>no</title></head><body><h2>T</h2>{s.MARKED}</body></html>"
    facts = "<dc:title>Book</dc:title><dc:creator>Jo</dc:creator><dc:date>2021-03-02</dc:date><dc:publisher>The Post</dc:publisher>"
    [found] = book({"a b.xhtml": page}, facts, "O/c.opf", ["a%20b.xhtml#x"])
    assert (found.title, found.authors, found.published, found.publisher, found.where, found.scraped) == (
        "T",
        ("Jo",),
        "2021-03-02",
        "The Post",
        "O/a b.xhtml",
        False,
    )
    assert found.text == f"T\n\n{s.BODY}"
    [plain] = book({"a.xhtml": s.MARKED}, facts)
    assert (plain.title, plain.where) == ("Book", "a.xhtml")
    [bare] = book({"a.xhtml": s.MARKED})
    assert (bare.title, bare.authors, bare.published, bare.publisher) == (None, (), None, None)
    assert book({"a.xhtml": "x" * 199}) == ["input-empty"] and book({"a.xhtml": "x" * 200})[0].text == "x" * 200
    missing, there = book({"a.xhtml": s.MARKED}, hrefs=["b.xhtml", "a.xhtml"])
    assert missing == "input-unreadable" and there.text == s.BODY


def test_lines_that_pages_share_at_their_ends_go() -> None:
    pages = [f"The Post\nTop {c}\nThe Post\nwords {c}\nPage {n}" for n, c in enumerate("xyz", 1)]
    assert _without_running_heads(pages) == [f"Top {c}\nThe Post\nwords {c}" for c in "xyz"]
    assert _without_running_heads(pages[:2]) == pages[:2]
    four = ["Head\na\nb\nc\nd", "Head\ne\nf\ng\nh", "i\nj\nk\nl\nm", "n\no\np\nq\nr"]
    assert _without_running_heads(four) == four


def test_documents_of_pages() -> None:
    lines = [s.TITLE, *s.BODY.split("\n")]
    [found] = read_pdf(s.pdf(lines), "here")
    assert isinstance(found, RawArticle) and found.scraped and found.title is None and s.FIRST in found.text
    short, enough = s.pdf(["abcde fghij klmno pqrs"]), s.pdf(["abcde fghij klmno pqrst"])
    assert refused(read_pdf(short, "here")).code == "input-scan"
    assert "(1 pages)" in str(refused(read_pdf(short, "here")))
    assert [isinstance(f, RawArticle) for f in read_pdf(enough, "here")] == [True]
    assert refused(read_pdf(b"%PDF-1.4 broken", "here")).code == "input-unreadable"


@pytest.mark.parametrize(
    ("name", "title"),
    [("finance minister steps down", "finance minister steps down"), ("Something else", None), ("report.docx", None), ("Untitled", None), ("", None), ("FINANCE  minister", "FINANCE  minister"), (s.TITLE + " " * 3 + "x", None)],
)  # fmt: skip
def test_the_title_of_pages_is_one_that_they_show(
    monkeypatch: pytest.MonkeyPatch, name: str, title: str | None
) -> None:
    monkeypatch.setattr(pypdfium2.PdfDocument, "get_metadata_dict", lambda *_, **__: {"Title": name} if name else {})
    [found] = read_pdf(s.pdf([s.TITLE, *s.BODY.split("\n")]), "here")
    assert isinstance(found, RawArticle) and found.title == title


PAGE = s.PAGE.encode()


def test_archives_inside_archives_to_a_depth() -> None:
    inner: bytes = s.zipped({"a.html": PAGE})
    for depth in range(1, 5):
        found = whole(inner)
        if depth <= 3:
            assert found[0].title == s.TITLE
            assert found[0].where == " ".join(["b.zip"] * (depth - 1) + ["a.html"])
        else:
            assert found == ["input-packed"]
        inner = s.zipped({"b.zip": inner}) if depth % 2 else s.tarred({"b.zip": inner})


def test_members_of_archives_that_are_passed_over_or_told() -> None:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        link = tarfile.TarInfo("link")
        link.type, link.linkname = tarfile.SYMTYPE, "a"
        folder = tarfile.TarInfo("folder")
        folder.type = tarfile.DIRTYPE
        for info in (folder, link):
            archive.addfile(info)
        for name, data in (("a.html", PAGE), ("a.txt.gz", gzip.compress(b"words" * 99)[:-9]), ("LICENSE", b"words")):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    link_told, article, damaged, unnamed = whole(out.getvalue())
    assert link_told == "a link or a device" and article.where == "a.html" and damaged == "input-unreadable"
    assert unnamed.startswith("text under a name")
    assert (
        refused(read_stream(cast(BinaryIO, io.BytesIO(out.getvalue()[:1800])), "x", "here", How())).code
        == "input-unreadable"
    )


def test_zip_archives_that_are_locked_damaged_or_empty() -> None:
    plain = s.zipped({"a.html": PAGE, "b.html": PAGE})
    locked = bytearray(plain)
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    assert [f if isinstance(f, str) else f.where for f in whole(bytes(locked))] == ["input-packed", "b.html"]
    unknown = bytearray(plain)
    unknown[at + 10] = 99  # a way of packing that nobody knows
    assert [f if isinstance(f, str) else f.where for f in whole(bytes(unknown))] == ["input-unreadable", "b.html"]
    assert refused(read_stream(cast(BinaryIO, io.BytesIO(plain[:200])), "x", "here", How())).code == "input-unreadable"
    assert whole(s.zipped({"folder/": ""})) == ["input-empty"]
    assert [
        f if isinstance(f, str) else f.where for f in whole(s.zipped({".a": "x", "b/.c": "x", "d.html": PAGE}))
    ] == ["a hidden file or folder"] * 2 + ["d.html"]


def test_a_package_of_web_archives_gives_their_pages_alone() -> None:
    members: dict[str, str | bytes] = {"archive/data.warc": s.warc(packed=False), "pages/a.html": PAGE}
    assert [f.where for f in whole(s.zipped(members)) if isinstance(f, RawArticle)] == [
        "archive/data.warc https://post.example/0",
        "archive/data.warc https://post.example/1",
        "pages/a.html",
    ]
    assert [f.where for f in whole(s.zipped({**members, "datapackage.json": "{}"})) if isinstance(f, RawArticle)] == [
        "archive/data.warc https://post.example/0",
        "archive/data.warc https://post.example/1",
    ]
    assert [
        f.where
        for f in whole(s.zipped({"datapackage.json": '{"title": "T", "text": "x"}', "a.html": PAGE}))
        if isinstance(f, RawArticle)
    ] == ["datapackage.json", "a.html"]


class Drops(io.RawIOBase):
    """A stream that gives one byte at a time, as pipes may."""

    def __init__(self, data: bytes) -> None:
        self._rest = io.BytesIO(data)

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        return self._rest.read(1 if size else 0)


@pytest.mark.parametrize(
    "pack", [bytes, gzip.compress, lzma.compress, bz2.compress, lambda d: gzip.compress(bz2.compress(d))]
)
@pytest.mark.parametrize("size", [1, 10, unpack.HEAD - 1, unpack.HEAD, unpack.HEAD + 1, 3 * unpack.HEAD])
def test_packed_streams_are_opened_whole(pack: Any, size: int) -> None:
    data = bytes(n * n % 251 for n in range(size))
    for stream in (io.BytesIO(pack(data)), Drops(pack(data)) if size < 11 else io.BytesIO(pack(data))):
        opened, head = unpack.opened(cast(BinaryIO, stream), "here")
        assert head == data[: unpack.HEAD]
        assert unpack.read_all(opened, size + 1, "here") == data
    opened, _ = unpack.opened(cast(BinaryIO, io.BytesIO(pack(data))), "here")
    assert opened.readline() + opened.read(7) + opened.read() == data


def test_streams_packed_too_often_or_in_ways_that_are_not_read() -> None:
    twice, thrice = s.packed(s.packed(b"words")), s.packed(s.packed(s.packed(b"words")))
    assert unpack.opened(cast(BinaryIO, io.BytesIO(twice)), "here")[1] == b"words"
    for data, words in ((thrice, "packed more than 2 times over"), (b"\x28\xb5\x2f\xfdx", "zstd")):
        with pytest.raises(InputError, match=words) as told_:
            unpack.opened(cast(BinaryIO, io.BytesIO(data)), "here")
        assert told_.value.code == "input-packed"
    assert unpack.opened(cast(BinaryIO, io.BytesIO(b"BZhello")), "here")[1] == b"BZhello"


def test_a_stream_larger_than_may_be_is_refused() -> None:
    assert unpack.read_all(cast(BinaryIO, io.BytesIO(b"x" * 3_000_000)), 3_000_000, "here") == b"x" * 3_000_000
    with pytest.raises(InputError, match="larger than 3 million bytes") as error:
        unpack.read_all(cast(BinaryIO, io.BytesIO(b"x" * 3_000_001)), 3_000_000, "here")
    assert error.value.code == "input-too-long"


@pytest.mark.parametrize(
    ("unpacked", "packed", "grows"),
    [(256_000_000, 1, False), (256_000_001, 1, True), (300_000_000, 2_000_000, False), (300_000_001, 2_000_000, True), (10**12, 10**10, False), (256_000_001, 0, True)],
)  # fmt: skip
def test_what_grows_as_no_text_does_is_stopped(unpacked: int, packed: int, grows: bool) -> None:
    if grows:
        with pytest.raises(InputError, match="more than 150 times") as error:
            unpack.check_growth(unpacked, packed, "here")
        assert error.value.code == "input-bomb"
    else:
        unpack.check_growth(unpacked, packed, "here")


def archived(*records: tuple[str, str, str | None, bytes]) -> list[Found]:
    """Records (their kind, status, content type, bytes) of a web archive, as they are read."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for n, (kind, status, content, data) in enumerate(records):
        heads = (
            StatusAndHeaders(status, [("Content-Type", content)] if content else [], protocol="HTTP/1.1")
            if kind == "response"
            else None
        )
        writer.write_record(writer.create_warc_record(f"{ADDRESS}{n}", kind, payload=io.BytesIO(data), length=len(data), http_headers=heads, warc_headers_dict={"WARC-Date": "2021-04-01T00:00:00Z"}, warc_content_type=content or ""))  # fmt: skip
    return list(read_stream(cast(BinaryIO, io.BytesIO(out.getvalue())), "x", "here", How()))


def test_records_of_web_archives() -> None:
    undated = s.PAGE.replace("article:published_time", "x")
    found = archived(
        ("response", "200 OK", "TEXT/HTML", PAGE), ("response", "200 OK", "text/html; charset=iso-8859-2; x", undated.replace("Tomas", "Tomáš").encode("iso-8859-2")), ("response", "301 Moved", "text/html", PAGE), ("response", "200 OK", None, PAGE), ("request", "", "x", b"GET"),
        ("response", "200 OK", "text/html", b"<p>Too short a text for an article.</p>"), ("response", "200 OK", "text/html", b" "), ("response", "200 OK", "text/html", bytes(range(256))), ("response", "200 OK", "text/html", undated.replace("Tomas", "Hélène Lefèvre").encode("cp1252")),
    )  # fmt: skip
    dated, second, error, guessed = (f for f in found if not isinstance(f, Skipped))
    assert isinstance(dated, RawArticle) and (dated.where, dated.url, dated.problems) == (
        f"{ADDRESS}0",
        f"{ADDRESS}0",
        (),
    )
    assert (
        isinstance(second, RawArticle)
        and "Tomáš" in second.text
        and (second.published, [p.code for p in second.problems]) == ("2021-04-01T00:00:00Z", ["date-of-visit"])
    )
    assert (
        isinstance(error, InputError) and error.code == "input-binary" and f"here record 8 ({ADDRESS}7)" in str(error)
    )
    assert isinstance(guessed, RawArticle) and [p.code for p in guessed.problems] == [
        "encoding-guessed",
        "date-of-visit",
    ]
    assert [f.what for f in found if isinstance(f, Skipped)] == [
        "1 pages that were not there (errors, redirections)",
        "2 pages without an article",
        "1 responses that are no HTML pages",
    ]
    assert told(archived(("response", "404 Not Found", "text/html", PAGE))) == [
        "1 pages that were not there (errors, redirections)",
        "input-empty",
    ]


def test_a_web_archive_that_is_cut_gives_what_stood_before() -> None:
    data = s.warc(packed=False)
    cut = told(read_stream(cast(BinaryIO, io.BytesIO(data[: data.index(b"<p>gone")])), "x", "here", How()))
    assert cut[0].title == s.TITLE
    broken = told(read_stream(cast(BinaryIO, io.BytesIO(b"WARC/1.0\r\nbroken")), "x", "here", How()))
    assert broken[-1] == "input-empty"


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b'{"version":"1","coder":{}}', "a.json", "records that incumbent wrote"), (b"GIF89a", "a", "a picture"), (bytes(range(256)) * 9, "a", "binary data, not text"), (b"", "a", "input-empty"), (b"words", "a", "text under a name that does not say so (name the file itself to read it)"),
    ],
)  # fmt: skip
def test_what_is_found_and_is_no_article_is_passed_over(data: bytes, name: str, code: str) -> None:
    stream = cast(BinaryIO, io.BytesIO(data))
    if code.startswith("input-"):
        assert refused(read_stream(stream, name, "here", How(found=True))).code == code
    else:
        assert whole(data, name, How(found=True)) == [code]
        if name != "a" or data != b"words":
            assert str(refused(read_stream(cast(BinaryIO, io.BytesIO(data)), name, "here", How()))).startswith("here: ")


def test_pages_of_markdown_with_fields_above() -> None:
    [found] = whole(b"---\r\ntitle: 'T'\r\ndate:  2021-03-02\r\n- x\r\n---\r\nWords: of it.\n")
    assert (found.title, found.published, found.text, found.scraped) == ("T", "2021-03-02", "Words: of it.", False)
    [other] = whole(b"---\nwords\n---\nmore")
    assert other.scraped and other.text.startswith("---")


def test_lines_of_json_in_wide_encodings() -> None:
    lines = '{"title": "Ä", "text": "x"}\n{"title": "B", "text": "y"}\n'
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert [f.title for f in whole(lines.encode(encoding))] == ["Ä", "B"]
    broken = lines.encode() * 3 + b'{"title": "\xff", "text": "z"}\n'
    assert [f.title for f in whole(broken)][-1] == "\ufffd" and whole(broken)[0].problems[0].code == "encoding-broken"
    assert [f.title for f in whole(b"title,text\n\xc4\xc4,x\n" * 1, "a.csv")] and whole(
        "title,text\nÄ,x\n".encode("utf-16")
    )[0].title == "Ä"


def listed(item: str) -> list[str]:
    return [
        p if isinstance(p, str) else f"{Path(p.source).name}: {p.error.code if p.error else p.skipped}"
        for p in paths(item)
    ]


def test_what_an_input_stands_for(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt", "x.db-wal", "sub/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    at = str(tmp_path)
    assert listed("-") == ["-"] and listed(f"{at}/a.txt") == [f"{at}/a.txt"]
    assert (
        listed(" ") == ['"": input-missing']
        and listed("a\0b") == ["a\ufffdb: input-missing"]
        and listed(f"{at}/no*.txt") == ["no*.txt: input-missing"]
    )
    assert (
        listed(f"{at}/*.txt") == [f"{at}/a.txt", f"{at}/b.txt"]
        and listed(f"{at}/.h*") == [f"{at}/.hidden.txt"]
        and listed(f"{at}/x*") == ["x*: input-missing"]
    )
    assert listed(f"{at}/**") == [f"{at}/a.txt", f"{at}/b.txt", f"{at}/sub/c.txt"] and listed(f"{at}/***/[") == [
        "[: input-missing"
    ]
    assert listed(at) == [
        ".git: a hidden file or folder",
        ".hidden.txt: a hidden file or folder",
        f"{at}/a.txt",
        f"{at}/b.txt",
        f"{at}/sub/c.txt",
        "x.db-wal: a part of a SQLite database",
    ]


def test_standard_input_is_read_as_a_file_is(monkeypatch: pytest.MonkeyPatch) -> None:
    class Given:
        buffer = io.BytesIO(s.PAGE.encode())

    monkeypatch.setattr(sys, "stdin", Given)
    [found] = read_articles(["-"], publisher="The Post")
    assert (found.source, found.article and found.article.publisher) == ("<stdin>", "The Post")


def test_damaged_zip_members_do_not_end_the_archive() -> None:
    data = bytearray(s.zipped({"a.html": PAGE, "b.html": PAGE}))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        at = archive.getinfo("a.html").header_offset + 30 + len("a.html")
    data[at + 60 : at + 90] = b"\xff" * 30
    assert [f if isinstance(f, str) else f.where for f in whole(bytes(data))] == ["input-unreadable", "b.html"]
