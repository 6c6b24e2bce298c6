"""Papers of a page: the board paper, and what the map says about each partner."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from analysis import Answer
from analysis._declare import Stability
from benchmarks.maps import full_map
from network.disclosure import RULES, hide
from network.model import Network, Option, StepBack
from render.report.content import Asked, Bullets, Contents, Figure, Grid, Heading, Reader, Text
from render.report.docx import document
from render.report.docx_base import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from render.report.docx_fit import READABLE, fit, fits_a_page, fitting
from render.report.telling import Choices
from tests.asked import asked, board_paper, contents, partner_pages
from tests.pace import usually
from tests.report.checker.docx import faults
from tests.shipped import as_shown
from tests.small_networks import NETWORKS, SOME

DAY = date(2026, 11, 29)
WIDE, HIGH = PAGE_WIDTH - 2 * MARGIN, PAGE_HEIGHT - 2 * MARGIN - 35  # mm below the heads of a page
MAPS = ("partners", "partners_after", "merseyside_2014")
LONGEST = (
    "Gwasanaeth Cyffuriau ac Alcohol Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    "Wielkopolskie Stowarzyszenie Konstantynopolitańczykowianeczkom i Pięćdziesięciogroszówkom",
)
SOFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def riverside() -> Network:
    return as_shown("partners")


def words(made: Contents) -> str:
    said: list[str] = []
    for block in made.blocks():
        match block:
            case Heading(text) | Text(text) | Asked(text):
                said.append(text)
            case Bullets(items):
                said += items
            case Grid(caption, shown):
                said += [caption, *shown.frame.columns, *shown.frame.to_numpy().ravel()]
    return "\n".join(said)


@pytest.mark.parametrize(
    ("name", "reader"), usually(list(zip(MAPS, Reader, strict=True)), slowly=list(product(MAPS, Reader)))
)
def test_a_board_paper_fits_a_page_and_the_checker_finds_nothing(name: str, reader: Reader) -> None:
    made = board_paper(as_shown(name), Choices(DAY, reader))
    assert fit(made.chapters[0].blocks, WIDE, HIGH) is not None
    assert faults(document(made)) == []


def test_a_board_reads_five_findings_what_is_not_known_three_options_and_what_is_asked(riverside: Network) -> None:
    made = board_paper(riverside, Choices(DAY))
    headings = [block.text for block in made.blocks() if isinstance(block, Heading)]
    assert headings == ["What the map shows", "What we do not know", "Options. An exercise, not a plan",
                        "Who does what by when", "We ask the board to"]  # fmt: skip
    (findings, options, _) = (block for block in made.blocks() if isinstance(block, Bullets))
    assert len(findings.items) == 5
    assert [one[:9] for one in options.items] == ["Option A:", "Option B:", "Option C:"]
    (table,) = (block for block in made.blocks() if isinstance(block, Grid))
    assert list(table.shown.frame.columns[1:]) == ["Today", "Option A", "Option B", "Option C"]


def test_whoever_was_not_in_the_room_finds_what_is_to_be_decided_and_what_each_option_is(riverside: Network) -> None:
    said = words(board_paper(riverside, Choices(DAY)))
    assert "Say which of these next moves is ours. A strength: " in said
    assert "Across boundaries: arrange an introduction across this line" in said
    assert "a brain injury”: Brain injury and ADHD clinic, three boroughs: taking people from " in said
    assert "Not in these figures: money, staff" in said
    assert "A situation is one way in, one need, one age band and one home area." in said


def test_a_room_hears_what_is_put_forward_though_a_partner_is_called_as_others_are_spoken_of(
    riverside: Network,
) -> None:
    names = {"homelessness": "Voluntary partner"}
    partners = tuple(replace(one, name=names.get(one.id, one.name)) for one in riverside.partners)
    said = words(board_paper(replace(riverside, partners=partners), Choices(DAY, Reader.ROOM)))
    assert "Option A: the introduction that opens most: a criminal-justice partner with a voluntary partner." in said


@cache
def of_sixty() -> tuple[Network, Contents]:
    """A map on which introductions cannot be told, and its board paper."""
    sixty = hide(full_map(60), RULES["mhsds"])
    return sixty, board_paper(sixty, Choices(DAY))


def test_where_introductions_cannot_be_told_none_is_put_forward() -> None:
    sixty, made = of_sixty()
    assert asked("introductions", sixty).state == "not known"
    assert "the introduction that opens most" not in words(made)
    told = contents(sixty, Choices(DAY, chapters=("introductions",)))
    assert not any(isinstance(one, Heading) and one.level == 3 for one in told.blocks())


def test_where_few_have_answered_what_is_not_known_stands_first() -> None:
    said = words(board_paper(as_shown("merseyside_2014"), Choices(DAY)))
    assert said.index("What we do not know") < said.index("What the map shows")


def test_options_that_were_chosen_stand_in_place_of_those_put_forward(riverside: Network) -> None:
    saved = replace(riverside, options=(Option("Q", "without the peer support group", (StepBack("peer"),)),))
    made = board_paper(saved, Choices(DAY, options=("Q",)))
    assert "Option Q: without the peer support group." in words(made)
    assert "Option A" not in words(made)
    assert "Suggested from the map" not in words(made)
    assert "Say which of these next moves is ours. Build next: meet" in words(made)  # no option is that already
    assert "Option Q" not in words(board_paper(saved, Choices(DAY)))


def test_a_board_paper_for_a_room_names_nobody_but_with_pride(riverside: Network) -> None:
    said = words(board_paper(riverside, Choices(DAY, Reader.ROOM)))
    named = {one.name for one in riverside.partners if one.name in said}
    assert named == {"Youth justice and health service, Westhaven"}


def test_each_partner_has_a_page_and_it_fits(riverside: Network) -> None:
    made = partner_pages(riverside, Choices(DAY))
    assert [one.title for one in made.chapters] == sorted((one.name for one in riverside.partners), key=str.casefold)
    for chapter in made.chapters:
        assert fit(chapter.blocks, WIDE, HIGH) is not None, chapter.title
        assert "where it is wrong, please say so" in chapter.blocks[0].text  # on every page: each is sent alone
    assert faults(document(made)) == []


def test_a_page_says_what_the_map_says_and_names_the_partner_in_its_findings(riverside: Network) -> None:
    said = words(partner_pages(riverside, Choices(DAY), ["ld"]))
    assert "Liaison and diversion service is the only recorded way through" in said
    assert "People come from: Custody suite, Northfield (125)" in said
    assert "What would you correct?" in said


def test_a_page_names_no_other_partner_in_a_finding(riverside: Network) -> None:
    (made,) = (partner_pages(riverside, Choices(DAY), ["ld"]),)
    findings = [item for block in made.blocks() if isinstance(block, Bullets) for item in block.items
                if item.startswith("Illustrative: ")]  # fmt: skip
    assert findings
    said = " ".join(findings)
    assert {one.id for one in riverside.partners if one.name in said} == {"ld"}


@pytest.mark.parametrize("name", SOME)
def test_every_small_map_has_a_board_paper_and_pages(name: str) -> None:
    network = NETWORKS[name]
    assert words(board_paper(network, Choices(DAY)))
    assert len(partner_pages(network, Choices(DAY)).chapters) == len(network.partners)


def test_the_state_of_the_partnership_fits_its_page(riverside: Network) -> None:
    state = contents(riverside, Choices(DAY, chapters=("state",))).chapters[0]
    assert any(isinstance(block, Figure) for block in state.blocks)
    assert fit(state.blocks, (WIDE - 8) / 2, HIGH, columns=2) is not None


@pytest.mark.long
def test_papers_fit_their_page_with_the_longest_welsh_and_polish_names(riverside: Network) -> None:
    partners = tuple(
        replace(one, name=f"{LONGEST[place % 2]} {place}", short=None) for place, one in enumerate(riverside.partners)
    )
    named = replace(riverside, partners=partners)
    state = contents(named, Choices(DAY, chapters=("state",))).chapters[0]
    assert fit(state.blocks, (WIDE - 8) / 2, HIGH, columns=2) is not None
    for made in (board_paper(named, Choices(DAY)), partner_pages(named, Choices(DAY))):
        assert [one.title for one in made.chapters if fit(one.blocks, WIDE, HIGH) is None] == []


@pytest.mark.long
def test_a_board_paper_fits_its_page_with_names_that_nobody_would_choose(riverside: Network) -> None:
    name = (
        "Gwasanaeth Cyswllt a Dargyfeirio Cyfiawnder Troseddol "
        + "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysilio" * 2
    )
    partners = tuple(replace(one, name=f"{name} {place}", short=None) for place, one in enumerate(riverside.partners))
    (paper,) = board_paper(replace(riverside, partners=partners), Choices(DAY)).chapters
    assert fits_a_page(paper.blocks)


def test_what_is_asked_ends_as_a_sentence_does() -> None:
    # both sides lead the gaps of this map, and their next move ends in a question
    (paper,) = of_sixty()[1].chapters
    moves = next(one.text for one in paper.blocks if isinstance(one, Asked) and "next moves" in one.text)
    assert "mean here? From referral to help: " in moves


@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", MAPS)
def test_libreoffice_sets_each_paper_on_as_many_pages_as_we_do(name: str, tmp_path: Path) -> None:
    network = as_shown(name)
    papers = {
        "board": board_paper(network, Choices(DAY)),
        "state": contents(network, Choices(DAY, chapters=("state",))),
        "pages": partner_pages(network, Choices(DAY)),
    }
    for paper, made in papers.items():
        (tmp_path / f"{paper}.docx").write_bytes(document(made))
        subprocess.run([str(SOFFICE), "--headless", "--convert-to", "pdf", f"{paper}.docx"], cwd=tmp_path, check=True)
        told = subprocess.run(["pdfinfo", f"{paper}.pdf"], cwd=tmp_path, check=True, capture_output=True, text=True)
        assert f"Pages:           {len(made.chapters)}\n" in told.stdout, paper


def test_the_board_paper_answers_a_members_five_questions(riverside: Network) -> None:
    """Which findings, how sure, what is not known, who does what by when, and what is asked of us."""
    (paper,) = board_paper(riverside, Choices(DAY)).chapters
    under: dict[str, list[str]] = {}
    for block in paper.blocks:
        if isinstance(block, Heading):
            under[block.text] = []
        elif not isinstance(block, Grid | Figure):
            under[list(under)[-1]] += block.items if isinstance(block, Bullets) else [block.text]
    shows = under["What the map shows"]
    assert len(shows) == 6
    assert shows[-1].startswith("How sure: ")
    assert "None of these was tested by leaving answers out" in shows[-1]
    assert under["What we do not know"]
    promises = under["Who does what by when"]
    assert all(re.search(r", by \d+ \w+ 20\d\d(, which has passed)? \(.+\)\.$", one) for one in promises[:-1])
    assert any("which has passed" in one for one in promises)
    assert len(under["We ask the board to"]) == 3


@pytest.mark.parametrize(("reader", "long"), [(Reader.ROOM, False), (Reader.BOARD, True)])
def test_promises_that_are_not_on_the_page_are_counted_on_it(riverside: Network, reader: Reader, long: bool) -> None:
    """Where nobody has agreed to be named, or what findings rest on leaves no room for a promise."""

    def ask(name: str, network: Network, **options: object) -> Answer:
        answer = asked(name, network, **options)
        return answer.tested(Stability(97, 1, 2, "leaving answers out")) if long else answer

    (paper,) = board_paper(replace(riverside, agreed=()), Choices(DAY, reader=reader), ask=ask).chapters
    assert Heading("Who does what by when") not in paper.blocks
    assert [one for one in paper.blocks if isinstance(one, Asked)][-1].text.endswith(
        "when promises are asked about again. 5 are still to be kept, 2 past their day: more stands in the report."
    )


def test_of_a_tested_finding_the_board_reads_how_firm_it_is(riverside: Network) -> None:
    def ask(name: str, network: Network, **options: object) -> Answer:
        answer = asked(name, network, **options)
        return answer.tested(Stability(97, None, None, "leaving answers out")) if name == "sole_routes" else answer

    (paper,) = board_paper(riverside, Choices(DAY), ask=ask).chapters
    (sure,) = [one.text for one in paper.blocks if isinstance(one, Text) and one.text.startswith("How sure: ")]
    assert "Much relied on: Firm: unchanged in 97 of 100 re-runs" in sure
    assert "The others were tested" not in sure
    assert "The others were not tested" in sure


def test_a_page_keeps_as_many_pictures_as_can_be_read(riverside: Network) -> None:
    chapter = contents(riverside, Choices(DAY, chapters=("state",))).chapters[0]
    blocks, fitted = fitting(chapter.blocks, (WIDE - 8) / 2, HIGH, columns=2)
    pictures = [sum(isinstance(block, Figure) for block in some) for some in (chapter.blocks, blocks)]
    assert fitted is not None
    assert fitted.widest >= READABLE
    assert 0 < pictures[1] < pictures[0]
    assert len(chapter.blocks) - len(blocks) == pictures[0] - pictures[1]
    assert fitting(blocks[:1], WIDE, HIGH)[0] == list(blocks[:1])
