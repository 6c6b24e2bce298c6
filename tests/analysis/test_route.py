"""Can this person get help? Ways, waits, retellings, shut doors."""

import random
from dataclasses import replace

import pytest

import analysis
from analysis._doors import hour_in_words, hour_text, opens_next
from analysis._route import Arrival, NeedWalk, Route, Step
from analysis._walk import walk
from analysis._wilson import wilson
from network.access import parse_hour
from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES, hide
from network.errors import NetworkError
from network.model import AgeBand, AgeRange, Area, Named, Network, Opening, Partner, Person, Relation, System
from tests.oracle import access, random_maps

SYSTEM = System(
    "Smallshire",
    areas=(Area("east", "East"), Area("west", "West")),
    needs=(Named("debt", "Debt"), Named("adhd", "ADHD"), Named("work", "Work")),
    stages=(Named("court", "Court"),),
    groups=(Named("women", "Women"),),
    help_now="Ring 111",
)
DOOR = Partner("door", "Front door", stages=("court",), needs=())
HUB = Partner("hub", "The hub", needs=(), wait_days=3.0)
HELP = Partner("help", "Help", needs=("debt",), wait_days=20.0)
SAM = Person("sam", "17, at court", ("debt",), age=17, area="east", stage="court")
DAYTIME = (Opening((0, 1, 2, 3, 4), 9 * 60, 17 * 60),)
LINE = (
    Relation("door", "hub", made=Count.exactly(10), completed=Count.exactly(8)),
    Relation("hub", "help", made=Count.exactly(20), completed=Count.exactly(5), days=6.0),
)


def build(*partners: Partner, links: tuple[Relation, ...] = LINE, **more: object) -> Network:
    return Network(SYSTEM, partners or (DOOR, HUB, HELP), links, people=(SAM,), **more)


def found(network: Network, person: Person = SAM) -> NeedWalk:
    return walk(network, person).needs[0]


def why(network: Network, person: Person = SAM) -> dict[str, tuple[str, str]]:
    return {door.partner: (door.reason, door.why) for door in found(network, person).closed}


def test_the_way_is_told_step_by_step_with_waits_retellings_and_chances() -> None:
    # waits: 3 days (the hub's usual one) + 6 (said on the link); 8/10 and then 5/20 get through: 20 in 100
    route = found(build()).route
    assert route is not None
    assert route.path == ("door", "hub", "help")
    assert [step.days for step in route.steps] == [0.0, 3.0, 6.0]
    assert (route.days, route.retold) == (9.0, 2)
    assert (route.at_best, route.if_unrelated) == pytest.approx((0.469, 0.2), abs=5e-4)  # Wilson's upper end of 5/20
    assert route.sole == ("door", "hub", "help")
    answer = analysis.run("route", build())
    assert answer.finding == "Help with debt is 2 steps away, about 9 days."
    assert answer.figure == ("9 days", "to the help needed")
    assert (
        "At best about 47 in 100 get all the way; if the steps are unrelated, about 20. "
        "The story has to be told again twice." in answer.sure
    )
    assert answer.highlight.links == (("door", "hub"), ("hub", "help"))


def test_partners_that_share_information_spare_a_telling() -> None:
    shared = Relation("help", "hub", "shares information")
    route = found(build(links=(*LINE, shared))).route
    assert route is not None
    assert route.retold == 1


def test_shares_of_a_few_referrals_are_not_told() -> None:
    # 7 referrals are too few for a share; the other link still bounds how many get through: 5 of 20, at most 47 in 100
    few = replace(LINE[0], made=Count.exactly(7), completed=Count.exactly(1))
    route = found(build(links=(few, LINE[1]))).route
    assert route is not None
    assert route.steps[1].chance is None
    assert route.in_words == "At best about 47 in 100 get all the way."


def test_none_of_eight_is_not_none_in_a_hundred() -> None:
    # 0 of 8 may be up to 32 in 100; the product says 0
    none = replace(LINE[1], made=Count.exactly(8), completed=Count.exactly(0))
    route = found(build(links=(LINE[0], none))).route
    assert route is not None
    assert route.in_words == "At best about 32 in 100 get all the way."


def test_rounded_counts_never_tighten_how_many_get_through() -> None:
    for made, completed in ((8, 6), (12, 7), (22, 8), (33, 27), (40, 37)):
        counts = {"made": Count.exactly(made), "completed": Count.exactly(completed)}
        exact = build(links=(LINE[0], replace(LINE[1], **counts)))
        rounded = found(hide(exact, RULES[DEFAULT_RULE])).route
        least, most = wilson(completed, made)
        assert rounded is not None
        within = rounded.steps[2].well_within
        assert within is not None
        assert within[0] <= least <= most <= within[1], (made, completed)


