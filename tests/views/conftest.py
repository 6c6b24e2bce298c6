"""Each test has a store of its own, so that nothing that one of them keeps is there for the next."""

import gc
import importlib
from collections.abc import Iterator
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
def _libraries_left_alone_by_the_collector() -> None:
    """As in the app (see `app.lifespan`): Streamlit collects garbage after every run of a page."""
    for name in ("networkx", "pandas", "rustworkx", "scipy.sparse", "streamlit.elements.arrow"):
        importlib.import_module(name)
    analysis.questions()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(cached.STORE, str(tmp_path / "maps"))
    state.waiting.clear()
    yield
    cached.close_store()
