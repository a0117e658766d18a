"""What is asked of a cluster and what is made of its answers, step by step; the cluster itself is one of `rayless`."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rayless
import tinycoder

from incumbent.errors import InputError, ModelError
from incumbent.reading import Reading
from incumbent.records import Article
from incumbent.scale import cluster as room
from incumbent.scale.cluster import Cluster, ShardEnd, code_articles, read_shard, shards
from incumbent.scale.engine import Job
from incumbent.scale.manifest import Manifest, Shard

JOB = Job(published="2021-03-02", publisher="The Post", fields={"a": "b"}, model="m", coder=tinycoder.make, workers=3)


@pytest.fixture
def ray(monkeypatch: pytest.MonkeyPatch) -> rayless.Ray:
    made = rayless.Ray()
    monkeypatch.setitem(sys.modules, "ray", made)
    monkeypatch.delenv("RAY_ADDRESS", raising=False)
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setattr(room, "_end_with_parent", lambda: None)
    return made


@pytest.fixture
def manifest(tmp_path: Path) -> Iterator[Manifest]:
    with Manifest(tmp_path / "done.sqlite", "v1", {"z"}.__contains__) as made:
        yield made


@pytest.fixture
def cluster(ray: rayless.Ray, manifest: Manifest) -> Iterator[Cluster]:
    with Cluster(JOB, manifest, patience_s=2.0) as made:
        yield made


def article(name: str, text: str = "Ada resigned") -> Reading:
    return Reading(name, Article(name, text))


def files(folder: Path, count: int) -> Path:
    (folder / "news").mkdir()
    for n in range(count):
        (folder / "news" / f"{n}.txt").write_text("words")
    return folder / "news"


def test_a_cluster_needs_ray(monkeypatch: pytest.MonkeyPatch, manifest: Manifest) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r"incumbent\[ray\]") as error:
        Cluster(JOB, manifest)
    assert error.value.code == "engine-missing"


@pytest.mark.parametrize(("before", "after"), [(None, "0"), ("1", "1")])
def test_nothing_is_sent_anywhere_unless_the_user_says_so(
    ray: rayless.Ray, manifest: Manifest, monkeypatch: pytest.MonkeyPatch, before: str | None, after: str
) -> None:
    monkeypatch.delenv("RAY_USAGE_STATS_ENABLED")
    if before is not None:
        monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", before)
    Cluster(JOB, manifest)
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == after


def test_a_cluster_is_started_here_where_none_is_named(
    ray: rayless.Ray, manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    with Cluster(JOB, manifest):
        assert ray.ended == 0
    here = {"num_cpus": 3, "object_store_memory": 400_000_000, "include_dashboard": False}
    assert ray.began == [quiet | here] and ray.ended == 1
    monkeypatch.setenv("RAY_ADDRESS", "head:6379")
    with Cluster(JOB, manifest):
        assert ray.began[1:] == [quiet]


def test_tasks_are_run_again_and_hand_out_a_few_readings_at_a_time(ray: rayless.Ray, cluster: Cluster) -> None:
    coding, reading = ray.tasks["code_articles"], ray.tasks["read_shard"]
    assert coding.function is code_articles and coding.settings == {"max_retries": 2, "num_cpus": 1}
    streaming = {"num_returns": "streaming", "_generator_backpressure_num_objects": 8}
    assert reading.function is read_shard and reading.settings == coding.settings | streaming


def test_shards_are_read_in_order_with_a_few_ahead(
    ray: rayless.Ray, cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "_FILES", 1)
    monkeypatch.chdir(tmp_path)
    reading = ray.tasks["read_shard"]
    reading.does = lambda found, *_: [[article(Path(found[0][0]).stem), Reading("x", skipped="y")]]
    said = cluster.read([files(tmp_path, 7), tmp_path / "none"])
    first = next(said)
    assert first.source == "0" and len(reading.asked) == 5
    for asked in reading.asked:
        assert asked[1:] == (str(tmp_path), "2021-03-02", "The Post", {"a": "b"})
    assert reading.asked[0][0] == ((str(tmp_path / "news" / "0.txt"), True),)
    rest = list(said)
    assert len(reading.asked) == 7
    ends = [r for r in rest if isinstance(r, ShardEnd)]
    assert [(e.shard.articles, e.shard.last) for e in ends] == [(1, str(n)) for n in range(7)]
    assert [e.source for e in ends] == [str(tmp_path / "news" / f"{n}.txt") for n in range(7)]
    assert [r.source for r in (first, *rest) if r.article] == list("0123456") and rest[-1].error is not None


def test_a_shard_with_a_fault_has_no_end(ray: rayless.Ray, cluster: Cluster, tmp_path: Path) -> None:
    bad = Reading("bad", error=InputError("bad", code="input-empty"))
    ray.tasks["read_shard"].does = lambda *_: [[article("a"), bad], [article("b"), Reading("c", skipped="a picture")]]
    assert [r.source for r in cluster.read([files(tmp_path, 1)])] == ["a", "bad", "b", "c"]
    ray.tasks["read_shard"].does = lambda *_: [[article("a")], [article("b"), Reading("c", skipped="a picture")]]
    *_, end = cluster.read([tmp_path / "news"])
    assert isinstance(end, ShardEnd) and (end.shard.articles, end.shard.last) == (2, "b")
    assert (end.article, end.error, end.skipped) == (None, None, None)


def test_files_that_end_their_process_are_told(ray: rayless.Ray, cluster: Cluster, tmp_path: Path) -> None:
    ended = rayless.RayError("\n" + "x" * 300 + "\nmore")
    ray.tasks["read_shard"].does = lambda *_: rayless.broken_off([[article("a")]], ended)
    one, told = cluster.read([files(tmp_path, 2)])
    name = f"{tmp_path / 'news' / '0.txt'} and 1 files after it"
    assert one.source == "a" and told.source == name and isinstance(told.error, InputError)
    why = f"the process that read it ended ({'x' * 200}); read these files by themselves"
    assert (str(told.error), told.error.code) == (f"{name}: {why}", "input-unreadable")


def test_a_machine_that_cannot_read_or_code_is_told(ray: rayless.Ray, cluster: Cluster, tmp_path: Path) -> None:
    raised = rayless.RayTaskError("Traceback\nModuleNotFoundError: " + "y" * 300 + "\n")
    ray.tasks["read_shard"].does = lambda *_: rayless.broken_off([], raised)
    ray.tasks["code_articles"].does = lambda *_: raised
    for going in (cluster.read([files(tmp_path, 1)]), cluster.code([article("a")])):
        with pytest.raises(ModelError, match="install the same incumbent on all of them") as error:
            list(going)
        assert error.value.code == "model-worker"
        assert f"(ModuleNotFoundError: {'y' * 279})" in str(error.value) and "Traceback" not in str(error.value)


def test_only_shards_that_end_are_finished(ray: rayless.Ray, cluster: Cluster, manifest: Manifest) -> None:
    for state in (b"1", b"2"):
        cluster.passed(ShardEnd("s", shard=Shard((("a", False),), (state,), 4, "z")), 0)
    cluster.passed(article("a"), 0)
    assert not manifest.finished(b"1")
    cluster.stored(0)
    assert manifest.finished(b"1") and manifest.finished(b"2") and cluster.left_out == 8
    cluster.passed(ShardEnd("s", shard=Shard((("a", False),), (b"3",), 4, "z")), 1)
    cluster.stored(1)
    assert not manifest.finished(b"3")


@pytest.mark.parametrize(("processors", "ahead"), [(2.0, 7), (1.0, 4), (0.5, 4), (None, 4)])
def test_batches_are_coded_in_order_with_a_few_ahead(
    ray: rayless.Ray, manifest: Manifest, processors: float | None, ahead: int
) -> None:
    ray.processors = processors
    readings = [article(str(n)) for n in range(16 * 9)]
    with Cluster(JOB, manifest, patience_s=2.0) as cluster:
        coding = cluster.code(readings)
        first = next(coding)
        assert len(ray.tasks["code_articles"].asked) == ahead
        done = [first, *coding]
    assert [c.reading for c in done] == readings and [c.record and c.record.article.id for c in done] == [
        str(n) for n in range(16 * 9)
    ]
    articles, *others = ray.tasks["code_articles"].asked[0]
    assert len(articles) == 16 and others == ["m", tinycoder.make, 2.0]
    assert len(ray.tasks["code_articles"].asked) == 9


def test_readings_without_articles_wait_for_none_after_them(ray: rayless.Ray, cluster: Cluster) -> None:
    def readings() -> Iterator[Reading]:
        yield from [Reading(str(n), skipped="a picture") for n in range(17)]
        raise AssertionError("asked for more than is needed")

    coding = cluster.code(readings())
    assert [next(coding).reading.source for _ in range(16)] == [str(n) for n in range(16)]
    assert ray.tasks["code_articles"].asked == []


def test_an_article_that_ends_its_process_is_told_and_its_batch_is_coded(ray: rayless.Ray, cluster: Cluster) -> None:
    def does(articles: list[Article], *others: Any) -> Any:
        if any("CRASH" in a.text for a in articles):
            return rayless.RayError("it ended")
        return code_articles(articles, *others)

    ray.tasks["code_articles"].does = does
    one, bad, two = cluster.code([article("1"), article("bad", "A CRASH"), article("2")])
    assert one.record and two.record and bad.record and not one.record.problems and len(two.record.claims) == 1
    [problem] = bad.record.problems
    assert (problem.code, bad.record.coder) == ("coder-failed", tinycoder.INFO)
    assert problem.message == (
        "article bad: the process that coded it ended (out of memory?); split the article, or leave it out"
    )
    assert [len(a[0]) for a in ray.tasks["code_articles"].asked] == [3, 1, 1, 1]


def test_a_cluster_whose_processes_end_before_any_has_coded_is_told(ray: rayless.Ray, cluster: Cluster) -> None:
    ray.tasks["code_articles"].does = lambda *_: rayless.RayError("it ended")
    with pytest.raises(ModelError, match="fewer --workers") as error:
        list(cluster.code([article("1")]))
    assert error.value.code == "model-worker"


def test_what_a_coder_says_on_purpose_is_raised(ray: rayless.Ray, cluster: Cluster) -> None:
    ray.tasks["code_articles"].does = lambda *_: ModelError("the model is missing", code="model-missing")
    with pytest.raises(ModelError, match="the model is missing"):
        list(cluster.code([article("1")]))


def test_a_task_that_hangs_is_stopped_after_its_time(
    ray: rayless.Ray, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    ray.waits = 1_000
    monkeypatch.setattr(time, "monotonic", lambda: 1_000.0 + sum(ray.waited))
    assert cluster.outcome("running", [Article("1", "x")]) is True
    # 600 s to load and four times 2 s, for itself and three batches before it
    assert ray.cancelled == [("running", True)] and 4 * 608 < sum(ray.waited) <= 4 * 608 + 5


def test_a_task_at_the_end_of_its_time_is_still_waited_for(
    ray: rayless.Ray, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = iter([0.0, 4 * 608.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(now))
    ray.waits = 1
    assert cluster.outcome((tinycoder.INFO, []), [Article("1", "x")]) == []
    assert ray.waited == [5.0, 5.0] and ray.cancelled == []


def test_an_article_that_hangs_is_told(ray: rayless.Ray, cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [c.record and c.record.problems for c in cluster.code([article("1")])] == [()]
    monkeypatch.setattr(cluster, "outcome", lambda running, articles: True)
    [slow] = cluster.code([article("2")])
    assert slow.record is not None and slow.record.problems[0].message == (
        "article 2: coding took too long and was stopped; split the article, or leave it out"
    )


def test_files_that_go_while_we_look_and_finished_ones(
    tmp_path: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = files(tmp_path, 3)
    here = [str(folder / f"{n}.txt") for n in range(3)]
    gone = str(tmp_path / "gone.txt")
    monkeypatch.setattr(room, "paths", lambda item: [here[0], gone, *here[1:]])
    before, told, after = shards(["folder"], manifest)
    assert isinstance(before, Shard) and before.files == ((here[0], True),)
    assert isinstance(told, Reading) and told.source == gone and isinstance(told.error, InputError)
    assert str(told.error) == f"{gone}: cannot be opened (No such file or directory); check it"
    assert told.error.code == "input-unreadable"
    assert isinstance(after, Shard) and after.files == ((here[1], True), (here[2], True))
    manifest.ended(Shard(((here[1], True),), (after.states[0],), 1, "z"), 0)
    manifest.stored(0)
    assert [s.files for s in shards(["folder"], manifest) if isinstance(s, Shard)] == [
        ((here[0], True),),
        ((here[2], True),),
    ]


def test_standard_input_is_told_with_its_code(manifest: Manifest) -> None:
    [told] = shards(["-"], manifest)
    assert isinstance(told, Reading) and told.source == "<stdin>" and isinstance(told.error, InputError)
    assert told.error.code == "input-unreadable" and "save it to a file" in str(told.error)


def test_a_shard_is_full_at_its_bytes(tmp_path: Path, manifest: Manifest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_BYTES", 10)
    found = files(tmp_path, 4)  # of 5 bytes each
    assert [len(s.files) for s in shards([found], manifest) if isinstance(s, Shard)] == [3, 1]


def test_a_task_reads_where_names_begin_and_says_what_is_not_there(
    ray: rayless.Ray, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(files(tmp_path, 1))
    [[missing]] = read_shard([("none.txt", False)], str(tmp_path / "not here"), None, None, {})
    assert missing.error is not None and Path.cwd() == tmp_path / "news"
    [*_] = read_shard([("news/0.txt", False)], str(tmp_path), None, None, {})
    assert Path.cwd() == tmp_path


def test_the_coder_of_a_process_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str | None] = []

    def make(model: str | None) -> Any:
        made.append(model)
        return tinycoder.TinyCoder()

    assert room._coder("m", make) is room._coder("m", make) and made == ["m"]
    monkeypatch.setattr("incumbent.scale.worker.default_coder", make)
    room._coder.cache_clear()
    assert isinstance(room._coder(None, None), tinycoder.TinyCoder) and made == ["m", None]
    room._coder.cache_clear()


def test_a_task_ends_with_the_process_that_started_it(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Any] = []
    parents = iter([7, 7, 7, 1])

    class Thread:
        def __init__(self, target: Any, daemon: bool) -> None:
            said.append(daemon)
            self.start = target

    monkeypatch.setattr(threading, "Thread", Thread)
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(os, "_exit", said.append)
    monkeypatch.setattr(time, "sleep", said.append)
    room._end_with_parent.__wrapped__()
    assert said == [True, 1.0, 1.0, 0]
