"""What a text must hold before a pattern can be found in it: asked of very many texts at once.

`re` asks one text after the other. RE2 asks a hundred thousand in the time in which `re` asks some hundred, but it
cannot look before or behind a match. So each pattern is relaxed first: whatever `re` finds, the relaxed pattern finds
too, and sometimes more. What it does not find need not be asked again.

References
----------
RE2, syntax that it accepts. Apache Arrow, `match_substring_regex`, which calls it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

__all__ = ["Many", "Needs", "Sign", "relaxed", "with_what_is_before"]


class Sign(NamedTuple):
    """A pattern, and in which form of a text it must be found, such as `low`."""

    form: str
    pattern: re.Pattern[str] | str


Needs = tuple[tuple[Sign, ...], ...]  # a text must have every sign of one of them

_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(\?P<\w+>|\(\?[a-z]*:|[()]|[^\\\[()]")
TOGETHER = 4  # signs that are looked for as one; of a dozen RE2 may become slow
_LOOKS = ("(?=", "(?!", "(?<=", "(?<!")
_NONE_BEFORE, _WORD_BEFORE = re.compile(r"\(\?<!\[([^]]*)\]\)"), re.compile(r"\(\?<=(\w+)\)")
_NOT_ASCII = r"\x{80}-\x{10ffff}"
_NO_WORD = r"\x00-/:-@\[-^`{-\x7f"  # of ASCII: all that `\W` is certain to hold


@cache
def relaxed(pattern: re.Pattern[str] | str, *, ascii_only: bool) -> str:
    """The pattern for RE2, without what it asks of the text before and behind a match.

    Parameters
    ----------
    ascii_only
        Whether it is only asked of ASCII texts. For RE2 other letters are no letters, so they may be anything.
    """
    said, flags = (pattern, 0) if isinstance(pattern, str) else (pattern.pattern, pattern.flags)
    found, depth = [], 0  # of brackets inside what looks before or behind
    for piece in _PIECE.findall(said):
        if depth:
            depth += piece.startswith("(") - (piece == ")")
        elif piece in _LOOKS:
            depth = 1
        elif piece != "$":  # where a text ends may be told by a rule that leaves out the spaces behind it
            found.append(_of_re2(piece, ascii_only=ascii_only))
    return ("(?i)" if flags & re.IGNORECASE else "") + "".join(found)


def with_what_is_before(pattern: re.Pattern[str] | str) -> str:
    """A pattern that looks behind only where its matches begin: what stands there is made a part of the match.

    So it can be asked of RE2, and far fewer texts have the sign.
    """
    said = pattern if isinstance(pattern, str) else pattern.pattern
    return _WORD_BEFORE.sub(r"\1", _NONE_BEFORE.sub(r"(?:^|[^\1])", said))


def _of_re2(piece: str, *, ascii_only: bool) -> str:
    if piece == "(" or piece.startswith("(?P<"):
        return "(?:"
    if piece.startswith("\\") and piece[1].isdigit():
        return ".*"  # what an earlier group has found
    if ascii_only:
        return piece
    if piece.startswith("[^"):
        return piece.replace(r"\W", _NO_WORD)
    if piece.startswith("["):
        return piece.replace(r"\w", r"\w" + _NOT_ASCII)
    return {r"\w": rf"[\w{_NOT_ASCII}]", r"\b": "", r"\B": ""}.get(piece, piece)


def _in_groups(signs: Iterable[Sign]) -> dict[Sign, tuple[Sign, ...]]:
    """For each sign the few of its form that are looked for together."""
    of_form: dict[str, list[Sign]] = {}
    for sign in signs:
        of_form.setdefault(sign.form, []).append(sign)
    groups = [
        tuple(same[first : first + TOGETHER]) for same in of_form.values() for first in range(0, len(same), TOGETHER)
    ]
    return {sign: group for group in groups for sign in group}


class Many:
    """Many texts of which the same is asked.

    Parameters
    ----------
    texts
        The texts, without line ends.
    forms
        How each form of a text is made of it, such as `low`.
    will_ask
        What will be asked. Signs by which needs begin are looked for a few at once, which most texts have none of.
    """

    def __init__(
        self, texts: Sequence[str], forms: Mapping[str, Callable[[str], str]], will_ask: Iterable[Needs] = ()
    ) -> None:
        plain = [place for place, text in enumerate(texts) if text.isascii()]
        other = [place for place, text in enumerate(texts) if not text.isascii()]
        self._parts = [
            (ascii_only, places, [texts[place] for place in places])
            for ascii_only, places in ((True, plain), (False, other))
            if places
        ]
        self._forms = forms
        self._made: dict[tuple[bool, str], Any] = {}
        self._known: dict[tuple[int, Sign], Any] = {}
        self._any: dict[tuple[int, tuple[Sign, ...]], Any] = {}
        self._among = _in_groups(dict.fromkeys(signs[0] for needs in will_ask for signs in needs))

    def with_signs(self, needs: Needs) -> list[int]:
        """The places of the texts that have all signs of one of these needs, from the first to the last."""
        found: set[int] = set()
        for part, (_, places, _) in enumerate(self._parts):
            for signs in needs:
                having = self._having(part, signs[0])
                for sign in signs[1:]:  # a further sign is looked for where the first one is
                    having = having.take(self._searched(part, (sign,), having)) if len(having) else having
                found.update(places[at] for at in having.to_pylist())
        return sorted(found)

    def _having(self, part: int, sign: Sign) -> Any:
        """The texts of a part that have a sign; many needs begin with the same."""
        key = part, sign
        if key not in self._known:
            group = self._among.get(sign, ())
            among = self._having_any(part, group) if len(group) > 1 else None
            found = self._searched(part, (sign,), among)
            self._known[key] = found if among is None else among.take(found)
        return self._known[key]

    def _having_any(self, part: int, group: tuple[Sign, ...]) -> Any:
        """The texts of a part that have any of some signs; None where they are too many to be worth taking out."""
        key = part, group
        if key not in self._any:
            found = self._searched(part, group)
            self._any[key] = found if 2 * len(found) < len(self._parts[part][1]) else None
        return self._any[key]

    def _searched(self, part: int, signs: Sequence[Sign], among: Any = None) -> Any:
        """Where, in a part or among these places of it, any of these signs is found; all are of one form."""
        import pyarrow.compute as pc  # most readings have so few texts that they need none of it

        ascii_only, _, texts = self._parts[part]
        array = self._form(ascii_only, signs[0].form, texts)
        array = array if among is None else array.take(among)
        pattern = "|".join(f"(?:{relaxed(sign.pattern, ascii_only=ascii_only)})" for sign in signs)
        return pc.indices_nonzero(pc.match_substring_regex(array, pattern=pattern))

    def _form(self, ascii_only: bool, form: str, texts: list[str]) -> Any:
        key = ascii_only, form
        if key not in self._made:
            import pyarrow as pa

            made = map(self._forms[form], texts)
            self._made[key] = pa.array(
                made if ascii_only else [text.encode("utf-8", "replace").decode() for text in made], pa.string()
            )
        return self._made[key]
