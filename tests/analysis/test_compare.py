"""What another area has that we could ask about: by hand, against a slow twin, and what must change nothing."""

import random
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

import analysis
from analysis import Answer, compare
from analysis._places import LINK, TO_ASK, Place, ends_of_links, places
from network import read_yaml
from network.errors import NetworkError
from network.model import AgeBand, AgeRange, Area, Named, Network, Partner, Relation, System
from network.two_systems import in_common
from tests.oracle import places as slow
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.shipped import shipped
from tests.terminal.run import ROOT

LISTS = System(
    "Here",
    needs=(Named("home", "Housing"), Named("debt", "Debt")),
    stages=(Named("court", "Court"), Named("custody", "Custody")),
    groups=(Named("women", "Women"),),
)
PARTNERS = (
    Partner("court", "Court", stages=("court",), needs=()),
    Partner("cells", "Cells", stages=("custody",), needs=()),
    Partner("advice", "Advice", stages=(), needs=("debt",)),
    Partner("homes", "Homes", stages=(), needs=("home",)),
    Partner("centre", "Women's centre", stages=(), needs=("home",), only_for=("women",)),
)
EVERYBODY = tuple(one.id for one in PARTNERS)


def system(*links: str, name: str = "Here", asked: tuple[str, ...] = EVERYBODY, **parts: object) -> Network:
    """Five partners who have all answered, and referral links such as `court-homes`."""
    relations = tuple(Relation(*link.split("-"), needs=("home", "debt")) for link in links)
    return replace(Network(replace(LISTS, name=name), PARTNERS, relations, asked=asked), **parts)


def beside(ours: Network, theirs: Network, **options: object) -> Answer:
    """The answer where the other map is of another system; one that is called as ours is called Elsewhere."""
    name = "Elsewhere" if theirs.system.name == ours.system.name else theirs.system.name
    other = replace(theirs, system=replace(theirs.system, name=name))
    return analysis.run("compare", ours, other=other, **options)


def told(ours: Network, theirs: Network) -> dict[tuple[str, str, str], tuple[str, str]]:
    table = beside(ours, theirs).table
    return {(row.stage, row.need, row.group): (row.there, row.here) for row in table.itertuples()}


def test_they_have_a_link_from_court_to_housing_that_we_could_ask_about() -> None:
    answer = beside(system("court-advice"), system("court-homes", name="Elsewhere"))
    assert answer.finding == (
        "Elsewhere has a link from court to housing that we could ask about; here no way is recorded."
    )
    assert answer.figure is None
    assert list(answer.table.select_dtypes("number")) == []  # no number stands beside another


def test_a_longer_way_of_ours_is_told_from_none() -> None:
    ours = system("court-advice", "advice-homes")
    answer = beside(ours, system("court-homes", name="Elsewhere"))
    assert answer.finding.endswith("; here the way is longer.")
    assert told(ours, system("court-homes")) == {("court", "home", ""): ("a link", "a longer way")}


def test_a_way_through_others_is_told_as_such() -> None:
    theirs = system("court-advice", "advice-homes", name="Elsewhere")
    ours = system("court-advice")
    assert told(ours, theirs) == {
        ("court", "debt", ""): ("a link", "also here"),
        ("court", "home", ""): ("a way through others", "no way is recorded"),
    }
    assert "has a way from court to housing" in beside(ours, theirs).finding


def test_what_we_have_and_they_have_not_is_not_told() -> None:
    answer = beside(system("court-homes", "cells-advice"), system("court-homes", name="Elsewhere"))
    assert answer.finding == "The links that Elsewhere has are recorded here too, as far as we have been asked."
    assert len(answer.table) == 1


def test_what_nobody_here_was_asked_about_is_not_known() -> None:
    ours = system("court-advice", asked=("advice", "cells"))
    assert told(ours, system("court-homes"))["court", "home", ""] == ("a link", "not known")
    assert beside(ours, system("court-homes")).state == "not known"
    asked = replace(ours, asked=("advice", "cells", "court"))  # one end is enough
    assert told(asked, system("court-homes"))["court", "home", ""] == ("a link", "no way is recorded")


