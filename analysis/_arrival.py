"""When the first help opens: on every way at once, waiting at each shut door until it opens.

Somebody who is at a partner, or at a way in, moves on as soon as a door ahead is open, and may wait there for as long
as it takes. Being somewhere earlier never makes anything later, so what is reached grows with every door that opens,
and the first moment at which a service is among it is the earliest arrival (Cooke and Halsey 1966, The shortest route
through a network with time-dependent internodal transit times, J. Math. Anal. Appl. 14(3)). Only doors take time
here: the wait after a referral is told apart, because it is counted in days and often not known.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from analysis._doors import starts, until
from analysis._grid import WEEK, Bools
from analysis._wiring import Wiring, Words, everything, spread
from network.access import admits_hour
from network.model import Partner

__all__ = ["first_help"]


def first_help(partners: Sequence[Partner], wiring: Wiring, admitted: Bools, entry: Bools, at: int) -> int | None:
    """Minutes from an hour to the first help that anybody asked about arrives at; 0 where one is open at once.

    Parameters
    ----------
    wiring
        Of the map, for the needs asked about.
    admitted
        Patterns × partners: whom each would take when it is open.
    entry
        Per partner, whether people come in there.
    at
        Minute of the week at which they come in.

    Returns
    -------
    0 to a week less one minute; None where no way opens within the week.
    """
    allowed, coming_in = everything(admitted), everything(entry)
    inside: Words = np.zeros((len(wiring.meets), len(partners)), dtype=np.uint64)
    for minutes, doors in _openings(partners, at):
        open_to = allowed & everything(doors)
        start: Words = inside | (coming_in & open_to)
        inside = spread(start, start | open_to, wiring.onward)
        if (inside & wiring.meets).any():
            return minutes
    return None


def _openings(partners: Sequence[Partner], at: int) -> Iterator[tuple[int, Bools]]:
    """Minutes from an hour to every moment of a week at which a door opens, that hour first, and who is open then."""
    hours = [opening for partner in partners for opening in partner.hours or ()]
    for minutes in sorted({0} | {until(start, at) for start in starts(hours)}):
        then = (at + minutes) % WEEK
        yield minutes, np.array([admits_hour(partner, then) for partner in partners], dtype=np.bool_)
