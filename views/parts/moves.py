"""From a finding onwards: show it on the map, ask the room, make the next move."""

from html import escape

import streamlit as st

from analysis import Answer, Names
from render.map.lens import NOWHERE, lens_of
from render.promise_draft import draft
from views import address, pages, state
from views.parts import answer_text, set_aside, take_forward

__all__ = ["show_on_map", "what_could_we_do", "what_is_recorded"]

EDITORS = {
    "coverage": "line",
    "provenance": "links",
}  # question: where what it asks for is recorded on the Data page
LEFT = "left to record"  # remembered: the question whose answer is recorded, that answer, and where it was read


def show_on_map(answer: Answer, label: str = "Show me") -> None:
    """A link to the map with just this answer brought out; none where a room may not see whom it is about.

    Nor where only those are missing who are not on the map.
    """
    if answer.question.name == "missing" and not answer.highlight.partners:
        return
    if address.in_room() and (answer.question.names is Names.NEVER or _brings_out_nothing(answer)):
        return
    pages.go("Map", label, look="button", key=f"show-{answer.question.name}", show=answer.question.name)


def _brings_out_nothing(answer: Answer) -> bool:
    """Whether a room's map would be the same with this answer as without: nobody in it is named there."""
    return lens_of(answer, state.network(), room=True, agreed=state.network().agreed_ids).instead == NOWHERE


def what_could_we_do(answer: Answer) -> None:
    """The question to the room, the next move and a promise drafted from the finding, one press away."""
    question = answer.question
    with st.popover("What could we do", type="tertiary"):
        lines = (("Ask the room", question.ask), ("The next move", question.move))
        st.html("".join(f'<p class="asks">{label}</p><p class="said">{escape(text)}</p>' for label, text in lines))
        if pages.exists(question.move_page):
            label, key = f"Go to {question.move_page}", f"move-{question.name}"
            pages.go(question.move_page, label, look="link", key=key, **_opened_with(answer))
            if question.name in EDITORS:
                address.remember(
                    LEFT, (question, answer_text.spoken(answer, state.audience(state.network())), address.here())
                )
        take_forward.button(draft(answer), key=question.name)
        set_aside.button(answer)


def _opened_with(answer: Answer) -> dict[str, str]:
    """What the next page is to open with: the editor that takes what is asked for, or the line the finding names."""
    editor = EDITORS.get(answer.question.name)
    name = answer.question.name
    return {"part": "edit", "what": editor, "record": name} if editor else _across(answer)


def what_is_recorded() -> None:
    """On the Data page: what is asked for there, of which finding, and the way back to where it was read."""
    question, said, (path, choices) = address.recall(LEFT, (None, "", ("", {})))
    if question is None or address.chosen("record") != question.name:
        return
    title = pages.titled(path)
    with st.container(key="recorded"):
        st.html(f'<p class="asks">{escape(question.ask)}</p><p class="said">{escape(said)}</p>')
        pages.go(title, f"Back to {title}", key="back-to-finding", **choices)


def _across(answer: Answer) -> dict[str, str]:
    """The line that the finding names, where it names one: the next page is about that line only."""
    if answer.state != "finding" or "group_from" not in answer.table:
        return {}
    line = answer.table.iloc[0]
    by = dict(answer.receipt.options).get("by", "sector")
    return {"between": f"{line['group_from']},{line['group_to']}", "by": by}
