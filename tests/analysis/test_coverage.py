"""Is a way to help recorded? Small maps worked by hand; the random ones are in test_reach_twins."""

from dataclasses import replace

import pytest

import analysis
from analysis import coverage, not_known_counts
from analysis._reach import reach
from network.counts import Count
from network.errors import NetworkError
from network.model import AgeBand, AgeRange, Area, HowMany, Named, Network, Opening, Partner, Relation, System
from tests.small_networks import NETWORKS

SYSTEM = System(
    name="Smallshire",
    areas=(Area("east", "East"), Area("west", "West"), Area("force", "Police area", ("east", "west"))),
    needs=(Named("injury", "Brain injury"), Named("adhd", "ADHD")),
    stages=(Named("custody", "Police custody"), Named("court", "Court")),
    groups=(Named("women", "Women"),),
    ages=(AgeBand("young", "10 to 17", AgeRange(10, 17)), AgeBand("old", "65 and over", AgeRange(65, None))),
)
DOOR = Partner("door", "Door", stages=("custody", "court"), needs=(), ages=AgeRange(), areas=("force",))
HELP = Partner("help", "Help", needs=("injury", "adhd"), ages=AgeRange(), areas=("force",))


def ask(
    *partners: Partner, links: tuple[tuple[str, str], ...] = (("door", "help"),), **options: object
) -> analysis.Answer:
    network = Network(SYSTEM, partners, tuple(Relation(*link) for link in links))
    return analysis.run("coverage", network, **options)


def test_every_situation_of_the_grid_has_one_row() -> None:
    # 2 stages x 2 areas without `covers` x 2 ages x (no group, women) x 2 needs
    table = ask(DOOR, HELP).table
    assert len(table) == 32
    assert len(table.drop_duplicates(["stage", "area", "age", "group", "need"])) == 32
    assert set(table["area"]) == {"east", "west"}


def test_steps_are_links_on_the_shortest_way() -> None:
    # door -> between -> help is 2 links; a door that helps itself needs none
    between = replace(HELP, id="between", needs=())
    links = (("door", "between"), ("between", "help"))
    assert set(ask(DOOR, between, HELP, links=links).table["steps"]) == {2}
    assert set(ask(replace(DOOR, needs=("injury", "adhd")), links=()).table["steps"]) == {0}


def test_a_service_that_no_way_leads_to_is_unreachable_and_has_no_steps() -> None:
    table = ask(DOOR, HELP, links=()).table
    assert set(table["status"]) == {"unreachable"}
    assert table["steps"].isna().all()


def test_everybody_on_the_way_has_to_admit_the_person() -> None:
    # the only partner between door and help takes nobody under 18, so the young are stuck
    between = replace(HELP, id="between", needs=(), ages=AgeRange(18, None))
    table = ask(DOOR, between, HELP, links=(("door", "between"), ("between", "help"))).table
    assert set(table.loc[table["age"] == "young", "status"]) == {"unreachable"}
    assert set(table.loc[table["age"] == "old", "status"]) == {"covered"}


def test_a_blank_field_is_an_assumption_and_an_empty_one_is_not() -> None:
    unsaid, empty = replace(HELP, areas=None), replace(HELP, areas=())
    assert set(ask(DOOR, unsaid).table["assumed"]) == {1}
    assert set(ask(DOOR, empty).table["status"]) == {"none"}
    assert set(ask(DOOR, replace(HELP, only_for=None)).table["assumed"]) == {0}


def test_missing_hours_are_an_assumption_only_when_an_hour_is_asked() -> None:
    night = Opening((4,), 22 * 60, 6 * 60)  # Friday 22:00 to Saturday 06:00
    open_door = replace(DOOR, hours=(night,))
    assert set(ask(open_door, HELP).table["assumed"]) == {0}
    assert set(ask(open_door, HELP, at="Sat 05:59").table["assumed"]) == {1}
    assert set(ask(open_door, HELP, at="Sat 06:00").table["status"]) == {"unreachable"}


def test_a_partner_that_has_not_said_its_needs_is_not_known_and_no_service() -> None:
    table = ask(DOOR, replace(HELP, needs=None)).table
    assert set(table["status"]) == {"none"}
    assert set(table["not_known"]) == {1}


