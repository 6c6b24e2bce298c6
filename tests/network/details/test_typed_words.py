"""What is typed is asked about as words of files are: what is new on the map and may name somebody, nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from network.details.typed_words import Typed, typed_that_may_name
from network.edit import apply_all
from network.model import (
    AddPartner,
    Agreement,
    Named,
    Network,
    Option,
    Partner,
    Person,
    Promise,
    Relation,
    RunningStep,
    System,
    Team,
)
from tests.each import each


def promise(text: str) -> Promise:
    return Promise("hub", "gp", text)


HUB = Partner("hub", "Housing hub")
MAP = Network(
    System("Town"), (HUB, Partner("gp", "Surgery")), (Relation("gp", "hub"),), promises=(promise("Ring Nkemelu"),)
)


def asked(**parts: Any) -> list[str]:
    return [one.column for one in typed_that_may_name(MAP, apply_all(MAP, (), parts))]


def test_what_was_on_the_map_before_is_not_asked_about_again() -> None:
    assert not typed_that_may_name(MAP, MAP)
    assert not asked(promises=(*MAP.promises, promise("Open on Saturdays")))
    moved = replace(MAP.promises[0], sign="open on Saturdays")
    assert not asked(promises=(moved,))


@pytest.mark.parametrize("text", ["Ring Thistlewood", "speak to okonkwo about the bed"])
def test_words_that_are_new_and_may_name_somebody_are_asked_about(text: str) -> None:
    assert asked(promises=(*MAP.promises, promise(text))) == ["Promises"]
    assert asked(running_order=(RunningStep(text, 5),)) == ["Running order"]
    assert asked(running_order=(RunningStep("Gaps", 5, words=text),)) == ["Running order"]


@each(["Jane Smith", "j smith", "Mr T", "okafor"])
def test_a_new_partner_that_may_be_a_person_is_asked_about(name: str) -> None:
    after = apply_all(MAP, [AddPartner(Partner("new", name))], {})
    assert typed_that_may_name(MAP, after) == (Typed("Names of partners", name),)


@each(["Elizabeth Fry hostel", "St Giles", "Night shelter"])
def test_a_new_partner_that_is_a_service_is_not(name: str) -> None:
    assert not typed_that_may_name(MAP, apply_all(MAP, [AddPartner(Partner("new", name))], {}))


def test_names_in_every_list_are_asked_about() -> None:
    assert asked(teams=(Team("t", "Big Tyler", "hub"),)) == ["Names of teams"]
    assert asked(people=(Person("p", "Doreen Hardcastle"),)) == ["Names of imagined people"]
    assert asked(options=(Option("o", "Big Tyler"),)) == ["Names of what-ifs"]
    assert asked(system=replace(MAP.system, needs=(Named("n", "Doreen Hardcastle"),))) == ["Names of needs"]
    assert asked(system=replace(MAP.system, groups=(Named("g", "Tolliver family"),))) == ["Names of groups"]
    assert asked(agreed=(Agreement("hub", "told by Thistlewood"),)) == ["Who may be named"]
    assert not asked(agreed=(Agreement("hub", "Team lead"),), teams=(Team("t", "Core team", "hub"),))


def test_words_in_several_names_of_the_map_name_nobody_in_a_new_one() -> None:
    for others, columns in (((), ["Names of partners"]), (("Nkemelu Advice", "Nkemelu Hub"), [])):
        before = replace(MAP, partners=(*MAP.partners, *(Partner(f"p{n}", name) for n, name in enumerate(others))))
        after = apply_all(before, [AddPartner(Partner("new", "Advice (Nkemelu)"))], {})
        assert [one.column for one in typed_that_may_name(before, after)] == columns