def test_a_partner_that_has_not_said_what_it_meets_may_meet_it() -> None:
    silent = tuple(replace(one, needs=None) if one.id == "advice" else one for one in PARTNERS)
    ours = system("court-advice", partners=silent)
    assert told(ours, system("court-homes"))["court", "home", ""] == ("a link", "not known")


def test_a_link_of_theirs_that_does_not_say_for_which_need_is_not_claimed() -> None:
    vague = system("court-homes")
    vague = replace(vague, relations=(replace(vague.relations[0], needs=None),))
    assert told(system(), vague) == {}
    assert "their map has no way to help that is certain" in beside(system(), vague).finding


def test_help_for_a_group_is_that_of_services_for_it_alone() -> None:
    theirs = system("cells-centre", "cells-homes", name="Elsewhere")
    answer = beside(system("court-homes"), theirs.in_part(relations=theirs.relations[:1]))
    assert answer.finding == (
        "Elsewhere has a link from custody to housing for women that we could ask about; here no way is recorded."
    )


def test_help_here_for_everybody_is_help_for_a_group_too() -> None:
    theirs = system("cells-centre", "cells-homes", name="Elsewhere")
    assert told(system("cells-homes"), theirs)["custody", "home", "women"] == ("a link", "also here")
    ours = system("cells-advice", "advice-homes")
    assert told(ours, theirs)["custody", "home", "women"] == ("a link", "a longer way")


def test_it_refuses_where_too_few_needs_are_in_common() -> None:
    one_need = replace(LISTS, needs=(LISTS.needs[0],), name="Elsewhere")
    theirs = Network(one_need, (PARTNERS[0], PARTNERS[3]), asked=())
    assert beside(system(), theirs).finding == (
        "We cannot compare with another area yet: too few needs are on both maps (housing)."
    )
    none = replace(one_need, needs=(Named("n1", "Fishing"),))
    theirs = Network(none, (replace(PARTNERS[0], needs=None),))
    assert beside(system(), theirs).finding.endswith("too few needs are on both maps (none is).")


def test_it_refuses_where_no_way_in_is_in_common() -> None:
    theirs = Network(replace(LISTS, stages=(Named("gp", "Family doctor"),)), (PARTNERS[2],), asked=())
    assert beside(system(), theirs).finding.endswith("yet: no way in is on both maps.")
    assert analysis.run("compare", system()).finding.endswith("no map of theirs was given.")


def test_one_way_in_in_common_is_enough() -> None:
    theirs = system("court-homes", name="Elsewhere")
    only = replace(theirs.system, stages=(LISTS.stages[0],))
    at_court = tuple(replace(one, stages=()) if one.id == "cells" else one for one in PARTNERS)
    assert beside(system("court-advice"), replace(theirs, system=only, partners=at_court)).state == "finding"


def test_it_refuses_the_same_map_and_the_same_system_at_another_time() -> None:
    ours = system("court-homes")
    twice = analysis.run("compare", ours, other=ours)
    assert twice.finding == "We cannot compare with another area yet: this is the same map twice."
    later = analysis.run("compare", system(), other=ours)  # both are called Here, with the same partners
    assert later.state == "not known"
    assert "both maps are of one system" in later.finding


def test_the_same_name_is_one_whatever_its_id() -> None:
    theirs = replace(LISTS, needs=(Named("n1", "HOUSING"), Named("home", "Debt")))
    common = in_common(LISTS, theirs)
    assert dict(common.needs) == {"home": "n1", "debt": "home"}
    assert common.said == ()


def test_the_same_id_under_another_name_is_said() -> None:
    common = in_common(LISTS, replace(LISTS, needs=(Named("home", "Accommodation"), Named("n7", "Debt"))))
    assert [(one.theirs, one.why) for one in common.said] == [("home", "the same id")]
    answer = beside(system(), replace(system(), system=replace(LISTS, needs=(Named("home", "A roof"), LISTS.needs[1]))))
    assert "Their need A roof is read as our Housing (the same id)." in answer.receipt.assumed


