"""Service directories -> partners: Open Referral UK 3.0 and 1.0, HSDS 3.x, as JSON pages or a package of CSV files.

Organisations become partners. What their services say is put together: needs from taxonomy terms, areas from
service areas, ages, weekly opening hours. A directory holds no referrals. Contacts, addresses, telephone numbers
and descriptions are never read.

References
----------
Open Referral, Human Services Data Specification 3.0; Open Referral UK, UK profile 3.0.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from network.errors import UnreadableFile, Where
from network.files.draft.build import build
from network.files.draft.draft import Draft, DraftPartner, Log
from network.files.draft.flat import ages_text, join_list
from network.files.pages import is_package, look_over, records_in
from network.files.raw.json_content import loaded, text_value
from network.files.sheets.grid import grids_of
from network.identifiers import is_area_code
from network.model import AgeRange
from network.reading import Reading

__all__ = ["NEED_NAMES", "default_needs", "read_directory", "terms_in"]

NEEDS = (
    ("Accommodation and housing", r"hous|homeless|accommodation|tenan|shelter|rough sleep"),
    ("Substance misuse", r"substance|drug|alcohol|addict"),
    ("Mental health", r"mental|counsel|psycholog|wellbeing|anxiety|depress|suicid|self harm"),
    ("Learning disability and autism", r"learning disab|autis|neurodivers|adhd|asperger"),
    ("Domestic abuse", r"domestic|sexual (?:abuse|violence)|abuse|refuge"),
    ("Debt, benefits and money", r"debt|benefit|money|financ|budget|poverty|food ?bank"),
    ("Employment, training and education", r"employ|job|train|educat|skill|volunteer|literacy"),
    ("Physical health", r"health|medical|gp|dent|nurs|sexual health|disab"),
    ("Family and parenting", r"famil|parent|child|carer|young people|youth"),
    ("Legal advice", r"legal|advice|immigration|rights|advoca"),
    ("Social contact", r"social|lonel|befriend|communit|leisure|sport|arts"),
)
NEED_NAMES = tuple(name for name, _ in NEEDS)
AREA_CODE = re.compile(r"[EWSNKJ]\d{8}")
TOLD = 12  # terms whose need is told
LONG_AREA = 60  # characters; a longer text describes who is served and is no place
DAYS = {"MO": "Mon", "TU": "Tue", "WE": "Wed", "TH": "Thu", "FR": "Fri", "SA": "Sat", "SU": "Sun"}
CLOSED = ("inactive", "defunct", "temporarily closed")
TABLES = (
    "organizations",
    "services",
    "service_areas",
    "schedules",
    "attributes",
    "taxonomy_terms",
    "organization_identifiers",
)


@dataclass(slots=True)
class _Organisation:
    """One organisation and what its services say together."""

    id: str
    name: str
    identifiers: list[str] = field(default_factory=list)
    parent: str = ""
    services: dict[str, Mapping[str, Any]] = field(default_factory=dict)


def read_directory(files: Sequence[tuple[str, bytes]], needs: Mapping[str, str] | None = None) -> Reading:
    """The partners of a directory.

    Parameters
    ----------
    files
        Name and content of each page or of each CSV file of a package.
    needs
        The need that each taxonomy term means; an empty need keeps the term out of the map. Without it
        `default_needs(terms_in(files))` is used.
    """
    log, file = Log(), files[0][0]
    organisations: dict[str, _Organisation] = {}
    for item in _records(files, log):
        _take(item, organisations)
    if not organisations:
        log.refuse(
            Where(file), "The directory lists no organisation and no service.", "Save a page that lists services."
        )
    if log.refused:
        return Reading(None, log.in_order())
    terms = {term for one in organisations.values() for service in one.services.values() for term in _terms(service)}
    table = dict(default_needs(terms) if needs is None else needs)
    draft = Draft(file.rpartition(".")[0] or file, listed=True)
    draft.partners = [_partner(one, table, file, log) for one in organisations.values()]
    _say(organisations, terms, table, log)
    return Reading(build(draft, log), log.in_order(), tuple(log.notes))


def terms_in(files: Sequence[tuple[str, bytes]]) -> tuple[str, ...]:
    """Every taxonomy term that some service carries, in alphabetical order."""
    organisations: dict[str, _Organisation] = {}
    for item in _records(files, Log()):
        _take(item, organisations)
    return tuple(
        sorted(
            {term for one in organisations.values() for service in one.services.values() for term in _terms(service)}
        )
    )


def default_needs(terms: Iterable[str]) -> dict[str, str]:
    """The need that each term most likely means, by its words; empty where none fits. Meant to be edited."""
    return {
        term: next((need for need, words in NEEDS if re.search(rf"\b(?:{words})", term.casefold())), "")
        for term in terms
    }


def _records(files: Sequence[tuple[str, bytes]], log: Log) -> Iterator[Mapping[str, Any]]:
    if is_package(name for name, _ in files):
        yield from _package(files)
        return
    look_over(files, log)
    for name, data in files:
        yield from records_in(loaded(data, name))


def _package(files: Sequence[tuple[str, bytes]]) -> Iterator[dict[str, Any]]:
    """The services of a CSV package with what the other tables say of them put inside, as in JSON."""
    tables = {
        name.rpartition("/")[2].casefold().removesuffix(".csv").rstrip("s"): _table(name, data) for name, data in files
    }
    held: dict[str, list[dict[str, Any]]] = {name: tables.get(name.rstrip("s"), []) for name in TABLES}
    terms = {row.get("id", ""): row for row in held["taxonomy_terms"]}
    for row in held["attributes"]:
        row["taxonomy_term"] = terms.get(row.get("taxonomy_term_id", ""), {})
    for organisation in held["organizations"]:
        organisation["organization_identifiers"] = _of(
            held["organization_identifiers"], "organization_id", organisation
        )
        services = _of(held["services"], "organization_id", organisation)
        for service in services:
            service["service_areas"] = _of(held["service_areas"], "service_id", service)
            service["schedules"] = _of(held["schedules"], "service_id", service)
            service["attributes"] = _of(held["attributes"], "link_id", service)
        organisation["services"] = services
        yield organisation


def _table(name: str, data: bytes) -> list[dict[str, Any]]:
    if not name.casefold().endswith(".csv"):
        return []
    try:
        (grid,), _ = grids_of(data, name)
    except (UnreadableFile, ValueError):
        return []
    headings = [cell.text for cell in grid.rows[0]] if grid.rows else []
    return [
        {key: cell.text for key, cell in zip(headings, row, strict=False) if cell.text} for row in grid.rows[1:] if row
    ]


def _of(rows: Iterable[dict[str, Any]], key: str, owner: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [row for row in rows if row.get(key) and row.get(key) == owner.get("id")]


def _take(item: Mapping[str, Any], organisations: dict[str, _Organisation]) -> None:
    """File a record under its organisation: a service, an organisation with services, or a service at a location."""
    if isinstance(item.get("service"), dict):
        item = item["service"]
    owner = item.get("organization")
    if isinstance(owner, dict) or "service_areas" in item or "minimum_age" in item or "service_at_locations" in item:
        owner = (
            owner
            if isinstance(owner, dict)
            else {"id": item.get("organization_id") or item.get("id"), "name": item.get("name")}
        )
        found = _organisation(owner, organisations)
        if found is not None:
            found.services[text_value(item.get("id")) or text_value(item.get("name"))] = item
        return
    found = _organisation(item, organisations)
    if found is None:
        return
    for service in _dicts(item.get("services")):
        found.services[text_value(service.get("id")) or text_value(service.get("name"))] = service


def _organisation(item: Mapping[str, Any], organisations: dict[str, _Organisation]) -> _Organisation | None:
    one_id, name = text_value(item.get("id")), text_value(item.get("name"))
    if not (one_id or name):
        return None
    found = organisations.setdefault(one_id or name, _Organisation(one_id or name, name or one_id))
    found.parent = found.parent or text_value(item.get("parent_organization_id"))
    for identifier in _dicts(item.get("organization_identifiers")):
        scheme, value = text_value(identifier.get("identifier_scheme")), text_value(identifier.get("identifier"))
        stated = value if not scheme or value.startswith(f"{scheme}-") else f"{scheme}-{value}"
        if value and stated not in found.identifiers:
            found.identifiers.append(stated)
    return found


def _partner(one: _Organisation, needs: Mapping[str, str], file: str, log: Log) -> DraftPartner:
    open_services = [service for service in one.services.values() if not _is_closed(service, one, file, log)]
    fields = {"partner_id": one.id, "name": one.name, "org_id": join_list(one.identifiers)}
    terms = list(dict.fromkeys(term for service in open_services for term in _terms(service)))
    met = dict.fromkeys(need for term in terms if (need := needs.get(term, "")))
    fields["needs"] = join_list(met)
    areas = dict(area for service in open_services for area in _areas(service))
    fields["area"], fields["area_code"] = join_list(areas.values()), join_list(areas)
    fields["ages"] = _ages(open_services)
    fields["hours"] = " | ".join(dict.fromkeys(text for service in open_services for text in _openings(service)))
    more = {"services": join_list(text_value(service.get("name")) for service in open_services), "parent": one.parent}
    more["terms"] = join_list(term for term in terms if not needs.get(term))
    return DraftPartner(
        Where(file),
        {key: text for key, text in fields.items() if text},
        {key: text for key, text in more.items() if text},
    )


def _is_closed(service: Mapping[str, Any], one: _Organisation, file: str, log: Log) -> bool:
    status = text_value(service.get("status")).casefold()
    if status in CLOSED:
        what = f'The service "{text_value(service.get("name"))}" of "{one.name}" is {status}. It was left out.'
        log.warn(Where(file), what, "Nothing needs doing if it is closed.")
    return status in CLOSED


def _terms(service: Mapping[str, Any]) -> Iterator[str]:
    for attribute in _dicts(service.get("attributes")):
        term = attribute.get("taxonomy_term")
        if isinstance(term, dict) and (name := text_value(term.get("name")) or text_value(term.get("term"))):
            yield name
    for old in _dicts(service.get("service_taxonomys")):
        term = old.get("taxonomy")
        if isinstance(term, dict) and (name := text_value(term.get("name"))):
            yield name


def _areas(service: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Code and name of every place served; texts that only describe who is served are no places."""
    for area in _dicts(service.get("service_areas")):
        name = text_value(area.get("name")) or text_value(area.get("service_area"))
        found = AREA_CODE.search(text_value(area.get("uri")))
        code = (
            found[0]
            if found
            else next((text for text in (text_value(area.get("extent")), name) if is_area_code(text)), "")
        )
        if code or (name and len(name) <= LONG_AREA):
            yield code or name, name if name and len(name) <= LONG_AREA else code


