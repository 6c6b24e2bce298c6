"""Files that speak of invented people, and clean ones that only look so: whole files, through every door.

As in `tests.network.disguises`, each set was written without looking at the screen, measured, and then mended against.
"""

import csv
import io
import itertools
import json
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import openpyxl
from openpyxl.comments import Comment

from tests.network.disguises import nhs_number

__all__ = ["CLEAN_FIVE", "CLEAN_FOUR", "CLEAN_SIX", "FIFTH", "FOURTH", "SIXTH", "File"]

CHANCE = random.Random(44)
ENDS = ("Police", "Mind", "Housing", "Probation", "Turning Point", "Council")


@dataclass(frozen=True)
class File:
    """What is uploaded, and the value that no message may repeat."""

    why: str
    name: str
    content: bytes
    value: str = ""


def table(rows: Iterable[Sequence[object]], name: str = "links.csv", why: str = "", value: str = "") -> File:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return File(why or value, name, text.getvalue().encode(), value)


def note(value: str, heading: str = "Comments") -> File:
    rows = [["From", "To", "Referrals", heading], ["Police", "Mind", 3, value], ["Mind", "Housing", 4, ""]]
    return table(rows, why=f"{heading}: {value}", value=value)


def column(heading: str, *cells: object) -> File:
    filled = cells or ("x", "y", "z")
    rows = [[*pair, number, cell] for number, (pair, cell) in enumerate(zip(_pairs(), filled, strict=False), start=3)]
    return table([["From", "To", "Referrals", heading], *rows], why=f"heading {heading}")


def _pairs() -> list[tuple[str, str]]:
    return [(one, other) for one in ENDS for other in ENDS if one != other]


def workbook(
    *, sheet: str = "Links", heading: str = "Note", cell: object = "", comment: str = "", other: object = "", why: str
) -> File:
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in (["From", "To", "Referrals", heading], ["Police", "Mind", 3, cell], ["Mind", "Housing", 2, ""]):
        page.append(row)
    if comment:
        page["A2"].comment = Comment(comment, "someone")
    if other:
        book.create_sheet("Read me").append([other])
    target = io.BytesIO()
    book.save(target)
    return File(why, "links.xlsx", target.getvalue(), str(comment or other or cell))


def book_of(rows: Iterable[Sequence[object]], why: str) -> File:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return File(why, "list.xlsx", target.getvalue())


MAP = """
format: 1
system: {{name: Here}}
partners:
  - {{id: a, name: Alpha{name}, more: {{colour: blue{more}}}}}
  - {{id: b, name: Beta}}
relations:
  - {{from: a, to: b, made: 3{link}}}
"""


def map_text(why: str, value: str = "", **parts: str) -> File:
    held = {"name": "", "more": "", "link": "", **parts}
    return File(why, "map.yaml", MAP.format(**held).encode(), value)


def map_json(more: object, why: str, value: str = "") -> File:
    content = {"format": 1, "system": {"name": "Here"}, "partners": [{"id": "a", "name": "Alpha", "more": more}]}
    return File(why, "map.json", json.dumps(content).encode(), value)


def graphml(keys: Sequence[tuple[str, str, Sequence[str]]], why: str, value: str = "") -> File:
    """Nodes with one text a key each, all in a ring."""
    count = len(keys[0][2])
    heads = "".join(
        f'<key id="k{n}" for="node" attr.name="{key}" attr.type="{kind}"/>' for n, (key, kind, _) in enumerate(keys)
    )
    nodes = "".join(
        f'<node id="n{one}">'
        + "".join(f'<data key="k{n}">{texts[one]}</data>' for n, (_, _, texts) in enumerate(keys))
        + "</node>"
        for one in range(count)
    )
    edges = "".join(f'<edge source="n{one}" target="n{(one + 1) % count}"/>' for one in range(count))
    head = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    return File(
        why,
        "net.graphml",
        f"{head}{heads}<graph edgedefault='directed'>{nodes}{edges}</graph></graphml>".encode(),
        value,
    )


