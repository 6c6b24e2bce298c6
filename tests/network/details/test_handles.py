"""Names by which one person goes on a platform are details; those of organisations are not."""

from network.details.handles import has_handle, may_have_handle
from network.details.personal_values import first_of_each_kind
from tests.each import each
from tests.tabled import tabled


@tabled
def test_a_handle_on_a_platform_beside_a_person(text: str) -> None:
    assert has_handle(text, text.casefold())
    assert first_of_each_kind(["the clinic", text]) == {1}


@tabled
def test_of_an_organisation_or_nobody(text: str) -> None:
    assert has_handle(text, text.casefold()) is False


@each(
    [
        ("see @xfoo", True),
        ("see @xfood", False),  # a word of four letters stands at its end
        ("see @foodx", False),
        ("facebook.com/bigfo", True),
        ("facebook.com/hollinbrook", False),
        ("t.me/kezthrupp", True),
        ("nothing", False),
        ("ring a@b.org", False),
    ]
)
def test_a_handle_may_be_of_somebody_where_it_holds_no_word_of_the_map(case: tuple[str, bool]) -> None:
    text, may_be = case
    assert may_have_handle(text, {"food", "foo", "hollin"}.__contains__) is may_be


@each([("kik robin_99 tonight", True), ("linkedin.com/in/kezza", True), ("discord and kik", False)])
def test_some_platforms_tell_without_a_word_of_a_person(case: tuple[str, bool]) -> None:
    text, found = case
    assert has_handle(text, text) is found
