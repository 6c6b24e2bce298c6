"""Everything that is to be said about a file, and proposed fixes to accept one by one or all."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st

from network.errors import Choice, Problem
from network.recognised import BringIn, ColumnIs, Table
from network.words import plural
from views.parts.importing import reading_report, upload
from views.parts.importing.upload import Upload

__all__ = ["show"]

SHOWN = 12  # proposals on screen at once; each accepted one brings the next


def show(file: Upload, problems: Sequence[Problem], *, joining: bool = False) -> None:
    """Proposals first, then what has none.

    Parameters
    ----------
    joining
        Whether the problems are about joining the file to the map on screen, not about the file itself.
    """
    open_ = [problem for problem in problems if problem.choices and not upload.is_left(file, problem)]
    if open_:
        _proposals(file, open_, joining)
    _done(file, joining)
    reading_report.problems([problem for problem in problems if not problem.choices or upload.is_left(file, problem)])


def _proposals(file: Upload, problems: Sequence[Problem], joining: bool) -> None:
    where = "join" if joining else "file"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="said">{plural(len(problems), "thing")} to settle</p>')
        firsts = [problem.choices[0] for problem in problems if not _asks(problem)]
        if len(firsts) > 1:
            all_ = "all" if len(firsts) == len(problems) else "the other"
            st.button(
                f"Accept {all_} {len(firsts):,}",
                on_click=_accept,
                args=(file, firsts, joining),
                key=f"accept-all-{where}",
                help="Takes the first proposal of each. Everything can be taken back before the map is shown.",
            )
    for place, problem in enumerate(problems[:SHOWN]):
        _proposal(file, problem, f"{where}-{place}", joining)
    if len(problems) > SHOWN:
        st.html(f'<p class="hint">The first {SHOWN} are shown; the next follow as you settle these.</p>')


def _asks(problem: Problem) -> bool:
    """Whether somebody has to pick: which kind of link, or which column, of which none is likelier than the others.

    Words that may name somebody come in only where somebody says so of that column: never with all that is proposed.
    """
    if any(isinstance(one.correction, BringIn) for one in problem.choices):
        return True
    return len(problem.choices) > 1 and all(isinstance(one.correction, ColumnIs | Table) for one in problem.choices)


def _proposal(file: Upload, problem: Problem, key: str, joining: bool) -> None:
    place = f"<b>{escape(str(problem.where))}</b> " if str(problem.where) else ""
    must = "Must be settled. " if problem.level == "error" else ""
    with st.container(key=f"proposal-{key}"):
        st.html(f'<p class="body">{place}{escape(f"{must}{problem.what} {problem.fix}")}</p>')
        with st.container(horizontal=True, vertical_alignment="bottom"):
            chosen = st.selectbox(
                "Proposal",
                range(len(problem.choices)),
                index=None if _asks(problem) else 0,
                placeholder="Choose",
                format_func=lambda number: problem.choices[number].words,
                label_visibility="collapsed",
                key=f"choice-{key}-{hash(str(problem))}",
            )
            choices = [] if chosen is None else [problem.choices[chosen]]
            st.button(
                "Accept", on_click=_accept, args=(file, choices, joining), key=f"accept-{key}", disabled=not choices
            )
            if problem.level != "error":
                st.button("Leave it", type="tertiary", on_click=_leave, args=(file, problem), key=f"leave-{key}")


def _done(file: Upload, joining: bool) -> None:
    """What was accepted or left, to be taken back."""
    if joining:
        if file.same:
            words = f"{plural(len(file.same), 'partner')} said to be one with a partner of the map."
            _take_back(words, replace(file, same=()), "same")
        return
    if file.accepted:
        with st.expander(f"{plural(len(file.accepted), 'proposal')} accepted", type="compact"):
            for place, choice in enumerate(file.accepted):
                rest = (*file.accepted[:place], *file.accepted[place + 1 :])
                _take_back(choice.words, replace(file, accepted=rest), f"{place}")
    if file.left:
        _take_back(f"{plural(len(file.left), 'proposal')} left as it is.", replace(file, left=frozenset()), "left")


def _take_back(words: str, before: Upload, key: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="body">{escape(words)}</p>')
        st.button("Take back", type="tertiary", on_click=upload.keep, args=(before,), key=f"take-back-{key}")


def _accept(file: Upload, choices: list[Choice], joining: bool) -> None:
    upload.keep(upload.accepted(file, choices, joining=joining))


def _leave(file: Upload, problem: Problem) -> None:
    upload.keep(upload.left(file, problem))
