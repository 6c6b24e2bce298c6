"""What a file really is, before anything opens it: not what its name says, too large, locked, or a bomb."""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from network.errors import UnreadableFile

__all__ = [
    "is_our_workbook",
    "is_workbook",
    "not_opened_for",
    "refuse_bomb",
    "refuse_irregular",
    "refuse_large_table",
    "refuse_many_rows",
    "refuse_many_sheets",
    "refuse_too_large",
    "too_long_a_name",
    "too_many",
    "too_many_listed",
    "workbook_bytes",
]

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
MAX_BYTES = 20_000_000
MAX_PARTNERS = 20_000  # of a map; its analyses are tried with 50,000, its pages with fewer
MAX_LINKS = 100_000  # of a map
MAX_ROWS = 250_000  # of a text table that is read as a map
MAX_COLUMNS = 2_500  # of the same: a matrix of as many partners
MAX_SHEETS = 100  # read together
MAX_TEXT = 100_000  # characters of a cell, a name or any other value
MAX_NAME = 1_000  # characters of a name of a partner
MAX_NAMES = 3_000_000  # of all names together: each is compared with others and looked through for people
MAX_LISTED = 20_000  # areas, sectors, needs and the like of a map, of each kind
MAX_TABLE_CELLS = 3_000_000  # of the same, as of a workbook
LIKE_RECORDS = (
    "This looks like records, one referral a row: with a column for the date of each they are added up. "
    "Or add them up by who referred to whom first."
)
MAX_UNPACKED = 200_000_000  # bytes of all parts together
MAX_RATIO = 200  # unpacked to packed
MAX_PARTS = 2_000
SMALL = 15_000_000  # an archive that unpacks to less than this may be packed as tightly as it likes
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HOLDS_CELLS = {"content.xml", "xl/workbook.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"}
LOOKED_AT = 2_000  # bytes in which a document type stands
REPEATED = re.compile(rb'repeated="(\d+)"')
LOCKED = "EncryptedPackage".encode("utf-16-le")
HTML = (b"<html", b"<!doctype", b"<table", b"<meta", b"<head", b"<body", b"<div", b"<style")


def is_workbook(data: bytes, name: str) -> bool:
    """Whether this is read as a workbook: by its content, or because its name says so."""
    return name.lower().endswith(WORKBOOKS) or data.startswith((ZIP, OLE))


def is_our_workbook(data: bytes) -> bool:
    """Whether this is a workbook that was written here: it holds a whole map, which a sheet called System says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return b'name="System"' in archive.read("xl/workbook.xml")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, OSError, ValueError, EOFError, RuntimeError):
        return False


def refuse_irregular(path: Path) -> None:
    """Raise UnreadableFile for a pipe or a device: to read one is to wait for as long as whoever writes it likes."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise UnreadableFile(f"{path.name} is a pipe or a device, not a file. Save what it gives in a file first.")


def refuse_too_large(size: int, name: str) -> None:
    """Raise UnreadableFile above 20 MB."""
    if size > MAX_BYTES:
        raise UnreadableFile(
            f"{name} is {size / 1e6:.0f} MB. The most that can be read here is {MAX_BYTES // 1_000_000} MB. "
            "Leave out what the map does not need, or read a file of referral records with the records command."
        )


def too_many(partners: int, links: int, attributes: int = 0) -> tuple[str, str]:
    """What is said of more partners, links or attributes than a map may hold, and what to do; empty texts for a map."""
    if links > MAX_LINKS:
        return f"The file holds {links:,} links, and a map holds up to {MAX_LINKS:,}.", LIKE_RECORDS
    if partners > MAX_PARTNERS:
        fix = "Leave out what does not belong to the system, or put the branches of one organisation together."
        return f"The file names {partners:,} partners, and a map holds up to {MAX_PARTNERS:,}.", fix
    if attributes > MAX_COLUMNS:
        what = f"The file has {attributes:,} different attributes, and up to {MAX_COLUMNS:,} are read."
        return what, "Leave out those that the map does not need, and export it again."
    return "", ""


def refuse_many_sheets(sheets: int, name: str) -> None:
    """Raise UnreadableFile for more tables than one map is spread over."""
    if sheets > MAX_SHEETS:
        raise UnreadableFile(
            f"{name} holds {sheets:,} tables, and up to {MAX_SHEETS} are read together. "
            "Copy those you need into one sheet, with a column for what told them apart."
        )


def refuse_large_table(text: str, delimiters: str, name: str) -> None:
    """Raise UnreadableFile for a text table of far more rows or columns than a map is made of, before it is split."""
    first, body = text.partition("\n")[0], text
    if '"' in text and max(map(text.count, f"{delimiters}\n")) > MAX_ROWS:
        body = "".join(text.split('"')[::2])  # neither lines nor commas of a note in quotes are rows and cells
    rows = body.count("\n")
    columns, cells = (max(part.count(one) for one in delimiters) for part in (first, body))
    if rows > MAX_ROWS:
        filled = sum(bool(line.strip(delimiters + " \r")) for line in body.split("\n"))
        if filled <= MAX_ROWS:
            said = f"{name} has {rows:,} rows, of which {filled:,} hold anything."
            raise UnreadableFile(f"{said} Delete the empty rows.")
        refuse_many_rows(rows, name)
    if columns > MAX_COLUMNS or cells > MAX_TABLE_CELLS:
        what = f"{columns:,} columns" if columns > MAX_COLUMNS else f"{cells:,} cells"
        fix = "Write it as a list: one row a link, with a column for who refers and one for to whom."
        raise UnreadableFile(f"{name} has {what}, more than a table that is read here. {fix}")


