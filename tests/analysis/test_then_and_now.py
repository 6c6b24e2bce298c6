"""Every answer on two maps: only what both support is said, whoever else has answered since."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

import analysis
from analysis._both_waves import supported
from analysis._then_and_now import OPEN as WIDE_OPEN
from analysis._then_and_now import ThenAndNow, _became, _is_open, same_lists, then_and_now
from network.model import AgeRange, Area, Network, Partner, Relation
from network.waves import align
from tests.shipped import shipped
from tests.small_networks import NETWORKS, SYSTEM, partner

pytestmark = pytest.mark.long

OPEN = {"ages": AgeRange(), "areas": ("north", "south")}
BEFORE, AFTER = (shipped(name) for name in ("partners", "partners_after"))


def told(earlier: Network, later: Network) -> dict[str, ThenAndNow]:
    return {one.question.name: one for one in then_and_now(align(earlier, later))}


def test_the_same_map_twice_has_not_changed() -> None:
    assert {one.became for one in told(BEFORE, BEFORE).values()} <= {"as before", "not known"}


def test_new_respondents_and_new_partners_change_no_answer() -> None:
    silent = "debt_advice" if "debt_advice" in AFTER.by_id else sorted(AFTER.by_id.keys() - AFTER.asked_ids)[0]
    new = Partner("newcomer", "Newcomer", needs=("housing",), stages=())
    said = (Relation(silent, "ld", said_by=(silent,)), Relation("newcomer", "ld", said_by=("newcomer",)))
    more = replace(
        AFTER,
        partners=(*AFTER.partners, new),
        asked=(*(AFTER.asked or ()), silent, "newcomer"),
        relations=(*AFTER.relations, *said),
    )
    before, after = told(BEFORE, AFTER), told(BEFORE, more)
    assert [one.now.finding for one in after.values()] == [one.now.finding for one in before.values()]
    assert [one.became for one in after.values()] == [one.became for one in before.values()]


def test_a_renamed_partner_changes_no_answer() -> None:
    partners = tuple(replace(one, id="counsel", was=("counselling",)) if one.id == "counselling" else one
                     for one in BEFORE.partners)  # fmt: skip
    relations = tuple(
        replace(
            link,
            source="counsel" if link.source == "counselling" else link.source,
            target="counsel" if link.target == "counselling" else link.target,
            said_by=link.said_by and tuple("counsel" if one == "counselling" else one for one in link.said_by),
        )
        for link in BEFORE.relations
    )
    asked = tuple("counsel" if one == "counselling" else one for one in BEFORE.asked or ())
    later = BEFORE.in_part(partners=partners, relations=relations, asked=asked)
    assert {one.became for one in told(BEFORE, later).values()} <= {"as before", "not known"}


def test_other_figures_are_said_where_the_claim_is_the_same() -> None:
    same, other = told(BEFORE, BEFORE), told(BEFORE, AFTER)
    assert {one.in_words for one in same.values()} <= {"As before", "Not known"}
    moved = [one for one in other.values() if one.became == "as before" and one.then.finding != one.now.finding]
    assert moved
    assert {one.in_words for one in moved} == {"As before, with other figures"}


def test_other_lists_make_numbers_stand_for_something_else() -> None:
    system = replace(AFTER.system, areas=(*AFTER.system.areas, Area("new_town", "New Town")))
    assert not same_lists(BEFORE.system, system)
    assert {one.became for one in told(BEFORE, replace(AFTER, system=system)).values()} == {"not comparable"}


def test_what_is_asked_of_both_maps_is_only_what_both_support() -> None:
    waves = align(BEFORE, AFTER)
    then, now = supported(waves)
    assert then.by_id.keys() == now.by_id.keys()
    assert "custody_southbank" not in then.by_id
    assert then.asked_ids == now.asked_ids == waves.both


def test_asked_is_how_things_stand_and_nothing_for_analysts_alone() -> None:
    asked = {one.question.name for one in then_and_now(align(NETWORKS["empty"], NETWORKS["empty"]))}
    assert {"coverage", "sole_routes", "crossing"} <= asked
    assert not asked & {"go_betweens", "weak_points", "camps", "introductions", "route", "changes"}


def test_what_became_of_an_answer() -> None:
    def became(then: tuple[str, str], now: tuple[str, str], *networks: Network) -> str:
        answers = tuple(SimpleNamespace(state=state, finding=said, figure=None) for state, said in (then, now))
        return _became("coverage", *networks, answers, True)  # type: ignore[arg-type]

    some, none = LINE, replace(LINE, relations=())  # a way to help is recorded on one, and none on the other
    assert analysis.claim("coverage", some) != analysis.claim("coverage", none)
    found, other, unknown = ("finding", "So."), ("finding", "Otherwise."), ("not known", "We cannot tell.")
    assert became(found, found, some, none) == "as before"
    assert became(found, other, some, some) == "as before"  # it claims the same in other words
    assert became(found, other, some, none) == "changed"
    assert became(found, unknown, some, none) == "not known"
    assert became(unknown, found, none, some) == "not known"


LINE = Network(
    SYSTEM,
    (partner("a", stages=("custody",), needs=(), **OPEN), partner("b", stages=(), needs=("housing",), **OPEN)),
    (Relation("a", "b", needs=("housing",), said_by=("a",)),),
    asked=("a", "b"),
)


def test_numbers_that_are_wide_open_are_not_told_against_one_another() -> None:
    wide = analysis.run("dead_ends", BEFORE)
    for figure, is_open in (("46 to 669", True), ("1,000 to 2,500", False), ("40+", True), ("40", False)):
        one = replace(wide, figure=(figure, "referrals"))
        both = ThenAndNow(one.question, one, replace(one, figure=("50", "referrals")), "changed")
        assert (both.told(lambda answer: answer.question.name) == ("dead_ends", "dead_ends")) is not is_open
        assert (_became("dead_ends", BEFORE, AFTER, (both.then, both.now), comparable=True) == "not known") is is_open


@pytest.mark.parametrize(
    ("figure", "is_open"),
    [
        (None, False), (("12", "things"), False), (("12+", "things"), True), (("1,200+", "things"), True),
        (("2 to 6", "things"), False), (("2 to 7", "things"), True), (("1,000 to 3,000", "things"), False),
        (("1,000 to 3,001", "things"), True), (("0 to 1", "things"), True), (("12 in 100", "pairs"), False),
    ],
)  # fmt: skip
def test_a_range_of_more_than_three_times_its_lower_end_is_wide_open(
    figure: tuple[str, str] | None, is_open: bool
) -> None:
    told = replace(analysis.run("camps", NETWORKS["chain"]), figure=figure)
    narrow = replace(told, figure=("12", "things"))
    assert _is_open(told) is is_open
    for both in ((told, narrow), (narrow, told)):
        one = ThenAndNow(told.question, *both, "changed")
        assert (one.told(lambda answer: "said") == (WIDE_OPEN, WIDE_OPEN)) is is_open


def test_the_same_with_other_figures_is_said_to_be_so() -> None:
    told = analysis.run("camps", NETWORKS["chain"])
    other = analysis.run("camps", NETWORKS["star"])
    assert told.finding != other.finding
    assert ThenAndNow(told.question, told, other, "as before").in_words == "As before, with other figures"
    assert ThenAndNow(told.question, told, told, "as before").in_words == "As before"
    assert ThenAndNow(told.question, told, other, "changed").in_words == "Changed"
