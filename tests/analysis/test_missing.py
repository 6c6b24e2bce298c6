"""Who is not here?"""

import pytest

import analysis
from network.model import Named, Network, Partner, Promise, Relation, Story, System
from tests.small_networks import NETWORKS

SYSTEM = System("Smallshire", stages=(Named("custody", "Police custody"),), needs=(Named("debt", "Debt"),))
LD = Partner("ld", "Liaison and diversion", short="L&D", aka=("LD team",))
CLINIC = Partner("clinic", "Clinic")
TIE = (Relation("ld", "clinic", "knows"),)


def rows(network: Network, status: str) -> list[tuple]:
    table = analysis.run("missing", network).table
    return list(table[table["status"] == status].itertuples(index=False, name=None))


def test_who_is_named_in_stories_and_promises_but_not_listed_stands_first_with_its_mentions() -> None:
    network = Network(
        SYSTEM,
        (LD, CLINIC),
        TIE,
        stories=(Story(("GPs", "ld")), Story(("gps", "Hospital"))),
        promises=(Promise("ld", "GPs"), Promise("Hostel", None)),
    )
    assert rows(network, "named") == [
        ("GPs", "named", "", 2, 1),
        ("Hospital", "named", "", 1, 0),
        ("Hostel", "named", "", 0, 1),
    ]
    answer = analysis.run("missing", network)
    assert answer.finding == "GPs, Hospital and Hostel were named but are not on the map."
    assert answer.figure == ("3", "named, not on the map")
    assert set(answer.table["status"]) == {"named", "kind"}
    assert analysis.claim("missing", network).ids == ("GPs", "Hospital", "Hostel")  # what stands first, and no other


def test_other_spellings_and_the_lists_of_the_map_are_no_strangers() -> None:
    story = Story(("ld", "Liaison and Diversion", "l&d", "LD team", "custody", "Debt"))
    assert rows(Network(SYSTEM, (LD, CLINIC), TIE, stories=(story,)), "named") == []


def test_a_partner_without_any_tie_is_listed_by_id_and_brought_out() -> None:
    network = Network(SYSTEM, (LD, CLINIC, Partner("hostel", "Hostel")), TIE)
    assert rows(network, "no link") == [("Hostel", "no link", "hostel", 0, 0)]
    answer = analysis.run("missing", network)
    assert answer.finding == "1 partner has no recorded link yet."
    assert answer.highlight.partners == ("hostel",)


def test_a_kind_is_found_by_its_words_and_by_being_named() -> None:
    surgery = Partner("surgery", "High Street Surgery")
    network = Network(SYSTEM, (LD, surgery), stories=(Story(("Northgate Prison",)),))
    kinds = {row[0] for row in rows(network, "kind")}
    assert not {"GPs", "Prisons"} & kinds
    assert {"Schools", "Jobcentres", "Adult social care"} <= kinds


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Women's Aid", "Domestic abuse services"),
        ("Riverside Women’s Aid", "Domestic abuse services"),
        ("Womens Aid", "Domestic abuse services"),
        ("Refuge", "Domestic abuse services"),
        ("Victim Support", "Domestic abuse services"),
        ("Rape Crisis", "Domestic abuse services"),
        ("A&E", "Emergency departments"),
        ("St Mary's A & E", "Emergency departments"),
        ("Accident & Emergency", "Emergency departments"),
        ("HMP Northgate", "Prisons"),
        ("High Street Medical Centre", "GPs"),
        ("The Salvation Army", "Faith and community groups"),
    ],
)
def test_a_kind_is_known_by_what_its_services_are_commonly_called(name: str, kind: str) -> None:
    assert kind not in {row[0] for row in rows(Network(SYSTEM, (LD, Partner("one", name))), "kind")}


def test_words_inside_other_words_are_no_kind() -> None:
    # "gps" inside "Upgpsy" is not a GP, "refuge" inside "Refugee" is not a refuge
    network = Network(SYSTEM, (Partner("a", "Upgpsy"), Partner("b", "Refugee council")))
    assert {"GPs", "Domestic abuse services"} <= {row[0] for row in rows(network, "kind")}


def test_only_when_nobody_else_is_missing_are_kinds_spoken_of() -> None:
    finding = analysis.run("missing", Network(SYSTEM, (LD, CLINIC), TIE)).finding
    assert finding == "Nobody on the map is known to stand for GPs, Emergency departments, Prisons and 6 more."


def test_an_empty_map_cannot_tell() -> None:
    assert analysis.run("missing", NETWORKS["empty"]).state == "not known"
