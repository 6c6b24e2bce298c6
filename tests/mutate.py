"""Would a module's own tests notice a mistake? Single changes are made to it in memory, and its tests run on each.

    python -m tests.mutate analysis/brokers.py              sixty changes drawn by the seed
    python -m tests.mutate analysis/brokers.py --all        every one
    python -m tests.mutate network/rules.py --tests tests/network/test_rules.py tests/network/test_check.py

A change turns a comparison or moves its limit, moves a number by one (a fraction: to its double and its half), swaps
and/or, +/-, min/max and the like, takes a `not` away, turns a condition, or returns None. Left alone are what a module
declares of itself (`QUESTION`, `__all__`), annotations, decorators and `strict=`.

Mutmut 3 leaves out constants of the module (our limits) and whatever has a decorator (our properties); cosmic-ray
writes into the source, where a stop leaves the change behind, and starts Python anew for each of a thousand changes.
"""

import argparse
import ast
import gc
import importlib.util
import multiprocessing
import os
import random
import re
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[1]
SAMPLE = 60
PATIENCE = 10  # times the processor time that the tests take unchanged
OURS = {"network", "analysis", "render", "views", "terminal", "data", "tests", "app", "cli"}
PYTEST = (
    "-x",
    "-q",
    "-p",
    "no:xdist",
    "-p",
    "no:cacheprovider",
    "-W",
    "ignore::pytest.PytestAssertRewriteWarning",
    "--no-header",
    "--tb=short",
)

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
OPERATORS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
DECLARED = {"QUESTION", "__all__"}


@dataclass(frozen=True)
class Change:
    """One node of a module's tree, and what stands in its place."""

    node: ast.AST
    instead: ast.AST

    def __str__(self) -> str:
        before, after = (" ".join(ast.unparse(one).split()) for one in (self.node, self.instead))
        return f"line {self.node.lineno}: {before}  ->  {after}"


def main(argv: Sequence[str] | None = None) -> int:
    """0: every change was noticed; 1: some were not; 2: nothing could be said."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("module", type=Path, help="such as analysis/brokers.py")
    parser.add_argument("--tests", nargs="+", help="in place of the module's own")
    parser.add_argument("--sample", type=int, default=SAMPLE, help=f"how many changes (else {SAMPLE})")
    parser.add_argument("--all", action="store_true", help="every change")
    parser.add_argument("--seed", type=int, default=0, help="of the draw (else 0)")
    options = parser.parse_args(argv)
    path = options.module.resolve()
    tests = options.tests or own_tests(path)
    tree = ast.parse(path.read_text(encoding="utf-8"))
    changes = list(dict.fromkeys(changes_in(tree)))
    if not options.all and len(changes) > options.sample:
        drawn = random.Random(options.seed).sample(range(len(changes)), options.sample)
        changes = [changes[place] for place in sorted(drawn)]
    return report(path, tree, changes, tests)


def report(path: Path, tree: ast.Module, changes: Sequence[Change], tests: Sequence[str]) -> int:
    """Run the tests on each change, and say which nobody noticed."""
    print(f"{path.relative_to(ROOT)} by {', '.join(tests) or 'no tests'}", flush=True)
    begin = time.process_time()
    with TemporaryDirectory() as folder:
        sys.dont_write_bytecode, sys.pycache_prefix = False, folder  # what does not change is compiled once
        if not tests or run(tests):
            print("The tests do not pass as the module stands: nothing can be said.", file=sys.stderr)
            return 2
        forget_our_own()
        gc.freeze()
        limit = int(PATIENCE * (time.process_time() - begin)) + PATIENCE
        survivors = [change for change in changes if not noticed(path, tree, change, tests, limit)]
    print(f"{len(changes) - len(survivors)} of {len(changes)} changes noticed", flush=True)
    return int(bool(survivors))


def own_tests(path: Path) -> list[str]:
    """Tests named after the module; of a helper, or where there are none, those that import it or are of what does.

    Of what imports it and has no tests named after it either, they are those that import that; where there are none
    of all these, those of what imports what imports it.
    """
    folder = ROOT / "tests" / path.parent.relative_to(ROOT)
    found = named(folder, path.stem)
    if path.stem.startswith("_") or not found:
        users = importing(path, path.parent.glob("*.py"))
        tests = list(folder.glob("test_*.py"))
        found |= importing(path, tests)
        found |= {test for user in users for test in named(folder, user.stem) or importing(user, tests)}
        if not found:
            found = {ROOT / test for user in users for test in own_tests(user)}
    return [str(test.relative_to(ROOT)) for test in sorted(found)]


def importing(path: Path, files: Iterable[Path]) -> set[Path]:
    """Which of these files import a module."""
    package, name = r"\.".join(path.parent.relative_to(ROOT).parts), path.stem
    line = re.compile(rf"^from {package}(?:\.{name}| import .*\b{name})\b", re.MULTILINE)
    return {one for one in files if line.search(one.read_text(encoding="utf-8"))}


def named(folder: Path, module: str) -> set[Path]:
    """The tests that are named after a module."""
    return {*folder.glob(f"test_{module.strip('_')}.py"), *folder.glob(f"test_{module.strip('_')}_*.py")}


# --- changes ---


def changes_in(node: ast.AST) -> Iterator[Change]:
    """Every single change, in the order of the text."""
    for instead in variants(node):
        yield Change(node, ast.copy_location(instead, node))
    for child in children(node):
        yield from changes_in(child)


def children(node: ast.AST) -> Iterator[ast.AST]:
    """What may be changed inside a node."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_comment"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not is_left_alone(child):
                yield child


