"""Documents (PDF with a text layer, DOCX, ODT, EPUB) -> raw articles."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from incumbent.errors import InputError
from incumbent.reading.raw import Finds, RawArticle
from incumbent.reading.wire import xml

MAX_PART = 60_000_000  # bytes of one part of a document, unpacked
MAX_PAGES = 2_000
_LEAST_CHAPTER = 200  # characters of a chapter that is an article
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
Reader = Callable[[zipfile.ZipFile, str], Finds]


def reader_for(names: list[str]) -> Reader | None:
    """Who reads a zip with these members as one document; None where it is an archive of files."""
    held = set(names)
    if "word/document.xml" in held:
        return read_docx
    if "META-INF/container.xml" in held:
        return read_epub
    if "content.xml" in held and "mimetype" in held:
        return read_odt
    if "xl/workbook.xml" in held or "ppt/presentation.xml" in held:
        return _refuse
    return None


def _refuse(archive: zipfile.ZipFile, source: str) -> Finds:
    raise InputError(
        f"{source}: this is a spreadsheet or a presentation; save it as CSV or as text", code="input-format"
    )
    yield


def read_pdf(data: bytes, source: str) -> Finds:
    """The text layer of a PDF. Raises InputError: input-scan (pictures of pages), input-locked, input-unreadable."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise InputError(f"{source}: locked with a password; save it without one", code="input-locked") from error
        raise InputError(f"{source}: the PDF is damaged ({error}); save it again", code="input-unreadable") from error
    pages: list[str] = []
    try:
        for n in range(min(len(document), MAX_PAGES)):
            page = document[n]
            words = page.get_textpage()
            pages.append(words.get_text_bounded().replace("\r\n", "\n").replace("\ufffe", "-\n").replace("\x02", "-\n"))
            words.close()
            page.close()
        title = (document.get_metadata_dict(skip_empty=True) or {}).get("Title")
    except pypdfium2.PdfiumError as error:
        raise InputError(
            f"{source}: page {len(pages) + 1} is damaged ({error}); save it again", code="input-unreadable"
        ) from error
    finally:
        document.close()
    text = "\n\n".join(_without_running_heads(pages)).strip()
    if len(re.sub(r"\s", "", text)) < 20:
        raise InputError(
            f"{source}: a scan without a text layer ({len(pages)} pages); run text recognition over it first, "
            "for instance: ocrmypdf in.pdf out.pdf",
            code="input-scan",
        )
    named = title if title and not re.search(r"\.\w{2,5}$|^(?:untitled|microsoft word)", title, re.I) else None
    if named and not _within(named, text[:2000]):
        named = None  # what the program that made it called it
    yield RawArticle(text=text, title=named, scraped=True)


def _within(title: str, text: str) -> bool:
    return " ".join(title.lower().split())[:40] in " ".join(text.lower().split())


def _without_running_heads(pages: list[str]) -> list[str]:
    """Pages without the first and last lines that most of them share, and without page numbers."""
    if len(pages) < 3:
        return pages
    ends = Counter(re.sub(r"\d+", "#", line.strip()) for page in pages for line in _ends(page))
    common = {line for line, n in ends.items() if n > len(pages) / 2}
    kept = []
    for page in pages:
        lines = page.split("\n")
        inner = [
            line for n, line in enumerate(lines) if not ((n < 2 or n >= len(lines) - 2) and re.sub(r"\d+", "#", line.strip()) in common)
        ]  # fmt: skip
        kept.append("\n".join(inner))
    return kept


def _ends(page: str) -> set[str]:
    lines = page.split("\n")
    return {line for line in (*lines[:2], *lines[-2:]) if line.strip()}


def _part(archive: zipfile.ZipFile, name: str, source: str) -> bytes:
    try:
        with archive.open(name) as part:
            data = part.read(MAX_PART + 1)
    except KeyError as error:
        raise InputError(
            f"{source}: the document lacks its part {name}; save it again", code="input-unreadable"
        ) from error
    if len(data) > MAX_PART:
        raise InputError(
            f"{source}: its part {name} is larger than {MAX_PART:,} bytes unpacked; no article is", code="input-bomb"
        )
    return data


def _tree(archive: zipfile.ZipFile, name: str, source: str) -> Any:
    tree = xml(_part(archive, name, source))
    if tree is None:
        raise InputError(f"{source}: its part {name} is broken; save the document again", code="input-unreadable")
    return tree


def _made(
    text: str, title: str | None, published: str | None, source: str, authors: tuple[str, ...] = ()
) -> RawArticle:
    if not text.strip():
        raise InputError(f"{source}: the document holds no text", code="input-empty")
    return RawArticle(text=text, title=title, published=published, authors=authors, scraped=True)


