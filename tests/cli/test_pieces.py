"""The pieces that verbs share: options as values, defaults of a file, tallies of inputs, cells, exit codes, progress."""

import datetime as dt
import importlib
import io
import json
import os
import signal
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from incumbent import errors
from incumbent.cli import article, code, doctor, exits, inputs, output, progress, read, search, serve, watch
from incumbent.cli.defaults import defaults_for, read_defaults, shared_defaults
from incumbent.cli.event_options import as_json, event_question, in_words
from incumbent.cli.group import VERBS, Verbs
from incumbent.cli.options import (
    Day,
    country_option,
    format_option,
    is_quiet,
    is_terminal,
    known_option,
    ledger_option,
    quiet_option,
    seen_options,
    tell,
)
from incumbent.cli.output import as_csv, dumps, none_believed, tell_left_out, tell_unlikely, visible
from incumbent.errors import InputError, NothingFound
from incumbent.ledger.asking.left_out import LeftOut
from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.records import Article, Claim, CoderInfo, PartialDate, Problem, Record, Span

main = importlib.import_module("incumbent.cli.main")  # the package has a function of this name


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (errors.NothingFound("x"), 3),
        (errors.LedgerError("x", code="ledger-old"), 4),
        (errors.ModelError("x", code="m"), 5),
        (errors.KnowledgeError("x", code="k"), 5),
        (errors.OutputError("x", code="o"), 7),
        (errors.InputError("x", code="i"), 6),
        (errors.RecordError("x", code="r"), 6),
        (errors.IncumbentError("x"), 1),
    ],
    ids=lambda e: type(e).__name__,
)
def test_the_exit_code_of_each_kind_of_error(error, code):
    assert exits.exit_code(error) == code


def test_what_is_printed_about_an_error():
    assert exits.message(NothingFound("no\x1b[31m office")) == "incumbent: no office"
    assert exits.message(NothingFound("none", near=("Ann", "Bo"))) == "incumbent: none\nnear names: Ann; Bo"
    assert exits.message(InputError("bad", code="x")) == "incumbent: bad"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (0, "0"),
        ("a\nb", "a b"),
        (["a", "b"], "a | b"),
        (("a",), "a"),
        ([], ""),
        ("=1+1", "'=1+1"),
        (["=1", "2"], "'=1 | 2"),
        ("-12.5", "-12.5"),
    ],
)
def test_cells_of_csv(value, cell):
    assert as_csv([{"x": value, "y": 1}]) == f"x,y\n{cell},1\n"


def test_no_rows_are_no_csv():
    assert as_csv([]) == ""


def test_what_cannot_be_seen_is_written_as_an_escape():
    assert visible("a\u202eb\x7fc\x9b") == "a\\u202eb\\u007fc\\u009b"
    assert visible("Łódź 北京") == "Łódź 北京"
    assert dumps({"x": "Łódź\u2066"}) == '{"x": "Łódź\\u2066"}' and json.loads(dumps({"x": "\x1b"})) == {"x": "\x1b"}
    assert dumps([1], indent=1) == "[\n 1\n]"


@pytest.mark.parametrize(
    ("form", "number", "at_least", "said"),
    [
        ("json", 0, False, ""),
        ("json", 2, False, "incumbent: 2 earlier ones are left out; --limit gives more\n"),
        ("csv", 2, True, "incumbent: at least 2 earlier ones are left out; --limit gives more\n"),
        ("csv", 0, True, "incumbent: some earlier ones are left out; --limit gives more\n"),
        ("csv", True, False, "incumbent: earlier ones are left out; --limit gives more\n"),
        ("csv", 1, False, "incumbent: 1 earlier ones are left out; --limit gives more\n"),
        ("table", 2, True, ""),
    ],
)
def test_what_a_limit_left_out_is_told_where_no_table_tells_it(capsys, form, number, at_least, said):
    tell_left_out(form, number, at_least=at_least)
    assert capsys.readouterr() == ("", said)


def test_what_is_unlikely_is_told_where_no_table_tells_it(capsys):
    for form, number in (("json", 0), ("table", 2), ("csv", LeftOut(0))):
        tell_unlikely(form, number)
    assert capsys.readouterr() == ("", "")
    tell_unlikely("csv", LeftOut(2, True))
    assert capsys.readouterr().err == "incumbent: at least 2 unlikely left out; --all gives them\n"
    assert str(none_believed("none", 0)) == "none"
    assert str(none_believed("none", 2)) == "none; 2 unlikely left out, --all shows them"


def test_where_standard_output_takes_only_text(monkeypatch):
    given = io.StringIO()
    monkeypatch.setattr(sys, "stdout", given)
    output.write("Łódź \ud800")
    assert given.getvalue() == "Łódź ?"
    assert output.binary_output().write("é".encode()) == 2


