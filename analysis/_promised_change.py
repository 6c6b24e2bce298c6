"""Whether a promised change is there that was not: a link for some needs, or what a partner does more."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from analysis._grid import minute_of
from network.access import admits_age, admits_area, admits_hour, areas_around
from network.errors import NetworkError
from network.model import Network, Partner, Promise

__all__ = ["does_more", "link_carries"]


def link_carries(network: Network, promise: Promise) -> bool | None:
    """Whether a referral link joins the two for the needs that the promise is for; None where it does not say."""
    links = [link for link in network.referrals if (link.source, link.target) == (promise.source, promise.target)]
    wanted = {need for need in dict(promise.gap).get("need", "").split(",") if need}
    if links and not wanted - {need for link in links for need in link.needs or ()}:
        return True
    return None if any(link.needs is None for link in links) else False


def does_more(promise: Promise, then: Network, now: Network) -> bool | None:
    """Whether the partner does the one thing that it was to do too. None where it did so before, or has not said."""
    if len(promise.gap) != 1 or promise.target is not None:
        return None
    ((key, what),) = promise.gap
    before, after = (_does(network, promise.source, key, what) for network in (then, now))
    return after if before is False else None


def _does(network: Network, one: str, key: str, what: str) -> bool | None:
    partner, test = network.by_id.get(one), TESTS.get(key)
    return None if partner is None or test is None else test(network, partner, what)


def _takes_from(network: Network, partner: Partner, area: str) -> bool | None:
    if partner.areas is None or all(one.id != area for one in network.system.areas):
        return None
    return admits_area(partner, areas_around(network, area))


def _takes_aged(network: Network, partner: Partner, age: str) -> bool | None:
    band = next((one.range for one in network.system.ages if one.id == age), None)
    return None if partner.ages is None or band is None else admits_age(partner, band)


def _helps_with(network: Network, partner: Partner, need: str) -> bool | None:
    if partner.needs is None or all(one.id != need for one in network.system.needs):
        return None
    return need in partner.needs


def _is_open(_: Network, partner: Partner, at: str) -> bool | None:
    try:
        return None if partner.hours is None else admits_hour(partner, minute_of(at))
    except NetworkError:  # an hour made by hand
        return None


TESTS: Mapping[str, Callable[[Network, Partner, str], bool | None]] = MappingProxyType(  # by what the gap speaks of
    {"area": _takes_from, "age": _takes_aged, "need": _helps_with, "at": _is_open}
)
