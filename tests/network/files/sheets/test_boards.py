"""A list of partners in which columns are boards: a tick under one is a link to it, the rest stays a detail."""

import pytest

from network.reading import Reading
from network.uploads import read_uploaded

HEADINGS = "Organisation,{},Safer Streets Board,Health Forum"
PAIRS = {("Ilex", "Safer Streets Board"), ("Jarrow", "Safer Streets Board"), ("Jarrow", "Health Forum")}


def _read(heading: str, first: str, second: str, tick: str = "x") -> Reading:
    rows = [HEADINGS.format(heading), f"Ilex,{first},{tick},", f"Jarrow,{second},{tick},{tick}"]
    return read_uploaded([("who.csv", "\n".join(rows).encode())])


def _pairs(read: Reading) -> set[tuple[str, str]]:
    return {(one.source, one.target) for one in read.or_raise().relations}


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [("Contact hours", "10", "4"), ("Sector", "Voluntary", "NHS"), ("Contact hours", "", "3")],
)
@pytest.mark.parametrize("tick", ["x", "✓"])
def test_ticks_under_boards_are_links_whatever_stands_beside_them(
    heading: str, first: str, second: str, tick: str
) -> None:
    read = _read(heading, first, second, tick)
    assert _pairs(read) == PAIRS
    assert any("name different things" in one.what for one in read.problems)
    assert "Contact hours" not in {partner.name for partner in read.or_raise().partners}


def test_what_stands_beside_them_stays_with_the_partner() -> None:
    partners = {one.name: one for one in _read("Contact hours", "10", "4").or_raise().partners}
    assert dict(partners["Ilex"].more) == {"Contact hours": "10"}


def test_ticks_under_what_is_no_board_are_details_and_are_no_numbers() -> None:
    rows = ["Organisation,Hours,Step-free,Evening", "Ilex,10,x,", "Jarrow,4,x,x"]
    read = read_uploaded([("who.csv", "\n".join(rows).encode())])
    assert not _pairs(read)
    assert not any("Numbers under" in one.what for one in read.problems)


def test_what_a_partner_is_on_a_board_stays_with_the_link() -> None:
    rows = ["Organisation,Borough,Safety board,Health forum", "Ilex,North,Chair,", "Jarrow,South,Member,Co-chair"]
    read = read_uploaded([("who.csv", "\n".join(rows).encode())])
    assert {(one.source, dict(one.more)["role"]) for one in read.or_raise().relations} == {
        ("Ilex", "Chair"),
        ("Jarrow", "Member"),
        ("Jarrow", "Co-chair"),
    }


def test_groups_that_a_partner_may_offer_are_details() -> None:
    rows = ["Organisation,Sector,Peer support group,Women only group", "Ilex,NHS,x,", "Jarrow,VCS,x,x"]
    assert not _pairs(read_uploaded([("who.csv", "\n".join(rows).encode())]))
