"""Do both sides of a link name it? Agreed, one-sided and not asked are kept apart."""

from collections import Counter

import numpy as np
import pandas as pd

from analysis._asked import asked_about
from analysis._declare import Highlight, Names, Question, Result, State, Theme, Who, Word, columns
from analysis._graphs import tied
from network.model import Network
from network.words import numbered, plural

QUESTION = Question(
    theme=Theme.GAPS,
    order=40,
    names=Names.NEVER,
    heading="Do both sides say they work together?",
    finding="""
        Of {answered} where both have answered, {agreed} {are} named by both; {some} with {most}: a
        conversation to have.
    """,
    unnamed="Of {answered} where both have answered, {agreed} {are} named by both; {rest} worth a conversation.",
    nothing="Every link between partners who have answered is named by both.",
    not_known="We cannot compare yet: {because}.",
    ask="What does each of us mean by working together here?",
    move="A private question to the other side first.",
    move_page="Workshop",
    columns=columns(
        """
        source   | Partner      | partner | first of the two partners, in order of id
        target   | With         | partner | second of the two
        status   | Who names it | status  | agreed: both ends name the same link; one-sided: one end does, and the
                 |              |         | other was asked; not asked: one end does, and the other was not asked; not
                 |              |         | known: nobody has said who named it
        named_by | Named by     | partner | the only end that names a link with the other; empty if none does, or if
                 |              |         | each names a different link
        """,
    ),
    graph="All ties, in either direction",
    definition="""
        A link is agreed when both ends name it, and one-sided only when the silent end was asked about links of
        that kind and way. A partner that was not asked has denied nothing. The sentence counts links whose two
        ends were both asked, and speaks of the partner that is most often named without naming the same link.
    """,
    source="""
        Provan, Veazie, Staten and Teufel-Shone (2005), The use of network analysis to strengthen community
        partnerships, Public Administration Review 65(5)
    """,
)


COMPARED = ("agreed", "one-sided")
FEWEST_LINKS = 8  # fewer carry no share

_Row = tuple[str, str, str, str]  # source, target, status and who alone names it


def answer(network: Network) -> Result:
    """Who names each link.

    Returns
    -------
    Result whose table has one row a linked pair: source < target, status (agreed | one-sided | not asked |
    not known; one-sided first, and of these the links of whom the finding names), named_by (empty unless exactly one
    end names a link). The finding counts only pairs whose two ends were both asked and of which somebody is known to
    have named a link.

    References
    ----------
    Provan, Veazie, Staten and Teufel-Shone (2005), Public Administration Review 65(5).
    """
    rows = _rows(network)
    table = pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns])
    answered = table[np.array([_compared(network, row) for row in rows], dtype=bool)]
    one_sided = answered[answered["status"] == "one-sided"]
    agreed = len(answered) - len(one_sided)
    not_compared = len(table) - len(answered)
    most, words = _most(answered)
    return Result(
        state=_state(answered, one_sided),
        table=_begun_with(table, most[:1]),
        words={
            "answered": numbered(len(answered), "the one link", f"{len(answered):,} links"),
            "because": _because(network, table),
            "agreed": agreed or "none",
            "are": "are" if agreed > 1 else "is",
            "rest": _rest(agreed, len(one_sided)),
            **words,
        },
        figure=None if answered.empty else _figure(len(one_sided), len(answered)),
        highlight=Highlight(links=tuple(zip(one_sided["source"], one_sided["target"], strict=True))),
        caveats=(f"{plural(not_compared, 'link')} not known.",) if not_compared else (),
        left_out=_left_out(not_compared),
        claims=most[:1],
        ties=tuple((one,) for one in most),
        facts=(("agreed", agreed), ("one-sided", len(one_sided)), ("not compared", not_compared)),
    )


def unclear(network: Network) -> int:
    """How many links are not compared: what the sure line says is not known."""
    return sum(1 for row in _rows(network) if not _compared(network, row))


def _rows(network: Network) -> list[_Row]:
    denied = _denied(network)
    linked = tied(network).edges(data=True)
    rows = (_row(network, denied, min(one, other), max(one, other), link) for one, other, link in linked)
    return sorted(rows, key=lambda row: (row[2] != "one-sided", row))