@pytest.mark.parametrize(("columns", "wide"), [("200", 200), ("40", 60)])
def test_a_table_is_as_wide_as_the_terminal(monkeypatch, columns, wide):
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    assert output.console().width == wide
    monkeypatch.setattr(sys.stdout, "isatty", lambda: False, raising=False)
    assert output.console().width == 120


def test_a_person_looks_at_a_terminal_that_is_not_dumb(monkeypatch):
    seen, piped = SimpleNamespace(isatty=lambda: True), SimpleNamespace(isatty=lambda: False)
    monkeypatch.setenv("TERM", "xterm")
    assert is_terminal(seen) and not is_terminal(piped)
    monkeypatch.setenv("TERM", "dumb")
    assert not is_terminal(seen)
    monkeypatch.delenv("TERM")
    assert is_terminal(seen)


def test_days_on_the_command_line():
    assert Day().convert("2020-09-04", None, None) == dt.date(2020, 9, 4)
    assert Day().convert(dt.date(2020, 9, 4), None, None) == dt.date(2020, 9, 4)
    with pytest.raises(click.UsageError, match="write it as 2020-09-04"):
        Day().convert("4 September", None, None)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ([], Seen()),
        (["--all"], EVERYTHING),
        (["--all", "--at-least", "3"], EVERYTHING),
        (["--at-least", "3"], Seen(articles=3)),
        (["--min-confidence", "0"], Seen(0.0)),
        (["--min-confidence", "1", "--at-least", "2"], Seen(1.0, 2)),
    ],
)
def test_how_far_what_is_shown_must_be_believed(words, seen):
    @click.command()
    @seen_options
    def command(seen):
        return seen

    assert command.main(words, standalone_mode=False) == seen


@pytest.mark.parametrize("words", [["--at-least", "0"], ["--min-confidence", "1.1"], ["--min-confidence", "-0.1"]])
def test_beliefs_that_mean_nothing(words):
    command = click.command()(seen_options(lambda seen: seen))
    with pytest.raises(click.UsageError):
        command.main(words, standalone_mode=False)


def test_options_that_verbs_share(monkeypatch, capsys):
    @click.command()
    @ledger_option
    @format_option
    @country_option
    @known_option
    @quiet_option
    def command(**given):
        tell("done")
        return given, is_quiet()

    monkeypatch.delenv("INCUMBENT_LEDGER", raising=False)
    given, quiet = command.main([], standalone_mode=False)
    assert (
        given == {"ledger": Path("incumbent.sqlite"), "form": "table", "country": None, "known_on": None}
        and quiet is False
    )
    assert capsys.readouterr().err == "done\n"
    words = ["-q", "--ledger", "x", "--format", "csv", "--country", "BLR", "--as-known-on", "2020-09-04"]
    given, quiet = command.main(words, standalone_mode=False)
    assert (
        given == {"ledger": Path("x"), "form": "csv", "country": "BLR", "known_on": dt.date(2020, 9, 4)}
        and quiet is True
    )
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("INCUMBENT_LEDGER", "y")
    assert command.main([], standalone_mode=False)[0]["ledger"] == Path("y")
    with pytest.raises(click.UsageError):
        command.main(["--format", "xml"], standalone_mode=False)
    shown = command.get_help(click.Context(command))
    assert "[default: incumbent.sqlite]" in " ".join(shown.split()) and "[default: table]" in " ".join(shown.split())


def test_options_of_what_is_read():
    @click.command()
    @inputs.input_options
    def command(**given):
        return given

    given = command.main(["a", "b", "--workers", "256", "--fields", "text=body"], standalone_mode=False)
    assert given == {
        "inputs": ("a", "b"),
        "model": None,
        "published": None,
        "publisher": None,
        "fields": {"text": "body"},
        "workers": 256,
    }
    for wrong in ([], ["a", "--workers", "0"], ["a", "--workers", "257"], ["a", "--fields", "x"]):
        with pytest.raises(click.UsageError):
            command.main(wrong, standalone_mode=False)


def test_nobody_is_quiet_outside_a_verb(capsys):
    assert is_quiet() is False
    tell("done")
    assert capsys.readouterr().err == "done\n"


TABLE = {"ledger": "l.sqlite", "quiet": True, "read": {"publisher": "P"}}


def test_defaults_at_the_top_of_the_file():
    assert shared_defaults(Path("f.toml"), TABLE, ["read"]) == {"ledger": "l.sqlite", "quiet": True}
    for wrong in ({"raed": {}}, {"publisher": "P"}, {"read": 1}):
        with pytest.raises(click.UsageError):
            shared_defaults(Path("f.toml"), wrong, ["read"])


