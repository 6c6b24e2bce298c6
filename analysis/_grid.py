"""Every situation that a map is asked about, and who admits it.

The grid is stages × needs × ages × (no group, then each group) × areas without `covers`. Whom partners admit
depends on age, group and area only, and many of these give the same answer: such situations share one *pattern*
of admission, and everything about them is worked out once.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import starmap
from typing import NamedTuple, TypedDict, TypeVar

import numpy as np
import numpy.typing as npt

from network.access import DAY_MINUTES, admits_age, admits_area, admits_group, admits_hour, areas_around, parse_hour
from network.errors import NetworkError
from network.margins import margins
from network.model import AgeRange, Network, Partner
from network.names import suggestion

__all__ = [
    "Beyond",
    "Filters",
    "Shares",
    "SituationGrid",
    "Situations",
    "Weights",
    "by_pattern",
    "by_situation",
    "by_value",
    "grid_of",
    "listed_id",
    "minute_of",
    "needs_asked",
]

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
WEEK = 7 * DAY_MINUTES  # minutes
T = TypeVar("T")
UNNAMED = ""  # the one age or area of a map that lists none, and "no group"


class Filters(TypedDict, total=False):
    """What a question can be narrowed to: ids, and an hour such as `Sat 23:00` or a minute of the week.

    Every question that takes these raises `NetworkError` when one names something that the map does not list.
    """

    stage: str
    need: str
    age: str
    area: str  # one that covers others stands for all areas inside it
    group: str  # "" is no group
    at: str | int


class Situations(NamedTuple):
    """The ids that situations are made of, in the map's order and in that of the axes of every table."""

    stages: tuple[str, ...]
    areas: tuple[str, ...]
    ages: tuple[str, ...]
    groups: tuple[str, ...]
    needs: tuple[str, ...]

    def among(self, chosen: Bools) -> "Situations":
        """The ids that occur in the chosen situations, which are laid out `by_situation`."""
        axes = range(chosen.ndim)
        return Situations(
            *(
                tuple(ids[int(place)] for place in np.flatnonzero(chosen.any(axis=tuple({*axes} - {axis}))))
                for axis, ids in enumerate(self)
            )
        )


class Beyond(NamedTuple):
    """A pattern of people in a listed group, that of people in none in the same places, and how many places."""

    group: int
    without: int
    times: int


class Shares(NamedTuple):
    """Of the people asked about, the share of each way in, need, age and area; and of each group among everybody."""

    stages: Reals
    needs: Reals
    ages: Reals
    groups: Reals
    areas: Reals


class Weights(NamedTuple):
    """The people in situations: each share is the product of three numbers.

    `alone` has one for each pattern, for people in no listed group (or the group asked about); `beyond` one for each of
    `SituationGrid.beyond`, for the listed group.
    """

    stages: Reals
    needs: Reals
    alone: Reals
    beyond: Reals

    def total(self, situations: npt.NDArray) -> float:
        """The share in chosen situations (patterns × stages × needs) of people in no listed group."""
        return float(np.einsum("psn,p,s,n->", situations, self.alone, self.stages, self.needs))


