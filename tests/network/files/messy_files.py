"""Untidy files as people send them, made here, each with what must come of it.

Expected numbers are counted by hand from the rows in the builder beside them.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import openpyxl
import xlsxwriter

__all__ = ["MESSY", "Messy"]

EDGES = "From,To,Referrals\nPolice,Liaison,40\nLiaison,Housing,12\nLiaison,Drugs,8\n"  # 4 partners, 3 links, 60


@dataclass(frozen=True)
class Messy:
    """One file: how it is made and what must be read from it. `words` must all stand in what is said about it."""

    file: str
    data: Callable[[], bytes]
    outcome: str
    partners: int = 0
    links: int = 0
    made: int | None = 0
    hidden: int = 0
    missing: int = 0
    words: tuple[str, ...] = ()


def text(content: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: content.encode(encoding)


def book(
    *sheets: tuple[str, Sequence[Sequence[Any]]], then: Callable[[Any], None] | None = None
) -> Callable[[], bytes]:
    def build() -> bytes:
        workbook = openpyxl.Workbook()
        workbook.remove(workbook.active)
        for name, rows in sheets:
            sheet = workbook.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
        if then is not None:
            then(workbook)
        target = io.BytesIO()
        workbook.save(target)
        return target.getvalue()

    return build


def rows(content: str) -> list[list[Any]]:
    return [
        [int(cell) if cell.isdigit() else cell or None for cell in line.split(",")] for line in content.splitlines()
    ]


def with_failed_formula() -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        sheet = workbook.add_worksheet("Links")
        for number, row in enumerate(
            (("From", "To", "Referrals"), ("Police", "Liaison", 40), ("Liaison", "Housing", 0))
        ):
            sheet.write_row(number, 0, row)
        sheet.write_formula("C3", "=Other!A1", None, "#REF!")
        sheet.write_row(3, 0, ("Liaison", "Drugs", 8))
    return target.getvalue()


def two_level(workbook: Any) -> None:
    sheet = workbook["Links"]
    sheet.merge_cells("A1:A2")
    sheet.merge_cells("B1:B2")
    sheet.merge_cells("C1:D1")


def hide_last(workbook: Any) -> None:
    workbook.worksheets[-1].sheet_state = "hidden"


def merge_referrers(workbook: Any) -> None:
    workbook["Links"].merge_cells("A3:A4")


def percent_format(workbook: Any) -> None:
    for row in workbook["Links"].iter_rows(min_row=2, min_col=3, max_col=3):
        row[0].number_format = "0%"


def ods() -> bytes:
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in line
        )
        + "</table:table-row>"
        for line in (("From", "To", "Referrals"), ("Police", "Liaison", "40"), ("Liaison", "Housing", "&lt;5"))
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        "<office:body><office:spreadsheet>"
        f'<table:table table:name="Links">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
        archive.writestr("META-INF/manifest.xml", manifest)
    return target.getvalue()


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 210_000_000)
    return target.getvalue()


def far_cell() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["From", "To"])
    workbook.active["XFD1048576"] = "x"
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1000) + "EncryptedPackage".encode("utf-16-le") + bytes(1000)


def many_rows() -> bytes:
    lines = [f"Partner {number % 200},Partner {number // 200 + 200},{number % 9}" for number in range(20_000)]
    return ("From,To,Referrals\n" + "\n".join(lines)).encode()


ENCODINGS = (
    Messy("plain.csv", text(EDGES), "accept", 4, 3, 60),
    Messy("bom.csv", text("\ufeff" + EDGES), "accept", 4, 3, 60),
    Messy("utf16.csv", text(EDGES.replace("Drugs", "Café Zoë"), "utf-16"), "accept", 4, 3, 60),
    Messy("windows.csv", text(EDGES.replace("Drugs", "Café £"), "cp1252"), "warn", 4, 3, 60, words=("cp1252",)),
    Messy("old_mac.csv", text(EDGES.replace("\n", "\r")), "accept", 4, 3, 60),
    Messy("windows_lines.csv", text(EDGES.replace("\n", "\r\n")), "accept", 4, 3, 60),
    Messy("tabs.tsv", text(EDGES.replace(",", "\t")), "accept", 4, 3, 60, words=("tabs",)),
    Messy("tabs.txt", text(EDGES.replace(",", "\t")), "accept", 4, 3, 60),
    Messy("semicolons.csv", text(EDGES.replace(",", ";")), "accept", 4, 3, 60, words=("semicolons",)),
    Messy("bars.csv", text(EDGES.replace(",", "|")), "accept", 4, 3, 60),
    Messy("sep_line.csv", text("sep=;\r\n" + EDGES.replace(",", ";")), "accept", 4, 3, 60),
    Messy("nul.csv", text("From,To\nPolice,Li\0aison\n"), "refuse", made=None, words=("NUL",)),
    Messy("empty.csv", text(""), "refuse", made=None, words=("empty",)),
    Messy("blank.csv", text(" \n,,\n"), "refuse", made=None, words=("empty",)),
)
NUMBERS = (
    Messy(
        "three_kinds_of_nothing.csv",
        text(
            "From,To,Referrals\nPolice,Liaison,0\nLiaison,Housing,\nLiaison,Drugs,*\nPolice,Drugs,<5\nDrugs,Housing,7\n"
        ),
        *("accept", 4, 5, 7, 2, 1),
    ),
    Messy(
        "marks.csv",
        text(
            "From,To,n\nA,B,[c]\nA,C,~\nA,D,s\nA,E,≤7\nA,F,1-4\nA,G,suppressed\n"
            "A,H,[x]\nA,I,..\nA,J,[z]\nA,K,12 [p]\nA,L,[low]\n"
        ),
        *("accept", 12, 11, 12, 7, 2),
    ),
    Messy("thousands.csv", text('From,To,Referrals\nA,B,"1,204"\nB,C,1 204\nC,D,1\u00a0204\n'), "accept", 4, 3, 3612),
    Messy("decimal_commas.csv", text("From;To;Referrals\nA;B;12,0\nB;C;1.204\nC;D;8,0\n"), "accept", 4, 3, 1224),
    Messy("one_dot_two.csv", text("From,To,Referrals\nA,B,1.204\nB,C,5\n"), "warn", 3, 2, 5, 0, 1, ("1.204", "1204")),
    Messy("fractions.csv", text("From,To,Referrals\nA,B,2.5\nB,C,5\n"), "warn", 3, 2, 5, 0, 1, ("not a whole number",)),
    Messy("negative.csv", text("From,To,Referrals\nA,B,-3\nB,C,5\n"), "warn", 3, 2, 5, 0, 1, ("below 0",)),
    Messy("words.csv", text("From,To,Referrals\nA,B,about 20\nB,C,5\n"), "warn", 3, 2, 5, 0, 1, ("about 20",)),
    Messy("percentages.csv", text("From,To,Referrals\nA,B,60%\nA,C,40%\n"), "warn", 3, 2, 0, 0, 2, ("shares",)),
    Messy("shares.csv", text("From,To,Referrals\nA,B,0.6\nA,C,0.4\n"), "warn", 3, 2, 0, 0, 2, ("shares",)),
    Messy(
        "percent_cells.xlsx",
        book(("Links", [["From", "To", "Referrals"], ["A", "B", 0.6], ["A", "C", 0.4]]), then=percent_format),
        *("warn", 3, 2, 0, 0, 2, ("shares",)),
    ),
    Messy("share_heading.csv", text("From,To,% of referrals\nA,B,60\nA,C,40\n"), "warn", 3, 2, 0, 0, 2, ("shares",)),
    Messy(
        "range_made_a_date.xlsx",
        book(("Links", [["From", "To", "Referrals"], ["A", "B", date(2024, 4, 1)], ["B", "C", 5]])),
        *("warn", 3, 2, 5, 0, 1, ("1-4",)),
    ),
    Messy(
        "formula_without_value.xlsx",
        book(("Links", [["From", "To", "Referrals"], ["A", "B", "=1+1"], ["B", "C", 5]])),
        *("warn", 3, 2, 5, 0, 1, ("formula",)),
    ),
    Messy("failed_formula.xlsx", with_failed_formula, "warn", 4, 3, 48, 0, 1, ("#REF!",)),
    Messy(
        "accepted_more_than_made.csv",
        text("From,To,Made,Accepted\nA,B,10,12\nB,C,5,5\n"),
        *("warn", 3, 2, 15, 0, 0, ("12 referrals were accepted",)),
    ),
)
LAYOUT = (
    Messy("title_rows.csv", text("Referrals between partners\nApril to June 2024\n\n" + EDGES), "accept", 4, 3, 60),
    Messy("title_rows.xlsx", book(("Data", [["Report"], [], *rows(EDGES)])), "accept", 4, 3, 60),
    Messy(
        "two_level_headings.xlsx",
        book(
            ("Links", [["From", "To", "Referrals", None], [None, None, "Made", "Accepted"], ["A", "B", 9, 7]]),
            then=two_level,
        ),
        *("accept", 2, 1, 9),
    ),
    Messy(
        "two_level_headings.csv",
        text("Referring agency,,Receiving agency,,Referrals\nName,Code,Name,Code,Number\nPolice,P1,Liaison,L1,9\n"),
        *("accept", 2, 1, 9),
    ),
    Messy(
        "repeated_headings.csv",
        text(EDGES + "From,To,Referrals\nDrugs,Housing,5\n"),
        "accept",
        4,
        4,
        65,
        words=("repeats",),
    ),
    Messy("total_row.csv", text(EDGES + "Total,,60\n"), "warn", 4, 3, 60, words=("Total",)),
    Messy(
        "grand_total.xlsx",
        book(("Links", [*rows(EDGES), ["Grand total", None, 60]])),
        "warn",
        4,
        3,
        60,
        words=("Grand total",),
    ),
    Messy(
        "note_below.csv",
        text(EDGES + "\nSource: local systems. Counts are provisional.,,\n"),
        "warn",
        4,
        3,
        60,
        words=("note",),
    ),
    Messy(
        "hidden_sheet.xlsx",
        book(("Links", rows(EDGES)), ("Old", rows(EDGES.replace("40", "99"))), then=hide_last),
        *("warn", 4, 3, 60, 0, 0, ("Old", "hidden")),
    ),
    Messy(
        "merged_referrer.xlsx",
        book(
            ("Links", [["From", "To", "Referrals"], ["A", "B", 1], ["B", "C", 2], [None, "D", 3]]), then=merge_referrers
        ),
        *("accept", 4, 3, 6),
    ),
    Messy("blank_end.csv", text(EDGES + ",Drugs,3\n"), "warn", 4, 3, 60, words=("does not say",)),
    Messy("comma_in_a_name.csv", text(EDGES + "Police,Housing, North,3\n"), "warn", 4, 3, 60, words=("double quotes",)),
    Messy("short_row.csv", text(EDGES + "Police,Housing\n"), "warn", 4, 4, 60, 0, 1, ("2 cells",)),
    Messy("open_quote.csv", text('From,To\n"Police,Liaison\nLiaison,Drugs\n'), "refuse", made=None, words=("quote",)),
    Messy(
        "two_counts.csv", text("From,To,Referrals,Count\nA,B,1,2\n"), "refuse", made=None, words=("Referrals", "Count")
    ),
    Messy("two_froms.csv", text("From,Referrer,To\nA,B,C\n"), "refuse", made=None, words=("From", "Referrer")),
    Messy("two_areas.csv", text("Partner,Area,Borough\nA,North,South\n"), "warn", 1, words=("Area", "Borough")),
    Messy("column_without_heading.csv", text("From,To,n,\nA,B,3,x\n"), "warn", 2, 1, 3, words=("no heading",)),
    Messy(
        "two_tables.csv",
        text("Partner,Sector,Area\nA,NHS,North\nB,NHS,South\nC,NHS,South\n\nFrom,To,Referrals\nA,B,3\n"),
        *("accept", 3, 1, 3),
    ),
    Messy(
        "words_above.csv",
        text("Made on,Seen by,Stored\nMonday,Board,Shelf\nTuesday,Board,Shelf\n\nFrom,To,Referrals\nA,B,3\n"),
        *("warn", 2, 1, 3, 0, 0, ("above the headings",)),
    ),
    Messy(
        "ends_with_sectors.csv",
        text("From,From sector,To,To sector,Referrals\nA,NHS,B,Police,3\n"),
        *("accept", 2, 1, 3),
    ),
    Messy("shortened_number.csv", text("From,To,Referrals\nA,B,1.2E+03\n"), "warn", 2, 1, 0, 0, 1, ("shortened",)),
    Messy("no_headings.csv", text("Police,Liaison,40\nLiaison,Drugs,8\n"), "refuse", made=None, words=("headings",)),
    Messy(
        "other_words.csv",
        text("Referring agency,Receiving service,No. of referrals\nA,B,3\nB,C,4\n"),
        "accept",
        3,
        2,
        7,
    ),
    Messy("shouting.csv", text("REFERRED BY, Referred To ,# REFERRALS\nA,B,3\nB,C,4\n"), "accept", 3, 2, 7),
    Messy("many_rows.csv", many_rows, "accept", 300, 20_000, 79_993),  # 2,222 × (0 + … + 8) + 0 + 1
    Messy(
        "copy_of_a_sheet.xlsx",
        book(("Links", rows(EDGES)), ("Links (2)", rows(EDGES))),
        "warn",
        4,
        3,
        60,
        words=("Links (2)",),
    ),
    Messy("sheet_a_quarter.xlsx", book(("Q1 2024", rows(EDGES)), ("Q2 2024", rows(EDGES))), "accept", 4, 3, 120),
    Messy("links.ods", ods, "accept", 3, 2, 40, 1),
)
MATRICES = (
    Messy("matrix.csv", text(",Police,Liaison,Drugs\nPolice,,40,<5\nLiaison,0,,8\nDrugs,,,\n"), "accept", 3, 3, 48, 1),
    Messy("matrix_from_to.csv", text("From \\ To,Housing,Drugs\nPolice,4,0\nLiaison,12,8\n"), "accept", 4, 3, 24),
    Messy(
        "matrix_to_from.csv",
        text("To \\ From,Police,Liaison\nPolice,,1\nLiaison,40,\n"),
        "accept",
        2,
        2,
        41,
        words=("columns refer",),
    ),
    Messy(
        "matrix_totals.xlsx",
        book(
            (
                "M",
                [["Referrals"], ["From/To", "A", "B", "Total"], ["A", None, 4, 4], ["B", 3, 2, 5], ["Total", 3, 6, 9]],
            )
        ),
        *("warn", 2, 3, 9, 0, 0, ("Total", "itself")),
    ),
    Messy("matrix_ones.csv", text(",A,B,C\nA,0,1,1\nB,1,0,0\nC,0,1,0\n"), "accept", 3, 4, 0, 0, 4),
)
PERIODS = (
    Messy(
        "year_and_quarters.csv",
        text("From,To,Period,Referrals\nA,B,2023/24,100\nA,B,Q1 2023/24,30\nA,B,Q2 2023/24,20\nB,C,2023/24,7\n"),
        *("warn", 3, 2, 107, 0, 0, ("twice",)),
    ),
    Messy(
        "quarters.csv", text("From,To,Quarter,Referrals\nA,B,Q1 2024/25,30\nA,B,Q2 2024/25,20\n"), "accept", 2, 1, 50
    ),
    Messy("quarter_columns.csv", text("From,To,Q1,Q2,Q3,Q4,Total\nA,B,1,2,3,4,10\nB,C,5,,1,1,7\n"), "accept", 3, 2, 17),
    Messy("year_columns.csv", text("From,To,2022/23,2023/24\nA,B,10,12\n"), "accept", 2, 1, 22),
    Messy(
        "impossible_date.csv",
        text("From,To,Period start,Period end,Referrals\nA,B,01/04/2024,31/06/2024,3\nB,C,45383,45473,4\n"),
        *("warn", 3, 2, 7, 0, 0, ("31/06/2024",)),
    ),
    Messy("same_link_twice.csv", text("From,To,Referrals\nA,B,3\nA,B,4\n"), "warn", 2, 1, 7, words=("row 2",)),
)
NAMES = (
    Messy(
        "spellings.csv",
        text("From,To,Referrals\n Police ,Café,1\npolice,Housing,2\nPOLICE\u00a0,Drugs\u200b,3\nPolice,drugs,4\n"),
        *("warn", 4, 3, 10, 0, 0, ("also in row",)),
    ),
    Messy("accent_storage.csv", text("From,To,Referrals\nA,Café,1\nCafe\u0301,B,2\n"), "accept", 3, 2, 3),
    Messy(
        "odd_names.csv", text("From,To,Referrals\n007,NA,1\nNone,TRUE,2\n1e5,007,3\nNA,null,4\n"), "accept", 6, 4, 10
    ),
    Messy(
        "odd_names.xlsx",
        book(("Links", [["From", "To", "Referrals"], ["007", "NA", 1], ["None", True, 2], ["1e5", "007", 3]])),
        *("accept", 5, 3, 6),
    ),
    Messy(
        "near_names.csv",
        text("From,To,Referrals\nCitizens Advice,A,1\nCitizens Advise,B,2\n"),
        "warn",
        4,
        2,
        3,
        words=("may be one",),
    ),
    Messy("look_alike.csv", text("From,To,Referrals\nMind,A,1\nM\u0456nd,B,2\n"), "warn", 4, 2, 3, words=("alphabet",)),
    Messy("self_link.csv", text(EDGES + "Police,Police,5\n"), "warn", 4, 4, 65, words=("itself",)),
    Messy(
        "unknown_end.xlsx",
        book(
            ("Partners", [["id", "name"], ["p1", "Police"], ["p2", "Liaison"]]),
            ("Links", [["From", "To", "n"], ["p1", "p2", 4], ["p1", "P9", 5]]),
        ),
        *("warn", 2, 1, 4, 0, 0, ("P9", "not in your partner list")),
    ),
    Messy(
        "ambiguous.xlsx",
        book(
            ("Partners", [["Partner"], ["Leeds City Council"], ["Liverpool City Council"], ["Police"]]),
            ("Links", [["From", "To", "n"], ["Police", "LCC", 4], ["Police", "Leeds City Council", 5]]),
        ),
        *("warn", 3, 1, 5, 0, 0, ("LCC", "Leeds City Council", "Liverpool City Council")),
    ),
    Messy(
        "duplicate_ids.csv",
        text("id,name,sector\np1,Police,Police\np2,Liaison,NHS\np1,Probation,Justice\n,Housing,Council\n"),
        *("warn", 2, 0, 0, 0, 0, ("p1", "no id")),
    ),
    Messy(
        "ids_with_zeros.xlsx", book(("Partners", [["id", "name"], ["007", "Police"], ["7", "Liaison"]])), "accept", 2
    ),
)
PEOPLE = (
    Messy("nhs_numbers.csv", text("From,To,NHS Number\nA,B,9990000018\n"), "refuse", made=None, words=("people",)),
    Messy(
        "names_of_people.csv",
        text("Forename,Surname,DOB,From,To\nX,Y,1/1/2000,A,B\n"),
        "refuse",
        made=None,
        words=("Surname",),
    ),
    Messy(
        "number_in_a_note.csv",
        text("From,To,n,Note\nA,B,1,see 999 000 0018\n"),
        "refuse",
        made=None,
        words=("NHS number",),
    ),
    Messy(
        "email_in_a_note.csv", text("From,To,n,Note\nA,B,1,ask x@example.org\n"), "refuse", made=None, words=("e-mail",)
    ),
    Messy("home_postcode.csv", text("From,To,Postcode\nA,B,L1 8JQ\n"), "refuse", made=None, words=("Postcode",)),
    Messy(
        "contacts.csv",
        text(
            "Organization name,Contact first name,Contact last name,Email,Phone,Organization sector\n"
            "Police,X,Y,x@example.org,1,Police\n"
        ),
        *("warn", 1, 0, 0, 0, 0, ("Email", "left out")),
    ),
    Messy(
        "clients.xlsx",
        book(("Links", rows(EDGES)), ("Clients", [["NHS number", "Surname"], ["1", "Z"]])),
        "refuse",
        made=None,
    ),
)
NOT_WHAT_IT_SAYS = (
    Messy("page.xls", text("<html><table><tr><td>From</td></tr></table></html>"), "refuse", made=None, words=("HTML",)),
    Messy("text.xls", text(EDGES.replace(",", "\t")), "refuse", made=None, words=("text",)),
    Messy("text.xlsx", text(EDGES), "refuse", made=None, words=("text", ".csv")),
    Messy("workbook.csv", book(("Links", rows(EDGES))), "refuse", made=None, words=("workbook", ".xlsx")),
    Messy("locked.xlsx", locked, "refuse", made=None, words=("password",)),
    Messy("cut_off.xlsx", lambda: book(("Links", rows(EDGES)))()[:2000], "refuse", made=None, words=("damaged",)),
    Messy("noise.xlsx", lambda: bytes(range(256)) * 40, "refuse", made=None, words=("damaged",)),
    Messy("bomb.xlsx", bomb, "refuse", made=None, words=("unpack",)),
    Messy("far_cell.xlsx", far_cell, "refuse", made=None, words=("too large",)),
    Messy("picture.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "refuse", made=None, words=("kind of file",)),
)
AS_IT_COMES = (
    Messy(  # the year is counted once, whether its quarters say their year or not: 100 + 8
        "year_and_bare_quarters.csv",
        text("From,To,Q1,Q2,Q3,Q4,2024/25\nPolice,Mind,20,30,25,25,100\nCourt,Mind,2,2,2,2,8\n"),
        *("warn", 3, 2, 108, 0, 0, ('"Q4" is part of "2024/25"', "count twice")),
    ),
    Messy(
        "bare_quarters_down.csv",
        text("From,To,Period,Referrals\nA,B,2024/25,100\nA,B,Q1,25\nA,B,Q2,25\nA,B,Q3,25\nA,B,Q4,25\n"),
        *("warn", 2, 1, 100, 0, 0, ("part of the one in row 2",)),
    ),
    Messy(
        "failed_name.csv",
        text("From,To,Referrals\nPolice,Mind,5\nPolice,#REF!,9\n#N/A,Mind,2\n"),
        *("warn", 2, 1, 5, 0, 0, ("A formula has failed (#REF!)", "failed (#N/A)", "Write the partner's")),
    ),
    Messy(  # a number that exists and nobody has is a link; a dash or a 0 is none
        "matrix_of_marks.csv",
        text("From,P,M,W\nP,,[x],-\nM,..,,0\nW,[c],4,\n"),
        *("accept", 3, 4, 4, 1, 2),
    ),
    Messy(
        "matrix_with_failed_names.csv",
        text("From,P,#REF!,M\nP,,3,1\nM,2,4,\n#N/A,5,,6\n"),
        *("warn", 2, 2, 3, 0, 0, ("column 3", "no name over it", "no name at its left")),
    ),
    Messy(
        "subtotals_and_source.csv",
        text("From,To,Referrals\nA,B,5\nSubtotal of A,,5\nC,B,2\nSub-total,,2\nSource: custody record system,,\n"),
        *("warn", 3, 2, 7, 0, 0, ("Subtotal of A", "Sub-total", "holds a note")),
    ),
    Messy(
        "two_kinds_of_contact.csv",
        text("From,To,n,Note\nA,B,1,x@example.org or 07700 900123\n"),
        *("refuse", 0, 0, None, 0, 0, ("an e-mail address, others like a mobile number",)),
    ),
    Messy(
        "decimals.csv",
        text("sep=;\nFrom;To;Referrals;Days\nA;B;1.204;12,5\nC;B;12,0;3\n"),
        *("accept", 3, 2, 1216, 0, 0, ("commas for decimals",)),
    ),
    Messy("headings_only.csv", text("From,To,Referrals\n"), "refuse", made=None, words=("No row under the headings",)),
)
MESSY = (*AS_IT_COMES, *ENCODINGS, *NUMBERS, *LAYOUT, *MATRICES, *PERIODS, *NAMES, *PEOPLE, *NOT_WHAT_IT_SAYS)
