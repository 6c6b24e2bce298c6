"""What gets in the way, who says so, and how many are lost on those links?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis._columns import table_of
from analysis._declare import Highlight, Question, Result, State, Theme, columns
from analysis._wiring import bit, everything, spread, wiring_of
from network.counts import Count, total
from network.model import Barrier, Network, Relation
from network.rounding import about, off_by, total_told, within
from network.tally import links
from network.vocabulary import BARRIER_STATES
from network.words import counted, listed, numbered, plural

QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    order=45,
    heading="What gets in the way?",
    finding="{open} {are} not solved yet, most often {kind}{lost}.",
    nothing="Every barrier that was reported is solved: {solved}.",
    not_known="""
        We cannot say what gets in the way: {because}.
    """,
    ask="Which of these could we two solve by ourselves, and which need somebody above us?",
    move="A promise to solve one, followed into the next wave.",
    move_page="Build next",
    columns=columns(
        """
        kind           | Barrier                      | status  | it, information sharing, eligibility, hours, place,
                       |                              |         | money or other
        status         | State                        | status  | open, under way or solved; empty where nobody has
                       |                              |         | said
        source         | From                         | partner | where people come from on the link
        target         | To                           | partner | where they are meant to go
        said_by_source | Said by the first            | flag    | 1: the first has named the link, and so the barrier;
                       |                              |         | 0: it has not; empty where it is not recorded who
                       |                              |         | has
        said_by_target | Said by the second           | flag    | the same of the second
        who            | Role that told               | words   | where the statement comes from; empty where not
                       |                              |         | recorded
        needs          | Needs behind it              | needs   | ids of what the link carries; empty where nobody has
                       |                              |         | said
        stages         | Ways in behind it            | stages  | ids of the ways in from which people with any of
                       |                              |         | these needs get to the link
        made           | Referrals                    | number  | known referrals on the link; empty where hidden or
                       |                              |         | not known
        lost_low       | Did not reach help, at least | number  | of the referrals on the link; empty where not known
        lost_high      | Did not reach help, at most  | number  | the same at most; empty where there is no limit
        words          | In words                     | words   | what was said
        """,
    ),
    graph="Relations of every kind with a barrier; referral links, whoever is admitted, for the ways in behind them",
    definition="""
        Every barrier that is recorded on a relation, counted once. Those lost are the referrals made less those
        that reached help; hidden and rounded counts give ranges. A link with several barriers counts once. No
        money is put on it. A map without any barrier does not say that there is none.
    """,
    source="Own definition",
)

SOLVED = "solved"
ORDER = ("open", None, *BARRIER_STATES[1:])  # what is not solved first
KINDS = {"it": "computer systems", "other": "other things", "place": "distance and place"}
STORED = {"flag": "Int64", "number": "Int64"}  # by kind of column, where it is not text


@dataclass(frozen=True, slots=True)
class _Reported:
    """A barrier and the link that it stands on."""

    barrier: Barrier
    link: Relation
    lost: Count | None  # how many of its referrals did not reach help; None where there is no number to start from

    @property
    def unsolved(self) -> bool:
        return self.barrier.status != SOLVED

    @property
    def order(self) -> tuple[object, ...]:
        return (
            ORDER.index(self.barrier.status),
            self.barrier.kind,
            self.link.source,
            self.link.target,
            self.link.kind,
            self.link.needs or (),
            self.barrier.words or "",
        )


def answer(network: Network) -> Result:
    """Every barrier that was reported, what lies behind it, and how many referrals on its link did not reach help.

    Returns
    -------
    Result whose table has one row a barrier, those not solved first, then by kind and ids. Not known where no barrier
    is recorded, since nobody may have been asked.
    """
    off = off_by(network.system)
    reported = [_Reported(barrier, link, _lost(link, off)) for link in network.relations for barrier in link.barriers]
    reported.sort(key=lambda one: tuple(map(str, one.order)))
    reported.sort(key=lambda one: ORDER.index(one.barrier.status))
    unsolved = [one for one in reported if one.unsolved]
    most = _most(unsolved)
    state: State = "finding" if unsolved else "nothing" if reported else "not known"
    return Result(
        state=state,
        table=_table(network, reported),
        words={
            **_spoken(unsolved, off),
            "solved": plural(len(reported), "barrier"),
            "because": _because(links(network.relations)),
        },
        figure=(f"{len(unsolved):,}", f"of {plural(len(reported), 'barrier')} not solved") if reported else None,
        highlight=Highlight(links=tuple(dict.fromkeys((one.link.source, one.link.target) for one in unsolved))),
        caveats=_caveats(unsolved),
        claims=tuple(kind for kind, _ in most[:1]),
        ties=tuple((kind,) for kind, times in most if times == most[0][1]),
    )


def _table(network: Network, reported: Sequence[_Reported]) -> pd.DataFrame:
    ways_in = _WaysIn(network)
    stored = {one.name: STORED.get(one.kind, "str") for one in QUESTION.columns}
    return table_of([_row(one, ways_in) for one in reported], stored)


def _row(one: _Reported, ways_in: "_WaysIn") -> tuple[object, ...]:
    barrier, link = one.barrier, one.link
    said = [None if link.said_by is None else int(end in link.said_by) for end in (link.source, link.target)]
    lost = one.lost
    return (
        barrier.kind, barrier.status or "", link.source, link.target, *said,
        (link.provenance.who if link.provenance else None) or "", ", ".join(link.needs or ()),
        ", ".join(ways_in.to(link)), link.made.low if link.made is not None and link.made.exact else None,
        lost.low if lost else None, lost.high if lost else None, barrier.words or "",
    )  # fmt: skip


def _lost(link: Relation, off: float) -> Count | None:
    made, completed = link.made, link.completed
    if made is None or completed is None or not (made.applicable and completed.applicable) or not link.carries_people:
        return None
    made, completed = within(made, off), within(completed, off)
    least = 0 if completed.high is None else max(0, made.low - completed.high)
    return Count(least, None if made.high is None else max(least, made.high - completed.low))


class _WaysIn:
    """From which ways in people get to a link."""

    def __init__(self, network: Network) -> None:
        self._stages = tuple(stage.id for stage in network.system.stages)
        self._needs = tuple(need.id for need in network.system.needs)
        wiring = wiring_of(network, self._stages, self._needs)
        everyone = everything(np.ones(len(wiring.ids), dtype=np.bool_))
        self._reached = [
            spread(everything(entries), everyone, wiring.onward) if entries.any() else None for entries in wiring.entry
        ]
        self._number = {one: place for place, one in enumerate(wiring.ids)}

    def to(self, link: Relation) -> Iterator[str]:
        carried = self._needs if link.needs is None else link.needs
        places = [place for place, need in enumerate(self._needs) if need in carried]
        here = self._number[link.source]
        for stage, reached in zip(self._stages, self._reached, strict=True):
            if reached is not None and any(bit(reached, place)[here] for place in places):
                yield stage


def _most(unsolved: Iterable[_Reported]) -> list[tuple[str, int]]:
    """The kinds of barrier, most often reported first, then by name."""
    counts = Counter(one.barrier.kind for one in unsolved)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _because(links: int) -> str:
    if not links:
        return "no links are recorded yet"
    where = numbered(links, "the one link", f"any of {links:,} links")
    return f"no barrier is recorded on {where}, which does not say that there is none"


def _spoken(unsolved: Sequence[_Reported], off: float) -> dict[str, str]:
    if not unsolved:
        return {}
    most = [kind for kind, number in _most(unsolved) if number == _most(unsolved)[0][1]]
    told = {one.link: one.lost for one in unsolved if one.lost}
    made, lost = total_told((link.made for link in told), off), total(told.values())
    on_links, few = f"on {plural(len(told), 'link')}", counted(lost)
    of_all = f"of {about(made, off)} referrals {on_links}, {few}" if made.exact else f"{on_links}, {few} referrals"
    return {
        "open": plural(len(unsolved), "barrier"),
        "are": numbered(len(unsolved), "is", "are"),
        "kind": listed([KINDS.get(kind, kind) for kind in most[:2]]),
        "lost": f"; {of_all} did not lead to help" if told else "",
    }


def _caveats(unsolved: Sequence[_Reported]) -> tuple[str, ...]:
    without = len({(one.link.source, one.link.target) for one in unsolved if one.lost is None})
    if not without:
        return ()
    do = numbered(without, "does", "do")
    return (f"{plural(without, 'link')} with a barrier {do} not record how many reach help.",)
