"""The promise board: every promise, one to change at a time, and copies to take away."""

from dataclasses import replace
from datetime import date, timedelta
from html import escape

import streamlit as st

import analysis
from network.model import Network, Promise
from render.promise_board import (
    STATES,
    TO_AGREE,
    board,
    counted,
    is_overdue,
    label,
    overdue_said,
    reason_of,
    with_reason,
    without_names,
)
from views import address, sign_in, state
from views.parts import answer_text, downloads, tables
from views.parts.take_forward import ATOP, BROUGHT, DRAFT, NEW, waits
from views.state import Audience

__all__ = ["show"]

RENEWED = timedelta(days=91)  # by which a promise is renewed at a press
NOBODY = ""
OPENED = "promise opened"  # which, and as it was then
FORMS, SAID = "promise forms", "promise said"  # how many were kept in this visit, and what is told of the last
# A page keeps its place when another part of it is opened: on a phone the draft would be far above what is seen.
SEEN = """
export default ({ data, parentElement }) => {
  if (parentElement.dataset.seen === data) return;
  parentElement.dataset.seen = data;
  parentElement.style.scrollMarginTop = "6rem";
  parentElement.scrollIntoView({ block: "start" });
};
"""
_in_sight = st.components.v2.component("in_sight", js=SEEN, isolate_styles=False)
IN_ROOM = (
    "Names and words show once the partners have agreed to be named (Data, Who may be named). "
    "Promises are written outside room view, on the facilitator's own screen."
)


def show(_network: Network, audience: Audience) -> None:
    """The board, the files and the form: promises belong to the map as it is, whatever is being tried.

    What was opened from elsewhere stands above the board: below a screenful of promises it would not be seen.
    """
    network = state.base()
    if said := address.recall(SAID):
        st.success(said)
        address.forget(SAID)
    if brought := address.recall(BROUGHT):
        st.success(f"Added: {brought}. The first of them is open below.")
        address.forget(BROUGHT)
    if state.drafts():
        _drafts(network, audience)
    atop = bool(address.recall(DRAFT) or address.recall(ATOP))
    if atop and not audience.room:
        _in_sight(key="promise in sight", data=f"{address.recall(FORMS, 0)} {address.chosen('promise')}")
        _form(network)
    _board(network, audience)
    if not atop and not audience.room:
        _form(network)


def _drafts(network: Network, audience: Audience) -> None:
    """What was taken forward before a room: to open and save, or to drop. A room hears how many."""
    found = state.drafts()
    with st.container(key="section-drafts"):
        it = "it is" if len(found) == 1 else "they are"
        st.html(f'<p class="sentence card">{waits(len(found))}, taken forward before a room. '
                f"Nothing is promised until {it} saved.</p>")  # fmt: skip
        for place, promise in enumerate(found if not audience.room and sign_in.may("edit") else ()):
            with st.container(key=f"draft-{place}", horizontal=True, vertical_alignment="center"):
                st.html(f'<p class="body">{escape(label(network, promise))}</p>')
                st.button("Open the draft", on_click=_open, args=(promise,), key=f"open-draft-{place}")
                st.button("Drop the draft", type="tertiary", on_click=state.drop_draft, args=(promise,),
                          key=f"drop-draft-{place}")  # fmt: skip


def _open(promise: Promise) -> None:
    """Into the form, as any draft."""
    _begin_again()
    address.choose("promise", None)
    address.remember(DRAFT, (NEW, promise))


def _board(network: Network, audience: Audience) -> None:
    """Every promise, and what is to be done about them."""
    with st.container(key="section-promises"):
        st.html('<h2 class="sentence lead">' + counted(network, state.today()) + "</h2>")
        table = board(network, room=audience.room, agreed=audience.agreed, today=state.today())
        tables.listed(table, "Promises")
        if not table.frame.empty:
            downloads.promises(network, audience)
        if audience.room:
            waiting = without_names(network, audience.agreed, state.today())
            st.html(f'<ul class="waiting">{"".join(f"<li>{escape(one)}</li>" for one in waiting)}</ul>')
            st.html(answer_text.hint(IN_ROOM))
        else:
            _overdue(network)


