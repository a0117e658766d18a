"""How verbs run: tallies of inputs, progress, watches, servers, signals and exit codes, what the doctor finds."""

import importlib
import io
import json
import os
import signal
import sys
import threading
from types import SimpleNamespace

import click
import pytest

from incumbent import errors
from incumbent.cli import article, code, doctor, inputs, progress, read, search, serve, watch
from incumbent.errors import InputError, NothingFound
from incumbent.records import Article, Claim, CoderInfo, PartialDate, Problem, Record, Span

main = importlib.import_module("incumbent.cli.main")  # the package has a function of this name


def record(*problems, id="a", claims=(), **fields):
    return Record(
        CoderInfo("t", "1", "m"), Article(id, "Title\nText", "Title", **fields), claims=claims, problems=problems
    )


def test_a_tally_tells_the_first_problems_of_a_kind_and_counts_the_rest(capsys):
    tally = inputs.Tally()
    for n in range(13):
        assert tally.note(record(Problem("undated", "it has no date")), f"{n}.txt")
    for _ in range(2):
        tally.note(record(Problem("short", "same.txt is short")), "same.txt")
    tally.report_problems()
    lines = capsys.readouterr().err.splitlines()
    assert lines[:2] == ["note: same.txt is short (short, 2 articles)", "note: 0.txt: it has no date (undated)"]
    assert len(lines) == 12 and lines[-1] == "note: and 3 more of this kind (undated)"
    assert tally.articles == 15 and tally.exit_code(1) == 0


def test_a_tally_names_what_was_passed_over(capsys):
    tally = inputs.Tally()
    for n in range(11):
        tally.skip(f"{n}.png", "no text")
    tally.skip("a.zip", "an archive")
    tally.report_problems()
    names = ", ".join(f"{n}.png" for n in range(10))
    assert capsys.readouterr().err.splitlines() == [
        "note: passed over, an archive: a.zip", f"note: passed over, no text: {names} and 1 more"
    ]  # fmt: skip
    assert (tally.exit_code(0), tally.exit_code(1)) == (6, 0)


def test_a_tally_tells_failures_at_once_and_then_counts_them(capsys, monkeypatch):
    monkeypatch.setattr(inputs, "_FAILED_TOLD", 2)
    tally = inputs.Tally()
    assert tally.exit_code(0) == 0
    for n in range(3):
        tally.fail(InputError(f"{n} is bad", code="x"))
    assert capsys.readouterr().err == "incumbent: 0 is bad\nincumbent: 1 is bad\n"
    tally.report_problems()
    assert capsys.readouterr().err == "incumbent: and 1 more that failed\n"
    assert not tally.note(record(Problem("coder-failed", "a bug")), "b.txt")
    assert (tally.failed, tally.articles, tally.exit_code(1), tally.exit_code(0)) == (4, 0, 1, 6)
    few = inputs.Tally()
    few.fail(InputError("bad", code="x"))
    few.fail(InputError("bad", code="x"))
    capsys.readouterr()
    few.report_problems()
    assert capsys.readouterr().err == ""


def test_progress_of_quick_work_is_not_told_and_of_quiet_work_never(capsys, monkeypatch):
    with progress.progress("reading") as tick:
        tick(5)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "is_quiet", lambda: True)
    now = iter(range(0, 1000, 100))
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    with progress.progress("reading") as tick:
        tick(5)
    assert capsys.readouterr().err == ""


def test_a_log_gets_a_line_exactly_at_its_time(capsys, monkeypatch):
    now = iter([0.0, 9.9, 10.0, 19.9, 20.0])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    with progress.progress("coding") as tick:
        for _ in range(4):
            tick(1)
    assert capsys.readouterr().err.splitlines() == [
        "coding: 2 articles, 0.2 articles/s",
        "coding: 4 articles, 0.2 articles/s",
    ]


