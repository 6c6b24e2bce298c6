"""What an answer says, as text on a page: the sentence, its figure and the quiet line under it.

Everything that people have typed is escaped here, so it can only ever be shown as text.
"""

from html import escape

from analysis import Answer
from views.state import Audience

__all__ = ["figure", "hint", "illustrative_mark", "sentence", "spoken", "sure", "sure_line"]

WIDE = 6  # characters of a figure that fit beside a sentence in the largest type


def spoken(answer: Answer, audience: Audience) -> str:
    """The sentence as this audience may hear it."""
    return answer.finding_in_room(audience.agreed) if audience.room else answer.finding


def sentence(answer: Answer, audience: Audience, *, level: int = 2, look: str = "card") -> str:
    """The sentence as a heading. `Illustrative` is part of it wherever it can leave this screen."""
    mark = illustrative_mark(audience, first=look != "card") if answer.illustrative else ""
    return f'<h{level} class="sentence {look}">{mark}{escape(spoken(answer, audience))}</h{level}>'


def illustrative_mark(audience: Audience, *, first: bool = True) -> str:
    """What stands before every sentence of an illustrative map: in sight where a room reads the first of a page.

    Before all others it is there where they are copied.
    """
    shown = "" if audience.room and first else ' class="only-copied"'
    return f"<span{shown}>Illustrative: </span>"


def figure(answer: Answer) -> str:
    """The headline number over its unit, or that it is not known; empty where the answer has none."""
    if answer.state == "not known":
        return '<div class="figure not-known"><span>Not known</span></div>'
    if answer.figure is None:
        return '<div class="figure"></div>'
    number, unit = answer.figure
    wide = " wide" if len(number) > WIDE else ""
    return f'<div class="figure{wide}"><b>{escape(number)}</b><span>{escape(unit)}</span></div>'


def sure_line(answer: Answer, label: str = "", note: str = "") -> str:
    """How firm the answer is and what is not known, between the label of its theme and a note on what is shown.

    Under a label, as on the cards of the Overview, in short.
    """
    head = f"<b>{escape(label)}.</b> " if label else ""
    return f'<p class="sure">{head}{escape(f"{sure(answer, short=bool(label))} {note}".strip())}</p>'


def sure(answer: Answer, *, short: bool = False) -> str:
    """How firm it is and what is not known. That it is not tested is said once a page (`sureness.quiet_line`).

    What the sentence gives already as the reason why nothing can be told is not said again below it.
    """
    if answer.receipt.stability is None or answer.state == "not known":
        return " ".join(one for one in answer.caveats if one.removesuffix(".") not in answer.finding)
    return answer.sure_in_short if short else answer.sure


def hint(text: str) -> str:
    """A quiet line of help."""
    return f'<p class="hint">{escape(text)}</p>'
