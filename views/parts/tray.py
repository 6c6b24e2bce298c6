"""The what-if tray: what is being tried, on every page, with the page's findings before and after."""

import math
from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

import analysis
from network.model import Network
from network.tray import Tray, as_the_map_has_it
from network.words import numbered
from render import first_screen
from render.before_after import Difference, differences, why_more_rely
from render.edit_words import EXERCISE, edit_said
from views import address, cached, pages, state
from views.parts import answer_text, page_answers, partner_by_partner
from views.parts.labels import as_text

__all__ = ["labels", "show"]

SUGGESTED = ("introductions", "programme")  # what is tried is suggested no longer: fewer left would read as a loss
ON_TOP = "What this page suggests comes on top of what is tried."
BY_PARTNER = ("Map", "A person's route")  # pages that tell partners one by one
SHORT = 40  # characters: a figure, not a sentence
EVERYWHERE = ("coverage", "entry_points", "sole_routes")  # compared on pages without findings of their own


def show(title: str) -> None:
    """The tray at the top of the page of this title; nothing while it is empty."""
    tray = state.tray()
    if not tray.changes:
        return
    with st.container(key="tray"):
        with st.container(key="tray-row", horizontal=True, vertical_alignment="center"):
            st.html(_heading(tray), width="content")
            _chips(tray)
            _buttons(tray)
        _before_after(tray, title)
        if title in BY_PARTNER and partner_by_partner.is_less():
            st.html(answer_text.hint(partner_by_partner.LEFT_OUT))


def labels(tray: Tray) -> list[str]:
    """Each change in words that those who look on may read."""
    base = state.base()
    audience = state.audience(base)
    edits = [change.edit for change in tray.changes]
    first = as_the_map_has_it(base, edits)
    agreed = audience.agreed | (first.keys() - base.by_id.keys()) if audience.room else None
    return [edit_said(base, edit, first, agreed=agreed) for edit in edits]


def _heading(tray: Tray) -> str:
    on = len(tray.edits)
    shown = f"Shown with {numbered(on, 'this change', f'these {on} changes')}:"
    if not on:
        shown = "All changes are switched off."
    return f'<p class="exercise"><b>{EXERCISE}.</b> {shown}</p>'


def _chips(tray: Tray) -> None:
    """Each change as a switch."""
    said_so = labels(tray)
    on = [place for place, change in enumerate(tray.changes) if change.on]
    st.pills(
        "Changes that are switched on",
        list(range(len(tray.changes))),
        selection_mode="multi",
        format_func=lambda place: as_text(said_so[place]),
        label_visibility="collapsed",
        **address.handed("tray", on, lambda places: state.keep_tray(tray.with_on(places))),
    )


def _buttons(tray: Tray) -> None:
    acts = (
        ("Undo", tray.undone(), not tray.past),
        ("Redo", tray.redone(), not tray.future),
        ("Take all out", tray.only(), False),
    )
    for label, after, useless in acts:
        st.button(
            label, type="tertiary", disabled=useless, on_click=state.keep_tray, args=(after,), key=f"tray {label}"
        )
    pages.go("Build next", "Change, save, compare", key="tray-build", part="what-if")


def _refused(tray: Tray) -> str:
    """What does not fit the map, and why; such as a link with somebody who steps back."""
    on = [label for label, change in zip(labels(tray), tray.changes, strict=True) if change.on]
    room = address.in_room()  # where the reason, which names partners, is not told
    lines = (f"“{on[place]}” is left out{'.' if room else f': {why}'}" for place, why in state.tried().refused)
    return "".join(f'<p class="refused">{escape(line)}</p>' for line in lines)


def _before_after(tray: Tray, title: str) -> None:
    """What changes for people first, for that is there at once; then the findings of the page."""
    before, after = state.base(), state.network()
    if before is after:
        return
    audience = state.audience(before)
    sentence = answer_text.spoken(page_answers.answer("what_if", after), audience)
    st.html(f'{_refused(tray)}<p class="sentence">{escape(sentence)}</p>')
    pairs = (
        (page_answers.answer(name, before), page_answers.answer(name, after)) for name in _questions(title, before)
    )
    found = differences(pairs, lambda answer: answer_text.spoken(answer, audience))
    covered = page_answers.answer("coverage", before), page_answers.answer("coverage", after)
    why = why_more_rely(found, *covered)
    st.html(_rows(found, title) + (f'<p class="hint">{why}</p>' if why else ""))


def _rows(found: Sequence[Difference], title: str) -> str:
    if not found:
        stays = ON_TOP if title == "Build next" else "The findings of this page stay as they are."
        return f'<p class="hint">{stays}</p>'
    most = SHORT if title == "Map" else math.inf  # of what is told there, so that the map stays in sight
    told = [one for one in found if one.after and len(one.after) <= most]
    figures = "".join(map(_row, told))
    others = " ".join(one.heading for one in found if one not in told)
    other = f'<p class="hint">Another answer now: {escape(others)}</p>' if others else ""
    return (f'<dl class="before-after">{figures}</dl>' if figures else "") + other


def _row(one: Difference) -> str:
    arrow = '<span aria-hidden="true">→</span><span class="only-copied"> becomes </span>'
    change = f"<span>{escape(one.before)}</span>{arrow}<b>{escape(one.after)}</b>"
    return f"<div><dt>{escape(one.heading)}</dt><dd>{change}</dd></div>"


def _questions(title: str, network: Network) -> Iterator[str]:
    """The questions whose answers the page shows."""
    if title == "Overview":
        found = first_screen.findings(lambda name: _asked(name, network))
        yield from (answer.question.name for _, answer in found if answer.question.name not in SUGGESTED)
        return
    of_page = [one.name for one in analysis.questions().values() if one.theme == title and not one.analyst_only]
    without_other = [name for name in of_page if "other" not in analysis.options_of(name) and name not in SUGGESTED]
    yield from without_other or EVERYWHERE


def _asked(name: str, network: Network) -> analysis.Answer:
    return cached.answer(name, network)
