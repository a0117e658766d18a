"""What the command line says and ends with: interruptions, outputs that fail, verbs that need an extra, the demo, progress."""

import importlib
import io
import json
import re
import sys
from collections import Counter
from itertools import pairwise
from types import ModuleType, SimpleNamespace

import click
import pytest
from builders import HandKnowledge, Story, namesakes, reshuffle

from incumbent.cli import demo, doctor, inputs, mcp, output, progress, serve, start
from incumbent.cli.clean import plain
from incumbent.errors import InputError, NothingFound
from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger

main = importlib.import_module("incumbent.cli.main")


@pytest.mark.parametrize(
    ("raised", "said", "turned"),
    [
        (KeyboardInterrupt(), "incumbent: interrupted; what was stored before stays\n", 0),
        (click.Abort(), "incumbent: interrupted; what was stored before stays\n", 0),
        (click.UsageError("no such thing"), "Error: no such thing\n", 0),
        (NothingFound("none", near=("Ann",)), "incumbent: none\nnear names: Ann\n", 0),
        (BrokenPipeError(), "", 1),
        (OSError(28, "No space", "a\x1b[1m.csv"), "incumbent: a.csv: No space; check the path, its permissions and the disk\n", 1),
        (OSError(28, "No space"), "incumbent: output: No space; check the path, its permissions and the disk\n", 1),
        (OSError("odd"), "incumbent: output: odd; check the path, its permissions and the disk\n", 1),
        (click.exceptions.Exit(0), "", 0),
    ],
    ids=lambda e: type(e).__name__ if isinstance(e, BaseException) else "",
)  # fmt: skip
def test_what_is_said_where_the_command_ends_early(monkeypatch, capsys, raised, said, turned):
    def app(**options):
        raise raised

    gone = []
    monkeypatch.setattr(main, "app", app)
    monkeypatch.setattr(main, "_nowhere", lambda: gone.append(1))
    main.run(["x"])
    assert capsys.readouterr() == ("", said) and len(gone) == turned


def test_what_is_left_in_the_buffer_is_written_before_the_command_ends_well(monkeypatch, capsys):
    class Full(io.StringIO):
        def flush(self):
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(main, "app", lambda **options: None)
    monkeypatch.setattr(main, "_nowhere", lambda: None)
    monkeypatch.setattr(sys, "stdout", Full())
    assert main.run(["x"]) == 7
    assert capsys.readouterr().err.startswith("incumbent: output: No space left on device; ")


def test_the_words_of_the_command_line_are_handed_on(monkeypatch):
    given = []
    monkeypatch.setattr(main, "app", lambda **options: given.append(options) or 3)
    for args in (None, ("a", "b")):
        with pytest.raises(SystemExit) as ended:
            main.main(args)
        assert ended.value.code == 3
    assert [g["args"] for g in given] == [None, ["a", "b"]]
    assert {(g["prog_name"], g["standalone_mode"]) for g in given} == {("incumbent", False)}


def test_output_that_nobody_takes_goes_nowhere(monkeypatch, tmp_path):
    with (tmp_path / "o").open("w") as file:
        monkeypatch.setattr(sys, "stdout", file)
        main._nowhere()
        file.write("lost")
    assert (tmp_path / "o").read_text() == ""
    for taker in (io.StringIO(), SimpleNamespace(fileno=lambda: (_ for _ in ()).throw(ValueError))):
        monkeypatch.setattr(sys, "stdout", taker)
        main._nowhere()


def test_where_the_command_line_begins(monkeypatch):
    given = []
    loaded = ModuleType("incumbent.cli.main")
    loaded.main = given.append
    monkeypatch.setitem(sys.modules, "incumbent.cli.main", loaded)
    start.main(["who", "x"])
    assert given == [["who", "x"]]

    class Slow(ModuleType):
        def __getattr__(self, name):
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "incumbent.cli.main", Slow("incumbent.cli.main"))
    with pytest.raises(SystemExit) as ended:
        start.main([])
    assert ended.value.code == 130


