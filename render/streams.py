"""The streams that a terminal prints to: closed ones, full ones, and ones that cannot show every letter."""

import contextlib
import io
import os
import re
import sys
from pathlib import Path
from typing import TextIO

__all__ = ["drop_output", "ready_streams"]

STEERS = re.compile(r"[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]|\r(?!\n)")


def ready_streams() -> None:
    """Make a closed stream swallow what is printed, and a letter that a terminal cannot show no error."""
    nowhere = Path(os.devnull).open("w")  # noqa: SIM115 - until the program ends
    sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.stdout, sys.stderr = _plain(sys.stdout), _plain(sys.stderr)


class _Plain(io.TextIOWrapper):
    """A stream on which names are text: what would steer a terminal or turn a line round is only marked."""

    def write(self, text: str, /) -> int:
        return super().write(STEERS.sub("\N{REPLACEMENT CHARACTER}", text))


def _plain(stream: TextIO) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    by_line = stream.line_buffering
    return _Plain(stream.detach(), encoding="utf-8", errors="replace", line_buffering=by_line)


def drop_output() -> None:
    """Print nothing more: standard output is gone, and Python shall not try again when it ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
