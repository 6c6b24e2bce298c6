"""Report: what is taken home, made from the answers of these pages for a board, a room or everybody."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

import streamlit as st

import analysis
from analysis import Answer
from network.errors import NetworkError
from network.files.raw.safe_cells import file_stem
from network.model import Network
from render.edit_words import EXERCISE
from render.report.chapters import CHAPTERS
from render.report.content import Contents, Reader
from render.report.formats import FORMATS, POSTER, Format
from render.report.kept_answers import SEARCHES, KeptAnswers
from render.report.made import contents
from render.report.papers.board import board_paper
from render.report.papers.partner import partner_pages
from render.report.telling import Ask, Choices
from render.running_orders import READY, USUAL, orders
from render.story_pins import may_be_told, short
from views import address, cached, state
from views.parts import answer_text, comments, maps, set_aside, sureness
from views.parts.labels import as_text

REPORT, BOARD, WALL, PAGES = "report", "board", "poster", "pages"
PAPERS: Mapping[str, tuple[str, str]] = MappingProxyType(  # what it is called, and what it is
    {
        REPORT: ("Report", "Everything that these pages say, a chapter a theme, to be used on Monday."),
        BOARD: ("Board paper", "One page: five findings, what we do not know, options, and what the board is asked."),
        WALL: ("Poster", "An A3 sheet: the map, five findings, what we do not know, and what we ask."),
        PAGES: ("Your page", "One page a partner: what the map says about it, sent before the day, to be corrected."),
    }
)
READERS = {
    Reader.BOARD: "A board: everybody is named",
    Reader.ROOM: "A room: named as in room view",
    Reader.PUBLIC: "The public: a safe copy",
}
ANYWHERE, EVERYBODY, NO_MAP = "anywhere", "everybody", "none"
TRYING = "What is being tried is not in it. Save it as an option first (Build next), then choose it here."
MADE = "report made"  # remembered: what was asked for last, its name and its content


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made."""

    paper: str
    choices: Choices
    suffix: str
    partner: str = EVERYBODY
    sure: bool = False  # whether the file waits until it is known how firm each finding is

    @property
    def kind(self) -> Format:
        return _kinds(self.paper)[self.suffix]


def report() -> None:
    """What to make, then the button that makes it and the file."""
    network = state.to_share()
    st.html('<h1 class="question">What do we take home?</h1>')
    papers = [one for one in PAPERS if one != PAGES or not address.in_room()]
    paper = address.chosen("paper", papers) or REPORT
    st.segmented_control(
        "What to make", papers, format_func=lambda one: PAPERS[one][0], required=True,
        label_visibility="collapsed", **address.tied("paper", paper),
    )  # fmt: skip
    with st.container(key="section-report"):
        st.html(f'<h2 class="sentence lead">{PAPERS[paper][1]}</h2>')
        wanted = _wanted(network, paper)
        _make(network, wanted)


def _kinds(paper: str) -> dict[str, Format]:
    """The files that a paper can be; a page for one partner is never slides for a room."""
    if paper == WALL:
        return {".pdf": POSTER}
    return {suffix: kind for suffix, kind in FORMATS.items() if not (paper == PAGES and kind.for_rooms)}


