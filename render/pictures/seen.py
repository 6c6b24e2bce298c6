"""Who may be named in a picture: as the question allows, and nobody else where a room looks on."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis import Answer, Names
from network.model import Network
from network.unnamed import Speaker
from network.words import raised

__all__ = ["Seen"]


@dataclass(frozen=True, slots=True)
class Seen:
    """Who sees a picture."""

    room: bool = False
    agreed: frozenset[str] = frozenset()

    def named(self, answer: Answer, network: Network) -> "NamedHere":
        """How this answer's partners are called here."""
        everybody = not self.room or answer.question.names is Names.PROUDLY
        some = self.agreed if answer.question.names is Names.AGREED else frozenset[str]()
        return NamedHere(network, None if everybody else some)


@dataclass(frozen=True, slots=True)
class NamedHere:
    """Partners by their names as on the map, or as one of their sector: `An NHS partner`, `another NHS partner`."""

    network: Network
    agreed: frozenset[str] | None  # who may be named; None: everybody

    def of(self, partner: str, other: str = "") -> str:
        """How a partner is called where it stands alone; `other` in place of its sector."""
        if self.all([partner]):
            return self.network.partner(partner).label
        (unnamed,) = self.inside(partner)
        return other or raised(unnamed)

    def inside(self, *partners: str) -> list[str]:
        """How partners are called in one sentence."""
        speaker = Speaker.of_map(self.network, self.agreed, short=True)
        return [speaker.of(one) for one in partners]

    def all(self, partners: Iterable[str]) -> bool:
        """Whether each may be named."""
        return self.agreed is None or self.agreed.issuperset(partners)
