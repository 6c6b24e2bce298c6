"""Whether free words tell of somebody by a form alone, and not by a name: a home, a birth, an age and a sex, initials.

Each form has its own file; here they are asked one after the other, and of very many texts all at once.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from network.details import initials_and_year, joined_names, may_be_birth, may_be_home, one_alone
from network.details.necessary import Many

__all__ = ["may_be_told_by_form", "may_have_a_form"]

_FORMS: Mapping[str, Callable[[str], str]] = {"plain": str, "low": str.casefold}
_NEEDED = (
    *may_be_home.NEEDED,
    *may_be_birth.NEEDED,
    *one_alone.NEEDED,
    *joined_names.NEEDED,
    *initials_and_year.NEEDED_TO_GO_BY_THEM,
)


def may_be_told_by_form(plain: str) -> bool:
    """Whether somebody may be told of by a form in a text, normalised."""
    low = plain.casefold()
    return (
        initials_and_year.begins_with_initials_and_year(plain)
        or initials_and_year.lists_initials_and_years(plain)
        or initials_and_year.goes_by_initials(plain)
        or may_be_home.may_be_a_home(plain)
        or may_be_birth.may_be_birth(low)
        or one_alone.may_be_one_alone(low)
        or joined_names.has_joined_names(plain)
    )


def may_have_a_form(plains: Sequence[str]) -> Collection[int]:
    """The places of very many texts, normalised, of which that need be asked."""
    one_line = [plain.replace("\n", " ") for plain in plains]
    return {*Many(one_line, _FORMS, (_NEEDED,)).with_signs(_NEEDED)}
