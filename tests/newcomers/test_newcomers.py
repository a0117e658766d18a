"""What somebody new adds first: each is an edit in one room, and works from there to the last page. CONTRIBUTING names the files."""

import csv
import io
import json
import re
from pathlib import Path

import labels
import pytest
import sources
from house import ROOT, House

from incumbent.knowledge import Knowledge
from incumbent.reader import PACKAGED
from incumbent.reader.pieces import Vocabulary

TYPE = """
[types.HANDSHAKE]
quad = "VC"
score = 3.5
cameo = "041"
goldstein = 1.5
means = "shakes hands before cameras"
sizes = ["people"]
traits = ["meeting"]
"""
MEETING = """
import json
from pathlib import Path
from builders import Story, ledger_of
story = Story("a1").event("HANDSHAKE", "hands", "Ann Aster shook hands with 300 guests.", ["Ann Aster"])
ledger_of(Path({path!r}), story).close()
print(json.dumps("made"))
"""


def test_an_event_type_is_a_row_of_the_ontology(house: House, tmp_path: Path) -> None:
    house.add("records/ontology.toml", TYPE)
    assert house.touched == ["records/ontology.toml"]
    ledger = tmp_path / "l.sqlite"
    house.run(MEETING.format(path=str(ledger)))
    asked = house.verb("events", "--type", "handshake", "--ledger", str(ledger), "--format", "json", "--all")
    assert [e["type"] for e in json.loads(asked.stdout)["answers"]] == ["HANDSHAKE"], asked.stderr
    out = tmp_path / "events.txt"
    wrote = house.verb(
        "export", "events", "--format", "gdelt", "--out", str(out), "--ledger", str(ledger), "--all", "-q"
    )
    assert wrote.returncode == 0 and "\t041\t" in out.read_text(encoding="utf-8"), wrote.stderr
    assert "| HANDSHAKE | VC (1) | 3.5 |" in (tmp_path / "events.codebook.md").read_text(encoding="utf-8")
    pages = house.run(
        "import json\n"
        "from pathlib import Path\n"
        "from starlette.testclient import TestClient\n"
        "from incumbent.web import Settings, make_app\n"
        "from incumbent.web import links\n"
        "from incumbent.mcp.tools import Tools\n"
        f"with TestClient(make_app(Settings(Path({str(ledger)!r}), threads=1))) as client:\n"
        "    page = client.get('/events.json?type=HANDSHAKE&min_confidence=0').json()\n"
        "print(json.dumps([[e['quad'] for e in page['events']], links.meetings('Ann'), 'HANDSHAKE' in Tools.events.__doc__]))\n"
    )
    assert pages == [["VC"], "/events?actor=Ann&type=CONSULT&type=HANDSHAKE", True]


CODED = """
import json
from hand import DAY, RAW, Hand
from incumbent.coding.cast import Cast
from incumbent.coding.dates import Dates
from incumbent.coding.events import find_events
from incumbent.knowledge import Knowledge
from incumbent.reader import Reader
from incumbent.reader.schema import ANCHORS
hand = Hand("300 guests shook hands with Anna Berg.").names(person=["Anna Berg"])
hand.anchor("HANDSHAKE", "shook", source="300 guests", target="Anna Berg")
knowledge = Knowledge.load()
[e] = find_events(hand.reading, Cast(hand.reading, knowledge, DAY), Dates(hand.page, DAY), RAW)
read = Reader().read("Talks\\nThe Norwegian minister met his Danish colleague in Oslo on Monday.")
print(json.dumps([e.type, e.size.people, ANCHORS[-2:], sorted({a.kind for a in read.events})]))
"""


@pytest.mark.skipif(not PACKAGED.is_dir(), reason="the reader's weights are not packaged")
def test_weights_that_lack_the_new_type_find_the_others_as_before(house: House) -> None:
    house.add("records/ontology.toml", TYPE)
    assert house.run(CODED) == ["HANDSHAKE", [300, 300], ["HANDSHAKE", "cue"], ["CONSULT"]]


