"""A citation as BibTeX: an @misc entry whose note quotes the sentence."""

from __future__ import annotations

import re

from incumbent.exports.cite.cited import Cited
from incumbent.exports.files import one_line as plain

_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_URL_TEX = {"\\": "%5C", "{": "%7B", "}": "%7D", "%": r"\%", "#": r"\#", "^": "%5E", " ": "%20"}


def _tex(text: str) -> str:
    return "".join(_TEX.get(c, c) for c in plain(text))


def as_bibtex(c: Cited) -> str:
    a, day = c.record.article, c.published
    key = re.sub(r"[^A-Za-z0-9:-]+", "-", c.id).strip("-")
    fields = [
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in a.authors) or (f"{{{_tex(a.publisher)}}}" if a.publisher else "")),
        ("title", f"{{{_tex(a.title)}}}"), ("howpublished", _tex(a.publisher or "")), ("year", day[:4]),
        ("month", day[5:7].lstrip("0")), ("day", day[8:10].lstrip("0")), ("date", day),
        ("url", "".join(_URL_TEX.get(x, x) for x in plain(a.url or ""))),
        ("note", f"``{_tex(c.quote)}''" if c.quote else ""),
    ]  # fmt: skip
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@misc{{{key},\n{body}\n}}"
