"""What a reader returns: the map, if there is one, and everything it has to say about the file."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from network.errors import InvalidNetwork, Problem
from network.model import Network

if TYPE_CHECKING:
    from network.recognised import Recognised

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file that was read, well or badly. `network` is None when the file is refused.

    `notes` says in plain sentences what was recognised (encoding, sheet, header row, columns, direction).
    `recognised` says the same in a form that can be corrected and passed back; only sheets have it.
    """

    network: Network | None
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    recognised: "Recognised | None" = None

    @property
    def outcome(self) -> str:
        """`accept`, `warn` or `refuse`."""
        if self.network is None:
            return "refuse"
        return "warn" if self.problems else "accept"

    def or_raise(self) -> Network:
        """The map.

        Raises
        ------
        InvalidNetwork
            With every error, when the file is refused.
        """
        if self.network is None:
            raise InvalidNetwork(problem for problem in self.problems if problem.level == "error")
        return self.network
