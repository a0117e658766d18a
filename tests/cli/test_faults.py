"""What users must never lose, and how errors end: files of theirs, the rest of the batch, exit codes that name the right side."""

import gzip
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

BODY = "Prime Minister Ann Lee of the republic resigned on Monday, the government said in a statement in the capital."
ITEM = {"id": "1", "title": "Premier quits", "text": BODY, "date": "2020-03-04"}
FULL = Path("/dev/full")
CODE = "import sys; from incumbent.cli.start import main; main(sys.argv[1:])"


@pytest.fixture(autouse=True)
def cheap(monkeypatch):
    import tinycoder

    monkeypatch.setattr("incumbent.scale.pool.default_coder", tinycoder.make)
    monkeypatch.setattr("incumbent.cli.read._coder_and_model", lambda model: ("tiny 1", "none"))


def shell(words, **options):
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **options.pop("env", {})}
    return subprocess.run(
        [sys.executable, "-c", CODE, *map(str, words)], capture_output=True, env=environment, timeout=120, **options
    )


def test_an_input_is_never_overwritten(verb, tmp_path):
    article = tmp_path / "news" / "in.json"
    article.parent.mkdir()
    article.write_text(json.dumps(ITEM))
    for source in (article, article.parent, article.parent / "*.json"):
        ran = verb("code", source, "--out", article)
        assert ran.code == 2 and "overwritten" in ran.err and json.loads(article.read_text()) == ITEM
    link = tmp_path / "link.json"
    link.symlink_to(article)
    assert verb("code", article, "--out", link).code == 2 and json.loads(article.read_text()) == ITEM
    out = article.parent / "records.jsonl"
    for _ in range(2):  # the second run finds the records of the first, which are no articles
        assert verb("code", article.parent, "--out", out).code == 0
        assert len(out.read_text().splitlines()) == 1


def test_a_failing_run_leaves_what_was_there(verb, tmp_path, monkeypatch):
    out, good = tmp_path / "o.jsonl", tmp_path / "in.json"
    good.write_text(json.dumps(ITEM))
    out.write_text("kept")
    assert verb("code", tmp_path / "none.json", "--out", out).code == 6 and out.read_text() == "kept"

    def broken(*args, **options):
        raise KeyboardInterrupt
        yield

    with monkeypatch.context() as patch:
        patch.setattr("incumbent.scale.code_all", broken)
        assert verb("code", good, "--out", out).code == 130 and out.read_text() == "kept"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".o.jsonl")] == []
    assert verb("code", good, "--out", out).code == 0 and out.read_text() != "kept"


def test_a_ledger_is_never_an_output_and_a_question_never_writes(verb, path, tmp_path):
    before = path.read_bytes()
    assert verb("export", "events", "--out", path).code in (3, 7)
    assert verb("article", "wire-1", "--html", path).code == 7
    assert path.read_bytes() == before
    empty = tmp_path / "empty.sqlite"
    empty.touch()
    ran = verb("who", "KGB", "--ledger", empty)
    assert ran.code == 4 and "empty" in ran.err and empty.stat().st_size == 0


def test_the_batch_goes_on(verb, path, tmp_path):
    news = tmp_path / "news"
    news.mkdir()
    good = [json.dumps({**ITEM, "id": f"g{n}"}) for n in range(3)]
    (news / "a.jsonl.gz").write_bytes(gzip.compress("\n".join(good).encode())[:-12])
    (news / "b.xz").write_bytes(b"\xfd7zXZ\x00" + b"broken" * 20)
    (news / "c.json").write_text(json.dumps({**ITEM, "id": "c", "text": f"<p>{BODY}\u0001\u000b</p>"}))
    (news / "d.json").write_text(
        json.dumps({**ITEM, "id": "d", "timestamp": 1}).replace(": 1}", ": " + "9" * 5000 + "}")
    )
    (news / "e.json").write_text(json.dumps({**ITEM, "id": "e\ud800", "url": "https://x.example/\ud800"}))
    for n, accent in enumerate("\u00a8\u02dc\u00b4"):
        (news / f"f{n}.json").write_text(
            json.dumps({**ITEM, "id": f"f{n}", "text": BODY.replace("Lee", f"Lee{accent}")})
        )
    ran = verb("read", news)
    assert ran.code == 1 and "b.xz" in ran.err and "Traceback" not in ran.err
    with sqlite3.connect(path) as connection:
        ids = {row[0] for row in connection.execute("SELECT id FROM articles")}
    assert {"c", "d", "e\ufffd", "f0", "f1", "f2"} <= ids


