"""Who may be named in a picture: as the question allows, and nobody else where a room looks on."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import Answer, Names
from network.model import Network

__all__ = ["Seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees a picture."""

    room: bool = False
    agreed: frozenset[str] = frozenset()

    def named(self, answer: Answer, network: Network) -> "Named":
        """How this answer's partners are called here."""
        everybody = not self.room or answer.question.names is Names.PROUDLY
        some = self.agreed if answer.question.names is Names.AGREED else frozenset[str]()
        return Named(network, frozenset(network.by_id) if everybody else some)


@dataclass(frozen=True, slots=True)
class Named:
    """Partners by the names that may be shown."""

    network: Network
    may: frozenset[str]

    def of(self, partner: str, other: str = "One partner") -> str:
        """The name to stand on a picture, as on the map; `other` where there is none to be shown."""
        return self.network.partner(partner).label if partner in self.may else other

    def all(self, partners: Sequence[str]) -> bool:
        """Whether each may be named."""
        return self.may.issuperset(partners)
