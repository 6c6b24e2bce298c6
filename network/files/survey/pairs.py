"""Organisations that are each named with an answer: in pairs of columns, or on a sheet with a row for each.

Hand-made sheets have `Partner 1`, `How often? (1)`, `Partner 2` …; Kobo and ODK write a repeated group on a sheet of
its own. Either is read as a grid with a column for each organisation named.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from network.files.draft.draft import Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Cell, Grid
from network.files.survey.headings import about_respondent, asks_how_much, counts_people, kind_asked, states_tie
from network.names import match_key
from network.recognised import OWN
from network.words import listed

__all__ = ["with_groups", "with_pairs"]

LOOK_IN = 6  # rows in which the headings stand
TOLD = 6  # headings that are told one by one
NUMBERED = re.compile(r"(.*?(?:[a-z?!]|(?<![\s(#:.-])[:.]))[\s(#:.-]*(\d{1,2})\)?\s*", re.IGNORECASE | re.DOTALL)
NUMBER_INSIDE = re.compile(  # Organisation 2 you refer to
    r"\b((?:partner|organi[sz]ation|agency|service|team|body|referral|choice|name))\s?#?(\d{1,2})\b", re.IGNORECASE
)
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
NUMBER = re.compile(r"number|no|how many|count|total|people|referrals|(?:number|no|count) referred")
PEOPLE = "number of people referred"
NAMES = re.compile(r"\b(?:partner|organi[sz]ation|agency|service|team|body)\b")
KEYS = {"parent index": "index", "parent key": "key"}  # of a repeated group, and of the answers that it belongs to
NOT_ASKED, NAMED = Cell("n/a"), Cell("yes")


@dataclass(frozen=True, slots=True)
class _Group:
    """Where the parts of a repeated group stand, by column from 0."""

    key: str  # the heading of the same number beside the answers that it belongs to
    parent: int
    names: int
    answers: dict[int, str]  # a column for each kind of link, or one that says how often or which kind
    kinds: int = -1  # where the kind of link stands in words beside how often or how many


Answers = dict[int, dict[str, Cell]]  # by row, under a heading for each organisation


def with_pairs(grid: Grid, log: Log) -> Grid:
    """The sheet in which names and answers in numbered pairs of columns are a grid; any other as it is."""
    for number, row in grid.numbered[:LOOK_IN]:
        groups = _numbered(row)
        names = [words for words, places in groups.items() if len(places) > 1 and NAMES.search(normal(words))]
        names = [words for words in names if not (asks_how_much(words) or counts_people(words))]
        answers = [words for words in groups if counts_people(words) or (names and _counts(words, names[0]))]
        answers += [words for words in groups if asks_how_much(words) and words not in answers]
        answers = [words for words in answers if len(names) == 1 and groups[names[0]].keys() == groups[words].keys()]
        if not (_owned(row) and answers):
            continue
        question = f"{names[0]}: {PEOPLE if _counts(answers[0], names[0]) else answers[0]}"
        pairs = [(place, groups[answers[0]][one]) for one, place in groups[names[0]].items()]
        found: Answers = {
            line: {
                f"{question} [{name}]": _said(grid, line, answer)
                for place, answer in pairs
                if (name := grid.cell(line, place).name)
            }
            for line, _ in grid.numbered
            if line > number
        }
        log.note(f'"{names[0]}" and "{answers[0]}" stand in {len(pairs)} pairs of columns. Each pair is read together.')
        return _wide(grid, number, found, without={place for pair in pairs for place in pair})
    return grid


def with_groups(grids: Sequence[Grid], log: Log) -> list[Grid]:
    """The sheets, repeated groups put beside the answers that they belong to; where they stood, nothing is left."""
    found = list(grids)
    for place, page in enumerate(grids):
        group = _group(page)
        for other, grid in enumerate(found) if group else ():
            number, index = _key_of_answers(grid, group.key) if group and other != place else (0, -1)
            if group is None or index < 0:
                continue
            lines = {grid.cell(line, index).text: line for line, _ in grid.numbered if line > number}
            found[other] = _wide(grid, number, _of_group(page, group, lines), without=set())
            found[place] = replace(page, rows=[], merged=[])
            what = f'The sheet "{page.sheet}" holds what each answer of "{grid.sheet}" names.'
            log.note(f'{what} Rows are put together by "{grid.cell(number, index).text}".')
            _say_not_read(page, group, log)
            break
    return found


def _say_not_read(page: Grid, group: _Group, log: Log) -> None:
    """Name the columns of a repeated group of which nothing comes in."""
    read = {group.names, group.kinds, *group.answers}
    asked = [cell.text for place, cell in enumerate(page.rows[0]) if place not in read and cell.text]
    others = [f'"{text}"' for text in asked if not about_respondent(text) and not text.startswith("_")]
    if others:
        log.note(f"Not read: {listed(others[:TOLD], max(0, len(others) - TOLD))}.")


def _numbered(row: Sequence[Cell]) -> dict[str, dict[str, int]]:
    """The headings that differ in a number alone, and where each number stands; a form writes no 1 behind the first."""
    groups: dict[str, dict[str, int]] = {}
    for place, cell in enumerate(row):
        words, number = _number_apart(cell.text)
        if number:
            groups.setdefault(words, {})[number] = place
    for place, cell in enumerate(row):
        if cell.text.strip() in groups:
            groups[cell.text.strip()].setdefault("1", place)
    return groups


def _number_apart(heading: str) -> tuple[str, str]:
    """A heading without its number, and that: `Organisation 2 you refer to`, `Second partner`; no number is empty."""
    if match := NUMBERED.fullmatch(heading):
        return match[1].strip(), match[2]
    if match := NUMBER_INSIDE.search(heading):
        return f"{heading[: match.start()]}{match[1]}{heading[match.end() :]}".strip(), match[2]
    first = heading.split(" ", 1)
    if len(first) > 1 and normal(first[0]) in ORDINALS:
        return first[1].strip().capitalize(), str(ORDINALS.index(normal(first[0])) + 1)
    return heading, ""


def _counts(words: str, names: str) -> bool:
    """Whether a short heading counts people where the names beside it are those of whom people are referred to."""
    return bool(NUMBER.fullmatch(normal(words))) and kind_asked(names) == "refers"


def _owned(row: Sequence[Cell]) -> bool:
    return any(cell.text and about_respondent(cell.text) == "own" for cell in row)


def _group(page: Grid) -> _Group | None:
    """Where the parts of a repeated group stand; None for any other sheet."""
    row = page.rows[0] if page.rows else []
    parent = next((place for place, cell in enumerate(row) if normal(cell.text) in KEYS), -1)
    if parent < 0:
        return None
    asked = [place for place, cell in enumerate(row) if about_respondent(cell.text) in ("", OWN) and cell.text]
    ties = {
        place: tie
        for place in asked
        if states_tie(tie := row[place].text.rpartition("/")[2]) and "/" in row[place].text
    }
    often = [place for place in asked if asks_how_much(row[place].text) or counts_people(row[place].text)]
    rest = [place for place in asked if place not in (*ties, *often)]
    names = [place for place in rest if NAMES.search(normal(row[place].text))]
    names += [place for place in rest if kind_asked(row[place].text)]
    if not names:
        return None
    said = [place for place in rest if place != names[0] and _names_ties(page, place)]
    answers = ties or dict.fromkeys((often or said)[:1], "")
    kinds = said[0] if said and often and not ties else -1
    return _Group(KEYS[normal(row[parent].text)], parent, names[0], answers, kinds)


def _names_ties(page: Grid, place: int) -> bool:
    """Whether a column holds kinds of link in words: `We refer people to them`."""
    texts = page.texts(place, page.first_row)
    return bool(texts) and all(states_tie(text) for text in texts)


def _kinds_in(text: str) -> list[str]:
    """The kinds of link that a cell names, as they stand there."""
    return [part.strip() for part in re.split(r"[;|\n]", text) if part.strip()]


def _key_of_answers(grid: Grid, key: str) -> tuple[int, int]:
    """The row of headings and the column of the key of a sheet that says who answers; column -1 of any other."""
    for number, row in grid.numbered[:LOOK_IN]:
        index = next((place for place, cell in enumerate(row) if normal(cell.text) == key), -1)
        if index >= 0 and _owned(row):
            return number, index
    return 0, -1


def _of_group(page: Grid, group: _Group, lines: dict[str, int]) -> Answers:
    headings = page.rows[0]
    apart = [place for place, tie in group.answers.items() if not tie]
    question = " ".join(headings[place].text for place in (group.names, *apart))
    found: Answers = {}
    for line, _ in page.numbered[1:]:
        to, name = lines.get(page.cell(line, group.parent).text), page.cell(line, group.names).name
        if to is None or not name:
            continue
        row = found.setdefault(to, {})
        named = _kinds_in(page.cell(line, group.kinds).text) if group.kinds >= 0 else []
        for place, tie in group.answers.items():
            for kind in named or [tie]:
                row[f"{question} [{name}] [{kind}]" if kind else f"{question} [{name}]"] = _said(page, line, place)
        if not group.answers:
            row[f"{question} [{name}]"] = NAMED
    return found


def _said(grid: Grid, number: int, index: int) -> Cell:
    """The answer beside a name; to be named without one is a link too."""
    cell = grid.cell(number, index)
    return cell if cell.text else NAMED


def _wide(grid: Grid, header: int, answers: Answers, without: set[int]) -> Grid:
    """The sheet with a column for each organisation named; whoever does not name it was not asked about it."""
    first: dict[str, str] = {}  # a name that is spelled in several ways has one column, by its first spelling
    answers = {
        line: {first.setdefault(match_key(heading), heading): cell for heading, cell in row.items()}
        for line, row in answers.items()
    }
    headings = list(first.values())
    width = max(len(row) for row in grid.rows)
    rows = []
    for number, _ in grid.numbered:
        row = [grid.cell(number, index) for index in range(width) if index not in without]
        if number == header:
            row += [Cell(heading) for heading in headings]
        elif number > header and any(cell.text for cell in row):
            row += [answers.get(number, {}).get(heading, NOT_ASKED) for heading in headings]
        rows.append(row)
    return replace(grid, rows=rows, merged=[], hidden_columns=())
