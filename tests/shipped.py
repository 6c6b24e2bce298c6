"""The maps that ship, each read once in a process: many tests begin with one, and none can change it."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from network import Network, read_yaml
from network.disclosure import RULES, hide

__all__ = ["as_shown", "in_codes", "shipped"]

DATA = Path(__file__).parents[1] / "data"


@cache
def shipped(name: str = "partners") -> Network:
    """A map by the name of its file: Riverside, if none is said."""
    return read_yaml(DATA / f"{name}.yaml")


@cache
def as_shown(name: str = "partners") -> Network:
    """The same with small counts hidden, as the app shows it at first."""
    return hide(shipped(name), RULES["mhsds"])


@cache
def in_codes(network: Network) -> Network:
    """A map for whoever looks for names: `Qz0z` and so on, which stand nowhere else.

    Everybody has a place, for where a map is drawn of it: to find places takes longest, and is no matter of names.
    """
    partners = tuple(replace(one, name=f"Qz{at}z", short=None) for at, one in enumerate(network.partners))
    places = tuple((one.id, ((at % 6 + 0.5) / 6, (at // 6 + 0.5) / 6)) for at, one in enumerate(partners))
    return replace(network, partners=partners, positions=places)
