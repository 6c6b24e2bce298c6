"""What link do they have in another area that we could ask about?"""

from collections.abc import Iterable, Sequence

import pandas as pd

from analysis._declare import Highlight, Question, Result, State, Theme, columns
from analysis._places import TO_ASK, Place, places
from analysis._situations import need_name, people, stage_name
from network.model import Network
from network.names import match_key
from network.two_systems import Common, in_common
from network.words import listed

QUESTION = Question(
    theme=Theme.TIME,
    order=20,
    heading="What do they have in another area that we could ask about?",
    finding="{there} has {what} that we could ask about{here}.",
    nothing="The links that {there} has are recorded here too, as far as we have been asked.",
    not_known="We cannot compare with another area yet: {because}.",
    ask="Who would we like to ask how that link came about?",
    move="Ask them to tell us how it began, then try it here as a what-if.",
    move_page="Build next",
    columns=columns(
        """
        stage | Way in   | stage  | where the person first meets the system, on both maps
        need  | Need     | need   | what help is looked for, on both maps
        group | For      | group  | there, what is for this group alone, a service or a door; here, help from all that
              |          |        | take it; empty: from services open to all
        age   | Age      | age    | empty: all ages alike, or the maps list other bands
        area  | Lives in | area   | empty: all areas alike, or the maps list other places
        there | There    | status | a link: one referral leads from where people come in to help, or help is there; a
              |          |        | way through others: it takes more
        here  | Here     | status | no way is recorded, a longer way, no link: for certain; also here; not known: it
              |          |        | rests on what nobody has been asked or has said
        """,
    ),
    graph="Referral links of both maps",
    definition="""
        Needs, ways in and groups are the same where their names are, or their ids; ages and areas count where
        both maps list the same ones. For a group, a way there counts that ends at a service for it alone, or is
        shorter than that of people in no group; here, that to every service which takes it. There, a link or a
        way counts that is certain without anything that nobody has said. Here, it is known to be absent only
        where it would be so even if all that nobody was asked about were there.
    """,
    source="""
        Own definition. That looking at what works elsewhere starts the learning, and whether it would work here is
        still to be found out: Rose (1991), What is lesson-drawing?, Journal of Public Policy 11(1), 3-30
    """,
)

LEAST_NEEDS, LEAST_STAGES = 2, 1  # in common: with fewer, two maps do not speak of the same things
NAMED = 2  # places in a sentence
OLDEST = 200  # years; for bands that have no end


def answer(network: Network, *, other: Network | None = None, same: Iterable[tuple[str, str]] = ()) -> Result:
    """Links and ways to help that another system has, and whether ours is known to have them too.

    Parameters
    ----------
    other
        The map of the other system. Without one there is nothing to ask about.
    same
        What a person has said: ids on their lists of needs, ways in or groups and on ours that stand for one thing.

    Returns
    -------
    Result whose table has one row a place where they have a link or a way to help for certain, in order of names: by
    way in, need, group, age and area. What they have not is no part of it.

    Raises
    ------
    NetworkError
        When `same` names what is not on the lists.

    References
    ----------
    Rose (1991), Journal of Public Policy 11(1), 3-30.
    """
    if other is None:
        return Result(state="not known", table=_table(()), words={"because": "no map of theirs was given"})
    common = in_common(network.system, other.system, same)
    because = _one_system(network, other) or _too_little(network, common)
    found = () if because else _in_order(network, places(network, other, common))
    to_ask = _first_told(found)
    state = _state(found, to_ask)
    return Result(
        state=state,
        table=_table(found),
        words={
            "there": _there(network, other),
            "what": _what(network, to_ask[:NAMED], more=len(to_ask) > NAMED),
            "here": _here(to_ask[:NAMED]),
            "because": because or _because(found),
        },
        highlight=_highlight(network, to_ask[:1]),
        caveats=("Where nobody here was asked, nothing is said to be absent.",) if _open(found) else (),
        left_out=_left_out(network, other, common),
        assumed=_assumed(network, common),
        claims=tuple(_said(network, one) for one in to_ask[:NAMED]),
    )


def _there(network: Network, other: Network) -> str:
    """What the other system is called; that it alone is invented is part of it."""
    invented = other.system.illustrative and not network.system.illustrative
    return f"{other.system.name} (illustrative)" if invented else other.system.name


def _state(found: Sequence[Place], to_ask: Sequence[Place]) -> State:
    if to_ask:
        return "finding"
    return "not known" if 2 * len(_open(found)) >= len(found) else "nothing"


def _first_told(found: Iterable[Place]) -> list[Place]:
    """What we could ask about, one place for each way in, need and group; first where no way is recorded here."""
    told: dict[tuple[str, str, str], list[Place]] = {}
    for one in found:
        if one.here in TO_ASK:
            told.setdefault((one.stage, one.need, one.group), []).append(one)
    first = [min(some, key=lambda one: TO_ASK.index(one.here)) for some in told.values()]
    return sorted(first, key=lambda one: TO_ASK.index(one.here))


