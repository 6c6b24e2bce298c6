"""A person's route on the map, one step after the other."""

from html import escape
from itertools import pairwise

import streamlit as st

from analysis._route import NeedWalk, Path
from analysis._situations import need_name
from network.model import Network
from render.map.lens import Lens
from render.route_story import RouteStory, story
from views import address, cached
from views.parts import people
from views.state import Audience

__all__ = ["lens", "panel"]

STEP = "step"
KEY = "This person's way"


def lens(network: Network) -> Lens:
    """The way as far as it has been walked."""
    told = _told(network)
    path = _path(told)
    walked = path[: _steps(path)]
    return Lens(walked, tuple(pairwise(walked)), key=KEY) if walked else Lens()


def panel(network: Network, audience: Audience) -> None:
    """Where the person is now, and the way on and back."""
    person, told = people.chosen(network), _told(network)
    if person is None or told is None:
        return
    if len(person.needs) > 1:
        st.selectbox(
            "Help with",
            list(person.needs),
            format_func=lambda need: need_name(network, need),
            **address.tied("for", told.need, clears=(STEP,)),
        )
    path = _path(told)
    if path:
        _walk(story(network, person, told, room=audience.room, agreed=audience.agreed), path)


def _walk(story_told: RouteStory, path: Path) -> None:
    here = _steps(path)
    stop = next(stop for stop in story_told.stops if stop.number == here)
    when = ", ".join(part for part in (stop.time, stop.wait) if part)
    st.html(
        f'<p class="asks">Step {here} of {len(path)}: {escape(when)}</p>'
        f'<p class="sentence panel">{escape(stop.name)}</p><p class="body">{escape(stop.words)}</p>'
    )
    with st.container(horizontal=True):
        for label, step in (("Back", here - 1), ("Next step", here + 1)):
            outside = not 1 <= step <= len(path)
            st.button(label, disabled=outside, on_click=address.choose, args=(STEP, str(step)), key=f"walk {label}")


def _told(network: Network) -> NeedWalk | None:
    person = people.chosen(network)
    if person is None or not person.needs:
        return None
    need = address.chosen("for", person.needs) or person.needs[0]
    return next(told for told in cached.walk(network, person).needs if told.need == need)


def _path(told: NeedWalk | None) -> Path:
    route = (told.route or told.later) if told else None
    return route.path if route else ()


def _steps(path: Path) -> int:
    """How many steps have been walked: all of them until somebody walks one by one."""
    asked = address.chosen(STEP) or ""
    return min(max(int(asked), 1), len(path)) if asked.isdecimal() else len(path)
