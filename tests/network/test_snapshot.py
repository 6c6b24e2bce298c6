"""What a snapshot is written as, and what comes out of it again."""

from datetime import date

import pytest

from network._snapshot import CODE, read, written
from network.parts import Named

STATE = {
    "seq": 3,
    "odd": ((1, "why", True),),
    "when": date(2024, 2, 29),
    "need": Named("bed", "Bed"),
    "of": {"a": 1, "b": 2},
}
TEXT = (
    '{"seq":3,"odd":[[1,"why",true]],"when":{"date":"2024-02-29"},"need":{"Named":["bed","Bed",null]},'
    '"of":{"a":1,"b":2}}'
)


def test_a_snapshot_is_plain_text_from_which_all_comes_back() -> None:
    assert written(STATE) == TEXT
    assert read(TEXT) == STATE
    assert read("{}") == {}


@pytest.mark.parametrize("text", ['{"Path": ["/"]}', '{"date": 3}', '{"Named": 3}'])
def test_only_classes_of_the_model_come_out_of_it(text: str) -> None:
    with pytest.raises((KeyError, TypeError)):
        read(text)


def test_a_code_tells_one_version_of_the_model_from_another() -> None:
    assert len(CODE) == 16
    assert int(CODE, 16)
