"""What nobody was asked, and whose answer would settle most."""

import re
from dataclasses import replace
from random import Random

import pandas as pd
import pytest

from analysis import Answer, claim, not_known_counts, run, unknowns
from analysis._answering import answered, passing_on
from network.counts import Count
from network.model import AgeRange, Network, Partner, Source
from network.rules import errors_in
from tests.each import each
from tests.oracle.access import coverage
from tests.oracle.answering import any_answer, covered, swing
from tests.oracle.random_maps import random_network
from tests.pace import usually
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


def test_the_only_one_who_has_not_answered_settles_what_waits_for_it() -> None:
    partners = (told("a"), told("b"), told("c", needs=None, hours=None))
    network = Network(SYSTEM, partners, (knows("a", "c", said_by=("a",)),), asked=("a", "b"))
    answer = run("unknowns", network)
    # nobody names a sector or a source, which only each can tell: crossing, brokers and provenance stay open
    assert row(answer, "c")["settles"] == "both_sides, coverage, go_betweens, inner_circle"
    assert answer.finding == (
        "2 of 3 partners have told us about their links; asking Partner C next would settle 4 of 7 open findings."
    )


def test_nothing_is_promised_that_an_answer_would_not_settle() -> None:
    # what d says of c may be new: then c has not named it either
    partners = tuple(told(one) for one in "abcd")
    network = Network(SYSTEM, partners, (knows("a", "d", said_by=("a",)),), asked=("a", "b"))
    assert row(run("unknowns", network), "d")["settles"] == ""


def test_of_those_who_would_settle_as_much_who_could_tell_most_comes_first() -> None:
    partners = (told("a"), told("b", capacity=None), told("c", capacity=None, wait_days=None), told("d", capacity=None))
    answer = run("unknowns", Network(replace(SYSTEM, stages=()), partners, asked=("a",)))
    assert answer.table["partner"].tolist() == ["c", "b", "d", "a"]
    moves = (*(replace(one, stages=()) for one in partners[:3]), partners[3])  # d could be a way in: that counts more
    table = run("unknowns", Network(SYSTEM, moves, asked=("a",))).table
    assert table["partner"].tolist() == ["d", "c", "b", "a"]
    assert table["findings"].nunique() == 1


def test_what_two_partners_miss_neither_can_settle_alone() -> None:
    partners = (told("a"), told("b", capacity=None), told("c", capacity=None))
    system = replace(SYSTEM, stages=())  # no situations
    answer = run("unknowns", Network(system, (*partners, told("d")), asked=("a", "b")))
    assert row(answer, "c")["findings"] == 0
    assert answer.finding == (
        "2 of 4 partners have told us about their links; asking Partner C next could fill 2 of 3 gaps in what we know."
    )


def test_a_way_in_that_nobody_is_sure_of_moves_the_share_both_ways() -> None:
    # the only entry has not said whom it takes: all rests on it; the only other partner could be one as well
    partners = (
        told("door", stages=("custody",), needs=(), ages=None),
        told("home", stages=None, areas=("north",), needs=("housing",)),
    )
    network = Network(SYSTEM, partners, (refers("door", "home"),), asked=("door",))
    answer = run("unknowns", network)
    # 16 situations: 2 ways in, 2 needs, 2 ages, 2 areas. Adults in the north with housing from custody: 1
    assert (row(answer, "door")["covered_least"], row(answer, "door")["covered_most"]) == (0, 1 / 16)
    assert (row(answer, "home")["covered_least"], row(answer, "home")["covered_most"]) == (1 / 16, 2 / 16)
    assert "asking Partner HOME next would settle" in answer.finding


def test_what_a_link_carries_moves_the_share_where_nobody_has_said_it() -> None:
    # the entry has said whom it takes, so all that it could take back is what its link carries: housing for 4
    partners = (told("door", stages=("custody",), needs=()), told("home", stages=()))
    for needs, least in ((("housing",), 1 / 16), (None, 0)):
        network = Network(SYSTEM, partners, (refers("door", "home", needs=needs),), asked=("door",))
        assert row(run("unknowns", network), "door")["covered_least"] == least


