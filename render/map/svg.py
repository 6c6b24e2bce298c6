"""How SVG is written: numbers short, words escaped, and nothing that cannot be seen."""

from collections.abc import Iterable
from html import escape

__all__ = ["Point", "point", "points", "said", "tag"]

Point = tuple[float, float]


def tag(name: str, inside: str = "", /, **attributes: object) -> str:
    """An element. `inside` is SVG already; in the names of attributes `_` stands for `-`."""
    written = "".join(f' {key.replace("_", "-")}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def said(words: str) -> str:
    """What somebody typed, as text of an element or an attribute."""
    return escape("".join(letter for letter in " ".join(words.split()) if letter.isprintable()))


def point(at: Point) -> str:
    """`12.5 40`."""
    return f"{_value(at[0])} {_value(at[1])}"


def points(several: Iterable[Point]) -> str:
    """The same of several, one after the other."""
    return " ".join(map(point, several))


def _value(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
