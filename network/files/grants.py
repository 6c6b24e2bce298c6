"""360Giving data packages: each recipient as a row under the standard's own headings, read as its sheets are.

References
----------
360Giving Data Standard 1.3, https://standard.threesixtygiving.org (CC BY 4.0)
"""

import csv
import io
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from network.errors import Problem, UnreadableFile, Where
from network.files.draft.periods import parse_date
from network.files.raw.json_content import text_value
from network.privacy import CONTACTS, names_a_person, speaks_of_people
from network.words import plural

__all__ = ["grants_table", "is_grants", "no_grants"]

OF_GRANT: Mapping[str, str] = {  # heading of the standard's sheets: key of a grant
    "Identifier": "id",
    "Title": "title",
    "Currency": "currency",
    "Amount Awarded": "amountAwarded",
    "Award Date": "awardDate",
}
ENDS = {"Funding Org": "fundingOrganization", "Recipient Org": "recipientOrganization"}
AMOUNT, UNTIL = "Amount Awarded", "End date"


def is_grants(content: Any) -> bool:
    """Whether JSON is a package of grants."""
    return isinstance(content, dict) and isinstance(content.get("grants"), list)


def no_grants(content: Mapping[str, Any], name: str) -> tuple[Problem, ...]:
    """What is said of entries that are no grants, and of amounts and dates that cannot be: each once, counted."""
    grants = [grant for grant in content["grants"] if isinstance(grant, dict)]
    none = len(content["grants"]) - len(grants)
    amounts = sum(_is_no_amount(grant.get("amountAwarded")) for grant in grants)
    days = sum(_is_no_day(text_value(grant.get("awardDate"))) for grant in grants)
    said = [
        (none, "entry under grants is no grant and was", "entries under grants are no grants and were", "left out"),
        (amounts, "amount that was awarded is", "amounts that were awarded are", "no number from 0"),
        (days, "date of an award is", "dates of awards are", "on no calendar"),
    ]
    fix = "Correct that in the file if the map should have it."
    return tuple(
        Problem("warning", Where(name), f"{plural(number, one, many)} {how}.", fix)
        for number, one, many, how in said
        if number
    )


def _is_no_amount(value: Any) -> bool:
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and not 0 <= value < math.inf


def _is_no_day(text: str) -> bool:
    if not text:
        return False
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return parse_date(text) is None
    return False


def grants_table(content: Mapping[str, Any], name: str) -> bytes:
    """The same grants as CSV, a row for each recipient.

    Raises
    ------
    UnreadableFile
        When a grant went to a person, or its description holds a detail of one.
    """
    grants = [grant for grant in content["grants"] if isinstance(grant, dict)]
    if any(map(_is_to_a_person, grants)):
        raise UnreadableFile(
            f"{name} holds grants to individual people, and nothing about a person may come in. Leave these grants "
            "out and choose the file again."
        )
    if found := _in_descriptions(grants):
        raise UnreadableFile(
            f"{name} cannot be read: a description of a grant holds what looks like {found}. The value is not shown "
            "here. Take it out and choose the file again."
        )
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow((*OF_GRANT, UNTIL, *(f"{end}:{part}" for end in ENDS for part in ("Identifier", "Name"))))
    for grant in grants:
        writer.writerows(_rows(grant))
    return text.getvalue().encode()


def _in_descriptions(grants: Sequence[Mapping[str, Any]]) -> str:
    """The first kind of detail in descriptions, which are not read; how to reach an organisation may stand there."""
    said = [(number, text_value(grant.get("description"))) for number, grant in enumerate(grants)]
    found = speaks_of_people({"description": said})
    return next((one.what for one in found if one.what not in CONTACTS), "")


def _rows(grant: Mapping[str, Any]) -> Iterator[list[str]]:
    """A row for each organisation that gave and each that got the grant; they share what was awarded."""
    cells = {heading: text_value(grant.get(key)) for heading, key in OF_GRANT.items()}
    cells[UNTIL] = _end(grant.get("plannedDates"))
    givers, getters = (_organisations(grant.get(key)) for key in ENDS.values())
    if cells[AMOUNT] and len(givers) * len(getters) > 1:
        cells[AMOUNT] += f" shared by {max(len(givers), len(getters))}"
    for giver in givers:
        for getter in getters:
            yield [*cells.values(), *giver, *getter]


def _end(planned: Any) -> str:
    """The last day that a grant is planned for; empty where none is."""
    held = [one for one in planned if isinstance(one, dict)] if isinstance(planned, list) else []
    dates = [text_value(one.get("endDate"))[:10] for one in held]
    return max(dates, default="")


def _organisations(value: Any) -> list[tuple[str, str]]:
    """Id and name of each; one without either where none is named, so that the row is told."""
    held = value if isinstance(value, list) else [value]
    found = [(text_value(one.get("id")), text_value(one.get("name"))) for one in held if isinstance(one, dict)]
    return list(dict.fromkeys(found)) or [("", "")]


def _is_to_a_person(grant: Mapping[str, Any]) -> bool:
    """Whether the standard's own keys say so, or the recipient is one in words."""
    if any("individual" in str(key).casefold() and grant[key] for key in grant):
        return True
    return any(names_a_person(name) for _, name in _organisations(grant.get("recipientOrganization")))
