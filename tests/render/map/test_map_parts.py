"""The parts of a map: lines, shapes, filters, lenses, groups, and how things are said."""

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import Answer, Highlight, Names, Question, Result, Theme, Who
from analysis._declare import answer_of
from benchmarks.maps import full_map
from network import Network
from network.counts import NOT_APPLICABLE, Count
from network.model import AgeRange, Agreement, Comment, Named, Opening, Partner, Promise, Relation, System
from render.map.bends import BENDS
from render.map.filters import MapFilters, kept, neighbourhood, part_of
from render.map.groups import members, overview, widest
from render.map.lens import Lens, lens_of
from render.map.lines import lines, promised
from render.map.look import DARK, LIGHT, OTHER, sector_looks
from render.map.marks import ROOMY_LIMIT, marks, two_lines
from render.map.scene import scene
from render.spoken import ages_said, count_said, hours_said
from tests.small_networks import NETWORKS, SOME, SYSTEM, knows, partner, refers

DOORS = NETWORKS["two doors"]


def test_each_direction_has_its_line_and_other_ties_join_them() -> None:
    network = Network(SYSTEM, (partner("a"), partner("b"), partner("c")), (
        refers("a", "b", said_by=("a",)), refers("b", "a"), knows("a", "b", said_by=("a", "b")), knows("c", "a"),
        refers("c", "c"), refers("b", "c", made=Count.exactly(0)),
    ))  # fmt: skip
    found = [(line.ends, line.kinds, line.directed, line.voice) for line in lines(network)]
    assert found == [
        (("a", "b"), ("knows", "refers"), True, "both"),
        (("a", "c"), ("knows",), False, "nobody"),
        (("b", "a"), ("knows", "refers"), True, "both"),
    ]


def test_who_says_so_is_told_of_two_partners_and_not_of_each_direction() -> None:
    # as both_sides counts: a and b each name a link with the other, though only a names the one to b
    network = Network(SYSTEM, (partner("a"), partner("b")), (
        refers("a", "b", said_by=("a",)), refers("b", "a", said_by=("a", "b")),
    ), asked=("a", "b"))  # fmt: skip
    assert [line.voice for line in lines(network)] == ["both", "both"]
    assert set(analysis.run("both_sides", network).table["status"]) == {"agreed"}


def test_relations_of_one_kind_between_two_partners_are_one_line_with_their_sum() -> None:
    network = Network(SYSTEM, (partner("a"), partner("b")), (
        refers("a", "b", needs=("housing",), made=Count.exactly(5)),
        refers("a", "b", needs=("mental",), made=Count(1, 4)),
    ))  # fmt: skip
    (line,) = lines(network)
    assert line.made == Count(6, 9)


def test_only_open_promises_between_partners_on_the_map_are_promised() -> None:
    promises = [
        Promise("cell", "mind", status=status) for status in ("open", "under way", "kept", "let go", "not known")
    ]
    network = replace(DOORS, promises=(*promises, Promise("cell", "nobody"), Promise("cell", None)))
    assert list(promised(network)) == [("cell", "mind")]


def test_a_room_sees_promised_links_only_between_partners_who_have_agreed() -> None:
    network = replace(DOORS, promises=(Promise("cell", "mind"), Promise("hub", "mind")))
    assert list(promised(network, ("hub", "mind"))) == [("hub", "mind")]
    assert list(promised(network, ())) == []
    drawn = scene(network, Lens(promises=True, among=("hub", "mind")), MapFilters(), room=True)
    assert drawn.dotted == (("hub", "mind"),)


def test_the_seventh_sector_is_a_triangle_down_and_further_ones_share_it() -> None:
    sectors = tuple(Named(f"s{one}", f"Sector {one}") for one in range(8))
    looks = sector_looks(replace(SYSTEM, sectors=sectors))
    assert len({look.shape for look in looks.values()}) == 7
    assert looks["s6"] is looks["s7"] is OTHER


def test_a_larger_shape_stands_for_more_referrals_except_in_a_room() -> None:
    usual, room = marks(DOORS), marks(DOORS, room=True)
    assert usual["cell"].radius > usual["bench"].radius
    assert len({mark.radius for mark in room.values()}) == 1


