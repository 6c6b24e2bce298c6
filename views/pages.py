"""The pages of the app, in the order of the navigation, and the links between them."""

from typing import Literal

import streamlit as st

from views import address

__all__ = ["exists", "go", "jump", "navigation", "titled"]

PAGES = {  # title: file beside main.py
    "Overview": "overview.py",
    "Map": "map.py",
    "Gaps": "gaps.py",
    "Bottlenecks": "bottlenecks.py",
    "Across boundaries": "boundaries.py",
    "A person's route": "route.py",
    "Build next": "build.py",
    "Over time": "over_time.py",
    "How sure": "sure.py",
    "Data": "data.py",
    "Report": "report.py",
}
IN_A_ROW = 7  # titles that fit beside the name of the system on a small laptop; the rest stand under "More"


def navigation(*, shown: bool) -> st.Page:
    """The page that the address names; the navigation is drawn above it where it is to be shown."""
    pages = [
        st.Page(file, title=title, url_path=file.removesuffix(".py"), default=title == "Overview")
        for title, file in PAGES.items()
    ]
    return st.navigation({"": pages[:IN_A_ROW], "More": pages[IN_A_ROW:]}, position="top" if shown else "hidden")


def exists(title: str) -> bool:
    """Whether there is a page of this title: links to a page appear only then."""
    return title in PAGES


def titled(path: str) -> str:
    """The title of the page with this in its address; the Overview where there is none."""
    return next((title for title, file in PAGES.items() if file == f"{path}.py"), next(iter(PAGES)))


def go(title: str, label: str, *, look: Literal["button", "link"] = "link", key: str, **choices: str) -> None:
    """A link to another page that takes the map and the view along.

    Parameters
    ----------
    choices
        What the other page is to open with, such as `show="sole_routes"`.
    """
    with st.container(key=f"{look}-{key}", width="content"):
        st.page_link(PAGES[title], label=label, query_params={**address.carried(), **choices})


def jump(title: str, **choices: str) -> None:
    """Leave for another page at once; the map and the view are taken along."""
    st.switch_page(PAGES[title], query_params={**address.carried(), **choices})
