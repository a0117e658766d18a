"""The codebook that goes with an export, made from the data that the code uses."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.records.ontology import QUAD_CODES, ontology


def codebook(format: str, columns: Sequence[str], notes: str) -> str:
    """Markdown: what this format carries, its columns, the types, contexts and sectors."""
    o = ontology()
    lines = [f"# Codebook: incumbent events as {format}", "", notes, "", "## Columns", ""]
    lines += [f"{n}. `{name}`" for n, name in enumerate(columns, start=1)]
    lines += [
        "",
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
    return "\n".join(lines)
