"""Pairs of marks: what they have there at the left, what is known of ours at the right."""

from itertools import pairwise

import analysis
from network import Network
from render.pictures import Picture, picture
from render.pictures.pairs import OURS
from tests.shipped import shipped

RIVERSIDE = shipped()


def drawn(other: Network) -> Picture:
    found = picture(analysis.run("compare", RIVERSIDE, other=other), RIVERSIDE)
    assert isinstance(found, Picture)
    return found


def area(name: str) -> Network:
    return shipped(f"areas/{name}")


def written(found: Picture) -> list[str]:
    rows = [row for layer in found.spec["layer"] if "data" in layer for row in layer["data"]["values"]]
    return [row["text"] for row in rows if "text" in row]


def test_it_says_what_we_could_ask_about() -> None:
    assert drawn(area("sandhaven")).words.endswith(
        "There and not here: from voluntary attendance to learning disability."
    )


def test_only_the_marks_that_stand_there_are_explained() -> None:
    key = {"a link", "a longer way", "none recorded", "not known", "In a frame: what we could ask about."}
    assert key <= set(written(drawn(area("sandhaven"))))
    assert key & set(written(drawn(area("coldbrook")))) == key - {"not known"}
    assert key & set(written(drawn(area("fernshire")))) == key - {"none recorded", "not known"}


def test_it_is_said_what_an_empty_square_means() -> None:
    assert "Empty: no way is recorded there." in written(drawn(area("coldbrook")))


def test_a_map_has_nothing_to_ask_of_itself() -> None:
    assert not isinstance(picture(analysis.run("compare", RIVERSIDE, other=RIVERSIDE), RIVERSIDE), Picture)


def test_help_for_a_group_has_a_row_of_its_own() -> None:
    rows = [one.strip() for one in written(drawn(area("fernshire")))]
    assert [after for one, after in pairwise(rows) if one == "Self-harm and suicide"] == ["– for women"]
    assert [after for one, after in pairwise(rows) if one == "Trauma and abuse"] == ["– for women"]  # of nobody else


def test_no_row_is_cut_off() -> None:
    assert not [one for name in ("fernshire", "coldbrook", "sandhaven") for one in written(drawn(area(name)))
                if "…" in one]  # fmt: skip


def test_what_nobody_was_asked_is_hatched() -> None:
    assert OURS["not known"] == "hatch"
