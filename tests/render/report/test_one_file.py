"""One file to take home: whole without a script, harmless whatever people typed, and asking for nothing."""

import base64
import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.maps import full_map
from network.disclosure import RULES, hide
from network.model import Area, Named, Network, Partner, Person, Relation, System
from render.map.lens import lens_of
from render.map.lines import promised
from render.map.look import DARK
from render.partner_panel import panel
from render.pictures.paper import TOKENS
from render.pictures.pen import printable
from render.report.content import Asked, Bullets, Contents, Figure, Grid, Heading, Reader, Text
from render.report.one_file import as_html, as_zip
from render.report.one_file.colours import DARK_TOKENS, dark_rules, light_first
from render.report.papers.partner import partner_pages
from render.report.telling import Choices
from tests.asked import contents
from tests.shipped import as_shown

pytestmark = pytest.mark.long

DAY = date(2026, 11, 29)
MOST = 1_000_000  # bytes at sixty partners
HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "]]></style><img src=x onerror=alert(1)>",
    "\"'><svg onload=alert(1)>",
    "Line\u2028end\u2029\u202eturned\x07",
    "{{constructor}} ${alert(1)} \\u003cb\\u003e",
)
ELEMENTS = set(
    "html head meta title style body a header h1 h2 h3 h4 h5 h6 p nav ul li main section span figure figcaption svg g "
    "path rect line text tspan circle polygon div table caption thead tbody tr th td label "
    "select input footer script".split()
)


