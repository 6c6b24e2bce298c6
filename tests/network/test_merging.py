"""Two entries for one partner made one: every field of what is joined, and nobody twice."""

from dataclasses import replace

import pytest

from network import Network
from network._merging import Renaming, joined, one_partner
from network.counts import Count
from network.edit import add_link, merge_partner, step_back
from network.model import Partner, Promise, Relation, Story, System, Team
from network.parts import AddLink, AddPartner, Declined, Named, Option, RemoveLink, StepBack
from tests.network.test_edit import MAP


@pytest.mark.parametrize(
    ("kept", "gone", "merged"),
    [
        ((), ("women",), ()),
        (("women",), (), ()),
        (None, ("women",), None),  # saying nothing means open to all
        (("women",), None, None),
        (("women",), ("veterans",), ("women", "veterans")),
    ],
)
def test_a_merge_stays_open_to_all_where_one_of_the_two_is(
    kept: tuple[str, ...] | None, gone: tuple[str, ...] | None, merged: tuple[str, ...] | None
) -> None:
    groups = (Named("women", "Women"), Named("veterans", "Veterans"))
    partners = (Partner("a", "A", only_for=kept), Partner("b", "B", only_for=gone))
    network = Network(System("T", groups=groups), partners)
    assert merge_partner(network, "b", "a").partner("a").only_for == merged


def test_links_between_the_two_that_merge_go() -> None:
    # a -> b becomes a link of a with itself; b -> c and c - b become links of a with c
    merged = merge_partner(MAP, "b", "a")
    assert [(link.source, link.target) for link in merged.relations] == [("a", "c"), ("c", "a")]


def test_merged_links_that_say_the_same_add_up() -> None:
    twice = add_link(
        MAP,
        Relation(
            "c",
            "b",
            made=Count(1, 4),
            accepted=Count.exactly(1),
            declined=(Declined("full", Count.exactly(1)), Declined("hours")),
            days=4.0,
            said_by=("b",),
            more=(("note", "x"),),
        ),
    )
    first = replace(MAP.relations[0], declined=(Declined("full", Count.exactly(2)),), days=6.0)
    merged = merge_partner(replace(twice, relations=(first, *twice.relations[1:])), "c", "a")
    (link,) = [link for link in merged.relations if (link.source, link.target, link.kind) == ("a", "b", "refers")]
    assert link.made == Count(6, 9)  # 5 and 1 to 4
    assert link.accepted == Count(1, None)  # one said 1, the other did not say
    assert link.declined == (Declined("full", Count.exactly(3)), Declined("hours"))
    assert link.days is None  # two medians do not add up
    assert link.said_by == ("a", "b")
    assert link.more == (("note", "x"),)


def test_merged_links_for_other_needs_stay_apart() -> None:
    both = add_link(add_link(MAP, Relation("a", "c", needs=("debt",))), Relation("b", "c", needs=("housing",)))
    merged = merge_partner(both, "b", "a")
    assert [link.needs for link in merged.relations if link.target == "c"] == [None, ("debt",), ("housing",)]


def test_a_team_follows_a_merge_and_nobody_is_in_it_twice() -> None:
    teams = (Team("t", "Team", "a", ("b",), ("c",)),)
    assert merge_partner(replace(MAP, teams=teams), "c", "b").teams == (Team("t", "Team", "a", ("b",), ()),)
    assert merge_partner(replace(MAP, teams=teams), "a", "c").teams == (Team("t", "Team", "c", ("b",), ()),)


def test_a_team_loses_who_steps_back_and_goes_with_its_hub() -> None:
    teams = (Team("t", "Team", "a", None, ("b", "c")),)
    assert step_back(replace(MAP, teams=teams), "c").teams == (Team("t", "Team", "a", None, ("b",)),)
    assert step_back(replace(MAP, teams=teams), "a").teams == ()


def test_promises_stories_answers_layout_and_options_follow_a_merge() -> None:
    options = (Option("o", "Option", (StepBack("a"), AddLink(Relation("c", "a")), RemoveLink("a", "b"))),)
    merged = merge_partner(replace(MAP, options=options), "a", "c")
    assert merged.promises == (Promise("c", "b"),)
    assert merged.stories == (Story(("c", "b")),)
    assert merged.asked == ("c", "b")
    assert dict(merged.positions)["c"] == (0.0, 0.0)
    assert merged.options[0].edits == (StepBack("c"), AddLink(Relation("c", "c")), RemoveLink("c", "b"))


@pytest.mark.parametrize(
    ("field", "first", "second", "both"),
    [
        ("made", None, None, None),
        ("made", Count.exactly(3), None, Count(3, None)),
        ("made", None, Count.exactly(3), Count(3, None)),
        ("declined", (Declined("full"),), None, (Declined("full"),)),
        ("declined", None, (Declined("full"),), (Declined("full"),)),
        ("trust", (("open", 3),), (), (("open", 3),)),
        ("trust", (), (("open", 3),), (("open", 3),)),
        ("trust", (("open", 3),), (("open", 1),), (("open", 3),)),
        ("works", None, "well", "well"),
        ("works", "not yet", "well", "not yet"),
        ("days", 4.0, 4.0, 4.0),
        ("days", 4.0, None, None),
        ("more", (("x", "1"),), (("x", "2"), ("y", "3")), (("x", "1"), ("y", "3"))),
    ],
)
def test_what_two_links_say_of_the_same(field: str, first: object, second: object, both: object) -> None:
    links = dict(enumerate(Relation(end, "c", **{field: said}) for end, said in (("a", first), ("b", second))))  # type: ignore[arg-type]
    assert joined(links, Renaming("b", "a")) == {0: Relation("a", "c", **{field: both})}  # type: ignore[arg-type]


def test_what_the_second_entry_says_is_taken_only_where_the_first_is_silent() -> None:
    kept = Partner("a", "A", short="kept", aka=("Old",), needs=("x",), areas=(), ids=(("n", "1"),))
    gone = Partner("b", "B", short="gone", aka=("A", "Older"), sector="nhs", needs=("y", "x"), stages=("court",))
    both = one_partner(kept, replace(gone, ids=(("n", "2"), ("m", "3"))))
    assert both == replace(
        kept, aka=("Old", "B", "Older"), sector="nhs", needs=("x", "y"), stages=("court",), ids=(("n", "1"), ("m", "3"))
    )


def test_a_partner_that_is_added_by_an_option_is_left_as_it_is() -> None:
    added = AddPartner(Partner("b", "B"))
    assert Renaming("b", "a").edit(added) == added
