"""A form that makes or changes a goal: what is to be true, for whom, by when, and who looks after it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any

import streamlit as st

from network.goal_tests import LISTS, question_of, read_test
from network.model import Goal, Network
from network.possible_changes import new_id
from render.goal_words import goal_sentence
from views import address, state
from views.parts import answer_text

__all__ = ["change", "show"]

KINDS = MappingProxyType(  # what a goal may be about: its name on the button
    {
        "way": "A way to help",
        "steps": "A short way",
        "days": "A short wait",
        "service": "A service in every area",
        "needs": "A way in that reaches more",
    }
)
OWN = MappingProxyType(  # kind: what a test has beside whom it speaks of
    {
        "way": ("status",),
        "steps": ("steps", "every_door"),
        "days": ("days",),
        "service": ("services", "only_for"),
        "needs": ("needs_reached",),
    }
)
EVERY = {"need": "Every need", "stage": "Every way in", "age": "All ages", "area": "Every area", "group": "Everybody"}
ANYTHING = "Anything"
LABELS = {"need": "Help with", "stage": "Coming in through", "age": "Aged", "area": "Living in", "group": "For whom"}
USUAL_STEPS, USUAL_DAYS = 2, 30
ENDS = date(2000, 1, 1), date(2100, 12, 31)


def show(network: Network) -> None:
    """The kind of goal, what it needs to know, the sentence it makes, and the button that sets it."""
    st.html('<p class="asks">Set a goal</p>')
    new = _tested(network, address.chosen("about", KINDS) or next(iter(KINDS)), Goal(""))
    if new is None:
        return
    new = replace(new, id=new_id(" ".join(new.text.split()[:6]), {goal.id for goal in network.goals if goal.id}))
    st.button("Set this goal and ask what it would take", type="primary", on_click=_set, args=(new,), key="set-goal")


def change(network: Network, goal: Goal) -> None:
    """The same controls, filled from a goal of the map; what they do not speak of stays as it is."""
    st.html('<p class="asks">Change this goal</p>')
    if goal.test and read_test(goal) is not None:
        after = _tested(network, address.chosen("about", KINDS) or _kind_of(dict(goal.test)), goal)
    else:
        after = _worded(goal.text, goal, _key(goal))
    with st.container(horizontal=True, key="acts-change-goal"):
        if after is not None:
            st.button("Save the changes", type="primary", disabled=after == goal, on_click=_save, args=(goal, after),
                      key="save-goal")  # fmt: skip
        st.button("Leave it as it is", type="tertiary", on_click=_done, key="leave-goal")


def _set(goal: Goal) -> None:
    if state.keep_goal(None, goal):
        address.choose("goal", goal.id)


def _save(before: Goal, after: Goal) -> None:
    if state.keep_goal(before, after):
        _done()


def _done() -> None:
    address.choose("change", None)
    address.choose("about", None)


def _kind_of(said: Mapping[str, str]) -> str:
    """What a goal is about, by its test."""
    marks = {"needs_reached": "needs", "services": "service", "only_for": "service", "days": "days", "steps": "steps"}
    return next((kind for key, kind in marks.items() if key in said), "way")


def _tested(network: Network, kind: str, goal: Goal) -> Goal | None:
    """The goal as it stands in the controls; None while they say too little."""
    st.pills(
        "What it is about", list(KINDS), format_func=KINDS.__getitem__, required=True, wrap=True,
        label_visibility="collapsed", **address.tied("about", kind),
    )  # fmt: skip
    held, key = dict(goal.test), _key(goal)
    test = _test(network, kind, held, key)
    if kind == _kind_of(held):  # such as an hour
        test |= {key: value for key, value in held.items() if key not in (*LISTS, *OWN[kind])}
    after = replace(goal, question=question_of(test), test=tuple(test.items()))
    read = read_test(after)
    if read is None:
        st.html(answer_text.hint("Choose a way in and how many needs it is to reach."))
        return None
    if read == read_test(goal):  # as it was, in the words of its file
        return _worded(goal.text, goal, key)
    return _worded(goal_sentence(network, read), after, key)


def _key(goal: Goal) -> str:
    """What the keys of the controls end in: those of a goal that somebody else changes meanwhile start anew."""
    return f" {goal}" if goal.text else ""


def _worded(text: str, goal: Goal, key: str) -> Goal:
    """The goal with its words, its day and who looks after it as they are typed."""
    said = st.text_input("In words", text, max_chars=max(300, len(text)), key=f"goal words {text}{key}").strip()
    left, right = st.columns(2)
    by = left.date_input("By when", goal.by, format="DD/MM/YYYY", key=f"goal by{key}", min_value=ENDS[0],
                         max_value=ENDS[1])  # fmt: skip
    owner = right.text_input("Who looks after it: a role, not a name", goal.owner or "",
                             max_chars=max(200, len(goal.owner or "")), key=f"goal owner{key}")  # fmt: skip
    return replace(goal, text=said or text, by=by, owner=owner.strip() or None)


def _test(network: Network, kind: str, held: Mapping[str, str], key: str) -> dict[str, str]:
    """The test as a map file writes it."""
    lists = {"needs": ("stage", "age", "area", "group"), "service": ("need", "age", "area", "group")}.get(
        kind, ("need", "stage", "age", "area", "group")
    )
    held = {"group": held["only_for"], **held} if "only_for" in held else held
    test: dict[str, str] = {}
    for column, item in zip(st.columns(len(lists)), lists, strict=True):
        with column:
            every = ANYTHING if (kind, item) == ("service", "need") else EVERY[item]
            if chosen := _one_of(network, item, every, held.get(item), key):
                test[item] = chosen
    return test | _limits(network, kind, test, held, key)


def _one_of(network: Network, item: str, unchosen: str, held: str | None, key: str) -> str | None:
    items: Sequence[Any] = list(getattr(network.system, LISTS[item]))
    names = {one.id: one.name for one in items}
    return st.selectbox(
        LABELS[item], list(names), index=list(names).index(held) if held in names else None,
        format_func=names.__getitem__, placeholder=unchosen, key=f"goal {item}{key}",
    )  # fmt: skip


def _limits(network: Network, kind: str, test: Mapping[str, str], held: Mapping[str, str], key: str) -> dict[str, str]:
    """What the test has beside whom it speaks of, as `OWN` lists it."""
    if kind == "steps":
        now = int(held.get("steps", USUAL_STEPS))
        steps = st.number_input("At most so many steps", 0, max(20, now), now, key=f"goal steps{key}")
        every = st.toggle("From each place where people come in, not just one of them",
                          held.get("every_door") == "yes", key=f"goal doors{key}")  # fmt: skip
        return {"steps": str(steps), **({"every_door": "yes"} if every else {})}
    if kind == "days":
        days = float(held.get("days", USUAL_DAYS))
        most = max(1000.0, days)
        days = st.number_input("At most so many days", 0.0, most, days, 1.0, "%g", key=f"goal days{key}")
        return {"days": f"{days:g}"}
    if kind == "service":
        own = bool(test.get("group")) and st.toggle("A service for this group alone", "only_for" in held,
                                                    key=f"goal own{key}")  # fmt: skip
        return {"services": held.get("services", "1"), **({"only_for": test["group"]} if own else {})}
    if kind == "needs":
        most = max(1, len(network.system.needs))
        now = int(held.get("needs_reached", most))
        return {
            "needs_reached": str(
                st.number_input("At least so many needs", 1, max(most, now), now, key=f"goal needs{key}")
            )
        }
    return {} if test else {"status": "covered"}
