"""What is not known, by partner and kind."""

from dataclasses import replace

from analysis import Answer
from render.pictures import Nothing, Seen, picture
from render.pictures.unknown_dots import KINDS
from tests.render.pictures.sheet import MAP, answered, drawn, strokes, words


def unknowns(**missing: str) -> Answer:
    """Kinds that nobody has told, by partner."""
    rows = [
        {"partner": one, "asked": 1, **{kind: int(kind in missing.get(one, "").split()) for kind in KINDS}}
        for one in "abc"
    ]
    return answered("unknowns", rows)


def test_each_detail_that_nobody_has_told_is_hatched_in_the_order_of_whom_to_ask() -> None:
    found = drawn(unknowns(a="waits", b="waits hours"))
    assert strokes(found) == 3
    assert words(found) == ["Hours", "Wait", "Partner A", "Partner B", "Hatched: nobody has told us"]
    assert found.words == "Details that nobody has told us, by how many partners: hours 1 and wait 2."


def test_who_has_not_been_asked_has_not_told_its_links_though_others_name_all_of_them() -> None:
    answer = unknowns(a="waits")
    found = drawn(replace(answer, table=answer.table.assign(asked=[1, 0, 1])))
    assert found.words == "Details that nobody has told us, by how many partners: links 1 and wait 1."


def test_a_room_sees_kinds_and_how_many_alone() -> None:
    found = drawn(unknowns(a="waits", b="waits hours"), seen=Seen(True, frozenset("abc")))
    assert words(found) == [
        "When they are open",
        "How long people wait",
        "1",
        "2",
        "Of 3 partners, those of whom we do not know it",
    ]
    assert strokes(found) == 2


def test_where_all_is_told_there_is_nothing_to_draw() -> None:
    assert picture(unknowns(), MAP, Seen()) == Nothing("Nothing is missing.")
