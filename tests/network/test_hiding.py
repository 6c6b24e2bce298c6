"""What a change of a map's rule gives away, counted against every count that could have been."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from network.audit import audit
from network.counts import Count
from network.disclosure import RULES, hide
from network.hiding import HIDING, GivenAway, given_away, known_rule
from network.model import Declined, HowMany, Named, Network, Partner, Relation, System
from network.open_map import OpenMap, open_map
from network.store import Store, Submission

NUMBERS = range(61)


def town(made: int | None) -> Network:
    count = None if made is None else Count.exactly(made)
    return Network(System("Town"), (Partner("a", "A"), Partner("b", "B")), (Relation("a", "b", made=count),))


@cache
def shown_by(rule: str) -> list[Count | None]:
    return [hide(town(one), RULES[rule]).relations[0].made for one in NUMBERS]


def looks_like(number: int, rule: str) -> set[int]:
    """Every count that the rule shows as it shows this one."""
    shown = shown_by(rule)
    return {one for one in NUMBERS if shown[one] == shown[number]}


@pytest.mark.parametrize("before", HIDING)
@pytest.mark.parametrize("after", HIDING)
def test_it_is_what_two_copies_tell_together_and_neither_alone(before: str, after: str) -> None:
    for number in NUMBERS[:50]:
        one, other = looks_like(number, before), looks_like(number, after)
        both, least = one & other, min(len(one), len(other))
        expected = GivenAway(int(len(both) == 1 < least), int(1 < len(both) < least))
        assert given_away(town(number), RULES[before], RULES[after]) == expected, number


def test_under_10_beside_the_hes_rule_tells_7() -> None:
    # Under HES 8 and 9 are rounded to 10 and 1 to 7 hidden; under 10 hides 1 to 9: together 8 to 9, or 1 to 7.
    assert given_away(town(8), RULES["hes"], RULES["under10"]) == GivenAway(0, 1)
    assert given_away(town(12), RULES["hes"], RULES["under10"]) == GivenAway(0, 0)  # the second shows it anyway


def test_what_can_be_worked_out_is_counted() -> None:
    # Under HES 8 is shown as 10, so 8 to 12; a rule that hides 1 to 8 leaves 8 alone of them.
    below_9 = replace(RULES["under10"], below=9)
    network = town(8)
    assert given_away(network, RULES["hes"], below_9) == GivenAway(1, 0)
    assert given_away(replace(network, relations=network.relations * 2), RULES["hes"], below_9) == GivenAway(2, 0)


def test_every_count_of_people_is_looked_at() -> None:
    declined = (Declined("full", Count.exactly(9)), Declined("place"))
    link = Relation("a", "b", made=Count.exactly(8), accepted=Count.exactly(8), completed=Count.exactly(8))
    lists = {name: (Named(name, name, HowMany(Count.exactly(8))), Named("m", "M")) for name in ("needs", "groups")}
    stated = replace(town(8), system=System("Town", **lists), relations=(link, replace(link, declined=declined)))
    # Under HES 8 and 9 are shown as 10, so 8 to 12; under 10 hides them as 1 to 9; together 8 to 9. Reasons beside
    # hidden counts have no bounds of their own. Twice 3 counts of links, 1 of each of two lists.
    assert given_away(stated, RULES["hes"], RULES["under10"]).narrowed == 8
    assert given_away(town(None), RULES["mhsds"], RULES["hes"]) == GivenAway()


def test_it_is_said_in_words() -> None:
    assert str(GivenAway(1, 1_200)) == (
        "Whoever compares copies under the two rules learns more: "
        "1 count of people can be worked out, 1,200 more closely bounded."
    )
    assert all(str(one).startswith("Whoever compares") for one in (GivenAway(1, 0), GivenAway(0, 1)))
    assert str(GivenAway()) == "Copies under the two rules, compared, tell nothing more of this map."


@pytest.mark.parametrize("unknown", ["", "none", None, 3, "of a newer version"])
def test_a_rule_that_hides_nothing_or_is_not_known_is_none_of_a_map(unknown: object) -> None:
    assert known_rule(unknown).id == "mhsds"
    assert known_rule("hes").id == "hes"


@pytest.fixture
def kept(tmp_path: Path):
    with Store(f"sqlite:///{tmp_path / 'maps.db'}") as store:
        yield open_map(store, "m", town(6)), store


def test_a_map_hides_by_the_default_until_another_rule_is_chosen_for_everybody(kept) -> None:
    one, store = kept
    assert one.rule == RULES["mhsds"]
    one.keep_rule("hes", actor="analyst")
    assert OpenMap(store, "m").rule == one.rule == RULES["hes"]
    one.change((), {"asked": ("a",)}, actor="")
    assert one.rule == RULES["hes"]


def test_the_rule_is_neither_undone_nor_replaced_with_the_map(kept) -> None:
    one, store = kept
    one.keep_rule("hes", actor="analyst")
    assert one.undo(actor="") is None
    one.replace(town(7), actor="")
    one.undo(actor="")
    assert one.rule == OpenMap(store, "m").rule == RULES["hes"]


def test_the_change_is_told_with_what_it_gives_away(kept) -> None:
    one, store = kept
    one.keep_rule("under10", actor="analyst")
    (entry,) = audit(one.base, store.events("m"))
    assert (entry.who, entry.state, entry.change) == ("analyst", "", None)
    assert entry.what == (
        "Hid small counts by another rule: “Under 10 hidden” instead of “Under 5 hidden, the rest rounded to 5”. "
        f"{given_away(town(6), RULES['mhsds'], RULES['under10'])}"
    )


@pytest.mark.parametrize("body", [{}, {"rule": "none"}, {"rule": ["hes"]}, {"rule": None}])
def test_an_entry_that_names_no_rule_changes_none(kept, body: dict[str, object]) -> None:
    one, store = kept
    one.keep_rule("hes", actor="")
    store.append(Submission("m", "x", "rule", body, ""))
    assert one.rule == RULES["hes"]
    assert OpenMap(store, "m").rule == RULES["hes"]
    assert audit(one.base, store.events("m"))[-1].what.startswith("Hid small counts")
