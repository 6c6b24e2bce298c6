"""What pictures are drawn with, and the files that they become."""

from pathlib import Path

import pytest

from render.pictures.paper import TOKENS, as_png, as_svg, get_ready
from render.pictures.pen import (
    AMBER,
    INK,
    SIZE,
    WIDTH,
    beside,
    cut,
    dots,
    drawn,
    half_dots,
    hatched,
    printable,
    some,
    striped,
    texts,
    wrapped,
)
from render.report.one_file.colours import DARK_TOKENS

ROOT = Path(__file__).parents[3]
SQUARE = [(0.0, 0.0, 20.0, 20.0)]


def test_what_is_listed_stops_at_what_can_be_kept_in_mind() -> None:
    assert some(["one", "two"]) == "one and two"
    assert some([" ".join(["word"] * 12)] * 3) == f"{' '.join(['word'] * 12)} and 2 more"
    assert some([" ".join(["word"] * 50)]) == " ".join(["word"] * 50)


@pytest.mark.parametrize(
    ("text", "width", "found"),
    [("Housing", 400, "Housing"), ("Housing advice", 53, "Housin…"), ("Housing, advice", 67, "Housing…")],
)
def test_a_long_text_is_cut(text: str, width: float, found: str) -> None:
    assert cut(text, width) == found


def test_words_wrap_and_the_last_line_is_cut() -> None:
    assert wrapped("Housing advice for everybody", 60) == ["Housing", "advice…"]


def test_a_name_that_is_too_long_for_its_place_stands_in_two_lines() -> None:
    short, long = beside([(10, "L&D"), (40, "Learning disability service")], 140)
    assert [(row["y"], row["text"]) for row in short["data"]["values"]] == [(10, "L&D")]
    assert [(row["y"], row["text"]) for row in long["data"]["values"]] == [
        (33.5, "Learning disability"),
        (46.5, "service"),
    ]
    assert long["mark"]["fontSize"] < short["mark"]["fontSize"] == SIZE


def test_signs_that_turn_words_round_are_left_out() -> None:
    assert printable("a\u202eb\x00c\n d") == "abc d"


def test_hatching_fills_its_box_and_stays_inside_it() -> None:
    for layer in (hatched(SQUARE), striped(SQUARE)):
        drawing = as_svg(drawn(layer, height=20, words="."))
        assert drawing.count("<path transform") == 1
    assert hatched([]) is None


def test_dots_are_as_wide_as_they_are_asked_to_be() -> None:
    drawing = as_svg(drawn(dots([(50, 50)], INK, across=20), *half_dots([(90, 50)]), height=99, words="."))
    assert 'd="M10,0A10,10' in drawing
    assert drawing.count("A6.5,6.5") == 2
    assert "M0,-6.5" in drawing  # the filled half has the radius of its ring


def test_a_drawing_on_a_page_is_as_wide_as_its_column_and_takes_its_colours() -> None:
    sheet = drawn(texts([(0, 9, "Words & <signs>")]), height=20, words="Said & done.")
    drawing = as_svg(sheet)
    assert f'viewBox="0 0 {WIDTH} 20"' in drawing
    assert not drawing.startswith("<svg width")
    assert 'role="img" aria-label="Said &amp; done."' in drawing
    assert "Words &amp; &lt;signs&gt;" in drawing
    assert "var(--ink)" in drawing
    assert drawing.count("role=") == 1  # parts that have a role of their own would want words of their own


def test_a_file_has_its_own_size_and_colours() -> None:
    sheet = drawn(texts([(0, 9, "Words")]), height=20, words="Said.")
    assert f'width="{WIDTH + 24}" height="44"' in as_svg(sheet, on_page=False)
    assert 'fill="#FFFFFF"' in as_svg(sheet, on_page=False)
    assert "#17212B" in as_svg(sheet, on_page=False)
    picture = as_png(sheet, scale=2)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(picture[16:20]) == 2 * (WIDTH + 24)


def test_getting_ready_draws_something() -> None:
    get_ready()


def test_what_is_brought_out_is_nearer_than_the_rest_on_a_dark_ground_too() -> None:
    def light(colour: str) -> float:
        return sum(share * int(colour[place : place + 2], 16) for share, place in ((0.21, 1), (0.72, 3), (0.07, 5)))

    assert AMBER == "var(--brought-out)"
    ground, rest, out = (light(DARK_TOKENS[name]) for name in ("--card", "--accent", "--brought-out"))
    assert out - ground >= 0.9 * (rest - ground)
    sheet = (ROOT / "views" / "theme.css").read_text(encoding="utf-8")
    assert f"--brought-out: light-dark({TOKENS['--brought-out']}, {DARK_TOKENS['--brought-out']})" in sheet
