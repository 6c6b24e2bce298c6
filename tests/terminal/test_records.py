"""Referral records in the terminal: into a table or a map, with everything that was read, left out and not known."""

from pathlib import Path

import pytest

from network import read_yaml, write_yaml
from network.counts import Count
from network.model import Network, Partner, System
from tests.terminal.run import Terminal, rows

# Two referrals from Police to Housing, in April and in May, and one that was accepted before it was made.
RECORDS = """from,to,made_on,accepted_on,outcome,need,age_band
Police,Housing,2026-04-01,2026-04-05,completed,housing,18 to 25
Police,Housing,2026-05-02,2026-05-12,declined,housing,10 to 17
Police,Housing,2026-05-03,2026-05-01,declined,housing,10 to 17
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    path = tmp_path / "records.csv"
    path.write_text(RECORDS)
    return path


def test_a_table_has_a_row_for_each_link_age_band_and_month(run: Terminal, records: Path, tmp_path: Path) -> None:
    code, out, err = run("records", str(records), str(tmp_path / "links.csv"))
    assert (code, out) == (0, "")
    found = rows((tmp_path / "links.csv").read_text())
    assert [(row["month"], row["age_band"], row["made"]) for row in found] == [
        ("2026-05", "10 to 17", "1"),
        ("2026-04", "18 to 25", "1"),
    ]
    assert "2 of 3 referrals are in the links." in err
    assert "100 in 100 done" in err


def test_a_map_adds_up_ages_and_months_and_keeps_the_partners_it_is_given(
    run: Terminal, records: Path, tmp_path: Path
) -> None:
    base, out = tmp_path / "base.yaml", tmp_path / "map.yaml"
    write_yaml(Network(System("T"), (Partner("police", "Police"), Partner("other", "Other"))), base)
    assert run("records", str(records), str(out), "--map", str(base))[0] == 0
    network = read_yaml(out)
    assert [one.id for one in network.partners] == ["police", "other", "Housing"]
    (link,) = network.relations
    assert (link.source, link.target, link.needs, link.made) == ("police", "Housing", ("housing",), Count.exactly(2))
    assert link.days == 7  # the median of 4 and 10 days


def test_days_of_a_map_are_the_median_of_all_referrals_and_not_of_the_months(run: Terminal, tmp_path: Path) -> None:
    path, out = tmp_path / "records.csv", tmp_path / "map.yaml"
    waits = [("01-01", "01-02"), ("01-02", "01-03"), ("01-03", "01-04"), ("02-01", "02-11")]  # 1, 1, 1 and 10 days
    rows_of = "".join(f"a,b,2026-{made},2026-{accepted}\n" for made, accepted in waits)
    path.write_text("from,to,made_on,accepted_on\n" + rows_of)
    assert run("records", str(path), str(out))[0] == 0
    assert read_yaml(out).relations[0].days == 1  # the median of the two months' medians would be 5.5


def test_a_column_can_be_named(run: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "records.csv"
    path.write_text("who,whom,made_on\na,b,2026-01-01\n")
    code, _, err = run("records", str(path), str(tmp_path / "links.csv"))
    assert code == 1
    assert "Say it with --column" in err
    named = ("--column", "from=who", "--column", "to=whom")
    assert run("records", str(path), str(tmp_path / "links.csv"), *named)[0] == 0
    assert [row["made"] for row in rows((tmp_path / "links.csv").read_text())] == ["1"]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("records.csv",), 2, "required: OUT"),
        (("nowhere.csv", "links.csv"), 1, "There is no file nowhere.csv."),
        (("records.csv", "links.docx"), 1, "no format that can be written"),
        (("records.csv", "records.csv"), 1, "written over while it is read"),
        (("records.csv", "no/folder/links.csv"), 1, "there is no folder"),
        (("records.csv", "links.csv", "--master", "spark://here:7077"), 2, "choose --engine spark too"),
        (("records.csv", "links.csv", "--engine", "abacus"), 2, "invalid choice"),
        (("records.csv", "links.csv", "--column", "from"), 2, "is not a field and a heading"),
        (("records.csv", "links.csv", "--column", "who=from"), 1, '"who" is not a field'),
        (("records.csv", "links.csv", "--memory", "lots"), 1, "is not an amount of memory"),
    ],
)
def test_what_cannot_be_added_up_is_said(
    arguments: tuple[str, ...], code: int, words: str, run: Terminal, records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(records.parent)
    got, out, err = run("records", *arguments)
    assert (got, out) == (code, "")
    assert words in err
    assert "Traceback" not in err
    assert records.read_text() == RECORDS
