"""The one file in a real browser: from disk, with nothing to ask, read without its script and used with it."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import analysis
from analysis import Answer
from analysis._walk import walk
from network.disclosure import RULES, hide
from network.files.map_file.yaml import read_yaml
from network.model import Network, Option, Person, StepBack
from render.map.still import Still
from render.pictures import Seen
from render.report.chapters import CHAPTERS
from render.report.content import Reader
from render.report.made import Choices, contents
from render.report.one_file import as_html
from render.report.one_file.data import data
from tests.browser import steps
from tests.oracle.random_maps import random_network
from tests.pace import usually
from tests.render.report.test_one_file import HOSTILE, hostile_map

DAY = date(2026, 11, 29)
FIRST_PARTS = "header, nav, #map, #way, #partner, #part1, #part2, #part3, #part4, footer"  # the others look as these
SCRIPT = Path("render/report/one_file/reach.js")


@pytest.fixture(scope="module")
def riverside() -> Network:
    return hide(read_yaml("data/partners.yaml"), RULES["mhsds"])


@contextmanager
def opened(browser: Browser, file: Path, **how: object) -> Iterator[tuple[Page, list[str]]]:
    """The file from disk, with no network at all; all that it asks for and everything that goes wrong."""
    context = browser.new_context(offline=True, **how)  # type: ignore[arg-type]
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: asked.append(f"script error: {error}"))
    page.on("dialog", lambda dialog: (asked.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.goto(file.as_uri())
    yield page, asked
    context.close()


def everything(network: Network) -> Choices:
    """All chapters, with something to tell in each."""
    return Choices(
        DAY,
        chapters=tuple(CHAPTERS),
        stories=tuple(range(len(network.stories))),
        options=tuple(one.id for one in network.options),
        earlier=replace(network, relations=network.relations[5:]),
        elsewhere=read_yaml("data/areas/fernshire.yaml"),
    )


def test_one_visit_from_disk(browser: Browser, riverside: Network, tmp_path: Path) -> None:
    file = tmp_path / "riverside.html"
    with_option = replace(riverside, options=(Option("A", "Another way", (StepBack("ld"),)),))
    what = contents(with_option, everything(with_option))
    assert [one.name for one in what.chapters] == list(CHAPTERS)
    file.write_bytes(as_html(what))
    with opened(browser, file, viewport={"width": 1366, "height": 768}) as (page, asked):
        page.get_by_role("link", name="Skip to the findings").focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content"
        brings_out_an_answer(page, what.answers["sole_routes"])
        finds_a_partner(page, riverside)
        walks_as_a_person(page, riverside)
        steps.no_axe_faults(page, colours=False)
        for scheme in steps.SCHEMES:
            page.emulate_media(color_scheme=scheme)
            steps.no_axe_faults(page, colours_of=usually(FIRST_PARTS, slowly="body"))
        page.set_viewport_size({"width": 375, "height": 812})
        steps.no_sideways_scroll(page)
        page.set_viewport_size({"width": 320, "height": 640})
        steps.no_sideways_scroll(page)
        page.emulate_media(media="print")
        expect(page.get_by_label("Find a partner")).not_to_be_visible()
        expect(page.locator("#way")).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('#drawing rect')).fill") == "rgb(255, 255, 255)"
    assert asked == [file.as_uri()]


def brings_out_an_answer(page: Page, answer: Answer) -> None:
    page.get_by_label("Show a finding on the map").select_option(answer.question.heading)
    expect(page.locator("#told")).to_have_text(f"Illustrative: {answer.finding}")
    lit = page.locator("#drawing .partner.lit")
    assert lit.count() == len(set(answer.highlight.partners).union(*answer.highlight.links))
    page.get_by_label("Show a finding on the map").select_option("The map as it is")
    expect(lit).to_have_count(0)


def finds_a_partner(page: Page, riverside: Network) -> None:
    field = page.get_by_label("Find a partner")
    field.fill("nobody of this name")
    expect(page.get_by_text("No partner on this map is called “nobody of this name”.")).to_be_visible()
    field.fill("liaison")
    field.press("Enter")
    panel = page.get_by_role("region", name="The chosen partner")
    expect(panel.get_by_role("heading", name=riverside.name("ld"))).to_be_visible()
    expect(page.get_by_label("Partner", exact=True)).to_be_focused()
    senders = {riverside.name(one.source) for one in riverside.referrals if one.target == "ld"}
    listed = panel.locator("h4:has-text('Who sends people here') + ul button").all_inner_texts()
    assert set(listed) == senders
    panel.get_by_role("button", name=listed[0], exact=True).first.click()
    expect(panel.get_by_role("heading", name=listed[0])).to_be_visible()
    assert page.locator("#drawing .chosen title").text_content().startswith(listed[0])  # type: ignore[union-attr]
    page.locator("#drawing .partner").first.click()
    expect(page.locator("#drawing .chosen")).to_have_count(1)


def walks_as_a_person(page: Page, riverside: Network) -> None:
    whom = page.get_by_label("Person", exact=True)
    whom.select_option(riverside.people[0].name)
    way = page.get_by_role("region", name="The way to help")
    expect(way).to_contain_text("Saturday")
    expect(page.get_by_role("region", name="The chosen partner")).not_to_be_visible()
    whom.select_option("Somebody described here")
    page.get_by_label("Needs help with").select_option(index=0)
    page.get_by_label("Age in years").fill("17")
    person = Person("x", "x", needs=(riverside.system.needs[0].id,), age=17, stage=riverside.system.stages[0].id)
    finding = analysis.run("route", riverside, person=person).finding
    expect(way.get_by_role("heading", level=3)).to_have_text(f"Illustrative: {finding}")


def test_it_is_whole_without_its_script(browser: Browser, riverside: Network, tmp_path: Path) -> None:
    file = tmp_path / "riverside.html"
    what = contents(riverside, Choices(DAY, Reader.ROOM, chapters=("state", "gaps")))
    file.write_bytes(as_html(what))
    with opened(browser, file, java_script_enabled=False, viewport={"width": 375, "height": 812}) as (page, asked):
        expect(page.get_by_role("heading", name="The map", exact=True)).to_be_visible()
        expect(page.locator("#drawing svg")).to_be_visible()
        assert page.get_by_role("table").count() > 2
        for control in page.locator("select, input, button").all():
            expect(control).not_to_be_visible()
    assert asked == [file.as_uri()]


def test_names_that_attack_are_names(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "hostile.html"
    network = hostile_map()
    file.write_bytes(as_html(contents(network, Choices(DAY))))
    with opened(browser, file) as (page, asked):
        page.get_by_label("Find a partner").fill("alert(1)")
        page.locator("#found button").first.click()
        expect(page.get_by_role("region", name="The chosen partner").get_by_role("heading", level=3)).to_contain_text(
            "<"
        )
        for choice in page.locator("#whom option").all()[1:]:
            page.get_by_label("Person", exact=True).select_option(choice.get_attribute("value"))
        for choice in page.locator("#bring option").all()[1:]:
            page.get_by_label("Show a finding on the map").select_option(choice.get_attribute("value"))
        assert page.locator("img, #panel script, #way script").count() == 0
        assert HOSTILE[0] in page.locator("#partner").inner_text()
    assert asked == [file.as_uri()]


def everybody(network: Network, most: int) -> list[Person]:
    """Imagined people of every kind that the map tells apart, or a draw of them."""
    system = network.system
    homes = [None, *(area.id for area in system.areas if not area.covers)]
    groups = [(), *((group.id,) for group in system.groups)]
    kinds = product(system.needs, system.stages, homes, groups, (None, 0, 12, 17, 18, 40, 65))
    people = [
        Person("x", "x", needs=(need.id,), age=age, groups=group, area=home, stage=stage.id)
        for need, stage, home, group, age in kinds
    ]
    return random.Random(7).sample(people, min(most, len(people)))


def as_described(network: Network, person: Person) -> dict[str, int | None]:
    system = network.system
    at = {
        what: [item.id for item in items]
        for what, items in (("need", system.needs), ("stage", system.stages), ("area", system.areas))
    }
    return {
        "need": at["need"].index(person.needs[0]),
        "stage": at["stage"].index(person.stage or ""),
        "area": None if person.area is None else at["area"].index(person.area),
        "group": [item.id for item in system.groups].index(person.groups[0]) if person.groups else None,
        "age": person.age,
    }


def test_the_way_that_the_script_finds_is_the_apps_own(browser: Browser, riverside: Network) -> None:
    page = browser.new_page()
    page.evaluate(
        f"""() => {{ {SCRIPT.read_text()}
        window.ask = (map, people) => people.map((person) => {{
            const {{ way, shut }} = reach(map, person);
            return [way?.path ?? null, way?.days ?? null, shut.map((one) => [one.partner, one.why]),
                wayInWords(map, person, way)];
        }}); }}"""
    )
    found = 0
    by_chance = [(random_network(seed), 12) for seed in range(usually(15, slowly=60))]
    for network, most in [(riverside, usually(40, slowly=150)), *by_chance]:
        drawing = Still("", "", (0, 0), dict.fromkeys(network.by_id, ""), {})
        people = everybody(network, most)
        described = [as_described(network, one) for one in people]
        told = page.evaluate("([map, people]) => ask(map, people)", [data(network, drawing, {}, Seen()), described])
        order = sorted(network.by_id)
        for person, (path, days, doors, words) in zip(people, told, strict=True):
            (way,) = walk(network, person).needs
            helps = {one.id for one in network.partners if person.needs[0] in (one.needs or ())}
            shut = {(one.partner, one.why) for one in way.closed if one.reason in ("age", "group", "area", "hours")}
            assert {(order[at], why) for at, why in doors} == {one for one in shut if one[0] in helps}
            assert (path is None) == (way.route is None), person
            if way.route:
                found += 1
                assert tuple(order[at] for at in path) == way.route.path, person
                assert days == [step.days for step in way.route.steps[1:]], person
                assert words == analysis.run("route", network, person=person).finding
    page.close()
    assert found > usually(40, slowly=150)