def test_more_than_sixty_four_needs_are_all_told_apart() -> None:
    # service i meets need i only, and the door has a link to the even ones only
    needs = tuple(Named(f"n{i:03}", f"Need {i}") for i in range(130))
    services = tuple(Partner(need.id, need.name, needs=(need.id,)) for need in needs)
    network = Network(
        System("Wide", needs=needs, stages=SYSTEM.stages[:1]),
        (Partner("door", "Door", stages=("custody",), needs=()), *services),
        tuple(Relation("door", need.id) for need in needs[::2]),
    )
    table = analysis.run("coverage", network).table
    assert table["status"].tolist() == ["covered", "unreachable"] * 65


def test_a_filter_leaves_the_rows_of_the_whole_answer() -> None:
    whole = ask(DOOR, HELP).table
    wanted = {"stage": "court", "need": "adhd", "age": "old", "group": "women", "area": "west"}
    narrow = ask(DOOR, HELP, **wanted).table
    expected = whole[(whole[list(wanted)] == list(wanted.values())).all(axis=1)]
    assert narrow.to_dict("records") == expected.to_dict("records")
    assert len(narrow) == 1


def test_an_area_that_covers_others_stands_for_those_in_it() -> None:
    assert set(ask(DOOR, HELP, area="force").table["area"]) == {"east", "west"}


def test_an_empty_group_asks_about_people_in_none() -> None:
    assert set(ask(DOOR, HELP, group="").table["group"]) == {""}


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("need", "adhdd", 'Did you mean "adhd"?'),
        ("area", "xyz", "east, west, force"),
        ("stage", "cout", 'Did you mean "court"?'),
        ("at", "Saturday night", "Sat 23:00"),
        ("at", 10080, "0 (Monday 00:00) to 10079"),
    ],
)
def test_an_unknown_filter_is_refused_with_the_way_out(option: str, value: str | int, says: str) -> None:
    with pytest.raises(NetworkError) as refused:
        ask(DOOR, HELP, **{option: value})
    assert says in str(refused.value)


def test_the_finding_names_the_widest_gap() -> None:
    # brain injury is met for women in East only: 8 situations of people in no group have none, 4 of them in West
    women = Partner("women", "Women's centre", needs=("injury",), ages=AgeRange(), areas=("east",), only_for=("women",))
    adhd = replace(HELP, needs=("adhd",))
    answer = ask(DOOR, women, adhd, links=(("door", "women"), ("door", "help")))
    assert answer.finding == (
        "A way to help is recorded in 8 of 16 situations; "
        "a wide gap is brain injury for anyone but some women in every area."
    )
    for_women = ask(DOOR, women, adhd, links=(("door", "women"), ("door", "help")), group="women", age="old")
    assert for_women.finding.endswith("brain injury for women aged 65 and over in West.")


def test_a_group_that_alone_has_a_way_to_help_is_told_however_few_of_its_doors_lead_there() -> None:
    # three ways in, and brain injury is met for women who come in by one of them: the grid says "Women only"
    doors = tuple(replace(DOOR, id=f"door {stage}", stages=(stage,)) for stage in ("custody", "court", "prison"))
    women = replace(HELP, id="women", needs=("injury",), only_for=("women",))
    adhd = replace(HELP, needs=("adhd",))
    links = ((doors[0].id, "women"), *((door.id, "help") for door in doors))
    stages = (*SYSTEM.stages, Named("prison", "Prison release"))
    network = Network(replace(SYSTEM, stages=stages), (*doors, women, adhd), tuple(Relation(*ends) for ends in links),
                      asked=tuple(door.id for door in doors))  # fmt: skip
    answer = analysis.run("coverage", network)
    assert answer.finding.endswith("a wide gap is brain injury for anyone but some women in every area.")


