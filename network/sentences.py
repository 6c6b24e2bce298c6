"""One typed line is partners and a link: `Police refers to L&D for mental health`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from network.amending import Amended, Amending
from network.edit import apply_all
from network.files.draft.flat import NONE, join_list, partner_row, split_list
from network.model import Network, Team
from network.names import candidates, match_key
from network.possible_changes import new_id
from network.vocabulary import DIRECTED_KINDS

__all__ = ["EXAMPLES", "Line", "amended", "new_needs", "newcomers", "read_line"]

EXAMPLES = (
    "Police refers to L&D for mental health, housing",
    "Mind gets people from Probation",
    "Housing team works with Shelter",
    "Mind helps with mental health",
    "Women's centre (Voluntary)",
    "People come in at Police through custody",
    "Mind is open Mon to Fri 9 to 5",
    "Mind takes people aged 18+",
    "Police joins the extended team of L&D",
)
_WAYS = MappingProxyType(  # what joins the two names: kind of link, and whether people come the other way
    {
        "refers people to": ("refers", False),
        "refers to": ("refers", False),
        "refer to": ("refers", False),
        "sends people to": ("refers", False),
        "gets people from": ("refers", True),
        "gets referrals from": ("refers", True),
        "receives from": ("refers", True),
        "takes referrals from": ("refers", True),
        "is funded by": ("funds", True),
        "funds": ("funds", False),
        "shares information with": ("shares information", False),
        "works jointly with": ("works jointly", False),
        "works with": ("works jointly", False),
        "shares a place with": ("co-located", False),
        "knows": ("knows", False),
    }
)
_WAY = re.compile(rf"(?:^|\s+)({'|'.join(sorted(_WAYS, key=len, reverse=True))})(?:\s+|$)", re.IGNORECASE)
_TOLD = (  # of one partner: who, and what; the cell that it fills
    ("stages", re.compile(
        r"(?:people|somebody|someone) (?:can )?(?:comes?|gets?) in (?:at|to) (.+?)(?:,| through| via| by| from) (.+)",
        re.IGNORECASE)),
    ("hours", re.compile(r"(.+?) is open (?!to\b)(?:from )?(.+)", re.IGNORECASE)),
    ("ages", re.compile(
        r"(.+?) (?:takes|is for|sees|serves|helps|accepts)(?: people| those| anybody| anyone)? "
        r"(?:aged?|of ages?|from the age of)(?: from)? (.+)", re.IGNORECASE)),
    ("area", re.compile(r"(.+?) (?:serves|covers|is for people in|takes people from) (?!people\b|those\b)(.+)",
                        re.IGNORECASE)),
)  # fmt: skip
_LISTS = ("stages", "area")  # cells that add to what is known; the others say it anew
_COMES_IN = re.compile(r"(?:people|somebody|someone) (?:can )?(?:comes?|gets?) in\b.*", re.IGNORECASE)
_JOINS = re.compile(r"(.+?) (?:joins|is in) the (core|extended) team of (.+)", re.IGNORECASE)
_HELPS = re.compile(r"(.+?) helps? (?:\w+ )?with (.+)", re.IGNORECASE)
_IS = re.compile(r"(.+?) is (?:an? |in )?(.+)", re.IGNORECASE)
_VERB = re.compile(  # in a name that the map does not have: then the line says something that is not known here
    r"\S\s+(?:is|are|was|were|has|have|does|do|can|will|should|helps?|supports|gives|offers|provides|runs|meets|sees|"
    r"refers?|sends?|receives|takes|gets|needs|wants|works|makes|goes|talks?|calls|contacts|commissions|funds|pays|"
    r"uses|asks|tells|brings|covers|serves|hosts|leads|manages|belongs|shares|knows|joins|deals|looks)(?=\s|$)"
)
_NO_ONE = re.compile(r"(?:nobody|no one|none|anybody|anyone|everybody|everyone)\b.*", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“](.+)[\"”]")
_FOR = re.compile(r"\s+for\s+", re.IGNORECASE)
_AND = re.compile(r"\s*[,;]\s*(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_SECTOR = re.compile(r"(.*\S)\s*\(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says. Without `target` it is a partner alone: the needs it helps with, or what is told of it."""

    source: str
    target: str = ""
    kind: str = ""
    needs: tuple[str, ...] = ()
    sectors: tuple[tuple[str, str], ...] = ()  # name of a partner, name of its sector
    told: tuple[str, str] | None = None  # the cell of a partner that the line fills, and its words


