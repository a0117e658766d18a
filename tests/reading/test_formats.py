"""Every format that is read: the article that comes out of a small file of it, whatever the file is called."""

from __future__ import annotations

import io
import json
import os
import sys
import tarfile
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

sys.path.insert(0, str(Path(__file__).parent))

import samples as s

from incumbent.reading import Reading, read_articles
from incumbent.records import Article

DAY = "2021-03-02"


def read(folder: Path, data: bytes | str, name: str = "unnamed", **options: object) -> list[Reading]:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return list(read_articles([path], **options))  # type: ignore[arg-type]


def article(readings: list[Reading]) -> Article:
    [found] = [r.article for r in readings if r.article]
    return found


@pytest.mark.parametrize(
    ("data", "id", "publisher"),
    [
        (s.RSS, "post-1", "The Post"), (s.ATOM, "post-1", "The Post"), (s.NITF, "post-1", "The Post"), (s.NEWSML, "post-1", "The Post"),
        (s.packed(s.RSS.encode()), "post-1", "The Post"), (s.epub(), None, "The Post"), (s.FACTIVA, "POST000020210302eh3200001", "The Post"),
    ],
    ids=["rss", "atom", "nitf", "newsml", "rss.gz", "epub", "factiva"],
)  # fmt: skip
def test_formats_that_say_everything(tmp_path: Path, data: bytes | str, id: str | None, publisher: str) -> None:
    found = article(read(tmp_path, data))
    assert (found.title, found.published and found.published[:10], found.publisher) == (s.TITLE, DAY, publisher)
    assert id is None or found.id == id
    assert found.text.startswith(f"{s.TITLE}\n{s.BODY}") and found.text.count(s.FIRST) == 1
    assert found.problems == ()


def test_authors_and_rows_of_a_table_in_agency_formats(tmp_path: Path) -> None:
    found = article(read(tmp_path, s.NITF))
    assert found.authors == ("Jo Roe",) and found.text.endswith("\n\nFinance: Tomas Berg")
    readings = read(tmp_path, s.NEWSML)
    assert article(readings).authors == ("Jo Roe",)
    assert [r.error.code for r in readings if r.error] == ["input-empty"], "a picture without words is told"


@pytest.mark.parametrize(
    ("data", "title"),
    [(s.docx(), s.TITLE), (s.odt(), s.TITLE), (s.pdf([s.TITLE, "", *s.BODY.split("\n")]), s.TITLE)],
    ids=["docx", "odt", "pdf"],
)
def test_documents(tmp_path: Path, data: bytes, title: str) -> None:
    found = article(read(tmp_path, data, published=DAY))
    assert found.title.replace("’", "'") == title and found.published == DAY
    assert s.FIRST in found.text and s.THIRD in found.text


def test_a_scan_says_what_it_is(tmp_path: Path) -> None:
    [reading] = read(tmp_path, s.pdf([]))
    assert reading.error and reading.error.code == "input-scan" and "text recognition" in str(reading.error)


def test_mail_and_mailboxes(tmp_path: Path) -> None:
    found = article(read(tmp_path, s.mail()))
    assert found.title == s.TITLE.replace("steps", "stéps") and found.publisher == "The Post"
    assert found.published == "2021-03-02T18:00:00+01:00" and found.id == "post-1@post.example"
    assert found.text.partition("\n")[2] == s.BODY, "greetings and endings of the newsletter are gone"
    assert [r.article.title for r in read(tmp_path, s.mailbox()) if r.article] == [found.title] * 2


@pytest.mark.parametrize("data", [s.warc(), s.warc(packed=False), s.wacz()], ids=["warc.gz", "warc", "wacz"])
def test_web_archives_give_one_article_a_page(tmp_path: Path, data: bytes) -> None:
    readings = read(tmp_path, data)
    dated, undated = [r.article for r in readings if r.article]
    assert (dated.title, dated.url, dated.published) == (s.TITLE, "https://post.example/0", "2021-03-02T18:00:00+01:00")
    assert dated.text == f"{s.TITLE}\n{s.BODY}"
    assert (undated.published or "")[:10] == "2021-04-01" and [p.code for p in undated.problems] == ["date-of-visit"]
    assert sorted(r.skipped for r in readings if r.skipped) == [
        "1 pages that were not there (errors, redirections)", "1 responses that are no HTML pages",
    ]  # fmt: skip