def test_a_name_is_broken_where_the_lines_are_of_about_equal_length() -> None:
    assert two_lines("Liaison and diversion") == "Liaison and\ndiversion"
    assert two_lines("Police") == "Police"
    whole = "Unknownshire Mental Health NHS Foundation Trust"
    assert two_lines(whole).endswith("…")
    assert two_lines(whole, ROOMY_LIMIT).replace("\n", " ") == whole  # where few partners leave room
    assert two_lines("Very long organisation name that goes on") == "Very long\norganisation name…"


@pytest.mark.long
@given(st.text(min_size=1, max_size=400))
def test_any_text_fits_on_two_lines(text: str) -> None:
    shown = two_lines(text).split("\n")
    assert len(shown) <= 2
    assert all(len(line) <= 19 for line in shown)


def test_contrast_of_every_ink_is_enough_on_the_canvas_of_its_theme() -> None:
    for theme in (LIGHT, DARK):
        for ink, enough in (
            (theme.ink, 4.5),
            (theme.muted, 4.5),
            (theme.accent, 4.5),
            (theme.sole, 4.5),
            (theme.outline, 3),
        ):
            assert contrast(ink, theme.canvas) >= enough


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2.2 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_an_area_keeps_those_who_serve_it_or_an_area_around_it() -> None:
    found = kept(DOORS, MapFilters(area="south"))
    assert found.matching == {"bench", "hub"}  # hub serves the whole county
    assert found.not_known == {"mind", "roof"}


def test_a_need_a_sector_and_a_kind_of_tie_all_have_to_match() -> None:
    assert kept(DOORS, MapFilters(need="mental", sector="nhs")).matching == {"mind"}
    assert kept(DOORS, MapFilters(kind="knows")).matching == {"bench", "mind"}
    assert kept(DOORS, MapFilters(around="cell")).matching == neighbourhood(DOORS, "cell") == {"cell", "hub"}


def test_a_part_of_a_map_is_a_map_of_its_own() -> None:
    agreed = (Agreement("mind"), Agreement("roof"))
    comments = (Comment("roof", "Not by us."), Comment("hub", "We moved."))
    part = part_of(replace(DOORS, agreed=agreed, comments=comments), {"bench", "hub", "mind"})
    assert (part.agreed, part.comments) == (agreed[:1], comments[1:])
    assert [one.id for one in part.partners] == ["bench", "hub", "mind"]
    assert part.asked == ("bench", "hub")
    assert [(one.source, one.target) for one in part.relations] == [
        ("bench", "hub"),
        ("hub", "mind"),
        ("bench", "mind"),
    ]


def answer(name: str, names: Names, highlight: Highlight, network: Network = DOORS, **words: Who) -> Answer:
    question = Question(Theme.GAPS, "?", "x", "y", "z", "ask", "move", (), "graph", "is", "by", names=names, name=name)
    return answer_of(question, network, Result("finding", pd.DataFrame(), words, highlight=highlight), {})


CARRIED = Highlight(("hub",), (("cell", "hub"), ("hub", "mind")))


def test_a_room_sees_a_sole_route_only_once_its_partner_has_agreed() -> None:
    found = answer("sole_routes", Names.AGREED, CARRIED)
    assert lens_of(found).partners == ("hub",)
    assert lens_of(found).tone == "sole"
    hidden = lens_of(found, room=True)
    assert (hidden.partners, hidden.links, hidden.key) == ((), (), "")
    assert lens_of(found, room=True, agreed=frozenset({"hub"})).links == CARRIED.links


def test_a_room_sees_where_people_come_in_and_nobody_who_has_not_agreed() -> None:
    found = answer("sole_routes", Names.AGREED, replace(CARRIED, ways_in=("cell", "bench")), partner=Who("hub"))
    assert lens_of(found, room=True).partners == ("cell", "bench")
    assert lens_of(found, room=True).instead.startswith("The map brings out where these people come in")
    assert lens_of(found, room=True).links == ()
    doors = [partner(one, stages=("custody",)) for one in ("cell", "bench", "desk")]
    nearly_all, of_many = (Network(SYSTEM, (*doors[:most], partner("hub"))) for most in (2, 3))
    assert lens_of(found, nearly_all, room=True).partners == ()
    assert lens_of(found, of_many, room=True).partners == ("cell", "bench")
    never = answer("leaks", Names.NEVER, replace(CARRIED, ways_in=("cell", "bench")))
    nobody = ((), "A room is not shown whom this is about.")
    assert (lens_of(never, room=True).partners, lens_of(never, room=True).instead) == nobody
    itself = answer("sole_routes", Names.AGREED, Highlight(("cell",), ways_in=("cell", "bench")))
    assert (lens_of(itself, room=True).partners, lens_of(itself, room=True).instead) == nobody


