"""Of a tree that is not compiled yet one worker goes first, and the others wait until it is done."""

import gc
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests import gathering
from tests.clocks import asleep


@pytest.fixture
def compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Whether the tree is said to be compiled: nothing is, until a test says otherwise."""
    said = {"now": False}
    monkeypatch.setattr(gathering, "is_compiled", lambda: said["now"])
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return said


def worker(name: str) -> SimpleNamespace:
    return SimpleNamespace(workerinput={"workerid": name, "testrunuid": "run"})


def test_the_others_wait_for_the_first(compiled: dict[str, bool], monkeypatch: pytest.MonkeyPatch) -> None:
    waited = []

    def first_is_done(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 3:
            with gathering.gathering(worker("gw0")):
                assert not gc.isenabled()

    monkeypatch.setattr(gathering, "time", asleep(first_is_done))
    with gathering.gathering(worker("gw1")):
        assert len(waited) == 3
    assert gc.isenabled()


def test_nobody_waits_for_ever(compiled: dict[str, bool], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "PATIENCE", 0)
    with gathering.gathering(worker("gw2")):
        pass


@pytest.mark.parametrize("config", [SimpleNamespace(), worker("gw0")])
def test_whoever_is_alone_or_first_does_not_wait(
    config: SimpleNamespace, compiled: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "time", asleep(lambda _: pytest.fail("waited")))
    with gathering.gathering(config):
        pass


def test_of_a_compiled_tree_nobody_waits(compiled: dict[str, bool], monkeypatch: pytest.MonkeyPatch) -> None:
    compiled["now"] = True
    monkeypatch.setattr(gathering, "time", asleep(lambda _: pytest.fail("waited")))
    with gathering.gathering(worker("gw1")):
        pass


def test_a_tree_is_compiled_once_most_of_its_tests_are(tmp_path: Path) -> None:
    for name in ("test_a", "test_b", "test_c"):
        (tmp_path / f"{name}.py").touch()
    assert not gathering.is_compiled(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/conftest.cpython-311-pytest-9.2.0.pyc").touch()
    (tmp_path / "__pycache__/test_a.cpython-311-pytest-9.2.0.pyc").touch()
    assert not gathering.is_compiled(tmp_path)
    (tmp_path / "__pycache__/test_b.cpython-311-pytest-9.2.0.pyc").touch()
    assert gathering.is_compiled(tmp_path)