def test_a_gap_of_most_ways_in_is_not_told_as_one_of_all() -> None:
    doors = [replace(DOOR, id=one, stages=(one,)) for one in ("custody", "court", "prison")]
    system = replace(SYSTEM, stages=(*SYSTEM.stages, Named("prison", "Prison release")))
    links = (Relation("custody", "help"), *(Relation(one.id, "adhd") for one in doors))
    partners = (*doors, replace(HELP, needs=("injury",)), replace(HELP, id="adhd", needs=("adhd",)))
    answer = analysis.run("coverage", Network(system, partners, links))
    assert answer.finding.endswith("a wide gap is brain injury for anyone in every area, by most ways in.")


def test_a_gap_that_more_areas_share_is_named_before_one_that_fails_for_everybody_in_one() -> None:
    # ADHD is met nowhere but for women in East; brain injury for everybody but in West: 8 against 4 situations
    east = replace(HELP, needs=("injury",), areas=("east",))
    women = replace(HELP, id="women", needs=("adhd",), areas=("east",), only_for=("women",))
    answer = ask(DOOR, east, women, links=(("door", "help"), ("door", "women")))
    assert answer.finding.endswith("a wide gap is ADHD for anyone but some women in every area.")
    assert "A way to help is recorded in 4 more situations for women." in answer.caveats


def test_a_gap_of_every_age_is_named_before_a_wider_one_of_some() -> None:
    # ADHD is met nowhere for the old, and brain injury not in West: 4 situations each; the grid shows West alone
    young = replace(HELP, needs=("adhd",), ages=AgeRange(10, 17))
    east = replace(HELP, id="east", needs=("injury",), areas=("east",))
    answer = ask(DOOR, young, east, links=(("door", "help"), ("door", "east")))
    assert answer.finding.endswith("a wide gap is brain injury for anyone in West.")
    only_ages = ask(DOOR, young, replace(HELP, id="all", needs=("injury",)), links=(("door", "help"), ("door", "all")))
    assert only_ages.finding.endswith("a wide gap is ADHD for people aged 65 and over in every area.")


def test_a_group_that_has_more_ways_in_than_others_is_told_apart() -> None:
    # everybody gets to help by one of three ways in, women by two
    doors = tuple(replace(DOOR, id=one, stages=(one,)) for one in ("custody", "court", "prison"))
    system = replace(SYSTEM, stages=(*SYSTEM.stages, Named("prison", "Prison release")))
    links = (Relation("custody", "help"), *(Relation(one, "hers") for one in ("custody", "court")))
    network = Network(system, (*doors, HELP, replace(HELP, id="hers", only_for=("women",))), links)
    assert analysis.run("coverage", network).finding.endswith(
        "a wide gap is ADHD for anyone but women in every area, by most ways in."
    )


@pytest.mark.parametrize(("spared", "who"), [(2, "anyone but carers and women"), (3, "people in no listed group")])
def test_two_groups_that_alone_have_help_are_named_and_more_are_not(spared: int, who: str) -> None:
    groups = tuple(Named(name.lower(), name) for name in ("Women", "Carers", "Veterans"))
    hers = replace(HELP, id="hers", only_for=tuple(group.id for group in groups[:spared]))
    network = Network(replace(SYSTEM, groups=groups), (DOOR, hers), (Relation("door", "hers"),))
    answer = analysis.run("coverage", network)
    assert f"a wide gap is ADHD for {who} in every area" in answer.finding
    assert answer.gap == (("need", "adhd"),)


@pytest.mark.parametrize(
    ("served", "where"),
    [(("east", "west"), "in North and South"), (("east",), "in 3 of 4 areas"), ((), "in every area")],
)
def test_two_areas_are_named_and_more_are_counted(served: tuple[str, ...], where: str) -> None:
    areas = tuple(Area(name.lower(), name) for name in ("East", "West", "South", "North"))
    door = replace(DOOR, areas=tuple(area.id for area in areas))
    network = Network(replace(SYSTEM, areas=areas), (door, replace(HELP, areas=served)), (Relation("door", "help"),))
    assert analysis.run("coverage", network).finding.endswith(f"a wide gap is ADHD for anyone {where}.")


