"""What is in a safe public copy, and that two of them tell no more than one."""

import re
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings

import analysis
import network.roles
from network import Network, read_yaml
from network.counts import Count
from network.disclosure import RULES, hide
from network.model import Area, HowMany, Named, Partner, Relation, System
from render.public_copy import NEVER, UNLESS_AGREED, public_copies, public_copy
from render.tables import as_csv, shown
from tests.any_network import networks
from tests.empty_fields import empty_fields
from tests.public.planted import SECRETS, planted, word
from tests.terminal.run import ROOT

CHOICES = [{}, {"roles": True}, {"agreed": frozenset({"door"})}, {"agreed": frozenset({"hub", "aside", "hideout"})}]
MAPS = ("partners", "partners_after", "merseyside_2014")


@pytest.fixture(scope="module")
def shipped() -> dict[str, Network]:
    return {name: read_yaml(ROOT / "data" / f"{name}.yaml") for name in MAPS}


def test_every_field_of_the_model_is_planted() -> None:
    # a new field of the model is empty here first: plant it, and decide what becomes of it
    assert empty_fields(planted(illustrative=True, public=True)) == []


@pytest.mark.parametrize("chosen", CHOICES)
def test_no_planted_value_is_anywhere_in_the_copy(chosen: dict[str, Any]) -> None:
    said = repr(public_copy(planted(illustrative=True), **chosen))
    named = sorted(chosen.get("agreed", frozenset()) - {"hideout"})
    allowed = tuple(word(f"{one} {what}") for one in named for what in ("name", "short"))
    found = [value for value in SECRETS.values() if value in said]
    assert [value for value in found if not value.startswith(allowed or "-")] == []


@pytest.mark.parametrize("name", MAPS)
def test_whoever_is_the_only_way_is_not_named_on_the_copy_either(name: str, shipped: dict[str, Network]) -> None:
    copy = public_copy(shipped[name])
    for question, columns in (UNLESS_AGREED | NEVER).items():
        table = analysis.run(question, copy).table
        named = {one for column in columns for one in table[column]} & shipped[name].by_id.keys()
        assert not named, question


def test_with_roles_nobody_is_named(shipped: dict[str, Network]) -> None:
    for network_ in shipped.values():
        copy = public_copy(network_, roles=True)
        own = {one for partner in network_.partners for one in (partner.name, partner.short)} - {None}
        assert not own & {one for partner in copy.partners for one in (partner.name, partner.short)}
        assert {partner.id for partner in copy.partners} == {f"p{number + 1}" for number in range(len(copy.partners))}
        assert not copy.agreed


def test_a_refuge_is_not_named_whoever_has_agreed_and_has_no_place() -> None:
    copy = public_copy(planted(), agreed=frozenset({"hideout"}))
    (refuge,) = (one for one in copy.partners if one.name == "Domestic abuse service")
    assert refuge.areas is None
    assert [area.id for area in copy.system.areas] == ["north", "south", "all"]
    assert copy.system.areas[2].covers == ("north", "south")


def test_what_the_copy_says_of_gaps_is_not_known_rather_than_wrong(shipped: dict[str, Network]) -> None:
    riverside = shipped["partners"]
    at_night, copy = "Sat 23:00", public_copy(riverside)
    before = analysis.run("coverage", riverside, at=at_night).table
    after = analysis.run("coverage", copy, at=at_night).table
    keys = ["stage", "area", "age", "group", "need"]
    both = before.merge(after, on=keys, suffixes=("_before", "_after"))
    assert len(both) == len(before)
    for_sure = both[(both["status_after"] == "covered") & (both["assumed_after"] == 0)]
    assert (for_sure["status_before"] == "covered").all()
    assert (both[both["status_after"] == "none"]["status_before"] == "none").all()
    whole_day = analysis.run("coverage", riverside).table.merge(analysis.run("coverage", copy).table, on=keys)
    assert (whole_day["status_x"] == whole_day["status_y"]).all()


def test_a_copy_with_less_could_be_made_of_the_fuller_one() -> None:
    # so whoever has both knows no more than from the fuller one
    whole = planted(illustrative=True)
    named = public_copy(whole, agreed=frozenset({"door", "aside"}))
    assert said_of(public_copy(named, agreed=frozenset({"door", "aside"}))) == said_of(named)
    assert said_of(public_copy(named)) == said_of(public_copy(whole))
    assert said_of(public_copy(named, roles=True)) == said_of(public_copy(whole, roles=True))


@pytest.mark.parametrize("name", MAPS)
@pytest.mark.parametrize("chosen", [{}, {"roles": True}])
def test_a_copy_of_a_copy_is_the_copy(name: str, chosen: dict[str, Any], shipped: dict[str, Network]) -> None:
    copy = public_copy(shipped[name], **chosen)
    assert public_copy(copy, **chosen) == copy


def said_of(copy: Network) -> tuple[Any, ...]:
    """All that a copy says, whatever numbers partners have; its promises and who has agreed are a matter of choice."""
    names = {one.id: re.sub(r" \d+$", "", one.name) for one in copy.partners}
    partners = [replace(one, id="", name=names[one.id]) for one in copy.partners]
    links = [replace(one, source=names[one.source], target=names[one.target]) for one in copy.relations]
    asked = [names[one] for one in copy.asked or ()]
    return copy.system, copy.goals, copy.people, *(sorted(map(repr, part)) for part in (partners, links, asked))