def test_records_that_are_damaged_give_a_sentence(verb, path):
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE records SET data = x'1234'")
    ran = verb("article", "wire-1")
    assert ran.code == 4 and "damaged" in ran.err


def test_pipes_names_of_other_encodings_and_closed_outputs(path, tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert shell(["who", "KGB", "--ledger", pipe]).returncode == 4
    odd = os.fsencode(tmp_path) + b"/caf\xe9.sqlite"
    ran = subprocess.run([sys.executable, "-c", CODE, "who", "KGB", "--ledger", odd], capture_output=True, timeout=120,
                         env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})  # fmt: skip
    assert ran.returncode == 4 and b"Traceback" not in ran.stderr
    closed = subprocess.run(["sh", "-c", f'"{sys.executable}" -c "$0" cite wire-1/c2 >&-', CODE], capture_output=True, timeout=120,
                            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})  # fmt: skip
    assert closed.returncode == 0 and b"Traceback" not in closed.stderr
    for encoding in ("ascii", "cp1252"):
        ran = shell(["cite", "wire-1/c2"], env={"PYTHONIOENCODING": encoding})
        assert ran.returncode == 0 and b"Traceback" not in ran.stderr


@pytest.mark.skipif(not FULL.exists(), reason="SKIPPED: there is no /dev/full here")
def test_an_output_that_cannot_be_written_is_no_input_trouble(verb, path, tmp_path):
    article = tmp_path / "in.json"
    article.write_text(json.dumps(ITEM))
    assert verb("code", article, "--out", "/proc/none/o").code == 7
    assert verb("code", article, "--out", tmp_path).code in (2, 7)
    with FULL.open("wb") as full:
        ran = subprocess.run([sys.executable, "-c", CODE, "--help"], stdout=full, stderr=subprocess.PIPE, timeout=120,
                             env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})  # fmt: skip
    assert ran.returncode == 7 and b"Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("name", "data"), [("h.csv", "id,title,text\n"), ("l.json", "[]"), ("w.json", '{"articles": []}')]
)
def test_nothing_to_read_says_so(verb, tmp_path, name, data):
    (tmp_path / name).write_text(data)
    ran = verb("code", tmp_path / name)
    assert ran.code == 6 and "no articles" in ran.err


def test_an_empty_name_and_a_pattern_through_a_loop_end(verb, tmp_path):
    assert verb("code", "").code == 6
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "in.json").write_text(json.dumps(ITEM))
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    ran = verb("code", tmp_path / "**")
    assert ran.code == 0 and len(ran.out.splitlines()) == 1


def test_every_cell_of_a_csv_is_safe_in_a_spreadsheet(tmp_path):
    from incumbent.exports.files import write_table

    cells = ["=1+1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1", "-12.5", "+7", "plain"]
    write_table(tmp_path / "t.csv", ["c"], [[c] for c in cells], delimiter=",", header=True)
    written = (tmp_path / "t.csv").read_text().splitlines()[1:]
    assert written == ["'=1+1", "'+1+1", "'-2+3", "'@SUM(A1)", "'=1", "'＝1+1", "-12.5", "+7", "plain"]


def test_ctrl_c_while_the_command_line_is_being_loaded_ends_it_without_a_word() -> None:
    code = (
        "import sys, builtins\n"
        "real = builtins.__import__\n"
        "def importing(name, *rest):\n"
        "    if name == 'click':\n"
        "        raise KeyboardInterrupt\n"
        "    return real(name, *rest)\n"
        "builtins.__import__ = importing\n"
        "from incumbent.cli.start import main\n"
        "main(['--version'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