def _overdue(network: Network) -> None:
    """Promises whose day has passed and of which nobody has said what became: renew, change or let go."""
    for place, promise in enumerate(network.promises):
        if not is_overdue(promise, state.today()):
            continue
        with st.container(key=f"overdue-{place}", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="body">{escape(overdue_said(network, promise))}</p>')
            st.button("Renew for three months", on_click=_renew, args=(promise,), key=f"renew-{place}")
            st.button("Change", type="tertiary", on_click=_change, args=(str(place),), key=f"change-{place}")
            st.button("Let it go", type="tertiary", on_click=_let_go, args=(promise, str(place)), key=f"let-go-{place}")


def _renew(promise: Promise) -> None:
    state.keep_promise(promise, replace(promise, by=state.today() + RENEWED))


def _change(place: str) -> None:
    address.choose("promise", place)
    address.remember(ATOP, True)


def _let_go(promise: Promise, place: str) -> None:
    """Open it as let go, so that the reason can be told before it is saved."""
    address.choose("promise", place)
    address.remember(DRAFT, (place, replace(promise, status="let go")))


def _form(network: Network) -> None:
    """One promise to write or to change."""
    with st.container(key="section-promise"):
        places = [str(place) for place in range(len(network.promises))]
        chosen = address.chosen("promise", places) or NEW
        of, draft = address.recall(DRAFT, (None, None))
        drafted: Promise | None = draft if of == chosen else None
        st.selectbox(
            "Change a promise",
            [NEW, *places],
            format_func=lambda one: "A new promise" if one == NEW else label(network, network.promises[int(one)]),
            **address.tied("promise", chosen, lambda one: None if one == NEW else one),
        )
        before = _opened(chosen, Promise("") if chosen == NEW else network.promises[int(chosen)])
        if drafted is not None:
            st.html(answer_text.hint("A draft: nothing is promised until you save it. A day makes it easier to keep."))
        with st.form(f"promise {chosen}"):
            after = _fields(network, drafted or before, f"{chosen} {address.recall(FORMS, 0)}")
            if st.form_submit_button("Save this promise", type="primary"):
                _keep(None if chosen == NEW else before, after, drafted)
        if drafted is not None:
            st.button("Drop the draft", type="tertiary", on_click=_drop_draft, args=(drafted,))
        elif chosen != NEW:
            st.button("Take it off the board", type="tertiary", on_click=_drop, args=(before,))


def _fields(network: Network, before: Promise, key: str) -> Promise:
    text, why = reason_of(before)
    left, right = st.columns(2)
    with left:
        source = _end("Who", network, before.source, f"{key} who")
        promised = st.text_area("What", text, max_chars=2000, key=f"{key} what")
        status = st.selectbox("State", STATES, index=STATES.index(before.status), format_func=str.capitalize,
                              key=f"{key} state")  # fmt: skip
        reason = st.text_input("If let go: why", why, max_chars=500, key=f"{key} why")
    with right:
        target = _end("With whom", network, before.target or NOBODY, f"{key} with whom")
        sign = st.text_area("What the map will show when it has worked", before.sign or "", max_chars=2000,
                            key=f"{key} sign")  # fmt: skip
        by = st.date_input("By when", before.by, format="DD/MM/YYYY", key=f"{key} by",
                           min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))  # fmt: skip
        owner = st.text_input("Owner: a role, not a name", before.owner or "", max_chars=200, key=f"{key} owner")
    finding = _finding(before.finding, f"{key} finding")
    changed = replace(before, source=source, target=target or None, text=promised.strip() or None, sign=sign.strip()
                      or None, by=by, owner=owner.strip() or None, finding=finding, status=status,
                      gap=before.gap if finding == before.finding else ())  # fmt: skip
    return with_reason(changed, reason)


def _end(label_: str, network: Network, value: str, key: str) -> str:
    """A partner, or the name of somebody who is not on the map yet."""
    by_name = sorted(network.by_id, key=lambda one: network.name(one).casefold())
    options = [NOBODY, *by_name, *([value] if value and value not in network.by_id else [])]
    chosen = st.selectbox(
        label_,
        options,
        index=options.index(value),
        format_func=lambda one: network.name(one) if one else TO_AGREE,
        accept_new_options=True,
        help="A partner on the map, or type the name of somebody who is not on it yet.",
        key=key,
    )
    return chosen or NOBODY


def _finding(value: str | None, key: str) -> str | None:
    questions = analysis.questions()
    options = [NOBODY, *questions, *([value] if value and value not in questions else [])]
    chosen = st.selectbox(
        "Which finding it answers",
        options,
        index=options.index(value or NOBODY),
        format_func=lambda one: questions[one].heading if one in questions else one or "None",
        key=key,
    )
    return chosen or None


def _opened(chosen: str, promise: Promise) -> Promise:
    """The promise as it was when the form was opened on it: others may change it while it is typed in."""
    wanted = (state.map_key(), chosen)
    which, held = address.recall(OPENED, (None, promise))
    if which != wanted:
        address.remember(OPENED, (wanted, promise))
        return promise
    return held


def _keep(before: Promise | None, after: Promise, drafted: Promise | None) -> None:
    if state.keep_promise(before, after):
        if drafted is not None:
            state.drop_draft(drafted)
        address.remember(SAID, "Saved." if after.by else "Saved. Add a day to put it into the calendar.")
        _begin_again()
    else:
        address.forget(OPENED)  # what it would replace has been told: the next save may
    st.rerun()


def _drop_draft(promise: Promise) -> None:
    state.drop_draft(promise)
    _begin_again()


def _begin_again() -> None:
    """An empty form, or the promise as it is kept."""
    address.forget(OPENED, DRAFT, ATOP)
    address.remember(FORMS, address.recall(FORMS, 0) + 1)


def _drop(promise: Promise) -> None:
    state.keep_promise(promise, None)
    address.forget(OPENED, ATOP)
    address.choose("promise", None)
