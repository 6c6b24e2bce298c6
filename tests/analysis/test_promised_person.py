"""Whether a promise to one imagined person is shown: by hand."""

from dataclasses import replace

import pytest

from analysis._promised_change import does_more, link_carries
from analysis._promised_person import gap_of, way_is_there
from analysis._walk import walk
from network.model import AgeRange, Area, Network, Opening, Partner, Person, Promise, Relation
from tests.small_networks import SYSTEM, partner, with_doors_told

SOMEBODY = Person("p", "Sam", needs=("housing", "mental"), stage="court", age=17, area="north", groups=("women",))
DAY = Opening((0,), 9 * 60, 17 * 60)


def mapped(*links: str, needs: tuple[str, ...] | None = ("housing", "mental"), **help_: object) -> Network:
    """A court, a hub and a service for both needs; links such as door-hub."""
    people = (
        partner("door", stages=("court",), needs=()), partner("hub", stages=(), needs=()),
        partner("help", stages=(), **{"needs": ("housing", "mental"), **help_}),
    )  # fmt: skip
    network = with_doors_told(Network(SYSTEM, people, tuple(Relation(*link.split("-"), needs=needs) for link in links)))
    unsaid = {field: None for field, said in help_.items() if said is None}
    return changed(network, "help", **unsaid)


def changed(network: Network, one: str, **said: object) -> Network:
    return replace(network, partners=tuple(replace(p, **said) if p.id == one else p for p in network.partners))


def gap(network: Network, person: Person = SOMEBODY) -> dict[str, str]:
    return dict(gap_of(walk(network, person)))


SAID = {"stage": "court", "age": "17", "area": "north", "group": "women"}


def test_the_gap_is_the_person_and_the_needs_without_a_way() -> None:
    assert gap(mapped()) == {"need": "housing,mental", **SAID}
    assert gap(mapped("door-help", needs=("housing",))) == {"need": "mental", **SAID}
    assert gap(mapped("door-help")) == {}
    plain = Person("p", "Sam", needs=("housing",))
    assert gap(mapped(), plain) == {"need": "housing"}
    assert gap(mapped(), replace(plain, age=0)) == {"need": "housing", "age": "0"}


def test_where_a_way_is_only_shut_the_gap_is_of_that_hour() -> None:
    at_night = replace(SOMEBODY, at="Sat 23:00")
    shut = mapped("door-help", hours=(DAY,))
    assert gap(shut, at_night) == {"need": "housing,mental", **SAID, "at": "Sat 23:00"}
    none = mapped("door-help", needs=("housing",), hours=(DAY,))  # for the other need there is none at any hour
    assert gap(none, at_night) == {"need": "mental", **SAID}


WANTED = (("need", "housing,mental"), *SAID.items())


@pytest.mark.parametrize(
    ("now", "shown"),
    [
        (mapped("door-help"), True),
        (mapped("door-hub", "hub-help"), True),
        (mapped("door-help", needs=("housing",)), False),  # one of the two is still lacking
        (mapped("door-hub"), False),
        (mapped("door-help", needs=None), None),  # nobody said what it carries
        (mapped("door-help", ages=None), None),
        (mapped("door-help", areas=None), None),
        (mapped("door-help", hours=None), True),  # no hour is asked about
        (changed(mapped("door-help"), "door", ages=None), None),
        (changed(mapped("door-help"), "hub", ages=None), True),  # who is not on the way
        (mapped("door-help", ages=AgeRange(18)), False),
        (mapped("door-help", only_for=("women",)), True),  # as the person is
    ],
)
def test_a_way_for_each_need_that_rests_on_nothing_unsaid(now: Network, shown: bool | None) -> None:
    assert way_is_there(WANTED, mapped(), now) is shown


def test_what_had_a_way_before_shows_nothing() -> None:
    assert way_is_there(WANTED, mapped("door-help"), mapped("door-help")) is None
    half = mapped("door-help", needs=("housing",))
    assert way_is_there(WANTED, half, half) is False
    assert way_is_there(WANTED, half, mapped("door-help")) is True
    assert way_is_there((("need", "housing"), *SAID.items()), half, half) is None


