"""Reading on a Ray cluster gives the ledger of one process, also where its workers are killed, and goes on where it stopped."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("ray", reason="SKIPPED: ray is not installed (extra `ray`)")

import tinycoder

import soak
from incumbent.cli.read import read_into
from incumbent.ledger import Ledger

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="SKIPPED: workers are found through /proc")


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, sys.path)))


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("incumbent.cli.read._coder_and_model", lambda model: ("soak 1", "none"))
    soak.write_articles(tmp_path / "news", 1_200)
    (tmp_path / "news" / "broken.json").write_text("{")
    (tmp_path / "news" / "picture.png").write_bytes(b"\x89PNG\r\n")
    return tmp_path / "news"


def read(news: Path, ledger: Path, engine: str, **options):
    with Ledger.open(ledger, write=True) as opened:
        tally, done = read_into(opened, [news], coder=soak.make, workers=2, engine=engine, **options)
    return dict(done), tally.failed, dict(tally.skipped)


def processes(name: str, text: bytes) -> list[int]:
    """The processes whose /proc file of this name (cmdline, environ) holds a text."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                said = (entry / name).read_bytes()
            except OSError:
                continue
            if text in said:
                found.append(int(entry.name))
    return found


def test_a_cluster_gives_the_ledger_of_one_process_though_its_workers_are_killed(tmp_path: Path, news: Path) -> None:
    alone, together = tmp_path / "alone.sqlite", tmp_path / "together.sqlite"
    killed: list[str] = []
    count = 0

    def kill(record, outcome) -> None:
        nonlocal count
        count += 1
        for name in ("code_articles", "read_shard"):
            if name not in killed and count > 40 and (found := processes("cmdline", b"ray::" + name.encode())):
                os.kill(found[0], signal.SIGKILL)
                killed.append(name)

    expected = read(news, alone, "processes")
    assert (
        read(news, together, "ray", stored=kill) == expected == ({"added": 1200, "unchanged": 0}, 1, {"a picture": 1})
    )
    assert "code_articles" in killed
    assert soak.contents(alone) == soak.contents(together)


def test_what_is_finished_is_not_read_again_as_long_as_the_ledger_holds_it(tmp_path: Path, news: Path) -> None:
    ledger = tmp_path / "ledger.sqlite"
    (news / "broken.json").unlink()
    assert read(news, ledger, "ray")[0] == {"added": 1200, "unchanged": 0}
    before = {p: p.read_bytes() for p in news.iterdir()}
    for path in news.glob("*.jsonl"):  # same size and time, other words: only who reads them again sees that
        times = path.stat()
        path.write_bytes(before[path].replace(b"settled", b"SETTLED"))
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert read(news, ledger, "ray")[0] == {"unchanged": 1200}
    ledger.unlink()
    assert read(news, ledger, "ray")[0] == {"added": 1200, "unchanged": 0}


def test_an_article_that_ends_its_process_each_time_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    for n in range(30):
        text = (
            "A CRASH"
            if n == 7
            else f"Minister {n} resigned on Monday, the government of the republic said in the capital."
        )
        (tmp_path / "news" / f"{n:02d}.txt").write_text(f"Title {n}\n\n{text}")
    with Ledger.open(tmp_path / "ledger.sqlite", write=True) as opened:
        tally, done = read_into(opened, [tmp_path / "news"], coder=tinycoder.make, workers=2, engine="ray")
    assert done["added"] == 29 and tally.failed == 1


SCRIPT = """
import sys, soak
from pathlib import Path
from incumbent.cli.read import read_into
from incumbent.ledger import Ledger
with Ledger.open(sys.argv[2], write=True) as opened:
    told = lambda record, outcome: print("stored", flush=True)
    read_into(opened, [sys.argv[1]], coder=soak.make, workers=2, engine="ray", stored=told)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_no_process_of_a_cluster_started_here_outlives_the_main_one(tmp_path: Path, news: Path, how: int) -> None:
    env = {**os.environ, "MARK": str(tmp_path)}
    command = [sys.executable, "-c", SCRIPT, str(news), str(tmp_path / "ledger.sqlite")]
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as main:
        assert main.stdout is not None and main.stdout.readline() == b"stored\n"
        assert len(processes("environ", os.fsencode(tmp_path))) > 3
        main.send_signal(how)
        main.wait(30)
    deadline = time.monotonic() + 120  # Ray's own agents look after their daemon now and then
    while (left := processes("environ", os.fsencode(tmp_path))) and time.monotonic() < deadline:
        time.sleep(0.2)
    said = [(Path("/proc") / str(pid) / "cmdline").read_bytes().split(b"\0")[0] for pid in left]
    assert not left, f"processes are left: {said}"
