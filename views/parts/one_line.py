"""A form of one line that Enter sends, whatever is being drawn just then.

Streamlit looks for the button of a form as the field is drawn, and again as Enter is pressed; the button says that it
is there only afterwards. So while a form was drawn Enter was once not heard, or emptied the field and sent nothing.
Here Enter presses the button itself, and where that is not on the page yet, as soon as it is. The line that a map is
typed in has the cursor where nothing else has it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

__all__ = ["form"]

LISTEN = """
const OFTEN = 25, LONGEST = 5000; // milliseconds
const begin = (until) => {
  const field = document.querySelector("[class*=st-key-one-line-line] input");
  if (document.activeElement !== document.body || !matchMedia("(pointer: fine)").matches) return;
  if (field) field.focus({ preventScroll: true });
  else if (performance.now() < until) setTimeout(begin, OFTEN, until);
};
export default ({ parentElement }) => {
  if (!parentElement.begun) begin(performance.now() + LONGEST);
  parentElement.begun = true;
  if (window.oneLine) return;
  window.oneLine = true;
  const press = (field, until) => {
    const button = field.closest("[class*=st-key-one-line-]")?.querySelector("[data-testid=stFormSubmitButton] button");
    if (button && !button.disabled) button.click();
    else if (field.isConnected && performance.now() < until) setTimeout(press, OFTEN, field, until);
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("[class*=st-key-one-line-] input")) return;
    event.preventDefault();
    event.stopPropagation();
    press(event.target, performance.now() + LONGEST);
  }, true);
};
"""
_listening = st.components.v2.component("one_line", js=LISTEN, isolate_styles=False)


@contextmanager
def form(name: str, *, clear_on_submit: bool = False) -> Iterator[None]:
    """A field and its button beside one another."""
    with st.container(key="hears-enter"):
        _listening(key="one line")
    with (
        st.container(key=f"one-line-{name}"),
        st.form(name, border=False, clear_on_submit=clear_on_submit, enter_to_submit=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        yield
