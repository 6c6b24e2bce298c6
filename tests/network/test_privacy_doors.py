"""No door lets details of a person in: every reader and every change refuses them, and repeats none."""

import csv
import io
import json
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from network.edit import add_partner
from network.errors import NetworkError
from network.files import read, read_bytes
from network.files.formats import read_uploads
from network.files.map_file.yaml import read_yaml
from network.model import AddPartner, Network, Partner
from network.open_map import OpenMap, open_map
from network.privacy import one_row_a_person, says_nobody, speaks_of_people
from network.reading import Reading
from network.store import Store
from network.uploads import read_uploaded
from tests.clocks import within
from tests.each import each
from tests.network.disguises import (
    CLEAN_ONE,
    CLEAN_THREE,
    CLEAN_TWO,
    THIRD,
    Disguise,
    first_half,
    nhs_number,
    second_half,
)

NUMBER = nhs_number(random.Random(1))
SPACED = f"{NUMBER[:3]} {NUMBER[3:6]} {NUMBER[6:]}"
ROOT = Path(__file__).parents[2]


def table(rows: list[list[object]], name: str = "x.csv") -> Reading:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return read_uploaded([(name, text.getvalue().encode())])


def noted(heading: str, cell: str) -> Reading:
    return table([["From", "To", "Referrals", heading], ["Police", "Mind", 3, cell], ["Mind", "Housing", 4, ""]])


def refuses(reading: Reading) -> None:
    assert reading.outcome == "refuse"
    assert any(re.search("people|person|NHS", problem.what) for problem in reading.problems), reading.problems
    for value in (NUMBER, SPACED, NUMBER[6:]):
        assert value not in repr((reading.problems, reading.notes, reading.recognised))


@pytest.mark.long
@each([*first_half(), *second_half(), *THIRD])
def test_a_disguise_is_refused_and_not_repeated(one: Disguise) -> None:
    reading = noted(one.heading, one.cell)
    assert reading.outcome == "refuse"
    if one.kind != "heading":
        assert one.cell not in repr(reading)


@each([*CLEAN_ONE, *CLEAN_TWO, *CLEAN_THREE])
def test_a_clean_cell_is_not_refused(one: tuple[str, str]) -> None:
    assert noted(*one).outcome != "refuse"


def test_shipped_maps_are_clean() -> None:
    for name in ("partners", "partners_after", "merseyside_2014"):
        assert read(ROOT / "data" / f"{name}.yaml").network is not None


MAP = """
format: 1
system: {{name: Here{system}}}
partners:
  - {{id: a, name: Alpha, more: {{{more}}}}}
  - {{id: b, name: Beta{name}}}
relations:
  - {{from: a, to: b, made: {made}{link}}}
"""


def map_file(*, system: str = "", more: str = "", name: str = "", made: str = "3", link: str = "") -> bytes:
    return MAP.format(system=system, more=more, name=name, made=made, link=link).encode()


@pytest.mark.parametrize(
    "part",
    [
        {"system": f" {SPACED}"},
        {"more": f"remark: seen {SPACED}"},
        {"more": f'"{SPACED}": seen'},
        {"name": f" {SPACED}"},
        {"made": NUMBER},
        {"link": f", more: {{remark: '{SPACED}'}}"},
        {"more": "date of birth: unknown to us"},
        {"link": ", more: {clientName: x}"},
    ],
    ids=str,
)
def test_a_map_file_is_screened_at_every_level(part: dict[str, str]) -> None:
    assert read_bytes(map_file(), "x.yaml").network is not None
    refuses(read_bytes(map_file(**part), "x.yaml"))


def test_a_refusal_of_a_map_names_its_line() -> None:
    (problem,) = read_bytes(map_file(more=f"remark: {SPACED}"), "x.yaml").problems
    assert problem.where.row == 5
    assert problem.where.column == "remark"


def test_a_map_file_in_json_is_screened() -> None:
    content = {"format": 1, "system": {"name": "Here"}, "partners": [{"id": "a", "name": "A", "more": {"x": SPACED}}]}
    refuses(read_bytes(json.dumps(content).encode(), "x.json"))


def test_contact_details_of_partners_in_a_map_file_are_left_out_and_counted() -> None:
    reading = read_bytes(map_file(more="phone: 0151 496 0000, e-mail: info@example.org"), "x.yaml")
    assert reading.outcome == "warn"
    assert reading.network is not None
    assert reading.network.partner("a").more == ()
    assert any('"phone" (1), "e-mail" (1)' in problem.what for problem in reading.problems)
    assert "0151" not in repr(reading)


