"""Where are people lost along the way, from referral to acceptance to help?"""

import math

import pandas as pd

from analysis._declare import Column, Highlight, Names, Question, Result, State, Theme, Word, Wording
from analysis._reasons import reasons_said
from analysis._situations import need_name
from analysis._wilson import MIN_REFERRALS, wilson
from network.counts import Count, known, total
from network.model import Network, Relation
from network.words import counted, headline, listed, numbered, plural

QUESTION = Question(
    name="leaks",
    theme=Theme.BOTTLENECKS,
    heading="Where are people lost along the way?",
    wording=Wording(
        finding="Of {made} for {need}, {accepted} {were} accepted and {completed}; {larger_drop}.",
        nothing="No step stands out on the {compared} with enough referrals to compare.",
        not_known="We cannot say where people are lost: {because}.",
    ),
    ask="Are we sending the right people, with the right information, to an open door?",
    move="The two partners look together at 10 anonymous examples.",
    columns=(
        Column("source", "From", "partner", "who refers"),
        Column("target", "To", "partner", "who receives"),
        Column("need", "For", "need", "what the link carries, several joined by a comma; empty where not known"),
        Column("made", "Referrals", "count", "made in the period; empty where hidden or not known"),
        Column("accepted", "Accepted", "count", "of those made"),
        Column("completed", "Reached help", "count", "of those accepted"),
        Column("accepted_share", "Share accepted", "share", "accepted / made; empty below 8 referrals"),
        Column("accepted_low", "Share accepted, at least", "share", "Wilson 95 % interval of the share accepted"),
        Column("accepted_high", "Share accepted, at most", "share", "Wilson 95 % interval of the share accepted"),
        Column("completed_share", "Share reaching help", "share", "reached help / accepted; empty below 8 accepted"),
        Column(
            "completed_low", "Share reaching help, at least", "share", "Wilson 95 % interval of reached help / accepted"
        ),
        Column(
            "completed_high", "Share reaching help, at most", "share", "Wilson 95 % interval of reached help / accepted"
        ),
        Column("reached_share", "Share all the way", "share", "reached help / made; empty below 8 referrals"),
        Column("reached_low", "Share all the way, at least", "share", "Wilson 95 % interval of reached help / made"),
        Column("reached_high", "Share all the way, at most", "share", "Wilson 95 % interval of reached help / made"),
        Column("reasons", "Reasons given", "text", "why referrals were declined, most often given first"),
        Column("stands_out", "Stands out", "text", "acceptance, help, or both: the step that stands out; else empty"),
    ),
    graph="Referral links, with their counts",
    definition=(
        "Shares of referrals accepted and of accepted referrals that reached help, with Wilson's 95 % interval. A step "
        "stands out when its whole interval lies below the share of all other links together. Links with fewer than "
        "8 at a step are not compared. The sentence takes the needs for which most are lost at such steps, and adds up "
        "all links that carry exactly these."
    ),
    source="Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22(158)",
    names=Names.NEVER,
    order=40,
)

STEPS = {"acceptance": ("accepted", "made"), "help": ("completed", "accepted")}


def answer(network: Network) -> Result:
    """How many referrals are accepted and reach help, link by link.

    Returns
    -------
    Result whose table has one row a referral relation. Steps that stand out come first (needs for which most people
    are lost, then most lost), then by ids: links are not ranked. Shares and intervals are NaN below 8, or where a
    count is hidden or missing.

    References
    ----------
    Wilson (1927), JASA 22(158).
    """
    relations = [relation for relation in network.relations if relation.carries_people]
    table = _table(relations)
    lost = _lost(table)
    compared = int((table["accepted_share"].notna() | table["completed_share"].notna()).sum())
    unrecorded = sum(1 for relation in relations if relation.accepted is None and relation.completed is None)
    alike = _alike(relations, table["need"], lost)
    return Result(
        state=_state(len(relations), unrecorded, compared, bool(alike)),
        table=_sorted(table, lost),
        words={"compared": plural(compared, "link"), "because": _because(len(relations), unrecorded)}
        | _words(network, alike),
        figure=_figure(alike),
        highlight=Highlight(links=tuple(sorted({(relation.source, relation.target) for relation in alike}))),
        caveats=_caveats(relations, alike),
        left_out=_left_out(relations, table, unrecorded),
        assumed=("Referrals made late in the period may still reach help.",),
        facts=(("links", len(relations)), ("compared", compared), ("outcome not recorded", unrecorded)),
    )


