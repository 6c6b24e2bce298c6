"""Pictures on the pages: which stand where, and what is sent of them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

import analysis
from network import Network
from network.model import Option, StepBack
from render.pictures import is_plain
from tests.open_pages import opened
from tests.shipped import shipped

ON_PAGES = {
    "bottlenecks.py": ["sole_routes", "sole_links", "pressure", "leaks", "barriers", "bounce"],
    "gaps.py": ["entry_points", "dead_ends", "both_sides"],
    "boundaries.py": ["brokers"],
    "build.py": ["programme", "missing"],
    "sure.py": ["unknowns", "provenance"],
    "route.py": ["days"],
}


def drawings(block: Any) -> Iterator[tuple[str, str]]:
    """The key of each picture and its drawing, in the order of the page."""
    for child in block.children.values():
        proto = getattr(child, "proto", None)
        if getattr(proto, "component_name", "") == "picture":
            yield (
                proto.id.partition("-drawing-")[2],
                proto.SerializeToString().decode(errors="ignore").replace('\\"', '"'),
            )
        if hasattr(child, "children"):
            yield from drawings(child)


def on_page(file: str, network: Network | None = None, **address: str) -> dict[str, str]:
    app = opened(file, network, **address)
    assert not app.exception
    return dict(drawings(app._tree))


@pytest.mark.parametrize(("file", "names"), ON_PAGES.items())
def test_each_page_shows_the_pictures_of_its_answers(file: str, names: list[str]) -> None:
    found = on_page(file)
    bars = [name for name in analysis.questions() if is_plain(name)]  # of questions without a drawing of their own
    assert [key for key in found if not key.startswith("intro-") and key not in bars] == names
    for drawing in found.values():
        assert re.search(r'<svg [^>]*role="img" aria-label="[A-Z0-9][^"]+\."', drawing)


def test_each_card_of_an_introduction_has_its_bow() -> None:
    bows = [drawing for key, drawing in on_page("build.py").items() if key.startswith("intro-")]
    assert len(bows) == 6  # five to choose from, and one that is promised
    assert all("the new link" in drawing for drawing in bows)


def test_where_too_little_is_known_a_page_has_no_empty_picture() -> None:
    merseyside = shipped("merseyside_2014")
    assert on_page("bottlenecks.py", merseyside) == {}
    assert list(on_page("sure.py", merseyside)) == ["unknowns", "provenance"]


def test_options_are_compared_by_slopes() -> None:
    riverside = shipped().in_part(options=(Option("A", "Without", (StepBack("ld"),)),))
    assert "From today to each option" in on_page("build.py", riverside, part="what-if")["options"]


def test_a_room_sees_who_is_full_as_squares() -> None:
    assert "Counselling" in on_page("bottlenecks.py")["pressure"]
    assert "Counselling" not in on_page("bottlenecks.py", room="1")["pressure"]