def test_a_room_sees_links_that_single_nobody_out() -> None:
    across = Highlight(links=(("cell", "hub"), ("hub", "mind")))
    assert lens_of(answer("crossing", Names.AGREED, across), room=True).links == across.links
    named = answer("sole_links", Names.AGREED, across, source=Who("cell"), target=Who("hub"))
    assert lens_of(named, room=True).links == ()


def test_a_room_always_sees_strengths_and_never_who_declines() -> None:
    assert lens_of(answer("brokers", Names.PROUDLY, CARRIED), room=True).partners == ("hub",)
    never = lens_of(answer("leaks", Names.NEVER, CARRIED), room=True, agreed=frozenset({"hub", "cell", "mind"}))
    assert (never.partners, never.links) == ((), ())


def test_an_introduction_is_a_link_that_is_not_there_yet() -> None:
    found = answer("introductions", Names.AGREED, Highlight(("cell", "mind"), (("cell", "mind"),)))
    assert (lens_of(found).links, lens_of(found).new_links) == ((), (("cell", "mind"),))


def of_sectors(**members: int) -> Network:
    """Partners by sector: `a=2` are a0 and a1."""
    sectors = tuple(Named(name, name.upper()) for name in members)
    partners = tuple(Partner(f"{name}{place}", f"{name} {place}", sector=name)
                     for name, number in members.items() for place in range(number))  # fmt: skip
    return Network(System("Here", sectors=sectors), partners)


def test_a_room_sees_the_sectors_that_an_introduction_would_join_where_they_hide_its_partners() -> None:
    found = answer("introductions", Names.AGREED, Highlight(("a0", "b0"), (("a0", "b0"),)))
    lens = lens_of(found, of_sectors(a=3, b=4, c=3), room=True)
    assert lens.partners == ("a0", "a1", "a2", "b0", "b1", "b2", "b3")
    assert (lens.links, lens.new_links) == ((), ())
    assert lens.instead == "The map brings out A and B, which it would join. Which partners, a room is not shown."
    for few in (of_sectors(a=2, b=4, c=3), of_sectors(b=4, c=3, a=1)):  # two could be told apart
        assert lens_of(found, few, room=True).partners == ()
    never = answer("leaks", Names.NEVER, Highlight(("a0", "b0"), (("a0", "b0"),)))
    assert lens_of(never, of_sectors(a=3, b=4, c=3), room=True).partners == ()


def test_of_many_sectors_none_is_brought_out_before_a_room() -> None:
    pairs = tuple((f"{one}0", f"{other}0") for one, other in ("ab", "cd"))
    found = answer("programme", Names.AGREED, Highlight(tuple(end for pair in pairs for end in pair), pairs))
    assert lens_of(found, of_sectors(a=3, b=3, c=3, d=3), room=True).partners == ()
    assert len(lens_of(found, of_sectors(a=3, b=3, c=3, d=3)).partners) == 4


def test_a_map_of_sectors_has_one_shape_a_sector_and_a_line_where_partners_are_linked() -> None:
    # justice: cell, bench; nhs: hub, mind; voluntary: roof. Ties across: cell-hub, bench-hub, bench-mind; hub-roof.
    shown = overview(DOORS, "sector")
    titles = sorted(node["title"] for node in shown["map"]["nodes"])
    assert titles == ["Criminal justice: 2 partners", "NHS: 2 partners", "Voluntary: 1 partner"]
    links = sorted(edge["title"] for edge in shown["map"]["edges"])
    assert links == ["Criminal justice and NHS: 3 links", "NHS and Voluntary: 1 link"]
    assert sorted(shown["groups"].values()) == ["justice", "nhs", "voluntary"]
    assert members(DOORS, "sector", "nhs") == {"hub", "mind"}
    assert [key["text"] for key in shown["view"]["legend"][-1]] == ["Wider: more links"]
    assert widest(DOORS, "sector") == "Most links join Criminal justice and NHS, 3: the widest line."
    assert widest(replace(DOORS, relations=()), "sector") == ""


