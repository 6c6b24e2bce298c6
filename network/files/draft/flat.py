"""A partner and a link as one row of named texts each: what sheets and other tools' files hold.

Reading back what is written here loses nothing. A blank is *not known*; `(none)` is *known to be none*. Several
values in one cell stand between bars: `Northfield | Westway`. Names are written; where an id differs from its name
the ids stand beside them (`area_code`, `sector_id`, `need_ids`, `stage_ids`, `group_ids`).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from network.counts import Count
from network.files.draft.clock import times_text
from network.files.draft.headings import heading_period, link_field, normal, partner_field, says_share
from network.files.map_file.schema import ON_DAYS
from network.model import AgeRange, Barrier, Declined, Named, Network, Opening, Partner, Relation, Source
from network.privacy import about_a_person, contact_heading

__all__ = [
    "LABEL",
    "LIST_FIELDS",
    "NONE",
    "OUR_COLUMN",
    "join_list",
    "link_row",
    "partner_row",
    "split_list",
]

NONE = "(none)"
LABEL = "map_label"  # written for other tools to show; never read back
LIST_FIELDS = frozenset(
    {"aka", "was", "area", "area_code", "stages", "stage_ids", "needs", "need_ids", "only_for", "group_ids", "org_id"}
)
BAR, OTHER_BREAKS = re.compile(r"(?<!\\)\|"), re.compile(r"(?<!\\)[\n;]")
KNOWN_SCHEME = re.compile(r"[A-Z]{2}-[A-Z]+|XI-[A-Z]+")
RESERVED = frozenset(
    "id key label type kind source target from to direction weight description tags name total totals".split()
)
OUR_COLUMN = "more: "  # stands before a free column whose heading would be read as one of the fields


def partner_row(network: Network, partner: Partner) -> dict[str, str]:
    """One partner as texts by column; columns of which nothing is known are left out."""
    system = network.system
    row = {"partner_id": partner.id, "name": partner.name, "short": partner.short or ""}
    row |= {"aka": join_list(partner.aka), "was": join_list(partner.was)}
    if partner.sector is not None:
        name = next(item.name for item in system.sectors if item.id == partner.sector)
        row |= {"sector": name} | ({"sector_id": partner.sector} if partner.sector != name else {})
    areas = [Named(area.id, area.name) for area in system.areas]
    row |= _several("area", "area_code", partner.areas, areas)
    row |= _several("stages", "stage_ids", partner.stages, system.stages)
    row |= _several("needs", "need_ids", partner.needs, system.needs)
    row |= _several("only_for", "group_ids", partner.only_for, system.groups)
    row["ages"] = "" if partner.ages is None else ages_text(partner.ages)
    row["hours"] = "" if partner.hours is None else join_list(map(_hours_text, partner.hours)) or NONE
    row["capacity"] = "" if partner.capacity is None else str(partner.capacity)
    row["wait_days"] = "" if partner.wait_days is None else _number(partner.wait_days)
    row["org_id"] = join_list(_identifier(scheme, value) for scheme, value in partner.ids)
    if network.asked is not None:
        row["asked"] = "yes" if partner.id in network.asked_ids else "no"
    place = dict(network.positions).get(partner.id)
    if place is not None:
        row |= {"x": repr(place[0]), "y": repr(place[1])}
    return _filled(row | _source(partner.provenance)) | _free(partner.more, partner_field)


def link_row(network: Network, relation: Relation) -> dict[str, str]:
    """One link as texts by column; columns of which nothing is known are left out."""
    row = {"from": relation.source, "to": relation.target, "link_type": relation.kind}
    row |= _several("needs", "need_ids", relation.needs, network.system.needs)
    for field, count in (
        ("referrals", relation.made),
        ("accepted", relation.accepted),
        ("completed", relation.completed),
    ):
        row[field] = count_text(count)
    row["declined"] = "" if relation.declined is None else join_list(map(_declined_text, relation.declined)) or NONE
    row["days"] = "" if relation.days is None else _number(relation.days)
    row["until"] = "" if relation.until is None else relation.until.isoformat()
    row["said_by"] = "" if relation.said_by is None else join_list(relation.said_by) or NONE
    row["works"] = relation.works or ""
    row |= {f"trust_{key}": str(value) for key, value in relation.trust}
    row["barriers"] = join_list(map(_barrier_text, relation.barriers))
    return _filled(row | _source(relation.provenance)) | _free(relation.more, link_field)


def count_text(count: Count | None) -> str:
    """A count as sheets hold it; empty where it is not known."""
    return "" if count is None else count_cell(str(count))


def count_cell(text: str) -> str:
    """The text of a count as sheets hold it; `3 to 7` and not `3-7`, which a spreadsheet takes for a date."""
    return re.sub(r"(?<=\d)-(?=\d)", " to ", text)


def ages_text(ages: AgeRange) -> str:
    """`10 to 17`, `18+`, `up to 17` or `any`."""
    if ages.start is None:
        return "any" if ages.end is None else f"up to {ages.end}"
    return f"{ages.start}+" if ages.end is None else f"{ages.start} to {ages.end}"


def join_list(texts: Iterable[str]) -> str:
    """Several texts in one cell; what would part one of them is written with a backslash before it."""
    return " | ".join(re.sub(r"([\\|;\n])", r"\\\1", text) for text in texts)


def split_list(text: str) -> list[str]:
    """The texts that `join_list` joined. Where there is no bar, line breaks and semicolons part them too."""
    return [] if not text or text == NONE else list(_split(text))


@lru_cache(maxsize=4_096)  # the same few cells in every row
def _split(text: str) -> tuple[str, ...]:
    parts = BAR.split(text) if BAR.search(text) else OTHER_BREAKS.split(text)
    return tuple(re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL).strip() for part in parts if part.strip())


def _several(field: str, ids_field: str, ids: tuple[str, ...] | None, listed: Sequence[Named]) -> dict[str, str]:
    if ids is None:
        return {}
    return _named(field, ids_field, ids, listed) if ids else {field: NONE}


def _named(field: str, ids_field: str, ids: tuple[str, ...], listed: Sequence[Named]) -> dict[str, str]:
    names = {item.id: item.name for item in listed}
    cells = {field: join_list(names[one] for one in ids)}
    if any(names[one] != one for one in ids):
        cells[ids_field] = join_list(ids)
    return cells


def _hours_text(opening: Opening) -> str:
    return f"{ON_DAYS.write(opening.days)} {times_text(opening.start, opening.end)}"


def _declined_text(declined: Declined) -> str:
    return f"{declined.why} {count_text(declined.n)}".strip()


def _barrier_text(barrier: Barrier) -> str:
    status = f" ({barrier.status})" if barrier.status else ""
    words = f": {barrier.words}" if barrier.words else ""
    return f"{barrier.kind}{status}{words}"


def _identifier(scheme: str, value: str) -> str:
    return f"{scheme}-{value}" if KNOWN_SCHEME.fullmatch(scheme) else f"{scheme}:{value}"


def _source(source: Source | None) -> dict[str, str]:
    if source is None:
        return {}
    when = source.when.isoformat() if source.when else ""
    return {
        "source_kind": source.kind or "",
        "source_who": source.who or "",
        "source_when": when,
        "source_words": source.words or "",
    }


def _free(more: Sequence[tuple[str, str]], field_of: Callable[[str], str]) -> dict[str, str]:
    return {f"{OUR_COLUMN}{key}" if _is_taken(key, field_of) else key: value for key, value in more if value}


def _is_taken(key: str, field_of: Callable[[str], str]) -> bool:
    """Whether a free column would be read as something else, or refused, under its own heading."""
    words = normal(key)
    means = field_of(key) or heading_period(key) or about_a_person(key) or contact_heading(words) or says_share(key)
    return bool(means) or words in RESERVED or key.startswith(OUR_COLUMN)


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _filled(row: dict[str, str]) -> dict[str, str]:
    return {column: text for column, text in row.items() if text}
