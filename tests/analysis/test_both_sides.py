"""Who names each link: agreed, one-sided, not asked."""

from dataclasses import replace

import pytest

from analysis import Answer, claim, not_known_counts, run
from network.counts import Count
from network.model import Network
from tests.shipped import shipped
from tests.small_networks import NETWORKS, SYSTEM, knows, partner, refers


def told(*said_by: str | None, asked: str = "ab") -> Answer:
    """Partners a and b with one relation for each of `said_by` ("a", "ab"; None: nobody has said who)."""
    kinds = (refers, knows)
    relations = tuple(
        kind("a", "b", said_by=None if ends is None else tuple(ends))
        for kind, ends in zip(kinds, said_by, strict=False)
    )
    return run("both_sides", Network(SYSTEM, (partner("a"), partner("b")), relations, asked=tuple(asked)))


def row(answer: Answer) -> list[str]:
    return answer.table.loc[0, ["status", "named_by"]].tolist()


def test_both_ends_make_a_link_agreed() -> None:
    assert row(told("ab")) == ["agreed", ""]
    assert told("ab").finding == "Every link between partners who have answered is named by both."


def test_a_silent_end_that_was_asked_makes_it_one_sided() -> None:
    answer = told("b")
    assert row(answer) == ["one-sided", "b"]
    assert answer.finding == (
        "Of the one link where both have answered, none is named by both; "
        "the one named by one side is with Partner A: a conversation to have."
    )


def test_a_silent_end_that_was_not_asked_has_denied_nothing() -> None:
    answer = told("a", asked="a")
    assert row(answer) == ["not asked", "a"]
    assert answer.finding == "We cannot compare yet: no two linked partners have both been asked."


def test_nobody_known_to_have_said_it_is_not_known() -> None:
    assert row(told(None)) == ["not known", ""]
    assert row(told("")) == ["not known", ""]


def test_each_naming_another_link_is_not_agreement() -> None:
    assert row(told("a", "b")) == ["one-sided", ""]


def test_one_agreed_link_of_two_is_enough() -> None:
    assert row(told("a", "ab")) == ["agreed", ""]


def test_the_sentence_counts_only_links_whose_ends_were_both_asked() -> None:
    answer = run("both_sides", NETWORKS["two doors"])
    # asked: cell, bench, hub. cell-hub agreed, bench-hub by bench only; three more links reach roof or mind
    assert answer.finding == (
        "Of 2 links where both have answered, 1 is named by both; "
        "the one named by one side is with Partner HUB: a conversation to have."
    )
    assert "3 links not known." in answer.sure


def test_a_referral_of_which_there_were_none_is_no_link() -> None:
    network = Network(
        SYSTEM,
        (partner("a"), partner("b")),
        (refers("a", "b", made=Count.exactly(0), said_by=("a", "b")),),
        asked=("a", "b"),
    )
    assert run("both_sides", network).table.empty


def test_one_sided_links_are_brought_out_but_never_named_in_the_room() -> None:
    answer = told("a")
    assert answer.highlight.links == (("a", "b"),)
    assert "Partner" not in answer.finding_in_room()


def asked_as(*kinds: str) -> Answer:
    """A refers people to B, which A says; both were asked these questions."""
    system = replace(SYSTEM, asked_as=tuple((kind, f"{kind}?") for kind in kinds))
    link = refers("a", "b", said_by=("a",))
    return run("both_sides", Network(system, (partner("a"), partner("b")), (link,), asked=("a", "b")))


def test_an_end_that_was_not_asked_about_that_kind_and_way_has_denied_nothing() -> None:
    assert row(asked_as()) == ["one-sided", "a"]
    assert row(asked_as("refers", "refers back")) == ["one-sided", "a"]
    assert row(asked_as("refers")) == ["not asked", "a"]  # nobody asked B who refers people to it
    assert row(asked_as("shares information")) == ["not asked", "a"]
    because = "We cannot compare yet: no two linked partners were both asked about the same link."
    assert asked_as("refers").finding == because


def test_the_only_kinds_that_were_asked_about_are_said_with_answers_about_links_of_every_kind() -> None:
    every = ("refers", "funds back", "shares information", "works jointly", "co-located", "knows")
    assert not any("Asked only" in one for one in (*asked_as().caveats, *asked_as(*every).caveats))
    assert "Asked only about: refers and knows." in asked_as("refers back", "knows").caveats
    assert "Asked only about: refers." in asked_as("refers").sure


@pytest.mark.parametrize(
    ("one_sided", "agreed", "figure"),
    [
        (2, 5, ("2", "of 7 links named by one side")),
        (2, 6, ("25", "in 100 of 8 links named by one side")),
        (0, 8, ("0", "in 100 of 8 links named by one side")),
        (8, 0, ("100", "in 100 of 8 links named by one side")),
    ],
)
def test_from_eight_links_the_figure_is_a_share(one_sided: int, agreed: int, figure: tuple[str, str]) -> None:
    spokes = [f"s{number}" for number in range(one_sided + agreed)]
    named = [("hub",)] * one_sided + [("hub", one) for one in spokes[one_sided:]]
    links = [knows("hub", one, said_by=ends) for one, ends in zip(spokes, named, strict=True)]
    everybody = ("hub", *spokes)
    assert run("both_sides", Network(SYSTEM, tuple(map(partner, everybody)), tuple(links), everybody)).figure == figure