def test_the_server_for_assistants(monkeypatch, tmp_path):
    asked = []
    server = SimpleNamespace(run=lambda how: asked.append(how))
    monkeypatch.setattr("incumbent.mcp.server.make_server", lambda ledger: asked.append(ledger) or server)
    mcp.command.main(["--ledger", str(tmp_path / "l.sqlite")], standalone_mode=False)
    assert asked == [tmp_path / "l.sqlite", "stdio"]

    def missing(ledger):
        raise ImportError("mcp")

    monkeypatch.setattr("incumbent.mcp.server.make_server", missing)
    with pytest.raises(click.UsageError, match=r"pip install 'incumbent\[mcp\]'"):
        mcp.command.main([], standalone_mode=False)


def test_a_token_cannot_be_guessed(monkeypatch, tmp_path):
    given = []
    monkeypatch.setattr("incumbent.web.run.run", lambda settings, *rest: given.append(settings.token))
    for _ in range(2):
        serve.command.main(["--ledger", str(tmp_path / "l.sqlite")], standalone_mode=False)
    assert given[0] != given[1] and [len(t) for t in given] == [24, 24]


@pytest.fixture
def shown(monkeypatch, capfdbinary):
    """Runs the demo over stories in place of the samples; what it says, on one line, and its exit code."""
    monkeypatch.setattr(Knowledge, "load", classmethod(lambda cls: HandKnowledge()))

    def call(stories, *words, failed=0):
        def read_into(ledger, given, workers):
            [samples] = given
            assert workers == 1 and len(list(samples.glob("*.json"))) + len(list(samples.glob("*"))) > 9
            writer = ledger.writer()
            writer.add([s.record() for s in stories])
            writer.finish()
            tally = inputs.Tally()
            tally.failed = failed
            return tally, Counter(added=len(stories) - 1, unchanged=1)

        monkeypatch.setattr(demo, "read_into", read_into)
        code = demo.command.main([str(w) for w in words], standalone_mode=False)
        return " ".join(capfdbinary.readouterr().out.decode().split()), code

    return call


def test_the_demo_asks_about_what_it_read(shown, tmp_path):
    path = tmp_path / "d.sqlite"
    out, code = shown([reshuffle(), *namesakes()], "--ledger", path)
    assert code == 0 and out.startswith(f"3 sample articles read into {path} WHAT CHANGED ")
    parts = [
        out.index(heading)
        for heading in ("WHAT CHANGED", "WHO HOLDS WHAT", "WHERE THE ACCOUNTS DIFFER", "Ask yourself")
    ]
    assert parts == sorted(parts)
    holds = out[parts[1] : parts[2]]
    assert (
        ", on 2 September 2020" in holds
        and ", on 4 September 2020" in holds
        and "Vacated, successor not stated" in holds
    )
    assert "no country is known as 'Japan'" in holds  # what is not found is said, and the demo goes on
    assert "Disagreement: " in out[parts[2] :] and "Nowhere" not in out
    assert out.endswith(
        f'Ask yourself, for instance: incumbent who "KGB" --country Belarus --on 2020-09-02 --ledger {path} '
        f'incumbent who "KGB" --country Belarus --on 2020-09-04 --ledger {path}'
    )
    with Ledger.open(path) as ledger:
        assert ledger.counts()["articles"] == 3


def test_the_demo_says_where_nothing_differs_and_what_failed(shown, tmp_path):
    out, code = shown(
        [Story("a").claim("start", "Ann Aster", "envoy", date="2020-09-01")], "--ledger", tmp_path / "d.sqlite"
    )
    assert (
        "WHERE THE ACCOUNTS DIFFER Nowhere: no articles, and no list, that cannot both be right." in out and code == 0
    )
    assert shown([reshuffle()], "--ledger", tmp_path / "e.sqlite", failed=1)[1] == 1


