"""`incumbent decisions`: out of one ledger, into another, and what is refused."""

import json

from builders import HandKnowledge, ledger_of, reshuffle

from incumbent.ledger import Ledger
from incumbent.ledger.deriving.decisions import Decision

AT = "2020-09-06T12:00:00Z"


def test_decisions_travel_by_file(verb, path, tmp_path):
    with Ledger.open(path, write=True, knowledge=HandKnowledge()) as ledger:
        ledger.decide(Decision(0, AT, "Zoë", "reject", claim="wire-1/c2", why="misread"))
        ledger.decide(Decision(0, AT, "Zoë", "accept", claim="wire-1/c1"))
    other, file = tmp_path / "other.sqlite", tmp_path / "decisions.json"
    ledger_of(other, reshuffle()).close()
    assert "2 decisions" in verb("decisions", "export", "--out", file).err
    first = verb("decisions", "import", file, "--ledger", other)
    assert (first.code, first.out) == (0, "2 decisions added, 0 there already\n")
    assert verb("decisions", "import", file, "--ledger", other).out == "0 decisions added, 2 there already\n"
    with Ledger.open(other) as ledger:
        assert ledger.claim("wire-1/c2").review == "reject"


def test_a_large_import_goes_in(verb, path, tmp_path):
    rows = [
        {"id": n, "at": AT, "who": "ann", "verb": "accept", "mark": f"m{n}", "why": "w" * 200} for n in range(1, 6001)
    ]
    file = tmp_path / "large.json"
    file.write_text(json.dumps({"decisions": rows}))
    assert file.stat().st_size > 1_500_000
    assert verb("decisions", "import", file).out.startswith("6000 decisions added, 0 there already; 6000 of those")


def test_what_cannot_be_taken_in_says_why(verb, path, tmp_path):
    file = tmp_path / "bad.json"
    for content, said in ((b"\xff", "UTF-8"), (b"{}", "export of decisions"), (b'{"decisions": [3]}', "row 1")):
        file.write_bytes(content)
        ran = verb("decisions", "import", file)
        assert ran.code == 6 and said in ran.err and not ran.out
    assert verb("decisions", "import", tmp_path / "none.json").code == 6
    file.write_text('{"decisions": []}')
    missing = tmp_path / "missing.sqlite"
    assert verb("decisions", "import", file, "--ledger", missing).code == 4 and not missing.exists()
    assert verb("decisions", "export").code == 2
