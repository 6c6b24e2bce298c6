"""A table that somebody pasted where words were asked for: tabs between its cells, a line a row."""

from network.privacy import about_a_person, heading_words, one_row_a_person

__all__ = ["lists_people"]


def lists_people(text: str) -> bool:
    """Whether a text is a table with a column about a person, or with a row a person."""
    rows = [line.split("\t") for line in text.splitlines() if "\t" in line]
    if len(rows) < 2:
        return False
    headings = [" ".join(cell.split()) for cell in rows[0]]
    cells = [[row[place].strip() if place < len(row) else "" for row in rows[1:]] for place in range(len(headings))]
    if any(map(about_a_person, headings, cells)):
        return True
    return one_row_a_person(dict(zip(map(heading_words, headings), cells, strict=True))) is not None
