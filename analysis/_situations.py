"""Situations in words: who they are about, where, and what is taken for granted about them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from analysis._declare import Column
from analysis._doors import hour_in_words
from analysis._grid import UNNAMED, SituationGrid, Situations
from analysis._reach import Reach, reach
from network.margins import margins
from network.model import AgeRange, Network
from network.tally import referral_links
from network.words import in_sentence, lacking, listed, numbered, plural

__all__ = [
    "SITUATION",
    "anybody_met_first",
    "assumptions",
    "hardly_described",
    "named",
    "need_name",
    "no_sure_way",
    "nothing_to_ask",
    "opened_in_words",
    "people",
    "stage_name",
    "unsaid",
    "unsure",
    "where",
]

NAMED = 3  # more things than that are counted, not named
NO_GROUP = "people in no listed group"
SITUATION = (  # columns of a table with a row a situation
    Column("stage", "Way in", "stage", "where the person first meets the system"),
    Column("area", "Lives in", "area", "an area that covers no others; empty on a map without areas"),
    Column("age", "Age", "age", "age band; empty on a map without ages"),
    Column("group", "Group", "group", "empty: in no group"),
    Column("need", "Need", "need", "what help is looked for"),
)


def people(network: Network, age: str | None = None, group: str | None = None, *, until: str | None = None) -> str:
    """`women`, `people aged 18 to 25`, `anyone`; None is any age, or any group and none.

    Parameters
    ----------
    group
        Id of a group; an empty text means people who are in none.
    until
        The last age band of several that follow one another; None is `age` alone.
    """
    bands = {band.id: band for band in network.system.ages}
    names = {one.id: in_sentence(one.name) for one in network.system.groups}
    aged = ""
    if age:
        ages = AgeRange(bands[age].range.start, bands[until or age].range.end)
        aged = _aged(ages) or ("" if until else f"in the age band {bands[age].name}")
    if group:
        return f"{names[group]} {aged}".strip()
    if group is None or not network.system.groups:
        return f"people {aged}" if aged else "anyone"
    return NO_GROUP.replace("people", f"people {aged}") if aged else NO_GROUP


def where(network: Network, *areas: str) -> str:
    """` in Northfield`, ` in Northfield and Eastmoor`, or nothing on a map that lists no areas."""
    names = {place.id: place.name for place in network.system.areas}
    return f" in {listed([names[area] for area in areas])}" if any(areas) else ""


def need_name(network: Network, need: str) -> str:
    """The need as it stands inside a sentence."""
    return next(in_sentence(one.name) for one in network.system.needs if one.id == need)


def stage_name(network: Network, stage: str) -> str:
    """The way in as it stands inside a sentence."""
    return next(in_sentence(one.name) for one in network.system.stages if one.id == stage)


def hardly_described(network: Network) -> str:
    """Why no route can be told on this map, in words; empty when enough is known of doors and services."""
    silent = sum(partner.needs is None for partner in network.partners)
    if nothing_to_ask(network):
        return nothing_to_ask(network)
    if network.partners and not anybody_met_first(network):
        unknown = any(partner.stages is None for partner in network.partners)
        none = "no partner is recorded as one that people meet first"
        return "nobody has said which partners people meet first" if unknown else none
    return unsaid(network) if 2 * silent > len(network.partners) or not network.partners else ""


def anybody_met_first(network: Network) -> bool:
    """Whether any partner is recorded as a way in."""
    return any(partner.stages for partner in network.partners)


def no_sure_way(network: Network, found: Reach) -> str:
    """Why nothing can be said of ways to help, in words: there is none, or all rest on what nobody has given."""
    return unsure(network, found, "recorded way to help") if found.covered_situations else _no_way(network, found)


def _no_way(network: Network, found: Reach) -> str:
    """That there is none for those asked about, at the hour asked, or at all; and that shut doors stand in the way."""
    whole, grid, way = reach(network), found.grid, "recorded way from a first contact to a service"
    if whole.covered_situations:
        whom = "" if grid.situations == whole.grid.situations else " to those asked about"
        return f"no {way} is open{whom}{'' if grid.at is None else f' {hour_in_words(grid.at)}'}"
    if whole.covered.any():
        return f"the map has no {way} for {NO_GROUP}"
    if any(one.hours == () for one in network.partners):
        opened = tuple(replace(one, hours=one.hours or None) for one in network.partners)
        if reach(network.in_part(partners=opened)).covered_situations:
            return f"every {way} leads through a door that never opens"
    return f"the map has no {way}"


def unsure(network: Network, found: Reach, way: str) -> str:
    """That all ways to help, called so, rest on details nobody has given; empty where some do not, or there is none."""
    if not found.covered_situations or found.any_for_sure:
        return ""
    asked = [one for one in _asked(found.grid) if any(getattr(partner, one) is None for partner in network.partners)]
    silent = sum(any(getattr(partner, field) is None for field in asked) for partner in network.partners)
    partners = lacking(silent, len(network.partners), "partner", ("has not given", "have not given"), "has given")
    return f"every {way} rests on {listed(asked).replace(' and ', ' or ')} that {partners}"


def nothing_to_ask(network: Network) -> str:
    """What to add to a map that has no situations yet; empty when it has some."""
    missing = [
        words for words, listed in (("ways in", network.system.stages), ("needs", network.system.needs)) if not listed
    ]
    return f"add {' and '.join(missing)} to the map first" if missing else ""


def unsaid(network: Network) -> str:
    """How many partners have not said which needs they meet."""
    if not network.partners:
        return "there are no partners on the map"
    partners, silent = len(network.partners), sum(partner.needs is None for partner in network.partners)
    if partners == 1:
        return "the only partner has not said what it helps with"
    what = "said what they help with"
    return lacking(silent, partners, "partner", (f"has not {what}", f"have not {what}"), "has said what it helps with")


def assumptions(network: Network, grid: SituationGrid) -> tuple[str, ...]:
    """What every answer about situations takes for granted on this map, for its receipt."""
    sentences = list(_people_taken(network, grid))
    unsaid = _without_needs(network)
    if unsaid:
        links = plural(unsaid, "referral link")
        sentences.append(f"{links} {numbered(unsaid, 'does', 'do')} not say which needs: taken to carry all.")
    for field in _asked(grid):
        silent = sum(getattr(partner, field) is None for partner in network.partners)
        if silent:
            partners = f"{plural(silent, 'partner')} {numbered(silent, 'has', 'have')}"
            sentences.append(f"{partners} not given {field}: taken to admit everyone.")
    return tuple(sentences)


@lru_cache(maxsize=4)  # every question about situations says it
def _without_needs(network: Network) -> int:
    """How many referral links do not say which needs they carry."""
    return referral_links(relation for relation in network.referrals if relation.needs is None)


def _asked(grid: SituationGrid) -> list[str]:
    """What partners have to say of whom they admit, for these situations."""
    fields = {"ages": grid.ages != (UNNAMED,), "areas": grid.areas != (UNNAMED,), "hours": grid.at is not None}
    return [field for field, matters in fields.items() if matters]


def _people_taken(network: Network, grid: SituationGrid) -> tuple[str, ...]:
    found = margins(network.system)
    if found is None or grid.people is not None:
        return () if found is None else found.said
    return ("No people come in of those asked about, so situations are counted.",)


def named(ids: Sequence[str], name: Callable[[str], str], noun: str) -> str:
    """A few things by name, more by their number: `debt and housing`, `5 needs`."""
    return listed([name(one) for one in ids]) if len(ids) <= NAMED else f"{len(ids):,} {noun}"


def opened_in_words(network: Network, opened: Situations) -> str:
    """What some situations have in common: `debt and housing for women in Northfield`.

    Areas are not named where there are several, and several needs too: that would be read as each need in each area.
    """
    age = opened.ages[0] if len(opened.ages) == 1 < len(network.system.ages) else None
    who = _groups_in_words(network, age, opened.groups)
    places = {place.id: place.name for place in network.system.areas}
    needs = named(opened.needs, lambda need: need_name(network, need), "needs")
    areas = [area for area in opened.areas if area]
    if len(areas) > 1 and len(opened.needs) > 1:
        areas = []
    homes = [area for area in network.system.areas if not area.covers]
    around = f" in {named(areas, places.__getitem__, 'areas')}" if areas else ""
    if len(areas) == len(homes) > 1:
        around = " in every area"
    return f"{needs}{'' if who == 'anyone' else ' for ' + who}{around}"


def _groups_in_words(network: Network, age: str | None, groups: Sequence[str]) -> str:
    """Whom the groups stand for together: anyone, people in no listed group, or the listed groups by name."""
    if len(groups) > len(network.system.groups):  # all of them, and people in none
        return people(network, age)
    if UNNAMED in groups:
        return people(network, age, UNNAMED)
    return listed([people(network, age, group) for group in groups])


def _aged(ages: AgeRange) -> str:
    if ages.start is None and ages.end is None:
        return ""
    if ages.end is None:
        return f"aged {ages.start} and over"
    return f"aged up to {ages.end}" if ages.start is None else f"aged {ages.start} to {ages.end}"
