"""Which services decline most of what the other sends, so that people may be sent back and forth?"""

import math
from collections import defaultdict
from itertools import product
from statistics import fmean

import pandas as pd

from analysis._declare import Highlight, Names, Question, Result, State, Theme, Word, columns
from analysis._exact import as_low_as_a_coin, as_low_by_chance, discovered
from analysis._situations import need_name
from analysis._wilson import MIN_REFERRALS
from network.counts import Count, known
from network.model import Network, Relation
from network.rounding import about, off_by, rounded_alike
from network.words import listed, numbered, plural

MOST_DECLINED = 0.5  # accepted / made below this, both ways

QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    names=Names.NEVER,
    heading="Where may people be sent back and forth?",
    finding="""
        {made} for {need} ran between services that each declined most of the other's, so people may be sent
        back and forth.
    """,
    nothing="{nothing}.",
    not_known="We cannot tell yet: {because}.",
    ask="Who holds responsibility while we decide?",
    move="One agreed first contact: a promise by both.",
    columns=columns(
        """
        stands_out     | Stands out             | flag    | whether both decline more than chance gives
        source         | Service                | partner | first of the two, in order of id
        target         | And                    | partner | second of the two
        need           | For                    | need    | needs that both links carry, joined by a comma; empty
                       |                        |         | where neither says
        made           | Referrals              | count   | made both ways in the period; from 16
        accepted       | Accepted               | count   | of those
        made_there     | From the first         | count   | made by the first to the second; from 8
        accepted_there | Accepted by the second | count   | of those
        made_back      | From the second        | count   | made by the second to the first; from 8
        accepted_back  | Accepted by the first  | count   | of those
        as_low         | By chance              | share   | exact chance that the likelier of the two has so few
                       |                        |         | accepted; 0 to 1
        reasons        | Reasons given          | text    | why referrals were declined, either way
        """,
    ),
    graph="Referral links, with their counts",
    definition="""
        Two referral links in opposite directions that carry a common need, each with at least 8 known referrals
        of which fewer than half were accepted. A pair stands out if both shares are lower than even odds give,
        or lower than those of all links between other partners (exact chance of each, doubled for the two
        comparisons; of the pairs that stand out at most 5 in 100 are expected to be chance). Where counts were
        rounded, each chance is the mean over all counts that are rounded to the same. Where no two links have
        so many, nothing can be told. Where a pair for the same needs does not record its counts, the number told is
        the least. A link that does not say what it carries may carry every need.
    """,
    source="""
        Ours, after the loop of people with two diagnoses that local services describe; Benjamini and Hochberg
        (1995), Controlling the false discovery rate, Journal of the Royal Statistical Society B 57
    """,
)

Pair = tuple[Relation, Relation]


def answer(network: Network) -> Result:
    """Pairs of services that each decline most of what the other refers for a common need.

    Returns
    -------
    Result whose table has one row two opposite links that each had most declined: those that stand out from chance
    first, then most referrals, then by id.

    Notes
    -----
    A warm two-way referral is a pair too, but not one in which most is declined. Counts that are hidden or missing
    leave a pair unknown. Not known unless at least one pair has 8 known referrals each way.

    References
    ----------
    Benjamini and Hochberg (1995), Journal of the Royal Statistical Society B 57.
    """
    pairs = list(_pairs(network))
    told = [pair for pair in pairs if all(_told(relation) for relation in pair)]
    enough = [pair for pair in told if all(_numbers(relation)[0] >= MIN_REFERRALS for relation in pair)]
    table = _table(
        network, [pair for pair in enough if all(_declines_most(relation) for relation in pair)], len(enough)
    )
    bouncing = table[table["stands_out"]]
    most = bouncing[bouncing["need"] == bouncing["need"].iloc[0]] if len(bouncing) else bouncing
    unknown = len(pairs) - len(told)
    hidden = {_needs(*pair) for pair in pairs if not all(map(_told, pair))}
    more = not most.empty and most["need"].iloc[0] in hidden  # a pair that is not known may belong to it
    off = off_by(network.system)
    shown, rounded = (", as far as rounded counts show", ", rounded") if off else ("", "")
    nothing = _none(enough, table) + shown
    return Result(
        state=_state(len(bouncing), len(enough)),
        table=table,
        words=_words(network, most, off, more) | {"nothing": nothing, "because": _because(pairs, unknown)},
        figure=(f"{most['made'].sum():,}{'+' * more}", f"referrals ran both ways{rounded}") if len(most) else None,
        highlight=Highlight(links=tuple(zip(bouncing["source"], bouncing["target"], strict=True))),
        caveats=(f"{plural(unknown, 'two-way link')} not known.",) if unknown else (),
        left_out=_left_out(unknown),
        claims=tuple(most["need"].head(1)),
        assumed=("Referrals declined both ways may concern the same people; counts cannot show it.",),
        facts=(("two-way links", len(pairs)), ("not recorded", unknown)),
    )


def unclear(network: Network) -> int:
    """How many two-way links do not record enough: what the sure line says is not known."""
    return sum(not all(_told(relation) for relation in pair) for pair in _pairs(network))


