"""Do partners work across sectors, areas or other lines, or mostly with their own kind?"""

from collections.abc import Iterator
from dataclasses import replace
from functools import reduce

import numpy as np
import pandas as pd

from analysis._deals import SHUFFLES, Deals, Ends, ends_of, shuffled
from analysis._declare import Highlight, Question, Result, Theme, columns
from analysis._graphs import tied
from analysis._grouping import Grouping, grouping, is_of_its_own_kind
from analysis._step_down import adjusted
from network.model import Network
from network.words import lacking, numbered, plural, raised

UNLIKELY = 0.05  # share of shuffles from which on a difference may be chance
TESTED_FROM = 3  # links by chance alone; between groups with fewer, even none would say nothing
FEWEST_LINKS = 8  # that count; whatever fewer of them show, chance may have done
MAX_GROUPS = 60  # more cannot be compared pair by pair, on screen or in memory

QUESTION = Question(
    theme=Theme.BOUNDARIES,
    order=10,
    heading="Do we work across our usual lines?",
    finding="{group_a} and {group_b} have {found}, where chance alone would give about {expected}: room to build.",
    nothing="{nothing}.",
    not_known="We cannot compare yet: {because}.",
    ask="What could we do together that neither can do alone?",
    move="Introductions, only across this line.",
    move_page="Build next",
    columns=columns(
        """
        group_from      | Between                 | sector | first group, in order of id
        group_to        | And                     | sector | second group; the same as the first for links inside it
        found           | Links                   | count  | ties between the two groups of which an end was asked,
                        |                         |        | from 0
        expected        | Chance alone would give | number | ties x pairs between the groups / all pairs, of pairs
                        |                         |        | with an end that was asked; from 0
        pairs           | Pairs                   | count  | pairs of partners between the groups
        not_asked       | Pairs not asked         | count  | of these, pairs of which neither end was asked: not
                        |                         |        | counted
        as_few          | As few by chance        | share  | share of shuffles as far below what chance gives, 0 to 1
        as_few_anywhere | As few anywhere         | share  | the same adjusted for all pairs of groups that were
                        |                         |        | tested, 0 to 1; empty for pairs that were not
        """,
    ),
    graph="All ties, in either direction, of which an end was asked",
    definition="""
        Links found between two groups, against what would be found if the same links were there but the groups
        were dealt out again among the same partners; who was asked stays, and only pairs of which an end was
        asked count. A pair of groups is named only if so few links in any pair of groups come about in at most
        5 of 100 deals (step-down minimum of p over all pairs of groups with at least 3 links by chance). Of fewer
        than 8 links that count nothing is said. E-I = (links across - links within) / all links. A partner of
        several areas, stages or needs, or of none, counts in a group of its own kind.
    """,
    source="""
        Krackhardt and Stern (1988), Informal networks and organizational crises: an experimental simulation,
        Social Psychology Quarterly 51(2); Westfall and Young (1993), Resampling-based multiple testing, Wiley
    """,
)


