"""How large the parts of a page may be so that all of them fit it: measured by us, for Word does not shrink them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, product

from render.letters import in_lines
from render.pictures.paper import as_svg, size_of
from render.report.content import Asked, Block, Bullets, Figure, Grid, Heading, Text
from render.report.docx_base import LINE, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, POINT, SIZES
from render.report.docx_table import table_height

__all__ = ["Fit", "fit", "fits_a_page", "fitting", "height", "picture_size", "style_of"]

STYLES = {"sentence": "Finding", "body": "Normal", "comment": "Comment", "quiet": "Quiet"}
INSETS = {"ListBullet": 284 / 20 * POINT, "Ask": 8.0, "Comment": 5.0}  # mm
LETTERS, PICTURES = (1.0, 0.95, 0.9, 0.85), (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)  # of their usual size
SIZES_TRIED = (  # large letters count for more than large pictures; the smallest only where nothing else fits
    *sorted(product(LETTERS, PICTURES), key=lambda both: -(1.5 * both[0] + both[1])),
    *product((0.8, 0.75), (0.4, 0.3)),
)
BELOW_TITLES = PAGE_HEIGHT - 2 * MARGIN - 35.0  # mm of a page, under a title of several lines
READABLE = 60.0  # mm; narrower, the words of a picture are too small to be read
SPARE = 0.03  # of the height, for what a printer or another version of Word does otherwise


@dataclass(frozen=True, slots=True)
class Fit:
    """Sizes that make a page fit."""

    letters: float = 1.0  # of their usual size
    widest: float = 96.0  # mm; of a picture
    highest: float = 95.0  # mm; of a picture


def style_of(block: Block) -> str:
    """The style of a block's paragraphs."""
    match block:
        case Heading(level=level):
            return f"Heading{level}"
        case Text(look=look):
            return STYLES[look]
        case Bullets():
            return "ListBullet"
        case Asked():
            return "Ask"
    return "Picture"


def picture_size(figure: Figure, fitted: Fit) -> tuple[float, float]:
    """Width and height of a picture, in mm: of its drawing, whose words may reach a little over the sheet's edge."""
    wide, high = size_of(as_svg(figure.picture, on_page=False))
    scale = min(fitted.widest / wide, fitted.highest / high)
    return wide * scale, high * scale


def height(block: Block, wide: float, fitted: Fit) -> float:
    """How high a block is in a column so wide, in mm."""
    if isinstance(block, Grid):
        return height(Text(block.caption, "quiet"), wide, Fit()) + table_height(block, wide) + 4
    style = style_of(block)
    size, before, after, bold, _ = SIZES[style]
    if isinstance(block, Figure):
        return picture_size(block, fitted)[1] + (before + after + 2) * POINT
    texts = block.items if isinstance(block, Bullets) else (block.text,)
    size *= fitted.letters
    room = (wide - INSETS.get(style, 0.0)) / POINT
    lines = sum(_lines(text, room, size, bold) for text in texts)
    return (lines * size * LINE + len(texts) * (before + after) * fitted.letters) * POINT


@lru_cache(maxsize=4096)  # the same letters are tried with pictures of every size
def _lines(text: str, room: float, size: float, bold: bool) -> int:
    return len(in_lines(text, room, size, bold=bold))


def fit(blocks: Sequence[Block], wide: float, high: float, *, columns: int = 1) -> Fit | None:
    """The largest sizes at which the blocks fill no more than the columns; None where even the smallest do.

    What stands under a heading stays with it.
    """
    for letters, pictures in SIZES_TRIED:
        fitted = Fit(letters, wide * pictures, wide * pictures)
        if _columns_filled(blocks, wide, high * (1 - SPARE), fitted) <= columns:
            return fitted
    return None


def fitting(blocks: Sequence[Block], wide: float, high: float, *, columns: int = 1) -> tuple[list[Block], Fit | None]:
    """The blocks and their sizes, with as many of their pictures as can be large enough to be read.

    What is left out of a page stands in a chapter of its own.
    """
    pictures = [place for place, block in enumerate(blocks) if isinstance(block, Figure)]
    for many in range(len(pictures), 0, -1):
        for kept in combinations(pictures, many):
            some = [block for place, block in enumerate(blocks) if place in kept or place not in pictures]
            fitted = fit(some, wide, high, columns=columns)
            if fitted and fitted.widest >= min(READABLE, wide):
                return some, fitted
    some = [block for block in blocks if not isinstance(block, Figure)]
    return some, fit(some, wide, high, columns=columns)


def fits_a_page(blocks: Sequence[Block]) -> bool:
    """Whether some sizes make the blocks fit one page, whatever its title is."""
    return fit(blocks, PAGE_WIDTH - 2 * MARGIN, BELOW_TITLES) is not None


def _columns_filled(blocks: Sequence[Block], wide: float, high: float, fitted: Fit) -> int:
    filled, at = 1, 0.0
    for group in groups(blocks):
        tall = sum(height(block, wide, fitted) for block in group)
        if at and at + tall > high:
            filled, at = filled + 1, 0.0
        filled, at = filled + int((at + tall) // high), (at + tall) % high
    return filled


def groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks under each heading, with it."""
    group: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and group:
            yield group
            group = []
        group.append(block)
    if group:
        yield group
