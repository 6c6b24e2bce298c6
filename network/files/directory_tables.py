"""A service directory as tables -> its organisations and services with what other tables say of them put inside.

Services hang on organisations by id, by the place where they are given, or by a table of services at places.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from network.errors import UnreadableFile
from network.files.draft.flat import split_list
from network.files.sheets.grid import grids_of

__all__ = ["Tables", "rows_in"]

Row = dict[str, Any]
PLURALS = {"services_at_location": "service_at_location", "services_at_locations": "service_at_location"}


class Tables:
    """The tables of a package; `files` says which file each came from."""

    def __init__(self, files: Sequence[tuple[str, bytes]]) -> None:
        self.files: dict[str, str] = {}
        self._rows: dict[str, list[Row]] = {}
        for name, data in files:
            table = _singular(name.rpartition("/")[2].casefold().removesuffix(".csv"))
            self.files[table] = name.rpartition("/")[2]
            self._rows[table] = rows_in(name, data)

    def records(self) -> Iterator[Row]:
        """Each organisation with its services inside, as in JSON, then services of no organisation in the tables."""
        self._hang_terms()
        self._hang_schedules()
        services = self._by_owner()
        identifiers = _grouped(self._rows.get("organization_identifier", []), "organization_id")
        for organisation in self._rows.get("organization", []):
            organisation["organization_identifiers"] = identifiers.get(organisation.get("id", ""), [])
            organisation["services"] = services.pop(organisation.get("id", ""), [])
            yield organisation
        for owner, left in services.items():
            yield from ({**service, "organization_id": owner} for service in left)

    def _hang_terms(self) -> None:
        terms = {row.get("id", ""): row for table in ("taxonomy_term", "taxonomy") for row in self._rows.get(table, [])}
        for row in self._rows.get("attribute", []):
            row["taxonomy_term"] = terms.get(row.get("taxonomy_term_id", ""), {})
        for row in self._rows.get("service_taxonomy", []):
            row["taxonomy"] = terms.get(row.get("taxonomy_id", row.get("taxonomy_term_id", "")), {})
        parts = (
            ("service_areas", "service_area", "service_id"),
            ("attributes", "attribute", "link_id"),
            ("service_taxonomys", "service_taxonomy", "service_id"),
            ("eligibilitys", "eligibility", "service_id"),
        )
        for part, table, key in parts:
            hung = _grouped(self._rows.get(table, []), key)
            for service in self._rows.get("service", []):
                said = service.get(part)
                worded = [{"name": text} for text in split_list(said)] if isinstance(said, str) else []
                service[part] = hung.get(service.get("id", ""), []) or worded

    def _hang_schedules(self) -> None:
        """Each schedule on its service, its service at a place, its place, or else its organisation."""
        rows = [row for table in ("schedule", "regular_schedule") for row in self._rows.get(table, [])]
        by_service, by_pair, by_place = (
            _grouped(rows, key) for key in ("service_id", "service_at_location_id", "location_id")
        )
        pairs = _grouped(self._rows.get("service_at_location", []), "service_id")
        hung: set[str] = set()
        for service in self._rows.get("service", []):
            mine = pairs.get(service.get("id", ""), [])
            places = _places(service, mine)
            hung |= set(places)
            at_place = (row for place in places for row in by_place.get(place, []) if not row.get("service_id"))
            at_pair = (row for pair in mine for row in by_pair.get(pair.get("id", ""), []))
            found = [*by_service.get(service.get("id", ""), []), *at_pair, *at_place]
            service["schedules"] = list({id(row): row for row in found}.values())
        owners = {row.get("id", ""): row for row in self._rows.get("organization", [])}
        for place in self._rows.get("location", []):
            owner = owners.get(place.get("organization_id", ""))
            if owner is not None and place.get("id") not in hung:
                owner.setdefault("schedules", []).extend(by_place.get(place.get("id", ""), []))

    def _by_owner(self) -> dict[str, list[Row]]:
        """Services by the id of their organisation; an empty one where nothing leads to any."""
        of_place = {row.get("id", ""): row.get("organization_id", "") for row in self._rows.get("location", [])}
        pairs = _grouped(self._rows.get("service_at_location", []), "service_id")
        found: dict[str, list[Row]] = defaultdict(list)
        for service in self._rows.get("service", []):
            mine = pairs.get(service.get("id", ""), [])
            by_place = next((owner for place in _places(service, mine) if (owner := of_place.get(place))), "")
            found[service.get("organization_id") or by_place].append(service)
        return found


def _places(service: Row, at_places: Iterable[Row]) -> list[str]:
    """The ids of the places where a service is given."""
    ids = (service.get("location_id"), *(row.get("location_id") for row in at_places))
    return [place for place in dict.fromkeys(ids) if place]


def _singular(table: str) -> str:
    if table in PLURALS:
        return PLURALS[table]
    return f"{table[:-3]}y" if table.endswith("ies") else table.rstrip("s")


def _grouped(rows: Iterable[Row], key: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.get(key):
            found[row[key]].append(row)
    return found


def rows_in(name: str, data: bytes) -> list[Row]:
    """The rows of a table under its headings; nothing of any other file."""
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
