"""Very many texts are told at once: whatever is found in them one by one is found so too, in the same places."""

import ast
import random
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from network import privacy
from network.details.necessary import Many, Needs, Sign, relaxed, with_what_is_before
from network.details.other_codes import each_without_codes, without_codes
from network.details.personal_values import ALL_KINDS, FORMS, NEEDED, NEEDED_FOR_TEN, kinds_in, short_mobile, ten_digits
from network.details.plain_text import NOT_SIMPLE, each_normalised, normalised
from network.details.told_by_form import may_be_told_by_form, may_have_a_form
from tests.each import each
from tests.matching import matching
from tests.pace import usually
from tests.tabled import FOLDER, tabled, tables_in

LONGEST = 400  # characters of a text that is tried
SEED = 31
Needed = dict[str, Needs]


@cache
def texts() -> tuple[str, ...]:
    """Every text in the tests of details and their tables: disguises, clean cells and all between."""
    tests = Path(__file__).parents[1]
    written = [
        node.value
        for path in sorted(tests.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    ]
    tables = [table for path in sorted(tests.rglob(f"{FOLDER}/*.yaml")) for table in tables_in(path).values()]
    written += [cell for table in tables for row in table for cell in (row if isinstance(row, list) else [row])]
    return tuple(dict.fromkeys(text for text in written if isinstance(text, str) and 0 < len(text) <= LONGEST))


@cache
def varied(count: int) -> tuple[str, ...]:
    """The texts as they are, and put together, cut, without letters, in other letters."""
    chance, known = random.Random(SEED), texts()
    made = [*known]
    for _ in range(count):
        one, other = chance.choice(known), chance.choice(known)
        made += [
            f"{one} {other}",
            one[chance.randrange(len(one)) :] + other[: chance.randrange(len(other) + 1)],
            f"é {one} ñ",
            one.replace(" ", chance.choice(["_", "  ", "-", ".", ""])),
            "".join(str(chance.randrange(10)) if letter.isdecimal() else letter for letter in one),
            one.upper(),
        ]
    return tuple(made)


@cache
def plains() -> list[str]:
    return [without_codes(normalised(text)) for text in varied(usually(700, slowly=20_000))]


def test_texts_are_normalised_at_once_as_they_are_one_by_one() -> None:
    many = varied(usually(700, slowly=20_000))
    one_by_one = [normalised(text) for text in many]
    assert each_normalised(many) == one_by_one
    assert each_without_codes(one_by_one) == [without_codes(text) for text in one_by_one]


def test_no_text_of_a_kind_is_passed_over() -> None:
    many = plains()
    asked = Many(many, FORMS, NEEDED.values())
    found = {place: frozenset(kinds_in(text)) for place, text in enumerate(many)}
    assert {kind for kinds in found.values() for kind in kinds} == ALL_KINDS == NEEDED.keys()
    for kind, needs in NEEDED.items():
        missed = {place for place, kinds in found.items() if kind in kinds} - {*asked.with_signs(needs)}
        assert not missed, (kind, many[min(missed)])
    numbers = {place for place, text in enumerate(many) if short_mobile(text) or any(ten_digits(text))}
    assert numbers <= {*asked.with_signs(NEEDED_FOR_TEN)}


def test_spaces_around_a_text_hide_nobody() -> None:
    around = [f"{before}TAF: Ellis Oakshott{behind}" for before in ("", " ") for behind in ("", " ", "\xa0", " \x00")]
    plain = [without_codes(normalised(text)) for text in around]
    told = {place for place, text in enumerate(plain) if any(kinds_in(text))}
    assert told
    assert told <= {*Many(plain, FORMS).with_signs(NEEDED["a person by name"])}


def test_a_kind_that_is_asked_for_alone_is_found_as_among_all() -> None:
    for text in plains()[:: usually(10, slowly=1)]:
        kinds = [*kinds_in(text)]
        assert [kind for one in kinds for kind in kinds_in(text, (one,))] == kinds
        assert not any(kinds_in(text, ALL_KINDS.difference(kinds)))


@tabled
def test_a_column_of_very_many_texts_says_what_it_says_row_by_row(
    heading: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance, many = random.Random(SEED), varied(usually(700, slowly=20_000))
    for size in (3, 30, 900) * usually(1, slowly=30):
        cells = [*enumerate(chance.sample(many, size))]
        monkeypatch.setattr(privacy, "VERY_MANY", 1)
        at_once = privacy.speaks_of_people({heading: cells})
        monkeypatch.setattr(privacy, "VERY_MANY", len(cells) + 1)
        assert at_once == privacy.speaks_of_people({heading: cells})


def test_of_very_many_texts_each_that_speaks_of_somebody_is_among_those_that_may(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = varied(usually(400, slowly=20_000))
    speaking = {text for text in many if privacy.speaks_of_people({"answer": [(1, text)]})}
    monkeypatch.setattr(privacy, "VERY_MANY", 1)
    found = privacy.may_speak(many)
    assert speaking <= found < {*many}
    assert privacy.may_speak(["Mind", "Housing"]) == frozenset()


def test_of_very_many_texts_none_that_tells_of_somebody_by_a_form_is_passed_over() -> None:
    many = [normalised(text) for text in varied(usually(700, slowly=20_000))]
    told = {place for place, text in enumerate(many) if may_be_told_by_form(text)}
    may_be = may_have_a_form(many)
    assert told
    missed = told.difference(may_be)
    assert not missed, many[min(missed)]
    assert len(may_be) < len(many)


def _patterns(all_needs: Iterable[Needs]) -> Sequence[re.Pattern[str]]:
    signs = [sign for needs in all_needs for signs in needs for sign in signs]
    given = [
        (one.pattern, 0) if isinstance(one.pattern, str) else (one.pattern.pattern, one.pattern.flags) for one in signs
    ]
    return [re.compile(text, flags) for text, flags in given]


PATTERNS = dict.fromkeys(_patterns([*NEEDED.values(), NEEDED_FOR_TEN, NOT_SIMPLE]))


def drawn(pattern: re.Pattern[str], count: int) -> list[str]:
    """Plain texts in which the pattern is found, of so many that were drawn for it."""
    some = matching(pattern, count, random.Random(SEED))
    plain = (normalised(" ".join(text.encode("utf-8", "replace").decode().split())) for text in some)
    return [text for text in plain if pattern.search(text)]


def test_texts_drawn_for_a_pattern_mostly_match() -> None:
    found = [len(drawn(pattern, 20)) for pattern in PATTERNS]
    assert sum(found) > 20 * len(PATTERNS) / 2
    assert found.count(0) <= 3  # of a number such as 1.0 the plain text has no more than 1


@each(PATTERNS)
def test_what_a_pattern_finds_its_relaxed_form_finds(pattern: re.Pattern[str]) -> None:
    found = drawn(pattern, usually(40, slowly=2000))
    for ascii_only in (True, False):
        texts = [text for text in found if text.isascii() or not ascii_only]
        asked = relaxed(pattern, ascii_only=ascii_only)
        again = pc.match_substring_regex(pa.array(texts, pa.string()), pattern=asked).to_pylist()
        assert all(again), (asked, texts[again.index(False)])


def test_a_pattern_with_what_is_before_finds_what_it_found_and_fewer_else() -> None:
    pattern = re.compile(r"(?:(?<![a-z\d.])|(?<=tel))0\d{3}(?!\d)")
    begun = with_what_is_before(pattern)
    texts = ["".join(letters) for letters in product(["0", "12", "0123", "tel", "a", ".", " "], repeat=4)]
    found = [bool(pattern.search(text)) for text in texts]
    again, more = (
        pc.match_substring_regex(pa.array(texts, pa.string()), pattern=relaxed(one, ascii_only=True)).to_pylist()
        for one in (begun, pattern)
    )
    assert all(one <= another for one, another in zip(found, again, strict=True))
    assert sum(found) <= sum(again) < sum(more)


@tabled
def test_what_is_left_of_a_pattern(pattern: str, for_ascii: str, for_all: str) -> None:
    assert relaxed(re.compile(pattern), ascii_only=True) == for_ascii
    assert relaxed(re.compile(pattern), ascii_only=False) == for_all
    assert relaxed(re.compile("a", re.IGNORECASE), ascii_only=True) == "(?i)a"


LETTERS = [Sign("said", letter) for letter in "abcdefghi"]


@pytest.mark.parametrize("will_ask", [(), [((sign,),) for sign in LETTERS]])
def test_signs_are_found_alike_alone_and_a_few_together(will_ask: Sequence[Needs]) -> None:
    texts = ["a", "b", "ab", "é b", "é i", "h", *["x"] * 6]
    asked = Many(texts, {"said": str}, will_ask)
    found = [asked.with_signs(((sign,),)) for sign in LETTERS]
    assert found == [[0, 2], [1, 2, 3], [], [], [], [], [], [5], [4]]
    assert asked.with_signs(((LETTERS[0], LETTERS[1]),)) == [2]
    assert asked.with_signs(((LETTERS[0],), (LETTERS[7],))) == [0, 2, 5]
    assert asked.with_signs(((Sign("said", "x"),),)) == [*range(6, 12)]  # of which nobody said that it would be asked


def test_signs_of_one_form_are_looked_for_four_at_a_time_where_most_texts_have_none() -> None:
    looked = []

    class Looking(Many):
        def _searched(self, part: int, signs: Sequence[Sign], among: Any = None) -> Any:
            looked.append(("".join(str(sign.pattern) for sign in signs), None if among is None else len(among)))
            return super()._searched(part, signs, among)

    will_ask: Sequence[Needs] = [((sign,),) for sign in (*LETTERS, Sign("low", "z"))]
    for texts, told in (
        (["a", "b", "x", "x", "x"], [("abcd", None), ("a", 2), ("b", 2)]),
        (["a", "b", "x", "x"], [("abcd", None), ("a", None), ("b", None)]),  # half have one of them
    ):
        looked.clear()
        asked = Looking(texts, {"said": str, "low": str}, will_ask)
        for sign in LETTERS[:2]:
            asked.with_signs(((sign,),))
        assert looked == told
    looked.clear()
    for sign in (LETTERS[8], Sign("low", "z")):  # each the only one that is left over, or of its form
        asked.with_signs(((sign,),))
    assert looked == [("i", None), ("z", None)]


def test_texts_that_cannot_be_written_as_utf_8_are_asked_too() -> None:
    needs: Needs = ((Sign("said", re.compile("kim")),),)
    assert Many(["\ud800 kim", "ann", "kim"], {"said": str}).with_signs(needs) == [0, 2]