@dataclass(frozen=True)
class SituationGrid:
    """The situations asked about, by id, and the patterns in which partners admit them.

    `pattern` and `sure` have the axes ages, groups, areas and hold rows of `admitted` and of `admitted_for_sure`: the
    patterns left when partners that have not said whom they admit (or when they are open, if an hour is asked) admit
    nobody.
    """

    stages: tuple[str, ...]
    needs: tuple[str, ...]
    ages: tuple[str, ...]
    groups: tuple[str, ...]
    areas: tuple[str, ...]
    at: int | None
    admitted: Bools  # patterns × partners
    pattern: Ints
    admitted_for_sure: Bools
    sure: Ints
    shares: Shares | None = None  # None: nobody has said how many people come in

    @property
    def size(self) -> int:
        """Number of situations, each group's own counted too."""
        return len(self.stages) * len(self.needs) * self.pattern.size

    @property
    def cells(self) -> int:
        """Number of situations that are counted: those of people in no listed group, or of the one asked about."""
        return self.size // len(self.groups)

    @cached_property
    def alone(self) -> Ints:
        """Per pattern, the combinations of age and area with it, for people in no listed group (or the one asked)."""
        return np.bincount(self.pattern[:, 0].ravel(), minlength=len(self.admitted))

    @cached_property
    def beyond(self) -> tuple[Beyond, ...]:
        """Where a listed group has another pattern than people in none: there its outcome may differ from theirs."""
        pairs, _, times = self._beyond
        return tuple(starmap(Beyond, zip(*pairs.tolist(), times.tolist(), strict=True)))

    @cached_property
    def _beyond(self) -> tuple[Ints, Ints, Ints]:
        """The pairs of patterns of `beyond`, which of them each place has that differs, and how many places."""
        base = np.broadcast_to(self.pattern[:, :1], self.pattern.shape)
        both = np.stack([self.pattern[self._differ], base[self._differ]])
        pairs, place, times = np.unique(both, axis=1, return_inverse=True, return_counts=True)
        return pairs, place.ravel(), times

    @property
    def _differ(self) -> Bools:
        """Ages × groups × areas: whether the pattern is another than that of people in no listed group."""
        return self.pattern != self.pattern[:, :1]

    @cached_property
    def people(self) -> Weights | None:
        """The share of people in every situation; None where it is not known."""
        if self.shares is None:
            return None
        stages, needs, ages, groups, areas = self.shares
        places = ages[:, np.newaxis, np.newaxis] * groups[:, np.newaxis] * areas
        alone = np.bincount(self.pattern[:, 0].ravel(), places[:, 0].ravel(), minlength=len(self.admitted))
        beyond = np.bincount(self._beyond[1], places[self._differ], minlength=len(self.beyond))
        return Weights(stages, needs, alone.astype(np.float64), beyond.astype(np.float64))

    @cached_property
    def shared_by(self) -> Ints:
        """How many combinations of age, group and area share each pattern."""
        return np.bincount(self.pattern.ravel(), minlength=len(self.admitted))

    @property
    def situations(self) -> Situations:
        """The ids of each axis."""
        return Situations(self.stages, self.areas, self.ages, self.groups, self.needs)


def by_pattern(values: npt.NDArray, pattern: Ints) -> npt.NDArray:
    """Patterns × anything, laid out as areas, ages, groups, anything."""
    return values[pattern.transpose(2, 0, 1)]


def by_situation(values: npt.NDArray, pattern: Ints) -> npt.NDArray:
    """Patterns × stages × needs, laid out as stages, areas, ages, groups, needs: the order of every table."""
    return by_pattern(values, pattern).transpose(3, 0, 1, 2, 4)


def grid_of(network: Network, filters: Filters) -> SituationGrid:
    """The situations of a map that the filters leave.

    Raises
    ------
    NetworkError
        When a filter names something that is not in the map's lists, or an hour that is none.
    """
    system = network.system
    stages = _chosen("stage", [stage.id for stage in system.stages], filters.get("stage"))
    needs = needs_asked(network, filters.get("need"))
    ages = _chosen("age", [band.id for band in system.ages], filters.get("age")) or (UNNAMED,)
    groups = _chosen("group", [UNNAMED, *(group.id for group in system.groups)], filters.get("group"))
    areas = _homes(network, filters.get("area")) or (UNNAMED,)
    at = minute_of(filters.get("at"))
    patterns = _patterns(network, ages, groups, areas, at)
    return SituationGrid(
        stages, needs, ages, groups, areas, at, *patterns, _shares(network, stages, needs, ages, groups, areas)
    )


def needs_asked(network: Network, need: str | None) -> tuple[str, ...]:
    """The map's needs, or the one asked about.

    Raises
    ------
    NetworkError
        When the map does not list it.
    """
    return _chosen("need", [one.id for one in network.system.needs], need)


def listed_id(what: str, valid: Sequence[str], wanted: str) -> str:
    """The id itself, if the map lists it.

    Raises
    ------
    NetworkError
        When it does not, with the nearest id or all of them.
    """
    if wanted not in valid:
        listed = ", ".join(value for value in valid if value) or "none"
        hint = suggestion(wanted, valid) or f"The map lists: {listed}."
        raise NetworkError(f'The map has no {what} "{wanted}". {hint}')
    return wanted


def minute_of(at: str | int | None) -> int | None:
    """The minute of the week of an hour such as `Sat 23:00`; a number is taken as it is.

    Raises
    ------
    NetworkError
        When the text is not a day and an hour, or the number no minute of a week.
    """
    if at is None:
        return None
    if isinstance(at, int):
        if not 0 <= at < WEEK:
            raise NetworkError(f"{at} is not a minute of the week. Give 0 (Monday 00:00) to {WEEK - 1}.")
        return at
    try:
        return parse_hour(at)
    except ValueError as error:
        raise NetworkError(f"{error}.") from error


