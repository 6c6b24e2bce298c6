"""A text is made plain: codes are read, spelt digits are figures, and nothing else of it is changed."""

import pytest

from network.details.plain_text import each_normalised, normalised


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a2ltQGEub3JnLnVr", "a2ltQGEub3JnLnVr kim@a.org.uk"),  # sixteen characters, the fewest
        ("see a2ltQGEub3JnLnVr", "see a2ltQGEub3JnLnVr kim@a.org.uk"),
        ("YUBiLm9yZy51aw", "YUBiLm9yZy51aw"),  # a shorter one may be any code
        ("kim%2540a.org", "kim@a.org"),  # in two layers
        ("kim%252540a.org", "kim@a.org"),  # in three
        ("kim%25252540a.org", "kim%40a.org"),  # the most; a fourth is left
        ("07 seven double oh 900 12", "0770090012 "),
        ("07 seven double oh 900 1", "07 seven double oh 900 1"),  # nine digits are no whole number
        ("one two three four five six seven eight", "12345678 "),
        ("treble seven one two three four five six seven", "7771234567 "),
        ("one day", "one day"),
        ("triple seven one two three four five six seven", "7771234567 "),
        ("nought seven seven nought nought nine nought nought", "07700900 "),
        ("oh 123456 789", "0123456789 "),  # thirteen characters, the fewest
        ("oh 7700 900123", "07700900123 "),
        ("44 seven seven hundred 900 123", "447700900123 "),  # twelve digits
        ("144 seven seven hundred 900 123", "144 seven seven hundred 900 123"),  # thirteen
    ],
)
def test_what_a_text_means(text: str, plain: str) -> None:
    assert normalised(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a\N{NO-BREAK SPACE}b\tc", "a b c"),
        ("a\N{ZERO WIDTH SPACE}b\N{SOFT HYPHEN}c", "abc"),
        ("\N{ARABIC-INDIC DIGIT NINE}\N{FULLWIDTH DIGIT EIGHT}\N{DINGBAT NEGATIVE CIRCLED DIGIT THREE}", "983"),
        ("x\N{VULGAR FRACTION ONE HALF}", "x1/2"),
        ("a\N{EN DASH}b\N{MINUS SIGN}c", "a-b-c"),
        ("a\N{DIVISION SLASH}b\\c", "a/b/c"),
        ("a\N{MIDDLE DOT}b\N{BULLET}c", "a.b.c"),
        ("\N{CIRCLED LATIN SMALL LETTER A}", "@"),
        ("\N{CYRILLIC SMALL LETTER A}\N{CYRILLIC SMALL LETTER O}", "ao"),  # letters that look Latin, and no others
        ("\N{CYRILLIC SMALL LETTER A}\N{CYRILLIC SMALL LETTER ZHE}", "аж"),
        ("b\N{CYRILLIC SMALL LETTER A}", "ba"),
        ("b\N{CYRILLIC SMALL LETTER A}\N{LATIN SMALL LETTER E WITH ACUTE}", "bаé"),
        ("caf\N{LATIN SMALL LETTER E WITH ACUTE}", "café"),
        ("\N{ROMAN NUMERAL ONE HUNDRED THOUSAND}", "\N{ROMAN NUMERAL ONE HUNDRED THOUSAND}"),
    ],
)
def test_signs_that_look_alike_are_one(text: str, plain: str) -> None:
    assert normalised(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("O77OO 9OO l23", "07700 900 123"),
        ("077OO9OO1Z3", "077OO9OO1Z3"),
        ("999O254lO9", "9990254109"),  # ten digits
        ("999O254lO", "999O254lO"),  # nine
        ("44 77OO 9OO l23", "44 7700 900 123"),  # twelve
        ("144 77OO 9OO l23", "144 77OO 9OO l23"),  # thirteen
        ("OOOOOOOO12", "OOOOOOOO12"),  # mostly letters
        ("OOOOll1234", "0000111234"),  # four of eight are enough
        ("OOOOlll123", "OOOOlll123"),
        ("999 O 254 109 1", "999 O 254 109 1"),  # a letter that stands alone
        ("999 O 254 1O9 1", "999 O 254 1O9 1"),
        ("999 OO 25 41O9", "999 00 25 4109"),  # two do not
        ("999025410l", "999025410l"),  # one at the end alone is a mark
        ("xO77OO9OOl23", "xO77OO9OOl23"),
        ("seen O77OO9OOl23 twice", "seen 07700900123 twice"),
    ],
)
def test_letters_are_digits_only_in_a_whole_number(text: str, plain: str) -> None:
    assert normalised(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("9.990254109E9", "9990254109"),
        ("9.990254109e+09", "9990254109"),
        ("9,990254109E09", "9990254109"),
        ("7.700900123E9", "7700900123"),
        ("7.7009001E9", "7700900100"),
        ("9.9902541091E9", "9.9902541091E9"),  # more figures than the power has
        ("4.47700900123E11", "447700900123"),
        ("9.990254109E8", "9.990254109E8"),
        ("1234567.0", "1234567"),
        ("123456.00", "123456"),
        ("12345.0", "12345.0"),
        ("1234567.05", "1234567.05"),
        ("1234567,00", "1234567"),
    ],
)
def test_numbers_as_spreadsheets_write_them(text: str, plain: str) -> None:
    assert normalised(text) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("kim&#64;a.org", "kim@a.org"),
        ("kim\\u0040a.org", "kim@a.org"),
        ("kim\\x40a.org", "kim@a.org"),
        ("kim=40a.org", "kim@a.org"),
        ("a2ltQGEub3JnLnVrL3Rlc3Q=", "a2ltQGEub3JnLnVrL3Rlc3Q= kim@a.org.uk/test"),
        ("a2ltQGEub3JnLnVrLw==", "a2ltQGEub3JnLnVrLw== kim@a.org.uk/"),
        ("YWJjZGVmZ2hpamts", "YWJjZGVmZ2hpamts"),  # letters alone are an id
        ("////////////////", "////////////////"),  # no text
        ("zero one two three", "zero one two three"),
        ("07700 nine double oh 123", "07700900123 "),
        ("07700 nine hundred 123", "07700900123 "),
        ("0 seven 700 900 123", "07700900123 "),
        ("un dau tri pedwar pump chwech saith wyth", "12345678 "),
        ("1 2 3 4 5 6 7 8 9 0", "1 2 3 4 5 6 7 8 9 0"),  # nothing is spelt
        ("one 234567890123", "one 234567890123"),
    ],
)
def test_codes_and_spelt_numbers(text: str, plain: str) -> None:
    assert normalised(text) == plain


def test_very_many_texts_are_made_plain_alike() -> None:
    texts = [
        "plain",
        "kim%40a.org",
        "a\N{NO-BREAK SPACE}b",
        "a\N{EN DASH}b",
        "a\tb",
        "9.990254109E9",
        "O77OO9OOl23",
        "one two three four five six seven eight",
    ]
    assert each_normalised(texts) == [normalised(text) for text in texts]
    assert each_normalised([]) == []
