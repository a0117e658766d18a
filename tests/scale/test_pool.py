"""The pool keeps order, passes errors on, and gives the same bytes as one process."""

from __future__ import annotations

import pytest

from incumbent.coding import Coder
from incumbent.errors import InputError
from incumbent.reading import Reading
from incumbent.records import Article, to_json
from incumbent.scale import code_all

READINGS = [
    Reading("a", Article("a", "Premier resigns\nThe premier of Northland resigned on Monday.", published="2021-03-02")),
    Reading("b", error=InputError("b: empty", code="input-empty")),
    Reading("c", Article("c", "Le premier ministre démissionne\n", language="fr")),
    *(
        Reading(str(n), Article(str(n), f"Title {n}\nAda Lee met Jo Roe on day {n}.", published="2021-03-02"))
        for n in range(40)
    ),
]


def test_two_processes_give_the_bytes_of_one_in_order() -> None:
    alone = list(code_all(READINGS, workers=1))
    together = list(code_all(READINGS, workers=2))
    assert [c.reading.source for c in together] == [r.source for r in READINGS]
    assert [c.record and to_json(c.record) for c in together] == [c.record and to_json(c.record) for c in alone]
    assert alone[1].record is None
    assert alone[2].record is not None and alone[2].record.claims == ()


def test_one_failing_article_is_reported_and_the_rest_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    sound = Coder.record

    def fail_on_three(self: Coder, analysis):  # type: ignore[no-untyped-def]
        if analysis.article.id == "3":
            raise RuntimeError("a bug")
        return sound(self, analysis)

    monkeypatch.setattr(Coder, "record", fail_on_three)
    records = {c.record.article.id: c.record for c in code_all(READINGS, workers=1) if c.record}
    assert [p.code for p in records["3"].problems] == ["coder-failed"]
    assert "a bug" in records["3"].problems[0].message
    assert all(not r.problems for key, r in records.items() if key != "3")
