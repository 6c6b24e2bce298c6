"""A long text is read in linear time, whatever is repeated in it, as a cell and as a heading."""

from itertools import product

import pytest

from network.details.births import says_birth
from network.files.draft.headings import heading_period
from network.files.sheets.meaning import scale_in
from network.files.survey.headings import asks, kind_asked, states_tie
from network.privacy import names_a_person, person_heading, speaks_of_people
from network.uploads import read_uploaded
from tests.clocks import within
from tests.pace import usually

pytestmark = pytest.mark.long

LENGTH = usually(25_000, slowly=100_000)  # characters
LIMIT = LENGTH / 25_000  # seconds: of 10^5 characters 4, which take 0.2 to 0.6 on a busy machine, 40 if squared
PARTS = (
    "how one name share ", "(", "of home born 1 may ", "A 1 aged 1 ", "7-a@", "é - ", "9991234578,", "1,999 ",
    "her son dean ", "marcus sectioned ", "Dean Page told ", "ab 1990 ",
    "a-", "1,999, £1,", "tyler marsden ", "a.b.c///", "PS 2210 ", "Find a bed for ",
)  # fmt: skip


def _long(part: str) -> str:
    return (part * (LENGTH // len(part) + 1))[:LENGTH]


@pytest.mark.parametrize("part", PARTS)
def test_no_part_repeated_makes_a_text_slow(part: str) -> None:
    text = _long(part)
    with within(LIMIT):
        speaks_of_people({text: [(1, text)]})
        names_a_person(text)
        person_heading(text)
        says_birth(text)
        for told in (asks, states_tie, kind_asked, heading_period):
            told(text)
        scale_in([text])


@pytest.mark.parametrize("rows", ["from,to,{0}\nA,B,1\n", "from,to,note\nA,B,{0}\n", "from,to,needs\nA,B,{0}\n"])
def test_a_table_with_a_long_text_is_read(rows: str) -> None:
    with within(LIMIT):
        reading = read_uploaded([("links.csv", rows.format(_long("how one name ")).encode())])
    assert reading.network is not None


IN_A_NAME = usually(9_000, slowly=18_000)  # characters
IN_NAMES = (" ", "\t", "-", ".", "0", "- ", ". ", "1-", "A. ")  # repeated where a name, a kind or an answer stands
TABLES = (
    "from,to\nA,B\nA,Org{0}1\nOrg{0}1,C\n",
    "from,to,type\nA,B,refers{0}funds\nB,C,refers\n",
    'from,to\nA,"B{0};{0}C,{0}D / {0} E"\nA,B\n',
    ",A,Org{0}B\nA,0,1\nOrg{0}B,1,0\n",
    'Timestamp,Your organisation,Who do you refer to?\n2026-01-01 10:00:00,A,"B, Org{0}C"\n2026-01-01 10:00:00,B,A\n',
    'name,refers to,opening hours\nA,"B{0},{0}C","Mon{0}9-5{0}"\nB,C,\n',
)


EVERY_PAIR = list(product(TABLES, IN_NAMES))  # usually each part in two tables, each table with three parts
SOME_PAIRS = [pair for at, pair in enumerate(EVERY_PAIR) if sum(divmod(at, len(IN_NAMES))) % 3 == 0]


@pytest.mark.parametrize(("rows", "part"), usually(SOME_PAIRS, slowly=EVERY_PAIR))
def test_no_part_repeated_in_a_name_makes_a_table_slow(rows: str, part: str) -> None:
    with within(IN_A_NAME / 4500):  # of 18,000 4 seconds: 0.1 to 0.6, 10 and more if squared
        read_uploaded([("links.csv", rows.format(part * (IN_A_NAME // len(part))).encode())])
