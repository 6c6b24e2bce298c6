"""Drawings whose light colours stand in the drawing itself, and their dark ones in the page's style sheet.

A mail preview drops the style sheet, and paper has no dark: there the drawing is right as it is.
"""

import re
from collections.abc import Iterable

from render.pictures.paper import TOKENS

__all__ = ["DARK_TOKENS", "dark_rules", "light_first"]

DARK_TOKENS = {  # what `render.pictures.paper.TOKENS` is on dark ground
    "--ink": "#EEF2F3", "--muted": "#B1BEC6", "--accent": "#7FD0DF", "--line": "#3C4A53", "--card": "#1A242B",
    "--nobody": "#F28C7C", "--one": "#5A4713", "--brought-out": "#F0C24B",
    "--on-accent": "#06222A", "--field": "#74848D", "--several": "#17343C",
}  # fmt: skip
COLOUR = re.compile(
    r'(?P<what>fill|stroke)="(?:var\((?P<token>--[a-z-]+)\)'
    r'|light-dark\((?P<light>#[0-9A-Fa-f]{6}), (?P<dark>#[0-9A-Fa-f]{6})\))"'
)
MARKED = re.compile(r'data-(fill|stroke)="([0-9A-F]{6})"')


def light_first(drawing: str) -> str:
    """The drawing in light colours, each marked with its colour on dark ground."""
    return COLOUR.sub(_in_light, drawing)


def _in_light(found: re.Match[str]) -> str:
    light, dark = found["light"], found["dark"]
    if found["token"]:
        light, dark = TOKENS[found["token"]], DARK_TOKENS[found["token"]]
    what = found["what"]
    return f'{what}="{light}" data-{what}="{dark.removeprefix("#").upper()}"'


def dark_rules(drawings: Iterable[str]) -> str:
    """The style rules that turn these drawings dark."""
    marked = {mark for drawing in drawings for mark in MARKED.findall(drawing)}
    return "".join(f'[data-{what}="{dark}"]{{{what}:#{dark}}}' for what, dark in sorted(marked))
