"""Signs that steer a screen or turn a line round: no name needs them, and nobody sees that they are there."""

import re

__all__ = ["without_steering"]

ESCAPES = re.compile("(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]|\x1b\\][^\x07\x1b\n]*(?:\x07|\x1b\\\\)?")  # colours, titles
TURNING = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))  # which way round text runs
NOTHING = (*range(0xFFF9, 0xFFFC), 0xFFFE, 0xFFFF)
CONTROLS = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], " ")
SIGNS = {number: sign for number, sign in CONTROLS.items() if number != 0x0A} | dict.fromkeys((*TURNING, *NOTHING))


def without_steering(text: str) -> str:
    """The text with a blank for each control character but a line break, and without what turns it round."""
    if text.isprintable():
        return text
    return (ESCAPES.sub("", text) if "\x1b" in text or "\x9b" in text else text).translate(SIGNS)