def _wanted(network: Network, paper: str) -> Wanted:
    left, right = st.columns(2, gap="medium")
    kinds = _kinds(paper)
    first = next(iter(kinds))
    with left:
        reader = _reader(network, paper, kinds[address.chosen("as", kinds) or first])
        suffix = _one("As", "as", {one: found.label for one, found in kinds.items()}, first)
    with right:
        area = _one("For people at home in", "home", {ANYWHERE: "Anywhere"} | _areas(network), ANYWHERE)
        partner = EVERYBODY
        if paper == PAGES:
            named = {one.id: one.name for one in sorted(network.partners, key=lambda one: one.name.casefold())}
            partner = _one("Partner", "of", {EVERYBODY: "Every partner, a page each"} | named, EVERYBODY)
        earlier = elsewhere = NO_MAP
        if paper == REPORT:
            areas = {NO_MAP: "None"} | cached.AREAS | maps.named()
            elsewhere = _one("What another area has that we could ask about", "elsewhere", areas, NO_MAP)
            earlier = _one("Compared with an earlier map", "earlier", {NO_MAP: "None"} | maps.named(), NO_MAP)
    chapters = (_chapters(kinds[suffix].chapters) if paper == REPORT else ()) or kinds[suffix].chapters
    options = _options(network) if paper in (REPORT, BOARD) else ()
    stories = _stories(network, reader) if paper == REPORT else ()
    order = _order(network, reader) if kinds[suffix].for_rooms else USUAL
    choices = Choices(
        date.today(), reader, None if area == ANYWHERE else area, chapters, stories=stories, options=options,
        order=order, aside=set_aside.names(), earlier=None if earlier == NO_MAP else maps.read(earlier),
        elsewhere=None if elsewhere == NO_MAP else maps.read(elsewhere),
    )  # fmt: skip
    return Wanted(paper, choices, suffix, partner, _sure(network))


def _sure(network: Network) -> bool:
    """Whether the file is to say of every finding how firm it is; on a map on which nobody was asked none can be."""
    if not network.asked_ids:
        return False
    return st.toggle(
        "Say how firm each finding is",
        help="From 100 re-runs with some answers left out. Of a large map that takes minutes; what these pages have "
        "worked out already is said in any case.",
        **address.tied_switch("firm"),
    )


def _reader(network: Network, paper: str, kind: Format) -> Reader:
    """Whom it is for: the public, where the map is for it and nobody says otherwise.

    In a room, and where a format is for rooms alone, nobody's names are let out.
    """
    if paper == PAGES:
        return Reader.BOARD
    for_rooms = address.in_room() or kind.for_rooms
    readers = {str(one): words for one, words in READERS.items() if not (for_rooms and one is Reader.BOARD)}
    return Reader(_one("For", "reader", readers, str(Reader.PUBLIC) if network.system.public else next(iter(readers))))


def _one(label: str, name: str, options: Mapping[str, str], otherwise: str) -> str:
    now = address.chosen(name, options) or otherwise
    st.selectbox(
        label, list(options), format_func=options.__getitem__,
        **address.tied(name, now, lambda one: None if one == otherwise else one),
    )  # fmt: skip
    return now


def _areas(network: Network) -> dict[str, str]:
    return {area.id: area.name for area in network.system.areas if not area.covers}


def _chapters(usual: tuple[str, ...]) -> tuple[str, ...]:
    """The usual ones of the file unless others are chosen; none of them chosen is these again, or all."""
    said = tuple(one for one in (address.chosen("chapters") or "").split(",") if one in CHAPTERS)
    with st.expander(f"Chapters: {len(said) or len(usual) or 'all'}", type="compact"):
        st.pills(
            "Only these chapters", list(CHAPTERS), selection_mode="multi", format_func=lambda one: CHAPTERS[one].title,
            **address.tied("chapters", list(said), lambda some: ",".join(some) or None),
        )  # fmt: skip
    return said


def _options(network: Network) -> tuple[str, ...]:
    """Saved what-ifs go into it only when they are chosen."""
    if not network.options:
        return ()
    ids = [option.id for option in network.options]
    said = tuple(one for one in (address.chosen("options") or "").split(",") if one in ids)
    st.pills(
        f"With saved options. {EXERCISE}", ids, selection_mode="multi", format_func=as_text,
        **address.tied("options", list(said), lambda some: ",".join(some) or None),
    )  # fmt: skip
    return said


def _order(network: Network, reader: Reader) -> str:
    """Whose words stand in the notes; the public hears none that the map's own people wrote."""
    ready = READY if reader is Reader.PUBLIC else orders(network)
    return _one("What to say, in the notes", "say", {name: one.name for name, one in ready.items()}, USUAL)


