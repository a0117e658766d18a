"""Every option's default, lowest and highest value, which may be repeated, which name files; and that help says the defaults."""

import click
import pytest

from incumbent.cli.event_options import event_options
from incumbent.cli.group import VERBS
from incumbent.cli.main import app


def commands():
    """Every command by its words."""
    context = click.Context(app)
    for name in VERBS:
        command = app.get_command(context, name)
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", c) for inner, c in command.commands.items())
        else:
            yield name, command


COMMANDS = dict(commands())
OPTIONS = [
    (verb, p, f"{verb} {p.opts[-1]}") for verb, c in COMMANDS.items() for p in c.params if isinstance(p, click.Option)
]
NUMBERS = {  # default, lowest and highest value
    "code --workers": (None, 1, 256), "read --workers": (None, 1, 256), "watch --workers": (None, 1, 256),
    "watch --every": (300.0, 1, 86_400), "serve --port": (8020, 1, 65_535), "serve --workers": (2, 1, 64),
    "office --limit": (100, 1, None), "changes --limit": (100, 1, None), "disagreements --limit": (100, 1, None),
    "events --limit": (100, 1, None), "said --limit": (50, 1, None), "who-said --limit": (50, 1, None), "search --limit": (20, 1, None),
}  # fmt: skip
BELIEVED = {"--min-confidence": (0.5, 0, 1), "--at-least": (1, 1, None)}
DEFAULTS = {
    "--ledger": "incumbent.sqlite", "--format": "table", "--engine": "processes", "--order": "count", "--host": "127.0.0.1",
    "--grouped": True,
}  # fmt: skip
FORMATS = {
    "code": "jsonl", "cite": "text", "export events": "csv", "export offices": "csv",
}  # fmt: skip
REPEATED = {
    *(f"{verb} {option}" for verb in ("events", "export events") for option in ("--type", "--quad", "--status")),
    "search --in", "serve --name",
}  # fmt: skip


def default_of(option):
    """None where none is declared."""
    return option.to_info_dict()["default"] if option.to_info_dict()["default"] is not None else None


def test_numbers_have_their_defaults_and_limits():
    found = {
        key: (default_of(o), o.type.min, o.type.max)
        for _, o, key in OPTIONS
        if isinstance(o.type, (click.IntRange, click.FloatRange))
    }
    believed = {key: value for key, value in found.items() if key.split()[-1] in BELIEVED}
    assert {key: v for key, v in found.items() if key not in believed} == NUMBERS
    assert {key.rpartition(" ")[0] for key in believed} == {
        "who", "office", "person", "changes", "disagreements", "events", "export events", "export offices", "export bundle"
    }  # fmt: skip
    assert all(value == BELIEVED[key.split()[-1]] for key, value in believed.items())
    assert not any(o.type.min_open or o.type.max_open or o.type.clamp for _, o, key in OPTIONS if key in found)


def test_other_options_have_their_defaults():
    for verb, option, key in OPTIONS:
        name, default = option.opts[0], default_of(option)
        if option.is_flag and name != "--grouped":
            assert default in (False, None), key
        elif default is None or key in NUMBERS or name in BELIEVED or option.multiple:
            continue
        else:
            assert default == (FORMATS.get(verb, "table") if name == "--format" else DEFAULTS[name]), key


@pytest.mark.parametrize(("verb", "option"), [o[:2] for o in OPTIONS], ids=[o[2] for o in OPTIONS])
def test_help_says_every_default(verb, option):
    default = default_of(option)
    if default in (None, False, ()) or option.multiple:
        return
    shown = " ".join(COMMANDS[verb].get_help(click.Context(COMMANDS[verb])).split())
    said = "grouped" if option.opts[0] == "--grouped" else default
    assert f"[default: {said}" in shown or f"[env var: INCUMBENT_LEDGER; default: {said}" in shown


def test_which_options_may_be_repeated():
    assert {key for _, o, key in OPTIONS if o.multiple} == REPEATED


@pytest.mark.parametrize(
    "words",
    [
        ("code", "x.txt", "--out"), ("watch", "x", "--once", "--journal"), ("alert", "add", "kind=end", "--append"), ("demo", "--ledger"),
        ("article", "wire-1", "--html"), ("export", "events", "--out"), ("export", "offices", "--out"), ("decisions", "export", "--out"),
        ("decisions", "import"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_folder_is_no_file(verb, tmp_path, words):
    ran = verb(*words, tmp_path)
    assert ran.code == 2 and "is a directory" in ran.err and list(tmp_path.iterdir()) == [tmp_path / "l.sqlite"]


def test_a_file_is_no_folder_and_a_folder_no_ledger(verb, path, tmp_path):
    ran = verb("export", "bundle", "--out", path)
    assert ran.code == 2 and "is a file" in ran.err
    ran = verb("who", "KGB", "--ledger", tmp_path)
    assert ran.code == 4 and str(tmp_path) in ran.err


@pytest.mark.parametrize(
    "words",
    [
        ("code",), ("read",), ("watch", "--once"), ("alert", "add", "--run", "x"), ("alert", "remove"), ("who",), ("office",), ("person",),
        ("said",), ("who-said",), ("search",), ("article",), ("cite",), ("export", "events"), ("export", "offices"), ("export", "bundle"),
        ("decisions", "export"), ("decisions", "import"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_what_must_be_given(verb, words):
    ran = verb(*words)
    assert ran.code == 2 and "Missing " in ran.err and not ran.out


def test_options_that_choose_events_as_they_are_typed():
    @click.command()
    @event_options
    def command(**choices):
        return choices

    empty = command.main([], standalone_mode=False)
    assert empty == {
        "actor": None, "source": None, "target": None, "country": None, "source_country": None, "target_country": None, "types": (),
        "quads": (), "statuses": (), "place": None, "since": None, "until": None, "grouped": True,
    }  # fmt: skip
    words = (
        "--type aid --type OFFICE --quad vc --quad MX --status planned --status asserted --each --place Oslo".split()
    )
    given = command.main(words, standalone_mode=False)
    assert given == {
        **empty, "types": ("AID", "OFFICE"), "quads": ("VC", "MX"), "statuses": ("planned", "asserted"), "grouped": False, "place": "Oslo"
    }  # fmt: skip
    for wrong in (["--type", "KISS"], ["--quad", "XX"], ["--status", "PLANNED"], ["--since", "May"]):
        with pytest.raises(click.UsageError):
            command.main(wrong, standalone_mode=False)
    shown = " ".join(command.get_help(click.Context(command)).split())
    assert "[default: grouped]" in shown