def test_what_is_merely_alike_is_proposed_and_kept_apart() -> None:
    theirs = replace(LISTS, stages=(Named("s1", "Courts"), Named("s2", "Prison")))
    common = in_common(LISTS, theirs)
    assert dict(common.stages) == {}
    assert {(one.theirs, one.ours) for one in common.proposed} == {("s1", "court")}
    accepted = in_common(LISTS, theirs, (("s1", "court"),))
    assert dict(accepted.stages) == {"court": "s1"}
    with pytest.raises(NetworkError, match="No list of the other map"):
        in_common(LISTS, theirs, (("s3", "custody"),))


def test_ages_are_told_apart_only_where_both_maps_list_the_same() -> None:
    young, old = AgeBand("a", "Young", AgeRange(10, 17)), AgeBand("b", "Grown", AgeRange(18, None))
    bands = replace(LISTS, ages=(young, old))
    open_to_all = tuple(replace(one, ages=AgeRange()) for one in PARTNERS)
    grown = tuple(replace(one, ages=AgeRange(18)) if one.id == "homes" else one for one in open_to_all)
    ours = system("court-homes", system=bands, partners=grown)
    theirs = system("court-homes", system=replace(bands, name="Elsewhere", ages=(replace(young, name="Children"), old)),
                    partners=open_to_all)  # fmt: skip
    answer = beside(ours, theirs)
    assert [tuple(row) for row in answer.table[["age", "here"]].itertuples(index=False)] == [
        ("a", "no way is recorded"), ("b", "also here")
    ]  # fmt: skip
    assert "from court to housing for some people" in answer.finding
    others = replace(theirs, system=replace(theirs.system, ages=(AgeBand("a", "All", AgeRange(10, None)),)))
    assert beside(ours, others).state == "nothing"


def test_each_area_that_ships_has_one_link_that_riverside_could_ask_about() -> None:
    riverside = shipped()
    said = {}
    for area in ("fernshire", "coldbrook", "sandhaven"):
        answer = beside(riverside, shipped(f"areas/{area}"))
        said[area] = answer.finding.removesuffix(".").partition(" has a link ")[2]
        assert sum(answer.table["here"].isin(TO_ASK)) == 1
    assert said == {
        "fernshire": "from police custody to self-harm and suicide for women that we could ask about; "
        "here the way is longer",
        "coldbrook": "from police custody to trauma and abuse for veterans that we could ask about; "
        "here no way is recorded",
        "sandhaven": "from voluntary attendance to learning disability that we could ask about; "
        "here no way is recorded",
    }


def test_the_crown_court_was_not_asked_so_whether_riverside_has_a_link_from_court_to_housing_is_not_known() -> None:
    riverside, other = (read_yaml(ROOT / "data" / name) for name in ("partners.yaml", "areas/sandhaven.yaml"))
    assert told(riverside, other)["court", "housing", ""] == ("a link", "not known")


def test_that_only_the_other_map_is_invented_is_part_of_the_sentence() -> None:
    theirs = system("court-homes", name="Elsewhere")
    invented = replace(theirs, system=replace(theirs.system, illustrative=True))
    assert beside(system(), invented).finding.startswith("Elsewhere (illustrative) has a link")


def settled(network: Network, draw: random.Random) -> Network:
    """The same map with most of what nobody has said filled in, and few doors and services."""
    system = network.system
    everywhere, everything = tuple(one.id for one in system.areas), tuple(one.id for one in system.needs)

    def few(ids: tuple[str, ...] | None) -> tuple[str, ...]:
        return tuple(one for one in ids or () if draw.random() < 0.4)

    def said(one: Partner) -> Partner:
        if draw.random() < 0.1:
            return one
        return replace(one, areas=one.areas or everywhere, ages=one.ages or AgeRange(), needs=few(one.needs),
                       stages=few(one.stages))  # fmt: skip

    relations = tuple(replace(one, needs=everything if one.needs is None else one.needs) for one in network.relations)
    asked = tuple(one.id for one in network.partners if draw.random() < 0.8)
    return replace(network, partners=tuple(map(said, network.partners)), relations=relations, asked=asked)


