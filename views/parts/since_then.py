"""An earlier and a later map of one system: did it change, and did we keep our word?"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from analysis import Answer
from network.model import Network
from network.waves import Waves
from render import tables as shown_tables
from render.changes_text import Told, both_maps, partner_sentences, promise_sentences, proposal_sentences
from views import address, cached, state
from views.map_component import network_map
from views.parts import answer_text, answers, maps, tables
from views.parts.then_now import then_and_now_table
from views.state import Audience

__all__ = ["show"]

EARLIER, LATER = "partners", "partners_after"  # the pair that ships
ON_SCREEN = "this"  # a map of this visit that is not kept

NO_EARLIER = "Choose an earlier map of the same system."
NOT_NAMED = "More is told outside room view: some partners have not agreed to be named."
SUPPORTED = "Asked of partners on both maps, by what those asked both times have said, and by facts."


@dataclass(frozen=True, slots=True)
class Pair:
    """The two maps that are compared."""

    earlier: Network
    later: Network
    waves: Waves


def show() -> None:
    """The sentence first, then the map of differences, partners, promises, every answer, the table."""
    st.html('<h1 class="question">What has changed, and did we keep our word?</h1>')
    chosen = _choose()
    if chosen is None:
        st.html(f'<h2 class="sentence lead">{NO_EARLIER}</h2>')
        return
    earlier, later = chosen
    pair = Pair(earlier, later, cached.waves(earlier, later))
    audience = state.audience(later)
    answer = cached.answer("changes", later, other=earlier)
    with st.container(key="section-changes"):
        words = answer_text.sentence(answer, audience, look="lead") + answer_text.sure_line(answer)
        st.html(f'<div class="answer">{answer_text.figure(answer)}<div>{words}</div></div>')
        network_map(cached.waves_payload(earlier, later, audience.room, audience.agreed), key="waves", height=520)
    _told(pair, audience)
    _every_answer(pair, audience)
    _behind(answer, pair, audience)


def _choose() -> tuple[Network, Network] | None:
    """Two boxes; with Riverside they stand on the pair that ships, else the later one on the map on screen."""
    names = maps.named()
    here = state.map_key()
    if here is None:
        names[ON_SCREEN] = f"{state.base().system.name}, on screen"
    later = address.chosen("later", names) or (LATER if here in (EARLIER, LATER) else here or ON_SCREEN)
    earlier = address.chosen("earlier", names) or (EARLIER if later == LATER else None)
    left, right = st.columns(2)
    for place, label, name, value in ((left, "Earlier map", "earlier", earlier), (right, "Later map", "later", later)):
        place.selectbox(label, list(names), format_func=names.__getitem__, placeholder=f"Choose the {label.lower()}",
                        **address.tied(name, value))  # fmt: skip
    return None if earlier in (None, later) else (_read(str(earlier)), _read(later))


def _read(key: str) -> Network:
    return state.base() if key == ON_SCREEN else maps.read(key)


def _told(pair: Pair, audience: Audience) -> None:
    """Promises and partners, a sentence each; in a room only those that name nobody who has not agreed."""
    promises = promise_sentences(pair.earlier, pair.waves)
    partners = partner_sentences(pair.earlier, pair.later, pair.waves)
    proposed = proposal_sentences(pair.earlier, pair.later, pair.waves)
    _section("promises", "What became of the promises?", promises, audience)
    _section("partners", "Who came, went or changed its name?", partners, audience)
    _section("proposed", "Who may be one partner?", proposed, audience)


def _section(key: str, heading: str, lines: Sequence[Told], audience: Audience) -> None:
    if not lines:
        return
    said = [line.words for line in lines if not audience.room or line.about <= audience.agreed]
    with st.container(key=f"section-then-{key}"):
        left_out = answer_text.hint(NOT_NAMED) if len(said) < len(lines) else ""
        body = "".join(f'<p class="body">{escape(words)}</p>' for words in said)
        st.html(f'<p class="asks">{heading}</p>{body}{left_out}')


def _every_answer(pair: Pair, audience: Audience) -> None:
    opened = st.expander("Every answer, then and now", on_change="rerun", key="then-and-now")
    if opened.open:
        with opened:
            st.html(answer_text.hint(SUPPORTED))
            table = then_and_now_table(cached.then_and_now(pair.earlier, pair.later), audience)
            st.html(tables.html_table(table, "Every answer, then and now"))


def _behind(answer: Answer, pair: Pair, audience: Audience) -> None:
    names = both_maps(pair.waves)
    table = st.expander("The table", type="compact", on_change="rerun", key="table-changes")
    if table.open:
        with table:
            rows = shown_tables.shown(answer, names, room=audience.room, agreed=audience.agreed)
            tables.draw(rows, answer.question.heading)
            if rows.left_out:
                st.html(answer_text.hint(rows.left_out))
    with st.expander("How we know", type="compact"):
        answers.receipt(answer)
