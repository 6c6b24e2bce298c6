"""Puts the words of the app into the page on method: headings, how each answer is worked out, sources.

python -m tests.docs.refresh_method

What each question answers, why one would ask and its limits are written by hand, and stay. A question that the page
does not have yet gets a section after the one before it in the app; what it answers is said by the docstring of its
`answer` until somebody writes more.
"""

import importlib
import re
import textwrap
from pathlib import Path

import analysis
from analysis import Question

PAGE = Path(__file__).parents[2] / "docs" / "method.md"
WIDTH = 118


def refreshed(page: str) -> str:
    """The page with the words that the app has now."""
    for name, question in analysis.questions().items():
        begin, section, end = parted(page, name)
        if not section:
            begin, end = _parted_for(page, question)
            section = f"{new_section(question)}\n\n"
        worked_out = f"**How it is worked out.** On: {question.graph}. {question.definition}"
        section = re.sub(r"### .+", lambda _: f"### {question.heading}", section, count=1)  # noqa: B023 - used at once
        for part, text in (
            (r"\*\*How it is worked out", worked_out),
            (r"\*\*Source", f"**Source.** {question.source}."),
        ):
            section = re.sub(rf"{part}.*?(?=\n\n|\n*\Z)", lambda _: _filled(text), section, flags=re.DOTALL)  # noqa: B023
        page = begin + section + end
    return page


def parted(page: str, name: str) -> tuple[str, str, str]:
    """What stands before the section of a question, the section, and what stands behind it."""
    found = re.search(rf"^### [^\n]+\n\n`{name}`\n.*?(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    if found is None:
        return page, "", ""
    return page[: found.start()], found[0], page[found.end() :]


def new_section(question: Question) -> str:
    """The section of a question as its own file says it."""
    described = importlib.import_module(f"analysis.{question.name}").answer.__doc__ or ""
    first = " ".join(described.partition("\n\n")[0].split())
    parts = (
        f"**What it answers.** {first}",
        f"**How it is worked out.** On: {question.graph}. {question.definition}",
        f"**Source.** {question.source}.",
    )
    return "\n\n".join((f"### {question.heading}", f"`{question.name}`", *map(_filled, parts)))


def _parted_for(page: str, question: Question) -> tuple[str, str]:
    """What stands before the place of a new section and behind it: at the end of what stands before it in the app."""
    names = list(analysis.questions(question.theme))
    before = names[: names.index(question.name)]
    for name in reversed(before):
        begin, section, end = parted(page, name)
        if section:
            return f"{begin}{section.rstrip()}\n\n", end
    begin, heading, end = page.partition(f"## {question.theme.value}\n\n")
    return begin + heading, end


def _filled(text: str) -> str:
    return textwrap.fill(text, width=WIDTH, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")).rstrip() + "\n", encoding="utf-8")
