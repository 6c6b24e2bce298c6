"""Each edit gives a new valid map and leaves the old one alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from network import InvalidNetwork, Network, NetworkError
from network.counts import Count
from network.edit import (
    add_link,
    add_partner,
    apply,
    apply_all,
    change_partner,
    in_place_of,
    merge_partner,
    remove_link,
    step_back,
)
from network.model import (
    AddLink,
    AddPartner,
    ChangePartner,
    MergePartner,
    Named,
    Partner,
    Promise,
    Relation,
    RemoveLink,
    StepBack,
    Story,
    System,
)
from tests.any_network import edits
from tests.small_networks import NETWORKS, SYSTEM

MAP = Network(
    System("Edits", needs=(Named("housing", "Housing"), Named("debt", "Debt"))),
    (Partner("a", "Advice"), Partner("b", "Bail"), Partner("c", "Clinic", needs=("debt",))),
    (
        Relation("a", "b", made=Count.exactly(5), said_by=("a", "b")),
        Relation("b", "c", made=Count(1, 4)),
        Relation("c", "b", "knows"),
    ),
    asked=("a", "b"),
    promises=(Promise("a", "b"),),
    stories=(Story(("a", "b")),),
    positions=(("a", (0.0, 0.0)), ("b", (1.0, 0.5))),
)


def test_a_new_partner_stands_last() -> None:
    new = Partner("d", "Debt advice")
    assert add_partner(MAP, new).partners == (*MAP.partners, new)
    assert len(MAP.partners) == 3


def test_a_second_partner_of_the_same_id_is_refused() -> None:
    with pytest.raises(InvalidNetwork, match='"a" is used twice'):
        add_partner(MAP, Partner("a", "Another"))


def test_a_changed_partner_keeps_its_place_and_links() -> None:
    changed = change_partner(MAP, Partner("b", "Bail and more"))
    assert [partner.name for partner in changed.partners] == ["Advice", "Bail and more", "Clinic"]
    assert changed.relations == MAP.relations


def test_a_link_is_added_and_removed_again() -> None:
    link = Relation("a", "c")
    more = add_link(MAP, link)
    assert more.relations[-1] == link
    assert remove_link(more, "a", "c") == MAP


def test_removing_takes_every_link_of_the_kind_and_no_other() -> None:
    more = add_link(add_link(MAP, Relation("a", "b", needs=("debt",))), Relation("a", "b", "funds"))
    left = remove_link(more, "a", "b")
    assert [(link.source, link.target, link.kind) for link in left.relations] == [
        ("b", "c", "refers"),
        ("c", "b", "knows"),
        ("a", "b", "funds"),
    ]


def test_a_link_without_direction_is_removed_from_either_end() -> None:
    assert len(remove_link(MAP, "b", "c", "knows").relations) == 2


def test_a_referral_is_not_removed_from_the_wrong_end() -> None:
    with pytest.raises(NetworkError, match='no link "refers" from "b" to "a"'):
        remove_link(MAP, "b", "a")


def test_who_steps_back_takes_along_all_that_hangs_on_it_but_what_was_told() -> None:
    left = step_back(MAP, "b")
    assert [partner.id for partner in left.partners] == ["a", "c"]
    assert left.relations == ()
    assert left.asked == ("a",)
    assert left.positions == (("a", (0.0, 0.0)),)
    assert (left.promises, left.stories) == (MAP.promises, MAP.stories)


def test_stepping_back_leaves_unknown_what_was_unknown() -> None:
    assert step_back(replace(MAP, asked=None), "b").asked is None


def test_merging_moves_the_links_and_keeps_the_old_name() -> None:
    merged = merge_partner(MAP, "c", "a")
    advice = merged.partner("a")
    assert [partner.id for partner in merged.partners] == ["a", "b"]
    assert advice.aka == ("Clinic",)
    assert advice.needs == ("debt",)
    assert {(link.source, link.target, link.kind) for link in merged.relations} == {
        ("a", "b", "refers"),
        ("b", "a", "refers"),
        ("a", "b", "knows"),
    }


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (StepBack("bb"), 'Did you mean "b"'),
        (ChangePartner(Partner("bb", "X")), 'Did you mean "b"'),
        (AddLink(Relation("a", "nobody")), "Add the partner first"),
        (RemoveLink("nobody", "a"), '"nobody" is not in the list'),
        (MergePartner("a", "a"), "merged into itself"),
        (MergePartner("a", "bb"), 'Did you mean "b"'),
        (AddLink(Relation("a", "b", made=Count.exactly(1), accepted=Count.exactly(2))), "only 1 made"),
        (AddPartner(Partner("d", "D", sector="nhs")), "sectors"),
    ],
)
def test_an_edit_that_does_not_fit_is_refused_in_plain_words(edit: object, words: str) -> None:
    with pytest.raises(NetworkError, match=words.replace("?", r"\?")):
        apply(MAP, edit)  # type: ignore[arg-type]


def test_several_edits_are_made_in_order_or_not_at_all() -> None:
    steps = (AddPartner(Partner("d", "D")), AddLink(Relation("d", "a")), StepBack("a"))
    assert apply_all(MAP, steps) == apply(apply(apply(MAP, steps[0]), steps[1]), steps[2])
    with pytest.raises(NetworkError):
        apply_all(MAP, (*steps, StepBack("a")))


@pytest.mark.long
@given(st.sampled_from(sorted(NETWORKS)), st.data())
def test_any_edit_gives_a_valid_map_or_a_plain_refusal(title: str, data: st.DataObject) -> None:
    network = NETWORKS[title]
    before = network.digest
    edit = data.draw(edits(SYSTEM, tuple(network.by_id)))
    try:
        after = apply(network, edit)
    except NetworkError:
        after = network
    assert replace(after) == after  # building it again checks every rule again
    assert replace(network).digest == before


@given(st.sampled_from(sorted(title for title in NETWORKS if len(NETWORKS[title].partners) > 1)))
def test_a_merge_loses_no_referral(title: str) -> None:
    network = NETWORKS[title]
    one, other = list(network.by_id)[:2]
    between = {(one, other), (other, one)}
    stay = [link for link in network.relations if (link.source, link.target) not in between]
    merged = merge_partner(network, one, other)
    assert _made(merged.relations) == _made(stay)


def _made(relations: object) -> int:
    return sum(link.made.low for link in relations if link.made is not None)  # type: ignore[attr-defined]


def test_one_item_of_a_list_is_put_in_the_place_of_another() -> None:
    assert in_place_of(("a", "b", "c"), "b", "x") == ("a", "x", "c")
    assert in_place_of(("a", "b"), None, "x") == ("a", "b", "x")
    assert in_place_of(("a", "b", "c"), "b", None) == ("a", "c")
    with pytest.raises(ValueError, match="not in tuple"):
        in_place_of(("a",), "b", "x")