def test_a_gap_where_nobody_comes_in_is_told_where_there_is_no_other() -> None:
    partners, links = (DOOR, replace(HELP, needs=("injury",))), (Relation("door", "help"),)
    assert (
        "a wide gap is ADHD for"
        in analysis.run("coverage", Network(_with_people(SYSTEM, 9, 0), partners, links)).finding
    )
    hers = replace(
        HELP, needs=("injury",), only_for=("women",)
    )  # others with an injury, of whom there are some, lack it
    of_some = Network(_with_people(SYSTEM, 9, 0), (DOOR, hers), links)
    assert "a wide gap is brain injury for anyone but women" in analysis.run("coverage", of_some).finding
    # from court there is no way to help with ADHD, which nobody has; from custody none with a brain injury
    cell, court = replace(DOOR, stages=("custody",)), replace(DOOR, id="court", stages=("court",))
    services = replace(HELP, needs=("injury",)), replace(HELP, id="adhd", needs=("adhd",))
    network = Network(_with_people(SYSTEM, 9, 0), (cell, court, *services),
                      (Relation("door", "adhd"), Relation("court", "help")))  # fmt: skip
    assert "a gap is brain injury for anyone in every area, coming in through police custody" in (
        analysis.run("coverage", network).finding
    )


def test_a_gap_of_a_few_ways_in_names_one_of_them() -> None:
    # three ways in, and only court does not lead to help
    third = Named("home", "Community")
    network = Network(
        replace(SYSTEM, stages=(*SYSTEM.stages, third)),
        (replace(DOOR, stages=("custody", "home")), HELP, replace(DOOR, id="bench", stages=("court",))),
        (Relation("door", "help"),),
    )
    assert analysis.run("coverage", network).finding.endswith(
        "a gap is ADHD for anyone in every area, coming in through court."  # brain injury is as wide: the first by id
    )
    hers = replace(HELP, id="hers", only_for=("women",))
    for_some = replace(
        network, partners=(*network.partners, hers), relations=(*network.relations, Relation("bench", "hers"))
    )
    assert analysis.run("coverage", for_some).finding.endswith(
        "a gap is ADHD for anyone but women in every area, coming in through court."
    )


def test_a_map_where_every_situation_has_a_way_has_nothing_to_report() -> None:
    answer = ask(DOOR, HELP)
    assert answer.state == "nothing"
    assert answer.figure == ("16", "of 16 situations")


def test_a_map_where_most_have_not_said_what_they_do_cannot_tell() -> None:
    answer = ask(DOOR, replace(HELP, needs=None), replace(HELP, id="other", needs=None))
    assert answer.finding == "We cannot tell yet: 2 of 3 partners have not said what they help with."


def test_where_half_have_not_said_what_they_do_the_gap_is_still_told() -> None:
    # nothing leads to those who are silent
    injury, silent = replace(HELP, needs=("injury",)), [Partner(one, one, stages=()) for one in ("s", "t", "u")]
    assert ask(DOOR, injury, *silent[:2]).state == "finding"
    assert ask(DOOR, injury, *silent).state == "not known"


def test_of_the_gaps_of_one_way_in_the_one_of_most_people_is_told() -> None:
    # from custody there is a way to both needs, from court to neither
    cell, court = replace(DOOR, stages=("custody",)), replace(DOOR, id="court", stages=("court",))
    for injury, named in ((70, "brain injury"), (30, "ADHD")):
        system = _with_people(SYSTEM, injury, 100 - injury)
        network = Network(system, (cell, court, HELP), (Relation("door", "help"),))
        finding = analysis.run("coverage", network).finding
        assert f"a gap is {named} for anyone in every area, coming in through court" in finding


@pytest.mark.parametrize(
    ("hush", "facts"),
    # of ADHD the young are not known, and of the others East has a service and West none; or all of West is not known
    [({"ages": AgeRange(10, 17)}, [8, 4, 2, 2, 4]), ({"areas": ("west",)}, [8, 4, 4, 0, 4])],
)
def test_situations_are_told_apart_by_whether_a_service_is_there_reached_or_not_known(
    hush: dict[str, object], facts: list[int]
) -> None:
    # of people in no listed group 8 situations a need. Injury: all have a way, in West to two services. ADHD: some get
    # to hush, which has not said what it meets, and nothing leads to the service in East
    injury, two = replace(HELP, needs=("injury",)), replace(HELP, id="two", needs=("injury",), areas=("west",))
    silent = replace(HELP, id="hush", needs=None, **hush)
    far = replace(HELP, id="far", needs=("adhd",), areas=("east",))
    links = (("door", "help"), ("door", "two"), ("door", "hush"))
    answer = ask(DOOR, injury, two, silent, far, links=links)
    assert [number for _, number in answer.receipt.facts] == facts
    assert answer.caveats == ("4 situations are not known.",)
    network = Network(SYSTEM, (DOOR, injury, two, silent, far), tuple(Relation(*link) for link in links))
    assert not_known_counts()["coverage"](network) == 4