def _chosen(what: str, valid: Sequence[str], wanted: str | None) -> tuple[str, ...]:
    return tuple(valid) if wanted is None else (listed_id(what, valid, wanted),)


def _homes(network: Network, wanted: str | None) -> tuple[str, ...]:
    """Where people live: areas that cover no others, all of them or those in the wanted one."""
    homes = tuple(area.id for area in network.system.areas if not area.covers)
    if wanted is None:
        return homes
    listed_id("area", [area.id for area in network.system.areas], wanted)
    return tuple(home for home in homes if wanted in areas_around(network, home))


def _shares(network: Network, *asked: Sequence[str]) -> Shares | None:
    """How the people asked about are divided; None where nobody has said, or where none of them come in."""
    found = margins(network.system)
    if found is None:
        return None
    stages, needs, ages, groups, areas = asked
    lists = {"stages": stages, "needs": needs, "ages": ages, "areas": areas}
    parts = {name: _divided(found.shares[name], ids) for name, ids in lists.items()}
    if not all(part.any() for part in parts.values()):
        return None
    of_groups = [found.groups.get(group, 0.0) for group in groups[1:]]
    return Shares(groups=np.array([1.0, *of_groups]), **parts)


def _divided(shares: Mapping[str, float], ids: Sequence[str]) -> Reals:
    """The shares of some ids, which add up to 1; nothing where none of them has any."""
    found = np.array([shares.get(one, 0.0) if one else 1.0 for one in ids], dtype=np.float64)
    total = found.sum()
    return found / total if total else found


def _patterns(
    network: Network, ages: Sequence[str], groups: Sequence[str], areas: Sequence[str], at: int | None
) -> tuple[Bools, Ints, Bools, Ints]:
    ranges = {band.id: band.range for band in network.system.ages}
    by_age, sure_age = _by_age(network.partners, [ranges.get(age) for age in ages])
    by_area, sure_area = _by_area(network, areas)
    each_alone = [(group,) for group in groups]
    by_group = by_value(network.partners, lambda one: one.only_for, each_alone, admits_group)
    open_then = _bools([admits_hour(partner, at) for partner in network.partners])
    sure_open = _bools([at is None or partner.hours is not None for partner in network.partners])
    admitted, pattern = _numbered(by_age & open_then, by_group, by_area)
    return admitted, pattern, *_numbered(by_age & sure_age & open_then & sure_open, by_group, by_area & sure_area)


def _by_age(partners: Sequence[Partner], ages: Sequence[AgeRange | None]) -> tuple[Bools, Bools]:
    """Whom partners admit by age, and whether they have said so (ages × partners)."""
    admits = by_value(partners, lambda one: one.ages, ages, admits_age)
    told = _bools([partner.ages is not None for partner in partners])
    return admits, told | _bools([[age is None] for age in ages])


def _by_area(network: Network, areas: Sequence[str]) -> tuple[Bools, Bools]:
    """Whom partners admit by home area, and whether they have said so (areas × partners)."""
    around = [areas_around(network, area) if area else None for area in areas]
    partners = network.partners
    admits = by_value(partners, lambda one: one.areas, around, admits_area)
    told = _bools([partner.areas is not None for partner in partners])
    return admits, told | _bools([[places is None] for places in around])


def by_value(
    partners: Sequence[Partner],
    said: Callable[[Partner], Hashable],
    some: Sequence[T],
    asked: Callable[[Partner, T], bool],
) -> Bools:
    """What is asked of each partner about some things (things × partners), once of all that have said the same."""
    values = [said(partner) for partner in partners]
    first = dict(zip(values, partners, strict=True))
    found = {value: [asked(partner, one) for one in some] for value, partner in first.items()}
    rows = _bools([found[value] for value in values]).reshape(len(partners), len(some))
    return np.ascontiguousarray(rows.T)


def _bools(values: list) -> Bools:
    return np.array(values, dtype=np.bool_)


def _numbered(by_age: Bools, by_group: Bools, by_area: Bools) -> tuple[Bools, Ints]:
    """Each distinct row of partners, and which of them each combination of age, group and area has."""
    rows: dict[bytes, int] = {}
    numbers = [
        [[rows.setdefault((age & group & area).tobytes(), len(rows)) for area in by_area] for group in by_group]
        for age in by_age
    ]
    admitted = np.frombuffer(b"".join(rows), dtype=np.bool_).reshape(len(rows), by_age.shape[1])
    return admitted, np.array(numbers, dtype=np.int64)
