"""Do partners work across sectors, areas or other lines, or mostly with their own kind?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis._declare import Column, Highlight, Question, Result, State, Theme, Wording
from analysis._grouping import SEVERAL, Grouping, grouping
from analysis._step_down import adjusted
from network.errors import NetworkError
from network.graph import ties
from network.model import Network
from network.words import numbered, plural

SHUFFLES = 1000  # times the groups are dealt out again
AT_ONCE = 4_000_000  # links of several shuffles that are looked at together
UNLIKELY = 0.05  # share of shuffles from which on a difference may be chance
TESTED_FROM = 3  # links by chance alone; between groups with fewer, even none would say nothing
MAX_GROUPS = 60  # more cannot be compared pair by pair, on screen or in memory

QUESTION = Question(
    name="crossing",
    theme=Theme.BOUNDARIES,
    heading="Do we work across our usual lines?",
    wording=Wording(
        finding=(
            "{group_a} and {group_b} have {found}, where chance alone would give about {expected}: room to build."
        ),
        nothing="{nothing}.",
        not_known="We cannot compare yet: {because}.",
    ),
    ask="What could we do together that neither can do alone?",
    move="Introductions, only across this line.",
    columns=(
        Column("group_from", "Between", "sector", "first group, in order of id"),
        Column("group_to", "And", "sector", "second group; the same as the first for links inside it"),
        Column("found", "Links", "count", "ties between the two groups of which an end was asked, from 0"),
        Column(
            "expected",
            "Chance alone would give",
            "number",
            "ties x pairs between the groups / all pairs, of pairs with an end that was asked; from 0",
        ),
        Column("pairs", "Pairs", "count", "pairs of partners between the groups"),
        Column("not_asked", "Pairs not asked", "count", "of these, pairs of which neither end was asked: not counted"),
        Column("as_few", "As few by chance", "share", "share of shuffles as far below what chance gives, 0 to 1"),
        Column(
            "as_few_anywhere",
            "As few anywhere",
            "share",
            "the same adjusted for all pairs of groups that were tested, 0 to 1; empty for pairs that were not",
        ),
    ),
    graph="All ties, in either direction, of which an end was asked",
    definition=(
        "Links found between two groups, against what would be found if the same links were there but the groups "
        "were dealt out again among the same partners; who was asked stays, and only pairs of which an end was asked "
        "count. A pair of groups is named only if so few links in any pair of groups come about in at most 5 of 100 "
        "deals (step-down minimum of p over all pairs of groups with at least 3 links by chance). E-I = (links across "
        "- links within) / all links. A partner of several areas, stages or needs counts in a group of its own kind."
    ),
    source=(
        "Krackhardt and Stern (1988), Informal networks and organizational crises: an experimental simulation, Social "
        "Psychology Quarterly 51(2); Westfall and Young (1993), Resampling-based multiple testing, Wiley"
    ),
    order=10,
    move_page="Build next",
)


@dataclass(frozen=True, slots=True)
class _Ends:
    """Ties that count, between partners that have a group, as positions in a list of partners."""

    codes: np.ndarray  # group of each partner, a position in the list of groups
    silent: np.ndarray  # positions of the partners that were not asked
    one: np.ndarray
    other: np.ndarray
    groups: int

    def counted(self, codes: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Links, and pairs of which an end was asked, between each two groups, in one row for every deal."""
        deals, cells = len(codes), self.groups**2
        first, second = codes[:, self.one], codes[:, self.other]
        at = np.minimum(first, second) * self.groups + np.maximum(first, second) + np.arange(deals)[:, None] * cells
        links = np.bincount(at.ravel(), minlength=deals * cells).reshape(deals, cells)
        at = codes[:, self.silent] + np.arange(deals)[:, None] * self.groups
        silent = np.bincount(at.ravel(), minlength=deals * self.groups).reshape(deals, self.groups)
        pairs = _pairs(np.bincount(self.codes, minlength=self.groups)) - _pairs(silent)
        return links, np.triu(pairs).reshape(deals, cells)  # each two groups once


