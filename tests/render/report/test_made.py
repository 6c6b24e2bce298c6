"""What a report says: the app's own answers, in chapters that each tell something, for whoever reads it."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

import analysis
from analysis._declare import Stability
from analysis._plans import plans_for
from network.errors import NetworkError
from network.model import Comment, Network
from render.report.chapters import CHAPTERS
from render.report.content import Asked, Block, Bullets, Contents, Figure, Grid, Heading, Reader, Text
from render.report.kept_answers import KeptAnswers
from render.report.slide_plan import planned
from render.report.telling import Choices, cut
from render.tables import Shown
from tests.asked import afresh, board_paper, contents
from tests.shipped import as_shown, shipped
from tests.small_networks import NETWORKS, SOME

pytestmark = pytest.mark.long

DAY = date(2026, 11, 29)
NAMES_PARTNERS_IN_ROOMS = ("people", "boundaries")  # routes, and strengths that are named with pride


@pytest.fixture(scope="module")
def riverside() -> Network:
    return as_shown()


@pytest.fixture(scope="module")
def board(riverside: Network) -> Contents:
    return contents(riverside, Choices(DAY))


@pytest.fixture(scope="module")
def room(riverside: Network) -> Contents:
    return contents(riverside, Choices(DAY, Reader.ROOM))


def words_of(block: Block) -> Iterator[str]:
    match block:
        case Bullets(items):
            yield from items
        case Figure(picture):
            yield picture.words
            yield json.dumps(picture.spec, ensure_ascii=False)
        case Grid(caption, shown):
            yield from (caption, *shown.frame.columns, *shown.frame.to_numpy().ravel())
        case Heading(text) | Text(text) | Asked(text):
            yield text


def chapter(made: Contents, name: str) -> tuple[Block, ...]:
    return next(one.blocks for one in made.chapters if one.name == name)


def test_a_report_has_every_chapter_that_has_something_to_tell(board: Contents) -> None:
    names = [one.name for one in board.chapters]
    assert names == [
        name for name in CHAPTERS if name not in ("options", "stories", "time", "elsewhere")
    ]  # nothing chosen, no earlier map


def test_what_a_goal_would_take_is_worked_out_once(riverside: Network) -> None:
    (goal,) = (one for one in riverside.goals if one.id == "brain_injury")
    plans_for.cache_clear()
    with afresh():
        made = contents(replace(riverside, goals=(goal,)), Choices(DAY, chapters=("goals",)))
    assert f"What it would take: {goal.text}" in [one.text for one in made.blocks() if isinstance(one, Heading)]
    assert plans_for.cache_info().misses == 1


@pytest.mark.parametrize("reader", Reader)
def test_another_area_has_a_chapter_that_names_nobody_there_to_a_room_or_the_public(
    riverside: Network, reader: Reader
) -> None:
    other = as_shown("areas/coldbrook")
    made = contents(riverside, Choices(DAY, reader, chapters=("elsewhere",), elsewhere=other))
    said = " ".join(text for block in made.blocks() for text in words_of(block))
    assert [one.name for one in made.chapters] == ["elsewhere"]
    assert ("There, " in said) == (reader is Reader.BOARD)


@pytest.mark.parametrize("reader", [Reader.BOARD, Reader.ROOM, Reader.PUBLIC])
def test_stories_are_told_only_where_chosen_and_only_to_those_who_may_hear_them(
    riverside: Network, reader: Reader
) -> None:
    made = contents(riverside, Choices(DAY, reader, chapters=("stories",), stories=(0, 1)))  # one is let through
    told = [text for one in made.chapters for block in one.blocks for text in words_of(block)]
    heard = {Reader.BOARD: 2, Reader.ROOM: 1, Reader.PUBLIC: 0}[reader]
    assert sum(text.startswith("“") for text in told) == heard
    assert sum("with consent" in text for text in told) == heard


def test_a_story_without_consent_is_in_no_report(riverside: Network) -> None:
    unsaid = replace(riverside, stories=tuple(replace(one, consent=None) for one in riverside.stories))
    assert contents(unsaid, Choices(DAY, chapters=("stories",), stories=(0,))).chapters == ()


@pytest.mark.parametrize("reader", Reader)
@pytest.mark.parametrize("name", SOME)
def test_every_small_map_has_a_report_without_empty_chapters_or_headings(name: str, reader: Reader) -> None:
    made = contents(NETWORKS[name], Choices(DAY, reader))
    for one in made.chapters:
        level = 1
        for block, after in zip(one.blocks, (*one.blocks[1:], None), strict=True):
            if isinstance(block, Heading):
                assert 2 <= block.level <= level + 1, block.text
                assert after is not None, block.text
                assert not (isinstance(after, Heading) and after.level <= block.level), block.text
                level = block.level
            assert all(words.strip() for words in words_of(block) if not isinstance(block, Grid))


def test_what_a_partner_says_is_told_with_the_finding_wherever_that_is_told(riverside: Network) -> None:
    comment = Comment("peer", "Others send people too.", "sole_routes", on_wall=True)
    commented = replace(riverside, comments=(comment, replace(comment, text="Held back.", on_wall=False)))
    quoted = {}
    for reader in Reader:
        made = contents(commented, Choices(DAY, reader, chapters=("state", "bottlenecks")))
        blocks = [block for block in made.blocks() if isinstance(block, Text)]
        quoted[reader] = [one.text for one in blocks if one.look == "comment"]
        before = [blocks[place - 1].look for place, one in enumerate(blocks) if one.look == "comment"]
        assert set(before) <= {"sentence", "comment"}
        notes = [note for slide in planned(made) for note in slide.notes if "Others send" in note]
        assert len(notes) == (0 if reader is Reader.PUBLIC else 1)  # a sentence has one slide
    name, held = riverside.name("peer"), "says: “Held back.”"
    told = [f"{name} says: “Others send people too.”", f"{name} {held}"]
    assert quoted[Reader.BOARD] == told * 2  # on the first page and in its chapter
    assert len(quoted[Reader.ROOM]) == 2
    assert not any(name in one or held in one for one in quoted[Reader.ROOM])
    assert quoted[Reader.PUBLIC] == []
    (paper,) = board_paper(commented, Choices(DAY)).chapters
    said = " ".join(text for block in paper.blocks for text in words_of(block))
    assert f"{told[0]} 1 more comment in the report." in said


def test_every_sentence_is_the_answers_own(riverside: Network, board: Contents) -> None:
    said = {block.text for block in board.blocks() if isinstance(block, Text)}
    for name in ("coverage", "sole_routes", "leaks", "crossing", "introductions", "goals", "unknowns", "provenance"):
        answer = analysis.run(name, riverside)
        untested = answer.question.theme is not analysis.Theme.SURE
        assert f"Illustrative: {(answer.unchecked() if untested else answer).finding}" in said


def test_the_state_of_the_partnership_has_five_findings_what_is_not_known_and_what_is_asked(board: Contents) -> None:
    blocks = chapter(board, "state")
    assert len([one for one in blocks if isinstance(one, Text) and one.look == "sentence"]) == 6
    assert sum(isinstance(one, Asked) for one in blocks) == 5
    assert "What we do not know" in [one.text for one in blocks if isinstance(one, Heading)]


def test_a_room_reads_no_name_that_has_not_been_agreed(riverside: Network, room: Contents) -> None:
    for one in room.chapters:
        if one.name not in (*NAMES_PARTNERS_IN_ROOMS, "state"):
            words = " ".join(words for block in one.blocks for words in words_of(block))
            assert [partner.name for partner in riverside.partners if partner.name in words] == [], one.name


def test_a_board_reads_the_names_that_a_room_does_not(board: Contents) -> None:
    said = " ".join(words for block in chapter(board, "bottlenecks") for words in words_of(block))
    assert "Liaison and diversion service is the only recorded way through" in said


def test_a_chapter_that_was_not_chosen_is_not_written(riverside: Network) -> None:
    made = contents(riverside, Choices(DAY, chapters=("sources", "gaps")))
    assert [one.name for one in made.chapters] == ["gaps", "sources"]


def test_doors_that_help_some_ages_alone_are_told_in_the_grid_of_gaps(riverside: Network) -> None:
    (gaps,) = contents(riverside, Choices(DAY, chapters=("gaps",))).chapters
    grid = next(block for block in gaps.blocks if isinstance(block, Grid))
    rows = grid.shown.frame.set_index("Need")
    assert rows.loc["Safeguarding", "Southbank"] == "Only one (5 of 5 doors in part)"
    assert rows.loc["Mental health", "Northfield"] == "3 (4 of 5 doors, 1 in part)"
    assert Text("Doors are ways in. In part: for some ages.", "quiet") in gaps.blocks


def test_a_finding_that_was_not_tested_does_not_stand_flat(riverside: Network) -> None:
    def told(ask: KeptAnswers | None = None) -> list[str]:
        made = contents(riverside, Choices(DAY, chapters=("gaps",)), ask=ask or analysis.run)
        said = [one.text for one in made.blocks() if isinstance(one, Text)]
        return [said[0], next(one for one in said if one.startswith("How sure: "))]

    sentence, sure = told()
    assert sentence.startswith("Illustrative: It may be that a way to help is recorded for about ")
    assert sure.startswith("How sure: Not tested: check before acting.")
    kept, firm = KeptAnswers(), Stability(90, None, None, "as it was")
    told(kept)
    kept._answers = {key: one.tested(firm) for key, one in kept._answers.items()}
    sentence, sure = told(kept)
    assert sentence.startswith("Illustrative: A way to help is recorded for about ")
    assert sure.startswith("How sure: Firm: unchanged in 90 of 100 re-runs")


def test_where_nobody_was_asked_nothing_could_be_tested(riverside: Network) -> None:
    made = contents(replace(riverside, asked=()), Choices(DAY, chapters=("gaps",)))
    assert not [one.text for one in made.blocks() if isinstance(one, Text) and "ot tested" in one.text]


def test_a_report_on_an_area_asks_about_that_area(riverside: Network) -> None:
    made = contents(riverside, Choices(DAY, area="westhaven", chapters=("gaps",)))
    answer = analysis.run("coverage", riverside, area="westhaven")
    assert f"Illustrative: {answer.unchecked().finding}" in [one.text for one in made.blocks() if isinstance(one, Text)]
    assert "at home in Westhaven" in made.subtitle


def test_a_finding_set_aside_is_not_told_but_counted(riverside: Network) -> None:
    made = contents(riverside, Choices(DAY, chapters=("state", "bottlenecks"), aside=("sole_routes",)))
    words = " ".join(words for block in made.blocks() for words in words_of(block))
    assert "only recorded way through" not in words
    assert "1 finding set aside for later." in words


def test_promises_are_told_with_an_earlier_map(riverside: Network) -> None:
    later = as_shown("partners_after")
    made = contents(later, Choices(DAY, chapters=("time",), earlier=riverside))
    answer = analysis.run("changes", later, other=riverside)
    assert f"Illustrative: {answer.finding}" in [one.text for one in made.blocks() if isinstance(one, Text)]


@pytest.mark.parametrize(
    ("choices", "words"),
    [(Choices(DAY, chapters=("gasp",)), 'no chapter "gasp".*gaps'), (Choices(DAY, area="west"), 'no area "west"')],
)
def test_what_there_is_not_is_refused_with_what_there_is(riverside: Network, choices: Choices, words: str) -> None:
    with pytest.raises(NetworkError, match=words):
        contents(riverside, choices)


def test_progress_names_the_chapters_and_ends_at_one(riverside: Network) -> None:
    told: list[tuple[str, float]] = []
    choices = Choices(DAY, chapters=("gaps", "sources"))
    contents(riverside, choices, progress=lambda title, done: told.append((title, done)))
    assert told == [("Gaps", 0.0), ("Sources", 0.5), ("", 1.0)]


def test_a_long_table_is_cut_and_says_how_much_is_left() -> None:
    frame = pd.DataFrame({f"Column {place}": ["a longer cell of words"] * 12 for place in range(9)})
    grid = cut(Shown(frame, frozenset(), {}), "Many", rows=10)
    assert grid.more == 2
    assert grid.wider == 9 - len(grid.shown.frame.columns) > 0


def test_an_empty_map_has_no_people_and_no_promises() -> None:
    empty = replace(NETWORKS[next(iter(NETWORKS))], people=(), promises=(), goals=())
    names = [one.name for one in contents(empty, Choices(DAY)).chapters]
    assert {"people", "promises", "goals"}.isdisjoint(names)


def test_the_public_reads_the_safe_public_copy_alone(riverside: Network) -> None:
    made = contents(riverside, Choices(DAY, Reader.PUBLIC))
    words = " ".join(words for block in made.blocks() for words in words_of(block))
    assert "A safe public copy." in made.subtitle
    assert made.digest != riverside.digest[: len(made.digest)]
    for typed in ("I told my story three times", "Inspector for interviews", "One agreed first contact"):
        assert typed not in words
    asked = [block.text for block in made.blocks() if isinstance(block, Heading)]
    assert analysis.questions()["leaks"].heading not in asked


def test_what_is_not_known_has_no_table_in_which_it_would_read_as_none() -> None:
    made = contents(shipped("merseyside_2014"), Choices(DAY, chapters=("gaps", "boundaries")))
    captions = [block.caption for block in made.blocks() if isinstance(block, Grid)]
    assert analysis.questions()["entry_points"].heading not in captions
    assert analysis.questions()["crossing"].heading not in captions
    assert analysis.questions()["coverage"].heading in captions  # its cells say "Not known"
