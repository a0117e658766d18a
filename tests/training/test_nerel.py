"""NEREL's pairs of person and office become claims where that is sure, and open questions where it is not."""

from __future__ import annotations

from typing import Any

import pytest
from labels import ANCHOR, ROLE, Document
from nerel import nerel_document

from incumbent.reader.pieces import Unigram
from incumbent.reader.schema import ANCHORS, TAGS

CHARACTERS = Unigram(dict.fromkeys(("<s>", "<pad>", "</s>", "<unk>"), 0.0) | {"▁": -1.0})
TEXT = (
    "Встреча в Норске\n\n"
    "Министр финансов Норландии Олаф Тамм принял бывшего мэра Норска Аду Бринк. "
    "Рут Линд назначена послом. Писатель Ян Крос был там же. Норландские газеты молчат."
)


def entity(kind: str, piece: str, start: int = 0) -> dict[str, Any]:
    at = TEXT.index(piece, start)
    return {"type": kind, "start": at, "end": at + len(piece), "text": piece}


def office(
    title: str, person: str, government: bool = True, workplaces: tuple[dict[str, Any], ...] = ()
) -> dict[str, Any]:
    return {
        "title": entity("PROFESSION", title),
        "person": entity("PERSON", person),
        "workplaces": list(workplaces),
        "government": government,
    }


NORLAND, MINISTRY = entity("COUNTRY", "Норландии"), entity("ORGANIZATION", "финансов")


@pytest.fixture
def document() -> Document:
    persons = [entity("PERSON", p) for p in ("Олаф Тамм", "Аду Бринк", "Рут Линд", "Ян Крос")]
    places = [entity("CITY", "Норске"), entity("CITY", "Норска"), entity("COUNTRY", "Норландские"), NORLAND]
    row = {
        "id": "x",
        "text": TEXT,
        "entities": [*persons, *places, entity("CITY", "Норск", TEXT.index("Норска"))],
        "offices": [
            office("Министр финансов Норландии", "Олаф Тамм", workplaces=(NORLAND, MINISTRY)),
            office("мэра Норска", "Аду Бринк"),
            office("послом", "Рут Линд"),
            office("Писатель", "Ян Крос", government=False),
        ],
    }
    return nerel_document(row, CHARACTERS)


def test_offices(document: Document) -> None:
    word = document.page.word
    told = {
        word(a.word): (
            ANCHORS[a.type],
            *([word(i) for i in sorted(a.roles.get(ROLE[f"claim.{r}"], ()))] for r in ("title", "body")),
        )
        for a in document.anchored
    }
    assert told == {
        "Тамм": ("hold", ["Министр", "финансов"], ["финансов"]),
        "Бринк": ("held", ["мэра"], []),
    }
    assert ROLE["claim.by"] in document.anchored[0].unknown
    assert ROLE["claim.body"] not in document.anchored[0].unknown


def test_what_is_open_and_what_is_none(document: Document) -> None:
    assert {(document.page.word(i), k) for i, k in document.ignored} == {
        ("Линд", ANCHOR["hold"]),
        ("Линд", ANCHOR["held"]),
    }
    assert document.tasks == {"offices"}


def test_names(document: Document) -> None:
    assert document.tags is not None
    tagged = {document.page.word(i): TAGS[t] for i, t in enumerate(document.tags) if t}
    assert tagged == {
        "Норске": "B-place",
        "Норландии": "B-state",
        "Олаф": "B-person",
        "Тамм": "I-person",
        "Норска": "B-place",
        "Аду": "B-person",
        "Бринк": "I-person",
        "Рут": "B-person",
        "Линд": "I-person",
        "Ян": "B-person",
        "Крос": "I-person",
    }
