"""The frame of every page: its style, its header and the page itself."""

import streamlit as st

from views import pages, state, theme
from views.parts import header, notices, rule, tray

st.set_page_config(layout="wide")
state.complete_address()
theme.apply(projected=state.is_projected())
page = pages.navigation()
network = state.network()
st.set_page_config(page_title=f"{page.title} · {network.system.name}")
header.show(network)
notices.show()
rule.bar()
tray.show(page.title)
page.run()
rule.quiet_line(network)