def test_the_demo_makes_a_folder_of_its_own(shown, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    out, _ = shown([reshuffle()])
    [folder] = tmp_path.iterdir()
    assert folder.name.startswith("incumbent-demo-") and f"read into {folder}/demo.sqlite" in out


def test_the_demo_shows_thirty_changes_and_twenty_disagreements():
    asked = {"who": []}

    def who(office, country, on):
        asked["who"].append((office, country, str(on)))
        raise NothingFound("nobody")

    ledger = SimpleNamespace(
        knowledge=HandKnowledge(), who=who, changes=lambda limit: asked.update(changes=limit) or [],
        disagreements=lambda limit: asked.update(disagreements=limit) or [],
    )  # fmt: skip
    demo._show(output.console(), ledger)
    assert asked == {
        "changes": 30, "disagreements": 20,
        "who": [
            ("KGB", "Belarus", "2020-09-02"), ("KGB", "Belarus", "2020-09-04"), ("State Control Committee", "Belarus", "None"),
            ("prime minister", "Japan", "2020-09-20"),
        ],
    }  # fmt: skip


def test_progress_of_work_done_in_no_time(capsys, monkeypatch):
    monkeypatch.setattr(progress, "is_terminal", lambda stream: True)
    told = []
    monkeypatch.setattr("rich.progress.Progress.update", lambda self, task, **fields: told.append(fields))
    monkeypatch.setattr(progress.time, "monotonic", lambda: 5.0)
    with progress.progress("coding") as tick:
        tick(3)
    assert told == [{"completed": 3, "rate": "3000.0 articles/s"}]


def test_a_bar_is_gone_when_the_work_is_done(monkeypatch):
    class Terminal(io.StringIO):
        def isatty(self):
            return True

    seen = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys, "stderr", seen)
    with progress.progress("coding") as tick:
        tick(3)
        tick(4)
    words = seen.getvalue()
    assert "coding" in words and "7 articles, " in words and words.rstrip().endswith("\x1b[2K")
    bar = re.sub(r"\x1b\[[0-9;]*m", "", words)
    assert "\u2501" * 24 in bar and "\u2501" * 25 not in bar


@pytest.mark.parametrize(("terminal", "said"), [(True, 77), (False, 120)])
def test_a_table_where_the_terminal_does_not_say_how_wide_it_is(monkeypatch, terminal, said):
    monkeypatch.delenv("COLUMNS", raising=False)
    monkeypatch.setattr(
        "shutil.get_terminal_size", lambda fallback: SimpleNamespace(columns=77) if fallback == (120, 40) else None
    )
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal, raising=False)
    assert output.console().width == said


def test_words_of_strangers_are_drawn_as_they_are(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    output.console().print("[bold]x[/bold] :smile: 12 'y' https://a.example")
    assert capsys.readouterr().out == "[bold]x[/bold] :smile: 12 'y' https://a.example\n"


def test_answers_in_every_form(capfdbinary):
    question, answers = {"verb": "v"}, [{"a": 1}, {"a": None}]
    rows = [{"x": 1, "y": ["p", "q"]}]
    for form, wanted in (
        ("json", '{\n "question": {\n  "verb": "v"\n },\n "answers": [\n  {\n   "a": 1\n  },\n  {\n   "a": null\n  }\n ]\n}\n'),
        ("jsonl", '{"a": 1}\n{"a": null}\n'),
        ("csv", "x,y\n1,p | q\n"),
        ("table", "drawn\n"),
    ):  # fmt: skip
        output.show(form, question, answers, rows, lambda console: console.print("drawn"))
        assert capfdbinary.readouterr().out.decode() == wanted


def test_text_for_an_output_without_bytes_is_flushed(monkeypatch):
    flushed = []
    monkeypatch.setattr(sys, "stdout", SimpleNamespace(write=lambda words: None, flush=lambda: flushed.append(1)))
    output.write("x")
    assert len(flushed) == 2  # what stood before it, and it


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200bb", "ab"), ("a\u2060b", "ab"), ("\ufeffa", "a"), ("a\u200eb\u200f\u061c", "ab"), ("a\u2067b\u202d", "ab"),
        ("a\ue000b", "ab"), ("a\u0378b", "ab"), ("é\x85b", "é b"), ("é\u2028b\u2029c", "é b c"), ("é\vb\fc", "é b c"), ("é \t b ", "é b"),
        ("é\x1bNb", "éb"), ("é\x9c", "é"), ("a\u00adb", "a\u00adb"), ("", ""), (" two  blanks ", " two  blanks "),
    ],
)  # fmt: skip
def test_signs_that_cannot_be_seen_are_left_out(text, shown):
    assert plain(text) == shown


