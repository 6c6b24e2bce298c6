"""The panel and the text twin: the same map in words, and no more of it in a room than may be said there."""

import re
from dataclasses import replace

import pytest

from network import Network
from network.counts import Count
from network.disclosure import DEFAULT_RULE, RULES, hide
from network.model import AgeRange
from render.map.filters import MapFilters
from render.partner_panel import panel
from render.text_twin import describe, links_table, partners_table
from tests.shipped import shipped
from tests.small_networks import NETWORKS, SOME, SYSTEM, partner, refers

DOORS = NETWORKS["two doors"]


def test_a_panel_says_what_a_partner_does_and_for_whom() -> None:
    about = panel(DOORS, "roof")
    assert (about.name, about.sector, about.places) == ("Partner ROOF", "Voluntary", ())
    assert about.does == ("Housing", "Mental health")
    assert about.for_whom == "Women only"
    assert about.hours == "Friday, Saturday 22:00 to 06:00"
    assert panel(DOORS, "mind").for_whom == "18 and over"


def test_who_sends_people_stands_by_number_of_referrals_and_unknown_ones_last() -> None:
    network = Network(SYSTEM, tuple(partner(one) for one in "abcdz"), (
        refers("a", "z"), refers("b", "z", made=Count(1, 4)), refers("c", "z", made=Count.exactly(9)),
        refers("d", "z", made=Count.exactly(40)),
    ))  # fmt: skip
    rows = [(row.partner, row.words, row.muted) for row in panel(network, "z").senders]
    assert rows == [("d", "40", False), ("c", "9", False), ("b", "below 5", True), ("a", "not known", True)]


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        ([], "No partner on this map is recorded as sending people here."),
        ([{}], "1 partner sends people here; how many is not known."),
        ([{"made": Count.exactly(1)}], "1 referral came here; whether people reached help is not recorded."),
        ([{"made": Count.exactly(58), "completed": Count.exactly(3)},
          {"made": Count.exactly(76), "completed": Count.exactly(0)}],
         "134 referrals came here; whether people reached help is recorded for all."),
        ([{"made": Count.exactly(8), "completed": Count.exactly(3)}, {"made": Count(1, 4)}],
         "Between 9 and 12 referrals came here; whether people reached help is recorded on 1 of 2 referral links."),
    ],
)  # fmt: skip
def test_one_sentence_says_how_many_came_and_whether_their_outcomes_are_known(links: list, sentence: str) -> None:
    partners = (partner("z"), *(partner(f"p{place}") for place in range(len(links))))
    relations = tuple(refers(f"p{place}", "z", **said) for place, said in enumerate(links))
    assert panel(Network(SYSTEM, partners, relations), "z").sentence == sentence


def test_what_nobody_has_told_us_is_listed() -> None:
    assert panel(DOORS, "mind").not_known == ("Its own links", "Places", "Opening hours", "What came of referrals")
    assert "Wait" in panel(DOORS, "roof").not_known
    assert "Wait" not in panel(DOORS, "hub").not_known  # it meets no needs, so nobody waits for it


def test_of_whose_referrals_nobody_says_what_came_is_not_all_known_but_a_room_is_not_shown_where_trails_stop() -> None:
    network = Network(SYSTEM, tuple(partner(one) for one in "abz"), (
        refers("a", "z", completed=Count.exactly(3)), refers("b", "z"), refers("z", "a", completed=Count.exactly(0)),
    ))  # fmt: skip
    assert panel(network, "z").not_known[-1] == "What came of some referrals"
    assert not [one for one in panel(network, "a").not_known if "referrals" in one]
    assert not [one for one in panel(network, "z", room=True).not_known if "referrals" in one]


def test_other_ties_are_said_of_the_other_partner() -> None:
    assert [(row.partner, row.words) for row in panel(DOORS, "mind").other_ties] == [("bench", "knows this partner")]


def test_what_hangs_on_a_partner_is_said_in_a_room_only_once_it_has_agreed() -> None:
    assert panel(DOORS, "hub", lost="in 4 situations").hangs == "The only recorded way through in 4 situations."
    assert panel(DOORS, "hub", lost="in 4 situations", room=True).hangs == ""
    assert panel(DOORS, "hub", lost="in 4 situations", room=True, agreed=True).hangs.endswith("4 situations.")
    assert panel(DOORS, "hub", lost="").hangs == ""


