"""Files that would keep a careless reader busy: large, deep, wide or full of the same; each by name and content.

Every one is small enough to be uploaded (20 MB). Written here and nowhere kept.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Mapping
from xml.sax.saxutils import escape

import xlsxwriter

__all__ = ["HOSTILE"]

MANY = 100_000
File = tuple[str, bytes]


def _lines(heading: str, rows: Iterable[str]) -> bytes:
    return "\n".join((heading, *rows)).encode()


def distinct_rows() -> File:
    """3 MB: every row another pair of partners."""
    return "rows.csv", _lines("from,to,referrals made", (f"North {n},South {n},{n % 90 + 10}" for n in range(MANY)))


def pairs_of_few() -> File:
    """10^5 rows among 400 partners, each pair once."""
    rows = (f"Service {n % 400},Service {n // 400 + 100},{n % 90 + 10}" for n in range(MANY))
    return "pairs.csv", _lines("from,to,referrals made", rows)


def million_rows() -> File:
    """A row a contact, without a date: 10^6 of 50 pairs."""
    return "million.csv", _lines("from,to", (f"A{n % 50},B{n % 7}" for n in range(1_000_000)))


def million_numbers() -> File:
    """10^6 rows of one column."""
    return "numbers.csv", _lines("id", map(str, range(1_000_000)))


def many_columns() -> File:
    """A matrix of 16,000 columns in three rows."""
    names = ",".join(f"Partner {n}" for n in range(16_000))
    row = ",".join("12" for _ in range(16_000))
    return "wide.csv", f"name,{names}\nPartner 0,{row}\nPartner 1,{row}\n".encode()


def large_matrix() -> File:
    """2,000 by 2,000 cells."""
    names = [f"Partner {n}" for n in range(2_000)]
    row = ",".join("0" for _ in names)
    return "matrix.csv", _lines(",".join(("name", *names)), (f"{name},{row}" for name in names))


def long_cells() -> File:
    """200 cells of 90,000 characters."""
    return "cells.csv", _lines("from,to,note", (f"A{n},B{n},{'a.' * 45_000}" for n in range(200)))


def at_signs() -> File:
    """Cells that a careless pattern for e-mail would read over and over."""
    return "at.csv", _lines("from,to,note", (f"A{n},B{n},{'a.a' * 13_000}" for n in range(300)))


def quotes() -> File:
    """One cell after another that begins and ends with quotes."""
    return "quotes.csv", _lines("from,to,note", (f'"A{n}","B{n}","{chr(34) * 200}"' for n in range(50_000)))


def empty_lines() -> File:
    """19 million empty lines."""
    return "empty.csv", b"from,to\nA,B\n" + b"\n" * 19_000_000


def only_commas() -> File:
    """19 million empty cells."""
    return "commas.csv", b"from,to\n" + (b"," * 1_000 + b"\n") * 19_000


def huge_counts() -> File:
    """Counts of 1,800 digits."""
    return "counts.csv", _lines("from,to,referrals made", (f"A{n % 50},B{n},{'9' * 1_800}" for n in range(5_000)))


def near_equal_names() -> File:
    """2 x 10^4 partners whose names differ by a letter or two."""
    names = (f"Community Support Service Riverside {a}{b}{c}" for a in LETTERS for b in LETTERS for c in LETTERS)
    listed = [name for name, _ in zip(names, range(20_000), strict=False)]
    return "near.csv", _lines("id,name", (f"{n},{name}" for n, name in enumerate(listed)))


def near_equal_ends() -> File:
    """The same as links: each end is almost another."""
    rows = (f"Riverside Trust {n:05},Riverside Trusts {n:05},12" for n in range(20_000))
    return "ends.csv", _lines("from,to,referrals made", rows)


def one_row_a_person() -> File:
    """2 x 10^5 rows with an id, an age and a sex."""
    return "people.csv", _lines(
        "case,sex,age,from", (f"{n},{'MF'[n % 2]},{n % 90},GP {n % 30}" for n in range(200_000))
    )


def tab_table() -> File:
    """10^6 rows of dates and pairs that look like records."""
    rows = (f"2024-01-{n % 28 + 1:02}\tA{n % 300}\tB{n % 41}" for n in range(600_000))
    return "dates.tsv", _lines("Date\tFrom\tTo", rows)


def _workbook(fill: Callable[[xlsxwriter.workbook.Workbook], None]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": False}) as book:
        fill(book)
    return content.getvalue()


def merged_ranges() -> File:
    """10^4 merged ranges in one sheet."""

    def fill(book: xlsxwriter.workbook.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("from", "to", "referrals made"))
        for n in range(10_000):
            sheet.write_row(2 * n + 1, 0, (f"A{n % 100}", f"B{n}", 12))
            sheet.write(2 * n + 2, 1, f"C{n}")
            sheet.write(2 * n + 2, 2, 13)
            sheet.merge_range(2 * n + 1, 0, 2 * n + 2, 0, f"A{n % 100}")

    return "merged.xlsx", _workbook(fill)


def many_sheets() -> File:
    """400 sheets of 100 links."""

    def fill(book: xlsxwriter.workbook.Workbook) -> None:
        for number in range(400):
            sheet = book.add_worksheet()
            sheet.write_row(0, 0, ("from", "to", "referrals made"))
            for n in range(100):
                sheet.write_row(n + 1, 0, (f"A{number}", f"B{n}", 12))

    return "sheets.xlsx", _workbook(fill)


def rows_in_a_workbook() -> File:
    """6 x 10^4 distinct links in a workbook."""

    rows = [("from", "to", "referrals made"), *((f"North {n}", f"South {n}", 12) for n in range(60_000))]

    def fill(book: xlsxwriter.workbook.Workbook) -> None:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)

    return "rows.xlsx", _workbook(fill)


def far_cell() -> File:
    """One cell in the last row of the last column."""

    def fill(book: xlsxwriter.workbook.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("from", "to"))
        sheet.write(1_048_575, 16_383, "here")

    return "far.xlsx", _workbook(fill)


def bomb() -> File:
    """A workbook that unpacks to 2 GB."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 400_000_000)
    return "bomb.xlsx", content.getvalue()


