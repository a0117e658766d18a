"""The server, asked by the SDK's own client: every tool listed and called, small answers, and nothing written."""

from __future__ import annotations

import json
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

mcp = pytest.importorskip("mcp")
anyio = pytest.importorskip("anyio")

from builders import HandKnowledge, Story, ledger_of, namesakes, reshuffle  # noqa: E402

from incumbent.knowledge import Knowledge  # noqa: E402
from incumbent.mcp.answer import MOST  # noqa: E402
from incumbent.mcp.server import make_server  # noqa: E402

TOOLS = {"who", "office", "person", "changes", "events", "statements", "disagreements", "search", "cite"}
Ask = Callable[..., str]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Knowledge, "load", classmethod(lambda cls: HandKnowledge()))
    stories = [reshuffle(url="https://wire.example/1")]
    for n in range(60):
        story = Story(f"wire-{n + 2}", published=f"2020-10-{n % 28 + 1:02d}", title="A trip to Moscow " + "far " * 40)
        story.statement(
            "Alexander Lukashenko", f"“There will be no early election number {n},” he said. " + "So it goes. " * 60
        )
        story.event(
            "CONSULT", "met", f"Lukashenko met guest {n} in Moscow. " + "It was long. " * 40, ["Alexander Lukashenko"]
        )
        story.claim("start", f"Guest Number{n}", "governor", body=f"Region {n}", date=f"2020-10-{n % 28 + 1:02d}")
        stories.append(story)
    file = tmp_path / "news.sqlite"
    ledger_of(file, *stories).close()
    return file


def with_client(server: Any, work: Callable[[Any], Awaitable[Any]]) -> Any:
    async def run() -> Any:
        async with mcp.Client(server) as client:
            return await work(client)

    return anyio.run(run)


@pytest.fixture
def call(path: Path) -> Ask:
    server = make_server(path)

    def ask(tool: str, error: bool = False, **words: Any) -> str:
        async def work(client: Any) -> Any:
            return await client.call_tool(tool, words)

        result = with_client(server, work)
        assert bool(result.is_error) == error, result
        [content] = result.content
        assert len(content.text) <= MOST
        return str(content.text)

    return ask


def test_every_tool_is_listed_with_what_it_takes(path: Path) -> None:
    async def work(client: Any) -> Any:
        return (await client.list_tools()).tools, client.instructions

    tools, instructions = with_client(make_server(path), work)
    assert {t.name for t in tools} == TOOLS and "nobody is ever called current" in instructions
    for tool in tools:
        assert tool.description and tool.input_schema["type"] == "object"
        hints = tool.annotations
        assert (hints.read_only_hint, hints.idempotent_hint, hints.open_world_hint, hints.destructive_hint) == (
            True, True, False, False
        )  # fmt: skip
    [who] = [t for t in tools if t.name == "who"]
    assert who.input_schema["required"] == ["office"]
    assert set(who.input_schema["properties"]) == {"office", "country", "on", "known_on", "min_confidence"}


@pytest.mark.parametrize(
    ("tool", "words", "has"),
    [
        ("who", {"office": "KGB", "country": "Belarus", "on": "2020-09-04"}, "Ivan Tertel"), ("office", {"office": "KGB"}, "Vakulchik"),
        ("person", {"name": "Tertel"}, "State Control Committee"), ("changes", {"country": "Belarus", "limit": 100}, "governor"),
        ("events", {"actor": "Lukashenko", "limit": 100}, "CONSULT"), ("events", {"type": "consult,aid"}, "guest"),
        ("statements", {"speaker": "Lukashenko", "limit": 100}, "no early election"),
        ("statements", {"about": '"early election number 7"'}, "number 7"), ("disagreements", {}, "Andrei Ravkov"),
        ("search", {"query": '"early election"', "limit": 100}, "early election"),
    ],
)  # fmt: skip
def test_answers_are_small_and_carry_ids_that_can_be_cited(
    call: Ask, tool: str, words: dict[str, Any], has: str
) -> None:
    found = json.loads(call(tool, **words))
    assert has in json.dumps(found, ensure_ascii=False)
    assert found["shown"] == len(found["rows"]) > 0 and (found["shown"] == found["total"] or found["more"])
    ids = [
        row.get("statement_id") or row.get("event_id") or row.get("id") or next(iter(row.get("claims", [])), None)
        for row in found["rows"]
    ]
    for id in [i for i in ids if i][:3]:
        assert "published:" in call("cite", id=id)


@pytest.mark.parametrize("form", ["text", "bibtex", "csl", "ris", "webannotation"])
def test_cite_in_every_format(call: Ask, form: str) -> None:
    assert "Ivan Tertel" in call("cite", id="wire-1/c2", format=form)


def test_what_is_not_there_is_told_with_near_names(call: Ask) -> None:
    found = json.loads(call("who", office="KGP", country="Belarus"))
    assert found["rows"] == [] and found["near"] and "KGP" in found["notes"][0]
    assert json.loads(call("search", query="nowhere at all"))["total"] == 0
    assert json.loads(call("cite", id="wire-1/c99"))["near"]
    assert "no country is known" in call("changes", country="Atlantis")


def test_a_wrong_argument_says_what_to_do(call: Ask) -> None:
    assert "write it as 2020-09-04" in call("changes", error=True, since="yesterday")
    call("cite", error=True, id="wire-1/c2", format="docx")
    call("who", error=True)


def test_nothing_is_written(path: Path, call: Ask) -> None:
    path.chmod(0o444)
    before = {p.name: p.read_bytes() for p in path.parent.iterdir() if not p.name.endswith("-shm")}
    for tool, words in (("who", {"office": "KGB"}), ("search", {"query": "x'; DROP TABLE claims; --"}), ("events", {})):
        call(tool, **words)
    assert {p.name: p.read_bytes() for p in path.parent.iterdir() if not p.name.endswith("-shm")} == before


def test_over_standard_input_and_output(path: Path) -> None:
    code = (
        "from builders import HandKnowledge\nfrom incumbent.knowledge import Knowledge\n"
        "Knowledge.load = classmethod(lambda cls: HandKnowledge())\n"
        "from incumbent.cli.main import main\n"
        f"main(['mcp', '--ledger', {str(path)!r}])"
    )
    server = mcp.StdioServerParameters(
        command=sys.executable, args=["-c", code], env={"PYTHONPATH": ":".join(sys.path)}
    )

    async def work(client: Any) -> Any:
        names = {t.name for t in (await client.list_tools()).tools}
        return names, await client.call_tool("who", {"office": "KGB", "country": "BLR"})

    names, result = with_client(server, work)
    assert names == TOOLS and "Ivan Tertel" in result.content[0].text


def test_people_of_one_name_are_told_apart(path: Path, call: Ask) -> None:
    ledger_of(path, *namesakes()).close()
    found = json.loads(call("person", name="Jane Doe"))
    assert len({row["person_id"] for row in found["rows"]}) == 2 and "2 people are called Jane Doe" in found["notes"][0]