def _denied(network: Network) -> frozenset[tuple[str, str]]:
    """Who, though asked about it, does not name a link with whom."""
    return frozenset(
        (end, other)
        for relation in network.relations
        if relation.joins_two
        for end, other in ((relation.source, relation.target), (relation.target, relation.source))
        if end in network.asked_ids and end not in (relation.said_by or ()) and asked_about(network, relation, end)
    )


def _compared(network: Network, row: _Row) -> bool:
    """Whether both ends were asked and one of them at least names the link."""
    source, target, status, _ = row
    return status in COMPARED and source in network.asked_ids and target in network.asked_ids


def _row(network: Network, denied: frozenset[tuple[str, str]], one: str, other: str, link: dict) -> _Row:
    speakers = link["said_by"]
    if link["confirmed"]:
        return one, other, "agreed", ""
    if not speakers:
        return one, other, "not known", ""
    if len(speakers) == 2:  # each names a link that the other, though asked, does not name
        compared = {one, other} <= network.asked_ids and bool({(one, other), (other, one)} & denied)
        return one, other, "one-sided" if compared else "not asked", ""
    silent = (other, one) if speakers == (one,) else (one, other)
    return one, other, "one-sided" if silent in denied else "not asked", speakers[0]


def _because(network: Network, table: pd.DataFrame) -> str:
    if table.empty:
        return "no links are recorded"
    if (table["source"].isin(network.asked_ids) & table["target"].isin(network.asked_ids)).any():
        if network.system.asked_as and (table["status"] == "not asked").any():
            return "no two linked partners were both asked about the same link"
        return "nobody has recorded who named the links"
    return "no two linked partners have both been asked"


def _most(answered: pd.DataFrame) -> tuple[tuple[str, ...], dict[str, Word]]:
    """Who is most often named without agreeing, by id; and words on the first that do not say whose side is silent."""
    silent: Counter[str] = Counter()
    for source, target, status, named_by in answered.itertuples(index=False):
        for one in (source, target):
            silent[one] += status == "one-sided" and named_by != one
    if not silent.total():
        return (), {}
    often = max(silent.values())
    most = tuple(sorted(one for one, times in silent.items() if times == often))
    one_sided = answered[answered["status"] == "one-sided"]
    theirs = int(((one_sided["source"] == most[0]) | (one_sided["target"] == most[0])).sum())
    return most, {"most": Who(most[0]), "some": _some(theirs, len(one_sided))}


def _begun_with(table: pd.DataFrame, named: tuple[str, ...]) -> pd.DataFrame:
    """The table with the links that the finding speaks of at its head: often no more of it is read."""
    spoken_of = (table["status"] == "one-sided") & (table["source"].isin(named) | table["target"].isin(named))
    return pd.concat([table[spoken_of], table[~spoken_of]], ignore_index=True)


def _some(theirs: int, one_sided: int) -> str:
    """How many of the links named by one side are with a partner: `2 of the 5 named by one side are`."""
    if theirs < one_sided:
        return f"{theirs:,} of the {one_sided:,} named by one side {numbered(theirs, 'is', 'are')}"
    if one_sided > 2:
        return f"all {one_sided:,} named by one side are"
    return "both named by one side are" if one_sided > 1 else "the one named by one side is"


def _rest(agreed: int, one_sided: int) -> str:
    """The links named by one side, beside those named by both."""
    if agreed:
        return numbered(one_sided, "the other is", "the rest are")
    return numbered(one_sided, "it is", "each is")


def _state(answered: pd.DataFrame, one_sided: pd.DataFrame) -> State:
    if answered.empty:
        return "not known"
    return "nothing" if one_sided.empty else "finding"


def _figure(one_sided: int, answered: int) -> tuple[str, str]:
    """A share, which stays what it is when fewer have answered; of few links their number."""
    of = f"of {plural(answered, 'link')} named by one side"
    if answered < FEWEST_LINKS:
        return f"{one_sided:,}", of
    return f"{100 * one_sided / answered:.0f}", f"in 100 {of}"


def _left_out(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    are = numbered(number, "is", "are")
    return (f"{plural(number, 'link')} {are} not compared: an end was not asked, or nobody has said who named it.",)
