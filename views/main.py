"""The frame of every page: its style, its header and the page itself."""

import streamlit as st

from views import address, pages, state, theme
from views.parts import header, notices, rule, running, set_aside, sureness, tray

st.set_page_config(layout="wide")
address.complete_address()
theme.apply(projected=address.is_projected())
page = pages.navigation()
network = state.network()
st.set_page_config(page_title=f"{page.title} · {network.system.name}")
running.follow(network)
header.show(network)
notices.show()
rule.bar()
tray.show(page.title)
page.run()
set_aside.line()
rule.quiet_line(network)
sureness.quiet_line()
running.strip(network)
