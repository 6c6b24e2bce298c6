"""Who brings together others that have no direct link of their own?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis._asked import too_few_asked
from analysis._brokerage import ROLES, brokerage
from analysis._declare import Highlight, Names, Question, Result, State, Theme, Who, Word, columns
from analysis._graphs import referral_ends, referred, tie_ends
from analysis._grouping import FIELDS, SAID, Grouping, grouping
from network.model import Network
from network.words import numbered, plural

MOST_LINKED = 3  # partners that counting links already shows

QUESTION = Question(
    theme=Theme.BOUNDARIES,
    order=20,
    names=Names.PROUDLY,
    heading="Who quietly connects us?",
    finding="{partner} {role_words}{unseen}.",
    nothing="No partner is recorded as linking others who lack a link of their own.",
    not_known="We cannot say who links {boundaries}: {because}.",
    ask="What does this connecting take, and is it in anyone's job or budget?",
    move="Thank, fund, share.",
    columns=columns(
        """
        partner        | Partner                       | partner | who stands between two others without a direct link
        coordinator    | Links partners inside its own | count   | pairs, all three in one group; from 0
        consultant     | Links partners inside another | count   | pairs inside one group that is not its own
        gatekeeper     | Brings people in              | count   | pairs: from another group, to its own
        representative | Takes people out              | count   | pairs: from its own group, to another
        liaison        | Links two others              | count   | pairs: from one group to another, neither its own
        links          | Partners linked with          | count   | ties of any kind, from 0
        """,
    ),
    graph="Referral links, with their direction",
    definition="""
        How often a partner receives people from one partner and refers to another when those two have no direct
        referral link, by the groups of the three. The sentence looks first outside the three partners with most
        links, and takes the role that goes furthest beyond what chance alone would give the same number of
        pairs. Counting links does not show a partner that has no more links than the median, and brings
        together more pairs than the median.
    """,
    source="""
        Gould and Fernandez (1989), Structures of mediation: a formal approach to brokerage in transaction
        networks, Sociological Methodology 19; what chance gives is ours
    """,
)

SAYS = {
    "coordinator": "links partners inside {inside}",
    "consultant": "links partners inside a {boundary} that is not its own",
    "gatekeeper": "brings people from other {boundaries} into {services}",
    "representative": "takes people from {services} out to other {boundaries}",
    "liaison": "links two {boundaries}, neither of them its own",
}


@dataclass(frozen=True, slots=True)
class _Chosen:
    partner: str
    role: str
    pairs: int
    unseen: bool  # with no more links than the median, and more pairs
    alike: tuple[tuple[str, str], ...]  # partners and roles that go as far beyond chance, this one included

    @property
    def claims(self) -> tuple[str, str]:
        return self.partner, self.role


@dataclass(frozen=True, slots=True)
class _Roles:
    """What each partner brings together, in the order of the map."""

    pairs: np.ndarray  # partners × roles; NaN without a group
    beyond: np.ndarray  # the same less what chance gives; NaN without any pair
    best: np.ndarray  # how far each goes beyond chance in the role in which it goes furthest; -inf without any pair
    links: np.ndarray  # ties of any kind
    most_linked: np.ndarray  # whether counting links already shows it
    order: np.ndarray  # places: furthest beyond chance first, the most linked and those in no role last, then by id


def answer(network: Network, by: str = "sector") -> Result:
    """How often each partner stands between two others, by role.

    Parameters
    ----------
    by
        `sector`, `area`, `stage`, `need` or a further column of the map.

    Returns
    -------
    Result whose table has one row a partner: the five roles (pairs, from 0; NaN for a partner without a group) and
    `links`; furthest beyond chance in a role first, partners that counting links already shows last, then by id.

    Raises
    ------
    NetworkError
        When no partner has the column `by`.

    References
    ----------
    Gould and Fernandez (1989), Sociological Methodology 19.
    """
    groups = grouping(network, by)
    roles = _roles(network, groups)
    chosen = None if _because(network, groups) else _chosen(network, roles)
    ungrouped = groups.without(network)
    return Result(
        state=_state(network, groups, chosen),
        table=_table(network, roles),
        words=_words(network, groups, chosen),
        figure=None if chosen is None else _figure(chosen),
        highlight=Highlight() if chosen is None else _highlight(network, chosen.partner),
        caveats=(*_as_much(chosen), *((f"{_without(ungrouped, groups)}.",) if ungrouped else ())),
        claims=() if chosen is None else chosen.claims,
        ties=() if chosen is None else chosen.alike,
        left_out=(f"{plural(ungrouped, 'partner')} without a {by} {numbered(ungrouped, 'is', 'are')} left out.",)
        if ungrouped
        else (),
        assumed=("Two partners without a recorded referral link have none, though not every pair has been asked.",),
        facts=() if chosen is None else (("role", chosen.role), ("pairs", chosen.pairs)),
    )


def unclear(network: Network) -> int:
    """How many partners have no sector recorded, as the sure line says."""
    return grouping(network, "sector").without(network)


def claimed(network: Network, by: str = "sector") -> Result:
    """What `answer` claims in its sentence."""
    groups = grouping(network, by)
    chosen = None if _because(network, groups) else _chosen(network, _roles(network, groups))
    state = _state(network, groups, chosen)
    if chosen is None:
        return Result(state, pd.DataFrame(), {})
    return Result(state, pd.DataFrame(), {}, figure=_figure(chosen), claims=chosen.claims, ties=chosen.alike)


def _roles(network: Network, groups: Grouping) -> _Roles:
    codes = groups.codes(network)
    pairs = brokerage(referral_ends(network), codes)
    links = np.bincount(tie_ends(network).ravel(), minlength=len(codes))
    beyond = _beyond_chance(pairs, codes)
    best = np.where(np.isnan(beyond), -np.inf, beyond).max(axis=1, initial=-np.inf)
    most_linked = links >= np.sort(links)[-MOST_LINKED:].min(initial=len(codes))
    by_id = np.argsort(np.argsort(np.array([one.id for one in network.partners], dtype=str)))
    return _Roles(pairs, beyond, best, links, most_linked, np.lexsort((by_id, -best, most_linked, best == -np.inf)))


def _table(network: Network, roles: _Roles) -> pd.DataFrame:
    counts = dict(zip(ROLES, roles.pairs.T, strict=True))
    table = pd.DataFrame({"partner": [one.id for one in network.partners], **counts, "links": roles.links})
    return table.iloc[roles.order].reset_index(drop=True)


def _chosen(network: Network, roles: _Roles) -> _Chosen | None:
    """The first partner, in the role that goes furthest beyond chance."""
    first = int(roles.order[0]) if roles.order.size else 0
    if not roles.order.size or roles.best[first] == -np.inf:
        return None
    alike = (roles.best == roles.best[first]) & (roles.most_linked == roles.most_linked[first])
    named = {place: int(np.nanargmax(roles.beyond[place])) for place in np.flatnonzero(alike).tolist()}
    together = np.nansum(roles.pairs, axis=1)
    return _Chosen(
        partner=network.partners[first].id,
        role=ROLES[named[first]],
        pairs=int(roles.pairs[first, named[first]]),
        unseen=bool(roles.links[first] <= np.median(roles.links) and together[first] > np.median(together)),
        alike=tuple(sorted((network.partners[place].id, ROLES[role]) for place, role in named.items())),
    )


def _as_much(chosen: _Chosen | None) -> tuple[str, ...]:
    """That others could as well be named."""
    others = len(chosen.alike) - 1 if chosen else 0
    return (
        (f"{plural(others, 'more partner')} {numbered(others, 'connects', 'connect')} others as much.",)
        if others
        else ()
    )


def _beyond_chance(counts: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Pairs in each role less those that dealing out the others' groups again would give; NaN without any pair."""
    sizes = np.bincount(codes[codes >= 0])
    everybody, squares = sizes.sum(), (sizes**2).sum()
    own = np.append(sizes, 0)[codes]  # -1 finds the 0
    same, other = own - 1, everybody - own
    alike = squares - own**2  # ordered pairs of others in one group that is not the partner's, with themselves
    patterns = np.column_stack((same * (same - 1), alike - other, other * same, same * other, other**2 - alike))
    possible = max(1, (everybody - 1) * (everybody - 2))
    beyond = counts - patterns / possible * counts.sum(axis=1)[:, None]
    return np.where(counts > 0, beyond, np.nan).round(9)


