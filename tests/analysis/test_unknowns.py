"""What nobody was asked, and whose answer would settle most."""

import pytest

from analysis import Answer, run
from network.counts import Count
from network.model import AgeRange, Network, Partner, Source
from tests.small_networks import ALL_DAY, NETWORKS, SYSTEM, knows, partner, refers


def told(partner_id: str, **missing: None) -> Partner:
    """A partner that has said everything but what is `missing`."""
    said = {
        "needs": ("housing",),
        "ages": AgeRange(18, None),
        "areas": ("north",),
        "hours": ALL_DAY,
        "capacity": 5,
        "wait_days": 3.0,
    }
    return partner(partner_id, **{**said, **missing})


def row(answer: Answer, partner_id: str) -> dict[str, object]:
    return answer.table.set_index("partner").loc[partner_id].to_dict()


def test_the_only_one_who_has_not_answered_settles_what_only_it_knows() -> None:
    partners = (told("a"), told("b"), told("c", needs=None, hours=None))
    answer = run("unknowns", Network(SYSTEM, partners, (knows("a", "c"),), asked=("a", "b")))
    assert row(answer, "c")["settles"] == "both_sides, coverage, dead_ends, route, sole_routes"
    assert answer.finding == (
        "2 of 3 partners have told us about their links; asking Partner C next could settle 5 of 5 open findings."
    )


def test_what_two_partners_miss_neither_can_settle_alone() -> None:
    partners = (told("a"), told("b", capacity=None), told("c", capacity=None))
    answer = run("unknowns", Network(SYSTEM, partners, asked=("a", "b")))
    assert row(answer, "c")["findings"] == 0
    assert answer.finding == (
        "2 of 3 partners have told us about their links; asking Partner C next could fill 1 of 2 gaps in what we know."
    )


def test_a_pair_is_not_asked_only_if_neither_end_was_and_nothing_is_said() -> None:
    # of a, b, c, d only a was asked; b-c is spoken of: b-d and c-d are left
    network = Network(SYSTEM, tuple(told(one) for one in "abcd"), (knows("b", "c"),), asked=("a",))
    answer = run("unknowns", network)
    assert {one: row(answer, one)["pairs"] for one in "abcd"} == {"a": 0, "b": 1, "c": 1, "d": 2}
    assert dict(answer.receipt.facts)["pairs not asked"] == 2


def test_who_meets_no_need_is_not_asked_for_a_wait_or_a_capacity() -> None:
    network = Network(SYSTEM, (told("a", needs=(), capacity=None, wait_days=None), told("b")), asked=("b",))
    assert [row(run("unknowns", network), "a")[name] for name in ("waits", "capacities", "needs")] == [0, 0, 0]


def test_outcomes_and_hidden_counts_are_those_on_the_links_to_a_partner() -> None:
    relations = (refers("a", "b", made=Count.exactly(9)), refers("b", "a", made=Count(1, 7), accepted=Count(1, 7)))
    answer = run("unknowns", Network(SYSTEM, (told("a"), told("b")), relations, asked=("a",)))
    assert [row(answer, "b")[name] for name in ("outcomes", "hidden")] == [1, 0]
    assert [row(answer, "a")[name] for name in ("outcomes", "hidden")] == [0, 2]


def test_one_answer_is_said_in_the_singular() -> None:
    answer = run("unknowns", Network(SYSTEM, (told("a"), told("b")), asked=("a",)))
    assert answer.finding.startswith("1 of 2 partners has told us about their links")


def test_when_all_have_answered_there_is_nobody_left_to_ask() -> None:
    answer = run("unknowns", NETWORKS["everything known"])
    assert answer.finding == "Every partner has answered; what is still open stands under each finding."


@pytest.mark.parametrize(
    ("kinds", "spoken"),
    [((), "a source that is not named"), (("fact",), "recorded facts"), (("public", "survey", "survey"),
      "a survey and public knowledge")],
)  # fmt: skip
def test_before_anybody_is_asked_the_source_is_named(kinds: tuple[str, ...], spoken: str) -> None:
    partners = tuple(told(f"p{place}", provenance=Source(kind)) for place, kind in enumerate(kinds))
    answer = run("unknowns", Network(SYSTEM, (*partners, told("x"))))
    assert answer.finding == f"Nobody has been asked yet: everything here comes from {spoken}."


def test_in_the_room_the_next_partner_is_named_once_it_agrees() -> None:
    answer = run("unknowns", NETWORKS["chain"])
    assert "asking one partner next" in answer.finding_in_room()
    assert "asking Partner HOME next" in answer.finding_in_room(frozenset({"home"}))
