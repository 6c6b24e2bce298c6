"""Words that were typed and may name somebody: said at once, with one click to say that they are no person."""

from collections.abc import Sequence

import streamlit as st

from network.details.typed_words import Typed
from network.words import listed
from views import typed
from views.parts.labels import as_text

__all__ = ["ask"]

WHAT = "{columns}: what is typed here may name somebody. Put it right, or say that it is no person; then keep it."
NO_PERSON = "This is no person"


def ask(words: Sequence[Typed], key: str) -> None:
    """The question, and the button that answers it; nothing where there are no such words."""
    if not words:
        return
    columns = listed(list(dict.fromkeys(one.column for one in words)))
    st.warning(as_text(WHAT.format(columns=columns)))
    st.button(NO_PERSON, on_click=typed.says_nobody, args=(tuple(words),), key=f"no-person-{key}")
