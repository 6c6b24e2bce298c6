"""A table that somebody pasted where words were asked for: tabs between its cells, a line a row."""

from network.privacy import heading_words, one_row_a_person, person_heading

__all__ = ["lists_people"]


def lists_people(text: str) -> bool:
    """Whether a text is a table with a column about a person, or with a row a person."""
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    if len(rows) < 2:
        return False
    headings = [heading_words(cell) for cell in rows[0]]
    if any(map(person_heading, headings)):
        return True
    columns = zip(*([*row, *[""] * len(headings)][: len(headings)] for row in rows[1:]), strict=True)
    said = dict(zip(headings, ([cell.strip() for cell in cells] for cells in columns), strict=True))
    return one_row_a_person(said) is not None
