"""Ends of links whose headings do not say which end they are: `Partner A` and `Partner B`, or a name beside one end."""

import re
from collections.abc import Sequence

from network.files.draft.headings import normal
from network.recognised import KEEP

__all__ = ["ENDS", "with_lettered_ends", "with_other_end"]

ENDS = ("from", "to", "from_id", "to_id")
END = re.compile(r"(?P<body>partner|organi[sz]ation|agency|service|body|org|name) (?P<end>a|b|1|2|one|two)")


def with_lettered_ends(headings: Sequence[str], fields: list[str]) -> list[str]:
    """The fields in which `Partner A` and `Partner B` are the ends of a link, where nothing else names an end."""
    ends = {place: match for place, text in enumerate(headings) if (match := END.fullmatch(normal(text)))}
    bodies, letters = ({match[part] for match in ends.values()} for part in ("body", "end"))
    if set(fields) & set(ENDS) or len(ends) != 2 or len(bodies) > 1 or len(letters) < 2:
        return fields
    named = dict(zip(ends, ("from", "to"), strict=True))
    return [named.get(place, field) for place, field in enumerate(fields)]


def with_other_end(fields: dict[str, list[str]]) -> list[str]:
    """The fields in which the one name is the other end: `Referring agencies`, `Service`, `No of referrals`."""
    found, named = fields["links"], [place for place, field in enumerate(fields["partners"]) if field == "name"]
    missing = {"from", "to"} - {field.removesuffix("_id") for field in found}
    places = [place for place in named if found[place] == KEEP]
    if len(missing) != 1 or len(places) != 1 or not {"referrals", "link_type"} & set(found):
        return found
    return [missing.copy().pop() if place == places[0] else field for place, field in enumerate(found)]