def test_a_link_without_a_share_may_lose_people_too() -> None:
    known = found(build()).route
    assert known is not None
    more = Route((*known.steps, Step("far", None, None, None, told_again=False)), ())
    assert more.in_words == "At best about 47 in 100 get all the way; if the steps are unrelated, about 20 or fewer."


def sent(made: int | None, completed: int | None, **said: int) -> Step:
    counts = [None if number is None else Count.exactly(number) for number in (made, completed)]
    return Step("on", 0.0, *counts, told_again=False, **said)


def through(*steps: Step) -> Route:
    return Route((Step("door", 0.0, None, None, told_again=False), *steps), ())


@pytest.mark.parametrize(
    ("step", "chance", "within"),
    [
        (sent(8, 2), 0.25, ((2, 8), (2, 8))),
        (sent(7, 2), None, None),
        (sent(8, None), None, None),
        (sent(None, 8), None, None),
        (sent(8, 9), 1.0, ((8, 8), (8, 8))),  # no more than were sent
        # rounded: 3 of 12 at least, 7 of 8 at most; no more than all; a 0 is never rounded; fewer than none never are
        (sent(10, 5, off=2), 0.5, ((3, 12), (7, 8))),
        (sent(10, 10, off=2), 1.0, ((8, 12), (8, 8))),
        (sent(10, 0, off=2), 0.0, ((0, 12), (0, 8))),
        (sent(10, 1, off=2), 0.1, ((0, 12), (3, 8))),
    ],
)
def test_a_share_and_between_what_it_can_well_be(
    step: Step, chance: float | None, within: tuple[tuple[int, int], tuple[int, int]] | None
) -> None:
    assert step.chance == chance
    assert step.well_within == (None if within is None else (wilson(*within[0])[0], wilson(*within[1])[1]))


def test_how_many_get_all_the_way_if_the_steps_are_unrelated_takes_two_shares_that_are_known() -> None:
    assert through(sent(8, 4), sent(10, 5)).if_unrelated == 0.25
    assert through(sent(8, 4)).if_unrelated is None
    assert through(sent(8, 4), sent(8, None)).if_unrelated is None
    assert through(sent(8, 4), sent(8, 0)).if_unrelated is None
    assert through(sent(8, None)).in_words == ""
    few = through(sent(100, 5), sent(100, 5))
    assert few.in_words == "At best about 11 in 100 get all the way; if the steps are unrelated, fewer than 1."
    assert few.at_best == wilson(5, 100)[1]


def arrivals(at: int | None, *steps: tuple[float | None, int | None]) -> list[tuple[float | None, ...]]:
    """Of steps with a wait in days and the minute at which a shut door opens."""
    route = Route(tuple(Step("x", days, None, None, told_again=False, opens=opens) for days, opens in steps), ())
    found = route.arrivals(at)
    assert all(isinstance(one, Arrival) for one in found)
    return [tuple(one) for one in found]


def test_the_clock_runs_by_doors_until_the_first_wait_of_days() -> None:
    # an hour to the first door, another to the second, two days to the third contact, and a day to the last
    assert arrivals(0, (0.0, 60), (0.0, 120), (2.0, None), (1.0, 500)) == [
        (60, 60, 60), (120, 60, 120), (3000, None, None), (4440, None, None)
    ]  # fmt: skip
    # a wait of days has the hours of the shut door in it, and a short one has not
    assert arrivals(0, (1.0, 100)) == [(1440, 100, 100)]
    assert arrivals(0, (0.05, 100)) == [(100, 100, 100)]
    assert arrivals(10_000, (0.0, 50)) == [(130, 130, 50)]  # next week
    assert arrivals(None, (0.0, 60), (1.0, None)) == [(0, None, None), (1440, None, None)]


def test_once_a_wait_is_not_known_nor_is_when_anybody_arrives() -> None:
    assert arrivals(0, (0.0, 60), (None, 120), (0.0, 300)) == [(60, 60, 60), (None, 60, 120), (None, None, 300)]


def test_a_wait_that_nobody_knows_leaves_the_whole_wait_unknown() -> None:
    route = found(build(DOOR, replace(HUB, wait_days=None), HELP)).route
    assert route is not None
    assert route.days is None
    assert analysis.run("route", build(DOOR, replace(HUB, wait_days=None), HELP)).figure == (
        "2 steps",
        "to the help needed",
    )


