"""Your page: what the map says about one partner, sent before the day, with room to correct it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import analysis
from analysis import Answer, Names, Who
from network.model import Network
from network.words import in_sentence, listed, plural
from render.comments import about_said, comments_of, shortened
from render.partner_panel import PartnerPanel, Row, panel
from render.printed import marked
from render.promise_board import label
from render.report.content import Block, Bullets, Chapter, Contents, Grid, Heading, Text
from render.report.docx_fit import fits_a_page
from render.report.made import of_chapters, telling_of
from render.report.telling import Ask, Choices, Telling
from render.tables import table_of

__all__ = [
    "COLUMNS",
    "CORRECT",
    "ELSE",
    "HERE",
    "partner_pages",
]

FIRST, FEWER = 5, 3  # partners that are named in a list of links; where names are very long
MOST = 3  # comments that are told
OPENING = "What this map says about you today is only what it was told: where it is wrong, please say so."
CLOSING = "Please send this page back before the day, so that the map can be corrected before anybody else sees it."
COLUMNS = ("About", "What we would say")
CORRECT = (
    "Our name, places and hours",
    "What we help with, and whom we take",
    "Who sends people to us, and where they go next",
)
CORRECTION = "Your correction: please write beside each line"
ELSE = "Anything else"
HERE = "Right / please change to:"


def partner_pages(
    network: Network,
    choices: Choices,
    partners: Sequence[str] = (),
    *,
    agreed: frozenset[str] = frozenset(),
    ask: Ask = analysis.run,
) -> Contents:
    """A page for each of these partners, in the order of their names; for every partner where none is given.

    Others are named on a page only where they have agreed, but for the links that the partner itself is part of.
    """
    telling = telling_of(network, choices, agreed, ask)
    ids = partners or [one.id for one in telling.network.partners]
    in_order = sorted(ids, key=lambda one: telling.network.name(one).casefold())
    answers = [telling.answer(name) for name in telling.questions(*analysis.Theme)]
    pages = tuple(Chapter(one, telling.network.name(one), _page(telling, one, answers), True) for one in in_order)
    written = of_chapters(telling, pages)
    subtitle = f"On the map of {telling.network.system.name}."
    return replace(written, title="What the map says about us", subtitle=subtitle, network=None, answers={})


def sentences_about(answers: Sequence[Answer], partner: str, agreed: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Questions whose sentence names the partner, and the sentence as the partner reads it: others unnamed."""
    for answer in answers:
        named = {one for word in answer.words.values() if isinstance(word, Who) for one in word.ids}
        if answer.state == "finding" and partner in named:
            to_itself = replace(answer, question=replace(answer.question, names=Names.AGREED))
            yield answer.question.name, marked(to_itself.finding_in_room(agreed | {partner}), answer)


def _page(telling: Telling, partner: str, answers: Sequence[Answer]) -> tuple[Block, ...]:
    """The page, with a row to correct for as many findings as it has room for; all else fits the last row."""
    found = list(sentences_about(answers, partner, telling.seen.agreed))
    about = list(dict.fromkeys(analysis.questions()[name].heading for name, _ in found))
    sentences = [sentence for _, sentence in found]
    fewer = ((0, number) for number in range(FEWER, 0, -1))
    for rows, named in (*((number, FIRST) for number in range(len(about), -1, -1)), *fewer):
        blocks = (Text(OPENING, "quiet"), *_said(telling, partner, sentences, named), *_to_correct(about[:rows]))
        if fits_a_page(blocks):
            break
    return blocks


def _said(telling: Telling, partner: str, found: Sequence[str], named: int) -> Iterator[Block]:
    network = telling.network
    shown = panel(network, partner)
    yield Heading("What you do")
    yield Bullets(tuple(_does(shown, network.partner(partner).needs)))
    yield Heading("Who you work with")
    yield Text(shown.sentence)
    yield from _links("People come from", shown.senders, named)
    yield from _links("People go on to", shown.onward, named)
    yield from _links("Other links", shown.other_ties, named)
    yield Heading("What is said of you")
    promised = [label(network, one) for one in network.promises if partner in (one.source, one.target)]
    said = [*found, *(f"Promised. {one.removesuffix('.')}." for one in promised)]
    if said:
        yield Bullets(tuple(said))
    else:
        yield Text("No finding names you, and no promise is yours.")
    if comments := comments_of(network, partner):
        yield Heading("What you have told us")
        more = [f"{plural(len(comments) - MOST, 'more comment')}."] if len(comments) > MOST else []
        yield Bullets(
            (
                *(
                    f"{about_said(one)}{'' if about_said(one).endswith('?') else ':'} “{shortened(one.text)}”"
                    for one in comments[:MOST]
                ),
                *more,
            )
        )
    yield Heading("What nobody has told us")
    missing = [in_sentence(one) for one in shown.not_known]
    yield Text(f"Not known of you: {listed(missing)}." if missing else "Of what we ask about, nothing is missing.")


def _to_correct(findings: Sequence[str]) -> Iterator[Block]:
    yield Heading("What would you correct?")
    rows = [(what, HERE) for what in (*CORRECT, *findings, ELSE)]
    yield Grid(CORRECTION, table_of(COLUMNS, rows), roomy=True)
    yield Text(CLOSING, "quiet")


def _does(shown: PartnerPanel, needs: tuple[str, ...] | None) -> Iterator[str]:
    yield f"Sector: {shown.sector}."
    yield f"Places: {listed(shown.places) or 'not known'}."
    helps = "not known" if needs is None else listed([in_sentence(one) for one in shown.does])
    yield f"Helps with: {helps}." if helps else "Refers people on, and meets no need itself."
    yield f"For whom: {in_sentence(shown.for_whom)}. Open: {shown.hours}."


def _links(heading: str, rows: Sequence[Row], named: int) -> Iterator[Block]:
    if rows:
        said = [f"{row.name} ({row.words})" if row.words else row.name for row in rows[:named]]
        yield Text(f"{heading}: {listed(said, more=len(rows) - len(said))}.")
