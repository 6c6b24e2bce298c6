"""The full stop at the end of a name in a list of names: that of `Ltd.` is the name's, that of a sentence is not."""

import pytest

from tests.network.files.survey.made_up import links, reading

REFER = "Which organisations do you refer people to?"


@pytest.mark.parametrize("name", ["Lindenhof e.V.", "Hill & Vale Ltd.", "Underhill Hosp.", "Oak Inc."])
def test_the_stop_of_a_short_word_stays(name: str) -> None:
    rows = [["Timestamp", "Your organisation", REFER], ["2026", "Birch Hub", f"Elm Youth;{name}"]]
    assert ("Birch Hub", name, "refers") in links(reading(rows))


def test_the_stop_of_a_sentence_goes() -> None:
    rows = [["Timestamp", "Your organisation", REFER], ["2026", "Birch Hub", "Elm Youth; Ash Aid."]]
    assert ("Birch Hub", "Ash Aid", "refers") in links(reading(rows))


@pytest.mark.parametrize(("own", "named"), [("Vale Homes Ltd.", "Vale Homes Ltd"), ("Vale Homes", "Vale Homes.")])
def test_whoever_answers_is_known_with_and_without_a_stop(own: str, named: str) -> None:
    rows = [["Timestamp", "Your organisation", REFER], ["2026", own, ""], ["2026", "Birch Hub", f"Elm Youth;{named}"]]
    assert ("Birch Hub", own, "refers") in links(reading(rows))