def test_among_ways_of_one_length_the_quickest_is_taken() -> None:
    quick = replace(HUB, id="quick", wait_days=1.0)
    links = (*LINE, Relation("door", "quick"), Relation("quick", "help", days=1.0))
    way = found(build(DOOR, HUB, quick, HELP, links=links))
    assert way.route is not None
    assert way.route.path == ("door", "quick", "help")
    assert way.route.sole == ("door", "help")


def test_another_service_is_another_way_but_not_one_behind_a_service() -> None:
    near, behind = replace(HELP, id="near"), replace(HELP, id="behind")
    links = (*LINE, Relation("hub", "near"), Relation("help", "behind"))
    way = found(build(DOOR, HUB, HELP, near, behind, links=links))
    assert way.route is not None
    assert way.route.path == ("door", "hub", "help")
    assert [other.path for other in way.others] == [("door", "hub", "near")]


@pytest.mark.parametrize(
    ("change", "reason", "words"),
    [
        ({"ages": AgeRange(18, None)}, "age", "Takes people from 18."),
        ({"ages": AgeRange(None, 16)}, "age", "Takes people up to 16."),
        ({"ages": AgeRange(18, 25)}, "age", "Takes people aged 18 to 25."),
        ({"only_for": ("women",)}, "group", "Only for women."),
        ({"areas": ("west",)}, "area", "Does not take people from East."),
        ({"hours": ()}, "hours", "Never open, as recorded."),
        ({"hours": DAYTIME}, "hours", "Opens at 09:00 on Monday."),
    ],
)
def test_a_shut_door_says_why(change: dict[str, object], reason: str, words: str) -> None:
    saturday = replace(SAM, at="Sat 23:00")
    assert why(build(DOOR, HUB, replace(HELP, **change)), saturday)["help"] == (reason, words)


def test_a_service_that_nobody_refers_to_is_told_apart_from_one_that_nobody_was_asked_about() -> None:
    alone = (LINE[0],)
    assert why(build(links=alone))["help"][0] == "not known"
    assert why(build(links=alone, asked=("help",)))["help"] == (
        "no link",
        "No referral link to it is recorded for this need.",
    )
    assert why(build(links=alone, asked=("door", "hub")))["help"][0] == "no link"  # all who could send Sam were
    assert why(build(links=alone, asked=("door",)))["help"][0] == "not known"


def test_a_service_that_others_refer_to_is_not_told_as_one_without_a_referral_link() -> None:
    elsewhere = replace(HUB, id="elsewhere")
    links = (LINE[0], Relation("elsewhere", "help"))
    network = build(DOOR, HUB, HELP, elsewhere, links=links, asked=("help",))
    assert why(network)["help"] == ("no link", "Referrals to it are recorded, but no way from here leads to it.")
    acquainted = replace(network, relations=(LINE[0], Relation("elsewhere", "help", "knows")))
    assert why(acquainted)["help"] == ("no link", "No referral link to it is recorded for this need.")


def test_the_reason_told_is_the_one_that_stays_when_the_door_opens() -> None:
    saturday, closed = replace(SAM, at="Sat 23:00"), replace(HELP, hours=DAYTIME)
    assert why(build(DOOR, HUB, closed, links=(LINE[0],), asked=("help",)), saturday)["help"][0] == "no link"
    assert why(build(DOOR, HUB, closed, links=(LINE[0],)), saturday)["help"][0] == "not known"
    assert why(build(DOOR, HUB, closed), saturday)["help"] == ("hours", "Opens at 09:00 on Monday.")


def test_the_sentence_names_the_nearest_service_that_turns_the_person_away() -> None:
    network = build(DOOR, HUB, replace(HELP, areas=("west",)))
    answer = analysis.run("route", network, person=SAM)
    assert answer.finding == "No way to help with debt is recorded: the nearest, Help, does not take people from East."
    assert "the nearest, a partner, does not" in answer.finding_in_room()


def test_a_partner_on_the_way_that_has_not_said_what_it_does_is_not_known() -> None:
    network = build(DOOR, HUB, replace(HELP, needs=None))
    assert why(network)["help"] == ("not known", "It has not said what it helps with.")
    assert analysis.run("route", network).finding == "No way to help with debt is recorded: 1 is not known."


def test_doors_met_on_the_way_stand_first_with_the_partner_that_refers_there() -> None:
    closed = found(
        build(DOOR, HUB, replace(HELP, ages=AgeRange(18, None)), replace(DOOR, id="a", areas=("west",)))
    ).closed
    assert [(door.partner, door.after) for door in closed] == [("help", "hub"), ("a", None)]


