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
from incumbent.reader.schema import ANCHORS, HOWS, ROLES, STATUSES, TAGS

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
    assert len({(r["id"], r["start"], r["end"]) for r in rows}) == len(rows) > 1000
    assert not measured & {r["id"] for r in rows}
    assert {r["lang"] for r in rows} == {"ru", "uk", "be"}


def test_a_span_found_inside_another_word_goes_to_the_word_itself() -> None:
    page = labels.page_of("\nThe court heard that he left.", VOCABULARY)
    finder = finding.Finder(page)
    at = page.text.index("the") if "the" in page.text else page.text.index("he court")
    assert [page.word(i) for i in finder.words([at, at + 2])] == ["he"]


def test_every_article_of_our_own_fits_its_annotation(capsys: pytest.CaptureFixture[str]) -> None:
    own = Path(sources.__file__).parent / "own"
    rows = sources.own_rows(own, sources.LANGUAGES)
    assert capsys.readouterr().out == ""
    assert len(rows) == sum(
        1 for p in own.glob("*.jsonl") for line in p.read_text(encoding="utf-8").splitlines() if line.strip()
    )


def in_belarusian() -> dict[str, Any]:
    text = "Прэзідэнт вызваліў Алега Тама з пасады міністра фінансаў, паведаміў Ян Крос."
    return {
        "id": "own-x",
        "language": "be",
        "title": "Указ",
        "text": text,
        "claims": [
            {
                "kind": "end",
                "person": "Алег Там",
                "mention": "Алега Тама",
                "title": "міністр фінансаў",
                "title_mention": "міністра фінансаў",
                "body": None,
                "country": "BLR",
                "by": "прэзідэнт",
                "by_mention": "Прэзідэнт",
                "status": "asserted",
                "said_by": "Ян Крос",
                "evidence": text[:-1],
            }
        ],
        "events": [
            {
                "type": "OFFICE",
                "source": ["прэзідэнт"],
                "source_mentions": ["Прэзідэнт"],
                "target": ["Алег Там"],
                "target_mentions": ["Алега Тама"],
                "place": "Мінск",
                "status": "asserted",
                "said_by": "Ян Крос",
                "said_by_mention": "Крос",
                "trigger": "вызваліў",
                "evidence": text[:-1],
            }
        ],
    }


def test_articles_of_our_own_in_another_language_mark_the_forms_that_stand_in_the_text(tmp_path: Path) -> None:
    (tmp_path / "tongues-be.jsonl").write_text(json.dumps(in_belarusian()) + "\n", encoding="utf-8")
    assert sources.own_rows(tmp_path) == []
    [(doc, news)] = sources.own_rows(tmp_path, ("en", "be"))
    text = news["title"] + "\n" + news["text"]
    [claim], [event] = doc["claims"], doc["events"]
    told = {k: text[slice(*v)] for k, v in claim["spans"].items() if v}
    assert told | {"evidence": ""} == {
        "evidence": "",
        "person": "Алега Тама",
        "title": "міністра фінансаў",
        "by": "Прэзідэнт",
        "said_by": "Ян Крос",
    }
    assert text[slice(*event["spans"]["said_by"])] == "Крос"
    assert event["spans"]["place"] is None
    found = labels.gold_document(doc, news, VOCABULARY, statements=True)
    assert (found.language, found.tags) == ("be", None)
    labels.people_tags(found)
    assert {found.page.word(i): TAGS[t] for i, t in enumerate(found.tags or ()) if t != labels.IGNORE} == {
        "вызваліў": "O",
        "Алега": "B-person",
        "Тама": "I-person",
        "з": "O",
        "міністра": "O",
        "фінансаў": "O",
    }


def test_a_quotation_parted_by_its_cue_is_one_lesson(tmp_path: Path) -> None:
    text = '"We leave," said Ada Brink. "We go home."'
    halves = ['"We leave,"', '"We go home."']
    row = {"id": "own-y", "title": "Out", "text": text, "claims": [], "events": []}
    row["statements"] = [{"source": "Ada Brink", "cue": "said", "content": half} for half in halves]
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    [(doc, news)] = sources.own_rows(tmp_path)
    found = labels.gold_document(doc, news, VOCABULARY, statements=True)
    [cue] = found.anchored
    content = '" We leave , " " We go home . "'.split()
    assert (words_of(found, cue, "cue.source"), words_of(found, cue, "cue.content")) == (["Ada", "Brink"], content)


def test_a_place_is_marked_as_it_stands(tmp_path: Path) -> None:
    row = in_belarusian()
    row["text"] += " Гэта было ў Мінску."
    row["events"][0] |= {"evidence": row["text"].split(". ")[0], "place_mention": "Алега"}
    (tmp_path / "x.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    [(doc, _)] = sources.own_rows(tmp_path, ("be",))
    text = row["title"] + "\n" + row["text"]
    assert text[slice(*doc["events"][0]["spans"]["place"])] == "Алега"


def test_two_windows_of_one_article_stay_two(tmp_path: Path) -> None:
    shared, real = folder(tmp_path)
    with lzma.open(real / "excerpts.jsonl.xz", "rt", encoding="utf-8") as lines:
        row = json.loads(lines.readline())
    short = TITLE + "\n" + TEXT[:20]
    row |= {"end": row["start"] + 20, "sha256": hashlib.sha256(short.encode()).hexdigest()[:16], "claims": []}
    with lzma.open(real / "excerpts-2.jsonl.xz", "wt", encoding="utf-8") as out:
        out.write(json.dumps(row | {"events": []}) + "\n")
    rows = sources.real_rows(shared, real, {}, None)
    assert sorted(len(news["text"]) for _, news in rows) == [20, len(TEXT)]


def test_people_with_an_office_are_names_where_nobody_found_them(tmp_path: Path) -> None:
    [(doc, news)] = sources.real_rows(*folder(tmp_path), {}, None)
    found = labels.gold_document(doc, news, VOCABULARY)
    labels.silver_tags(found, {"place": [span("Olof")], "organization": [span("Finance Minister")]})
    labels.people_tags(found)
    words = [found.page.word(i) for i in range(len(found.page.words))]
    assert found.tags is not None
    assert found.tags[words.index("Olof")] == TAGS.index("B-place")  # another kind of name stands
    labels.silver_tags(found, {"person": [span("Tamm")]})
    labels.people_tags(found)
    at = words.index("Olof")
    assert [TAGS[t] for t in found.tags[at : at + 2]] == ["B-person", "I-person"]
    assert labels.IGNORE not in found.tags


def test_a_pronoun_is_no_name(tmp_path: Path) -> None:
    claim = dismissal()
    claim["spans"]["person"] = [span("He had")[0], span("He had")[0] + 2]
    [(doc, news)] = sources.real_rows(*folder(tmp_path, claims=[claim]), {}, None)
    found = labels.gold_document(doc, news, VOCABULARY)
    labels.people_tags(found)
    assert found.tags is None


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