def _ages(services: Sequence[Mapping[str, Any]]) -> str:
    """The ages that some service takes; blank where a service does not say."""
    ranges = [_age_range(service) for service in services]
    if not ranges or any(ages is None for ages in ranges):
        return ""
    known = [ages for ages in ranges if ages is not None]
    starts, ends = [ages.start for ages in known], [ages.end for ages in known]
    start = None if None in starts else min(one for one in starts if one is not None)
    end = None if None in ends else max(one for one in ends if one is not None)
    return ages_text(AgeRange(start, end))


def _age_range(service: Mapping[str, Any]) -> AgeRange | None:
    old = next(iter(_dicts(service.get("eligibilitys"))), {})
    start, end = (_age(service.get(key, old.get(key))) for key in ("minimum_age", "maximum_age"))
    if start is None and end is None:
        return None
    return AgeRange(start, end) if start is None or end is None or start <= end else AgeRange(end, start)


def _age(value: Any) -> int | None:
    match = re.fullmatch(r"(\d{1,3})(?:\.\d+)?", text_value(value))
    return int(match[1]) if match else None


def _openings(service: Mapping[str, Any]) -> Iterator[str]:
    """Weekly hours in our words; schedules without days or times say nothing that can be used."""
    for schedule in (*_dicts(service.get("schedules")), *_dicts(service.get("regular_schedules"))):
        if text_value(schedule.get("freq")).upper() not in ("", "WEEKLY"):
            continue
        days = [
            DAYS[code] for code in re.findall(r"[A-Z]{2}", text_value(schedule.get("byday")).upper()) if code in DAYS
        ]
        days = days or _weekday(text_value(schedule.get("weekday")))
        times = [re.match(r"(\d{2}):(\d{2})", text_value(schedule.get(key))) for key in ("opens_at", "closes_at")]
        if days and all(times):
            opens, closes = (f"{match[1]}:{match[2]}" for match in times if match)
            yield f"{', '.join(dict.fromkeys(days))} {opens}-{'24:00' if closes == '00:00' else closes}"


def _weekday(text: str) -> list[str]:
    """`MO`, `Monday` and `1` alike; nothing for any other text."""
    names = list(DAYS.values())
    if text.isdecimal():
        return names[int(text) - 1 : int(text)] if 1 <= int(text) <= len(names) else []
    return [name for name in names if len(text) > 1 and name.casefold().startswith(text[:3].casefold())]


def _say(organisations: Mapping[str, _Organisation], terms: set[str], needs: Mapping[str, str], log: Log) -> None:
    used = sorted(term for term in terms if needs.get(term))
    log.note(f"A service directory. Organisations: {len(organisations):,}. Taxonomy terms: {len(terms):,}, of which "
             f"{len(used):,} read as a need.")  # fmt: skip
    if used:
        read = "; ".join(f'"{term}" as "{needs[term]}"' for term in used[:TOLD])
        log.note(f"Terms read as needs: {read}{f' and {len(used) - TOLD} more' if len(used) > TOLD else ''}.")
    log.note("What the services of an organisation say is put together. Contact details and descriptions are not read.")


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