def _state(network: Network, groups: Grouping, chosen: _Chosen | None) -> State:
    if _because(network, groups):
        return "not known"
    return "nothing" if chosen is None else "finding"


def _because(network: Network, groups: Grouping) -> str:
    """Why nobody can be named; empty where somebody can."""
    ungrouped = groups.without(network)
    if 2 * ungrouped > len(network.partners):
        return _without(ungrouped, groups)
    return too_few_asked(network) if len(referral_ends(network)) else "no referral links are recorded"


def _without(ungrouped: int, groups: Grouping) -> str:
    return f"{plural(ungrouped, 'partner')} {numbered(ungrouped, 'has', 'have')} no {groups.said} recorded"


def _words(network: Network, groups: Grouping, chosen: _Chosen | None) -> dict[str, Word]:
    boundary = groups.by
    several = SAID.get(boundary, FIELDS.get(boundary, ("", "")))[1]
    boundaries = several or f"groups by {boundary}"
    words: dict[str, Word] = {"boundaries": boundaries, "because": _because(network, groups)}
    if chosen is None:
        return words
    group = groups.of[chosen.partner]
    own = {"inside": groups.inside(group), "services": groups.services(group)}
    says = SAYS[chosen.role].format(boundary=groups.said, boundaries=boundaries, **own)
    unseen = ": a connecting strength that counting links does not show" if chosen.unseen else ""
    return words | {"partner": Who(chosen.partner), "role_words": says, "unseen": unseen}


def _figure(chosen: _Chosen) -> tuple[str, str]:
    return f"{chosen.pairs:,}", f"{numbered(chosen.pairs, 'pair', 'pairs')} of partners brought together"


def _highlight(network: Network, partner: str) -> Highlight:
    graph = referred(network)
    return Highlight((partner,), tuple(sorted((*graph.in_edges(partner), *graph.out_edges(partner)))))
