"""Packed streams opened by what they hold, not by their name, with a limit on what they may grow to."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import IO, BinaryIO, cast

from incumbent.errors import InputError

HEAD = 65_536  # bytes that are looked at to tell what a stream is
FREE = 256_000_000  # a packed stream may grow to so much in any case
GROWTH = 150  # beyond that no text grows more than so many times: what does is made to fill memory and disks
BROKEN = (OSError, EOFError, zlib.error, lzma.LZMAError)  # what reading a damaged packed stream raises
_LAYERS = 3
_GZIP, _XZ, _BZ2, _ZSTD = b"\x1f\x8b", b"\xfd7zXZ\x00", b"BZh", b"\x28\xb5\x2f\xfd"


def opened(stream: BinaryIO, source: str) -> tuple[BinaryIO, bytes]:
    """The stream with every packing around it taken off, and its first bytes (which it still holds).

    Raises InputError: input-packed for a packing that is not read.
    """
    for _ in range(_LAYERS):
        head = _take(stream, HEAD)
        stream = cast(BinaryIO, io.BufferedReader(_Chained(head, stream), HEAD))
        if head.startswith(_ZSTD):
            raise InputError(f"{source}: packed with zstd; unpack it first: zstd -d", code="input-packed")
        counted = _Counted(stream)
        if head.startswith(_GZIP):
            inner = cast(IO[bytes], gzip.GzipFile(fileobj=counted, mode="rb"))
        elif head.startswith(_XZ):
            inner = cast(IO[bytes], lzma.LZMAFile(cast(IO[bytes], counted)))  # noqa: SIM115
        elif head.startswith(_BZ2) and head[4:10] == b"1AY&SY":
            inner = bz2.BZ2File(cast(IO[bytes], counted))
        else:
            return stream, head
        stream = cast(BinaryIO, io.BufferedReader(_Bounded(inner, counted, source), HEAD))
    raise InputError(f"{source}: packed more than {_LAYERS - 1} times over; unpack it first", code="input-packed")


def read_all(stream: BinaryIO, most: int, source: str) -> bytes:
    """Everything a stream holds. Raises InputError (input-too-long) beyond `most` bytes, before it is in memory."""
    held = io.BytesIO()  # hands its bytes over without a second copy of them
    while piece := stream.read(min(1_000_000, most + 1 - held.tell())):
        held.write(piece)
        if held.tell() > most:
            raise InputError(
                f"{source}: larger than {most // 1_000_000} million bytes; split it, or save it as JSON Lines "
                "(one article a line), which may be of any size",
                code="input-too-long",
            )
    return held.getvalue()


def _take(stream: BinaryIO, size: int) -> bytes:
    """So many bytes, or all there are: pipes give less at a time than they are asked for."""
    pieces: list[bytes] = []
    while size and (piece := stream.read(size)):
        pieces.append(piece)
        size -= len(piece)
    return b"".join(pieces)


class _Chained(io.RawIOBase):
    """First these bytes, then the rest of a stream."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = memoryview(head)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if size is None or size < 0:
            head, self._head = bytes(self._head), self._head[len(self._head) :]
            return head + self._rest.read()
        if not self._head:
            return self._rest.read(size)
        head, self._head = bytes(self._head[:size]), self._head[size:]
        return head if len(head) == size else head + self._rest.read(size - len(head))

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)

    def readline(self, size: int | None = -1) -> bytes:
        raise io.UnsupportedOperation("lines are read through a buffer")


class _Counted(io.RawIOBase):
    """A stream that knows how much was taken from it."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.taken = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        data = self._inner.read(size)
        self.taken += len(data)
        return data

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)


class _Bounded(io.RawIOBase):
    """An unpacked stream that ends with an InputError once it grows as no text does."""

    def __init__(self, inner: IO[bytes], packed: _Counted, source: str) -> None:
        self._inner, self._packed, self._source = inner, packed, source
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object) -> int:
        view = memoryview(cast(bytearray, buffer))
        data = self._inner.read(len(view))
        view[: len(data)] = data
        self._given += len(data)
        check_growth(self._given, self._packed.taken, self._source)
        return len(data)


def check_growth(unpacked: int, packed: int, source: str) -> None:
    """Raises InputError (input-bomb) where unpacking gives far more than text can."""
    if unpacked > FREE and unpacked > GROWTH * max(packed, 1):
        raise InputError(
            f"{source}: unpacks to more than {GROWTH} times its size; no text does; what was read before this is kept",
            code="input-bomb",
        )
