"""Every question's answer on two maps, as a table."""

from collections.abc import Sequence

import pandas as pd

from analysis._then_and_now import ThenAndNow
from render.tables import Shown
from views.parts import answer_text
from views.state import Audience

__all__ = ["then_and_now_table"]


def then_and_now_table(rows: Sequence[ThenAndNow], audience: Audience) -> Shown:
    """One row a question: what is asked, the answers then and now, and whether they claim the same."""
    frame = pd.DataFrame(
        [
            (one.question.heading, *one.told(lambda answer: answer_text.spoken(answer, audience)), one.in_words)
            for one in rows
        ],
        columns=["Question", "Then", "Now", "Since then"],
    )
    return Shown(frame, numeric=frozenset(), means={})
