"""Names on controls. Streamlit reads the label of a button or a pill as Markdown; a name is only ever text."""

import re

__all__ = ["as_text"]

MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:^=&])")


def as_text(name: str) -> str:
    """The label that shows exactly this."""
    return MARKS.sub(r"\\\1", " ".join(name.split()))
