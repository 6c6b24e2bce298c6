"""Options side by side: what-ifs that were saved, where they are chosen. They are exercises, not plans."""

from collections.abc import Iterator

from network.model import Option
from network.tray import apart, as_the_map_has_it, tried
from network.unnamed import named_in
from render.edit_words import EXERCISE, edit_said
from render.option_table import MEASURED, Measured, option_table, said_of_reliance
from render.pictures import Nothing, slopes
from render.report.content import Block, Bullets, Figure, Heading, Text
from render.report.telling import Telling, cut

__all__ = ["blocks", "called", "chosen", "measured"]


def blocks(telling: Telling) -> Iterator[Block]:
    """Each option that was chosen, then what it would change beside the others."""
    options = chosen(telling)
    if not options:
        return
    yield Text(f"{EXERCISE}. Nothing here has been decided.")
    agreed = telling.seen.agreed if telling.seen.room else None
    for option in options:
        yield Heading(called(telling, option))
        first = as_the_map_has_it(telling.network, option.edits)
        yield Bullets(tuple(f"{edit_said(telling.network, edit, first, agreed=agreed)}." for edit in option.edits))
    columns = measured(telling, options)
    yield Heading("Side by side")
    if price := said_of_reliance(columns[0], columns[1:]):
        yield Text(price)
    drawn = slopes.draw_options(columns)
    if not isinstance(drawn, Nothing):
        yield Figure(drawn)
    yield cut(option_table(columns), f"Options side by side. {EXERCISE}", rows=20)


def chosen(telling: Telling) -> list[Option]:
    """The options that the report tells, in the order of the map."""
    return [one for one in telling.network.options if one.id in telling.choices.options]


def called(telling: Telling, option: Option) -> str:
    """The option's letter and name; a name that names partners who have not agreed is not told to a room."""
    if telling.seen.room and not named_in(telling.network, option.name) <= telling.seen.agreed:
        return f"Option {option.id}"
    return f"Option {option.id}: {option.name}"


def measured(telling: Telling, options: list[Option], *, short: bool = False) -> list[Measured]:
    """The map as it is, then each option, with the answers that options are measured by.

    Parameters
    ----------
    short
        Whether an option is called by its letter alone.
    """
    base, ask = telling.network, telling.ask
    columns = [Measured("Today", {name: ask(name, base) for name in MEASURED[:-1]})]
    for option in options:
        edits = apart(base, option.edits)
        after = tried(base, edits).network
        answers = {name: ask(name, after) for name in MEASURED[:-1]}
        name = f"Option {option.id}" if short else called(telling, option)
        columns.append(Measured(name, answers | {"what_if": ask("what_if", base, other=after)}, edits))
    return columns