def node_link(nodes: Sequence[dict[str, object]], why: str, value: str = "") -> File:
    ids = [node["id"] for node in nodes]
    links = [{"source": one, "target": other} for one, other in itertools.pairwise(ids)]
    return File(
        why,
        "net.json",
        json.dumps({"directed": True, "multigraph": False, "graph": {}, "nodes": nodes, "links": links}).encode(),
        value,
    )


def _n() -> str:
    return nhs_number(CHANCE)


def _spaced(one: str) -> str:
    return f"{one[:3]} {one[3:6]} {one[6:]}"


def fourth() -> Iterable[File]:
    # NHS numbers
    for write in (
        lambda one: f"{one[:3]}~{one[3:6]}~{one[6:]}",
        lambda one: f"{one[:3]}:{one[3:6]}:{one[6:]}",
        lambda one: f"{one[:3]}'{one[3:6]}'{one[6:]}",
        lambda one: f"NHS No{one[:3]} {one[3:6]} {one[6:]}",
        lambda one: f"[{one}]",
        lambda one: f"{one[:4]} {one[4:7]} {one[7:]}",
        lambda one: f"{one[:3]}\n{one[3:6]}\n{one[6:]}",
        lambda one: f"#{one}",
        lambda one: f"{one},00",
        lambda one: f"{one[0]}.{one[1:]}E9",
        lambda one: f"{one[:3]}, {one[3:6]}, {one[6:]}",
        lambda one: f"{one[:1]} {one[1:4]} {one[4:7]} {one[7:]}",
        lambda one: f"patient{one}seen",
        lambda one: f"{one}/1",
    ):
        yield note(write(_n()))
    yield workbook(cell=float(_n()), why="NHS number in a float column")
    yield workbook(comment=f"NHS {_spaced(_n())}", why="NHS number in a comment of a cell")
    yield workbook(sheet=_n(), why="NHS number as the name of a sheet")
    yield workbook(heading=f"calls of {_spaced(_n())}", why="NHS number in a heading")
    yield workbook(other="jo.bloggs77@gmail.com", why="e-mail in a sheet that is not read")
    yield workbook(other="ring 07700 900123", why="mobile in a sheet that is not read")
    one = _n()
    yield map_text("NHS number as a YAML key", one, more=f", {one}: seen")
    one = _n()
    yield map_text("NHS number as a YAML number with underscores", one, more=f", seen: {one[:3]}_{one[3:6]}_{one[6:]}")
    one = _spaced(_n())
    yield map_json({"a": {"b": {"c": one}}}, "JSON more, three levels deep", one)
    one = _n()
    yield map_json({"a": [{"b": [int(one)]}]}, "JSON more, a number in lists", one)
    one = _n()
    yield graphml([("score", "double", [f"{one}.0", "1", "2"])], "NHS number in a GraphML double", one)
    one = "4857773457"
    yield table(
        [["From", "To", "Referrals"], ["Police", "Mind", 3]], name=f"links_{one}.csv", why="name of the file", value=one
    )
    # numbers of persons
    for value in (
        "ab123456c",
        "NI no. AB 123456 C",
        "AB-12-34-56-C",
        "A.B.1.2.3.4.5.6.C",
        "ab 12 34 56 c",
        "nino AB123456",
        "2001/1234567A",
        "01/1234567a",
        "PNC 2001 1234567 A",
        "PNC: 2001-1234567-A",
        "PNCID 01/123W",
        "20011234567A",
        "12345/01A",
        "CRO no 012345/01A",
        "SF01/123456A",
        "sf 01 / 12345 a",
        "CRO SF12/345678K",
        "A1234BC",
        "a1234bc in HMP",
        "NOMIS A 1234 BC",
        "A1234-BC",
        "01XY1234524",
        "URN 05 AA 0123424",
        "T20241234",
        "ASN 24/01MS/01/12345A",
        "case 2400123456789 at court",
        "CRN: X123456",
        "delius E123456",
    ):
        yield note(value)
    # ways to reach
    for value in (
        "jo.bloggs(at)gmail.com",
        "mailto:jo.bloggs@gmail.com",
        "jo﹫gmail.com",
        "jo.bloggs @gmail.com",
        "jo bloggs AT gmail.com",
        "jo.bloggs@gmail,com",
        "jo'bloggs@gmail.com;",
        "jo.bloggs[@]gmail[.]com",
        "7700900123",
        "+44(0)7700900123",
        "00447700900123",
        "07700.900.123",
        "0 7700 900 123",
        "+44 7700 900 123",
        "077 0090 0123",
        "mob:07700900123x",
        "447700900123",
        "tel 0113 496 0999",
        "01632 960 123",
        "020 7946 0999",
        "+44 (0)113 4960999",
        "(01632) 960-123",
    ):
        yield note(value)
    yield column("Count", 7700900123, 7700900456, 7700900789)
    # where somebody lives
    for value in (
        "l1 1ab",
        "WA101AB",
        "lives near wa10 1ab",
        "flat 2, 14 High St, Leeds LS1 4AB.",
        "postcode:LS14AB",
        "SW1A\t1AA",
        "m1-1ae",
    ):
        yield note(value)
    # birth
    for value in (
        "DOB 3rd of March 1990",
        "born 03.03.90",
        "1990-03-03 (aged 35)",
        "date of birth: 3/3/1990",
        "d.o.b 030390",
        "birth date 1990/03/03",
        "DoB=03Mar1990",
        "born: third of March 1990",
        "34 y/o, b 3 March 1990",
        "35yrs (3.3.1990)",
    ):
        yield note(value)
    yield column("Birth", 32935, 33001, 28850)
    yield column("Born", "1990", "1987", "1975")
    # headings
    for heading in (
        "Service user",
        "Client ref",
        "Nominal",
        "Offender name",
        "Forename",
        "SU initials",
        "Next of kin",
        "Carer's mobile",
        "Name of offender",
        "Person's name",
        "PatientID",
        "child_name",
        "Parent/guardian name",
        "Perpetrator",
        "Suspect surname",
        "Client full name",
        "Home address",
        "Personal email",
        "Name of patient",
        "Referred person",
        "Their NHS number",
        "Participant name",
        "Witness name",
        "Resident's address",
        "Individual's DOB",
        "Vic name",
        "Cust. record",
        "Nominal ref",
        "Detainee no.",
        "Young person",
    ):
        yield column(heading)
    # one row a person
    people = [
        ["Ref", "Gender", "Age", "Referred on"],
        *([f"X{n}21", "M" if n % 2 else "F", 20 + n, f"0{n}/04/2024"] for n in range(1, 8)),
    ]
    yield table(people, why="a row a person, CSV")
    yield book_of(people, "a row a person, xlsx")
    yield graphml(
        [("sex", "string", "MFMFMF"), ("age", "int", ["21", "34", "45", "19", "52", "38"])], "a row a person, nodes"
    )
    yield node_link(
        [{"id": f"P{n}07", "ethnicity": "A1", "offence": "theft", "age": 20 + n} for n in range(6)],
        "a row a person, node-link JSON",
    )
    yield table(
        [
            ["Who", "Ethnicity", "Index offence", "From", "To"],
            *([f"C-{n}9", "White British", "burglary", "Police", "Mind"] for n in range(1, 7)),
        ],
        why="a row a person, with links",
    )
    yield table([["No", "Sex", "Need"], *([n, "F", "housing"] for n in range(1, 9))], why="a row a person, numbered")


