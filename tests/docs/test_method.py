"""The page on method says nothing else of a question than the app does under How we know."""

import importlib
import re
from pathlib import Path

import pytest

import analysis
from tests.docs.refresh_method import new_section, parted, refreshed

PAGE = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
REFRESH = "python -m tests.docs.refresh_method puts the words of the app there"
MADE = ("What it answers", "How it is worked out", "Source")  # of a section nobody has written more for
PARTS = ("What it answers", "Why ask", "How it is worked out", "Limits", "Source")
HALF_A_PAGE = 330  # words
CITED = re.compile(r"([A-Z][\w-]+)(?: and [A-Z][\w-]+)? \((\d{4})\)")


def sections() -> dict[str, str]:
    """The text of each question by its name, which stands under the heading."""
    found = re.findall(r"^### [^\n]+\n\n`(\w+)`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return {name: " ".join(text.split()) for name, text in found}


def test_no_section_is_on_a_question_that_does_not_exist() -> None:
    assert set(sections()) <= set(analysis.questions())


@pytest.mark.parametrize("name", analysis.questions())
def test_a_section_says_what_the_receipt_says_in_all_its_parts(name: str) -> None:
    if name not in sections():
        pytest.skip(f"docs/method.md has no section on analysis/{name}.py yet. {REFRESH}")
    question, text = analysis.questions()[name], sections()[name]
    assert f"### {question.heading}\n\n`{name}`\n" in PAGE, f"docs/method.md: the heading of {name} differs. {REFRESH}"
    parts = re.findall(r"\*\*([^*]+)\.\*\*", text)
    assert parts in (list(PARTS), list(MADE)), f"docs/method.md, {name}: its parts are {PARTS}"
    worked_out = f"**How it is worked out.** On: {question.graph}. {question.definition} **"
    assert worked_out in text, f"docs/method.md, {name}, differs from the app. {REFRESH}:\n{worked_out}"
    assert text.endswith(f"**Source.** {question.source}."), (
        f"docs/method.md, {name}, differs from the app. {REFRESH}:\n**Source.** {question.source}."
    )
    assert len(text.split()) <= HALF_A_PAGE, f"docs/method.md, {name}: more than half a page"


@pytest.mark.parametrize("name", ["coverage", "crossing", "provenance"])  # first, in the middle and last
def test_a_question_without_a_section_gets_one_in_its_place(name: str) -> None:
    whole = refreshed(PAGE)
    begin, section, end = parted(whole, name)
    found = refreshed(begin + end)
    made = new_section(analysis.questions()[name])
    assert re.findall(r"\*\*([^*]+)\.\*\*", made) == list(MADE)
    assert found.replace(made, section.rstrip()).split() == whole.split()
    assert refreshed(found) == found


@pytest.mark.parametrize("name", analysis.questions())
def test_whatever_a_question_cites_for_developers_stands_on_the_page_too(name: str) -> None:
    if name not in sections():
        pytest.skip(REFRESH)
    described = importlib.import_module(f"analysis.{name}").answer.__doc__ or ""
    missing = [cited for cited in CITED.findall(described) if f"({cited[1]})" not in PAGE or cited[0] not in PAGE]
    assert not missing, f"docs/method.md does not cite {missing}, which analysis/{name}.py does"
