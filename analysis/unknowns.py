"""What has nobody been asked, and whose answer would settle most?"""

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial

import pandas as pd

from analysis import not_known_counts
from analysis._answering import answered, passing_on
from analysis._asked import number_not_asked, spoken_pairs
from analysis._declare import Highlight, Question, Result, State, Theme, Who, Word, columns
from analysis._graphs import tied
from analysis._reach import reach
from analysis._sources import spoken_sources
from analysis._swing import swings
from network.model import Network, Partner, Relation
from network.words import in_sentence, numbered, plural, raised

QUESTION = Question(
    theme=Theme.SURE,
    order=10,
    heading="What do we not know, and whom should we ask next?",
    finding="{asked} of {partners} told us about their links; asking {partner} next {gain}.",
    unnamed="{asked} of {partners} told us about their links; asking one more partner next {gain}.",
    nothing="Every partner has told us about its links{missing}.",
    not_known="Nobody has been asked yet: {because}.",
    ask="Who should be asked next, and who will invite them?",
    move="An invitation or a question, with owner and date.",
    move_page="Workshop",
    columns=columns(
        """
        partner       | Partner                  | partner  | whose answer would help
        asked         | Has answered             | flag     | 1 if it has told us about its links
        gain          | What its answer could do | text     | by what the order goes: findings settled, else situations
                      |                          |          | with a way to help between two bounds, else gaps filled
        findings      | Findings it would settle | count    | open findings of which nothing is not known any more
                      |                          |          | once it has answered, whatever it says; from 0
        covered_least | Situations, at least     | share    | situations with a recorded way to help, with what it has
                      |                          |          | not said filled in least kindly; 0 to 1
        covered_most  | Situations, at most      | share    | the same filled in most kindly; empty without situations
        pairs         | Pairs not asked          | count    | partners of whom neither it nor they have said anything
        sides         | Other sides              | count    | links that only its answer is missing for, to compare
                      |                          |          | both sides
        needs         | Needs                    | count    | 1 if what it helps with is not known
        open_to       | Whom it takes            | count    | how many of ages and areas are not known, 0 to 2
        hours         | Hours                    | count    | 1 if its hours are not known
        waits         | Wait                     | count    | 1 if it may meet a need and its wait is not known
        capacities    | Capacity                 | count    | 1 if it may meet a need and its capacity is not known
        outcomes      | Outcomes                 | count    | referral links to it of which nobody says what happened
                      |                          |          | next
        hidden        | Hidden counts            | count    | counts hidden on referral links to it; asking does not
                      |                          |          | open them
        settles       | Which findings           | question | names of the findings that it would settle
        """,
    ),
    graph="The whole map",
    definition="""
        A finding is open when its sure line says how many are not known. A partner would settle it when that
        number falls to 0 on the map with its answer filled in, least kindly and most kindly alike, and where it
        meets nothing and sends everybody on along a single link. Least kindly: no need, nobody admitted,
        nothing carried by its links, no more links. Most kindly: every need, a way in everywhere, everybody
        admitted, links both ways with all of whom nothing is said; what a new link carries stays open where the
        others send, and what came of it where they take. Between the two lies the share of situations with a
        way to help. Next: of those who have not answered, the one that would settle most findings, then
        move that share most, then tell most missing details.
    """,
    source="""
        Smith and Moody (2013), Structural effects of network sampling coverage I: nodes missing at random,
        Social Networks 35(4): what missing partners do to measures; the order of whom to ask is ours
    """,
)


