"""Which services are full? Referrals taken on against what each planned for."""

import math
from collections.abc import Iterator

import pandas as pd

from analysis._declare import Highlight, Names, Question, Result, State, Theme, Word, columns
from analysis._load import Load, loads, months
from network.model import Network, Partner
from network.words import lacking, numbered, plural

FLOATS = ("capacity", "full", "wait_days")  # columns that may be empty from top to bottom
TO_ASK = 3  # services named as the ones to ask first

QUESTION = Question(
    theme=Theme.BOTTLENECKS,
    order=30,
    names=Names.NEVER,
    heading="Which services are full?",
    finding="{full} accepting as many referrals as {they} planned for, or more{open}.",
    nothing="{all} recorded as accepting fewer referrals than {each} planned for.",
    not_known="{because}.",
    ask="What would make the work lighter this month?",
    move="What-if: hours, capacity, another way in.",
    move_page="Build next",
    columns=columns(
        """
        partner       | Service            | partner | a partner that receives referrals or has told us its capacity
        capacity      | Planned a month    | number  | people a month; empty where not known
        received      | Received, at least | count   | referrals made to it in the whole period, from 0
        accepted_low  | Accepted, at least | count   | in the whole period, from 0
        accepted_high | Accepted, at most  | count   | in the whole period; empty where there is no limit
        load_low      | Load, at least     | share   | referrals accepted a month / capacity, from 0; 1 and over is
                      |                    |         | full
        load_high     | Load, at most      | share   | the same with accepted at most
        full          | Full               | flag    | 1 full, 0 within what it planned for; empty where it cannot be
                      |                    |         | told
        wait_days     | Wait               | days    | median days from referral to first contact
        """,
    ),
    graph="Referral links, with their counts",
    definition="""
        Load = referrals accepted from all partners on the map / (days of the period x 12 / 365.25) / capacity a
        month. It counts referrals, and one person may be referred twice. A hidden, rounded or missing count
        gives a range, and a service is full only if the lower end says so. Where none is full for certain, those are
        told that may be. A capacity of 0 is not compared.
    """,
    source="Load as in queueing theory: Kleinrock (1975), Queueing Systems, volume 1",
)


def answer(network: Network) -> Result:
    """Load of each service against its capacity.

    Returns
    -------
    Result whose table has one row a partner that receives referrals or has a capacity: fullest first, then most
    referrals, then id. `load_low` and `load_high` are NaN without a capacity above 0 or a period.

    Notes
    -----
    Referrals from outside the map are not counted, so a load is what this map accounts for. A missing `accepted` is
    at least 0 and at most what was made.

    References
    ----------
    Kleinrock (1975), Queueing Systems, volume 1.
    """
    table = _table(network)
    with_capacity = table[table["capacity"] > 0]
    told = with_capacity[with_capacity["full"].notna()]
    full = told[told["full"] == 1]
    perhaps = with_capacity[with_capacity["full"].isna() & (with_capacity["load_high"] >= 1)]
    state = _state(with_capacity, told, full, perhaps)
    shown = _to_ask(table) if state == "not known" else full if len(full) else perhaps
    return Result(
        state=state,
        table=table,
        words=_words(told, full, perhaps) | {"because": _because(network, table, told)},
        figure=None if told.empty else _figure(told, full, perhaps),
        highlight=Highlight(partners=tuple(shown["partner"])),
        caveats=tuple(_caveats(len(table) - len(told), len(perhaps))),
        left_out=_left_out(table, with_capacity, told),
        assumed=("All the people a service takes on are referred by partners on this map.",),
        claims=("full" if len(full) else "may be full",),
        facts=(
            ("months", round(months(network), 2)),
            ("known capacity", int(table["capacity"].notna().sum())),
            ("compared", len(told)),
            ("full", len(full)),
        ),
    )


def unclear(network: Network) -> int:
    """Of how many services it cannot be told whether they are full: what the sure line says is not known."""
    return sum(math.isnan(load.full) for load in loads(network).values())


def _table(network: Network) -> pd.DataFrame:
    rows = [_row(network.partner(partner), load) for partner, load in loads(network).items()]
    columns = [column.name for column in QUESTION.columns]
    table = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(FLOATS, float))
    order = ["load_low", "received", "partner"]
    return table.sort_values(order, ascending=[False, False, True]).reset_index(drop=True)


def _row(partner: Partner, load: Load) -> tuple:
    high = math.nan if load.accepted.high is None else load.accepted.high
    shares = (load.accepted.low / load.planned, high / load.planned) if load.planned > 0 else (math.nan, math.nan)
    capacity = math.nan if partner.capacity is None else partner.capacity
    wait = math.nan if partner.wait_days is None else partner.wait_days
    return partner.id, capacity, load.received.low, load.accepted.low, high, *shares, load.full, wait


