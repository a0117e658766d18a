"""What holds articles: documents, archives, packed streams, web archives, folders."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any, BinaryIO, cast

import pypdfium2
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

sys.path.insert(0, str(Path(__file__).parent))

import samples as s
from finds import ADDRESS, refused, told

from incumbent.errors import InputError
from incumbent.reading import unpack
from incumbent.reading.documents import _without_running_heads, read_pdf, reader_for
from incumbent.reading.raw import Found, RawArticle, Skipped
from incumbent.reading.sources import paths, read_articles
from incumbent.reading.streams import How, read_stream


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
