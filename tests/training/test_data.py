"""What the reader learns from: annotations become anchors and roles on the words they were made on."""

from __future__ import annotations

import hashlib
import json
import lzma
from pathlib import Path
from typing import Any

import data
import finding
import labels
import pytest
import sources

from incumbent.reader import PACKAGED
from incumbent.reader.pieces import Vocabulary
from incumbent.reader.schema import ANCHORS, HOWS, ROLES, STATUSES

VOCABULARY = Vocabulary((PACKAGED / "vocabulary.txt").read_text(encoding="utf-8").splitlines())
TITLE = "Reshuffle in Norland"
TEXT = (
    "President Ada Brink dismissed Finance Minister Olof Tamm on Monday. He had denied the charges. "
    "Tamm is replaced by Ruta Lind."
)
FULL = f"{TITLE}\n{TEXT}"


def span(piece: str, start: int = 0) -> list[int]:
    at = FULL.index(piece, start)
    return [at, at + len(piece)]


def dismissal() -> dict[str, Any]:
    return {
        "kind": "end",
        "person": "Olof Tamm",
        "title": "finance minister",
        "how": "dismissed",
        "by": "Ada Brink",
        "date": "2021-03-01",
        "when": "on Monday",
        "spans": {
            "evidence": span("dismissed Finance Minister Olof Tamm"),
            "person": span("Olof Tamm"),
            "by": span("Ada Brink"),
            "when": span("on Monday"),
            "said_by": None,
        },
    }


def denial() -> dict[str, Any]:
    return {
        "type": "REJECT",
        "source": ["Olof Tamm"],
        "target": [],
        "spans": {
            "evidence": span("He had denied the charges"),
            "trigger": span("denied"),
            "source": [[span("He had")[0], span("He had")[0] + 2]],
            "target": [],
            "when": None,
            "place": None,
            "said_by": None,
        },
    }


def folder(tmp_path: Path, **changed: Any) -> tuple[Path, Path]:
    """A data folder with one article and an annotated excerpt of it: all of its text behind a first paragraph."""
    shared, real = tmp_path / "shared", tmp_path / "real"
    (shared / "data" / "world").mkdir(parents=True)
    real.mkdir()
    before = "A paragraph nobody annotated.\n"
    article = {"id": "a1", "title": TITLE, "text": before + TEXT, "published": "2021-03-01T10:00:00Z"}
    with lzma.open(shared / "data" / "world" / "x.jsonl.xz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({"id": "other", "title": "", "text": "Nothing."}) + "\n" + json.dumps(article) + "\n")
    row = {
        "id": "a1",
        "file": "world/x.jsonl.xz",
        "start": len(before),
        "end": len(before) + len(TEXT),
        "sha256": hashlib.sha256(FULL.encode()).hexdigest()[:16],
        "fold": 2,
        "claims": [dismissal()],
        "events": [denial()],
    } | changed
    with lzma.open(real / "excerpts.jsonl.xz", "wt", encoding="utf-8") as out:
        out.write(json.dumps({k: v for k, v in row.items() if v is not None}) + "\n")
    return shared, real


def words_of(document: labels.Document, anchor: labels.Anchored, role: str) -> list[str]:
    return [document.page.word(i) for i in sorted(anchor.roles.get(ROLES.index(role), ()))]


def test_an_excerpt_becomes_anchors_with_their_roles(tmp_path: Path) -> None:
    [(doc, news)] = sources.real_rows(*folder(tmp_path), {}, None)
    assert (news["title"], news["text"], news["published"]) == (TITLE, TEXT, "2021-03-01")
    found = labels.gold_document(doc, news, VOCABULARY)
    assert found.tasks == {"claims", "events"}
    claim, event = found.anchored
    assert (found.page.word(claim.word), ANCHORS[claim.type]) == ("Tamm", "end")
    assert words_of(found, claim, "claim.title") == ["Finance", "Minister"]
    assert words_of(found, claim, "claim.by") == ["Ada", "Brink"]
    assert words_of(found, claim, "claim.when") == ["on", "Monday"]
    assert words_of(found, claim, "claim.evidence") == ["dismissed", "Finance", "Minister", "Olof", "Tamm"]
    assert (STATUSES[claim.status], HOWS[claim.how]) == ("asserted", "dismissed")
    assert (found.page.word(event.word), ANCHORS[event.type]) == ("denied", "REJECT")
    assert words_of(found, event, "event.source") == ["He"]
    he = next(i for i in range(len(found.page.words)) if found.page.word(i) == "He")
    assert [(w, {found.page.word(o) for o in others}) for w, others in found.links if w == he] == [(he, {"Tamm"})]


def test_another_mention_of_the_change_is_neither_lesson_nor_counterexample(tmp_path: Path) -> None:
    [(doc, news)] = sources.real_rows(*folder(tmp_path), {}, None)
    found = labels.gold_document(doc, news, VOCABULARY)
    assert {ANCHORS[t] for _, t in found.ignored} <= {"end"}


def test_an_excerpt_without_events_says_nothing_about_events(tmp_path: Path) -> None:
    [(doc, news)] = sources.real_rows(*folder(tmp_path, events=None), {}, None)
    assert labels.gold_document(doc, news, VOCABULARY).tasks == {"claims"}


def test_the_held_out_fold_is_not_read(tmp_path: Path) -> None:
    places = folder(tmp_path)
    assert sources.real_rows(*places, {}, 2) == []
    assert len(sources.real_rows(*places, {}, 0)) == 1


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a1 is not the text that was annotated"):
        sources.real_rows(*folder(tmp_path, sha256="0" * 16), {}, None)


def test_excerpts_of_other_languages_are_read_where_they_are_asked_for(tmp_path: Path) -> None:
    statement = {
        "spans": {
            "source": [*span("He had")[:1], span("He had")[0] + 2],
            "cue": span("denied"),
            "content": span("the charges"),
        }
    }
    places = folder(tmp_path, lang="ru", statements=[statement], refs=[])
    assert sources.real_rows(*places, {}, None, ("en",)) == []
    [(doc, news)] = sources.real_rows(*places, {}, None, ("en", "ru"))
    found = labels.gold_document(doc, news, VOCABULARY, statements=True)
    assert (news["language"], found.language) == ("ru", "ru")
    [cue] = [a for a in found.anchored if ANCHORS[a.type] == "cue"]
    assert (words_of(found, cue, "cue.source"), words_of(found, cue, "cue.content")) == (["He"], ["the", "charges"])


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("тамм", "тамма", True),
        ("тамбовская", "тамбовской", True),
        ("сша", "сша", True),
        ("мэр", "мэра", False),  # too short to tell
        ("иван", "иванов", True),
        ("президент", "президентский", False),
        ("министр", "мисс", False),
    ],
)
def test_cases_of_one_word(a: str, b: str, same: bool) -> None:
    assert finding.alike(a, b) == finding.alike(b, a) == same