def is_left_alone(node: ast.AST) -> bool:
    """Whether a node is a declaration, a guard of our own, or text."""
    if isinstance(node, ast.Assign):
        return any(isinstance(target, ast.Name) and target.id in DECLARED for target in node.targets)
    if isinstance(node, ast.keyword):
        return node.arg == "strict"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """What could stand in the place of a node by mistake."""
    match node:
        case ast.Compare(left, [operator], comparators):
            for other in COMPARISONS[type(operator)]:
                yield ast.Compare(left, [other()], comparators)
        case ast.Compare(left, operators, comparators):
            for place, operator in enumerate(operators):
                other = COMPARISONS[type(operator)][0]
                yield ast.Compare(left, [*operators[:place], other(), *operators[place + 1 :]], comparators)
        case ast.BoolOp(operator, values):
            yield ast.BoolOp(ast.Or() if isinstance(operator, ast.And) else ast.And(), values)
        case ast.BinOp(left, operator, right) if type(operator) in OPERATORS and not is_text(left):
            yield ast.BinOp(left, OPERATORS[type(operator)](), right)
        case ast.AugAssign(target, operator, value) if type(operator) in OPERATORS:
            yield ast.AugAssign(target, OPERATORS[type(operator)](), value)
        case ast.UnaryOp(ast.Not() | ast.Invert() | ast.USub(), operand):
            yield operand
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() as value):
            yield from (ast.Constant(value + 1), ast.Constant(value - 1))
        case ast.Constant(float() as value):
            yield from (ast.Constant(value * 2), ast.Constant(value / 2)) if value else (ast.Constant(1.0),)
        case ast.Name(id=name, ctx=ast.Load()) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())
        case ast.Return(value) if value is not None and not is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.If(test, body, orelse) if isinstance(test, ast.Name | ast.Call | ast.Attribute):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.IfExp(test, body, orelse) if isinstance(test, ast.Name | ast.Call | ast.Attribute):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)


def is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


def is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


# --- running the tests ---


class Swap(ast.NodeTransformer):
    """Puts the change into the tree."""

    def __init__(self, change: Change) -> None:
        self.change = change

    def visit(self, node: ast.AST) -> ast.AST:
        return self.change.instead if node is self.change.node else self.generic_visit(node)


class Changed(SourceFileLoader):
    """Loads one module from a tree in place of its file, and gives itself as the finder of that module."""

    def __init__(self, path: Path, tree: ast.Module) -> None:
        super().__init__(".".join(path.relative_to(ROOT).with_suffix("").parts), str(path))
        self.tree = tree

    def get_code(self, fullname: str) -> object:
        return compile(self.tree, self.path, "exec")

    def find_spec(self, fullname: str, *_: object) -> ModuleSpec | None:
        return (
            importlib.util.spec_from_file_location(fullname, self.path, loader=self) if fullname == self.name else None
        )


def run(tests: Sequence[str]) -> int:
    """Exit code of the tests; what they say is for reading where there is no change."""
    return int(pytest.main([*PYTEST, *tests]))


def forget_our_own() -> None:
    """Let our packages be imported anew, while the libraries stay."""
    for name in list(sys.modules):
        if name.partition(".")[0] in OURS and name not in ("tests", __name__):
            del sys.modules[name]


def noticed(path: Path, tree: ast.Module, change: Change, tests: Sequence[str], limit: int) -> bool:
    """Whether the tests fail with the change, in a process of their own; never to end is to fail."""
    process = multiprocessing.get_context("fork").Process(target=_run_changed, args=(path, tree, change, tests, limit))
    process.start()
    process.join(20 * limit)
    if process.is_alive():
        process.kill()
        process.join()
    if not process.exitcode:
        print(f"  not noticed, {change}", flush=True)
    return bool(process.exitcode)


def _run_changed(path: Path, tree: ast.Module, change: Change, tests: Sequence[str], limit: int) -> None:
    import resource  # not on Windows, where processes do not part either

    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    sys.meta_path.insert(0, Changed(path, ast.fix_missing_locations(Swap(change).visit(tree))))
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        sys.exit(run(tests))


if __name__ == "__main__":
    sys.exit(main())
