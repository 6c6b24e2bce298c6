"""Exports of every maker give the partners, links and respondents that were answered, and nothing about people."""

import json

import pytest

from network.files.summary import summarise
from network.model import Relation
from network.uploads import read_uploaded
from tests.network.files.survey.exports import ASKED, EXPORTS, LISTED, SECRETS, Export

pytestmark = pytest.mark.usefixtures("workbooks_opened_here")


def _ends(relation: Relation) -> tuple[str, str] | frozenset[str]:
    ends = (relation.source, relation.target)
    return ends if relation.directed else frozenset(ends)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda one: one.name)
def test_what_was_answered_is_read(export: Export) -> None:
    reading = read_uploaded([(export.name, export.data)])
    network = reading.or_raise()
    named = {name for link in export.links for name in link}
    assert {partner.name for partner in network.partners} == named | set(ASKED)
    for kind in export.kinds:
        found = {_ends(one) for one in network.relations if one.kind == kind}
        assert found == ({frozenset(link) for link in export.links} if kind != "refers" else export.links), kind
    assert {one.kind for one in network.relations} == export.kinds
    assert set(network.asked or ()) == set(ASKED)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda one: one.name)
def test_each_link_is_said_by_who_answered_and_no_scale_is_people(export: Export) -> None:
    network = read_uploaded([(export.name, export.data)]).or_raise()
    turned = "they" in export.name
    expected = {one: (one.target if turned else one.source,) for one in network.relations if one.kind == "refers"}
    assert all(one.said_by == said_by for one, said_by in expected.items())
    assert all(one.provenance and one.provenance.kind == "survey" for one in network.relations)
    assert all(one.made is None for one in network.relations)
    assert all(("strength" in dict(one.more)) == export.strengths for one in network.relations)


@pytest.mark.parametrize("export", EXPORTS, ids=lambda one: one.name)
def test_nothing_about_who_filled_it_in_comes_out(export: Export) -> None:
    reading = read_uploaded([(export.name, export.data)])
    everything = f"{json.dumps(summarise(reading))} {reading!r}"
    assert [secret for secret in SECRETS if secret in everything] == []


def test_there_are_exports_of_every_maker() -> None:
    makers = {export.name.split()[0] for export in EXPORTS}
    assert makers == {"forms", "google", "monkey", "qualtrics", "lime", "kobo", "hand"}
    assert len(EXPORTS) >= 20
    assert len(LISTED) == 4