def gexf() -> File:
    """10^5 nodes, 10^5 edges."""
    nodes = "".join(f'<node id="{n}" label="Partner {n}"/>' for n in range(MANY))
    edges = "".join(f'<edge source="{n}" target="{(n * 7 + 1) % MANY}"/>' for n in range(MANY))
    return "nodes.gexf", (
        f'<gexf xmlns="http://gexf.net/1.3"><graph defaultedgetype="directed"><nodes>{nodes}</nodes>'
        f"<edges>{edges}</edges></graph></gexf>"
    ).encode()


def graphml() -> File:
    """10^5 nodes, 10^5 edges."""
    nodes = "".join(f'<node id="n{n}"/>' for n in range(MANY))
    edges = "".join(f'<edge source="n{n}" target="n{(n * 7 + 1) % MANY}"/>' for n in range(MANY))
    head = '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph edgedefault="directed">'
    return "nodes.graphml", f"{head}{nodes}{edges}</graph></graphml>".encode()


def deep_xml() -> File:
    """Elements 10^6 deep."""
    return "deep.graphml", b"<graphml>" + b"<a>" * 1_000_000 + b"</a>" * 1_000_000 + b"</graphml>"


def entities() -> File:
    """Entities that name one another."""
    inner = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(9))
    return "laughs.graphml", f'<!DOCTYPE g [<!ENTITY e0 "ha">{inner}]><graphml>&e9;</graphml>'.encode()


def gml() -> File:
    """19 MB of GML."""
    nodes = "\n".join(f'  node [ id {n} label "Partner {n} of the system" ]' for n in range(200_000))
    edges = "\n".join(f"  edge [ source {n} target {n + 1} ]" for n in range(199_999))
    return "large.gml", f"graph [\n directed 1\n{nodes}\n{edges}\n]".encode()


def deep_gml() -> File:
    """Brackets 10^5 deep."""
    return "deep.gml", b"graph [ " + b"a [ " * MANY + b"] " * MANY + b"]"


def pajek() -> File:
    """10^5 vertices, 2 x 10^5 arcs."""
    vertices = "\n".join(f'{n + 1} "Partner {n}"' for n in range(MANY))
    arcs = "\n".join(f"{n % MANY + 1} {(n * 31 + 7) % MANY + 1} 3" for n in range(2 * MANY))
    return "large.net", f"*Vertices {MANY}\n{vertices}\n*Arcs\n{arcs}\n".encode()


