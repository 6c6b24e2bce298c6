"""The answer cards of the Overview: figure, sentence, how sure, and what to do with it."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from analysis import Answer
from network.model import Network
from network.words import numbered
from render.introduction_cards import lead
from render.links_in_words import links_in_words
from render.openers import Opener, openers, waited_for, would_open
from views import address, pages
from views.parts import answer_text, comments, moves
from views.state import Audience

__all__ = ["card", "introductions_card", "links_card", "tell", "waiting"]

MOST_BUTTONS = 3
THINGS = ("Nothing", "One thing", "Two things", "Three things")


def card(answer: Answer, label: str, network: Network, audience: Audience) -> None:
    """One finding, as a row of the Overview; what partners say of it travels with it."""
    words = answer_text.sentence(answer, audience) + answer_text.sure_line(answer, label)
    _row(answer, words + comments.told(answer, network, audience), answer_text.figure(answer))


def introductions_card(answer: Answer, label: str, network: Network, audience: Audience) -> None:
    """The introductions that would open most doors, each with who gains and who introduces."""
    opening = lead(answer, network, room=audience.room, agreed=audience.agreed)
    mark = answer_text.illustrative_mark(audience, first=False) if answer.illustrative else ""
    lines = "".join(f"<li><b>{escape(pair)}</b>{escape(gain)}<br>{escape(by)}</li>" for pair, gain, by in opening.lines)
    words = f'<h2 class="sentence card">{mark}{escape(opening.sentence)}</h2><ul class="introductions">{lines}</ul>'
    sure = answer_text.sure_line(answer, label) if opening.tested else ""
    _row(answer, words + sure + comments.told(answer, network, audience), "")


def links_card(network: Network, audience: Audience) -> None:
    """What the links alone tell, of a map that does not say yet what partners do; nothing where that is nothing."""
    said = links_in_words(network, room=audience.room, agreed=audience.agreed)
    if said:
        lines = "".join(f"<li>{escape(one)}</li>" for one in said)
        with st.container(key="card-links"):
            st.html(f'<h2 class="sentence card">What the links say so far</h2><ul class="waiting">{lines}</ul>')


def waiting(answers: Sequence[Answer], network: Network, audience: Audience) -> None:
    """The questions that cannot be answered yet, on one card; what would open them is a button to where it is said.

    One that waits for several things, or for something else, says what for; only those of the first sort have buttons.
    """
    missing = openers(network)[:MOST_BUTTONS]
    opened = [answer for answer in answers if would_open(answer.question.name, missing, network)]
    others = [answer for answer in answers if answer not in opened]
    first = waited_for([answer.question.name for answer in opened], missing)
    asked = "".join(f"<li>{escape(answer.question.heading)}</li>" for answer in opened)
    waited = {answer.question.name: waited_for([answer.question.name], missing) for answer in others}
    more = [opener for opener in missing if opener not in first and any(opener in some for some in waited.values())]
    partly = [answer for answer in others if set(waited[answer.question.name]).intersection(more)]
    with st.container(key="card-waiting"):
        if opened:
            head = f"{THINGS[len(first)]} would open {numbered(len(opened), 'this question', 'these questions')}"
            said = f'<p class="body">{escape(" ".join(opener.words for opener in first))}</p>'
            st.html(f'<h2 class="sentence card">{head}</h2><ul class="waiting">{asked}</ul>{said}')
            tell(first)
        if partly:
            _lacking(partly, "more than one thing", audience)
            tell(more)
        if rest := [answer for answer in others if answer not in partly]:
            _lacking(rest, "something else" if opened or partly else "what nobody has said", audience)


def _lacking(answers: Sequence[Answer], what: str, audience: Audience) -> None:
    """Questions that wait for this, each with its own words on what is missing."""
    head = f"{numbered(len(answers), 'This question waits', 'These questions wait')} for {what}"
    said = "".join(
        f"<li>{escape(answer.question.heading)}<br>{escape(answer_text.spoken(answer, audience))}</li>"
        for answer in answers
    )
    st.html(f'<h2 class="sentence card">{head}</h2><ul class="waiting">{said}</ul>')


def tell(missing: Sequence[Opener]) -> None:
    """What nobody has said yet, a button each to where it is said; none in a room."""
    if not address.in_room():
        with st.container(horizontal=True):
            for opener in missing[:MOST_BUTTONS]:
                pages.go("Data", opener.act, look="button", key=opener.act, part="edit", what=opener.what)


def _row(answer: Answer, words: str, figure: str) -> None:
    with st.container(key=f"card-{answer.question.name}", horizontal=True, vertical_alignment="center"):
        st.html(f'<div class="answer">{figure}<div>{words}</div></div>')
        with st.container(key=f"acts-{answer.question.name}", width="content", horizontal_alignment="center"):
            moves.show_on_map(answer)
            moves.what_could_we_do(answer)
