"""Pages do not each pay for a collection of all garbage, and memory stays flat all the same."""

import os
from pathlib import Path

import psutil
import pytest
import streamlit as st

import start
from looking.running import started_app
from tests.protocol_client import Browser, Visit
from views.pages import PAGES

ROOT = Path(__file__).parents[1]
MAPS = ("partners", "partners_after", "merseyside_2014")


def test_no_page_waits_for_a_collection_of_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert st.get_option("runner.postScriptGC") is False  # a Streamlit that no longer knows it raises here
    assert st.get_option("runner.magicEnabled") is False  # nor is each looked through for lines that show a value


@pytest.mark.slow
def test_memory_stays_flat_while_maps_are_opened_and_left(tmp_path: Path) -> None:
    app, port = started_app(
        tmp_path / "log.txt", lambda port: {**os.environ, "PARTNERSHIP_MAPS": str(tmp_path / "maps")}
    )
    try:
        memory = []
        for _ in range(12):
            with Visit(Browser(f"http://{start.HOST}:{port}")) as visit:
                for name in MAPS:
                    for file in PAGES.values():
                        visit.see(file.removesuffix(".py"), f"map={name}")
            memory.append(psutil.Process(app.pid).memory_info().rss / 2**20)
    finally:
        start.stop(app)
    assert max(memory[8:]) < 1.05 * max(memory[:4]), f"megabytes after each round: {memory}"
