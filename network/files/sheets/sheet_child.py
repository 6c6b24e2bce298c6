"""Reads one workbook in a process of its own: bytes on standard input, JSON of its cells on standard output.

A small file can name a cell in the last row of the last column and make any reader ask for more memory than there
is, which ends the whole process. Here that process is this one, with limits, and not the app.
"""

import io
import json
import re
import sys
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MEMORY = 560 * 2**20  # bytes; 10^5 rows of 12 cells take 400
SECONDS = 9  # of the processor: on a busy machine a sound workbook waits long, and does not work long
MAX_CELLS = 3_000_000  # of all sheets together, up to the last in each row that holds anything
MAX_AREA = 12_000_000  # from the first cell to the last, used or not: the reader keeps a place for each
CELL = re.compile(rb"<c\b([^>]*)>(.*?)</c>", re.DOTALL)
ROW = re.compile(rb"<row\b([^>]*)>")
ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>")
MOST_ROWS = 1_048_576  # of a sheet
COLUMNS = re.compile(rb"<col\b([^>]*)>")
HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')
MOST_COLUMNS = 500  # of those that are hidden; a sheet may hide all to its right
PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')  # of a cell
NUMBERS = re.compile(rb"(\d+)$")
TAGS = re.compile(rb"<[^>]*>")
PARAGRAPH = re.compile(rb"</(?:text|a):(?:p|h)>")  # of an OpenDocument file and of a drawing
OF_PEOPLE_WHO_WROTE = re.compile(rb"<(dc:creator|cp:lastModifiedBy|meta:initial-creator)\b.*?</\1>", re.DOTALL)
BESIDE = (  # which part of a workbook, and what in it holds words that are in no cell
    (
        r"xl/(?:threadedComments/threadedComment|comments/comment|comments)\d*\.xml",
        rb"<(?:\w+:)?text>(.*?)</(?:\w+:)?text>",
    ),
    (r"docProps/(?:core|custom)\.xml|meta\.xml", rb">([^<]+)<"),
    (r"docProps/custom\.xml", rb'\bname="([^"]*)"'),
    (r"xl/drawings/drawing\d*\.xml", rb"<a:p\b[^>]*>(.*?)</a:p>"),
    (r"xl/worksheets/sheet\d*\.xml", rb"<(?:(?:odd|even|first)(?:Header|Footer)|formula[12])>([^<]*)<"),
    *(
        (r"xl/worksheets/sheet\d*\.xml", rb'<%s\b[^>]*\b%s="([^"]*)"' % shown)  # where somebody points or types
        for shown in (
            *((b"dataValidation", key) for key in (b"prompt", b"promptTitle", b"error", b"errorTitle")),
            (b"hyperlink", b"tooltip"),
        )
    ),
    (r"xl/workbook\.xml", rb'<definedName\b[^>]*\bcomment="([^"]*)"'),
    (r"xl/workbook\.xml", rb"<definedName\b[^>]*>([^<]*)<"),
    (r"xl/workbook\.xml", rb'<definedName\b[^>]*\bname="([^"]*)"'),
    (r"xl/tables/table\d*\.xml", rb'<table\b[^>]*\bdisplayName="([^"]*)"'),
    (r"xl/drawings/drawing\d*\.xml", rb'\b(?:descr|title)="([^"]*)"'),
    (r"xl/charts/chart\d*\.xml", rb"<a:p\b[^>]*>(.*?)</a:p>"),
    (r"content\.xml", rb"<office:annotation\b[^>]*>(.*?)</office:annotation>"),
    (r"content\.xml", rb'<table:content-validation\b[^>]*\btable:condition="([^"]*)"'),
    (r"content\.xml", rb'<table:named-(?:range|expression)\b[^>]*\btable:name="([^"]*)"'),
    (r"content\.xml", rb"<svg:(?:title|desc)>(.*?)</svg:(?:title|desc)>"),
    (r"styles\.xml", rb"<style:(?:header|footer)\b[^>]*>(.*?)</style:(?:header|footer)>"),
)
OF_PRINT = re.compile(rb"&amp;(?:[A-Z]|&quot;.*?&quot;|\d{1,3})")  # where words of a header or footer stand, and how
BEHIND_LINKS = re.compile(rb'\bTarget="(?:mailto:|tel:)([^"]*)"')
KEPT = re.compile(rb'<s\b[^>]*\bv="([^"]*)"')  # a text of a pivot table's rows
SHOWN = re.compile(rb">([^<]+)</(?:\w+:)?t>")  # a text of a cell
SHORTEST = 5  # characters of a detail