def answer(network: Network) -> Result:
    """What each partner could tell us that nobody has said.

    Returns
    -------
    Result whose table has one row a partner: who has not answered first, then by findings it could settle, missing
    details and id. Facts add up each kind of missing detail over the map; a pair not asked counts once there.

    References
    ----------
    Smith and Moody (2013), Social Networks 35(4): who is missing matters more than how many.
    """
    details = pd.DataFrame({name: count(network) for name, count in MISSING.items()}).astype(int)
    totals = {name: int(details[name].sum()) for name in MISSING} | {"pairs": number_not_asked(network)}
    unsettled = {name: unclear for name, unclear in not_known_counts().items() if unclear(network)}
    kindly = cache(partial(answered, network, kindly=True))  # every finding looks at the same ones
    settling = {name: _settling(network, unclear, kindly) for name, unclear in unsettled.items()}
    table = _table(network, details, settling, totals)
    unanswered = table[table["asked"] == 0]
    has_answered = len(table) - len(unanswered)
    return Result(
        state=_state(network, len(unanswered)),
        table=table,
        words=_words(network, table),
        figure=_figure(has_answered, len(table)),
        highlight=Highlight(tuple(unanswered["partner"].head(1))),
        claims=tuple(unanswered["partner"].head(1)),
        facts=(*((LABELS[name], number) for name, number in totals.items()),),
    )


def _figure(has_answered: int, partners: int) -> tuple[str, str] | None:
    have = numbered(has_answered or partners, "has told", "have told")
    return (f"{has_answered:,}", f"of {plural(partners, 'partner')} {have} of links") if partners else None


def _table(
    network: Network, details: pd.DataFrame, settling: Mapping[str, frozenset[str]], totals: Mapping[str, int]
) -> pd.DataFrame:
    settles = [[name for name, partners in settling.items() if one.id in partners] for one in network.partners]
    least, most, cells = swings(network)
    table = details.assign(
        partner=[partner.id for partner in network.partners],
        asked=[int(partner.id in network.asked_ids) for partner in network.partners],
        findings=[len(findings) for findings in settles],
        covered_least=least / cells if cells else math.nan,
        covered_most=most / cells if cells else math.nan,
        settles=[", ".join(findings) for findings in settles],
        details=details[TOLD].sum(axis=1),
        swing=most - least,
    )
    table["gain"] = [raised(_gain(network, row, totals, len(settling))) for _, row in table.iterrows()]
    order = ["asked", "findings", "swing", "details", "partner"]
    table = table.sort_values(order, ascending=[True, False, False, False, True]).reset_index(drop=True)
    return table[[column.name for column in QUESTION.columns]]


def _settling(
    network: Network, unclear: Callable[[Network], int], kindly: Callable[[tuple[str, ...]], Network]
) -> frozenset[str]:
    """Partners after whose answer, whatever it is, nothing is unclear any more.

    Many are looked at together: where something stays unclear although all of them have answered kindly, none of them
    settles it alone.
    """
    settling: set[str] = set()
    left = [tuple(sorted(network.by_id))]
    while left:
        some = left.pop()
        if not some or unclear(kindly(some)):
            continue
        if len(some) > 1:
            half = len(some) // 2
            left += [some[:half], some[half:]]
        elif not any(unclear(one) for one in _otherwise(network, some)):
            settling.update(some)
    return frozenset(settling)


def _otherwise(network: Network, some: tuple[str, ...]) -> Iterator[Network]:
    """What a partner may as well answer."""
    yield answered(network, some, kindly=False)
    if not network.asked_ids.issuperset(some):
        yield answered(network, some, kindly=True, new_links=True)
    for one in some:
        yield from passing_on(network, one)


def _pairs(network: Network) -> list[int]:
    silent = {partner.id for partner in network.partners if partner.id not in network.asked_ids}
    spoken: Counter[str] = Counter()
    for pair in spoken_pairs(network.relations):
        if silent.issuperset(pair):
            spoken.update(pair)
    others = len(silent) - 1
    return [others - spoken[partner.id] if partner.id in silent else 0 for partner in network.partners]


def _sides(network: Network) -> list[int]:
    """Links of which the other end was asked and this one was not."""
    waiting: Counter[str] = Counter()
    for pair in tied(network).edges:
        silent = [end for end in pair if end not in network.asked_ids]
        if len(silent) == 1:
            waiting.update(silent)
    return [waiting[partner.id] for partner in network.partners]


def _each(rule: Callable[[Partner], int]) -> Callable[[Network], list[int]]:
    return lambda network: [rule(partner) for partner in network.partners]


