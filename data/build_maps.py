"""Writes the maps that ship: `python -m data.build_maps`. The same recipes give the same bytes."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from data.recipes import Record
from data.recipes.after import riverside_a_year_later
from data.recipes.areas import coldbrook, fernshire, sandhaven
from data.recipes.merseyside import merseyside_2014
from data.recipes.riverside import riverside
from network import Network, write_yaml
from network.files.map_file.yaml import read_map_text
from render.map.layout import Places, layout

HERE = Path(__file__).parent
MAPS: dict[str, Callable[[], Record]] = {
    "partners.yaml": riverside,
    "merseyside_2014.yaml": merseyside_2014,
    "partners_after.yaml": riverside_a_year_later,
    "areas/fernshire.yaml": fernshire,
    "areas/coldbrook.yaml": coldbrook,
    "areas/sandhaven.yaml": sandhaven,
}
EFFORT = 8  # worked out once, so it may take half a minute
FIRST_WAVE = {"partners_after.yaml": "partners.yaml"}  # partners stay where people have learned to look for them


def build(name: str) -> Network:
    """The map of a shipped file, made from its recipe; the places on the map are left out.

    Raises
    ------
    InvalidNetwork
        When the recipe does not make a valid map.
    """
    return read_map_text(json.dumps(MAPS[name]()), name.replace(".yaml", ".json")).or_raise()


def placed(name: str) -> Network:
    """The same map with a place for every partner."""
    network = build(name)
    before = _as_before(network, FIRST_WAVE[name]) if name in FIRST_WAVE else None
    places = layout(network, before, effort=EFFORT)
    return replace(network, positions=tuple(places.items()))


def _as_before(network: Network, first_wave: str) -> Places:
    """Places of the first wave; a partner that took over work stands where that work stood."""
    before = dict(placed(first_wave).positions)
    known = {partner.id: [old for old in (partner.id, *partner.was) if old in before] for partner in network.partners}
    return {partner: before[names[0]] for partner, names in known.items() if names}


def main() -> None:
    """Writes every map."""
    for name in MAPS:
        write_yaml(placed(name), HERE / name)


if __name__ == "__main__":
    main()
