"""Every page, tab, list and file, in room view and on a projector, read by somebody who looks for names.

Each partner of Riverside has a name that stands nowhere else, in free text too, and only one has agreed to be named.
Whatever a page sends to the browser is searched, and every file that it offers. Names may stand where the map itself is
drawn or told, where a strength is told, and on a person's way; nowhere else.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import cycle, product
from typing import Any

import pytest
import streamlit as st

import analysis
from analysis import Names, Who
from network import Network
from network.edit import apply_all
from network.model import Agreement, Option, Promise, StepBack, Story
from network.possible_changes import link
from network.tray import Tray
from render.route_story import HIDDEN_IN_ROOM
from render.text_twin import describe, partners_table
from tests.open_pages import html, opened
from tests.pace import usually
from tests.shipped import shipped
from views import cached
from views.parts import partner_by_partner

AGREED = "ld"
TRIED = (link("police", "peer"), StepBack("cmht"))
VIEWS = ({"room": "1"}, {"projector": "1"})
QUESTIONS = tuple(analysis.questions())
PROUD = [name for name, question in analysis.questions().items() if question.names is Names.PROUDLY]
PROUD_SECTIONS = tuple(f"-{part}-{name}" for name in PROUD for part in ("section", "card"))
NAMED = re.compile(r"Quillan \d\d|Qs \d\d")
THE_MAP = ("Find a partner", "The map in words", "The map as tables")  # what tells the map itself, by label
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    ("overview.py", {}),
    *(("map.py", {"show": question}) for question in usually(QUESTIONS[::8], slowly=QUESTIONS)),
    ("gaps.py", {}),
    ("bottlenecks.py", {}),
    *(("boundaries.py", {"by": by}) for by in usually(("sector", "area"), slowly=("sector", "area", "stage", "need"))),
    *(("build.py", {"part": part}) for part in ("introductions", "what-if", "promises")),
    ("build.py", {"part": "introductions", "all": "1", "most": "30"}),
    ("build.py", {"part": "promises", "promise": "0"}),
    ("over_time.py", {"earlier": "partners", "later": "partners_after"}),
    ("sure.py", {}),
    *(("report.py", {"paper": paper}) for paper in ("report", "board", "pages")),
    *(("data.py", {"part": part}) for part in ("open", "names", "changes", "take-away")),
    *(("data.py", {"part": "edit", "what": what}) for what in ("partner", "link", "partners", "links", "lists")),
)


IN_TURN = list(zip(cycle(VIEWS), PAGES))  # one page in the room view, the next on the projector


@pytest.fixture(scope="module")
def told_apart() -> Network:
    """Riverside with names that stand nowhere else; promises, stories and options that name partners in their words."""
    riverside = shipped()
    names = {one.id: f"Quillan {place:02}" for place, one in enumerate(riverside.partners)}
    partners = tuple(
        replace(one, name=names[one.id], short=f"Qs {place:02}", aka=()) for place, one in enumerate(riverside.partners)
    )
    someone = names["police"]
    promises = (
        Promise(AGREED, "GPs", text=f"Write to {someone}", sign=f"{someone} has answered", owner=f"Lead of {someone}"),
        *riverside.promises,
    )
    options = (Option("A", f"Without {someone}", (StepBack("police"),)),)
    stories = (Story(("police", "GPs"), words=f"They sent me to {someone}"),)
    return replace(
        riverside, partners=partners, promises=promises, options=options, stories=stories, agreed=(Agreement(AGREED),)
    )


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The text of every file that is offered from now on."""
    offered: list[str] = []
    offer = st.download_button

    def noted(label: str, data: Any, *args: Any, **more: Any) -> bool:
        content = data() if callable(data) else data
        if not str(more.get("file_name", "")).startswith(tuple(PROUD)):
            offered.append(content if isinstance(content, str) else content.decode(errors="ignore"))
        return offer(label, data, *args, **more)

    monkeypatch.setattr(st, "download_button", noted)
    return offered


def sent(block: Any) -> Iterator[str]:
    """What is sent to the browser, as text, except the map itself and strengths."""
    for child in block.children.values():
        proto = getattr(child, "proto", None)
        if proto is not None and _may_name(proto):
            continue
        if proto is not None:
            yield str(proto) if hasattr(child, "children") else proto.SerializeToString().decode(errors="ignore")
        if hasattr(child, "children"):
            yield from sent(child)


def _may_name(proto: Any) -> bool:
    key = str(getattr(proto, "id", ""))
    label = getattr(getattr(proto, "expandable", proto), "label", "")
    is_map = type(proto).__name__ == "BidiComponent" and "picture" not in proto.component_name
    return is_map or label in THE_MAP or key.endswith(PROUD_SECTIONS)


def named(texts: list[str], network: Network) -> set[str]:
    """Who is named in the texts, by id."""
    ids = {name: one.id for one in network.partners for name in (one.name, one.short)}
    return {ids[found] for text in texts for found in NAMED.findall(text)}


def shown(file: str, network: Network, **address: str) -> Any:
    """The page with its tables open, a what-if in the tray, and one partner that has agreed."""
    tables = {f"table-{question}": True for question in QUESTIONS}
    trays = {network.digest: Tray().put(TRIED[0]).put(TRIED[1])}
    app = opened(file, network, visit={**tables, "trays": trays}, **address)
    assert not app.exception
    return app