def test_a_name_told_in_the_dictionary_form_is_found_in_its_case() -> None:
    page = labels.page_of("\nГлава Тамбовской области Ян Крос уволил Олафа Тамма.", VOCABULARY)
    finder = finding.Finder(page)
    last = len(page.words)
    assert [page.word(i) for i in finding.inflected(finder, "Тамбовская область", 0, last)] == ["Тамбовской", "области"]
    assert [page.word(i) for i in finding.inflected(finder, "Олаф Тамм", 0, last)] == ["Олафа", "Тамма"]
    assert [page.word(i) for i in finding.inflected(finder, "Петер Тамм", 0, last)] == ["Тамма"]
    assert finding.inflected(finder, "Ада Бринк", 0, last) == []


def test_articles_that_measure_never_train() -> None:
    measured = data.measured()
    assert len(measured) == 100
    with lzma.open(Path(sources.__file__).parent / "real" / "tongues.jsonl.xz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len({r["id"] for r in rows}) == len(rows) > 1000
    assert not measured & {r["id"] for r in rows}
    assert {r["lang"] for r in rows} == {"ru", "uk", "be"}


def test_a_span_found_inside_another_word_goes_to_the_word_itself() -> None:
    page = labels.page_of("\nThe court heard that he left.", VOCABULARY)
    finder = finding.Finder(page)
    at = page.text.index("the") if "the" in page.text else page.text.index("he court")
    assert [page.word(i) for i in finder.words([at, at + 2])] == ["he"]


def test_every_article_of_our_own_fits_its_annotation(capsys: pytest.CaptureFixture[str]) -> None:
    own = Path(sources.__file__).parent / "own"
    rows = sources.own_rows(own)
    assert capsys.readouterr().out == ""
    assert len(rows) == sum(1 for p in own.glob("*.jsonl") for line in p.open(encoding="utf-8") if line.strip())


def test_the_committed_excerpts_hold_no_empty_span_and_nothing_of_the_held_out_publishers() -> None:
    path = Path(sources.__file__).parent / "real" / "excerpts.jsonl.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    assert len({r["id"] for r in rows}) == len(rows) > 1000
    for row in rows:
        assert row["fold"] != 0
        for thing in [*row.get("claims", ()), *row.get("events", ())]:
            values = thing["spans"].values()
            spans = [s for v in values if v for s in ([v] if isinstance(v[0], int) else v) if s is not None]
            assert spans
            assert all(0 <= start < end for start, end in spans), (row["id"], thing)