def test_a_file_of_records_cannot_be_looked_into(monkeypatch, tmp_path):
    out = tmp_path / "o"
    out.write_text("words")
    monkeypatch.setattr("pathlib.Path.open", lambda *args, **options: (_ for _ in ()).throw(PermissionError(13, "no")))
    with pytest.raises(click.UsageError, match="overwritten"):
        inputs.check_out(out, [str(out)])


def test_a_quiet_tally_tells_failures_alone(capsys, monkeypatch):
    monkeypatch.setattr(inputs, "is_quiet", lambda: True)
    monkeypatch.setattr(inputs, "_FAILED_TOLD", 1)
    tally = inputs.Tally()
    tally.skip("a.png", "no text")
    for n in range(3):
        tally.fail(InputError(f"{n} is bad", code="x"))
    tally.report_problems()
    assert capsys.readouterr().err == "incumbent: 0 is bad\nincumbent: and 2 more that failed\n"


def test_how_long_the_knowledge_base_takes(monkeypatch):
    place = SimpleNamespace(country="FRA")
    monkeypatch.setattr(Knowledge, "load", classmethod(lambda cls: SimpleNamespace(place=lambda text: place)))
    now = iter([1.0, 1.25, 2.0, 2.5])
    monkeypatch.setattr(doctor.time, "perf_counter", lambda: next(now))
    assert [(f.found, f.bad) for f in doctor._knowledge()] == [("loads in 250 ms", 0)]
    place.country = "DEU"
    assert [f.bad for f in doctor._knowledge()] == [5]


def test_the_doctor_draws_a_row_for_each_thing(monkeypatch, capfd, tmp_path):
    for part in ("_models", "_knowledge", "_installation"):
        monkeypatch.setattr(doctor, part, list)
    monkeypatch.setattr(
        doctor, "_ledger", lambda path: [doctor.Finding("ledger", "gone", 4), doctor.Finding("reader", "there")]
    )
    assert doctor.command.main(["--ledger", str(tmp_path / "l"), "--format", "jsonl"], standalone_mode=False) == 4
    assert [json.loads(line) for line in capfd.readouterr().out.splitlines()] == [
        {"what": "ledger", "found": "gone", "state": "bad"}, {"what": "reader", "found": "there", "state": "good"}
    ]  # fmt: skip
    doctor.command.main(["--ledger", str(tmp_path / "l")], standalone_mode=False)
    lines = [line.split() for line in capfd.readouterr().out.splitlines() if line.strip() and "\u2500" not in line]
    assert lines == [["what", "found"], ["ledger", "gone", "bad"], ["reader", "there", "good"]]


def test_what_the_doctor_found_has_six_ninths_of_the_width(monkeypatch, capfd, tmp_path):
    for part in ("_models", "_knowledge", "_installation"):
        monkeypatch.setattr(doctor, part, list)
    monkeypatch.setattr(doctor, "_ledger", lambda path: [doctor.Finding("ledger", "gone", 4)])
    monkeypatch.setattr(output, "PIPED_WIDTH", 1800)
    doctor.command.main(["--ledger", str(tmp_path / "l")], standalone_mode=False)
    [row] = [line for line in capfd.readouterr().out.splitlines() if "gone" in line]
    begins = [row.index("gone"), row.index("bad")]
    assert [round(9 * (b - a) / 1800, 1) for a, b in pairwise([0, *begins])] == [2, 6]
