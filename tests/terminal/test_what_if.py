"""What-ifs in the terminal: which situations change, that it is an exercise, and what cannot be tried."""

import json
from collections import Counter
from pathlib import Path

import pytest

import analysis
from network import Network, read_yaml, write_yaml
from network.edit import add_link
from network.model import AddLink, Option, Relation
from tests.small_networks import NETWORKS, SOME, with_doors_told
from tests.terminal.run import RIVERSIDE, Terminal, rows

COLUMNS = [column.name for column in analysis.questions()["what_if"].columns]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def chain(tmp_path: Path) -> str:
    """Custody -> hub -> home: home meets housing, hub mental health; nobody lets people in at court."""
    return saved(with_doors_told(NETWORKS["chain"]), tmp_path)


def saved(network: Network, folder: Path) -> str:
    path = folder / "map.yaml"
    write_yaml(network, path)
    return str(path)


def changes(printed: str) -> Counter[str]:
    return Counter(row["change"] for row in rows(printed))


# Testshire: 2 homes, 2 ages: 4 situations for each way in and need; women fare as the others do.
def test_a_new_link_is_told_situation_by_situation(run: Terminal, chain: str) -> None:
    code, out, err = run("what-if", chain, "--link", "custody", "home")
    assert code == 0
    assert changes(out) == {"shorter": 8}
    assert {(row["need"], row["steps_before"], row["steps_after"]) for row in rows(out)} == {("housing", "2", "1")}
    assert "- New link: Partner CUSTODY to Partner HOME." in err
    assert "4 situations have a shorter way." in err


def test_it_says_that_it_is_an_exercise_on_screen_and_in_every_row(run: Terminal, chain: str) -> None:
    _, out, err = run("what-if", chain, "--step-back", "home")
    assert "An exercise, not a plan." in err.splitlines()
    assert {row["note"] for row in rows(out)} == {"An exercise, not a plan"}


def test_who_steps_back_leaves_situations_without_help(run: Terminal, chain: str) -> None:
    # 8 at custody lose their way; the 8 at court, who never had one, lose the service
    _, out, err = run("what-if", chain, "--step-back", "home")
    assert changes(out) == {"closed": 8, "service gone": 8}
    assert "20 known referrals would need another place to go." in err
    assert "Where is there no way to help? Before: 8 of 16 situations. After: 4 of 16 situations." in err


def test_changes_stand_on_one_another_in_the_order_they_are_given(run: Terminal, chain: str) -> None:
    code, out, _ = run("what-if", chain, "--unlink", "hub", "home", "--link", "hub", "home")
    assert (code, rows(out)) == (0, [])
    code, _, err = run("what-if", chain, "--link", "hub", "home", "--unlink", "hub", "home", "--unlink", "hub", "home")
    assert code == 1
    assert "There is no link" in err


def test_a_link_can_be_limited_to_needs(run: Terminal, chain: str) -> None:
    for needs, found in ((("housing",), {"shorter": 8}), (("mental",), {}), (("mental", "housing"), {"shorter": 8})):
        carries = [part for need in needs for part in ("--need", need)]
        assert changes(run("what-if", chain, "--link", "custody", "home", *carries)[1]) == found


def test_the_table_is_that_of_the_question_on_the_edited_map(run: Terminal) -> None:
    before = read_yaml(RIVERSIDE)
    after = add_link(before, Relation("police", "peer"))
    expected = analysis.run("what_if", before, other=after).table
    told = json.loads(run("what-if", RIVERSIDE, "--link", "police", "peer", "--json")[1])
    assert list(told[0]) == [*COLUMNS, "note"]
    assert [[row[name] for name in COLUMNS] for row in told] == json.loads(expected.to_json(orient="values"))


def test_longer_hours_change_something_once_an_hour_is_asked(run: Terminal, tmp_path: Path) -> None:
    # on Saturday at noon only the cell is open; women's housing opens at night
    doors = saved(NETWORKS["two doors"], tmp_path)
    longer = ("--open-hours", "roof", "Sat 10:00-14:00", "--link", "cell", "roof")
    _, out, err = run("what-if", doors, *longer, "--at", "Sat 12:00")
    assert {row["group"] for row in rows(out)} == {"women"}
    assert "--at" not in err
    assert "Without --at every door is taken to be open" in run("what-if", doors, *longer)[2]


def test_a_saved_option_can_be_tried(run: Terminal, tmp_path: Path) -> None:
    chain = NETWORKS["chain"]
    options = (Option("A", "A short cut", (AddLink(Relation("custody", "home")),)), Option("B", "Nothing yet"))
    path = saved(Network(chain.system, chain.partners, chain.relations, options=options), tmp_path)
    assert changes(run("what-if", path, "--option", "A")[1]) == {"shorter": 8}
    assert changes(run("what-if", path, "--option", "B")[1]) == {}
    code, _, err = run("what-if", path, "--option", "C")
    assert code == 1
    assert "The map has: A, B." in err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "Choose a change: --step-back, --link"),
        (("--step-back", "peeer"), 1, 'Did you mean "peer"?'),
        (("--link", "police", "peeer"), 1, 'Did you mean "peer"?'),
        (("--link", "police"), 2, "expected 2 arguments"),
        (("--link", "police", "peer", "--need", "housng"), 1, 'Did you mean "housing"?'),
        (("--need", "housing", "--link", "police", "peer"), 2, "give the link first"),
        (("--step-back", "peer", "--need", "housing"), 2, "give the link first"),
        (("--unlink", "police", "peer"), 1, "There is no link"),
        (("--open-hours", "ld", "at night"), 2, "are not opening hours"),
        (("--add-area", "women_four", "westhavn"), 1, 'Did you mean "westhaven"?'),
        (("--add-need", "ld", "housng"), 1, 'Did you mean "housing"?'),
        (("--add-ages", "camhs", "ten", "17"), 2, "is not a whole number"),
        (("--add-ages", "camhs", "17", "10"), 2, "run from 17 down to 10"),
        (("--capacity", "ld", "-3"), 2, "is not a whole number"),
        (("--option", "A"), 1, "The map has: none."),
        (("--step-back", "ld", "--link", "police", "ld"), 1, '"ld" is not in the list of partners'),
        (("--dance",), 2, "unrecognized arguments"),
    ],
)
def test_what_cannot_be_tried_is_said(arguments: tuple[str, ...], code: int, words: str, run: Terminal) -> None:
    got, out, err = run("what-if", RIVERSIDE, *arguments)
    assert (got, out) == (code, "")
    assert words in err
    assert "Traceback" not in err


@pytest.mark.parametrize("title", SOME)
def test_on_every_small_map_a_partner_can_step_back_and_two_can_be_linked(
    title: str, run: Terminal, tmp_path: Path
) -> None:
    network = NETWORKS[title]
    path = saved(network, tmp_path)
    ids = [*network.by_id][:2]
    for change in (("--step-back", *ids[:1]), ("--link", *ids)):
        code, out, err = run("what-if", path, *change)
        assert code == (0 if len(change) == (2 if change[0] == "--step-back" else 3) else 2), err
        assert {len(row) for row in rows(out)} <= {len(COLUMNS) + 1}