def _state(bouncing: int, enough: int) -> State:
    if bouncing:
        return "finding"
    return "nothing" if enough else "not known"


def _pairs(network: Network) -> list[Pair]:
    """Opposite referral links with a common need; the one from the smaller id first."""
    links: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in network.referrals:
        links[relation.source, relation.target].append(relation)
    return [
        (there, back)
        for source, target in dict.fromkeys((min(ends), max(ends)) for ends in links)
        for there, back in product(links.get((source, target), ()), links.get((target, source), ()))
        if _common(there, back) != ()
    ]


def _common(there: Relation, back: Relation) -> tuple[str, ...] | None:
    """Needs that both carry; None where neither says."""
    if there.needs is None or back.needs is None:
        return there.needs if back.needs is None else back.needs
    return tuple(need for need in there.needs if need in back.needs)


def _needs(there: Relation, back: Relation) -> str:
    return ", ".join(sorted(_common(there, back) or ()))


def _told(relation: Relation) -> bool:
    return known(relation.made) is not None and known(relation.accepted) is not None


def _declines_most(relation: Relation) -> bool:
    made, accepted = _numbers(relation)
    return accepted < MOST_DECLINED * made


def _table(network: Network, pairs: list[Pair], compared: int) -> pd.DataFrame:
    chances = [_as_low(network, pair) for pair in pairs]
    unlikely = discovered([*chances, *[math.inf] * (compared - len(pairs))])[: len(pairs)]
    rows = [
        (bool(stands_out), *_row(*pair, chance))
        for pair, chance, stands_out in zip(pairs, chances, unlikely, strict=True)
    ]
    table = pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns]).astype({"stands_out": bool})
    keys = ["stands_out", "made", "source", "target", "need"]
    return table.sort_values(keys, ascending=[False, False, True, True, True]).reset_index(drop=True)


def _as_low(network: Network, pair: Pair) -> float:
    """Both must be low: the chance of the likelier one, doubled since there are two ways to stand out."""
    ends = {pair[0].source, pair[0].target}
    others = [one for one in network.referrals if {one.source, one.target} != ends and _told(one)]
    made, accepted = (sum(number) for number in zip((0, 0), *map(_numbers, others), strict=True))
    off = off_by(network.system)
    return max(_chance(relation, made, accepted, off) for relation in pair)


def _chance(relation: Relation, made: int, accepted: int, off: float) -> float:
    """Of so few accepted, doubled; where counts were rounded, the mean over the counts that are shown alike."""
    whole, part = map(Count.exactly, _numbers(relation))
    behind = [(min(one, of), of) for of in rounded_alike(whole, off) for one in rounded_alike(part, off)]
    coin = fmean(as_low_as_a_coin(one, of) for one, of in behind)
    others = fmean(as_low_by_chance(one, of, accepted + one, made + of) for one, of in behind)
    return 2 * min(coin, others)  # at most 1: fewer than half were accepted


def _numbers(relation: Relation) -> tuple[int, int]:
    """Made and accepted; no more accepted than made."""
    made, accepted = (known(count) or 0 for count in (relation.made, relation.accepted))
    return made, min(made, accepted)


def _row(there: Relation, back: Relation, chance: float) -> tuple[str | int | float, ...]:
    need = _needs(there, back)
    counts = [*_numbers(there), *_numbers(back)]
    reasons = sorted({item.why for relation in (there, back) for item in relation.declined or ()})
    both = counts[0] + counts[2], counts[1] + counts[3]
    return there.source, there.target, need, *both, *counts, chance, ", ".join(reasons)


def _none(enough: list[Pair], table: pd.DataFrame) -> str:
    services = len({(there.source, there.target) for there, _ in enough})
    declining = len(set(zip(table["source"], table["target"], strict=True)))
    if services == 1:
        return "The one pair of services with enough referrals both ways " + (
            "declined most, which may be chance" if declining else "does not decline most"
        )
    of = f"Of {services:,} pairs of services with enough referrals both ways, "
    return of + (f"{declining:,} declined most, which may be chance" if declining else "none declines most")


def _because(pairs: list[Pair], unknown: int) -> str:
    if not pairs:
        return "no two services are recorded as referring to each other for the same need"
    if unknown == len(pairs):
        do = numbered(unknown, "does", "do")
        return f"{plural(unknown, 'two-way link')} {do} not record exactly how many were accepted"
    return f"no two services have {MIN_REFERRALS} referrals or more recorded each way"


def _words(network: Network, most: pd.DataFrame, off: float, more: bool) -> dict[str, Word]:
    if most.empty:
        return {}
    spoken = listed([need_name(network, need) for need in most["need"].iloc[0].split(", ") if need])
    made = about(Count.exactly(int(most["made"].sum())), off)
    return {"made": f"{made} referrals{' or more' * more}", "need": spoken or "needs that nobody has recorded"}


def _left_out(unknown: int) -> tuple[str, ...]:
    if not unknown:
        return ()
    do = numbered(unknown, "does", "do")
    return (f"{plural(unknown, 'two-way link')} {do} not record exactly how many referrals were made and accepted.",)
