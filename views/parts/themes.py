"""The answers to every question of a theme, in the order of its page."""

from collections.abc import Sequence

import streamlit as st

import analysis
from analysis import Answer, Theme
from network.model import Network
from render.openers import openers
from render.own_places import others
from render.pictures import is_plain
from views import cached
from views.parts import answers, cards, page_answers, set_aside, tables
from views.state import Audience

__all__ = ["more", "names", "section", "sections", "waiting_for"]


def names(theme: Theme, audience: Audience) -> list[str]:
    """The questions of a theme, in the order of its page, but for those that are set aside.

    Those for analysts stay away from a room.
    """
    aside = set_aside.names()
    shown = [question for question in analysis.questions(theme).values() if question.name not in aside]
    return [question.name for question in shown if not (audience.room and question.analyst_only)]


def sections(theme: Theme, network: Network, audience: Audience, *, but: tuple[str, ...] = ()) -> None:
    """One section a question; the first is the largest. `but`: questions that the page shows in a way of its own.

    Those that wait for what the map is not told yet stand together on one card, with what would open them. What is not
    known is the answer where that is asked, so none waits there.
    """
    shown = [name for name in names(theme, audience) if name not in but]
    waiting = [] if theme is Theme.SURE else waiting_for(shown, network)
    if waiting:
        cards.waiting(waiting, network, audience)
    there = [name for name in shown if name not in {answer.question.name for answer in waiting}]
    for place, name in enumerate(there):
        section(name, network, audience, lead=place == 0 and not but and not waiting)


def waiting_for(shown: Sequence[str], network: Network) -> list[Answer]:
    """The answers of these that are not known on a map that is not told something altogether; else none."""
    if not openers(network):
        return []
    asked = [name for name in shown if not analysis.questions()[name].analyst_only]
    return [answer for answer in (cached.answer(name, network) for name in asked) if answer.state == "not known"]


def more(theme: Theme, network: Network, audience: Audience) -> None:
    """The questions that a page with parts of its own has no part for; nothing where there are none."""
    found = [name for name in names(theme, audience) if name in others(theme)]
    if found:
        st.html('<h2 class="question">More questions</h2>')
    for name in found:
        section(name, network, audience)


def section(name: str, network: Network, audience: Audience, *, lead: bool = False, **options: object) -> None:
    """The section of one question. Those for analysts are worked out when they are opened, for they may take long."""
    question = analysis.questions()[name]
    if not question.analyst_only:
        asked = page_answers.asked_of(name, network)
        _answered(cached.answer(name, asked, **options), network, audience, lead=lead)
        return
    opened = st.expander(f"For analysts: {question.heading}", on_change="rerun", key=f"analyst-{name}")
    if opened.open:
        with opened:
            _answered(cached.answer(name, network, **options), network, audience)


def _answered(answer: Answer, network: Network, audience: Audience, *, lead: bool = False) -> None:
    with answers.section(answer, network, audience, lead=lead):
        told = answer.state != "not known" or answer.question.theme is Theme.SURE  # a table would tell it all the same
        if told and (lead or is_plain(answer.question.name)):
            tables.first_rows(answer, network, audience)