def test_an_old_map_of_the_store_opens_whatever_it_holds(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'maps.db'}") as store:
        store.add_map("old", map_file(more=f"remark: '{SPACED}'").decode())
        assert OpenMap(store, "old").base.partner("a").more == (("remark", SPACED),)


def test_a_workbook_is_screened_in_names_of_sheets_headings_and_cells() -> None:
    def book(sheet: str = "Links", heading: str = "Note", cell: str = "x", spare: str = "x") -> bytes:
        workbook = openpyxl.Workbook()
        workbook.active.title = sheet
        for row in (["From", "To", "Referrals", heading], ["Police", "Mind", 3, cell], ["Mind", "Home", 2, ""]):
            workbook.active.append(row)
        workbook.create_sheet("Cover").append([spare])
        target = io.BytesIO()
        workbook.save(target)
        return target.getvalue()

    assert read_bytes(book(), "x.xlsx").outcome != "refuse"
    for hidden in ({"sheet": SPACED}, {"heading": SPACED}, {"cell": int(NUMBER)}, {"spare": f"NHS {SPACED}"}):
        refuses(read_bytes(book(**hidden), "x.xlsx"))


def test_a_count_that_is_an_nhs_number_is_not_repeated() -> None:
    refuses(table([["From", "To", "Referrals"], ["Police", "Mind", NUMBER], ["Mind", "Home", "-1"]]))


def test_a_matrix_is_screened_in_its_headings() -> None:
    refuses(table([["", "Mind", SPACED], ["Mind", "", "3"], [SPACED, "2", ""]]))


LINKS = b"From,To,Referrals\nPolice,Mind,3\n"
RECORDS = b"From,To,Date made,Need\nPolice,Mind,2024-04-01,Debt\n"


@pytest.mark.parametrize(
    "reading",
    [
        lambda: read_bytes(LINKS, f"{SPACED}.csv"),
        lambda: read_uploads([("a.csv", LINKS), (f"{SPACED}.csv", LINKS)]),
        lambda: read_uploaded([(f"{SPACED}.csv", RECORDS)]),
    ],
    ids=["one", "several", "records"],
)
def test_a_file_that_is_called_after_a_person_is_refused(reading: Callable[[], Reading]) -> None:
    assert reading().outcome == "refuse"
    assert SPACED not in repr(reading())


def test_a_file_that_is_called_after_the_second_of_its_export_is_not() -> None:
    assert read_bytes(LINKS, "links 1700000013.csv").outcome != "refuse"


def graphml(value: str) -> bytes:
    return (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="k" for="all" attr.name="remark" '
        'attr.type="string"/><graph edgedefault="directed"><node id="a"/><node id="b"/>'
        f'<edge source="a" target="b"><data key="k">{value}</data></edge></graph></graphml>'
    ).encode()


def test_attributes_of_other_tools_are_screened() -> None:
    assert read_bytes(graphml("x"), "x.graphml").outcome != "refuse"
    refuses(read_bytes(graphml(SPACED), "x.graphml"))


def directory(name: str) -> bytes:
    service = {"id": "s", "name": name, "organization": {"id": "o", "name": "Alpha"}, "status": "active"}
    return json.dumps({"contents": [service]}).encode()


