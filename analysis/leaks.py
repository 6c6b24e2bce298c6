"""Where are people lost along the way, from referral to acceptance to help?"""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from statistics import fmean

import numpy as np
import pandas as pd

from analysis._declare import Column, Highlight, Names, Question, Result, State, Theme, Word, columns
from analysis._exact import FUNNEL, as_low_by_chance, discovered, funnel_limits
from analysis._reasons import reasons_said
from analysis._situations import need_name
from analysis._wilson import MIN_REFERRALS, wilson
from network.counts import Count, known, total
from network.model import Network, Relation
from network.rounding import about, off_by, rounded_alike, usually_off, within
from network.tally import referral_links
from network.words import headline, lacking, listed, numbered, plural, raised

LEFT_OPEN, UNTOLD = "the counts leave open which drop is larger", "which drop is larger is not known"
STEPS = {"acceptance": ("accepted", "made"), "help": ("completed", "accepted")}
FALSE_AT_MOST = 0.05  # expected share of chance among the steps that stand out
IN_WORDS = {"95": "95 of 100", "998": "998 of 1,000"}


def _step_columns(part: str, share: str, chance: str) -> Iterator[Column]:
    """What tells a step from chance, and what a funnel picture needs."""
    yield Column(f"{part}_as_low", chance, "share", "exact chance of as low a share if all links were alike, one-sided")
    yield Column(f"{part}_usual", f"{share}, all links", "share", "of all links together; the middle of a funnel")
    for limit, _ in FUNNEL:
        for end in ("low", "high"):
            label = f"Funnel, {share.lower()}, {IN_WORDS[limit]}, {end}"
            yield Column(f"{part}_{limit}_{end}", label, "share", f"limit for {IN_WORDS[limit]} links of this size")


QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    order=40,
    names=Names.NEVER,
    heading="Where are people lost along the way?",
    finding="Of {made} for {need}, {accepted} {were} accepted and {completed}; {larger_drop}.",
    nothing="No step stands out on the {compared} with enough referrals to compare.",
    not_known="We cannot say where people are lost: {because}.",
    ask="Are we sending the right people, with the right information, to an open door?",
    move="The two partners look together at 10 anonymous examples.",
    columns=columns(
        """
        source          | From                          | partner | who refers
        target          | To                            | partner | who receives
        need            | For                           | need    | what the link carries, in order, joined by a
                        |                               |         | comma; empty where not known
        made            | Referrals                     | count   | made in the period; empty where hidden or not
                        |                               |         | known
        accepted        | Accepted                      | count   | of those made
        completed       | Reached help                  | count   | of those accepted
        accepted_share  | Share accepted                | share   | accepted / made; empty below 8 referrals
        accepted_low    | Share accepted, at least      | share   | Wilson 95 % interval of the share accepted
        accepted_high   | Share accepted, at most       | share   | Wilson 95 % interval of the share accepted
        completed_share | Share reaching help           | share   | reached help / accepted; empty below 8 accepted
        completed_low   | Share reaching help, at least | share   | Wilson 95 % interval of reached help / accepted
        completed_high  | Share reaching help, at most  | share   | Wilson 95 % interval of reached help / accepted
        reached_share   | Share all the way             | share   | reached help / made; empty below 8 referrals
        reached_low     | Share all the way, at least   | share   | Wilson 95 % interval of reached help / made
        reached_high    | Share all the way, at most    | share   | Wilson 95 % interval of reached help / made
        reasons         | Reasons given                 | text    | why referrals were declined, most often given
                        |                               |         | first
        """,
        *_step_columns("accepted", "Share accepted", "Accepted as seldom by chance"),
        *_step_columns("completed", "Share reaching help", "Reaching help as seldom by chance"),
        """
        stands_out | Stands out | status | acceptance, help, or both: the step that stands out; else empty
        """,
    ),
    graph="Referral links, with their counts",
    definition="""
        Shares of referrals accepted and of accepted referrals that reached help, with Wilson's 95 % interval. A
        step of a link is held against all other links together: the exact chance of as low a share if all were
        alike (hypergeometric, one-sided). Over all steps at most 5 in 100 of those that stand out are expected
        to be chance (Benjamini and Hochberg). Hidden counts enter as the bounds that speak least for it; where
        counts were rounded, the chance is the mean over all counts of the link that are rounded to the same,
        and over the others with what rounding usually moves. Links with fewer than 8 at a step are not
        compared. The sentence takes the needs for which most are lost at such steps, and adds up all links that
        carry exactly these; the larger drop is the larger share.
    """,
    source="""
        Wilson (1927), Probable inference, the law of succession, and statistical inference, JASA 22(158);
        Benjamini and Hochberg (1995), Controlling the false discovery rate, Journal of the Royal Statistical
        Society B 57; funnel limits: Spiegelhalter (2005), Funnel plots for comparing institutional performance,
        Statistics in Medicine 24(8)
    """,
)


