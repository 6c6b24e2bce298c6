"""Where does the trail stop?"""

from dataclasses import replace

import pytest

import analysis
from analysis import not_known_counts
from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES
from network.errors import NetworkError
from network.model import Named, Network, Partner, Relation, System
from tests.small_networks import NETWORKS

SYSTEM = System("Smallshire", needs=(Named("debt", "Debt"), Named("adhd", "ADHD")))
HUB = Partner("hub", "Hub", needs=())
HOME = Partner("home", "Home", needs=("debt",))
SENT = Relation("hub", "home", needs=("adhd",), made=Count.exactly(12))


def ask(*relations: Relation, partners: tuple[Partner, ...] = (HUB, HOME), **options: object) -> analysis.Answer:
    return analysis.run("dead_ends", Network(SYSTEM, partners, relations), **options)


def rows(answer: analysis.Answer) -> list[tuple]:
    return list(answer.table.itertuples(index=False, name=None))


def test_a_partner_that_neither_meets_the_need_nor_sends_on_ends_the_trail() -> None:
    answer = ask(SENT)
    assert rows(answer) == [("home", "adhd", 12, 1)]
    assert answer.finding == (
        "The trail stops for 12 referrals, all of them for ADHD: the map shows neither help nor a next step from there."
    )
    assert answer.highlight.links == (("hub", "home"),)


def test_rounded_counts_add_up_to_about_a_number() -> None:
    rounded = replace(SYSTEM, counts_rule=RULES[DEFAULT_RULE].words)
    some, hidden = replace(SENT, made=Count.exactly(25)), Relation("home", "hub", needs=("adhd",), made=Count(1, 4))
    answer = analysis.run("dead_ends", Network(rounded, (HUB, HOME), (some,)))
    assert answer.finding.startswith("The trail stops for about 25 referrals, ")
    assert answer.figure == ("25", "referrals, rounded")
    both = analysis.run("dead_ends", Network(rounded, (HUB, HOME), (some, hidden)))
    assert both.finding.startswith("The trail stops for between 24 and 31 referrals, ")  # 23 to 27 and 1 to 4


def test_a_way_on_to_help_keeps_the_trail_going() -> None:
    clinic = Partner("clinic", "Clinic", needs=("adhd",))
    assert ask(SENT, Relation("home", "clinic", needs=("adhd",)), partners=(HUB, HOME, clinic)).state == "nothing"


def test_referrals_that_go_on_for_one_need_and_stop_for_another_give_bounds() -> None:
    # 12 referrals for debt, which Home meets, or ADHD, which it does not: anything from 0 to 12 of them stop
    answer = ask(replace(SENT, needs=("debt", "adhd")))
    assert rows(answer) == [("home", "adhd", 12, 1)]
    assert answer.finding.startswith("The trail stops for between 0 and 12 referrals, all of them for ADHD")


def test_a_need_asked_about_does_not_change_how_many_stop() -> None:
    both = replace(SENT, needs=("debt", "adhd"))
    assert ask(both, need="adhd").finding == ask(both).finding


def test_links_that_do_not_say_their_needs_are_listed_but_never_make_the_finding() -> None:
    answer = ask(replace(SENT, needs=None))
    assert rows(answer) == [("home", "adhd", 12, 0)]
    assert answer.finding == "We cannot follow the one referral link: nobody has recorded which needs it carries."


def test_it_is_said_what_nobody_has_recorded_where_links_cannot_be_followed() -> None:
    silent, further = replace(HOME, needs=None), Partner("further", "Further")
    one = ask(SENT, partners=(HUB, silent))
    assert one.finding == "We cannot follow the one referral link: nobody has recorded what help it leads to."
    unsaid = Relation("hub", "further")
    both = ask(SENT, unsaid, partners=(HUB, silent, further))
    assert both.finding == (
        "We cannot follow any of the 2 referral links: "
        "nobody has recorded which needs 1 of them carries, or what help they lead to."
    )