def clean_four() -> Iterable[File]:
    plain = (
        "01/04/2024 to 31/03/2025",
        "3 of 10 referred on",
        "See minutes of 3 March 2024",
        "info@mind.example.org",
        "Helpline 0800 111 222",
        "M-F 9:00-17:00",
        "Version 2.10.3",
        "ISBN 978-0-14-103614-4",
        "£12,345,678.90",
        "Ofsted URN",
        "https://www.example.org/p/2024/03/03/a1b2c3",
        "Grant 360G-phf-2024-00123",
        "ages 18-25 since 2019",
        "A1 and A19 corridor",
        "Court at L1",
        "EC1 area",
        "NHS England",
        "HMP Liverpool",
        "Phase 2b, 2023/24 Q4",
        "contract C123456",
        "UPRN of the office",
        "SIC 86900",
        "lat 53.40838, long -2.99157",
        "room 2.07, floor 3",
        "2.3456789012e-07",
        "tel: 0300 500 1234",
        "call 111",
        "30 years old as a charity",
        "born out of a merger in 1998",
        "0.0000123456 per head",
    )
    for value in plain:
        yield note(value)
    for heading, cells in (
        ("Clients seen", (12, 15, 3)),
        ("Age group", ("18-25", "26-40", "all")),
        ("Users", (100, 200, 300)),
        ("Birth rate", (10.1, 11.2, 9.8)),
        ("Patients per week", (3, 4, 5)),
        ("Nominal value", (5, 6, 7)),
        ("Victim support", ("yes", "no", "yes")),
        ("Family hub", ("yes", "no", "yes")),
        ("Last updated", (45383, 45384, 45385)),
        ("Named partner", ("yes", "no", "no")),
        ("Carers", (1, 2, 3)),
        ("Reference", ("MOU-1", "MOU-2", "MOU-3")),
        ("Person-centred", ("yes", "no", "no")),
        ("Residents served", (10, 20, 30)),
    ):
        yield column(heading, *cells)
    offices = [["Partner", "Sector", "Charity number", "Office postcode", "Switchboard", "E-mail"]]
    offices += [
        [name, "Charity", 1089460 + n, "L1 1AB", "0151 496 0000", f"info@{n}.example.org"]
        for n, name in enumerate(ENDS)
    ]
    yield table(offices, "partners.csv", why="offices of organisations")
    yield table(
        [["Id", "Partner", "Opened", "Ages"], *([f"o{n}", name, "2019-04-01", "18+"] for n, name in enumerate(ENDS))],
        "partners.csv",
        why="days of organisations",
    )
    yield map_text("a clean map", more=", opened: 2019-04-01, ref: 02050843")
    yield map_json({"a": "GB-COH-02050843", "since": 2019}, "JSON more, clean")
    yield graphml(
        [("degree", "double", ["0.1234567891", "3.0", "2.5"]), ("sector", "string", ["a", "b", "c"])], "graph"
    )
    yield workbook(other="Prepared by the partnership office, March 2024. info@example.org", why="a cover sheet")
    yield workbook(comment="To be checked with Mind by 3 March 2024", why="a clean comment")
    yield table(
        [
            ["Year", "From", "To", "Referrals", "Aged under 18", "Female"],
            *([2020 + n, *pair, 10 + n, n, n] for n, pair in enumerate(_pairs()[:6])),
        ],
        why="counts by age and sex",
    )
    yield table(
        [["Case type", "From", "To", "Number"], *([f"type {n}", *pair, n] for n, pair in enumerate(_pairs()[:8]))],
        why="kinds of cases",
    )