def test_of_those_who_take_nobody_like_this_only_who_leads_on_to_help_is_a_shut_door() -> None:
    grown = replace(HUB, ages=AgeRange(18, None))
    on, off, aside = replace(grown, id="on"), replace(grown, id="off"), replace(HELP, id="aside", needs=("work",))
    links = (Relation("door", "on"), Relation("on", "help"), Relation("door", "off"), Relation("off", "aside"))
    assert [(door.partner, door.after) for door in found(build(DOOR, HELP, on, off, aside, links=links)).closed] == [
        ("on", "door"), ("help", None),
    ]  # fmt: skip


def test_a_door_that_shuts_at_this_minute_is_shut() -> None:
    doors = [replace(DOOR, id=one, needs=("debt",), hours=(hours,)) for one, hours in
             (("a", Opening((0,), 9 * 60, 12 * 60)), ("b", Opening((0,), 13 * 60, 14 * 60)))]  # fmt: skip
    later = found(build(*doors, links=()), replace(SAM, at="Mon 12:00")).later
    assert later is not None
    assert [(step.partner, step.opens) for step in later.steps] == [("b", 13 * 60)]


def test_at_night_the_way_is_told_for_when_its_doors_open() -> None:
    night = replace(SAM, at="Sat 23:00")
    network = build(DOOR, replace(HUB, hours=(Opening((6,), 7 * 60, 9 * 60),)), replace(HELP, hours=DAYTIME))
    way = found(network, night)
    assert way.route is None
    assert way.later is not None
    assert [step.opens for step in way.later.steps] == [None, 6 * 1440 + 7 * 60, 9 * 60]
    answer = analysis.run("route", network, person=night)
    assert (
        answer.finding == "No recorded way to help with debt is open at 23:00 on Saturday; "
        "the one that opens first takes about 9 days."
    )
    assert answer.sure.endswith("Ring 111.")


def test_the_hours_of_a_way_follow_one_another_and_of_those_that_arrive_at_once_the_shorter_wait_is_taken() -> None:
    # on Sunday help is open at six, before anybody can be through the door of the hub; what is open always is no help
    night = replace(SAM, at="Sat 23:00")
    hub = replace(HUB, hours=(Opening((6,), 7 * 60, 9 * 60),))
    help_ = replace(HELP, hours=(Opening((6,), 6 * 60, 6 * 60 + 30), *DAYTIME))
    aside, quick = replace(HUB, id="aside", wait_days=0.0), replace(help_, id="quick", wait_days=2.0)
    links = (LINE[0], Relation("hub", "aside"), Relation("hub", "help"))
    later = found(build(DOOR, hub, help_, aside, links=links), night).later
    assert later is not None
    assert [(step.partner, step.opens) for step in later.steps] == [
        ("door", None), ("hub", 6 * 1440 + 7 * 60), ("help", 9 * 60)
    ]  # fmt: skip
    later = found(build(DOOR, hub, help_, quick, links=(*links[::2], Relation("hub", "quick"))), night).later
    assert later is not None
    assert later.path == ("door", "hub", "quick")


def test_a_door_that_never_opens_is_no_way_for_later() -> None:
    assert found(build(DOOR, HUB, replace(HELP, hours=())), replace(SAM, at="Sat 23:00")).later is None


@pytest.mark.parametrize("shut", ["door", "hub", "help"])
def test_a_way_through_a_door_that_never_opens_counts_neither_for_a_person_nor_among_all(shut: str) -> None:
    network = build(*(replace(one, hours=()) if one.id == shut else one for one in (DOOR, HUB, HELP)))
    assert found(network).route is None
    assert why(network)[shut] == ("hours", "Never open, as recorded.")
    assert "covered" not in set(analysis.run("coverage", network).table["status"])
    assert "covered" in set(analysis.run("coverage", build()).table["status"])


def test_several_needs_have_a_way_each_and_partners_that_meet_more_than_one() -> None:
    both = replace(HELP, needs=("debt", "work"))
    person = replace(SAM, needs=("debt", "work", "adhd"))
    told = walk(build(DOOR, HUB, both), person)
    assert [one.route is not None for one in told.needs] == [True, True, False]
    assert told.several == (("help", ("debt", "work")),)
    answer = analysis.run("route", build(DOOR, HUB, both), person=person)
    assert answer.finding == "A way to help is recorded for 2 of 3 needs: debt and work."
    assert answer.figure == ("2 of 3", "needs with a way to help")


def test_a_partner_that_meets_one_of_the_needs_is_not_told_as_meeting_several() -> None:
    assert walk(build(DOOR, HUB, HELP), replace(SAM, needs=("debt", "work"))).several == ()