def test_referrals_that_nobody_has_counted_are_told_by_their_links() -> None:
    answer = ask(replace(SENT, made=None))
    assert rows(answer) == [("home", "adhd", 0, 1)]
    assert answer.finding.startswith("The trail stops for the referrals on 1 referral link, all of them for ADHD")
    assert answer.figure is None


def test_a_partner_that_has_not_said_what_it_meets_is_no_end_of_the_trail() -> None:
    other = Partner("other", "Other", needs=("adhd",))
    silent = replace(HOME, needs=None)
    follows = Relation("hub", "other", needs=("adhd",))
    answer = ask(SENT, follows, follows, partners=(HUB, silent, other))
    assert answer.table.empty
    assert answer.state == "nothing"
    assert answer.caveats == ("1 referral link not known.",)


def test_the_need_with_most_of_the_referrals_is_named() -> None:
    more = Relation("home", "hub", needs=("debt",), made=Count.exactly(30))
    answer = ask(SENT, more, partners=(HUB, replace(HOME, needs=())))
    assert answer.finding.startswith("The trail stops for 42 referrals, most of them for debt")


def test_without_referral_links_there_is_nothing_to_follow() -> None:
    assert analysis.run("dead_ends", NETWORKS["empty"]).finding == (
        "We cannot follow any referrals: no referral links are recorded."
    )


def test_a_need_that_the_map_does_not_list_is_refused() -> None:
    with pytest.raises(NetworkError, match='Did you mean "debt"'):
        ask(SENT, need="debts")


@pytest.mark.parametrize(
    ("needs", "asked", "because"),
    [((), None, "the map lists no needs yet"), (SYSTEM.needs, "debt", "none is recorded for this need")],
)
def test_links_that_are_recorded_are_never_said_to_be_missing(
    needs: tuple[Named, ...], asked: str | None, because: str
) -> None:
    sent = replace(SENT, needs=("adhd",) if needs else None)
    network = Network(replace(SYSTEM, needs=needs), (HUB, replace(HOME, needs=())), (sent,))
    answer = analysis.run("dead_ends", network, need=asked)
    assert answer.finding == f"We cannot follow any referrals: {because}."


def test_needs_of_which_as_many_stop_may_be_named_one_for_the_other() -> None:
    back = Relation("home", "hub", needs=("debt",), made=Count.exactly(12))
    nobody = (HUB, replace(HOME, needs=()))
    network = Network(SYSTEM, nobody, (SENT, back))
    answer = analysis.run("dead_ends", network)
    assert answer.finding.startswith("The trail stops for 24 referrals, many of them for ADHD")
    assert rows(answer) == [("home", "adhd", 12, 1), ("hub", "debt", 12, 1)]
    claimed = analysis.claim("dead_ends", network)
    assert (claimed.ids, claimed.ties, claimed.figure) == (("adhd",), (("adhd",), ("debt",)), 24)
    assert answer.highlight.partners == ("home", "hub")
    first = replace(SENT, needs=("debt",), source="home", target="hub"), replace(SENT, made=Count.exactly(12))
    assert analysis.claim("dead_ends", replace(network, relations=first)).ids == ("adhd",)  # by id, whatever the order
    uncounted = replace(network, relations=tuple(replace(one, made=None) for one in (SENT, back)))
    assert analysis.claim("dead_ends", uncounted).ties == (("adhd",), ("debt",))
    one_more = replace(network, relations=(replace(back, made=None), replace(SENT, made=Count.exactly(1))))
    assert analysis.claim("dead_ends", one_more).ties == (("adhd",),)
    more = analysis.claim("dead_ends", replace(network, relations=(replace(SENT, made=Count.exactly(13)), back)))
    assert more.ties == (("adhd",),)


def test_one_referral_is_spoken_of_in_the_singular() -> None:
    assert ask(replace(SENT, made=Count.exactly(1))).finding.startswith("The trail stops for 1 referral, all of them")


