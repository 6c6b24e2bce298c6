"""What was typed in this visit and may name somebody: not kept until somebody has said that it is no person."""

from collections.abc import Sequence

import streamlit as st

from network.details.typed_words import Typed, typed_that_may_name
from network.errors import NetworkError
from network.model import Network

__all__ = ["asked_about", "look_through", "says_nobody", "words_asked_about"]

# In the session state:
MAY_NAME = "may name somebody"  # what was typed last and is not kept until somebody has said that it is no person
NO_PERSON = "no person"  # what somebody has said so of, in this visit
NOT_KEPT_YET = "Nothing is kept yet."


def asked_about(before: Network, after: Network) -> tuple[Typed, ...]:
    """What is new on a map and may name somebody, but for what somebody has said to be no person in this visit."""
    said: frozenset[Typed] = st.session_state.get(NO_PERSON, frozenset())
    return tuple(one for one in typed_that_may_name(before, after) if one not in said)


def says_nobody(words: Sequence[Typed]) -> None:
    """Somebody has looked at these words: they name nobody, and are kept when they are saved."""
    st.session_state[NO_PERSON] = st.session_state.get(NO_PERSON, frozenset()).union(words)


def words_asked_about() -> tuple[Typed, ...]:
    """What the last change was not kept for, because it may name somebody. Said once."""
    asked: tuple[Typed, ...] = st.session_state.pop(MAY_NAME, ())
    return asked


def look_through(before: Network, after: Network) -> dict[str, tuple[str, ...]]:
    """What is kept with the change of what was looked through: its digests. Nothing is kept that is still asked about.

    Raises
    ------
    NetworkError
        Where there is such a word; `words_asked_about` has it then.
    """
    found = typed_that_may_name(before, after)
    said: frozenset[Typed] = st.session_state.get(NO_PERSON, frozenset())
    st.session_state[MAY_NAME] = asked = tuple(one for one in found if one not in said)
    if asked:
        raise NetworkError(NOT_KEPT_YET)
    return {"looked_through": (*before.looked_through, *(one.digest for one in found))} if found else {}
