"""Pictures on a page. The drawing comes ready from the server; the browser only puts it in its place.

`st.html` takes SVG out of what it shows, and Streamlit's own charts bring a megabyte of scripts and, even in a room, a
button that lists the data. Hence a component of a few lines.
"""

import streamlit as st

from analysis import Answer
from network.model import Network
from render.pictures.paper import Drawing
from views import cached
from views.state import Audience

__all__ = ["put", "show"]

PUT = """
export default ({ data, parentElement }) => {
  const drawing = new DOMParser().parseFromString(data, "image/svg+xml").documentElement;
  parentElement.replaceChildren(document.importNode(drawing, true));
};
"""
_drawing = st.components.v2.component("picture", js=PUT, isolate_styles=False)


def show(answer: Answer, network: Network, audience: Audience) -> None:
    """The picture of an answer, where there is one."""
    put(cached.picture(answer, network, audience.room, audience.agreed), key=answer.question.name)


def put(drawing: Drawing | None, *, key: str) -> None:
    """A drawing in its place on the page; nothing where there is none."""
    if drawing is not None:
        with st.container(key=f"picture-{key}"):
            _drawing(key=f"drawing-{key}", data=drawing)
