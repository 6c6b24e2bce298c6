"""The browser's history: one entry for each thing that is done, so that Back leads to what was before it.

Streamlit makes an entry with each word that a page writes into the address, and one more as the page changes. A step of
a running order would be two: the first press of Back would lead to the page before with the step of this one.
"""

import streamlit as st

__all__ = ["keep"]

# What follows the first entry of a press takes its place. A wall that follows another window is not pressed: there what
# comes together is one.
KEPT = """
const TOGETHER = 5000;
export default () => {
  if (window.oneEntry) return;
  const own = history.pushState.bind(history);
  const act = window.oneEntry = { pressed: false, last: performance.now() };
  for (const kind of ["pointerdown", "keydown", "click"])
    addEventListener(kind, () => { act.pressed = true; }, true);
  addEventListener("popstate", () => Object.assign(act, { pressed: false, last: performance.now() }), true);
  history.pushState = (...entry) => {
    const now = performance.now();
    if (act.pressed || now - act.last > TOGETHER) own(...entry);
    else history.replaceState(...entry);
    Object.assign(act, { pressed: false, last: now });
  };
};
"""
_kept = st.components.v2.component("entries", js=KEPT, isolate_styles=False)


def keep() -> None:
    """Have the browser keep one entry for each press, from the first page that is opened on."""
    with st.container(key="entries"):
        _kept(key="one entry")
