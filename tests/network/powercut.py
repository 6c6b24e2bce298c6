"""What a power cut leaves of a folder: everything synced, and of the rest any part that chance chooses.

The program under test runs with `powercut.c` preloaded, which writes down what it does to its files. A disk may write
in any order and in sectors, so after a cut each sector written since the file was last synced is there or not; a file
made or deleted since the folder was last synced is there or not.
"""

import os
import random
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

SECTOR = 512  # bytes that a disk writes whole
SOURCE = Path(__file__).with_name("powercut.c")
INSTALL = "A C compiler is needed for this test. On Debian or Ubuntu: sudo apt-get install gcc libc6-dev."


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a file: w write, t truncate, s sync, u unlink, c create."""

    kind: str
    name: str
    offset: int
    data: bytes


@dataclass(slots=True)
class _File:
    """What is on the disk for certain, and what was done since it was last synced."""

    certain: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)


class Disk:
    """The files of one folder, step by step."""

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._certain: set[str] = set()  # names that are in the folder for certain
        self._doubtful: set[str] = set()  # made or deleted since the folder was last synced

    def do(self, step: Step) -> None:
        """Take note of a step."""
        if step.kind == "c":
            self._files[step.name] = _File()
            self._doubtful.add(step.name)
        elif step.kind == "u":
            self._doubtful.add(step.name)
            self._certain.discard(step.name)
        elif step.kind == "s" and step.name in self._files:
            file = self._files[step.name]
            for earlier in file.since:
                _apply(file.certain, earlier)
            file.since.clear()
            self._doubtful.discard(step.name)
            self._certain.add(step.name)
        elif step.kind == "s":  # the folder itself
            self._doubtful.clear()
        else:
            self._files.setdefault(step.name, _File()).since.append(step)

    def left_after_a_cut(self, chance: random.Random) -> dict[str, bytes]:
        """One of the states in which a cut at this moment may leave the folder."""
        names = self._certain | {name for name in sorted(self._doubtful) if chance.random() < 0.5}
        return {Path(name).name: _torn(self._files[name], chance) for name in sorted(names) if name in self._files}


def run_watched(command: list[str], folder: Path, steps: Path, library: Path) -> None:
    """Run a program and write down what it does to the files of the folder."""
    environment = os.environ | {
        "LD_PRELOAD": str(library),
        "POWERCUT_FOLDER": f"{folder}",
        "POWERCUT_LOG": str(steps),
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr


def compiled(folder: Path) -> Path:
    """The library to preload."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.fail(INSTALL)
    library = folder / "powercut.so"
    command = [compiler, "-O1", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl", "-lpthread"]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(f"{INSTALL}\n{done.stderr}")
    return library


def read_steps(path: Path) -> Iterator[Step]:
    """What was written down."""
    content = memoryview(path.read_bytes())
    place = 0
    while place < len(content):
        kind = chr(content[place])
        (length,) = struct.unpack_from("=H", content, place + 1)
        name = bytes(content[place + 3 : place + 3 + length]).decode()
        offset, size = struct.unpack_from("=QQ", content, place + 3 + length)
        start = place + 19 + length
        size = size if kind == "w" else 0
        yield Step(kind, name, offset, bytes(content[start : start + size]))
        place = start + size


def _torn(file: _File, chance: random.Random) -> bytes:
    content = bytearray(file.certain)
    kept = chance.random()  # sometimes nearly everything arrives, sometimes nearly nothing
    for step in file.since:
        if step.kind == "t":
            if chance.random() < kept:
                _apply(content, step)
            continue
        for start in range(0, len(step.data), SECTOR):
            if chance.random() < kept:
                _apply(content, Step("w", step.name, step.offset + start, step.data[start : start + SECTOR]))
    return bytes(content)


def _apply(content: bytearray, step: Step) -> None:
    if step.kind == "t":
        del content[step.offset :]
        content.extend(bytes(step.offset - len(content)))
    else:
        content.extend(bytes(max(0, step.offset + len(step.data) - len(content))))
        content[step.offset : step.offset + len(step.data)] = step.data
