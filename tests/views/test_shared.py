"""What is worked out once is one object for all visits: no visit waits for a copy, and no page changes it."""

from typing import Any

import pandas as pd
import pytest

from analysis import Answer
from network import Network
from tests.open_pages import opened
from views import cached, two_maps
from views.pages import PAGES


def test_an_answer_and_two_maps_side_by_side_are_not_copied() -> None:
    earlier, later = cached.shipped("partners"), cached.shipped("partners_after")
    assert cached._answer("introductions", earlier, ()) is cached._answer("introductions", earlier, ())
    assert two_maps.waves(earlier, later) is two_maps.waves(earlier, later)


@pytest.mark.parametrize("file", PAGES.values())
def test_a_page_leaves_every_answer_as_it_was(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[tuple[Answer, pd.DataFrame]] = []

    def answered(name: str, network: Network, options: Any, found: Any = cached._answer) -> Answer:
        answer: Answer = found(name, network, options)
        given.append((answer, answer.table.copy(deep=True)))
        return answer

    monkeypatch.setattr(cached, "_answer", answered)
    assert not opened(file).exception
    assert given or file in {"data.py", "report.py"}
    for answer, before in given:
        pd.testing.assert_frame_equal(answer.table, before)
