"""What two maps of one system can both support: links, and what partners asked both times have said."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from analysis._asked import kinds_asked
from analysis._resample import without_answers
from network.model import Network, Relation
from network.names import match_key
from network.recognised import BACK
from network.vocabulary import KINDS
from network.waves import Waves

__all__ = [
    "KEPT",
    "NEW",
    "NOT_AGAIN",
    "NOT_ASKED",
    "NOT_COMPARABLE",
    "STATUSES",
    "Link",
    "Status",
    "incomparable",
    "links_of_both",
    "supported",
]

Status = Literal["kept", "new", "not mentioned again", "not comparable", "not asked both times"]
Pair = tuple[str, str]  # ids, the smaller first

KEPT: Status = "kept"
NEW: Status = "new"
NOT_AGAIN: Status = "not mentioned again"
NOT_COMPARABLE: Status = "not comparable"
NOT_ASKED: Status = "not asked both times"
STATUSES = (NEW, NOT_AGAIN, KEPT, NOT_COMPARABLE, NOT_ASKED)


@dataclass(frozen=True, slots=True)
class Link:
    """Two partners that are linked on one map at least, and the kinds of their links on each."""

    pair: Pair
    status: Status
    then: tuple[str, ...]
    now: tuple[str, ...]


def links_of_both(waves: Waves) -> tuple[Link, ...]:
    """Every link of either map, and what became of it.

    A link is compared where both partners were asked both times: only then is silence an answer. One that rests on a
    kind that was asked about in other words is not comparable, unless another kind settles it.
    """
    other_words = incomparable(waves.earlier, waves.later)
    then, now = _kinds(waves.earlier.relations), _kinds(waves.later.relations)
    found = []
    for pair in then.keys() | now.keys():
        kinds = then.get(pair, frozenset()), now.get(pair, frozenset())
        status = _status(*kinds, other_words) if waves.both.issuperset(pair) else NOT_ASKED
        found.append(Link(pair, status, *(tuple(sorted(some)) for some in kinds)))
    return tuple(sorted(found, key=lambda one: (STATUSES.index(one.status), one.pair)))


def _status(then: frozenset[str], now: frozenset[str], other_words: frozenset[str]) -> Status:
    was, is_now = bool(then - other_words), bool(now - other_words)
    if was and is_now:
        return KEPT
    if was and not now:
        return NOT_AGAIN
    if is_now and not then:
        return NEW
    return NOT_COMPARABLE


def incomparable(earlier: Network, later: Network) -> frozenset[str]:
    """Kinds of link that partners were asked about in other words, from either end, or not both times.

    Nothing is known of a map that does not say how it asked: then everything was asked, in the same words.
    """
    then, now = ({kind: match_key(words) for kind, words in one.system.asked_as} for one in (earlier, later))
    other = {
        kind
        for kind in KINDS
        if then and now and any(then.get(asked) != now.get(asked) for asked in (kind, f"{kind}{BACK}"))
    }
    return frozenset(KINDS) - (kinds_asked(earlier) & kinds_asked(later)) | other


def supported(waves: Waves) -> tuple[Network, Network]:
    """Both maps as far as both support a claim: partners on both, and what those asked both times have said.

    Facts and what is public stand whoever answers, as does a link that nobody is known to have named.
    """
    other_words = incomparable(waves.earlier, waves.later)
    on_both = waves.earlier.by_id.keys() & waves.later.by_id.keys()
    then, now = (_supported(one, on_both, waves.both, other_words) for one in (waves.earlier, waves.later))
    return then, now


def _supported(network: Network, on_both: Iterable[str], both: frozenset[str], other_words: frozenset[str]) -> Network:
    there = frozenset(on_both)
    fewer = network.in_part(
        partners=tuple(one for one in network.partners if one.id in there),
        relations=tuple(
            link for link in network.relations if {link.source, link.target} <= there and link.kind not in other_words
        ),
        asked=None if network.asked is None else tuple(one for one in network.asked if one in there),
        agreed=tuple(one for one in network.agreed if one.partner in there),
        comments=tuple(one for one in network.comments if one.partner in there),
        positions=tuple((one, place) for one, place in network.positions if one in there),
        options=(),
    )
    return without_answers(fewer, there - both)


def _kinds(relations: Iterable[Relation]) -> Mapping[Pair, frozenset[str]]:
    """The kinds of link of each pair that is linked."""
    found: dict[Pair, set[str]] = defaultdict(set)
    for link in relations:
        if link.joins_two:
            found[min(link.source, link.target), max(link.source, link.target)].add(link.kind)
    return {pair: frozenset(kinds) for pair, kinds in found.items()}