def limit() -> None:
    """Let this process take no more memory and processor time than is set, where the system has such limits."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


def plain(value: Any) -> Any:
    """The value as JSON; dates and times are told apart from text by a list of kind and text."""
    if isinstance(value, datetime):
        return ["d", value.date().isoformat() if value.time() == time() else value.isoformat(" ")]
    if isinstance(value, date):
        return ["d", value.isoformat()]
    if isinstance(value, (time, timedelta)):
        return ["t", str(value)]
    return value


def rows_of(sheet: Any) -> list[list[Any]]:
    """The cells of a sheet row by row, without the blank ends of rows and of the sheet."""
    if sheet.start is None:
        return []
    above, before = sheet.start
    rows: list[list[Any]] = [[] for _ in range(above)]
    held = 0
    for row in sheet.iter_rows():
        last = len(row)
        while last and is_blank(row[last - 1]):
            last -= 1
        rows.append([*[""] * before, *map(plain, row[:last])] if last else [])
        held = len(rows) if last else held
    return rows[:held]


def is_blank(value: Any) -> bool:
    """Whether a cell shows nothing: padding, or a blank typed far below the table."""
    return value == "" or (isinstance(value, str) and not value.strip())


def parts_by_sheet(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of an xlsx file that holds each sheet."""
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {}
    for tag in re.findall(r"<Relationship\b[^>]*>", links):
        targets[attribute(tag, "Id")] = attribute(tag, "Target").lstrip("/").removeprefix("xl/")
    found = {}
    for tag in re.findall(r"<sheet\b[^>]*>", book):
        target = targets.get(attribute(tag, "r:id"), "")
        found[unescaped(attribute(tag, "name"))] = f"xl/{target}"
    return found


def attribute(tag: str, name: str) -> str:
    """An attribute of a tag; empty where the tag has none."""
    match = re.search(rf'\s{name}="([^"]*)"', tag)
    return match[1] if match else ""


def unescaped(text: str) -> str:
    """The text that XML's five entities stand for."""
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, character)
    return text


def odd_cells(content: bytes) -> list[list[Any]]:
    """Cells that the reader shows as empty though they are not: formulas with no saved value, and errors."""
    odd = []
    for attributes, inside in CELL.findall(content):
        place = re.search(rb'\br="([A-Z]+)(\d+)"', attributes)
        value = re.search(rb"<v>([^<]*)</v>", inside)
        if place is None:
            continue
        if b't="e"' in attributes:
            odd.append(
                [int(place[2]), column_of(place[1]), (value[1] if value else b"#REF!").decode("utf-8", "replace")]
            )
        elif re.search(rb"<f[ >/]", inside) and not (value and value[1]):
            odd.append([int(place[2]), column_of(place[1]), ""])
    return odd


def column_of(letters: bytes) -> int:
    """The number of a column from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def parts_of(data: bytes) -> dict[str, bytes]:
    """The XML of every sheet of an xlsx file by its name; nothing for other kinds of file."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names or "xl/_rels/workbook.xml.rels" not in names:
            return {}
        parts = parts_by_sheet(archive)
        return {sheet: archive.read(part) for sheet, part in parts.items() if part in names}


def beside_cells(data: bytes) -> list[str]:
    """The words of a workbook that are in no cell: comments, properties, headers, drop-down lists, text in drawings.

    They are screened, and not read. Who wrote the file is left out, and so is where links lead that cells show too.
    """
    if not data.startswith(b"PK"):
        return []
    found: list[bytes] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        for part, words in BESIDE:
            for name in filter(re.compile(part).fullmatch, names):
                content = OF_PEOPLE_WHO_WROTE.sub(b"", archive.read(name))
                content = OF_PRINT.sub(b" ", content) if name.startswith("xl/worksheets/") else content
                found += (match[1] for match in re.finditer(words, content, re.DOTALL))
        links = [name for name in names if name.startswith("xl/worksheets/_rels/")]
        behind = [match[1] for name in links for match in BEHIND_LINKS.finditer(archive.read(name))]
        shown = archive.read("xl/sharedStrings.xml") if behind and "xl/sharedStrings.xml" in names else b""
        found += behind_pivots(archive)
    found += (words for words in behind if words.partition(b"?")[0] not in shown)
    texts = (unescaped(TAGS.sub(b"", PARAGRAPH.sub(b" ", words)).decode("utf-8", "replace")).strip() for words in found)
    return [text for text in dict.fromkeys(texts) if len(text) >= SHORTEST]