def answer(network: Network) -> Result:
    """How many referrals are accepted and reach help, link by link.

    Returns
    -------
    Result whose table has one row a referral relation. Steps that stand out come first (needs for which most people
    are lost, then most lost), then by ids: links are not ranked. Shares and intervals are NaN below 8, or where a
    count is hidden or missing; `accepted_as_low` and `completed_as_low` where a step is not compared.

    Notes
    -----
    A step is compared where at least 8 are known to have come to it. Others count with whatever is known of them.

    References
    ----------
    Wilson (1927), JASA 22(158); Benjamini and Hochberg (1995), JRSS B 57; Spiegelhalter (2005), Statistics in Medicine
    24(8).
    """
    relations = [relation for relation in network.relations if relation.carries_people]
    off = off_by(network.system)
    steps = {step: [_counts(relation, step, off) for relation in relations] for step in STEPS}
    table = _table(relations, steps)
    lost = _lost(table, steps)
    compared = _compared(table)
    links = referral_links(relations)
    unrecorded = _silent(relations, lambda one: one.accepted is None and one.completed is None)
    table = _sorted(table, lost)
    alike = _alike(relations, table)
    words = _words(network, alike, off)
    return Result(
        state=_state(links, unrecorded, compared, bool(alike)),
        table=table,
        words={
            "compared": numbered(compared, "one referral link", f"{compared:,} referral links"),
            "because": _because(links, unrecorded),
        }
        | words,
        figure=_figure(alike, off),
        highlight=Highlight(links=tuple(sorted({(relation.source, relation.target) for relation in alike}))),
        caveats=_caveats(relations, alike),
        left_out=_left_out(relations, table, unrecorded),
        claims=(table["need"].iloc[0], str(words["larger_drop"])) if alike else (),
        assumed=("Referrals made late in the period may still reach help.",),
        facts=(
            ("referral links", links),
            ("compared", compared),
            ("outcome not recorded", unrecorded),
            *_bounds(alike, off),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Counts:
    """What is known of one step of one link."""

    part: Count
    whole: Count
    off: float  # how far each may be off, where counts were rounded

    @property
    def compared(self) -> bool:
        return self.whole.low >= MIN_REFERRALS

    @property
    def at_best(self) -> tuple[int, int]:
        """The counts within the bounds that speak least for a low share."""
        ends = [end for end in (self.part.high, self.whole.high) if end is not None]
        part = min(ends) if ends else self.whole.low
        return part, max(part, self.whole.low)

    @property
    def behind(self) -> list[tuple[int, int]]:
        """All counts that are shown as these; of hidden ones those that speak least for a low share."""
        part, whole = self.at_best
        parts = rounded_alike(self.part, self.off) if self.part.exact else (part,)
        wholes = rounded_alike(self.whole, self.off) if self.whole.exact else (whole,)
        return [(min(some, everybody), everybody) for everybody in wholes for some in parts]

    @property
    def rounded(self) -> int:
        """How many of the two were."""
        return sum(within(one, self.off) != one for one in (self.part, self.whole))

    @property
    def lost(self) -> int:
        """At least so many."""
        part, whole = self.at_best
        return whole - part


def _counts(relation: Relation, step: str, off: float) -> _Counts | None:
    """None where a count is missing or does not apply, or more than none may have come and nobody says how many."""
    part, whole = (getattr(relation, name) for name in STEPS[step])
    if part is None or whole is None or not (part.applicable and whole.applicable):
        return None
    return _Counts(part, whole, off)


def _chances(counts: Sequence[_Counts | None]) -> list[float]:
    """For each link the chance of as low a share, against all others; NaN where it is not compared.

    Where counts were rounded, it is the mean over what may stand behind them: of the link all counts that are shown
    alike, of the others as many more and fewer as rounding usually moves them.
    """
    told = [(one.part.low, one.whole.high) if one and one.whole.high is not None else (0, 0) for one in counts]
    parts, wholes = sum(min(part, whole) for part, whole in told), sum(whole for _, whole in told)
    rounded = [one.rounded if one else 0 for one in counts]
    of_all, chances = sum(rounded), []
    for one, (low, high), own in zip(counts, told, rounded, strict=True):
        other_parts, other_wholes, off = parts - min(low, high), wholes - high, usually_off(of_all - own)
        if one is None or not one.compared or not other_wholes:
            chances.append(math.nan)
            continue
        others = tuple(sorted({max(0, other_parts - off), min(other_wholes, other_parts + off)}))
        chances.append(_mean_chance(tuple(one.behind), others, other_wholes))
    return chances


@lru_cache(maxsize=4096)  # rounded counts are much alike
def _mean_chance(behind: tuple[tuple[int, int], ...], others: tuple[int, ...], wholes: int) -> float:
    return fmean(
        as_low_by_chance(part, whole, parts + part, wholes + whole) for part, whole in behind for parts in others
    )


def _table(relations: list[Relation], steps: dict[str, list[_Counts | None]]) -> pd.DataFrame:
    of_steps = {part for part, _ in STEPS.values()}
    new = {column.name for part in of_steps for column in _step_columns(part, "", "")}
    names = [column.name for column in QUESTION.columns if column.name not in {"stands_out", *new}]
    rows = [_row(relation) for relation in relations]
    columns: dict[str, list] = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)) if rows else {}
    for step, (part, whole) in STEPS.items():
        columns |= _of_step(part, columns.get(whole, []), steps[step])
    numbers = {column.name for column in QUESTION.columns if column.kind in ("count", "share")}
    order = [column.name for column in QUESTION.columns if column.name != "stands_out"]
    empty = np.array([], dtype=object)
    told = {name: columns.get(name) or empty for name in order}
    return pd.DataFrame({n: np.array(c, dtype=float) if n in numbers else c for n, c in told.items()})


