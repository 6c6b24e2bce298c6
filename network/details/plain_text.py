"""A text written in one way: one kind of space, dash, dot, slash and digit, and nothing hidden or in another code.

References
----------
Unicode Standard Annex 15, NFKC. RFC 3986 (percent-encoding), RFC 2045 (quoted-printable).
"""

import base64
import html
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import unquote

from network.details.necessary import Many, Needs, Sign

__all__ = ["NOT_SIMPLE", "each_normalised", "normalised"]

_JOINERS = {"Cf", "Cc", "Mn", "Me"}  # control characters but those of lines, joiners, marks on letters, keycaps
_SLASHES = "\N{FRACTION SLASH}\N{DIVISION SLASH}\N{REVERSE SOLIDUS}\N{BIG SOLIDUS}"
_DOTS = "\N{MIDDLE DOT}\N{BULLET}\N{DOT OPERATOR}\N{HYPHENATION POINT}\N{IDEOGRAPHIC FULL STOP}\N{BULLET OPERATOR}"
_DASHES = "\N{MINUS SIGN}\N{HYPHEN BULLET}\N{MODIFIER LETTER MINUS SIGN}"
_TAIL = re.compile(r"(?<=\d{6})[.,]0{1,4}(?![\d.,])")  # a number that a spreadsheet wrote with decimals
_SEVERAL_DIGITS = re.compile(r"\d{6}")
_SHORTEST_SPOKEN = 13  # characters of a number that is spelt out in part: "oh 123456 789"
_SPOKEN_DIGIT = {  # in English and Welsh
    word: digit
    for words in (
        "zero one two three four five six seven eight nine",
        "dim un dau tri pedwar pump chwech saith wyth naw",
    )
    for digit, word in enumerate(words.split())
} | {"oh": 0, "nought": 0}
_A_SPOKEN = rf"(?:(?:double|treble|triple)[ -])?(?:{'|'.join(_SPOKEN_DIGIT)})\b(?: hundred\b)?[ ,.-]{{0,3}}"
_SPOKEN = re.compile(rf"\b(?:{_A_SPOKEN}){{8,}}", re.IGNORECASE)
_HALF_SPOKEN = re.compile(rf"\b(?:{_A_SPOKEN}|\d{{1,6}}(?!\d)[ ,.-]{{0,3}}){{3,20}}", re.IGNORECASE)
_SAYS_DIGIT = re.compile(rf"\b(?:{'|'.join(_SPOKEN_DIGIT)})\b", re.IGNORECASE)
_PARTS = re.compile(r"[a-z]+|\d+")
_NOT_NOUGHT = frozenset(word for word, digit in _SPOKEN_DIGIT.items() if digit)
_WHOLE_NUMBER = (10, 12)  # digits of an NHS number, of a telephone number with its country
_POWER = re.compile(r"(?<![\d.,])(\d)[.,](\d{7,11})e\+?0?(9|1[01])(?!\d)", re.IGNORECASE)  # or in powers of ten


_CIRCLED_A = "\N{CIRCLED LATIN SMALL LETTER A}"  # for "@"; otherwise it would become a letter
_SIGNS_OF_CODES = "&%\\="
_SHORTEST_CODE = 16  # characters of one in base 64
_OF_PROGRAMS = re.compile(r"\\(?:u|x(?=[\da-fA-F]{2}(?![\da-fA-F]{2})))([\da-fA-F]{4}|(?<=x)[\da-fA-F]{2})")
_OF_MAILS = re.compile(r"=(40(?=[A-Za-z])|2[Ee](?=[A-Za-z]))")
_BASE64 = re.compile(r"(?<![A-Za-z\d+/])[A-Za-z\d+/]{16,400}={0,2}(?![A-Za-z\d+/])")
_MOST_LAYERS = 3
_LATIN = str.maketrans("АВЕІЈКМНОРСТУХаеіјорсухΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEIJKMHOPCTYXaeijopcyxABEZHIKMNOPTYXo")
_LOOK_LATIN = {chr(code) for code in _LATIN}
_LOOKS_LIKE_DIGIT = re.compile(r"\d[OolI]|[OolI]{1,2}\d")
_ONE_OF_THEM = r"[\dOolI]{1,12}"
_LOOKALIKES = re.compile(rf"(?<![^\W_]){_ONE_OF_THEM}(?:[ ./()+-]{{1,3}}{_ONE_OF_THEM}){{0,11}}(?![^\W_])")
_DIGITS_MEANT = str.maketrans("OolI", "0011")


