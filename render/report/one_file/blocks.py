"""Blocks of a report as HTML. Whatever people have typed is text: nothing of it becomes markup."""

from collections.abc import Iterator
from html import escape

from network.words import listed, plural
from render.pictures.paper import as_svg
from render.pictures.pen import printable
from render.printed import mark_apart
from render.report.content import Asked, Block, Bullets, Chapter, Figure, Grid, Heading, Text
from render.report.one_file.colours import light_first
from render.tables import Shown

__all__ = ["chapter", "table", "text"]

DEEPEST = 6  # heading
SENTENCE = 40  # letters, from which a cell is not made as narrow as its longest word on a phone


def text(words: str) -> str:
    """Words as text of a page."""
    return escape(printable(words))


def _said(words: str) -> str:
    """Words as text, the mark of an illustrative map quieter than what is said."""
    return "".join(
        f'<span class="illustrative">{text(part)}</span> ' if is_mark else text(part)
        for part, is_mark in mark_apart(words)
    )


def chapter(one: Chapter, name: str) -> str:
    """A chapter as a section with its heading; headings in it are one level deeper than in the contents.

    Parameters
    ----------
    name
        Of the chapter in the page.
    """
    inside = "".join(_block(block, f"{name}-{place}") for place, block in enumerate(one.blocks, start=1))
    title = f'<h2 id="{name}-title">{text(one.title)}</h2>'
    return f'<section id="{name}" aria-labelledby="{name}-title">{title}{inside}</section>'


def table(shown: Shown, caption: str, name: str, note: str = "") -> str:
    """A table with its caption, a heading for each column and, in its first cell, for each row.

    Parameters
    ----------
    name
        Of the table in the page, for its caption.
    note
        What is said below it.
    """
    headings = [str(label) for label in shown.frame.columns]
    right = [' class="number"' if label in shown.numeric else "" for label in headings]
    top = "".join(f'<th scope="col"{look}>{text(label)}</th>' for label, look in zip(headings, right, strict=True))
    body = "".join(f"<tr>{''.join(_cells(row, right))}</tr>" for row in shown.frame.itertuples(index=False, name=None))
    below = f'<p class="quiet">{text(note)}</p>' if note else ""
    return (
        f'<div class="table" role="group" tabindex="0" aria-labelledby="{name}"><table>'
        f'<caption id="{name}">{text(caption)}</caption>'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>{below}"
    )


def _cells(row: tuple[str, ...], right: list[str]) -> Iterator[str]:
    for place, (cell, number) in enumerate(zip(row, right, strict=True)):
        look = number or (' class="long"' if len(cell) > SENTENCE else "")
        yield f'<th scope="row"{look}>{text(cell)}</th>' if place == 0 else f"<td{look}>{text(cell)}</td>"


def _block(block: Block, name: str) -> str:
    match block:
        case Heading(words, level):
            deep = min(level + 1, DEEPEST)
            return f"<h{deep}>{text(words)}</h{deep}>"
        case Text(words, look):
            return f"<p>{_said(words)}</p>" if look == "body" else f'<p class="{text(look)}">{_said(words)}</p>'
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{_said(item)}</li>' for item in items)}</ul>"
        case Figure(picture):
            drawing = light_first(as_svg(picture))
            return f'<figure class="picture">{drawing}<figcaption>{text(picture.words)}</figcaption></figure>'
        case Grid(caption, shown):
            return table(shown, caption, name, _not_printed(block))
        case Asked(words):
            return f'<p class="asked">{text(words)}</p>'


def _not_printed(grid: Grid) -> str:
    """How much of a table is in the app only."""
    parts = [plural(number, f"more {what}") for number, what in ((grid.more, "row"), (grid.wider, "column")) if number]
    verb = "is" if grid.more + grid.wider == 1 else "are"
    return f"{listed(parts)} {verb} not printed here." if parts else ""
