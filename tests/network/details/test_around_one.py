"""A team or a plan may be called after whom it is for; after a place or a group it is called as well."""

import pytest

from network.details.around_one import is_around_one


@pytest.mark.parametrize(
    ("name", "around"),
    [
        ("Team around Ellis W", True),
        ("Team around Gemma", True),
        ("Plan for Gemma", True),
        ("Plan for Gemma's discharge", True),
        ("Review re Gemma, second time", True),
        ("MARAC for Tyler M.", True),
        ("TAF: Ellis Ramsbottom", False),  # a town as well
        ("TAF: Ellis Oakshott", True),
        ("CPA Dean Oakshott", True),
        ("Core group for baby Oakshott", True),
        ("Flat of Tyler Oakshott", True),
        ("Oakshott family", True),
        ("the Oakshott family", True),
        ("Lincoln family", False),
        ("Oakshott family hub", False),
        ("TAF Oakshott House", False),
        ("Team around Ellis Oakshott", True),
        ("Group for Bengali Elders", False),
        ("Support for Romani Gypsies", False),
        ("Support for Gemma House", False),
        ("Support for Lincoln", False),
        ("Plan for Ward B", False),
        ("Group for Carers", False),
        ("Team around the child", False),
        ("Team by Gemma", False),
    ],
)
def test_around_one(name: str, around: bool) -> None:
    assert is_around_one(name) is around