def test_a_side_is_waited_for_where_the_other_end_alone_was_asked() -> None:
    partners, links = tuple(told(one) for one in "abcd"), (knows("a", "b"), knows("a", "c"), knows("c", "d"))
    answer = run("unknowns", Network(SYSTEM, partners, links, asked=("a",)))
    assert {one: row(answer, one)["sides"] for one in "abcd"} == {"a": 0, "b": 1, "c": 1, "d": 0}


@each(range(usually(10, slowly=40)))
def test_the_swing_is_that_of_the_two_filled_maps(seed: int) -> None:
    network = random_network(seed)
    answer = run("unknowns", network)
    cells = len([row for row in coverage(network) if row["group"] == ""])
    for one in answer.table.itertuples():
        if cells:
            expected = [number / cells for number in swing(network, one.partner)]
            assert [one.covered_least, one.covered_most] == pytest.approx(expected), one.partner


def test_the_table_says_of_each_what_the_sentence_says_of_the_next() -> None:
    answer = run("unknowns", NETWORKS["chain"])
    first = answer.table.iloc[0]
    assert first["gain"] == "Would settle 2 of 6 open findings"
    assert "would settle 2 of 6 open findings" in answer.finding


@pytest.mark.parametrize(
    ("asked", "names", "said"),
    [
        ("", "a", "of 1 partner has told of links"),
        ("", "abc", "of 3 partners have told of links"),
        ("a", "abc", "of 3 partners has told of links"),
        ("ab", "abc", "of 3 partners have told of links"),
    ],
)
def test_the_figure_is_how_many_have_told_of_links(asked: str, names: str, said: str) -> None:
    network = Network(SYSTEM, tuple(told(one) for one in names), asked=tuple(asked))
    assert run("unknowns", network).figure == (str(len(asked)), said)


def test_the_next_to_be_asked_is_claimed_and_brought_out() -> None:
    network = Network(SYSTEM, tuple(told(one) for one in "abc"), asked=("a",))
    following = str(run("unknowns", network).table["partner"].iloc[0])
    assert claim("unknowns", network).ids == (following,)
    assert run("unknowns", network).highlight.partners == (following,)


@pytest.mark.parametrize("seed", range(6))
def test_first_are_the_silent_by_what_they_settle_how_far_they_move_the_share_and_what_they_can_tell(seed: int) -> None:
    table = run("unknowns", random_network(seed)).table
    ranked = [
        (
            one.asked,
            -len([name for name in one.settles.split(", ") if name]),
            -round(one.covered_most - one.covered_least, 9) if one.covered_most == one.covered_most else 0,
            -(one.pairs + one.sides + one.needs + one.open_to + one.hours + one.waits + one.capacities + one.outcomes),
            one.partner,
        )
        for one in table.itertuples()
    ]
    assert ranked == sorted(ranked)


@pytest.mark.long
@each(range(usually(4, slowly=10)))
def test_settled_is_what_says_not_known_no_longer_whatever_the_answer(seed: int) -> None:
    network = random_network(seed)
    answer = run("unknowns", network)
    unsettled = [name for name in not_known_counts() if not_known(name, network)]
    for partner_id in network.by_id:
        silent = partner_id not in network.asked_ids
        maps = [answered(network, [partner_id], kindly=True), answered(network, [partner_id], kindly=False)]
        maps += [answered(network, [partner_id], kindly=True, new_links=True)] if silent else []
        maps += passing_on(network, partner_id)
        settled = [name for name in unsettled if not any(not_known(name, one) for one in maps)]
        assert row(answer, partner_id)["settles"] == ", ".join(settled), partner_id


@pytest.mark.long
@each(range(usually(15, slowly=60)))
def test_what_is_promised_is_settled_by_every_answer_and_the_share_stays_within_its_bounds(seed: int) -> None:
    network, random = random_network(seed), Random(seed)
    cells = len([row for row in coverage(network) if row["group"] == ""])
    for one in run("unknowns", network).table.itertuples():
        for _ in range(6 if one.settles or cells else 0):
            told = any_answer(network, one.partner, random)
            for name in filter(None, one.settles.split(", ")):
                assert not not_known_counts()[name](told), (one.partner, name)
            if cells:
                share = covered(told) / cells
                assert one.covered_least - 1e-9 <= share <= one.covered_most + 1e-9, one.partner


