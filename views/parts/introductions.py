"""Introductions: the suggested links, what each would open and for whom, and what to do with one."""

from dataclasses import replace
from html import escape

import streamlit as st

from analysis import Answer
from analysis._candidates import two_groups
from network.errors import NetworkError
from network.model import AddLink, Network
from network.possible_changes import link
from render import introduction_cards
from render.introduction_cards import IntroductionCard, shown, suggests
from render.pictures import Picture, bow
from render.promise_board import is_overdue
from render.promise_draft import introduction_draft
from views import address, cached, pages, state
from views.parts import answers, cards, pictures, take_forward, themes
from views.parts.labels import as_text
from views.state import Audience

__all__ = ["show"]

STEP = 5  # cards shown, and shown more at a press


def show(network: Network, audience: Audience) -> None:
    """The answer, the picture and the cards."""
    if waiting := themes.waiting_for(["introductions", "programme"], network):
        cards.waiting(waiting, network, audience)
        return
    answer = _answer(network)
    with answers.section(answer, network, audience, lead=True):
        st.toggle(
            "Show all: also within a sector, and between partners who stand close",
            **address.tied_switch("all"),
        )
    _tried(network, audience)
    _cards(answer, network, audience)
    together = cached.answer("programme", network)
    with answers.section(together, network, audience):
        pairs = introduction_cards.together(together, network, room=audience.room, agreed=audience.agreed)
        if pairs:
            st.html(f'<ul class="plain-list">{"".join(f"<li>{escape(pair)}</li>" for pair in pairs)}</ul>')


def _answer(network: Network, *, narrowed: bool = True) -> Answer:
    """The introductions of a map: wider, or only across one line, where that is chosen."""
    widened = {"all": True} if address.chosen("all") == address.ON else {}
    between, by = address.chosen("between"), address.chosen("by") or "sector"
    if between and narrowed:
        try:
            two = two_groups(network, between, by)
        except NetworkError:  # an address made by hand, or for another map
            address.choose("between", None)
        else:
            st.button(
                f"Only between {as_text(two.one)} and {as_text(two.other)}",
                icon=":material/close:",
                on_click=address.choose,
                args=("between", None),
                key="between",
                help="Press to see all introductions.",
            )
            return cached.answer("introductions", network, between=between, by=by, **widened)
    return cached.answer("introductions", network, **({"all": True} if not narrowed else widened))


def _cards(answer: Answer, network: Network, audience: Audience) -> None:
    most = _most()
    made = introduction_cards.cards(answer, network, most=most, room=audience.room, agreed=audience.agreed)
    both = list(zip(made, shown(answer, most).to_dict("records"), strict=True))
    for card, row in both:
        if not row["promised"]:
            _card(card, network, bow.draw_one(row))
    if suggests(answer) and (answer.table["promised"] == 0).sum() > most:
        st.button(
            f"Show {STEP} more", on_click=address.choose, args=("most", str(most + STEP)), key="more-introductions"
        )
    promised = [(card, row) for card, row in both if row["promised"]]
    if promised:
        st.html('<h2 class="promised">Promised already</h2>')
    past = {frozenset((one.source, one.target)) for one in network.promises if is_overdue(one, state.today())}
    for card, row in promised:
        if frozenset((card.source, card.target)) in past:
            card = replace(card, promised=f"{card.promised}, which has passed")
        _card(card, network, bow.draw_one(row))


def _tried(network: Network, audience: Audience) -> None:
    """The introductions in the tray keep their cards, with what they would open on the map as it is."""
    base, tray = state.base(), state.tray()
    places = {
        (change.edit.relation.source, change.edit.relation.target): place
        for place, change in enumerate(tray.changes)
        if change.on and isinstance(change.edit, AddLink)
    }
    if network is base or not places:
        return
    answer = _answer(base, narrowed=False)
    here = [ends in places for ends in zip(answer.table["source"], answer.table["target"], strict=True)]
    those = replace(answer, table=answer.table[here])
    made = introduction_cards.cards(those, base, most=len(places), room=audience.room, agreed=audience.agreed)
    for card, row in zip(made, shown(those, len(places)).to_dict("records"), strict=True):
        _card(card, base, bow.draw_one(row), tried=places[card.source, card.target])


def _most() -> int:
    asked = address.chosen("most") or ""
    return min(int(asked), 200) if asked.isdecimal() else STEP


def _card(card: IntroductionCard, network: Network, drawn: Picture, *, tried: int | None = None) -> None:
    """One introduction; `tried` is its place in the tray."""
    key = f"{card.source}-{card.target}"
    with st.container(key=f"card-intro-{key}", horizontal=True, vertical_alignment="center"):
        st.html(_words(card, tried=tried is not None))
        pictures.put(cached.drawing(drawn), key=f"intro-{key}")
        with st.container(key=f"acts-intro-{key}", width="content", horizontal_alignment="center"):
            tray = state.tray()
            if tried is None:
                after, act, help_ = (
                    tray.put(link(card.source, card.target)),
                    "Try it",
                    "Puts the link into the what-if tray. Nothing is saved.",
                )
            else:
                after, act, help_ = tray.without(tried), "Take it out", "Takes the link out of the what-if tray."
            st.button(act, on_click=state.keep_tray, args=(after,), key=f"try-{key}", help=help_)
            if card.promised:
                pages.go("Build next", "See the promise", key=f"promise-{key}", part="promises")
            else:
                promise = introduction_draft(network, card.source, card.target, card.introducer, card.gap)
                take_forward.button(promise, key=key)


def _words(card: IntroductionCard, *, tried: bool) -> str:
    number, unit = card.figure
    figure = f'<div class="figure"><b>{escape(number)}</b><span>{escape(unit)}</span></div>'
    if card.ties_only:
        figure = '<div class="figure"><span>A first meeting</span></div>'
    gains = "".join(f"<div><dt>{escape(what)}</dt><dd>{escape(which)}</dd></div>" for what, which in card.gains)
    warning = f'<p class="warning">{escape(card.warning)}</p>' if card.warning else ""
    ties = "<p>No situation changes: a first meeting of their groups.</p>" if card.ties_only else ""
    marks = (card.promised, "Being tried" if tried else "")
    mark = "".join(f'<p class="asks">{escape(one)}</p>' for one in marks if one)
    return (
        f'<div class="answer">{figure}<div class="introduction">{mark}'
        f'<h3 class="sentence card">{escape(card.pair)}</h3>'
        f'<p>{escape(card.why)}</p>{ties}<dl>{gains}</dl>{warning}<p class="sure">{escape(card.quiet)}</p></div></div>'
    )