def test_records_of_web_archives_beside_responses(tmp_path: Path) -> None:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for kind, content, data in (
        ("warcinfo", "application/warc-fields", b"software: x"),
        ("resource", "text/html; charset=utf-8", s.PAGE.encode()),
        ("resource", "text/css", b"p {}"),
        ("conversion", "text/plain", s.BODY.encode()),
    ):
        record = writer.create_warc_record(
            "https://post.example/9", kind, payload=io.BytesIO(data), length=len(data), warc_content_type=content
        )
        writer.write_record(record)
    readings = read(tmp_path, out.getvalue())
    found = article(readings)
    assert (found.title, found.url, found.text) == (s.TITLE, "https://post.example/9", f"{s.TITLE}\n{s.BODY}")
    assert [r.skipped for r in readings if r.skipped] == [
        "1 responses that are no HTML pages", "1 texts made from pages (WET); give the archive of the pages",
    ]  # fmt: skip


def test_press_archives_as_text(tmp_path: Path) -> None:
    first, second = [r.article for r in read(tmp_path, s.LEXIS) if r.article]
    assert (first.title, first.published, first.publisher, first.authors) == (
        s.TITLE,
        DAY,
        "The Post (Ruritania)",
        ("Jo Roe",),
    )
    assert first.text == f"{s.TITLE}\n{s.BODY}"
    assert (second.title, second.published, second.text.partition("\n")[2]) == (
        "Speaker to leave",
        "2021-03-04",
        s.THIRD,
    )


def test_a_list_of_feeds_says_what_to_do_with_it(tmp_path: Path) -> None:
    [reading] = read(tmp_path, '<opml version="2.0"><body><outline xmlUrl="https://post.example/rss"/></body></opml>')
    assert (
        reading.error
        and "a list of 1 feed (https://post.example/rss)" in str(reading.error)
        and "watch" in str(reading.error)
    )


SHAPES: dict[str, object] = {
    "newsapi": {"status": "ok", "totalResults": 1, "articles": [{"source": {"id": None, "name": "The Post"}, "author": "Jo Roe", "title": s.TITLE,
                "description": s.FIRST, "url": "https://post.example/1", "publishedAt": "2021-03-02T17:00:00Z", "content": f"{s.BODY}"}]},
    "guardian": {"response": {"status": "ok", "results": [{"id": "world/1", "webTitle": s.TITLE, "webPublicationDate": "2021-03-02T17:00:00Z",
                 "webUrl": "https://post.example/1", "fields": {"body": s.MARKED, "byline": "Jo Roe", "publication": "The Post"}}]}},
    "webhose": {"posts": [{"thread": {"site": "The Post", "uuid": "x"}, "uuid": "x", "url": "https://post.example/1", "author": "Jo Roe",
                "published": "2021-03-02T18:00:00.000+01:00", "title": s.TITLE, "text": s.BODY}]},
    "media cloud": [{"stories_id": 5, "media_name": "The Post", "publish_date": "2021-03-02 18:00:00", "title": s.TITLE,
                     "url": "https://post.example/1", "story_text": s.BODY, "author": "Jo Roe"}],
    "fundus": {"title": s.TITLE, "authors": ["Jo Roe"], "publishing_date": "2021-03-02 18:00:00+01:00", "publisher": "The Post",
               "body": {"summary": [], "sections": [{"headline": [], "paragraphs": s.BODY.split("\n\n")}]}, "html": {"requested_url": "x"}},
    "news-please": {"authors": ["Jo Roe"], "date_publish": "2021-03-02 18:00:00", "date_download": "2022-01-01 00:00:00", "maintext": s.BODY,
                    "title": s.TITLE, "source_domain": "The Post", "url": "https://post.example/1", "description": "x"},
    "trafilatura": {"title": s.TITLE, "author": "Jo Roe", "hostname": "post.example", "date": "2021-03-02", "text": s.BODY, "raw_text": "x",
                    "source": "https://post.example/1", "source-hostname": "The Post", "excerpt": ""},
    "trafilatura, older": {"title": s.TITLE, "author": "Jo Roe", "hostname": "post.example", "sitename": "The Post", "date": "2021-03-02",
                           "text": s.BODY, "source": "https://post.example/1"},
    "elasticsearch": {"took": 3, "hits": {"total": 1, "hits": [{"_id": "x", "_source": {"headline": s.TITLE, "body": s.BODY, "byline": "By Jo Roe",
                      "publication_date": "2021-03-02", "source": "The Post"}}]}},
    "json-ld graph": {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, {"@type": ["NewsArticle"], "headline": s.TITLE,
                      "datePublished": "2021-03-02T18:00:00+01:00", "articleBody": s.BODY, "author": [{"@type": "Person", "name": "Jo Roe"}],
                      "publisher": {"@type": "Organization", "name": "The Post"}}]},
    "mapping by id": {"a1": {"title": s.TITLE, "text": s.BODY, "date": DAY, "author": "Jo Roe", "outlet": "The Post"}},
    "unix time": {"title": s.TITLE, "text": s.BODY, "timestamp": 1614704400, "author": "Jo Roe", "source": "The Post"},
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lines", [False, True], ids=["indented", "one line"])
def test_shapes_of_json(tmp_path: Path, shape: str, lines: bool) -> None:
    found = article(read(tmp_path, json.dumps(SHAPES[shape], indent=None if lines else 1)))
    assert (found.title, found.text.partition("\n")[2], (found.published or "")[:10]) == (s.TITLE, s.BODY, DAY)
    assert (found.publisher, found.authors) == ("The Post", ("Jo Roe",))
    assert found.problems == ()


