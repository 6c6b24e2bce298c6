"""A sheet as somebody in an office keeps it: words of their own, commas, nine to five, names half written."""

import pytest

from network.errors import Choice
from network.files import read_bytes
from network.reading import Reading
from network.recognised import ColumnIs, Correction, WordMeans
from tests.network.files.messy_files import book

PARTNERS = [
    ("Organisation", "Type", "Area covered", "What they do", "Opening hours"),
    ("Northford Police custody", "Police", "Northford", "custody", "24/7"),
    ("Liaison & Diversion team", "NHS", "All", "Mental health; learning disability", "Mon-Sun 8-8"),
    ("St Mark's Clinic", "NHS Trust", "Northford, Southmere", "Mental health, self-harm", "Mon-Fri 9-5"),
    ("Southmere Recovery", "Charity", "Southmere", "Drugs and alcohol", "Mon-Sat 10-6"),
    ("Advice First", "VCSE", "Northford", "Work, training and debt", None),
]
LINKS = [
    ("From", "To", "For what", "How many last year"),
    ("Police custody", "Liaison and Diversion", "Mental health", 21),
    ("Liaison & Diversion team", "Southmere Recovery", "Drugs", 12),
]


def read(*corrections: Correction) -> Reading:
    workbook = book(("Partners", PARTNERS), ("Links", LINKS))()
    return read_bytes(workbook, "office.xlsx", corrections=corrections)


def offered(reading: Reading) -> list[Choice]:
    return [choice for problem in reading.problems for choice in problem.choices]


@pytest.fixture(scope="module")
def settled() -> Reading:
    """With the first proposal of each accepted, as `Accept all` does; then again, for what they bring up."""
    needs = ColumnIs("needs", "What they do")
    firsts = [problem.choices[0].correction for problem in read(needs).problems if problem.choices]
    return read(needs, *firsts)


def test_the_columns_are_known_and_the_one_in_doubt_is_asked_about() -> None:
    reading = read()
    assert '"For what" as needs, "How many last year" as referrals' in " ".join(reading.notes)
    assert ColumnIs("needs", "What they do") in [choice.correction for choice in offered(reading)]


def test_names_half_written_are_proposed_and_accepted_together(settled: Reading) -> None:
    assert settled.network is not None
    assert {(link.source, link.target, link.made and link.made.low) for link in settled.network.relations} == {
        ("Northford Police custody", "Liaison & Diversion team", 21),
        ("Liaison & Diversion team", "Southmere Recovery", 12),
    }
    assert len(settled.network.partners) == 5


def test_commas_part_what_stands_by_itself_elsewhere_and_nothing_else(settled: Reading) -> None:
    assert settled.network is not None
    by_name = {one.name: one for one in settled.network.partners}
    assert by_name["St Mark's Clinic"].needs == ("Mental health", "self-harm")
    assert by_name["St Mark's Clinic"].areas == ("Northford", "Southmere")
    assert by_name["Advice First"].needs == ("Work, training and debt",)
    assert "3 cells" not in " ".join(settled.notes)
    assert "2 cells named several needs, areas, ways in or groups with commas between" in " ".join(settled.notes)


def test_all_areas_are_every_area_of_the_file(settled: Reading) -> None:
    assert settled.network is not None
    assert [one.name for one in settled.network.system.areas] == ["Northford", "Southmere"]
    assert next(one for one in settled.network.partners if one.sector == "NHS").areas == ("Northford", "Southmere")


def test_two_words_for_one_sector_or_need_are_asked_about_and_joined_if_so(settled: Reading) -> None:
    asked = {(one.correction.word, one.correction.means) for one in offered(read(ColumnIs("needs", "What they do")))
             if isinstance(one.correction, WordMeans)}  # fmt: skip
    assert asked == {("NHS Trust", "NHS"), ("VCSE", "Charity"), ("Drugs", "Drugs and alcohol")}
    assert settled.network is not None
    assert [one.name for one in settled.network.system.sectors] == ["Police", "NHS", "Charity"]
    assert [link.needs for link in settled.network.relations if link.target == "Southmere Recovery"] == [
        ("Drugs and alcohol",)
    ]


def test_hours_are_those_of_the_day(settled: Reading) -> None:
    assert settled.network is not None
    times = {
        one.name: [(hours.start // 60, hours.end // 60) for hours in one.hours or ()]
        for one in settled.network.partners
    }
    assert times["Liaison & Diversion team"] == [(8, 20)]
    assert times["St Mark's Clinic"] == [(9, 17)]
    assert times["Southmere Recovery"] == [(10, 18)]


def test_many_different_words_are_a_text_and_not_held_against_one_another() -> None:
    rows = "".join(f"P{place},Need {place} of them\n" for place in range(5_000))
    reading = read_bytes(f"Partner,Needs\nFirst,Need\n{rows}".encode(), "partners.csv")
    assert not [choice for choice in offered(reading) if isinstance(choice.correction, WordMeans)]
