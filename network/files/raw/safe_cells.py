"""Cells that no spreadsheet takes for a formula, and file names made by us.

References
----------
OWASP, CSV injection: cells that start with = + - @ tab or carriage return; the full-width forms work in some
programs too.
"""

import re
import unicodedata

__all__ = ["file_stem", "safe_cell", "without_guard"]

LIVE = re.compile(r"[\ufeff\u00a0\u200b ]*'*[\ufeff\u00a0\u200b ]*[=+\-@＝＋－＠\t\r\n]")
NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
LONGEST = 60  # characters of a file name without its ending


def safe_cell(text: str) -> str:
    """The text as a cell that stays text: an apostrophe stands before whatever could start a formula."""
    return f"'{text}" if LIVE.match(text) and not NUMBER.fullmatch(text) else text


def without_guard(text: str) -> str:
    """The text that `safe_cell` made safe."""
    return text[1:] if text.startswith("'") and LIVE.match(text) else text


def file_stem(name: str) -> str:
    """A file name without its ending, made from a name that anybody may have typed."""
    plain = unicodedata.normalize("NFKC", name)
    words = re.sub(r"[^\w]+", "-", plain, flags=re.UNICODE).strip("-_")[:LONGEST].strip("-_")
    return f"map-{words}" if not words or words.casefold() in DEVICES else words
