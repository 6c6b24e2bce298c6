"""What `python start.py look` makes of pictures and faults, without a browser."""

import json
import os
import random
import socket
from pathlib import Path

import pytest
from PIL import Image

import looking.__main__ as look
import start
from looking import report, running, sheets
from looking.faults import Fault, Finding, together
from looking.shots import Shot, View, views_of
from views import cached

CUT = Fault("cut off", "st-key-cards p", "Neighbourhood <policing>")
BROKEN = Fault("broken word", "td", "Neighbour|hood")
FAILED = Fault("failure", "the app's log", "Traceback")
LAPTOP, PHONE = View("usual", 1366, "light"), View("usual", 375, "light")


def shot(page: str, view: View = LAPTOP, *, of: str = "partners") -> Shot:
    return Shot(of, page, ("Edit",) if page == "Data" else (), view)


def findings() -> tuple[Finding, ...]:
    return together({
        shot("Map"): [BROKEN, FAILED],
        shot("Data"): [CUT],
        shot("Data", PHONE): [CUT],
        shot("Data", PHONE, of="merseyside_2014"): [CUT],
    })  # fmt: skip


def test_the_same_fault_in_many_pictures_is_told_once_and_failures_come_first() -> None:
    assert [(one.fault, one.place, len(one.shots)) for one in findings()] == [
        (FAILED, "Map", 1),
        (CUT, "Data > Edit", 3),
        (BROKEN, "Map", 1),
    ]
    assert findings()[1].maps == ("merseyside_2014", "partners")
    assert findings()[1].views == ("375 light", "1366 light")


def test_findings_are_written_for_a_person_and_for_a_program(tmp_path: Path) -> None:
    report.write(tmp_path, findings())
    assert "Data > Edit: Neighbourhood <policing>" in (tmp_path / "findings.txt").read_text(encoding="utf-8")
    rows = json.loads((tmp_path / "findings.json").read_text(encoding="utf-8"))
    assert rows[2]["pictures"] == ["partners/map-1366-light.jpg"]


def test_the_terminal_counts_each_kind() -> None:
    assert report.in_short(findings()).startswith(
        "3 found: failure 1, cut off 1, broken word 1\n  failure: Map: Traceback"
    )
    assert report.in_short([]) == "Nothing found that a script can see."


def test_only_what_broke_the_app_fails_the_look() -> None:
    assert report.has_failed(findings())
    assert not report.has_failed(findings()[1:])


def test_a_sheet_has_a_row_for_each_map_and_the_page_says_what_is_wrong(tmp_path: Path) -> None:
    shots = [shot("Data"), shot("Data", PHONE), shot("Data", PHONE, of="merseyside_2014")]
    for one in shots:
        (tmp_path / one.map_name).mkdir(exist_ok=True)
        Image.new("RGB", (one.view.width, 5_000), "white").save(tmp_path / one.path)
    written = sheets.write_sheets(tmp_path, shots)
    with Image.open(written["Data > Edit"]) as sheet:
        laptop, phone = round(1366 * sheets.SCALE), round(375 * sheets.PHONE_SCALE)
        assert sheet.width == 3 * sheets.MARGIN + laptop + phone
        assert sheet.height == sheets.MARGIN + 2 * (sheets.CAPTION + sheets.TALLEST + sheets.MARGIN)
    told = sheets.write_index(tmp_path, written, shots, findings()).read_text(encoding="utf-8")
    assert "cut off: Neighbourhood &lt;policing&gt;" in told
    assert 'href="partners/data-edit-1366-light.jpg"' in told


def test_a_picture_that_was_not_taken_leaves_no_sheet(tmp_path: Path) -> None:
    assert sheets.write_sheets(tmp_path, [shot("Map")]) == {}


def test_dark_is_for_the_usual_view_and_a_projector_has_its_own_width() -> None:
    assert [str(view) for view in views_of("usual", [375, 1366])] == [
        "1366 light",
        "375 light",
        "375 dark",
        "1366 dark",
    ]
    assert [str(view) for view in views_of("projector")] == ["projector 1920 light"]


def test_an_earlier_look_goes_and_what_else_is_in_the_folder_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "_look", lambda chosen: {})
    (tmp_path / "sheets").mkdir()
    (tmp_path / "sheets" / "map.png").touch()
    (tmp_path / "notes.txt").touch()
    assert look.main(["--out", str(tmp_path)]) == 0
    assert not (tmp_path / "sheets" / "map.png").exists()
    assert (tmp_path / "notes.txt").exists()


def test_an_app_of_its_own_keeps_its_maps_where_the_app_looks_for_them() -> None:
    assert running.STORE == cached.STORE


def test_nobody_else_is_given_a_port_before_the_app_opens_it(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = iter([first := running.free_port() + 2, first, first + 2])  # as if two processes chose the same one
    monkeypatch.setattr(random.SystemRandom, "choice", lambda self, ports: next(wanted))
    assert running.free_port() == first
    assert running.free_port() == first + 2


def test_an_app_whose_port_is_taken_as_it_starts_takes_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app.py").write_text('import streamlit as st\n\napp = st.App("page.py")\n')
    (tmp_path / "page.py").write_text("")
    monkeypatch.setattr(running, "ROOT", tmp_path)
    free = running.free_port()
    with socket.create_server((start.HOST, 0)) as taken:
        ports = iter([taken.getsockname()[1], free])
        monkeypatch.setattr(running, "free_port", lambda: next(ports))
        app, port = running.started_app(tmp_path / "log.txt", lambda port: dict(os.environ))
    try:
        assert port == free
        assert start.answers(port)
    finally:
        start.stop(app)
