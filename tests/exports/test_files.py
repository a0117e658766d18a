"""Files are written whole or not at all, and never over a ledger; cells stumble no reader."""

from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from incumbent.errors import OutputError
from incumbent.exports.files import harmless, one_line, whole_bytes, whole_file, write_table


def test_a_file_appears_when_it_is_complete(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "a.txt"
    with whole_file(path) as file:
        file.write("one\n")
        assert not path.exists()
    assert path.read_text() == "one\n" and [p.name for p in path.parent.iterdir()] == ["a.txt"]
    with pytest.raises(ValueError), whole_file(path) as file:
        file.write("two\n")
        raise ValueError
    assert path.read_text() == "one\n" and [p.name for p in path.parent.iterdir()] == ["a.txt"]


def test_permissions_are_those_that_the_file_had_or_that_new_ones_get(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        with whole_bytes(tmp_path / "new") as file:
            file.write(b"x")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640
    (tmp_path / "new").chmod(0o600)
    with whole_bytes(tmp_path / "new") as file:
        file.write(b"y")
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o600 and (tmp_path / "new").read_bytes() == b"y"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with whole_file(tmp_path / "link") as file:
        file.write("new")
    assert (tmp_path / "real").read_text() == "new" and (tmp_path / "link").is_symlink()


def test_a_pipe_is_written_to_as_it_is(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    with whole_bytes(tmp_path / "pipe") as file:
        file.write(b"through")
    reader.join(10)
    assert read == [b"through"] and [p.name for p in tmp_path.iterdir()] == ["pipe"]


def test_neither_a_ledger_nor_a_folder_is_overwritten(tmp_path: Path) -> None:
    ledger = tmp_path / "l.sqlite"
    ledger.write_bytes(b"SQLite format 3\0 and more")
    for path, code, says in (
        (ledger, "output-ledger", "another database"),
        (tmp_path, "output-unwritable", "is a folder"),
    ):
        with pytest.raises(OutputError, match=says) as error, whole_bytes(path) as file:
            file.write(b"x")
        assert error.value.code == code
    assert ledger.read_bytes() == b"SQLite format 3\0 and more"
    (tmp_path / "short").write_bytes(b"SQLite format")
    with whole_bytes(tmp_path / "short") as file:
        file.write(b"x")
    assert (tmp_path / "short").read_bytes() == b"x"


def test_what_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="choose another --out") as error, whole_bytes(tmp_path / "file" / "x"):
        pass
    assert error.value.code == "output-unwritable"
    with pytest.raises(OutputError, match="is the disk full") as full, whole_bytes(tmp_path / "full"):
        raise OSError(28, "No space left on device")
    assert full.value.code == "output-unwritable"
    with pytest.raises(BrokenPipeError), whole_bytes(tmp_path / "pipe"):
        raise BrokenPipeError
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (None, ""),
        ("", ""),
        (" a \n\n b\t", "a b"),
        ("a\x00b\x1b[31m", "a b [31m"),
        ("\u202eevil", "evil"),
        ("é ü", "é ü"),
        ("\n", ""),
    ],
)
def test_a_cell_is_of_one_line(value: str | None, told: str) -> None:
    assert one_line(value) == told


@pytest.mark.parametrize(
    ("cell", "told"),
    [("=1+1", "'=1+1"), ("+x", "'+x"), ("-x", "'-x"), ("@x", "'@x"), ("\tx", "'\tx"), ("＝x", "'＝x"), ("-12.5", "-12.5"), ("+3", "+3"),
     ("-1.", "'-1."), ("-", "'-"), ("", ""), ("a=1", "a=1"), ("-1e5", "'-1e5"), ("12", "12")],
)  # fmt: skip
def test_a_cell_that_no_spreadsheet_computes(cell: str, told: str) -> None:
    assert harmless(cell) == told


def test_a_table_by_tabs_or_commas(tmp_path: Path) -> None:
    rows = [('a "b"', "=1"), ("c\td", "e,f")]
    for delimiter, header, wanted in (
        ("\t", True, "x\ty\na 'b'\t=1\nc d\te,f\n"), ("\t", False, "a 'b'\t=1\nc d\te,f\n"),
        (",", True, 'x,y\n"a ""b""",\'=1\nc d,"e,f"\n'), (",", False, '"a ""b""",\'=1\nc d,"e,f"\n'),
    ):  # fmt: skip
        assert write_table(tmp_path / "t", ("x", "y"), rows, delimiter=delimiter, header=header) == 2
        assert (tmp_path / "t").read_bytes().decode() == wanted
    assert write_table(tmp_path / "t", ("x",), [], delimiter="\t", header=True) == 0