@dataclass(frozen=True, slots=True)
class _Deals:
    """Links and pairs that count between each two groups: of the map first, then of each shuffle."""

    links: np.ndarray  # one row a deal, one column two groups
    pairs: np.ndarray

    @property
    def rate(self) -> float:
        """Share of the pairs that count that are linked."""
        pairs = self.pairs[0].sum()
        return float(self.links[0].sum() / pairs) if pairs else 0.0

    @property
    def expected(self) -> np.ndarray:
        """What chance alone would give, in each deal."""
        return self.rate * self.pairs


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
    several areas is not. A pair stands out when its `as_few_anywhere` is at most 5 in 100; the one with most room is
    named. In a shuffle in which more pairs between two groups were asked, chance gives more links: each deal is held
    against its own. `as_few` is NaN where the groups have no pair that counts, E-I where there are no ties.

    Raises
    ------
    NetworkError
        When no partner has the column `by`, or it holds more than 60 different values.

    References
    ----------
    Krackhardt and Stern (1988), Social Psychology Quarterly 51; Westfall and Young (1993), Resampling-based multiple
    testing: examples and methods for p-value adjustment.
    """
    groups = grouping(network, by)
    if len(groups.ids) > MAX_GROUPS:
        raise NetworkError(f'The column "{by}" has {len(groups.ids):,} different values: too many to compare in pairs.')
    ends = _ends(network, groups)
    deals = _deals(ends, np.random.default_rng(seed))
    table = _table(groups, ends, deals)
    ungrouped = groups.without(network)
    facts = _facts(ends, deals, groups, seed)
    chosen = _chosen(table)
    return Result(
        state=_state(table, chosen, network, groups),
        table=table,
        words=_words(table, chosen, network, groups) | {"nothing": _nothing(table, groups, dict(facts))},
        figure=None if chosen is None else _figure(chosen),
        highlight=_highlight(network, groups, chosen),
        caveats=(f"{ungrouped:,} not known.",) if ungrouped else (),
        left_out=_left_out(table, ungrouped, by),
        assumed=("Every pair of partners is as likely to be linked as any other.",),
        facts=facts,
    )


def _ends(network: Network, groups: Grouping) -> _Ends:
    partners = sorted(partner.id for partner in network.partners if partner.id in groups.of)  # any order, same shuffles
    place = {partner: index for index, partner in enumerate(partners)}
    code = {group: index for index, group in enumerate(groups.ids)}
    asked = network.asked_ids
    linked = sorted(
        (place[one], place[other])
        for one, other in ties(network).edges
        if one in place and other in place and (one in asked or other in asked)
    )
    one, other = np.array(linked, dtype=int).reshape(-1, 2).T
    silent = np.array([place[partner] for partner in partners if partner not in asked], dtype=int)
    return _Ends(np.array([code[groups.of[partner]] for partner in partners], dtype=int), silent, one, other, len(code))


def _deals(ends: _Ends, random: np.random.Generator) -> _Deals:
    """The map, then every shuffle: the groups are dealt out again, who was asked and the links stay."""
    parts = [ends.counted(ends.codes[None, :])]
    some = max(1, min(SHUFFLES, AT_ONCE // max(1, len(ends.one), len(ends.codes))))
    for start in range(0, SHUFFLES, some):
        again = np.tile(ends.codes, (min(some, SHUFFLES - start), 1))
        parts.append(ends.counted(random.permuted(again, axis=1)))
    links, pairs = zip(*parts, strict=True)
    return _Deals(np.concatenate(links), np.concatenate(pairs))


def _table(groups: Grouping, ends: _Ends, deals: _Deals) -> pd.DataFrame:
    first, second = np.triu_indices(ends.groups)
    cells = first * ends.groups + second
    ids = np.array(groups.ids, dtype=object)
    every = _pairs(np.bincount(ends.codes, minlength=ends.groups)).ravel()[cells]
    table = pd.DataFrame(
        {
            "group_from": ids[first],
            "group_to": ids[second],
            "found": deals.links[0, cells],
            "expected": deals.expected[0, cells],
            "pairs": every,
            "not_asked": every - deals.pairs[0, cells],
            "as_few": np.nan,
            "as_few_anywhere": np.nan,
        }
    )
    short = (deals.links - deals.expected)[:, cells].round(9)
    counted = deals.pairs[0, cells] > 0
    table.loc[counted, "as_few"] = adjusted(short[:, counted])[0]
    tested = _between(table) & (table["expected"] >= TESTED_FROM)
    table.loc[tested, "as_few_anywhere"] = adjusted(short[:, tested.to_numpy()])[1]
    return _sorted(table)


def _between(table: pd.DataFrame) -> pd.Series:
    """Pairs of two groups, neither of them a mixture."""
    a_mixture = table["group_from"].str.startswith(SEVERAL) | table["group_to"].str.startswith(SEVERAL)
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


def _pairs(sizes: np.ndarray) -> np.ndarray:
    """Pairs of partners within and between groups of these sizes; several rows of sizes give a square for each."""
    pairs = sizes[..., :, None] * sizes[..., None, :]
    inside = np.arange(sizes.shape[-1])
    pairs[..., inside, inside] = sizes * (sizes - 1) // 2
    return pairs


def _chosen(table: pd.DataFrame) -> pd.Series | None:
    """The pair with most room of those that stand out."""
    return table.iloc[0] if _stands_out(table).any() else None


def unclear(network: Network) -> int:
    """How many partners have no sector recorded: what the sure line says is not known."""
    return grouping(network, "sector").without(network)


def _nothing(table: pd.DataFrame, groups: Grouping, facts: dict[str, float | int]) -> str:
    """How lines are crossed altogether where that is no chance; else the widest difference, which may be."""
    boundary, often = groups.by.capitalize(), "about as often as"
    if facts["ei_p"] <= UNLIKELY:
        often = "less often than" if facts["ei"] < facts["ei_expected"] else "more often than"
    widest = table[_between(table) & (table["expected"] - table["found"] >= 1)].head(1)
    if often != "about as often as" or widest.empty:
        return f"{boundary} lines are crossed {often} chance alone would give; no pair stands out"
    first = widest.iloc[0]
    pair = f"{groups.name(first['group_from'])} and {groups.name(first['group_to'])}"
    found = plural(int(first["found"]), "link")
    return f"The widest difference is {pair}, {found} against about {first['expected']:,.0f}: that may be chance"


def _state(table: pd.DataFrame, chosen: pd.Series | None, network: Network, groups: Grouping) -> State:
    between = table[table["group_from"] != table["group_to"]]
    silent = 2 * between["not_asked"].sum() > between["pairs"].sum()
    if between.empty or not table["found"].sum() or silent or 2 * groups.without(network) > len(network.partners):
        return "not known"
    return "nothing" if chosen is None else "finding"


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
        return f"{plural(ungrouped, 'partner')} {numbered(ungrouped, 'has', 'have')} no {groups.by} recorded"
    if between.empty:
        return f"no two partners differ by {groups.by}"
    if not table["found"].sum() and 2 * between["not_asked"].sum() <= between["pairs"].sum():
        return "no links are recorded yet"
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
        sentences.append(f"{silent:,} of {table['pairs'].sum():,} pairs have not been asked: they are not counted.")
    return tuple(sentences)


def _facts(ends: _Ends, deals: _Deals, groups: Grouping, seed: int) -> tuple[tuple[str, float | int], ...]:
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