def test_a_service_directory_is_screened_and_its_contacts_are_not_read() -> None:
    assert read_bytes(directory("Help"), "x.json").outcome != "refuse"
    refuses(read_bytes(directory(f"Help for {SPACED}"), "x.json"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("organizations.csv", "id,name,email\no,Alpha,jo.smith@example.org\n")
        archive.writestr("services.csv", f"id,name,organization_id\ns,Help {SPACED},o\n")
    refuses(read_bytes(packed.getvalue(), "x.zip"))


def grants(title: str) -> bytes:
    grant = {
        "id": "360G-x-1",
        "title": title,
        "currency": "GBP",
        "amountAwarded": 5000,
        "awardDate": "2024-04-01",
        "fundingOrganization": [{"id": "GB-CHC-1", "name": "Fund"}],
        "recipientOrganization": [{"id": "GB-CHC-2", "name": "Alpha"}],
    }
    return json.dumps({"grants": [grant]}).encode()


def test_grants_are_screened() -> None:
    assert read_bytes(grants("Core costs"), "x.json").outcome != "refuse"
    refuses(read_bytes(grants(f"Equipment for {SPACED}"), "x.json"))


def test_a_sheet_of_grants_may_have_postcodes_of_offices() -> None:
    headings = ["Identifier", "Title", "Currency", "Amount Awarded", "Award Date", "Funding Org:Identifier"]
    headings += ["Funding Org:Name", "Recipient Org:Identifier", "Recipient Org:Name", "Recipient Org:Postal Code"]
    rows = [
        [f"360G-x-{number}", "Core", "GBP", 5000, "2024-04-01", "GB-CHC-1", "Fund", f"GB-CHC-{number}", name, "L1 1AB"]
        for number, name in enumerate(("Alpha", "Beta", "Gamma", "Delta"), start=2)
    ]
    reading = table([headings, *rows])
    assert reading.network is not None
    assert "L1 1AB" not in repr(reading)


def test_records_are_screened() -> None:
    rows = [["From", "To", "Date made", "Need"], ["Police", "Mind", "2024-04-01", "Debt"]]
    assert table(rows).outcome != "refuse"
    refuses(table([*rows, ["Police", "Mind", "2024-04-02", f"Debt {SPACED}"]]))


PEOPLE = [["Ref", "Age", "Sex", "Offence"], *([f"K{number}7", 20 + number, "F", "theft"] for number in range(6))]


def test_a_row_a_person_is_known_by_its_shape() -> None:
    refuses(table(PEOPLE))
    linked = [[*row, *ends] for row, ends in zip(PEOPLE, [["From", "To"], *[["Police", "Mind"]] * 6], strict=True)]
    refuses(table(linked))


def test_a_list_of_organisations_is_not_a_row_a_person() -> None:
    rows = [[f"org{number}", f"Alpha {number}", "Charity", "10-17", "women only"] for number in range(6)]
    assert table([["Id", "Partner", "Sector", "Ages", "Gender"], *rows]).outcome != "refuse"


def test_the_shape_of_a_row_a_person() -> None:
    ids = ["a1", "a2", "a3", "a4"]
    days = ["2024-04-01"] * 4
    assert one_row_a_person({"ref": ids, "sex": ["f"] * 4}) == "ref"
    assert one_row_a_person({"ref": ids, "age": ["31"] * 4}) == "ref"
    assert one_row_a_person({"ref": ids, "age": ["10-17"] * 4}) is None
    assert one_row_a_person({"ref": ["a1", "a1", "a3", "a4"], "sex": ["f"] * 4}) is None
    assert one_row_a_person({"ref": ids[:3], "sex": ["f"] * 3}) is None
    assert one_row_a_person({"ref": ids, "seen": days}) is None
    assert one_row_a_person({"ref": ids, "seen": days}, days=True) == "ref"


@pytest.fixture
def small() -> Network:
    found = read_bytes(map_file(), "x.yaml").network
    assert found is not None
    return found


def test_what_is_typed_is_screened_before_any_of_it_is_kept(tmp_path: Path, small: Network) -> None:
    path = tmp_path / "maps.db"
    typed = Partner("c", "Gamma", more=(("note", f"seen {SPACED}"),))
    with Store(f"sqlite:///{path}") as store:
        held = open_map(store, "here", small)
        ways: tuple[Callable[[], object], ...] = (
            lambda: held.change([AddPartner(typed)], actor="table 1"),
            lambda: held.change([AddPartner(Partner("c", "Gamma"))], actor=f"table {SPACED}"),
            lambda: held.change(parts={"system": replace(small.system, name=f"Here {SPACED}")}, actor="table 1"),
            lambda: held.replace(add_partner(small, typed), actor="table 1"),
            lambda: open_map(store, "there", replace(small, system=replace(small.system, name=f"Here {SPACED}"))),
        )
        for way in ways:
            with pytest.raises(NetworkError, match="an NHS number") as said:
                way()
            assert SPACED not in str(said.value)
        assert held.change([AddPartner(Partner("c", "Gamma"))], actor="table 1")
        assert store.maps() == ("here",)
    assert not any(SPACED.encode() in file.read_bytes() for file in tmp_path.iterdir())


def test_a_column_that_says_nobody() -> None:
    assert says_nobody(["anonymous", "", "N/A", "-", "Not given"])
    assert says_nobody(["anonymous", "jo"]) is False


@pytest.mark.long
@pytest.mark.parametrize("part", ["a.", "a.a@", "1 ", "0 1", " at a dot", "born 1/2/", "7(0)", "+44(", "12-", "jan "])
def test_a_long_cell_is_read_in_linear_time(part: str) -> None:
    with within(1):  # about 0.1 here
        speaks_of_people({"note": [(1, part * (40_000 // len(part)))]})


def test_the_time_in_seconds_is_no_nhs_number() -> None:
    assert speaks_of_people({"Updated": [(1, "1700000013")]}) == ()


def test_riverside_can_be_kept(tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'maps.db'}") as store:
        open_map(store, "riverside", read_yaml(ROOT / "data" / "partners.yaml"))