def test_of_many_other_ways_the_three_best_are_told() -> None:
    services = [Partner(f"s{place}", f"S {place}", needs=("debt",), wait_days=float(place)) for place in range(6)]
    links = (Relation("door", "hub"), *(Relation("hub", one.id) for one in services))
    told = found(build(DOOR, HUB, *services, links=links))
    assert told.route is not None
    assert told.route.path[-1] == "s0"
    assert [route.path[-1] for route in told.others] == ["s1", "s2", "s3"]


def test_a_door_that_shuts_in_a_minute_is_still_open_to_who_stands_there() -> None:
    # the front door is open on weekdays until 17:00, the help on Saturday from 10:00 to 12:00
    door, service = replace(DOOR, hours=DAYTIME), replace(HELP, hours=(Opening((5,), 10 * 60, 12 * 60),))
    network = build(door, service, links=(Relation("door", "help"),))
    in_time = found(network, replace(SAM, at="Fri 16:59"))
    assert in_time.route is None
    assert in_time.later is not None
    assert [step.opens for step in in_time.later.steps] == [None, parse_hour("Sat 10:00")]
    # a minute later the door opens on Monday, and the Saturday after that is more than a week away
    too_late = found(network, replace(SAM, at="Fri 17:00"))
    assert (too_late.later, too_late.shut_all_week) == (None, True)


def test_a_shut_door_behind_one_step_comes_before_one_behind_two() -> None:
    # both turn a 17-year-old away; `z` stands behind the front door, `a` behind the hub
    adults = AgeRange(18, None)
    near, far = Partner("z", "Z", needs=("debt",), ages=adults), Partner("a", "A", needs=("debt",), ages=adults)
    links = (Relation("door", "hub"), Relation("door", "z"), Relation("hub", "a"))
    told = found(build(DOOR, HUB, near, far, links=links))
    assert [(door.partner, door.after) for door in told.closed] == [("z", "door"), ("a", "hub")]


def test_a_door_that_helps_itself_needs_no_step() -> None:
    assert analysis.run("route", build(replace(DOOR, needs=("debt",)), links=())).finding == (
        "Help with debt is at the first door."
    )


def test_a_person_can_be_described_by_options() -> None:
    answer = analysis.run("route", build(), need="debt", age="17", area="east", stage="court", at="Mon 10:00")
    assert answer.table["partner"].tolist() == ["door", "hub", "help"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"person": "samm"}, 'Did you mean "sam"?'),
        ({"need": "debts"}, 'Did you mean "debt"?'),
        ({"need": "debt", "age": "young"}, "whole years"),
        ({"need": "debt", "at": "noon"}, "Sat 23:00"),
    ],
)
def test_what_the_map_does_not_list_is_refused(options: dict[str, str], says: str) -> None:
    with pytest.raises(NetworkError) as refused:
        analysis.run("route", build(), **options)
    assert says in str(refused.value)


def test_without_anybody_to_follow_it_asks_for_a_description() -> None:
    assert analysis.run("route", replace(build(), people=())).state == "not known"


def test_the_next_opening_may_be_next_week() -> None:
    assert opens_next(DAYTIME, 4 * 1440 + 18 * 60) == 9 * 60  # Friday 18:00: Monday 09:00
    assert opens_next((), 0) is None
    assert hour_in_words(6 * 1440 + 7 * 60) == "at 07:00 on Sunday"


def test_the_table_has_the_best_way_then_other_ways_then_shut_doors() -> None:
    # from the hub on to help and to near; help shares what it hears, and two more turn the person away
    near, adults = replace(HELP, id="near"), replace(HELP, id="adults", ages=AgeRange(18, None))
    women, shared = replace(HELP, id="women", only_for=("women",)), Relation("help", "hub", "shares information")
    onward = tuple(Relation("hub", one.id) for one in (near, adults, women))
    table = analysis.run("route", build(DOOR, HUB, HELP, near, adults, women, links=(*LINE, *onward, shared))).table
    assert table.astype(object).where(table.notna(), None).values.tolist() == [
        ["debt", "step", 0, 0, "door", 0, 0, 0, None, 1, ""],
        ["debt", "step", 0, 1, "hub", 3, 3, 1, 0.8, 1, ""],
        ["debt", "step", 0, 2, "help", 6, 9, 0, 0.25, 0, ""],
        ["debt", "other", 1, 0, "door", 0, 0, 0, None, 1, ""],
        ["debt", "other", 1, 1, "hub", 3, 3, 1, 0.8, 1, ""],
        ["debt", "other", 1, 2, "near", 20, 23, 1, None, 0, ""],
        ["debt", "closed", 0, 0, "adults", None, None, None, None, None, "Takes people from 18."],
        ["debt", "closed", 0, 1, "women", None, None, None, None, None, "Only for women."],
    ]


