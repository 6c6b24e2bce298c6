"""How many steps a call takes: the instructions of Python that our own code runs, the same on every machine."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

__all__ = ["grows_as_the_square", "steps_of"]

OURS = ("/network/", "/render/", "/analysis/", "/terminal/", "/views/")


def steps_of(run: Callable[[], object]) -> int:
    """The instructions that our modules run while the call is made, without those of what they call elsewhere."""
    steps = 0

    def count(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal steps
        if event == "call":
            if not any(part in frame.f_code.co_filename for part in OURS):
                return None
            frame.f_trace_opcodes, frame.f_trace_lines = True, False
        elif event == "opcode":
            steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        run()
    finally:
        sys.settrace(before)
    return steps


def grows_as_the_square(run: Callable[[int], object], size: int) -> float:
    """How much more four times the size costs beyond twice, held against twice beyond once: 2 is in line, 4 the square.

    What every size costs alike counts for nothing.
    """
    one, two, four = (steps_of(lambda n=n: run(n)) for n in (size, 2 * size, 4 * size))
    return (four - two) / max(1, two - one)
