"""How much room words take: known widths of Arial, lines that are no wider than their room, and nothing lost."""

from random import Random

import pytest

from render.letters import MARGIN, fitting, in_lines, shortened, width

LONG = "Gwasanaeth Iechyd Meddwl Plant a'r Glasoed, Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"


def test_letters_are_as_wide_as_in_arial() -> None:
    # Arial: i is 222 thousandths of its size, W 944; bold i 278. A grave on W changes nothing.
    assert width("i", 1000) == pytest.approx(222 * MARGIN)
    assert width("W", 1000) == width("Ẁ", 1000) == pytest.approx(944 * MARGIN)
    assert width("i", 1000, bold=True) == pytest.approx(278 * MARGIN)


def test_polish_and_welsh_letters_are_known_and_others_never_taken_for_narrow() -> None:
    assert width("łŁźŵŷ", 1000) == pytest.approx((222 + 556 + 500 + 722 + 500) * MARGIN)
    assert width("伙", 1000) == 1000 * MARGIN


@pytest.mark.parametrize("text", [LONG, "x" * 150, "short", "", "W" * 7 + " " + "i" * 70])
@pytest.mark.parametrize("bold", [False, True])
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, bold: bool) -> None:
    lines = in_lines(text, 90, 12, bold=bold)
    assert all(width(line, 12, bold=bold) <= 90 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def measured_anew(text: str, room: float, size: float, *, bold: bool) -> list[str]:
    """The slow twin: each line is measured as a whole before it takes a word, or a letter of one that is too wide."""
    lines: list[str] = []
    for word in text.split():
        if lines and width(f"{lines[-1]} {word}", size, bold=bold) <= room:
            lines[-1] = f"{lines[-1]} {word}"
            continue
        lines.append(word[0])
        for letter in word[1:]:
            if width(lines[-1] + letter, size, bold=bold) <= room:
                lines[-1] += letter
            else:
                lines.append(letter)
    return lines


@pytest.mark.parametrize("room", [1, 30, 90, 200.5])
@pytest.mark.parametrize("bold", [False, True])
def test_a_line_takes_the_next_word_wherever_the_two_fit_as_measured_together(room: float, bold: bool) -> None:
    random = Random(7)
    for _ in range(40):
        text = "".join(random.choices("abcWil mM, .é€字\u0301-", k=random.randrange(80)))
        assert in_lines(text, room, 9.5, bold=bold) == measured_anew(text, room, 9.5, bold=bold)


def test_the_largest_size_that_fits_is_chosen_and_none_where_none_does() -> None:
    # ten letters M of 8.33 sizes with the margin: 9.58 sizes wide, so 100 takes size 10 and not 12
    assert fitting(["M" * 10], (100, 14), (12, 10, 8)) == 10
    assert fitting(["M" * 10], (100, 9), (12, 10, 8)) is None


def test_what_is_too_long_ends_after_what_fits() -> None:
    cut = shortened(LONG, (200, 30), 12)
    assert cut.endswith("…")
    assert cut.startswith("Gwasanaeth Iechyd")
    assert len(in_lines(cut, 200, 12)) <= 2
    assert shortened("short", (200, 30), 12) == "short"
