"""Details of people in lists of a map, in saved what-ifs and in names of sheets are refused or asked about."""

import io

import openpyxl
import pytest

from network.errors import NetworkError
from network.open_map import refuse_people
from network.reading import Reading
from network.recognised import BringIn
from network.uploads import read_uploaded
from tests.each import each
from tests.tabled import tabled

pytestmark = pytest.mark.usefixtures("workbooks_opened_here")

MAP = """format: 1
system:
  name: TOWN
  needs:
  - id: housing
    name: NEED
partners:
- id: custody
  name: Custody suite
- id: hub
  name: Hub
teams:
- id: t
  name: TEAM
  hub: hub
options:
- id: a
  name: OPTION
  edits:
  - add_partner:
      id: evening
      name: ADDED
      more:
        Remark: REMARK
  - add_link:
      from: custody
      to: evening
      source:
        words: SOURCE
"""
PLAIN = {
    "TOWN": "Town",
    "NEED": "Housing",
    "TEAM": "Core team",
    "OPTION": "Evenings",
    "ADDED": "Evening hub",
    "REMARK": "Open late",
}


def map_with(**said: str) -> Reading:
    text = MAP
    for place, words in {**PLAIN, "SOURCE": "told at the board", **said}.items():
        text = text.replace(place, words)
    return read_uploaded([("m.yaml", text.encode())])


def workbook_with(title: str) -> Reading:
    book, target = openpyxl.Workbook(), io.BytesIO()
    book.active.title = title
    for row in (["From", "To", "Referrals"], ["Police", "Mind", 3], ["Mind", "Housing", 4]):
        book.active.append(row)
    book.save(target)
    return read_uploaded([("x.xlsx", target.getvalue())])


def test_a_map_without_details_is_read() -> None:
    reading = map_with()
    assert reading.network is not None
    assert not [one for one in reading.problems if "person" in one.what or "somebody" in one.what]


@pytest.mark.parametrize("place", ["TOWN", "TEAM", "OPTION"])
@pytest.mark.parametrize(
    "name", ["Doreen Hardcastle", "Team around Ellis W", "Ellis W, 3 Tannery Row", "Plan for Gemma"]
)
def test_a_list_names_nobody(place: str, name: str) -> None:
    reading = map_with(**{place: name})
    assert reading.outcome == "refuse"
    assert name not in repr(reading.problems)


@tabled
def test_saved_what_ifs_are_screened_in_every_field(place: str, words: str) -> None:
    reading = map_with(**{place: words})
    assert reading.outcome == "refuse"
    assert words not in repr(reading.problems)


@pytest.mark.parametrize(("place", "column"), [("REMARK", "Remark"), ("SOURCE", "How we know")])
def test_free_words_of_saved_what_ifs_are_asked_about(place: str, column: str) -> None:
    reading = map_with(**{place: "spoke to Oakshott"})
    assert "Oakshott" not in repr((reading.network, reading.problems))
    assert [one.what for one in reading.problems if column in one.what] == [
        f'Words under "{column}" may name somebody, so they were left out: what-if 1.'
    ]
    text = MAP.replace(place, "spoke to Oakshott")
    brought = read_uploaded([("m.yaml", text.encode())], corrections=[BringIn(column)])
    assert "Oakshott" in repr(brought.network)


@tabled
def test_what_may_be_a_name_is_asked_about(place: str, name: str, said: str) -> None:
    reading = map_with(**{place: name})
    assert [one.what for one in reading.problems if "may be of people" in one.what] == ([said] if said else [])
    if said:
        assert name not in repr((reading.network, reading.problems))
        text = MAP.replace(place, name)
        brought = read_uploaded(
            [("m.yaml", text.encode())], None, [choice.correction for one in reading.problems for choice in one.choices]
        )
        assert name in repr(brought.network)


def test_what_is_typed_names_nobody_in_lists_either() -> None:
    refuse_people({"partners": [{"id": "d", "name": "Doreen Hardcastle"}]})  # as a firm may be called
    with pytest.raises(NetworkError, match="full name"):
        refuse_people({"teams": [{"id": "t", "name": "Doreen Hardcastle"}]})


@each(["J Ramsbottom 12.04.91", "J_Ramsbottom_120491", "Doreen Hardcastle"])
def test_a_sheet_called_after_somebody_is_refused_and_not_named(title: str) -> None:
    reading = workbook_with(title)
    assert reading.outcome == "refuse"
    assert title not in repr((reading.problems, reading.notes, reading.recognised))


@each(["J Ramsbottom", "Ramsbottom, J.", "JRamsbottom", "K. Ramsbottom links"])
def test_a_sheet_that_may_be_is_told_by_its_number(title: str) -> None:
    reading = workbook_with(title)
    assert reading.network is not None
    assert title not in repr((reading.problems, reading.notes, reading.recognised))
    assert 'Sheet "no. 1"' in reading.notes[0]


@each(["Q1 2026", "May", "Links", "Northgate A"])
def test_other_sheets_are_called_what_they_are(title: str) -> None:
    assert f'Sheet "{title}"' in workbook_with(title).notes[0]


def test_services_of_a_directory_are_read_under_any_name() -> None:
    rows = "id,organization_id,name,description\ns1,o1,Pantry,Food\ns2,o2,Debt help,Advice\ns3,o2,Hub,Rooms\n"
    reading = read_uploaded([("export.csv", rows.encode())])
    assert reading.network is not None
    assert [one.id for one in reading.network.partners] == ["s1", "s2", "s3"]
    assert '"organization_id" as' not in reading.notes[0]
    other = read_uploaded([("export.csv", rows.replace("s3,o2", "s3,o3").encode())])
    assert other.outcome == "refuse"  # either tells the rows apart


def test_a_column_that_is_kept_is_not_said_to_be_unread() -> None:
    rows = "From,To,Referrals,Why\nPolice,Mind,3,Nowhere else\nMind,Housing,4,Full most weekends\n"
    reading = read_uploaded([("x.csv", rows.encode())])
    assert 'Kept as further details: "Why"' in reading.notes[0]
    asked = next(one.what for one in reading.problems if "Why" in one.what)
    assert asked == '"Why" may say for which needs people are referred. It is kept as a further detail.'


@each(
    "custody system, Athena|from Niche RMS|PNC extract|SystmOne|read in RiO|Carenotes|Liquidlogic|Mosaic|nDelius|"
    "Delius count|OASys|from Libra|Common Platform|the police system, Connect".split("|")
)
def test_systems_that_records_are_kept_in_name_nobody(words: str) -> None:
    assert not [one for one in map_with(SOURCE=words).problems if "somebody" in one.what]
