"""Mail (.eml, mbox), newsletters above all -> one article a message."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import EmailMessage
from typing import BinaryIO

from incumbent.errors import InputError
from incumbent.reading.markup import strip_tags
from incumbent.reading.raw import Finds, RawArticle

MAX_MESSAGE = 40_000_000  # bytes
_LEAST = 20  # characters of a plain part that is worth more than the HTML part
_TAIL = re.compile(
    r"^(?:-- ?$|unsubscribe\b|you (?:are receiving|received|got) this (?:e-?mail|message|newsletter)\b|"
    r"manage (?:your )?(?:preferences|subscription)|"
    r"update your preferences|to unsubscribe\b|this (?:e-?mail|message) was sent to\b|forwarded this (?:e-?mail|newsletter)\?|no longer want)",
    re.I,
)
_HEAD = re.compile(
    r"^(?:view (?:this (?:e-?mail|message|newsletter) )?(?:online|in (?:your )?(?:web )?browser)|open in (?:app|browser)|"
    r"having trouble (?:viewing|reading)|forward(?:ed)? this|read (?:online|in app)|can't see (?:this|images)).*$", re.I
)  # fmt: skip
# What mail programs write above a message that is passed on: a rule, or none, and the fields of its head.
_FORWARDED = re.compile(
    r"(?m)^[ \t>]*(?:-{2,}[ \t]*(?:forwarded message|original message|weitergeleitete nachricht)[ \t]*-{2,}|begin forwarded message:)[ \t]*\n+"
    r"(?:[ \t>*]*(?:from|sent|date|subject|to|cc|reply-to|von|gesendet|datum|betreff|an)\b[^\n:]{0,20}:[^\n]{0,500}\n+)+", re.I
)  # fmt: skip
_ADDRESS = re.compile(r"<?https?://[^\s>]{1,2000}>?")


def read_mail(data: bytes, source: str) -> Finds:
    """One message. Raises InputError (input-mail, input-empty)."""
    yield _article(data, source)


def read_mailbox(stream: BinaryIO, source: str) -> Finds:
    """Every message of a mailbox; one with a fault is told by its number."""
    n = 0
    for n, data in enumerate(_messages(stream), start=1):
        where = f"{source} message {n}"
        if data is None:
            yield InputError(
                f"{where}: larger than {MAX_MESSAGE:,} bytes; save it as a file of its own", code="input-too-long"
            )
            continue
        try:
            found = _article(data, where)
            found.where = f"message {n}"
            yield found
        except InputError as error:
            yield error
    if not n:
        yield InputError(f"{source}: holds no messages", code="input-empty")


def _messages(stream: BinaryIO) -> Iterator[bytes | None]:
    """Messages parted by lines that begin with "From " after an empty line; None for one that is too large."""
    kept: list[bytes] = []
    size = 0
    began = False
    before_empty = True
    while line := stream.readline(1_000_000):
        if before_empty and line.startswith(b"From "):
            if began:
                yield b"".join(kept) if size <= MAX_MESSAGE else None
            kept, size, began = [], 0, True
        else:
            size += len(line)
            if size <= MAX_MESSAGE:
                kept.append(line[1:] if line.startswith(b">From ") else line)
        before_empty = not line.strip()
    if began:
        yield b"".join(kept) if size <= MAX_MESSAGE else None


def _article(data: bytes, source: str) -> RawArticle:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        subject = _header(message, "subject")
        sender, address = email.utils.parseaddr(_header(message, "from"))
        text = _body(message)
        when = _header(message, "date")
        id = _header(message, "message-id").strip("<> \t")
        archived = _ADDRESS.search(_header(message, "archived-at") or _header(message, "list-post"))
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        IndexError,
        KeyError,
        RecursionError,
        AssertionError,
    ) as error:
        raise InputError(
            f"{source}: the message cannot be taken apart ({error}); save its text as .txt", code="input-mail"
        ) from error
    if not text and not subject:
        raise InputError(f"{source}: the message is empty", code="input-empty")
    return RawArticle(
        text=text,
        title=re.sub(r"^(?:(?:fwd?|re|aw|wg)\s*:\s*)+", "", subject, flags=re.I) or None,
        published=when or None,
        publisher=sender or address.rpartition("@")[2] or None,
        url=archived[0].strip("<>") if archived else None,
        id=id or None,
        scraped=False,
    )


def _header(message: EmailMessage, name: str) -> str:
    """A header in plain words; one that is broken as it stands."""
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError, TypeError):  # the parser of headers trips over some
        value = next((v for k, v in message.raw_items() if k.lower() == name), "")
    return " ".join(str(value or "").split())


def _body(message: EmailMessage) -> str:
    """The plain part where it says something, else the words of the HTML part; greetings and endings of newsletters go."""
    plain = marked = ""
    for part in message.walk():
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        kind = part.get_content_type()
        if kind == "text/plain" and not plain:
            plain = _words(part)
        elif kind == "text/html" and not marked:
            marked = _words(part)
    words = strip_tags(marked) if marked else ""
    chosen = plain if len(plain.strip()) >= max(_LEAST, len(words) // 3) else words or plain
    return _without_ends(chosen)


def _words(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return str(part.get_payload() or "")
    charset = part.get_content_charset() or "utf-8"
    try:
        return payload.decode(charset)
    except (LookupError, UnicodeDecodeError):
        from incumbent.reading.decode import decode

        return decode(payload, "a part of the message")[0] if payload.strip() else ""


def _without_ends(text: str) -> str:
    lines = _FORWARDED.sub("", text.replace("\r\n", "\n")).split("\n")
    for n, line in enumerate(lines):
        if _TAIL.match(line.strip()) and n > len(lines) // 3:
            lines = lines[:n]
            break
    return "\n".join(
        line for line in lines if not _HEAD.match(line.strip()) and not _ADDRESS.fullmatch(line.strip())
    ).strip()
