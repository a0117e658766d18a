"""Saved questions: what they may say, where they may send, and that each find is told once."""

from __future__ import annotations

import http.server
import json
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import Story, ledger_of

from incumbent.errors import InputError
from incumbent.exports.alerts import Alert, alerts_path, begin_now, check, check_target, load, parse, save
from incumbent.ledger import Ledger


@pytest.mark.parametrize(
    ("question", "given"),
    [
        ("country=BLR kind=start,end min=0.9", {"country": "BLR", "kind": "start,end", "min": "0.9"}),
        ("person='Ann Lee' title=chief body=KGB by=Bo how=elected status=planned",
         {"person": "Ann Lee", "title": "chief", "body": "KGB", "by": "Bo", "how": "elected", "status": "planned"}),
        ("type=PROTEST mode=riot place=Minsk country=BLR", {"type": "PROTEST", "mode": "riot", "place": "Minsk", "country": "BLR"}),
        ("body=a=b", {"body": "a=b"}), ("type=AID status=planned", {"type": "AID", "status": "planned"}),
    ],
)  # fmt: skip
def test_a_question_is_words(question: str, given: dict[str, str]) -> None:
    assert parse(question) == given


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("", "needs a word"), ("country", "is not one of"), ("country=", "is not one of"), ("=BLR", "is not one of"),
        ("colour=red", "'colour=red' is not one of body="), ("min=much", "min=much is no number"), ("person='Ann", "quotation"),
        ("type=AID kind=end", "or about events"), ("mode=riot person=Ann", "or about events"), ("place=Minsk title=chief", "or about events"),
        ("type=AID how=elected", "or about events"), ("type=AID body=KGB", "or about events"), ("place=Minsk by=Bo", "or about events"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_asked_says_why(question: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as error:
        parse(question)
    assert error.value.code == "alert-question"


@pytest.mark.parametrize(
    ("how", "target", "allowed"),
    [
        ("post", "http://127.0.0.1:80/x", True), ("post", "http://localhost/x", True), ("post", "http://[::1]:8/x", True),
        ("post", "http://example.org/x", False), ("post", "https://127.0.0.1/x", False), ("post", "nonsense", False),
        ("run", "notify-send", True), ("run", "cat > 'my file'", True), ("run", "", False), ("run", "  ", False), ("run", "a 'b", False),
        ("append", "", True), ("append", "a 'b", True),
    ],
)  # fmt: skip
def test_where_an_alert_may_send(how: str, target: str, allowed: bool) -> None:
    if allowed:
        check_target(how, target)
        return
    with pytest.raises(InputError) as error:
        check_target(how, target)
    assert error.value.code == "alert-target"


def test_alerts_are_kept_beside_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "news.sqlite"
    assert load(path) == []
    kept = [Alert("one", "country=BLR", "append", "x.jsonl", "2020", ["a"]), Alert("two", "type=AID", "run", "cat")]
    save(path, kept)
    assert load(path) == kept
    assert alerts_path(path) == tmp_path / "news.sqlite.alerts.json"
    assert json.loads(alerts_path(path).read_text())["version"] == 1


@pytest.mark.parametrize("damage", ["{", "[]", "{}", '{"alerts": 3}', '{"alerts": [{"nome": 1}]}'])
def test_a_damaged_file_says_what_to_do(tmp_path: Path, damage: str) -> None:
    alerts_path(tmp_path / "l").write_text(damage)
    with pytest.raises(InputError, match="remove it and add the alerts again") as error:
        load(tmp_path / "l")
    assert error.value.code == "alert-file"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    one = Story("a1").claim("start", "Ann", "minister").claim("end", "Bea", "minister", confidence=0.5)
    one.event("AID", "helped", "Ann helped.", ["Ann"])
    copy = Story("a2", duplicate_of="a1").claim("start", "Ann", "minister")
    with ledger_of(
        tmp_path / "l.sqlite", one, copy, Story("a3").claim("start", "Cid", "envoy", country="UKR")
    ) as opened:
        yield opened


def quiet(_: str) -> None:
    raise AssertionError("nothing goes wrong here")


def finds(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_each_find_is_told_once(ledger: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "finds.jsonl"
    alerts = [Alert("all", "country=BLR", "append", str(out)), Alert("aid", "type=AID", "append", str(out))]
    assert check(ledger, alerts, quiet) == 3
    assert [(f["alert"], f.get("person") or f["type"]) for f in finds(out)] == [
        ("all", "Ann"),
        ("all", "Bea"),
        ("aid", "AID"),
    ]
    assert alerts[0].since and len(alerts[0].told) == 2 and alerts[1].told == ["a1/v1"]
    assert check(ledger, alerts, quiet) == 0 and len(finds(out)) == 3


def test_what_the_ledger_holds_already_is_not_news(ledger: Ledger, tmp_path: Path) -> None:
    alert = Alert("all", "kind=start,end", "append", str(tmp_path / "finds.jsonl"))
    begin_now(ledger, alert)
    assert len(alert.told) == 3 and alert.since
    assert check(ledger, [alert], quiet) == 0 and not (tmp_path / "finds.jsonl").exists()


def test_what_could_not_be_handed_over_is_told_and_tried_again(ledger: Ledger, tmp_path: Path) -> None:
    said: list[str] = []
    alert = Alert("all", "country=BLR", "append", str(tmp_path / "no" / "finds.jsonl"))
    assert check(ledger, [alert], said.append) == 0
    [message] = said
    assert message.startswith("alert all: append ") and message.endswith("it is tried again")
    assert alert.told == [] and alert.since == ""
    (tmp_path / "no").mkdir()
    assert check(ledger, [alert], quiet) == 2


def test_a_command_is_given_each_find(ledger: Ledger, tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    script = f"import sys; open({str(out)!r}, 'a').write(sys.stdin.read() + '\\n')"
    alert = Alert("run", "person=Bea", "run", f'{sys.executable} -c "{script}"')
    assert check(ledger, [alert], quiet) == 1
    assert [f["person"] for f in finds(out)] == ["Bea"]
    said: list[str] = []
    assert check(ledger, [Alert("bad", "person=Bea", "run", f'{sys.executable} -c "exit(3)"')], said.append) == 0
    assert "exit status 3" in said[0]


class Taker(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        self.server.taken.append(
            (self.path, self.headers["Content-Type"], self.rfile.read(int(self.headers["Content-Length"])))
        )  # type: ignore[attr-defined]
        self.send_response(302 if self.path == "/away" else 200)
        if self.path == "/away":
            self.send_header("Location", "/")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def test_a_find_is_posted_here_and_follows_nobody_elsewhere(ledger: Ledger) -> None:
    server = http.server.HTTPServer(("127.0.0.1", 0), Taker)
    server.taken = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"
    try:
        assert check(ledger, [Alert("post", "person=Bea", "post", f"{here}/take")], quiet) == 1
        said: list[str] = []
        assert check(ledger, [Alert("away", "person=Bea", "post", f"{here}/away")], said.append) == 0 and said
    finally:
        server.shutdown()
        server.server_close()
    [(path, kind, body), (away, _, _)] = server.taken  # type: ignore[attr-defined]
    assert (path, kind, json.loads(body)["person"], away) == ("/take", "application/json", "Bea", "/away")


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (Alert("one", "colour=red", "append", "x"), "alert one: append x: 'colour=red' is not one of "),
        (Alert("one", "person=Bea", "post", "http://example.org/x"), "alert one: post http://example.org/x: "),
        (Alert("one", "person=Bea", "run", "a 'b"), "alert one: run a 'b: No closing quotation; it is tried again"),
        (Alert("one", "person=Bea", "run", "/no/such/command"), "alert one: run /no/such/command: "),
    ],
)  # fmt: skip
def test_an_alert_that_was_edited_wrongly_stops_no_other(
    ledger: Ledger, tmp_path: Path, broken: Alert, says: str
) -> None:
    out, said = tmp_path / "finds.jsonl", list[str]()
    alerts = [Alert("zero", "person=Ann", "append", str(out)), broken, Alert("two", "person=Cid", "append", str(out))]
    assert check(ledger, alerts, said.append) == 2
    assert [f["alert"] for f in finds(out)] == ["zero", "two"]
    assert len(said) == 1 and said[0].startswith(says) and said[0].endswith("; it is tried again")
    assert [(bool(a.since), len(a.told)) for a in alerts] == [(True, 1), (False, 0), (True, 1)]


def test_what_was_told_before_a_failure_is_not_told_again(ledger: Ledger, tmp_path: Path) -> None:
    once = tmp_path / "once.py"
    once.write_text("import pathlib, sys\np = pathlib.Path(sys.argv[1])\np.touch(exist_ok=False)\n")
    alert = Alert("all", "country=BLR", "run", f"{sys.executable} {once} {tmp_path / 'mark'}")
    said: list[str] = []
    assert check(ledger, [alert], said.append) == 1 and len(said) == 1
    assert len(alert.told) == 1 and alert.since == ""
    (tmp_path / "mark").unlink()
    assert check(ledger, [alert], quiet) == 1 and len(alert.told) == 2 and alert.since


def test_so_many_marks_are_remembered(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("incumbent.exports.alerts._REMEMBERED", 2)
    told = Alert("all", "kind=start,end", "append", str(tmp_path / "finds.jsonl"), told=["x", "y"])
    assert check(ledger, [told], quiet) == 3
    marks = [f["mark"] for f in finds(tmp_path / "finds.jsonl")]
    assert told.told == marks[-2:]
    begun = Alert("all", "kind=start,end", "append", "x")
    begin_now(ledger, begun)
    assert begun.told == marks[-2:]


def test_a_find_is_a_line_of_json_as_it_is_written(tmp_path: Path) -> None:
    story = Story("a1").claim("start", "Ånn", "minister", "Ånn “began” as minister.")
    with ledger_of(tmp_path / "l.sqlite", story) as opened:
        assert check(opened, [Alert("all", "kind=start", "append", str(tmp_path / "f"))], quiet) == 1
    [line] = (tmp_path / "f").read_text(encoding="utf-8").splitlines()
    assert '"person": "Ånn"' in line and json.loads(line)["alert"] == "all"
