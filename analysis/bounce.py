"""Which services decline most of what the other sends, so that people may be sent back and forth?"""

from collections import defaultdict
from itertools import product

import pandas as pd

from analysis._declare import Column, Highlight, Names, Question, Result, Theme, Word, Wording
from analysis._situations import need_name
from analysis._wilson import MIN_REFERRALS
from network.counts import known
from network.model import Network, Relation
from network.words import listed, numbered, plural

MOST_DECLINED = 0.5  # accepted / made below this, both ways

QUESTION = Question(
    name="bounce",
    theme=Theme.BOTTLENECKS,
    heading="Where may people be sent back and forth?",
    wording=Wording(
        finding=(
            "{made} for {need} ran between services that each declined most of the other's, so people may be sent "
            "back and forth."
        ),
        nothing="{nothing}.",
        not_known="We cannot tell yet: {because}.",
    ),
    ask="Who holds responsibility while we decide?",
    move="One agreed first contact: a promise by both.",
    columns=(
        Column("source", "Service", "partner", "first of the two, in order of id"),
        Column("target", "And", "partner", "second of the two"),
        Column("need", "For", "need", "needs that both links carry, joined by a comma; empty where neither says"),
        Column("made", "Referrals", "count", "made both ways in the period; from 16"),
        Column("accepted", "Accepted", "count", "of those"),
        Column("made_there", "From the first", "count", "made by the first to the second; from 8"),
        Column("accepted_there", "Accepted by the second", "count", "of those"),
        Column("made_back", "From the second", "count", "made by the second to the first; from 8"),
        Column("accepted_back", "Accepted by the first", "count", "of those"),
        Column("reasons", "Reasons given", "text", "why referrals were declined, either way"),
    ),
    graph="Referral links, with their counts",
    definition=(
        "Two referral links in opposite directions that carry a common need, each with at least 8 known referrals of "
        "which fewer than half were accepted. Where no two links have so many, "
        "nothing can be told. A link that does not say what it carries may carry every need."
    ),
    source="Ours, after the loop of people with two diagnoses that local services describe",
    names=Names.NEVER,
    order=50,
)

Pair = tuple[Relation, Relation]


def answer(network: Network) -> Result:
    """Pairs of services that each decline most of what the other refers for a common need.

    Returns
    -------
    Result whose table has one row two opposite links: most referrals first, then by id.

    Notes
    -----
    A warm two-way referral is a pair too, but not one in which most is declined. Counts that are hidden or missing
    leave a pair unknown. Not known unless at least one pair has 8 known referrals each way.
    """
    pairs = list(_pairs(network))
    told = [pair for pair in pairs if all(_told(relation) for relation in pair)]
    enough = [pair for pair in told if all((known(relation.made) or 0) >= MIN_REFERRALS for relation in pair)]
    bouncing = [pair for pair in enough if all(_declines_most(relation) for relation in pair)]
    table = _table(bouncing)
    unknown = len(pairs) - len(told)
    most = table[table["need"] == table["need"].iloc[0]] if len(table) else table
    return Result(
        state="finding" if bouncing else "nothing" if enough else "not known",
        table=table,
        words=_words(network, bouncing, most) | {"nothing": _none(enough), "because": _because(pairs, unknown)},
        figure=(f"{most['made'].sum():,}", "referrals ran both ways") if len(table) else None,
        highlight=Highlight(links=tuple(zip(table["source"], table["target"], strict=True))),
        caveats=(f"{unknown} not known.",) if unknown else (),
        left_out=_left_out(unknown),
        assumed=("Referrals declined both ways may concern the same people; counts cannot show it.",),
        facts=(("two-way links", len(pairs)), ("not recorded", unknown)),
    )


def _pairs(network: Network) -> list[Pair]:
    """Opposite referral links with a common need; the one from the smaller id first."""
    links: dict[tuple[str, str], list[Relation]] = defaultdict(list)
    for relation in network.referrals:
        links[relation.source, relation.target].append(relation)
    return [
        (there, back)
        for (source, target), one_way in links.items()
        if source < target
        for there, back in product(one_way, links.get((target, source), ()))
        if _common(there, back) != ()
    ]


def _common(there: Relation, back: Relation) -> tuple[str, ...] | None:
    """Needs that both carry; None where neither says."""
    if there.needs is None or back.needs is None:
        return there.needs if back.needs is None else back.needs
    return tuple(need for need in there.needs if need in back.needs)


def _needs(there: Relation, back: Relation) -> list[str]:
    return sorted(_common(there, back) or ())


def _told(relation: Relation) -> bool:
    return known(relation.made) is not None and known(relation.accepted) is not None


def _declines_most(relation: Relation) -> bool:
    return (known(relation.accepted) or 0) < MOST_DECLINED * (known(relation.made) or 0)


def _table(pairs: list[Pair]) -> pd.DataFrame:
    table = pd.DataFrame([_row(*pair) for pair in pairs], columns=[column.name for column in QUESTION.columns])
    keys = ["made", "source", "target", "need"]
    return table.sort_values(keys, ascending=[False, True, True, True]).reset_index(drop=True)


def _row(there: Relation, back: Relation) -> tuple[str | int, ...]:
    need = ", ".join(_needs(there, back))
    counts = [known(count) or 0 for count in (there.made, there.accepted, back.made, back.accepted)]
    reasons = sorted({item.why for relation in (there, back) for item in relation.declined or ()})
    both = counts[0] + counts[2], counts[1] + counts[3]
    return there.source, there.target, need, *both, *counts, ", ".join(reasons)


def _none(enough: list[Pair]) -> str:
    services = len({(there.source, there.target) for there, _ in enough})
    if services == 1:
        return "The one pair of services with enough referrals both ways does not decline most"
    return f"Of {services:,} pairs of services with enough referrals both ways, none declines most"


def _because(pairs: list[Pair], unknown: int) -> str:
    if not pairs:
        return "no two services are recorded as referring to each other for the same need"
    if unknown == len(pairs):
        return f"{plural(unknown, 'two-way link')} {numbered(unknown, 'does', 'do')} not record how many were accepted"
    return f"no two services have {MIN_REFERRALS} referrals or more recorded each way"


def _words(network: Network, bouncing: list[Pair], most: pd.DataFrame) -> dict[str, Word]:
    if most.empty:
        return {}
    needs = next(_needs(*pair) for pair in bouncing if ", ".join(_needs(*pair)) == most["need"].iloc[0])
    spoken = listed([need_name(network, need) for need in needs])
    made = plural(int(most["made"].sum()), "referral")
    return {"made": made, "need": spoken or "needs that nobody has recorded"}


def _left_out(unknown: int) -> tuple[str, ...]:
    if not unknown:
        return ()
    do = numbered(unknown, "does", "do")
    return (f"{plural(unknown, 'two-way link')} {do} not record how many referrals were made and accepted.",)