def test_where_no_wait_is_said_the_clock_runs_by_the_doors_alone() -> None:
    # Saturday 23:00: 8 hours to Sunday 07:00, 34 to Monday 09:00
    hub = replace(HUB, wait_days=0.0, hours=(Opening((6,), 7 * 60, 9 * 60),))
    links = (Relation("door", "hub"), Relation("hub", "help", days=0.0))
    night = replace(SAM, at="Sat 23:00")
    answer = analysis.run("route", build(DOOR, hub, replace(HELP, hours=DAYTIME), links=links), person=night)
    assert answer.finding == (
        "No recorded way to help with debt is open at 23:00 on Saturday; one opens at 09:00 on Monday."
    )
    assert answer.figure == ("1 day", "to the help needed; nothing at that hour")
    later = answer.table[answer.table["kind"] == "later"]
    assert later["since"].tolist() == pytest.approx([0, 8 / 24, 34 / 24])
    assert later["why"].tolist() == ["", "Opens at 07:00 on Sunday.", "Opens at 09:00 on Monday."]
    assert answer.highlight.partners == ("door", "help", "hub")


def test_doors_that_do_not_open_for_this_person_in_the_week_are_said() -> None:
    # the front door opens again on Monday, and the help on the Saturday after the week
    door, service = replace(DOOR, hours=DAYTIME), replace(HELP, hours=(Opening((5,), 10 * 60, 12 * 60),))
    network = build(door, service, links=(Relation("door", "help"),))
    answer = analysis.run("route", network, person=replace(SAM, at="Fri 17:00"))
    assert answer.finding == "No way to help with debt opens in the week."
    assert answer.figure == ("No route", "recorded")


def test_of_two_needs_the_one_without_a_way_is_told_too_and_where_to_turn_now() -> None:
    # most have not said what they help with, and yet one way is known
    silent = tuple(Partner(one, one, stages=()) for one in ("one", "two", "three"))
    network = build(replace(DOOR, needs=("debt",)), *silent, links=())
    answer = analysis.run("route", network, person=replace(SAM, needs=("debt", "adhd")))
    assert answer.state == "finding"
    assert answer.finding == "Help with debt is at the first door; no way to help with ADHD is recorded."
    assert answer.figure == ("1 of 2", "needs with a way to help")
    assert answer.caveats[-1] == "Ring 111."
    hardly = analysis.run("route", network, person=replace(SAM, needs=("adhd",)))
    assert (hardly.state, hardly.figure) == ("not known", None)


@pytest.mark.parametrize(("words", "told"), [("Ring 111!", ["Ring 111!"]), (" ", []), (None, [])])
def test_where_to_turn_now_is_told_in_the_words_of_the_owner(words: str | None, told: list[str]) -> None:
    network = replace(build(links=()), system=replace(SYSTEM, help_now=words))
    caveats = list(analysis.run("route", network).caveats)
    assert caveats == ["For planning, not for advising a real person.", *told]


def test_where_every_need_has_a_way_nobody_is_sent_elsewhere() -> None:
    assert "Ring 111." not in analysis.run("route", build()).caveats


def test_of_two_needs_the_sentence_names_the_service_that_turns_the_person_away_once() -> None:
    # the hub refers to both; help with work turns the person away for where they live
    work = Partner("work", "Work first", needs=("work",), areas=("west",))
    network = build(DOOR, HUB, HELP, work, links=(*LINE, Relation("hub", "work")))
    answer = analysis.run("route", network, person=replace(SAM, needs=("debt", "work")))
    assert answer.finding == (
        "Help with debt is 2 steps away, about 9 days; no way to help with work is recorded: "
        "the nearest, Work first, does not take people from East."
    )


def test_shut_doors_are_counted_by_why_they_are_shut() -> None:
    # nobody refers to the two who take adults, nor to alone; hush has not said what it does
    adults = tuple(replace(HELP, id=one, ages=AgeRange(18, None)) for one in ("one", "two"))
    alone, hush = replace(HELP, id="alone"), Partner("hush", "Hush", stages=())
    links = (LINE[0], Relation("hub", "hush"))
    network = build(DOOR, HUB, *adults, alone, hush, links=links, asked=("alone",))
    assert analysis.run("route", network).finding == (
        "No way to help with debt is recorded: 2 doors take other ages, "
        "1 door has no recorded way to it and 1 is not known."
    )
    shut = build(DOOR, HUB, adults[0], alone, replace(alone, id="b"), links=LINE[:1], asked=("alone", "b"))
    assert analysis.run("route", shut).finding == (
        "No way to help with debt is recorded: 1 door takes other ages and 2 doors have no recorded way to them."
    )


