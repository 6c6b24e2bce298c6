"""360Giving data packages: each grant as a row under the standard's own headings, read as its sheets are.

References
----------
360Giving Data Standard 1.3, https://standard.threesixtygiving.org (CC BY 4.0)
"""

import csv
import io
from collections.abc import Mapping
from typing import Any

from network.errors import UnreadableFile
from network.files.raw.json_content import text_value

__all__ = ["grants_table", "is_grants"]

HEADINGS: Mapping[str, tuple[str, ...]] = {  # heading of the standard's sheets: where it stands in a grant
    "Identifier": ("id",),
    "Title": ("title",),
    "Currency": ("currency",),
    "Amount Awarded": ("amountAwarded",),
    "Award Date": ("awardDate",),
    "Funding Org:Identifier": ("fundingOrganization", "id"),
    "Funding Org:Name": ("fundingOrganization", "name"),
    "Recipient Org:Identifier": ("recipientOrganization", "id"),
    "Recipient Org:Name": ("recipientOrganization", "name"),
}
PERSON = "recipientIndividual"


def is_grants(content: Any) -> bool:
    """Whether JSON is a package of grants."""
    return isinstance(content, dict) and isinstance(content.get("grants"), list)


def grants_table(content: Mapping[str, Any], name: str) -> bytes:
    """The same grants as CSV.

    Raises
    ------
    UnreadableFile
        When a grant went to a person.
    """
    grants = [grant for grant in content["grants"] if isinstance(grant, dict)]
    if any(grant.get(PERSON) for grant in grants):
        raise UnreadableFile(
            f"{name} holds grants to individual people, and nothing about a person may come in. Leave these grants "
            "out and choose the file again."
        )
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([_value(grant, path) for path in HEADINGS.values()] for grant in grants)
    return text.getvalue().encode()


def _value(grant: Mapping[str, Any], path: tuple[str, ...]) -> str:
    """One value of a grant; of several organisations the first."""
    found: Any = grant
    for key in path:
        found = found[0] if isinstance(found, list) and found else found
        found = found.get(key) if isinstance(found, dict) else None
    return text_value(found)
