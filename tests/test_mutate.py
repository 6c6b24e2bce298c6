"""The command that makes single changes makes those that are described, and says what nobody noticed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests import mutate

ROOT = Path(__file__).parents[1]


def changes(code: str) -> list[str]:
    return [str(change).split(": ", 1)[1] for change in mutate.changes_in(ast.parse(code))]


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("a < b", ["a < b  ->  a <= b", "a < b  ->  a >= b"]),
        ("LIMIT = 3", ["3  ->  4", "3  ->  2"]),
        ("RATE = 0.5", ["0.5  ->  1.0", "0.5  ->  0.25"]),
        ("a and b", ["a and b  ->  a or b"]),
        ("not a", ["not a  ->  a"]),
        ("a + b", ["a + b  ->  a - b"]),
        ("min(a)", ["min  ->  max"]),
        ("def f(): return a", ["return a  ->  return None"]),
        ("a if b else c", ["a if b else c  ->  a if not b else c"]),
        ("f(deep=True)", ["True  ->  False"]),
    ],
)
def test_each_kind_of_change(code: str, changed: list[str]) -> None:
    assert changes(code) == changed


@pytest.mark.parametrize(
    "code",
    ["QUESTION = Question(order=3)", "zip(a, b, strict=True)", "'3 < 4'", "@cache(3)\nclass A: pass", "x: Literal[3]"],
)
def test_what_a_module_declares_of_itself_is_left_alone(code: str) -> None:
    assert changes(code) == []


def test_a_module_has_the_tests_named_after_it_and_a_helper_those_of_its_users() -> None:
    assert mutate.own_tests(ROOT / "analysis/pressure.py") == ["tests/analysis/test_pressure.py"]
    assert "tests/analysis/test_pressure.py" in mutate.own_tests(ROOT / "analysis/_load.py")
    assert "tests/network/test_store_sqlite.py" in mutate.own_tests(ROOT / "network/_entries.py")


def test_a_module_without_tests_of_its_own_has_those_of_its_users() -> None:
    assert not (ROOT / "tests/network/test_hours.py").exists()
    assert "tests/network/test_access.py" in mutate.own_tests(ROOT / "network/hours.py")


def test_a_module_of_a_package_within_another_has_those_of_its_users_too() -> None:
    assert not (ROOT / "tests/network/files/test_directory_people.py").exists()
    assert "tests/network/files/test_directory.py" in mutate.own_tests(ROOT / "network/files/directory_people.py")


def test_a_helper_of_helpers_has_the_tests_that_use_them() -> None:
    assert not (ROOT / "tests/analysis/test_aims.py").exists()
    assert "tests/analysis/test_goals.py" in mutate.own_tests(ROOT / "analysis/_ground.py")


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="processes do not part there")
def test_what_nobody_noticed_is_said_and_the_source_stays_as_it_was() -> None:
    before = (ROOT / "network/people.py").read_bytes()
    command = [sys.executable, "-m", "tests.mutate", "network/people.py", "--tests", "tests/network/test_model.py"]
    ended = subprocess.run([*command, "--sample", "2"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 1, ended.stderr
    assert ended.stdout.count("not noticed, line ") == 2  # those tests know nothing of people
    assert ended.stdout.endswith("0 of 2 changes noticed\n")
    assert (ROOT / "network/people.py").read_bytes() == before
