"""Inputs of every kind, sound and broken: each gives an article or a clear error, and the batch goes on."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

import pytest

from incumbent.reading import Reading, read_articles

BODY = (
    "The president of Ruritania dismissed the interior minister on Monday after weeks of protest in the capital.\n\n"
    "Parliament is expected to vote on a successor before the end of the month, officials said."
)


def only(path: Path | str, **options: str) -> Reading:
    [reading] = read_articles([path], **options)
    return reading


def write(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return path


def test_plain_text_takes_its_first_line_as_title(tmp_path: Path) -> None:
    article = only(write(tmp_path, "a.txt", f"Minister dismissed\n\n{BODY}"), published="2021-03-02").article
    assert article is not None
    assert article.title == "Minister dismissed"
    assert article.text == f"Minister dismissed\n{BODY}"
    assert article.published == "2021-03-02"
    assert article.problems == ()


def test_missing_date_is_a_problem_not_a_guess(tmp_path: Path) -> None:
    article = only(write(tmp_path, "a.txt", f"Minister dismissed\n\n{BODY}")).article
    assert article is not None and article.published is None
    assert [p.code for p in article.problems] == ["no-date"]


@pytest.mark.parametrize(
    "item",
    [
        {"title": "T", "text": BODY, "published": "2021-03-02", "url": "https://x.org/1", "publisher": "X"},
        {"headline": "T", "body": BODY, "date": "March 2, 2021", "link": "https://x.org/1", "source": "X"},
        {
            "title": "T",
            "articleBody": BODY,
            "datePublished": "2021-03-02",
            "url": "https://x.org/1",
            "publisher": {"name": "X"},
        },
    ],
)
def test_usual_field_names(tmp_path: Path, item: dict[str, object]) -> None:
    article = only(write(tmp_path, "a.json", json.dumps(item))).article
    assert article is not None
    assert (article.title, article.published, article.url, article.publisher) == (
        "T",
        "2021-03-02",
        "https://x.org/1",
        "X",
    )
    assert article.text == f"T\n{BODY}"


def test_json_lines_go_on_after_a_broken_line(tmp_path: Path) -> None:
    good = json.dumps({"id": "1", "title": "T", "text": BODY, "date": "2021-03-02"})
    path = write(tmp_path, "a.jsonl", f'{good}\n{{"title": "half\n\n{good.replace("1", "2", 1)}\n[1]\n')
    readings = list(read_articles([path]))
    assert [r.article.id if r.article else r.error.code if r.error else "" for r in readings] == [
        "1", "input-json", "2", "input-fields",
    ]  # fmt: skip
    assert "line 2" in str(readings[1].error)


def test_csv_with_semicolons_and_quoted_newlines(tmp_path: Path) -> None:
    quoted = BODY.replace('"', '""')
    path = write(tmp_path, "a.csv", f'id;headline;content;published_at\n7;T;"{quoted}";2021-03-02T08:00:00+01:00\n')
    article = only(path).article
    assert article is not None and article.id == "7" and article.text == f"T\n{BODY}"
    assert article.published == "2021-03-02T08:00:00+01:00"


def test_html_page(tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in (BODY + "\n\n" + BODY.replace("Monday", "Tuesday")).split("\n\n"))
    page = (
        "<!doctype html><html><head><title>Minister dismissed | The Paper</title>"
        '<meta property="article:published_time" content="2021-03-02T08:00:00Z"><meta property="og:site_name" content="The Paper">'
        f"<script>var stolen = 1;</script></head><body><nav>Home World</nav><article><h1>Minister dismissed</h1>{paragraphs}"
        "</article><footer>All rights reserved</footer></body></html>"
    )
    article = only(write(tmp_path, "a.html", page)).article
    assert article is not None
    assert article.title == "Minister dismissed"
    assert article.published is not None and article.published.startswith("2021-03-02")
    assert "dismissed the interior minister" in article.text and "stolen" not in article.text


def test_folders_globs_and_packed_files(tmp_path: Path) -> None:
    line = json.dumps({"title": "T", "text": BODY, "date": "2021-03-02"}) + "\n"
    write(tmp_path, "b.jsonl.gz", gzip.compress(line.encode()))
    write(tmp_path, "a.txt", f"Minister dismissed\n\n{BODY}")
    write(tmp_path, "notes.docx", b"PK")
    write(tmp_path, ".DS_Store", b"x")
    (tmp_path / ".git").mkdir()
    write(tmp_path / ".git", "c.txt", BODY)
    readings = list(read_articles([tmp_path]))
    assert [(Path(r.source).name, bool(r.skipped)) for r in readings] == [
        (".DS_Store", True), (".git", True), ("a.txt", False), ("b.jsonl.gz", False), ("notes.docx", True),
    ]  # fmt: skip
    assert [Path(r.source).name for r in read_articles([str(tmp_path / "*.txt")])] == ["a.txt"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.txt", b"", "input-empty"),
        ("blank.txt", b" \n\n ", "input-empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8, "input-format"),
        ("bytes.bin", bytes(range(256)) * 8, "input-binary"),
        ("broken.json", b'{"title": "T", "text": ', "input-json"),
        ("number.json", b"42", "input-json"),
        ("fields.json", b'{"foo": "bar"}', "input-fields"),
        (
            "app.html",
            b"<html><head><script>render()</script></head><body><div id=root></div></body></html>",
            "input-no-article",
        ),
        ("no.gz.jsonl.gz", b"not gzip", "input-json"),
        ("cut.jsonl.gz", gzip.compress(b"{}" * 9000, mtime=0)[:-9], "input-unreadable"),
        ("odd.txt", b"\xff\xfeabc", "input-encoding"),
    ],
)
def test_bad_input_says_which_and_why(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    bad, good = write(tmp_path, name, data), write(tmp_path, "z-good.txt", f"Minister dismissed\n\n{BODY}")
    first, second = read_articles([bad, good])
    assert first.error is not None and first.error.code == code
    assert name in str(first.error)
    assert second.article is not None


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    missing, empty = read_articles([tmp_path / "nothing.txt", tmp_path / "empty"])
    assert missing.error is not None and missing.error.code == "input-missing"
    assert empty.error is not None and empty.error.code == "input-empty"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything: permission errors cannot be provoked")
def test_folder_without_permission(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0)
    try:
        assert (error := only(locked).error) is not None and error.code == "input-unreadable"
    finally:
        locked.chmod(0o700)


def test_unreadable_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str | Path) -> object:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(os, "scandir", refuse)
    error = only(tmp_path).error
    assert error is not None and error.code == "input-unreadable" and "Permission denied" in str(error)


@pytest.mark.parametrize("date", ["0001-01-01", "9999-12-31", "2020-02-31", "soon", "03/04/2020"])
def test_absurd_dates_are_problems(tmp_path: Path, date: str) -> None:
    article = only(write(tmp_path, "a.json", json.dumps({"title": "T", "text": BODY, "date": date}))).article
    assert article is not None and article.published is None
    assert [p.code for p in article.problems] == ["bad-date", "no-date"]


RUSSIAN = "Президент подписал указ о назначении нового министра внутренних дел. Об этом сообщила пресс-служба. " * 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1251"])
def test_other_languages_and_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    article = only(write(tmp_path, "ru.txt", ("Новый министр\n\n" + RUSSIAN).encode(encoding))).article
    assert article is not None and article.language != "en"
    assert "указ о назначении" in article.text
    codes = {p.code for p in article.problems}
    assert "not-english" not in codes and article.language == "ru"  # whether it can be coded is for the coder to say
    assert ("encoding-guessed" in codes) == (encoding in ("utf-16-le", "cp1251"))


def test_title_only(tmp_path: Path) -> None:
    article = only(write(tmp_path, "t.json", json.dumps({"title": "Premier quits", "date": "2020-01-02"}))).article
    assert article is not None and article.text == "Premier quits\n"
    assert [p.code for p in article.problems] == ["title-only"]


def test_one_endless_line(tmp_path: Path) -> None:
    reading = only(write(tmp_path, "big.txt", b"word " * 10_000_000))
    assert reading.error is not None and reading.error.code == "input-too-long"


def test_links_that_lead_nowhere_are_told_by_name(tmp_path: Path) -> None:
    write(tmp_path, "good.txt", BODY)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    (tmp_path / "round").symlink_to(tmp_path)
    readings = list(read_articles([tmp_path]))
    assert [Path(r.source).name for r in readings if r.skipped] == ["round"]
    assert [Path(r.source).name for r in readings if r.error] == ["gone.txt", "loop.txt"]
    assert sum(r.article is not None for r in readings) == 1
    for name in ("gone.txt", "loop.txt"):
        reading = only(tmp_path / name)
        assert reading.error is not None and name in str(reading.error) and "link" in str(reading.error)


def test_a_closed_folder_inside_a_folder_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "good.txt", BODY)
    closed = tmp_path / "closed"
    closed.mkdir()
    look = os.scandir

    def scandir(path: str | Path) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    told, good = read_articles([tmp_path])
    assert told.error is not None and str(closed) in str(told.error) and "permissions" in str(told.error)
    assert good.article is not None
