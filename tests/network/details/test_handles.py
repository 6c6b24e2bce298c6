"""Names by which one person goes on a platform are details; those of organisations are not."""

from network.details.handles import has_handle
from network.details.personal_values import first_of_each_kind
from tests.tabled import tabled


@tabled
def test_a_handle_on_a_platform_beside_a_person(text: str) -> None:
    assert has_handle(text, text.casefold())
    assert first_of_each_kind(["the clinic", text]) == {1}


@tabled
def test_of_an_organisation_or_nobody(text: str) -> None:
    assert not has_handle(text, text.casefold())
