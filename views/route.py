"""A person's route: can this person get help, how long does it take, how often must the story be told?"""

from functools import partial
from html import escape

import streamlit as st

from analysis import Theme
from network.words import in_sentence
from render.pictures import day_axis
from render.route_story import story
from views import cached, pages, state
from views.parts import answer_text, partner_by_partner, people, pictures, route_card, themes
from views.parts.people import Whom
from views.state import Audience

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
    if len(shown) == 2:  # the cards below tell the rest
        needs = {one.person.needs for one in shown}
        say = partial(_in_short, audience=audience, with_needs=len(needs) > 1 or len(next(iter(needs))) > 1)
        found = [f"{label}: {say(whom)}." for label, whom in zip(_labels(*shown), shown, strict=True)]
    else:
        found = [answer_text.spoken(cached.answer("route", one.network, person=one.person), audience) for one in shown]
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


def _in_short(whom: Whom, audience: Audience, *, with_needs: bool) -> str:
    """The verdict on each need."""
    walked = cached.walk(whom.network, whom.person)
    told = [story(whom.network, walked.person, one, room=audience.room, agreed=audience.agreed) for one in walked.needs]
    said = [(f"{one.need}, " if with_needs else "") + in_sentence(" ".join(one.verdict)) for one in told]
    return "; ".join(said)


route()