def test_what_is_counted_is_that_of_people_in_no_listed_group() -> None:
    # injury: 8 ways, 2 of them to two services; ADHD: the young in East have one, and women everywhere
    injury, adhd = replace(HELP, needs=("injury",)), replace(HELP, id="adhd", needs=("adhd",))
    two = replace(injury, id="two", areas=("west",), ages=AgeRange(10, 17))
    young, hers = replace(adhd, areas=("east",), ages=AgeRange(10, 17)), replace(adhd, id="hers", only_for=("women",))
    people = (DOOR, injury, two, young, hers)
    answer = ask(*people, links=tuple(("door", one.id) for one in people[1:]))
    assert [number for _, number in answer.receipt.facts] == [10, 8, 0, 6, 0]


def test_a_gap_is_claimed_by_its_need_areas_ages_and_group() -> None:
    def ids(*partners: Partner, system: System = SYSTEM, **asked: str) -> tuple[str, ...]:
        links = tuple(Relation("door", one.id) for one in partners)
        return analysis.claim("coverage", Network(system, (DOOR, *partners), links), **asked).ids

    young, injury = replace(HELP, ages=AgeRange(10, 17)), replace(HELP, needs=("injury",))
    assert ids(young) == ("adhd", "east, west", "old", "")
    assert ids(young, replace(HELP, id="hers", only_for=("women",))) == ("adhd", "east, west", "old", "")
    assert ids(injury) == ("adhd", "east, west", "", "")
    assert ids(injury, group="women") == ("adhd", "east, west", "", "women")
    ages = tuple(AgeBand(str(low), f"{low}", AgeRange(low, high)) for low, high in ((10, 17), (18, 24), (25, None)))
    known = replace(_with_people(SYSTEM, 30, 70), ages=ages)
    assert ids(replace(HELP, ages=AgeRange(25, None)), system=known) == ("adhd", "east, west", "10", "", "18")
    assert ids(replace(HELP, ages=AgeRange(18, None)), system=known) == ("adhd", "east, west", "10", "")


def test_a_gap_of_some_is_one_by_most_ways_in_however_wide_another_is_by_a_few() -> None:
    # women have all, and so have the young; of the others injury fails in West from every way in, and ADHD in all
    # four areas from one of three
    areas, stages = ("east", "west", "south", "north"), ("custody", "court", "prison")
    system = replace(SYSTEM, areas=tuple(Area(one, one.title()) for one in areas),
                     stages=tuple(Named(one, one.title()) for one in stages))  # fmt: skip
    help_all, old = replace(HELP, areas=areas), AgeRange(65, None)
    services = (
        replace(help_all, id="young", ages=AgeRange(10, 17)),
        replace(help_all, id="hers", only_for=("women",)),
        replace(help_all, id="injury", needs=("injury",), ages=old, areas=("east", "south", "north")),
        replace(help_all, id="adhd", needs=("adhd",), ages=old),
    )
    links = [Relation(stage, one.id) for stage in stages for one in services if (stage, one.id) != ("prison", "adhd")]
    doors = tuple(replace(DOOR, id=one, stages=(one,), areas=areas) for one in stages)
    answer = analysis.run("coverage", Network(system, (*doors, *services), tuple(links)))
    assert answer.gap == (("need", "injury"), ("age", "old"), ("area", "west"))