def _stories(network: Network, reader: Reader) -> tuple[int, ...]:
    """Stories go into it only one by one, and only those that these readers may hear. The public hears none."""
    room = reader is Reader.ROOM
    may = {
        str(place): short(story.words or "")
        for place, story in enumerate(network.stories)
        if story.consent and may_be_told(network, story, room=room, agreed=network.agreed_ids)
    }
    if reader is Reader.PUBLIC or not may:
        return ()
    said = tuple(one for one in (address.chosen("stories") or "").split(",") if one in may)
    st.pills(
        "With stories, told with consent", list(may), selection_mode="multi", wrap=True,
        format_func=lambda one: as_text(may[one]),
        **address.tied("stories", list(said), lambda some: ",".join(some) or None),
    )  # fmt: skip
    return tuple(map(int, said))


def _make(network: Network, wanted: Wanted) -> None:
    """The button, then the file as long as what is wanted stays the same."""
    if state.is_trying():
        st.html(answer_text.hint(TRYING))
    asked = repr((network.digest, wanted))
    if st.button("Make it", type="primary", key="make report"):
        try:
            address.remember(MADE, (asked, _name(network, wanted), _written(network, wanted)))
        except NetworkError as error:
            st.warning(as_text(str(error)))
    made, name, content = address.recall(MADE, ("", "", b""))
    if made == asked:
        st.download_button(
            f"Download ({wanted.kind.label})", content, file_name=name, mime=wanted.kind.mime,
            on_click="ignore", key="file-report",
        )  # fmt: skip
    if wanted.paper == PAGES:
        comments.to_type(partner="" if wanted.partner == EVERYBODY else wanted.partner)
    if state.is_working_copy():
        st.html(answer_text.hint(network.system.counts_rule or ""))


def _written(network: Network, wanted: Wanted) -> bytes:
    """The file; which chapter is being written is told meanwhile, and how far the re-runs are."""
    progress = st.progress(0.0, "Working out the answers")
    ask = _asking(network, sure=wanted.sure)
    made = _made(network, wanted, ask, lambda chapter, done: progress.progress(0.4 * done, f"Writing: {chapter}"))
    if wanted.sure:  # which findings it tells is only known once it is written
        sureness.wait(
            lambda share: progress.progress(0.4 + 0.4 * share, f"How firm: {round(100 * share)} of 100 re-runs")
        )
        made = _made(network, wanted, ask, lambda chapter, done: None)
    progress.progress(0.8, f"Making the file ({wanted.kind.label})")
    written = wanted.kind.writer()(made)
    progress.empty()
    return written


def _asking(network: Network, *, sure: bool) -> Ask:
    """Answers as the pages show them, with how firm they are where that is known.

    On other maps than theirs that is worked out only where it is asked for. What a plan takes is never: its search says
    itself how far it is, and a hundred of them would take an hour.
    """
    plans = KeptAnswers()

    def ask(name: str, about: Network, **options: object) -> Answer:
        if "other" in options or name in SEARCHES:
            return plans(name, about, **options)
        if about is network or sure:
            return cached.answer(name, about, **options)
        return analysis.run(name, about, **options)

    return ask


def _made(network: Network, wanted: Wanted, ask: Ask, tell: Callable[[str, float], object]) -> Contents:
    choices, agreed = wanted.choices, network.agreed_ids
    if wanted.paper == BOARD:
        return board_paper(network, choices, agreed=agreed, ask=ask)
    if wanted.paper == PAGES:
        chosen = () if wanted.partner == EVERYBODY else (wanted.partner,)
        return partner_pages(network, choices, chosen, agreed=agreed, ask=ask)
    made = contents(network, choices, agreed=agreed, ask=ask, progress=tell)
    if made.network is not network:  # the public's copy: where its partners stand on the map here is not told
        return made
    return replace(made, network=cached.placed(network))


def _name(network: Network, wanted: Wanted) -> str:
    """A file name that says what must be known before the file is opened."""
    marks = ["illustrative"] if network.system.illustrative else []
    return "_".join([file_stem(network.system.name), wanted.paper, str(wanted.choices.reader), *marks]) + wanted.suffix


report()
