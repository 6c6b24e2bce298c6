"""What stands beside the map: how to start, what a lens shows, or the chosen partner. Never empty."""

from html import escape

import streamlit as st

import analysis
from analysis import Answer
from network import tally
from network.model import Network
from network.words import plural
from render.map.first_sight import first_sight
from render.map.groups import widest
from render.map.lines import promised
from views import address, cached, state
from views.parts import answer_text, answers, moves, page_answers, partner_by_partner, route_on_map, tables, themes
from views.parts.map_controls import Looked, parts_of_a_large_map
from views.parts.partner import partner_panel
from views.state import Audience

__all__ = ["beside"]


def beside(network: Network, looked: Looked, audience: Audience) -> None:
    """The panel for what is looked at."""
    parts_of_a_large_map(network, looked)
    if looked.partner is not None:
        partner_panel(network, looked.partner, audience)
    elif looked.question is not None:
        _finding(page_answers.answer(looked.question, state.network()), audience)
    else:
        st.html(_start(network, looked, audience) + _look_for(network, audience))


def _start(network: Network, looked: Looked, audience: Audience) -> str:
    """Nothing is chosen yet: what this is, and how to begin."""
    shown = looked.part or network
    of_all = "" if shown is network else f"of {len(network.partners):,} "
    partners = plural(len(shown.partners), f"{of_all}partner", f"{of_all}partners")
    size = f"{partners}, {plural(tally.links(shown.relations), 'link')}."
    if looked.part is None:
        start = f"Choose {'an area' if looked.by == 'area' else 'a sector'} to open it, or find a partner above."
        said = escape(" ".join(filter(None, (size, widest(network, looked.by)))))
        return f'<h2 class="sentence panel">{said}</h2><p class="body">{start}</p>'
    seen = first_sight(shown, dict(cached.placed(shown).positions), room=audience.room)
    start = "Choose a partner on the map, or in the box above, to see who sends people there and where they go next."
    return f'<h2 class="sentence panel">{" ".join([size, *seen])}</h2><p class="body">{start}</p>'


def _look_for(network: Network, audience: Audience) -> str:
    not_asked = len(network.partners) - len(network.asked_ids)
    one_sided = (cached.answer("both_sides", network).table["status"] == "one-sided").sum()
    counts = [("Partners not asked yet", not_asked)]
    if not audience.room:  # of whom a room is shown none, or only some
        counts = [
            ("Links named by one side only", int(one_sided)),
            *counts,
            ("Promised links", len(list(promised(network)))),
        ]
    return '<p class="asks">Look for</p>' + tables.pairs([(what, f"{number:,}", False) for what, number in counts])


def _finding(answer: Answer, audience: Audience) -> None:
    """The finding that the lens brings out, and the others of its theme."""
    theme = answer.question.theme
    st.html(f'<p class="asks">{escape(theme.value)}</p>' + answer_text.sentence(answer, audience, look="panel"))
    st.html(answer_text.sure_line(answer))
    if instead := page_answers.lens(answer.question.name, state.network(), audience).instead:
        st.html(answer_text.hint(instead))
    names = list(dict.fromkeys((*themes.names(theme, audience), answer.question.name)))
    if len(names) > 1:
        st.selectbox(
            "Another finding",
            names,
            format_func=lambda name: analysis.questions()[name].heading,
            **address.tied("show", answer.question.name, clears=("partner",)),
        )
    if answer.question.name == page_answers.ROUTE:
        route_on_map.panel(partner_by_partner.told(), audience)
    moves.what_could_we_do(answer)
    with st.expander("How we know", type="compact"):
        answers.receipt(answer)
