"""What the speed claims are measured with says the same as the loops that it measures against."""

from pathlib import Path

import pytest

from analysis import options_of, questions
from benchmarks.referrals import write_csv, write_parquet
from network.records.aggregate import aggregate
from tests.pace import usually

pytestmark = pytest.mark.long


def test_the_command_measures_compares_and_writes_its_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from benchmarks import measuring  # here: it loads matplotlib and igraph
    from benchmarks import questions as of_each
    from benchmarks.__main__ import main

    for module in (measuring, of_each):
        monkeypatch.setattr(module, "REPEATS", usually(1, slowly=module.REPEATS))  # no time is looked at
    sizes = usually(["20"], slowly=["20", "30"])
    assert main(["--sizes", *sizes, "--budget", usually("0.05", slowly="0.2"), "--out", str(tmp_path)]) == 0
    table = capsys.readouterr().out
    assert table.count("| yes |") == len(sizes) * 4  # sole routes, sole links, introductions, brokerage
    assert "| NO |" not in table
    page = (tmp_path / "performance.md").read_text(encoding="utf-8")
    assert all(part.strip() in page for part in table.split("\n\n"))
    assert all(f"| `{name}` |" in page for name in questions() if "other" not in options_of(name))
    assert (tmp_path / "performance.png").read_bytes().startswith(b"\x89PNG")


def test_made_up_referrals_are_the_same_in_both_kinds_of_file(tmp_path: Path) -> None:
    write_parquet(tmp_path / "referrals.parquet", 500)
    write_csv(tmp_path / "referrals.csv", 500)
    parquet, text = (aggregate(tmp_path / f"referrals.{kind}") for kind in ("parquet", "csv"))
    assert parquet.links.equals(text.links)
    assert parquet.report == text.report
