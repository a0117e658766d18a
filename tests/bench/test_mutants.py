"""Faults are made where a test can see them, and only there."""

from mutants import broken, mutants_of

SOURCE = '''"""Words."""
from functools import lru_cache
MOST = 3

@lru_cache(maxsize=4)
def kept(a: int, b: int = 2) -> bool:
    """Whether."""
    assert a
    if a > MOST and b in (1, 2):
        raise ValueError(f"{a} is {3}")
    for _ in range(a):
        print(a)
        continue
    if a < 0: return False
    return not a
'''


def test_every_kind_of_fault() -> None:
    made = [(m.line, m.what) for m in mutants_of(SOURCE, "x.py")]
    assert sorted(made) == sorted([
        (3, "3 is 4"), (6, "2 is 3"), (9, "and is or"), (9, "condition negated"), (9, "> is >="), (9, "in is not in"),
        (9, "1 is 2"), (9, "2 is 3"), (10, "statement removed"), (12, "statement removed"), (13, "continue removed"),
        (14, "< is <="), (14, "0 is 1"), (14, "False is True"), (15, "None returned"),
    ])  # fmt: skip


def test_a_fault_is_one_change_in_its_place() -> None:
    for mutant in mutants_of(SOURCE, "x.py"):
        other = broken(mutant, SOURCE)
        compile(other, "x.py", "exec")
        differing = [n for n, (a, b) in enumerate(zip(SOURCE.split("\n"), other.split("\n"), strict=True), 1) if a != b]
        assert differing == [mutant.line], mutant


def test_a_fault_knows_its_function() -> None:
    assert {m.function for m in mutants_of(SOURCE, "x.py") if m.line > 6} == {5}
    assert [m.function for m in mutants_of(SOURCE, "x.py") if m.line == 3] == [0]