def test_doors_that_are_shut_for_several_reasons_are_only_said_to_be_shut() -> None:
    adults, west = replace(HELP, id="adults", ages=AgeRange(18, None)), replace(HELP, id="west", areas=("west",))
    others = replace(HELP, id="others", only_for=("women",))
    said = "No way to help with debt is recorded: "
    network = build(DOOR, HUB, adults, west, links=LINE[:1])
    assert analysis.run("route", network).finding == f"{said}2 doors are shut."
    assert analysis.run("route", build(DOOR, HUB, west, links=LINE[:1])).finding == f"{said}1 door serves other areas."
    assert (
        analysis.run("route", build(DOOR, HUB, others, links=LINE[:1])).finding == f"{said}1 door is only for others."
    )


def test_of_two_ways_the_narrowest_and_the_most_retellings_are_told() -> None:
    # to work 9 of 10 get through the last step, told once; to debt 5 of 20, told twice
    work = Partner("work", "Work first", needs=("work",))
    direct = Relation("door", "work", made=Count.exactly(10), completed=Count.exactly(9))
    for needs in (("debt", "work"), ("work", "debt")):
        network = build(DOOR, HUB, HELP, work, links=(*LINE, direct))
        answer = analysis.run("route", network, person=replace(SAM, needs=needs))
        assert answer.caveats[:2] == (
            "At best about 47 in 100 get all the way; if the steps are unrelated, about 20.",
            "The story has to be told again twice.",
        )
        assert answer.receipt.facts[0] == ("needs", ", ".join(needs))


def test_a_service_for_a_group_alone_is_said_to_be_so() -> None:
    hers = replace(HELP, name="Her house", only_for=("women",))
    assert analysis.run("route", build(DOOR, HUB, hers)).finding == (
        "No way to help with debt is recorded: the nearest, Her house, is only for women."
    )


def both(network: Network, at: str | None = None) -> str:
    return analysis.run("route", network, person=replace(SAM, needs=("debt", "adhd"), at=at)).finding


def test_two_needs_that_make_a_long_sentence_are_told_in_short() -> None:
    # at night each way opens in the morning, or is there after a wait of days
    debt, adhd = (replace(HELP, id=need, needs=(need,), hours=DAYTIME, wait_days=None) for need in ("debt", "adhd"))
    door = replace(DOOR, hours=DAYTIME)
    links = Relation("door", "debt"), Relation("door", "adhd", days=12.0)
    assert both(build(door, debt, adhd, links=links), "Sun 23:00") == (
        "Help with debt opens at 09:00 on Monday; help with ADHD is about 12 days away once doors open."
    )
    # nobody refers to either, and two partners take adults only: without the reasons, which stand in the table
    adults = [replace(one, id=f"{one.id}{n}", ages=AgeRange(18, None)) for one in (debt, adhd) for n in (1, 2)]
    shut = build(DOOR, debt, adhd, *adults, links=(), asked=("debt", "adhd"))
    assert both(shut) == "No way to help with debt is recorded; no way to help with ADHD is recorded."


def test_who_turns_the_person_away_is_named_as_long_as_the_sentence_stays_short() -> None:
    away = Partner("away", "Elsewhere", needs=("adhd",), areas=("west",))
    shut = [replace(HELP, id=f"d{n}", ages=AgeRange(18, None)) for n in (1, 2)]
    alone = replace(HELP, id="alone")
    network = build(DOOR, away, *shut, alone, links=(Relation("door", "away"),), asked=("alone",))
    assert both(network) == (
        "No way to help with debt is recorded; no way to help with ADHD is recorded: "
        "the nearest, Elsewhere, does not take people from East."
    )
    # the days on the way to the other help go first
    near = build(DOOR, away, replace(HELP, name="Debt help of the three boroughs"), links=(
        Relation("door", "away"), Relation("door", "help", days=6.0)
    ))  # fmt: skip
    assert "debt is 1 step away, about 6 days; no way to help with ADHD is recorded: the nearest, Else" in both(near)
    wordy = replace(near, partners=(DOOR, replace(away, name="Elsewhere and in other places"), HELP))
    assert "debt is 1 step away; no way to help with ADHD is recorded: the nearest, Elsewhere and" in both(wordy)
    long = replace(away, name="The " + "very " * 20 + "long service")
    network = build(DOOR, long, *shut, alone, links=(Relation("door", "away"),), asked=("alone",))
    assert both(network) == "No way to help with debt is recorded; no way to help with ADHD is recorded."