@cache
def drawn() -> tuple[tuple[int, Network, Network], ...]:
    """Two systems with the same lists, and in every fourth pair with lists of their own; most is known of most."""
    found = []
    for seed in usually([*range(50), 91], slowly=range(200)):
        draw = random.Random(seed)
        pair = random_network(seed, 8, 16), random_network(seed if seed % 4 else seed + 500, 7, 16)
        ours, theirs = (settled(one, draw) if draw.random() < 0.8 else one for one in pair)
        found.append((seed, ours, theirs))
    return tuple(found)


@pytest.mark.long
def test_equal_to_the_slow_twin_on_pairs_of_maps() -> None:
    seen: Counter[tuple[str, str]] = Counter()
    for seed, ours, theirs in drawn():
        common = in_common(ours.system, theirs.system)
        names = {kind: {one.id: one.name for one in getattr(ours.system, kind)} | {"": ""}
                 for kind in ("stages", "needs", "groups")}  # fmt: skip
        expected = slow.compared(ours, theirs)
        rows = {
            (names["stages"][one.stage], names["needs"][one.need], names["groups"][one.group], one.age, one.area):
            (one.there, one.here)
            for one in places(ours, theirs, common)
        }  # fmt: skip
        for (*ends, age, area), cell in expected.items():
            found = [rows.get((*ends, *who)) for who in {(age, area), (age, ""), ("", area), ("", "")}]
            assert [one for one in found if one] == [cell], (seed, ends, age, area)
        assert len(rows) <= len(expected)
        seen.update(expected.values())
    assert len(seen) == 8, seen


def test_whom_to_ask_is_equal_to_the_slow_twin() -> None:
    named = 0
    for seed, ours, theirs in drawn()[: usually(60, slowly=200)]:
        common = in_common(ours.system, theirs.system)
        names = {kind: {one.id: one.name for one in getattr(ours.system, kind)} | {"": ""}
                 for kind in ("stages", "needs", "groups", "areas")}  # fmt: skip
        bands = {one.id: (one.range.start or 0, one.range.end or 999) for one in theirs.system.ages}
        for one in places(ours, theirs, common):
            ids = common.stages[one.stage], common.needs[one.need], common.groups.get(one.group, "")
            who = common.ages.get(one.age, ""), common.areas.get(one.area, "")
            cell = names["stages"][one.stage], names["needs"][one.need], names["groups"][one.group]
            slowly = slow.ends_of_links(theirs, cell, (bands.get(who[0]), names["areas"][one.area] or None))
            assert ends_of_links(theirs, *ids, [who]) == slowly, (seed, one)
            assert bool(slowly) == (one.there == LINK), (seed, one)
            named += len(slowly)
    assert named > 20


def test_whom_to_ask_takes_the_people_it_is_about() -> None:
    young, old = AgeBand("a", "Young", AgeRange(10, 17)), AgeBand("b", "Grown", AgeRange(18, None))
    bands = replace(LISTS, ages=(young, old))
    open_to_all = tuple(replace(one, ages=AgeRange()) for one in PARTNERS)
    grown = tuple(replace(one, ages=AgeRange(18)) if one.id == "homes" else one for one in open_to_all)
    theirs = system("court-homes", "cells-homes", system=replace(bands, name="Elsewhere"), partners=grown)
    assert ends_of_links(theirs, "court", "home", "", [("b", "")]) == {("court", "homes")}
    assert not ends_of_links(theirs, "court", "home", "", [("a", "")])


def said(answer: Answer) -> tuple[object, ...]:
    return answer.finding, answer.sure, answer.receipt.left_out