def test_the_new_york_times_gives_only_the_beginning(tmp_path: Path) -> None:
    doc = {"web_url": "https://nyt.example/1", "headline": {"main": s.TITLE}, "byline": {"original": "By Jo Roe"}, "pub_date": "2021-03-02T17:00:00+0000",
           "abstract": s.FIRST, "lead_paragraph": s.FIRST, "snippet": s.FIRST, "_id": "nyt://1", "source": "The New York Times"}  # fmt: skip
    found = article(read(tmp_path, json.dumps({"response": {"docs": [doc]}})))
    assert (found.title, found.text.partition("\n")[2], found.authors) == (s.TITLE, s.FIRST, ("Jo Roe",))
    assert [p.code for p in found.problems] == ["text-cut"]


def test_fields_of_any_name_can_be_named(tmp_path: Path) -> None:
    fields = {"text": "inhalt.lang", "title": "kopf", "published": "tag"}
    item = {"kopf": s.TITLE, "inhalt": {"kurz": "x", "lang": s.BODY}, "tag": DAY, "text": "not this"}
    found = article(read(tmp_path, json.dumps([item]), fields=fields))
    assert (found.title, found.published, found.text.partition("\n")[2]) == (s.TITLE, DAY, s.BODY)
    table = article(read(tmp_path, f"kopf;inhalt.lang;tag\n{s.TITLE};{s.FIRST};{DAY}\n", "t.csv", fields=fields))
    assert (table.title, table.published, table.text.partition("\n")[2]) == (s.TITLE, DAY, s.FIRST)


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff", "sep"])
def test_tables_of_every_make(tmp_path: Path, delimiter: str, end: str, mark: str) -> None:
    rows = [
        ["Headline", "Publication Date", "Full Text"],
        [s.TITLE, '"March 2, 2021"', f'"{s.FIRST} {delimiter} ""so"""'],
    ]
    lines = [*([f"sep={delimiter}"] if mark == "sep" else []), *(delimiter.join(row) for row in rows), ""]
    found = article(read(tmp_path, (mark if mark != "sep" else "") + end.join(lines)))
    assert (found.title, found.published) == (s.TITLE, DAY) and '"so"' in found.text


def test_rows_after_a_stray_quotation_mark_are_read(tmp_path: Path) -> None:
    good = [f'{n},"Title {n}",2021-03-02,"{s.FIRST}"' for n in range(40)]
    rows = ["id,title,date,text", *good[:3], '3,"Broken,2021-03-02,words', *good[4:]]
    readings = read(tmp_path, "\n".join(rows), "t.csv")
    assert [r.article.id for r in readings if r.article] == [str(n) for n in range(40) if n != 3]
    [error] = [r.error for r in readings if r.error]
    assert "line 5" in str(error)


def test_archives_are_read_like_folders(tmp_path: Path) -> None:
    members = {
        "a/one.html": s.PAGE.encode(),
        "b.xml": s.RSS.encode(),
        "c.png": b"\x89PNG\r\n\x1a\n",
        "d.json": b"{broken",
        ".hidden": b"x",
    }
    for data in (s.tarred(members), s.zipped(dict(members))):
        readings = read(tmp_path, data)
        assert len([r for r in readings if r.article]) == 2
        assert [(r.source.rpartition("!")[2], r.skipped) for r in readings if r.skipped] == [
            ("c.png", "a picture"),
            (".hidden", "a hidden file or folder"),
        ]
        assert ["d.json" in str(r.error) for r in readings if r.error] == [True]


