"""Stories pinned to steps: typed with the consent of whose story it is, let through to the wall, taken back."""

import streamlit as st

from network.amending import Amended
from network.model import Network, Source, Story
from network.vocabulary import TELLERS
from network.words import listed
from render.story_pins import short
from views.parts import answer_text
from views.parts.editing.one_item import Typed, amended
from views.parts.editing.unsaved import as_begun, edition, touched

__all__ = ["form"]

NEW = -1
TELLING = {"person": "The person", "worker": "A worker"}
CONSENT = "Whose story it is has agreed that it is told here, and knows that it can be taken back"
NO_CONSENT = "Tick that whose story it is has agreed. Without that it is not kept."
NO_NAMES = (
    "No names, ages or places that would tell who it is. Not for reporting a concern: use your safeguarding route."
)
TAKEN_BACK = (
    "It is told nowhere any more. Its words leave every entry of the map for good: undo cannot bring them back."
)


def form(network: Network) -> Amended:
    """One story, and what of it was changed."""
    network = as_begun(network)
    key = edition()
    titles = {place: _title(network, story) for place, story in enumerate(network.stories)} | {NEW: "A new story"}
    chosen = st.selectbox("Story", list(titles), index=len(titles) - 1, format_func=titles.__getitem__,
                          key=f"which story {key}")  # fmt: skip
    place = None if chosen == NEW else chosen
    return amended(network, "stories", place, lambda before: _typed(network, before, f"{key} {chosen}"))


def _title(network: Network, story: Story) -> str:
    steps = listed([network.name(one) for one in story.at[:2]]) or "Nowhere yet"
    return f"{steps}: {short(story.words or 'Without words')}"


def _typed(network: Network, before: Story | None, key: str) -> Typed:
    """The story as it is typed, whether it is taken back, and what is missing; no story while there are no words."""
    words = st.text_area("In their words", (before.words if before else "") or "", max_chars=600, help=NO_NAMES,
                         key=f"story words {key}", on_change=touched).strip()  # fmt: skip
    st.html(answer_text.hint(NO_NAMES))
    left, right = st.columns(2, gap="medium")
    with left:
        strangers = [one for one in before.at if one not in network.by_id] if before else []
        ids = [*sorted(network.by_id, key=lambda one: network.name(one).casefold()), *strangers]
        at = st.multiselect("At which steps of the way", ids, list(before.at) if before else [], network.name,
                            placeholder="Choose partners, or type somebody who is not on the map",
                            accept_new_options=True, key=f"story at {key}", on_change=touched)  # fmt: skip
    with right:
        teller = st.segmented_control("Who tells it", list(TELLERS), default=before.told_by if before else None,
                                      format_func=TELLING.__getitem__, key=f"story teller {key}",
                                      on_change=touched)  # fmt: skip
    consent = st.checkbox(CONSENT, before is not None and before.consent is True, key=f"story consent {key}",
                          on_change=touched)  # fmt: skip
    on_wall = st.toggle("Let it through to where a room looks on", before is not None and before.on_wall,
                        disabled=not consent, key=f"story wall {key}", on_change=touched)  # fmt: skip
    gone = before is not None and st.toggle("Take this story back", key=f"story gone {key}", on_change=touched,
                                            help=TAKEN_BACK)  # fmt: skip
    if not words:
        return Typed(before, gone)
    source = before.provenance if before else Source("workshop")
    agreed = True if consent else before.consent if before and before.consent is not True else None
    story = Story(tuple(at), words, teller, agreed, bool(on_wall) and consent, source)
    missing = "Choose at which steps it is told." if not at else "" if consent else NO_CONSENT
    return Typed(story, gone, missing)
