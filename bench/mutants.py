#!/usr/bin/env python3
"""Do the tests notice when a line is broken? A seeded sample of small faults in a room, each run against that room's tests.

    python bench/mutants.py --room ledger [--count 30] [--seed 0] [--budget 25] [--only TEXT ...] [--map FILE] [--show]

A fault (mutant) is one change of one expression or statement: a comparison turned, a condition negated, `and` for `or`, a
number changed, a statement taken out, None returned. The room's tests (tests/ROOM) are run once to learn which of them call
which function; then, for every fault, those that call the function it lies in, the quickest first, over a tree of links in
which one file is another. Killed: some test fails, or takes too long. Survived: none does; its line is printed, and should be
held by a test that says what is true there, or be taken out. Seconds are of the processor, so that a busy machine kills nothing.
Exit status: 0 at least --least of them killed, else 1.
"""

from __future__ import annotations

import argparse
import ast
import compileall
import contextlib
import copy
import importlib
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "incumbent"
TESTS = {
    "coding": ("coding", "tongues"),
    "language": ("language", "tongues"),
    "knowledge": ("knowledge", "tongues"),
}  # beside the folder of the room's own name
LEAST = 0.85
SLOW = 5.0  # seconds; slower tests are not run
BUDGET = 25.0  # seconds of tests for a fault, the quickest first
PATIENCE = 90  # seconds for the tests of a fault
STANDS_STILL = 900  # seconds by the clock, for a fault that makes tests wait for what never comes
FAULTY = 70  # exit status where pytest itself could not run
PYTEST = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:unraisableexception", "-W", "ignore:Module already imported")
WARM = ("numpy", "hypothesis", "onnxruntime", "tokenizers", "pytest")  # loaded once for all runs, where installed

TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip


@dataclass(frozen=True)
class Mutant:
    """One fault: the file (below src), where the words stand that it replaces, what it is, and the function it lies in (its
    first line; 0: the module itself)."""

    file: str
    line: int
    start: int
    end: int
    new: str
    what: str
    function: int


def mutants_of(source: str, file: str) -> list[Mutant]:
    """Every fault that can be made in a module, in the order of its text."""
    return sorted(_Finder(source, file).found, key=lambda m: (m.start, m.what, m.new))


class _Finder(ast.NodeVisitor):
    """Collects faults; passes over what no test can see: annotations, decorators, messages of errors, imports for types."""

    def __init__(self, source: str, file: str) -> None:
        self.file, self.found = file, list[Mutant]()
        self._bytes = source.encode()
        self._lines = [0]
        for line in source.split("\n"):
            self._lines.append(self._lines[-1] + len(line.encode()) + 1)
        self._functions = [0]
        self.visit(ast.parse(source))

    def _add(self, node: ast.expr | ast.stmt, new: ast.AST | str, what: str) -> None:
        start = self._lines[node.lineno - 1] + node.col_offset
        end = self._lines[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
        words = new if isinstance(new, str) else ast.unparse(new)
        words = f"({words})" if isinstance(node, ast.expr) else words
        self.found.append(Mutant(self.file, node.lineno, start, end, words, what, self._functions[-1]))

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
        self._functions.append(first)
        for default in (*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)):
            self.visit(default)
        for statement in node.body:
            self.visit(statement)
        self._functions.pop()

    visit_FunctionDef = visit_AsyncFunctionDef = _function

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for statement in node.body:
            self.visit(statement)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        self._add(node, "pass", "statement removed")

    def visit_Assert(self, node: ast.Assert) -> None:
        """Passed over: it tells the type checker what it cannot see."""

    def visit_If(self, node: ast.If) -> None:
        if ast.unparse(node.test) == "TYPE_CHECKING" or "__name__" in ast.unparse(node.test):
            return
        self._condition(node.test)
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._condition(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for test in node.ifs:
            self._condition(test)
        self.generic_visit(node)

    def _condition(self, test: ast.expr) -> None:
        if not isinstance(test, ast.Compare):
            self._add(test, ast.UnaryOp(ast.Not(), test), "condition negated")

    def visit_Compare(self, node: ast.Compare) -> None:
        turned = copy.deepcopy(node)
        turned.ops[0] = TURNED[type(node.ops[0])]()
        self._add(node, turned, f"{_sign(node.ops[0])} is {_sign(turned.ops[0])}")
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._add(node, ast.BoolOp(other, node.values), "and is or" if isinstance(node.op, ast.And) else "or is and")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, bool):
            self._add(node, repr(not node.value), f"{node.value} is {not node.value}")
        elif isinstance(node.value, int | float):
            other = node.value + 1 if isinstance(node.value, int) else round(node.value * 1.5 + 0.1, 4)
            self._add(node, repr(other), f"{node.value} is {other}")

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Passed over: words for people."""

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id in ("lru_cache", "cache", "TypeVar", "field"):
            return
        self.generic_visit(node)

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Call):
            self._add(node, "pass", "statement removed")
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._add(node, "pass", "statement removed")
        self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue) -> None:
        self._add(node, "pass", "continue removed")

    def visit_Break(self, node: ast.Break) -> None:
        self._add(node, "pass", "break removed")

    def visit_Return(self, node: ast.Return) -> None:
        if isinstance(node.value, ast.Constant) and node.value.value is False:
            self.generic_visit(node)  # no caller tells it from None
        elif node.value is not None and not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self._add(node, "return None", "None returned")
            self.generic_visit(node)


def _sign(op: ast.cmpop) -> str:
    return ast.unparse(ast.Compare(ast.Name("a"), [op], [ast.Name("b")]))[2:-2]


def broken(mutant: Mutant, source: str) -> str:
    """The module with this fault."""
    data = source.encode()
    return (data[: mutant.start] + mutant.new.encode() + data[mutant.end :]).decode()


# What a run of tests is asked to note: which functions of the package each test calls, and how long it takes.
PLUGIN = """
import json, os, pytest, sys, threading
CALLED, FAILED, FIXTURES, NAMES, NOW = {}, set(), {}, {}, [None]
HERE = os.environ["MUTANTS_TREE"] + "/"