def read_line(text: str, needs: Sequence[str] = ()) -> Line | None:
    """What a line says; None where it is blank, or says whom to and not who.

    Parameters
    ----------
    needs
        Names of needs that may hold a comma or an `and` themselves, so that these are not taken apart.
    """
    found = _WAY.split(" ".join(text.split()), maxsplit=1)
    if len(found) == 1:
        if told := _told(found[0].strip(" .")):
            return told
        helps = _HELPS.fullmatch(found[0].strip(" ."))
        if helps and _VERB.search(helps[2]):  # more than what it helps with
            helps = None
        one, sectors = _with_sector(helps[1] if helps else found[0])
        return Line(one, needs=_several(helps[2] if helps else "", needs), sectors=sectors) if one else None
    kind, back = _WAYS[found[1].casefold()]
    named, *carried = _FOR.split(found[2], maxsplit=1) if kind == "refers" else [found[2]]
    (source, of_source), (target, of_target) = _with_sector(found[0]), _with_sector(named)
    if not source or not target:
        return None
    ends = (target, source) if back else (source, target)
    return Line(*ends, kind, _several(carried[0] if carried else "", needs), (*of_source, *of_target))


def _told(text: str) -> Line | None:
    """A line on one partner: where people come in, its hours, ages or areas."""
    for cell, pattern in _TOLD:
        if said := pattern.fullmatch(text):
            one, sectors = _with_sector(said[1])
            words = join_list(_AND.split(said[2])) if cell in _LISTS else said[2]
            return Line(one, sectors=sectors, told=(cell, words))
    return None


def amended(network: Network, text: str) -> Amended:
    """The line as changes of the map: partners, needs and sectors that are new to it join.

    A blank line changes nothing. What cannot be read, or is on the map already, is among the problems.
    """
    if joins := _JOINS.fullmatch(" ".join(text.split()).rstrip(".")):
        return _joining(network, joins[1], joins[2].casefold(), joins[3])
    line = read_line(text, tuple(need.name for need in network.system.needs))
    if line is None:
        return Amended(problems=(f"Write who refers to whom, such as: {EXAMPLES[0]}.",) if text.strip() else ())
    line = _of_a_sector(network, line)
    if _COMES_IN.fullmatch(line.source) and not line.target:
        return Amended(problems=("Say where and how they come in, such as: People come in at Police through custody.",))
    if odd := [name for name, _ in _new(network, line) if _odd(name) or _names_two(network, name)]:
        return Amended(problems=tuple(_asked_back(name) for name in odd))
    ids, partners = _with_partners(network, line)
    if partners.problems or not line.target:
        so = ", and helps so" if line.needs else ""
        there = "" if partners.edits else f"{network.name(ids[line.source])} is on the map already{so}."
        return partners if partners.problems or not there else Amended(problems=(there,))
    if ids[line.source] == ids[line.target]:
        return Amended(problems=("Both names are one partner. Name another.",))
    link = _link(apply_all(network, partners.edits, partners.parts), line, ids[line.source], ids[line.target])
    return Amended((*partners.edits, *link.edits), {**partners.parts, **link.parts}, link.problems)


def newcomers(network: Network, text: str) -> tuple[tuple[str, str], ...]:
    """Names in the line that the map does not have, each with the partner whose name looks most like it, or ``""``."""
    line = read_line(text, tuple(need.name for need in network.system.needs))
    if line is None or _JOINS.fullmatch(" ".join(text.split()).rstrip(".")):
        return ()
    return _new(network, _of_a_sector(network, line))


def new_needs(network: Network, text: str) -> tuple[tuple[str, str], ...]:
    """Needs in the line that the map does not have, each with the one that looks most like it, or ``""``."""
    names = [need.name for need in network.system.needs]
    line, known = read_line(text, tuple(names)), {match_key(name) for name in names}
    new = [name for name in line.needs if match_key(name) not in known] if line else []
    return tuple((name, next(iter(candidates(name, names, 1)), "")) for name in new)


def _odd(name: str) -> bool:
    """Whether a name is none: a sentence of its own, or nobody."""
    return bool(_VERB.search(name) or _NO_ONE.fullmatch(name)) and not _QUOTED.fullmatch(name)


def _names_two(network: Network, name: str) -> bool:
    """Whether the names of two partners stand in it, and a word more: `Mind hates Police`."""
    names = {said: one.id for one in network.partners for said in (one.name, one.short, *one.aka) if said}
    left, found = "" if _QUOTED.fullmatch(name) else name, set()
    for said in sorted(names, key=len, reverse=True):
        without = re.sub(rf"(?<!\w){re.escape(said)}(?!\w)", " ", left, flags=re.IGNORECASE)
        if without != left:
            found.add(names[said])
        left = without
    return len(found) > 1 and bool(left.strip())


def _new(network: Network, line: Line) -> tuple[tuple[str, str], ...]:
    known, names = _known(network), [partner.name for partner in network.partners]
    new = [name for name in (line.source, line.target) if name and match_key(name) not in known]
    return tuple((name, next(iter(candidates(name, names, 1)), "")) for name in new)


def _of_a_sector(network: Network, line: Line) -> Line:
    """`Police is criminal justice` where the map has a sector of that name: the partner, and its sector."""
    said = _IS.fullmatch(line.source)
    sectors = {match_key(sector.name): sector.name for sector in network.system.sectors}
    if line.target or line.needs or said is None or match_key(said[2]) not in sectors:
        return line
    return Line(said[1], sectors=((said[1], sectors[match_key(said[2])]),))


