"""The ledger's tables are spoken of in the ledger alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "incumbent"
OWN_FILES = {  # databases of their own, which no other room reads
    "reading/duplicates.py", "reading/legacy.py", "scale/manifest.py",
}  # fmt: skip
SQL = re.compile(
    r"\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|PRAGMA|BEGIN|COMMIT|WITH)\s|.*\b(?:IN|EXISTS) \((?:SELECT|\?)|.*\bORDER BY \w"
)


def words(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            yield node.lineno, node.value


def test_no_other_room_writes_sql() -> None:
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        file = str(path.relative_to(PACKAGE))
        if file.startswith(("ledger/", "knowledge/")) or file in OWN_FILES:
            continue
        found += [f"{file}:{line}: {text.strip()[:80]}" for line, text in words(path) if SQL.match(text)]
    assert found == []
