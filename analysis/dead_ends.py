"""Where the trail stops: people are sent on with a need, and the map shows neither help nor a next step."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis._declare import Highlight, Names, Question, Result, State, Theme, columns
from analysis._grid import needs_asked
from analysis._situations import need_name
from analysis._wiring import bit, everything, spread, wiring_of
from network.counts import Count, known, total
from network.model import Network, Relation
from network.rounding import about, off_by, total_told
from network.tally import referral_links
from network.words import headline, numbered, plural

QUESTION = Question(
    theme=Theme.GAPS,
    order=30,
    names=Names.NEVER,
    heading="Where does the trail stop?",
    finding="The trail stops for {sent}, {most} for {need}: the map shows neither help nor a next step from there.",
    nothing="No trail stops short: every recorded referral leads to help or to a next step.",
    not_known="We cannot follow {unclear}: {because}.",
    ask="What happens to people after this step, and who would know?",
    move="A promise to tell each other the outcome.",
    move_page="Build next",
    columns=columns(
        """
        partner | Partner     | partner | receives referrals for a need, does not meet it and leads to no help
        need    | Need        | need    | the need that the referrals carry
        sent    | Referrals   | count   | known referrals on links to the partner that carry the need, 0 or more; a
                |             |         | link that carries several needs counts in full for each
        stated  | Need stated | flag    | 1: at least one of the links names the need; 0: no link says which needs it
                |             |         | carries, so all are taken
        """,
    ),
    graph="All referral links, whoever is admitted",
    definition="""
        A partner to which a link carries a need (with referrals, or nobody has said how many), that has said
        which needs it meets, does not meet this one, and from which no links that carry it lead to a partner
        that does.
    """,
    source="Own definition",
)


@dataclass(frozen=True, slots=True)
class _Sent:
    """A statement of a referral link, the needs it carries, and those for which the trail stops where it arrives."""

    relation: Relation
    carried: tuple[str, ...]
    stops: tuple[str, ...]

    @property
    def stated(self) -> bool:
        return self.relation.needs is not None

    @property
    def stopped(self) -> Count:
        """How many of its referrals stop: all of them, or anything up to that where other needs go on."""
        made = self.relation.made or Count(0, None)
        return made if self.stops == self.carried else Count(0, made.high)


def answer(network: Network, *, need: str | None = None) -> Result:
    """Where referrals find neither help nor a next step.

    Returns
    -------
    Result whose table has one row a partner and need, most referrals first, then by ids: partner, need, sent (known
    referrals; 0 where all are unknown or hidden), stated (0 or 1). The finding counts each link once, and only links
    that name their needs.

    Raises
    ------
    NetworkError
        When the map does not list the need.
    """
    needs = needs_asked(network, need)
    sent, lost_track = _follow(network, needs)
    stops = [link for link in sent if link.stops and link.stated]
    followed = _links(sent)
    state: State = "finding" if stops else "nothing"
    if 2 * lost_track > followed or not sent or (not stops and any(link.stops for link in sent)):
        state = "not known"
    uncounted = [link for link in stops if link.relation.made is None]
    by_need, off = _by_need(stops), off_by(network.system)
    return Result(
        state=state,
        table=_table(sent),
        words={
            **(_spoken(network, stops, by_need, off) if stops else {}),
            "unclear": _unclear(lost_track, followed) if sent else "any referrals",
            "because": _lost_at(network, sent) if sent else _nothing_to_follow(network),
        },
        figure=_figure(stops, off) if len(stops) > len(uncounted) else None,
        highlight=Highlight(
            partners=tuple(sorted({link.relation.target for link in stops})),
            links=tuple(sorted({(link.relation.source, link.relation.target) for link in stops})),
        ),
        caveats=(f"{plural(lost_track, 'referral link')} not known.",) if lost_track else (),
        left_out=(f"{plural(_links(uncounted), 'referral link')} without a number of referrals.",) if uncounted else (),
        claims=tuple(need for need, _ in by_need[:1]),
        ties=tuple((need,) for need, sent in by_need if sent == by_need[0][1]),
    )


def unclear(network: Network) -> int:
    """How many referral links nobody can follow to their end: what the sure line says is not known."""
    return _follow(network, needs_asked(network, None))[1]


def _follow(network: Network, needs: Sequence[str]) -> tuple[list[_Sent], int]:
    """Every statement of a referral link with where its trail stops; how many referral links nobody can follow."""
    wiring = wiring_of(network, (), needs)
    everyone = everything(np.ones(len(wiring.ids), dtype=np.bool_))
    helped = spread(wiring.meets, everyone, wiring.back)
    number = {partner_id: place for place, partner_id in enumerate(wiring.ids)}
    leads = {need: bit(helped, place) for place, need in enumerate(needs)}
    sent, lost = [], set()
    for relation in network.referrals:
        carried = needs if relation.needs is None else relation.needs
        if not leads.keys().isdisjoint(carried):
            end = number[relation.target]
            without = tuple(need for need in carried if need in leads and not leads[need][end])
            silent = bool(wiring.silent[end])
            if relation.needs is None or (silent and without):
                lost.add((relation.source, relation.target))
            sent.append(_Sent(relation, tuple(carried), () if silent else without))
    return sent, len(lost)


def _unclear(lost: int, followed: int) -> str:
    if lost < followed:
        return f"{lost:,} of {plural(followed, 'referral link')}"
    return numbered(followed, "the one referral link", f"any of the {followed:,} referral links")


def _lost_at(network: Network, sent: Sequence[_Sent]) -> str:
    """Why links cannot be followed: what they carry is not said, or what those at their ends help with."""
    unsaid = {(link.relation.source, link.relation.target) for link in sent if not link.stated}
    silent = any(network.partner(link.relation.target).needs is None for link in sent)
    number = _links(sent)
    one = number == 1
    whose = (
        "they carry"
        if len(unsaid) == number
        else f"{len(unsaid):,} of them {numbered(len(unsaid), 'carries', 'carry')}"
    )
    carried = f"which needs {'it carries' if one else whose}"
    met = "what help it leads to" if one else "what help they lead to"
    if unsaid and silent:
        return f"nobody has recorded {carried}, or {met}"
    return f"nobody has recorded {carried if unsaid else met}"


def _nothing_to_follow(network: Network) -> str:
    if not network.system.needs:
        return "the map lists no needs yet"
    return "none is recorded for this need" if network.referrals else "no referral links are recorded"


def _links(sent: Sequence[_Sent]) -> int:
    return referral_links(one.relation for one in sent)


def _table(sent: Sequence[_Sent]) -> pd.DataFrame:
    rows: dict[tuple[str, str], tuple[int, bool]] = {}
    for link in sent:
        for need in link.stops:
            key = link.relation.target, need
            before, stated = rows.get(key, (0, False))
            rows[key] = before + (known(link.relation.made) or 0), stated or link.stated
    ordered = sorted(rows.items(), key=lambda row: (-row[1][0], row[0]))
    columns = [column.name for column in QUESTION.columns]
    return pd.DataFrame([(*key, made, int(stated)) for key, (made, stated) in ordered], columns=columns)


def _by_need(stops: Sequence[_Sent]) -> list[tuple[str, int]]:
    """For which needs so many referrals stop, as far as they are known: most first, then by id."""
    by_need: Counter[str] = Counter()
    for link in stops:
        for need in link.stops:
            by_need[need] += known(link.relation.made) or 0
    return sorted(by_need.items(), key=lambda item: (-item[1], item[0]))


def _figure(stops: Sequence[_Sent], off: float) -> tuple[str, str]:
    referrals = total_told((link.stopped for link in stops), off)
    return headline(referrals), "referrals, rounded" if off and referrals.exact else "referrals"


def _spoken(network: Network, stops: Sequence[_Sent], by_need: Sequence[tuple[str, int]], off: float) -> dict[str, str]:
    (need, _), *others = by_need
    of_it, of_others = (
        total(link.relation.made for one in needs for link in stops if one in link.stops)
        for needs in ([need], [other for other, _ in others])
    )
    most = "most of them" if of_others.high is not None and of_it.low > of_others.high else "many of them"
    referrals = total_told((link.stopped for link in stops), off)
    noun = "referral" if referrals.exact and referrals.low == 1 else "referrals"
    counts = any(link.relation.made is not None for link in stops)
    on_links = f"the referrals on {plural(_links(stops), 'referral link')}"
    return {
        "sent": f"{about(referrals, off)} {noun}" if counts else on_links,
        "most": most if others else "all of them",
        "need": need_name(network, need),
    }
