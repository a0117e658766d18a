"""The pieces that verbs share: options as values, defaults of a file, cells, what is left out, files that may be written."""

import datetime as dt
import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import click
import pytest

from incumbent import errors
from incumbent.cli import exits, inputs, output
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
