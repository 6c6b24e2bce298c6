"""A seventh set of disguises: what stands beside cells, nodes and columns, spread over several, or spelt out.

Unlike those of `tests.network.unseen`, written after the screen was mended: it guards kinds, and measures nothing.
"""

import io
import json
import random
import zipfile
from collections.abc import Iterable, Mapping, Sequence

import openpyxl

from tests.network.disguises import nhs_number
from tests.network.unseen import File, book_of, column, map_json, map_text, note, table, workbook

__all__ = ["CLEAN_EIGHT", "CLEAN_NINE", "CLEAN_SEVEN", "EIGHTH", "NINTH", "SEVENTH", "UNREAD"]

CHANCE = random.Random(77)
NUMBER = nhs_number(CHANCE)
LINKS = [["From", "To", "Referrals"], ["Police", "Mind", 3], ["Mind", "Housing", 2]]
ORGANISATION, SERVICE = {"id": "o1", "name": "Alpha"}, {"id": "s1", "name": "Help", "status": "active"}
KUMU = [{"_id": "el-a", "label": "Police"}, {"_id": "el-b", "label": "Mind"}]


def beside(part: str, words: str, why: str, value: str = "") -> File:
    """A workbook with one part more, or in the place of what it has."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book_of(LINKS, "").content)) as plain,
        zipfile.ZipFile(content, "w") as packed,
    ):
        for name in plain.namelist():
            if name != part:
                packed.writestr(name, plain.read(name))
        packed.writestr(part, words)
    return File(why, "links.xlsx", content.getvalue(), value)


def renamed(part: str, before: str, after: str, why: str, value: str) -> File:
    """A workbook in which one part says something else."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book_of(LINKS, "").content)) as plain,
        zipfile.ZipFile(content, "w") as packed,
    ):
        for name in plain.namelist():
            held = plain.read(name)
            packed.writestr(name, held.replace(before.encode(), after.encode()) if name == part else held)
    return File(why, "links.xlsx", content.getvalue(), value)