def _of_step(part: str, wholes: Sequence[float], counts: Sequence[_Counts | None]) -> dict[str, list]:
    """The columns of `_step_columns`."""
    exact = [one for one in counts if one and one.part.exact and one.whole.exact]
    whole = sum(one.whole.low for one in exact)
    usual = sum(one.part.low for one in exact) / whole if whole else math.nan
    known_whole = [int(one) if one >= MIN_REFERRALS else 0 for one in wholes]
    named = [f"{part}_{limit}_{end}" for limit, _ in FUNNEL for end in ("low", "high")]
    unknown = (math.nan,) * len(named)
    limits = [funnel_limits(usual, one) if one and whole else unknown for one in known_whole]
    by_name = {name: [row[place] for row in limits] for place, name in enumerate(named)}
    return {f"{part}_as_low": _chances(counts), f"{part}_usual": [usual] * len(counts)} | by_name


def _row(relation: Relation) -> tuple:
    made, accepted, completed = (known(count) for count in (relation.made, relation.accepted, relation.completed))
    counts = tuple(math.nan if count is None else count for count in (made, accepted, completed))
    shares = (*_share(accepted, made), *_share(completed, accepted), *_share(completed, made))
    needs = ", ".join(sorted(relation.needs or ()))
    return relation.source, relation.target, needs, *counts, *shares, listed(reasons_said([relation]))


def _share(part: int | None, whole: int | None) -> tuple[float, float, float]:
    """The share and its interval; NaN where it cannot or should not be told."""
    if part is None or whole is None or whole < MIN_REFERRALS:
        return math.nan, math.nan, math.nan
    return part / whole, *wilson(part, whole)


