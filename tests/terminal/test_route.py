"""A person's route in the terminal: a story for people, a table for programs, and every way to describe somebody."""

import json

import pytest

from tests.terminal.run import RIVERSIDE, Terminal

AT_NIGHT = ("--need", "adhd", "--age", "16", "--area", "westhaven", "--stage", "custody", "--at", "Sat 23:00")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def test_a_route_is_a_story_that_starts_with_the_finding_and_says_what_it_is_for(run: Terminal) -> None:
    code, out, err = run("route", RIVERSIDE, *AT_NIGHT)
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0].startswith("Illustrative: No recorded way to help with ADHD or autism is open at 23:00 on Saturday")
    assert "For planning, not for advising a real person." in lines


def test_a_preset_person_is_the_same_as_one_described_alike(run: Terminal) -> None:
    assert run("route", RIVERSIDE, "--person", "young_adhd") == run("route", RIVERSIDE, *AT_NIGHT)


def test_what_is_given_replaces_what_the_preset_says(run: Terminal) -> None:
    _, out, _ = run("route", RIVERSIDE, "--person", "young_adhd", "--at", "Mon 10:00", "--age", "40")
    assert "A 40-year-old who needs help with ADHD or autism, at home in Westhaven" in out
    assert "at 10:00 on Monday" in out


def test_each_need_has_a_route_of_its_own(run: Terminal) -> None:
    _, out, _ = run("route", RIVERSIDE, "--need", "housing", "--need", "debt", "--stage", "court")
    assert [line for line in out.splitlines() if line.startswith("Help with")] == [
        line for line in out.splitlines() if line.startswith(("Help with housing", "Help with debt"))
    ]
    assert out.count("Help with housing:") == out.count("Help with debt and money:") == 1


def test_as_json_it_is_the_table_of_the_question(run: Terminal) -> None:
    code, out, err = run("route", RIVERSIDE, *AT_NIGHT, "--json")
    preset = run("table", "route", RIVERSIDE, "--person", "young_adhd", "--json")[1]
    assert code == 0
    assert json.loads(out) == json.loads(preset)
    assert "For planning, not for advising a real person." in err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "Give --need, one of: mental_health, "),
        (("--need", "adhd"), 2, "Give --stage, one of: voluntary, custody"),
        (("--need", "adhd", "--stage", "custody", "--age", "sixteen"), 2, "whole number from 0"),
        (("--need", "adhd", "--stage", "custody", "--at", "Saturday night"), 2, "day and an hour"),
        (("--need", "adhdd", "--stage", "custody"), 1, 'Did you mean "adhd"?'),
        (("--need", "adhd", "--stage", "custdy"), 1, 'Did you mean "custody"?'),
        (("--need", "adhd", "--stage", "custody", "--area", "westhavn"), 1, 'Did you mean "westhaven"?'),
        (("--need", "adhd", "--stage", "custody", "--group", "woman"), 1, 'Did you mean "women"?'),
        (("--need", "adhd", "--need", "adhd", "--stage", "custody"), 1, "Name it once."),
        (("--person", "young_adhdd"), 1, 'Did you mean "young_adhd"?'),
    ],
)
def test_somebody_who_cannot_be_followed_is_told_why(
    arguments: tuple[str, ...], code: int, words: str, run: Terminal
) -> None:
    got, out, err = run("route", RIVERSIDE, *arguments)
    assert (got, out) == (code, "")
    assert words in err
    assert "Traceback" not in err