def test_order_changes_nothing_that_is_said() -> None:
    for seed, ours, theirs in drawn()[: usually(12, slowly=50)]:
        turned = [
            replace(one, partners=one.partners[::-1], relations=one.relations[::-1], system=replace(
                one.system, needs=one.system.needs[::-1], stages=one.system.stages[::-1], groups=one.system.groups[::-1]
            ))
            for one in (ours, theirs)
        ]  # fmt: skip
        again, first = beside(*turned), beside(ours, theirs)
        assert again.finding == first.finding, seed
        assert again.table.equals(first.table), seed


def renamed(network: Network) -> Network:
    """The same map with other ids for its partners, needs and ways in; names stay."""

    def other(ids: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if ids is None else tuple(f"other {one}" for one in ids)

    lists = {
        kind: tuple(replace(one, id=f"other {one.id}") for one in getattr(network.system, kind))
        for kind in ("needs", "stages")
    }
    partners = tuple(
        replace(one, id=f"other {one.id}", needs=other(one.needs), stages=other(one.stages)) for one in network.partners
    )
    relations = tuple(
        replace(one, source=f"other {one.source}", target=f"other {one.target}", said_by=other(one.said_by),
                needs=other(one.needs))
        for one in network.relations
    )  # fmt: skip
    system = replace(network.system, **lists)
    return replace(network, system=system, partners=partners, relations=relations, asked=other(network.asked))


def test_other_ids_change_nothing_that_is_said() -> None:
    for seed, ours, theirs in drawn()[: usually(12, slowly=50)]:
        first = said(beside(ours, theirs))
        assert said(beside(ours, renamed(theirs))) == first, seed
        assert said(beside(renamed(ours), theirs)) == first, seed


def test_a_partner_of_theirs_that_gives_no_help_changes_nothing_that_is_said() -> None:
    for seed, ours, theirs in drawn()[: usually(12, slowly=50)]:
        more = replace(theirs, partners=(*theirs.partners, Partner("more", "One more", needs=(), stages=())))
        assert said(beside(ours, more)) == said(beside(ours, theirs)), seed


def test_a_partner_here_that_has_answered_and_gives_no_help_changes_nothing_that_is_said() -> None:
    for seed, ours, theirs in drawn()[: usually(12, slowly=50)]:
        name = random.Random(seed).choice(("One more", "Somebody"))
        more = replace(ours, partners=(*ours.partners, Partner("more", name, needs=(), stages=())),
                       asked=(*(ours.asked or ()), "more"))  # fmt: skip
        assert said(beside(more, theirs)) == said(beside(ours, theirs)), seed


def test_that_nothing_is_said_to_be_absent_is_said_only_where_somebody_was_not_asked() -> None:
    theirs = system("court-homes", name="Elsewhere")
    asked, not_asked = system("court-advice"), system("court-advice", asked=("advice", "cells"))
    assert beside(asked, theirs).caveats == ()
    assert beside(not_asked, theirs).caveats == ("Where nobody here was asked, nothing is said to be absent.",)


def test_two_links_are_named_and_of_more_that_there_are_others() -> None:
    ours, two = system(), system("court-homes", "cells-homes", name="Elsewhere")
    three = system("court-homes", "cells-homes", "court-advice", name="Elsewhere")
    assert beside(ours, two).finding == (
        "Elsewhere has links from court to housing and from custody to housing that we could ask about; "
        "here no way is recorded."
    )
    assert ", among others, that we could ask about" in beside(ours, three).finding


def test_where_half_of_what_they_have_is_not_known_here_we_cannot_compare() -> None:
    half = beside(system("cells-advice", asked=("advice", "cells")), system("court-homes", "cells-advice"))
    assert sorted(half.table["here"]) == ["also here", "not known"]
    assert half.state == "not known"


def place(stage: str = "court", need: str = "home", here: str = "no way is recorded", **said: str) -> Place:
    return Place(**{"group": "", "age": "", "area": "", "there": "a link", **said}, stage=stage, need=need, here=here)


def test_places_stand_in_order_of_names_and_bands_in_that_of_ages() -> None:
    bands = {
        "old": AgeRange(65, None),
        "any": AgeRange(None, None),
        "child": AgeRange(None, 17),
        "teen": AgeRange(0, 12),
        "one": AgeRange(1, 16),
        "young": AgeRange(0, 30),
    }
    lists = replace(
        LISTS,
        stages=(Named("a", "Prison"), Named("b", "Court")),
        needs=(Named("a", "Work"), Named("b", "Debt")),
        groups=(Named("a", "Women"), Named("b", "Care leavers")),
        ages=tuple(AgeBand(one, one, ages) for one, ages in bands.items()),
        areas=(Area("a", "South"), Area("b", "North")),
    )
    found = [
        place("a", "b"),
        place("b", "a"),
        *(place("b", "b", group=group) for group in ("a", "b", "")),
        *(place("b", "b", group="b", age=band) for band in ("old", "any", "one", "young", "child", "teen")),
        *(place("b", "b", group="b", age="old", area=area) for area in "ab"),
    ]
    expected = [
        place("b", "b"),
        place("b", "b", group="b"),
        place("b", "b", group="b", age="teen"),
        place("b", "b", group="b", age="child"),
        place("b", "b", group="b", age="young"),
        place("b", "b", group="b", age="any"),
        place("b", "b", group="b", age="one"),
        place("b", "b", group="b", age="old"),
        place("b", "b", group="b", age="old", area="b"),
        place("b", "b", group="b", age="old", area="a"),
        place("b", "b", group="a"),
        place("b", "a"),
        place("a", "b"),
    ]
    assert list(compare._in_order(Network(lists), found)) == expected
    assert list(compare._in_order(Network(lists), reversed(found))) == expected


def test_of_ages_and_areas_the_place_is_told_where_least_is_recorded_here() -> None:
    found = [
        place(here="also here", age="a"),
        place(here="no link", age="b"),
        place(here="a longer way", age="c"),
        place("custody", here="no link"),
        place("custody", "debt", here="no way is recorded"),
        place("custody", "debt", here="not known"),
        place("court", "debt", here="not known"),
    ]
    assert compare._first_told(found) == [
        place("custody", "debt", here="no way is recorded"),
        place(here="a longer way", age="c"),
        place("custody", here="no link"),
    ]


@pytest.mark.parametrize(
    ("known", "not_known", "state"), [(0, 0, "not known"), (1, 0, "nothing"), (1, 1, "not known"), (2, 1, "nothing")]
)
def test_half_not_known_is_not_known(known: int, not_known: int, state: str) -> None:
    found = [place(here="also here")] * known + [place(here="not known")] * not_known
    assert compare._state(found, []) == state
    assert compare._state(found, [place()]) == "finding"


@pytest.mark.parametrize(("alike", "one"), [(2, False), (3, True)])
def test_two_maps_are_of_one_system_where_more_than_half_of_the_smaller_are_the_same(alike: int, one: bool) -> None:
    # five partners here, four there
    others = tuple(replace(partner, name=f"Other {partner.name}") for partner in PARTNERS[alike:4])
    there = Network(LISTS, (*PARTNERS[:alike], *others), asked=())
    assert bool(compare._one_system(system(), there)) is one
    elsewhere = replace(there, system=replace(LISTS, name="Elsewhere"))
    assert compare._one_system(system(), elsewhere) == ""


def test_what_is_not_told_apart_is_said_where_we_list_it() -> None:
    ages = (AgeBand("all", "All", AgeRange(0, 99)),)
    listed = replace(LISTS, ages=ages, areas=(Area("north", "North"),))
    words = {
        "ages": "The maps list other ages: whoever has the shortest way stands for all.",
        "areas": "The maps list other areas: whoever has the shortest way stands for all.",
    }

    def assumed(here: System, there: System) -> list[str]:
        return compare._assumed(Network(here), in_common(here, there, ()))

    assert [one for one in assumed(listed, LISTS) if one in words.values()] == [words["ages"], words["areas"]]
    assert not set(assumed(LISTS, listed)) & set(words.values())
    assert not set(assumed(listed, listed)) & set(words.values())
    assert words["ages"] not in assumed(listed, replace(LISTS, ages=ages))


def test_both_ends_of_the_first_place_are_lit() -> None:
    lit = compare._highlight(system(), [place("custody", "debt")])
    assert lit.partners == ("advice", "cells")
    assert compare._highlight(system(), []).partners == ()


@pytest.mark.parametrize(
    ("there", "here", "what", "end"),
    [
        (("a link",), ("no way is recorded",), "a link from court to housing", "; here no way is recorded"),
        (("a way through others",), ("a longer way",), "a way from court to housing", "; here the way is longer"),
        (("a link", "a link"), ("no link", "no link"), "links from court to housing and from court to housing", ""),
        (("a link", "a way through others"), ("no way is recorded", "a longer way"),
         "ways from court to housing and from court to housing", ""),
    ],
)  # fmt: skip
def test_links_ways_and_what_stands_here_in_words(
    there: tuple[str, ...], here: tuple[str, ...], what: str, end: str
) -> None:
    some = [place(there=one, here=other) for one, other in zip(there, here, strict=True)]
    assert compare._what(system(), some, more=False) == what
    assert compare._here(some) == end


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, ""),
        ({"group": "women"}, " for women"),
        ({"age": "teen"}, " for some people"),
        ({"area": "north"}, " for some people"),
        ({"group": "women", "area": "north"}, " for some women"),
    ],
)
def test_for_whom_is_said_as_far_as_it_holds(said: dict[str, str], words: str) -> None:
    assert compare._said(system(), place(**said)) == f"from court to housing{words}"


