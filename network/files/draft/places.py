"""Places that a graph draws as nodes: where a partner is, which is an area of it and no partner that it works with."""

import re

from network.files.draft.draft import Draft, Log
from network.files.draft.flat import join_list, split_list
from network.files.draft.headings import normal
from network.names import match_key
from network.words import listed, plural

__all__ = ["says_where", "with_places_as_areas"]

WITHIN = re.compile(
    r"(?:is |are )?(?:located|based|situated|sited) (?:in|at|within)|"
    r"in (?:the )?(?:borough|area|ward|district|county|city|town|locality|neighbourhood|region|place)|"
    r"(?:covers|serves|operates in|works in|has)(?: (?:area|place|location))|"
    r"(?:has )?(?:location|borough|area)|operates in"
)
TOLD = 6


def with_places_as_areas(draft: Draft, log: Log) -> None:
    """Take links such as `LOCATED_IN` for the areas of a partner, and what only they name for no partner."""
    where = [link for link in draft.links if says_where(link.fields.get("link_type", ""))]
    known = {id(link) for link in where}
    ends = {match_key(end) for one in draft.links if id(one) not in known for end in (one.source, one.target)}
    ends |= {match_key(link.source) for link in where}
    held = [link for link in where if match_key(link.target) not in ends]
    places = {match_key(link.target) for link in held}
    if not held:
        return
    named = {match_key(one.fields[field]): one for one in draft.partners for field in ("name", "partner_id")}
    for link in held:
        partner, place = named.get(match_key(link.source)), named.get(match_key(link.target))
        name = place.fields["name"] if place is not None else link.target
        if partner is not None:
            areas = split_list(partner.fields.get("area", ""))
            partner.fields["area"] = join_list(dict.fromkeys([*areas, name]))
    gone = {id(named[key]): named[key].fields["name"] for key in places if key in named}
    draft.partners = [one for one in draft.partners if id(one) not in gone]
    out = {id(link) for link in held}
    draft.links = [link for link in draft.links if id(link) not in out]
    names = [f'"{name}"' for name in sorted(gone.values())]
    what = f"{plural(len(held), 'link')} only {'say' if len(held) > 1 else 'says'} where a partner is"
    log.note(f"{what}: {listed(names[:TOLD], max(0, len(names) - TOLD))} came in as its area, not as a partner.")


def says_where(kind: str) -> bool:
    """Whether the words for a kind of link say where a partner is."""
    return bool(WITHIN.fullmatch(normal(kind)))
