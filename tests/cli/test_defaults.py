"""Used as people expect: a file of defaults, --quiet, progress in logs, completion, manual pages."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from incumbent.cli import progress as progress_room
from incumbent.cli.group import VERBS
from incumbent.cli.main import run


@pytest.fixture
def told(path, tmp_path, monkeypatch):
    """Writes incumbent.toml into the working folder; no ledger is named in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("INCUMBENT_LEDGER")

    def write(text, name="incumbent.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)

    return write


def test_defaults_hold_until_the_command_line_says_otherwise(told, verb):
    told('ledger = "l.sqlite"\n[changes]\nlimit = 1\nformat = "csv"\nsince = 2020-01-01\n')
    assert len(verb("changes").out.splitlines()) == 2
    assert len(verb("changes", "--limit", "3").out.splitlines()) == 4
    assert verb("changes", "--format", "json").out.startswith("{")
    assert verb("office", "KGB").code == 0


def test_the_environment_wins_over_the_file_and_names_another(told, verb, path, monkeypatch):
    told('ledger = "nowhere.sqlite"')
    assert verb("changes").code == 4
    monkeypatch.setenv("INCUMBENT_LEDGER", str(path))
    assert verb("changes").code == 0
    monkeypatch.delenv("INCUMBENT_LEDGER")
    told('ledger = "../l.sqlite"', "elsewhere/my.toml")
    monkeypatch.setenv("INCUMBENT_CONFIG", "elsewhere/my.toml")
    assert verb("changes").code == 0, "the path is meant from the file's folder"


def test_verbs_in_verbs_have_tables_of_their_own(told, verb, tmp_path):
    told('ledger = "l.sqlite"\n[export.offices]\nformat = "jsonld"\n')
    ran = verb("export", "offices", "--out", "o.json")
    assert ran.code == 0 and (tmp_path / "o.json").read_text().startswith("{")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("ledger = ", "cannot be read as TOML"), ("[changes]\nlimits = 3", "`changes` has no option --limits"),
        ("[raed]\nworkers = 1", "[raed] is no verb"), ("limit = 3", "only ledger and quiet"), ("[changes]\nlimit = 'x'", "limit"),
        ("[export.event]\nformat = 'csv'", "there is no `export event`"),
    ],
)  # fmt: skip
def test_a_file_that_means_nothing_is_told(told, verb, text, says):
    told(text)
    ran = verb(*("export", "offices", "--out", "o") if "export" in text else ("changes",))
    assert ran.code == 2 and says in ran.err


def test_quiet_leaves_answers_and_errors(told, verb):
    assert verb("export", "offices", "--out", "o.csv", "--ledger", "l.sqlite").err.startswith(("2", "3", "4", "5"))
    for words in (("--quiet", "export", "offices"), ("export", "offices", "-q")):
        ran = verb(*words, "--out", "o.csv", "--ledger", "l.sqlite")
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    told('quiet = true\nledger = "l.sqlite"')
    assert verb("export", "offices", "--out", "o.csv").err == ""
    assert "KGX" in verb("who", "KGX").err


def test_a_log_gets_a_line_now_and_then(monkeypatch, capsys):
    now = iter([0.0, 1.0, 12.0, 13.0, 30.0])
    monkeypatch.setattr(progress_room.time, "monotonic", lambda: next(now))
    with progress_room.progress("reading") as tick:
        for _ in range(4):
            tick(600)
    assert capsys.readouterr().err.splitlines() == [
        "reading: 1,200 articles, 100.0 articles/s", "reading: 2,400 articles, 80.0 articles/s",
    ]  # fmt: skip


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_verbs_and_options_complete(shell):
    def complete(words, at):
        asked = {"COMP_WORDS": words, "COMP_CWORD": words.split()[-1] if shell == "fish" else str(at)}
        env = {**os.environ, "_INCUMBENT_COMPLETE": f"{shell}_complete", **asked}
        code = "from incumbent.cli.start import main; main()"
        return subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True).stdout

    assert "disagreements" in complete("incumbent disag", 1)
    assert "--count-by" in complete("incumbent events --cou", 2)
    env = {**os.environ, "_INCUMBENT_COMPLETE": f"{shell}_source"}
    code = "from incumbent.cli.start import main; main()"
    script = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True)
    assert "_INCUMBENT_COMPLETE" in script.stdout or script.stderr.startswith("Bash")


def test_a_manual_page_for_every_verb(tmp_path):
    pytest.importorskip("click_man")
    script = Path(__file__).parents[2] / "docs" / "man.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    pages = {p.name for p in tmp_path.iterdir()}
    assert {f"incumbent-{v}.1" for v in VERBS} | {"incumbent.1", "incumbent-export-events.1"} <= pages
    assert "\\-\\-country" in (tmp_path / "incumbent-who.1").read_text()


def test_counts_have_the_most_first_and_obey_the_limit(path, verb):
    from builders import Story, ledger_of

    story = Story("many", published="2020-05-01")
    for n in range(6):
        story.event("CONSULT" if n < 3 else ("AID" if n < 5 else "ACCUSE"), "met", f"Group {n} met.", [f"Group {n}"])
    ledger_of(path, story).close()
    counted = verb("events", "--count-by", "type", "--format", "csv")
    assert counted.out.splitlines() == ["type,events", "CONSULT,3", "AID,2", "ACCUSE,1"] and counted.err == ""
    cut = verb("events", "--count-by", "type", "--limit", "2", "--format", "csv")
    assert cut.out.splitlines() == ["type,events", "CONSULT,3", "AID,2"]
    assert cut.err == "incumbent: 1 rows with fewer events are left out; --limit gives more\n"
    named = verb("events", "--count-by", "type", "--order", "name", "--limit", "2", "--format", "csv")
    assert named.out.splitlines() == ["type,events", "AID,2", "CONSULT,3"]
    every = verb("events", "--limit", "2", "--format", "csv")
    assert (
        len(every.out.splitlines()) == 3 and every.err == "incumbent: 4 earlier ones are left out; --limit gives more\n"
    )
    assert verb("events", "--limit", "6", "--format", "csv").err == ""
    assert run(["events", "--count-by", "nothing"]) == 2
