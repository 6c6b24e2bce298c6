"""compare: the table on one stream, what it means on the other."""

from dataclasses import replace
from pathlib import Path

import pytest

from network import read_yaml, write_yaml
from tests.terminal.run import RIVERSIDE, ROOT, Terminal, rows

SANDHAVEN = ROOT / "data" / "areas" / "sandhaven.yaml"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def test_the_sentence_comes_first_and_the_table_holds_what_they_have(run: Terminal) -> None:
    code, out, err = run("compare", RIVERSIDE, str(SANDHAVEN))
    assert code == 0
    assert err.splitlines()[0] == (
        "Illustrative: Sandhaven liaison and diversion has a link from voluntary attendance to learning disability "
        "that we could ask about; here no way is recorded."
    )
    assert err.splitlines()[1] == "There, Police interview team refers to Learning disability nurses."
    assert "Where nobody here was asked, nothing is said to be absent." in err
    assert "Needs on their map only: Gambling." in err
    assert {row["here"] for row in rows(out)} == {"also here", "no way is recorded", "not known"}


def test_a_need_that_may_be_the_same_is_proposed_and_can_be_accepted(run: Terminal, tmp_path: Path) -> None:
    theirs = read_yaml(SANDHAVEN)
    stages = tuple(replace(one, id="courts", name="Courts") if one.id == "court" else one for one in
                   theirs.system.stages)  # fmt: skip
    partners = tuple(replace(one, stages=("courts",)) if one.id == "court" else one for one in theirs.partners)
    file = str(tmp_path / "theirs.yaml")
    write_yaml(replace(theirs, system=replace(theirs.system, stages=stages), partners=partners), file)
    _, out, err = run("compare", RIVERSIDE, file)
    assert "Their way in Courts may be our Court (spelling)." in err
    assert "Where Courts, there, is Court, add --same courts=court." in err
    assert "court" not in {row["stage"] for row in rows(out)}
    _, out, _ = run("compare", RIVERSIDE, file, "--same", "courts=court")
    assert "court" in {row["stage"] for row in rows(out)}
    code, _, err = run("compare", RIVERSIDE, file, "--same", "courts=nothing")
    assert (code, 'No list of the other map has "courts" where the same list here has "nothing".' in err) == (1, True)


def test_it_refuses_in_words(run: Terminal) -> None:
    code, _, err = run("compare", RIVERSIDE, str(ROOT / "data" / "merseyside_2014.yaml"))
    assert code == 0
    assert "We cannot compare with another area yet: their map has no way to help that is certain." in err
