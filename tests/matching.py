"""Texts in which a pattern is found, drawn by chance: hypothesis draws them too, a hundred times as slowly."""

import re
import string
from collections.abc import Iterator, Sequence
from random import Random
from re import _constants as say  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

__all__ = ["matching"]

# beside ASCII: letters of two cases, of none, that turn into ASCII in small letters; digits, spaces, signs of others
LETTERS = string.printable + "éÑßıſKÅœΩЖشה中ﬁ" + "٣४７²" + "\u00a0\u2003\u2028\u200b\u0301" + "–’“€\U0001f600"
MOST_AGAIN = 4  # times more than a repeat must come
AROUND = 3  # characters on a side, where there are any
CATEGORIES = {
    say.CATEGORY_DIGIT: r"\d", say.CATEGORY_NOT_DIGIT: r"\D", say.CATEGORY_SPACE: r"\s",
    say.CATEGORY_NOT_SPACE: r"\S", say.CATEGORY_WORD: r"\w", say.CATEGORY_NOT_WORD: r"\W",
}  # fmt: skip
OF_CATEGORY = {one: [letter for letter in LETTERS if re.match(said, letter)] for one, said in CATEGORIES.items()}


def matching(pattern: re.Pattern[str], count: int, chance: Random) -> Iterator[str]:
    """Texts that mostly match; what a pattern asks of the text around a match is not always met."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    for _ in range(count):
        before, behind = (chance.choice(("", " ", "".join(chance.choices(LETTERS, k=AROUND)))) for _ in range(2))
        found = "".join(_drawn(tree, chance, {}))
        if pattern.flags & re.IGNORECASE:
            found = "".join(chance.choice((letter, letter.swapcase())) for letter in found)
        yield f"{before}{found}{behind}"


def _drawn(tree: Sequence[Any], chance: Random, groups: dict[int, str]) -> Iterator[str]:
    for kind, said in tree:
        if kind is say.LITERAL:
            yield chr(said)
        elif kind is say.NOT_LITERAL:
            yield chance.choice([letter for letter in LETTERS if letter != chr(said)])
        elif kind is say.ANY:
            yield chance.choice(LETTERS)
        elif kind is say.IN:
            yield _one_of(said, chance)
        elif kind is say.BRANCH:
            yield from _drawn(chance.choice(said[1]), chance, groups)
        elif kind in (say.MAX_REPEAT, say.MIN_REPEAT, say.POSSESSIVE_REPEAT):
            least, most, again = said
            for _ in range(chance.randint(least, min(most, least + MOST_AGAIN))):
                yield from _drawn(again, chance, groups)
        elif kind is say.SUBPATTERN:
            groups[said[0]] = "".join(_drawn(said[3], chance, groups))
            yield groups[said[0]]
        elif kind is say.ATOMIC_GROUP:
            yield from _drawn(said, chance, groups)
        elif kind is say.GROUPREF:
            yield groups.get(said, "")
        elif kind is say.ASSERT and chance.random() < 0.5:  # it may be what is drawn next, too
            yield from _drawn(said[1], chance, groups)
        else:
            assert kind in (say.AT, say.ASSERT, say.ASSERT_NOT), kind


def _one_of(said: Sequence[Any], chance: Random) -> str:
    if said[0][0] is say.NEGATE:
        left_out = {letter for one in said[1:] for letter in _letters(one)}
        return chance.choice([letter for letter in LETTERS if letter not in left_out])
    return chance.choice(_letters(chance.choice(said)))


def _letters(one: tuple[Any, Any]) -> Sequence[str]:
    kind, said = one
    if kind is say.LITERAL:
        return [chr(said)]
    if kind is say.RANGE:
        return [chr(place) for place in range(said[0], said[1] + 1)]
    return OF_CATEGORY[said]