FOURTH = tuple(fourth())
CLEAN_FOUR = tuple(clean_four())


def fifth() -> Iterable[File]:
    for write in (
        lambda one: f"{one[:3]} {one[3:6]}-{one[6:]}",
        lambda one: f"{one[:5]}-{one[5:]}",
        lambda one: f"NHS no. is {one}.",
        lambda one: f"id={one}&x=1",
        lambda one: "\N{NARROW NO-BREAK SPACE}".join((one[:3], one[3:6], one[6:])),
        lambda one: f"{one[:3]}\t{one[3:6]}\t{one[6:]}",
        lambda one: f"nhs_{one}_seen",
        lambda one: f"{one[:4]}/{one[4:7]}/{one[7:]}",
        lambda one: f'"{one}"',
        lambda one: f"{one}|2024",
        lambda one: "\N{HYPHEN}".join((one[:3], one[3:6], one[6:])),
        lambda one: f"{one[:3]}.{one[3:6]}.{one[6:]} (discharged)",
    ):
        yield note(write(_n()))
    for value in (
        "NINO: ZX 98 76 54 A",
        "zx987654a",
        "N.I. number ZX987654",
        "ZX/98/76/54/A",
        "pnc no 98/0012345Q",
        "1998-0012345-Q",
        "PNC ID: 98/123456Q",
        "CRO: 65432/87H",
        "sf87/65432h",
        "HMP number A9876ZX",
        "prison no: a 9876 zx",
        "A.9876.ZX",
        "urn: 06zx0012324",
        "court ref T20231234",
        "CRN Z654321",
        "custody record MC/01234/24",
        "niche ref 1234567",
        "crime ref 123456/24",
        "Hospital No. K1234567",
        "UPN A123456789012",
        "driving licence BLOGG903033JB9XY",
        "passport no 123456789",
    ):
        yield note(value)
    for value in (
        "JO.BLOGGS@HOTMAIL.CO.UK",
        "jo_b+x@gmail.com",
        "email=jo.bloggs@example.org,",
        "jo.bloggs <at> example <dot> org",
        "e: jobloggs@btinternet.com / office",
        "07700 900 123",
        "07700900123 (mum)",
        "+44.7700.900123",
        "m: 7700 900123",
        "07700 90 01 23",
        "7700900123.00",
        "0151 4960123",
        "t:01632-960123",
        "(020) 7946 0123",
        "+44 (0) 1632 960123",
    ):
        yield note(value)
    for value in (
        "sw1a 1aa",
        "her flat in L8 1TH",
        "LS29JT",
        "L8,1TH",
        "home:ch41 5ab;",
        "wa10\N{EN DASH}1ab",
        "dob 3-mar-90",
        "Date of Birth (03/03/1990)",
        "b. 3.3.90",
        "born 1990/3/3",
        "aged 35, 03/03/1990",
        "DOB:19900303",
        "born 3 Mar 90",
        "birthday 3rd March 1990",
        "D O B 03 03 1990",
        "35 years old (born 3/3/90)",
    ):
        yield note(value)
    for heading in (
        "Patient name",
        "Client_ID",
        "service-user",
        "SU name",
        "Offender PNC",
        "Name of the person",
        "Surname",
        "First name",
        "Last Name",
        "DoB",
        "Date Of Birth",
        "Client date of birth",
        "Nominal name",
        "Detainee name",
        "Victim name",
        "Suspect",
        "NHS #",
        "NHS Number",
        "Mobile of client",
        "Client's phone",
        "Carer name",
        "Guardian's email",
        "Tenant",
        "Clients' names",
        "Patient ID",
        "Prison number",
        "PersonRef",
        "Child ref",
        "CHI number",
        "Full name of client",
        "Student name",
        "Subject name",
        "Person of concern",
        "Parent or carer name",
        "Mother's maiden name",
        "Place of birth",
        "Home postcode",
    ):
        yield column(heading)
    one = "4857773457"
    yield workbook(cell=int(one), why="NHS number as a number")
    yield workbook(comment="mum is on 07700 900123", why="mobile in a comment")
    yield workbook(sheet="jo.bloggs77@gmail.com", why="e-mail as the name of a sheet")
    yield workbook(other="Prepared for SU A1234BC", why="prison number on a cover sheet")
    yield map_text("NHS number as a list item", one, more=f", seen: [{one}]")
    yield map_text("NHS number as an id", one, link=f", id: r{one}")
    yield map_text("mobile in a name", "07700 900123", name=" (Jo 07700 900123)")
    yield map_text("YAML that breaks at a value", one, more=f": seen: {one}: [")
    yield map_json({"about": f"seen {_spaced(one)}"}, "JSON more, in a sentence", one)
    yield table(
        [["From", "To", "Referrals"], ["Police", "Mind", 3]], name="Jo A1234BC.csv", why="file named by prison no"
    )
    yield table(
        [["From", "To", "Referrals"], ["Police", f"Jo {_spaced(one)}", 3]], why="NHS number as a partner", value=one
    )
    yield graphml([("phone_home", "string", ["07700 900123", "", ""])], "mobile in a GraphML attribute")
    yield graphml(
        [("label", "string", ["a1", "a2", "a3", "a4"]), ("gender", "string", "MFMF")], "coded people as nodes"
    )
    yield table(
        [["Case", "DOA", "Gender", "Postcode"], *([f"K{n}77", f"2024-0{n}-03", "F", "L8"] for n in range(1, 8))],
        why="a row a person by case",
    )
    yield table(
        [
            ["ID", "age at referral", "ethnic group", "From", "To"],
            *([f"77{n}", 30 + n, "A", "Police", "Mind"] for n in range(1, 8)),
        ],
        why="a row a person with ages",
    )
    yield book_of(
        [["Unique ID", "Sex", "Offence type"], *([n * 7 + 1000, "M", "theft"] for n in range(1, 9))],
        "a row a person by number, xlsx",
    )


