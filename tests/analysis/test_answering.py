"""What stands on the map once a partner has answered, field by field."""

from dataclasses import replace

import pytest

from analysis._answering import ALWAYS, MANY, SELDOM, TOLD, answered, passing_on
from network.counts import NOT_APPLICABLE, Count
from network.model import AgeRange, Network, Opening, Partner, Relation, Source, System
from tests.small_networks import SYSTEM, knows, partner, refers

NEEDS, STAGES, AREAS = ("housing", "mental"), ("custody", "court"), ("north", "south", "county")
SAID = {
    "needs": ("mental",), "stages": ("court",), "ages": AgeRange(18), "areas": ("north",),
    "hours": (Opening((1,), 60, 120),), "capacity": 7, "wait_days": 3.0, "sector": "nhs",
    "provenance": Source("workshop"),
}  # fmt: skip


def one_of(kindly: bool, system: System = SYSTEM, **said: object) -> Partner:
    network = Network(system, (partner("a", **said), partner("b")))
    after = answered(network, ("a",), kindly=kindly)
    assert after.partner("b") == network.partner("b")  # who has not answered stays as it is
    assert after.asked_ids == {"a"}
    return after.partner("a")


def test_who_answers_kindly_meets_every_need_and_admits_everybody() -> None:
    assert one_of(kindly=True) == partner(
        "a", needs=NEEDS, stages=STAGES, ages=AgeRange(), areas=AREAS, hours=ALWAYS, capacity=1, wait_days=1.0,
        sector="justice", provenance=TOLD,
    )  # fmt: skip
    assert (ALWAYS[0].days, ALWAYS[0].start, ALWAYS[0].end) == (tuple(range(7)), 0, 0)  # round the clock


def test_who_answers_unkindly_meets_none_and_admits_nobody() -> None:
    assert one_of(kindly=False) == partner(
        "a", needs=(), stages=(), ages=AgeRange(), areas=(), hours=SELDOM, capacity=1, wait_days=1.0,
        sector="justice", provenance=TOLD,
    )  # fmt: skip
    assert (SELDOM[0].days, SELDOM[0].start, SELDOM[0].end) == ((0,), 0, 1)  # one minute a week


@pytest.mark.parametrize("kindly", [True, False])
def test_what_was_said_stays(kindly: bool) -> None:
    assert one_of(kindly, **SAID) == partner("a", **SAID)


def test_one_word_left_open_about_whom_it_admits_is_enough_to_admit_nobody() -> None:
    assert one_of(kindly=False, **SAID | {"ages": None}).areas == ()
    assert one_of(kindly=False, **SAID | {"areas": None}).areas == ()
    nowhere = replace(SYSTEM, areas=())
    shut = one_of(kindly=False, system=nowhere, ages=AgeRange(18))
    assert (shut.ages, shut.areas) == (AgeRange(150, 150), ())  # without areas it is an age that nobody has


def test_without_sectors_none_is_told() -> None:
    assert one_of(kindly=True, system=replace(SYSTEM, sectors=())).sector is None


def link(told: str, *, kindly: bool, **said: object) -> Relation:
    """A link from a to b, once some have answered."""
    network = Network(SYSTEM, (partner("a"), partner("b"), partner("c")), (refers("a", "b", **said),))
    (after,) = answered(network, told, kindly=kindly).relations
    return after


def n(many: int) -> Count:
    return Count.exactly(many)


def counts(after: Relation) -> tuple[Count | None, ...]:
    return after.made, after.accepted, after.completed


def test_a_link_between_others_stays_as_it_is() -> None:
    assert link("c", kindly=True) == refers("a", "b")


def test_who_sends_tells_what_for_and_who_takes_what_came_of_it() -> None:
    kindly = link("a", kindly=True)
    assert (kindly.needs, kindly.said_by, kindly.provenance) == (NEEDS, ("a",), TOLD)
    assert counts(kindly) == (n(MANY), None, None)
    unkindly = link("a", kindly=False)
    assert (unkindly.needs, unkindly.said_by, unkindly.provenance) == ((), None, None)
    assert counts(unkindly) == (n(MANY), None, None)
    taking = link("b", kindly=True)
    assert (taking.needs, taking.said_by) == (None, ("b",))
    assert counts(taking) == (n(1), n(1), n(1))
    assert counts(link("b", kindly=False)) == (n(1), n(0), n(0))


def test_what_was_said_of_a_link_stays() -> None:
    said = {"needs": ("mental",), "made": n(9), "accepted": n(5), "completed": n(2), "said_by": ("b",),
            "provenance": Source("workshop")}  # fmt: skip
    assert link("ab", kindly=True, **said) == refers("a", "b", **said | {"said_by": ("b", "a")})
    assert link("ab", kindly=False, **said) == refers("a", "b", **said)


@pytest.mark.parametrize(
    ("told", "kindly", "said", "expected"),
    [
        ("b", True, {"made": n(9)}, (9, 9, 9)),
        ("b", False, {"made": n(9)}, (9, 0, 0)),
        ("b", True, {"completed": n(4)}, (4, 4, 4)),
        ("b", False, {"completed": n(4)}, (4, 4, 4)),
        ("b", False, {"made": n(9), "completed": n(4)}, (9, 4, 4)),
        ("b", True, {"made": Count(1, 7), "completed": n(4)}, (Count(1, 7), 4, 4)),
        ("b", True, {"accepted": n(5)}, (5, 5, 5)),
        ("b", False, {"accepted": n(5)}, (5, 5, 0)),
        ("a", True, {"accepted": n(5)}, (5, 5, None)),
        ("a", True, {"completed": n(4)}, (MANY, None, 4)),
    ],
)
def test_counts_are_filled_in_so_that_each_is_within_the_one_before(
    told: str, kindly: bool, said: dict[str, Count], expected: tuple[int | Count | None, ...]
) -> None:
    after = link(told, kindly=kindly, **said)
    found = {name: count for name, count in zip(("made", "accepted", "completed"), counts(after), strict=True)
             if name == "made" or told == "b" or name in said}  # fmt: skip
    wanted = [n(one) if isinstance(one, int) else one for one in expected]
    assert list(found.values()) == [one for one in wanted if one is not None]