def test_an_archive_of_empty_folders_says_so(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    with tarfile.open(tmp_path / "news.tar", "w") as archive:
        archive.add(tmp_path / "news", "news")
    [reading] = read_articles([tmp_path / "news.tar"])
    assert reading.error and "no file in the archive" in str(reading.error)


def test_an_archive_of_a_whole_folder_is_read(tmp_path: Path) -> None:
    members = {"./news/one.html": s.PAGE.encode(), "../two.html": s.PAGE.encode(), "./__MACOSX/._one.html": b"x"}
    for data in (s.tarred(members), s.zipped(dict(members))):
        readings = read(tmp_path, data)
        assert [r.article.title for r in readings if r.article] == [s.TITLE, s.TITLE]
        assert [r.source.rpartition("!")[2] for r in readings if r.skipped] == ["./__MACOSX/._one.html"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x28\xb5\x2f\xfd" + b"x" * 50, "zstd -d"), (b"SQLite format 3\0" + b"\0" * 200, "--ledger"), (b"{\\rtf1\\ansi x}", "save it as .docx"),
        (b"<urlset><url/></urlset>", "sitemap"), (b"<?xml version='1.0'?><stock><item/></stock>", "<stock>"),
        (s.zipped({"xl/workbook.xml": "<x/>"}), "CSV"), (s.packed(s.packed(s.packed(b"x" * 50))), "unpack it first"),
        (s.zipped({}), "no file in the archive"), (b"id,title,text\n", "no articles"), (b"[]", "no articles"), (b'{"articles": []}', "no articles"), (b'{"version":"1","coder":{}}', "records"),
    ],
)  # fmt: skip
def test_what_is_not_read_says_what_to_do(tmp_path: Path, data: bytes, words: str) -> None:
    [reading] = read(tmp_path, data)
    assert reading.error and words in str(reading.error) and "unnamed" in str(reading.error)


def test_a_packed_file_that_grows_without_end_is_stopped(tmp_path: Path) -> None:
    line = json.dumps({"title": "T", "text": s.BODY}).encode() + b"\n"
    bomb = s.packed(line + b" " * 400_000_000)
    readings = read(tmp_path, bomb, "b.jsonl")
    assert readings[0].article and readings[-1].error and readings[-1].error.code in ("input-bomb", "input-too-long")


