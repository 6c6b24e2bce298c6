"""Tables that are no survey are read as ever."""

import csv
import io

import pytest

from network.uploads import read_uploaded

TABLES = {
    "links": [["From", "To", "Direction", "Type", "delayed", "reversed"], ["a", "b", "directed", "refers", "no", "no"]],
    "links with a word of ours": [
        ["Organisation", "Referred to", "Number"],
        ["Westhaven Homes", "Northfield Police", 12],
    ],
    "partners": [
        ["Name", "Email", "Status", "Who we work with"],
        ["Westhaven Homes", "info@example.org", "Open", "All"],
    ],
    "matrix": [["Organisation", "A House", "B House"], ["A House", "", 3], ["B House", 4, ""]],
    "ids": [["Id", "Name", "Role"], ["1", "Westhaven Homes", "Charity"], ["2", "Northfield Police", "Police"]],
}


@pytest.mark.parametrize("name", TABLES)
def test_no_survey_is_seen_where_there_is_none(name: str) -> None:
    out = io.StringIO()
    csv.writer(out).writerows(TABLES[name])
    reading = read_uploaded([("table.csv", out.getvalue().encode())])
    assert reading.recognised is not None
    assert [table.role for table in reading.recognised.tables if table.role == "survey"] == []
