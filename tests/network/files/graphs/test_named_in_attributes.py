"""A person who is named as a link or in a tag refuses the file of a graph; partners may be called after somebody."""

import json

import pytest

from network.reading import Reading
from network.uploads import read_uploaded


def graph(label: str, name: str = "Mind") -> Reading:
    nodes = f'<node id="custody" label="Custody suite"/><node id="second" label="{name}"/>'
    edge = f'<edge id="0" source="custody" target="second" label="{label}"/>'
    text = f'<gexf version="1.3"><graph><nodes>{nodes}</nodes><edges>{edge}</edges></graph></gexf>'
    return read_uploaded([("links.gexf", text.encode())])


def kumu(*tags: str) -> Reading:
    elements = [{"label": "Custody suite"}, {"label": "Mind", "tags": tags}]
    links = [{"from": "Custody suite", "to": "Mind"}]
    return read_uploaded([("links.json", json.dumps({"elements": elements, "connections": links}).encode())])


@pytest.mark.parametrize(
    "label", ["re Dwayne Satterthwaite", "Nikita Brocklesby", "for Bethan Llewelyn", "re Tyreese Ollerenshaw"]
)
def test_a_link_that_is_called_after_one_person_is_refused(label: str) -> None:
    reading = graph(label)
    assert reading.outcome == "refuse"
    assert label.split()[-1] not in " ".join(map(str, reading.problems))


@pytest.mark.parametrize(
    "label",
    ["re Section 136", "for housing and debt", "refers", "re Housing Ollerenshaw", "Wendy Blount", "Wendy Blount (a)"],
)
def test_what_repeats_a_partner_or_names_nobody_is_read(label: str) -> None:
    assert graph(label, "Wendy Blount").network is not None


@pytest.mark.parametrize(
    "tag",
    [
        "stacey-mullarkey",
        "client:stacey-mullarkey",
        "StaceyMullarkey",
        "kyle.braithwaite",
        "ryan_hollingworth",
        "Tracy-Longbottom",
    ],
)
def test_a_tag_that_is_a_name_is_refused(tag: str) -> None:
    for tags in ((tag,), ("outreach", tag, "ptsd")):
        reading = kumu(*tags)
        assert reading.outcome == "refuse"
        assert tag not in " ".join(map(str, reading.problems))


def test_other_tags_are_read() -> None:
    assert kumu("outreach", "st-giles", "grace-house", "robin-hood", "mental_health", "marie-curie").network is not None
