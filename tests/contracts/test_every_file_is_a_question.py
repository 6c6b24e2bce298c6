"""Every file in `analysis/` without a leading underscore is a question, and one that is not says so plainly."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import analysis
from network.errors import NetworkError
from tests.new_question import among_the_questions
from tests.small_networks import NETWORKS


def test_every_file_without_an_underscore_is_a_question() -> None:
    assert set(analysis.questions()) == set(analysis._names())


@pytest.fixture
def stray(tmp_path: Path) -> Iterator[None]:
    """A helper among the questions whose name lacks its underscore."""
    with among_the_questions("stray_helper", '"""Helps."""\n', tmp_path):
        yield


def test_a_helper_without_its_underscore_is_told_so_and_breaks_nothing_else(stray: None) -> None:
    assert "stray_helper" not in analysis.questions()
    assert analysis.run("coverage", NETWORKS["chain"]).finding
    with pytest.raises(NetworkError, match=r"analysis/stray_helper.py has no QUESTION .* call it _stray_helper.py"):
        analysis.run("stray_helper", NETWORKS["chain"])