def _asked_back(name: str) -> str:
    return (
        f"“{name}” reads like a sentence that is not understood here. Write it such as: {EXAMPLES[0]}. "
        "If it is the name of a partner, put it in quotation marks."
    )


def _joining(network: Network, member: str, which: str, round_whom: str) -> Amended:
    """Somebody on the map joins a team, which is called by its own name or by that of its hub."""
    known = _known(network)
    named = {match_key(name): team for team in network.teams for name in (network.name(team.hub), team.name)}
    hub = known.get(match_key(round_whom))
    team = named.get(match_key(round_whom)) or next((one for one in network.teams if one.hub == hub), None)
    unknown = [name for name, there in ((member, match_key(member) in known), (round_whom, hub or team)) if not there]
    if unknown:
        return Amended(problems=tuple(f'"{name}" is not on the map. Add the partner first.' for name in unknown))
    if team is None:
        name = network.name(str(hub))
        team = Team(new_id(name, {one.id for one in network.teams}), name, str(hub))
    one = known[match_key(member)]
    if one in team.members:
        return Amended(problems=(f"{network.name(one)} is in this team already.",))
    core, extended = (
        ((*(team.core or ()), one), team.extended) if which == "core" else (team.core, (*(team.extended or ()), one))
    )
    joined = replace(team, core=core, extended=extended)
    others = network.teams if team in network.teams else (*network.teams, team)
    return Amended(parts={"teams": tuple(joined if other == team else other for other in others)}, seen=network)


def _with_partners(network: Network, line: Line) -> tuple[dict[str, str], Amended]:
    """The id of each name in the line, and the changes that bring the new ones onto the map."""
    known, amending = _known(network), Amending(network)
    for name in filter(None, (line.source, line.target)):
        there = known.get(match_key(name))
        cells = {} if there else {"name": _QUOTED.sub(r"\1", name)}
        if (sector := dict(line.sectors).get(name)) and (not there or not line.target):
            cells["sector"] = sector
        if not line.target and (more := _also_helps(network, there, line.needs)):
            cells["needs"] = join_list(more)
        if line.told and not line.target:
            cells |= _told_anew(network, there, *line.told)
        if cells:
            known[match_key(name)] = amending.partner(there, cells)
    ids = {name: known[match_key(name)] for name in (line.source, line.target) if name}
    return ids, amending.result()


def _told_anew(network: Network, partner: str | None, cell: str, words: str) -> dict[str, str]:
    """What is told, with what is known of a list already; empty where that is nothing new."""
    row = partner_row(network, network.by_id[partner]) if partner else {}
    known = split_list(row.get(cell, "")) if row.get(cell) != NONE else []
    if cell not in _LISTS:
        return {cell: words}
    more = [word for word in split_list(words) if match_key(word) not in set(map(match_key, known))]
    return {cell: join_list((*known, *more))} if more else {}


def _also_helps(network: Network, partner: str | None, needs: Sequence[str]) -> list[str]:
    """What it helps with so far and these too; empty where that is nothing new."""
    names = {need.id: need.name for need in network.system.needs}
    so_far = [names[need] for need in (network.by_id[partner].needs or () if partner else ())]
    more = [need for need in needs if match_key(need) not in {match_key(name) for name in so_far}]
    return [*so_far, *more] if more else []


def _link(network: Network, line: Line, source: str, target: str) -> Amended:
    ends = (source, target) if line.kind in DIRECTED_KINDS else tuple(sorted((source, target)))
    wanted = {match_key(need) for need in line.needs}
    names = {need.id: match_key(need.name) for need in network.system.needs}
    for one in network.relations:
        there = (one.source, one.target) if one.directed else tuple(sorted((one.source, one.target)))
        if there == ends and one.kind == line.kind and {names[need] for need in one.needs or ()} == wanted:
            return Amended(problems=("That link is on the map already.",))
    amending = Amending(network)
    cells = {"from": source, "to": target, "link_type": line.kind}
    amending.link(None, cells | ({"needs": join_list(line.needs)} if line.needs else {}))
    return amending.result()


def _with_sector(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """`Mind (Voluntary)`: the name, and its sector."""
    text = text.strip(" .")
    found = None if _QUOTED.fullmatch(text) else _SECTOR.fullmatch(text)
    return (found[1], ((found[1], found[2].strip()),)) if found else (text, ())


def _several(text: str, whole: Sequence[str]) -> tuple[str, ...]:
    """The needs of a text; those of the map are found first, for their names may hold an `and`."""
    left, found = text.strip(" ."), []
    for name in sorted(whole, key=len, reverse=True):
        there = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", left, re.IGNORECASE)
        if there:
            found.append((there.start(), name))
            left = left[: there.start()] + "," * len(there[0]) + left[there.end() :]
    others = (part.strip(" ,") for part in _AND.split(left))
    found += [(left.index(part), part) for part in others if part]
    return tuple(name for _, name in sorted(found))


def _known(network: Network) -> dict[str, str]:
    """The id of each partner by every name that it goes by."""
    return {
        match_key(name): partner.id
        for partner in network.partners
        for name in (*partner.aka, partner.short or "", partner.name)
        if name
    }