def pajek_of_numbers() -> File:
    """20 bytes that say that there are 10^9 vertices."""
    return "many.net", b"*Vertices 1000000000\n*Arcs\n1 2 3\n"


def ucinet() -> File:
    """A DL file that says it holds a matrix of 10^6 by 10^6."""
    return "many.dl", b"dl n=1000000\nformat=fullmatrix\ndata:\n0 1\n1 0\n"


def yaml_partners() -> File:
    """10^5 partners in our own map file."""
    partners = "\n".join(f"  p{n}: {{name: Partner {n}, sector: health}}" for n in range(MANY))
    return "partners.yaml", f"format: 1\nsystem: {{name: Large}}\npartners:\n{partners}\n".encode()


def yaml_list() -> File:
    """The same as a list."""
    partners = "\n".join(f"  - id: p{n}\n    name: Partner {n}" for n in range(MANY))
    return "list.yaml", f"system:\n  name: Large\npartners:\n{partners}\n".encode()


def deep_yaml() -> File:
    """Brackets 10^6 deep."""
    return "deep.yaml", b"system: " + b"[" * 1_000_000


def yaml_of_one_word() -> File:
    """19 MB of plain lines that are no map."""
    return "words.yaml", b"partners:\n" + b"  - a\n" * 3_000_000


def json_map() -> File:
    """10^5 partners in our own map file, as JSON."""
    partners = [{"id": f"p{n}", "name": f"Partner {n}"} for n in range(MANY)]
    return "map.json", json.dumps({"system": {"name": "Large"}, "partners": partners}).encode()


def deep_json() -> File:
    """Brackets 10^6 deep."""
    return "deep.json", b"[" * 1_000_000 + b"]" * 1_000_000


def node_link() -> File:
    """10^5 nodes and 10^5 links as D3 and NetworkX write them."""
    nodes = [{"id": f"n{n}"} for n in range(MANY)]
    links = [{"source": f"n{n}", "target": f"n{(n * 7 + 1) % MANY}"} for n in range(MANY)]
    return "links.json", json.dumps({"directed": True, "nodes": nodes, "links": links}).encode()


def kumu() -> File:
    """10^5 elements and connections."""
    elements = [{"label": f"Partner {n}", "type": "Charity"} for n in range(MANY)]
    connections = [{"from": f"Partner {n}", "to": f"Partner {(n * 7 + 1) % MANY}"} for n in range(MANY)]
    return "kumu.json", json.dumps({"elements": elements, "connections": connections}).encode()


def cytoscape() -> File:
    """6 x 10^4 nodes and edges."""
    nodes = [{"data": {"id": f"n{n}", "name": f"Partner {n}"}} for n in range(60_000)]
    edges = [{"data": {"source": f"n{n}", "target": f"n{(n * 7 + 1) % 60_000}"}} for n in range(60_000)]
    return "large.cyjs", json.dumps({"elements": {"nodes": nodes, "edges": edges}}).encode()


def grants() -> File:
    """2 x 10^4 grants as 360Giving writes them."""
    grants = [
        {
            "id": f"360G-a-{n}", "title": "Grant", "amountAwarded": 1000 + n, "awardDate": "2024-01-02",
            "fundingOrganization": [{"id": f"GB-CHC-{n % 90}", "name": f"Funder {n % 90}"}],
            "recipientOrganization": [{"id": f"GB-CHC-{n}", "name": f"Charity {n}"}],
        }
        for n in range(20_000)
    ]  # fmt: skip
    return "grants.json", json.dumps({"grants": grants}).encode()


def directory() -> File:
    """2 x 10^4 services of a directory."""
    services = [
        {"id": f"s{n}", "name": f"Service {n}", "status": "active", "organization": {"id": f"o{n}", "name": f"Org {n}"}}
        for n in range(20_000)
    ]
    page = {"total_items": 20_000, "total_pages": 1, "page_number": 1, "size": 20_000, "contents": services}
    return "services.json", json.dumps(page).encode()


