"""Every edit done the plain way: a new map each time, all of it looked at and all of it checked."""

from dataclasses import replace

from network._merging import Renaming, joined, one_partner
from network.errors import NetworkError
from network.model import Network, Team
from network.parts import AddLink, AddPartner, ChangeFields, ChangePartner, Edit, MergePartner, RemoveLink, StepBack

__all__ = ["apply_plainly"]


def apply_plainly(network: Network, edit: Edit) -> Network:
    match edit:
        case StepBack(partner):
            return _step_back(network, partner)
        case AddPartner(partner):
            return replace(network, partners=(*network.partners, partner))
        case ChangePartner(partner):
            _check_listed(network, partner.id)
            return replace(
                network, partners=tuple(partner if one.id == partner.id else one for one in network.partners)
            )
        case ChangeFields(partner, said):
            _check_listed(network, partner)
            changed = replace(network.partner(partner), **dict(said))
            return replace(network, partners=tuple(changed if one.id == partner else one for one in network.partners))
        case MergePartner(partner, into):
            return _merge(network, partner, into)
        case AddLink(relation):
            _check_listed(network, relation.source, relation.target)
            return replace(network, relations=(*network.relations, relation))
        case RemoveLink(source, target, kind):
            return _remove_link(network, source, target, kind)


def _merge(network: Network, partner: str, into: str) -> Network:
    _check_listed(network, partner, into)
    if partner == into:
        raise NetworkError(partner)
    one, new = one_partner(network.partner(into), network.partner(partner)), Renaming(partner, into)
    places = dict(network.positions)
    place = places.pop(partner, None)
    if place is not None and into not in places:
        places[into] = place
    touched = {n: link for n, link in enumerate(network.relations) if {partner, into} & {link.source, link.target}}
    rest = {n: link for n, link in enumerate(network.relations) if n not in touched}
    links = rest | joined(touched, new)
    return replace(
        network,
        partners=tuple(one if old.id == into else old for old in network.partners if old.id != partner),
        relations=tuple(links[number] for number in sorted(links)),
        asked=new.ids(network.asked),
        agreed=tuple(one for one in network.agreed if one.partner != partner),
        comments=tuple(
            replace(one, partner=into if one.partner == partner else one.partner) for one in network.comments
        ),
        promises=tuple(new.ends(promise) for promise in network.promises),
        stories=tuple(replace(story, at=new.ids(story.at)) for story in network.stories),
        teams=tuple(_renamed(team, partner, into) for team in network.teams),
        options=tuple(replace(option, edits=tuple(map(new.edit, option.edits))) for option in network.options),
        positions=tuple(places.items()),
    )


def _remove_link(network: Network, source: str, target: str, kind: str) -> Network:
    _check_listed(network, source, target)
    wanted = {(source, target)} if kind in ("refers", "funds") else {(source, target), (target, source)}
    kept = tuple(link for link in network.relations if link.kind != kind or (link.source, link.target) not in wanted)
    if kept == network.relations:
        raise NetworkError(kind)
    return replace(network, relations=kept)


def _step_back(network: Network, partner: str) -> Network:
    _check_listed(network, partner)
    return replace(
        network,
        partners=tuple(other for other in network.partners if other.id != partner),
        relations=tuple(link for link in network.relations if partner not in (link.source, link.target)),
        asked=None if network.asked is None else tuple(one for one in network.asked if one != partner),
        agreed=tuple(one for one in network.agreed if one.partner != partner),
        comments=tuple(one for one in network.comments if one.partner != partner),
        teams=tuple(_left(team, partner) for team in network.teams if team.hub != partner),
        positions=tuple((one, place) for one, place in network.positions if one != partner),
    )


def _left(team: Team, partner: str) -> Team:
    core, extended = list(team.core or ()), list(team.extended or ())
    for members in (core, extended):
        if partner in members:
            members.remove(partner)
    return Team(team.id, team.name, team.hub, team.core and tuple(core), team.extended and tuple(extended))


def _renamed(team: Team, partner: str, into: str) -> Team:
    hub = into if team.hub == partner else team.hub
    core, extended = [], []
    for one in team.core or ():
        name = into if one == partner else one
        if name not in core:
            core.append(name)
    for one in team.extended or ():
        name = into if one == partner else one
        if name not in extended and name != hub and name not in core:
            extended.append(name)
    known_core = None if team.core is None else tuple(core)
    return Team(team.id, team.name, hub, known_core, None if team.extended is None else tuple(extended))


def _check_listed(network: Network, *partner_ids: str) -> None:
    for partner_id in partner_ids:
        if partner_id not in network.by_id:
            raise NetworkError(partner_id)