def _into(rule: Callable[[Relation], int]) -> Callable[[Network], list[int]]:
    """What a rule counts on the referral links to each partner."""

    def count(network: Network) -> list[int]:
        counts: Counter[str] = Counter()
        for relation in network.referrals:
            counts[relation.target] += rule(relation)
        return [counts[partner.id] for partner in network.partners]

    return count


def _may_serve(partner: Partner) -> bool:
    return partner.needs != ()


def _hidden(relation: Relation) -> int:
    counts = (relation.made, relation.accepted, relation.completed)
    return sum(1 for count in counts if count is not None and count.hidden)


# what may be missing: how much of it, for each partner in the order of the map
MISSING: dict[str, Callable[[Network], list[int]]] = {
    "pairs": _pairs,
    "sides": _sides,
    "needs": _each(lambda partner: partner.needs is None),
    "open_to": _each(lambda partner: (partner.ages is None) + (partner.areas is None)),
    "hours": _each(lambda partner: partner.hours is None),
    "waits": _each(lambda partner: _may_serve(partner) and partner.wait_days is None),
    "capacities": _each(lambda partner: _may_serve(partner) and partner.capacity is None),
    "outcomes": _into(lambda relation: relation.accepted is None and relation.completed is None),
    "hidden": _into(_hidden),
}


TOLD = [name for name in MISSING if name != "hidden"]  # what an answer can fill

SHORT = {
    "pairs": "links", "sides": "other sides of links", "needs": "what they help with", "open_to": "whom they take",
    "hours": "hours", "waits": "waits", "capacities": "how many they can take", "outcomes": "what came of referrals",
}  # fmt: skip

LABELS = {
    "pairs": "pairs not asked",
    "sides": "other sides of links not asked",
    "needs": "needs not known",
    "open_to": "ages or areas not known",
    "hours": "hours not known",
    "waits": "waits not known",
    "capacities": "capacities not known",
    "outcomes": "outcomes not recorded",
    "hidden": "counts hidden",
}


def _state(network: Network, silent: int) -> State:
    if not network.asked_ids:
        return "not known"
    return "finding" if silent else "nothing"


def _words(network: Network, table: pd.DataFrame) -> dict[str, Word]:
    has_answered, silent = int(table["asked"].sum()), table[table["asked"] == 0]
    words: dict[str, Word] = {
        "asked": f"{has_answered:,}",
        "partners": f"{plural(len(table), 'partner')} {numbered(has_answered, 'has', 'have')}",
        "because": f"everything here comes from {spoken_sources(network)}"
        if network.partners
        else "there are no partners on the map",
    }
    if silent.empty:
        return words | {"missing": _missing(table)}
    following = silent.iloc[0]
    return words | {"partner": Who(str(following["partner"])), "gain": in_sentence(str(following["gain"]))}


def _missing(table: pd.DataFrame) -> str:
    """What has been told by fewest, of partners who have all told us about their links."""
    untold = (table[TOLD] > 0).sum()
    if not untold.any():
        return ", and no detail is missing"
    most = str(untold.idxmax())
    return f"; most often missing still: {SHORT[most]}, of {int(untold[most]):,} of {plural(len(table), 'partner')}"


def _gain(network: Network, following: pd.Series, totals: Mapping[str, int], unsettled: int) -> str:
    if settled := int(following["findings"]):
        return f"would settle {settled:,} of {plural(unsettled, 'open finding')}"
    situations = reach(network).grid.cells
    if situations:
        least, most = (round(following[bound] * situations) for bound in ("covered_least", "covered_most"))
        if least != most:
            span = f"{least:,} to {most:,} of {plural(situations, 'situation')}"
            return f"could show a recorded way to help in {span}"
    told, missing = int(following[TOLD].sum()), sum(totals[name] for name in TOLD)
    if not told and following["asked"]:
        return "has told all that we ask"
    return f"could fill {told:,} of {plural(missing, 'gap')} in what we know"
