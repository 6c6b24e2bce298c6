"""Pictures as files: SVG that follows the page's light or dark, and SVG or PNG that stands by itself."""

import json
import re
from functools import lru_cache
from html import escape

import vl_convert

from render.map.look import LIGHT
from render.pictures.pen import Picture, drawn, lines

__all__ = ["TOKENS", "Drawing", "as_png", "as_svg", "get_ready", "size_of", "svg_as_png"]

Drawing = str  # SVG

VEGA_LITE = "6.4"  # of those that vl-convert carries, the one that is written here
TOKENS = {  # of the page's style, as they are in light: for files that no page gives its style to
    "--ink": LIGHT.ink, "--muted": "#4A5761", "--accent": LIGHT.accent, "--line": "#C5CED2", "--card": LIGHT.canvas,
    "--nobody": "#8F1D14", "--one": "#F7DC94", "--brought-out": "#F7DC94",
    "--on-accent": "#FFFFFF", "--field": LIGHT.field, "--several": "#E4EEEF",
}  # fmt: skip
ROLE = re.compile(r'(<g class="[^"]*") role="[^"]*" aria-roledescription="[^"]*"')  # a picture is one, not many
MARGIN = 12  # pixels round a picture in a file
KEPT = 128  # drawings and PNGs, of some 30 KB each: a report is made as more than one kind of file
OPENING_SIZE = re.compile(r'<svg [^>]*?width="([\d.]+)" height="([\d.]+)" ')
OPENING = re.compile(r'<svg ([^>]*?)width="[\d.]+" height="[\d.]+" ')


def get_ready() -> None:
    """Start what draws, so that the first picture that somebody waits for need not: it takes half a second."""
    as_svg(drawn(lines([((0, 0), (1, 1))]), height=1, words=""))


def as_svg(picture: Picture, *, on_page: bool = True) -> Drawing:
    """The drawing as SVG.

    Parameters
    ----------
    on_page
        Whether it stands on a page, whose colours it takes and whose column it fills; else it is in light colours on
        white, with a margin.
    """
    sheet = {} if on_page else {"background": TOKENS["--card"], "padding": MARGIN}
    drawing = _drawing(json.dumps({**picture.spec, **sheet}))
    if not on_page:
        return _light(drawing)
    drawing, said = ROLE.sub(r"\1", drawing), escape(picture.words)
    return OPENING.sub(lambda found: f'<svg {found[1]}role="img" aria-label="{said}" ', drawing, count=1)


def as_png(picture: Picture, *, scale: float = 3) -> bytes:
    """The same file as PNG."""
    return svg_as_png(as_svg(picture, on_page=False), scale=scale)


def size_of(drawing: Drawing) -> tuple[float, float]:
    """How wide and high a drawing that stands by itself is: marks may reach a little over the edge of their sheet."""
    found = OPENING_SIZE.match(drawing)
    return (float(found[1]), float(found[2])) if found else (0.0, 0.0)


@lru_cache(maxsize=KEPT)
def svg_as_png(drawing: Drawing, *, scale: float = 2) -> bytes:
    """A drawing that stands by itself as PNG, such as the map."""
    return bytes(vl_convert.svg_to_png(drawing, scale=scale))


@lru_cache(maxsize=KEPT)
def _drawing(spec: str) -> Drawing:
    return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])


def _light(drawing: str) -> str:
    chosen = re.sub(r"light-dark\((#\w+), #\w+\)", r"\1", drawing)
    return re.sub(r"var\((--[a-z-]+)\)", lambda token: TOKENS[token[1]], chosen)