def test_a_map_of_areas_counts_a_partner_in_each_area_it_names() -> None:
    shown = overview(
        replace(DOORS, partners=(replace(DOORS.partners[0], areas=("north", "south")), *DOORS.partners[1:])), "area"
    )
    assert sorted(node["title"] for node in shown["map"]["nodes"]) == [
        "North: 1 partner",
        "South: 2 partners",
        "Testshire: 1 partner",
    ]


@pytest.mark.parametrize("by", ["sector", "area"])
def test_on_a_map_of_groups_every_name_is_inside_with_both_its_lines(by: str) -> None:
    shown = overview(full_map(150), by)["map"]
    canvas = shown["canvas"]
    for node in shown["nodes"]:
        assert node["label"].count("\n") == 1
        assert node["y"] + node["size"] + node["below"] + 2 * canvas["font"] <= canvas["height"] / 2
        assert abs(node["x"]) + node["size"] <= canvas["width"] / 2


def test_lines_of_a_map_of_groups_bend_round_names() -> None:
    bent = {edge["smooth"]["roundness"] for edge in overview(full_map(150), "sector")["map"]["edges"]}
    assert len(bent) > 1
    assert bent <= set(BENDS)


@pytest.mark.long
@pytest.mark.parametrize("by", ["sector", "area"])
@pytest.mark.parametrize("name", SOME)
def test_every_small_map_has_an_overview(name: str, by: str) -> None:
    shown = overview(NETWORKS[name], by)
    assert set(shown["groups"]) == {node["id"] for node in shown["map"]["nodes"]}


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (None, "not known"),
        (Count.exactly(1234), "1,234"),
        (Count(1, 4), "below 5"),
        (Count(0, 4), "below 5"),
        (Count(3, 7), "3 to 7"),
        (Count(40, None), "40 or more"),
        (Count(0, None), "not known"),
        (NOT_APPLICABLE, "does not apply"),
    ],
)
def test_a_count_is_said_as_far_as_it_is_known(count: Count | None, said: str) -> None:
    assert count_said(count) == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        (None, "not known"),
        ((), "no opening hours"),
        ((Opening((0, 1, 2, 3, 4, 5, 6), 0, 1440),), "at all hours"),
        (
            (Opening((0, 1, 2, 3, 4), 540, 1020), Opening((5,), 600, 840)),
            "Monday to Friday 09:00 to 17:00; Saturday 10:00 to 14:00",
        ),
        ((Opening(tuple(range(7)), 420, 1320), Opening(tuple(range(7)), 1320, 420)), "at all hours"),
        (
            (Opening(tuple(range(7)), 420, 1320), Opening(tuple(range(6)), 1320, 420)),
            "Monday to Sunday 07:00 to 22:00; Monday to Saturday 22:00 to 07:00",
        ),
        ((Opening((1, 3), 480, 480),), "Tuesday, Thursday all day"),
        ((Opening((4, 5), 1320, 360),), "Friday, Saturday 22:00 to 06:00"),
    ],
)
def test_hours_are_said_by_the_day(hours: tuple[Opening, ...] | None, said: str) -> None:
    assert hours_said(hours) == said


@pytest.mark.parametrize(
    ("ages", "said"),
    [
        (None, "not known"),
        (AgeRange(), "all ages"),
        (AgeRange(18), "18 and over"),
        (AgeRange(None, 17), "up to 17"),
        (AgeRange(10, 17), "10 to 17"),
    ],
)
def test_ages_are_said_in_words(ages: AgeRange | None, said: str) -> None:
    assert ages_said(ages) == said


def test_funding_runs_one_way() -> None:
    (line,) = lines(Network(SYSTEM, (partner("a"), partner("b")), (Relation("b", "a", "funds"),)))
    assert (line.ends, line.directed) == (("b", "a"), True)
