"""Where the statements on a map come from."""

from datetime import date

import pytest

from analysis import Answer, not_known_counts, run
from network.model import Network, Source
from tests.small_networks import NETWORKS, SYSTEM, knows, partner


def sourced(*kinds: str | None) -> Answer:
    """Partners with these sources and one link from a survey."""
    partners = tuple(
        partner(f"p{place}", provenance=None if kind is None else Source(kind)) for place, kind in enumerate(kinds)
    )
    return run("provenance", Network(SYSTEM, partners, (knows("p0", "p1", provenance=Source("survey")),)))


def test_one_source_for_everything_is_nothing_to_report() -> None:
    assert sourced("survey", "survey").finding == "Every statement on this map comes from a survey."


def test_the_main_source_and_what_has_none_are_said() -> None:
    # 3 of 5 statements from a survey, 1 public, 1 without a source
    answer = sourced("survey", "survey", "public", None)
    assert answer.finding == "About 60 in 100 of the statements on this map come from a survey; 1 names no source."
    assert "1 statement not known." in answer.sure


def test_over_half_without_a_source_is_not_known() -> None:
    answer = sourced(None, None)
    assert answer.finding == "We cannot say where this map comes from: 2 of 3 statements name no source."


def test_less_than_half_without_a_source_is_still_answered() -> None:
    assert sourced("survey", "survey", None, None).state == "finding"


def test_shares_add_up_to_one() -> None:
    assert sourced("survey", "public", None).table["share"].sum() == pytest.approx(1)


def test_the_newest_date_of_each_kind_is_kept() -> None:
    partners = (
        partner("p0", provenance=Source("survey", when=date(2026, 5, 1))),
        partner("p1", provenance=Source("survey", when=date(2026, 6, 3))),
    )
    assert run("provenance", Network(SYSTEM, partners)).table["newest"].tolist() == ["2026-06-03"]


def test_an_empty_map_has_no_statements() -> None:
    answer = run("provenance", NETWORKS["empty"])
    assert answer.state == "not known"
    assert answer.table.empty


def test_statements_without_a_source_are_counted_alone_as_well() -> None:
    partners = (partner("p0", provenance=Source("survey")), partner("p1", provenance=Source()), partner("p2"))
    assert not_known_counts()["provenance"](Network(SYSTEM, partners)) == 2
    assert not_known_counts()["provenance"](Network(SYSTEM, partners[:1])) == 0


def test_what_the_statements_are_about_is_told_where_they_are_about_more_than_one_thing() -> None:
    assert sourced("survey", "survey").caveats == ("Statements by what they are about: partners 2, links 1.",)
    assert run("provenance", Network(SYSTEM, (partner("p0", provenance=Source("survey")),))).caveats == ()


def test_half_without_a_source_is_still_answered() -> None:
    answer = sourced("survey", None, None)
    assert answer.finding == "About 50 in 100 of the statements on this map come from a survey; 2 name no source."
    assert answer.figure == ("2", "of 4 statements with a source")


def test_several_sources_without_a_blank_are_a_finding_and_the_first_by_name_is_told_of_equals() -> None:
    # of three statements one each: the link is from a survey
    answer = sourced("public", "fact")
    assert answer.finding.startswith("About 33 in 100 of the statements on this map come from recorded facts")
    assert answer.finding.endswith("; all name their source.")
    assert answer.caveats == ("Statements by what they are about: partners 2, links 1.",)


def test_the_rows_of_each_thing_go_by_number_and_then_by_name() -> None:
    answer = sourced("public", "survey", "survey", "fact", None)
    assert answer.table[["about", "source", "statements"]].values.tolist() == [
        ["partners", "survey", 2],
        ["partners", "", 1],
        ["partners", "fact", 1],
        ["partners", "public", 1],
        ["links", "survey", 1],
    ]
    assert [number for _, number in answer.receipt.facts] == [3, 1, 1, 1]
    assert answer.receipt.facts[-1] == ("not known", 1)
