"""Which slides a report becomes: one sentence and one picture each, and what the speaker says. Still without a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import analysis
from render.pictures import Picture
from render.printed import marked
from render.report.content import Asked, Block, Bullets, Chapter, Contents, Figure, Grid, Heading, Text
from render.running_orders import INTRODUCTIONS, PROMISES, READY, WHAT_IF, RunningOrder

__all__ = ["Slide", "opening_words", "planned"]

_Group = tuple[str | None, list[Block]]  # a heading and what stands below it

WE_ASK = "We ask"
NOT_YET = "What this map cannot say yet"
FOR_READING = ("method", "sources")  # chapters that no slide is made of
FOR_THE_SPEAKER = ("How we know:",)
OF_ITSELF = "How sure: "  # below the sentence of a slide it stands alone, and says so itself
OTHERWISE = "Say: Where this is wrong, tell us: that is the work."  # where no question and no step has words
OF_A_TABLE = "Not listed here"  # of no use without the table
SCREENS: Mapping[str, str] = MappingProxyType(  # where a chapter stands in a running order
    {
        "state": "", "gaps": "gaps", "bottlenecks": "bottlenecks", "boundaries": "boundaries", "people": "route",
        "introductions": INTRODUCTIONS, "options": WHAT_IF, "promises": PROMISES, "sure": "sure",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Slide:
    """What one slide shows, and what is said with it."""

    title: str  # the sentence
    kicker: str = ""  # the question, above it
    picture: Picture | None = None
    grid: Grid | None = None
    bullets: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()  # below the sentence: how sure it is
    notes: tuple[str, ...] = field(default=())

    @property
    def is_statement(self) -> bool:
        """Whether the sentence stands alone."""
        return self.picture is None and self.grid is None and not self.bullets


def opening_words(order: RunningOrder) -> str:
    """What is said with the first slide."""
    return f"Say: {order.steps[0].words}" if order.steps[0].words else OTHERWISE


def planned(contents: Contents) -> list[Slide]:
    """The slides after the first, in the order of the chapters; what is asked comes last, before the promises.

    A sentence that has had its slide does not get another. Sentences that nothing can be said yet share one, where the
    first of them would stand. Chapters that are for reading, and what stands below a
    heading of the third level, are left to the report. With the first slide of a chapter the speaker is given the words
    of the running order.
    """
    found: list[Slide] = []
    asked: list[Slide] = []
    said: set[str] = set()
    for chapter in contents.chapters:
        if chapter.name in FOR_READING:
            continue
        if chapter.name == "promises":
            found, asked = found + asked, []
        opened = False
        for slide in _of(chapter):
            if slide.title in said:
                continue
            said.add(slide.title)
            notes = slide.notes if opened else (*_words(chapter, contents.order), *slide.notes)
            slide = replace(slide, notes=notes or (OTHERWISE,))
            opened = True
            (asked if slide.title == WE_ASK else found).append(slide)
    return _unsaid_together(found + asked, contents)


def _unsaid_together(slides: list[Slide], contents: Contents) -> list[Slide]:
    """The slides, those of what is not known as one: a page each would be a deck of white pages."""
    silent = [one for one in contents.answers.values() if one.state == "not known"]
    said = {marked(text, one) for one in silent for text in (one.finding, one.finding_in_room(contents.agreed))}
    unsaid = [slide for slide in slides if slide.is_statement and slide.title in said]
    if len(unsaid) < 2:
        return slides
    notes = dict.fromkeys(note for slide in unsaid for note in slide.notes)
    together = Slide(NOT_YET, bullets=tuple(slide.title for slide in unsaid), notes=tuple(notes))
    place = slides.index(unsaid[0])
    return [slide for slide in [*slides[:place], together, *slides[place:]] if slide not in unsaid]


def _words(chapter: Chapter, order: RunningOrder) -> Iterator[str]:
    """What the running order lets the speaker say here; where it has no such step, what any other lets them say."""
    screen = SCREENS.get(chapter.name)
    for one in (order, *READY.values()):
        for step in one.steps:
            if step.page == screen and step.words:
                yield f"Say: {step.words}"
                return


def _of(chapter: Chapter) -> Iterator[Slide]:
    groups = list(_groups(chapter.blocks))
    asks = _asks_by_heading(groups)
    opening: list[Block] = []
    for heading, blocks in groups:
        if heading is None:
            opening = [block for block in blocks if isinstance(block, Text) and block.look == "quiet"]
            told = [block for block in blocks if block not in opening]
            if told:
                yield _slide(chapter.title, told)
        elif items := tuple(block.text for block in blocks if isinstance(block, Asked)):
            yield Slide(heading, bullets=items)
        elif blocks:
            slide = _slide(heading, [*blocks, *opening])
            yield replace(slide, notes=(*asks.get(heading, ()), *slide.notes))


def _asks_by_heading(groups: Iterable[_Group]) -> dict[str, tuple[str, ...]]:
    """What to ask the room below each heading, and where to go from there.

    A heading is a question; or the findings of a chapter have its `We ask …` in their order.
    """
    told = [(heading, blocks) for heading, blocks in groups if heading is not None]
    asked = [block.text for _, blocks in told for block in blocks if isinstance(block, Asked)]
    findings = [heading for heading, blocks in told if _is_finding(blocks)]
    ask_of = dict(zip(findings, asked, strict=True)) if len(findings) == len(asked) else {}
    found: dict[str, tuple[str, ...]] = {}
    for heading, _ in told:
        for question in analysis.questions().values():
            if question.heading == heading or question.ask == ask_of.get(heading):
                found[heading] = (f"Ask the room: {question.ask}", f"The next move: {question.move}")
                break
    return found


def _is_finding(blocks: Iterable[Block]) -> bool:
    """Whether it is told in a sentence, and not what is not known."""
    return any(isinstance(one, Text) and one.look == "sentence" for one in blocks) and not any(_items(blocks))


def _groups(blocks: Iterable[Block]) -> Iterator[_Group]:
    """The blocks under each heading of the second level, without what stands under a heading of the third."""
    heading: str | None = None
    group: list[Block] = []
    deeper = False
    for block in blocks:
        if not isinstance(block, Heading):
            if not deeper:
                group.append(block)
        elif block.level > 2:
            deeper = True
        else:
            if group or heading is not None:
                yield heading, group
            heading, group, deeper = block.text, [], False
    if group or heading is not None:
        yield heading, group


def _slide(heading: str, blocks: list[Block]) -> Slide:
    """The sentence of some blocks and their picture; the table where there is none, else the list."""
    texts = [block for block in blocks if isinstance(block, Text)]
    sentence = next((text.text for text in texts if text.look == "sentence"), "")
    title = sentence or next((text.text for text in texts if text.look == "body"), heading)
    picture = next((block.picture for block in blocks if isinstance(block, Figure)), None)
    grid = None if picture else next((block for block in blocks if isinstance(block, Grid)), None)
    bullets = () if picture or grid else tuple(_items(blocks))
    said = [text.text for text in texts if text.look == "comment"]  # heard, not shown: a slide has one sentence
    rest = [text.text for text in texts if text.text != title and text.look != "comment"]
    away = FOR_THE_SPEAKER if grid else (*FOR_THE_SPEAKER, OF_A_TABLE)
    return Slide(
        title=title,
        kicker="" if title == heading else heading,
        picture=picture,
        grid=grid,
        bullets=bullets,
        lines=tuple(text.removeprefix(OF_ITSELF) for text in rest if not text.startswith(away)),
        notes=(*said, *(text for text in rest if text.startswith(FOR_THE_SPEAKER))),
    )


def _items(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Bullets):
            yield from block.items
