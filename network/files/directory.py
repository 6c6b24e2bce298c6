"""Service directories -> partners: Open Referral UK 3.0 and 1.0, HSDS 3.x, as JSON pages or a package of CSV files.

Organisations become partners. What their services say is put together: needs from taxonomy terms, areas from
service areas, ages, weekly opening hours. A directory holds no referrals. Contacts, addresses, telephone numbers
and descriptions are never read; all that it holds is screened for details of people.

References
----------
Open Referral, Human Services Data Specification 3.0; Open Referral UK, UK profile 3.0.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from network.errors import Where
from network.files.directory_hours import Hours, hours_of, schedules_in
from network.files.directory_people import screened_directory
from network.files.directory_tables import Tables, rows_in
from network.files.draft.build import build
from network.files.draft.draft import Draft, DraftPartner, Log
from network.files.draft.flat import ages_text, join_list
from network.files.raw.guard import too_many
from network.files.raw.json_content import loaded, text_value
from network.files.sheets.screen import screened_draft
from network.files.which_directory import is_package, look_over, records_in
from network.identifiers import is_area_code
from network.model import AgeRange
from network.reading import Reading
from network.words import listed, plural

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
CLOSED = ("inactive", "defunct", "temporarily closed")
NAMED = 3  # organisations named one by one
LARGE = 2_000_000  # bytes; a directory of more may list too many organisations, which is told first
OF_A_SERVICE = frozenset("organization_id service_areas minimum_age service_at_locations eligibilitys".split())


@dataclass(slots=True)
class _Organisation:
    """One organisation and what its services say together."""

    id: str
    name: str
    identifiers: list[str] = field(default_factory=list)
    parent: str = ""
    services: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    schedules: list[Mapping[str, Any]] = field(default_factory=list)  # of no service in particular


@dataclass(slots=True)
class _Directory:
    """Everything that some files hold, by organisation, and the services whose organisation they do not hold."""

    organisations: dict[str, _Organisation] = field(default_factory=dict)
    homeless: list[Mapping[str, Any]] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)  # by table, such as service; empty for pages

    @property
    def terms(self) -> set[str]:
        services = (service for one in self.organisations.values() for service in one.services.values())
        return {term for service in services for term in _terms(service)}

    def where(self, table: str, other: str) -> Where:
        """The file of a table, or the one file that there is."""
        return Where(self.files.get(table, other))


def read_directory(
    files: Sequence[tuple[str, bytes]], needs: Mapping[str, str] | None = None, *, today: date | None = None
) -> Reading:
    """The partners of a directory.

    Parameters
    ----------
    files
        Name and content of each page or of each CSV file of a package.
    needs
        The need that each taxonomy term means; an empty need keeps the term out of the map. Without it
        `default_needs(terms_in(files))` is used.
    today
        The day whose opening hours are read; without it, the day on this computer.
    """
    log = Log()
    if sum(len(data) for _, data in files) > LARGE:  # nothing of it is read, so none of it need be screened
        what, fix = too_many(len(_found(files, Log()).organisations), 0)
        if what:
            log.refuse(Where(files[0][0]), what, fix)
            return Reading(None, log.in_order())
    screened_directory(_records_by_file(files), log)
    if log.refused:
        return Reading(None, log.in_order())
    found = _found(files, log)
    file = found.where("organization", files[0][0]).file
    _say_homeless(found, file, log)
    if not found.organisations and not log.refused:
        log.refuse(
            Where(file), "The directory lists no organisation and no service.", "Save a page that lists services."
        )
    if log.refused:
        return Reading(None, log.in_order())
    table = dict(default_needs(found.terms) if needs is None else needs)
    draft = Draft(file.rpartition(".")[0] or file, listed=True)
    day = today or date.today()
    hours = {one.id: _hours(one, found, file, day, log) for one in found.organisations.values()}
    draft.partners = [_partner(one, table, hours[one.id], file) for one in found.organisations.values()]
    draft = screened_draft(draft, file, log)
    if log.refused:
        return Reading(None, tuple(problem for problem in log.in_order() if problem.level == "error"))
    _say(found.organisations, found.terms, table, log)
    _say_hours(found.organisations, hours, log)
    return Reading(build(draft, log), log.in_order(), tuple(log.notes))


def terms_in(files: Sequence[tuple[str, bytes]]) -> tuple[str, ...]:
    """Every taxonomy term that some service carries, in alphabetical order."""
    return tuple(sorted(_found(files, Log()).terms))


def default_needs(terms: Iterable[str]) -> dict[str, str]:
    """The need that each term most likely means, by its words; empty where none fits. Meant to be edited."""
    return {
        term: next((need for need, words in NEEDS if re.search(rf"\b(?:{words})", term.casefold())), "")
        for term in terms
    }


def _records_by_file(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    if is_package(name for name, _ in files):
        return [(name.rpartition("/")[2], [*rows_in(name, data)]) for name, data in files]
    return [(name, list(records_in(loaded(data, name)))) for name, data in files]


def _found(files: Sequence[tuple[str, bytes]], log: Log) -> _Directory:
    found = _Directory()
    if is_package(name for name, _ in files):
        tables = Tables(files)
        found.files = tables.files
        records: Iterable[Mapping[str, Any]] = tables.records()
    else:
        look_over(files, log)
        records = (item for name, data in files for item in records_in(loaded(data, name)))
    waiting = [item for record in records for item in _filed(record, found.organisations)]
    for service in waiting:
        owner = found.organisations.get(text_value(service.get("organization_id")))
        if owner is None:
            found.homeless.append(service)
        else:
            owner.services[_key(service)] = service
    return found


def _filed(item: Mapping[str, Any], organisations: dict[str, _Organisation]) -> Iterator[Mapping[str, Any]]:
    """File a record under its organisation: a service, an organisation with services, or a service at a location.

    A service that only names the id of its organisation comes back, to be filed once all organisations are known.
    """
    if isinstance(item.get("service"), dict):
        item = {**item["service"], "service_at_locations": [{key: item[key] for key in item if key != "service"}]}
    owner = item.get("organization")
    if isinstance(owner, dict) and not text_value(owner.get("name")):
        yield {**item, "organization_id": owner.get("id")}
    elif isinstance(owner, dict):
        found = _organisation(owner, organisations)
        if found is not None:
            found.services[_key(item)] = item
    elif OF_A_SERVICE & item.keys():
        yield item
    else:
        found = _organisation(item, organisations)
        if found is not None:
            found.services |= {_key(service): service for service in _dicts(item.get("services"))}
            found.schedules += schedules_in(item)


def _key(service: Mapping[str, Any]) -> str:
    return text_value(service.get("id")) or text_value(service.get("name"))


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


def _hours(one: _Organisation, found: _Directory, file: str, today: date, log: Log) -> Hours:
    """The hours of an organisation and of its services that are open; services that are closed leave it."""
    where = found.where("service", file)
    closed = [key for key, service in one.services.items() if _is_closed(service, one, where, log)]
    for key in closed:
        del one.services[key]
    hours = hours_of(one.schedules, today)
    for service in one.services.values():
        hours.take(hours_of(list(schedules_in(service)), today))
    return hours


def _partner(one: _Organisation, needs: Mapping[str, str], hours: Hours, file: str) -> DraftPartner:
    services = list(one.services.values())
    fields = {"partner_id": one.id, "name": one.name, "org_id": join_list(one.identifiers)}
    terms = list(dict.fromkeys(term for service in services for term in _terms(service)))
    met = dict.fromkeys(need for term in terms if (need := needs.get(term, "")))
    fields["needs"] = join_list(met)
    areas = dict(area for service in services for area in _areas(service))
    fields["area"], fields["area_code"] = join_list(areas.values()), join_list(areas)
    fields["ages"] = _ages(services)
    fields["hours"] = " | ".join(dict.fromkeys(hours.weekly))
    more = {"services": join_list(text_value(service.get("name")) for service in services), "parent": one.parent}
    more["terms"] = join_list(term for term in terms if not needs.get(term))
    return DraftPartner(
        Where(file),
        {key: text for key, text in fields.items() if text},
        {key: text for key, text in more.items() if text},
    )


def _is_closed(service: Mapping[str, Any], one: _Organisation, where: Where, log: Log) -> bool:
    status = text_value(service.get("status")).casefold()
    if status in CLOSED:
        what = f'The service "{text_value(service.get("name"))}" of "{one.name}" is {status}. It was left out.'
        log.warn(where, what, "Nothing needs doing if it is closed.")
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


def _say_homeless(found: _Directory, file: str, log: Log) -> None:
    """Services whose organisation is not in the files: they are no partners."""
    number = len(found.homeless)
    if not number or log.refused:
        return
    where = found.where("service", file)
    if found.organisations:
        what = f"{plural(number, 'service')} of organisations that are not in the file: left out."
        log.warn(where, what, "Save the pages or the table of organisations too, and open them together.")
        return
    what = f"The file lists {plural(number, 'service')}, but the names of their organisations are not in the file."
    log.refuse(where, what, "Save the pages or the table of organisations too, and open them together.")


def _say_hours(organisations: Mapping[str, _Organisation], hours: Mapping[str, Hours], log: Log) -> None:
    for what, attribute in (
        ("Hours that have ended or have not begun were left out", "not_now"),
        ("Hours that are not of every week, or are spelled in a way that is not known, were not read", "not_read"),
    ):
        names = [organisations[one].name for one, found in hours.items() if getattr(found, attribute)]
        if names:
            shown = listed([f'"{name}"' for name in names[:NAMED]], max(0, len(names) - NAMED))
            log.note(f"{what}: {shown}.")


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