def _open(found: Iterable[Place]) -> list[Place]:
    return [one for one in found if one.here == "not known"]


def _in_order(network: Network, found: Iterable[Place]) -> tuple[Place, ...]:
    """By names, so that neither ids nor the order of lists change what is said; bands by their ages."""
    names = {
        kind: {one.id: match_key(one.name) for one in getattr(network.system, kind)}
        for kind in ("stages", "needs", "groups", "areas")
    }
    bands = {one.id: (one.range.start or 0, one.range.end or OLDEST) for one in network.system.ages}

    def place(one: Place) -> tuple[str, str, str, tuple[int, int], str]:
        return (names["stages"][one.stage], names["needs"][one.need], names["groups"].get(one.group, ""),
                bands.get(one.age, (0, 0)), names["areas"].get(one.area, ""))  # fmt: skip

    return tuple(sorted(found, key=place))


def _table(found: Iterable[Place]) -> pd.DataFrame:
    rows = [(one.stage, one.need, one.group, one.age, one.area, one.there, one.here) for one in found]
    return pd.DataFrame(rows, columns=[column.name for column in QUESTION.columns], dtype="str")


def _one_system(network: Network, other: Network) -> str:
    """Why this is not another area, in words: the same map, or most of its partners at another time."""
    if network.digest == other.digest:
        return "this is the same map twice"
    here, there = ({(one.id, match_key(one.name)) for one in some.partners} for some in (network, other))
    same_name = match_key(network.system.name) == match_key(other.system.name)
    if same_name and 2 * len(here & there) > min(len(here), len(there)):
        return "both maps are of one system; what has changed there is on A year later"
    return ""


def _too_little(network: Network, common: Common) -> str:
    """Why the two maps cannot be aligned, in words, with what they have in common; empty where they can."""
    needs = [need_name(network, one) for one in common.needs]
    if len(needs) < LEAST_NEEDS:
        return f"too few needs are on both maps ({listed(needs) or 'none is'})"
    return "" if len(common.stages) >= LEAST_STAGES else "no way in is on both maps"


def _because(found: Sequence[Place]) -> str:
    if not found:
        return "their map has no way to help that is certain"
    return "nobody here has been asked about most of what they have"


def _what(network: Network, to_ask: Sequence[Place], *, more: bool) -> str:
    """`a link from court to housing`, `links from court to housing and from custody to debt, among others,`."""
    if not to_ask:
        return ""
    kinds = {one.there for one in to_ask}
    some = [_said(network, one) for one in to_ask]
    if len(some) == 1:
        return f"a {'link' if kinds == {'a link'} else 'way'} {some[0]}"
    others = ", among others," if more else ""
    return f"{'links' if kinds == {'a link'} else 'ways'} {listed(some)}{others}"


def _said(network: Network, one: Place) -> str:
    """`from court to housing for women`; where that holds for some ages or areas only, `for some women`."""
    who = people(network, group=one.group or None)
    some = "some people" if who == "anyone" else f"some {who}"
    whom = f" for {some}" if one.age or one.area else "" if who == "anyone" else f" for {who}"
    return f"from {stage_name(network, one.stage)} to {need_name(network, one.need)}{whom}"


def _here(to_ask: Sequence[Place]) -> str:
    found = {one.here for one in to_ask}
    if found == {"no way is recorded"}:
        return "; here no way is recorded"
    return "; here the way is longer" if found == {"a longer way"} else ""


def _highlight(network: Network, to_ask: Sequence[Place]) -> Highlight:
    """Our partners at both ends of the first: where people come in, and who meets the need."""
    ends = [
        partner.id
        for partner in network.partners
        for one in to_ask
        if one.stage in (partner.stages or ()) or one.need in (partner.needs or ())
    ]
    return Highlight(partners=tuple(sorted(ends)))


def _left_out(network: Network, other: Network, common: Common) -> tuple[str, ...]:
    """What only one of the two maps lists."""
    said = []
    for kind, pairs in (("needs", common.needs), ("stages", common.stages), ("groups", common.groups)):
        theirs, ours = getattr(other.system, kind), getattr(network.system, kind)
        there = [one.name for one in theirs if one.id not in pairs.values()]
        here = [one.name for one in ours if one.id not in pairs]
        what = {"needs": "Needs", "stages": "Ways in", "groups": "Groups"}[kind]
        said += [f"{what} on {where} map only: {listed(sorted(names))}." for where, names in
                 (("their", there), ("our", here)) if names]  # fmt: skip
    return tuple(said)


def _assumed(network: Network, common: Common) -> tuple[str, ...]:
    """What is read as one though its name differs, and what may be one and is kept apart."""
    said = [one.told("is read as") for one in common.said] + [one.told("may be") for one in common.proposed]
    for kind, words in (("ages", "ages"), ("areas", "areas")):
        if getattr(network.system, kind) and not getattr(common, kind):
            said.append(f"The maps list other {words}: whoever has the shortest way stands for all.")
    return tuple(said)
