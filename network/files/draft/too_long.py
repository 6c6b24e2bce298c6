"""Whether a text of a draft is longer than any that is read: known before anything looks at what it says."""

from itertools import chain

from network.errors import Where
from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.draft.flat import split_list
from network.files.raw.guard import MAX_TEXT, too_long_a_name, too_many_listed

__all__ = ["says_too_long"]

LISTED = ("area", "sector", "needs", "stages", "only_for")


def says_too_long(draft: Draft, log: Log) -> bool:
    """Whether a text is longer than any that a map file may hold, or a name than a partner has, which is said."""
    named = {one.fields.get("name", ""): one.where for one in draft.partners}
    for link in draft.links:  # a name comes again with every link
        named[link.source] = named[link.target] = named[link.source_name] = named[link.target_name] = link.where
    what, fix = too_long_a_name(named)
    if what:
        at = next((where for name, where in named.items() if too_long_a_name((name,))[0]), None)
        log.refuse(at or Where(next(iter(named.values())).file), what, fix)
        return True
    if _lists_too_many(draft, log):
        return True
    of_links = ((link.where, {"from": link.source, "to": link.target}) for link in draft.links)
    everything: list[DraftPartner | DraftLink] = [*draft.partners, *draft.links]
    said = ((one.where, held) for one in everything for held in (one.fields, one.more))
    for where, held in chain(of_links, said):
        for heading, text in held.items():
            if len(text) > MAX_TEXT:
                what = f'"{heading}" holds a text of {len(text):,} characters, and up to {MAX_TEXT:,} are read.'
                log.refuse(where, what, "Shorten it.")
                return True
    return False


def _lists_too_many(draft: Draft, log: Log) -> bool:
    for field in LISTED:
        cells = {text: one.where for one in draft.partners if (text := one.fields.get(field, ""))}
        what, fix = too_many_listed(field, len({part for text in cells for part in split_list(text)}))
        if what:
            log.refuse(next(iter(cells.values())), what, fix)
            return True
    return False