def _lost(table: pd.DataFrame, steps: dict[str, list[_Counts | None]]) -> np.ndarray:
    """People lost at each step that stands out, at least; NaN where it does not: links x steps."""
    names = [f"{part}_as_low" for part, _ in STEPS.values()]
    chances = table[names].to_numpy(dtype=float)
    tested = ~np.isnan(chances)
    stands_out = np.zeros(chances.shape, dtype=bool)
    stands_out[tested] = discovered(chances[tested], FALSE_AT_MOST)
    lost = [[float(one.lost) if one else math.nan for one in counts] for counts in steps.values()]
    return np.where(stands_out, np.array(lost).reshape(len(steps), len(table)).T, np.nan)


def _alike(relations: list[Relation], table: pd.DataFrame) -> list[Relation]:
    """Links that carry the needs for which most people are lost at steps that stand out, as far as they are told."""
    if table.empty or not table["stands_out"].iloc[0]:
        return []
    chosen = table["need"].iloc[0]
    return [one for one in relations if ", ".join(sorted(one.needs or ())) == chosen and _told(one)]


def _sorted(table: pd.DataFrame, lost: np.ndarray) -> pd.DataFrame:
    """First the needs for which most people are lost at steps that stand out, of these the links that lose most."""
    steps = [listed(list(compress(STEPS, out))) for out in (~np.isnan(lost)).tolist()]
    most, together = np.fmax.reduce(lost, axis=1), pd.Series(np.nansum(lost, axis=1))
    of_need = together.groupby(table["need"].to_numpy()).transform("sum").where(~np.isnan(most))
    told = ["source", "target", "made", "accepted", "completed", "reasons"]  # two links may differ in any
    names = ["of_need", "need", "most", *told]
    keys = table.assign(of_need=of_need, most=most, stands_out=steps)
    in_order = keys.sort_values(names, ascending=[name not in ("of_need", "most") for name in names])
    return in_order.drop(columns=["of_need", "most"]).reset_index(drop=True)


def _compared(table: pd.DataFrame) -> int:
    """Referral links of which a step is compared."""
    chances = np.array([table[f"{part}_as_low"] for part, _ in STEPS.values()], dtype=float)
    told = ~np.isnan(chances).all(axis=0)
    return len(set(compress(zip(table["source"], table["target"], strict=True), told.tolist())))


def _silent(relations: Sequence[Relation], unsaid: Callable[[Relation], bool]) -> int:
    """Referral links of which no statement says."""
    return referral_links(relations) - referral_links(one for one in relations if not unsaid(one))


def _state(links: int, unrecorded: int, compared: int, stands_out: bool) -> State:
    if not compared or 2 * unrecorded > links:
        return "not known"
    return "finding" if stands_out else "nothing"


def _told(relation: Relation) -> bool:
    return relation.made is not None and relation.accepted is not None


def _words(network: Network, alike: list[Relation], off: float) -> dict[str, Word]:
    if not alike:
        return {}
    (made, accepted, completed), larger = _told_totals(alike, off), _larger_drop(*_totals(alike, off))
    needs = listed([need_name(network, need) for need in sorted(alike[0].needs or ())])
    return {
        "made": f"{about(made, off)} referrals",  # 8 or more: a step of theirs stands out
        "need": needs or "needs that nobody has recorded",
        "accepted": about(accepted, off),
        "were": "was" if accepted.exact and accepted.low == 1 else "were",
        "completed": _reached(alike, completed, off),
        "larger_drop": UNTOLD if larger == LEFT_OPEN and _silent_of_help(alike) else larger,
    }


def _totals(alike: list[Relation], off: float) -> tuple[Count, Count, Count]:
    """Made, accepted and completed of all, each off by so much; who is not recorded may be anybody accepted."""
    made, accepted, completed = (
        [count and within(count, off) for count in counts]
        for counts in zip(*((one.made, one.accepted, one.completed) for one in alike), strict=True)
    )
    reached = (count or _at_most(of) for count, of in zip(completed, accepted, strict=True))
    return total(made), total(accepted), total(reached)


def _told_totals(alike: list[Relation], off: float) -> Iterator[Count]:
    """The same as shown, but for ranges, which allow for rounding."""
    for shown, bounds in zip(_totals(alike, 0), _totals(alike, off), strict=True):
        yield shown if shown.exact else bounds


