"""Exit codes, laziness, and that the documentation names every verb, option and exit code."""

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from incumbent.cli import exits
from incumbent.cli.clean import plain
from incumbent.cli.group import VERBS
from incumbent.cli.main import app, run

DOCS = (Path(__file__).parents[2] / "docs" / "cli.md").read_text(encoding="utf-8")
HEAVY = ("onnxruntime", "spacy", "thinc", "trafilatura", "htmldate", "numpy", "lxml", "concurrent.futures")
ASKING = ("who", "office", "person", "changes", "disagreements", "cite")


def verbs():
    context = click.Context(app)
    return [(name, app.get_command(context, name)) for name in VERBS]


@pytest.mark.parametrize(("name", "command"), verbs(), ids=lambda v: v if isinstance(v, str) else "")
def test_every_verb_and_every_option_is_documented(name, command):
    section = re.search(rf"^## {name}$(.*?)(?=^## |\Z)", DOCS, re.M | re.S)
    assert section, f"docs/cli.md has no section '## {name}'"
    assert command.help
    inner = list(command.commands.values()) if isinstance(command, click.Group) else []
    for parameter in [p for c in (command, *inner) for p in c.params]:
        for option in (
            [*parameter.opts, *parameter.secondary_opts]
            if isinstance(parameter, click.Option)
            else [parameter.name.upper().rstrip("S")]
        ):
            assert re.search(rf"`[^`\n]*(?<![\w-]){re.escape(option)}\b", section[1]), option
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts}"


def test_the_documentation_names_no_option_that_is_not_there():
    commands = [c for _, c in verbs()] + [
        i for _, c in verbs() if isinstance(c, click.Group) for i in c.commands.values()
    ]
    real = {o for c in commands for p in c.params for o in (*p.opts, *p.secondary_opts)} | {"--help", "--version"}
    assert set(re.findall(r"`(--[a-z-]+)", DOCS)) <= real


def test_every_exit_code_is_documented():
    codes = {v for k, v in vars(exits).items() if k.isupper() and isinstance(v, int)}
    for code in codes:
        assert re.search(rf"^\| {code} \|", DOCS, re.M), code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["who", "KGB", "--on", "yesterday"], 2), (["whom"], 2), (["who"], 2), (["cite", "wire-1/c2"], 0),
        (["who", "Nothing At All"], 3), (["who", "KGB", "--ledger", "missing.sqlite"], 4), (["--version"], 0), (["--help"], 0),
    ],
)  # fmt: skip
def test_exit_codes(path, words, code, capfd):
    assert run(words) == code
    out, err = capfd.readouterr()
    assert (code == 0) == bool(out) and (code == 0) == (not err)


def test_a_verb_that_is_misspelt_gets_a_hint(path, capfd):
    run(["disagreement"])
    assert "disagreements" in capfd.readouterr().err


@pytest.mark.parametrize("name", ASKING)
def test_a_question_loads_nothing_heavy(path, name):
    words = {"changes": [], "disagreements": [], "cite": ["wire-1/c2"], "person": ["Tertel"]}.get(
        name, ["Security Council"]
    )
    code = (
        "import sys; from incumbent.cli.main import run\n"
        f"code = run({[name, *words]!r})\n"
        f"loaded = [m for m in {HEAVY!r} if m in sys.modules]\n"
        "assert code == 0, code\nassert not loaded, loaded"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"), ("Łódź naïve 北京", "Łódź naïve 北京"), ("a\x1b[2Jb", "ab"), ("a\x1b]8;;http://x\x1b\\b", "ab"),
        ("a\u202eb\u2069c", "abc"), ("a\r\n\tb", "a b"), ("a\x9b31mb", "ab"), ("a\x00b\x7f", "ab"), ("\ud800x", "x"),
        ("e\u0301", "e\u0301"), ("\x1bPq\x1b\\z", "z"), ("unclosed \x1b]0;title", "unclosed"),
    ],
)  # fmt: skip
def test_strangers_text_is_shown_and_does_nothing_else(text, shown):
    assert plain(text) == shown


def test_a_country_that_is_not_known_gets_near_names(path, capfd):
    for word in ("Belaruss", "XYZ"):
        assert run(["changes", "--country", word]) == 3
        assert f"no country is known as '{word}'" in capfd.readouterr().err
    run(["changes", "--country", "Belaruss"])
    assert "near names: Belarus" in capfd.readouterr().err


def test_data_cut_by_the_limit_says_so(path, capfd):
    for form in ("csv", "json", "jsonl"):
        assert run(["changes", "--limit", "1", "--format", form]) == 0
        assert "--limit" in capfd.readouterr().err
    assert run(["changes", "--format", "csv"]) == 0
    assert not capfd.readouterr().err
