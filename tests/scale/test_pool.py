"""The pool keeps order, tells the article at fault and goes on, gives the same bytes as one process, and leaves no process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import tinycoder

from incumbent.errors import InputError, ModelError
from incumbent.reading import Reading
from incumbent.records import Article, to_json
from incumbent.scale import code_all
from soak import members

READINGS = [
    Reading("a", Article("a", "Premier resigns\nThe premier of Northland resigned on Monday.", published="2021-03-02")),
    Reading("b", error=InputError("b: empty", code="input-empty")),
    Reading("skipped", skipped="a picture"),
    *(Reading(str(n), Article(str(n), f"Title{n} {n}\nAda Lee met Jo Roe on day {n}.")) for n in range(80)),
]


def article(name: str, text: str) -> Reading:
    return Reading(name, Article(name, text))


def test_two_processes_give_the_bytes_of_one_in_order() -> None:
    alone = list(code_all(READINGS, workers=1, coder=tinycoder.make))
    together = list(code_all(READINGS, workers=2, coder=tinycoder.make))
    assert [c.reading.source for c in together] == [r.source for r in READINGS]
    assert [c.record and to_json(c.record) for c in together] == [c.record and to_json(c.record) for c in alone]
    assert alone[1].record is None and alone[2].record is None and alone[0].record is not None


@pytest.mark.parametrize("workers", [1, 2])
def test_one_failing_article_is_reported_and_the_rest_goes_on(workers: int) -> None:
    readings = [*READINGS[:20], article("bad", "A FAIL\nbody"), *READINGS[20:]]
    records = {
        c.record.article.id: c.record for c in code_all(readings, workers=workers, coder=tinycoder.make) if c.record
    }
    assert [p.code for p in records["bad"].problems] == ["coder-failed"] and "a bug" in records["bad"].problems[
        0
    ].message
    assert len(records) == 82 and all(not r.problems for key, r in records.items() if key != "bad")


def test_an_article_that_ends_or_holds_up_its_process_is_told_and_the_rest_goes_on() -> None:
    readings = [
        *READINGS[:9],
        article("ends", "A CRASH\n"),
        *READINGS[9:40],
        article("hangs", "A HANG\n"),
        *READINGS[40:],
    ]
    began = time.monotonic()
    coded = list(code_all(readings, workers=2, coder=tinycoder.make, patience_s=1.5))
    assert time.monotonic() - began < 60
    assert [c.reading.source for c in coded] == [r.source for r in readings]
    faults = {c.reading.source: c.record.problems[-1].message for c in coded if c.record and c.record.problems}
    assert set(faults) == {"ends", "hangs"}
    assert "ended" in faults["ends"] and "too long" in faults["hangs"]


def test_in_one_process_too_an_article_that_takes_too_long_is_stopped() -> None:
    coded = list(
        code_all([article("hangs", "A HANG\n"), *READINGS[:5]], workers=1, coder=tinycoder.make, patience_s=0.3)
    )
    assert [p.code for p in coded[0].record.problems] == ["coder-failed"] if coded[0].record else False
    assert all(not c.record.problems for c in coded[1:] if c.record)


def test_what_the_coder_cannot_do_without_is_raised() -> None:
    with pytest.raises(ModelError, match="missing"):
        list(code_all(READINGS, workers=2, coder=tinycoder.make_unloadable))
    with pytest.raises(ModelError, match="workers 1"):
        list(code_all(READINGS, workers=2, coder=tinycoder.make_dead))
    assert not multiprocessing.active_children()


def test_closing_early_leaves_no_process() -> None:
    coded = code_all(READINGS, workers=2, coder=tinycoder.make)
    next(coded)
    assert multiprocessing.active_children()
    coded.close()
    assert not multiprocessing.active_children()


MAIN = """
import sys, tinycoder
from incumbent.reading import Reading
from incumbent.records import Article
from incumbent.scale import code_all
if __name__ == "__main__":
    readings = (Reading(str(n), Article(str(n), f"A{n} SLEEP")) for n in range(10**6))
    for n, coded in enumerate(code_all(readings, workers=3, coder=tinycoder.make)):
        if n == 3:
            print("begun", flush=True)
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="processes are counted through /proc")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_worker_outlives_the_main_process(tmp_path: Path, how: int) -> None:
    script = tmp_path / "main.py"
    script.write_text(MAIN)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(tinycoder.__file__).parent), *sys.path])}
    with subprocess.Popen(
        [sys.executable, str(script)], env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as main:
        assert main.stdout is not None and main.stdout.readline() == b"begun\n"
        group = main.pid
        assert len(members(group)) >= 4
        began = time.monotonic()
        if how == signal.SIGINT:
            os.killpg(group, how)  # as a terminal does: every process of the group gets it
        else:
            main.send_signal(how)
        main.wait(10)
        told = main.stderr.read() if main.stderr else b""
        while members(group) and time.monotonic() - began < 10:
            time.sleep(0.05)
        assert not members(group), "processes are left"
        assert told.count(b"Traceback") <= (1 if how == signal.SIGINT else 0), (
            told
        )  # the script's own, none of the workers'