def clean_five() -> Iterable[File]:
    for value in (
        "Budget 1 250 000 000",
        "10 11 12 13 14",
        "2019 2020 2021",
        "12-03-24 10:30",
        "1-2 weeks, 3-4 if urgent",
        "Case study 2023",
        "client numbers rising since 2019",
        "case load 2024/25",
        "custody suite 3",
        "crime down 12% in 2024",
        "hospital no 2 site",
        "record number of referrals: 1204",
        "patient numbers 1200-1500",
        "person-centred since 2018",
        "at nhs trusts",
        "call us at 9",
        "meeting at sky centre",
        "16 yrs of service since 01/04/2008",
        "20 yrs",
        "ages 16 to 24 as of 01/04/2024",
        "birthplace of the NHS",
        "SF scheme",
        "T2 pathway",
        "A12 road",
        "B1 room",
        "Covid-19, 2020-21",
        "phase 2: 01/2024",
        "v2024.03",
        "GB-SC-SC012345",
        "SC012345",
        "RC000123",
        "OC312345",
        "0300 300 3000 (helpline)",
        "100%",
        "0.7123456789",
        "1.651934177",
        "1234567/890",
        "W1A area",
        "Lot 7, ref 2024/S 123-456789",
    ):
        yield note(value)
    for heading, cells in (
        ("Births", (100, 120, 130)),
        ("Parent organisation", ("A", "B", "C")),
        ("Participants", (10, 12, 13)),
        ("Member of", ("LRF", "CSP", "ICB")),
        ("Case conference", ("yes", "no", "no")),
        ("Personal budgets", (3, 4, 5)),
        ("Switchboard open", ("9-5", "24/7", "9-5")),
        ("Guardian scheme", ("yes", "no", "yes")),
    ):
        yield column(heading, *cells)
    yield workbook(other="Version 3, printed 03/03/2024. Office: L1 1AB", why="a cover with an office")
    yield workbook(comment="Mind: count for 2023/24 only", why="comment with a year")
    yield graphml(
        [
            ("label", "string", ["Mind", "Shelter", "Turning Point", "Age UK"]),
            ("gender", "string", ["women", "all", "all", "all"]),
        ],
        "organisations by gender",
    )
    yield map_text("a map with a range", more=", open: 9-17, since: 2004, code: E08000012")
    yield table(
        [
            ["Partner", "Sector", "Telephone", "Email", "Postcode"],
            *([name, "NHS", "0151 496 0123", f"jo.{n}@example.org", "L1 1AB"] for n, name in enumerate(ENDS)),
        ],
        "partners.csv",
        why="contacts of partners",
    )


