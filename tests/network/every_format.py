"""A small sound file of each format, and every place in it where a text stands, to be changed one by one."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

__all__ = ["LINKS", "File", "as_csv", "files_with"]

File = tuple[str, bytes]
Plant = Callable[[str], str]
Say = Callable[[str, str], str]  # place and what soundly stands there: what stands there now
_LETTERS = re.compile(r"[^\W\d_]{2}")
_QUOTED = re.compile(r'"([^"]+)"')

LINKS = (
    ("From", "To", "Referrals", "Remark", "Ward", "Contact route", "Kind"),
    ("Custody suite", "Advice hub", "12", "open to all", "Castle", "by phone", "refers"),
    ("Advice hub", "Debt advice", "7", "works well", "North", "by form", "refers"),
    ("Custody suite", "Debt advice", "5", "works well", "North", "by form", "refers"),
)
PARTNERS = (
    ("Partner", "Short name", "Sector", "Area", "Needs", "Remark", "Ward"),
    ("Custody suite", "Suite", "Police", "North", "Debt", "open to all", "Castle"),
    ("Advice hub", "Hub", "Voluntary", "North", "Debt", "works well", "North"),
)
TITLED = (("Referrals between services", "", ""), ("From", "To", "Referrals"), *(row[:3] for row in LINKS[1:]),
          ("Collected at the workshop", "", ""))  # fmt: skip
MATRIX = (
    ("", "Custody suite", "Advice hub", "Debt advice"),
    ("Custody suite", "0", "3", "4"), ("Advice hub", "2", "0", "6"), ("Debt advice", "1", "2", "0"),
)  # fmt: skip
SURVEY = (
    ("Timestamp", "Your organisation", "Whom do you refer people to?", "How well does it work?",
     "Is there anything else?", "Does your area matter? [Other]"),
    ("2024/03/01 9:00:00 am GMT", "Custody suite", "Advice hub;Debt advice", "Well", "open late", "the north"),
    ("2024/03/02 9:00:00 am GMT", "Advice hub", "Debt advice", "Not yet", "works well", "the south"),
    ("2024/03/03 9:00:00 am GMT", "Debt advice", "Advice hub", "Not yet", "works well", "the south"),
)  # fmt: skip
RECORDS = (
    ("referral_id", "from", "to", "made_on", "accepted_on", "outcome", "need", "reason", "remark"),
    *((f"R{number}", "Custody suite", "Advice hub", f"2026-04-{number:02}", "2026-04-20", "completed", "Housing",
       "full", "open to all") for number in range(1, 5)),
)  # fmt: skip
GRANTS = (
    ("Identifier", "Title", "Description", "Amount Awarded", "Funding Org:Identifier", "Funding Org:Name",
     "Recipient Org:Identifier", "Recipient Org:Name", "Grant Programme:Title", "Beneficiary Location:Name"),
    ("g1", "Help at night", "Keeps the door open", "900", "f", "Town council", "m", "Advice hub", "Community", "North"),
    ("g2", "Help by day", "Keeps the doors open", "800", "f", "Town council", "d", "Debt advice", "Community", "North"),
)  # fmt: skip
DIRECTORY = {
    "contents": [
        {
            "id": "s1", "name": "Housing help", "description": "Help with rent", "status": "active", "fees": "free",
            "url": "https://example.org", "accreditations": "quality mark", "assured_date": "2024-01-01",
            "interpretation_services": "on request", "application_process": "Ring first", "wait_time": "two weeks",
            "alternate_name": "Rent help", "eligibility_description": "open to all", "alert": "closed on Monday",
            "organization": {
                "id": "o1", "name": "Advice hub", "description": "A charity", "alternate_name": "The hub",
                "legal_status": "charity",
                "organization_identifiers": [{"identifier_scheme": "GB-COH", "identifier": "2050843"}],
            },
            "service_areas": [{"name": "Sefton", "extent": "county"}],
            "schedules": [{"freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00:00", "closes_at": "17:00:00",
                           "description": "in term time", "notes": "not in August"}],
            "attributes": [{"taxonomy_term": {"name": "Homelessness support"}, "label": "main"}],
            "languages": [{"name": "Welsh"}],
            "service_at_locations": [{"location": {"name": "Town hall", "description": "upstairs",
                                                   "addresses": [{"city": "Sefton", "region": "North"}]}}],
            "eligibility": [{"eligibility": "grown up"}],
            "cost_options": [{"option": "free", "amount_description": "nothing"}],
        },
        {"id": "s2", "name": "Debt help", "organization": {"id": "o2", "name": "Debt advice"}},
    ],
}  # fmt: skip
PACKAGE = {
    "publisher": {"name": "Town council"}, "license": "open",
    "grants": [
        {
            "id": f"g{number}", "title": "Help at night", "description": "Keeps the doors open", "amountAwarded": 900,
            "fundingOrganization": [{"id": "f", "name": "Town council"}],
            "recipientOrganization": [{"id": one, "name": name, "description": "A charity"}],
            "grantProgramme": [{"title": "Community", "description": "for all"}],
            "beneficiaryLocation": [{"name": "North"}], "classifications": [{"title": "Housing"}],
        }
        for number, (one, name) in enumerate((("m", "Advice hub"), ("d", "Debt advice")))
    ],
}  # fmt: skip
KUMU = {
    "name": "Help in town", "description": "drawn at a workshop",
    "elements": [
        {"label": name, "type": "service", "description": "open to all", "tags": ["main"], "ward": "Castle"}
        for name in ("Custody suite", "Advice hub", "Debt advice")
    ],
    "connections": [
        {"from": "Custody suite", "to": name, "direction": "directed", "type": "referral", "label": "works well",
         "description": "by phone"}
        for name in ("Advice hub", "Debt advice")
    ],
}  # fmt: skip
NODE_LINK = {
    "directed": True, "graph": {"name": "Help in town", "remark": "drawn at a workshop"},
    "nodes": [{"id": f"n{place}", "name": name, "remark": "open to all", "ward": "Castle"}
              for place, name in enumerate(("Custody suite", "Advice hub", "Debt advice"))],
    "links": [{"source": "n0", "target": f"n{place}", "remark": "works well", "kind": "refers"} for place in (1, 2)],
}  # fmt: skip
CYTOSCAPE = {
    "data": {"name": "Help in town", "remark": "drawn at a workshop", "shared_name": "Help in town"},
    "elements": {
        "nodes": [{"data": {"id": f"n{place}", "name": name, "remark": "open to all", "ward": "Castle"}}
                  for place, name in enumerate(("Custody suite", "Advice hub", "Debt advice"))],
        "edges": [{"data": {"id": f"e{place}", "source": "n0", "target": f"n{place}", "interaction": "refers",
                            "remark": "works well", "name": "by phone"}} for place in (1, 2)],
    },
}  # fmt: skip
_NODES = (("n0", "Custody suite"), ("n1", "Advice hub"), ("n2", "Debt advice"))
GRAPHML = (
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><desc>drawn at a workshop</desc>'
    '<key id="d0" for="node" attr.name="label" attr.type="string"/>'
    '<key id="d1" for="node" attr.name="remark" attr.type="string"><desc>as they said</desc></key>'
    '<key id="d2" for="edge" attr.name="note" attr.type="string"><default>works well</default></key>'
    '<key id="d3" for="graph" attr.name="title" attr.type="string"/>'
    '<graph id="town" edgedefault="directed"><desc>from the workshop</desc><data key="d3">Help in town</data>'
    + "".join(
        f'<node id="{one}"><desc>a service</desc><data key="d0">{name}</data><data key="d1">open to all</data></node>'
        for one, name in _NODES
    )
    + "".join(
        f'<edge id="e{one}" source="n0" target="{one}"><data key="d2">by phone</data></edge>' for one in ("n1", "n2")
    )
    + "</graph></graphml>"
)
GEXF = (
    '<gexf xmlns="http://gexf.net/1.2" version="1.2"><meta lastmodifieddate="2026-01-01"><creator>Gephi</creator>'
    "<title>Help in town</title><keywords>help town</keywords><description>drawn at a workshop</description></meta>"
    '<graph defaultedgetype="directed"><attributes class="node"><attribute id="0" title="remark" type="string">'
    '<default>nothing said</default></attribute></attributes><attributes class="edge"><attribute id="0" title="note" '
    'type="string"/></attributes><nodes>'
    + "".join(
        f'<node id="{one}" label="{name}"><attvalues><attvalue for="0" value="open to all"/></attvalues></node>'
        for one, name in _NODES
    )
    + "</nodes><edges>"
    + "".join(
        f'<edge id="e{one}" source="n0" target="{one}" label="by phone"><attvalues>'
        '<attvalue for="0" value="works well"/></attvalues></edge>'
        for one in ("n1", "n2")
    )
    + "</edges></graph></gexf>"
)
GML = (
    'Creator "a program"\ngraph [\n directed 1\n label "Help in town"\n comment "drawn at a workshop"\n'
    + "".join(f' node [ id {place} label "{name}" remark "open to all" ]\n' for place, (_, name) in enumerate(_NODES))
    + "".join(f' edge [ source 0 target {place} label "by phone" note "works well" ]\n' for place in (1, 2))
    + "]\n"
)
PAJEK = (
    '*Network "Help in town"\n*Vertices 3\n'
    + "".join(f'{place} "{name}"\n' for place, (_, name) in enumerate(_NODES, start=1))
    + '*Arcs "by phone"\n1 2 3 l "works well"\n1 3 4 l "works well"\n'
)
DL = (
    'dl n=3 format=edgelist1\nlabels:\n"Custody suite","Advice hub","Debt advice"\ndata:\n1 2 3\n1 3 4\n'
)  # fmt: skip


def files_with(plant: Plant) -> Iterator[tuple[str, tuple[File, ...]]]:
    """The way to each place, and the files with the plant there and nowhere else; first, at "", the sound files."""
    tables = {
        "links": LINKS, "partners": PARTNERS, "titled": TITLED, "matrix": MATRIX, "survey": SURVEY, "records": RECORDS,
        "grants": GRANTS,
    }  # fmt: skip
    for name, rows in tables.items():
        for way, changed in _cells(rows, plant):
            yield f"{name}.csv {way}".strip(), ((f"{name}.csv", as_csv(changed)),)
    for name, tree in {
        "directory": DIRECTORY, "grants": PACKAGE, "kumu": KUMU, "node_link": NODE_LINK, "cytoscape": CYTOSCAPE,
    }.items():  # fmt: skip
        ending = "cyjs" if name == "cytoscape" else "json"
        for way, changed in (("", tree), *_in_tree(tree, plant)):
            yield f"{name}.{ending} {way}".strip(), ((f"{name}.{ending}", json.dumps(changed).encode()),)
    for name, text in {"town.graphml": GRAPHML, "town.gexf": GEXF}.items():
        for way, data in _in_xml(text, plant):
            yield f"{name} {way}".strip(), ((name, data),)
    for name, text in {"town.gml": GML, "town.net": PAJEK, "town.dl": DL}.items():
        yield name, ((name, text.encode()),)
        for number, found in enumerate(_QUOTED.finditer(text)):
            changed = f'{text[: found.start()]}"{plant(found[1])}"{text[found.end() :]}'
            yield f"{name} {number} {found[1]}", ((name, changed.encode()),)
    for name, keyed in {"town.gml": "remark", "town.gml ": "note", "town.gml  ": "comment"}.items():
        yield f"{name} key {keyed}", ((name.strip(), GML.replace(keyed, _as_key(plant(keyed))).encode()),)
    for way, data in _workbooks(plant):
        yield f"book.xlsx {way}".strip(), (("book.xlsx", data),)
    for stem in ("links", "town links"):
        yield f"name of the file {stem}", ((f"{plant(stem)}.csv", as_csv(LINKS)),)


def as_csv(rows: Any) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def _as_key(text: str) -> str:
    return re.sub(r"\W+", "_", text)


def _cells(rows: Any, plant: Plant) -> Iterator[tuple[str, Any]]:
    yield "", rows
    for at, row in enumerate(rows):
        for place, text in enumerate(row):
            if _LETTERS.search(text):
                changed = [*map(list, rows)]
                changed[at][place] = plant(text)
                yield f"row {at + 1} {text}", changed


def _in_tree(tree: Any, plant: Plant, way: str = "") -> Iterator[tuple[str, Any]]:
    """Every text in a tree of JSON, and every key."""
    if isinstance(tree, str) and _LETTERS.search(tree):
        yield way, plant(tree)
    elif isinstance(tree, dict):
        for key, value in tree.items():
            for below, changed in _in_tree(value, plant, f"{way}.{key}"):
                yield below, tree | {key: changed}
            yield f"{way}.{key} key", {plant(one) if one == key else one: held for one, held in tree.items()}
    elif isinstance(tree, list):
        for place, value in enumerate(tree):
            for below, changed in _in_tree(value, plant, f"{way}[{place}]"):
                yield below, [*tree[:place], changed, *tree[place + 1 :]]


def _in_xml(text: str, plant: Plant) -> Iterator[tuple[str, bytes]]:
    yield "", text.encode()
    count = sum(1 for _ in ET.fromstring(text).iter())
    for number in range(count):
        said = [*ET.fromstring(text).iter()][number]
        for key in (None, *said.attrib):
            root = ET.fromstring(text)
            one = [*root.iter()][number]
            held = one.text if key is None else one.attrib[key]
            if held and _LETTERS.search(held):
                if key is None:
                    one.text = plant(held)
                else:
                    one.attrib[key] = plant(held)
                yield f"{number} {one.tag.rpartition('}')[2]} {key or 'text'} {held}", ET.tostring(root)


def _workbooks(plant: Plant) -> Iterator[tuple[str, bytes]]:
    places: list[str] = []

    def note(place: str, text: str) -> str:
        places.append(place)
        return text

    yield "", _workbook(note)
    for chosen in places:
        yield chosen, _workbook(lambda place, text, chosen=chosen: plant(text) if place == chosen else text)


def _workbook(say: Say) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = say("name of a sheet", "Links")[:31]
    sheet.append([say("title above the table", "Referrals between services")])
    for at, row in enumerate(LINKS):
        sheet.append([say(f"cell {at} {text}", text) if _LETTERS.search(text) else int(text) for text in row])
    sheet.append([])
    sheet.append([say("below the table", "Collected at the workshop")])
    hidden = book.create_sheet(say("name of a hidden sheet", "Lists"))
    hidden.append([say("cell of a hidden sheet", "Housing")])
    hidden.sheet_state = "hidden"
    sheet["J3"] = say("hidden column", "works well")
    sheet.column_dimensions["J"].hidden = True
    sheet.cell(20, 1, say("hidden row", "works well"))
    sheet.row_dimensions[20].hidden = True
    sheet["D3"].comment = Comment(say("comment", "as they said"), say("author of a comment", "openpyxl"))
    sheet["A3"].hyperlink = "https://example.org"
    sheet["A3"].hyperlink.tooltip = say("tip of a link", "their page")
    sheet.oddHeader.center.text = say("header of a page", "Referrals")
    sheet.oddFooter.center.text = say("footer of a page", "Draft")
    valid = DataValidation("list", formula1=f'"{say("choices of a cell", "well")},badly"')
    valid.prompt, valid.promptTitle = say("prompt of a cell", "Pick one"), say("title of a prompt", "How it works")
    valid.error = say("error of a cell", "Pick one of these")
    valid.add("D4")
    sheet.add_data_validation(valid)
    area = re.sub(r"\W+", "_", say("name of a range", "Area_of_links")).strip("_")
    said = say("comment of a range", "the links")
    book.defined_names[area] = DefinedName(area, attr_text="Links!$A$2:$B$5", comment=said)
    told = book.properties
    told.title, told.subject = say("title of the file", "Referrals"), say("subject of the file", "Links")
    told.description, told.keywords = say("description of the file", "from a workshop"), say("keywords", "links")
    told.category, told.creator = say("category", "maps"), say("who made the file", "openpyxl")
    told.lastModifiedBy, told.modified = say("who changed the file", "openpyxl"), datetime(2026, 1, 1)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()
