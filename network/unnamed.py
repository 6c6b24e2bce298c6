"""How partners are spoken of who have not agreed to be named: by their sector, where that hides them.

"A criminal-justice partner" says something to a room and gives nobody away, as long as three partners or more could be
meant. Where a sector has fewer of them it is not told: then it is "a partner". So that "a partner" hides as many, some
of the largest sector are called so too where fewer than three are left.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from network.model import Network, Partner
from network.words import in_sentence, listed, numbered

__all__ = ["LEAST", "Speaker", "counted_unnamed", "named_in", "sectors_of", "spoken_of", "told_sectors"]

Place = tuple[int, int]  # from and up to which letter

LEAST = 3  # partners who could be meant; of fewer the sector is not told
SPELT = ("", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SOUND_LIKE_VOWELS = "AEFHILMNORSX"  # letters that are spoken with a vowel first: an NHS partner
SPOKEN_WITH_YOU = ("uni", "use", "eu", "one")


def sectors_of(network: Network) -> dict[str, str]:
    """The name of every partner's sector by the partner's id; empty where it is not known."""
    names = {sector.id: sector.name for sector in network.system.sectors}
    return {partner.id: names.get(partner.sector or "", "") for partner in network.partners}


def told_sectors(sectors: Mapping[str, str], agreed: frozenset[str]) -> dict[str, str]:
    """The sector of each partner who is not named and of whom the sector may be told.

    Parameters
    ----------
    sectors
        The name of every partner's sector, by id.
    agreed
        Ids of partners who have agreed to be named.
    """
    hidden = {one: sector for one, sector in sectors.items() if one not in agreed}
    sizes = Counter(filter(None, hidden.values()))
    told = {one: sector for one, sector in hidden.items() if sizes[sector] >= LEAST and sector}
    left_over = len(hidden) - len(told)
    for one in list(_to_join(told, LEAST - left_over)) if 0 < left_over < LEAST else ():
        del told[one]
    return told


def _to_join(told: Mapping[str, str], missing: int) -> Iterator[str]:
    """Partners of the largest sector, whose sector is not told either; all of them where too few would remain."""
    sizes = Counter(told.values())
    largest = max(sorted(sizes), key=sizes.__getitem__, default="")
    members = sorted(one for one, sector in told.items() if sector == largest)
    return islice(members, missing if len(members) - missing >= LEAST else None)


class Speaker:
    """Names partners, or speaks of them as one of their sector: "an NHS partner", then "another NHS partner"."""

    def __init__(self, names: Mapping[str, str], sectors: Mapping[str, str], agreed: frozenset[str] | None) -> None:
        """`agreed`: who may be named; None is everybody."""
        self._names = names
        self._named = agreed
        self._told = {} if agreed is None else told_sectors(sectors, agreed)
        self._said: set[str] = set()

    @classmethod
    def of_map(cls, network: Network, agreed: frozenset[str] | None, *, short: bool = False) -> "Speaker":
        names = {partner.id: partner.label if short else partner.name for partner in network.partners}
        return cls(names, sectors_of(network), agreed)

    def again(self) -> "Speaker":
        """The same for another sentence, which starts with "a" and not with "another"."""
        self._said.clear()
        return self

    def names(self, partner: str) -> bool:
        """Whether the partner may be named."""
        return self._named is None or partner in self._named

    def tells(self, partner: str) -> bool:
        """Whether more may be said of the partner than that it is one."""
        return self.names(partner) or bool(self._told.get(partner))

    def of(self, partner: str) -> str:
        """The partner's name, or what it is."""
        if self.names(partner):
            return self._names.get(partner, partner)
        return self._unnamed(self._told.get(partner, ""))

    def several(self, partners: Iterable[str], more: int = 0) -> str:
        """Partners in a list; those who are not named are gathered: `Mind, two NHS partners and a partner`."""
        partners = list(partners)
        named = [self._names.get(one, one) for one in partners if self.names(one)]
        kinds = Counter(self._told.get(one, "") for one in partners if not self.names(one))
        return listed([*named, *(self._unnamed(kind, number) for kind, number in kinds.items())], more)

    def _unnamed(self, sector: str, number: int = 1) -> str:
        if number > 1:
            return _several(sector, number)
        phrase, again = _kind(sector, 1), sector in self._said
        self._said.add(sector)
        return f"another {phrase}" if again else f"{_article(phrase)} {phrase}"


def counted_unnamed(sectors: Mapping[str, str], agreed: frozenset[str], partners: Iterable[str]) -> str:
    """How many partners are not named, by sector: `3 criminal-justice partners, 2 NHS partners and 1 partner`."""
    told = told_sectors(sectors, agreed)
    kinds = Counter(told.get(one, "") for one in set(partners) - agreed)
    order = sorted(kinds, key=lambda kind: (not kind, kind.casefold()))
    return listed([f"{kinds[kind]:,} {_kind(kind, kinds[kind])}" for kind in order])


def named_in(network: Network, words: str) -> set[str]:
    """Ids of the partners whose name, long or short, stands in the words as a word of its own, in capitals or not."""
    return {one.id for one in network.partners if any(True for _ in _places(one, words))}


def spoken_of(network: Network, words: str) -> set[str]:
    """The same for words about needs, places and ways in: whoever is called as one of these is not meant.

    A partner whose name only begins or ends like one of these is: "Youth justice service, Westhaven".
    """
    system = network.system
    lists = (system.needs, system.stages, system.groups, system.areas, system.sectors)
    other = [place for items in lists for item in items for place in _found(item.name, words)]
    return {
        one.id
        for one in network.partners
        if any(not any(_holds(place, inner) for place in other) for inner in _places(one, words))
    }


def _places(partner: Partner, words: str) -> Iterator[Place]:
    yield from _found(partner.name, words)
    yield from _found(partner.short, words)


def _found(name: str | None, words: str) -> Iterator[Place]:
    """Where a name stands in words as a word of its own: from and up to which letter."""
    if name:
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", words, re.IGNORECASE):
            yield match.span()


def _holds(place: Place, inner: Place) -> bool:
    return place[0] <= inner[0] and inner[1] <= place[1]


def _several(sector: str, number: int) -> str:
    return f"{SPELT[number] if number < len(SPELT) else f'{number:,}'} {_kind(sector, number)}"


def _kind(sector: str, number: int) -> str:
    """`partner`, `local-authority partners`, `partner in voluntary, community and social enterprise`."""
    partners = numbered(number, "partner", "partners")
    if not sector:
        return partners
    plain = re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+)?", sector)
    said = in_sentence(sector)
    return f"{said.replace(' ', '-')} {partners}" if plain else f"{partners} in {said}"


def _article(phrase: str) -> str:
    first = re.split(r"\W", phrase, maxsplit=1)[0]
    if len(first) > 1 and first.isupper():
        return "an" if first[0] in SOUND_LIKE_VOWELS else "a"
    return "an" if first[:1].lower() in "aeiou" and not first.lower().startswith(SPOKEN_WITH_YOU) else "a"