def test_a_person_sees_a_bar(capsys, monkeypatch):
    monkeypatch.setattr(progress, "is_terminal", lambda stream: True)
    shown = []
    monkeypatch.setattr("rich.progress.Progress.update", lambda self, task, **fields: shown.append(fields))
    now = iter([0.0, *[2.0] * 1000])
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(now))
    with progress.progress("coding") as tick:
        tick(3)
        tick(5)
    assert shown == [{"completed": 3, "rate": "1.5 articles/s"}, {"completed": 8, "rate": "4.0 articles/s"}]


@pytest.mark.parametrize(
    ("words", "shown"),
    [("word", "word"), (" word ", " word "), (" w", " w"), ("w ", "w "), (" ", " "), ("", ""), ("\n\nw", " w")],
)
def test_pieces_of_a_marked_text_keep_one_blank_at_either_end(words, shown):
    assert article._styled(words, []).plain == shown
    assert search._kept(words).plain == shown


def test_a_mark_is_drawn_once_for_each_kind():
    assert [s.style for s in article._styled("word", ["claim", "event", "claim"]).spans] == [
        article._STYLES["claim"], article._STYLES["event"]
    ]  # fmt: skip


def test_what_an_article_says_of_offices():
    def claim(id, kind, **fields):
        person = fields.pop("person", "Ann Aster")
        return Claim(id, kind, person, "chief", Span(0, 3, "Tit"), **fields)

    told = record(
        claims=(
            claim("c1", "end", body="KGB", country="BLR", date=PartialDate.parse("2020-05")), claim("c2", "hold"),
            claim("c3", "chosen", person=None, status="planned"), claim("c4", "start"), claim("c5", "held"),
        )
    )  # fmt: skip
    assert watch._changes(told) == [
        "end: Ann Aster, chief, KGB, BLR, 2020-05 [a/c1]", "chosen: somebody, chief (planned) [a/c3]", "start: Ann Aster, chief [a/c4]"
    ]  # fmt: skip
    assert watch._changes(record(claims=told.claims, duplicate_of="b")) == []


def test_lists_of_feeds_are_known_by_their_beginning(tmp_path):
    opml = tmp_path / "f.opml"
    opml.write_text('<?xml version="1.0"?><OPML><body><outline xmlUrl="https://p.example/feed"/></body></OPML>')
    other = tmp_path / "f.xml"
    other.write_text(" " * 2000 + "<opml>")
    assert watch._is_opml(str(opml)) and not watch._is_opml(str(other)) and not watch._is_opml(str(tmp_path / "none"))
    assert watch._feeds(str(opml)) == ["https://p.example/feed"] and watch._feeds(str(tmp_path / "none")) == []
    assert len(watch._now()) == 20 and watch._now().endswith("Z")


def test_alerts_are_asked_where_there_are_some_and_a_ledger(tmp_path):
    from incumbent.exports.alerts import alerts_path

    ledger = tmp_path / "l.sqlite"
    assert not watch._has_alerts(ledger)
    alerts_path(ledger).write_text("[]")
    assert not watch._has_alerts(ledger)
    ledger.touch()
    assert watch._has_alerts(ledger)
    alerts_path(ledger).unlink()
    assert not watch._has_alerts(ledger)


@pytest.fixture
def served(monkeypatch, tmp_path):
    """What `serve` would run, and what it says when it begins."""
    given = []

    def run(settings, host, port, workers, begins):
        begins()
        given.append((settings, host, port, workers))

    monkeypatch.setattr("incumbent.web.run.run", run)

    def call(*words, env=None):
        monkeypatch.delenv("INCUMBENT_TOKEN", raising=False)
        for name, value in (env or {}).items():
            monkeypatch.setenv(name, value)
        serve.command.main(["--ledger", str(tmp_path / "l.sqlite"), *words], standalone_mode=False)
        return given.pop()

    return call