def read_docx(archive: zipfile.ZipFile, source: str) -> Finds:
    """A Word document: paragraphs, lists and rows of tables in their order."""
    tree = _tree(archive, "word/document.xml", source)
    lines: list[str] = []
    title: str | None = None
    for element in tree.iter(f"{_W}p", f"{_W}tr"):
        if element.tag == f"{_W}tr":
            cells = [" ".join(_docx_words(p) for p in cell.iter(f"{_W}p")).strip() for cell in element.iter(f"{_W}tc")]
            cells = [c for c in cells if c]
            words = ": ".join(cells) if len(cells) == 2 else ", ".join(cells)
        elif any(a.tag == f"{_W}tc" for a in element.iterancestors()):
            continue
        else:
            words = _docx_words(element).strip()
            style = element.find(f"{_W}pPr/{_W}pStyle")
            if (
                title is None
                and style is not None
                and (style.get(f"{_W}val") or "").lower() in ("title", "heading1")
                and not lines
            ):
                title = words or None
                continue
        if words:
            lines.append(words)
    yield _made("\n\n".join(lines), title, None, source)


def _docx_words(paragraph: Any) -> str:
    """The words of a paragraph; what was deleted under tracked changes is gone."""
    parts = []
    for e in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen"):
        if e.tag == f"{_W}t":
            parts.append(e.text or "")
        else:
            parts.append("-" if e.tag == f"{_W}noBreakHyphen" else "\t" if e.tag == f"{_W}tab" else "\n")
    return "".join(parts)


def read_odt(archive: zipfile.ZipFile, source: str) -> Finds:
    """An OpenDocument text: headings, paragraphs, lists and rows of tables in their order."""
    tree = _tree(archive, "content.xml", source)
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    lines = []
    for element in tree.iter(f"{_TEXT}h", f"{_TEXT}p", f"{table}table-row"):
        above = {a.tag for a in element.iterancestors()}
        if f"{_TEXT}tracked-changes" in above:
            continue
        if element.tag == f"{table}table-row":
            cells = [c for c in ("".join(cell.itertext()).strip() for cell in element) if c]
            words = ": ".join(cells) if len(cells) == 2 else ", ".join(cells)
        elif f"{table}table-row" in above:
            continue
        else:
            words = _odt_words(element).strip()
        if words:
            lines.append(words)
    yield _made("\n\n".join(lines), None, None, source)


def _odt_words(element: Any) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" ")
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            parts.append("\n" if child.tag.endswith("break") else "\t")
        elif child.tag != f"{_TEXT}note":
            parts.append(_odt_words(child) if isinstance(child.tag, str) else "")
        parts.append(child.tail or "")
    return "".join(parts)


def _fact(package: Any, name: str) -> str | None:
    """What a book says about itself under this name."""
    return next((" ".join("".join(e.itertext()).split()) for e in package.iter(f"{{*}}{name}")), None)


def read_epub(archive: zipfile.ZipFile, source: str) -> Finds:
    """An EPUB: each chapter that is long enough to be an article; the book's date and publisher stand in."""
    from incumbent.reading.markup import parsed, strip_tags

    container = _tree(archive, "META-INF/container.xml", source)
    path = next((e.get("full-path") for e in container.iter("{*}rootfile") if e.get("full-path")), None)
    if not path:
        raise InputError(
            f"{source}: the book does not say where its contents are; convert it again", code="input-unreadable"
        )
    package = _tree(archive, path, source)
    folder = path.rpartition("/")[0]
    items = {e.get("id"): e.get("href") for e in package.iter("{*}item")}
    order = [items[e.get("idref")] for e in package.iter("{*}itemref") if items.get(e.get("idref"))]
    facts = {name: _fact(package, name) for name in ("date", "publisher", "title", "creator")}
    made = 0
    for href in order:
        name = unquote(href.partition("#")[0])
        name = f"{folder}/{name}" if folder else name
        try:
            page = _part(archive, name, source).decode("utf-8", "replace")
        except InputError as error:
            yield error
            continue
        tree = parsed(page)
        heading = (
            next((" ".join(h.text_content().split()) for h in tree.iter("h1", "h2", "h3")), None)
            if tree is not None
            else None
        )
        text = strip_tags(re.sub(r"(?is)<head\b.*?</head>", "", page))
        if len(text) < _LEAST_CHAPTER:
            continue
        made += 1
        article = _made(
            text, heading or facts["title"], facts["date"], source, tuple(filter(None, (facts["creator"],)))
        )
        article.publisher, article.scraped, article.where = facts["publisher"], False, name
        yield article
    if not made:
        yield InputError(
            f"{source}: holds no articles: no chapter has {_LEAST_CHAPTER} characters of text", code="input-empty"
        )
