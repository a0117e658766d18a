"""What a bundle says of itself, from two small tables put together by hand; and the folder that appears whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import pytest

from incumbent.errors import OutputError
from incumbent.exports.bundle.contents import Contents
from incumbent.exports.bundle.croissant import croissant
from incumbent.exports.bundle.described import Described, File, Labels, file_of
from incumbent.exports.bundle.frictionless import datapackage
from incumbent.exports.bundle.write import codebook, whole_folder


@dataclass(frozen=True)
class Town:
    """One
    town."""

    town_id: Annotated[str, "its key"]
    people: Annotated[int, "how many"]
    names: Annotated[tuple[str, ...], "what it is called"]
    mayor: Annotated[str | None, "who leads it"] = None


@dataclass(frozen=True)
class Street:
    """One street."""

    town_id: Annotated[str, "where"]
    number: Annotated[int, "which"]
    paved: Annotated[bool | None, "whether"] = None


TABLES = (
    Contents("towns", Town, lambda s: (), ("town_id",)),
    Contents("streets", Street, lambda s: (), ("town_id", "number"), (("town_id", "towns"),)),
    Contents("notes", Street, lambda s: ()),
)
FILES: Mapping[str, File] = {
    "towns.csv": File(10, "aa", 1234), "streets.csv": File(20, "bb", 2), "notes.csv": File(0, "cc", 0), "towns.parquet": File(30, "dd", 1234),
    "codebook.md": File(5, "ee", 0),
}  # fmt: skip
TOLD = Described(Labels(), "About towns.", "1.2", "2021-01-02T03:04:05Z", TABLES, FILES)
LABELLED = replace(TOLD, labels=Labels("Towns", "CC0-1.0", "https://a.example", "Us"))


def test_the_data_package_of_tables() -> None:
    package = datapackage(TOLD)
    assert {k: v for k, v in package.items() if k != "resources"} == {
        "profile": "tabular-data-package", "name": "incumbent", "title": "A record of power, read from news", "description": "About towns.",
        "version": "1.2", "created": "2021-01-02T03:04:05Z",
    }  # fmt: skip
    towns, streets, notes = package["resources"]
    assert {k: v for k, v in towns.items() if k != "schema"} == {
        "name": "towns", "path": "towns.csv", "profile": "tabular-data-resource", "description": "One town.", "format": "csv",
        "mediatype": "text/csv", "encoding": "utf-8", "bytes": 10, "hash": "sha256:aa",
    }  # fmt: skip
    assert towns["schema"] == {
        "fields": [
            {"name": "town_id", "type": "string", "description": "its key"},
            {"name": "people", "type": "integer", "description": "how many", "constraints": {"required": True}},
            {"name": "names", "type": "string", "description": "what it is called (parted by ` | `)"},
            {"name": "mayor", "type": "string", "description": "who leads it"},
        ],
        "missingValues": [""], "foreignKeys": [], "primaryKey": ["town_id"],
    }  # fmt: skip
    assert streets["schema"]["foreignKeys"] == [
        {"fields": ["town_id"], "reference": {"resource": "towns", "fields": ["town_id"]}}
    ]
    assert streets["schema"]["primaryKey"] == ["town_id", "number"] and "primaryKey" not in notes["schema"]
    assert [f.get("constraints") for f in streets["schema"]["fields"]] == [None, {"required": True}, None]
    assert (
        datapackage(LABELLED)["licenses"] == [{"name": "CC0-1.0", "title": "CC0-1.0"}]
        and datapackage(LABELLED)["title"] == "Towns"
    )


def test_the_croissant_of_tables() -> None:
    document = croissant(TOLD)
    assert not {"license", "url", "creator"} & set(document)
    assert (document["@type"], document["conformsTo"], document["datePublished"], document["version"]) == (
        "sc:Dataset", "http://mlcommons.org/croissant/1.0", "2021-01-02", "1.2"
    )  # fmt: skip
    named = croissant(LABELLED)
    assert (named["license"], named["url"], named["creator"]) == (
        "CC0-1.0",
        "https://a.example",
        {"@type": "Organization", "name": "Us"},
    )
    files = {
        f["name"]: (f["@id"], f["contentUrl"], f["contentSize"], f["sha256"], f["encodingFormat"])
        for f in document["distribution"]
    }
    assert list(files) == ["towns.csv", "streets.csv", "notes.csv", "towns.parquet"]
    assert files["towns.csv"] == ("towns.csv", "towns.csv", "10 B", "aa", "text/csv")
    assert files["towns.parquet"] == ("towns.parquet", "towns.parquet", "30 B", "dd", "application/x-parquet")
    towns, streets, notes = document["recordSet"]
    assert (towns["key"], streets["key"], "key" in notes) == (
        {"@id": "towns/town_id"}, [{"@id": "streets/town_id"}, {"@id": "streets/number"}], False
    )  # fmt: skip
    assert (towns["@id"], towns["name"], towns["description"], towns["@type"]) == (
        "towns",
        "towns",
        "One town.",
        "cr:RecordSet",
    )
    assert [f["dataType"] for t in (towns, streets) for f in t["field"]] == [
        "sc:Text", "sc:Integer", "sc:Text", "sc:Text", "sc:Text", "sc:Integer", "sc:Boolean"
    ]  # fmt: skip
    assert towns["field"][1] == {
        "@type": "cr:Field", "@id": "towns/people", "name": "people", "description": "how many", "dataType": "sc:Integer",
        "source": {"fileObject": {"@id": "towns.csv"}, "extract": {"column": "people"}},
    }  # fmt: skip
    assert [f.get("references") for f in streets["field"]] == [{"field": {"@id": "towns/town_id"}}, None, None]


def test_the_codebook_of_tables() -> None:
    lines = codebook(TOLD).splitlines()
    assert lines[:9] == [
        "# A record of power, read from news", "", "About towns.", "",
        "Made with incumbent 1.2. Lists are parted by ` | ` in CSV; an empty cell is not known.", "",
        "## towns (1,234 rows)", "", "One town.",
    ]  # fmt: skip
    assert lines[10:16] == [
        "| column | type | meaning |", "|---|---|---|", "| `town_id` | string | its key |", "| `people` | integer | how many |",
        "| `names` | list | what it is called |", "| `mayor` | string | who leads it |",
    ]  # fmt: skip
    at = lines.index("## streets (2 rows)")
    assert lines[at - 1] == "" and lines[at + 2] == "One street. `town_id` joins `towns`." and "## Types" in lines


def test_what_a_written_file_is(tmp_path: Path) -> None:
    data = b"0123456789abcdef" * (1 << 16) + b"more"  # more than is read at a time
    (tmp_path / "f").write_bytes(data)
    assert file_of(tmp_path / "f", 7) == File(len(data), hashlib.sha256(data).hexdigest(), 7)


def test_a_folder_appears_when_it_is_complete(tmp_path: Path) -> None:
    out = tmp_path / "new" / "deep"
    with whole_folder(out) as folder:
        (folder / "a").write_text("x")
        assert not out.exists() and folder.parent == out.parent and folder.name.startswith(".deep.")
    assert [p.name for p in out.parent.iterdir()] == ["deep"] and out.stat().st_mode & 0o777 == 0o755
    (tmp_path / "empty").mkdir()
    with whole_folder(tmp_path / "empty") as folder:
        (folder / "a").write_text("x")
    assert (tmp_path / "empty" / "a").exists()
    with pytest.raises(ValueError), whole_folder(tmp_path / "none") as folder:
        raise ValueError
    assert sorted(p.name for p in tmp_path.iterdir()) == ["empty", "new"]


@pytest.mark.parametrize("made", ["file", "folder"])
def test_a_folder_that_is_taken(tmp_path: Path, made: str) -> None:
    out = tmp_path / "out"
    if made == "file":
        out.write_text("")
    else:
        (out / "mine").mkdir(parents=True)

    def begin() -> Any:
        with whole_folder(out):
            raise AssertionError("nothing is begun")

    with pytest.raises(OutputError, match="is there already and not empty") as error:
        begin()
    assert error.value.code == "output-exists"
