"""Goals on Build next: how each stands, what it would take to meet one, and a form to set or change one."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis._aims import goal_called
from analysis._moves import KINDS
from analysis._plans import Plan, Progress, plan_edits, plans_for, telling
from network.model import Goal, Network, Option, Promise
from network.tray import stacked
from network.unnamed import Speaker
from network.words import plural
from render.goal_words import GoalLine, goal_lines, move_said, plans_told_apart
from render.promise_draft import plan_drafts
from views import address, cached, pages, state
from views.parts import answer_text, answers, goal_form, take_forward
from views.state import Audience

__all__ = ["line", "show"]

LETTERS = "ABC"
GONE = "goal gone"  # remembered: the map, and the goal that was let go on it last
STANDS = ("met", "not met", "not met yet", "not known")
CHANGES = {  # kind: what it is called
    "link": "New links",
    "area": "Another area",
    "age": "Another age",
    "need": "Another need",
    "hours": "Longer hours",
}
LONG = 150  # partners from which a search is long enough to tell how far it is


def line(network: Network, audience: Audience) -> None:
    """On the Overview: how the goals stand and when the next is due, as the way to them."""
    if not network.goals:
        return
    found = _lines(network, audience)
    counts = [(stands, sum(one.stands == stands for one in found)) for stands in STANDS]
    stand = ", ".join(f"{count:,} {stands}" for stands, count in counts if count)
    due = next((f"; next {one.day}" for one in found if one.status != "met" and one.day), "")
    pages.go("Build next", f"Goals: {stand}{due}", key="goals", part="goals")


def show(network: Network, audience: Audience) -> None:
    """The goals and a form to set another or change one; or, with one in the address, what it would take."""
    chosen = address.chosen("goal", [one.goal for one in _lines(network, audience)])
    if chosen is not None:
        _plans(network, chosen, audience)
        return
    with answers.section(cached.answer("goals", network), network, audience, lead=True):
        pass
    if not audience.room:
        _gone()
    lines = _lines(network, audience)
    changing = None if audience.room else address.chosen("change", [one.goal for one in lines])
    for one in lines:
        if one.goal == changing:
            with st.container(key=f"card-goal-{one.goal}"):
                goal_form.change(state.base(), goal_called(state.base(), changing))
        else:
            _goal(one, network, audience)
    if not audience.room and changing is None:
        with st.container(key="section-set-goal"):
            goal_form.show(state.base())


def _lines(network: Network, audience: Audience) -> list[GoalLine]:
    answer = cached.answer("goals", network)
    return goal_lines(answer, network, room=audience.room, agreed=audience.agreed, today=state.today())


def _goal(one: GoalLine, network: Network, audience: Audience) -> None:
    with st.container(key=f"card-goal-{one.goal}", horizontal=True, vertical_alignment="center"):
        st.html(_html(one))
        with st.container(key=f"acts-goal-{one.goal}", width="content", horizontal_alignment="center"):
            if one.status != "met":
                st.button(
                    "What would it take?", on_click=address.choose, args=("goal", one.goal), key=f"take-{one.goal}"
                )
            if not audience.room:
                with st.container(horizontal=True, key=f"keep-goal-{one.goal}", gap="small"):
                    st.button("Change", type="tertiary", on_click=address.choose, args=("change", one.goal),
                              key=f"change-goal-{one.goal}")  # fmt: skip
                    goal = goal_called(network, one.goal)
                    st.button("Let this goal go", type="tertiary", on_click=_drop, args=(goal,),
                              key=f"drop-goal-{one.goal}")  # fmt: skip


def _html(line: GoalLine) -> str:
    """A goal with how it stands; what is not known is hatched."""
    look = line.status.replace(" ", "-")
    when = f'<p class="sure">{escape(line.when[0].upper() + line.when[1:])}.</p>' if line.when else ""
    lacking = f"<p>{escape(line.lacking)}</p>" if line.lacking else ""
    return (
        f'<div class="goal"><span class="stands {look}">{escape(line.stands)}</span>'
        f'<div><h3 class="sentence card">{escape(line.text)}</h3>{lacking}{when}</div></div>'
    )


def _drop(goal: Goal) -> None:
    if state.keep_goal(goal, None):
        address.remember(GONE, (state.map_key(), goal))
    address.choose("goal", None)


def _gone() -> None:
    """Which goal was let go on this page, and the way back; until another is, or it is put back."""
    key, goal = address.recall(GONE, (None, None))
    if goal is None or key != state.map_key():
        return
    with st.container(key="gone-goal", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="body" role="status">This goal is off the map now: {escape(goal.text)}</p>')
        st.button("Undo", on_click=_put_back, args=(goal,), key="undo-goal")


def _put_back(goal: Goal) -> None:
    """Whatever else has been changed meanwhile stays changed."""
    if state.keep_goal(None, goal):
        address.forget(GONE)


def _plans(network: Network, chosen: str, audience: Audience) -> None:
    """What it would take: the plans side by side."""
    goal = goal_called(network, chosen)
    kinds = _kinds()
    _search(network, goal, kinds)
    answer = cached.answer("plan_for", network, goal=chosen, kinds=",".join(kinds))
    goal_line = next(one for one in _lines(network, audience) if one.goal == chosen)
    st.html(f'<h2 class="question">{escape(goal_line.text)}</h2>')
    with answers.section(answer, network, audience, lead=True):
        st.pills(
            "Kinds of change", list(KINDS), selection_mode="multi", format_func=CHANGES.__getitem__, wrap=True,
            **address.tied("kinds", list(kinds), lambda found: ",".join(found) if found else None),
        )  # fmt: skip
        _side_by_side(network, goal, plans_for(network, goal, kinds).plans, audience)
    st.button("All goals", type="tertiary", on_click=address.choose, args=("goal", None), key="all-goals")


def _side_by_side(network: Network, goal: Goal, plans: Sequence[Plan], audience: Audience) -> None:
    if not plans:
        return
    names = Speaker.of_map(network, audience.agreed if audience.room else None)
    told = plans_told_apart(network, plans, names)
    for place, column in zip(told, st.columns(len(told), gap="small"), strict=True):
        with column, st.container(key=f"plan-{place}", border=True, height="stretch"):
            _plan(network, goal, plans[place], LETTERS[place], audience)
    if len(told) < len(plans):
        more = plural(len(plans) - len(told), "more plan reads", "more plans read")
        st.html(answer_text.hint(f"{more} the same here, with other partners."))


def _kinds() -> tuple[str, ...]:
    """The kinds of change in the address; all where none is."""
    asked = (address.chosen("kinds") or "").split(",")
    return tuple(kind for kind in KINDS if kind in asked) or KINDS


def _search(network: Network, goal: Goal, kinds: tuple[str, ...]) -> None:
    """On a large map the search tells how far it has got; the answer is then there at once."""
    if len(network.partners) < LONG:
        return
    place = st.empty()

    def tell(progress: Progress) -> None:
        which = "" if progress.plan == 1 else f"Looking for plan {progress.plan}. "
        size = plural(progress.found, "change")
        place.html(answer_text.hint(f"{which}Found: {size}. No plan has fewer than {progress.least:,}."))

    with telling(tell):
        plans_for(network, goal, kinds)
    place.empty()


def _plan(network: Network, goal: Goal, plan: Plan, letter: str, audience: Audience) -> None:
    names = Speaker.of_map(network, audience.agreed if audience.room else None)
    changes = "".join(f"<li>{escape(move_said(network, move, names))}</li>" for move in plan.moves)
    st.html(f'<h3 class="sentence card">Plan {letter}: {plural(len(plan.moves), "change")}</h3><ul>{changes}</ul>')
    edits = plan_edits(network, goal, plan)
    with st.container(horizontal=True, key=f"acts-plan-{letter}", vertical_alignment="center"):
        st.button("Try it", on_click=state.keep_tray, args=(state.tray().put(*edits),), key=f"try-plan-{letter}",
                  help="Puts every change of the plan into the what-if tray. Nothing is saved.")  # fmt: skip
        if not audience.room:
            name = f"{goal.text} (plan {letter})"[:120]
            st.button("Save as option", type="tertiary", on_click=_save, args=(name, edits), key=f"save-plan-{letter}")
        _forward(network, goal, plan, letter)


def _save(name: str, edits: tuple) -> None:
    base = state.base()
    taken = {option.id for option in base.options}
    free = next(one for one in (*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", *map(str, range(1, len(taken) + 2))) if one not in taken)
    if state.keep_option(Option(free, name, stacked(base, edits))):
        st.toast(f"Saved as option {free}: Build next, What if.")


def _forward(network: Network, goal: Goal, plan: Plan, letter: str) -> None:
    """Every change of the plan becomes a promise on the board; before a room, a draft that waits."""
    if not state.is_working_copy():
        drafts = plan_drafts(network, goal, plan.moves)
        st.button("Take this forward", type="tertiary", key=f"forward-plan-{letter}", on_click=_promise,
                  args=(drafts, letter))  # fmt: skip


def _promise(drafts: tuple[Promise, ...], letter: str) -> None:
    """To the board before the page is drawn anew: what the browser says meanwhile cannot turn it back."""
    if address.in_room():
        take_forward.let_wait(drafts)
        return
    place = len(state.base().promises)
    state.keep_further_promises(drafts)
    words = "; ".join(one.text or "" for one in drafts)
    address.remember(take_forward.BROUGHT, f"{plural(len(drafts), 'promise')} from plan {letter}: {words}")
    address.remember(take_forward.ATOP, True)
    _, part = take_forward.BOARD
    for name, value in (("part", part), ("goal", None), ("promise", str(place))):
        address.choose(name, value)