CASES = Path(os.environ.get("INCUMBENT_SHARED", Path(__file__).parents[3] / "shared")) / "cases" / "input"
CHANGE = "2021-05-14"
QUIT = "2020-03-04"
OFFICE = "Change of office"
PREMIER = "Ukraine premier quits"
# file: for each article its title, the day it is dated (None: none can be told), words of its text, words that may not be there
EXPECTED: dict[str, list[tuple[str, str | None, tuple[str, ...], tuple[str, ...]]]] = {
    "enc/badbyte.txt": [(OFFICE, None, ("Gérard Lefèvre", "“for family reasons”", "Éloïse Noël"), ())],
    "enc/cz-cp1250.txt": [(OFFICE, None, ("Jiří Dvořák", "Petr Růžička", "Tomáš Kříž"), ())],
    "enc/cz2-iso-8859-2.txt": [(OFFICE, None, ("Jiří Dvořák", "Petr Růžička", "Tomáš Kříž"), ())],
    "enc/fr-cp1252.html": [(OFFICE, CHANGE, ("Gérard Lefèvre", "– “for family reasons”", "Éloïse Noël"), ())],
    "enc/fr2-iso-8859-1.html": [(OFFICE, CHANGE, ("Gérard Lefèvre", "Éloïse Noël", "Élysée"), ())],
    "enc/fr3-mac-roman.html": [(OFFICE, CHANGE, ("Gérard Lefèvre", "Éloïse Noël", "Élysée"), ())],
    "enc/hyphenbreak.txt": [(OFFICE, None, ("Gérard Lefèvre, resigned", "The president's office", "the deputy minister"), ("-",))],
    "enc/moji.txt": [(OFFICE, None, ("Gérard Lefèvre", "– “for family reasons”", "president’s", "Éloïse Noël"), ("Ã", "â"))],
    "enc/nfd.txt": [(OFFICE, None, ("Gérard Lefèvre", "Éloïse Noël"), ("\u0301",))],
    "enc/pl-cp1250.txt": [(OFFICE, None, ("mayor of Gdańsk, Anna Zielińska", "Łukasz Żółtowski"), ())],
    "enc/pl2-iso-8859-2.txt": [(OFFICE, None, ("mayor of Gdańsk, Anna Zielińska", "Łukasz Żółtowski"), ())],
    "enc/tr-cp1254.html": [(OFFICE, CHANGE, ("Şükrü Çağlayan", "Işıl Güneş"), ())],
    "enc/zwsp.txt": [(OFFICE, None, ("French interior minister Gérard Lefèvre resigned on Friday.", "Éloïse Noël"), ("\u200b", "\u202f"))],
    "html/b-softhyphen.html": [(PREMIER, QUIT, ("parliament accepted the resignation of Prime Minister Oleksiy Honcharuk", "elected Denys Shmyhal"), ("\xad",))],
    "html/d-repeat.html": [(PREMIER, QUIT, ("Oleksiy Honcharuk on Wednesday evening",), ("next stage.\n\n",))],
    "html/f-splitdivs.html": [(PREMIER, QUIT, ("accepted the resignation", "revise the budget"), ("Advertisement",))],
    "html/h-list.html": [("Ukraine's new cabinet", QUIT, ("\n\nFinance minister: Ihor Umansky\n\nDefence minister: Andriy Taran\n\nIryna Vereshchuk",), ("- Fin",))],
    "html/j-jsonld.html": [(PREMIER, QUIT, ("accepted the resignation",), ())],
    "html/l-datedmy.html": [(PREMIER, None, ("accepted the resignation",), ())],
    "html/n-tz.html": [(PREMIER, QUIT, ("Honcharuk today",), ())],
    "html/p-unclosed.html": [(PREMIER, QUIT, ("accepted the resignation", "elected Denys", "revise the budget", "next stage."), ())],
    "html/r-utf16.html": [(PREMIER, QUIT, ("accepted the resignation", "next stage."), ())],
    "html/t-related.html": [(PREMIER, QUIT, ("accepted the resignation",), ("Ratas", "Macron", "User123"))],
    "html/v-live.html": [("Ukraine live", QUIT, ("elected Denys Shmyhal",), ("Honcharuk",)), ("Ukraine live", QUIT, ("Honcharuk",), ("Shmyhal",))],
    "html/x-drop-cap.html": [(PREMIER, QUIT, ("Ukraine's parliament", "Oleksiy Honcharuk on"), ())],
    "html/z-translate.html": [(PREMIER, QUIT, ("accepted the resignation",), ())],
    "html/zz2-modifiedfirst.html": [(PREMIER, QUIT, ("accepted the resignation",), ())],
    "html/zz4-jsonld-tz.html": [(PREMIER, QUIT, ("accepted the resignation",), ())],
    "html/zz6-urlonly.html": [(PREMIER, QUIT, ("accepted the resignation",), ())],
    "html/zz8-metaus.html": [(PREMIER, None, ("accepted the resignation",), ())],
    "html/zza-german.html": [(PREMIER, QUIT, ("accepted the resignation",), ("Veröffentlicht",))],
    "html/zzc-metaword.html": [(PREMIER, QUIT, ("accepted the resignation",), ())],
    "html/zze-sailthru.html": [(PREMIER, QUIT, ("accepted the resignation",), ())],
    "io/b-sep-line.csv": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/d-cp1252.csv": [("Minister geht", CHANGE, ("mayor of Malmö, Åsa Lindström", "– “a relief”."), ())],
    "io/f-lexis.csv": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/f2-feed.xml": [(PREMIER, QUIT, ("291 votes in favour.",), ("<",)), ("Mayor to go", CHANGE, ("Gdańsk, Anna Zielińska",), ())],
    "io/f4-atom.xml": [(PREMIER, QUIT, ("291 votes in favour.",), ("<",))],
    "io/f6-mail.eml": [(PREMIER, QUIT, ("291 votes in favour.",), ("From:",))],
    "io/h-index.csv": [(PREMIER, QUIT, ("291 votes",), ()), ("Mayor to go", CHANGE, ("Gdańsk, Anna Zielińska",), ())],
    "io/j-ids.csv": [(PREMIER, QUIT, ("291 votes",), ()), ("Mayor to go", CHANGE, ("Gdańsk, Anna Zielińska",), ())],
    "io/l-header-commas.csv": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/n-guardian.json": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/p-newsplease.json": [(PREMIER, QUIT, ("291 votes in favour.",), ("The premier has resigned",))],
    "io/r-fundus-plain.json": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/t-newspaper.json": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/v-gdelt.json": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/x-wordpress.json": [(f"{PREMIER} – live", QUIT, ("291 votes in favour.", "It’s over."), ("<p>", "&#"))],
    "io/z-mongo.json": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/zb-bom.jsonl": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/zd-concat.json": [(PREMIER, QUIT, ("291 votes",), ()), ("Mayor to go", CHANGE, ("Gdańsk, Anna Zielińska",), ())],
    "io/zf-jsonld.json": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
    "io/zh-bodydict.json": [(PREMIER, QUIT, ("291 votes in favour.",), ())],
}  # fmt: skip
IDS = {
    "io/j-ids.csv": ["007", "1e5"],
    "io/x-wordpress.json": ["17"],
    "io/z-mongo.json": ["5f50"],
    "io/f4-atom.xml": ["urn:1"],
}
SAID = {
    "enc/badbyte.txt": "encoding-broken", "enc/cz-cp1250.txt": "encoding-guessed", "enc/pl2-iso-8859-2.txt": "encoding-guessed",
    "io/d-cp1252.csv": "encoding-guessed", "html/l-datedmy.html": "bad-date", "html/zz8-metaus.html": "bad-date",
}  # fmt: skip
CLOCKS = {
    "html/v-live.html": "2020-03-04T21:10:00+02:00", "html/zz4-jsonld-tz.html": "2020-03-04T23:30:00-05:00",
    "io/x-wordpress.json": "2020-03-04T21:10:00+02:00", "io/t-newspaper.json": "2020-03-04T01:18:00+09:00",
    "io/v-gdelt.json": "2020-03-04T21:10:00+00:00",
}  # fmt: skip


