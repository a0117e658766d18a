"""`code` and `read`: inputs in, records out, bad inputs told, nothing read twice. The language model is not loaded here."""

import json
import shutil
from contextlib import nullcontext

import pytest

from incumbent import __version__
from incumbent.cli import read as read_verb
from incumbent.ledger import Ledger
from incumbent.reader.manifest import PACKAGED
from incumbent.reading import read_articles
from incumbent.records import Article, CoderInfo, Record
from incumbent.scale import Coded
from incumbent.scale.engine import Job

INFO = CoderInfo("incumbent", "0.1.0", "reader 0")


@pytest.fixture
def coder(monkeypatch):
    """A coder that finds nothing, in place of the real one; the list of what it was given."""
    given: list[Article] = []

    def code_all(readings, *, model=None, workers=None, coder=None):
        for reading in readings:
            if reading.article is not None:
                given.append(reading.article)
            yield Coded(
                reading, Record(INFO, reading.article, problems=reading.article.problems) if reading.article else None
            )

    monkeypatch.setattr("incumbent.scale.code_all", code_all)
    monkeypatch.setattr("incumbent.scale.engine.code_all", code_all)
    monkeypatch.setattr(read_verb, "_coder_and_model", lambda model: (f"{INFO.name} {INFO.version}", INFO.model))
    return given