def test_the_first_place_that_is_named_is_the_one_that_is_lit() -> None:
    answer = beside(system("court-advice"), system("court-homes"))
    assert set(answer.highlight.partners) == {"court", "homes", "centre"}


def test_where_most_of_it_was_not_asked_here_that_is_the_reason() -> None:
    answer = beside(system("court-advice", asked=("advice", "cells")), system("court-homes"))
    assert "nobody here has been asked about most of what they have" in answer.finding


def test_what_only_one_of_the_two_lists_is_left_out_by_name() -> None:
    theirs = system("court-homes")
    more = replace(theirs.system, needs=(*theirs.system.needs, Named("work", "Work")))
    said = beside(system("court-advice"), replace(theirs, system=more)).receipt.left_out
    assert said == ("Needs on their map only: Work.",)


def test_a_door_for_women_alone_leads_to_a_service_for_everybody() -> None:
    desk = Partner("desk", "Women's desk", stages=("court",), needs=(), only_for=("women",))

    def there(*links: str) -> Network:
        relations = tuple(Relation(*link.split("-"), needs=("home", "debt")) for link in links)
        return replace(system(), partners=(*PARTNERS, desk), relations=relations, asked=(*EVERYBODY, "desk"))

    theirs = there("desk-homes")
    answer = beside(system("court-advice"), theirs)
    assert answer.finding == (
        "Elsewhere has a link from court to housing for women that we could ask about; here no way is recorded."
    )
    assert told(system("court-advice"), theirs) == {("court", "home", "women"): ("a link", "no way is recorded")}
    assert ends_of_links(theirs, "court", "home", "women", [("", "")]) == {("desk", "homes")}
    # where everybody has as short a way it is not told for women again
    both = there("desk-homes", "court-homes")
    assert set(told(system("court-advice"), both)) == {("court", "home", "")}
    # where others have a longer way, women have a link
    longer = there("desk-homes", "court-advice", "advice-homes")
    found = told(system("court-advice"), longer)
    assert found["court", "home", "women"] == ("a link", "no way is recorded")
    assert found["court", "home", ""] == ("a way through others", "no way is recorded")
