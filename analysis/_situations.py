"""Situations in words: who they are about, where, and what is taken for granted about them."""

from analysis._grid import UNNAMED, Grid
from analysis._words import in_sentence, numbered, plural
from network.model import AgeRange, Network

__all__ = ["assumptions", "need_name", "nothing_to_ask", "people", "stage_name", "unsaid", "where"]

NO_GROUP = "people in no listed group"


def people(network: Network, age: str | None = None, group: str | None = None) -> str:
    """`women`, `people aged 18 to 25`, `anyone`; None is any age, or any group and none.

    Parameters
    ----------
    group
        Id of a group; an empty text means people who are in none.
    """
    bands = {band.id: band for band in network.system.ages}
    names = {one.id: in_sentence(one.name) for one in network.system.groups}
    aged = ""
    if age:
        aged = _aged(bands[age].range) or f"in the age band {bands[age].name}"
    if group:
        return f"{names[group]} {aged}".strip()
    if group is None or not network.system.groups:
        return f"people {aged}" if aged else "anyone"
    return NO_GROUP.replace("people", f"people {aged}") if aged else NO_GROUP


def where(network: Network, area: str) -> str:
    """` in Northfield`, or nothing on a map that lists no areas."""
    names = {place.id: place.name for place in network.system.areas}
    return f" in {names[area]}" if area else ""


def need_name(network: Network, need: str) -> str:
    """The need as it stands inside a sentence."""
    return next(in_sentence(one.name) for one in network.system.needs if one.id == need)


def stage_name(network: Network, stage: str) -> str:
    """The way in as it stands inside a sentence."""
    return next(in_sentence(one.name) for one in network.system.stages if one.id == stage)


def nothing_to_ask(network: Network) -> str:
    """What to add to a map that has no situations yet; empty when it has some."""
    missing = [
        words
        for words, listed in (("ways in (stages)", network.system.stages), ("needs", network.system.needs))
        if not listed
    ]
    return f"add {' and '.join(missing)} to the map first" if missing else ""


def unsaid(network: Network) -> str:
    """How many partners have not said which needs they meet."""
    if not network.partners:
        return "there are no partners on the map"
    silent = sum(partner.needs is None for partner in network.partners)
    have = numbered(silent, "has", "have")
    return f"{silent:,} of {plural(len(network.partners), 'partner')} {have} not said what they help with"


def assumptions(network: Network, grid: Grid) -> tuple[str, ...]:
    """What every answer about situations takes for granted on this map, for its receipt."""
    sentences = []
    people_links = [relation for relation in network.relations if relation.carries_people]
    unsaid = sum(relation.needs is None for relation in people_links)
    if unsaid:
        links = plural(unsaid, "referral link")
        sentences.append(f"{links} {numbered(unsaid, 'does', 'do')} not say which needs: taken to carry all.")
    fields = {"ages": grid.ages != (UNNAMED,), "areas": grid.areas != (UNNAMED,), "hours": grid.at is not None}
    for field, asked in fields.items():
        silent = sum(getattr(partner, field) is None for partner in network.partners)
        if asked and silent:
            partners = f"{plural(silent, 'partner')} {numbered(silent, 'has', 'have')}"
            sentences.append(f"{partners} not given {field}: taken to admit everyone.")
    return tuple(sentences)


def _aged(ages: AgeRange) -> str:
    if ages.start is None and ages.end is None:
        return ""
    if ages.end is None:
        return f"aged {ages.start} and over"
    return f"aged up to {ages.end}" if ages.start is None else f"aged {ages.start} to {ages.end}"
