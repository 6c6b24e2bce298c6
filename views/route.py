"""A person's route: can this person get help, how long does it take, how often must the story be told?"""

from html import escape

import streamlit as st

from analysis import Theme
from network.words import in_sentence
from render.pictures import day_axis
from views import cached, pages, state
from views.parts import answer_text, partner_by_partner, people, pictures, route_card, themes
from views.parts.people import Whom

PLANNING = "An imagined person, for planning. Not for advising a real person."


def route() -> None:
    """Whom it is about, the sentence for all who are shown, a card each."""
    network = partner_by_partner.told()
    person = people.chosen(network)
    if person is None:
        st.html('<h1 class="question">Can this person get help?</h1>')
        st.html(answer_text.hint("The map lists no needs yet, so nobody can be led to help with one."))
        pages.go("Data", "Add needs and ways in", look="button", key="route-lists", part="edit", what="lists")
        return
    st.html('<h1 class="only-copied">A person’s route: can this person get help?</h1>')
    with st.container(key="tight"):
        compared = people.controls(network, person)
        trying = network is not state.base() and compared is not None and compared.network is not network
        shown = [Whom(person, network, "With the changes" if trying else "")] + ([compared] if compared else [])
        _sentence(shown)
    audience = state.audience(network)
    for place, column in enumerate(st.columns(len(shown), gap="small")):
        with column:
            route_card.card(shown[place], audience, key=str(place), wide=len(shown) == 1)
    _days(shown)
    themes.more(Theme.ROUTE, network, audience)


def _sentence(shown: list[Whom]) -> None:
    """One sentence for each person, and that nobody real is meant."""
    audience = state.audience(shown[0].network)
    found = [answer_text.spoken(cached.answer("route", whom.network, person=whom.person), audience) for whom in shown]
    if len(shown) == 2:
        found = [f"{label}: {_small(said_so)}" for label, said_so in zip(_labels(*shown), found, strict=True)]
    network = shown[0].network
    mark = answer_text.illustrative_mark(audience) if network.system.illustrative else ""
    st.html(f'<h2 class="sentence lead">{mark}{escape(" ".join(found))}</h2><p class="hint">{PLANNING}</p>')


def _days(shown: list[Whom]) -> None:
    """The way of everybody who is shown, on one axis of days."""
    titles = _labels(*shown) if len(shown) == 2 else ("",)
    answers = [cached.answer("route", whom.network, person=whom.person) for whom in shown]
    axis = day_axis.draw_beside(list(zip(titles, answers, strict=True)), shown[0].network)
    if drawing := cached.drawing(axis):
        with st.container(key="days"):
            st.html('<p class="asks">How long it takes</p>')
            pictures.put(drawing, key="days")


def _labels(one: Whom, other: Whom) -> tuple[str, str]:
    """What sets the two apart: the map, the way in, or only the order in which they stand."""
    if one.network is not other.network:
        return one.heading, other.heading
    stages = {stage.id: in_sentence(stage.name) for stage in one.network.system.stages}
    ways = one.person.stage or "", other.person.stage or ""
    if ways[0] != ways[1] and stages.keys() >= set(ways):
        return f"Through {stages[ways[0]]}", f"Through {stages[ways[1]]}"
    return "First", "Second"


def _small(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


route()
