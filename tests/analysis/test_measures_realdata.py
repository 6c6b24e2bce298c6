"""The measures of real networks equal the answers that R gave (igraph and sna), to a millionth.

The networks are not part of the project; where they are not at hand the tests are skipped and say so.
"""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from analysis import run
from analysis._measures import measures
from network.model import Network, Partner, Relation, System

REALDATA = Path(__file__).parents[2].parent / "shared" / "realdata"
FOUND = [
    (meta.parent, attribute)
    for meta in sorted(REALDATA.glob("*/meta.json"))
    for attribute in json.loads(meta.read_text(encoding="utf-8"))["attributes"]
]
pytestmark = pytest.mark.skipif(not FOUND, reason=f"the real networks are not beside the project ({REALDATA.name})")

QUICK = 60  # partners

IN_R = {
    "degree": "degree_undirected",
    "in_degree": "in_degree",
    "out_degree": "out_degree",
    "betweenness": "betw_undirected",
    "betweenness_directed": "betw_directed",
    "constraint": "constraint_unweighted",
    "effective_size": "effective_size_undirected",
    "core_number": "coreness",
    "articulation": "is_articulation",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def network_in(folder: Path, attribute: str) -> Network:
    partners = tuple(
        Partner(row["id"], row["label"], more=((attribute, row[attribute]),)) for row in rows(folder / "nodes.csv")
    )
    links = dict.fromkeys((row["source"], row["target"]) for row in rows(folder / "edges.csv"))
    asked = tuple(partner.id for partner in partners)
    return Network(System(folder.name), partners, tuple(Relation(*link) for link in links), asked=asked)


def close(got: pd.Series, expected: pd.Series) -> bool:
    got, expected = got.astype(float).reset_index(drop=True), expected.astype(float).reset_index(drop=True)
    within = (got - expected).abs() <= 1e-6 * expected.abs().clip(lower=1)
    return bool((within | (got.isna() & expected.isna())).all())


@pytest.mark.parametrize(("folder", "attribute"), FOUND, ids=lambda part: getattr(part, "name", part))
def test_measures_equal_those_of_r(folder: Path, attribute: str) -> None:
    got = measures(network_in(folder, attribute), attribute)
    expected = pd.read_csv(folder / "expected" / "nodes_expected.csv", dtype={"id": str})
    assert got["partner"].tolist() == expected["id"].tolist()
    known = {ours: theirs for ours, theirs in IN_R.items() if theirs in expected} | {"ei": f"ei_{attribute}"}
    wrong = [ours for ours, theirs in known.items() if not close(got[ours], expected[theirs])]
    assert wrong == []


@pytest.mark.parametrize(("folder", "attribute"), FOUND, ids=lambda part: getattr(part, "name", part))
def test_mixing_equals_that_of_r(folder: Path, attribute: str) -> None:
    answer = run("crossing", network_in(folder, attribute), by=attribute)
    summary = json.loads((folder / "expected" / "summary.json").read_text(encoding="utf-8"))["ei"][attribute]
    facts = dict(answer.receipt.facts)
    assert facts["ei"] == pytest.approx(summary["ei_undirected"], abs=1e-6)
    assert facts["ei_expected"] == pytest.approx(summary["ei_expected_by_group_sizes"], abs=1e-6)
    across = answer.table["group_from"] != answer.table["group_to"]
    assert answer.table.loc[across, "found"].sum() == summary["external_pairs"]
    assert answer.table.loc[~across, "found"].sum() == summary["internal_pairs"]


@pytest.mark.parametrize("folder", sorted({folder for folder, _ in FOUND}), ids=lambda folder: folder.name)
def test_groups_share_as_many_links_as_those_of_r(folder: Path) -> None:
    # R ran Louvain 50 times; ours is the mean of 100 runs
    attribute = next(attribute for place, attribute in FOUND if place == folder)
    network = network_in(folder, attribute)
    if len(network.partners) > QUICK:
        pytest.skip(f"{len(network.partners)} partners take long to group 100 times")
    facts = dict(run("camps", network, by=attribute).receipt.facts)
    summary = json.loads((folder / "expected" / "summary.json").read_text(encoding="utf-8"))
    found = summary["modularity_louvain_unweighted"]
    assert found["min"] - 1e-6 <= facts["modularity"] <= found["max"] + 1e-6
