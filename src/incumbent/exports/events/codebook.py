"""The codebook that goes with an export, made from the data that the code uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from incumbent.records.ontology import QUAD_CODES, ontology


def codebook(format: str, columns: Sequence[str], notes: str, about: Mapping[str, str] | None = None) -> str:
    """Markdown: what this format carries, its columns (`about`: what each means), the types, contexts and sectors."""
    lines = [f"# Codebook: incumbent events as {format}", "", notes, "", "## Columns", ""]
    means = about or {}
    lines += [f"{n}. `{name}`{f': {means[name]}' if name in means else ''}" for n, name in enumerate(columns, start=1)]
    return "\n".join([*lines, "", *types()])


def types() -> list[str]:
    """Lines of Markdown: the types with their quads, scores and modes, the contexts, sectors and statuses."""
    o = ontology()
    lines = [
        "## Types",
        "",
        "| type | quad | score | CAMEO | Goldstein | what the source does | modes (score) |",
        "|---|---|---|---|---|---|---|",
    ]
    for t in o.types.values():
        modes = ", ".join(f"{name} {score:g}" for name, score in t.modes.items()) or "none"
        lines.append(
            f"| {t.name} | {t.quad} ({QUAD_CODES[t.quad]}) | {t.score:g} | {t.cameo} | {t.goldstein:g} | {t.means} | {modes} |"
        )
    lines += ["", "## Quad classes", ""]
    lines += [f"- {QUAD_CODES[q]} {q}: {means}" for q, means in o.quads.items() if q in QUAD_CODES]
    lines += ["", "## Contexts", "", ", ".join(o.contexts), "", "## Sectors", ""]
    lines += [f"- {code}: {means}" for code, means in o.sectors.items()]
    lines += [
        "",
        "## Status",
        "",
        "- asserted: the article tells it as fact",
        "- reported: somebody whom the article cites says so",
    ]
    lines += ["- planned: it is to happen", "- not_done: it did not happen, was prevented, or is only hypothetical", ""]
    return lines