@pytest.mark.parametrize(
    ("reached", "said"),
    [
        (0, "."),
        (4, ": a long need 0, a long need 1, a long need 2 and a long need 3."),
        (9, ": a long need 0, a long need 1, a long need 2 and 6 more."),
    ],
)
def test_of_many_needs_with_a_way_the_first_are_named(reached: int, said: str) -> None:
    needs = tuple(Named(f"n{number:02}", f"A long need {number}") for number in range(12))
    helps = replace(DOOR, needs=tuple(need.id for need in needs[:reached]))
    network = Network(replace(SYSTEM, needs=needs), (helps, replace(HUB, stages=())))
    person = replace(SAM, needs=tuple(need.id for need in needs))
    finding = analysis.run("route", network, person=person).finding
    assert finding == f"A way to help is recorded for {reached} of 12 needs{said}"


def test_a_person_is_the_one_named_or_the_first() -> None:
    kim = replace(SAM, id="kim", needs=("work",))
    network = replace(build(), people=(SAM, kim))
    needs = [dict(analysis.run("route", network, **whom).receipt.facts)["needs"] for whom in ({}, {"person": "kim"})]
    assert needs == ["debt", "work"]
    for age, reached in ((17, False), ("17", False), (18, True)):
        adults = build(DOOR, HUB, replace(HELP, ages=AgeRange(18, None)))
        answer = analysis.run("route", adults, need="debt", age=age, group="women", area="east", stage="court")
        assert ("step" in set(answer.table["kind"])) is reached


def test_what_is_claimed_is_whether_there_is_a_way_now_or_later() -> None:
    night, two = replace(SAM, at="Sat 23:00"), replace(SAM, needs=("debt", "work"))
    closed = build(DOOR, HUB, replace(HELP, hours=DAYTIME))
    assert analysis.claim("route", build(), person=two).ids == ("debt now", "work none")
    assert analysis.claim("route", closed, person=night).ids == ("debt later",)


def test_a_description_without_a_need_looks_for_nothing() -> None:
    answer = analysis.run("route", build(), age="17")
    assert (answer.state, answer.figure, answer.table.empty) == ("nothing", None, True)
    assert answer.finding == "No need is given, so there is no help to look for."


def _agree(seeds: range) -> int:
    """Follow every situation of a map at one exact age, and ask the slow twin whether, how far and past whom."""
    followed = 0
    for seed in seeds:
        network, at = random_maps.random_network(seed), random_maps.random_moment(seed)
        years = (0, 16, 17, 18, 65, 70)[seed % 6]
        exact = (AgeBand("exact", "Exactly", AgeRange(years, years)),)
        network = replace(network, system=replace(network.system, ages=exact))
        hour = None if at is None else hour_text(at)
        profiles = list(access.profiles(network))
        for profile in random.Random(seed).sample(profiles, min(len(profiles), 25)):
            groups = (profile.group,) if profile.group else ()
            person = Person("x", "X", (profile.need,), years, groups, profile.area or None, profile.stage, hour)
            route = found(network, person).route
            place = access.scene(network, profile, at)
            assert (route.links if route else None) == access.steps_to_help(place), f"map {seed}, {profile}"
            if route:
                assert set(route.sole) == access.sole_partners(place), f"map {seed}, {profile}"
                followed += 1
    return followed


def test_a_route_is_there_exactly_when_the_situation_is_covered() -> None:
    assert _agree(range(15)) > 15


@pytest.mark.slow
def test_a_route_is_there_exactly_when_the_situation_is_covered_on_a_thousand_maps() -> None:
    assert _agree(range(15, 1060)) > 1000


def test_whoever_has_no_way_in_given_may_come_in_by_any() -> None:
    two_ways = replace(SYSTEM, stages=(*SYSTEM.stages, Named("desk", "Desk")))
    desk = Partner("desk", "Front desk", stages=("desk",), needs=())
    network = Network(two_ways, (DOOR, HUB, HELP, desk), LINE)
    anywhere = analysis.run("route", network, person=replace(SAM, stage=None))
    assert anywhere.finding == "Help with debt is 2 steps from the nearest way in, about 9 days."
    assert list(anywhere.table["partner"][:3]) == ["door", "hub", "help"]
    assert analysis.run("route", network, person=replace(SAM, stage="desk")).finding.startswith("No way to help")
    near = replace(network, relations=(*LINE, Relation("desk", "help")))
    assert list(analysis.run("route", near, person=replace(SAM, stage=None)).table["partner"][:2]) == ["desk", "help"]
    shut = build(replace(DOOR, hours=DAYTIME), HUB, HELP)
    night = analysis.run("route", shut, person=replace(SAM, stage=None, at="Sat 23:00"))
    assert "the one that opens first takes about" in night.finding
