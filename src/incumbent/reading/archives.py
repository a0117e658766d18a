"""Archives (tar, zip and what is built on zip: WACZ, DOCX, ODT, EPUB) -> what their members hold, one after the other."""

from __future__ import annotations

import shutil
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO, cast

from incumbent.errors import InputError
from incumbent.reading.raw import HIDDEN, Finds, RawArticle, Skipped
from incumbent.reading.unpack import BROKEN, check_growth

if TYPE_CHECKING:
    from incumbent.reading.streams import How

Reader = Callable[[BinaryIO, str, str, "How"], Finds]
_DEEPEST = 3  # archives inside archives
_IN_MEMORY = 32_000_000
# What reading a zip archive that is not as it should be raises, beside what a damaged stream does.
DAMAGED_ZIP = (
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
    struct.error,
    OverflowError,
    EOFError,
    zlib.error,
)


def read_tar(stream: BinaryIO, source: str, how: How, reader: Reader) -> Finds:
    """Every regular file of a tar archive, read as a file of a folder is."""
    _not_too_deep(source, how)
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            files = 0
            for member in archive:
                if member.isdir():
                    continue
                files += 1
                where = f"{source}!{member.name}"
                if _hidden(member.name):
                    yield Skipped(where, HIDDEN)
                    continue
                inner = archive.extractfile(member) if member.isfile() else None
                if inner is None:
                    yield Skipped(where, "a link or a device")
                else:
                    yield from _member(cast(BinaryIO, inner), member.name, where, how, reader)
            if not files:
                yield _empty(source)
    except tarfile.TarError as error:
        raise _damaged(source, error) from error


def read_zip(stream: BinaryIO, source: str, how: How, reader: Reader) -> Finds:
    """A zip archive's files, or the document that it is."""
    from incumbent.reading import documents

    _not_too_deep(source, how)
    with tempfile.SpooledTemporaryFile(_IN_MEMORY) as spooled:
        shutil.copyfileobj(stream, spooled)
        spooled.seek(0)
        try:
            with zipfile.ZipFile(spooled) as archive:
                names = archive.namelist()
                document = documents.reader_for(names)
                if document is not None:
                    yield from document(archive, source)
                    return
                warcs = [n for n in names if n.startswith("archive/") and n.endswith((".warc", ".warc.gz"))]
                files = [n for n in names if not n.endswith("/")]
                for name in warcs if warcs and "datapackage.json" in names else files:
                    if _hidden(name):
                        yield Skipped(f"{source}!{name}", HIDDEN)
                    else:
                        yield from _zipped(archive, name, source, how, reader)
                if not files:
                    yield _empty(source)
        except DAMAGED_ZIP as error:
            raise _damaged(source, error) from error


def _zipped(archive: zipfile.ZipFile, name: str, source: str, how: How, reader: Reader) -> Finds:
    where = f"{source}!{name}"
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        yield InputError(f"{where}: locked with a password; unpack it first", code="input-packed")
        return
    try:
        check_growth(info.file_size, info.compress_size, where)
    except InputError as error:
        yield error
        return
    try:
        opened = archive.open(info)
    except DAMAGED_ZIP as error:  # or packed in a way that is not read
        yield InputError(f"{where}: damaged ({error}); mend or remove it", code="input-unreadable")
        return
    with opened as inner:
        yield from _member(cast(BinaryIO, inner), name, where, how, reader)


def _member(inner: BinaryIO, name: str, where: str, how: How, reader: Reader) -> Finds:
    """One file of an archive; a fault in it is told and the next is read."""
    try:
        for found in reader(inner, name, where, how.inside()):
            if isinstance(found, RawArticle):
                found.where = f"{name} {found.where}".strip()
            yield found
    except InputError as error:
        yield error
    except (*BROKEN, *DAMAGED_ZIP) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        yield InputError(f"{where}: damaged ({error}); mend or remove it", code="input-unreadable")


def _not_too_deep(source: str, how: How) -> None:
    if how.depth >= _DEEPEST:
        raise InputError(f"{source}: an archive inside {_DEEPEST} others; unpack it first", code="input-packed")


def _damaged(source: str, error: Exception) -> InputError:
    return InputError(
        f"{source}: the archive is damaged ({error}); what stood before this was read", code="input-unreadable"
    )


def _empty(source: str) -> InputError:
    return InputError(f"{source}: holds no articles: there is no file in the archive", code="input-empty")


def _hidden(name: str) -> bool:
    """A file, or one in a folder, that its name hides; "./news/a.txt" is none, as archives of whole folders write it."""
    parts = [part for part in name.split("/") if part not in (".", "..")]
    return any(part.startswith((".", "__MACOSX")) for part in parts)
