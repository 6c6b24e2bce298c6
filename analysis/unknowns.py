"""What has nobody been asked, and whose answer would settle most?"""

from collections import Counter
from collections.abc import Callable

import pandas as pd

from analysis._asked import number_not_asked, spoken_pairs
from analysis._declare import Column, Highlight, Question, Result, State, Theme, Who, Word, Wording
from analysis._sources import spoken_sources
from network.graph import ties
from network.model import Network, Partner, Relation
from network.words import numbered, plural

QUESTION = Question(
    name="unknowns",
    theme=Theme.SURE,
    heading="What do we not know, and whom should we ask next?",
    wording=Wording(
        finding="{asked} of {partners} told us about their links; asking {partner} next could {gain}.",
        nothing="Every partner has answered; what is still open stands under each finding.",
        not_known="Nobody has been asked yet: everything here comes from {source}.",
    ),
    ask="Who should be asked next, and who will invite them?",
    move="An invitation or a question, with owner and date.",
    columns=(
        Column("partner", "Partner", "partner", "whose answer would help"),
        Column("asked", "Has answered", "flag", "1 if it has told us about its links"),
        Column(
            "findings",
            "Findings it could settle",
            "count",
            "findings that miss nothing more once it has told us, from 0",
        ),
        Column("pairs", "Pairs not asked", "count", "partners of whom neither it nor they have said anything"),
        Column("sides", "Other sides", "count", "links that only its answer is missing for, to compare both sides"),
        Column("needs", "Needs", "count", "1 if what it helps with is not known"),
        Column("open_to", "Whom it takes", "count", "how many of ages and areas are not known, 0 to 2"),
        Column("hours", "Hours", "count", "1 if its hours are not known"),
        Column("waits", "Wait", "count", "1 if it may meet a need and its wait is not known"),
        Column("capacities", "Capacity", "count", "1 if it may meet a need and its capacity is not known"),
        Column("outcomes", "Outcomes", "count", "referral links to it of which nobody says what happened next"),
        Column("hidden", "Hidden counts", "count", "counts hidden on referral links to it; asking does not open them"),
        Column("settles", "Which findings", "question", "names of the findings that it could settle"),
    ),
    graph="The whole map",
    definition=(
        "A finding is open when something it counts is not known. A partner could settle it when it could tell all "
        "that is missing. Next: of those who have not answered, the one that could settle most findings, then tell "
        "most missing details."
    ),
    source=(
        "Smith and Moody (2013), Structural effects of network sampling coverage I: nodes missing at random, Social "
        "Networks 35(4): what missing partners do to measures; the order of whom to ask is ours"
    ),
    order=10,
    move_page="Workshop",
)

# finding: the kinds of detail that it counts
RESTS_ON = {
    "both_sides": ("sides",),
    "bounce": ("outcomes",),
    "coverage": ("needs", "open_to"),
    "crossing": ("pairs",),
    "dead_ends": ("needs",),
    "introductions": ("pairs",),
    "leaks": ("outcomes",),
    "pressure": ("capacities",),
    "route": ("hours", "waits"),
    "sole_routes": ("needs", "open_to"),
}


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
    table = _table(network, details, totals)
    unanswered = table[table["asked"] == 0]
    answered = len(table) - len(unanswered)
    return Result(
        state=_state(network, len(unanswered)),
        table=table,
        words=_words(network, table, totals),
        figure=(f"{answered}", f"of {plural(len(table), 'partner')} {numbered(answered, 'has', 'have')} answered"),
        highlight=Highlight(tuple(unanswered["partner"].head(1))),
        facts=tuple((LABELS[name], number) for name, number in totals.items()),
    )


def _table(network: Network, details: pd.DataFrame, totals: dict[str, int]) -> pd.DataFrame:
    settles = [_settled(row, totals) for row in details.to_dict("records")]
    table = details.assign(
        partner=[partner.id for partner in network.partners],
        asked=[int(partner.id in network.asked_ids) for partner in network.partners],
        findings=[len(findings) for findings in settles],
        settles=[", ".join(findings) for findings in settles],
        details=details[TOLD].sum(axis=1),
    )
    order = ["asked", "findings", "details", "partner"]
    table = table.sort_values(order, ascending=[True, False, False, True]).reset_index(drop=True)
    return table[[column.name for column in QUESTION.columns]]


def _settled(told: dict, totals: dict[str, int]) -> list[str]:
    """Open findings that would miss nothing more."""
    return [finding for finding in _open(totals) if all(told[detail] == totals[detail] for detail in RESTS_ON[finding])]


def _open(totals: dict[str, int]) -> list[str]:
    return [finding for finding, details in RESTS_ON.items() if any(totals[detail] for detail in details)]


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
    for pair in ties(network).edges:
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


def _words(network: Network, table: pd.DataFrame, totals: dict[str, int]) -> dict[str, Word]:
    answered, silent = int(table["asked"].sum()), table[table["asked"] == 0]
    words: dict[str, Word] = {
        "asked": answered,
        "partners": f"{plural(len(table), 'partner')} {numbered(answered, 'has', 'have')}",
        "source": spoken_sources(network),
    }
    if silent.empty:
        return words
    following = silent.iloc[0]
    return words | {"partner": Who(str(following["partner"])), "gain": _gain(following, totals)}


def _gain(following: pd.Series, totals: dict[str, int]) -> str:
    if settled := int(following["findings"]):
        return f"settle {settled} of {plural(len(_open(totals)), 'open finding')}"
    told, missing = int(following[TOLD].sum()), sum(totals[name] for name in TOLD)
    return f"fill {told:,} of {plural(missing, 'gap')} in what we know"
