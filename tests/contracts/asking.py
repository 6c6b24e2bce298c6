"""A test of a question on many maps at once: a test for each pair costs pytest more than asking the question does."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

import analysis

__all__ = ["QUESTIONS", "each_question", "each_question_on", "on_maps"]

QUESTIONS = tuple(analysis.questions())
each_question = pytest.mark.parametrize("question", QUESTIONS)

OfOneMap = Callable[[str, str], None]


def on_maps(question: str, titles: Iterable[str], **how: Any) -> Any:
    """One case of `each_question_on`: a question and the maps it is asked of. `how` is what `pytest.param` takes."""
    return pytest.param(question, tuple(titles), **{"id": question, **how})


def each_question_on(titles: Iterable[str] = (), *more: Any) -> Callable[[OfOneMap], Callable[..., None]]:
    """Make of a test of one question and one map a test of each question on all of these maps, and of `more` cases.

    Where it fails, pytest shows the arguments of the test itself: they tell on which map.
    """
    cases = [on_maps(question, titles) for question in QUESTIONS if titles]

    def on_all(test: OfOneMap) -> Callable[..., None]:
        @pytest.mark.parametrize(("question", "titles"), [*cases, *more])
        def on_each(question: str, titles: tuple[str, ...]) -> None:
            for title in titles:
                test(question, title)

        return on_each

    return on_all