class _Plain(dict[int, str]):
    """For `str.translate`: what each character is once spaces, joiners, dashes, dots and digits are alike."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = self._plain(chr(code))
        return plain

    @staticmethod
    def _plain(character: str) -> str:
        category = unicodedata.category(character)
        if character.isspace():
            return " "
        if category in _JOINERS:
            return ""
        if category == "Nd":
            return str(unicodedata.decimal(character))
        if category == "No" and unicodedata.digit(character, None) is not None:
            return str(unicodedata.digit(character))  # "❶"
        if category == "Pd" or character in _DASHES:
            return "-"
        return "/" if character in _SLASHES else "." if character in _DOTS else character


_PLAIN = _Plain()


def normalised(text: str) -> str:
    """The text with one kind of space, dash, dot, slash and digit, and without what cannot be seen."""
    if any(map(text.__contains__, _SIGNS_OF_CODES)) or (len(text) >= _SHORTEST_CODE and _BASE64.search(text)):
        text = _decoded(text)
    if text.isascii() and text.isprintable():
        plain = text.replace("\\", "/")  # nearly every cell; all else is alike already
    else:
        plain = _in_latin(unicodedata.normalize("NFKC", text.replace(_CIRCLED_A, "@")).translate(_PLAIN))
    if len(plain) >= _SHORTEST_SPOKEN and _SAYS_DIGIT.search(plain):
        plain = _HALF_SPOKEN.sub(_in_digits_alone, _SPOKEN.sub(_in_digits, plain))
    if len(plain) >= _WHOLE_NUMBER[0] and _LOOKS_LIKE_DIGIT.search(plain):
        plain = _LOOKALIKES.sub(_meant, plain)
    return _POWER.sub(_written_out, _TAIL.sub("", plain)) if _SEVERAL_DIGITS.search(plain) else plain


def each_normalised(texts: Sequence[str]) -> list[str]:
    """The same of very many texts: most are ASCII without codes or spelt numbers, which is told of all at once."""
    simple = [place for place, text in enumerate(texts) if text.isascii() and text.isprintable()]
    more = Many([texts[place] for place in simple], {"said": str}, (NOT_SIMPLE,)).with_signs(NOT_SIMPLE)
    left = {simple[place] for place in more}
    found = list(texts)
    for place in {*range(len(texts))} - {*simple} | left:
        found[place] = normalised(texts[place])
    return found


def _decoded(text: str) -> str:
    """Without the codes of web pages, addresses, mails and programs; in two layers too, such as `%2540`."""
    for _ in range(_MOST_LAYERS):
        before = text
        text = html.unescape(text) if "&" in text else text
        text = unquote(text) if "%" in text else text
        text = _OF_PROGRAMS.sub(lambda code: chr(int(code[1], 16)), text)
        text = _OF_MAILS.sub(lambda code: chr(int(code[1], 16)), text)
        if text == before:
            break
    return _BASE64.sub(lambda code: f"{code[0]} {_from_base64(code[0])}".rstrip(), text)


def _from_base64(code: str) -> str:
    """The words in such a code; empty for an id that only looks like one."""
    try:
        words = base64.b64decode(code.rstrip("=") + "=" * (-len(code.rstrip("=")) % 4), validate=True).decode()
    except ValueError:
        return ""
    return words if words.isprintable() and not words.isalnum() else ""


def _in_latin(plain: str) -> str:
    """Letters of other alphabets that look Latin as Latin ones, in a text that has no others of those alphabets."""
    others = {character for character in plain if not character.isascii() and character.isalpha()}
    return plain.translate(_LATIN) if others and others <= _LOOK_LATIN else plain


def _meant(number: re.Match[str]) -> str:
    """A telephone number, or one of ten digits, with the letters O and l for digits: "O77OO 9OO l23"."""
    text = number[0].translate(_DIGITS_MEANT)
    parts = zip(re.split(r"\W+", number[0]), re.split(r"\D+", text), strict=True)
    as_digits = all(part == meant or len(part) > 1 for part, meant in parts)
    digits, said = (sum(map(str.isdecimal, one)) for one in (text, number[0]))
    enough = _WHOLE_NUMBER[0] <= digits <= _WHOLE_NUMBER[1] and said * 2 >= digits - 2
    return text if as_digits and enough and number[0][:-1] != text[:-1] else number[0]


def _in_digits_alone(spoken: re.Match[str]) -> str:
    """The same where figures stand between the words, if all of it is one number: "07 seven double oh 900 123"."""
    if _is_beside_a_number(spoken[0]):
        return spoken[0]
    digits = _in_digits(spoken)
    whole = _WHOLE_NUMBER[0] <= len(digits) - 1 <= _WHOLE_NUMBER[1]
    return digits if whole and _SAYS_DIGIT.search(spoken[0]) else spoken[0]


def _is_beside_a_number(spoken: str) -> bool:
    """Whether the words stand at the ends of figures that are a number already: "the last one 485 777 3456"."""
    words = _PARTS.findall(spoken.casefold())
    while words and words[0] in _NOT_NOUGHT:
        words.pop(0)
    while words and words[-1] in _NOT_NOUGHT:
        words.pop()
    return all(map(str.isdecimal, words)) and sum(map(len, words)) >= _WHOLE_NUMBER[0]


def _in_digits(spoken: re.Match[str]) -> str:
    """The digits of a number that is spelt out: "oh seven double nine" is 0799."""
    times, digits = 1, []
    for word in _PARTS.findall(spoken[0].casefold()):
        if word.isdecimal():
            digits.append(word)
        elif word in _SPOKEN_DIGIT:
            digits.append(str(_SPOKEN_DIGIT[word]) * times)
        elif word == "hundred":
            digits.append("00")
        times = {"double": 2, "treble": 3, "triple": 3}.get(word, 1)
    return f"{''.join(digits)} "


def _written_out(number: re.Match[str]) -> str:
    power = int(number[3])
    return number[1] + number[2].ljust(power, "0") if len(number[2]) <= power else number[0]


NOT_SIMPLE: Needs = tuple(  # what an ASCII text must hold to be changed
    tuple(Sign("said", pattern) for pattern in signs)
    for signs in (
        (rf"[{re.escape(_SIGNS_OF_CODES)}]",),
        (_BASE64,),
        (_SAYS_DIGIT, _SPOKEN),
        (_SAYS_DIGIT, _HALF_SPOKEN),
        (_LOOKS_LIKE_DIGIT,),
        (r"\d{6}[.,]0",),
        (_POWER,),
    )
)
