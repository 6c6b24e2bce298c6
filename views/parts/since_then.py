"""An earlier and a later map of one system: did it change, and did we keep our word?"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st

from analysis import Answer
from analysis._both_waves import NEW, NOT_AGAIN, Link, links_of_both
from network.model import Network
from network.waves import Waves
from render import tables as shown_tables
from render.changes_text import (
    Told,
    both_maps,
    link_sentences,
    partner_sentences,
    proposal_sentences,
    unnamed_partners,
    unnamed_promises,
    unnamed_sentences,
)
from render.map import wave_map, wave_sectors
from render.map.network_map import Payload
from render.map.wave_map import When
from views import address, cached, sign_in, state, two_maps
from views.map_component import network_map
from views.parts import answer_text, answers, maps, pictures, tables
from views.parts.labels import as_text
from views.parts.then_now import then_and_now_table
from views.state import Audience

__all__ = ["show"]

EARLIER, LATER = "partners", "partners_after"  # the pair that ships
FRAMES = {"both": "Both as one", "then": "Then", "now": "Now"}
WHEN: tuple[When, ...] = ("then", "now")
MOST_NAMED = 3  # links named beside the map; more are counted
MOST_LINES = 12  # of what changed, told to a room
ON_SCREEN = "this"  # a map of this visit that is not kept

NO_EARLIER = "Choose an earlier map of the same system."
NOT_NAMED = "More is told outside room view: some partners have not agreed to be named."
SUPPORTED = (
    "Only what both maps know counts here: partners on both, and what those asked both times have said. So the figures "
    "are not those of the other pages."
)


@dataclass(frozen=True, slots=True)
class TwoMaps:
    """The two maps that are compared."""

    earlier: Network
    later: Network
    waves: Waves
    later_key: str | None  # of the later map; None: the one on screen, not kept yet


def show() -> None:
    """The sentence first, then the map of differences, partners, promises, every answer, the table."""
    chosen = _choose()
    if chosen is None:
        st.html(f'<h2 class="sentence lead">{NO_EARLIER}</h2>')
        return
    earlier, later = map(_read, chosen)
    pair = TwoMaps(earlier, later, two_maps.waves(earlier, later), None if chosen[1] == ON_SCREEN else chosen[1])
    audience = state.audience(later)
    answer = cached.answer("changes", later, other=earlier)
    with st.container(key="section-changes"):
        _drawn(answer, pair, audience)
    _told(pair, audience)
    _every_answer(pair, audience)
    _behind(answer, pair, audience)


def _choose() -> tuple[str, str] | None:
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
    return None if earlier is None or earlier == later else (earlier, later)


def _read(key: str) -> Network:
    return state.base() if key == ON_SCREEN else maps.read(key)


@st.fragment
def _drawn(answer: Answer, pair: TwoMaps, audience: Audience) -> None:
    """The sentence beside both maps as one, which a key turns into then and now; then each on its own, small."""
    words, drawing = st.columns([1, 2.1], gap="medium")
    with words:
        said = answer_text.sentence(answer, audience, look="lead") + answer_text.sure_line(answer)
        st.html(f"{answer_text.figure(answer)}{said}")
        pictures.put(two_maps.promises(pair.earlier, pair.later)[1], key="kept")
    found = links_of_both(pair.waves)
    changed = {end for link in found if link.status in (NEW, NOT_AGAIN) for end in link.pair}
    if audience.room and not changed <= audience.agreed:
        with drawing:
            _without_names(pair, found, audience)
        return
    payload = two_maps.payload_of(pair.earlier, pair.later, audience.room, audience.agreed)
    frame = address.chosen("frame", FRAMES) or next(iter(FRAMES))
    with words, st.container(horizontal=True, vertical_alignment="center"):
        st.segmented_control("On the map", list(FRAMES), format_func=FRAMES.__getitem__, required=True,
                             label_visibility="collapsed", **address.tied("frame", frame))  # fmt: skip
        st.button("Then or now", shortcut="N", on_click=address.choose,
                  args=("frame", "now" if frame == "then" else "then"))  # fmt: skip
    with words:
        if changes := link_sentences(pair.waves, MOST_NAMED):
            st.html("".join(f'<p class="body">{escape(one)}</p>' for one in changes))
    whole: dict[str, Payload] = {when: wave_map.at(payload, pair.waves, found, when) for when in WHEN}
    with drawing:
        network_map(whole.get(frame, payload), key="waves", height="beside a sentence")
    for place, when in zip(st.columns(2), WHEN, strict=True):
        with place:
            st.html(f'<p class="asks">{FRAMES[when]}</p>')
            network_map(wave_map.plain(whole[when]), key=f"waves-{when}", height=300)


def _without_names(pair: TwoMaps, found: Sequence[Link], audience: Audience) -> None:
    """What changed, by sector: some of those whom it is about have not agreed to be named."""
    together = wave_map.drawn_together(pair.waves, found)
    network_map(wave_sectors.by_sector(together, found, audience.agreed), key="waves-by-sector", height=420)
    if not_drawn := wave_sectors.within_shapes(together, found, audience.agreed):
        st.html(answer_text.hint(not_drawn))
    lines = unnamed_sentences(pair.waves, audience.agreed)
    st.html("".join(f'<p class="body">{escape(words)}</p>' for words in lines[:MOST_LINES]))


def _told(pair: TwoMaps, audience: Audience) -> None:
    """Promises and partners, a sentence each; in a room who has not agreed is spoken of by sector."""
    promises, _ = two_maps.promises(pair.earlier, pair.later)
    partners = partner_sentences(pair.earlier, pair.later, pair.waves)
    proposed = proposal_sentences(pair.earlier, pair.later, pair.waves)
    unnamed: tuple[Sequence[str], Sequence[str]] = ((), ())
    if audience.room:
        unnamed = (
            unnamed_promises(pair.waves.earlier, pair.waves, audience.agreed),
            unnamed_partners(pair.earlier, pair.later, pair.waves, audience.agreed),
        )
    _section("promises", "What became of the promises?", promises, unnamed[0], audience)
    _section("partners", "Who came, went or changed its name?", partners, unnamed[1], audience)
    _section("proposed", "Who may be one partner?", proposed, (), audience)
    if not audience.room and sign_in.may("edit"):
        _accept(pair)


def _accept(pair: TwoMaps) -> None:
    """Who is one partner is kept on the later map, as what it was; it can be undone there."""
    for one in pair.waves.proposed:
        label = f"{pair.earlier.name(one.then)}, then, is {pair.later.name(one.now)}, now"
        st.button(as_text(label), key=f"was {one.then} {one.now}", on_click=state.keep_was,
                  args=(pair.later_key, one.now, one.then))  # fmt: skip
    if refused := state.refusal():
        st.error(as_text(refused))


def _section(key: str, heading: str, lines: Sequence[Told], unnamed: Sequence[str], audience: Audience) -> None:
    """Sentences under a heading; in a room those that name nobody who has not agreed, then what it may hear of others.

    Where that is nothing, there is no such part.
    """
    said = [line.words for line in lines if not audience.room or line.about <= audience.agreed]
    if not said and not unnamed:
        return
    with st.container(key=f"section-then-{key}"):
        left_out = answer_text.hint(NOT_NAMED) if len(said) < len(lines) else ""
        body = "".join(f'<p class="body">{escape(words)}</p>' for words in (*said, *unnamed))
        st.html(f'<p class="asks">{heading}</p>{body}{left_out}')


def _every_answer(pair: TwoMaps, audience: Audience) -> None:
    opened = st.expander("Every answer, then and now", on_change="rerun", key="then-and-now")
    if opened.open:
        with opened:
            st.html(answer_text.hint(SUPPORTED))
            table = then_and_now_table(two_maps.then_and_now(pair.earlier, pair.later), audience)
            st.html(tables.html_table(table, "Every answer, then and now"))


def _behind(answer: Answer, pair: TwoMaps, audience: Audience) -> None:
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
