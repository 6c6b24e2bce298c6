"""Whatever was read from an untidy file is written and read again in every format."""

from pathlib import Path

import pytest

from network.files import read_bytes, write
from network.files.summary import summarise
from network.files.writing import WRITE_SUFFIXES
from network.uploads import read_files
from tests.network.files.messy_files import MESSY, Messy
from tests.pace import usually

READ = [messy for messy in MESSY if messy.outcome != "refuse" and messy.file != "many_rows.csv"]
FIGURES = ("partners", "statements", "links", "total_made", "hidden", "missing")


@pytest.mark.long
@pytest.mark.usefixtures("workbooks_opened_here")
@pytest.mark.parametrize("messy", usually(READ[::5], slowly=READ), ids=lambda messy: messy.file)
def test_an_untidy_file_comes_back_from_every_format(messy: Messy, tmp_path: Path) -> None:
    reading = read_bytes(messy.data(), messy.file)
    assert reading.network is not None
    first = summarise(reading)
    for suffix in WRITE_SUFFIXES:
        folder = tmp_path / suffix
        folder.mkdir()
        write(reading.network, folder / f"map{suffix}")
        back = summarise(read_files(sorted(folder.iterdir(), reverse=True)))
        assert [back[figure] for figure in FIGURES] == [first[figure] for figure in FIGURES], suffix
