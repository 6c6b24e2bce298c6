"""The square of groups: found against chance, room to build, and what has mostly not been asked."""

from dataclasses import replace

import pandas as pd

import analysis
from analysis import Answer
from network.model import Named, Network
from render.boundary_matrix import PairCell, boundary_matrix
from render.tables import shown
from tests.small_networks import SYSTEM, partner

NETWORK = Network(SYSTEM, (partner("a", sector="nhs"), partner("b", sector="voluntary")), asked=("a",))


def crossing(*rows: tuple[str, str, int, float, int, int, float], as_few: float = 0.5) -> Answer:
    columns = ["group_from", "group_to", "found", "expected", "pairs", "not_asked", "as_few_anywhere"]
    table = pd.DataFrame(rows, columns=columns).assign(as_few=as_few)
    return replace(analysis.run("crossing", NETWORK), state="finding", table=table)


def test_the_square_is_the_same_above_and_below_its_diagonal() -> None:
    answer = crossing(("nhs", "nhs", 1, 0.5, 3, 0, 1.0), ("nhs", "voluntary", 2, 2.4, 6, 0, 0.5),
                      ("voluntary", "voluntary", 0, 0.4, 3, 0, 1.0))  # fmt: skip
    matrix = boundary_matrix(answer, NETWORK)
    assert matrix.groups == ("NHS", "Voluntary")
    assert matrix.cells[0][1] == matrix.cells[1][0] == PairCell("as-chance", "2", "chance 2")
    assert matrix.cells[0][0].state == "inside"


def test_far_fewer_links_than_chance_would_give_is_room_to_build() -> None:
    answer = crossing(("nhs", "nhs", 0, 0.0, 0, 0, 1.0), ("nhs", "voluntary", 1, 7.2, 40, 0, 0.01),
                      ("voluntary", "voluntary", 0, 0.0, 0, 0, 1.0))  # fmt: skip
    assert boundary_matrix(answer, NETWORK).cells[0][1] == PairCell("room", "1", "chance 7")


def test_more_links_than_nearly_every_shuffle_are_no_lack() -> None:
    def between(found: int, expected: float, as_few: float) -> PairCell:
        pair = ("nhs", "voluntary", found, expected, 40, 0, 1.0)
        answer = crossing(("nhs", "nhs", 0, 0.0, 0, 0, 1.0), pair, ("voluntary", "voluntary", 0, 0.0, 0, 0, 1.0),
                          as_few=as_few)  # fmt: skip
        return boundary_matrix(answer, NETWORK).cells[0][1]

    assert between(8, 3.0, 0.996) == PairCell("more", "8", "chance 3")  # Poisson: 0.996 have 8 or fewer
    assert between(4, 3.0, 0.815).state == "as-chance"
    assert between(1, 0.1, 0.995).state == "as-chance"  # a single link tells little
    assert between(3, 3.1, 1.0).state == "as-chance"  # fewer than by chance, though every shuffle has as few


def test_a_pair_mostly_not_asked_is_not_known_however_few_its_links() -> None:
    answer = crossing(("nhs", "nhs", 0, 0.0, 0, 0, 1.0), ("nhs", "voluntary", 0, 7.2, 40, 21, 0.01),
                      ("voluntary", "voluntary", 0, 0.0, 0, 0, 1.0))  # fmt: skip
    assert boundary_matrix(answer, NETWORK).cells[0][1] == PairCell("not-known", "0", "so far")


def test_where_nobody_was_asked_no_number_stands_in_a_group_either() -> None:
    answer = crossing(("nhs", "nhs", 0, 0.0, 3, 3, 1.0), ("nhs", "voluntary", 0, 0.0, 3, 3, 1.0),
                      ("voluntary", "voluntary", 0, 0.0, 0, 0, 1.0))  # fmt: skip
    (nhs, between), (_, voluntary) = boundary_matrix(answer, NETWORK).cells
    assert nhs == between == PairCell("not-known", "", "not asked")
    assert voluntary == PairCell("inside", "", "one partner")


def test_where_the_answer_cannot_compare_no_cell_does() -> None:
    answer = crossing(("nhs", "nhs", 0, 0.0, 0, 0, 1.0), ("nhs", "voluntary", 1, 7.2, 40, 0, 0.01),
                      ("voluntary", "voluntary", 0, 0.0, 0, 0, 1.0))  # fmt: skip
    matrix = boundary_matrix(replace(answer, state="not known"), NETWORK)
    assert matrix.cells[0][1] == PairCell("not-compared", "1", "so far")


def test_headings_are_of_the_line_asked_about_and_kinds_of_their_own_stand_in_words() -> None:
    # "voluntary" is a sector, and a way in: Voluntary attendance
    system = replace(SYSTEM, stages=(*SYSTEM.stages, Named("voluntary", "Voluntary attendance")))
    stages = (("voluntary",), ("court", "voluntary"), (), ("court",))
    network = Network(system, tuple(partner(one, stages=some) for one, some in zip("abcd", stages, strict=True)))
    ways_in = ("Court", "Voluntary attendance", "No way in", "Several ways in")
    answer = analysis.run("crossing", network, by="stage")
    assert boundary_matrix(answer, network).groups == ways_in
    assert set(shown(answer, network).frame["Between"]) == set(ways_in)
