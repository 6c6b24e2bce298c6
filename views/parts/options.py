"""Options: what-ifs that were saved, side by side. They stay out of files unless they are chosen."""

from collections.abc import Mapping, Sequence
from html import escape
from string import ascii_uppercase

import streamlit as st

from network.model import Edit, Network, Option
from network.possible_changes import link
from network.tray import apart, stacked
from network.unnamed import named_in
from render import introduction_cards
from render.edit_words import EXERCISE
from render.option_table import MEASURED, Measured, option_table
from render.pictures import slopes
from views import cached, pages, state
from views.parts import answer_text, downloads, one_line, pictures, tables
from views.state import Audience

__all__ = ["show"]

NOTHING = "No option is saved yet. Try a change, such as an introduction; what is tried can be saved as option A."
SUGGESTED = "No option is saved yet. These introductions could be one: below is what each would do by itself{together}."
ORDER = ("First", "Second", "Third")
AMONG = 12  # introductions from which they are taken: before a room several may read the same
ALL = {2: "Both", 3: "All three"}


def show(audience: Audience) -> None:
    """Save what is in the tray, and compare what was saved."""
    base = state.base()
    with st.container(key="section-options"):
        st.html('<p class="asks">Options side by side</p>')
        if state.tray().edits:
            _save(base)
        for place, option in enumerate(base.options):
            _option(place, option, _said(base, option, audience))
        trays = {"In the tray": state.tray().edits} if state.tray().edits else {}
        trays |= {_said(base, option, audience): apart(base, option.edits) for option in base.options}
        if trays:
            columns = _measured(base, trays)
            pictures.put(cached.drawing(slopes.draw_options(columns)), key="options")
            table = option_table(columns)
            st.html(tables.html_table(table, f"Options side by side. {EXERCISE}"))
            downloads.options(table, base)
        elif trays := _suggested(base, audience):
            pictures.put(cached.drawing(slopes.draw_options(_measured(base, trays, effects=False))), key="options")


def _said(base: Network, option: Option, audience: Audience) -> str:
    """The option's letter and name; a name that names partners who have not agreed stays away from a room."""
    if audience.room and not named_in(base, option.name) <= audience.agreed:
        return f"Option {option.id}"
    return f"{option.id}: {option.name}"


def _save(base: Network) -> None:
    edits = state.tray().edits
    letter = _letter(base.options)
    with one_line.form("save-option", clear_on_submit=True):
        name = st.text_input(
            f"Save what is in the tray as option {letter}", max_chars=120, key="option name",
            placeholder="What it is about",
        )  # fmt: skip
        if st.form_submit_button("Save"):
            option = Option(letter, name.strip() or f"Option {letter}", stacked(base, edits))
            state.keep_option(option)
            st.rerun()


def _letter(options: Sequence[Option]) -> str:
    """The first letter that is free; numbers after Z."""
    taken = {option.id for option in options}
    return next(one for one in (*ascii_uppercase, *map(str, range(1, len(taken) + 2))) if one not in taken)


def _option(place: int, option: Option, said: str) -> None:
    with st.container(key=f"saved-{place}", horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="said">{escape(said)}</p>')
        st.button("Open in the tray", on_click=_open, args=(option,), key=f"open-{place}")
        st.button("Take away", type="tertiary", on_click=state.drop_option, args=(option.id,), key=f"drop-{place}")


def _open(option: Option) -> None:
    state.keep_tray(state.tray().only(*apart(state.base(), option.edits)))


def _suggested(base: Network, audience: Audience) -> dict[str, tuple[Edit, ...]]:
    """The introductions to begin with, while nothing is saved or tried: a room has something to look at and choose."""
    answer = cached.answer("introductions", base)
    made = introduction_cards.cards(answer, base, most=AMONG, room=audience.room, agreed=audience.agreed)
    apart_by_words = {card.pair: card for card in reversed(made) if not card.promised and not card.ties_only}
    suggested = [card for card in made if apart_by_words.get(card.pair) is card][: len(ORDER)]
    if answer.state != "finding" or not suggested:
        st.html(answer_text.hint(NOTHING))
        return {}
    together = ALL.get(len(suggested))
    st.html(answer_text.hint(SUGGESTED.format(together=f", and {together.lower()} together" if together else "")))
    trays: dict[str, tuple[Edit, ...]] = {}
    for name, card in zip(ORDER, suggested, strict=False):
        edit = link(card.source, card.target)
        trays[name] = (edit,)
        with st.container(key=f"suggested-{name}", horizontal=True, vertical_alignment="center"):
            st.html(f'<p class="said"><b>{name}:</b> {escape(card.pair)}</p>')
            st.button("Try it", on_click=state.keep_tray, args=(state.tray().put(edit),), key=f"try-{name}")
    pages.go("Build next", "All introductions", key="to try", part="introductions")
    return trays | ({together: tuple(edit for edits in trays.values() for edit in edits)} if together else {})


def _measured(base: Network, trays: Mapping[str, tuple[Edit, ...]], *, effects: bool = True) -> list[Measured]:
    """The map as it is and with each of these, by the questions that options are compared by; `effects` for a table."""
    columns = [Measured("Today", {name: cached.answer(name, base) for name in MEASURED[:-1]})]
    for name, edits in trays.items():
        after = cached.tried(base, edits).network
        answers = {one: cached.answer(one, after) for one in MEASURED[:-1]}
        if effects:
            answers["what_if"] = cached.answer("what_if", base, other=after)
        columns.append(Measured(name, answers, edits))
    return columns
