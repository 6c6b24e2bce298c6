"""Names may be joined in a word, or stand with an initial behind; firms and lists of letters are no such names."""

from network.details.joined_names import has_joined_names
from network.details.may_name import that_may_name
from tests.each import each


@each(
    (
        "ask john.smith about it", "john_smith2", "JohnSmith", "J.Smith rang", "Smith J", "Hughes, T twice",
        "that was T a r i q", "kez.oyelaran", "Hardy, T.",
    )
)  # fmt: skip
def test_joined_names(text: str) -> None:
    assert has_joined_names(text)
    assert that_may_name([text], ()) == [0]


@each(
    (
        "see report_v2.docx", "SystmOne and LinkedIn", "MindMatters", "FutureGen", "RedThread", "Form A B C D E",
        "options A B C D", "Level A", "Hill F", "e.g.Mind", "mail@john.smith.example", "https://john.smith.example",
        "john.smith@example.org", "Smith J.P. Trust", "Mind", "closed.Then", "from.to", "",
    )
)  # fmt: skip
def test_firms_files_and_lists_of_letters_are_none(text: str) -> None:
    assert not has_joined_names(text)
