"""The page on method has every question, and says nothing else of it than the app does under How we know."""

import importlib
import re
from pathlib import Path

import pytest

import analysis

PAGE = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
REFRESH = "python -m tests.docs.refresh_method puts the words of the app there"
PARTS = ("What it answers", "Why ask", "How it is worked out", "Limits", "Source")
HALF_A_PAGE = 330  # words
CITED = re.compile(r"([A-Z][\w-]+)(?: and [A-Z][\w-]+)? \((\d{4})\)")


def sections() -> dict[str, str]:
    """The text of each question by its name, which stands under the heading."""
    found = re.findall(r"^### [^\n]+\n\n`(\w+)`\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return {name: " ".join(text.split()) for name, text in found}


def test_every_question_has_a_section_and_no_other_thing_has_one() -> None:
    questions = analysis.questions()
    for name, question in questions.items():
        assert name in sections(), (
            f"docs/method.md has no section on analysis/{name}.py. Add, under {question.theme}:\n"
            f"### {question.heading}\n\n`{name}`\n\n" + "\n\n".join(f"**{part}.** …" for part in PARTS)
        )
    assert set(sections()) == set(questions), "docs/method.md has a section on a question that does not exist"


@pytest.mark.parametrize("name", analysis.questions())
def test_a_section_says_what_the_receipt_says_in_all_its_parts(name: str) -> None:
    question, text = analysis.questions()[name], sections().get(name, "")
    assert f"### {question.heading}\n\n`{name}`\n" in PAGE, f"docs/method.md: the heading of {name} differs. {REFRESH}"
    assert re.findall(r"\*\*([^*]+)\.\*\*", text) == list(PARTS), f"docs/method.md, {name}: its parts are {PARTS}"
    worked_out = f"**How it is worked out.** On: {question.graph}. {question.definition} **Limits.**"
    assert worked_out in text, f"docs/method.md, {name}, differs from the app. {REFRESH}:\n{worked_out}"
    assert text.endswith(f"**Source.** {question.source}."), (
        f"docs/method.md, {name}, differs from the app. {REFRESH}:\n**Source.** {question.source}."
    )
    assert len(text.split()) <= HALF_A_PAGE, f"docs/method.md, {name}: more than half a page"


@pytest.mark.parametrize("name", analysis.questions())
def test_whatever_a_question_cites_for_developers_stands_on_the_page_too(name: str) -> None:
    described = importlib.import_module(f"analysis.{name}").answer.__doc__ or ""
    missing = [cited for cited in CITED.findall(described) if f"({cited[1]})" not in PAGE or cited[0] not in PAGE]
    assert not missing, f"docs/method.md does not cite {missing}, which analysis/{name}.py does"
