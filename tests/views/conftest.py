"""No test begins with a store in which another has kept something."""

import gc
import importlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner

import analysis
from tests.network.postgresql import postgresql
from views import cached, state

__all__ = ["postgresql"]


@pytest.fixture(scope="session", autouse=True)
def _libraries_looked_through_once() -> Iterator[None]:
    """Each new page would look for components in every installed library: most of the time that a page takes here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


@pytest.fixture(scope="session", autouse=True)
def _pages_compiled_once() -> Iterator[None]:
    """As in the app, where all visits share what was compiled: a test's page would compile itself and the main one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "ScriptCache", cache(local_script_runner.ScriptCache))
        yield


@pytest.fixture(scope="session", autouse=True)
def _pages_waited_for() -> Iterator[None]:
    """A thousand looks a second at whether a page is there take time from the page itself."""
    usual = local_script_runner.require_widgets_deltas

    def waiting(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
        runner._script_thread.join(timeout)
        if not runner.script_stopped():
            usual(runner, 0)  # which says so

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(local_script_runner, "require_widgets_deltas", waiting)
        yield


@pytest.fixture(scope="session", autouse=True)
def _libraries_left_alone_by_the_collector() -> None:
    """As in the app (see `app.lifespan`): Streamlit collects garbage after every run of a page."""
    for name in ("networkx", "pandas", "rustworkx", "scipy.sparse", "streamlit.elements.arrow"):
        importlib.import_module(name)
    analysis.questions()
    gc.collect()
    gc.freeze()


EMPTY = {"maps.db", "maps.db-wal", "maps.db-shm"}  # a store that is open, and nothing beside it


@pytest.fixture(scope="session")
def _folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """Of stores, the last of them one in which nothing has been kept."""
    folders = [tmp_path_factory.mktemp("store") / "maps"]
    yield folders
    cached.close_store()


@pytest.fixture(autouse=True)
def _own_store(
    _folders: list[Path], tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Opening and closing one takes a good part of what a page takes: most tests keep nothing, and leave theirs so."""
    monkeypatch.setenv(cached.STORE, str(_folders[-1]))
    state.waiting.clear()
    yield
    cached._work.clear()
    if not _is_as_new(_folders[-1]):
        cached.close_store()
        _folders.append(tmp_path_factory.mktemp("store") / "maps")


def _is_as_new(folder: Path) -> bool:
    """Whether the store is open without any map, or was not asked for."""
    if not folder.exists():
        return True
    if {path.name for path in folder.iterdir()} != EMPTY:
        return False
    with closing(sqlite3.connect(f"file:{folder / 'maps.db'}?mode=ro", uri=True)) as store:
        return store.execute("SELECT count(*) FROM map").fetchone() == (0,)
