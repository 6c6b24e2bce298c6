"""What gets in the way: every barrier once, ranges of those lost, and nobody asked is not the same as none."""

from dataclasses import replace

import pandas as pd
import pytest

import analysis
from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES
from network.model import Barrier, Named, Network, Partner, Relation, Source, System

LISTS = System(
    "Here",
    needs=(Named("housing", "Housing"), Named("debt", "Debt")),
    stages=(Named("custody", "Custody"), Named("court", "Court")),
)
PARTNERS = (Partner("cell", "Cell", stages=("custody",)), Partner("court", "Court", stages=("court",)),
            Partner("hub", "Hub"), Partner("home", "Home", needs=("housing",)))  # fmt: skip
ELIGIBLE, HOURS, DONE = (
    Barrier("eligibility", "Not ill enough", "open"),
    Barrier("hours"),
    Barrier("it", None, "solved"),
)
LINKS = (
    Relation("cell", "hub", needs=("housing",)),
    Relation("court", "hub", needs=("debt",)),
    Relation("hub", "home", needs=("housing",), made=Count.exactly(20), completed=Count(1, 4), said_by=("hub",),
             barriers=(ELIGIBLE, HOURS), provenance=Source("survey", "Team leader")),
    Relation("hub", "cell", "knows", barriers=(DONE,)),
)  # fmt: skip
MAP = Network(LISTS, PARTNERS, LINKS)


def test_each_barrier_is_told_with_what_lies_behind_it() -> None:
    rows = analysis.run("barriers", MAP).table.to_dict("records")
    assert [(row["kind"], row["status"]) for row in rows] == [("eligibility", "open"), ("hours", ""), ("it", "solved")]
    first = rows[0]
    assert (first["needs"], first["stages"], first["who"], first["words"]) == (
        "housing", "custody", "Team leader", "Not ill enough",
    )  # fmt: skip
    assert (first["said_by_source"], first["said_by_target"], first["made"]) == (1, 0, 20)
    assert (first["lost_low"], first["lost_high"]) == (16, 19)  # 1 to 4 of 20 reached help
    assert pd.isna(rows[2]["lost_low"])
    assert pd.isna(rows[2]["said_by_source"])


def test_a_link_with_two_barriers_loses_people_once() -> None:
    assert analysis.run("barriers", MAP).finding == (
        "2 barriers are not solved yet, most often eligibility and hours; "
        "of 20 referrals on 1 link, between 16 and 19 did not lead to help."
    )


def test_one_that_nobody_has_counted_is_said() -> None:
    uncounted = replace(MAP, relations=(replace(LINKS[2], made=None, completed=None), *LINKS[:2]))
    answer = analysis.run("barriers", uncounted)
    assert answer.finding == "2 barriers are not solved yet, most often eligibility and hours."
    assert "1 link with a barrier does not record how many reach help." in answer.caveats


def test_what_is_solved_is_not_in_the_way() -> None:
    answer = analysis.run("barriers", replace(MAP, relations=LINKS[3:]))
    assert (answer.state, answer.finding) == ("nothing", "Every barrier that was reported is solved: 1 barrier.")


def test_no_barrier_recorded_is_not_the_same_as_none() -> None:
    answer = analysis.run("barriers", replace(MAP, relations=LINKS[:2]))
    assert answer.state == "not known"
    assert "does not say that there is none" in answer.finding


@pytest.mark.parametrize(
    ("made", "completed", "lost"),
    [
        (Count.exactly(10), Count.exactly(4), (6, 6)),
        (Count(1, 4), Count(1, 4), (0, 3)),
        (Count(8, None), Count.exactly(2), (6, None)),
        (Count.exactly(10), Count(1, None), (0, 9)),
        (Count.exactly(10), None, (None, None)),
    ],
)
def test_those_lost_are_a_range(made: Count, completed: Count | None, lost: tuple[int | None, int | None]) -> None:
    link = Relation("hub", "home", made=made, completed=completed, barriers=(ELIGIBLE,))
    row = analysis.run("barriers", replace(MAP, relations=(link,))).table.iloc[0]
    assert tuple(None if pd.isna(row[end]) else int(row[end]) for end in ("lost_low", "lost_high")) == lost


SEVERAL = replace(MAP, relations=(
    *LINKS[2:],
    Relation("cell", "hub", barriers=(Barrier("money"), Barrier("it", None, "open"), Barrier("it", None, "under way"))),
    Relation("court", "hub", made=Count.exactly(5), completed=Count.exactly(5), barriers=(Barrier("other"),)),
))  # fmt: skip