def _bounds(alike: list[Relation], off: float) -> Iterator[tuple[str, float]]:
    """What the sentence adds up, at least and at most; NaN where there is no most."""
    for name, count in zip(("made", "accepted", "reached help"), _totals(alike, off), strict=True) if alike else ():
        yield f"{name}, at least", count.low
        yield f"{name}, at most", math.nan if count.high is None else count.high


def _at_most(count: Count | None) -> Count:
    return Count(0, None if count is None else count.high)


def _silent_of_help(alike: list[Relation]) -> bool:
    return all(relation.completed is None for relation in alike)


def _reached(alike: list[Relation], completed: Count, off: float) -> str:
    silent = _silent_of_help(alike)
    return "nobody has recorded how many reached help" if silent else f"{about(completed, off)} reached help"


def _larger_drop(made: Count, accepted: Count, completed: Count) -> str:
    """By the shares of those who come to each step, then by numbers."""
    before, after = _share_lost(made, accepted), _share_lost(accepted, completed)
    if before == after and before[0] == before[1]:
        before, after = _number_lost(made, accepted), _number_lost(accepted, completed)
    if before[0] > after[1]:
        return "the larger drop comes before acceptance"
    if after[0] > before[1]:
        return "the larger drop comes after acceptance"
    alike = before == after and before[0] == before[1]
    return "as many were lost before acceptance as after" if alike else LEFT_OPEN


def _share_lost(whole: Count, part: Count) -> tuple[float, float]:
    """Smallest and largest share that can have been lost; none where nobody came."""
    if whole.high == 0:
        return 0.0, 0.0
    part_high = math.inf if part.high is None else part.high
    kept_most = part_high / whole.low if whole.low else math.inf
    kept_least = 0.0 if whole.high is None else min(part.low, whole.high) / whole.high
    return max(0.0, 1 - kept_most), 1 - kept_least


def _number_lost(whole: Count, part: Count) -> tuple[float, float]:
    """Fewest and most that can have been lost."""
    part_high = math.inf if part.high is None else part.high
    whole_high = math.inf if whole.high is None else whole.high
    return max(0, whole.low - part_high), whole_high - part.low


def _because(links: int, unrecorded: int) -> str:
    if not links:
        return "no referral links are recorded"
    if 2 * unrecorded <= links:
        return f"no referral link has {MIN_REFERRALS} known referrals or more"
    return _not_recorded(unrecorded, links, "what happened next")


def _not_recorded(number: int, links: int, what: str) -> str:
    without = f"does not record {what}", f"do not record {what}"
    return lacking(number, links, "referral link", without, f"records {what}")


def _figure(alike: list[Relation], off: float) -> tuple[str, str] | None:
    if not alike:
        return None
    made, accepted, _ = _told_totals(alike, off)
    return headline(accepted), f"of {about(made, off)} referrals were accepted"


def _caveats(relations: list[Relation], alike: list[Relation]) -> tuple[str, ...]:
    silent = _silent(relations, lambda one: one.completed is None)
    said = raised(_not_recorded(silent, referral_links(relations), "who reached help"))
    caveats = [f"{said}."] if silent else []
    if alike:
        reasons = listed(reasons_said(alike))
        caveats.append(f"Reasons recorded: {reasons}." if reasons else "No reasons are recorded.")
    return tuple(caveats)


def _left_out(relations: list[Relation], table: pd.DataFrame, unrecorded: int) -> tuple[str, ...]:
    sentences = []
    if unrecorded:
        said = _not_recorded(unrecorded, referral_links(relations), "what happened next")
        sentences.append(f"{raised(said)}.")
    if few := int((table["made"] < MIN_REFERRALS).sum()):
        sentences.append(
            f"{plural(few, 'statement')} of fewer than {MIN_REFERRALS} referrals: no share, no comparison."
        )
    counts = (count for one in relations for count in (one.made, one.accepted, one.completed))
    if hidden := sum(1 for count in counts if count is not None and count.hidden):
        sentences.append(f"{plural(hidden, 'count')} {numbered(hidden, 'is', 'are')} hidden, so totals are ranges.")
    return tuple(sentences)