def behind_pivots(archive: zipfile.ZipFile) -> list[bytes]:
    """The words that pivot tables keep of rows that may stand in no sheet any more."""
    names = archive.namelist()
    kept = {word for name in names if name.startswith("xl/pivotCache/") for word in KEPT.findall(archive.read(name))}
    if not kept:
        return []
    cells = [name for name in names if name == "xl/sharedStrings.xml" or name.startswith("xl/worksheets/sheet")]
    return sorted(kept - {word for name in cells for word in SHOWN.findall(archive.read(name))})


def odd_in(content: bytes) -> list[list[Any]]:
    """The odd cells of a sheet (`odd_cells`), looked for only where there can be some."""
    return odd_cells(content) if b"<f" in content or b't="e"' in content else []


def hidden_rows(content: bytes) -> list[int]:
    """The numbers of the rows that a filter or a person has hidden."""
    if b"hidden=" not in content:
        return []
    tags = (match[1] for match in ROW.finditer(content) if HIDDEN.search(match[1]))
    return [int(number[1]) for tag in tags if (number := re.search(rb'\br="(\d+)"', tag))]


def hidden_rows_of_ods(data: bytes) -> dict[str, list[int]]:
    """The same for the sheets of an OpenDocument file, by name; nothing for other kinds of file."""
    if not data.startswith(b"PK"):
        return {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        content = archive.read("content.xml")
    found: dict[str, list[int]] = {}
    for part in content.split(b"<table:table ")[1:]:
        name = unescaped(attribute(f" {part[:2000].partition(b'>')[0].decode('utf-8', 'replace')}", "table:name"))
        number = 0
        for match in ODS_ROW.finditer(part):
            tag = match[1].decode("utf-8", "replace")
            times = min(int(attribute(tag, "table:number-rows-repeated") or 1), MOST_ROWS)
            if attribute(tag, "table:visibility") in ("filter", "collapse"):
                found.setdefault(name, []).extend(range(number + 1, number + times + 1))
            number += times
    return found


def hidden_columns(content: bytes) -> list[int]:
    """The columns, from 0, that are hidden."""
    found: list[int] = []
    for match in COLUMNS.finditer(content):
        ends = [re.search(rb'\b%s="(\d+)"' % end, match[1]) for end in (b"min", b"max")]
        if HIDDEN.search(match[1]) and ends[0] and ends[1]:
            found.extend(range(int(ends[0][1]) - 1, min(int(ends[1][1]), MOST_COLUMNS)))
    return found


def read(data: bytes) -> dict[str, Any]:
    """Every sheet and its cells, or why the workbook is refused."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    parts, of_ods = parts_of(data), hidden_rows_of_ods(data)
    sheets, area, cells = [], 0, 0
    for meta in book.sheets_metadata:
        if meta.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        area += sheet.total_height * sheet.total_width
        rows = [] if area > MAX_AREA else rows_of(sheet)
        cells += sum(map(len, rows))
        if area > MAX_AREA or cells > MAX_CELLS:
            return {"refused": "too many cells"}
        sheets.append(
            {
                "name": meta.name,
                "hidden": meta.visible != SheetVisibleEnum.Visible,
                "rows": rows,
                "merged": sheet.merged_cell_ranges or [],
                "odd": odd_in(parts.get(meta.name, b"")),
                "hidden_rows": of_ods.get(meta.name) or hidden_rows(parts.get(meta.name, b"")),
                "hidden_columns": hidden_columns(parts.get(meta.name, b"")),
            }
        )
    return {"sheets": sheets, "beside": beside_cells(data)}


def far_cell(data: bytes) -> str:
    """The lowest cell or the one farthest to the right, of a sheet that is as large as it is for that one."""
    for content in parts_of(data).values():
        cells = [(int(place[2]), column_of(place[1]), place[0]) for place in PLACE.finditer(content)]
        rows, columns = sorted({row for row, _, _ in cells}), sorted({column for _, column, _ in cells})
        if not cells or rows[-1] * (columns[-1] + 1) <= MAX_AREA:
            continue
        lowest, rightmost = max(cells), max(cells, key=lambda cell: cell[1])
        far = lowest if 2 * len(rows) < rows[-1] else rightmost
        return far[2].decode().split('"')[1]
    return ""


def main() -> None:
    """Read the workbook on standard input and print what it holds, or with `far` which cell makes it so large."""
    data = sys.stdin.buffer.read()
    limit()
    try:
        answer = {"far": far_cell(data)} if sys.argv[1:] == ["far"] else read(data)
    except MemoryError:
        answer = {"refused": "memory"}
    except BaseException as error:  # noqa: BLE001  the reader also stops with errors that are no Exception
        answer = {"refused": f"{type(error).__name__}: {error}"}
    json.dump(answer, sys.stdout, ensure_ascii=True)


if __name__ == "__main__":
    main()