def answer(network: Network, by: str = "sector", seed: int = 0) -> Result:
    """Links within and between groups, against what chance alone would give.

    Parameters
    ----------
    by
        `sector`, `area`, `stage`, `need` or a further column of the map.
    seed
        Of the shuffles.

    Returns
    -------
    Result whose table has one row a pair of groups, group_from <= group_to; the rows add up to the ties of which an
    end was asked between partners that have a group. Pairs that stand out come first, then others between which there
    are fewer links than by chance, most room first, then by id. Facts: `ei`, `ei_expected` (exact, from the pairs that
    count), `ei_p` (share of shuffles whose E-I is at least as far from what chance gives), `ei of` each group,
    `shuffles`, `seed`.

    Notes
    -----
    Tested are pairs of two groups between which chance alone gives at least 3 links; a group of those who serve
    several areas, or none, is not. A pair stands out when its `as_few_anywhere` is at most 5 in 100; the one with most
    room is named. In a shuffle in which more pairs between two groups were asked, chance gives more links: each deal is
    held against its own. More than 60 groups are not compared: not known, with no rows. `as_few` is NaN where the
    groups have no pair that counts, E-I where there are no ties.

    Raises
    ------
    NetworkError
        When no partner has the column `by`: there are no lines to cross.

    References
    ----------
    Krackhardt and Stern (1988), Social Psychology Quarterly 51; Westfall and Young (1993), Resampling-based multiple
    testing: examples and methods for p-value adjustment.
    """
    groups = grouping(network, by)
    if len(groups.ids) > MAX_GROUPS:
        return _too_many(network, groups, seed)
    ends = ends_of(network, groups)
    deals = reduce(Deals.with_more, shuffled(ends, np.random.default_rng(seed)))
    table = _table(groups, ends, deals)
    ungrouped = groups.without(network)
    facts = _facts(ends, deals, groups, seed)
    chosen = _chosen(table)
    return Result(
        state="not known" if not _known(network, groups, ends) else "nothing" if chosen is None else "finding",
        table=table,
        words=_words(table, chosen, network, groups) | {"nothing": _nothing(table, groups, dict(facts))},
        figure=None if chosen is None else _figure(int(chosen["found"])),
        highlight=_highlight(network, groups, chosen),
        claims=() if chosen is None else (chosen["group_from"], chosen["group_to"]),
        caveats=tuple(_caveats(network, groups, table, ungrouped)),
        left_out=_left_out(table, ungrouped, groups.said),
        assumed=("Every pair of partners is as likely to be linked as any other.",),
        facts=facts,
    )


def claimed(network: Network, by: str = "sector", seed: int = 0) -> Result:
    """What `answer` claims in its sentence, with no more shuffles than it takes to know."""
    groups = grouping(network, by)
    if len(groups.ids) > MAX_GROUPS:
        return Result("not known", pd.DataFrame(), {})
    ends = ends_of(network, groups)
    known = _known(network, groups, ends)
    named = _named_pair(groups, ends, np.random.default_rng(seed)) if known else None
    if named is None:
        return Result("nothing" if known else "not known", pd.DataFrame(), {})
    *pair, found = named
    return Result("finding", pd.DataFrame(), {}, figure=_figure(found), claims=tuple(pair))


def _named_pair(groups: Grouping, ends: Ends, random: np.random.Generator) -> tuple[str, str, int] | None:
    """The two groups that the sentence names, and the links between them; None where no pair stands out.

    On most maps every pair has come out as short in more than 5 of all deals long before the last; then none can.
    """
    parts = shuffled(ends, random)
    deals = next(parts)
    first, second = np.triu_indices(ends.groups)
    cells = first * ends.groups + second
    apart = np.array([not is_of_its_own_kind(group) for group in groups.ids], dtype=np.bool_)
    tested = (first != second) & apart[first] & apart[second] & (deals.expected[0, cells] >= TESTED_FROM)
    first, second, cells = first[tested], second[tested], cells[tested]
    short = deals.short(cells)
    for part in parts:
        short = np.concatenate((short, part.short(cells)))
        if ((short <= short[0]).sum(axis=0) > UNLIKELY * (1 + SHUFFLES)).all():
            return None
    standing_out = adjusted(short)[1] <= UNLIKELY
    if not standing_out.any():
        return None
    most = int(np.where(standing_out, -short[0], -np.inf).argmax())
    return groups.ids[first[most]], groups.ids[second[most]], int(deals.links[0, cells[most]])


def _too_many(network: Network, groups: Grouping, seed: int) -> Result:
    """An answer like any other, so that all other questions of such a map are answered and told beside it."""
    none = replace(groups, of={})
    ends = ends_of(network, none)
    deals = reduce(Deals.with_more, shuffled(ends, np.random.default_rng(seed)))
    because = f"by {groups.said} there are {len(groups.ids):,} groups, and up to {MAX_GROUPS} can be compared in pairs"
    table = _table(none, ends, deals)
    return Result("not known", table, {"because": because}, facts=_facts(ends, deals, none, seed))


