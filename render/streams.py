"""The streams that a terminal prints to: closed ones, full ones, and ones that cannot show every letter."""

import contextlib
import io
import os
import sys
from pathlib import Path

__all__ = ["drop_output", "ready_streams"]


def ready_streams() -> None:
    """Make a closed stream swallow what is printed, and a letter that a terminal cannot show no error."""
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - until the program ends
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def drop_output() -> None:
    """Print nothing more: standard output is gone, and Python shall not try again when it ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