@pytest.mark.skipif(not CASES.is_dir(), reason=f"SKIPPED: the cases after public reports are not at {CASES}")
def test_every_case_after_public_reports_is_in_the_table() -> None:
    assert {str(p.relative_to(CASES)) for p in CASES.rglob("*") if p.is_file()} == set(EXPECTED)


@pytest.mark.skipif(not CASES.is_dir(), reason=f"SKIPPED: the cases after public reports are not at {CASES}")
@pytest.mark.parametrize("name", EXPECTED)
def test_cases_after_public_reports(name: str) -> None:
    readings = list(read_articles([CASES / name]))
    found = [r.article for r in readings if r.article]
    assert [str(r.error) for r in readings if r.error] == []
    assert [a.title for a in found] == [title for title, *_ in EXPECTED[name]]
    for a, (_, day, words, not_there) in zip(found, EXPECTED[name], strict=True):
        assert (a.published and a.published[:10]) == day and a.language == "en"
        body = a.text.partition("\n")[2]
        assert all(w in body for w in words) and not any(w in body for w in not_there), body
    if name in IDS:
        assert [a.id for a in found] == IDS[name]
    if name in SAID:
        assert SAID[name] in {p.code for p in found[0].problems}
    if name in CLOCKS:
        assert found[0].published == CLOCKS[name]


