"""Puts the words of the app into the page on method: headings, how each answer is worked out, sources.

python -m tests.docs.refresh_method

What each question answers, why one would ask and its limits are written by hand, and stay.
"""

import re
import textwrap
from pathlib import Path

import analysis

PAGE = Path(__file__).parents[2] / "docs" / "method.md"
WIDTH = 118


def refreshed(page: str) -> str:
    """The page with the words that the app has now."""
    for name, question in analysis.questions().items():
        begin, section, end = _parted(page, name)
        worked_out = f"**How it is worked out.** On: {question.graph}. {question.definition}"
        section = re.sub(r"### .+", lambda _: f"### {question.heading}", section, count=1)  # noqa: B023 - used at once
        for part, text in (
            (r"\*\*How it is worked out", worked_out),
            (r"\*\*Source", f"**Source.** {question.source}."),
        ):
            section = re.sub(rf"{part}.*?(?=\n\n|\n*\Z)", lambda _: _filled(text), section, flags=re.DOTALL)  # noqa: B023
        page = begin + section + end
    return page


def _parted(page: str, name: str) -> tuple[str, str, str]:
    """What stands before the section of a question, the section, and what stands behind it."""
    found = re.search(rf"^### [^\n]+\n\n`{name}`\n.*?(?=^##|\Z)", page, re.MULTILINE | re.DOTALL)
    if found is None:
        return page, "", ""
    return page[: found.start()], found[0], page[found.end() :]


def _filled(text: str) -> str:
    return textwrap.fill(text, width=WIDTH, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    PAGE.write_text(refreshed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