def star(*named_by: str) -> Network:
    """Links of a hub with a, b, c …, each named by these: `a`, `hub`, `both`."""
    spokes = "abcdef"[: len(named_by)]
    ends = {"both": lambda one: ("hub", one), "hub": lambda _: ("hub",), "spoke": lambda one: (one,)}
    links = tuple(knows("hub", one, said_by=ends[who](one)) for one, who in zip(spokes, named_by, strict=True))
    return Network(SYSTEM, tuple(map(partner, ("hub", *spokes))), links, asked=("hub", *spokes))


@pytest.mark.parametrize(
    ("named_by", "said", "in_the_room"),
    [
        (
            ("both", "both", "spoke", "spoke"),
            "2 are named by both; both named by one side are with Partner HUB: a conversation to have.",
            "2 are named by both; the rest are worth a conversation.",
        ),
        (
            ("both", "spoke", "hub", "spoke"),
            "1 is named by both; all 3 named by one side are with Partner HUB: a conversation to have.",
            "1 is named by both; the rest are worth a conversation.",
        ),
        (
            ("hub", "hub"),
            "none is named by both; 1 of the 2 named by one side is with Partner A: a conversation to have.",
            "none is named by both; each is worth a conversation.",
        ),
    ],
)
def test_with_whom_most_links_are_named_by_one_side(named_by: tuple[str, ...], said: str, in_the_room: str) -> None:
    answer = run("both_sides", star(*named_by))
    assert answer.finding == f"Of {len(named_by)} links where both have answered, {said}"
    assert answer.finding_in_room() == f"Of {len(named_by)} links where both have answered, {in_the_room}"


def test_those_who_are_as_often_named_may_stand_for_one_another() -> None:
    claimed = claim("both_sides", star("hub", "hub", "both"))
    assert (claimed.ids, claimed.figure) == (("a",), 2)
    assert claimed.ties == (("a",), ("b",))
    assert claim("both_sides", star("both")).ids == ()


def test_links_that_are_not_compared_are_counted() -> None:
    some = replace(star("hub", "both", "spoke"), asked=("hub", "a", "b"))
    answer = run("both_sides", some)
    assert answer.receipt.facts == (("agreed", 1), ("one-sided", 1), ("not compared", 1))
    assert answer.receipt.left_out == (
        "1 link is not compared: an end was not asked, or nobody has said who named it.",
    )
    assert not_known_counts()["both_sides"](some) == 1
    assert run("both_sides", star("both")).receipt.left_out == ()


def test_what_each_names_of_the_other_is_one_sided_only_where_both_were_asked() -> None:
    # each names another link: a one to refer, b one to know
    links = refers("a", "b", said_by=("a",)), knows("a", "b", said_by=("b",))
    for asked, status in (("ab", "one-sided"), ("a", "not asked"), ("", "not asked")):
        network = Network(SYSTEM, (partner("a"), partner("b")), links, asked=tuple(asked))
        assert row(run("both_sides", network)) == [status, ""]


def test_links_named_by_one_side_come_first_then_by_id() -> None:
    table = run("both_sides", star("both", "hub", "both", "spoke")).table
    assert table["target"].tolist() == ["hub"] * 4
    assert table["source"].tolist() == ["b", "d", "a", "c"]


def test_why_nothing_can_be_compared() -> None:
    people = partner("a"), partner("b")
    for relations, asked, because in (
        ((), "ab", "no links are recorded"),
        ((knows("a", "b"),), "ab", "nobody has recorded who named the links"),
        ((knows("a", "b", said_by=("a",)),), "a", "no two linked partners have both been asked"),
    ):
        answer = run("both_sides", Network(SYSTEM, people, relations, asked=tuple(asked)))
        assert answer.finding == f"We cannot compare yet: {because}."
    only = replace(SYSTEM, asked_as=(("refers", "refers?"), ("refers back", "back?")))
    answer = run("both_sides", Network(only, people, (refers("a", "b", said_by=()),), asked=("a", "b")))
    assert answer.finding == "We cannot compare yet: nobody has recorded who named the links."


def test_the_links_that_the_sentence_speaks_of_stand_first() -> None:
    answer = run("both_sides", shipped())
    (named,) = answer.words["most"].ids
    said = int(answer.words["some"].split()[0])
    first = answer.table.head(said)
    assert said > 1
    assert ((first["source"] == named) | (first["target"] == named)).all()
    assert list(answer.table["status"] == "one-sided") == sorted(answer.table["status"] == "one-sided", reverse=True)


def test_links_of_the_one_that_is_named_stand_first_and_those_of_who_is_as_often_named_do_not() -> None:
    # a and z are each named twice without agreeing, m once
    links = tuple(knows(*ends, said_by=(ends[1],)) for ends in ("ap", "aq", "mt", "zr", "zs"))
    names = tuple("apqmtzrs")
    table = run("both_sides", Network(SYSTEM, tuple(map(partner, names)), links, asked=names)).table
    assert [*zip(table["source"], table["target"], strict=True)] == [*map(tuple, ("ap", "aq", "mt", "rz", "sz"))]
    one_first = run("both_sides", Network(SYSTEM, tuple(map(partner, names)), links[2:], asked=names)).table
    assert one_first["source"].tolist() == ["r", "s", "m"]
    assert one_first.index.tolist() == [0, 1, 2]


def test_where_neither_was_asked_about_the_link_that_the_other_names_nothing_is_one_sided() -> None:
    system = replace(SYSTEM, asked_as=(("refers", "Whom do you refer to?"),))
    links = refers("a", "b", said_by=("a",)), refers("b", "a", said_by=("b",))
    answer = run("both_sides", Network(system, (partner("a"), partner("b")), links, asked=("a", "b")))
    assert row(answer) == ["not asked", ""]
