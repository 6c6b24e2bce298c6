"""Whether a text of a draft is longer than any that is read: known before anything looks at what it says."""

from itertools import chain

from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.raw.guard import MAX_TEXT, too_long_a_name

__all__ = ["says_too_long"]


def says_too_long(draft: Draft, log: Log) -> bool:
    """Whether a text is longer than any that a map file may hold, or a name than a partner has, which is said."""
    named = {one.fields.get("name", ""): one.where for one in draft.partners}
    for link in draft.links:  # a name comes again with every link
        named[link.source] = named[link.target] = named[link.source_name] = named[link.target_name] = link.where
    what, fix = too_long_a_name(named)
    if what:
        log.refuse(next(where for name, where in named.items() if too_long_a_name((name,))[0]), what, fix)
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
