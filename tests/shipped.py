"""The maps that ship, each read once in a process: many tests begin with one, and none can change it."""

from functools import cache
from pathlib import Path

from network import Network, read_yaml
from network.disclosure import RULES, hide

__all__ = ["as_shown", "shipped"]

DATA = Path(__file__).parents[1] / "data"


@cache
def shipped(name: str = "partners") -> Network:
    """A map by the name of its file: Riverside, if none is said."""
    return read_yaml(DATA / f"{name}.yaml")


@cache
def as_shown(name: str = "partners") -> Network:
    """The same with small counts hidden, as the app shows it at first."""
    return hide(shipped(name), RULES["mhsds"])
