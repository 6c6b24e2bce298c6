"""Every file that a map can leave as, made through the doors that people use. A new format is found, not listed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import analysis
import cli
import terminal.report
from network import Network, write_yaml
from network.files.writing import WRITE_SUFFIXES
from render.calendar_file import calendar_file
from render.map.layout import layout
from render.map.network_map import payload
from render.map.still import map_words, still
from render.pictures import Nothing, Seen, picture
from render.pictures.paper import as_png, as_svg
from render.promise_board import board
from render.report.content import Contents, Reader
from render.report.formats import FORMATS
from render.report.picture_files import PICTURES
from render.report.telling import Choices
from render.tables import as_csv, shown
from tests import asked
from tests.report.checker.pdf import said

__all__ = ["converted", "drawn", "reported", "told"]

DAY = date(2026, 11, 30)


def converted(network: Network, folder: Path, *flags: str) -> dict[str, bytes]:
    """The map in every format that can be written, by `cli.py convert`."""
    source = folder / "source.yaml"
    write_yaml(network, source)
    written = folder / "written"
    written.mkdir(exist_ok=True)
    for number, suffix in enumerate(WRITE_SUFFIXES):
        with asked.known():
            assert cli.main(("convert", str(source), str(written / f"map{number}{suffix}"), *flags)) == 0
    return {path.name: path.read_bytes() for path in sorted(written.iterdir())}


def reported(network: Network, folder: Path, *flags: str, most: int | None = None) -> dict[str, bytes]:
    """The report in every format, or in the first few, and papers and pictures, by `cli.py report`."""
    source = folder / "source.yaml"
    write_yaml(network, source)
    made = folder / "made"
    made.mkdir(exist_ok=True)
    wanted: dict[str, tuple[str, ...]] = {
        f"report{number}{suffix}": ("--earlier", str(source)) for number, suffix in enumerate(list(FORMATS)[:most])
    }
    wanted["board.docx"] = ("--paper", "board")
    if most is None:
        wanted["poster.pdf"] = ("--paper", "poster")
        for suffix in PICTURES:
            wanted |= {f"map{suffix}": (), f"picture{suffix}": ("--question", "sole_routes")}
    with asked.known(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(terminal.report, "contents", ContentsOnce())
        patch.setattr(terminal.report, "board_paper", asked.board_paper)
        for name, more in wanted.items():
            assert cli.main(("report", str(source), str(made / name), *more, *flags)) == 0, name
    return {path.name: _with_words(path) for path in sorted(made.iterdir())}


class ContentsOnce:
    """What a report says, worked out once for all formats that say the same to the same readers."""

    def __init__(self) -> None:
        self.made: dict[tuple[object, ...], Contents] = {}

    def __call__(self, network: Network, choices: Choices, **more: Any) -> Contents:
        maps = [asked.in_key(one) for one in (network, choices.earlier, choices.elsewhere)]
        key = (*maps, replace(choices, earlier=None, elsewhere=None), more["agreed"])
        if key not in self.made:
            self.made[key] = asked.contents(network, choices, **more)
        return self.made[key]


def _with_words(path: Path) -> bytes:
    """The file; of a PDF also its words, for letters of a font that is cut to what it needs are only numbers in it."""
    content = path.read_bytes()
    return content + b"\n" + " ".join(said(content).split()).encode() if path.suffix == ".pdf" else content


def drawn(copy: Network) -> dict[str, bytes]:
    """Every picture and the map as files, the tables and the promises, as a room sees them."""
    files: dict[str, bytes] = {}
    for name in analysis.questions():
        answer = asked.asked(name, copy)
        files[f"{name}.csv"] = as_csv(shown(answer, copy, room=True)).encode()
        one = picture(answer, copy, Seen(room=True))
        if not isinstance(one, Nothing):
            files[f"{name}.svg"] = as_svg(one, on_page=False).encode()
            files[f"{name}.png"] = as_png(one, scale=1)
    places = layout(copy)
    files["map.svg"] = still(payload(copy, places, room=True), map_words(copy, places, room=True)).svg.encode()
    files["promises.csv"] = as_csv(board(copy, room=True)).encode()
    files["promises.ics"] = calendar_file(copy, copy.promises, datetime(2026, 11, 30, tzinfo=UTC)).encode()
    return files


def told(network: Network) -> Iterator[tuple[str, bytes]]:
    """What a report for the public says, before it is any file."""
    made = asked.contents(network, Choices(DAY, Reader.PUBLIC))
    yield "contents", repr(made).encode()
