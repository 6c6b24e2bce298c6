"""What the tests of the network package share."""

import json
import subprocess
from collections.abc import Iterator
from typing import Any

import pytest

from network.files.sheets import grid, sheet_child
from tests.network.postgresql import postgresql

__all__ = ["postgresql"]


@pytest.fixture(scope="module")
def workbooks_opened_here() -> Iterator[None]:
    """Read workbooks in this process: starting another takes ten times as long as reading a small one in it.

    For tests that write and read many; those of untidy and of harmful files read as the app does.
    """

    def run(command: list[str], *, input: bytes, **_: Any) -> subprocess.CompletedProcess[str]:  # noqa: A002 - as there
        assert command[-1] == str(grid.CHILD)
        return subprocess.CompletedProcess(command, 0, json.dumps(sheet_child.read(input)))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grid.subprocess, "run", run)
        yield