def test_serving_this_machine_only_unless_told(served, capsys):
    settings, host, port, workers = served()
    assert (host, port, workers, settings.review, settings.hosts) == ("127.0.0.1", 8020, 2, False, serve.LOOPBACK)
    assert capsys.readouterr().err == "http://127.0.0.1:8020/  (Ctrl-C ends it)\n" and len(settings.token) > 20
    settings, *_ = served("--name", "News.Example")
    assert settings.hosts == (*serve.LOOPBACK, "news.example")
    capsys.readouterr()
    settings, *_ = served("--host", "0.0.0.0", "--port", "9000", "--workers", "3")
    assert settings.hosts == ()
    assert capsys.readouterr().err == (
        "http://0.0.0.0:9000/  (Ctrl-C ends it)\nThis address can be reached from other machines; put a proxy with TLS before it.\n"
    )
    settings, *_ = served("--host", "0.0.0.0", "--name", "news.example")
    assert settings.hosts == (*serve.LOOPBACK, "news.example")
    capsys.readouterr()
    served("--host", "::1")
    assert capsys.readouterr().err == "http://[::1]:8020/  (Ctrl-C ends it)\n"


def test_the_token_of_a_review_is_told_unless_it_was_given(served, capsys):
    settings, *_ = served("--review")
    assert settings.review and f"review token: {settings.token}" in capsys.readouterr().err
    settings, *_ = served("--review", env={"INCUMBENT_TOKEN": "given"})
    assert settings.token == "given" and "token" not in capsys.readouterr().err
    settings, *_ = served(env={"INCUMBENT_TOKEN": "given"})
    assert settings.token != "given"


def test_sigterm_ends_as_interrupted_and_what_was_there_comes_back():
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), main._terminable() as came:
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(5)
    assert came == [signal.SIGTERM] and signal.getsignal(signal.SIGTERM) is before
    found = []

    def elsewhere():
        with main._terminable() as none:
            found.append((none, signal.getsignal(signal.SIGTERM)))

    other = threading.Thread(target=elsewhere)
    other.start()
    other.join()
    assert found == [([], before)]


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (KeyboardInterrupt(), 130),
        (click.Abort(), 130),
        (click.UsageError("x"), 2),
        (NothingFound("x"), 3),
        (BrokenPipeError(), 0),
        (OSError(28, "No space left", "f"), 7),
        (click.exceptions.Exit(9), 9),
    ],
    ids=lambda e: type(e).__name__ if isinstance(e, BaseException) else str(e),
)
def test_how_the_command_ends(monkeypatch, capsys, raised, code):
    def app(**options):
        raise raised

    monkeypatch.setattr(main, "app", app)
    monkeypatch.setattr(main, "_nowhere", lambda: None)
    assert main.run(["x"]) == code


def test_sigterm_has_an_exit_code_of_its_own(monkeypatch, capsys):
    def app(**options):
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait(5)

    monkeypatch.setattr(main, "app", app)
    assert main.run(["x"]) == 143
    monkeypatch.setattr(main, "app", lambda **options: 5)
    assert main.run(["x"]) == 5
    monkeypatch.setattr(main, "app", lambda **options: "words")
    assert main.run([]) == 0


def test_closed_and_narrow_streams_are_mended(monkeypatch):
    narrow, wide = (io.TextIOWrapper(io.BytesIO(), encoding=e, errors="strict") for e in ("ascii", "utf-8"))
    monkeypatch.setattr(sys, "stdout", narrow)
    monkeypatch.setattr(sys, "stderr", wide)
    main._mend_streams()
    assert (narrow.errors, wide.errors) == ("replace", "strict")
    monkeypatch.setattr(sys, "stderr", None)
    main._mend_streams()
    assert sys.stderr.write("x") == 1
    sys.stderr.close()


