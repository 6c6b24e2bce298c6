"""Two people change one map at the same time: what each typed counts, and nobody replaces what they have not seen."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from network.amending import Amended, Amending
from network.counts import Count
from network.errors import NetworkError
from network.history import undo_event
from network.meanwhile import Meanwhile, brought_forward, replaced
from network.model import AgeRange, Area, ChangeFields, Named, Network, Partner, Relation, Story, System, Team
from network.open_map import OpenMap, open_map
from network.store import Store

TOWN = Network(
    System("Town", needs=(Named("housing", "Housing"), Named("debt", "Debt"))),
    (Partner("police", "Police"), Partner("hub", "Evening hub", needs=("housing",), capacity=10),
     Partner("bank", "Bank")),
    (
        Relation("police", "hub", needs=("housing",), made=Count.exactly(12)),
        Relation("police", "hub", needs=("debt",), works="well"),
        Relation("hub", "bank", "works jointly"),
    ),
    asked=("police",),
)  # fmt: skip
Typing = Callable[[Amending], object]


def typed(*what: Typing, on: Network = TOWN) -> Amended:
    amending = Amending(on)
    for one in what:
        one(amending)
    return amending.result()


def partner(which: str | None, **cells: str) -> Typing:
    return lambda amending: amending.partner(which, cells)


def link(place: int | None, **cells: str) -> Typing:
    return lambda amending: amending.link(place, cells)


@pytest.fixture
def town(tmp_path: Path):
    with Store(f"sqlite:///{tmp_path / 'maps.db'}") as store:
        yield open_map(store, "m", TOWN)


def keep(town: OpenMap, amended: Amended, told: tuple[str, ...] = ()) -> Network:
    town.change_from(lambda now: brought_forward(amended, now, told), actor="")
    return town.folded().network


def test_different_fields_of_one_partner_both_count(town):
    first, second = typed(partner("hub", short="Hub")), typed(partner("hub", ages="10 to 17"))
    keep(town, first)
    assert replaced(second, town.folded().network) == ()
    after = keep(town, second).partner("hub")
    assert (after.short, after.ages, after.capacity) == ("Hub", AgeRange(10, 17), 10)


def test_undoing_the_first_leaves_the_second(town):
    first, second = typed(partner("hub", short="Hub")), typed(partner("hub", ages="10 to 17"))
    number = town.change_from(lambda now: brought_forward(first, now), actor="")
    keep(town, second)
    town._store.append(undo_event("m", number, ""))
    after = town.folded().network.partner("hub")
    assert (after.short, after.ages) == (None, AgeRange(10, 17))


def test_two_who_change_one_team_or_two_keep_both_or_are_told(town):
    teams = (Team("a", "A", "hub"), Team("b", "B", "police"))
    seen = keep(town, Amended(parts={"teams": teams}))
    first, second = replace(teams[0], core=("bank",)), replace(teams[1], extended=("bank",))
    keep(town, Amended(parts={"teams": (first, teams[1])}, seen=seen))
    now = keep(town, Amended(parts={"teams": (teams[0], second)}, seen=seen))
    assert now.teams == (first, second)
    other = Amended(parts={"teams": (replace(teams[0], core=("police",)), teams[1])}, seen=seen)
    assert len(replaced(other, now)) == 1
    with pytest.raises(Meanwhile):
        keep(town, other)


def test_stories_that_two_type_at_once_are_all_kept_and_none_is_lost_unseen(town):
    seen = keep(town, Amended(parts={"stories": (Story(("hub",), "one"),)}))
    keep(town, Amended(parts={"stories": (*seen.stories, Story(("hub",), "two"))}, seen=seen))
    now = keep(town, Amended(parts={"stories": (Story(("hub",), "one, told anew"),)}, seen=seen))
    assert [story.words for story in now.stories] == ["one, told anew", "two"]
    with pytest.raises(NetworkError, match="changed this story"):
        keep(town, Amended(parts={"stories": ()}, seen=seen))


def test_the_same_field_is_kept_only_by_who_was_told_what_it_replaces(town):
    keep(town, typed(partner("hub", short="Hub")))
    mine = typed(partner("hub", short="EH"))
    (line,) = replaced(mine, town.folded().network)
    assert line == "Evening hub, short name: somebody else has meanwhile kept “Hub”. Keeping yours replaces that."
    with pytest.raises(Meanwhile):
        keep(town, mine)
    assert town.folded().network.partner("hub").short == "Hub"
    assert keep(town, mine, (line,)).partner("hub").short == "EH"


def test_what_was_told_of_one_value_does_not_hold_for_the_next(town):
    keep(town, typed(partner("hub", short="Hub")))
    mine = typed(partner("hub", short="EH"))
    told = replaced(mine, town.folded().network)
    keep(town, typed(partner("hub", short="The hub"), on=town.folded().network))
    with pytest.raises(Meanwhile):
        keep(town, mine, told)


def test_an_emptied_field_is_said_to_be_not_known(town):
    keep(town, typed(partner("hub", capacity="")))
    (line,) = replaced(typed(partner("hub", capacity="20")), town.folded().network)
    assert "capacity: somebody else has meanwhile kept that it is not known." in line


def test_two_who_say_the_same_replace_nothing(town):
    keep(town, typed(partner("hub", short="Hub")))
    mine = typed(partner("hub", short=" Hub "))
    assert replaced(mine, town.folded().network) == ()


def test_nothing_is_replaced_on_the_map_that_it_was_typed_on():
    assert replaced(typed(partner("hub", short="Hub")), TOWN) == ()


def test_different_fields_of_one_link_both_count(town):
    first, second = typed(link(0, referrals="20")), typed(link(0, works="not yet"))
    keep(town, first)
    after = keep(town, second)
    assert [(one.needs, one.made, one.works) for one in after.relations if one.target == "hub"] == [
        (("housing",), Count.exactly(20), "not yet"),
        (("debt",), None, "well"),
    ]


def test_links_beside_one_another_are_told_apart(town):
    keep(town, typed(link(0, referrals="20")))
    after = keep(town, typed(link(1, works="not yet")))
    assert {one.needs: (one.made, one.works) for one in after.relations if one.target == "hub"} == {
        ("housing",): (Count.exactly(20), None),
        ("debt",): (None, "not yet"),
    }


def test_the_number_of_a_link_is_not_said_when_it_is_replaced(town):
    keep(town, typed(link(0, referrals="3")))
    mine = typed(link(0, referrals="4"))
    (line,) = replaced(mine, town.folded().network)
    assert line == (
        "Police to Evening hub, referrals made: somebody else has meanwhile kept another number. "
        "Keeping yours replaces that."
    )
    with pytest.raises(Meanwhile):
        keep(town, mine)


def test_a_link_that_is_gone_is_not_made_again(town):
    keep(town, typed(lambda amending: amending.without_link(2)))
    with pytest.raises(NetworkError, match="has taken this link away, or added one"):
        keep(town, typed(link(2, works="well")))


def test_a_link_that_both_take_away_is_gone(town):
    keep(town, typed(lambda amending: amending.without_link(2)))
    after = keep(town, typed(lambda amending: amending.without_link(2), partner("hub", short="Hub")))
    assert (len(after.relations), after.partner("hub").short) == (2, "Hub")


def test_a_partner_that_is_gone_is_said_to_be(town):
    keep(town, typed(lambda amending: amending.without_partner("hub")))
    with pytest.raises(NetworkError):
        keep(town, typed(partner("hub", short="Hub")))


def test_who_has_been_asked_is_each_one_s_own(town):
    first, second = typed(partner("hub", asked="yes")), typed(partner("bank", asked="yes"))
    keep(town, first)
    assert set(keep(town, second).asked or ()) == {"police", "hub", "bank"}


def test_new_words_of_both_join_the_list(town):
    first, second = typed(partner("hub", needs="Housing | Food")), typed(partner("bank", needs="Money"))
    keep(town, first)
    after = keep(town, second)
    assert [need.name for need in after.system.needs] == ["Housing", "Debt", "Food", "Money"]
    assert after.partner("hub").needs == ("housing", "Food")


def lists(**changes: object) -> Amended:
    return Amended(parts={"system": replace(TOWN.system, **changes)}, seen=TOWN)


def test_different_lists_and_entries_both_count(town):
    housing, debt = TOWN.system.needs
    keep(town, lists(name="Our town", needs=(housing, debt, Named("food", "Food"))))
    after = keep(town, lists(help_now="Ring 101", needs=(replace(housing, name="Homes"), debt)))
    assert (after.system.name, after.system.help_now) == ("Our town", "Ring 101")
    assert [need.name for need in after.system.needs] == ["Homes", "Debt", "Food"]


def test_an_entry_taken_away_stays_away_and_one_added_meanwhile_stays(town):
    areas = (Area("north", "North"), Area("south", "South"))
    keep(town, Amended(parts={"system": replace(TOWN.system, areas=areas)}, seen=TOWN))
    seen = town.folded().network
    keep(town, Amended(parts={"system": replace(seen.system, areas=(*areas, Area("east", "East")))}, seen=seen))
    after = keep(town, Amended(parts={"system": replace(seen.system, areas=areas[1:])}, seen=seen))
    assert [area.id for area in after.system.areas] == ["south", "east"]


def test_the_same_name_or_entry_is_told(town):
    housing, debt = TOWN.system.needs
    keep(town, lists(name="Our town", needs=(replace(housing, name="Homes"), debt)))
    mine = lists(name="My town", needs=(replace(housing, name="A home"), debt))
    told = replaced(mine, town.folded().network)
    assert [line.partition(":")[0] for line in told] == ["What the map is called", "“A home”"]
    with pytest.raises(Meanwhile):
        keep(town, mine, told[:1])
    assert keep(town, mine, told).system.name == "My town"


def test_the_log_holds_only_what_was_typed(town):
    keep(town, typed(partner("hub", short="Hub")))
    (event,) = town._store.events("m")
    assert event.body == {"change_fields": {"id": "hub", "short": "Hub"}}
    assert ChangeFields("hub", (("short", "Hub"),)).as_partner.short == "Hub"
    assert town.audit()[0].what == "Changed Evening hub: short name."
