"""What holds of the picture of every question, on every small map, on maps drawn by chance and on those that ship."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from defusedxml import ElementTree

import analysis
from analysis import Answer, Names
from network import Network
from render.pictures import DRAWN, ELSEWHERE, Nothing, Picture, Seen, picture
from render.pictures.paper import TOKENS, as_svg
from render.pictures.pen import LETTER, WIDTH
from tests.chance_maps import PLANTED
from tests.contracts.asking import QUESTIONS, each_question, each_question_on
from tests.contracts.test_every_question import NOT_WORDS, UNFILLED
from tests.odd_maps import ODD
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.shipped import shipped
from tests.small_networks import NETWORKS
from tests.terminal.run import ROOT

pytestmark = pytest.mark.long

SHIPPED = {name: shipped(name) for name in ("partners", "merseyside_2014")}
MAPS: dict[str, Network] = {
    **SHIPPED,
    **NETWORKS,
    **ODD,
    **{f"planted: {name}": make(1) for name, make in PLANTED.items()},
    **{f"drawn {seed}": random_network(seed) for seed in range(12)},
}
RICH = ("partners", "hidden counts", "planted: inner_circle", "planted: leaks", "planted: bounce", "drawn 5")
SOME = usually(RICH[::2], slowly=RICH)
MOST_WORDS = 40
OVER = 4.0  # pixels by which a mark may reach over the edge of its sheet
DIFFERS = 1.35  # contrast from which two greys are told apart
BOTH_SCHEMES = (0, 1)

on_each_map = each_question_on(usually(dict.fromkeys([*RICH, *list(MAPS)[::4]]), slowly=MAPS))
on_each_rich = each_question_on(SOME)


@cache
def ask(question: str, title: str) -> Answer:
    return ask_of(question, MAPS[title])


def ask_of(question: str, network: Network) -> Answer:
    """The answer; what if is asked about the map with everything that leads out of its first partner taken away.

    Another area is that map under another name.
    """
    if "other" not in analysis.options_of(question):
        return analysis.run(question, network)
    first = network.partners[0].id if network.partners else ""
    fewer = replace(network, relations=tuple(one for one in network.relations if one.source != first))
    elsewhere = replace(fewer, system=replace(network.system, name="Elsewhere"))
    return analysis.run(question, network, other=elsewhere if question == "compare" else fewer)


def draw(question: str, title: str, *, room: bool = False) -> Picture | Nothing:
    return picture(ask(question, title), MAPS[title], Seen(room))


def layers(spec: Any) -> Iterator[Any]:
    for layer in spec.get("layer", ()):
        yield from layers(layer) if "layer" in layer else (layer,)


def test_what_is_drawn_in_its_own_way_or_elsewhere_is_a_question() -> None:
    assert DRAWN.keys() | ELSEWHERE.keys() <= set(QUESTIONS)
    assert not DRAWN.keys() & ELSEWHERE.keys()


@on_each_map
def test_a_picture_is_drawn_on_its_sheet_or_it_is_said_why_not(question: str, title: str) -> None:
    for room in (False, True):
        found = draw(question, title, room=room)
        said = found.why if isinstance(found, Nothing) else found.words
        assert re.match(r"[^a-z].*\.$", said), said
        assert len(said.split()) <= MOST_WORDS or title == "names of 80 letters", said
        assert not NOT_WORDS.search(said)
        assert not UNFILLED.search(said)
        assert not re.search(r"\.(svg|png)\b", said)
        if isinstance(found, Picture):
            assert found.spec["description"] == said
            assert [one for one in layers(found.spec) if not one["data"]["values"]] == []
            assert list(outside(found)) == []


def outside(found: Picture) -> Iterator[object]:
    """Marks that reach over the edge of the sheet, words by what a letter takes on average."""
    width, height = found.spec["width"], found.spec["height"]
    for layer in layers(found.spec):
        for row in layer["data"]["values"]:
            ends = [row["x"], row.get("x2", row["x"])]
            mark = layer["mark"]
            if "text" in row and not mark["angle"]:
                long = len(row["text"]) * LETTER * mark["fontSize"] * 0.95
                before = {"left": 0.0, "center": 0.5, "right": 1.0}[mark["align"]]
                ends = [row["x"] - before * long, row["x"] + (1 - before) * long]
            heights = [row["y"], row.get("y2", row["y"])]
            if min(ends) < -OVER or max(ends) > width + OVER or min(heights) < -OVER or max(heights) > height + OVER:
                yield row


@each_question
def test_nobody_asked_is_not_drawn_as_no(question: str) -> None:
    found = draw(question, "nobody asked")
    if ask(question, "nobody asked").state == "not known" and isinstance(found, Picture):
        assert any("strokes" in row for layer in layers(found.spec) for row in layer["data"]["values"])


@each_question_on([*SOME, "hostile names"])
def test_the_drawing_is_sound_svg_that_asks_for_nothing_and_says_its_words(question: str, title: str) -> None:
    found = draw(question, title)
    if isinstance(found, Nothing):
        return
    drawing = as_svg(found)
    root = ElementTree.fromstring(drawing)
    assert (root.get("role"), root.get("aria-label")) == ("img", found.words)
    assert not re.search(r"<(script|image|style|foreignObject|a)\b|url\((?!#)|href=", drawing)
    assert set(re.findall(r"https?://[^\"]*", drawing)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert set(re.findall(r"var\((--[\w-]+)\)", drawing)) <= TOKENS.keys()
    assert as_svg(found) == drawing
    assert not re.search(r"var\(|light-dark", as_svg(found, on_page=False))


def test_pictures_are_vega_lite_by_the_schema_of_altair() -> None:
    import altair as alt  # here: it takes long to load
    import jsonschema

    pairs = [(question, draw(question, title)) for question in QUESTIONS for title in RICH]
    drawn = [(question, found) for question, found in pairs if isinstance(found, Picture)]
    assert {question for question, _ in drawn} >= DRAWN.keys()
    specs = [found.spec for _, found in drawn]
    kinds = {kind_of(layer): layer for spec in specs for layer in spec["layer"]}  # the schema takes long over many
    whole = {**specs[0], "layer": list(kinds.values())}
    alt.LayerChart.validate(whole)
    with pytest.raises(jsonschema.ValidationError):  # else anything would pass
        alt.LayerChart.validate({**whole, "layer": [{**whole["layer"][0], "mark": {"type": "cloud"}}]})


def kind_of(layer: Any) -> str:
    """What the schema can tell one layer from another by: all but its numbers and words."""
    inside = [kind_of(one) for one in layer.get("layer", ())]
    values = layer["data"]["values"] if "data" in layer else []
    row = {name: type(value).__name__ for value in values for name, value in value.items()}
    return repr((layer.get("mark"), layer.get("encoding"), row, inside))


TOLD = re.compile(r"Qz[a-z0-9]+")
NAMES: dict[str, set[str]] = {}  # in pictures that were drawn before


@cache
def renamed(title: str) -> Network:
    """The same map, its partners by names that nothing else is called and that are too short to be cut."""
    network = MAPS[title]
    names = {one.id: f"Qz{place}z" for place, one in enumerate(network.partners)}
    partners = tuple(replace(one, name=names[one.id], short=None) for one in network.partners)
    return replace(network, partners=partners)


@on_each_rich
def test_a_room_reads_names_only_as_the_question_allows(question: str, title: str) -> None:
    network = renamed(title)
    answer = ask_of(question, network)
    everybody = frozenset(network.by_id)
    alone, in_room, agreed = (
        names_in(picture(answer, network, seen)) for seen in (Seen(), Seen(True), Seen(True, everybody))
    )
    if answer.question.names is Names.PROUDLY:
        assert in_room == alone
    else:
        assert in_room == set()
    if answer.question.names is Names.NEVER:
        assert agreed == set()
    assert in_room <= agreed <= alone


def names_in(found: Picture | Nothing) -> set[str]:
    """Names anywhere in what is sent to a screen."""
    if isinstance(found, Nothing):
        return set()
    if (sent := repr(found)) not in NAMES:  # what a room sees is often what somebody alone sees
        NAMES[sent] = set(TOLD.findall(as_svg(found)))
    return NAMES[sent]


def test_names_are_found_where_they_may_stand() -> None:
    # else the test above would pass with pictures that name nobody at all
    network = renamed("partners")
    named = {question for question in QUESTIONS if names_in(picture(ask_of(question, network), network, Seen()))}
    assert named >= {"brokers", "dead_ends", "introductions", "pressure", "sole_links", "sole_routes", "unknowns"}


@on_each_rich
def test_nothing_is_told_by_colour_alone(question: str, title: str) -> None:
    for room in (False, True):
        found = draw(question, title, room=room)
        if isinstance(found, Picture):
            assert [pair for pair in combinations(looks(found), 2) if told_by_colour_alone(*pair)] == []


Look = tuple[tuple[object, ...], tuple[str, str]]  # all but the colours; fill and edge


def looks(found: Picture) -> list[Look]:
    """How marks look that are no words: each look once; boxes with strokes as one."""
    marks = []
    for layer in found.spec["layer"]:
        stroked = {"strokes": str("layer" in layer)}
        marks += [{**one["mark"], **stroked} for one in layers({"layer": [layer]}) if one["mark"]["type"] != "text"]
    colours = ("fill", "stroke")
    seen = dict.fromkeys(
        (
            tuple(sorted((name, str(value)) for name, value in mark.items() if name not in colours)),
            (str(mark.get("fill", "")), str(mark.get("stroke", ""))),
        )
        for mark in marks
    )
    return list(seen)


def told_by_colour_alone(one: Look, other: Look) -> bool:
    """Whether two looks differ in colours alone, and in none that differs in grey, light or dark."""
    if one[0] != other[0]:
        return False
    colours = [(first, second) for first, second in zip(one[1], other[1], strict=True) if first != second]
    return any(
        all(contrast(grey(first, scheme), grey(second, scheme)) < DIFFERS for first, second in colours)
        for scheme in BOTH_SCHEMES
    )


SHEET = (ROOT / "views" / "theme.css").read_text(encoding="utf-8")
PAIRS = dict(re.findall(r"(--[\w-]+): (light-dark\([^)]*\));", SHEET))


def grey(colour: str, scheme: int) -> float:
    """How light a colour is, 0 to 1, in light or in dark."""
    name = re.match(r"var\((--[\w-]+)\)", colour)
    both = re.findall(r"#(\w{6})", PAIRS[name[1]] if name else colour)
    if not both:  # transparent: what is below it is the card
        return grey("var(--card)", scheme)
    parts = (int(both[scheme][place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_the_colours_of_files_are_those_of_the_page_in_light() -> None:
    assert {name: PAIRS[name][len("light-dark(") :].split(",")[0] for name in TOKENS} == dict(TOKENS)


def test_a_sheet_is_as_wide_as_a_phone_can_show() -> None:
    assert WIDTH <= 400
