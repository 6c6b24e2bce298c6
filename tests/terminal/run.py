"""The terminal in one process: what a command prints on each stream and the code it ends with.

Most commands are tried on the same few maps, so what was read and answered before is at hand.
"""

import csv
import io
from pathlib import Path

import pytest

import cli
from tests.asked import known

__all__ = ["RIVERSIDE", "ROOT", "Terminal", "rows"]

ROOT = Path(__file__).parents[2]
RIVERSIDE = str(ROOT / "data" / "partners.yaml")


class Terminal:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        with known():
            try:
                code = cli.main(arguments)
            except SystemExit as stop:  # argparse
                code = int(str(stop.code))
        printed = self.capsys.readouterr()
        return code, printed.out, printed.err


def rows(printed: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(printed)))