class Walk(HTMLParser):
    """Everything in a page in its order: elements with attributes, and the text that a reader meets."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.inside: list[str] = []
        self.feed(page.decode())
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attributes}))
        if tag not in ("meta", "input"):
            self.inside.append(tag)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attributes}))

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"script", "style", "title", "svg"} & set(self.inside) and data.strip():
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def data_of(page: bytes) -> dict:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.decode(), re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.fixture(scope="module")
def riverside() -> Network:
    return as_shown()


@pytest.fixture(scope="module", params=[Reader.BOARD, Reader.ROOM])
def made(request: pytest.FixtureRequest, riverside: Network) -> tuple[Contents, bytes]:
    what = contents(riverside, Choices(DAY, request.param), agreed=frozenset({"ld"}))
    return what, as_html(what)


@pytest.fixture(scope="module")
def hostile() -> Network:
    return hostile_map()


def hostile_map() -> Network:
    """A map on which everything that people type is an attack, and every id can be told again."""
    areas = (Area("zz-area", HOSTILE[0]), Area("zz-wide", HOSTILE[1], covers=("zz-area",)))
    needs, stages = (Named("zz-need", HOSTILE[2]),), (Named("zz-stage", HOSTILE[3]),)
    system = System(
        HOSTILE[0], illustrative=True, areas=areas, needs=needs, stages=stages,
        sectors=(Named("zz-sector", HOSTILE[4]),), groups=(Named("zz-group", HOSTILE[5]),), help_now=HOSTILE[0],
    )  # fmt: skip
    partners = [
        Partner(
            f"zz-partner{place}",
            name + str(place),
            short=name[:18],
            sector="zz-sector",
            areas=("zz-wide",),
            stages=("zz-stage",) if place == 0 else (),
            needs=("zz-need",) if place > 2 else (),
            wait_days=3.5,
        )
        for place, name in enumerate(HOSTILE)
    ]
    links = [Relation(one.id, other.id, "refers") for one, other in pairwise(partners)]
    person = Person("zz-person", HOSTILE[1], needs=("zz-need",), stage="zz-stage", area="zz-area", age=17)
    asked = tuple(one.id for one in partners)
    return Network(system, tuple(partners), tuple(links), asked, people=(person,))


def test_it_holds_every_word_of_the_report_in_its_order(made: tuple[Contents, bytes]) -> None:
    what, page = made
    text, at = Walk(page).text, 0
    for chapter in what.chapters:
        for words in (chapter.title, *(words for block in chapter.blocks for words in words_of(block))):
            found = text.find(" ".join(printable(words).split()), at)
            assert found >= 0, words
            at = found


def words_of(block: object) -> list[str]:
    match block:
        case Heading(words) | Text(words) | Asked(words):
            return [words]
        case Bullets(items):
            return list(items)
        case Figure(picture):
            return [picture.words]
        case Grid(caption, shown):
            return [caption, *shown.frame.columns, *filter(str.strip, shown.frame.to_numpy().ravel())]
    raise AssertionError(block)


def test_it_asks_for_nothing_and_allows_itself_one_style_and_one_script(made: tuple[Contents, bytes]) -> None:
    page = made[1].decode()
    policy = re.search(r'Security-Policy" content="([^"]*)"', page)
    assert policy
    for tag, rule in (("style", "style-src"), ("script", "script-src")):
        (inside,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        fingerprint = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{rule} 'sha256-{fingerprint}';" in policy[1]
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    assert set(re.findall(r"https?://[^\"' )]*", page)) <= {
        "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
    }  # fmt: skip
    assert not re.search(r"\b(fetch|import|eval|localStorage|sessionStorage|Worker|innerHTML|XMLHttpRequest)\b", page)
    for tag, attributes in Walk(made[1]).elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "src")], tag
        assert attributes.get("href", "#").startswith("#")


def test_it_is_built_so_that_everybody_can_read_it(made: tuple[Contents, bytes]) -> None:
    walk = Walk(made[1])
    assert walk.elements[0] == ("html", {"lang": "en-GB"})
    levels = [int(tag[1]) for tag, _ in walk.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(walk.all(tag)) for tag in ("main", "header", "nav", "footer")] == [1, 1, 1, 1]
    ids = Counter(attributes["id"] for _, attributes in walk.elements if "id" in attributes)
    assert [name for name, times in ids.items() if times > 1] == []
    assert all(link["href"].removeprefix("#") in ids for link in walk.all("a"))
    assert all(drawing["role"] == "img" and len(drawing["aria-label"].split()) > 3 for drawing in walk.all("svg"))
    assert all(cell["scope"] in ("col", "row") for cell in walk.all("th"))
    assert len(walk.all("caption")) == len(walk.all("table")) > 10
    assert {label["for"] for label in walk.all("label")} == {
        field["id"] for tag in ("select", "input") for field in walk.all(tag)
    }


def test_the_figures_of_the_script_are_the_apps_own(riverside: Network, made: tuple[Contents, bytes]) -> None:
    what, page = made
    known, room = data_of(page), what.reader is not Reader.BOARD
    order = sorted(riverside.by_id)
    assert [one["name"] for one in known["partners"]] == [printable(riverside.name(one)) for one in order]
    for one, told in zip(order, known["partners"], strict=True):
        about = panel(riverside, one, room=room)
        assert told["sentence"] == about.sentence
        assert told["senders"] == [[order.index(row.partner), row.words] for row in about.senders]
        assert bool(told["hangs"]) <= (not room or one == "ld")
    shown = {name: lens_of(one, riverside, room=room, agreed=what.agreed) for name, one in what.answers.items()}
    wanted = [name for name, lens in shown.items() if lens.partners or lens.links or lens.new_links]
    assert [lens["heading"] for lens in known["lenses"]] == [what.answers[name].question.heading for name in wanted]
    for name, lens in zip(wanted, known["lenses"], strict=True):
        answer = what.answers[name]
        said = answer.finding_in_room(what.agreed) if room else answer.finding
        assert lens["sentence"] == f"Illustrative: {said}"
        assert [order[one] for one in lens["partners"]] == list(shown[name].partners)


def test_a_room_is_told_neither_counts_nor_who_has_confirmed_a_link(riverside: Network) -> None:
    what = contents(riverside, Choices(DAY, Reader.ROOM, chapters=("bottlenecks",)))
    page = as_html(what)
    known = data_of(page)
    assert not any(words and "referral" in words for one in known["partners"] for _, words in one["senders"])
    assert not any(one["hangs"] for one in known["partners"])
    assert not any(stop["sole"] for one in known["people"] for told in one["stories"] for stop in told["stops"])
    assert not re.search("Both say so|One says so|Named by|Referrals: |-dotted", page.decode())


def test_a_room_sees_a_promise_of_those_who_have_agreed(riverside: Network) -> None:
    source, target = next(promised(riverside))
    agreed = frozenset({source, target})
    page = as_html(contents(riverside, Choices(DAY, Reader.ROOM, chapters=("promises",)), agreed=agreed))
    assert page.count(b"-dotted") == 1


@pytest.mark.parametrize("reader", [Reader.BOARD, Reader.ROOM])
def test_what_people_typed_stays_text_and_no_id_of_the_map_leaves_it(hostile: Network, reader: Reader) -> None:
    page = as_html(contents(hostile, Choices(DAY, reader)))
    walk = Walk(page)
    assert {tag for tag, _ in walk.elements} <= ELEMENTS
    assert [len(walk.all(tag)) for tag in ("script", "style")] == [2, 1]
    assert not [name for _, attributes in walk.elements for name in attributes if name.startswith("on")]
    assert b"<!--" not in page
    assert b"zz-" not in page
    assert not re.search("[\u2028\u2029\u202e\x07]", page.decode())
    assert data_of(page)["partners"][0]["name"] == f"{HOSTILE[0]}0"
    assert "<script>alert(1)</script>" in walk.text


def test_the_same_report_gives_the_same_bytes_with_the_map_and_the_day_in_the_footer(hostile: Network) -> None:
    what = contents(hostile, Choices(DAY))
    page = as_html(what)
    assert as_html(contents(hostile, Choices(DAY))) == page
    assert f"Made on 29 November 2026 from the map with the fingerprint {hostile.digest[:12]}." in Walk(page).text
    archive = as_zip(what)
    assert as_zip(what) == archive
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        assert files.namelist() == ["partnership-map-2026-11-29.html"]
        assert files.read(files.namelist()[0]) == page


def test_a_page_for_one_partner_holds_neither_the_map_nor_a_script(hostile: Network) -> None:
    page = as_html(partner_pages(hostile, Choices(DAY), ["zz-partner1"]))
    walk = Walk(page)
    assert not walk.all("script")
    assert not walk.all("svg")
    assert b"zz-" not in page
    assert "What would you correct?" in walk.text


def test_at_sixty_partners_it_stays_below_a_megabyte() -> None:
    sixty = hide(full_map(60), RULES["mhsds"])
    places = {one: (0.02 + place % 10 / 11, 0.05 + place // 10 / 7) for place, one in enumerate(sixty.by_id)}
    assert len(as_html(contents(sixty, Choices(DAY)), places)) < MOST


def test_a_map_that_says_next_to_nothing_gives_a_page_without_a_walk() -> None:
    bare = Network(System("Bare"), (Partner("one", "One"),))
    page = as_html(contents(bare, Choices(DAY)))
    assert b'id="walk"' not in page
    assert "The map shows 1 partner and 0 links." in Walk(page).text


def test_drawings_are_light_by_themselves_and_dark_by_the_style_sheet() -> None:
    drawing = light_first('<g fill="var(--ink)" stroke="light-dark(#2F7FC1, #5CA6E0)"/>')
    assert drawing == f'<g fill="{TOKENS["--ink"]}" data-fill="EEF2F3" stroke="#2F7FC1" data-stroke="5CA6E0"/>'
    assert dark_rules([drawing]) == '[data-fill="EEF2F3"]{fill:#EEF2F3}[data-stroke="5CA6E0"]{stroke:#5CA6E0}'


def test_the_colours_of_the_file_are_those_of_the_app() -> None:
    pages, here = (
        dict(re.findall(r"(--[a-z-]+): light-dark\((#\w{6}, #\w{6})\)", Path("views/theme.css").read_text())),
        Path("render/report/one_file/page.css").read_text(),
    )
    assert set(DARK_TOKENS) == set(TOKENS)
    assert all(pages[name] == f"{TOKENS[name]}, {DARK_TOKENS[name]}" for name in TOKENS)
    light, dark = here.split("prefers-color-scheme")[:2]
    for part, tone in ((light, 0), (dark, 1)):
        own = dict(re.findall(r"(--[a-z-]+): (#\w{6})", part))
        assert all(value == pages[name].split(", ")[tone] for name, value in own.items() if name in pages)
    assert f"--map: {DARK.canvas}; --back: {DARK.outline}" in dark


def test_no_drawing_keeps_a_colour_that_needs_the_style_sheet(made: tuple[Contents, bytes]) -> None:
    for tag, attributes in Walk(made[1]).elements:
        assert not any(value.startswith(("var(", "light-dark(")) for value in attributes.values()), tag
