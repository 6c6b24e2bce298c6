"""A form that makes a goal: what is to be true, for whom, by when, and who looks after it."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import Any

import streamlit as st

from network.goal_tests import read_test
from network.model import Goal, Network
from network.possible_changes import new_id
from render.goal_words import goal_sentence
from views import address, state
from views.parts import answer_text

__all__ = ["show"]

KINDS = MappingProxyType(  # what a goal may be about: its name on the button, the question that tests it
    {
        "way": ("A way to help", "coverage"),
        "steps": ("A short way", "coverage"),
        "days": ("A short wait", "coverage"),
        "service": ("A service in every area", "coverage"),
        "needs": ("A way in that reaches more", "entry_points"),
    }
)
EVERY = {"need": "Every need", "stage": "Every way in", "age": "All ages", "area": "Every area", "group": "Everybody"}
ANYTHING = "Anything"
LISTS = {"need": "needs", "stage": "stages", "age": "ages", "area": "areas", "group": "groups"}
LABELS = {"need": "Help with", "stage": "Coming in through", "age": "Aged", "area": "Living in", "group": "For whom"}
USUAL_STEPS, USUAL_DAYS = 2, 30


def show(network: Network) -> None:
    """The kind of goal, what it needs to know, the sentence it makes, and the button that sets it."""
    st.html('<p class="asks">Set a goal</p>')
    kind = address.chosen("about", KINDS) or next(iter(KINDS))
    st.pills(
        "What it is about", list(KINDS), format_func=lambda one: KINDS[one][0], required=True, wrap=True,
        label_visibility="collapsed", **address.tied("about", kind),
    )  # fmt: skip
    test = _test(network, kind)
    goal = Goal("", KINDS[kind][1], test=tuple(test.items()))
    read = read_test(goal)
    if read is None:
        st.html(answer_text.hint("Choose a way in and how many needs it is to reach."))
        return
    sentence = goal_sentence(network, read)
    text = st.text_input("In words", sentence, max_chars=300, key=f"goal words {sentence}")
    left, right = st.columns(2)
    by = left.date_input("By when", None, format="DD/MM/YYYY", key="goal by", min_value=date(2000, 1, 1),
                         max_value=date(2100, 12, 31))  # fmt: skip
    owner = right.text_input("Who looks after it: a role, not a name", max_chars=200, key="goal owner")
    said = text.strip() or sentence
    new = Goal(said, goal.question, by, goal.test, owner.strip() or None, _free_id(network, said))
    st.button("Set this goal and ask what it would take", type="primary", on_click=_keep, args=(new,), key="set-goal")


def _keep(goal: Goal) -> None:
    if state.keep_goal(None, goal):
        address.choose("goal", goal.id)


def _free_id(network: Network, text: str) -> str:
    return new_id(" ".join(text.split()[:6]), {goal.id for goal in network.goals if goal.id})


def _test(network: Network, kind: str) -> dict[str, str]:
    """The test as a map file writes it."""
    keys = {"needs": ("stage", "age", "area", "group"), "service": ("need", "age", "area", "group")}.get(
        kind, ("need", "stage", "age", "area", "group")
    )
    test: dict[str, str] = {}
    for column, key in zip(st.columns(len(keys)), keys, strict=True):
        with column:
            chosen = _one_of(network, key, ANYTHING if (kind, key) == ("service", "need") else EVERY[key])
            if chosen:
                test[key] = chosen
    return test | _limits(network, kind, test)


def _one_of(network: Network, key: str, unchosen: str) -> str | None:
    items: Sequence[Any] = list(getattr(network.system, LISTS[key]))
    names = {one.id: one.name for one in items}
    return st.selectbox(
        LABELS[key], list(names), index=None, format_func=names.__getitem__, placeholder=unchosen, key=f"goal {key}"
    )


def _limits(network: Network, kind: str, test: dict[str, str]) -> dict[str, str]:
    if kind == "steps":
        steps = st.number_input("At most so many steps", 0, 20, USUAL_STEPS, key="goal steps")
        every = st.toggle("From each place where people come in, not just one of them", key="goal doors")
        return {"steps": str(steps), **({"every_door": "yes"} if every else {})}
    if kind == "days":
        return {"days": str(st.number_input("At most so many days", 0, 1000, USUAL_DAYS, key="goal days"))}
    if kind == "service":
        own = bool(test.get("group")) and st.toggle("A service for this group alone", key="goal own")
        return {"services": "1", **({"only_for": test["group"]} if own else {})}
    if kind == "needs":
        most = max(1, len(network.system.needs))
        return {"needs_reached": str(st.number_input("At least so many needs", 1, most, most, key="goal needs"))}
    return {} if test else {"status": "covered"}
