"""One person's way to help, as a card: the verdict, the story stop by stop, closed doors, other ways, the receipt."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

import streamlit as st

from analysis import Answer
from analysis._route import Walk
from network.model import Network, Person
from network.words import listed
from render.openers import openers
from render.person_words import as_address, person_said
from render.promise_draft import draft
from render.route_opener import opening_change
from render.route_story import RouteStory, Stop, doors_apart, route_said, story
from render.story_pins import Pin
from views import cached, pages
from views.parts import answers, cards, take_forward
from views.parts.labels import as_text
from views.parts.people import Whom
from views.state import Audience

__all__ = ["card"]


def card(whom: Whom, audience: Audience, *, key: str, wide: bool) -> None:
    """The card of one person on one map.

    Parameters
    ----------
    wide
        Whether the card has the page to itself: what goes with the story then stands beside it.
    """
    network = whom.network
    walked = cached.walk(network, whom.person)
    person = walked.person
    answer = cached.answer("route", network, person=person)
    stories = list(
        _each_story_once(
            story(network, person, told, room=audience.room, agreed=audience.agreed) for told in walked.needs
        )
    )
    with st.container(key=f"route-{key}", height="stretch"):
        label = f'<p class="asks">{escape(whom.heading)}</p>' if whom.heading else ""
        st.html(f'{label}<h2 class="sentence card">{escape(person_said(network, person))}</h2>')
        if apart := doors_apart(network, walked):
            st.html(f'<p class="body">{escape(apart)}</p>')
        main, aside = st.columns([2.2, 1], gap="large") if wide else (st.container(), st.container())
        with main:
            st.html("".join(_story(told_so, several=len(stories) > 1) for told_so in stories))
        with aside:
            if beside := _help_now(network, walked) + _several(network, walked):
                st.html(beside)
            for told, told_so in zip(walked.needs, stories, strict=True):
                _more(told_so, [route_said(network, route) for route in told.others], several=len(stories) > 1)
            missing = openers(network, of_routes=True) if answer.state == "not known" else []
            if missing:
                cards.tell(missing)
            else:
                _moves(answer, person, key, None if audience.room else opening_change(walked))
            with st.expander("How we know", type="compact"):
                answers.receipt(answer)


def _story(told: RouteStory, *, several: bool) -> str:
    figure, unit = told.verdict
    need = f"Help with {told.need}"
    title = f"<h3>{escape(need)}</h3>" if several else "<h3></h3>"
    look = "verdict" if told.known else "verdict unknown"
    head = f'<div class="{look}">{title}<p><b>{escape(figure)}</b> <span>{escape(unit)}</span></p></div>'
    stops = "".join(_stop(stop, place) for place, stop in enumerate(told.stops))
    sums = f'<p class="sums">{escape(" ".join(told.sums))}</p>' if told.sums else ""
    return f'<section class="walk" aria-label="{escape(need)}">{head}<ol>{stops}</ol>{sums}</section>'


def _stop(stop: Stop, place: int) -> str:
    mark = {"step": str(stop.number), "shut": "✕", "not known": "?"}[stop.kind]
    look = stop.kind.replace(" ", "-")
    sole = " <small>Only recorded way through</small>" if stop.sole else ""
    time = f"<b>{escape(stop.time)}</b>" if stop.time else ""
    wait = f"<span>{escape(stop.wait)}</span>" if stop.wait else ""
    hidden = ' aria-hidden="true"' if stop.kind != "step" else ""
    stories = "".join(map(_told, stop.stories))
    return (
        f'<li class="{look}" style="--place: {place}"><i{hidden}>{mark}</i>'
        f"<div><strong>{escape(stop.name)}</strong>{sole}<p>{escape(stop.words)}</p>{stories}</div>"
        f'<div class="when">{time}{wait}</div></li>'
    )


def _each_story_once(ways: Iterable[RouteStory]) -> Iterator[RouteStory]:
    """The ways to help with each need; a story that people tell stands at the first step of all that it is of."""
    told: set[Pin] = set()
    for way in ways:
        yield replace(
            way, stops=tuple(replace(s, stories=tuple(p for p in s.stories if p not in told)) for s in way.stops)
        )
        told.update(pin for stop in way.stops for pin in stop.stories)


def _told(pin: Pin) -> str:
    """What somebody else told of a step, set apart from the imagined person: who told it and the consent come first."""
    mark = '<b aria-hidden="true">✓</b> ' if pin.agreed else ""
    return f"<aside><p>{mark}{escape(pin.told)}:</p><blockquote>{escape(pin.words)}</blockquote></aside>"


def _more(told: RouteStory, others: list[str], *, several: bool) -> None:
    about = f" ({as_text(told.need)})" if several else ""
    if others:
        with st.expander(f"Other ways to this help{about}", type="compact"):
            st.html(_list(others))
    if told.doors:
        with st.expander(f"Other closed doors{about}", type="compact"):
            st.html(_list([f"{door.name}: {door.words}" for door in told.doors]))


def _list(lines: list[str]) -> str:
    return f'<ul class="plain-list">{"".join(f"<li>{escape(line)}</li>" for line in lines)}</ul>'


def _several(network: Network, walked: Walk) -> str:
    """Partners within reach that help with several of the needs at once."""
    needs = {need.id: need.name for need in network.system.needs}
    lines = [f"{network.name(partner)}: {listed([needs[one] for one in helps])}" for partner, helps in walked.several]
    if len(walked.needs) < 2:
        return ""
    if not lines:
        return '<p class="hint">No partner within reach helps with several of these needs at once.</p>'
    return f'<p class="asks">One partner for several needs</p>{_list(lines)}'


def _help_now(network: Network, walked: Walk) -> str:
    words = (network.system.help_now or "").strip()
    if not words or all(told.route for told in walked.needs):
        return ""
    return f'<p class="help-now"><b>Where to turn now.</b> {escape(words)}</p>'


def _moves(answer: Answer, person: Person, key: str, opening: dict[str, str] | None) -> None:
    """What to do with it; changes that name a partner are tried outside a room."""
    with st.container(key=f"row-route-{key}", horizontal=True, vertical_alignment="center"):
        address = person.id if person.id != "described" else as_address(person)
        pages.go("Map", "Show on the map", look="button", key=f"route-map-{key}", show="route", person=address)
        if opening is not None:
            pages.go(
                "Build next", "What would open a door", look="link", key=f"route-doors-{key}", part="what-if", **opening
            )
        take_forward.button(draft(answer), key=f"route-{key}")
