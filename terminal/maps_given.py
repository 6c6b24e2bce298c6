"""The maps that a command was given, read from their files."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from network.details.every_place import NO_NAMES, that_name_in_place
from network.disclosure import RULES, hide
from network.errors import Problem
from network.model import Network
from network.reading import Reading
from network.recognised import BringIn, ColumnIs, Correction
from network.uploads import read_files
from network.words import plural
from terminal.exits import say

__all__ = ["read_given", "read_map"]


def read_map(files: Sequence[str], rule: str | None = None, columns: Sequence[Correction] = ()) -> Network:
    """The map in the files, its small counts hidden by the rule; warnings are counted, errors raised."""
    reading = read_given(files, columns)
    network = reading.or_raise()
    if reading.problems:
        say(f"{plural(len(reading.problems), 'warning')}: see check.")
    return hide(network, RULES[rule]) if rule else network


def read_given(files: Sequence[str], columns: Sequence[Correction] = ()) -> Reading:
    """What was read in files that belong together; where a column is to be picked it says how to type that."""
    reading = read_files(files, corrections=columns)
    return replace(reading, problems=tuple(_to_type(reading.problems)))


def _to_type(problems: Sequence[Problem]) -> Iterator[Problem]:
    for problem in problems:
        picked = [one.correction for one in problem.choices if isinstance(one.correction, ColumnIs)]
        hidden = that_name_in_place([one.heading for one in picked], NO_NAMES)  # no heading that may name somebody
        picked = [one for place, one in enumerate(picked) if place not in hidden]
        left_out = [one.correction.column for one in problem.choices if isinstance(one.correction, BringIn)]
        if left_out:
            fix = f'Look through them. If they name nobody, add --bring-in "{left_out[0]}".'
            yield replace(problem, fix=fix)
        else:
            yield replace(problem, fix=_typed(picked)) if picked else problem


def _typed(picked: Sequence[ColumnIs]) -> str:
    """What to type to pick a column; where both ends of a link are to be picked, the first two are the example."""
    fields = list(dict.fromkeys(one.field for one in picked))
    headings = list(dict.fromkeys(one.heading for one in picked))
    if {"from", "to"} <= set(fields) and len(headings) > 1:
        both = " ".join(
            f'--column {field}="{heading}"' for field, heading in zip(("from", "to"), headings, strict=False)
        )
        return f"Add both ends of a link with the headings that hold them, such as {both}."
    fields_quoted = (f'"{one.field}"' if " " in one.field else one.field for one in picked)
    typed = [f'--column {field}="{one.heading}"' for field, one in zip(fields_quoted, picked, strict=True)]
    return f"Add one of: {', '.join(typed)}."
