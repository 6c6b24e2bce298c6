"""Do partners work across sectors, areas or other lines, or mostly with their own kind?"""

from dataclasses import dataclass
from itertools import combinations_with_replacement

import numpy as np
import pandas as pd

from analysis._asked import spoken_pairs
from analysis._declare import Column, Highlight, Question, Result, State, Theme, Wording
from analysis._grouping import SEVERAL, Grouping, grouping
from network.errors import NetworkError
from network.graph import ties
from network.model import Network
from network.words import numbered, plural

SHUFFLES = 1000  # times the groups are dealt out again
AS_FEW = 0.05  # a pair stands out when at most this share of shuffles gives as few links
LESS_OFTEN = "less often than"
MAX_GROUPS = 60  # more cannot be compared pair by pair, on screen or in memory

QUESTION = Question(
    name="crossing",
    theme=Theme.BOUNDARIES,
    heading="Do we work across our usual lines?",
    wording=Wording(
        finding=(
            "{group_a} and {group_b} have {found}, where chance alone would give about {expected}: room to build."
        ),
        nothing="{boundary} lines are crossed {often} chance alone would give; no pair stands out.",
        not_known="We cannot compare yet: {because}.",
    ),
    ask="What could we do together that neither can do alone?",
    move="Introductions, only across this line.",
    columns=(
        Column("group_from", "Between", "sector", "first group, in order of id"),
        Column("group_to", "And", "sector", "second group; the same as the first for links inside it"),
        Column("found", "Links", "count", "ties between partners of the two groups, from 0"),
        Column("expected", "Chance alone would give", "number", "ties x pairs between the groups / all pairs, from 0"),
        Column("pairs", "Pairs", "count", "pairs of partners between the groups"),
        Column("not_asked", "Pairs not asked", "count", "pairs of which neither end was asked and nothing is said"),
        Column("as_few", "As few by chance", "share", "share of shuffles with as few links or fewer, 0 to 1"),
    ),
    graph="All ties, in either direction",
    definition=(
        "Links found between two groups, against what would be found if the same links were there but the groups "
        "were dealt out again among the same partners. E-I = (links across - links within) / all links. A partner of "
        "several areas, stages or needs counts in a group of its own kind."
    ),
    source=(
        "Krackhardt and Stern (1988), Informal networks and organizational crises, Social Psychology Quarterly 51; "
        "shuffled as in UCINET"
    ),
    order=10,
    move_page="Build next",
)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Ties between partners that have a group, as positions in a list of partners, and each one's group."""

    codes: np.ndarray  # group of each partner, a position in the list of groups
    one: np.ndarray
    other: np.ndarray
    groups: int

    def found(self, codes: np.ndarray) -> np.ndarray:
        """Links between each two groups, under any deal of the groups."""
        first, second = codes[self.one], codes[self.other]
        cells = np.minimum(first, second) * self.groups + np.maximum(first, second)
        return np.bincount(cells, minlength=self.groups**2)


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
    Result whose table has one row a pair of groups, group_from <= group_to; the rows add up to the ties between
    partners that have a group. Pairs with room that stand out come first, most room first, then by id. Facts: `ei`,
    `ei_expected` (exact, from the sizes of the groups), `ei_p` (share of shuffles whose E-I is at least as far from
    it), `ei of` each group, `shuffles`, `seed`.

    Notes
    -----
    A pair stands out when it has at least one link fewer than chance alone would give, and either none at all or so
    few that at most 5 in 100 shuffles give as few. The one with most room is named; where no pair stands out but the
    lines as a whole are crossed less often than in 95 of 100 shuffles, the pair with most room all the same. Pairs of
    which more than half were not asked are never named, nor is a group of those who serve several areas. `as_few` is
    NaN where the groups have no pair, E-I where there are no ties.

    Raises
    ------
    NetworkError
        When no partner has the column `by`, or it holds more than 60 different values.

    References
    ----------
    Krackhardt and Stern (1988), Social Psychology Quarterly 51.
    """
    groups = grouping(network, by)
    if len(groups.ids) > MAX_GROUPS:
        raise NetworkError(f'The column "{by}" has {len(groups.ids)} different values: too many to compare in pairs.')
    ends = _ends(network, groups)
    shuffled = _shuffles(ends, np.random.default_rng(seed))
    table = _table(network, groups, ends, shuffled)
    ungrouped = groups.without(network)
    facts = _facts(ends, shuffled, groups, seed)
    often = _often(dict(facts))
    chosen = _chosen(table, often == LESS_OFTEN)
    return Result(
        state=_state(table, chosen, network, groups),
        table=table,
        words=_words(table, chosen, network, groups) | {"often": often},
        figure=None if chosen is None else _figure(chosen),
        highlight=_highlight(network, groups, chosen),
        caveats=(f"{ungrouped} not known.",) if ungrouped else (),
        left_out=_left_out(table, ungrouped, by),
        assumed=("Every pair of partners is as likely to be linked as any other.",),
        facts=facts,
    )


def _ends(network: Network, groups: Grouping) -> _Ends:
    partners = sorted(partner.id for partner in network.partners if partner.id in groups.of)  # any order, same shuffles
    place = {partner: index for index, partner in enumerate(partners)}
    code = {group: index for index, group in enumerate(groups.ids)}
    linked = [(place[one], place[other]) for one, other in ties(network).edges if one in place and other in place]
    one, other = np.array(linked, dtype=int).reshape(-1, 2).T
    return _Ends(np.array([code[groups.of[partner]] for partner in partners], dtype=int), one, other, len(code))


def _shuffles(ends: _Ends, random: np.random.Generator) -> np.ndarray:
    """Links between each two groups in every shuffle, one row a shuffle."""
    return np.array([ends.found(random.permutation(ends.codes)) for _ in range(SHUFFLES)])


def _table(network: Network, groups: Grouping, ends: _Ends, shuffled: np.ndarray) -> pd.DataFrame:
    found, silent = ends.found(ends.codes), _not_asked(network, groups)
    pairs = _pairs(np.bincount(ends.codes, minlength=ends.groups))
    in_all = len(ends.codes) * (len(ends.codes) - 1) / 2
    rows = []
    for first, second in combinations_with_replacement(range(ends.groups), 2):
        cell, between = first * ends.groups + second, int(pairs[first, second])
        expected = len(ends.one) * between / in_all if in_all else 0.0
        as_few = (1 + (shuffled[:, cell] <= found[cell]).sum()) / (1 + SHUFFLES) if between else np.nan
        names = groups.ids[first], groups.ids[second]
        rows.append((*names, int(found[cell]), expected, between, silent.get(names, 0), as_few))
    return _sorted(pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns]))


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """Pairs that stand out, then other pairs with room, then the rest; most room first."""
    if table.empty:
        return table
    room, told, stands_out = _room(table)
    keyed = table.assign(stands_out=stands_out, told=told, room=room.round(9))
    keys = ["stands_out", "told", "room", "group_from", "group_to"]
    ordered = keyed.sort_values(keys, ascending=[False, False, False, True, True]).reset_index(drop=True)
    return ordered[table.columns.tolist()]


def _room(table: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series]:
    """Links that chance would give on top; whether a pair has room and was asked; whether it stands out too."""
    room = table["expected"] - table["found"]
    a_mixture = table["group_from"].str.startswith(SEVERAL) | table["group_to"].str.startswith(SEVERAL)
    between = (table["group_from"] != table["group_to"]) & ~a_mixture.astype(bool)
    told = between & (room >= 1) & (2 * table["not_asked"] <= table["pairs"])
    return room, told, told & ((table["found"] == 0) | (table["as_few"] <= AS_FEW))


def _pairs(sizes: np.ndarray) -> np.ndarray:
    """Pairs of partners within and between groups of these sizes."""
    pairs = np.outer(sizes, sizes)
    np.fill_diagonal(pairs, sizes * (sizes - 1) // 2)
    return pairs


def _not_asked(network: Network, groups: Grouping) -> dict[tuple[str, str], int]:
    silent = {partner: group for partner, group in groups.of.items() if partner not in network.asked_ids}
    sizes = np.array([sum(1 for group in silent.values() if group == name) for name in groups.ids], dtype=int)
    pairs = _pairs(sizes)
    counts = {
        (groups.ids[first], groups.ids[second]): int(pairs[first, second])
        for first, second in combinations_with_replacement(range(len(sizes)), 2)
    }
    for one, other in spoken_pairs(network.relations):
        if one in silent and other in silent:
            counts[min(silent[one], silent[other]), max(silent[one], silent[other])] -= 1
    return counts


def _often(facts: dict[str, float | int]) -> str:
    """How often lines are crossed altogether, against chance."""
    if not facts["ei_p"] <= AS_FEW:
        return "about as often as"
    return LESS_OFTEN if facts["ei"] < facts["ei_expected"] else "more often than"


def _chosen(table: pd.DataFrame, seldom: bool) -> pd.Series | None:
    """The pair with most room of those that stand out; of all, where lines are seldom crossed and none stands out."""
    if table.empty:
        return None
    _, told, stands_out = _room(table)
    candidate = stands_out if not seldom else told
    return table.iloc[0] if candidate.any() else None


def _state(table: pd.DataFrame, chosen: pd.Series | None, network: Network, groups: Grouping) -> State:
    between = table[table["group_from"] != table["group_to"]]
    silent = 2 * between["not_asked"].sum() > between["pairs"].sum()
    if between.empty or silent or 2 * groups.without(network) > len(network.partners):
        return "not known"
    return "nothing" if chosen is None else "finding"


def _words(table: pd.DataFrame, chosen: pd.Series | None, network: Network, groups: Grouping) -> dict[str, str]:
    words = {"boundary": groups.by.capitalize(), "because": _because(table, network, groups)}
    if chosen is None:
        return words
    return words | {
        "group_a": groups.name(chosen["group_from"]),
        "group_b": groups.name(chosen["group_to"]),
        "found": plural(int(chosen["found"]), "link"),
        "expected": f"{chosen['expected']:.0f}",
    }


def _because(table: pd.DataFrame, network: Network, groups: Grouping) -> str:
    between = table[table["group_from"] != table["group_to"]]
    ungrouped = groups.without(network)
    if 2 * ungrouped > len(network.partners):
        return f"{plural(ungrouped, 'partner')} {numbered(ungrouped, 'has', 'have')} no {groups.by} recorded"
    if between.empty:
        return f"no two partners differ by {groups.by}"
    least = between.iloc[int(between["not_asked"].argmax())]
    silent, pairs = int(least["not_asked"]), int(least["pairs"])
    names = f"{groups.name(least['group_from'])} and {groups.name(least['group_to'])}"
    return f"between {names}, {silent:,} of {plural(pairs, 'pair')} {numbered(silent, 'has', 'have')} not been asked"


def _figure(chosen: pd.Series) -> tuple[str, str]:
    found = int(chosen["found"])
    return f"{found:,}", numbered(found, "link", "links")


def _highlight(network: Network, groups: Grouping, chosen: pd.Series | None) -> Highlight:
    if chosen is None:
        return Highlight()
    wanted = {chosen["group_from"], chosen["group_to"]}
    partners = tuple(partner for partner in sorted(groups.of) if groups.of[partner] in wanted)
    across = [pair for pair in ties(network).edges if {groups.of.get(end) for end in pair} == wanted]
    return Highlight(partners, tuple(sorted((min(pair), max(pair)) for pair in across)))


def _left_out(table: pd.DataFrame, ungrouped: int, by: str) -> tuple[str, ...]:
    sentences = []
    if ungrouped:
        are, have = numbered(ungrouped, "is", "are"), numbered(ungrouped, "it has", "they have")
        sentences.append(f"{plural(ungrouped, 'partner')} {are} left out: {have} no {by} recorded.")
    if silent := int(table["not_asked"].sum()):
        sentences.append(f"{silent:,} of {table['pairs'].sum():,} pairs have not been asked; they count as no link.")
    return tuple(sentences)


def _facts(ends: _Ends, shuffled: np.ndarray, groups: Grouping, seed: int) -> tuple[tuple[str, float | int], ...]:
    inside = np.arange(ends.groups) * (ends.groups + 1)
    found, links = ends.found(ends.codes), len(ends.one)
    sizes = np.bincount(ends.codes, minlength=ends.groups)
    expected = _ei(np.trace(_pairs(sizes)), len(ends.codes) * (len(ends.codes) - 1) // 2)
    ei = _ei(found[inside].sum(), links)
    dealt = [_ei(within, links) for within in shuffled[:, inside].sum(axis=1)]
    as_far = np.abs(np.array(dealt) - expected) >= abs(ei - expected) - 1e-12
    square = found.reshape(ends.groups, ends.groups)
    touching = square.sum(axis=0) + square.sum(axis=1) - square.diagonal()
    of_groups = [
        (f"ei of {groups.name(name)}", _ei(square[index, index], touching[index]))
        for index, name in enumerate(groups.ids)
    ]
    return (
        ("ei", ei),
        ("ei_expected", expected),
        ("ei_p", float((1 + as_far.sum()) / (1 + SHUFFLES)) if links else np.nan),
        ("shuffles", SHUFFLES),
        ("seed", seed),
        *of_groups,
    )


def _ei(within: int, links: int) -> float:
    """(Across - within) / all; NaN without any."""
    return float((links - 2 * within) / links) if links else np.nan
