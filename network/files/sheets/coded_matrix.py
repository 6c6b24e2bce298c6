"""A matrix of letters with a key beside it, such as `R = refers, I = shares information`: a row for each link."""

import re
from collections.abc import Iterator

from network.files.draft.values import kind
from network.files.sheets.grid import Cell, Grid
from network.files.sheets.matrix import axes_said, is_total
from network.files.sheets.meaning import kind_said, says_none
from network.names import match_key

__all__ = ["uncoded"]

TOP, LEFT = 15, 2  # rows and columns in which the names may start
MOST_ROWS = 500  # a longer sheet is no matrix with a key
SHARED = 0.6  # least share of the names over the columns that stand at the left too
CODED = 0.9  # least share of the filled cells that hold nothing but letters of the key
KEY = re.compile(r"(?<![A-Za-z])(?P<code>[A-Za-z]{1,2})\s*(?:=|:|–|—|-)\s*(?P<words>[A-Za-z][A-Za-z '/]{1,60})")
BETWEEN = re.compile(r"[\s,;/+&.|]+")
NO_LINK = "no link"


def uncoded(grid: Grid) -> list[Grid]:
    """The partners and the links that a matrix of letters states, as two tables; nothing for any other sheet."""
    key = _key(grid) if len(grid.rows) <= MOST_ROWS else {}
    for number, row in grid.numbered[:TOP] if len({one for one in key.values() if kind(one)}) > 1 else ():
        for left in range(LEFT):
            across = {index: cell.name for index, cell in enumerate(row) if index > left and cell.name}
            across = {index: name for index, name in across.items() if not is_total(name)}
            down = {line: grid.cell(line, left).name for line, _ in grid.numbered if line > number}
            over = {match_key(name) for name in across.values()}
            down = {
                line: name
                for line, name in down.items()
                if match_key(name) in over or (_is_named(name, key) and any(_cells(grid, line, across)))
            }
            if _is_matrix(grid, across, down, key):
                return _tables(grid, across, down, key, turned=axes_said(grid, number, left) == "columns")
    return []


def _key(grid: Grid) -> dict[str, str]:
    """What each letter means: a kind of link, no link, or words of which none is known."""
    found: dict[str, str] = {}
    for _, row in grid.numbered:
        filled = [cell.text for cell in row if cell.text]
        texts = filled if len(filled) != 2 else [*filled, " = ".join(filled)]
        for match in (match for text in texts for match in KEY.finditer(text)):
            words = match["words"].strip()
            means = kind(words) or kind_said(words) or (NO_LINK if says_none(words) else words)
            found.setdefault(match["code"].casefold(), means)
    return found


def _is_named(name: str, key: dict[str, str]) -> bool:
    """Whether a row at whose left this stands may be of a partner, and is neither of the key nor a total."""
    return bool(name) and name.casefold() not in key and not is_total(name)


def _cells(grid: Grid, line: int, across: dict[int, str]) -> Iterator[str]:
    return (text for index in across if (text := grid.cell(line, index).text))


def _is_matrix(grid: Grid, across: dict[int, str], down: dict[int, str], key: dict[str, str]) -> bool:
    over, beside = ({match_key(name) for name in names.values()} for names in (across, down))
    if min(len(over), len(beside)) < 2 or len(over & beside) < SHARED * min(len(over), len(beside)):
        return False
    texts = [text for line in down for text in _cells(grid, line, across)]
    return bool(texts) and sum(bool(_means(text, key)) for text in texts) >= CODED * len(texts)


def _means(text: str, key: dict[str, str]) -> list[str]:
    """What the letters of a cell mean; nothing where it holds anything else. `RI` is R and I."""
    parts = [part for part in BETWEEN.split(text.casefold()) if part]
    letters = [letter for part in parts for letter in ([part] if part in key else part)]
    return [key[letter] for letter in letters] if all(letter in key for letter in letters) else []


def _tables(
    grid: Grid, across: dict[int, str], down: dict[int, str], key: dict[str, str], *, turned: bool
) -> list[Grid]:
    names = list({match_key(name): name for name in (*down.values(), *across.values())}.values())
    rows = [[Cell("From"), Cell("To"), Cell("Link type")]]
    taken: dict[int, tuple[str, int]] = {1: (grid.sheet, min(down) - 1)}
    for line, name in down.items():
        for index, other in across.items():
            text = grid.cell(line, index).text
            kinds = _means(text, key) or ([text] if text else [])
            kinds = [one for one in dict.fromkeys(kinds) if one != NO_LINK]
            if kinds and match_key(name) != match_key(other):
                ends = (other, name) if turned else (name, other)
                rows.append([*map(Cell, ends), Cell("; ".join(kinds))])
                taken[len(rows)] = (grid.sheet, line)
    partners = [[Cell("Name")], *([Cell(name)] for name in names)]
    of_partners = {number: (grid.sheet, min(down) - 1) for number in range(1, len(partners) + 1)}
    return [
        Grid(
            f"{grid.sheet} names".strip(),
            partners,
            grid.hidden,
            file=grid.file,
            beside=_beside(grid),
            taken=of_partners,
        ),
        Grid(f"{grid.sheet} links".strip(), rows, grid.hidden, file=grid.file, taken=taken),
    ]


def _beside(grid: Grid) -> tuple[str, ...]:
    """Everything that stands in the sheet, to be screened as ever."""
    return (*grid.beside, *(cell.text for row in grid.rows for cell in row if cell.text))
