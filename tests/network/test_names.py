"""Two spellings are one name only when nobody could doubt it; everything else is proposed."""

import random
from itertools import combinations

import pytest

from network.names import candidates, look_alike_letters, match_key, proposals
from tests.clocks import within
from tests.tabled import tabled


@tabled
def test_spaces_case_and_invisible_characters_make_no_other_name(other: str) -> None:
    assert match_key(other) == match_key("Police")


def test_an_accent_stored_in_two_ways_is_one_name_and_no_accent_is_another() -> None:
    assert match_key("Cafe\u0301") == match_key("Café")
    assert match_key("Cafe") != match_key("Café")


@tabled
def test_names_that_look_like_something_else_stay_names(text: str) -> None:
    assert match_key(text) == text.casefold()


@tabled
def test_likely_spellings_are_proposed_with_the_reason(one: str, other: str, why: str) -> None:
    assert [proposal.why for proposal in proposals([one, other, "Probation"])] == [why]


@tabled
def test_different_partners_with_like_names_are_not_proposed(one: str, other: str) -> None:
    assert proposals([one, other]) == ()


def test_an_abbreviation_that_fits_several_partners_gives_all_of_them() -> None:
    names = ["Leeds City Council", "Liverpool City Council", "Mind"]
    assert candidates("LCC", names) == ("Leeds City Council", "Liverpool City Council")


def test_a_name_that_says_all_of_it_and_more_is_proposed_behind_those_spelled_alike() -> None:
    names = ["Kingsmere Police custody", "A&E St Luke's", "Liaison & Diversion team", "Police custodi", "Court"]
    assert candidates("Police custody", names) == ("Police custodi", "Kingsmere Police custody")
    assert candidates("A&E", names) == ("A&E St Luke's",)
    assert candidates("Liaison and Diversion", names) == ("Liaison & Diversion team",)
    assert candidates("The", [*names, "The Mill"]) == ()  # says nothing by itself
    assert candidates("Kingsmere Police custody desk", names) == ()


def test_letters_of_another_alphabet_are_found_only_among_latin_ones() -> None:
    assert look_alike_letters("M\u0456nd") == "\u0456"
    assert look_alike_letters("Café Zoë") == ""
    assert look_alike_letters("Полиция") == ""


@pytest.mark.long
def test_many_names_are_compared_in_seconds() -> None:
    names = [f"Organisation {number * 7919 % 100_003:x} {number}" for number in range(5_000)]
    with within(5):
        proposals([*names, "Merseyside Police", "Mersyside Police"])


def test_long_names_with_numbers_of_their_own_are_told_apart_at_once() -> None:
    long = "Housing and all that belongs to it " * 300
    with within(5):  # half a minute where each is compared with each
        assert proposals(f"Partner {number} {long}" for number in range(1, 101)) == ()


@pytest.mark.parametrize("seed", range(20))
def test_no_pair_is_missed_for_being_compared_only_where_numbers_agree(seed: int) -> None:
    words = "Police Polise Team team Tean 1 2 12 A B Housing Housng Centre Center NHS L&D CMHT Age Аge for servise"
    draw = random.Random(seed)
    written = {match_key(name): name for name in (" ".join(draw.choices(words.split(), k=3)) for _ in range(30))}
    pairs = combinations(sorted(written.values()), 2)
    found = {(one.one, one.other) for one in proposals(written.values())}
    assert found == {(min(pair), max(pair)) for pair in pairs if proposals(pair)}


def test_a_number_that_a_spreadsheet_has_shortened_or_drawn_out_is_proposed() -> None:
    assert candidates("7", ["007", "7a", "70"]) == ("007",)
    assert candidates("100000", ["1E5", "1E6", "x"]) == ("1E5",)