@cache
def _with_pride(network: Network) -> set[str]:
    """Who stands in a sentence that names with pride, today and with what is in the tray."""
    tried = apply_all(network, TRIED)
    words = [word for one, name in product((network, tried), PROUD) for word in analysis.run(name, one).words.values()]
    return {one for word in words if isinstance(word, Who) for one in word.ids}


@pytest.mark.parametrize(("view", "page"), usually(IN_TURN, slowly=list(product(VIEWS, PAGES))), ids=str)
def test_nobody_is_named_who_has_not_agreed(
    view: dict[str, str], page: tuple[str, dict[str, str]], told_apart: Network, files: list[str]
) -> None:
    file, address = page
    app = shown(file, told_apart, **view, **address)
    found = named([*sent(app._tree), *files], told_apart) - {AGREED} - _with_pride(told_apart)
    if address.get("show") == "route":
        found -= set(cached.walk(told_apart, told_apart.people[0]).needs[0].later.path)
    assert not found, sorted(found)


@pytest.mark.parametrize("view", VIEWS, ids=str)
@pytest.mark.parametrize("place", [1, 3])
def test_on_a_persons_way_nobody_is_named_as_missing_a_link(
    view: dict[str, str], place: int, told_apart: Network, files: list[str]
) -> None:
    person = told_apart.people[place]
    walked = cached.walk(told_apart, person)
    on_a_way = {one for told in walked.needs for route in (told.route, told.later, *told.others) if route
                for one in route.path}  # fmt: skip
    told_of = on_a_way | {partner for partner, _ in walked.several}
    shut = {door.partner for told in walked.needs for door in told.closed if door.reason not in HIDDEN_IN_ROOM}
    first = {one.id for one in told_apart.partners if person.stage in (one.stages or ())}
    app = opened("route.py", told_apart, person=person.id, **view)
    assert not app.exception
    assert named([*sent(app._tree), *files], told_apart) <= told_of | shut | first | {AGREED}
    assert any(door.reason in HIDDEN_IN_ROOM for told in walked.needs for door in told.closed)


def test_the_map_in_words_does_not_tell_a_room_who_has_not_been_asked(told_apart: Network) -> None:
    assert any("not been asked yet: Quillan" in sentence for sentence in describe(told_apart))
    told = [sentence for sentence in describe(told_apart, room=True) if "not been asked" in sentence]
    assert told == ["11 partners have not been asked yet."]
    assert "Asked about its links" not in partners_table(told_apart, room=True)


def _of_the_map(network: Network, tried: Tray | None, **address: str) -> list[str]:
    """What the map's drawing, its panel and its tables send."""
    key = network.digest, tried, tuple(sorted(address.items()))
    if key not in OF_THE_MAP:
        OF_THE_MAP[key] = _sent_of_the_map(network, tried, **address)
    return OF_THE_MAP[key]


OF_THE_MAP: dict[tuple[object, ...], list[str]] = {}  # of each view the same is asked beside what nobody looks on at


def _sent_of_the_map(network: Network, tried: Tray | None, **address: str) -> list[str]:
    visit = {"trays": {network.digest: tried}} if tried else {}
    app = opened("map.py", network, visit={"map-tables": True, **visit}, **address)
    assert not app.exception
    drawn = [one.proto.SerializeToString().decode(errors="ignore") for one in app.get("bidi_component")]
    return [*(one for one in drawn if "partnership_map" in one), *re.findall(r"Q\w* \d\d[^<]*", html(app))]


@pytest.mark.parametrize("view", VIEWS, ids=str)
def test_a_room_cannot_see_with_whom_a_change_is_tried(view: dict[str, str], told_apart: Network) -> None:
    tray = Tray().put(*TRIED)
    for address in ({}, {"partner": "police"}, {"partner": "cmht"}):
        before = _of_the_map(told_apart, None, **view, **address)
        assert _of_the_map(told_apart, tray, **view, **address) == before
        assert _of_the_map(told_apart, tray, **address) != _of_the_map(told_apart, None, **address)
    app = shown("map.py", told_apart, **view)
    assert partner_by_partner.LEFT_OUT in html(app)


def test_a_room_sees_what_is_tried_with_those_who_have_agreed(told_apart: Network) -> None:
    agreed = replace(told_apart, agreed=(Agreement("police"), Agreement("peer")))
    tray = Tray().put(TRIED[0])
    assert _of_the_map(agreed, tray, room="1") != _of_the_map(agreed, None, room="1")


def test_nobodys_way_before_a_room_goes_along_a_link_that_is_only_tried(told_apart: Network) -> None:
    ways = []
    for place, tried in product(range(len(told_apart.people)), (False, True)):
        visit = {"trays": {told_apart.digest: Tray().put(*TRIED)}} if tried else {}
        app = opened("route.py", told_apart, visit=visit, room="1", person=told_apart.people[place].id)
        ways.append(re.findall(r'<section class="walk".*?</section>', html(app), re.DOTALL))
    assert ways[::2] == ways[1::2]
