"""How firm findings are, kept across restarts: one small file each, found by the content of the map and the question.

Nothing of the map is in a file but two numbers and how re-runs were made. A file that cannot be read counts as missing.
"""

import hashlib
import json
import os
from collections import OrderedDict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from analysis import Stability
from analysis._stability import Asked
from network.errors import NetworkError
from network.files.raw.save import save
from network.model import Network

__all__ = ["Kept", "key_of"]

ROOT = Path(__file__).parents[2]
MOST = 2000  # files; the oldest go first


def key_of(network: Network, asked: Asked) -> str:
    """What a result is kept under: another map, question, option or version of the code has another."""
    said = repr((network.digest, asked.name, sorted(asked.options), _code()))
    return hashlib.sha256(said.encode()).hexdigest()[:40]


@cache
def _code() -> str:
    """A fingerprint of everything that a claim comes from."""
    files = sorted(path for folder in ("analysis", "network") for path in (ROOT / folder).rglob("*.py"))
    content = b"".join(path.read_bytes() for path in files)
    libraries = [version(name) for name in ("numpy", "networkx", "pandas", "rustworkx")]
    return hashlib.sha256(content + repr(libraries).encode()).hexdigest()


class Kept:
    """Results by key, in memory and in a folder; in memory alone where there is no folder to write to."""

    def __init__(self, folder: Path | None, most: int = MOST) -> None:
        self._folder, self._most = folder, most
        self._found: OrderedDict[str, Stability] = OrderedDict()
        self._lock = Lock()
        if folder is not None:
            self._make(folder)

    def get(self, key: str) -> Stability | None:
        """The result, if there is a sound one."""
        with self._lock:
            if key not in self._found:
                found = self._read(key)
                if found is None:
                    return None
                self._remember(key, found)
            return self._found[key]

    def put(self, key: str, found: Stability) -> None:
        """Keep a result. Where the disk refuses, it is kept until the app ends."""
        with self._lock:
            self._remember(key, found)
            if self._folder is None:
                return
            content = [found.holds, found.low, found.high, found.model]
            try:
                save(self._path(key), json.dumps(content).encode())
                self._path(key).chmod(0o600)
                self._let_go()
            except (NetworkError, OSError):
                self._folder = None

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._let_go()
        except OSError:
            self._folder = None

    def _remember(self, key: str, found: Stability) -> None:
        self._found[key] = found
        if len(self._found) > self._most:
            self._found.popitem(last=False)

    def _read(self, key: str) -> Stability | None:
        if self._folder is None:
            return None
        try:
            holds, low, high, model = json.loads(self._path(key).read_bytes())
        except (OSError, ValueError, TypeError):
            return None
        sound = type(holds) is int and 0 <= holds <= 100 and type(model) is str
        return Stability(holds, low, high, model) if sound and _is_range(low, high) else None

    def _let_go(self) -> None:
        """Take away the oldest files where there are too many; so go those of older code, which nothing asks for."""
        if self._folder is None:
            return
        files = [entry for entry in os.scandir(self._folder) if entry.name.endswith(".json")]
        if len(files) > self._most:
            for entry in sorted(files, key=lambda entry: entry.stat().st_mtime)[: len(files) - self._most]:
                Path(entry.path).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return (self._folder or Path()) / f"{key}.json"


def _is_range(low: object, high: object) -> bool:
    if low is None or high is None:
        return low is high
    return isinstance(low, float) and isinstance(high, float) and low <= high
