"""People that a file lists among its organisations, as the kind of node says: they and their links stay out."""

import re
from collections.abc import Iterator

from network.files.draft.draft import Draft, DraftPartner, Log
from network.files.draft.flat import split_list
from network.files.draft.headings import normal
from network.names import match_key
from network.words import plural

__all__ = ["without_people"]

KINDS = re.compile(r"(?:label )?types?|labels|kind|class|category|sector|(?:entity|element|node) type|type of node")
PEOPLE = frozenset(
    "person individual human staff employee worker practitioner professional user client patient contact volunteer "
    "people persons individuals humans users clients patients contacts volunteers employees".split()
) | {"natural person", "named person", "staff member", "member of staff", "service user", "service users", "resident"}


def without_people(draft: Draft, log: Log) -> Draft:
    """The draft without partners whose kind is a person, and without links with them; how many there were is said.

    A file that lists nobody else is refused.
    """
    people = [one for one in draft.partners if _is_person(one)]
    if not people:
        return draft
    where = people[0].where
    if len(people) == len(draft.partners):
        log.refuse(where, "The file says that those it lists are people.", "Bring in organisations only.")
        return draft
    gone = {match_key(one.fields.get(field, "")) for one in people for field in ("partner_id", "name")} - {""}
    links = [one for one in draft.links if not gone & {match_key(one.source), match_key(one.target)}]
    lost = len(draft.links) - len(links)
    are = "are people and no organisations" if len(people) > 1 else "is a person and no organisation"
    with_links = f", with {plural(lost, 'link')}" if lost else ""
    what = f"{len(people):,} of {len(draft.partners):,} partners {are}, as the file says. Left out{with_links}."
    log.warn(where, what, "Nothing needs doing: the map keeps organisations only.")
    draft.partners = [one for one in draft.partners if one not in people]
    draft.links = links
    return draft


def _is_person(partner: DraftPartner) -> bool:
    return any(normal(word) in PEOPLE for word in _kinds(partner))


def _kinds(partner: DraftPartner) -> Iterator[str]:
    for key, text in (*partner.fields.items(), *partner.more.items()):
        if KINDS.fullmatch(normal(key)):
            yield from split_list(text)
