"""One link where several rows speak of it: rows of several periods are added up, a year and its quarters never."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from network.counts import Count
from network.files.draft.draft import DraftLink, Log
from network.files.draft.periods import inside, is_yearless
from network.files.draft.values import kind
from network.model import Period

__all__ = ["one_a_link"]

YEAR = 360  # days; a period of at least this is taken for the year that quarters without a year belong to
COUNTS = ("made", "accepted", "completed")


def one_a_link(links: Sequence[DraftLink], log: Log) -> list[DraftLink]:
    """The links in their order, each pair of one kind and need once. Needs a link's ends to be ids already."""
    groups: dict[tuple[str, ...], list[DraftLink]] = defaultdict(list)
    for link in links:
        groups[_key(link)].append(link)
    return [link for group in groups.values() for link in (_one(group, log) if len(group) > 1 else group)]


def _key(link: DraftLink) -> tuple[str, ...]:
    fields = link.fields
    if not fields:  # the commonest row, and the key that the words below come to
        return link.source, link.target, "", "", "", ""
    words = fields.get("link_type", "")
    ends = (link.source, link.target)
    if fields.get("direction", "").casefold() == "mutual":
        ends = (min(ends), max(ends))
    kind_words = kind(words) or words.casefold()
    return (
        *ends,
        kind_words,
        fields.get("needs", ""),
        fields.get("need_ids", ""),
        fields.get("direction", "").casefold(),
    )


def _one(group: list[DraftLink], log: Log) -> list[DraftLink]:
    if _stand_apart(group):
        return group
    wholes: dict[Period, DraftLink] = {}
    for link in group:
        if link.period and link.counts.get("made") is not None:
            wholes.setdefault(link.period, link)
    kept = [link for link in group if not _is_inside_another(link, wholes.values(), log)]
    joined = kept[:1]
    for link in kept[1:]:
        first = joined[0]
        if _says_the_same_link(first, link):
            joined[0] = _both_say(first, link, log)
        elif _can_add(first, link):
            _say_added(first, link, log)
            joined[0] = _added(first, link)
        else:
            log.warn(link.where, _again(first, link) + " The two are kept side by side.", "Keep one row a link.")
            joined.append(link)
    return joined


def _stand_apart(group: Sequence[DraftLink]) -> bool:
    """Whether the rows are links of their own and not parts of one: each says so, and all are of one period."""
    return all(link.stands for link in group) and len({link.period for link in group}) == 1


def _is_inside_another(link: DraftLink, wholes: Iterable[DraftLink], log: Log) -> bool:
    """Whether the period of a row is part of another's, of which the first row of each period is given."""
    for whole in wholes:
        if _inside(link.period, whole.period):
            twice = "was left out, or the same referrals would count twice."
            what = f"The period is part of the one in row {whole.where.row}. The row {twice}"
            if link.where.row == whole.where.row and link.where.column:
                what = f'"{link.where.column}" is part of "{whole.where.column}". Its number {twice}'
            log.warn(link.where, what, "Keep either the whole period or its parts.")
            return True
    return False


def _inside(part: Period | None, whole: Period | None) -> bool:
    if part is None or whole is None:
        return False
    if is_yearless(part) and (whole.end - whole.start).days >= YEAR:
        return not is_yearless(whole)
    return inside(part, whole)


def _says_the_same_link(first: DraftLink, second: DraftLink) -> bool:
    """Two partners speak of one link, each for itself: their numbers are two views, not two lots of referrals."""
    said = first.fields.get("said_by", ""), second.fields.get("said_by", "")
    return all(said) and said[0] != said[1]


def _both_say(first: DraftLink, second: DraftLink, log: Log) -> DraftLink:
    counts = {
        field: first.counts.get(field) if first.counts.get(field) is not None else second.counts.get(field)
        for field in COUNTS
    }
    if any(None not in (a := first.counts.get(f), b := second.counts.get(f)) and a != b for f in COUNTS):
        what = (
            f"The number differs from that in row {first.where.row}, which the other partner gave. The first was kept."
        )
        log.warn(second.where, what, "Agree on one number.")
    said_by = f"{first.fields['said_by']} | {second.fields['said_by']}"
    return replace(
        first, counts=counts, fields=second.fields | first.fields | {"said_by": said_by}, more=second.more | first.more
    )


def _can_add(first: DraftLink, second: DraftLink) -> bool:
    """Two known numbers can be added, and so can two that nobody knows; the sum of others would hide what is known."""
    pairs = [(first.counts.get(field), second.counts.get(field)) for field in COUNTS]
    return all((a is None and b is None) or (a is not None and b is not None and a.exact and b.exact) for a, b in pairs)


def _added(first: DraftLink, second: DraftLink) -> DraftLink:
    counts: dict[str, Count | None] = {}
    for field in COUNTS:
        one, other = first.counts.get(field), second.counts.get(field)
        counts[field] = None if one is None or other is None else one + other
    fields = {
        key: text for key, text in (second.fields | first.fields).items() if key != "days" or _agree(first, second, key)
    }
    if first.weighs_again and (both := _weights(first, second)):
        fields["strength"] = both
    more = dict(first.more)
    for key, text in second.more.items():
        mine = more.get(key, "")
        more[key] = text if not mine or mine == text else f"{mine} | {text}"
    period = first.period
    if first.period and second.period:
        period = Period(min(first.period.start, second.period.start), max(first.period.end, second.period.end))
    return replace(first, counts=counts, fields=fields, more=more, period=period)


def _weights(first: DraftLink, second: DraftLink) -> str:
    """The two strengths added up; empty where either is no number."""
    try:
        return f"{float(first.fields['strength']) + float(second.fields['strength']):g}"
    except (KeyError, ValueError):
        return ""


def _agree(first: DraftLink, second: DraftLink, key: str) -> bool:
    return first.fields.get(key) == second.fields.get(key)


def _say_added(first: DraftLink, second: DraftLink, log: Log) -> None:
    apart = (
        first.period
        and second.period
        and (first.period.end < second.period.start or second.period.end < first.period.start)
    )
    if apart:
        log.note("Rows of different periods for the same link were added up.")
        return
    if kind(first.fields.get("link_type", "")) == "funds" and first.counts.get("made") is None:
        log.note("Several grants between the same two partners are one link.")
        return
    added = " Their numbers were added up." if first.counts.get("made") is not None else " It counts once."
    if first.weighs_again and _weights(first, second):
        added = " It counts once; the weights were added up."
    log.warn(second.where, _again(first, second) + added, "Keep one row a link if they say the same thing twice.")


def _again(first: DraftLink, second: DraftLink) -> str:
    if first.where.row == second.where.row and second.where.column:
        return f'"{second.where.column}" says more of the link from "{second.source}" to "{second.target}".'
    return f'The link from "{second.source}" to "{second.target}" is also in row {first.where.row}.'
