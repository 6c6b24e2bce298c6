"""Questions to a map: `run("coverage", network)` gives an `Answer`. The one gate to every question.

Questions are found, not registered: each module in this folder without a leading underscore that has `QUESTION`
and `answer`. View, command line, report and export all call `run`, so they cannot disagree.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import get_args

from analysis._declare import (
    Answer,
    Claim,
    Column,
    Highlight,
    Names,
    Question,
    Receipt,
    Result,
    Stability,
    Theme,
    Who,
    answer_of,
    claim_of,
)
from network.errors import NetworkError
from network.model import Network
from network.names import suggestion

__all__ = [
    "Answer",
    "Claim",
    "Column",
    "Highlight",
    "Names",
    "Question",
    "Receipt",
    "Result",
    "Stability",
    "Theme",
    "Who",
    "claim",
    "not_known_counts",
    "options_of",
    "questions",
    "run",
]


def questions(theme: Theme | None = None) -> dict[str, Question]:
    """Every question by name, in the order of the themes and then of each page."""
    return {question.name: question for question in _in_order() if theme in (None, question.theme)}


@cache
def options_of(name: str) -> tuple[str, ...]:
    """The names of the options that a question takes."""
    names: list[str] = []
    for parameter in list(inspect.signature(_module(name).answer).parameters.values())[1:]:
        if parameter.kind is inspect.Parameter.VAR_KEYWORD:  # **options: Unpack[SomeTypedDict]
            names += get_args(parameter.annotation)[0].__annotations__
        else:
            names.append(parameter.name)
    return tuple(names)


def run(name: str, network: Network, **options: object) -> Answer:
    """Ask one question of a map.

    Parameters
    ----------
    name
        A key of `questions()`.
    options
        Those that the question takes (`options_of`). One that is None counts as not given.

    Raises
    ------
    NetworkError
        When there is no such question, or it takes no such option or value.
    """
    module, given = _ready(name, options)
    return answer_of(_declared(name), network, module.answer(network, **given), given)


def claim(name: str, network: Network, **options: object) -> Claim:
    """What the sentence that `run` would give claims, without all that stands under it.

    A question whose table is costly has `claimed(network, **options) -> Result` beside `answer`: the same state,
    figure, claims and ties. Parameters and errors as for `run`.
    """
    module, given = _ready(name, options)
    return claim_of(getattr(module, "claimed", module.answer)(network, **given))


def not_known_counts() -> dict[str, Callable[[Network], int]]:
    """For each question whose sure line may say "{n} not known.": how to count that alone.

    Such a question has `unclear(network) -> int` beside `answer`.
    """
    return {name: module.unclear for name, module in _modules().items() if hasattr(module, "unclear")}


def _ready(name: str, options: Mapping[str, object]) -> tuple[ModuleType, dict[str, object]]:
    """The file of a question, and the options that were given, each of which it takes."""
    module = _module(name)
    given = {key: value for key, value in options.items() if value is not None}
    for key in given:
        if key not in options_of(name):
            taken = ", ".join(options_of(name)) or "none"
            raise NetworkError(f'The question "{name}" has no option "{key}". Its options: {taken}.')
    return module, given


@cache
def _module(name: str) -> ModuleType:
    """The file of one question; the others need not be loaded for it."""
    if name not in _names():
        hint = suggestion(name, _names()) or f"Questions: {', '.join(_names())}."
        raise NetworkError(f'There is no question "{name}". {hint}')
    module = importlib.import_module(f"{__name__}.{name}")
    if not (hasattr(module, "QUESTION") and hasattr(module, "answer")):
        raise NetworkError(
            f"analysis/{name}.py has no QUESTION and answer. A file that only helps questions begins with an "
            f"underscore: call it _{name}.py."
        )
    return module


@cache
def _declared(name: str) -> Question:
    """What a question says of itself, by the name of its file."""
    question: Question = _module(name).QUESTION
    return replace(question, name=name)


@cache
def _in_order() -> tuple[Question, ...]:
    """Every question, by theme, then by its place on the page. They do not change while the program runs."""
    themes = list(Theme)
    found = [_declared(name) for name in _modules()]
    return tuple(sorted(found, key=lambda question: (themes.index(question.theme), question.order, question.name)))


@cache
def _names() -> tuple[str, ...]:
    """The questions there should be: every file of this folder that does not begin with an underscore."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_")))


def _modules() -> dict[str, ModuleType]:
    """The questions there are. One without its parts is left out here and told by `run` and the contract tests."""
    modules = {}
    for name in _names():
        with suppress(NetworkError):
            modules[name] = _module(name)
    return modules
