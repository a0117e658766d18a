"""The commands that the documentation shows are run as they stand there, page by page, on the samples; each answers."""

import re
import shlex
import shutil
from importlib import resources
from pathlib import Path

import pytest

from incumbent.cli.main import run
from incumbent.reader import PACKAGED

ROOT = Path(__file__).parents[2]
PAGES = ("README.md", "docs/tutorial.md", "docs/cite.md", "docs/tables.md", "docs/python.md")
SHOWN = re.compile(r"^\s*(?:\$ )?(incumbent [a-z].*)$", re.M)  # in a block
TOLD = re.compile(r"^\|.*`(incumbent [a-z][^`]*)` \|$", re.M)  # in the table of what one can do
APART = {"serve", "mcp", "watch", "alert", "demo"}  # run by tests of their own, or without end

pytestmark = pytest.mark.skipif(
    not (PACKAGED / "manifest.json").is_file(),
    reason="the reader's packaged weights are not there: the documented commands are not run",
)


def commands(page: str) -> list[list[str]]:
    text = (ROOT / page).read_text("utf-8")
    found = sorted((m.start(), m[1]) for pattern in (SHOWN, TOLD) for m in pattern.finditer(text))
    words = [shlex.split(line.partition(" > ")[0], comments=True)[1:] for _, line in found]
    return [w for w in words if w[0] not in APART and "..." not in w]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("documented")
    with resources.as_file(resources.files("incumbent") / "samples") as samples:
        shutil.copytree(samples, made / "my-articles")
    assert run(["read", str(made / "my-articles"), "--ledger", str(made / "samples.sqlite"), "--quiet"]) == 0
    return made


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_the_page_answers(page, folder, tmp_path, monkeypatch, capfd):
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    shutil.copy(tmp_path / "samples.sqlite", tmp_path / "news.sqlite")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INCUMBENT_LEDGER", "samples.sqlite")
    asked = commands(page)
    assert asked, "the page shows no command"
    for words in asked:
        before = set(tmp_path.iterdir())
        code = run(words)
        out, err = capfd.readouterr()
        assert code == 0, (words, err)
        assert out.strip() or set(tmp_path.iterdir()) - before or words[0] == "read", (
            words,
            "prints nothing and writes nothing",
        )