def ods(annotation: str, why: str, value: str = "") -> File:
    names = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{one}:1.0"' for one in ("office", "table", "text")
    )
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string">{annotation if cell == "Mind" else ""}'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in LINKS
    )
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr(
            "content.xml",
            f"<office:document-content{names}><office:body><office:spreadsheet><table:table table:name='Links'>{rows}"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return File(why, "links.ods", content.getvalue(), value)


def package(why: str, value: str = "", **tables: str) -> File:
    content = io.BytesIO()
    held = {
        "organizations": "id,name,email\no1,Alpha,info@example.org\n",
        "services": "id,organization_id,name\ns1,o1,Help\n",
    }
    with zipfile.ZipFile(content, "w") as packed:
        for name, text in (held | tables).items():
            packed.writestr(f"{name}.csv", text)
    return File(why, "directory.zip", content.getvalue(), value)


def page(why: str, value: str = "", **service: object) -> File:
    content = {"contents": [SERVICE | {"organization": ORGANISATION} | service]}
    return File(why, "page.json", json.dumps(content).encode(), value)


def kumu(why: str, value: str, **connection: object) -> File:
    content = {"elements": KUMU, "connections": [{"from": "el-a", "to": "el-b", **connection}]}
    return File(why, "kumu.json", json.dumps(content).encode(), value)


READ = "Which other organisations do you refer people to?"  # its answers would come in


def answers(heading: str, given: str, value: str = "") -> File:
    asked = ["Timestamp", "Your organisation", "Which organisations do you refer to?", heading]
    rows = [["2024-03-04 10:00", "Police", "Mind;Housing", given], ["2024-03-04 11:00", "Mind", "Housing", ""]]
    return table([asked, *rows], "answers.csv", why=f"survey, {heading}: {given}", value=value)


def attribute(name: str, why: str, words: str = "") -> File:
    text = (
        f'<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="k" for="node" attr.name="{name}" '
        f'attr.type="string"/><graph edgedefault="directed"><desc>{words}</desc>'
        '<node id="a"><data key="k">x</data></node>'
        '<node id="b"/><edge source="a" target="b"/></graph></graphml>'
    )
    return File(why, "net.graphml", text.encode())


def spread(parts: Sequence[str]) -> File:
    rows = [["From", "To", "Referrals", *(f"part {place}" for place in range(len(parts)))]]
    rows += [["Police", "Mind", "3", *parts], ["Mind", "Housing", "2", *[""] * len(parts)]]
    return table(rows, why=f"a number over {len(parts)} columns")


def rows_of_people(headings: Sequence[str], said: Mapping[str, Sequence[object]], why: str) -> File:
    rows = [[said[heading][number % len(said[heading])] for heading in headings] for number in range(12)]
    return table([headings, *rows], why=why)


SAID: Mapping[str, Sequence[object]] = {
    "From": ("Police", "Mind"),
    "To": ("Housing", "Council", "Probation"),
    "Ref": tuple(f"Q{number}4" for number in range(12)),
    "Made": tuple(f"{number:02}/03/2024" for number in range(1, 13)),
    "Age": tuple(range(17, 60, 4)),
    "Sex": ("F", "M"),
    "Ethnicity": ("White British", "Indian", "Irish"),
}


def seventh() -> Iterable[File]:
    property_ = '<Properties><property name="For"><lpwstr>{}</lpwstr></property></Properties>'
    yield beside("docProps/custom.xml", property_.format("JG 10 37 59 A"), "a property of the file", "JG 10 37 59 A")
    core = (
        '<coreProperties xmlns:dc="http://x/y"><dc:description>for R, dob 12/11/1987</dc:description></coreProperties>'
    )
    yield beside("docProps/core.xml", core, "the description of the file", "12/11/1987")
    drawing = f"<wsDr><a:p><a:r><a:t>{NUMBER[:5]}</a:t></a:r><a:r><a:t>{NUMBER[5:]}</a:t></a:r></a:p></wsDr>"
    yield beside("xl/drawings/drawing1.xml", drawing, "text in a drawing")
    footer = "<worksheet><oddFooter>&amp;L ask kim.reyes@example.net</oddFooter></worksheet>"
    yield beside("xl/worksheets/sheet9.xml", footer, "the foot of a page", "kim.reyes")
    links = '<Relationships><Relationship Id="r1" Target="mailto:kim.reyes@example.net?subject=x"/></Relationships>'
    yield beside("xl/worksheets/_rels/sheet1.xml.rels", links, "where a link leads", "kim.reyes")
    yield ods("<office:annotation><text:p>born 12/11/1987</text:p></office:annotation>", "ods, a comment", "12/11/1987")
    yield kumu("Kumu, the id of a connection", "kim.reyes", _id="kim.reyes@example.net")
    yield kumu("Kumu, deep in a connection", "G5432KL", attributes={"tags": ["open", "G5432KL"]})
    yield attribute(f"met {NUMBER}", "GraphML, the name of an attribute")
    yield attribute("note", "GraphML, words of the graph", "for Ms K, dob 12/11/1987")
    gml = 'graph [ comment "ask on 07700 900456" node [ id 1 ] node [ id 2 ] edge [ source 1 target 2 ] ]'
    yield File("GML, a comment", "net.gml", gml.encode(), "900456")
    net = f'*Network "of {NUMBER}"\n*Vertices 2\n1 "A"\n2 "B"\n*Arcs\n1 2 3\n'
    yield File("Pajek, the name of the network", "net.net", net.encode(), NUMBER)
    yield package("a table of people in a directory", waiting="service_id,young person\ns1,Kim R\n")
    yield package(
        "a date of birth in a table", "12/11/1987", schedules="id,service_id,notes\nh,s1,for R dob 12/11/1987\n"
    )
    yield package("the name of a table", NUMBER, **{f"list {NUMBER}": "id,a\n1,2\n"})
    yield page("a person by name and age", "Reyes", attributes=[{"label": "visit to Mrs Reyes (84), Flat 2"}])
    yield page("an insurance number in a description", "JG103759A", description="ask for JG103759A")
    yield answers(READ, "Mind; ring me on 07700 900456", "900456")
    yield answers(READ, "kim dot reyes AT example DOT net", "reyes")
    yield answers(READ, f"Housing, for {NUMBER}", NUMBER)
    yield spread((NUMBER[:5], NUMBER[5:]))
    yield spread((NUMBER[:3], NUMBER[3:6], NUMBER[6:]))
    yield map_json({"parts": [NUMBER[:3], NUMBER[3:6], NUMBER[6:]]}, "a number over the items of a list", NUMBER[6:])
    yield rows_of_people(("Ref", "From", "To", "Made", "Sex", "Age"), SAID, "a row a person, with a day made")
    yield rows_of_people(("From", "To", "Age", "Sex", "Ethnicity"), SAID, "a row a person, without an id")
    short = {**SAID, "Yrs": SAID["Age"], "Heritage": SAID["Ethnicity"]}
    yield rows_of_people(("Ref", "From", "To", "Yrs", "Heritage"), short, "a row a person, in short headings")
    for value in (
        "oh seven seven double oh, nine double oh, four five six",
        "kim.reyes&#64;example&#46;net",
        "https://wa.me/447700900456",
        "claim jg 10 37 59 a",
        "sort code 11-22-33, account 12345678",
        "CHI 121187 4321",
        "she lives at 9 Elm Bank Road",
        "Patient: Kim Reyes",
        "my name is Kim",
        "d/o/b 121187",
    ):
        yield note(value)
    for heading in (
        "Px ID",
        "Dyddiad geni",
        "Cyfenw",
        "RecipientLastName",
        "Who completed this?",
        "Home postcode (client)",
        "B’day",
        "Assigned officer",
    ):
        yield column(heading)


def clean_seven() -> Iterable[File]:
    for value in (
        "Agreed on 14/02/2024, born out of the 2019 review",
        "born of a meeting on 03/03/2020",
        "by 01 04 24 a decision",
        "Supported living at 12 Mill Street",
        "Mr Punch (theatre)",
        "AT&T; and others",
        "one, two, three, four",
        "Client: Westhaven Council",
        "Mon @ 10.30",
        "Town Hall @ 9.15 a.m.",
    ):
        yield note(value)
    for heading, cells in (
        ("Budget 2024/25", (7712345678, 7300000000, 9)),
        ("Grant Programme:Code", ("1000000002", NUMBER, "1000000005")),
        ("Care home postcode", ("L1", "L2", "L3")),
        ("Part A", ("12345", "67890", "11111")),
    ):
        yield column(heading, *cells)
    schools = [["Partner", "Sector", "URN"], *([f"School {n}", "Education", 104500 + n] for n in range(5))]
    yield table(schools, "partners.csv", why="numbers of schools")
    counted = [["From", "To", "Referrals", "Age", "Sex", "Ethnicity"]]
    counted += [["Police", "Mind", 3 + n, 20 + n, "F", "Irish"] for n in range(6)]
    yield table(counted, why="counts by age, sex and ethnicity")
    yield workbook(comment="Mind: office 0151 496 0123 (switchboard)", why="a switchboard in a comment")
    link = '<Relationships><Relationship Id="r1" Target="mailto:info@example.org"/></Relationships>'
    yield beside("xl/worksheets/_rels/sheet1.xml.rels", link, "a link to an office")
    yield ods("<office:annotation><text:p>counted in March 2024</text:p></office:annotation>", "ods, a clean comment")
    yield kumu("Kumu, a clean connection", "", _id="conn-1", attributes={"tags": ["open"]})
    yield page(
        "a postcode and a telephone number in a description", description="At Elm Hall, M14 6LT. Ring 0161 496 0456."
    )
    yield page("contacts of a service", contacts=[{"name": "Kim Reyes", "email": "kim.reyes@example.net"}])
    yield package("telephones of a directory", phones="id,service_id,number\np,s1,07700 900456\n")
    yield answers("Email", "kim.reyes@example.net")
    yield answers("Phone of your organisation", "0161 496 0456")
    yield answers("Anything else?", "write to info@example.org")


def eighth() -> Iterable[File]:
    """After a blind set: births in other languages and in words, people told of without a number, names of ranges."""
    for value in (
        "data urodzenia: 21.05.1994",
        "ganwyd 3 Tachwedd 1987",
        "geb. 02.10.1979",
        "née le 9 février 2001",
        "дата рождения 04.12.1990",
        "born on the twenty-first of May nineteen ninety-four",
        "RO, 16, arrested for shoplifting",
        "R.O. (16, looked after by Westhaven)",
        "Robin Osei (aged 16, care leaver)",
        "rang our client Robin about it",
        "text her: snap robin_osei09",
        "came in his van RO16 SEI",
        "PARIS ID 5520918",
        "nino QQ-65-43-21-A",
    ):
        yield note(value)
    for heading in (
        "Geburtsdatum",
        "Data urodzenia",
        "Who was this about?",
        "About whom",
        "Svc user",
        "VRM",
        "Nachname",
    ):
        yield column(heading)
    named = '<definedNames><definedName name="Osei_DOB_21_05_1994">Sheet!$A$1</definedName></definedNames>'
    yield ods('<table:named-range table:name="Osei_DOB_21_05_1994"/>', "ods, the name of a range", "21_05_1994")
    yield beside(
        "xl/tables/table1.xml", '<table displayName="born_21_05_1994"></table>', "a table's name", "21_05_1994"
    )
    yield beside("xl/drawings/drawing1.xml", '<cNvPr descr="born 21/05/1994"/>', "words for a picture", "21/05/1994")
    yield beside("xl/charts/chart1.xml", "<a:p><a:t>born 21/05/1994</a:t></a:p>", "the title of a chart", "21/05/1994")
    yield renamed("xl/workbook.xml", "</workbook>", f"{named}</workbook>", "the name of a range", "21_05_1994")
    yield map_text(
        "a person in a map's words", "RO, 16", link=", barriers: [{kind: other, words: 'RO, 16, on bail, here'}]"
    )


def clean_eight() -> Iterable[File]:
    for value in (
        "Naturally, 12.10.2024 is a date",
        "Geborgen Trust, agreed 02.10.2019",
        "MH, 22, assault",
        "AB, 22, assault",
        "Youth club (aged 16 to 18, in care or care leaver)",
        "Harbour House (aged 16+, homeless)",
        "our client group meets weekly",
        "Snapchat and Instagram: @harbour_trust24",
        "registered charity no 1125839",
        "open @ 5.30pm",
        "@harbourtrust@social.example",
        "https://teams.example/l/abc%40thread.v2/0",
        "TQ 74712 54781",
        f"CQC location 1-{NUMBER}",
        f"PO {NUMBER}",
        f"360G-harbour-{NUMBER}",
        "partners-b529be",
        "colour #e170bd",
        "96ab2d1e-0000-4000-8000-559034" + NUMBER[:6],
    ):
        yield note(value)
    places = [["Funder", "Recipient Org:Name", "Amount Awarded", "Beneficiary Location:0:Geographic Code"]]
    yield table([*places, ["City Fund", "Mind", 500, "E08000014"]], why="where grants help")
    yield column("ODS code", "N41BY", "N14YA", "N67YB")
    yield column("Who it's for", "women", "men", "all")
    yield beside("xl/tables/table1.xml", '<table displayName="Links_2024_Q1"></table>', "a clean name of a table")


def ninth() -> Iterable[File]:
    """After a fourth blind set: what stands in comments of files, hidden sheets, labels and grants."""
    yield map_text("a comment in a map file", "96 04 17", link="}  # ask Kim at home, (01632) 96 04 17\n  # {")
    commented = attribute("note", "", "x").content.replace(b"<graph ", b"<!-- b. 12 xi 1987 --><graph ")
    yield File("GraphML, a comment", "net.graphml", commented, "1987")
    gml = (
        "# seen: kim -at- example -dot- net\n"
        'graph [ node [ id 1 label "A" ] node [ id 2 label "{}" ] edge [ source 1 target 2 ] ]'
    )
    yield File("GML, a line of comment", "net.gml", gml.format("B").encode(), "kim")
    label = gml.partition("\n")[2].format("Mrs Reyes-Osei, 12 Elm Wynd")
    yield File("GML, a label", "net.gml", label.encode(), "Reyes")
    yield page("a home in a description", "Elm Wynd", description="In Mrs Reyes's front room, 12 Elm Wynd.")
    yield page("a system's number in an alert", "91478", alert="Shut while KR (Carenotes 91478) is seen.")
    grants = [["Identifier", "Title", "Amount Awarded", "Recipient Org:Name", "Funding Org:Name"]]
    for who in ("Miss Kim Reyes-Osei (flood)", "The Reyes family"):
        yield table([*grants, ["360G-a-1", "Costs", 500, who, "City Fund"]], "grants.csv", f"a grant to {who}", who)
    for heading in ("Cheque made out to", "Nominal", "Who it is about", "Name on the tenancy"):
        yield column(heading)
    hidden = openpyxl.load_workbook(io.BytesIO(book_of(LINKS, "").content))
    hidden.create_sheet("spare").append(["Kim Reyes   M14 6LT"])
    hidden["spare"].sheet_state = "veryHidden"
    content = io.BytesIO()
    hidden.save(content)
    yield File("a sheet that nobody sees", "links.xlsx", content.getvalue(), "M14 6LT")


def clean_nine() -> Iterable[File]:
    clean = attribute("note", "", "x").content.replace(b"<graph ", b"<!-- drawn in 2024 by the team --><graph ")
    yield File("GraphML, a clean comment", "net.graphml", clean)
    yield map_text("a clean comment in a map file", link="}  # counted again in May 2024\n  # {")
    yield page("who keeps a listing", assurer_email="kim.reyes1984@example.net")
    grants = [["Identifier", "Title", "Amount Awarded", "Recipient Org:Name", "Funding Org:Name"]]
    for who in ("Mrs Reyes Pie Shop", "Family Fund", "Dr Elm Memorial Surgery"):
        yield table([*grants, ["360G-a-1", "Costs", 500, who, "City Fund"]], "grants.csv", f"a grant to {who}")
    for heading in ("Grant paid to", "Service manager", "Referrals team"):
        yield column(heading)
    for value in (
        "Women's hub, 12 Mill Street",
        "RiO 2016",
        "T2025/118",
        "drives to CH41 and PR9",
        "duty.team@example.org",
    ):
        yield note(value)


SEVENTH, EIGHTH, NINTH = tuple(seventh()), tuple(eighth()), tuple(ninth())
CLEAN_SEVEN, CLEAN_EIGHT, CLEAN_NINE = tuple(clean_seven()), tuple(clean_eight()), tuple(clean_nine())

UNREAD = (  # columns of a survey that are not read, whatever they hold
    answers("Your home postcode", "m146lt", "m146lt"),
    answers("Where do you live?", "Irlam", "Irlam"),
    answers("Anything else?", "ring me on 07700 900456", "900456"),
    answers("Anything else?", "kim dot reyes AT example DOT net", "reyes"),
    answers("Comments", f"about {NUMBER}", NUMBER),
    answers("NHS number", NUMBER, NUMBER),
)