def _state(with_capacity: pd.DataFrame, told: pd.DataFrame, full: pd.DataFrame, perhaps: pd.DataFrame) -> State:
    if told.empty or 2 * len(told) < len(with_capacity):
        return "not known"
    return "finding" if len(full) or len(perhaps) else "nothing"


def _caveats(untold: int, perhaps: int) -> Iterator[str]:
    """Of how many it cannot be told whether they are full, and of what these are made up."""
    rest = untold - perhaps
    if untold:
        yield f"{plural(untold, 'service')} not known."
    if perhaps and rest:
        yield f"Of these, {perhaps:,} may be full; of {rest:,} nothing can be told."
    elif perhaps:
        yield f"{numbered(untold, 'It', 'All of them')} may be full."


def _figure(told: pd.DataFrame, full: pd.DataFrame, perhaps: pd.DataFrame) -> tuple[str, str]:
    """How many are full; where none is for certain, how many may be."""
    if len(full) or perhaps.empty:
        return f"{len(full):,}", f"of {plural(len(told), 'service')} we can compare"
    return f"{len(perhaps):,}", f"{numbered(len(perhaps), 'service', 'services')} may be full"


def _to_ask(table: pd.DataFrame) -> pd.DataFrame:
    """The services that receive most, of those whose load cannot be told."""
    receiving = table[table["full"].isna() & (table["received"] > 0)]
    return receiving.sort_values(["received", "partner"], ascending=[False, True]).head(TO_ASK)


def _words(told: pd.DataFrame, full: pd.DataFrame, perhaps: pd.DataFrame) -> dict[str, Word]:
    one = len(told) == 1
    services = f"{numbered(len(told), 'one service', f'{len(told):,} services')} we can compare"
    are = numbered(len(full), "is recorded as", "are recorded as")
    full_are = f"The {services} is recorded as" if one else f"{len(full):,} of the {services} {are}"
    may_be = f"{plural(len(perhaps), 'service')} may be"
    return {
        "full": full_are if len(full) else may_be,
        "they": numbered(len(full) or len(perhaps), "it", "they"),
        "open": "" if len(full) else ": hidden, rounded or missing counts leave that open",
        "all": f"The {services} is" if one else f"{_all_of(len(told))} we can compare are",
        "each": "it" if one else "they",
    }


def _all_of(number: int) -> str:
    return "Both services" if number == 2 else f"All {number:,} services"


def _because(network: Network, table: pd.DataFrame, told: pd.DataFrame) -> str:
    with_capacity = table[table["capacity"] > 0]
    if with_capacity.empty and table["capacity"].notna().any():
        none = int(table["capacity"].notna().sum())
        plan = numbered(none, "service with known capacity plans", f"{none:,} services with known capacity plan")
        return f"We cannot tell how full services are: the {plan} for nobody"
    if with_capacity.empty:
        asked = len(_to_ask(table))
        are, receive = numbered(asked, "is the one", "are the ones"), numbered(asked, "receives", "receive")
        most = f"the {numbered(asked, 'one', f'{asked}')} that {receive} most referrals {are} to ask"
        whom = most if asked else "no referrals are counted either"
        return f"No service has told us its capacity yet; {whom}"
    if not months(network):
        return "We cannot tell how full services are: the map does not say which days its counts cover"
    unclear = len(with_capacity) - len(told)
    above = " above 0" if table["capacity"].eq(0).any() else ""
    what = "record exactly how many referrals they accepted"
    all_say = f"with known capacity{above} records exactly how many referrals it accepted"
    some = f"with known capacity{above} does not {what}", f"with known capacity{above} do not {what}"
    return f"We cannot tell how full services are: {lacking(unclear, len(with_capacity), 'service', some, all_say)}"


def _left_out(table: pd.DataFrame, with_capacity: pd.DataFrame, told: pd.DataFrame) -> tuple[str, ...]:
    sentences = []
    if silent := int(table["capacity"].isna().sum()):
        sentences.append(f"{plural(silent, 'service')} {numbered(silent, 'has', 'have')} not told us a capacity.")
    if none := int((table["capacity"] == 0).sum()):
        sentences.append(f"{plural(none, 'service')} with a capacity of 0: not compared.")
    if unclear := len(with_capacity) - len(told):
        services = f"{plural(unclear, 'service')} with a capacity"
        sentences.append(f"{services} cannot be told to be full or not: counts are hidden, rounded or missing.")
    return tuple(sentences)
