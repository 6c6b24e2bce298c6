"""Teams, written out slowly: every situation followed by itself, and a partner that joins is a whole new team."""

import random
from dataclasses import replace

from network.model import Network, Partner, Team
from tests.oracle import access
from tests.oracle.access import Profile

Joined = dict[Profile, bool]


def with_team(network: Network, seed: int) -> Network:
    """The same map with a team drawn from the seed: whoever is in neither list may join."""
    draw = random.Random(seed)
    ids = [partner.id for partner in network.partners]
    if not ids:
        return network
    hub, *others = draw.sample(ids, len(ids))
    cut, end = sorted(draw.sample(range(len(others) + 1), 2)) if len(others) > 1 else (0, 0)
    core = draw.choice((None, tuple(others[:cut])))
    return replace(network, teams=(Team("team", "Team", hub, core, tuple(others[cut:end])),))


def met(network: Network, team: Team, at: int | None) -> Joined:
    """Whether people of each situation get to the hub and find a member who meets their need."""
    found = {}
    for profile in access.profiles(network):
        place = access.scene(network, profile, at)
        here = team.hub in access.steps_from(place.entries, place.links, place.inside)
        members = {team.hub, *(team.core or ()), *(team.extended or ())}
        helpers = [one for one in members & place.services if at is not None or _ever_together(network, team.hub, one)]
        found[profile] = here and bool(helpers)
    return found


def newly_met(network: Network, team: Team, partner: str, at: int | None) -> Joined:
    """The situations that are met once the partner has joined, and are not before."""
    then = met(network, replace(team, extended=(*(team.extended or ()), partner)), at)
    return {profile: then[profile] and not before for profile, before in met(network, team, at).items()}


def counted(chosen: Joined) -> int:
    """People in no listed group; of a listed one where the situation is not among those of people in none."""
    return sum(yes and (not profile.group or not chosen[replace(profile, group="")]) for profile, yes in chosen.items())


def retellings(network: Network, team: Team, profile: Profile, at: int | None) -> int | None:
    """After the hub, the fewest times that the story is told again on any way to help; None: there is none."""
    place = access.scene(network, profile, at)
    members = {team.hub, *(team.core or ()), *(team.extended or ())}
    sharing = {frozenset((link.source, link.target)) for link in network.relations if link.kind == "shares information"}
    told = {team.hub: 0} if team.hub in place.inside else {}
    for _ in range(len(network.partners) ** 2):  # until nothing gets less, whatever the order
        for source, target in place.links:
            if source in told and target in place.inside:
                again = frozenset((source, target)) not in sharing and not (source == team.hub and target in members)
                told[target] = min(told.get(target, 10**6), told[source] + again)
    return min((told[one] for one in place.services if one in told), default=None)


def covered(network: Network, at: int | None) -> Joined:
    """Which situations have any way to help on the map."""
    return {
        profile: access.steps_to_help(access.scene(network, profile, at)) is not None
        for profile in access.profiles(network)
    }


def _ever_together(network: Network, one: str, other: str) -> bool:
    """Whether both are open at some minute: two unions of openings meet where an opening of either begins, or never."""
    pair: list[Partner] = [network.partner(one), network.partner(other)]
    if any(partner.hours is None for partner in pair):
        return True
    begins = [day * 1440 + opening.start for partner in pair for opening in partner.hours or () for day in opening.days]
    return any(all(access.open_at(partner.hours or (), minute) for partner in pair) for minute in begins)
