"""Maps from one format into another, and the workbook to fill in."""

from dataclasses import replace
from pathlib import Path

import pytest

from network import Network, read_yaml, write_yaml
from network.files import read
from network.model import Option, StepBack
from tests.small_networks import NETWORKS
from tests.terminal.run import RIVERSIDE, Terminal


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def in_order(network: Network) -> Network:
    """The map with those who were asked in order: a workbook lists them as it lists partners."""
    return replace(network, asked=tuple(sorted(network.asked_ids)))


@pytest.mark.parametrize("suffix", [".yaml", ".xlsx"])
def test_a_map_comes_back_whole_from_a_format_that_holds_it(suffix: str, run: Terminal, tmp_path: Path) -> None:
    between, back = str(tmp_path / f"between{suffix}"), tmp_path / "back.yaml"
    assert run("convert", RIVERSIDE, between)[0] == 0
    assert run("convert", between, str(back))[0] == 0
    assert in_order(read_yaml(back)) == in_order(read_yaml(RIVERSIDE))


def test_what_a_format_cannot_hold_is_said_and_two_files_make_one_map(run: Terminal, tmp_path: Path) -> None:
    code, out, err = run("convert", RIVERSIDE, str(tmp_path / "map.csv"))
    assert (code, out) == (0, "")
    assert "Two files were written: map-partners.csv and map-links.csv." in err
    assert "CSV cannot hold promises" in err
    pair = [str(tmp_path / f"map-{part}.csv") for part in ("partners", "links")]
    assert run("convert", *pair, str(tmp_path / "back.yaml"))[0] == 0
    assert len(read_yaml(tmp_path / "back.yaml").partners) == 36


def test_every_problem_of_an_untidy_file_is_told(run: Terminal, tmp_path: Path) -> None:
    sheet = tmp_path / "links.csv"
    sheet.write_text("From,To,Referrals\nPolice,Liaison,40\nPolice,,3\n")
    code, _, err = run("convert", str(sheet), str(tmp_path / "map.yaml"))
    assert code == 0
    assert len(read_yaml(tmp_path / "map.yaml").relations) == 1
    assert "warning: links.csv, row 3" in err


def test_saved_what_ifs_stay_out_unless_they_are_asked_for(run: Terminal, tmp_path: Path) -> None:
    one, out = tmp_path / "one.yaml", tmp_path / "out.yaml"
    write_yaml(replace(NETWORKS["chain"], options=(Option("A", "Without the hub", (StepBack("hub"),)),)), one)
    _, _, err = run("convert", str(one), str(out))
    assert "1 saved what-if left out" in err
    assert read_yaml(out).options == ()
    run("convert", str(one), str(out), "--options")
    assert [option.id for option in read_yaml(out).options] == ["A"]


def test_small_counts_can_be_hidden_first(run: Terminal, tmp_path: Path) -> None:
    # the chain has 5 that reached help, which under 10 hides; its own copy says that nothing is hidden
    one, out = tmp_path / "one.yaml", tmp_path / "out.yaml"
    write_yaml(NETWORKS["chain"], one)
    assert "not for sharing" in run("convert", str(one), str(out))[2]
    _, _, err = run("convert", str(one), str(out), "--hide", "under10")
    assert "not for sharing" not in err
    shared = read_yaml(out)
    assert shared.system.counts_rule == "Counts under 10 are hidden."
    assert str(shared.relations[1].completed) == "<10"


def test_the_template_can_be_read_and_has_no_partners_yet(run: Terminal, tmp_path: Path) -> None:
    assert run("template", str(tmp_path / "form.xlsx"))[0] == 0
    assert 'Sheet "Partners"' in " ".join(read(tmp_path / "form.xlsx").notes)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("convert", RIVERSIDE), 2, "required: OUT"),
        (("convert", RIVERSIDE, RIVERSIDE), 2, "written over while it is read"),
        (("convert", RIVERSIDE, "map.docx"), 1, "no format that can be written"),
        (("convert", RIVERSIDE, "no/such/folder/map.yaml"), 1, "cannot be written"),
        (("convert", "nowhere.xlsx", "map.yaml"), 1, "There is no file nowhere.xlsx."),
        (("convert", RIVERSIDE, "map.yaml", "--hide", "everything"), 2, "invalid choice"),
        (("template", "form.csv"), 2, "ends in .xlsx"),
        (("template",), 2, "required: OUT.xlsx"),
    ],
)
def test_what_cannot_be_written_is_said(
    arguments: tuple[str, ...], code: int, words: str, run: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    got, out, err = run(*arguments)
    assert (got, out) == (code, "")
    assert words in err
    assert "Traceback" not in err
    assert list(tmp_path.iterdir()) == []