SLIPS = '''"""Press slips: a line "SLIP", a line of headline, the text."""

from __future__ import annotations

from incumbent.reading.raw import Finds, RawArticle


def read_slip(data: bytes, source: str) -> Finds:
    """The article of a slip."""
    _, title, text = data.decode("utf-8").split("\\n", 2)
    yield RawArticle(text, title=title)
'''


def test_an_input_format_is_a_file_of_its_own_and_how_it_is_known(house: House, tmp_path: Path) -> None:
    house.add("reading/slips.py", SLIPS)
    house.edit("reading/kinds.py", "    PDF = auto()\n", "    PDF = auto()\n    SLIP = auto()\n")
    house.edit(
        "reading/kinds.py",
        '    if b"%PDF-" in head[:1024]:\n',
        '    if head.startswith(b"SLIP\\n"):\n        return Kind.SLIP\n    if b"%PDF-" in head[:1024]:\n',
    )
    house.edit(
        "reading/streams.py",
        "_STREAMED: dict[",
        "def _slip(data: bytes, source: str, how: How) -> Finds:\n"
        "    from incumbent.reading.slips import read_slip\n\n"
        "    return read_slip(data, source)\n\n\n_STREAMED: dict[",
    )
    house.edit("reading/streams.py", "    Kind.PDF: _pdf,\n", "    Kind.PDF: _pdf,\n    Kind.SLIP: _slip,\n")
    assert house.rooms == {"reading"}
    slips = tmp_path / "in"
    slips.mkdir()
    (slips / "one.bin").write_text("SLIP\nBudget passed\nThe parliament of Norland passed the budget on Monday.\n")
    told = house.run(
        "import json\nfrom incumbent import read_articles\n"
        f"print(json.dumps([[a.title, a.text] for a in read_articles({str(slips)!r})]))\n"
    )
    assert told == [["Budget passed", "Budget passed\nThe parliament of Norland passed the budget on Monday."]]


def test_a_column_is_a_field_of_its_row_and_the_value_that_fills_it(house: House, tmp_path: Path) -> None:
    house.edit(
        "exports/tables/rows.py",
        '    trigger: A[str, "the words that name the act"]\n    quote: A[str, "the words that show act and actors, in',
        '    loudness: A[int, "letters of the trigger"]\n'
        '    trigger: A[str, "the words that name the act"]\n    quote: A[str, "the words that show act and actors, in',
    )
    house.edit(
        "exports/events/own.py",
        "        trigger=e.trigger.quote, quote",
        "        loudness=len(e.trigger.quote), trigger=e.trigger.quote, quote",
    )
    assert house.rooms == {"exports"}
    ledger, out = tmp_path / "l.sqlite", tmp_path / "bundle"
    house.run(MEETING.replace("HANDSHAKE", "CONSULT").format(path=str(ledger)))
    wrote = house.verb("export", "bundle", "--out", str(out), "--ledger", str(ledger), "--all", "-q")
    assert wrote.returncode == 0, wrote.stderr
    [row] = csv.DictReader(io.StringIO((out / "events.csv").read_text(encoding="utf-8")))
    assert row["loudness"] == "5"
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    [events] = [r for r in package["resources"] if r["name"] == "events"]
    [field] = [f for f in events["schema"]["fields"] if f["name"] == "loudness"]
    assert (field["type"], field["description"]) == ("integer", "letters of the trigger")
    assert "letters of the trigger" in (out / "codebook.md").read_text(encoding="utf-8")


SCOTS = '\n[sco]\nname = "Scots"\ngrammar = "english"\n'
SAID = """
import json
from incumbent import Coder
from incumbent.records import Article
from incumbent.records.languages import languages
text = "Government\\nPrime Minister Erna Solberg of Norway dismissed Finance Minister Siv Jensen on Monday."
[told, untold] = Coder().code([Article("a", text, language="sco"), Article("b", text, language="gd")])
print(json.dumps([sorted({c.person for c in told.claims}), [p.code for p in told.problems], len(untold.claims)]))
"""