def test_an_hour_counts_where_the_promise_names_one() -> None:
    night = (*WANTED, ("at", "Sat 23:00"))
    always = Opening(tuple(range(7)), 0, 0)
    maps = mapped(), *(mapped("door-help", hours=hours) for hours in ((always,), (DAY,), None))
    open_doors = [changed(one, "door", hours=(always,)) for one in maps]
    none, open_, shut, unsaid = open_doors
    assert way_is_there(night, none, open_) is True
    assert way_is_there(night, none, shut) is False
    assert way_is_there(night, none, unsaid) is None


@pytest.mark.parametrize("key", ["need", "stage", "area", "group"])
def test_what_a_map_does_not_list_is_not_known(key: str) -> None:
    elsewhere = tuple((one, "elsewhere" if one == key else what) for one, what in WANTED)
    assert way_is_there(elsewhere, mapped(), mapped("door-help")) is None
    fewer = replace(SYSTEM, groups=())
    assert way_is_there(WANTED, mapped(), replace(mapped("door-help"), system=fewer)) is None
    assert way_is_there(tuple(SAID.items()), mapped(), mapped("door-help")) is None  # for no need


def test_an_age_that_is_no_number_is_not_asked_about() -> None:
    odd = tuple((one, "young" if one == "age" else what) for one, what in WANTED)
    assert way_is_there(odd, mapped(), mapped("door-help", ages=AgeRange(18))) is True


def promised(*needs: str) -> Promise:
    return Promise("door", "help", gap=(("need", ",".join(needs)),) if needs else ())


@pytest.mark.parametrize(
    ("links", "needs", "carries"),
    [
        ((), (), False),
        ((("housing",),), (), True),
        (((),), (), True),
        ((None,), (), True),  # any link will do
        ((("housing",),), ("housing",), True),
        ((("housing",),), ("mental",), False),
        ((("housing",), ("mental",)), ("mental", "housing"), True),
        ((("housing",), None), ("mental", "housing"), None),
        ((None,), ("mental",), None),
    ],
)
def test_whether_links_carry_what_was_promised(
    links: tuple[tuple[str, ...] | None, ...], needs: tuple[str, ...], carries: bool | None
) -> None:
    relations = (*(Relation("door", "help", needs=one) for one in links), Relation("help", "door"))
    people = (partner("door"), partner("help"))
    assert link_carries(Network(SYSTEM, people, relations), promised(*needs)) is carries


def does(gap_: tuple[str, str], before: dict[str, object], after: dict[str, object]) -> bool | None:
    system = replace(SYSTEM, areas=(*SYSTEM.areas, Area("far", "Far")))
    then, now = (Network(system, (Partner("a", "A", **said),)) for said in (before, after))  # type: ignore[arg-type]
    return does_more(Promise("a", gap=(gap_,)), then, now)


@pytest.mark.parametrize(
    ("what", "field", "no", "yes"),
    [
        (("need", "housing"), "needs", (), ("housing",)),
        (("area", "north"), "areas", ("south",), ("county",)),
        (("age", "young"), "ages", AgeRange(18), AgeRange(10)),
        (("at", "Mon 16:59"), "hours", (), (DAY,)),
    ],
)
def test_what_a_partner_does_more(what: tuple[str, str], field: str, no: object, yes: object) -> None:
    assert does(what, {field: no}, {field: yes}) is True
    assert does(what, {field: no}, {field: no}) is False
    assert does(what, {field: yes}, {field: yes}) is None
    assert does(what, {field: None}, {field: yes}) is None
    assert does(what, {field: no}, {field: None}) is None
    assert does((what[0], "elsewhere"), {field: no}, {field: yes}) is None
    assert does(("stage", "court"), {field: no}, {field: yes}) is None
    people = Network(SYSTEM, (Partner("a", "A", **{field: no}),)), Network(SYSTEM, (Partner("a", "A", **{field: yes}),))  # type: ignore[arg-type]
    assert does_more(Promise("a", gap=()), *people) is None
    assert does_more(Promise("a", "b", gap=(what,)), *people) is None
    assert does_more(Promise("b", gap=(what,)), *people) is None
