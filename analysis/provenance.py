"""Where do the statements on this map come from?"""

from datetime import date

import pandas as pd

from analysis._declare import Question, Result, State, Theme, Word, columns
from analysis._sources import SOURCE_WORDS, sources
from network.model import Network, Source
from network.words import lacking, numbered, plural

QUESTION = Question(
    theme=Theme.SURE,
    order=20,
    heading="Where does this map come from?",
    finding="{main_share} of the statements on this map come from {main}; {unnamed}.",
    nothing="Every statement on this map comes from {main}.",
    not_known="We cannot say where this map comes from: {because}.",
    ask="Who would know best, and where would we look to check?",
    move="Ask whoever would know, and record the source on the Data page.",
    move_page="Data",
    columns=columns(
        """
        about      | About      | text  | what is stated: partners, links or stories
        source     | Source     | text  | fact, public, survey, workshop, record, illustrative; empty: not known
        statements | Statements | count | from 1
        share      | Share      | share | of all statements on the map, 0 to 1
        newest     | Newest     | text  | latest date given, such as 2026-06-30; empty where none is
        """,
    ),
    graph="The whole map",
    definition="Every partner, link and story is one statement; each may name the kind of source it comes from.",
    source="The map file",
)


def answer(network: Network) -> Result:
    """Statements by kind of source.

    Returns
    -------
    Result whose table has one row for each thing stated and kind of source: partners, links, stories, then most
    statements first. Shares add up to 1.
    """
    table = _table(network)
    kinds = table.groupby("source")["statements"].sum().sort_index().sort_values(ascending=False, kind="stable")
    named = kinds.drop("", errors="ignore")
    statements, unnamed = int(kinds.sum()), int(kinds.get("", 0))
    return Result(
        state=_state(statements, unnamed, len(named)),
        table=table,
        words=_words(named, statements, unnamed),
        figure=(f"{statements - unnamed:,}", f"of {plural(statements, 'statement')} with a source")
        if statements
        else None,
        caveats=(*_made_up_of(table), *((f"{plural(unnamed, 'statement')} not known.",) if unnamed else ())),
        facts=(*((f"from {SOURCE_WORDS[str(kind)]}", int(n)) for kind, n in named.items()), ("not known", unnamed)),
    )


def unclear(network: Network) -> int:
    """How many statements name no source: what the sure line says is not known."""
    given = [source for stated in sources(network).values() for source in stated]
    return sum(source is None or not source.kind for source in given)


def _table(network: Network) -> pd.DataFrame:
    stated = sources(network)
    everything = sum(len(given) for given in stated.values())
    rows = [
        (about, kind, len(group), len(group) / everything, _newest(group))
        for about, given in stated.items()
        for kind, group in _by_kind(given)
    ]
    return pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])


def _made_up_of(table: pd.DataFrame) -> tuple[str, ...]:
    """What the statements are about: elsewhere those about links are counted alone."""
    about = table.groupby("about", sort=False)["statements"].sum()
    said = [f"{what} {number:,}" for what, number in about.items()]
    return (f"Statements by what they are about: {', '.join(said)}.",) if len(said) > 1 else ()


def _by_kind(given: list[Source | None]) -> list[tuple[str, list[Source]]]:
    groups: dict[str, list[Source]] = {}
    for source in given:
        shown = source or Source()
        groups.setdefault(shown.kind or "", []).append(shown)
    return sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))


def _newest(group: list[Source]) -> str:
    dates: list[date] = [source.when for source in group if source.when is not None]
    return max(dates).isoformat() if dates else ""


def _state(statements: int, unnamed: int, kinds: int) -> State:
    if not statements or 2 * unnamed > statements:
        return "not known"
    return "nothing" if kinds == 1 and not unnamed else "finding"


def _words(named: pd.Series, statements: int, unnamed: int) -> dict[str, Word]:
    no_source = f"{unnamed:,} {numbered(unnamed, 'names', 'name')} no source"
    of_all = lacking(unnamed, statements, "statement", ("names no source", "name no source"), "names a source")
    words: dict[str, Word] = {
        "because": of_all if statements else "nothing is stated on it yet",
        "unnamed": no_source if unnamed else "all name their source",
    }
    if named.empty:
        return words
    share = f"About {100 * named.iloc[0] / statements:.0f} in 100"
    return words | {"main": SOURCE_WORDS[str(named.index[0])], "main_share": share}
