"""The same map as fewer answers would have drawn it, with pairs that nobody was asked about filled in by chance."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from analysis._graphs import tied
from network.errors import NetworkError
from network.model import Network, Partner, Relation
from network.parts import Source

__all__ = ["LEFT_OUT", "Model", "model_of", "without_answers"]

LEFT_OUT = 0.1  # chance that a partner's answers are left out of a re-run
SHRINK = 10  # asked pairs that the overall rate counts for, beside those of the same two sectors
CHECKED = ("fact", "public")  # kinds of source that stand whoever answers

Pair = tuple[str, str]  # ids
Sectors = tuple[str, str]  # of the two ends, the smaller first; empty where a sector is not known


@dataclass(frozen=True)
class Model:
    """How re-runs of one map are drawn."""

    network: Network
    overall: float  # share of asked pairs that are linked, 0 to 1
    rates: Mapping[Sectors, float]  # the same among the asked pairs of two sectors, shrunk towards the overall rate
    donors: tuple[Relation, ...]  # links that a filled-in pair may look like

    @property
    def words(self) -> str:
        """The model in words, for the receipt."""
        rate = f"{self.overall * 100:.0f} in 100" if self.overall >= 0.01 else f"{self.overall * 1000:.0f} in 1,000"
        return (
            f"Each re-run leaves out each partner's answers with a chance of {LEFT_OUT * 100:.0f} in 100: what only "
            "it has said of links and of itself goes, save facts and what is public. Pairs that nobody is then left to "
            f"speak of are linked as often as asked pairs of the same two sectors are, with {rate} where there are "
            "few, each with a link like one of those known."
        )

    def draw(self, random: np.random.Generator) -> Network:
        """One re-run of the map."""
        left_out, said, filled = self._drawn(random)
        return _thinned(self.network, left_out, (*said, *filled))

    def draw_relations(self, random: np.random.Generator) -> tuple[Relation, ...]:
        """The relations of the map that `draw` would give, without the map: for who is linked with whom alone."""
        _, said, filled = self._drawn(random)
        return (*said, *filled)

    def _drawn(self, random: np.random.Generator) -> tuple[frozenset[str], tuple[Relation, ...], list[Relation]]:
        """Who is left out, what is then still said, and the links that are filled in."""
        respondents = sorted(self.network.asked_ids)
        drawn = zip(respondents, random.random(len(respondents)).tolist(), strict=True)
        left_out = frozenset(one for one, chance in drawn if chance < LEFT_OUT)
        said = _still_said(self.network, left_out)
        silent = sorted(self.network.by_id.keys() - (self.network.asked_ids - left_out))
        return left_out, said, self._filled(silent, {(one.source, one.target) for one in said}, random)

    def _filled(self, silent: list[str], spoken: set[Pair], random: np.random.Generator) -> list[Relation]:
        pairs = self._linked(silent, spoken, random) if self.donors else []
        turned = random.random(len(pairs)) < 0.5
        filled = []
        for (one, other), turn in zip(pairs, turned.tolist(), strict=True):
            alike = self._donors_of.get(self._sectors(one, other), self.donors)
            donor = alike[random.integers(len(alike))]
            filled.append(Relation(*((other, one) if turn else (one, other)), kind=donor.kind, needs=donor.needs))
        return filled

    def _linked(self, silent: list[str], spoken: set[Pair], random: np.random.Generator) -> list[Pair]:
        """Pairs nobody is left to speak of that are linked in this re-run, drawn at the rate of their sectors.

        In `spoken` a pair stands as it was named, whichever end comes first.
        """
        first, second = np.triu_indices(len(silent), 1)
        places = np.array([self._place_of[one] for one in silent], dtype=np.int64)
        drawn = random.random(len(first)) < self._table[places[first], places[second]]
        pairs = ((silent[one], silent[other]) for one, other in zip(first[drawn], second[drawn], strict=True))
        return [(one, other) for one, other in pairs if (one, other) not in spoken and (other, one) not in spoken]

    @cached_property
    def _place_of(self) -> dict[str, int]:
        """Where the sector of each partner stands in `_table`."""
        listed = sorted({partner.sector or "" for partner in self.network.partners})
        return {partner.id: listed.index(partner.sector or "") for partner in self.network.partners}

    @cached_property
    def _table(self) -> npt.NDArray[np.float64]:
        """The rate of every two sectors."""
        listed = sorted({partner.sector or "" for partner in self.network.partners})
        rows = [
            [self.rates.get((min(one, other), max(one, other)), self.overall) for other in listed] for one in listed
        ]
        return np.array(rows, dtype=np.float64).reshape(len(listed), len(listed))

    @cached_property
    def _donors_of(self) -> dict[Sectors, list[Relation]]:
        found: dict[Sectors, list[Relation]] = {}
        for donor in self.donors:
            found.setdefault(self._sectors(donor.source, donor.target), []).append(donor)
        return found

    def _sectors(self, one: str, other: str) -> Sectors:
        return _sectors(self.network, one, other)


def model_of(network: Network) -> Model:
    """What the answers of a map say about pairs that nobody was asked about.

    Raises
    ------
    NetworkError
        When nobody has been asked, so that there are no answers to leave out or to learn from.

    References
    ----------
    Smith and Moody (2013), Structural effects of network sampling coverage, Social Networks 35(4).
    """
    asked = network.asked_ids
    if not asked:
        raise NetworkError("Nobody has been asked yet, so there are no answers to leave out. Add partners to `asked`.")
    linked = Counter(_sectors(network, *pair) for pair in tied(network).edges if asked.intersection(pair))
    pairs = _asked_pairs(network)
    overall = linked.total() / pairs.total() if pairs.total() else 0.0
    rates = {key: (linked[key] + SHRINK * overall) / (number + SHRINK) for key, number in pairs.items()}
    donors = [one for one in network.relations if one.source != one.target and asked & {one.source, one.target}]
    return Model(network, overall, rates, tuple(sorted(donors, key=repr)))


def without_answers(network: Network, left_out: frozenset[str]) -> Network:
    """The map had these partners not answered: what only they have said of links, promises and themselves goes.

    Facts and what is public stand whoever answers; so does what nobody is known to have said.
    """
    return _thinned(network, left_out, _still_said(network, left_out))


def _thinned(network: Network, left_out: frozenset[str], relations: tuple[Relation, ...]) -> Network:
    return network.in_part(
        asked=tuple(sorted(network.asked_ids - left_out)),
        partners=tuple(_silenced(one) if one.id in left_out else one for one in network.partners),
        relations=relations,
        promises=tuple(one for one in network.promises if one.source not in left_out),
    )


def _silenced(partner: Partner) -> Partner:
    if _checked(partner.provenance):
        return partner
    return replace(partner, needs=None, ages=None, areas=None, hours=None, capacity=None, wait_days=None)


def _still_said(network: Network, left_out: frozenset[str]) -> tuple[Relation, ...]:
    relations = []
    for relation in network.relations:
        if relation.said_by and left_out.intersection(relation.said_by) and not _checked(relation.provenance):
            speakers = tuple(end for end in relation.said_by if end not in left_out)
            relations += [replace(relation, said_by=speakers)] if speakers else []
        else:
            relations.append(relation)
    return tuple(relations)


def _checked(source: Source | None) -> bool:
    return source is not None and source.kind in CHECKED


def _asked_pairs(network: Network) -> Counter[Sectors]:
    """How many pairs of two sectors somebody was asked about."""
    everyone = Counter(partner.sector or "" for partner in network.partners)
    silent = Counter(partner.sector or "" for partner in network.partners if partner.id not in network.asked_ids)
    pairs: Counter[Sectors] = Counter()
    for one in everyone:
        for other in everyone:
            if one < other:
                pairs[one, other] = everyone[one] * everyone[other] - silent[one] * silent[other]
        pairs[one, one] = (everyone[one] * (everyone[one] - 1) - silent[one] * (silent[one] - 1)) // 2
    return pairs


def _sectors(network: Network, one: str, other: str) -> Sectors:
    here, there = network.by_id[one].sector or "", network.by_id[other].sector or ""
    return min(here, there), max(here, there)
