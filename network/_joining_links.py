"""The links of a file joined to those of a map: the map keeps its numbers, and what it does not know is filled in."""

from collections.abc import Hashable, Mapping
from dataclasses import replace

from network.errors import Problem, Where
from network.model import Network, Relation

__all__ = ["joined_links"]

COUNTS = ("made", "accepted", "completed", "declined", "days")  # belong together: all of them or none are taken
FILLED = ("until", "works")


def joined_links(
    network: Network, arriving: Network, ids: Mapping[str, str], needs: Mapping[str, str]
) -> tuple[tuple[Relation, ...], tuple[Problem, ...]]:
    """The links of both, and warnings.

    Parameters
    ----------
    ids, needs
        The id on the map of each partner and need of the file.
    """
    links = list(network.relations)
    place = {_says(link): number for number, link in reversed(list(enumerate(links)))}  # on the map, not in the file
    other_period = _other_period(network, arriving)
    problems: list[Problem] = []
    if other_period and any(link.made is not None for link in arriving.relations):
        what = "The counts of the file are for another period than those of the map."
        problems.append(Problem("warning", Where(), what, "Its links were taken without their counts."))
    for link in arriving.relations:
        link = _renamed(link, ids, needs)
        if other_period:
            link = replace(link, made=None, accepted=None, completed=None, declined=None, days=None)
        number = place.get(_says(link))
        if number is None:
            links.append(link)
            continue
        if _differ(links[number], link):
            ends = f"From {network.name(link.source)} to {network.name(link.target)}"
            what, fix = f"{ends} the map and the file count differently.", "The map keeps its numbers."
            problems.append(Problem("warning", Where(), what, fix))
        links[number] = _learnt(links[number], link)
    return tuple(links), tuple(problems)


def _other_period(network: Network, arriving: Network) -> bool:
    mine, theirs = network.system.period, arriving.system.period
    return mine is not None and theirs is not None and mine != theirs


def _says(link: Relation) -> Hashable:
    ends = (link.source, link.target)
    needs = None if link.needs is None else frozenset(link.needs)
    return ends if link.directed else frozenset(ends), link.kind, needs


def _renamed(link: Relation, ids: Mapping[str, str], needs: Mapping[str, str]) -> Relation:
    return replace(
        link,
        source=ids[link.source],
        target=ids[link.target],
        needs=None if link.needs is None else tuple(dict.fromkeys(needs[one] for one in link.needs)),
        said_by=None if link.said_by is None else tuple(dict.fromkeys(ids[one] for one in link.said_by)),
    )


def _counted(link: Relation) -> bool:
    return any(getattr(link, field) is not None for field in COUNTS)


def _differ(known: Relation, arriving: Relation) -> bool:
    """Whether both have counts and one says another number than the other."""
    return any(
        mine is not None and theirs is not None and mine != theirs
        for mine, theirs in ((getattr(known, field), getattr(arriving, field)) for field in COUNTS)
    )


def _learnt(known: Relation, arriving: Relation) -> Relation:
    fields = FILLED if _counted(known) else (*COUNTS, *FILLED)
    news = {field: getattr(arriving, field) for field in fields if getattr(known, field) is None}
    said_by = known.said_by
    if arriving.said_by is not None:
        said_by = tuple(dict.fromkeys((*(said_by or ()), *arriving.said_by)))
    own = dict(known.more)
    more = (*known.more, *((key, text) for key, text in arriving.more if key not in own))
    barriers = tuple(dict.fromkeys((*known.barriers, *arriving.barriers)))
    return replace(known, said_by=said_by, more=more, barriers=barriers, trust=known.trust or arriving.trust, **news)