def _table(groups: Grouping, ends: Ends, deals: Deals) -> pd.DataFrame:
    first, second = np.triu_indices(ends.groups)
    cells = first * ends.groups + second
    ids = np.array(groups.ids, dtype=object)
    table = pd.DataFrame(
        {
            "group_from": ids[first],
            "group_to": ids[second],
            "found": deals.links[0, cells],
            "expected": deals.expected[0, cells],
            "pairs": ends.every_pair.ravel()[cells],
            "not_asked": ends.silent_pairs.ravel()[cells],
            "as_few": np.nan,
            "as_few_anywhere": np.nan,
        }
    )
    short = deals.short(cells)
    counted = deals.pairs[0, cells] > 0
    table.loc[counted, "as_few"] = adjusted(short[:, counted])[0]
    tested = _between(table) & (table["expected"] >= TESTED_FROM)
    table.loc[tested, "as_few_anywhere"] = adjusted(short[:, tested.to_numpy()])[1]
    return _sorted(table)


def _between(table: pd.DataFrame) -> pd.Series:
    """Pairs of two groups, neither of them a mixture or those with none."""
    a_mixture = table["group_from"].map(is_of_its_own_kind) | table["group_to"].map(is_of_its_own_kind)
    return (table["group_from"] != table["group_to"]) & ~a_mixture.astype(bool)


def _stands_out(table: pd.DataFrame) -> pd.Series:
    return table["as_few_anywhere"] <= UNLIKELY


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """Pairs that stand out, then other pairs of groups with room, then the rest; most room first."""
    room = (table["expected"] - table["found"]).round(9)
    keyed = table.assign(stands_out=_stands_out(table), between=_between(table) & (room > 0), room=room)
    keys = ["stands_out", "between", "room", "group_from", "group_to"]
    ordered = keyed.sort_values(keys, ascending=[False, False, False, True, True]).reset_index(drop=True)
    return ordered[table.columns.tolist()]


def _chosen(table: pd.DataFrame) -> pd.Series | None:
    """The pair with most room of those that stand out."""
    return table.iloc[0] if _stands_out(table).any() else None


def unclear(network: Network) -> int:
    """How many partners have no sector recorded, as the sure line says."""
    return grouping(network, "sector").without(network)


def _nothing(table: pd.DataFrame, groups: Grouping, facts: dict[str, float | int]) -> str:
    """How lines are crossed altogether where that is no chance; else which pair is furthest below, as may be chance."""
    boundary, often = groups.said.capitalize(), "about as often as"
    if facts["ei_p"] <= UNLIKELY:
        often = "less often than" if facts["ei"] < facts["ei_expected"] else "more often than"
    widest = table[_between(table) & (table["expected"] - table["found"] >= 1)].head(1)
    if often != "about as often as" or widest.empty:
        return f"{boundary} lines are crossed {often} chance alone would give; no pair stands out"
    first = widest.iloc[0]
    pair = f"{groups.name(first['group_from'])} and {groups.name(first['group_to'])}"
    found = plural(int(first["found"]), "link")
    below = f"furthest below are {pair}, with {found} against about {first['expected']:,.0f}"
    return f"No pair stands out with fewer links than chance alone would give; {below}"


def _known(network: Network, groups: Grouping, ends: Ends) -> bool:
    """Whether enough partners have a group, and enough pairs between groups have been asked, to compare."""
    across, silent = (np.triu(pairs, 1).sum() for pairs in (ends.every_pair, ends.silent_pairs))
    if ends.groups < 2 or len(ends.one) < FEWEST_LINKS:
        return False
    return bool(2 * silent <= across and 2 * groups.without(network) <= len(network.partners))


def _words(table: pd.DataFrame, chosen: pd.Series | None, network: Network, groups: Grouping) -> dict[str, str]:
    words = {"because": _because(table, network, groups)}
    if chosen is None:
        return words
    return words | {
        "group_a": groups.name(chosen["group_from"]),
        "group_b": groups.name(chosen["group_to"]),
        "found": plural(int(chosen["found"]), "link"),
        "expected": f"{chosen['expected']:,.0f}",
    }