def test_who_sends_is_promised_to_settle_no_load_that_rests_on_what_is_accepted() -> None:
    # a may say that it sends b 200: then b alone knows how many it took
    partners = (told("a"), told("b", capacity=20))
    network = Network(SYSTEM, partners, (refers("a", "b", needs=("housing",)),), asked=())
    assert "pressure" not in row(run("unknowns", network), "a")["settles"]
    assert "pressure" in row(run("unknowns", network), "b")["settles"]


def test_who_may_send_people_to_one_that_is_silent_settles_no_dead_end() -> None:
    # whatever b meets, what a sends on to it and a meets itself is lost sight of, if that is something else
    partners = (told("a", needs=None), told("b", needs=None), told("c", needs=("mental",)))
    links = (refers("c", "a", needs=("mental",)), refers("a", "b"))
    answer = run("unknowns", Network(SYSTEM, partners, links, asked=("c",)))
    assert "dead_ends" not in row(answer, "a")["settles"]


def not_known(name: str, network: Network) -> int:
    """As the sure line says it."""
    said = r"(?:^| )([\d,]+)(?: of [\d,]+)?(?: [a-z-]+){0,3} (?:not known[.:]|ha(?:s|ve) no sector recorded\.)"
    found = re.search(said, run(name, network).sure)
    return int(found[1].replace(",", "")) if found else 0


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


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (0.0, 0.5, "could show a recorded way to help in 0 to 8 of 16 situations"),
        (0.25, 0.3125, "could show a recorded way to help in 4 to 5 of 16 situations"),
        (0.25, 0.25, "could fill 2 of 9 gaps in what we know"),
    ],
)
def test_how_far_help_could_swing_is_told_in_situations_of_the_map(least: float, most: float, said: str) -> None:
    network = Network(SYSTEM, (told("a"), told("b")), asked=("a",))  # two ways in, needs, ages and areas
    untold = dict.fromkeys(unknowns.TOLD, 0) | {"pairs": 2}
    following = pd.Series({"findings": 0, "covered_least": least, "covered_most": most, **untold})
    assert unknowns._gain(network, following, dict.fromkeys(unknowns.TOLD, 0) | {"pairs": 9}, 3) == said


def test_one_answer_is_said_in_the_singular() -> None:
    answer = run("unknowns", Network(SYSTEM, (told("a"), told("b")), asked=("a",)))
    assert answer.finding.startswith("1 of 2 partners has told us about their links")


def test_when_all_have_answered_there_is_nobody_left_to_ask() -> None:
    answer = run("unknowns", NETWORKS["everything known"])
    assert answer.finding == (
        "Every partner has told us about its links; most often missing still: whom they take, of 2 of 2 partners."
    )


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
    assert "asking one more partner next" in answer.finding_in_room()
    assert "asking Partner HOME next" in answer.finding_in_room(frozenset({"home"}))


@pytest.mark.parametrize("kindly", [True, False])
@pytest.mark.parametrize("seed", range(usually(6, slowly=30)))
def test_a_map_with_answers_filled_in_is_a_valid_map(seed: int, kindly: bool) -> None:
    network = random_network(seed)  # filled in without a check, which would take most of the time
    for told in ([], sorted(network.by_id)[:1], sorted(network.by_id)):
        assert not list(errors_in(answered(network, told, kindly=kindly, new_links=kindly)))


def test_new_links_of_which_the_other_half_stays_open_settle_no_bounce() -> None:
    # b may name c, with whom nobody has spoken: what came of whom it sends there only c can tell
    partners = tuple(told(one) for one in "abc")
    counted = {"needs": ("housing",), "made": Count.exactly(20)}
    links = refers("a", "b", **counted), refers("b", "a", accepted=Count.exactly(15), **counted)
    for asked, settles in ((("a",), False), (("a", "c"), True)):
        answer = run("unknowns", Network(SYSTEM, partners, links, asked=asked))
        assert ("bounce" in row(answer, "b")["settles"]) is settles, asked