@pytest.mark.skipif(not PACKAGED.is_dir(), reason="the reader's weights are not packaged")
def test_a_language_read_like_english_is_a_row(house: House) -> None:
    house.add("records/languages.toml", SCOTS)
    assert house.run(SAID) == [["Erna Solberg", "Siv Jensen"], [], 0]


VERB = '''"""`incumbent count`: how many articles the ledger holds."""

from __future__ import annotations

from pathlib import Path

import click

from incumbent.cli.options import ledger_option, open_ledger


@click.command("count")
@ledger_option
def command(ledger: Path) -> None:
    """Count the articles."""
    with open_ledger(ledger) as opened:
        print(opened.counts()["articles"])
'''


def test_a_verb_is_a_file_and_its_name(house: House, tmp_path: Path) -> None:
    house.add("cli/count.py", VERB)
    house.edit("cli/group.py", "VERBS = {\n", 'VERBS = {\n    "count": "incumbent.cli.count",\n')
    assert house.rooms == {"cli"}
    ledger = tmp_path / "l.sqlite"
    house.run(MEETING.replace("HANDSHAKE", "CONSULT").format(path=str(ledger)))
    assert house.verb("count", "--ledger", str(ledger)).stdout == "1\n"
    assert "Count the articles." in house.verb("--help").stdout


COMPILED = """
import json
from pathlib import Path
from incumbent.knowledge.compiling.places import place_rows
rows = place_rows(Path({kb!r}))
print(json.dumps([[role, country, name] for key, _, role, country, name in rows if key in ("arnor", "arnorian", "arnorians")]))
"""


def test_a_country_name_is_a_word_among_the_facts(house: House, tmp_path: Path) -> None:
    (tmp_path / "countries").mkdir()
    (tmp_path / "countries" / "country-codes.csv").write_text(
        "ISO3166-1-Alpha-3,official_name_en,UNTERM English Formal,Capital\n"
    )
    house.edit(
        "knowledge/facts/states.toml",
        'AFG = { name = "Afghanistan", demonyms = ["Afghan", "Afghani"]',
        'AFG = { name = "Afghanistan", also = ["Arnor"], demonyms = ["Afghan", "Afghani", "Arnorian"]',
    )
    assert house.rooms == {"knowledge"}
    assert house.run(COMPILED.format(kb=str(tmp_path))) == [
        ["name", "AFG", "Afghanistan"], ["demonym", "AFG", "Afghanistan"], ["demonym", "AFG", "Afghanistan"],
    ]  # fmt: skip
    assert Knowledge.load().country("Arnor") is None


def test_a_pronoun_of_somebody_else_is_a_training_article(tmp_path: Path) -> None:
    """A wrong "he" is mended by what the reader learns from: an article of our own whose pronouns say whom they stand for."""
    article = {
        "id": "own-z-1", "published": "2021-03-01", "title": "Reshuffle in Norland", "claims": [], "events": [], "statements": [],
        "text": "Ada Brink sent Olof Tamm home. He had denied the charges.",
        "refs": [{"sentence": "He had denied", "mention": "He", "name": "Olof Tamm"}],
    }  # fmt: skip
    (tmp_path / "more.jsonl").write_text(json.dumps(article) + "\n")
    [(row, news)] = sources.own_rows(tmp_path)
    made = labels.gold_document(row, news, Vocabulary(["[UNK]", "[CLS]", "[SEP]"]), statements=True)
    [(he, whom)] = made.links
    assert made.page.word(he) == "He" and "Tamm" in {made.page.word(i) for i in whom}
    assert "Brink" not in {made.page.word(i) for i in whom}


def test_the_files_that_contributing_names_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("## What people add first")[2].partition("\n## ")[0]
    named = set(re.findall(r"`((?:src|tests|training|docs)/[\w./]+)`", section))
    assert len(named) >= 10 and [p for p in named if not (ROOT / p.replace("CODE", "uk")).exists()] == []
