"""Comments of partners: typed, or brought back in the page that was sent; let through to a room, taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

import analysis
from network.amending import Amended
from network.errors import NetworkError
from network.model import Comment, Network
from network.words import day_said, plural
from render.comments import about_said, shortened
from render.report.papers.partner import CORRECT
from render.report.papers.sent_back import LONGEST, sent_back
from render.tables import table_of
from views import address
from views.parts import answer_text, tables
from views.parts.comments import FINDING, PARTNER
from views.parts.editing.one_item import Typed, amended
from views.parts.editing.unsaved import as_begun, edition, pending, touched
from views.parts.labels import as_text

__all__ = ["form"]

NEW, BACK = -1, -2
SHORT = 60  # characters of a comment in the list
WITHOUT_NAMES = "What the partner says, without names of people. It is told with the finding, wherever that is told."
BRING_BACK = "Pages that partners have filled in and sent back (Word, .docx)"


def form(network: Network) -> Amended:
    """One comment, or those in a page that was sent back, and what was changed."""
    network = as_begun(network)
    key = edition()
    titles = {place: _title(network, one) for place, one in enumerate(network.comments)}
    titles |= {NEW: "A new comment", BACK: "Pages that were sent back"}
    chosen = st.selectbox("Comment", list(titles), index=len(network.comments), format_func=titles.__getitem__,
                          key=f"which comment {key}")  # fmt: skip
    if chosen == BACK:
        return _brought_back(network, key)
    place = None if chosen == NEW else chosen
    return amended(network, "comments", place, lambda before: _typed(network, before, f"{key} {chosen}"))


def _title(network: Network, comment: Comment) -> str:
    return f"{network.name(comment.partner)}: {shortened(comment.text, SHORT)}"


def _typed(network: Network, before: Comment | None, key: str) -> Typed:
    """The comment as it is typed, whether it is taken back, and what is missing; none while there are no words."""
    left, right = st.columns(2, gap="medium")
    with left:
        partner = _partner(network, before, key)
        who = st.text_input("Who said it for the partner: a role, not a name", (before.who if before else "") or "",
                            max_chars=120, key=f"comment who {key}", on_change=touched).strip()  # fmt: skip
    with right:
        about = _about(before, key)
        when = st.date_input("When", before.when if before else _today(), format="DD/MM/YYYY",
                             key=f"comment when {key}", on_change=touched)  # fmt: skip
    text = st.text_area("What the partner says", before.text if before else "", max_chars=LONGEST,
                        key=f"comment text {key}", on_change=touched).strip()  # fmt: skip
    st.html(answer_text.hint(WITHOUT_NAMES))
    on_wall = st.toggle("Let it through to where a room looks on", before is not None and before.on_wall,
                        key=f"comment wall {key}", on_change=touched)  # fmt: skip
    gone = before is not None and st.toggle("Take this comment back", key=f"comment gone {key}", on_change=touched)
    if not text:
        return Typed(before, gone)
    finding, part = (about, None) if about in analysis.questions() else (None, about or None)
    day = when if isinstance(when, date) else None
    comment = Comment(partner or "", text, finding, part, who or None, day, bool(on_wall))
    return Typed(comment, gone, "" if partner else "Choose the partner who says it.")


def _partner(network: Network, before: Comment | None, key: str) -> str | None:
    ids = sorted(network.by_id, key=lambda one: network.name(one).casefold())
    held = before.partner if before else address.chosen(PARTNER, ids)
    return st.selectbox("Partner", ids, index=ids.index(held) if held in ids else None, format_func=network.name,
                        placeholder="Choose a partner", key=f"comment partner {key}", on_change=touched)  # fmt: skip


def _about(before: Comment | None, key: str) -> str:
    questions = analysis.questions()
    known = {"": "What the map says of it", **{one: questions[one].heading for one in questions}}
    known |= {one: one for one in (*CORRECT, (before and before.about) or "") if one}
    held = ((before.finding or before.about) if before else address.chosen(FINDING, questions)) or ""
    known.setdefault(held, held)
    return st.selectbox("About", list(known), index=list(known).index(held), format_func=known.__getitem__,
                        key=f"comment about {key}", on_change=touched) or ""  # fmt: skip


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _brought_back(network: Network, key: str) -> Amended:
    """What stands in the files, to be looked at before it is kept."""
    files = st.file_uploader(BRING_BACK, type="docx", accept_multiple_files=True, key=f"comment files {key}",
                             on_change=touched)  # fmt: skip
    grown, known = network, 0
    for file in files:
        try:
            found = sent_back(grown, file.getvalue(), file.name, _today())
        except NetworkError as error:
            st.warning(as_text(str(error)))
            continue
        for problem in found.problems:
            st.warning(as_text(f"{file.name}: {problem}"))
        grown, known = replace(grown, comments=(*grown.comments, *found.comments)), known + found.known
    new = grown.comments[len(network.comments) :]
    pending(typing=bool(new))
    if files:
        there = f" {plural(known, 'is', 'are')} on the map already." if known else ""
        st.html(answer_text.hint(f"{plural(len(new), 'new comment')}.{there}"))
    if not new:
        return Amended()
    rows = [(network.name(one.partner), about_said(one), one.text) for one in new]
    caption = f"Brought back on {day_said(_today())}"
    tables.draw(table_of(["Partner", "About", "What it says"], rows), caption)
    return Amended(parts={"comments": grown.comments}, seen=network)
