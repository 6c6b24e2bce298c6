"""What is asked where a file has a table and nothing says what its columns are."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from network.errors import Choice, Where
from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.draft.periods import parse_date
from network.files.sheets.amounts import is_amount
from network.files.sheets.boards import BOARD
from network.files.sheets.grid import Cell, Grid
from network.files.sheets.meaning import kind_said
from network.recognised import DROP, KEEP, Column, ColumnIs, Recognised, Table
from network.words import listed, plural

__all__ = ["ask_for_unread", "refuse_nothing_found", "with_own_id"]

PERHAPS_NEEDS = re.compile(
    r"what (?:they|you|it|we) (?:do|does|offers?|provides?)|what (?:is|we) (?:offered|provided)|"
    r"(?:services?|support|help)(?: (?:offered|provided|types?|given))?|"
    r"(?:main )?(?:work|activity|activities|focus|speciali[st]ms?)"
)
PERHAPS_PEOPLE = re.compile(
    r"\b(?:how many|number|no|num|people|persons|clients|cases|patients|residents|referr\w+|volume|total|count|passed|"
    r"sent|"
    r"last (?:year|yr)|this (?:year|yr)|a (?:year|yr|month)|annual\w*|yearly|monthly)\b"
)
PERHAPS_REASONS = re.compile(r"(?:main |usual |typical )?(?:reasons?|why|purpose|topics?|issues?|for)(?: .{0,30})?")
DENIED = ("no", "n", "false", "✗", "✘", "❌", "never", "none")
SAID = ("yes", "y", "true", "x", "✓", "✔", "✅", "n a", "don t know", "not sure")
MOST_WORDS = 4  # different ones that columns share
ASKED = 8  # columns that are offered
ASKS = {
    "from": 'Partners that refer are under "{}"',
    "to": 'Partners referred to are under "{}"',
    "name": 'It is a list of partners; their names are under "{}"',
}


def with_own_id(grid: Grid, table: Table) -> Table:
    """The table in which the column named "id" is the id, and ids of whom the rows belong to are kept beside it.

    Services of a directory have an id each and the id of their organisation, which comes again.
    """
    fitting = [column for column in table.columns if column.field == "partner_id"]
    own = [column for column in fitting if normal(column.heading) == "id" and _differ(grid, table, column)]
    others = [column for column in fitting if column not in own]
    named = any(column.field == "name" for column in table.columns)
    if table.role != "partners" or not named or len(own) != 1 or any(_differ(grid, table, one) for one in others):
        return table
    return replace(table, columns=tuple(replace(one, field=KEEP) if one in others else one for one in table.columns))


def _differ(grid: Grid, table: Table, column: Column) -> bool:
    texts = grid.texts(column.index, table.header)
    return len(set(texts)) == len(texts)


def ask_for_unread(grid: Grid, table: Table, log: Log) -> None:
    """Ask for what the columns that are not read may say: the needs of partners and links, and how many people."""
    if table.role == "links" and not table.dialect and table.kind in ("", "refers"):
        _ask_of_links(grid, table, log)
    if table.role == "partners":
        _ask_of_boards(grid, table, log)
    if table.role != "partners" or any(column.field in ("needs", "need_ids") for column in table.columns):
        return
    for column in table.columns:
        if column.field == KEEP and PERHAPS_NEEDS.fullmatch(normal(column.heading)):
            what = f'"{column.heading}" may say which needs each partner helps with. It is kept as a further detail.'
            choice = Choice(f'Read "{column.heading}" as the needs', ColumnIs("needs", column.heading))
            log.warn(grid.where(table.header, column.heading), what, "If it does, read it as the needs.", [choice])
            return


def _ask_of_links(grid: Grid, table: Table, log: Log) -> None:
    """Ask whether a column of numbers counts people, and whether one of reasons says the needs."""
    read = {column.field for column in table.columns}
    for column in table.columns:
        heading, texts = normal(column.heading), grid.texts(column.index, table.header)
        if column.field != KEEP or not texts:
            continue
        _say_denied(grid, table, column, log)
        numbers = sum(map(str.isdecimal, texts)) > len(texts) / 2
        if not read & {"referrals", "strength"} and numbers and PERHAPS_PEOPLE.search(heading):
            field, what = "referrals", "how many people were referred"
        elif not read & {"needs", "need_ids"} and PERHAPS_REASONS.fullmatch(heading) and not numbers:
            field, what = "needs", "for which needs people are referred"
        else:
            continue
        read.add(field)
        choice = Choice(f'Read "{column.heading}" as {what}', ColumnIs(field, column.heading))
        said = f'"{column.heading}" may say {what}. It is kept as a further detail.'
        log.warn(grid.where(table.header, column.heading), said, "If it does, read it so.", [choice])


def _ask_of_boards(grid: Grid, table: Table, log: Log) -> None:
    """Ask whether columns that share a few words, such as Chair and Member, are boards that partners sit on."""
    held: dict[Column, set[str]] = {}
    for column in table.columns:
        texts = set(grid.texts(column.index, table.header))
        said = any(map(_is_plain, texts)) and not (BOARD.search(normal(column.heading)) and all(map(_is_reply, texts)))
        if column.field == KEEP and 0 < len(texts) <= MOST_WORDS and not said:
            held[column] = texts
    alike = [one for one, texts in held.items() if any(texts & other for which, other in held.items() if which != one)]
    words = sorted({text for column in alike for text in held[column]})
    named = [one for one in table.columns if one.field in ("name", "partner_id")]
    if len(alike) < 2 or len(words) > MOST_WORDS or len(named) != 1:
        return
    headings = [f'"{one.heading}"' for one in alike]
    over = listed(headings[:ASKED], max(0, len(headings) - ASKED))
    what = f"{over} hold the same few words ({', '.join(words)}). They are kept as details, not as links."
    columns = [replace(one, field=DROP) if one in alike else one for one in table.columns if one not in named]
    matrix = replace(
        table, role="matrix", columns=tuple(columns), first_column=named[0].index, kind="knows", rows_refer=True
    )
    fix = "If they are boards or partners, read them so, or put them on a sheet of their own with a cross for each."
    yes = all(_is_reply(text) for text in words)
    choice = (
        "Each yes is a link to the column it stands in" if yes else "Each word is a link to the column it stands in"
    )
    log.warn(grid.where(table.header), what, fix, [Choice(choice, matrix)])


def _is_reply(text: str) -> bool:
    return (normal(text) or text) in (*DENIED, *SAID, "0", "1")


def _is_plain(text: str) -> bool:
    """Whether a text says yes or no, which columns about quite different things do, or is a number."""
    return (normal(text) or text) in (*DENIED, *SAID) or is_amount(Cell(text))


def _say_denied(grid: Grid, table: Table, column: Column, log: Log) -> None:
    """Say of a column such as `Do you refer people to them?` that its no is not read: each row is a link."""
    if not kind_said(column.heading):
        return
    texts = [normal(text) or text for text in grid.texts(column.index, table.header)]
    no = sum(text in DENIED for text in texts)
    if no and all(text in DENIED or text in SAID for text in texts):
        rows = plural(no, "row")
        what = f'"{column.heading}" says no in {rows}. It is not read, and each row is a link.'
        fix = (
            "Delete the rows that are no link, or head the columns as a survey does: who answers, about which partner."
        )
        log.warn(grid.where(table.header, column.heading), what, fix)


def refuse_nothing_found(grids: Sequence[Grid], recognised: Recognised, log: Log) -> None:
    """Refuse the file: it is empty, or nothing says which column is which, which is then asked."""
    file = grids[0].file if grids else ""
    if not any(cell.text for grid in grids for row in grid.rows for cell in row):
        log.refuse(Where(file), f"{file} is empty.", "Choose the file that holds the partners or links.")
        return
    for grid, table in zip(grids, recognised.tables, strict=True):
        if table.role == "not used" and table.columns and not grid.hidden:
            _ask(grid, table, log)
            return
    what = "No table of links or partners was found."
    fix = "Give the columns headings such as From, To and Referrals, or Partner and Area, in one row above the data."
    log.refuse(Where(file), what, fix)


def _ask(grid: Grid, table: Table, log: Log) -> None:
    columns = list(_offered(grid, table))
    if _is_rectangle(grid, table):
        what = "The names at the left and those over the columns are different, so what links them is not known."
        fix = "Write From / To into the corner if rows refer to columns. Write Partner there if it is a list of them."
        log.refuse(grid.where(table.header), what, fix)
        return
    chosen = {column.field for column in table.columns}
    fields = [field for field in ("from", "to") if field not in chosen]
    if len(fields) == 2:
        fields.append("name")
    choices = [
        Choice(ASKS[field].format(column.heading), ColumnIs(field, column.heading))
        for field in fields
        for column in columns
    ]
    named = [f'"{column.heading}"' for column in table.columns if column.heading]
    headings = listed(named[:ASKED], max(0, len(named) - ASKED))
    what = f"Nothing says which column holds partners. The headings are {headings}."
    fix = "Say which column holds the partners that refer, and which the partners that they refer to."
    log.refuse(grid.where(table.header), what, fix, choices)


def _offered(grid: Grid, table: Table) -> Iterator[Column]:
    """The columns that may name partners: they hold words and are not chosen yet."""
    for column in [one for one in table.columns if one.field == KEEP][:ASKED]:
        cells = [grid.cell(number, column.index) for number, _ in grid.numbered if number > table.header]
        filled = [cell for cell in cells if not cell.blank]
        if (
            column.heading
            and filled
            and sum(cell.kind == "text" and not (is_amount(cell) or parse_date(cell.text)) for cell in filled)
            > len(filled) / 2
        ):
            yield column


def _is_rectangle(grid: Grid, table: Table) -> bool:
    """Whether words stand at the left and numbers in every other column."""
    cells = [
        grid.cell(number, column.index)
        for number, row in grid.numbered
        if number > table.header and row
        for column in table.columns[1:]
    ]
    filled = [cell for cell in cells if not cell.blank]
    return len(table.columns) > 2 and bool(filled) and all(map(is_amount, filled))
