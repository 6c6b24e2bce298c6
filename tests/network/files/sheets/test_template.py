"""The workbook to fill in: refused while empty, read once filled in, examples never read."""

import io

import openpyxl

from network.counts import Count
from network.files import read_bytes
from network.files.sheets.template import template_bytes, write_template
from network.model import AgeRange, HowMany


def filled_in() -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(template_bytes()))
    book["Partners"].append(["ld", "Liaison and diversion", "L&D", "NHS", "North | West", None, "Mental health", "18+"])
    book["Partners"].append(["mind", "Mind", None, "Charity", "North"])
    book["Links"].append(["ld", "mind", "refers", "Housing", 12, 10])
    book["System"]["B3"] = "Testshire"
    book["System"]["B4"], book["System"]["B5"] = "2026-04-01", "2026-06-30"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_an_empty_template_is_refused() -> None:
    assert "No row" in str(read_bytes(template_bytes(), "template.xlsx").problems[0])


def test_a_filled_in_template_is_a_map() -> None:
    reading = read_bytes(filled_in(), "filled.xlsx")
    assert reading.outcome == "accept"
    assert reading.network is not None
    assert reading.network.system.name == "Testshire"
    assert str(reading.network.system.period and reading.network.system.period.start) == "2026-04-01"
    assert [partner.id for partner in reading.network.partners] == ["ld", "mind"]
    assert reading.network.partners[0].ages == AgeRange(18)
    assert reading.network.partners[0].areas == ("North", "West")
    (link,) = reading.network.relations
    assert (str(link.made), str(link.accepted), link.needs) == ("12", "10", ("Housing",))


def test_it_has_a_guide_an_example_and_drop_downs(tmp_path) -> None:  # type: ignore[no-untyped-def]
    write_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    assert book.sheetnames[0] == "Guide"
    assert len([name for name in book.sheetnames if name.startswith("Example")]) == 2
    for sheet, least in (("Partners", 7), ("Links", 6)):
        assert len(book[sheet].data_validations.dataValidation) >= least


def test_the_people_who_come_in_are_read_from_the_sheets_of_the_lists() -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled_in()))
    book["Stages"].append(["custody", "Police custody", 2100, "month"])
    book["Ages"].append(["young", "Young people", 10, 25, "<5", None])
    target = io.BytesIO()
    book.save(target)
    network = read_bytes(target.getvalue(), "filled.xlsx").network
    assert network is not None
    assert network.system.stages[0].how_many == HowMany(Count.exactly(2100), "month")
    assert network.system.ages[0].how_many == HowMany(Count(1, 4), "year")
