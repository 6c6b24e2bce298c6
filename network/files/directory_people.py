"""A service directory without details of people: what is read of it and what is not are screened alike.

A directory is public and full of ways to reach organisations. Those are counted, left out, and refuse nothing; so are
addresses and telephone numbers in its texts. Anything else that speaks of a person refuses the file.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from network.errors import Where
from network.files.draft.draft import Log
from network.files.raw.json_content import text_value
from network.privacy import (
    CONTACTS,
    Finding,
    about_a_person,
    contact_heading,
    heading_words,
    refusal,
    safe_heading,
    safe_label,
    speaks_of_people,
)
from network.words import listed

__all__ = ["screened_directory"]

File = tuple[str, Sequence[Mapping[str, Any]]]  # its name, and its records
TO_REACH = frozenset("contact contacts phone phones address addresses physical_addresses postal_addresses".split())
DESCRIBES = frozenset(  # texts for whoever looks for help, with whom to ask
    "description summary application_process fees fees_description alert wait_time accessibility details "
    "interpretation_services transportation".split()
)
LINKS = frozenset("uri url website logo term_uri schedule_link".split())
OF_A_PLACE = frozenset({"a full postcode", "a telephone number"})
LEAST_FOR_ONE = 3  # ages for each of which there is a service
CURE = "Take out everything about people, then open it again."
Cells = dict[str, list[tuple[int, str]]]  # by key: rows and texts


@dataclass(slots=True)
class _FileSays:
    """What one file says, by key, and how often it says how to reach somebody."""

    cells: Cells = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    in_texts: set[str] = field(default_factory=set)  # keys of texts that say how to reach somebody
    reaches: dict[str, bool] = field(default_factory=dict)  # of each key, told once and not in every record

    def take(self, key: str, value: Any, row: int) -> None:
        """Take in a value under its key; what is to reach somebody is counted and not looked at."""
        if key not in self.reaches:
            self.reaches[key] = key in TO_REACH or contact_heading(heading_words(key))
        if self.reaches[key]:
            self.left_out[key] += len(value) if isinstance(value, list) else bool(value)
        elif isinstance(value, Mapping):
            for below, inside in value.items():
                self.take(str(below), inside, row)
        elif isinstance(value, list):
            for inside in value:
                self.take(key, inside, row)
        elif not (key in LINKS or key == "id" or key.endswith("_id")) and (text := text_value(value)):
            self.cells.setdefault(key, []).append((row, text))


def screened_directory(files: Sequence[File], log: Log) -> None:
    """Refuse in `log` what speaks of a person, and say how many contact details were left out.

    Parameters
    ----------
    files
        The records of each page, or the rows of each table, by the name of the file.
    """
    left_out: Counter[str] = Counter()
    in_texts: set[str] = set()
    if found := speaks_of_people({"": [(0, Path(name).stem) for name, _ in files]}):
        log.refuse(
            Where("The file"), f"The name of a file holds what looks like {found[0].what}.", "Give it another name."
        )
    for name, records in files:
        is_table = name.casefold().endswith(".csv")
        if is_table and _table(name) in TO_REACH:
            left_out[_table(name)] += len(records)
            continue
        screen = _FileSays()
        for place, record in enumerate(records):
            for key, value in record.items():
                screen.take(key, value, place + 2 if is_table else 0)
        _refuse(name, screen, log)
        _refuse_each_for_one_age(name, records, log)
        left_out += screen.left_out
        in_texts |= screen.in_texts
    told = [f'"{safe_label(key, "a field")}" ({times:,})' for key, times in left_out.items() if times]
    told += [f'in texts under "{safe_label(key, "a field")}"' for key in sorted(in_texts)]
    if told:
        log.note(f"Contact details were left out: {listed(told)}.")


def _refuse(name: str, screen: _FileSays, log: Log) -> None:
    people = [key for key, cells in screen.cells.items() if about_a_person(key, (text for _, text in cells))]
    if people:
        named = safe_heading(people[0], "a heading")
        what = f'The file has a column that holds details of people: "{named}".'
        log.refuse(Where(safe_label(name, "The file"), column=named), what, CURE)
        return
    found = list(_not_to_reach(screen))
    if found:
        where = Where(
            safe_label(name, "The file"), row=found[0].row or None, column=safe_label(found[0].column, "field")
        )
        log.refuse(where, refusal(found), CURE)


def _refuse_each_for_one_age(name: str, records: Sequence[Mapping[str, Any]], log: Log) -> None:
    """What is for those of one age alone is for one person, where several are and each for another age."""
    ages = [tuple(text_value(record.get(f"{end}_age")) for end in ("minimum", "maximum")) for record in records]
    if len({youngest for youngest, oldest in ages if youngest and youngest == oldest}) >= LEAST_FOR_ONE:
        what = "Services are for one age each, so each may be what one person gets."
        log.refuse(Where(safe_label(name, "The file"), column="minimum_age"), what, CURE)


def _not_to_reach(screen: _FileSays) -> Iterator[Finding]:
    """What speaks of a person; ways to reach an organisation in its texts are counted instead."""
    for one in speaks_of_people(screen.cells):
        if one.what in (CONTACTS if one.column in DESCRIBES else OF_A_PLACE):
            screen.in_texts.add(one.column)
        else:
            yield one


def _table(name: str) -> str:
    return name.rpartition("/")[2].casefold().removesuffix(".csv")