def test_in_a_room_neither_counts_nor_outcomes_nor_who_confirmed_a_link_can_be_told() -> None:
    other = replace(DOORS, relations=tuple(
        replace(one, made=Count.exactly(2), accepted=None, completed=None, declined=None, said_by=None)
        if one.kind == "refers" else one for one in DOORS.relations
    ))  # fmt: skip
    for key in DOORS.by_id:
        assert panel(DOORS, key, room=True) == panel(other, key, room=True)
        assert describe(DOORS, key, room=True) == describe(other, key, room=True)
    assert describe(DOORS, room=True) == describe(other, room=True)
    assert links_table(DOORS, room=True).equals(links_table(other, room=True))


def test_in_a_room_partners_stand_by_name_and_nothing_says_where_the_trail_stops() -> None:
    about = panel(DOORS, "hub", room=True)
    assert [row.name for row in about.senders] == ["Partner BENCH", "Partner CELL"]
    assert all(row.words == "" for row in (*about.senders, *about.onward))
    assert panel(DOORS, "mind", room=True).sentence == "1 partner sends people here."


def test_the_map_in_words_names_doors_and_those_not_asked() -> None:
    said = describe(DOORS)
    assert said[0] == "The map shows 5 partners and 5 links."
    assert "Police custody: people come in at Partner CELL." in said
    assert "2 partners have not been asked yet: Partner MIND; Partner ROOF." in said
    # bench names its link with hub, roof its own: hub was asked and names neither. Nobody has said of hub and mind.
    assert "2 links are named by one side only; the other was asked too." in said


def test_a_partner_in_words_names_everybody_it_is_linked_with() -> None:
    said = " ".join(describe(DOORS, "hub"))
    assert "Who sends people here: Partner CELL (30); Partner BENCH (12)." in said
    assert "Where people go next: Partner MIND (20); Partner ROOF (9)." in said


def test_the_tables_say_what_the_map_draws() -> None:
    partners, links = partners_table(DOORS), links_table(DOORS)
    assert list(partners["Partner"]) == [f"Partner {one}" for one in ("BENCH", "CELL", "HUB", "MIND", "ROOF")]
    assert list(partners["Places"]) == ["South", "North", "Testshire", "Not known", "Not known"]
    assert list(partners["Helps with"])[:2] == ["None", "None"]
    row = links[(links["From"] == "Partner CELL")].iloc[0]
    assert list(row) == ["Partner CELL", "refers people to", "Partner HUB", "30", "Both"]


def test_the_tables_follow_the_filters_of_the_map() -> None:
    assert list(partners_table(DOORS, filters=MapFilters(sector="justice"))["Partner"]) == [
        "Partner BENCH",
        "Partner CELL",
    ]
    assert len(links_table(DOORS, filters=MapFilters(kind="knows"))) == 1


@pytest.mark.parametrize("name", SOME)
@pytest.mark.parametrize("room", [False, True])
def test_every_small_map_and_partner_can_be_put_into_words(name: str, room: bool) -> None:
    network = NETWORKS[name]
    assert describe(network, room=room)[0].startswith(f"The map shows {len(network.partners)} partner")
    assert len(partners_table(network)) == len(network.partners)
    for key in network.by_id:
        assert describe(network, key, room=room)[0].startswith(network.name(key))


def test_ages_without_limits_and_no_groups_are_anybody() -> None:
    open_to_all = Network(SYSTEM, (partner("a", ages=AgeRange(), only_for=()),))
    assert panel(open_to_all, "a").for_whom == "All ages"
    assert panel(Network(SYSTEM, (partner("a", only_for=()),)), "a").for_whom == "Anyone"
    assert panel(Network(SYSTEM, (partner("a"),)), "a").for_whom == "Not known"


def test_a_range_told_of_hidden_and_rounded_counts_holds_what_is_behind_it() -> None:
    exact = shipped()
    hidden = hide(exact, RULES[DEFAULT_RULE])
    told = "|".join(panel(hidden, one.id).sentence for one in exact.partners)
    assert "About 270 referrals came here" in told
    for one in exact.partners:
        behind = re.search(r"^(\d+) referrals? came.*Of these, (\d+) w", panel(exact, one.id).sentence)
        said = re.search(r"^(.*) referrals? came.*Of these, (.*?) w", panel(hidden, one.id).sentence)
        for true, words in zip(behind.groups(), said.groups(), strict=True) if behind and said else ():
            bounds = re.fullmatch(r"[Bb]etween (\d+) and (\d+)", words)
            assert int(bounds[1]) <= int(true) <= int(bounds[2]) if bounds else words.lower().startswith("about ")