FIFTH = tuple(fifth())
CLEAN_FIVE = tuple(clean_five())


def sixth() -> Iterable[File]:
    for write in (
        lambda one: f"NHS: {one[:3]} {one[3:6]} {one[6:]};",
        lambda one: f"{one[:3]}\N{MIDDLE DOT}{one[3:6]}\N{MIDDLE DOT}{one[6:]}",
        lambda one: f"{one[:3]}--{one[3:6]}--{one[6:]}",
        lambda one: "".join(f"{digit}\N{ZERO WIDTH SPACE}" for digit in one),
        lambda one: f"{one[:2]} {one[2:6]} {one[6:]}",
        lambda one: f"see {one} and {one}",
        lambda one: f"{one[:3]} / {one[3:6]} / {one[6:]}",
        lambda one: f"'{one}",
        lambda one: f"{one}e0",
        lambda one: f"NHSno:{one}x",
    ):
        yield note(write(_n()))
    for value in (
        "National Insurance: JG 10 37 59 A",
        "jg103759a",
        "J G 1 0 3 7 5 9 A",
        "JG103759 A",
        "pnc 99/7654321B",
        "PNC1999/7654321B",
        "99/7654321 B",
        "cro 7654/99B",
        "CRO number 76543/99B",
        "G5432KL",
        "g5432kl",
        "prisoner G5432KL moved",
        "G 5432KL",
        "URN 07KL0054324",
        "T20197654",
        "crn k654321",
        "NOMS number G5432KL",
        "client id 88-7654",
        "case number 2300987654",
        "patient no: 0054321",
        "mrn 7654321",
        "offender ref: OF/7654",
    ):
        yield note(value)
    for value in (
        "Sam.Jones@yahoo.co.uk",
        "sam_jones@nhs.net",
        "sam AT hotmail DOT com",
        "sam.jones (a) gmail.com",
        "sam@jones.me.uk.",
        "Contact: sam.jones@anytown.gov.uk",
        "+447700900456",
        "07700-900456",
        "mobile is 07700  900  456",
        "(0)7700 900456",
        "7700-900-456",
        "0161 496 0456",
        "call 01614960456",
        "+44 161 496 0456",
        "0044 161 496 0456",
        "01632 960456",
    ):
        yield note(value)
    for value in (
        "M14 6LT",
        "m146lt",
        "lives M14-6LT",
        "at 3 Elm Rd, M14 6LT",
        "PL4 8AA",
        "EC1A 1BB",
        "ec1a1bb",
        "DOB 12/11/1987",
        "dob: 12 Nov 87",
        "born 12th November 1987",
        "12.11.87 dob",
        "born on 1987-11-12",
        "d.o.b: Nov 12 1987",
        "age 37 (12/11/1987)",
        "date of birth is 12/11/87",
        "37 yo, born 12 11 1987",
    ):
        yield note(value)
    for heading in (
        "Client Name",
        "Patient's ID",
        "Ref of person referred",
        "Surname of client",
        "NHS no. of patient",
        "Person DOB",
        "Date of birth (client)",
        "Postcode of person",
        "Applicant name",
        "Claimant ref",
        "Victim ID",
        "Suspect DOB",
        "Young person ref",
        "YP name",
        "Childs name",
        "Next of Kin",
        "Emergency contact",
        "GP's patient no",
        "Alias",
        "Nickname",
        "Maiden name",
        "Initials",
        "Full name",
        "Prison no",
        "PNC number",
        "CRO",
        "NI number",
        "Email of patient",
        "service_user_name",
        "ServiceUser",
        "Inmate number",
        "Resident name",
        "Learner ref",
        "Home phone number",
    ):
        yield column(heading)
    yield workbook(comment=f"nhs {_n()}", why="NHS number in a comment, once more")
    yield workbook(other="sam.jones@yahoo.co.uk rang", why="e-mail on a cover")
    yield workbook(sheet="Sam 07700 900456", why="mobile as the name of a sheet")
    yield map_text("date of birth in more", "12/11/1987", more=", remark: born 12/11/1987")
    yield map_text("a key about a person", more=", Client name: x")
    yield map_text("prison number in a link", "G5432KL", link=", more: {why: G5432KL}")
    yield map_json({"Date of birth": "unknown"}, "JSON more, a heading")
    yield graphml(
        [("email", "string", ["sam.jones@yahoo.co.uk", "", ""]), ("remark", "string", ["x", "G5432KL", ""])],
        "prison number in a node",
    )
    yield table(
        [
            ["Unique no", "Gender", "Religion", "From", "To"],
            *([f"R{n}5", "M", "none", "Police", "Mind"] for n in range(1, 9)),
        ],
        why="a row a person, religion",
    )
    yield book_of([["Record", "Age", "Ethnicity"], *([f"R-{n}", 20 + n, "B1"] for n in range(1, 9))], "ages, xlsx")


