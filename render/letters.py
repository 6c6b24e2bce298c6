"""How much room words take in Arial, so that text fits by our own measuring and not by what a viewer makes of it.

Arial is on every Windows machine, and its letters are as wide as those of Liberation Sans, from which the widths here
were read. Each measure is taken with a margin, for viewers differ.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

__all__ = ["LEADING", "MARGIN", "fitting", "in_lines", "shortened", "width"]

MARGIN = 1.15  # viewers set letters a little wider or in another face
LEADING = 1.2  # from line to line, in sizes
UNLISTED = 1000  # of other scripts and of symbols: none is wider than its size
_PLAIN = {
    191: "'", 222: "ijlł‘’", 260: "|", 278: " !,./:;I[\\]ftÌÍÎÏìíîïĩīĭįı", 333: "()-`r“”„{}·", 355: '"', 389: "*ºª°",
    469: "^", 500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu£§«»đŁ–€•", 584: "+<=>~¬×±÷", 611: "FTZßø",
    667: "&ABEKPSVXYÞ", 722: "CDHNRUwÐĐ", 778: "GOQØ", 833: "Mm", 889: "%æ", 944: "Wœ", 1000: "ÆŒ—…→←", 1015: "@",
}  # fmt: skip
_BOLD = {
    238: "'", 278: " ,./I\\ijlłÌÍÎÏìíîïĩīĭįı‘’|", 333: "!()-:;[]`ft·", 389: "*r{}ºª°", 474: '"', 500: "z“”„",
    556: "#$0123456789J_aceksvxy£§«»–€•", 584: "+<=>^~¬×±÷", 611: "?FLTZbdghnopquđłŁßø", 667: "EPSVXYÞ",
    722: "&ABCDHKNRUÐĐ", 778: "GOQwØ", 833: "M", 889: "%mæ", 944: "Wœ", 1000: "ÆŒ—…→←@",
}  # fmt: skip


class _Widths(dict[str, int]):
    """Thousandths of the size by letter; a letter that is not listed is looked into once."""

    def __init__(self, letters: Mapping[int, str]) -> None:
        self.listed = {letter: wide for wide, alike in letters.items() for letter in alike}
        super().__init__(self.listed)

    def __missing__(self, letter: str) -> int:
        """Of a letter with an accent, the letter's; what is not seen takes no room."""
        plain = unicodedata.normalize("NFKD", letter)[0]
        self[letter] = wide = 0 if unicodedata.combining(letter) else self.listed.get(plain, UNLISTED)
        return wide


_WIDTHS = {False: _Widths(_PLAIN), True: _Widths(_BOLD)}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is in the unit of its size, margin included."""
    return _wide(_thousandths(text, bold=bold), size)


def _thousandths(text: str, *, bold: bool) -> int:
    return sum(map(_WIDTHS[bold].__getitem__, text))


def _wide(thousandths: int, size: float) -> float:
    return MARGIN * size * thousandths / 1000


def in_lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than the room; a word that is wider by itself is broken, as viewers break it."""
    lines: list[str] = []
    blank, used = _thousandths(" ", bold=bold), 0  # in the last line
    for word in text.split():
        more = _thousandths(word, bold=bold)
        if lines and _wide(used + blank + more, size) <= room:
            lines[-1] = f"{lines[-1]} {word}"
            used += blank + more
        elif _wide(more, size) <= room:
            lines.append(word)
            used = more
        else:
            lines.extend(_broken(word, room, size, bold))
            used = _thousandths(lines[-1], bold=bold)
    return lines


def fitting(
    texts: Sequence[str], room: tuple[float, float], sizes: Sequence[float], *, bold: bool = False
) -> float | None:
    """The first of the sizes, largest first, at which all paragraphs fit below one another; None where none does.

    Parameters
    ----------
    room
        Width and height, in the unit of the sizes.
    """
    for size in sizes:
        lines = sum(len(in_lines(text, room[0], size, bold=bold)) for text in texts)
        if lines * size * LEADING <= room[1]:
            return size
    return None


def shortened(text: str, room: tuple[float, float], size: float, *, bold: bool = False) -> str:
    """The text, ended by a dot dot dot after the last word that fits."""
    most = max(int(room[1] / (size * LEADING)), 1)
    lines = in_lines(text, room[0], size, bold=bold)
    if len(lines) <= most:
        return text
    last = lines[most - 1]
    while last and width(f"{last}…", size, bold=bold) > room[0]:
        last = last[:-1]
    return " ".join([*lines[: most - 1], f"{last.rstrip(' ,;:')}…"])


def _broken(word: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """The word in as many pieces as it takes, none without a letter."""
    piece = ""
    for letter in word:
        if piece and width(piece + letter, size, bold=bold) > room:
            yield piece
            piece = ""
        piece += letter
    if piece:
        yield piece
