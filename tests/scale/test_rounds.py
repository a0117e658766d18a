"""What is asked for, what is handed out and what is finished: feeds, rounds of a watch, batches, and the list of finished files."""

from __future__ import annotations

import email.message
import os
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycoder

from incumbent.errors import InputError, LedgerError, ModelError
from incumbent.reading import Reading
from incumbent.records import Article, CoderInfo, Problem, Record
from incumbent.scale import fetch as room
from incumbent.scale.batches import BATCH, Task, articles_of, batches, coded
from incumbent.scale.cluster import _FILES, code_articles, read_shard, shards
from incumbent.scale.engine import Job, Processes
from incumbent.scale.fetch import AGENT, Fetcher
from incumbent.scale.manifest import Manifest, Shard
from incumbent.scale.one import PATIENCE_S, USUAL, code_batch, failed, seconds_for, too_slow
from incumbent.scale.pool import _one_thread_each
from incumbent.scale.sources import FeedState, Seen, new_files

FEED = "https://x.example/feed"


class Answer:
    """What a server says."""

    def __init__(self, data: bytes, **headers: str) -> None:
        self.data, self.headers = data, {name.replace("_", "-"): value for name, value in headers.items()}

    def read(self, size: int) -> bytes:
        return self.data[:size]

    def __enter__(self) -> Answer:
        return self

    def __exit__(self, *exception: object) -> None:
        return None