def clean_six() -> Iterable[File]:
    for value in (
        "Met 4 times, 12 people, 3 agencies",
        "2 of 3 by 31/03/2025",
        "Weeks 1-4 and 5-8",
        "approx 1,200 a year",
        "0800 028 3766",
        "0345 123 4567",
        "www.example.org/born-2024",
        "A5 leaflet",
        "Band 7 post",
        "Unit 4, block C",
        "M6 J19",
        "B&B places: 12",
        "1:1 and 1:6 groups",
        "PO box",
        "EN16931",
        "ISO 27001:2022",
        "CP12 form",
        "ICD-10 F10.2",
        "Grade 2* listed",
        "10am-4pm M-Th",
        "since 1 April 2009",
        "25 years old in 2024, as a charity",
        "reference group",
        "client feedback 4.5 of 5",
        "patient flow",
        "case 3 of 12",
        "prison in-reach, 2024",
        "MG11 forms",
        "RF1 2024/25",
        "£10,000-£20,000",
        "53°24'N 2°58'W",
        "hash 9f86d081884c7d65",
        "4.02e-05",
        "team@anytown.gov.uk",
        "duty@anytown.gov.uk",
    ):
        yield note(value)
    for heading, cells in (
        ("People helped", (1, 2, 3)),
        ("Clients by postcode district", ("L1", "L2", "L3")),
        ("Patient group", ("a", "b", "c")),
        ("Contact hours", (4, 5, 6)),
        ("Students", (10, 12, 14)),
        ("Ref date", ("2024-04-01", "2024-04-02", "2024-04-03")),
        ("Tenancy support", ("yes", "no", "no")),
        ("Child protection", ("yes", "no", "no")),
        ("User group", ("a", "b", "c")),
        ("Person specification", ("a", "b", "c")),
        ("No of patients", (3, 4, 5)),
    ):
        yield column(heading, *cells)
    yield table(
        [
            ["Partner", "Type", "Website", "Main contact", "Tel"],
            *(
                [name, "charity", f"https://{n}.example.org", "Sam Jones", "0161 496 0456"]
                for n, name in enumerate(ENDS)
            ),
        ],
        "partners.csv",
        why="contacts of partners, once more",
    )
    yield graphml(
        [("label", "string", ["Mind", "Shelter", "Age UK"]), ("budget", "double", ["1250000", "2.5e6", "0"])], "g"
    )
    yield map_text("a map with a website", more=", website: 'https://example.org/03/03/1990', staff: 12")


SIXTH = tuple(sixth())
CLEAN_SIX = tuple(clean_six())
