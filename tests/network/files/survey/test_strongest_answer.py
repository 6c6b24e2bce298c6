"""The strongest of many answers is known as they come: to look at all again would take the square of the time."""

from hypothesis import given
from hypothesis import strategies as st

from network.files.survey.said import Said, weight
from network.files.survey.values import A_LINK, NO_LINK, NOT_SAID, PEOPLE
from network.recognised import Column

MEANS = st.sampled_from((NOT_SAID, NO_LINK, A_LINK, PEOPLE, "1", "2", "3"))


@given(st.lists(st.tuples(st.integers(0, 1), MEANS), max_size=12))
def test_the_strongest_answer_is_that_of_all_rows(answers: list[tuple[int, str]]) -> None:
    said, row, text = Said(Column(0, "", ""), ""), 0, ""
    held: dict[int, str] = {}
    for place, (step, means) in enumerate(answers):
        row += step  # rows come one after the other, and a row may answer twice
        if weight(means) > max(map(weight, held.values()), default=-1):
            text = str(place)
        held[row] = means
        said.add(row, means, str(place))
        assert (said.means, said.text, said.most) == (held, text, max(map(weight, held.values())))
