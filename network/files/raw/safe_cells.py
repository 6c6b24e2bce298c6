"""Cells that no spreadsheet takes for a formula, and file names made by us.

References
----------
OWASP, CSV injection: cells that start with = + - @ tab or carriage return; the full-width forms work in some
programs too.
"""

import re
import unicodedata

__all__ = ["file_stem", "safe_cell", "without_guard"]

SIGNS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫−⁺⁻⁼")
BREAKS = frozenset("\t\r\n\v\f")
PASSED_OVER = frozenset("'\"`´‘’‚‛“”„‟«»\u115f\u1160\u3164\uffa0\u180b\u180c\u180d\u180f") | {
    chr(n) for n in range(0xFE00, 0xFE10)
}
NUMBER = re.compile(r"[-+−]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?(?:[eE][-+]?\d+)?%?")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
LONGEST = 60  # characters of a file name without its ending


def safe_cell(text: str) -> str:
    """The text as a cell that stays text: an apostrophe stands before whatever could start a formula."""
    return f"'{text}" if _is_live(text) and not NUMBER.fullmatch(text) else text


def without_guard(text: str) -> str:
    """The text that `safe_cell` made safe."""
    return text[1:] if text.startswith("'") and _is_live(text) else text


def _is_live(text: str) -> bool:
    """Whether the first character that programs do not pass over is a sign, or one that starts a cell anew.

    Passed over: spaces of every kind, characters without a width, controls, and quotation marks.
    """
    for character in text:
        if character in SIGNS or character in BREAKS:
            return True
        unseen = character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zs", "Zl", "Zp")
        if not (unseen or character in PASSED_OVER):
            return False
    return False


def file_stem(name: str) -> str:
    """A file name without its ending, made from a name that anybody may have typed."""
    plain = unicodedata.normalize("NFKC", name)
    words = re.sub(r"[^\w]+", "-", plain, flags=re.UNICODE).strip("-_")[:LONGEST].strip("-_")
    return f"map-{words}" if not words or words.casefold() in DEVICES else words
