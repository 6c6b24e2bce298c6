"""Short names beside longer ones that begin with them, such as Mind and Mind Northshire: one partner, or two?

Where a list of partners stands in the file it says who is who, and a link that names another is asked about there.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from network.errors import Choice, Where
from network.files.draft.draft import Draft, Log
from network.names import longer_names, match_key
from network.recognised import Correction, SameAs

__all__ = ["say_short_names"]

MOST = 50  # names that are asked about one by one
FITTING = 3  # longer names at most; what begins more of them is a word of their trade


def say_short_names(draft: Draft, corrections: Sequence[Correction], log: Log) -> None:
    """Ask whether a name stands for a longer one, unless the file tells them apart: by a list, or a link of the two."""
    if draft.listed:
        return
    settled = {match_key(one.name) for one in corrections if isinstance(one, SameAs)}
    written: dict[str, tuple[str, Where]] = {}
    for text, where in _names(draft):
        if match_key(text) not in settled:
            written.setdefault(match_key(text), (text, where))
    linked = {frozenset((match_key(link.source), match_key(link.target))) for link in draft.links}
    ids = _ids(draft)
    found = longer_names(text for text, _ in written.values())
    asked = 0
    for short, names in found.items():
        may_be = (name for name in names if not _are_two(short, name, draft, linked) and not ids[short] & ids[name])
        fitting = list(islice(may_be, FITTING + 1))
        if not 0 < len(fitting) <= FITTING or asked >= MOST:
            continue
        asked += 1
        listed = " or ".join(f'"{name}"' for name in fitting)
        fix = "They are kept apart until you say that they are one."
        choices = [Choice(f'It is "{name}"', SameAs(short, name)) for name in fitting]
        log.warn(written[match_key(short)][1], f'"{short}" may be short for {listed}.', fix, choices)


def _are_two(short: str, name: str, draft: Draft, linked: set[frozenset[str]]) -> bool:
    keys = {match_key(short), match_key(name)}
    return frozenset(keys) in linked or keys <= draft.rostered


def _ids(draft: Draft) -> defaultdict[str, set[str]]:
    """The ids under which links name each partner: two names under one id are one partner already."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in draft.links:
        for text, name in ((link.source, link.source_name), (link.target, link.target_name)):
            if name and name != text:
                found[name].add(text)
    return found


def _names(draft: Draft) -> Iterator[tuple[str, Where]]:
    for partner in draft.partners:
        yield partner.fields["name"], partner.where
    for link in draft.links:
        yield link.source_name or link.source, link.where
        yield link.target_name or link.target, link.where
