"""The frame of every page: its style, its header and the page itself."""

import streamlit as st

from views import pages, state, theme
from views.parts import header, tray

st.set_page_config(page_title="Partnership network mapper", layout="wide")
state.complete_address()
theme.apply(projected=state.is_projected())
page = pages.navigation()
header.show(state.network())
tray.show(page.title)
page.run()