def test_links_without_a_number_leave_open_how_many_stop() -> None:
    back = Relation("home", "hub", needs=("adhd",))
    both = ask(SENT, back)
    assert both.finding.startswith("The trail stops for at least 12 referrals, all of them for ADHD")
    assert both.figure == ("12+", "referrals")
    assert both.receipt.left_out == ("1 referral link without a number of referrals.",)
    assert ask(SENT).receipt.left_out == ()


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (None, "at least 12 referrals, many of them"),  # nobody knows whether there are more for debt
        (Count(1, 4), "between 13 and 16 referrals, most of them"),
        (Count(1, 12), "between 13 and 24 referrals, many of them"),
        (Count(1, 11), "between 13 and 23 referrals, most of them"),
    ],
)
def test_most_are_for_a_need_where_all_counts_that_there_may_be_say_so(made: Count | None, said: str) -> None:
    back = Relation("home", "hub", needs=("debt",), made=made)
    answer = ask(SENT, back, partners=(HUB, replace(HOME, needs=())))
    assert answer.finding.startswith(f"The trail stops for {said} for ADHD")


def test_where_half_of_the_links_cannot_be_followed_it_is_still_told() -> None:
    silent = Partner("silent", "Silent")
    lost = Relation("hub", "silent", needs=("adhd",))
    half = ask(SENT, lost, partners=(HUB, HOME, silent))
    assert (half.state, half.caveats) == ("finding", ("1 referral link not known.",))
    network = Network(SYSTEM, (HUB, HOME, silent), (SENT, lost, Relation("home", "silent", needs=("adhd",))))
    assert not_known_counts()["dead_ends"](network) == 2
    more = analysis.run("dead_ends", network)
    assert more.finding == "We cannot follow 2 of 3 referral links: nobody has recorded what help they lead to."


def test_links_to_one_end_are_added_up_and_one_that_names_the_need_is_enough() -> None:
    other = Partner("other", "Other", needs=())
    unsaid = Relation("other", "home", made=Count.exactly(5))
    answer = ask(unsaid, SENT, replace(SENT, source="other"), partners=(HUB, HOME, other))
    assert rows(answer) == [("home", "adhd", 29, 1)]
    assert answer.finding.startswith("The trail stops for 24 referrals")
    few = replace(SENT, source="home", target="other", made=Count.exactly(4))
    assert rows(ask(unsaid, few, partners=(HUB, HOME, other)))[0] == ("home", "adhd", 5, 0)  # most first, stated or not


def test_what_stops_for_certain_nowhere_is_not_known_and_not_denied() -> None:
    # one of two links says what it carries and leads to help; the other may end at Home
    clinic = Partner("clinic", "Clinic", needs=("adhd",))
    fine = Relation("hub", "clinic", needs=("adhd",))
    answer = ask(fine, replace(SENT, needs=None), partners=(HUB, HOME, clinic))
    assert answer.finding.endswith("1 of 2 referral links: nobody has recorded which needs 1 of them carries.")
    further = replace(SENT, source="clinic", needs=None)
    three = ask(fine, replace(SENT, needs=None), further, partners=(HUB, HOME, clinic))
    assert three.finding.endswith("2 of 3 referral links: nobody has recorded which needs 2 of them carry.")
    both = ask(replace(SENT, needs=None), further, partners=(HUB, HOME, clinic))
    assert both.finding.endswith("any of the 2 referral links: nobody has recorded which needs they carry.")


def test_somebody_silent_from_whom_the_trail_leads_to_help_leaves_nothing_open() -> None:
    silent, clinic = Partner("silent", "Silent"), Partner("clinic", "Clinic", needs=("adhd",))
    links = tuple(Relation(*ends, needs=("adhd",)) for ends in (("hub", "silent"), ("silent", "clinic")))
    answer = ask(*links, partners=(HUB, silent, clinic))
    assert (answer.state, answer.caveats) == ("nothing", ())


def test_referrals_for_a_need_that_is_not_asked_about_are_not_followed() -> None:
    debt = Relation("home", "hub", needs=("debt",), made=Count.exactly(30))
    answer = ask(SENT, debt, need="adhd")
    assert rows(answer) == [("home", "adhd", 12, 1)]
    assert answer.highlight.links == (("hub", "home"),)
    assert answer.highlight.partners == ("home",)