class Site:
    """Answers in place of the network, and remembers what was asked. `robots`: its rules, or the error in their place."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, robots: str | int = "", feed: Answer | None = None) -> None:
        self.robots, self.feed = robots, feed or Answer(b"<rss/>", ETag="e", Last_Modified="m")
        self.asked: list[urllib.request.Request] = []
        monkeypatch.setattr(urllib.request, "urlopen", self.urlopen)
        self.now = 1_000_000.0
        monkeypatch.setattr(room.time, "time", lambda: self.now)

    def urlopen(self, request: urllib.request.Request, timeout: float) -> Answer:
        self.asked.append(request)
        assert timeout == 20.0
        if not request.full_url.endswith("/robots.txt"):
            return self.feed
        if isinstance(self.robots, int):
            raise said(self.robots)
        return Answer(self.robots.encode())

    @property
    def urls(self) -> list[str]:
        return [request.full_url for request in self.asked]


def said(code: int, **headers: str) -> urllib.error.HTTPError:
    message = email.message.Message()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return urllib.error.HTTPError(FEED, code, "said", message, None)


def test_a_feed_is_asked_for_once_its_site_allows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    site, fetcher = Site(monkeypatch), Fetcher()
    data, state = fetcher.fetch(FEED, FeedState(failures=3))
    assert (data, state) == (b"<rss/>", FeedState("e", "m"))
    assert site.urls == ["https://x.example/robots.txt", FEED]
    assert [r.get_header("User-agent") for r in site.asked] == [AGENT, AGENT]
    assert site.asked[1].get_header("If-none-match") is None and site.asked[1].get_header("If-modified-since") is None
    fetcher.fetch(FEED, state)
    assert site.urls[2:] == [FEED], "the rules of a site are remembered"
    assert (site.asked[2].get_header("If-none-match"), site.asked[2].get_header("If-modified-since")) == ("e", "m")
    site.now += 24 * 3600
    fetcher.fetch(FEED, state)
    assert len(site.urls) == 4
    site.now += 1
    fetcher.fetch(FEED, state)
    assert site.urls[4:] == ["https://x.example/robots.txt", FEED]


def test_a_feed_is_not_asked_for_too_early(monkeypatch: pytest.MonkeyPatch) -> None:
    site = Site(monkeypatch)
    early, due = FeedState(not_before=site.now + 1), FeedState(not_before=site.now)
    assert Fetcher().fetch(FEED, early) == (None, early) and site.urls == []
    assert Fetcher().fetch(FEED, due)[0] == b"<rss/>"


@pytest.mark.parametrize(
    ("robots", "allowed"),
    [("", True), ("User-agent: *\nDisallow: /", False), ("User-agent: *\nDisallow: /other", True), (404, True), (401, False), (403, False), (499, True), (500, False), (503, False)],
)  # fmt: skip
def test_the_rules_of_a_site_are_obeyed(monkeypatch: pytest.MonkeyPatch, robots: str | int, allowed: bool) -> None:
    Site(monkeypatch, robots)
    if allowed:
        assert Fetcher().fetch(FEED, FeedState())[0] == b"<rss/>"
    else:
        with pytest.raises(InputError, match="does not allow") as error:
            Fetcher().fetch(FEED, FeedState())
        assert error.value.code == "feed-forbidden"


@pytest.mark.parametrize("url", ["ftp://x.example/feed", "feed", "https:///feed", "file:///etc/passwd"])
def test_addresses_that_are_none(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    site = Site(monkeypatch)
    with pytest.raises(InputError) as error:
        Fetcher().fetch(url, FeedState())
    assert error.value.code == "feed-address" and site.urls == []


def test_a_feed_may_only_be_so_large(monkeypatch: pytest.MonkeyPatch) -> None:
    assert room.MAX_BYTES == 40_000_000
    monkeypatch.setattr(room, "MAX_BYTES", 10)
    Site(monkeypatch, feed=Answer(b"x" * 10))
    assert Fetcher().fetch(FEED, FeedState()) == (b"x" * 10, FeedState())
    Site(monkeypatch, feed=Answer(b"x" * 11))
    with pytest.raises(InputError) as error:
        Fetcher().fetch(FEED, FeedState())
    assert error.value.code == "input-too-long"


@pytest.mark.parametrize(
    ("before", "error", "wait"),
    [
        (0, OSError("gone"), 60), (1, OSError("gone"), 120), (4, said(500), 960), (10, said(500), 61_440), (11, said(500), 86_400), (0, said(503, Retry_After="300"), 300), (0, said(503, Retry_After="30"), 60), (0, said(503, Retry_After="999999"), 86_400), (0, said(503, Retry_After="soon"), 60), (2, said(503, Retry_After="61"), 240),
    ],
)  # fmt: skip
def test_after_failures_a_feed_is_asked_for_less_often(
    monkeypatch: pytest.MonkeyPatch, before: int, error: Exception, wait: int
) -> None:
    site = Site(monkeypatch)
    told, state = Fetcher().failed(FEED, FeedState("e", "m", before, 5.0), error)
    assert told is not None and told.startswith(f"{FEED}: cannot be fetched") and f"next try in {wait} s" in told
    assert state == FeedState("e", "m", before + 1, site.now + wait)


def test_a_feed_that_has_not_changed_is_no_failure() -> None:
    assert Fetcher().failed(FEED, FeedState("e", "m", 3, 9.0), said(304)) == (None, FeedState("e", "m", 0, 0.0))


def test_what_a_watch_has_seen_is_kept(tmp_path: Path) -> None:
    seen = Seen({"a": (1, 2)}, {"u": FeedState("e", None, 3, 4.5)})
    kept = tmp_path / "seen.json"
    assert Seen.load(kept) == Seen()
    kept.write_text(seen.dumps())
    assert Seen.load(kept) == seen and FeedState() == FeedState(None, None, 0, 0.0)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 2, "files": {}, "feeds": {}}', '{"version": 1, "files": {"a": [1]}, "feeds": {}}', '{"version": 1, "files": {}}', '{"version": 1, "files": {}, "feeds": {"u": {"x": 1}}}', '{"version": 1, "files": {"a": 5}, "feeds": {}}']
)  # fmt: skip
def test_a_damaged_list_of_what_was_seen_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "seen.json").write_text(text)
    with pytest.raises(InputError, match="is damaged") as error:
        Seen.load(tmp_path / "seen.json")
    assert error.value.code == "watch-state"


def test_files_are_new_until_they_are_seen_as_they_are(tmp_path: Path) -> None:
    old, fresh = tmp_path / "old.txt", tmp_path / "fresh.txt"
    for path, age in ((old, 10), (fresh, 0)):
        path.write_text("words")
        os.utime(path, (time.time() - age, time.time() - age))
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing.txt")
    seen = Seen()
    [(path, state)] = new_files([str(tmp_path / "no"), str(tmp_path)], seen)
    assert path == str(old) and state == (old.stat().st_mtime_ns, 5)
    assert {p for p, _ in new_files([str(tmp_path)], seen, settle_s=0.0)} == {str(old), str(fresh)}
    seen.files[path] = state
    assert list(new_files([str(tmp_path)], seen)) == []
    os.utime(old, (time.time() - 20, time.time() - 20))
    assert [p for p, _ in new_files([str(tmp_path)], seen)] == [str(old)]


def article(n: int, length: int = 10) -> Reading:
    return Reading(str(n), Article(str(n), "x" * length))


@pytest.mark.parametrize(
    ("readings", "sizes"),
    [
        ([], []), ([article(n) for n in range(BATCH)], [BATCH]), ([article(n) for n in range(BATCH + 1)], [BATCH, 1]), ([article(0), article(1, USUAL - 10), article(2)], [2, 1]), ([article(0), article(1, USUAL - 9)], [1, 1]), ([article(0, USUAL + 1), article(1)], [1, 1]),
        ([article(0, USUAL), Reading("x", skipped="y"), article(1)], [2, 1]), ([article(n, USUAL // 3) for n in range(7)], [3, 3, 1]),
    ],
)  # fmt: skip
def test_readings_a_few_at_a_time(readings: list[Reading], sizes: list[int]) -> None:
    found = list(batches(iter(readings)))
    assert [len(b) for b in found] == sizes and [r for b in found for r in b] == readings


def record(article: Article) -> Record:
    return Record(tinycoder.INFO, article)


def test_readings_and_their_records_side_by_side() -> None:
    readings = [article(0), Reading("x", skipped="y"), article(1)]
    records = [record(a) for a in articles_of(readings)]
    assert [r.article.id for r in records] == ["0", "1"]
    assert [(c.reading.source, c.record) for c in coded(readings, records)] == [
        ("0", records[0]),
        ("x", None),
        ("1", records[1]),
    ]


def test_a_task_is_done_once_all_its_parts_are() -> None:
    one, two = Article("1", "a"), Article("2", "b")
    task = Task([one, two])
    assert not task.done and Task([]).done and Task([]).records() == []
    first, second = task.divide()
    assert ([first.articles, second.articles], task.done) == ([[one], [two]], False)
    first.found = [record(one)]
    assert not task.done
    second.found = [record(two)]
    assert task.done and task.records() == [record(one), record(two)]
    task.found = []
    assert task.records() == []


@pytest.mark.parametrize(
    ("lengths", "seconds"), [([10], 30.0), ([USUAL], 30.0), ([USUAL + 3_000], 32.0), ([USUAL, 1_500], 31.0), ([], 30.0)]
)  # fmt: skip
def test_long_articles_have_more_time(lengths: list[int], seconds: float) -> None:
    assert seconds_for([Article("1", "x" * n) for n in lengths], PATIENCE_S) == seconds


class Coder:
    """Records of articles, but for what `fault` says of a text."""

    info = CoderInfo("t", "1", "m")

    def __init__(self, fault: Any = None) -> None:
        self.fault, self.batches = fault, list[int]()

    def code(self, articles: Iterable[Article]) -> Iterator[Record]:
        given = list(articles)
        self.batches.append(len(given))
        for a in given:
            if "BAD" in a.text and self.fault is not None:
                raise self.fault
            if "SLOW" in a.text:
                time.sleep(5)
            yield Record(self.info, a)


GOOD, BAD = Article("g", "good"), Article("b", "BAD", problems=(Problem("p", "q"),))


def test_a_batch_with_a_fault_is_coded_article_by_article() -> None:
    coder = Coder(RuntimeError("why"))
    good, bad, other = code_batch(coder, [GOOD, BAD, GOOD], 30.0)
    assert good == other == Record(coder.info, GOOD) and coder.batches == [3, 1, 1, 1]
    assert bad.article.problems == () and [p.code for p in bad.problems] == ["p", "coder-failed"]
    assert "article b: coding failed with RuntimeError: why" in bad.problems[-1].message
    sound = Coder()
    assert [r.article.id for r in code_batch(sound, [GOOD, BAD])] == ["g", "b"] and sound.batches == [2]
    for articles in ([GOOD, BAD], [BAD]):
        with pytest.raises(ModelError):
            code_batch(Coder(ModelError("x", code="model-missing")), articles)


def test_an_article_that_takes_too_long_is_told() -> None:
    [slow] = code_batch(Coder(), [Article("s", "SLOW")], 0.05)
    assert slow == too_slow(Coder.info, Article("s", "SLOW")) and "took too long" in slow.problems[0].message
    assert failed(Coder.info, GOOD, "why").problems == (Problem("coder-failed", "article g: why"),)


def test_workers_have_one_thread_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    monkeypatch.delenv("MKL_NUM_THREADS", raising=False)
    with _one_thread_each():
        assert [os.environ[f"{name}_NUM_THREADS"] for name in ("OMP", "OPENBLAS", "MKL")] == ["1"] * 3
    assert os.environ["OMP_NUM_THREADS"] == "7" and "MKL_NUM_THREADS" not in os.environ


def listed(path: Path, how: object = "v1", holds: Iterable[str] = ("z",), *, believe: bool = True) -> Manifest:
    return Manifest(path, how, set(holds).__contains__, believe=believe)


def test_finished_files_are_known_as_long_as_the_ledger_holds_their_last_article(tmp_path: Path) -> None:
    at, file = tmp_path / "done.sqlite", tmp_path / "a.txt"
    file.write_text("words")
    stat = file.stat()
    with listed(at) as manifest:
        state, other = manifest.state(str(file), stat), manifest.state(str(at), stat)
        assert state != other and len(state) == 16 and not manifest.finished(state)
        manifest.ended(Shard((("a", False), ("b", False)), (state, other), 5, "z"), 0)
        assert not manifest.finished(state)
        manifest.stored(0)
        assert manifest.finished(state) and manifest.left_out == 5
        assert manifest.finished(other) and manifest.left_out == 5
    with listed(at, holds=()) as emptied, listed(at, believe=False) as unbelieving, listed(at, "v2") as changed:
        assert not emptied.finished(state) and not unbelieving.finished(state)
        assert changed.state(str(file), stat) != state and (emptied.left_out, unbelieving.left_out) == (0, 0)


def test_files_with_a_fault_or_without_articles_are_not_finished(tmp_path: Path) -> None:
    with listed(tmp_path / "done.sqlite") as manifest:
        for state, last, faults in ((b"1", "z", 1), (b"2", "z", 1), (b"3", None, 1), (b"4", "z", 2), (b"5", "z", 2)):
            manifest.ended(Shard((("a", False),), (state,), 1, last), faults)
        manifest.stored(2)
        assert [manifest.finished(s) for s in (b"1", b"2", b"3", b"4", b"5")] == [False, True, False, False, True]
        assert manifest.left_out == 2


def test_a_list_that_cannot_be_used_says_so(tmp_path: Path) -> None:
    (tmp_path / "done.sqlite").write_text("no database at all, but words in a file" * 99)
    with pytest.raises(LedgerError, match="remove it") as error:
        listed(tmp_path / "done.sqlite")
    assert error.value.code == "ledger-manifest"


def test_files_are_read_together_in_order(tmp_path: Path) -> None:
    for n in range(_FILES + 1):
        (tmp_path / f"{n:03}.txt").write_text("words")
    (tmp_path / ".x").write_text("x")
    with listed(tmp_path.parent / "done.sqlite") as manifest:
        passed, first, second = shards([tmp_path], manifest)
        assert isinstance(passed, Reading) and isinstance(first, Shard) and isinstance(second, Shard)
        assert (len(first.files), len(second.files)) == (_FILES, 1) and len(first.states) == _FILES
        assert first.files[0] == (str(tmp_path / "000.txt"), True) and (first.articles, first.last) == (0, None)
        assert first.name == f"{tmp_path / '000.txt'} and 199 files after it" and second.name == str(
            tmp_path / "200.txt"
        )
        [alone, stdin, missing, after] = shards(
            [tmp_path / "000.txt", "-", tmp_path / "none", tmp_path / "001.txt"], manifest
        )
        assert isinstance(alone, Shard) and alone.files == ((str(tmp_path / "000.txt"), False),)
        assert isinstance(stdin, Reading) and stdin.error is not None and "standard input" in str(stdin.error)
        assert isinstance(missing, Reading) and missing.error is not None and isinstance(after, Shard)
        manifest.ended(Shard(first.files, first.states, 1, "z"), 0)
        manifest.stored(0)
        assert [len(s.files) for s in shards([tmp_path], manifest) if isinstance(s, Shard)] == [1]


def test_large_files_are_read_by_themselves(tmp_path: Path) -> None:
    for name, size in (("a", 32_000_000), ("b", 1), ("c", 1)):
        with (tmp_path / f"{name}.txt").open("wb") as out:
            out.truncate(size)
    with listed(tmp_path.parent / "done.sqlite") as manifest:
        assert [len(s.files) for s in shards([tmp_path], manifest) if isinstance(s, Shard)] == [2, 1]


@pytest.fixture
def no_watching(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("incumbent.scale.cluster._end_with_parent", lambda: None)


@pytest.mark.usefixtures("no_watching")
def test_what_tasks_of_a_cluster_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path.parent)
    (tmp_path / "a.txt").write_text("Title\n\nThe minister of Northland resigned on Friday.")
    groups = list(read_shard([("a.txt", False), ("none.txt", False)], str(tmp_path), "2021-03-02", "The Post", {}))
    one, two = (r for group in groups for r in group)
    assert one.article is not None and (one.article.published, one.article.publisher) == ("2021-03-02", "The Post")
    assert two.error is not None
    said_ = code_articles([one.article], None, tinycoder.make, 30.0)
    assert not isinstance(said_, Exception) and said_[0] == tinycoder.INFO and len(said_[1]) == 1
    assert isinstance(code_articles([one.article], None, tinycoder.make_unloadable, 30.0), ModelError)


def test_the_engine_of_one_machine_reads_and_codes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Title\n\nThe minister of Northland resigned on Friday.")
    with Processes(Job(published="2021-03-02", publisher="The Post", coder=tinycoder.make, workers=1)) as engine:
        [one] = engine.code(engine.read([tmp_path / "a.txt"]))
        engine.passed(one.reading, 0)
        engine.stored(0)
    assert one.record is not None and one.record.article.published == "2021-03-02" and engine.left_out == 0
    assert one.record.article.publisher == "The Post"
