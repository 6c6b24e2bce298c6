"""What a cell says about a number of referrals: a count, a hidden count, not known, or something to ask about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from network.counts import NOT_APPLICABLE, Count, parse_count
from network.files.sheets.grid import Cell

__all__ = ["Amount", "amount_in", "is_amount", "is_not_available", "is_tick", "uses_decimal_commas"]

NOT_KNOWN = frozenset(
    {*"- – — − . .. … ? n/a na #n/a nk tbc unknown [x] null missing [e] [p] [r]".split()}
    | {"not known", "not recorded", "not available", "not given", "no data"}
)
NOT_AVAILABLE = frozenset(
    {*".. … ? nk tbc unknown missing [x]".split()} | {"not known", "not recorded", "not available", "not given"}
)  # of these: there is something to count, and nobody has the number
ZERO = frozenset({"nil", "zero", "none", "no", "nil return"})
NOT_FOR_THIS = frozenset({"[z]", "not applicable"})
SUPPRESSED = frozenset(
    {"*", "**", "[c]", "c", "~", "s", "[s]", "suppressed", "hidden", "redacted", "[low]", "low", "[k]"}
)
TICKS = frozenset({"x", "✓", "✔", "✗", "yes", "y", "true"})
TICKED = TICKS - {"✗"}
MARKS = NOT_KNOWN | NOT_FOR_THIS | SUPPRESSED | TICKS
REVISED = re.compile(r"(.+?)\s*\[(?:r|p|e|b|u)\]", re.IGNORECASE)
BELOW = re.compile(r"(?:less than|lower than|fewer than|under|below|＜|<)\s*(\d+)", re.IGNORECASE)
UP_TO = re.compile(r"(?:up to|at most|≤|<=|=<)\s*(\d+)|(\d+) or (?:fewer|less)", re.IGNORECASE)
AT_LEAST = re.compile(r"(?:at least|≥|>=)\s*(\d+)|(\d+)\s*(?:\+|or more)", re.IGNORECASE)
MORE_THAN = re.compile(r"(?:more than|over|above|>)\s*(\d+)", re.IGNORECASE)
SPACED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f'’]\d{3})+")
COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.0+)?")
DOTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,0+)?")
WHOLE = re.compile(r"\d+(?:[.,]0+)?")
DECIMAL = re.compile(r"-?\d*[.,]\d+")
NEGATIVE = re.compile(r"[-−]\s*\d[\d.,]*|\(\d+\)")
SHARE = re.compile(r"-?\d+(?:[.,]\d+)?\s*(?:%|per ?cent)", re.IGNORECASE)
DECIMAL_COMMA = re.compile(r"-?\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+,\d+")
POWER = re.compile(r"\d(?:\.\d{1,9})?e\+?\d{1,2}", re.IGNORECASE)
SHORT = 20  # characters of a cell whose reading is remembered
MOST = 1_000_000_000  # people; more than this is a typing or reading mistake


@dataclass(frozen=True, slots=True)
class Amount:
    """What was read, and what there is to say about it; a count of None is not known.

    `trouble` says why the cell could not be taken as it stands, `proposals` lists what it may mean.
    """

    count: Count | None = None
    trouble: str = ""
    proposals: tuple[str, ...] = ()


def amount_in(cell: Cell, *, decimal_commas: bool = False) -> Amount:
    """Read one cell of a column of counts."""
    return (_short if len(cell.text) <= SHORT else _amount)(cell, decimal_commas)


def _amount(cell: Cell, decimal_commas: bool) -> Amount:
    if cell.kind in ("error", "unsaved", "date", "time"):
        return _odd(cell)
    text = " ".join(cell.text.split())
    lowered = text.casefold()
    if not text or lowered in NOT_KNOWN:
        return Amount()
    if lowered in NOT_FOR_THIS:
        return Amount(NOT_APPLICABLE)
    if lowered in ZERO:
        return Amount(Count.exactly(0))
    if lowered in SUPPRESSED:
        return Amount(Count(1, None))
    if lowered in TICKS:
        return Amount(None, f'"{text}" says that there is a link but not how many.')
    if match := REVISED.fullmatch(text):
        return amount_in(Cell(match[1], cell.kind), decimal_commas=decimal_commas)
    return _hidden(text) or _number(text, cell.kind, decimal_commas=decimal_commas)


_short = lru_cache(maxsize=4_096)(_amount)  # the same few numbers come again and again


def is_not_available(cell: Cell) -> bool:
    """Whether the cell says that the number exists but is not known; a dash or a blank says nothing of the kind."""
    return cell.text.casefold() in NOT_AVAILABLE


def is_tick(cell: Cell) -> bool:
    """Whether the cell says that there is something without saying how much."""
    return cell.text.casefold() in TICKED


def is_mark(cell: Cell) -> bool:
    """Whether the cell is a mark that stands where a number would: hidden, not known, not applicable, a tick."""
    return cell.text.casefold() in MARKS or cell.kind in ("error", "unsaved") or _hidden(cell.text) is not None


def is_amount(cell: Cell) -> bool:
    """Whether the cell holds a number or a mark that stands where one would."""
    if cell.kind == "number" or cell.text.isdecimal() or is_mark(cell):
        return True
    return bool(re.fullmatch(r"[-+]?\d[\d.,\s\u00a0\u202f]*%?|\d+\s*[-–]\s*\d+|\d+ \[\w\]", cell.text))


def uses_decimal_commas(cells: Iterable[Cell]) -> bool:
    """Whether some number can only be read with a comma for the decimals."""
    return any(cell.kind == "text" and DECIMAL_COMMA.fullmatch(cell.text) for cell in cells)


def _hidden(text: str) -> Amount | None:
    if match := BELOW.fullmatch(text):
        return _bounded(1, int(match[1]) - 1, text)
    if match := UP_TO.fullmatch(text):
        return _bounded(1, int(match[1] or match[2]), text)
    if match := AT_LEAST.fullmatch(text):
        return Amount(Count(int(match[1] or match[2]), None))
    if match := MORE_THAN.fullmatch(text):
        return Amount(Count(int(match[1]) + 1, None))
    try:
        count = parse_count(text)
    except ValueError:
        return None
    return Amount(count) if count.hidden else None


def _bounded(low: int, high: int, text: str) -> Amount:
    return Amount(Count(low, high)) if high >= low else Amount(None, f'"{text}" leaves no number that it could be.')


def _number(text: str, kind: str, *, decimal_commas: bool) -> Amount:
    if kind == "text" and (grouped := _grouped(text, decimal_commas=decimal_commas)):
        return grouped
    if WHOLE.fullmatch(text):
        return _whole(re.split(r"[.,]", text)[0], text)
    if text.startswith("+") and WHOLE.fullmatch(text[1:].strip()):
        return Amount(Count.exactly(int(re.split(r"[.,]", text[1:].strip())[0])))
    if SHARE.fullmatch(text):
        return Amount(None, f'"{text}" is a share, not a number of referrals.')
    if NEGATIVE.fullmatch(text):
        return Amount(None, f'"{text}" is below 0, which no number of referrals can be.')
    if DECIMAL.fullmatch(text):
        return Amount(None, f'"{text}" is not a whole number.')
    if POWER.fullmatch(text) and float(text) <= MOST and float(text).is_integer():
        return Amount(None, f'"{text}" may be a number that a spreadsheet has shortened.', (str(int(float(text))),))
    numbers = re.findall(r"(?<![\w.,])\d{1,9}(?![\w.,])", text)
    return Amount(None, f'"{text}" is not a number.', tuple(numbers) if len(numbers) == 1 else ())


def _grouped(text: str, *, decimal_commas: bool) -> Amount | None:
    """Numbers with their thousands set apart; where a comma or dot could be either, nothing is guessed."""
    if SPACED.fullmatch(text):
        return _whole(re.sub(r"\D", "", text), text)
    commas, dots = COMMAS.fullmatch(text), DOTS.fullmatch(text)
    if not (commas or dots):
        return None
    whole = re.sub(r"\D", "", re.sub(r"\.0+$" if commas else r",0+$", "", text))
    single = text.count(",") + text.count(".") == 1
    if single and bool(commas) == decimal_commas:
        other = text.replace(",", ".").split(".")[0]
        return Amount(None, f'"{text}" may be {whole}, or {other} and a fraction.', (whole,))
    return _whole(whole, text)


def _whole(digits: str, text: str) -> Amount:
    if len(digits) > 12 or int(digits) > MOST:
        return Amount(None, f'"{text}" is far more than a number of referrals can be.')
    return Amount(Count.exactly(int(digits)))


def _odd(cell: Cell) -> Amount:
    if cell.kind == "error":
        return Amount(None, f"The formula in it has failed ({cell.text}).")
    if cell.kind == "unsaved":
        return Amount(None, "It holds a formula whose result was not saved.")
    if cell.kind == "time":
        return Amount(None, f'"{cell.text}" is a time, not a number of referrals.')
    try:
        day = date.fromisoformat(cell.text[:10])
    except ValueError:
        return Amount(None, f'"{cell.text}" is a date, not a number of referrals.')
    low, high = sorted((day.day, day.month))
    proposals = (f"{low}-{high}",) if low < high else ()
    return Amount(
        None, f'"{cell.text}" is a date. A spreadsheet may have made it from a range such as {low}-{high}.', proposals
    )
