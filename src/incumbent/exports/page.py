"""One coded article as a single HTML file: text with its marks, the list of items beside it. No script, nothing fetched."""

from __future__ import annotations

from html import escape

from incumbent.exports.marks import Mark, Piece, marks_of, paragraphs, pieces
from incumbent.records import Record

_STYLE = """
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #fdfcf9; --dim: #5f5b54; --line: #d9d4c9;
  --claim: #f4c95d66; --event: #7fb8ad66; --statement: #9aa9e066; }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8df; --paper: #1b1a18; --dim: #a8a298; --line: #3b3832; } }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; font: 1.05rem/1.6 Georgia, serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.7rem; line-height: 1.25; } .meta, .legend, aside { font: .85rem/1.45 system-ui, sans-serif; color: var(--dim); }
main { display: grid; grid-template-columns: minmax(0, 3fr) minmax(16rem, 2fr); gap: 2rem; border-top: 1px solid var(--line); }
mark { color: inherit; background: none; border-radius: 2px; padding: .05em 0; }
mark.claim { background: var(--claim); } mark.event { border-bottom: .18em solid var(--event); }
mark.statement { background: var(--statement); } mark.claim.statement { background: linear-gradient(var(--claim), var(--statement)); }
sup a { font: .65rem system-ui, sans-serif; text-decoration: none; color: var(--dim); padding-left: .1em; }
aside ol { list-style: none; padding: 0; }
aside li { margin: 0 0 .6rem; padding-left: .5rem; border-left: .25rem solid var(--line); color: var(--ink); }
li.claim { border-color: #d9a520; } li.event { border-color: #3f8f80; } li.statement { border-color: #6f80cc; }
li:target, mark:target { outline: 2px solid currentColor; } aside a { color: inherit; }
@media (max-width: 50rem) { main { display: block; } } @media print { aside { break-before: page; } }
"""


def article_page(record: Record) -> str:
    """A whole HTML document. Text and addresses of the article are untrusted: everything is escaped, only http links."""
    a = record.article
    marks = marks_of(record)
    body = "\n".join(
        f"<{'h1' if start == 0 else 'p'}>{_marked(pieces(a.text, marks, start, end))}</{'h1' if start == 0 else 'p'}>"
        for start, end in paragraphs(a.text)
    )
    items = "\n".join(
        f'<li class="{m.kind}" id="{escape(m.id)}"><a href="#at-{escape(m.id)}">{escape(m.id)}</a> <bdi>{escape(m.says)}</bdi></li>'
        for m in marks
    )
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(a.title or a.id)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f'<p class="meta">{_meta(record)}</p>\n<main>\n<article>\n{body}\n</article>\n<aside>\n<p class="legend">'
        f"{len(record.claims)} office claims, {len(record.events)} events, {len(record.statements)} statements</p>\n"
        f"<ol>\n{items}\n</ol>\n</aside>\n</main>\n</body>\n</html>\n"
    )


def _meta(record: Record) -> str:
    a = record.article
    parts = [escape(p) for p in (a.publisher, a.published, ", ".join(a.authors)) if p]
    if a.url and a.url.lower().startswith(("http://", "https://")):
        parts.append(f'<a href="{escape(a.url)}" rel="noopener noreferrer nofollow">original</a>')
    if a.duplicate_of:
        parts.append(f"a copy of {escape(a.duplicate_of)}")
    parts.append(escape(f"coded by {record.coder.name} {record.coder.version}, {record.coder.model}"))
    return " · ".join(parts)


def _marked(found: object) -> str:
    out: list[str] = []
    opened: set[str] = set()
    for piece in found:  # type: ignore[attr-defined]
        out.append(_piece(piece, opened))
    return "".join(out)


def _piece(piece: Piece, opened: set[str]) -> str:
    words = f"<bdi>{escape(piece.text)}</bdi>" if not piece.text.isascii() else escape(piece.text)
    if not piece.marks:
        return words
    kinds = " ".join(dict.fromkeys(m.kind for m in piece.marks))
    new = [m for m in piece.marks if m.id not in opened]
    opened.update(m.id for m in new)
    anchors = "".join(_anchor(m) for m in new)
    title = escape("; ".join(m.says for m in piece.marks))
    return f'{anchors}<mark class="{kinds}" title="{title}">{words}</mark>'


def _anchor(mark: Mark) -> str:
    return f'<sup id="at-{escape(mark.id)}"><a href="#{escape(mark.id)}">{escape(mark.id)}</a></sup>'
