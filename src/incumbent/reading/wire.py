"""What news agencies send (NITF, NewsML-G2, NewsML 1) -> raw articles. Entities of documents are not followed."""

from __future__ import annotations

from typing import Any

from incumbent.errors import InputError
from incumbent.reading.markup import has_tags, strip_tags
from incumbent.reading.raw import Finds, RawArticle

_BLOCKS = ("p", "hl1", "hl2", "h1", "h2", "h3", "h4", "li", "dt", "dd", "tr", "note", "blockquote", "pre", "block")


def xml(data: bytes) -> Any:
    """The root element of an XML document, mended where it is broken; None where nothing can be made of it."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, recover=True, huge_tree=False, remove_comments=True, remove_pis=True, load_dtd=False
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def read_nitf(data: bytes, source: str) -> Finds:
    """An article in NITF. Raises InputError (input-xml)."""
    yield _nitf(_root(data, source), source)


def read_newsml(data: bytes, source: str) -> Finds:
    """Every news item of a NewsML-G2 or NewsML 1 document. Raises InputError (input-xml, input-empty)."""
    root = _root(data, source)
    items = list(root.iter("{*}newsItem", "{*}NewsItem")) or ([root] if _local(root) in ("newsitem",) else [])
    made = 0
    for n, item in enumerate(items, start=1):
        where = source if len(items) == 1 else f"{source} item {n}"
        found = _news_item(item, where)
        if isinstance(found, RawArticle):
            made += 1
            found.where = f"item {n}" if len(items) > 1 else ""
        yield found
    if not items:
        yield InputError(f"{source}: holds no articles: there is no news item in it", code="input-empty")


def _root(data: bytes, source: str) -> Any:
    root = xml(data)
    if root is None:
        raise InputError(f"{source}: broken XML; mend it or export it again", code="input-xml")
    return root


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _first(root: Any, *names: str) -> Any:
    """The first element of any of these names, in the order of the names."""
    for name in names:
        for element in root.iter(f"{{*}}{name}"):
            return element
    return None


def _said(element: Any) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _paragraphs(content: Any) -> str:
    """The blocks of a body, each once: those that hold no other block."""
    kept = []
    for element in content.iter():
        if _local(element) in _BLOCKS and not any(_local(e) in _BLOCKS for e in element.iterdescendants()):
            if _local(element) == "tr":
                cells = [_said(cell) for cell in element]
                words = ": ".join(cells) if len(cells) == 2 else ", ".join(filter(None, cells))
            else:
                words = _said(element)
            if words:
                kept.append(words)
    return "\n\n".join(kept) or _said(content)


def _nitf(root: Any, source: str) -> RawArticle | InputError:
    body = _first(root, "body.content")
    headline = _said(_first(root, "hl1", "headline")) or _said(_first(root, "title"))
    text = _paragraphs(body) if body is not None else ""
    if not text and not headline:
        return InputError(f"{source}: no text in this NITF document", code="input-empty")
    issue = _first(root, "date.issue", "story.date", "date.release")
    published = issue.get("norm") if issue is not None else None
    if not published and (data := _first(root, "pubdata")) is not None:
        published = data.get("date.publication")
    doc = _first(root, "doc-id")
    holder = _first(root, "doc.copyright")
    reference = _first(root, "pubdata")
    return RawArticle(
        text=text,
        title=headline or None,
        published=published,
        url=reference.get("ex-ref")
        if reference is not None and str(reference.get("ex-ref") or "").startswith("http")
        else None,
        publisher=(reference.get("name") if reference is not None else None)
        or _said(_first(root, "distributor"))
        or (holder.get("holder") if holder is not None else None)
        or None,
        authors=_by(_first(root, "byline")),
        id=doc.get("id-string") if doc is not None else None,
    )


def _by(byline: Any) -> tuple[str, ...]:
    if byline is None:
        return ()
    people = [_said(p) for p in byline.iter("{*}person")]
    said = people or [(byline.text or "").strip() or _said(byline)]
    return tuple(s.removeprefix("By ").removeprefix("by ").strip() for s in said if s)


def _news_item(item: Any, source: str) -> RawArticle | InputError:
    nitf = _first(item, "nitf")
    made = _nitf(nitf, source) if nitf is not None else None
    title = _said(_first(item, "headline", "HeadLine", "title"))
    text = made.text if isinstance(made, RawArticle) else ""
    if not text:
        inline = _first(item, "inlineXML", "inlineData", "DataContent")
        if inline is not None:
            text = _paragraphs(inline) if len(inline) else (inline.text or "").strip()
            text = strip_tags(text) if has_tags(text) else text
    if not text:
        text = "\n\n".join(_said(d) for d in item.iter("{*}description"))
    if not text and not title:
        return InputError(f"{source}: a news item without text (a picture, or a reference to one)", code="input-empty")
    when = _first(item, "contentCreated", "firstCreated", "FirstCreated", "versionCreated", "ThisRevisionCreated")
    creator = _first(item, "creator")
    provider = _first(item, "provider", "ProviderId")
    nitf_article = made if isinstance(made, RawArticle) else None
    link = next((e.get("href") for e in item.iter("{*}link") if str(e.get("rel") or "").endswith("canonical")), None)
    return RawArticle(
        text=text,
        title=title or (nitf_article.title if nitf_article else None),
        published=_said(when) or (nitf_article.published if nitf_article else None) or None,
        url=link,
        publisher=_name(provider) or (nitf_article.publisher if nitf_article else None),
        authors=tuple(filter(None, (_name(creator),))) or _by(_first(item, "by", "byline", "ByLine")),
        id=item.get("guid") or _said(_first(item, "NewsItemId")) or (nitf_article.id if nitf_article else None),
    )


def _name(element: Any) -> str | None:
    if element is None:
        return None
    name = _first(element, "name")
    return (
        _said(name)
        or element.get("literal")
        or _said(element)
        or str(element.get("qcode") or "").rpartition(":")[2]
        or None
    )
