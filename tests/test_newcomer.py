"""A new question is one file and its test: every door has it, whatever its theme, without another line anywhere."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis import Theme
from network import Network
from network.files.map_file.yaml import to_yaml
from network.model import Named, Partner, System
from render.report.content import Figure, Grid, Heading, Text
from render.report.made import Choices, contents
from tests.docs.refresh_method import PAGE, refreshed
from tests.new_question import among_the_questions
from tests.open_pages import opened, words
from tests.terminal.run import Terminal
from views.pages import PAGES

pytestmark = pytest.mark.long

NAME = "newcomers_question"
HEADING = "Which needs do partners of a single sector meet?"
FINDING = "1 need is met by partners of a single sector."
CODE = '''
"""Which needs do partners of a single sector meet?"""

import pandas as pd

from analysis._declare import Question, Result, Theme, columns
from network.model import Network
from network.words import numbered, plural

QUESTION = Question(
    theme=Theme.BOUNDARIES,
    heading="Which needs do partners of a single sector meet?",
    finding="{needs} {are} met by partners of a single sector.",
    nothing="No need is met by partners of a single sector.",
    not_known="We cannot tell yet: nobody has said what it helps with.",
    ask="Who outside that sector could help with this too?",
    move="Ask a partner of another sector what it could offer.",
    columns=columns(
        """
        need     | Need     | need   | met by partners of a single sector
        sector   | Sector   | sector | of all who meet it
        partners | Partners | count  | who meet it, 1 or more
        """
    ),
    graph="The partners; no links are used",
    definition="A need that partners meet who are all of one sector. It is left out where a sector is not known.",
    source="Own definition",
)


def answer(network: Network) -> Result:
    """Needs that only partners of one sector meet.

    Returns
    -------
    Result whose table has one row a need, in the order of the map.
    """
    rows = []
    for need in network.system.needs:
        meeting = [one for one in network.partners if need.id in (one.needs or ())]
        sectors = {one.sector for one in meeting}
        if len(sectors) == 1 and None not in sectors:
            rows.append((need.id, meeting[0].sector, len(meeting)))
    table = pd.DataFrame(rows, columns=["need", "sector", "partners"])
    return Result(
        state="finding" if rows else "nothing",
        table=table.astype({"need": "str", "sector": "str", "partners": "int64"}),
        words={"needs": plural(len(rows), "need"), "are": numbered(len(rows), "is", "are")},
    )
'''.lstrip()

MAP = Network(
    System(
        "Here",
        needs=(Named("debt", "Debt"), Named("home", "Housing")),
        sectors=(Named("nhs", "NHS"), Named("vol", "Voluntary")),
    ),
    (
        Partner("advice", "Advice", sector="vol", needs=("debt", "home")),
        Partner("clinic", "Clinic", sector="nhs", needs=("debt",)),
    ),
)


@pytest.fixture(params=Theme)
def theme(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Theme]:
    """The question is there, on the page of this theme."""
    theme: Theme = request.param
    with among_the_questions(NAME, CODE.replace("Theme.BOUNDARIES", f"Theme.{theme.name}"), tmp_path):
        yield theme


def test_every_door_has_it(theme: Theme, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terminal, file = Terminal(capsys), tmp_path / "map.yaml"
    file.write_text(to_yaml(MAP), encoding="utf-8")
    assert FINDING in terminal("findings", str(file))[1].splitlines()
    assert "home,vol,1" in terminal("table", NAME, str(file))[1]

    page = words(opened(PAGES[theme.value], MAP))
    assert page.index(HEADING) < page.index(FINDING) < page.index("Housing")  # the table stands there at once

    told = [chapter for chapter in contents(MAP, Choices(date(2026, 11, 30))).chapters if chapter.name != "method"]
    blocks = [block for chapter in told for block in chapter.blocks]
    place = blocks.index(Heading(HEADING))
    kinds = [type(block) for block in blocks[place : place + 4]]
    assert kinds == [Heading, Text, Figure, Grid]

    method = refreshed(PAGE.read_text(encoding="utf-8"))
    section = re.search(
        rf"## {theme.value}\n(?:(?!\n## ).)*`{NAME}`\n\n\*\*What it answers\.\*\* Needs that", method, re.S
    )
    assert section