def archive() -> File:
    """1,900 tables in one archive."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for n in range(1_900):
            archive.writestr(f"{n}.csv", "from,to\nA,B\nB,C\n" * 20)
    return "tables.zip", content.getvalue()


def letters_of_all_kinds() -> File:
    """Names whose letters carry 200 marks each."""
    name = escape("é".join("e" + "\u0301" * 200 for _ in range(5)))
    return "marks.csv", _lines("from,to", (f"{name} {n},B{n}" for n in range(4_000)))


def days_that_are_none() -> File:
    """10^5 rows of few pairs, each on another day that is none and on one of a few that are some."""
    rows = (f"A{n % 2},B,31 June {1000 + n % 9000},{n % 28 + 1}/{n % 12 + 1}/2024" for n in range(MANY))
    return "days.csv", _lines("from,to,period_start,period_end", rows)


def chain_of_parents() -> File:
    """10^5 partners, each a part of the next."""
    return "chain.csv", _lines("partner_id,name,parent", (f"p{n},Unit {n},p{n + 1}" for n in range(MANY)))


def graphml_of_keys() -> File:
    """10^5 nodes, and 4 x 10^4 attributes that are declared and that no node has."""
    keys = "".join(f'<key id="k{n}" for="node" attr.name="a{n}" attr.type="string"/>' for n in range(40_000))
    nodes = "".join(f'<node id="n{n}"/>' for n in range(MANY))
    return "keys.graphml", f'<graphml>{keys}<graph edgedefault="directed">{nodes}</graph></graphml>'.encode()


def attributes_given_twice() -> File:
    """One element with 2 x 10^5 attributes, each given twice, and half a letter now and then."""
    given = ",".join(f'"k{n}":1,"k{n}":"\\udc00"' for n in range(2 * MANY))
    return "twice.json", f'{{"elements":[{{"id":"a","label":"A",{given}}}],"connections":[]}}'.encode()


def long_heading() -> File:
    """A heading of 10^5 characters and notes of as many."""
    text = "how one name share " * (MANY // 19)
    return "heading.csv", _lines(f"from,to,{text}", (f"A{n},B,{text}" for n in range(20)))


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDE"


def rows_with_notes() -> File:
    """10^5 rows, each with a note of its own."""
    words = "north river bridge valley green care trust youth court family hub support group board health debt".split()
    notes = (" ".join(words[(n * step) % len(words)] for step in range(3, 15)) + f" {n}" for n in range(MANY))
    rows = (f"Service {n % 300},Service {n // 300 % 290 + 5},refers,{note}" for n, note in enumerate(notes))
    return "notes.csv", _lines("from,to,kind,notes", rows)


def many_answers() -> File:
    """A survey that 10^4 people of 60 organisations have answered."""
    said = ("Weekly", "Monthly", "Never", "")
    rows = (f"Service {n % 60}," + ",".join(said[(n + k * 7) % 4] for k in range(60)) for n in range(10_000))
    return "answers.csv", _lines("Your organisation," + ",".join(f"How often [Service {n}]" for n in range(60)), rows)


def keys_that_are_none() -> File:
    """A map of 6 * 10^4 links with keys that no map has."""
    links = "".join(f"  - {{source: a, target: b, kin: refers, note: number {n}}}\n" for n in range(60_000))
    return "keys.yaml", f"format: 1\nsystem: {{name: North}}\nrelations:\n{links}".encode()


HOSTILE: Mapping[str, Callable[[], File]] = {
    make.__name__: make
    for make in (
        distinct_rows, pairs_of_few, million_rows, million_numbers, many_columns, large_matrix, long_cells, at_signs,
        quotes, empty_lines, only_commas, huge_counts, near_equal_names, near_equal_ends, one_row_a_person, tab_table,
        merged_ranges, many_sheets, rows_in_a_workbook, far_cell, bomb, gexf, graphml, deep_xml, entities, gml,
        deep_gml, pajek, pajek_of_numbers, ucinet, yaml_partners, yaml_list, deep_yaml, yaml_of_one_word, json_map,
        deep_json, node_link, kumu, cytoscape, grants, directory, archive, letters_of_all_kinds, days_that_are_none,
        chain_of_parents, graphml_of_keys, attributes_given_twice, long_heading, rows_with_notes, many_answers,
        keys_that_are_none,
    )
}  # fmt: skip