def test_what_is_open_stands_first_then_what_nobody_knows_and_what_is_solved_last() -> None:
    table = analysis.run("barriers", SEVERAL).table
    assert list(zip(table["status"], table["kind"], strict=True)) == [
        ("open", "eligibility"),
        ("open", "it"),
        ("", "hours"),
        ("", "money"),
        ("", "other"),
        ("under way", "it"),
        ("solved", "it"),
    ]
    alike = (
        Relation("hub", "home", needs=("housing",), barriers=(Barrier("it", "Slow"), Barrier("it", "Lost"))),
        Relation("hub", "home", needs=("debt",), barriers=(Barrier("it", "Shut"),)),
    )
    table = analysis.run("barriers", replace(MAP, relations=alike)).table  # by needs, then by what was said
    assert list(zip(table["needs"], table["words"], strict=True)) == [
        ("debt", "Shut"), ("housing", "Lost"), ("housing", "Slow")
    ]  # fmt: skip


def test_of_several_barriers_the_most_frequent_kind_is_told_and_what_is_lost_on_all_their_links() -> None:
    answer = analysis.run("barriers", SEVERAL)
    # 16 to 19 of 20 on one link, none of 5 on the other; on the third nobody has counted
    assert answer.finding == (
        "6 barriers are not solved yet, most often computer systems; "
        "of 25 referrals on 2 links, between 16 and 19 did not lead to help."
    )
    assert answer.figure == ("6", "of 7 barriers not solved")
    assert answer.highlight.links == (("hub", "home"), ("cell", "hub"), ("court", "hub"))
    assert answer.caveats == ("1 link with a barrier does not record how many reach help.",)


def test_of_three_kinds_as_frequent_two_are_named() -> None:
    kinds = (Barrier("place"), Barrier("money"), Barrier("hours"))
    answer = analysis.run("barriers", replace(MAP, relations=(replace(LINKS[0], barriers=kinds),)))
    assert answer.finding == "3 barriers are not solved yet, most often hours and money."
    assert named_first(kinds) == [{"hours"}, {"money"}, {"place"}]
    assert named_first((Barrier("place", None, "open"), Barrier("hours"))) == [{"hours"}, {"place"}]  # by name alone
    assert named_first((*kinds[:2], kinds[1], kinds[0], kinds[2])) == [{"money"}, {"place"}]


def named_first(kinds: tuple[Barrier, ...]) -> list[set[str]]:
    """What the sentence may name first: the kind it claims, and those as frequent."""
    claim = analysis.claim("barriers", replace(MAP, relations=(replace(LINKS[0], barriers=kinds),)))
    assert set(claim.ids) in map(set, claim.ties)
    return [set(one) for one in claim.ties]


def test_one_barrier_is_told_as_one_and_counts_that_do_not_apply_are_no_counts() -> None:
    link = replace(LINKS[2], made=Count(0, 0, applicable=False), barriers=(HOURS,))
    answer = analysis.run("barriers", replace(MAP, relations=(link,)))
    assert answer.finding == "1 barrier is not solved yet, most often hours."
    assert pd.isna(answer.table["lost_low"][0])


def test_without_links_no_barrier_can_have_been_recorded() -> None:
    answer = analysis.run("barriers", replace(MAP, relations=()))
    assert (answer.state, answer.figure) == ("not known", None)
    assert "no links are recorded yet" in answer.finding


def test_ways_in_are_those_from_which_people_with_the_needs_of_a_link_get_to_it() -> None:
    # custody sends people to the hub for housing, the court for debt; a link for both is behind both ways in
    def stages(*needs: str) -> str:
        link = Relation("hub", "home", needs=needs, barriers=(HOURS,))
        return analysis.run("barriers", replace(MAP, relations=(*LINKS[:2], link))).table["stages"][0]

    assert (stages("housing"), stages("debt"), stages("housing", "debt")) == ("custody", "court", "custody, court")


def test_rounded_counts_make_what_is_lost_a_range() -> None:
    rounded = replace(MAP.system, counts_rule=RULES[DEFAULT_RULE].words)
    answer = analysis.run("barriers", replace(MAP, system=rounded))
    first = answer.table.iloc[0]
    assert answer.finding.endswith("; of about 20 referrals on 1 link, between 14 and 21 did not lead to help.")
    assert (first["lost_low"], first["lost_high"]) == (14, 21)  # 18 to 22, of whom 1 to 4 reached help
