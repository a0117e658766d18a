"""The verb `serve`: several processes on one address, the token, a port in use, an end by interrupt."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from incumbent.cli.main import run


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_it_serves_with_two_processes_tells_the_token_and_ends_by_interrupt(own_ledger, port):
    command = [
        str(Path(sys.executable).with_name("incumbent")),
        "serve",
        "--ledger",
        str(own_ledger),
        "--port",
        str(port),
        "--review",
    ]
    environment = {k: v for k, v in os.environ.items() if k != "INCUMBENT_TOKEN"}
    started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment, start_new_session=True)
    try:
        told = [started.stderr.readline() for _ in range(2)]
        assert told[0].startswith(f"http://127.0.0.1:{port}/")
        assert re.match(r"review token: [\w-]{20,}$", told[1])
        deadline = time.monotonic() + 40
        while True:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/home.json", timeout=20) as response:
                    assert response.status == 200
                break
            except OSError:
                assert time.monotonic() < deadline and started.poll() is None
                time.sleep(0.2)
    finally:
        os.killpg(started.pid, signal.SIGINT)
    assert started.wait(timeout=30) in (0, 130)
    started.stderr.close()
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", port), timeout=2)


def test_a_port_in_use_and_a_missing_ledger_are_told(own_ledger, tmp_path, capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert run(["serve", "--ledger", str(own_ledger), "--port", str(taken.getsockname()[1])])
    assert "choose another --port" in capsys.readouterr().err
    assert run(["serve", "--ledger", str(tmp_path / "none.sqlite")])
    assert "there is no ledger" in capsys.readouterr().err
