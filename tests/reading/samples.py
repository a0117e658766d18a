"""Small files of every format that is read, made here: what a newsroom or an archive would hand over."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from email.message import EmailMessage

TITLE = "Ruritania's finance minister steps down"
FIRST = "The finance minister of Ruritania, Ada Lindqvist, resigned on Tuesday after eleven months in office."
SECOND = "The premier named Tomas Berg to succeed her, the government said in a statement published in the capital."
THIRD = "Parliament is to debate the budget that she had drafted before the end of the month, its speaker said."
BODY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
MARKED = "".join(f"<p>{p}</p>" for p in (FIRST, SECOND, THIRD))
PAGE = (
    f"<!DOCTYPE html><html lang=en><head><title>{TITLE} | Post</title>"
    '<meta property="article:published_time" content="2021-03-02T18:00:00+01:00"></head><body><nav><a href=/>Home</a></nav>'
    f"<main><article><h1>{TITLE}</h1>{MARKED}</article></main><footer>All rights reserved</footer></body></html>"
)

RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Post</title><link>https://post.example/</link><item><title>{TITLE}</title><link>https://post.example/1</link>
<guid isPermaLink="false">post-1</guid><pubDate>Tue, 02 Mar 2021 18:00:00 +0100</pubDate><description>Short.</description>
<content:encoded><![CDATA[{MARKED}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Post</title><id>urn:feed</id><entry>
<title>{TITLE}</title><id>post-1</id><link href="https://post.example/1"/><published>2021-03-02T18:00:00+01:00</published>
<updated>2021-03-09T18:00:00+01:00</updated><author><name>Jo Roe</name></author><content type="xhtml">
<div xmlns="http://www.w3.org/1999/xhtml">{MARKED}</div></content></entry></feed>"""
NITF = f"""<?xml version="1.0"?><nitf><head><title>{TITLE}</title><docdata><doc-id id-string="post-1"/>
<date.issue norm="20210302T180000+0100"/></docdata><pubdata name="The Post"/></head><body><body.head><hedline><hl1>{TITLE}</hl1>
</hedline><byline>By <person>Jo Roe</person></byline></body.head><body.content>{MARKED}<table><tr><td>Finance</td><td>Tomas Berg</td>
</tr></table></body.content></body></nitf>"""
NEWSML = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="post-1"><itemMeta><provider literal="The Post"/><versionCreated>2021-03-09T00:00:00Z</versionCreated></itemMeta>
<contentMeta><contentCreated>2021-03-02T18:00:00+01:00</contentCreated><creator><name>Jo Roe</name></creator>
<headline>{TITLE}</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body>{MARKED}</body></html></inlineXML></contentSet></newsItem>
<newsItem guid="picture"><contentSet/></newsItem></itemSet></newsMessage>"""
LEXIS = f"""1 of 2 DOCUMENTS

                                    The Post (Ruritania)

                              March 2, 2021 Tuesday

{TITLE}

BYLINE: Jo Roe

SECTION: NEWS; Pg. 1

LENGTH: 60 words

{FIRST}

{SECOND}

{THIRD}

LOAD-DATE: March 3, 2021

LANGUAGE: ENGLISH

                                    2 of 2 DOCUMENTS

                                    The Post (Ruritania)

                              March 4, 2021 Thursday

Speaker to leave

LENGTH: 30 words

{THIRD}

LOAD-DATE: March 5, 2021
"""
FACTIVA = f"""{TITLE}

By Jo Roe
60 words
2 March 2021
18:00
The Post
POST
English
(c) 2021 The Post

{FIRST}

{SECOND}

{THIRD}

Document POST000020210302eh3200001
"""


def mail() -> bytes:
    message = EmailMessage()
    message["From"] = "The Post <news@post.example>"
    message["Subject"] = "Fwd: " + TITLE.replace("steps", "stéps")
    message["Date"] = "Tue, 02 Mar 2021 18:00:00 +0100"
    message["Message-ID"] = "<post-1@post.example>"
    message.set_content("View this email in your browser\n")
    html = f"<html><body><p>View in browser</p>{MARKED}<p>Unsubscribe | Manage preferences</p></body></html>"
    message.add_alternative(html, subtype="html")
    return message.as_bytes()


def mailbox() -> bytes:
    return b"".join(b"From news@post.example Tue Mar  2 18:00:00 2021\n" + mail() + b"\n\n" for _ in range(2))


def warc(*, packed: bool = True) -> bytes:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    undated = PAGE.replace("article:published_time", "x").encode()
    for n, (status, kind, data) in enumerate([
        ("200 OK", "text/html; charset=utf-8", PAGE.encode()),
        ("200 OK", "text/html", undated),
        ("404 Not Found", "text/html", b"<p>gone</p>"),
        ("200 OK", "image/png", b"\x89PNG"),
    ]):  # fmt: skip
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                f"https://post.example/{n}", "response", payload=io.BytesIO(data), length=len(data), http_headers=headers,
                warc_headers_dict={"WARC-Date": "2021-04-01T00:00:00Z"},
            )
        )  # fmt: skip
    return out.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def wacz() -> bytes:
    return zipped(
        {"datapackage.json": "{}", "archive/data.warc.gz": warc(), "pages/pages.jsonl": '{"format": "json-pages-1.0"}'}
    )


def docx() -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    paragraphs = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in (FIRST, SECOND, THIRD))
    row = "".join(f"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>" for c in ("Finance", "Tomas Berg"))
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{TITLE}</w:t></w:r></w:p>'
    body = f"<w:document {w}><w:body>{title}{paragraphs}<w:tbl><w:tr>{row}</w:tr></w:tbl></w:body></w:document>"
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body})


def odt() -> bytes:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = f"<text:h>{TITLE}</text:h>" + "".join(f"<text:p>{p}</text:p>" for p in (FIRST, SECOND, THIRD))
    content = f"<office:document-content {names}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def epub() -> bytes:
    container = '<container><rootfiles><rootfile full-path="OEBPS/c.opf"/></rootfiles></container>'
    package = (
        '<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:publisher>The Post</dc:publisher><dc:date>2021-03-02</dc:date>'
        '</metadata><manifest><item id="a" href="a.xhtml"/><item id="b" href="b.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>'
    )
    chapter = f"<html><head><title>x</title></head><body><h1>{TITLE}</h1>{MARKED}</body></html>"
    cover = "<html><body><p>Cover</p></body></html>"
    return zipped({
        "mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/c.opf": package,
        "OEBPS/a.xhtml": cover, "OEBPS/b.xhtml": chapter,
    })  # fmt: skip


def pdf(lines: list[str]) -> bytes:
    """A one-page PDF; without lines it is a page without text, as a scan is."""
    words = "BT /F1 11 Tf 14 TL 40 800 Td " + " ".join(f"({line.replace('(', '')}) Tj T*" for line in lines) + " ET"
    stream = (words if lines else "0 0 100 100 re f").encode("latin-1")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for n, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (n, part)
    table = b"".join(b"%010d 00000 n \n" % at for at in places)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer << /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(out),
    )


def packed(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)  # no time of day: tests are named after these bytes