def too_long_a_name(names: Iterable[str]) -> tuple[str, str]:
    """What is said of names longer than any that a partner has, and what to do; empty texts where there is none."""
    total = 0
    for name in names:
        length = (
            len(name) if name.isascii() else len(unicodedata.normalize("NFKC", name))
        )  # which may be 18 times as long
        total += length
        if length > MAX_NAME:
            what = f"A name holds {length:,} characters, and up to {MAX_NAME:,} are read."
            return what, "Write the name in short, and the rest as a note."
    if total > MAX_NAMES:
        what = f"The names hold {total:,} characters together, and up to {MAX_NAMES:,} are read."
        return what, "Write the names in short, and the rest as notes."
    return "", ""


def too_many_listed(what: str, number: int) -> tuple[str, str]:
    """What is said of more areas, needs and so on than a map may list, and what to do; empty texts for a map."""
    if number <= MAX_LISTED:
        return "", ""
    said = f'There are {number:,} different texts under "{what}", and a map holds up to {MAX_LISTED:,}.'
    return said, "Use larger ones, such as districts for wards."


def refuse_many_rows(rows: int, name: str) -> None:
    """Raise UnreadableFile for more rows than a map is made of."""
    if rows > MAX_ROWS:
        raise UnreadableFile(f"{name} has {rows:,} rows, and a map is read from up to {MAX_ROWS:,}. {LIKE_RECORDS}")


def workbook_bytes(data: bytes, name: str) -> bytes:
    """The bytes again, once they are known to be a workbook that may be opened.

    Raises
    ------
    UnreadableFile
        With the cure: web page or text under another name, password, damaged, or far larger than it looks.
    """
    if data.startswith(OLE):
        if LOCKED in data:
            raise _locked(name)
        return data
    if not data.startswith(ZIP):
        raise UnreadableFile(_not_a_workbook(data, name))
    refuse_bomb(data, name)
    _refuse_other_zip(data, name)
    if not name.lower().endswith(WORKBOOKS):
        ending = "." + name.rpartition(".")[2]
        raise UnreadableFile(
            f"{name} is a workbook, not a {ending} file. Change its name to end in .xlsx and open it again."
        )
    return data


def refuse_bomb(data: bytes, name: str) -> None:
    """Raise UnreadableFile for an archive that is damaged, locked or unpacks to far more than it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, OverflowError) as error:
        raise UnreadableFile(
            f"{name} is damaged: it cannot be unpacked. Save it again from the program it came from."
        ) from error
    if len({part.filename for part in parts}) < len(parts):
        raise UnreadableFile(
            f"{name} is damaged: it holds a part twice, and programs differ in which they show. Save it again."
        )
    unpacked, packed = sum(part.file_size for part in parts), max(1, len(data))
    tight = unpacked > SMALL and unpacked / packed > MAX_RATIO
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED or tight:
        cure = "Copy only the tables you need into a new workbook."
        if len(parts) > MAX_PARTS:
            raise UnreadableFile(f"{name} is made of {len(parts):,} parts, and up to {MAX_PARTS:,} are opened. {cure}")
        times = f"{unpacked / packed:,.0f} times its size" if tight else f"more than {MAX_UNPACKED // 1_000_000} MB"
        raise UnreadableFile(f"{name} would unpack to {unpacked / 1e6:,.1f} MB, {times}. {cure}")
    if any(part.flag_bits & 1 for part in parts):
        raise _locked(name)


def _refuse_other_zip(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        try:
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
            raise UnreadableFile(f"{name} is damaged: part of it cannot be read. Save it again.") from error
    if b"encryption-data" in manifest:
        raise _locked(name)
    if not names & {"[Content_Types].xml", "mimetype", "content.xml"}:
        raise UnreadableFile(f"{name} is a zip archive, not a workbook. Unpack it and open the file inside.")


def not_opened_for(data: bytes, name: str) -> str:
    """What keeps a whole workbook from being opened that its reader takes for damage; empty where there is none."""
    if not data.startswith(ZIP):
        return ""
    contents = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in set(archive.namelist()) & HOLDS_CELLS:
            try:
                contents.append((part, archive.open(part).read(MAX_BYTES)))
            except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, RuntimeError, zlib.error):
                return ""  # damaged indeed
    for part, content in contents:
        if b"<!DOCTYPE" in content[:LOOKED_AT] or b"<!ENTITY" in content[:LOOKED_AT]:
            what = f"{name} has a document type (DOCTYPE) or entities, in which harmful content can hide."
            return f"{what} Save it again from the program it came from, or as CSV."
        if part == "content.xml" and any(len(number) > 6 for number in REPEATED.findall(content)):
            what = f"{name} has a sheet that is too large to open: a cell or row is repeated to the end of the sheet."
            return f"{what} Copy only the tables you need into a new workbook."
    return ""


def _not_a_workbook(data: bytes, name: str) -> str:
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    cure = "Open it in Excel or LibreOffice and save it as .xlsx or .csv."
    if start.startswith(HTML) or b"<html" in start or b"<table" in start:
        return f"{name} is a web page (HTML), not a workbook. {cure}"
    if start.startswith(b"<?xml"):
        return f"{name} is an XML file, not a workbook. {cure}"
    if b"\0" not in data[:4096]:
        return f"{name} is a text file, not a workbook. Change its name to end in .csv, or save it from Excel as .xlsx."
    return f"{name} is damaged or not a workbook. Save it again from the program it came from."


def _locked(name: str) -> UnreadableFile:
    return UnreadableFile(
        f"{name} is password protected. Take the password off (File, Info, Protect Workbook) and save it again."
    )
