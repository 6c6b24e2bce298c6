"""How partners were asked about a kind of link stays with the map in the files that hold a whole map."""

from dataclasses import replace

import pytest

from network.files.writing import written
from network.uploads import read_uploaded
from tests.small_networks import NETWORKS

WORDS = (("refers", "To whom do you refer people?"), ("shares information", "With whom do you share?"))


@pytest.mark.parametrize("name", ["map.yaml", "map.xlsx"])
def test_the_words_come_back(name: str) -> None:
    chain = NETWORKS["chain"]
    files, _ = written(replace(chain, system=replace(chain.system, asked_as=WORDS)), name)
    network = read_uploaded(tuple(files.items())).or_raise()
    assert dict(network.system.asked_as) == dict(WORDS)


@pytest.mark.parametrize(
    "name", ["map.csv", "map.gephi.csv", "map.kumu.xlsx", "map.kumu.json", "map.graphml", "map.gexf"]
)
def test_a_format_that_cannot_hold_them_says_so(name: str) -> None:
    chain = NETWORKS["chain"]
    told = "which kinds of link partners were asked about"
    assert told in str(written(replace(chain, system=replace(chain.system, asked_as=WORDS)), name)[1])
    assert told not in str(written(chain, name)[1])