def test_copies_for_different_choices_hide_the_same_counts_the_same_way(shipped: dict[str, Network]) -> None:
    one, other = public_copy(shipped["partners"]), public_copy(shipped["partners"], roles=True)
    exported = hide(shipped["partners"], RULES["mhsds"])
    counts = [sorted(str(link.made) for link in each.relations) for each in (one, other, exported)]
    assert counts[0] == counts[1] == counts[2]
    assert one.system.counts_rule == other.system.counts_rule == RULES["mhsds"].words


@pytest.mark.parametrize(("low", "high"), [(1, 2), (3, 4), (6, 7), (0, 2)])
def test_bounds_that_came_in_close_are_drawn_wider_and_hold_what_they_held(low: int, high: int) -> None:
    system = System("Town", needs=(Named("debt", "Debt", HowMany(Count(low, high))),))
    came = Network(system, (Partner("a", "A"), Partner("b", "B")), (Relation("a", "b", made=Count(low, high)),))
    copy = public_copy(came)
    for count in (copy.relations[0].made, copy.system.needs[0].how_many.n):  # type: ignore[union-attr]
        assert count is not None
        assert count.high is not None
        assert count.low <= low <= high <= count.high
        assert count.high - count.low >= 3


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_that_is_written_on_the_map_hides_and_the_default_where_none_does(rule: str) -> None:
    copy = public_copy(hide(planted(counts_rule=None), RULES[rule]))
    assert copy.system.counts_rule == RULES["mhsds" if rule == "none" else rule].words


def test_two_maps_that_are_compared_call_everybody_by_one_name(shipped: dict[str, Network]) -> None:
    then, now = public_copies([shipped["partners"], shipped["partners_after"]], roles=True)
    # what a partner does may change its role, so names come from the later map
    names = {one.id: one.name for one in now.partners}
    assert {one.id: one.name for one in then.partners if one.id in names} == {
        one: name for one, name in names.items() if one in then.by_id
    }
    both = shipped["partners"].by_id.keys() & shipped["partners_after"].by_id.keys()
    assert len(then.by_id.keys() & now.by_id.keys()) == len(both)


def test_a_name_within_a_name_goes_too() -> None:
    whole = planted()
    office = replace(whole.partner("aside"), name=f"North office of the {whole.partner('hub').name.upper()}")
    copy = public_copy(replace(whole, partners=tuple(office if one.id == "aside" else one for one in whole.partners)))
    assert word("hub name").lower() not in repr(copy).lower()


def test_words_that_stay_do_not_name_who_is_not_named() -> None:
    whole = planted(help_now=f"Ring {word('hub short')} or the {word('hub name')} service.")
    areas = (*whole.system.areas, Area("site", f"Site of the {word('hub name')} service in North"))
    long_name = replace(whole.partner("hub"), name=f"The {word('hub name')} service")
    partners = tuple(long_name if one.id == "hub" else one for one in whole.partners)
    copy = public_copy(replace(whole, system=replace(whole.system, areas=areas), partners=partners))
    assert copy.system.help_now is not None
    assert copy.system.help_now.startswith("Ring NHS partner")
    assert word("hub name") not in repr(copy)


def test_the_name_of_a_map_stays_unless_it_names_a_refuge(shipped: dict[str, Network]) -> None:
    assert public_copy(shipped["partners"]).system.name == "Riverside liaison and diversion"
    whole = planted(name=f"Friends of {word('hideout name')} service")
    assert public_copy(whole).system.name == "Friends of Domestic abuse service"


def test_words_that_stay_do_not_tell_who_has_which_number() -> None:
    whole = planted(help_now=f"Ring {word('hub short')} first.")
    assert public_copy(whole, roles=True).system.help_now == "Ring NHS partner first."


def test_tables_of_a_room_beside_the_copy_name_nobody_more(shipped: dict[str, Network]) -> None:
    riverside = hide(shipped["partners"], RULES["mhsds"])
    copy = public_copy(shipped["partners"])
    unnamed = [one.name for one in riverside.partners if one.id not in copy.by_id]
    assert len(unnamed) > 20
    for question in UNLESS_AGREED | NEVER:
        table = shown(analysis.run(question, riverside), riverside, room=True)
        told = f"{table.frame.to_csv()} {table.left_out} {as_csv(shown(analysis.run(question, copy), copy, room=True))}"
        assert [name for name in unnamed if name in told] == [], question


def test_lists_by_name_do_not_give_roles_their_numbers() -> None:
    names = [f"{letter} house" for letter in "ABCDEFGHIJKL"]
    partners = tuple(Partner(name[0].lower(), name, needs=("debt",)) for name in names)
    copy = public_copy(Network(System("Town", needs=(Named("debt", "Debt"),)), partners), roles=True)
    assert [one.name for one in copy.partners] == [f"Debt service {number + 1}" for number in range(12)]
    numbered = network.roles.called([Network(copy.system, partners)], {one.id for one in partners}, ())
    assert [numbered[one.id].id for one in partners] != [f"p{number + 1}" for number in range(12)]


@pytest.mark.long
@settings(max_examples=12, deadline=None)
@given(networks())
def test_any_map_has_a_copy_that_is_valid_and_marked(whole: Network) -> None:
    for chosen, marked in product(({}, {"roles": True}), (True, False)):
        copy = public_copy(replace(whole, system=replace(whole.system, public=marked)), **chosen)
        assert copy.system.public
        assert (copy.stories, copy.comments, copy.options, copy.running_order, copy.positions) == ((), (), (), (), ())
        assert len(copy.partners) == len(whole.partners)
        assert len(copy.relations) == len(whole.relations)
