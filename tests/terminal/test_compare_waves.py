"""compare-waves: the table on one stream, what it means on the other."""

from pathlib import Path

import pytest

from network import write_yaml
from network.model import Network, Partner, System
from tests.terminal.run import RIVERSIDE, ROOT, Terminal, rows

AFTER = str(ROOT / "data" / "partners_after.yaml")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def test_the_sentence_comes_first_and_the_table_holds_every_link(run: Terminal) -> None:
    code, out, err = run("compare-waves", RIVERSIDE, AFTER)
    assert code == 0
    assert err.splitlines()[0] == (
        "Illustrative: By June 2027, 2 of 6 promises are kept; among partners asked both times, "
        "84 links continue, 1 is new and 1 was not mentioned again."
    )
    assert {row["status"] for row in rows(out)} == {"kept", "new", "not mentioned again", "not asked both times"}


def test_a_partner_that_may_be_the_same_is_proposed_and_can_be_accepted(run: Terminal, tmp_path: Path) -> None:
    paths = [tmp_path / "then.yaml", tmp_path / "now.yaml"]
    for path, one in zip(paths, ("housing", "home"), strict=True):
        partners = (Partner(one, "Housing team"), Partner("hub", "Hub"))
        write_yaml(Network(System("Here"), partners, asked=(one, "hub")), path)
    files = [str(path) for path in paths]
    _, _, err = run("compare-waves", *files)
    assert "may be one partner (the same name). Where they are, add --same housing=home." in err
    _, _, err = run("compare-waves", *files, "--same", "housing=home")
    assert err.startswith("Among partners asked both times, no link was recorded in this map")
    code, _, err = run("compare-waves", *files, "--same", "housing=nobody")
    assert (code, 'The later map has no partner "nobody".' in err) == (1, True)
    assert run("compare-waves", *files, "--same", "housing")[0] == 2


def test_every_question_is_told_then_and_now(run: Terminal) -> None:
    _, _, err = run("compare-waves", RIVERSIDE, RIVERSIDE, "--questions")
    told = [line for line in err.splitlines() if " Then: " in line]
    assert len(told) > 8
    assert all("As before." in line or "Not known." in line for line in told)