def test_words_for_what_is_lacking_go_with_a_gap_alone() -> None:
    injury = Network(SYSTEM, (DOOR, replace(HELP, needs=("injury",))), (Relation("door", "help"),))
    assert coverage.claimed(injury).words["lacking"] == "ADHD for anyone in every area"
    late = replace(HELP, hours=(Opening((0,), 9 * 60, 17 * 60),))
    shut = Network(SYSTEM, (replace(DOOR, hours=late.hours), late), (Relation("door", "help"),))
    found = reach(shut, at="Sun 23:00")
    assert "lacking" not in coverage.claimed(shut, at="Sun 23:00").words
    assert coverage._closed(shut, found, {"at": "Sun 23:00"}) == "the first opens at 09:00 on Monday"
    assert coverage._closed(shut, reach(shut), {}) == ""
    assert coverage._closed(replace(shut, relations=()), reach(replace(shut, relations=()), at="Sun 23:00"), {}) == ""
    silent = Network(SYSTEM, (replace(DOOR, needs=None), HELP))
    assert "lacking" not in coverage.claimed(silent, stage="custody").words


def _with_people(system: System, injury: int, adhd: int) -> System:
    many = {"injury": injury, "adhd": adhd}
    needs = tuple(replace(need, how_many=HowMany(Count.exactly(many[need.id]))) for need in system.needs)
    return replace(system, needs=needs)


def test_what_a_group_alone_has_is_told_in_situations_or_of_its_people() -> None:
    # women alone have a way to help with ADHD: 2 ways in, 2 areas, 2 ages
    partners = DOOR, replace(HELP, needs=("injury",)), replace(HELP, id="hers", needs=("adhd",), only_for=("women",))
    links = Relation("door", "help"), Relation("door", "hers")
    for system, said in (
        (SYSTEM, "A way to help is recorded in 8 more situations for women."),
        (_with_people(SYSTEM, 30, 70), "A way to help is recorded for about 70 in 100 more among women."),
    ):
        assert analysis.run("coverage", Network(system, partners, links)).caveats == (said,)
    assert ask(DOOR, HELP).caveats == ()


def test_nobody_and_all_of_a_group_are_said_in_words_that_hold_together() -> None:
    answer = analysis.run("coverage", Network(_with_people(SYSTEM, 30, 70), (DOOR, replace(HELP, only_for=("women",))),
                                              (Relation("door", "help"),)))  # fmt: skip
    assert answer.finding.startswith("A way to help is recorded for nobody; a wide gap is ADHD for anyone but women")
    assert answer.caveats == ("A way to help is recorded for 100 in 100 more among women.",)
    network = Network(_with_people(SYSTEM, 30, 70), (DOOR, replace(HELP, areas=())), (Relation("door", "help"),))
    assert "recorded for none of the people asked about" in analysis.run("coverage", network, age="old").finding
    some = Network(_with_people(SYSTEM, 30, 70), (DOOR, replace(HELP, needs=("adhd",))), (Relation("door", "help"),))
    assert "recorded for about 70 in 100 people;" in analysis.run("coverage", some).finding


def test_only_what_somebody_has_not_given_is_said_to_be_missing() -> None:
    assert ask(DOOR, HELP, at="Sun 03:00").finding == (
        "We cannot tell yet: every recorded way to help rests on hours that no partner has given."
    )
    assert ask(replace(DOOR, ages=None), HELP, at="Sun 03:00").finding.endswith(
        "rests on ages or hours that no partner has given."
    )
    nothing = replace(DOOR, ages=None, areas=None)
    assert ask(nothing, HELP, at="Sun 03:00").finding.endswith(
        "rests on ages, areas or hours that no partner has given."
    )
    assert ask(nothing, HELP).finding.endswith("rests on ages or areas that 1 of 2 partners has not given.")


def test_groups_that_alone_have_a_way_to_help_are_told_by_id() -> None:
    # carers have one in both areas, women in East
    system = replace(SYSTEM, groups=(Named("women", "Women"), Named("carers", "Carers")))
    hers = replace(HELP, id="hers", needs=("adhd",), only_for=("women",), areas=("east",))
    theirs = replace(HELP, id="theirs", needs=("adhd",), only_for=("carers",))
    partners = DOOR, replace(HELP, needs=("injury",)), hers, theirs
    links = tuple(Relation("door", one.id) for one in partners[1:])
    assert analysis.run("coverage", Network(system, partners, links)).caveats == (
        "A way to help is recorded in 8 more situations for carers and 4 more situations for women.",
    )