def _because(table: pd.DataFrame, network: Network, groups: Grouping) -> str:
    between = table[table["group_from"] != table["group_to"]]
    ungrouped = groups.without(network)
    if 2 * ungrouped > len(network.partners):
        return f"{plural(ungrouped, 'partner')} {numbered(ungrouped, 'has', 'have')} no {groups.said} recorded"
    if between.empty:
        return f"no two partners differ by {groups.said}"
    found = int(table["found"].sum())
    if found < FEWEST_LINKS and 2 * between["not_asked"].sum() <= between["pairs"].sum():
        only = f"only {plural(found, 'link')} of partners who have answered {numbered(found, 'is', 'are')} recorded"
        return f"{only}, too few to tell from chance" if found else "no links are recorded"
    if len(between) > 1 and between["not_asked"].sum() == between["pairs"].sum():  # then none is worth naming
        return f"across {groups.said} lines, {_unasked(len(between), len(between))}"
    least = between.iloc[int(between["not_asked"].argmax())]
    silent, pairs = int(least["not_asked"]), int(least["pairs"])
    names = f"{groups.name(least['group_from'])} and {groups.name(least['group_to'])}"
    return f"between {names}, {_unasked(silent, pairs)}"


def _unasked(silent: int, pairs: int) -> str:
    return lacking(silent, pairs, "pair", ("has not been asked", "have not been asked"), "has been asked")


def _figure(found: int) -> tuple[str, str]:
    return f"{found:,}", numbered(found, "link", "links")


def _highlight(network: Network, groups: Grouping, chosen: pd.Series | None) -> Highlight:
    if chosen is None:
        return Highlight()
    wanted = {chosen["group_from"], chosen["group_to"]}
    partners = tuple(partner for partner in sorted(groups.of) if groups.of[partner] in wanted)
    across = [pair for pair in tied(network).edges if {groups.of.get(end) for end in pair} == wanted]
    return Highlight(partners, tuple(sorted((min(pair), max(pair)) for pair in across)))


def _caveats(network: Network, groups: Grouping, table: pd.DataFrame, ungrouped: int) -> Iterator[str]:
    """Why the square adds up to fewer links than the map shows."""
    if ungrouped:
        yield f"{plural(ungrouped, 'partner')} {numbered(ungrouped, 'has', 'have')} no {groups.said} recorded."
    recorded = sum(1 for pair in tied(network).edges if all(end in groups.of for end in pair))
    if beside := recorded - int(table["found"].sum()):
        are = numbered(beside, "is", "are")
        yield f"{plural(beside, 'link')} of pairs that nobody was asked about {are} not counted."


def _left_out(table: pd.DataFrame, ungrouped: int, by: str) -> tuple[str, ...]:
    sentences = []
    if ungrouped:
        are, have = numbered(ungrouped, "is", "are"), numbered(ungrouped, "it has", "they have")
        sentences.append(f"{plural(ungrouped, 'partner')} {are} left out: {have} no {by} recorded.")
    if silent := int(table["not_asked"].sum()):
        pairs = int(table["pairs"].sum())
        why = ", so none is" if silent == pairs else numbered(silent, ": it is not", ": they are not")
        sentences.append(f"{raised(_unasked(silent, pairs))}{why} counted.")
    return tuple(sentences)


def _facts(ends: Ends, deals: Deals, groups: Grouping, seed: int) -> tuple[tuple[str, float | int], ...]:
    inside = np.arange(ends.groups) * (ends.groups + 1)
    links, square = len(ends.one), deals.links[0].reshape(ends.groups, ends.groups)
    within = deals.links[:, inside].sum(axis=1)
    by_chance = deals.expected[:, inside].sum(axis=1)
    as_far = np.abs(within - by_chance) >= abs(within[0] - by_chance[0]) - 1e-9
    touching = square.sum(axis=0) + square.sum(axis=1) - square.diagonal()
    of_groups = [
        (f"ei of {groups.name(name)}", _ei(square[index, index], touching[index]))
        for index, name in enumerate(groups.ids)
    ]
    return (
        ("ei", _ei(within[0], links)),
        ("ei_expected", _ei(by_chance[0], links)),
        ("ei_p", float(as_far.mean()) if links else np.nan),
        ("shuffles", SHUFFLES),
        ("seed", seed),
        *of_groups,
    )


def _ei(within: float, links: int) -> float:
    """(Across - within) / all; NaN without any."""
    return float((links - 2 * within) / links) if links else np.nan
