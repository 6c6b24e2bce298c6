"""A family that is called by its surname is told; a service for families, a people or a place is none."""

from network.details.families import names_a_family
from network.details.may_name import that_may_name
from network.details.names_of_files import may_be_of_one
from tests.each import each


@each(
    (
        "Agencies round the Whitlock family",
        "Services round the Gudgeon siblings",
        "Gudgeon family network",
        "Strategy meeting: Adekunle household",
        "The Gudgeons and other families",
        "Re Baker family",
        "It was the same with the Wood family",
    )
)
def test_a_family_is_named(text: str) -> None:
    assert names_a_family(text)
    assert that_may_name([text], ()) == [0]
    assert may_be_of_one(text)


@each(
    (
        "Hexdon family hub",
        "Sure Start family support",
        "Barnardo's family centre",
        "Young family",
        "the Roma family",
        "Services for the Polish family",
        "the Afghan family",
        "Supporting Families",
        "the Windrush family",
        "Baker family support",
        "Families Together",
    )
)
def test_no_family_is_named(text: str) -> None:
    assert names_a_family(text) is False


def test_a_word_of_the_map_itself_is_no_surname() -> None:
    assert names_a_family("the Hexham-Dene family")
    assert names_a_family("the Gudgeon family", {"gudgeon"}) is False