def test_a_gap_of_some_ages_is_that_of_people_in_no_group_where_a_group_has_help() -> None:
    young, hers = replace(HELP, ages=AgeRange(10, 17)), replace(HELP, id="hers", only_for=("women",))
    answer = ask(DOOR, young, hers, links=(("door", "help"), ("door", "hers")))
    assert answer.gap == (("need", "adhd"), ("age", "old"))
    assert answer.finding.endswith("a wide gap is ADHD for people aged 65 and over other than women in every area.")


def test_a_gap_of_some_ages_is_that_of_those_who_lack_help_and_of_nobody_else() -> None:
    # the old have help with both needs, the young with none, but women with all
    old, hers = replace(HELP, ages=AgeRange(65, None)), replace(HELP, id="hers", only_for=("women",))
    answer = ask(DOOR, old, hers, links=(("door", "help"), ("door", "hers")))
    assert answer.gap == (("need", "adhd"), ("age", "young"))
    assert answer.finding.endswith("a wide gap is ADHD for people aged 10 to 17 other than women in every area.")


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        ({}, ()),
        *(({key: value}, ((key, value),)) for key, value in (("age", "old"), ("area", "east"), ("group", "women"))),
    ],
)
def test_a_promise_of_the_gap_keeps_what_was_asked_about(options: dict[str, str], kept: tuple) -> None:
    assert ask(DOOR, replace(HELP, needs=("injury",)), **options).gap == (("need", "adhd"), *kept)


def test_a_promise_of_the_gap_keeps_whom_and_where_it_is_for() -> None:
    assert ask(DOOR, replace(HELP, areas=("east",))).gap == (("need", "adhd"), ("area", "west"))
    assert ask(DOOR, replace(HELP, ages=AgeRange(10, 17))).gap == (("need", "adhd"), ("age", "old"))
    injury = replace(HELP, needs=("injury",))
    assert ask(DOOR, injury, area="east").finding.endswith("a wide gap is ADHD for anyone in East.")
    always = (Opening(tuple(range(7)), 0, 24 * 60),)
    assert ask(replace(DOOR, hours=always), replace(injury, hours=always), at=600).gap == ()


def test_where_every_way_rests_on_what_nobody_has_given_that_is_the_reason() -> None:
    assert ask(replace(DOOR, ages=None), HELP).finding == (
        "We cannot tell yet: every recorded way to help rests on ages that 1 of 2 partners has not given."
    )


def test_at_an_hour_at_which_some_help_is_open_the_gap_is_told() -> None:
    night, day = (Opening((0,), start * 60, end * 60) for start, end in ((0, 6), (9, 17)))
    door, injury = replace(DOOR, hours=(night, day)), replace(HELP, needs=("injury",), hours=(night,))
    adhd = replace(HELP, id="adhd", needs=("adhd",), hours=(day,))
    answer = ask(door, injury, adhd, links=(("door", "help"), ("door", "adhd")), at="Mon 02:00")
    assert answer.gap == (("need", "adhd"), ("at", "Mon 02:00"))
    assert answer.finding == (
        "A way to help is open at 02:00 on Monday in 8 of 16 situations; a wide gap is ADHD for anyone in every area."
    )


@pytest.mark.parametrize(
    ("bands", "said"),
    [
        # where people are known, ages that follow one another stand together, and others do not
        ({"young": (10, 17), "mid": (18, 24), "old": (25, None)}, "people aged 18 and over"),
        ({"young": (10, 17), "mid": (18, 24), "old": (26, None)}, "people aged 18 to 24"),
        ({"young": (10, 17), "mid": (18, None), "old": (25, None)}, "people aged 18 and over"),
        ({"a": (0, 5), "b": (6, 9), "young": (10, 17)}, "people aged 0 to 9"),  # the first of all ages too
    ],
)
def test_a_gap_of_ages_that_follow_one_another_is_told_as_one(
    bands: dict[str, tuple[int, int | None]], said: str
) -> None:
    ages = tuple(AgeBand(name, name, AgeRange(*ends)) for name, ends in bands.items())
    system = replace(_with_people(SYSTEM, 30, 70), ages=ages)
    network = Network(system, (DOOR, replace(HELP, ages=AgeRange(10, 17))), (Relation("door", "help"),))
    assert f"a wide gap is ADHD for {said}" in analysis.run("coverage", network).finding