LIVE = {
    "@type": "LiveBlogPosting",
    "headline": "Live",
    "liveBlogUpdate": [
        {
            "@type": "BlogPosting",
            "headline": s.TITLE,
            "datePublished": "2021-03-02T18:00:00+01:00",
            "articleBody": s.BODY,
        },
        {
            "@type": "BlogPosting",
            "headline": "Before",
            "datePublished": "2021-03-02T12:00:00+01:00",
            "articleBody": s.THIRD,
        },
    ],
}
FACTIVA_CODED = (
    f"HD   {s.TITLE}\nBY   Jo Roe\nWC   60 words\nPD   2 March 2021\nSN   The Post\nLA   English\nLP   {s.FIRST}\n\nTD   {s.SECOND}\n\n"
    f"{s.THIRD}\n\nAN   Document POST000020210302eh3200001\n"
)  # fmt: skip
COLUMNS = {"title": [s.TITLE, "Other"], "date": [DAY, DAY], "text": [s.BODY, s.FIRST]}
# What else people have: the first article of it is the sample's, dated its day.
OTHERS: dict[str, bytes | str] = {
    "live page in JSON-LD": f"<html><body><script type='application/ld+json'>{json.dumps(LIVE)}</script><h1>Live</h1>{s.MARKED}</body></html>",
    "guardian, one item": json.dumps({"response": {"content": {"webTitle": s.TITLE, "webPublicationDate": DAY, "fields": {"body": s.MARKED}}}}),
    "guardian, blocks": json.dumps({"response": {"results": [{"webTitle": s.TITLE, "webPublicationDate": DAY, "blocks": {"body": [{"bodyTextSummary": s.BODY}]}}]}}),
    "media cloud, sentences": json.dumps([{"title": s.TITLE, "publish_date": DAY, "story_sentences": [{"sentence": p} for p in s.BODY.split("\n\n")]}]),
    "table by columns": json.dumps(COLUMNS),
    "table by columns and rows": json.dumps({k: dict(enumerate(v)) for k, v in COLUMNS.items()}),
    "table in parts": json.dumps({"columns": ["title", "date", "text"], "index": [0], "data": [[s.TITLE, DAY, s.BODY]]}),
    "factiva by codes": FACTIVA_CODED,
    "factiva as a table": f'HD,PD,SN,LP,TD\n"{s.TITLE}",2 March 2021,The Post,"{s.FIRST}","{s.SECOND}\n\n{s.THIRD}"\n',
    "markdown with a head": f"---\ntitle: \"{s.TITLE}\"\ndate: {DAY}\n---\n\n{s.BODY}\n",
    "mail passed on": f"From: a@b.example\nSubject: Fwd: {s.TITLE}\nDate: Tue, 2 Mar 2021 18:00:00 +0100\n\n---------- Forwarded message ---------\n"
    f"From: The Post <a@post.example>\nSubject: {s.TITLE}\nTo: <b@c.example>\n\n{s.BODY}\n",
    "feed with a year of two digits": s.RSS.replace("Mar 2021", "Mar 21"),
    "feed of a blog": s.RSS.replace("]]>", f"<p>The post <a href='x'>{s.TITLE}</a> appeared first on <a href='y'>The Post</a>.</p>]]>"),
    "page as a browser saved it": "<!-- saved from url=(0040)https://post.example/2021/03/02/minister -->" + s.PAGE.replace("article:published_time", "x"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_what_else_people_have(tmp_path: Path, name: str) -> None:
    found = next(r.article for r in read(tmp_path, OTHERS[name]) if r.article)
    assert (found.title, (found.published or "")[:10], found.text.partition("\n")[2]) == (s.TITLE, DAY, s.BODY)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Updated 9 March 2021. Published 2 March 2021", DAY), ("2 березня 2021", DAY), ("2 Mart 2021", DAY), ("2. března 2021", DAY),
        ("Pubblicato il 2 marzo 2021", DAY), ("Opublikowano: 2 marca 2021", DAY), ("Last updated 2 March 2021", None),
    ],
)  # fmt: skip
def test_days_as_pages_show_them(tmp_path: Path, line: str, day: str | None) -> None:
    page = s.PAGE.replace("article:published_time", "x").replace("<main>", f"<main><p class=date>{line}</p>")
    assert article(read(tmp_path, page)).published == day


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("cp1252", "Hélène Lefèvre"), ("iso-8859-15", "Cœur Lefèvre"), ("cp1251", "Київ"), ("koi8-r", "Москва"), ("cp1257", "Šarūnas Žilinskas")],
)  # fmt: skip
def test_names_in_old_encodings(tmp_path: Path, encoding: str, name: str) -> None:
    text = f"{s.TITLE}\n\n{s.BODY.replace('Ada Lindqvist', f'Ada Lindqvist ({name})')}"
    found = article(read(tmp_path, text.encode(encoding)))
    assert name in found.text and "encoding-guessed" in {p.code for p in found.problems}


def test_quotation_marks_escaped_as_databases_do(tmp_path: Path) -> None:
    table = f'title,date,text\n{s.TITLE},{DAY},"He said \\"no\\", then left. {s.FIRST}"\nOther,{DAY},"{s.SECOND}"\n'
    first, second = [r.article for r in read(tmp_path, table, "t.csv") if r.article]
    assert first.text.endswith(f'He said "no", then left. {s.FIRST}') and second.text.endswith(s.SECOND)