def test_where_counts_do_not_apply_or_nobody_is_carried_only_who_named_it_is_told() -> None:
    for said in ({"accepted": NOT_APPLICABLE}, {"made": n(0)}):
        after = link("ab", kindly=True, **said)
        assert (after.needs, counts(after)) == (None, counts(refers("a", "b", **said)))
        assert after.said_by == ("a", "b")
    network = Network(SYSTEM, (partner("a"), partner("b")), (knows("a", "b"),))
    (after,) = answered(network, "ab", kindly=True).relations
    assert after == knows("a", "b", said_by=("a", "b"), provenance=TOLD)


def test_new_links_lead_both_ways_to_whom_nobody_has_spoken_of() -> None:
    people = tuple(partner(one) for one in "abcd")
    network = Network(SYSTEM, people, (knows("a", "b"),), asked=("d",))  # b is linked, d was asked
    after = answered(network, ("a",), kindly=True, new_links=True)
    assert after.asked_ids == {"a", "d"}
    to, back = after.relations[1:]
    assert to == refers("a", "c", needs=NEEDS, made=n(MANY), said_by=("a",), provenance=TOLD)
    assert back == refers(
        "c", "a", made=n(8), accepted=n(8), completed=n(8), said_by=("a",), provenance=TOLD
    )  # fmt: skip
    assert len(answered(network, ("a",), kindly=True).relations) == 1
    both = answered(network, ("a", "c"), kindly=True, new_links=True).relations
    ends = {(one.source, one.target): one for one in both[1:]}
    assert ends.keys() == {("a", "c"), ("c", "a"), ("b", "c"), ("c", "b")}
    assert ends["a", "c"] == refers(
        "a", "c", needs=NEEDS, made=n(8), accepted=n(8), completed=n(8), said_by=("a", "c"), provenance=TOLD
    )  # fmt: skip


def asking(*relations: Relation, asked: str = "abc", **said: object) -> list[Network]:
    """The maps once a has answered that it passes people on; c has not said what it meets."""
    people = (partner("a", **said), partner("b", needs=("housing",)), partner("c"))
    return list(passing_on(Network(SYSTEM, people, relations, asked=tuple(asked)), "a"))


def carried(network: Network) -> dict[str, tuple[str, ...] | None]:
    return {one.source + one.target: one.needs for one in network.relations}


def test_everybody_is_sent_along_each_open_link_in_turn_or_along_none() -> None:
    maps = asking(refers("a", "b"), refers("a", "c"), refers("c", "a", needs=("mental",)), refers("b", "c"))
    same = {"ca": ("mental",), "bc": None}
    assert [carried(one) for one in maps] == [
        {"ab": (), "ac": (), **same}, {"ab": NEEDS, "ac": (), **same}, {"ab": (), "ac": NEEDS, **same}
    ]  # fmt: skip
    for one in maps:
        assert one.partner("a").needs == ()  # meets nothing itself
        assert one.partner("a").areas == AREAS  # and takes everybody
        assert one.partner("a").stages == STAGES
        assert one.partner("c").needs is None


def test_what_was_said_of_needs_and_links_stays_and_is_not_tried() -> None:
    maps = asking(refers("a", "b", needs=("mental",)), refers("a", "c", made=n(0)), needs=("housing",))
    assert [carried(one) for one in maps] == [{"ab": ("mental",), "ac": None}]
    assert maps[0].partner("a").needs == ("housing",)


def test_where_all_others_have_said_what_they_meet_only_no_link_is_tried() -> None:
    people = (partner("a"), partner("b", needs=()))
    network = Network(SYSTEM, people, (refers("a", "b"),), asked=("a", "b"))
    assert [carried(one) for one in passing_on(network, "a")] == [{"ab": ()}]


def test_who_was_not_asked_may_have_links_of_which_nobody_spoke() -> None:
    maps = asking(refers("a", "b"), asked="b")
    assert [carried(one)["ac"] for one in maps] == [(), (), NEEDS]
    assert [carried(one)["ab"] for one in maps] == [(), NEEDS, ()]
    assert all(carried(one)["ca"] is None for one in maps)


@pytest.mark.parametrize(
    ("accepted", "said", "expected"),
    [
        (n(12), None, 4),  # in three months, as good as: 91 days
        (n(2), None, 1),  # no capacity is none at all
        (n(12), 9, 9),
        (Count(12, None), None, MANY),
        (None, None, 1),  # with nobody sent there
    ],
)
def test_a_capacity_is_told_of_which_it_stays_open_whether_as_many_come(
    accepted: Count | None, said: int | None, expected: int
) -> None:
    into = [refers("b", "a", accepted=accepted, made=Count(12, None), needs=NEEDS)] if accepted else []
    assert {one.partner("a").capacity for one in asking(*into, capacity=said)} == {expected}


def test_without_a_period_capacity_is_more_than_anybody_plans_for() -> None:
    people = (partner("a"), partner("b", needs=()))
    into = refers("b", "a", accepted=n(12), made=n(12))
    network = Network(replace(SYSTEM, period=None), people, (into,), asked=("a", "b"))
    assert [one.partner("a").capacity for one in passing_on(network, "a")] == [MANY]
