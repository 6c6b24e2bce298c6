"""The terminal: of a map marked public every command tells what the safe public copy holds, and no more."""

import re
from pathlib import Path

import pytest

import analysis
import network.roles
from network import write_yaml
from render.public_copy import UNANSWERED
from terminal.parser import COMMANDS
from tests.pace import usually
from tests.public.planted import NAMES, SECRETS, STAYS, planted
from tests.public.scanning import found_in
from tests.public.twins import twin
from tests.terminal.run import RIVERSIDE, Terminal

MAP, OUT = "the map", "a file to write"
WAY = ("--need", "debt", "--stage", "custody")
TOLD: dict[str, tuple[tuple[str, ...], ...]] = {  # what is asked of each command
    "findings": ((MAP, "--names"), (MAP, "--sure")),
    "table": tuple((name, MAP) for name in analysis.questions() if name not in {"changes", "compare", "what_if"}),
    "measures": ((MAP,),),
    "route": ((MAP, *WAY, "--area", "north", "--at", "Sat 23:00"), (MAP, "--person", "person1", "--json")),
    "what-if": ((MAP, "--step-back", "hub"), (MAP, "--capacity", "help", "9")),
    "goals": ((MAP,), (MAP, "--json")),
    "plan": ((MAP, "--goal", "1"), (MAP, "--goal", "1", "--json")),
    "compare-waves": ((MAP, RIVERSIDE), (RIVERSIDE, MAP, "--questions"), (MAP, MAP)),
    "compare": ((MAP, RIVERSIDE), (RIVERSIDE, MAP)),
    "comments": ((MAP,),),
    "template": ((OUT, "--survey", MAP),),
}
FILES_OF_THEIR_OWN = {"report", "convert"}  # test_exports.py looks into these
FOR_WHOEVER_HOLDS_THE_FILE = {
    "check": "its problems are mended in the file, so they are told in its words",
    "records": "what it reads is no map",
    "maps": "whole stores are copied, for whoever keeps them",
}
REFUSED = {
    *((command, *words) for command in ("what-if", "comments") for words in TOLD[command]),
    *(("table", name, MAP) for name in UNANSWERED),
}
UNNAMED = {what: name for what, name in NAMES.items() if not any(name in stays for stays in STAYS)}
ASKED = [(command, *words) for command, ways in TOLD.items() for words in ways]


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two maps marked public that differ in what is hidden alone."""
    monkeypatch.setattr(network.roles, "_drawn", lambda secret, one: one)  # it hangs on all that is known of partners
    whole = planted(illustrative=True, public=True)
    files = [tmp_path / name / "map.yaml" for name in ("one", "other")]
    for each, file in zip((whole, twin(whole)), files, strict=True):
        file.parent.mkdir()
        write_yaml(each, file)
    return files


def test_every_command_is_asked_or_has_its_reason() -> None:
    assert {*TOLD, *FILES_OF_THEIR_OWN, *FOR_WHOEVER_HOLDS_THE_FILE} == COMMANDS.keys()


@pytest.mark.parametrize(
    "asked", [one for one in ASKED if "--sure" not in one or usually(False, slowly=True)], ids=" ".join
)
def test_a_command_tells_only_what_the_public_copy_holds(
    asked: tuple[str, ...], maps: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = (told(Terminal(capsys), asked, file) for file in maps)
    assert one[0] == (2 if asked in REFUSED else 0), one
    assert one == other
    assert found_in({"printed": "\n".join(map(str, one)).encode()}, SECRETS | UNNAMED) == []


def test_the_attack_sees_what_the_map_itself_tells(maps: list[Path], capsys: pytest.CaptureFixture[str]) -> None:
    for asked in (("route", MAP, *WAY), ("what-if", MAP, "--step-back", "hub"), ("compare-waves", MAP, RIVERSIDE)):
        one, other = (told(Terminal(capsys), (*asked, "--no-public"), file) for file in maps)
        assert one != other, asked
        assert found_in({"printed": "\n".join(map(str, one)).encode()}, UNNAMED), asked


def told(terminal: Terminal, asked: tuple[str, ...], file: Path) -> tuple[int, str, str]:
    """What is printed, without how many warnings the holder of the file may look at, and where the file is."""
    places = {MAP: str(file), OUT: str(file.with_suffix(".xlsx"))}
    code, out, err = terminal(*(places.get(one, one) for one in asked))
    said = re.sub(r"\d+ warnings?: see check\.\n", "", err).replace(str(file.parent), "")
    return code, out, said
