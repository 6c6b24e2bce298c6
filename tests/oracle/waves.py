"""Two waves, compared slowly: every pair of partners, one statement at a time. And pairs of maps to compare.

Nothing is shared with the product but the model.
"""

import random
from dataclasses import replace

from network.model import Network, Partner, Promise, Relation
from network.vocabulary import KINDS
from tests.oracle.random_maps import random_network

Group = frozenset[tuple[int, str]]  # 0 or 1 for the map, and an id on it


def pair_of_maps(seed: int) -> tuple[Network, Network]:
    """A map and what became of it: partners renamed, merged, gone and new, links and respondents too."""
    draw = random.Random(seed)
    earlier = random_network(seed)
    earlier = replace(earlier, promises=tuple(_promise(draw, earlier) for _ in range(draw.randint(0, 4))))
    partners, ids = _partners_now(draw, earlier)
    by_id = {one.id: one for one in partners}
    links = [one for one in earlier.relations if draw.random() < 0.7] if partners else []
    relations = [_moved(link, ids) for link in links if link.source in ids and link.target in ids]
    for _ in range(draw.randint(0, 5) if len(by_id) > 1 else 0):
        source, target = draw.sample(sorted(by_id), 2)
        relations.append(
            Relation(source, target, draw.choice(KINDS), said_by=draw.choice((None, (source,), (target,))))
        )
    asked = tuple(one for one in by_id if draw.random() < 0.7)
    promises = tuple(
        replace(one, source=ids.get(one.source, one.source), target=ids.get(one.target or "", one.target),
                status=draw.choice(("open", "kept", "let go", "not known")))
        for one in earlier.promises if draw.random() < 0.8
    )  # fmt: skip
    words = [(), (), (("refers", "To whom do you refer?"), ("knows", "Whom do you know?"))]
    changed = [*words, (("refers", "To whom do you send people?"), ("knows", "Whom do you know?"))]
    later = replace(earlier, partners=partners, relations=tuple(relations), asked=asked, promises=promises,
                    system=replace(earlier.system, asked_as=draw.choice(changed)))  # fmt: skip
    return replace(earlier, system=replace(earlier.system, asked_as=draw.choice(words))), later


def _promise(draw: random.Random, network: Network) -> Promise:
    ends = [one.id for one in network.partners] or ["somebody"]
    number = draw.randint(0, 9999)
    finding = draw.choice((None, "coverage", "introductions"))
    return Promise(draw.choice(ends), draw.choice((*ends, "gp")), f"Meet {number}", finding=finding)


def _partners_now(draw: random.Random, earlier: Network) -> tuple[tuple[Partner, ...], dict[str, str]]:
    """The partners of the later map, and what each earlier one is called there."""
    partners: dict[str, Partner] = {}
    ids: dict[str, str] = {}
    for one in earlier.partners:
        fate = draw.choice(("stays", "stays", "stays", "renamed", "merged", "gone"))
        if fate == "merged" and partners:
            into = draw.choice(sorted(partners))
            partners[into] = replace(partners[into], was=(*partners[into].was, one.id))
            ids[one.id] = into
        elif fate == "renamed":
            ids[one.id] = f"new {one.id}"
            partners[ids[one.id]] = replace(one, id=ids[one.id], name=f"New {one.name}", was=(one.id,))
        elif fate != "gone":
            ids[one.id] = one.id
            partners[one.id] = one
    if draw.random() < 0.4:
        partners["q"] = Partner("q", "Newcomer")
    return tuple(partners.values()), ids


def _moved(link: Relation, ids: dict[str, str]) -> Relation:
    said_by = None if link.said_by is None else tuple(dict.fromkeys(ids[one] for one in link.said_by))
    return replace(link, source=ids[link.source], target=ids[link.target], said_by=said_by)


def groups(earlier: Network, later: Network) -> list[Group]:
    """What is one partner: labels are pulled together until nothing changes."""
    maps = (earlier, later)
    label = {(wave, one.id): (wave, one.id) for wave in (0, 1) for one in maps[wave].partners}
    while True:
        before = dict(label)
        for now in later.partners:
            for then in earlier.partners:
                plain = len(then.id) <= 2 and then.name.strip().lower() != now.name.strip().lower()
                if then.id in now.was or (then.id == now.id and not plain):
                    low = min(label[0, then.id], label[1, now.id])
                    label[0, then.id] = label[1, now.id] = low
        if label == before:
            break
    return [frozenset(one for one in label if label[one] == name) for name in sorted(set(label.values()))]


def statuses(earlier: Network, later: Network) -> dict[frozenset[Group], str]:
    """What became of every link, by the two partners that it joins."""
    maps, everybody = (earlier, later), groups(earlier, later)
    words = [dict(one.system.asked_as) for one in maps]
    found = {}
    for place, one in enumerate(everybody):
        for other in everybody[:place]:
            said: list[set[str]] = [set(), set()]
            for wave in (0, 1):
                for link in maps[wave].relations:
                    ends = {(wave, link.source), (wave, link.target)}
                    made = link.made
                    none = link.kind == "refers" and made is not None and made.applicable and made.high == 0
                    if ends & one and ends & other and not none:
                        said[wave].add(link.kind)
            if said[0] or said[1]:
                found[frozenset((one, other))] = _status(maps, words, one | other, (one, other), said)
    return found


def _status(maps: tuple[Network, Network], words: list[dict[str, str]], members: Group, ends: tuple[Group, Group],
            said: list[set[str]]) -> str:  # fmt: skip
    for end in ends:
        if {wave for wave, _ in end} != {0, 1}:
            return "not asked both times"
    if any(one not in (maps[wave].asked or ()) for wave, one in members):
        return "not asked both times"
    same = [{kind for kind in some if _asked_alike(words, kind)} for some in said]
    if same[0] and same[1]:
        return "kept"
    if same[0] and not said[1]:
        return "not mentioned again"
    if same[1] and not said[0]:
        return "new"
    return "not comparable"


def _asked_alike(words: list[dict[str, str]], kind: str) -> bool:
    """Whether partners were asked about the kind both times, in the same words as far as both maps give them."""
    for stated in words:
        if stated and not {kind, f"{kind} back"} & stated.keys():
            return False
    return not all(words) or words[0].get(kind) == words[1].get(kind)