def _table(relations: list[Relation]) -> pd.DataFrame:
    names = [column.name for column in QUESTION.columns if column.name != "stands_out"]
    table = pd.DataFrame([_row(relation) for relation in relations], columns=names)
    numbers = [column.name for column in QUESTION.columns if column.kind in ("count", "share")]
    return table.astype(dict.fromkeys(numbers, float))


def _row(relation: Relation) -> tuple:
    made, accepted, completed = (known(count) for count in (relation.made, relation.accepted, relation.completed))
    counts = tuple(math.nan if count is None else count for count in (made, accepted, completed))
    shares = (*_share(accepted, made), *_share(completed, accepted), *_share(completed, made))
    needs = ", ".join(relation.needs or ())
    return relation.source, relation.target, needs, *counts, *shares, listed(reasons_said([relation]))


def _share(part: int | None, whole: int | None) -> tuple[float, float, float]:
    """The share and its interval; NaN where it cannot or should not be told."""
    if part is None or whole is None or whole < MIN_REFERRALS:
        return math.nan, math.nan, math.nan
    return part / whole, *wilson(part, whole)


def _stands_out(table: pd.DataFrame, part: str, whole: str) -> pd.Series:
    """Links whose whole interval lies below the share of all others together."""
    compared = table[table[f"{part}_share"].notna()]
    others = compared[[part, whole]].sum() - compared[[part, whole]]
    below = compared[f"{part}_high"] < others[part] / others[whole].where(others[whole] > 0)
    return below.reindex(table.index, fill_value=False).astype(bool)


def _lost(table: pd.DataFrame) -> pd.DataFrame:
    """People lost at each step that stands out; NaN where it does not."""
    return pd.DataFrame(
        {
            step: (table[whole] - table[part]).where(_stands_out(table, part, whole))
            for step, (part, whole) in STEPS.items()
        },
        index=table.index,
    )


def _alike(relations: list[Relation], needs: pd.Series, lost: pd.DataFrame) -> list[Relation]:
    """Links that carry the needs for which most people are lost at steps that stand out, as far as they are told."""
    if not lost.notna().any(axis=None):
        return []
    chosen = needs == needs.iloc[int(_lost_for(needs, lost).to_numpy().argmax())]
    return [relation for relation, is_chosen in zip(relations, chosen, strict=True) if is_chosen and _told(relation)]


def _sorted(table: pd.DataFrame, lost: pd.DataFrame) -> pd.DataFrame:
    steps = [listed([step for step in STEPS if out[step]]) for out in lost.notna().to_dict("records")]
    keyed = table.assign(stands_out=steps, of_need=_lost_for(table["need"], lost), lost=lost.max(axis=1))
    keyed["of_need"] = keyed["of_need"].where(keyed["lost"].notna())
    keys = ["of_need", "lost", "need", "source", "target"]
    ordered = keyed.sort_values(keys, ascending=[False, False, True, True, True])
    return ordered.drop(columns=["of_need", "lost"]).reset_index(drop=True)


def _lost_for(needs: pd.Series, lost: pd.DataFrame) -> pd.Series:
    """For each link, how many are lost at steps that stand out, over all links that carry the same needs."""
    return lost.sum(axis=1).groupby(needs).transform("sum")


def _state(links: int, unrecorded: int, compared: int, stands_out: bool) -> State:
    if not compared or 2 * unrecorded > links:
        return "not known"
    return "finding" if stands_out else "nothing"


