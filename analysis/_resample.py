"""The same map as fewer answers would have drawn it, with pairs that nobody was asked about filled in by chance."""

from dataclasses import dataclass, replace

import numpy as np

from analysis._asked import number_not_asked, spoken_pairs
from network.errors import NetworkError
from network.graph import ties
from network.model import Network, Relation

__all__ = ["Model", "model_of"]

LEFT_OUT = 0.1  # chance that a partner's answers are left out of a re-run


@dataclass(frozen=True, slots=True)
class Model:
    """How re-runs of one map are drawn."""

    network: Network
    rate: float  # share of asked pairs that are linked, 0 to 1
    donors: tuple[Relation, ...]  # links that a filled-in pair may look like

    @property
    def words(self) -> str:
        """The model in words, for the receipt."""
        rate = f"{self.rate * 100:.0f} in 100" if self.rate >= 0.01 else f"{self.rate * 1000:.0f} in 1,000"
        return (
            f"Each re-run leaves out each partner's answers with a chance of {LEFT_OUT * 100:.0f} in 100: what only "
            "it has said goes. Pairs that nobody is then left to speak of are linked as often as asked pairs are, "
            f"{rate}, each with a link like one of those known."
        )

    def draw(self, random: np.random.Generator) -> Network:
        """One re-run of the map."""
        respondents = sorted(self.network.asked_ids)
        kept = frozenset(one for one, drawn in zip(respondents, random.random(len(respondents)), strict=True)
                         if drawn >= LEFT_OUT)  # fmt: skip
        fewer = replace(self.network, asked=tuple(sorted(kept)), relations=_without(self.network, kept))
        return replace(fewer, relations=(*fewer.relations, *self._filled(fewer, random)))

    def _filled(self, network: Network, random: np.random.Generator) -> list[Relation]:
        if not self.donors:
            return []
        pairs = _some_not_asked(network, random.binomial(number_not_asked(network), self.rate), random)
        chosen = random.integers(len(self.donors), size=len(pairs))
        turned = random.random(len(pairs)) < 0.5
        return [
            Relation(*(pair[::-1] if turn else pair), kind=self.donors[donor].kind, needs=self.donors[donor].needs)
            for pair, donor, turn in zip(pairs, chosen, turned, strict=True)
        ]


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
    partners, silent = len(network.partners), len(network.partners) - len(asked)
    pairs = partners * (partners - 1) // 2 - silent * (silent - 1) // 2
    linked = sum(1 for pair in ties(network).edges if asked.intersection(pair))
    donors = [one for one in network.relations if one.source != one.target and asked & {one.source, one.target}]
    return Model(network, linked / pairs if pairs else 0.0, tuple(sorted(donors, key=repr)))


def _without(network: Network, kept: frozenset[str]) -> tuple[Relation, ...]:
    """What is still said when only these partners have answered; what nobody is known to have said stays."""
    left_out = network.asked_ids - kept
    relations = []
    for relation in network.relations:
        if relation.said_by and left_out.intersection(relation.said_by):
            speakers = tuple(end for end in relation.said_by if end not in left_out)
            relations += [replace(relation, said_by=speakers)] if speakers else []
        else:
            relations.append(relation)
    return tuple(relations)


def _some_not_asked(network: Network, number: int, random: np.random.Generator) -> list[tuple[str, str]]:
    """So many different pairs that nobody was asked about, each as likely as any other."""
    silent = sorted(partner.id for partner in network.partners if partner.id not in network.asked_ids)
    spoken, pairs = spoken_pairs(network), dict[tuple[str, str], None]()
    while len(pairs) < number:
        one, other = sorted(random.integers(len(silent), size=2))
        pair = silent[one], silent[other]
        if one != other and pair not in spoken:
            pairs[pair] = None
    return list(pairs)