def test_the_doctor_looks_at_everything(monkeypatch, tmp_path):
    from builders import HandKnowledge, ledger_of, reshuffle

    monkeypatch.setattr("incumbent.knowledge.Knowledge.load", classmethod(lambda cls: HandKnowledge()))
    [unknown] = doctor._knowledge()
    assert (unknown.bad, unknown.found) == (5, "it does not know France; install incumbent again")
    file = tmp_path / "l.sqlite"
    [none] = doctor._ledger(file)
    assert none.bad == 0 and none.found.startswith("none at")
    with ledger_of(file, reshuffle()) as ledger:
        assert [(f.what, f.bad) for f in doctor._ledger(file)] == [("ledger", 0), ("soundness", 0)]
        assert "1 articles" in doctor._ledger(file)[0].found
        with ledger.store.transaction():
            ledger.store.run("INSERT INTO stale_offices SELECT key FROM offices LIMIT 2")
        assert doctor._ledger(file)[-1].found.startswith("2 offices are derived")
        monkeypatch.setattr(
            "incumbent.ledger.file.store.Store.soundness", lambda self: [f"wrong {n}" for n in range(6)]
        )
        broken = doctor._ledger(file)[-1]
        assert (broken.bad, broken.found) == (4, "wrong 0; wrong 1; wrong 2; wrong 3; wrong 4")
    file.write_text("no ledger")
    assert [f.bad for f in doctor._ledger(file)] == [4]


def test_the_doctor_tells_of_equipment_that_cannot_be_used(monkeypatch):
    def broken(*args):
        raise errors.KnowledgeError("tables are gone", code="k")

    monkeypatch.setattr("incumbent.knowledge.Knowledge.load", broken)
    assert [(f.what, f.found, f.bad) for f in doctor._knowledge()] == [("knowledge base", "tables are gone", 5)]

    def damaged(folder):
        raise errors.ModelError("weights are gone", code="m")

    monkeypatch.setattr("incumbent.reader.manifest.checked", damaged)
    assert [(f.what, f.found, f.bad) for f in doctor._models()] == [("reader", "weights are gone", 5)]
    monkeypatch.setattr("incumbent.reader.manifest.checked", lambda folder: SimpleNamespace(version="7"))
    assert [(f.found, f.bad) for f in doctor._models()] == [("weights 7", 0)]
    assert [f.bad for f in doctor._installation()] == [0, 0]


def test_the_doctor_ends_with_the_worst_it_found(monkeypatch, capfd, tmp_path):
    for part in ("_models", "_knowledge"):
        monkeypatch.setattr(doctor, part, lambda: [doctor.Finding("x", "fine")])
    file = str(tmp_path / "none.sqlite")
    assert doctor.command.main(["--ledger", file, "--format", "json"], standalone_mode=False) == 0
    assert {row["state"] for row in json.loads(capfd.readouterr().out)["answers"]} == {"good"}
    monkeypatch.setattr(doctor, "_models", lambda: [doctor.Finding("reader", "gone", 5)])
    assert doctor.command.main(["--ledger", file], standalone_mode=False) == 5
    assert "bad" in capfd.readouterr().out


def test_a_batch_that_cannot_be_stored_is_stored_one_by_one(capsys):
    class Writer:
        def add(self, records):
            if any(r.article.id == "bad" for r in records):
                raise ValueError("odd")
            return ["added"] * len(records)

    heard = []
    batch = [(record(id="one"), "1.txt"), (record(id="bad"), "2.txt"), (record(id="two"), "3.txt")]
    tally = inputs.Tally()
    done = read._store(Writer(), batch, tally, lambda r, outcome: heard.append((r.article.id, outcome)))
    assert (done, tally.failed, heard) == ({"added": 2}, 1, [("one", "added"), ("two", "added")])
    assert "2.txt: article bad cannot be stored (ValueError: odd)" in capsys.readouterr().err
    assert read._store(Writer(), batch[:1], tally, None) == {"added": 1}

    class Broken:
        def add(self, records):
            raise errors.LedgerError("gone", code="ledger-busy")

    with pytest.raises(errors.LedgerError):
        read._store(Broken(), batch, tally, None)


def test_records_go_to_standard_output_or_to_a_file(tmp_path):
    with code._stream(tmp_path / "o") as stream:
        stream.write(b"x")
        assert not (tmp_path / "o").exists()
    assert (tmp_path / "o").read_bytes() == b"x"
    with code._stream(None) as stream:
        assert hasattr(stream, "write")
