"""Places that a graph draws as nodes: where a partner is, which is an area of it and no partner that it works with."""

import re

from network.files.draft.draft import Draft, DraftPartner, Log
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
    named = {match_key(one.fields[field]): one for one in draft.partners for field in ("name", "partner_id")}
    may_add = not draft.partners  # a list of partners says who there is
    held = [
        one for one in where if match_key(one.target) not in ends and (may_add or match_key(one.source) in named)
    ]  # fmt: skip
    if not held:
        return
    places = {match_key(link.target): link.target for link in held}
    places |= {key: named[key].fields["name"] for key in places if key in named}
    gone = {id(named[key]) for key in places if key in named}
    draft.partners = [one for one in draft.partners if id(one) not in gone]
    for link in held:
        key = match_key(link.source)
        if key not in named:
            named[key] = DraftPartner(link.where, {"partner_id": link.source, "name": link.source})
            draft.partners.append(named[key])
        fields = named[key].fields
        areas = [*split_list(fields.get("area", "")), places[match_key(link.target)]]
        fields["area"] = join_list(dict.fromkeys(areas))
    out = {id(link) for link in held}
    draft.links = [link for link in draft.links if id(link) not in out]
    names = [f'"{name}"' for name in sorted(places.values())]
    what = f"{plural(len(held), 'link')} only {'say' if len(held) > 1 else 'says'} where a partner is"
    told = listed(names[:TOLD], max(0, len(names) - TOLD))
    log.note(f"{what}. Read as areas and not as partners: {told}.")


def says_where(kind: str) -> bool:
    """Whether the words for a kind of link say where a partner is."""
    return bool(WITHIN.fullmatch(normal(kind)))
