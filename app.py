"""The browser door: `streamlit run app.py` or `python app.py`."""

import asyncio
import gc
import importlib
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

import analysis
from render.map.component import VIS_DIR
from render.pictures import paper
from views import door, entries, whole
from views.behind import said_to_all, spare

HERE = Path(__file__).parent


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[None]:
    """Load what every page needs and take it out of the garbage collector's rounds; close the store at the end.

    Streamlit would collect all garbage after every run of a page, which took four fifths of the time at 60 visits. It
    is told not to (`runner.postScriptGC`). Python's own collector stays on: it looks at what is new, and at everything
    once a quarter more is alive. So memory stays flat, and what is kept later need not be frozen too.
    """
    for name in ("networkx", "pandas", "rustworkx", "scipy.sparse", "streamlit.elements.arrow"):
        importlib.import_module(name)
    analysis.questions()
    threading.Thread(target=paper.get_ready, daemon=True).start()
    gc.collect()
    gc.freeze()
    spare.keep_ready()
    said_to_all.put_together_once()
    whole.callbacks()
    whole.parts_that_run_by_themselves()
    whole.pages_in_turn()
    visit = asyncio.create_task(visit_itself())
    try:
        yield
    finally:
        visit.cancel()
        spare.close()
        importlib.import_module("views.cached").close_store()  # not earlier: its caches want the running app


async def visit_itself() -> None:
    """Have first answers worked out before people come. What that loads does not delay the start."""
    warm = await asyncio.to_thread(importlib.import_module, "views.warm")
    await warm.visit()


app = st.App(
    HERE / "views" / "main.py",
    lifespan=lifespan,
    routes=[Mount("/assets", StaticFiles(directory=VIS_DIR))],
    middleware=[Middleware(door.Door), Middleware(entries.Entries)],
)
if refused := door.refusal(st.get_option("server.address")):
    sys.exit(refused)

if __name__ == "__main__":
    app.run(config={"server.address": "127.0.0.1", "browser.gatherUsageStats": False})