def spent():
    return sum(os.times()[:4])  # its own seconds of the processor and those of processes it waited for

def trace(frame, event, _):
    code = frame.f_code
    if NOW[0] is not None and code.co_filename.startswith(HERE):
        NOW[0].add((code.co_filename[len(HERE):], code.co_firstlineno if code.co_name != "<module>" else 0))

@pytest.hookimpl(hookwrapper=True)
def pytest_fixture_setup(fixturedef, request):
    outer, NOW[0] = NOW[0], FIXTURES.setdefault(fixturedef.argname, set())
    yield
    if outer is not None:
        outer |= NOW[0]
    NOW[0] = outer

def pytest_runtest_protocol(item, nextitem):
    NAMES[item.nodeid] = item.fixturenames
    NOW[0] = CALLED.setdefault(item.nodeid, [set(), spent(), 0.0])[0]
    sys.settrace(trace); threading.settrace(trace)

def pytest_runtest_logfinish(nodeid, location):
    sys.settrace(None); threading.settrace(None)
    CALLED[nodeid][2] = spent() - CALLED[nodeid][1]
    NOW[0] = None

def pytest_runtest_logreport(report):
    if report.failed:
        FAILED.add(report.nodeid)

def pytest_sessionfinish(session):
    for test in FAILED & set(CALLED):
        del CALLED[test]
    for test, (called, _, _) in CALLED.items():  # what is made once is called by all that use it
        called.update(*(FIXTURES.get(name, ()) for name in NAMES[test]))
    with open(os.environ["MUTANTS_MAP"], "w") as out:
        json.dump({k: [sorted(c), t] for k, (c, _, t) in CALLED.items()}, out)
"""

Map = dict[str, tuple[list[tuple[str, int]], float]]  # test -> the functions it calls, seconds


def read_map(path: Path) -> Map:
    """A map as a run of tests wrote it."""
    said = json.loads(path.read_text(encoding="utf-8"))
    return {test: ([(f, n) for f, n in called], seconds) for test, (called, seconds) in said.items()}


class Tree:
    """A tree of links to src, of which one file at a time is another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "tree"
        for path in (ROOT / "src").rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                self._link(path)
        plugins = folder / "plugins"
        plugins.mkdir()
        (plugins / "mutants_called.py").write_text(PLUGIN, encoding="utf-8")
        (folder / "tmp").mkdir()
        self._paths = [str(self.folder), str(ROOT / "languages" / "src"), str(plugins)]
        self.map = folder / "map.json"
        os.environ |= {
            "PYTHONPATH": os.pathsep.join(self._paths), "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"), "TMPDIR": str(folder / "tmp"),
            "MUTANTS_TREE": str(self.folder), "MUTANTS_MAP": str(self.map),
        }  # fmt: skip
        sys.dont_write_bytecode, sys.pycache_prefix = True, str(folder / "compiled")
        compileall.compile_dir(self.folder, quiet=2)
        for name in WARM:
            with contextlib.suppress(ImportError):
                importlib.import_module(name)

    def _link(self, path: Path) -> None:
        link = self.folder / path.relative_to(ROOT / "src")
        link.parent.mkdir(parents=True, exist_ok=True)
        link.unlink(missing_ok=True)
        link.symlink_to(path)

    def pytest(self, *arguments: str, patience: int, said: Path = Path(os.devnull)) -> int | None:
        """The exit status of tests in a process of their own, which has loaded no module of the package before; None where
        they took too long."""
        child = os.fork()
        if child == 0:
            self._run_in_child([*PYTEST, *arguments], patience, said)
        until = time.monotonic() + max(STANDS_STILL, patience)
        while True:
            done, status = os.waitpid(child, os.WNOHANG)
            if done or time.monotonic() > until:
                break
            time.sleep(0.02)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)  # whatever it started and left
        if not done:
            os.waitpid(child, 0)
            return None
        return os.WEXITSTATUS(status) if os.WIFEXITED(status) else None

    def _run_in_child(self, arguments: list[str], patience: int, said: Path) -> NoReturn:
        status = FAULTY
        try:
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CPU, (patience, patience))
            os.chdir(ROOT)
            sys.path[:0] = self._paths
            pytest = importlib.import_module("pytest")
            with Path(os.devnull).open("rb") as nothing, said.open("wb") as out:
                os.dup2(nothing.fileno(), 0)
                for stream in (1, 2):
                    os.dup2(out.fileno(), stream)
            status = int(pytest.main(arguments))
        finally:
            os._exit(status)

    def map_of(self, room: str) -> Map:
        """Which functions each test of a room calls; one that fails as things are, or because it is watched, is left out and
        named. Raises SystemExit where the tests cannot be run."""
        folders = [f"tests/{name}" for name in TESTS.get(room, (room,))]
        said = self.map.with_name("said")
        status = self.pytest(*folders, "-p", "mutants_called", "--maxfail=0", "--tb=line", patience=1800, said=said)
        end = said.read_text(encoding="utf-8", errors="replace")[-2000:]
        if status not in (0, 1) or not self.map.is_file():
            raise SystemExit(f"{end}\nthe tests of {room} cannot be run (exit status {status})")
        if status == 1:
            print(f"left out, as they fail unbroken:\n{end}", file=sys.stderr)
        return read_map(self.map)

    def killed(self, mutant: Mutant, tests: list[str]) -> bool:
        """Whether one of these tests notices. Raises SystemExit where they cannot be run though nothing is broken."""
        original = ROOT / "src" / mutant.file
        link = self.folder / mutant.file
        link.unlink()
        link.write_text(broken(mutant, original.read_text(encoding="utf-8")), encoding="utf-8")
        try:
            status = self.pytest(*tests, patience=PATIENCE)
        finally:
            self._link(original)
        if status not in (0, 1, None) and self.pytest(*tests, patience=PATIENCE) != 0:
            raise SystemExit(f"these cannot be run (exit status {status}): {' '.join(tests)}")
        return status != 0


