"""A person's route as plain lines: every step, wait, closed door and other way, in words worked out by hand."""

from analysis._walk import walk
from network.counts import Count
from network.model import AgeRange, Area, Named, Network, Opening, Partner, Person, Relation, System
from render.route_text import route_text

SYSTEM = System(
    "Smallshire",
    areas=(Area("east", "East"),),
    needs=(Named("debt", "Debt"), Named("work", "Work")),
    stages=(Named("court", "Court"),),
    help_now="Ring 111.",
)
SAM = Person("sam", "17, at court", ("debt",), age=17, area="east", stage="court")
OFFICE = (Opening((0, 1, 2, 3, 4), 9 * 60, 17 * 60),)
DOOR = Partner("door", "Front door", stages=("court",), needs=())
HELP = Partner("help", "Help", needs=("debt", "work"), wait_days=4.0)
REFERS = Relation("door", "help", made=Count.exactly(20), completed=Count.exactly(5))


def told(*partners: Partner, person: Person = SAM, links: tuple[Relation, ...] = (REFERS,)) -> list[str]:
    network = Network(SYSTEM, partners, links)
    return [*route_text(network, walk(network, person))]


def test_the_story_tells_each_step_its_wait_and_the_chance_at_best() -> None:
    # 4 days to Help; 5 of 20 referrals get there: at most 47 in 100 (Wilson)
    # the two share no information, so it is told again
    assert told(DOOR, HELP) == [
        "A 17-year-old who needs help with debt, at home in East, coming in through court.",
        "",
        "Help with debt: 4 days to the help needed.",
        "  1. Front door (today). Court. The only recorded way through.",
        "  2. Help (day 4, seen 4 days after referral). Helps with debt. 5 of 20 referrals reached help: "
        "of so few, that may be anything from 11 to 47 in 100. The story is told again. "
        "The only recorded way through.",
        "  The story has to be told again once.",
        "  At best about 47 in 100 get all the way.",
        "",
        "For planning, not for advising a real person.",
    ]


def test_a_door_that_is_shut_at_the_hour_says_when_it_opens_and_the_way_is_told_all_the_same() -> None:
    # from Sunday 21:00 it is 12 hours to Monday 09:00
    lines = told(DOOR, Partner("help", "Help", needs=("debt",), hours=OFFICE), person=_at("Sun 21:00"))
    assert "  The way once its doors open:" in lines
    assert "  x Help (day 1, opens after 12 hours). Shut. Opens at 09:00 on Monday." in lines


def test_closed_doors_stand_with_their_reason_and_where_to_turn_follows() -> None:
    lines = told(DOOR, Partner("help", "Help", needs=("debt",), ages=AgeRange(18)))
    assert "  x Help. Takes people from 18." in lines
    assert lines[-1] == "Where to turn now: Ring 111."


def test_other_ways_are_told_in_a_line_each() -> None:
    other = Partner("more", "More help", needs=("debt",), wait_days=9.0)
    lines = told(DOOR, HELP, other, links=(REFERS, Relation("door", "more")))
    place = lines.index("  Other ways to this help:")
    assert lines[place + 1] == "    Front door, then More help: 1 step, about 9 days."


def test_one_partner_for_several_needs_is_brought_out() -> None:
    lines = told(DOOR, HELP, person=Person("sam", "Sam", ("debt", "work"), stage="court"))
    assert lines[lines.index("One partner for several of these needs:") + 1] == "  Help: debt and work."


def _at(hour: str) -> Person:
    return Person("sam", "17, at court", ("debt",), age=17, area="east", stage="court", at=hour)
