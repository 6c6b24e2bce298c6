"""What has changed since an earlier map of the same system?"""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from analysis._both_waves import (
    KEPT,
    NEW,
    NOT_AGAIN,
    NOT_COMPARABLE,
    STATUSES,
    Link,
    Status,
    incomparable,
    links_of_both,
)
from analysis._declare import Highlight, Question, Result, State, Theme, columns
from analysis._promised import outcomes
from network.model import Network
from network.untold_promises import LEFT_OUT, tells_all_promises
from network.waves import Waves, align
from network.words import listed, numbered, plural

QUESTION = Question(
    theme=Theme.TIME,
    order=10,
    heading="What has changed since the earlier map?",
    finding="{among} partners asked both times, {kept}, {new} and {ended}.",
    nothing="{among} partners asked both times, {as_before} {date}.",
    not_known="We cannot tell what has changed: {because}.",
    ask="What helped, and what got in the way?",
    move="Renew, change or let go each promise.",
    move_page="Build next",
    columns=columns(
        """
        source | Partner           | partner | first of the two partners, in order of id on the later map
        target | With              | partner | second of the two
        status | What became of it | status  | kept, new or not mentioned again: both partners were asked both times;
               |                   |         | not comparable: the question was asked in other words, or not both
               |                   |         | times; not asked both times: nothing is claimed
        then   | Linked then by    | text    | kinds of link on the earlier map; empty: none is recorded
        now    | Linked now by     | text    | kinds of link on the later map; empty: none is recorded
        """,
    ),
    graph="All ties of both maps, in either direction",
    definition="""
        A partner is the same where its id is, or where the later map says what it was; merged and split
        partners are read as one on both maps. Links count only between partners that were asked both times,
        with everything that they were or became. A kind of link that was asked about in other words, or not
        both times, settles nothing. A promise is kept where the later map shows its sign and the earlier did
        not, or says so where no sign can be tested; one that is said to be kept without its sign is not known.
        A sign is missing only where somebody was asked about just that; it is shown only where it rests on
        nothing that nobody has said.
    """,
    source="""
        Own definition; whole networks compared over time after Provan, Fish and Sydow (2007),
        Interorganizational networks at the network level, Journal of Management 33(3)
    """,
)


def answer(network: Network, *, other: Network | None = None, same: Iterable[tuple[str, str]] = ()) -> Result:
    """What became of every link and promise of an earlier map.

    Parameters
    ----------
    other
        The earlier map. Without one there is nothing to compare.
    same
        What a person has said: ids on the earlier and on the later map that are one partner.

    Returns
    -------
    Result whose table has one row a pair that is linked on either map: new first, then not mentioned again, kept, not
    comparable and not asked both times; within each by id. The ids are those of the later map; a partner that is only
    on the earlier one keeps its own.

    Raises
    ------
    NetworkError
        When `same` names somebody who is not on the map.

    References
    ----------
    Provan, Fish and Sydow (2007), Journal of Management 33(3).
    """
    if other is None:
        return Result(state="not known", table=_table(()), words={"because": "no earlier map was given"})
    waves = align(other, network, same)
    found = links_of_both(waves)
    counts: Counter[Status] = Counter(one.status for one in found)
    all_told = all(tells_all_promises(one) for one in (other, network))  # else some would be counted as if all
    became: Counter[str] = Counter(one.became for one in outcomes(waves)) if all_told else Counter()
    then = counts[KEPT] + counts[NOT_AGAIN]
    state = _state(waves, counts)
    return Result(
        state=state,
        table=_table(found),
        words={
            "kept": f"{plural(counts[KEPT], 'link')} {numbered(counts[KEPT], 'continues', 'continue')}",
            "new": f"{counts[NEW]:,} {numbered(counts[NEW], 'is', 'are')} new",
            "ended": f"{counts[NOT_AGAIN]:,} {numbered(counts[NOT_AGAIN], 'was', 'were')} not mentioned again",
            "as_before": "the links are as they were in" if then else "no link was recorded in this map or in that of",
            "date": _date(other),
            "among": _among(became, network),
            "because": _because(waves),
        },
        figure=None if state == "not known" else _figure(counts[KEPT], then, became),
        highlight=Highlight(links=tuple(one.pair for one in found if one.status == NEW)),
        caveats=(*_caveats(counts), *(() if all_told else (LEFT_OUT,))),
        left_out=_left_out(waves),
        assumed=_assumed(waves),
        facts=tuple((status, counts[status]) for status in STATUSES),
        claims=tuple(f"{one.pair} {one.status}" for one in found if one.status in (NEW, NOT_AGAIN)),
    )


def _figure(kept: int, then: int, became: Counter[str]) -> tuple[str, str] | None:
    """How many promises are kept; where none was made, how many links continue."""
    if became:
        return f"{became['kept']:,}", f"of {plural(became.total(), 'promise')} kept"
    continues = numbered(then, "continues", "continue")
    return (f"{kept:,}", f"of {plural(then, 'link')} {continues}") if then else None


def _state(waves: Waves, counts: Counter[Status]) -> State:
    if len(waves.both) < 2 or (counts[NOT_COMPARABLE] and not counts[KEPT] + counts[NEW] + counts[NOT_AGAIN]):
        return "not known"
    return "finding" if counts[NEW] or counts[NOT_AGAIN] else "nothing"


def _table(found: Iterable[Link]) -> pd.DataFrame:
    rows = [(*one.pair, one.status, ", ".join(one.then), ", ".join(one.now)) for one in found]
    return pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns], dtype="str")


def _date(earlier: Network) -> str:
    period = earlier.system.period
    return f"{period.end:%B %Y}" if period else "the earlier map"


def _among(became: Counter[str], later: Network) -> str:
    """What became of the promises first, where there are any."""
    if not became:
        return "Among"
    are = numbered(became.total(), "promise is", "promises are")
    by = f"By {later.system.period.end:%B %Y}, " if later.system.period else ""
    return f"{by}{became['kept']:,} of {became.total():,} {are} kept; among"


def _because(waves: Waves) -> str:
    if len(waves.both) >= 2:
        return "partners were not asked about these links in the same words both times"
    if not waves.earlier.by_id.keys() & waves.later.by_id.keys():
        return "no partner is on both maps"
    return "no two partners were asked both times"


def _caveats(counts: Counter[Status]) -> tuple[str, ...]:
    """New respondents bring links that count for nothing, so how many these are stands in the receipt alone."""
    return (f"{counts[NOT_COMPARABLE]:,} {NOT_COMPARABLE}.",) if counts[NOT_COMPARABLE] else ()


def _left_out(waves: Waves) -> tuple[str, ...]:
    said = []
    once = (waves.earlier.by_id.keys() | waves.later.by_id.keys()) - waves.both
    if once:
        was = numbered(len(once), "was", "were")
        said.append(f"Links of {plural(len(once), 'partner')} that {was} not asked both times are not counted.")
    kinds = sorted(incomparable(waves.earlier, waves.later))
    if kinds:
        said.append(f"Asked about in other words, or not both times: {listed(kinds)}.")
    return tuple(said)


def _assumed(waves: Waves) -> tuple[str, ...]:
    said = []
    if not all(one.system.asked_as for one in (waves.earlier, waves.later)):
        said.append("Partners were asked about their links in the same words both times.")
    if waves.proposed:
        number = plural(len(waves.proposed), "pair")
        said.append(f"{number} of partners that may be one are kept apart until somebody says so.")
    return tuple(said)
