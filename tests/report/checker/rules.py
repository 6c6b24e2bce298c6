"""Rules that hold for documents and slides alike."""

import re

__all__ = ["contrast", "is_link_text", "is_real_alt_text", "is_typed_list"]

FILE_NAME = re.compile(r"\S+\.(png|jpe?g|svg|gif|emf)$", re.IGNORECASE)
BY_NUMBER = re.compile(r"(picture|image|figure|graphic|chart|diagram|table)\s*\d*", re.IGNORECASE)
ABOUT_ITSELF = re.compile(
    r"(a |an |the )?(picture|image|figure|photo|drawing|screenshot) (of|showing)\b", re.IGNORECASE
)
TYPED = re.compile(r"\s*([•▪◦·*–-]|\(?[0-9]{1,2}[.)]|[a-z][.)])\s+\S")
SAYS_NOTHING = ("click here", "here", "link", "more", "read more")
LEAST_WORDS = 3


def is_real_alt_text(words: str, name: str = "") -> bool:
    """Whether it says what a picture shows: a sentence, not a file's name, a number or the object's name."""
    said = words.strip()
    empty = not said or said == name or FILE_NAME.fullmatch(said) or BY_NUMBER.fullmatch(said)
    is_sentence = len(said.split()) >= LEAST_WORDS and said.endswith((".", "?", "!"))
    return not empty and is_sentence and not ABOUT_ITSELF.match(said)


def is_typed_list(words: str) -> bool:
    """Whether somebody typed the mark of a list that a reader aloud should be told of by its style."""
    return bool(TYPED.match(words))


def is_link_text(words: str) -> bool:
    """Whether a link says where it leads."""
    said = words.strip().casefold()
    return bool(said) and said not in SAYS_NOTHING and not said.startswith(("http:", "https:", "www."))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as `1A2B3C`, from 1 to 21 (WCAG 2.2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