def tests_for(mutant: Mutant, called: Map, budget: float = BUDGET) -> list[str]:
    """The tests that call the function of a fault, the quickest first, as many as the budget allows; where none is seen to
    (it ran while modules were loaded, or its answer is kept), those that call another of its file, else any."""
    quick = sorted((seconds, test, functions) for test, (functions, seconds) in called.items() if seconds <= SLOW)
    here = [q for q in quick if (mutant.file, mutant.function) in q[2]]
    near = [q for q in quick if any(f == mutant.file for f, _ in q[2])]
    found: list[str] = []
    left = budget
    for seconds, test, _ in here or near or quick:
        left -= seconds
        if left < 0:
            break
        found.append(test)
    return found


def every(room: str) -> Iterator[Mutant]:
    """All faults of a room."""
    for path in sorted((PACKAGE / room).rglob("*.py")):
        yield from mutants_of(path.read_text(encoding="utf-8"), str(path.relative_to(ROOT / "src")))


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--room", required=True, help="a folder of src/incumbent")
    ap.add_argument("--count", type=int, default=30, help="how many faults")
    ap.add_argument("--seed", type=int, default=0)
    ap.add_argument("--budget", type=float, default=BUDGET, help="seconds of tests for a fault")
    ap.add_argument("--only", nargs="+", help="of the sample, those whose line of the report holds one of these")
    ap.add_argument("--map", type=Path, help="keep what is learned of the tests here, or take it from here")
    ap.add_argument("--least", type=float, default=LEAST, help="the share that must be killed")
    ap.add_argument("--show", action="store_true", help="print the killed too")
    args = ap.parse_args()
    faults = list(every(args.room))
    chosen = random.Random(args.seed).sample(faults, min(args.count, len(faults)))
    if args.only:
        chosen = [m for m in chosen if any(text in f"{m.file}:{m.line}: {m.what}" for text in args.only)]
    with tempfile.TemporaryDirectory() as folder:
        tree = Tree(Path(folder))
        if args.map and args.map.is_file():
            called = read_map(args.map)
        else:
            called = tree.map_of(args.room)
            if args.map:
                args.map.write_text(json.dumps(called), encoding="utf-8")
        killed = 0
        for mutant in sorted(chosen, key=lambda m: (m.file, m.line, m.start)):
            tests = tests_for(mutant, called, args.budget)
            dead = bool(tests) and tree.killed(mutant, tests)
            killed += dead
            if not dead or args.show:
                line = (ROOT / "src" / mutant.file).read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()
                how = "killed" if dead else "survived" if tests else "not run"
                print(
                    f"{how:8} {mutant.file}:{mutant.line}: {mutant.what}: {line[:100]}  ({len(tests)} tests)",
                    flush=True,
                )
    print(
        f"{args.room}: {killed} of {len(chosen)} killed ({killed / max(len(chosen), 1):.0%}), of {len(faults)} faults"
    )
    return 0 if killed >= args.least * len(chosen) else 1


if __name__ == "__main__":
    sys.exit(main())
