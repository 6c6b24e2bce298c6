"""Names are text in a terminal: nothing in them steers it, and what is printed in lines stays in lines."""

import subprocess
import sys

import pytest

from tests.terminal.run import ROOT

PRINTED = r"""
import sys
from render.streams import ready_streams
ready_streams()
print("a\x1b[2J\0b\u202ec\x9b\rd", "té\t\u200d1", file=sys.{0})
print("line,\r\n", end="", file=sys.{0})
"""


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_what_would_steer_a_terminal_is_only_marked(stream: str) -> None:
    script = PRINTED.replace("{0}", stream)
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", script], cwd=ROOT, capture_output=True, check=True)
    said = getattr(done, stream).decode().replace("\r\n", "\n")
    assert said == "a\ufffd[2J\ufffdb\ufffdc\ufffd\ufffdd té\t\u200d1\nline,\n"
