"""Each test has a store of its own, so that nothing that one of them keeps is there for the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from views import cached


@pytest.fixture(autouse=True)
def _own_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv(cached.STORE, str(tmp_path / "maps"))
    yield
    cached.close_store()
