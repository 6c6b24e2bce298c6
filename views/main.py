"""The frame of every page: its style, its header and the page itself, made when its turn comes."""

import streamlit as st

from views import address, cached, pages, sign_in, state, theme
from views.behind import spare, turns
from views.parts import header, meanwhile, notices, rule, running, set_aside, sureness, tray

with turns.TURNS.one():
    st.set_page_config(layout="wide")
    cached.look_again()
    address.complete_address()
    theme.apply(projected=address.is_projected())
    page = pages.navigation(shown=sign_in.may("read"))
    sign_in.gate()
    network = state.network()
    st.set_page_config(page_title=f"{page.title} · {network.system.name}")
    running.follow(network, page.title)
    header.show(network)
    notices.show(page.title)
    meanwhile.watch(page.title)
    rule.bar()
    tray.show(page.title)
    page.run()
    set_aside.line()
    rule.quiet_line(network)
    sureness.quiet_line()
    if not address.is_projected():
        sign_in.line()
    running.strip(network)
    spare.get_ready()