@pytest.fixture
def news(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for n in range(3):
        body = f"Story number {n} tells at some length of a quiet day in the capital, where nothing was decided by anybody."
        (folder / f"{n}.json").write_text(
            json.dumps({"id": f"n{n}", "title": f"Day {n}", "text": body, "published": "2020-09-03"})
        )
    return folder


def test_code_writes_one_record_a_line_in_order(verb, coder, news):
    ran = verb("code", news)
    assert ran.code == 0
    assert [json.loads(line)["article"]["id"] for line in ran.out.splitlines()] == ["n0", "n1", "n2"]
    assert ran.err == ""


def test_code_writes_to_a_file(verb, coder, news, tmp_path):
    ran = verb("code", news, "--out", tmp_path / "o.jsonl")
    assert ran.out == "" and len((tmp_path / "o.jsonl").read_text().splitlines()) == 3


def test_a_bad_input_is_told_while_the_rest_goes_on(verb, coder, news):
    (news / "1.json").write_text("{broken")
    ran = verb("code", news)
    assert ran.code == 1 and len(ran.out.splitlines()) == 2 and "1.json" in ran.err
    assert verb("code", news / "1.json").code == 6
    assert verb("code", news / "none.txt").code == 6


def test_read_tells_what_became_of_the_articles_and_codes_nothing_twice(verb, coder, news, path):
    ran = verb("read", news)
    assert ran.code == 0 and "3 added, 0 corrected, 0 unchanged, 0 failed" in ran.out
    assert len(coder) == 3
    assert "0 added, 0 corrected, 3 unchanged" in verb("read", news).out
    assert len(coder) == 3
    assert "3 unchanged" in verb("read", news, "--again").out
    assert len(coder) == 6


def test_read_replaces_a_corrected_article(verb, coder, news):
    verb("read", news)
    (news / "1.json").write_text((news / "1.json").read_text().replace("quiet", "loud"))
    assert "0 added, 1 corrected, 2 unchanged" in verb("read", news).out


def test_read_knows_a_copy_of_what_an_earlier_reading_stored(verb, coder, news, path):
    words = " ".join(f"word{n} of the long story about the council" for n in range(60))
    first, second = news / "a.json", news / "b.json"
    first.write_text(json.dumps({"id": "orig", "title": "A story", "text": words, "published": "2020-09-03"}))
    verb("read", news)
    shutil.copy(first, second)
    second.write_text(second.read_text().replace("orig", "copy").replace("word3 ", "ward3 "))
    verb("read", news)
    assert {a.id: a.duplicate_of for a in coder if a.id in ("orig", "copy")} == {"orig": None, "copy": "orig"}


def test_an_undated_article_is_a_note_not_a_failure(verb, coder, tmp_path):
    (tmp_path / "u.txt").write_text(
        "A headline\n\nThe council met in the old hall and decided nothing of any weight, people who were there said.\n"
    )
    ran = verb("read", tmp_path / "u.txt")
    assert ran.code == 0 and "note:" in ran.err and "u.txt" in ran.err


def test_a_published_day_that_is_none_is_a_usage_error(verb, coder, news):
    ran = verb("code", news, "--published", "3 September")
    assert ran.code == 2 and "YYYY" in ran.err


def test_an_article_that_the_coder_fails_on_is_told_and_read_again_later(tmp_path, monkeypatch, capsys):
    from incumbent.cli.main import run

    for name in ("good", "bad"):
        (tmp_path / f"{name}.txt").write_text(
            f"Premier {name}\n\nThe premier of Norway resigned on Monday.", encoding="utf-8"
        )

    class Sound:
        """Finds nothing, in every article."""

        info = INFO

        def __init__(self, model=None):
            pass

        def code(self, articles):
            for article in articles:
                yield self.record(article)

        def record(self, article):
            return Record(INFO, article, problems=article.problems)

    class Faulty(Sound):
        def record(self, article):
            if "bad" in article.title:
                raise RuntimeError("a bug")
            return super().record(article)

    monkeypatch.setattr(read_verb, "_coder_and_model", lambda model: (f"{INFO.name} {INFO.version}", INFO.model))
    monkeypatch.setattr("incumbent.coding.Coder", Sound)
    read = [
        "read",
        str(tmp_path),
        "--published",
        "2021-03-02",
        "--workers",
        "1",
        "--ledger",
        str(tmp_path / "l.sqlite"),
    ]
    with monkeypatch.context() as patch:
        patch.setattr("incumbent.coding.Coder", Faulty)
        assert run(read) == 1
    told = capsys.readouterr()
    assert "bad.txt" in told.err and "a bug" in told.err
    assert "1 added, 0 corrected, 0 unchanged, 1 failed" in told.out
    assert run(read) == 0
    assert "1 added, 0 corrected, 1 unchanged, 0 failed" in capsys.readouterr().out


def test_records_are_stored_by_thirty_two(verb, coder, tmp_path, monkeypatch):
    news = tmp_path / "many.jsonl"
    lines = [
        {"id": f"n{n}", "title": f"Day {n}", "text": f"On day {n} the council of town {n * 7} met.", "published": "2020-09-03"}
        for n in range(65)
    ]  # fmt: skip
    news.write_text("\n".join(map(json.dumps, lines)))
    sizes, real = [], read_verb._store
    monkeypatch.setattr(
        read_verb, "_store", lambda writer, batch, *rest: sizes.append(len(batch)) or real(writer, batch, *rest)
    )
    told = []
    monkeypatch.setattr(read_verb, "progress", lambda what: nullcontext(lambda number: told.append((what, number))))
    ran = verb("read", news)
    assert "65 added, 0 corrected, 0 unchanged, 0 failed" in ran.out
    assert sizes == [32, 32, 1] and told == [("reading", 32), ("reading", 32), ("reading", 1)]


def test_what_a_reading_says_of_the_ledger_unless_it_is_quiet(verb, coder, news, path):
    assert verb("-q", "read", news).out == ""
    assert (
        verb("read", news).out
        == f"{path}: 0 added, 0 corrected, 3 unchanged, 0 failed; now 4 articles, 5 office claims\n"
    )
    (news / "bad.json").write_text("{broken")
    ran = verb("read", news)
    assert ran.code == 1 and "3 unchanged, 1 failed" in ran.out and "bad.json" in ran.err
    assert verb("read", news / "bad.json").code == 6


def test_how_a_record_names_its_coder(tmp_path, monkeypatch):
    named = []
    monkeypatch.setattr("incumbent.reader.manifest.version_of", lambda folder: named.append(folder) or "7")
    assert read_verb._coder_and_model(None) == (f"incumbent {__version__}", "reader 7")
    assert read_verb._coder_and_model(str(tmp_path)) == (f"incumbent {__version__}", "reader 7")
    assert named == [PACKAGED, tmp_path]


class OnCluster:
    """Stands for a cluster: codes as processes do, and remembers what it was given and told."""

    def __init__(self, job, manifest):
        self.job, self.manifest, self.heard = job, manifest, []
        self.left_out = 2
        OnCluster.last = self

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.heard.append("end")

    def read(self, inputs):
        return read_articles(inputs)

    def code(self, readings):
        for reading in readings:
            yield Coded(reading, Record(INFO, reading.article) if reading.article else None)

    def passed(self, reading, faults):
        self.heard.append(("passed", faults))

    def stored(self, faults):
        self.heard.append(("stored", faults))


@pytest.mark.parametrize("again", [False, True])
def test_a_cluster_keeps_what_is_finished_beside_the_ledger(verb, coder, news, path, monkeypatch, again):
    monkeypatch.setattr("incumbent.scale.cluster.Cluster", OnCluster)
    (news / "1.json").write_text("{broken")
    options = (
        "--published",
        "2020-09-03",
        "--publisher",
        "P",
        "--fields",
        "text=body,title=head",
        "--model",
        "m",
        "--workers",
        "3",
    )
    ran = verb("read", news, "--engine", "ray", *options, *(["--again"] if again else []))
    assert ran.code == 1 and "2 added, 0 corrected, 2 unchanged, 1 failed" in ran.out
    made = OnCluster.last
    assert made.job == Job("2020-09-03", "P", {"text": "body", "title": "head"}, "m", None, 3)
    assert path.with_name("l.sqlite.finished").exists() and made.manifest._believe is not again
    how = (f"{INFO.name} {INFO.version}", INFO.model, "2020-09-03", "P", [("text", "body"), ("title", "head")])
    assert made.manifest._how == repr(how)
    assert made.heard == [("passed", 0), ("passed", 1), ("passed", 1), ("stored", 1), "end"]
    with Ledger.open(path) as ledger:
        stands = {id: ledger.writer().holds(id, *how[:2]) for id in ("n0", "n1", "wire-1")}
    assert stands == {"n0": True, "n1": False, "wire-1": False}
