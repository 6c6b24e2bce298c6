"""Edits are read from plain data in a quick way, and from a tree where something is to be said: both say the same."""

import copy
import random
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from network.errors import InvalidNetwork
from network.files.map_file.kinds import OneOf
from network.files.map_file.schema import EDIT
from network.files.map_file.tree import Problems, tree_of
from network.files.map_file.yaml import edit_from_mapping, edit_to_mapping
from network.model import Edit
from tests.any_network import edits, networks
from tests.pace import usually

ODD = (
    None, True, False, 0, 1, -3, 12.5, 1e400, "", " ", "~", "null", "12", "<5", "[z]", "7-1", "yes", "2026-04-01",
    "2026-02-30", "Mon-Fri", [], [None], ["a", "a"], ["Mon", "Wed"], [[1]], [1, 2], {}, {"from": 1}, {"id": None},
)  # fmt: skip


def by_tree(data: Any) -> tuple[Edit | None, tuple[str, ...]]:
    problems = Problems()
    edit = EDIT.read(tree_of(data), "edit", problems)
    return edit, tuple(map(str, problems.found))


def by_whichever(data: Any) -> tuple[Edit | None, tuple[str, ...]]:
    try:
        return edit_from_mapping(data), ()
    except InvalidNetwork as error:
        return None, tuple(map(str, error.problems))


def test_a_plain_edit_is_read_without_a_tree() -> None:
    data = {
        "add_link": {"from": "a", "to": "b", "kind": "refers", "made": 4, "needs": ["housing"], "trust": {"help": 2}}
    }
    assert EDIT.of(data) == by_tree(data)[0]


@pytest.mark.long
@settings(max_examples=usually(10, slowly=40), phases=(Phase.generate,))
@given(st.data())
def test_both_ways_read_the_same(data: st.DataObject) -> None:
    network = data.draw(networks())
    ids = tuple(network.by_id) or ("a",)
    written = edit_to_mapping(data.draw(edits(network.system, ids)))
    assert (EDIT.of(written), ()) == by_tree(written)


@pytest.mark.long
@settings(max_examples=usually(15, slowly=60), phases=(Phase.generate,))
@given(st.data(), st.integers(0, 2**32))
def test_both_ways_say_the_same_of_what_is_damaged(data: st.DataObject, seed: int) -> None:
    network = data.draw(networks())
    written = edit_to_mapping(data.draw(edits(network.system, tuple(network.by_id) or ("a",))))
    damaged = damage(written, random.Random(seed))
    edit, said = by_tree(damaged)
    assert by_whichever(damaged) == (None if said else edit, said)


@pytest.mark.parametrize("odd", ODD, ids=repr)
@pytest.mark.parametrize("key", ["name", "aka", "ages", "hours", "capacity", "wait_days", "ids", "source", "none such"])
def test_both_ways_take_odd_values_alike(key: str, odd: Any) -> None:
    for kind in ("add_partner", "change_partner", "change_fields"):
        data = {kind: {"id": "a", "name": "A", key: odd}}
        edit, said = by_tree(data)
        assert by_whichever(data) == (None if said else edit, said)


@pytest.mark.parametrize("odd", ODD, ids=repr)
def test_both_ways_take_odd_edits_alike(odd: Any) -> None:
    for data in (odd, *({name: odd} for name in (*EDIT.cases, "none such"))):
        edit, said = by_tree(data)
        assert by_whichever(data) == (None if said else edit, said)


def damage(data: Any, chance: random.Random) -> Any:
    """The same with one value somewhere replaced, left out, or under another key."""
    data = copy.deepcopy(data)
    inside = [data]
    for one in inside:
        inside += [
            value for value in (one.values() if isinstance(one, dict) else one) if isinstance(value, dict | list)
        ]
    where = chance.choice([one for one in inside if one])
    place = chance.choice(list(where) if isinstance(where, dict) else list(range(len(where))))
    how = chance.random()
    if how < 0.2:
        del where[place]
    elif how < 0.4 and isinstance(where, dict):
        where["other"] = where.pop(place)
    else:
        where[place] = chance.choice(ODD)
    return data


def test_the_quick_way_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OneOf, "read", lambda *_: pytest.fail("a tree was made"))
    assert edit_from_mapping({"step_back": "hub"}).partner == "hub"  # type: ignore[union-attr]
