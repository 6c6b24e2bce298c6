"""The shape of the code: who may import whom, how long things may be, what is pinned and under which licence.

import-linter checks the packages; what it cannot see (single modules, questions yet unwritten) is read here.
"""

import ast
import io
import re
import sys
import tokenize
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement

from tests.each import each

ROOT = Path(__file__).parents[1]
PACKAGES = ("network", "analysis", "render", "views", "terminal")
DOORS = ("app.py", "cli.py", "start.py")
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt", "requirements-extras.txt")
LOCKS = {file: file.replace(".txt", ".lock") for file in REQUIREMENTS}
FUNCTION_LINES = 45  # lines of code, without docstring, comments and blank lines
MODULE_LINES = 450


def _sources() -> list[Path]:
    doors = [ROOT / door for door in DOORS]
    modules = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
    return [path for path in doors if path.exists()] + modules


def _named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


_tree = cache(ast.parse)  # several tests read the same


@cache
def _imports(source: str) -> set[str]:
    """Every module, and every name taken from one, that the source imports anywhere."""
    found: set[str] = set()
    for node in ast.walk(_tree(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _packages_imported(source: str) -> set[str]:
    return {name.partition(".")[0] for name in _imports(source)}


def _questions() -> list[Path]:
    return [path for path in sorted((ROOT / "analysis").glob("*.py")) if not path.stem.startswith("_")]


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@each(_questions(), _named)
def test_a_question_imports_no_other_question(question: Path) -> None:
    others = {f"analysis.{other.stem}" for other in _questions()} - {f"analysis.{question.stem}"}
    assert not _imports(_read(question)) & others


@each([ROOT / "cli.py", *sorted((ROOT / "terminal").glob("*.py"))], _named)
def test_the_terminal_needs_no_browser(source: Path) -> None:
    assert not _packages_imported(_read(source)) & {"streamlit", "views", "app", "pyvis"}


def test_the_app_door_leaves_pyvis_and_sql_where_they_live() -> None:
    assert not _packages_imported(_read(ROOT / "app.py")) & {"cli", "start", "pyvis", "sqlalchemy"}


OUTSIDE = {"app", "cli", "start", "looking", "tests"}
A_DOOR = re.compile(rf"\b(?:from|import)\b.*\b(?:{'|'.join(OUTSIDE)})\b")  # to read a tree for each takes long


@each([path for path in _sources() if path.parent != ROOT], _named)
def test_nothing_imports_a_door_or_a_test(source: Path) -> None:
    text = _read(source)
    assert not A_DOOR.search(text) or not _packages_imported(text) & OUTSIDE


def test_start_needs_the_standard_library_only() -> None:
    assert _packages_imported(_read(ROOT / "start.py")) <= sys.stdlib_module_names


def test_an_old_python_can_read_start_far_enough_to_be_refused() -> None:
    assert ast.parse(_read(ROOT / "start.py"), feature_version=(3, 7))


def _code_lines(source: str) -> set[int]:
    """Numbers of the lines that hold code."""
    silent = {tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER}
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {line for token in tokens if token.type not in silent for line in range(token.start[0], token.end[0] + 1)}


def _functions(source: str, over: int = 0) -> Iterator[tuple[str, int]]:
    """The name of every function on more than `over` lines, and how many of them are code."""
    found = [node for node in ast.walk(_tree(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    spans = {node: range(node.lineno, (node.end_lineno or node.lineno) + 1) for node in found}
    long = [node for node in found if len(spans[node]) > over]
    code = _code_lines(source) if long else set()  # slow: only where it may matter
    for node in long:
        lines = code & set(spans[node])
        if ast.get_docstring(node) is not None:
            docstring = node.body[0]
            lines -= set(range(docstring.lineno, (docstring.end_lineno or docstring.lineno) + 1))
        yield node.name, len(lines)


def test_a_function_is_measured_without_its_words() -> None:
    # def, x and return are three lines of code; the docstring, the blank line and the comment are none.
    source = 'def f():\n    """One.\n\n    Two.\n    """\n\n    # why\n    x = 1\n    return x\n'
    assert list(_functions(source)) == [("f", 3)]


@each([*_sources(), *(ROOT / "looking").glob("*.py")], _named)
def test_functions_and_modules_stay_short(source: Path) -> None:
    text = _read(source)
    assert [(name, lines) for name, lines in _functions(text, FUNCTION_LINES) if lines > FUNCTION_LINES] == []
    assert len(text.splitlines()) <= MODULE_LINES


def _pins(file: str) -> dict[str, str]:
    """Pinned version of each package of a requirements file or a lock."""
    lines = [re.split(r"[#;\\]", line)[0].strip() for line in _read(ROOT / file).splitlines()]
    pairs = [line.partition("==") for line in lines if line and not line.startswith("--hash")]
    return {_plain(name): version for name, _, version in pairs}


def _plain(package: str) -> str:
    return re.sub(r"[-_.]+", "-", package).lower()


def _installed() -> dict[str, str]:
    return {_plain(dist.metadata["Name"]): dist.version for dist in metadata.distributions()}


@pytest.mark.parametrize("file", REQUIREMENTS)
def test_every_requirement_is_pinned_and_none_says_where_from(file: str) -> None:
    pin = re.compile(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+( ; sys_platform [!=]= '\w+')?( *# .+)?")
    lines = [line for line in _read(ROOT / file).splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not pin.fullmatch(line)] == []


@pytest.mark.parametrize("lock", LOCKS.values())
def test_everything_in_a_lock_has_its_hashes_and_none_says_where_from(lock: str) -> None:
    pin = r"[a-z0-9-]+==[A-Za-z0-9.]+( ; [\w.' !=<]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n(    # via .+\n)?"
    text = re.sub(r"\A(#.*\n)+", "", _read(ROOT / lock))
    assert re.sub(pin, "", text) == ""
    assert "://" not in _read(ROOT / lock)


@pytest.mark.parametrize(("file", "lock"), LOCKS.items())
def test_a_lock_holds_what_its_list_asks_for_and_what_that_needs(file: str, lock: str) -> None:
    asked, held = _pins(file), _pins(lock)
    assert {name: held.get(name) for name in asked} == asked
    by_hand = re.findall(rf"^([a-z0-9-]+)==[^#]+# via .*-r {re.escape(file)}", _read(ROOT / lock), re.MULTILINE)
    assert set(by_hand) == asked.keys()


@pytest.mark.parametrize("lock", LOCKS.values())
def test_what_a_library_of_a_lock_needs_is_in_the_lock(lock: str) -> None:
    installed, held = _installed(), _pins(lock).keys()
    here = default_environment() | {"extra": ""}
    needs = [Requirement(text) for name in held & installed.keys() for text in metadata.requires(name) or []]
    needed = {_plain(need.name) for need in needs if need.marker is None or need.marker.evaluate(here)}
    assert needed <= held


def test_the_requirement_files_agree() -> None:
    every_pin = {pin for file in (*REQUIREMENTS, *LOCKS.values()) for pin in _pins(file).items()}
    names = [name for name, _ in every_pin]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def _licence(package: str) -> str:
    about = metadata.metadata(package)
    classifiers = [text for text in about.get_all("Classifier") or [] if text.startswith("License")]
    return " ".join([about.get("License-Expression") or "", (about.get("License") or "")[:80], *classifiers])


def _is_gpl(licence: str) -> bool:
    """GPL and AGPL, but not the lesser GPL, which lets a program of any licence use it."""
    return bool(re.search(r"(?<!L)GPL|(?<!Lesser )General Public License", licence))


@pytest.mark.parametrize(
    ("licence", "gpl"),
    [
        ("GPL-2.0-or-later", True),
        ("AGPL-3.0-only", True),
        ("GNU General Public License (GPL)", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v3", False),
        ("BSD-3-Clause", False),
    ],
)
def test_a_gpl_licence_is_known_by_its_name(licence: str, gpl: bool) -> None:
    assert _is_gpl(licence) is gpl


def test_every_direct_library_is_explained() -> None:
    explained = re.findall(r"^\| ([\w.-]+) \|", _read(ROOT / "docs/dependencies.md"), re.MULTILINE)
    direct = {name for file in REQUIREMENTS for name in _pins(file)}
    assert {_plain(name) for name in explained} - {"library"} == direct


def test_nothing_that_the_mapper_runs_on_is_gpl() -> None:
    needed = _pins("requirements.lock").keys() & _installed().keys()
    assert [(name, _licence(name)) for name in sorted(needed) if _is_gpl(_licence(name))] == []


def test_what_is_installed_is_what_is_pinned() -> None:
    # a package that is missing here is one that only another system needs
    installed = _installed()
    pins = {name: version for name, version in _pins("requirements.lock").items() if name in installed}
    assert len(pins) > 50
    assert {name: installed[name] for name in pins} == pins
