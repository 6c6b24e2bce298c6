"""Free words that may name somebody are left out until somebody has looked through them; no message repeats them."""

from pathlib import Path

import pytest

from network.details.free_words import Said
from network.details.words_of_people import _in_its_place
from network.files.map_file.yaml import to_yaml
from network.reading import Reading
from network.recognised import BringIn
from network.uploads import read_files, read_uploaded
from tests.tabled import tabled

MAP = """format: 1
system:
  name: Town
partners:
- id: custody
  name: Custody suite
- id: kim
  name: KIM
  more:
    Remark: {}
relations:
- from: custody
  to: kim
  kind: refers
  barriers:
  - kind: other
    words: {}
  source:
    words: {}
    who: {}
  more:
    Notes: {}
stories:
- at: [custody]
  words: {}
comments:
- partner: custody
  text: {}
promises:
- from: custody
  to: kim
  text: {}
  owner: {}
  sign: {}
goals:
- text: {}
"""
PLACES = MAP.count("{}")


def read(*texts: str, agreed: tuple[str, ...] = ()) -> Reading:
    reading = read_uploaded([("map.yaml", MAP.format(*texts).encode())], corrections=[*map(BringIn, agreed)])
    assert reading.network is not None, reading.problems
    return reading


def table(*notes: str, agreed: tuple[str, ...] = ()) -> Reading:
    rows = "".join(f'A{row},B{row},3,"{note}"\n' for row, note in enumerate(notes))
    return read_uploaded(
        [("links.csv", f"From,To,Referrals,Notes\n{rows}".encode())], corrections=[*map(BringIn, agreed)]
    )


@pytest.mark.parametrize("place", range(PLACES))
def test_words_that_may_name_somebody_are_left_out_wherever_they_stand(place: int) -> None:
    texts = ["the form was late"] * PLACES
    before = read(*texts).problems
    texts[place] = "spoke with okonkwo"
    reading = read(*texts)
    (problem,) = set(reading.problems) - set(before)
    assert "may name somebody, so they were left out" in problem.what
    assert reading.network is not None
    assert "okonkwo" not in to_yaml(reading.network) + str(reading.problems)
    assert to_yaml(reading.network).count("the form was late") == PLACES - 1


def test_each_column_is_asked_about_once_and_comes_in_when_somebody_has_looked_through_it() -> None:
    notes = ["seen by okonkwo", "no bed", "Gavin was sent back", "told oyelaran", "ask szczepaniak", "via thistlewood"]
    reading = table(*notes)
    (problem,) = reading.problems
    assert problem.what == (
        'Words under "Notes" may name somebody, so they were left out: link 1, link 3, link 4 and 2 more places.'
    )
    (choice,) = problem.choices
    assert (choice.words, choice.correction) == ('Bring in "Notes"', BringIn("Notes"))
    again = table(*notes, agreed=("Notes",))
    assert again.problems == ()
    assert again.network is not None
    assert [relation.more for relation in again.network.relations] == [(("Notes", note),) for note in notes]
    assert len(table(*notes, agreed=("Other",)).problems) == 1


def test_the_others_of_a_column_stay() -> None:
    network = table("seen by okonkwo", "no bed").network
    assert network is not None
    assert [relation.more for relation in network.relations] == [(), (("Notes", "no bed"),)]


@pytest.mark.parametrize("rows", [3, 400])
def test_remarks_beside_links_are_looked_through_however_many(rows: int) -> None:
    notes = [f"remark {row}" for row in range(rows)]
    notes[2] += " Gavin was sent back"
    (problem,) = table(*notes).problems
    assert problem.what.endswith("left out: link 3.")


def test_words_of_the_map_itself_name_nobody() -> None:
    rows = "From,To,Referrals,Notes\nOkonkwo House,Tolliver Trust,3,sent on to tolliver by okonkwo\n"
    assert read_uploaded([("links.csv", rows.encode())]).problems == ()


@tabled
def test_places_and_organisations_under_headings_of_them_are_no_free_words(heading: str) -> None:
    rows = f"From,To,Referrals,{heading}\nCustody suite,Housing options,3,Kingsmeadby\n"
    assert not [one for one in read_uploaded([("links.csv", rows.encode())]).problems if "name somebody" in one.what]


def test_what_was_picked_in_a_survey_is_not_asked_about_in_any_language() -> None:
    rows = "From,To,answer\nCustody suite,Housing options,wöchentlich\n"
    assert not [one for one in read_uploaded([("links.csv", rows.encode())]).problems if "name somebody" in one.what]


def test_a_cell_that_may_name_somebody_is_not_repeated_where_it_cannot_be_read() -> None:
    rows = "From,To,Referrals,Barriers\nA,B,3,told zbyszek no\nB,A,2,opening late\n"
    said = [one.what for one in read_uploaded([("links.csv", rows.encode())]).problems]
    assert [what.partition(" is ")[0] for what in said] == ["What stands there", '"opening late"']


def test_a_folder_is_looked_through_too(tmp_path: Path) -> None:
    for name in ("organization", "service"):
        (tmp_path / f"{name}s.csv").write_text("id,name,description\n1,Housing options,spoke with okonkwo\n")
    reading = read_files([tmp_path])
    assert reading.network is None or "okonkwo" not in to_yaml(reading.network)


@tabled
def test_a_heading_for_meeting_somebody_leads_to_the_cells_below(heading: str) -> None:
    rows = f"From,To,Referrals,{heading}\nA,B,3,Page\nB,A,2,reception\n"
    reading = read_uploaded([("links.csv", rows.encode())])
    assert reading.network is None or "Page" not in to_yaml(reading.network)


def test_a_page_of_one_person_is_asked_about_under_any_heading_and_those_of_organisations_are_not() -> None:
    def asked(heading: str, text: str) -> bool:
        rows = f"Name,Sector,{heading}\nMind,Charity,{text}\nHousing options,Council,\n"
        return any("name somebody" in one.what for one in read_uploaded([("partners.csv", rows.encode())]).problems)

    assert asked("Facebook", "https://www.facebook.com/tamsin.ferreday.92")
    assert asked("Page", "instagram.com/tamsin.ferreday")
    assert not asked("Facebook", "facebook.com/yardoak")
    assert not asked("Twitter", "@oakyardleeds")


def test_who_owns_a_promise_is_looked_at_as_somebody_who_was_met() -> None:
    texts = ["the form was late"] * PLACES
    texts[8] = "Comfort, night team"
    assert [one for one in read(*texts).problems if 'under "Promises" may name somebody' in one.what]
    texts[8] = "Comfort manager"
    assert not [one for one in read(*texts).problems if "name somebody" in one.what]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (Said("Spoke to", "link", 1, "Rose"), "spoke to Rose"),
        (Said("Spoke to", "link", 1, "the rose bed"), "the rose bed"),
        (Said("Notes", "link", 1, "Rose"), "Rose"),
        (Said("Notes", "link", 1, "Rose", of_role=True), "spoke to Rose"),
        (Said("Spoke to", "link", 1, "Rose", of_role=True, of_name=True), "Rose"),
    ],
)
def test_a_word_alone_is_read_behind_words_for_meeting_somebody_or_in_the_place_of_a_role(
    said: Said, read: str
) -> None:
    assert _in_its_place(said) == read
