"""docs/cli.md and the program say the same: every command with every option, and nothing else."""

import argparse
import re

import pytest

from terminal.parser import parser_for
from tests.terminal.run import ROOT

PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))


def commands() -> dict[str, argparse.ArgumentParser]:
    (found,) = (action for action in parser_for(None)._actions if isinstance(action, argparse._SubParsersAction))
    return found.choices


def test_the_page_describes_every_command_in_the_order_of_the_program() -> None:
    assert list(SECTIONS) == list(commands())


@pytest.mark.parametrize("command", SECTIONS)
def test_a_section_names_every_option_of_its_command_and_no_other(command: str) -> None:
    options = {name for action in commands()[command]._actions for name in action.option_strings} - {"-h", "--help"}
    listed = re.findall(r"^\| (.*?) \|", SECTIONS[command], re.MULTILINE)
    assert set(re.findall(r"--[a-z-]+", " ".join(listed))) == options


def test_the_readme_shows_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^python cli\.py (\S+)", readme, re.MULTILINE)) == set(commands())
