"""Cells that hold several partners or several kinds of link: each is a link of its own."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from network.files.draft.draft import Draft, DraftLink, Log
from network.files.draft.headings import normal
from network.files.draft.values import kind
from network.names import match_key
from network.words import plural

__all__ = ["lines_of_a_list", "part_ends", "shared_by", "with_one_kind_each"]

# Marks alone: with the spaces around them a long run of spaces would cost the square of its length.
APART = re.compile(r";|(?<!\\)\|")  # parts names whatever they are
LINES, COMMAS, OTHERS = (re.compile(mark) for mark in (r"\n", ",", r"[/+]"))
MONEY = re.compile(
    r"(?:.* )?(?:amounts?|awards?|awarded|grants?|funding|budgets?|costs?|value|gbp)"
    r"(?: (?:awarded|in pounds|gbp|total))?"
)
BULLET = re.compile(r"\s*(?:[-–—•·▪●○◦*]\s+|[•▪●]|\(?\d{1,2}[.):]\s+)(?=\S)")
MANY_LINES = 3  # of one word each, which a name that is broken to fit its cell has not
GOES_ON = re.compile(
    r"(?:house|homes?|housing|cent(?:re|er)|services?|trust|teams?|clinic|hospital|hub|council|police|school|project|unit|"
    r"group|network|partnership|association|charity|foundation|society|office|forum|board|line|support|advice|care|bureau|"
    r"court|prison|probation|surgery|practice|academy|college|university|company|ltd|limited|nhs|cic|plc)s?\.?",
    re.IGNORECASE,
)
PARTING = re.compile("[,\n]")
PERHAPS_KINDS = re.compile(r"[,\n/+&]|\band\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Names:
    """What is a partner for certain, what is one by its own cell, and which marks part partners here."""

    listed: set[str]
    known: set[str]
    loose: tuple[re.Pattern[str], ...]


def part_ends(draft: Draft, log: Log) -> None:
    """Make a link of each partner where a cell names several. A number that stands for all of them is not known."""
    for link in draft.links:
        if not link.stands:
            link.source, link.target = (" ; ".join(lines_of_a_list(end)) for end in (link.source, link.target))
    names = _names(draft)
    links, parted, shared, doubtful = [], 0, 0, None
    parts_of = cache(lambda end: tuple(_parts(end, names)))
    may_be_several = cache(lambda end: _may_be_several(end, names))
    for link in draft.links:
        parts = [(end,) if link.stands else parts_of(end) for end in (link.source, link.target)]
        if len(parts[0]) * len(parts[1]) == 1:
            ends = (link.source, link.target)
            doubtful = doubtful or next(((link, " ".join(end.split())) for end in ends if may_be_several(end)), None)
            link.source, link.target = parts[0][0], parts[1][0]
            links.append(link)
            continue
        parted += 1
        shared += any(count is not None for count in link.counts.values())
        links += _each(link, *parts)
    draft.links = links
    if parted:
        log.note(f"{plural(parted, 'row')} named several partners in one cell. Each is a link of its own.")
    if shared:
        where = next(link.where for link in links)
        what = f"{plural(shared, 'row')} gave one number for several partners. It is not known how many went to each."
        log.warn(replace(where, row=None, column=""), what, "Give each partner a row of its own.")
    if doubtful is not None:
        link, text = doubtful
        what = f'"{text}" may be several partners. It was read as one.'
        log.warn(link.where, what, "Put a semicolon between partners, or give each a row of its own.")


def lines_of_a_list(text: str) -> list[str]:
    """The lines of a text that are each marked or numbered, without the marks; any other text as it is."""
    lines = [line for line in text.split("\n") if line.strip()] if BULLET.match(text) else []
    marks = [BULLET.match(line) for line in lines]
    if not all(marks) or (len(lines) < 2 and text[:1].isdigit()):  # 3. Westbury is a name
        return [text]
    return [line[mark.end() :].strip() for line, mark in zip(lines, marks, strict=True) if mark] or [text]


def shared_by(more: dict[str, str], number: int) -> dict[str, str]:
    """The free columns of one of several links that stand for one row: an amount of money says among how many."""
    return {
        heading: f"{text} shared by {number}" if number > 1 and _is_money(heading, text) else text
        for heading, text in more.items()
    }


def _is_money(heading: str, text: str) -> bool:
    return bool(MONEY.fullmatch(normal(heading))) and any(sign.isdigit() for sign in text)


def with_one_kind_each(links: Sequence[DraftLink]) -> Iterator[DraftLink]:
    """The links; one of several kinds is several links, of which only the first that counts people has its number."""
    for link in links:
        words = link.fields.get("link_type", "")
        kinds = _kinds(words) if words else ()
        if len(kinds) < 2:
            yield link
            continue
        counted = next((one for one in kinds if kind(one) == "refers"), kinds[0])
        for one in kinds:
            fields = link.fields | {"link_type": one}
            yield replace(link, fields=fields, more=dict(link.more), counts=link.counts if one == counted else {})


def _names(draft: Draft) -> _Names:
    listed = {match_key(one.fields[field]) for one in draft.partners for field in ("partner_id", "name")}
    ends = {end for link in draft.links for end in (link.source, link.target)}
    known = listed | {match_key(end) for end in ends if not APART.search(end)}
    known |= {match_key(part) for end in ends if " ; " in end for part in _apart(APART, end)}
    lines = Counter(line for end in ends if "\n" in end for line in {match_key(part) for part in _apart(LINES, end)})
    known |= {line for line, times in lines.items() if times > 1}  # a part of a name is seldom one of another
    commas = any(_all_known(COMMAS, end, known) for end in ends)
    return _Names(listed, known, (LINES, COMMAS) if commas else (LINES,))


def _parts(text: str, names: _Names) -> list[str]:
    """The partners in a cell. What may stand in a name parts where each part is known; a loose mark, where any is."""
    if match_key(text) in names.listed:
        return [text]
    for pattern in (APART, LINES, COMMAS, OTHERS):
        parts = [part.replace("\\|", "|") for part in _apart(pattern, text)]
        some = pattern in names.loose and any(match_key(part) in names.known for part in parts)
        certain = pattern is APART or (pattern is LINES and len(parts) >= MANY_LINES and _are_short_names(parts))
        if len(parts) > 1 and (certain or some or _all_known(pattern, text, names.known)):
            return list(dict.fromkeys(part for inside in parts for part in _parts(inside, names)))
    text = " ".join(text.split()) if "\n" in text else text  # a name that was broken to fit its cell
    return [text.strip().strip(";|").strip()] if APART.search(text) else [text]


def _are_short_names(lines: Sequence[str]) -> bool:
    """Whether each line is one word that is a name by itself, such as Mind; `Homes` goes on with a name above it."""
    going_on = sum(bool(GOES_ON.fullmatch(line)) for line in lines)
    return going_on in (0, len(lines)) and all(" " not in line and line[:1].isupper() for line in lines)


def _apart(pattern: re.Pattern[str], text: str) -> list[str]:
    return [part for part in map(str.strip, pattern.split(text)) if part]


def _all_known(pattern: re.Pattern[str], text: str, known: set[str]) -> bool:
    parts = _apart(pattern, text)
    return len(parts) > 1 and all(match_key(part) in known for part in parts)


def _may_be_several(text: str, names: _Names) -> bool:
    """Whether an end may be several partners, for one part of it is a partner by itself."""
    if match_key(text) not in names.listed and all(" " in line.strip() for line in text.split("\n")) and "\n" in text:
        return True  # whole names, one a line
    if "\n" in text and match_key(text) not in names.listed and _are_short_names(_apart(LINES, text)):
        return True
    parts = _apart(PARTING, text)
    return (
        len(parts) > 1 and any(match_key(part) in names.known for part in parts) and match_key(text) not in names.listed
    )


def _each(link: DraftLink, sources: Sequence[str], targets: Sequence[str]) -> Iterator[DraftLink]:
    for source in sources:
        for target in targets:
            more = shared_by(link.more, max(len(sources), len(targets)))
            one = replace(link, source=source, target=target, counts={}, fields=dict(link.fields), more=more)
            if len(sources) > 1:
                one.source_name = ""
            if len(targets) > 1:
                one.target_name = ""
            yield one


@cache
def _kinds(text: str) -> tuple[str, ...]:
    parts = _apart(APART, text.replace("\\|", "|"))
    if len(parts) < 2:
        parts = _apart(PERHAPS_KINDS, text)
        if not all(map(kind, parts)):
            return (text,) if text else ()
    return tuple(dict.fromkeys(parts))