def test_where_most_is_not_known_and_no_gap_is_the_answer_is_not_known() -> None:
    silent = replace(DOOR, needs=None)
    answer = ask(silent, HELP, links=())
    assert answer.finding == "We cannot tell yet: 1 of 2 partners has not said what they help with."
    assert answer.figure is None
    told = ask(DOOR, HELP, links=())  # a door that meets nothing and refers nobody on: that is a gap
    assert told.state == "finding"
    assert "gap is" in told.finding


def test_a_map_without_stages_says_what_to_add() -> None:
    answer = analysis.run("coverage", NETWORKS["no stages"])
    assert answer.table.empty
    assert answer.finding == "We cannot tell yet: add ways in to the map first."
    bare = Network(replace(SYSTEM, needs=()), (DOOR, replace(HELP, needs=())), (Relation("door", "help"),))
    assert analysis.run("coverage", bare).finding == "We cannot tell yet: add needs to the map first."


def test_the_map_brings_out_services_that_no_way_in_reaches() -> None:
    assert ask(DOOR, HELP, links=()).highlight.partners == ("help",)


def test_at_an_hour_when_nothing_is_open_the_sentence_says_when_the_first_help_opens() -> None:
    early, late = (Opening((0,), start * 60, 17 * 60) for start in (7, 9))
    answer = ask(replace(DOOR, hours=(early,)), replace(HELP, hours=(late,)), at="Sun 23:00")
    assert answer.finding == (
        "A way to help is open at 23:00 on Sunday in 0 of 16 situations; the first opens at 09:00 on Monday."
    )
    of_one = ask(replace(DOOR, hours=(early,)), replace(HELP, hours=(late,)), at="Sun 23:00", age="old", area="east")
    assert of_one.finding.endswith("in 0 of 4 situations; the first opens at 09:00 on Monday.")


def test_the_first_help_to_open_is_that_of_people_in_no_listed_group_as_its_count_is() -> None:
    women = replace(DOOR, id="women", needs=HELP.needs, only_for=("women",))
    late = replace(HELP, hours=(Opening((0,), 9 * 60, 17 * 60),))
    answer = ask(DOOR, women, late, at="Sun 23:00")
    assert answer.finding.endswith("in 0 of 16 situations; the first opens at 09:00 on Monday.")


def test_at_an_hour_nothing_is_said_of_openings_where_none_would_help() -> None:
    nine = Opening((0,), 9 * 60, 17 * 60)
    finding = ask(replace(DOOR, hours=(nine,)), replace(HELP, hours=(nine,)), links=(), at="Sun 23:00").finding
    assert "opens" not in finding


def standing(*links: Relation, met_at_the_door: tuple[str, ...] | None) -> list[tuple[str, int]]:
    """Custody has one door; help is elsewhere, without a link; a third partner has not said what it meets."""
    door = replace(DOOR, stages=("custody",), needs=met_at_the_door)
    network = Network(SYSTEM, (door, HELP, replace(HELP, id="aside", needs=None)), links)
    answer = analysis.run("coverage", network, stage="custody", need="injury", area="east")
    assert ("gap is" in answer.finding) == (answer.table["unclear"].sum() == 0), answer.finding
    return sorted(set(zip(answer.table["status"], answer.table["unclear"], strict=True)))


def test_who_gets_to_somebody_that_has_not_said_what_it_meets_is_in_no_known_gap() -> None:
    assert standing(met_at_the_door=None) == [("unreachable", 1)]
    assert standing(Relation("door", "aside"), met_at_the_door=()) == [("unreachable", 1)]


def test_somebody_silent_to_whom_nobody_gets_closes_no_gap() -> None:
    assert standing(met_at_the_door=()) == [("unreachable", 0)]
    assert standing(Relation("door", "aside", needs=("adhd",)), met_at_the_door=()) == [("unreachable", 0)]