def test_defaults_of_a_verb_and_of_verbs_in_it():
    @click.command()
    @click.option("--ledger")
    @click.option("--since")
    @click.option("--grouped/--each", "together")
    def verb(**options):
        pass

    group = click.Group(commands={"inner": verb})
    path = Path("/d/f.toml")
    day = dt.date(2020, 1, 2)
    assert defaults_for(verb, path, {"since": day}, {"ledger": "l.sqlite", "quiet": True}, "v") == {
        "ledger": "/d/l.sqlite", "since": "2020-01-02"
    }  # fmt: skip
    assert defaults_for(verb, path, {"each": True, "ledger": 3}, {}, "v") == {"together": True, "ledger": 3}
    assert defaults_for(verb, path, {"ledger": "/other/l.sqlite"}, {"ledger": "l"}, "v") == {
        "ledger": "/other/l.sqlite"
    }
    assert defaults_for(group, path, {"since": "2020", "inner": {"each": True}}, {}, "v") == {
        "inner": {"since": "2020", "together": True}
    }
    assert defaults_for(group, path, {"other": 3}, {}, "v") == {"inner": {}}
    for command, wrong in ((verb, {"sinc": 1}), (group, {"outer": {}}), (group, {"inner": {"sinc": 1}})):
        with pytest.raises(click.UsageError):
            defaults_for(command, path, wrong, {}, "v")


def test_where_the_file_of_defaults_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INCUMBENT_CONFIG", raising=False)
    assert read_defaults() is None
    monkeypatch.setenv("INCUMBENT_CONFIG", "none.toml")
    with pytest.raises(click.UsageError, match="cannot be read"):
        read_defaults()
    (tmp_path / "incumbent.toml").write_text("quiet = true")
    monkeypatch.delenv("INCUMBENT_CONFIG")
    assert read_defaults() == (Path("incumbent.toml"), {"quiet": True})


def test_a_verb_that_is_none_gets_near_ones():
    group, context = Verbs("incumbent"), click.Context(Verbs("incumbent"))
    assert group.list_commands(context) == list(VERBS) and group.get_command(context, "whom") is None
    with pytest.raises(click.UsageError, match="there is no verb 'offise'; did you mean office"):
        group.resolve_command(context, ["offise"])
    with pytest.raises(click.UsageError, match="there is no verb 'xxxxx'; `incumbent --help`"):
        group.resolve_command(context, ["xxxxx"])
    with pytest.raises(click.UsageError) as wrong:
        group.resolve_command(context, ["--offise"])
    assert "did you mean office" not in str(wrong.value)


CHOICES = {
    "actor": "Lee", "source": None, "target": None, "country": None, "source_country": None, "target_country": None, "types": ("AID", "YIELD"),
    "quads": (), "statuses": (), "place": None, "since": dt.date(2020, 1, 2), "until": None, "grouped": True,
}  # fmt: skip


def test_options_that_choose_events():
    assert in_words(CHOICES) == "actor Lee, types AID, YIELD, since 2020-01-02"
    assert in_words({"actor": None, "types": (), "grouped": False}) == "any"
    assert in_words({"source_country": "BLR"}) == "source country BLR"
    assert as_json(CHOICES)["since"] == "2020-01-02" and as_json(CHOICES)["types"] == ("AID", "YIELD")


def test_the_question_that_options_ask():
    from builders import HandKnowledge

    named = {**CHOICES, "country": "Belarus", "source_country": "russia", "target_country": "UKR"}
    asked = event_question(named, HandKnowledge())
    assert (asked.country, asked.source_country, asked.target_country, asked.actor) == ("BLR", "RUS", "UKR", "Lee")
    assert event_question(CHOICES, HandKnowledge()).country is None
    with pytest.raises(NothingFound):
        event_question({**CHOICES, "target_country": "Ruritania"}, HandKnowledge())


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


def test_fields_on_the_command_line():
    assert inputs.FieldMap().convert("text=body", None, None) == {"text": "body"}
    assert inputs.FieldMap().convert({"text": "body"}, None, None) == {"text": "body"}
    with pytest.raises(click.UsageError):
        inputs.FieldMap().convert("nonsense", None, None)


def test_the_day_of_publication():
    assert inputs.check_day(None) is None and inputs.check_day("2020-09-03T10:00") == "2020-09-03T10:00"
    with pytest.raises(click.UsageError, match="--published"):
        inputs.check_day("today")


def test_files_that_may_be_written(tmp_path):
    out, other = tmp_path / "o.jsonl", tmp_path / "b.txt"
    inputs.check_out(None, [str(tmp_path)])
    inputs.check_out(out, [str(tmp_path)])  # not there yet
    out.write_text("words")
    inputs.check_out(out, ["-", " ", "a\0b", str(other), str(tmp_path / "*.txt")])
    for among in (str(out), str(tmp_path), str(tmp_path / "*.jsonl")):
        with pytest.raises(click.UsageError, match="overwritten"):
            inputs.check_out(out, [str(other), among])
    for harmless in ("", '{"version": 1}'):
        out.write_text(harmless)
        inputs.check_out(out, [str(out)])
    out.write_text('{"versio')
    with pytest.raises(click.UsageError):
        inputs.check_out(out, [str(out)])


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
