"""A name of a file or a sheet is that of a person where a first name and a surname stand beside each other."""

import pytest

from network.details.labels_of_people import is_called_after_one, may_name_one


@pytest.mark.parametrize(
    ("label", "after_one"),
    [
        ("gemma_marsden", True),
        ("links_gemma_marsden_2024", True),
        ("GemmaMarsden", True),
        ("leeds_gemma_marsden", True),
        ("gemma_marsden_leeds", True),
        ("joe_orr", True),  # three letters each
        ("joe_ng", False),
        ("ed_marsden", False),
        ("gemma_draft", False),
        ("draft_marsden", False),
        ("gemma_referral", False),
        ("gemma_marsden_trust", False),  # one or two words behind
        ("gemma_marsden_leeds_trust", False),
        ("gemma_marsden_draft_trust", False),
        ("gemma_marsden_leeds_north_trust", True),
        ("trust_gemma_marsden", True),
        ("gemma_marsden_and_osei", True),
        ("leeds_north", False),
    ],
)
def test_a_label(label: str, after_one: bool) -> None:
    assert is_called_after_one(label) is after_one


@pytest.mark.parametrize(
    ("label", "may"),
    [
        ("J Ramsbottom", True),
        ("J. Ramsbottom links", True),
        ("JRamsbottom", True),
        ("J_Ramsbottom", True),
        ("Ramsbottom, J.", True),
        ("Ramsbottom J", True),
        ("Gemma B 2004", True),
        ("Ramsbottom 12-04-1991", True),
        ("Ramsbottom 12-04-2024", False),
        ("Table B 2004", False),
        ("J Ramsbottom Solicitors", False),
        ("Ramsbottom A", False),  # the first of several of a place
        ("S Ramsbottom", False),  # a side of the compass
        ("T Levels", False),
        ("KPIs", False),
        ("QReferrals", False),
        ("Board J", False),
        ("J Links", False),
    ],
)
def test_surname_with_initial(label: str, may: bool) -> None:
    assert may_name_one(label) is may
