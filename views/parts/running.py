"""The running order on the wall: a quiet strip with step and clock, ←/→ from step to step, and the words to say.

Words are for the facilitator's own screen (`notes=1`) and never on one that a room sees; any other window of a running
order is seen by one. The window of the wall, and every other with its code in the address (`wall`), follow one another:
what is pressed on the one moves the others within two seconds. An address without a code begins where it says.
"""

import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from html import escape
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from network.model import Network
from render.running_orders import RunningOrder, orders, span
from views import address, cached, pages, sign_in, state
from views.behind.runs import Run

__all__ = ["choice", "follow", "strip"]

EVERY_SECONDS = 2
RUN, AT, WALL, NOTES = "run", "at", "wall", "notes"  # in the address
SHOWN = "step shown"  # remembered in this visit: the step that this window shows


def follow(network: Network, title: str) -> None:
    """Leave for the page of the step that is on, where this window is at another step.

    The step goes into the address in one go with what its page opens with, so that no entry of the browser's history
    has the step of one and the part of another. Where the browser has gone back to a step by itself, everybody does;
    the page that it came to is left too where it is not that step's: two quick presses leave no entry of the first.
    """
    back = _gone_back(network)
    run = back or _run(network)
    if run is None:
        if address.chosen(RUN) is not None:  # an order that this map does not have
            _leave()
        return
    if not run.order:
        _leave()
        return
    step = {RUN: run.order, AT: str(run.place)}
    address.remember(SHOWN, step)
    path, _, choices = orders(network)[run.order].steps[run.place].page.partition("?")
    there = pages.titled(path)
    if all(address.chosen(name) == value for name, value in step.items()) and (back is None or title == there):
        return
    pages.jump(there, **step, **dict(parse_qsl(choices)))


def _gone_back(network: Network) -> Run | None:
    """The workshop at the step that the address says since the browser went back or forward to it; None if it did not.

    What this window shows is remembered as it is shown, so an address that says another step of it is one of before.
    """
    shown, order, at = address.recall(SHOWN), _order(orders(network)), address.chosen(AT) or ""
    if shown is None or order is None or shown[RUN] != order or at == shown[AT] or not at.isdecimal():
        return None
    if sign_in.may("facilitate"):
        cached.runs().go_to(_key(), min(int(at), len(orders(network)[order].steps) - 1))
    return cached.runs().of(_key())


def choice(network: Network) -> None:
    """Which running order, and a window of one's own with the words to say."""
    found = orders(network)
    st.selectbox(
        "Running order",
        list(found),
        format_func=lambda name: found[name].name,
        placeholder="None",
        **address.handed("run", _order(found), _begin, folded=True),
    )
    if _order(found) and not address.is_projected():
        wall = {name: value for name, value in address.carried().items() if name not in ("projector", "room", NOTES)}
        st.link_button("The wall, in a window of its own", f"?{urlencode({**wall, 'projector': address.ON})}")
        st.toggle(
            "Only I see this screen: words to say, and names",
            **address.tied(
                NOTES, address.is_own_screen(), lambda on: address.ON if on else None, clears=("room",), folded=True
            ),
        )


def strip(network: Network) -> None:
    """At the foot of every page while a running order is on."""
    run = _run(network)
    if run is not None and run.order:
        _strip(network, run)


@st.fragment(run_every=EVERY_SECONDS)
def _strip(network: Network, shown: Run) -> None:
    run = _run(network) or shown
    if (run.order, run.place) != (shown.order, shown.place):
        st.rerun()
    order = orders(network)[run.order]
    notes = address.is_own_screen() and not address.in_room()
    with st.container(key="notes" if notes else "strip"):
        if notes:
            st.html(_words(order, run))
        with st.container(key="strip-row", horizontal=True, vertical_alignment="center"):
            _step("Back", "Left", run.place - 1, order)
            st.html(_told(order, run))
            _step("Next", "Right", run.place + 1, order)
            if notes:
                st.button("Start the clock again", on_click=_begin_again, args=(run,), type="tertiary", key="clock")


def _step(label: str, key: str, place: int, order: RunningOrder) -> None:
    there = 0 <= place < len(order.steps)
    says = order.steps[place].title if there else None
    st.button(
        label, on_click=_go, args=(place,), disabled=not there, type="tertiary", shortcut=key, key=f"step {key}",
        help=says,
    )  # fmt: skip


def _told(order: RunningOrder, run: Run) -> str:
    start, end = span(order, run.place)
    gone = int((_now() - run.since).total_seconds() // 60)
    late = ' class="late"' if gone >= end else ""
    step = f"<b>{escape(order.steps[run.place].title)}</b> <span>{run.place + 1} of {len(order.steps)}</span>"
    clock = f"minute {gone} of {order.minutes} · this step {start} to {end}"
    return f'<p class="running">{step} <span{late}>{clock}</span></p>'


def _words(order: RunningOrder, run: Run) -> str:
    """What to say now, and what comes next."""
    said = escape(order.steps[run.place].words or "")
    after = order.steps[run.place + 1 : run.place + 2]
    then = "".join(f'<p class="hint">Then, for {step.minutes} minutes: {escape(step.title)}</p>' for step in after)
    return f'<p class="asks">Say</p><p class="sentence lead">{said}</p>{then}'


def _run(network: Network) -> Run | None:
    """The workshop that this window follows.

    Where the address asks for one and none is under way, it is begun by who may lead; others look at it by themselves.
    """
    found = orders(network)
    order = _order(found)
    if order is None:
        return None
    at = address.chosen(AT) or ""
    place = min(int(at), len(found[order].steps) - 1) if at.isdecimal() else 0
    if not address.chosen(WALL):
        address.choose(WALL, secrets.token_hex(4))
    mine, leads = Run(order, place, _now()), sign_in.may("facilitate")
    run = cached.runs().join(_key(), mine) if leads else cached.runs().of(_key()) or mine
    if run.order and (run.order not in found or run.place >= len(found[run.order].steps)):  # it was changed meanwhile
        return cached.runs().begin(_key(), mine) if leads else mine
    return run


def _order(found: Mapping[str, RunningOrder]) -> str | None:
    return address.chosen(RUN, found)


def _begin(order: str | None) -> None:
    """Begin at the first step, or end what is under way; who may not lead joins, or leaves, for this window only."""
    if not address.chosen(WALL):
        address.choose(WALL, secrets.token_hex(4))
    if sign_in.may("facilitate"):
        cached.runs().begin(_key(), Run(order or "", 0, _now()))
    address.choose(RUN, order)
    for name in (AT, *((WALL, NOTES) if order is None else ())):
        address.choose(name, None)


def _begin_again(run: Run) -> None:
    if sign_in.may("facilitate"):
        cached.runs().begin(_key(), Run(run.order, run.place, _now()))


def _go(place: int) -> None:
    if sign_in.may("facilitate"):
        cached.runs().go_to(_key(), place)


def _leave() -> None:
    address.forget(SHOWN)
    for name in (RUN, AT, WALL, NOTES):
        address.choose(name, None)


def _key() -> str:
    """Which windows follow one another: those of a map that have one code."""
    return f"{state.map_key() or ''} {address.chosen(WALL) or ''}"


def _now() -> datetime:
    return datetime.now(UTC)