def _told(relation: Relation) -> bool:
    return relation.made is not None and relation.accepted is not None


def _words(network: Network, alike: list[Relation]) -> dict[str, Word]:
    if not alike:
        return {}
    made, accepted, completed = _totals(alike)
    one = made.exact and made.low == 1
    needs = listed([need_name(network, need) for need in alike[0].needs or ()])
    return {
        "made": f"{counted(made)} {'referral' if one else 'referrals'}",
        "need": needs or "needs that nobody has recorded",
        "accepted": counted(accepted),
        "were": "was" if accepted.exact and accepted.low == 1 else "were",
        "completed": _reached(alike, completed),
        "larger_drop": _larger_drop(made, accepted, completed),
    }


def _totals(alike: list[Relation]) -> tuple[Count, Count, Count]:
    """Made, accepted and completed of all; who is not recorded may be anybody who was accepted."""
    completed = (relation.completed or _at_most(relation.accepted) for relation in alike)
    return (
        total(relation.made for relation in alike),
        total(relation.accepted for relation in alike),
        total(completed),
    )


def _at_most(count: Count | None) -> Count:
    return Count(0, None if count is None else count.high)


def _reached(alike: list[Relation], completed: Count) -> str:
    silent = all(relation.completed is None for relation in alike)
    return "nobody has recorded how many reached help" if silent else f"{counted(completed)} reached help"


def _larger_drop(made: Count, accepted: Count, completed: Count) -> str:
    before, after = _drop(made, accepted), _drop(accepted, completed)
    if before[0] > after[1]:
        return "the larger drop comes before acceptance"
    if after[0] > before[1]:
        return "the larger drop comes after acceptance"
    alike = before == after and before[0] == before[1]
    return "as many were lost before acceptance as after" if alike else "which drop is larger is not known"


def _drop(whole: Count, part: Count) -> tuple[float, float]:
    """Fewest and most that can have been lost."""
    part_high = math.inf if part.high is None else part.high
    whole_high = math.inf if whole.high is None else whole.high
    return max(0, whole.low - part_high), whole_high - part.low


def _because(links: int, unrecorded: int) -> str:
    if not links:
        return "no referral links are recorded"
    if 2 * unrecorded <= links:
        return f"no link has {MIN_REFERRALS} known referrals or more"
    do = numbered(unrecorded, "does", "do")
    return f"{unrecorded:,} of {plural(links, 'link')} {do} not record what happened next"


def _figure(alike: list[Relation]) -> tuple[str, str] | None:
    if not alike:
        return None
    made, accepted, _ = _totals(alike)
    return headline(accepted), f"of {counted(made)} referrals were accepted"


def _caveats(relations: list[Relation], alike: list[Relation]) -> tuple[str, ...]:
    silent = sum(relation.completed is None for relation in relations)
    links = plural(len(relations), "link")
    caveats = [f"{silent:,} of {links} {numbered(silent, 'does', 'do')} not record who reached help."] if silent else []
    if alike:
        reasons = listed(reasons_said(alike))
        caveats.append(f"Reasons recorded: {reasons}." if reasons else "No reasons are recorded.")
    return tuple(caveats)


def _left_out(relations: list[Relation], table: pd.DataFrame, unrecorded: int) -> tuple[str, ...]:
    sentences = []
    if unrecorded:
        do = numbered(unrecorded, "does", "do")
        sentences.append(f"{unrecorded:,} of {plural(len(relations), 'link')} {do} not record what happened next.")
    if few := int((table["made"] < MIN_REFERRALS).sum()):
        sentences.append(f"{plural(few, 'link')} with fewer than {MIN_REFERRALS} referrals: no share, no comparison.")
    counts = (count for one in relations for count in (one.made, one.accepted, one.completed))
    if hidden := sum(1 for count in counts if count is not None and count.hidden):
        sentences.append(f"{plural(hidden, 'count')} {numbered(hidden, 'is', 'are')} hidden, so totals are ranges.")
    return tuple(sentences)
