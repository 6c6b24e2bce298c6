"""Which sheet holds answers to a survey, where its headings end, and what each of its columns asks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from network.files.draft.headings import LONGEST, normal
from network.files.sheets.grid import Grid
from network.files.sheets.meaning import is_how_often, says_none
from network.files.survey.headings import (
    about_respondent,
    asks,
    asks_for_needs,
    asks_for_the_list,
    asks_how_much,
    asks_who_else,
    bare,
    counts_people,
    denies_tie,
    is_addressed,
    is_aspect,
    is_code,
    is_ordinal,
    kind_asked,
    parts_of,
    states_tie,
    without_codes,
)
from network.files.survey.names_alone import with_further_names, with_names_alone
from network.files.survey.values import is_known, meanings
from network.names import match_key
from network.recognised import DROP, NO_LINKS, OWN, ROSTER, Column, Table

__all__ = ["CODES", "find_survey", "is_owned"]

CODES = "codes"  # the dialect of an export that has codes in the place of questions
LOOK_IN = 6  # rows in which the headings of an export stand
OF_FORMS = 2  # headings that only a program for forms writes; with so many the sheet is its export
ANYWHERE = frozenset(
    "id number no row index name names role status date notes key language version email phone today job".split()
)  # headings that lists of partners and links have too
SENTENCE = 6  # words of an answer that is no choice
RESPONSES = ("response", "open ended response", "")  # what SurveyMonkey writes below a question with one column
REMARKS = ("comment", "comments", "remarks", "anything else")  # of no question above them
LONGEST_ANSWER = 60  # characters of words that say how often or how strongly
NAMES = 0.6  # least share of the cells of a column that name an organisation asked about, where no heading says it
GOES_ON = re.compile(
    r"(?:if )?(?:you (?:have )?(?:selected|chose|chosen|ticked|picked|answered|said) )?"
    r"others?(?: organi[sz]ations?)?(?: (?:please|name|specify|say|which|not listed).*)?|"
    r"please (?:specify|name|say).*"
)
OTHER = ("other", "others", "another", "other please specify", "other please say", "somebody else")
CHOICES = re.compile(r"[;,\n]")
ASKS_WHO = re.compile(
    r"(?:to |from |with )?(?:who|whom|where|which (?:other )?(?:organi[sz]ation|service|agenc|partner|team)\w*)\b"
)
Part = tuple[str, str, str]  # question, organisation, kind of link


def find_survey(grid: Grid, header: int | None = None) -> Table | None:
    """The survey in a sheet, its headings ending in the given row if one is given; None where there is none."""
    found = [
        table
        for last, headings in _headings(grid)
        if header in (None, last) and (table := _table(grid, last, headings, chosen=header is not None))
    ]
    best = max(found, key=_score, default=None)
    return best and replace(best, answers=meanings(grid, best))


def is_owned(table: Table | None) -> bool:
    """Whether it is known who answers, which makes a survey certain."""
    return table is not None and any(column.field == OWN for column in table.columns)


def _score(table: Table) -> tuple[int, int]:
    asked = [column for column in table.columns if column.heading and column.field not in (DROP, OWN)]
    return len(asked) + any(column.field == OWN for column in table.columns), -table.header


def _headings(grid: Grid) -> Iterator[tuple[int, list[str]]]:
    """Every row, or pair of rows, at the top that may hold the questions, with the number of the last heading row."""
    rows = grid.numbered[:LOOK_IN]
    for place, (number, row) in enumerate(rows):
        texts = [cell.text[:LONGEST] for cell in row]
        if sum(map(bool, texts)) < 2 or _is_of_ids(texts):
            continue
        below = [cell.text[:LONGEST] for cell in rows[place + 1][1]] if place + 1 < len(rows) else []
        ids = _is_of_ids(below)
        yield number + ids, texts
        if _has_parts_below(texts, below) and not ids:
            yield number + 1, _joined(texts, below)


def _is_of_ids(texts: Sequence[str]) -> bool:
    """Whether a row is the third that Qualtrics writes above its answers."""
    return any(text.startswith("{") and "ImportId" in text for text in texts)


def _has_parts_below(upper: Sequence[str], lower: Sequence[str]) -> bool:
    """Whether a row of questions has its choices in the next row, which is blank below what needs none."""
    pairs = [(text, lower[place] if place < len(lower) else "") for place, text in enumerate(upper)]
    own = [below for text, below in pairs if about_respondent(text) in ("own", "form", "person")]
    more = any(not text and below for text, below in pairs) or len(lower) > len(upper)
    if own:
        return more and all(normal(below) in RESPONSES for below in own)
    beside = any(not text and about_respondent(below) == OWN for text, below in pairs)  # of sheets made by hand
    return more and beside and any(states_tie(text) or asks(text) for text in upper if text)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    joined, question = [], ""
    for place in range(max(len(upper), len(lower))):
        question = (upper[place] if place < len(upper) else "") or question
        part = lower[place] if place < len(lower) else ""
        if normal(part) in RESPONSES:
            joined.append(question)
        else:
            joined.append(part if about_respondent(part) or normal(part) in REMARKS else f"{question}\n{part}")
    return joined


def _table(grid: Grid, last: int, headings: Sequence[str], *, chosen: bool) -> Table | None:
    whole, headings = headings, [bare(text) for text in without_codes(headings)]
    respondent = [about_respondent(text) for text in headings]
    of_form = {normal(text) for text, what in zip(headings, respondent, strict=True) if what in ("form", "person")}
    exported = len(of_form - ANYWHERE) >= OF_FORMS or any(
        normal(text) in ("timestamp", "time stamp") for text in headings
    )
    asked = [text if not what else "" for text, what in zip(headings, respondent, strict=True)]
    own = [place for place, what in enumerate(respondent) if what == OWN]
    parted = _around_names(asked, _parted(asked), _names_held(grid, last, asked, own))
    columns = [
        Column(place, text, what if what in ("own", "sector", "area", "consent", "needs") else DROP)
        if what or not text
        else _column(place, text, parted[place])
        for place, (text, what) in enumerate(zip(headings, respondent, strict=True))
    ]
    columns = with_names_alone(grid, last, columns, exported=exported)
    columns = with_further_names(grid, last, columns)
    columns = _without_whole_lists(whole, columns)
    columns = [replace(one, field=DROP) if _answers_no_name(grid, last, one) else one for one in columns]
    columns = _without_free_text(grid, last, columns)
    columns = _with_names_in_cells(grid, last, columns)
    columns = _with_strength_beside(_continued(grid, last, columns))
    columns = _one_own(grid, last, columns)
    columns = _with_names_answered(grid, last, columns)
    questions = [column for column in columns if _is_question(column)]
    owned = any(column.field == OWN for column in columns)
    addressed = any(column.field == OWN and is_addressed(column.heading) for column in columns)
    strong = [
        one
        for one in questions
        if asks(one.heading)
        or (owned and one.about and counts_people(one.heading))
        or ((exported or addressed) and (one.about or states_tie(one.heading)))
        or (owned and one.about and not one.about[0].isdigit() and states_tie(one.heading))
    ]
    if exported and not questions and sum(is_code(parts[1]) for parts in parted if parts) > 1:
        return Table(grid.sheet, "survey", last, dialect=CODES)
    if not questions or not (chosen or (owned and (strong or len(questions) > 2)) or (exported and strong)):
        return None
    return Table(grid.sheet, "survey", last, tuple(columns))


def _is_question(column: Column) -> bool:
    return column.field not in NO_LINKS or column.field == ROSTER


def _parted(headings: Sequence[str]) -> list[Part | None]:
    """The parts of each heading: those of a way that fits several headings, or of one question with a mark."""
    ways = [parts_of(text) if text else [] for text in headings]
    fronts = Counter(question for found in ways for question in {part[0] for part in found})
    ends = Counter(about for found in ways for about in {part[1] for part in found})
    return [_parts(found, fronts, ends) for found in ways]


def _names_held(grid: Grid, last: int, asked: Sequence[str], own: Sequence[int]) -> set[str]:
    """The organisations that answer; where no heading says where they stand, what a column and the headings hold."""
    if own:
        return {text for place in own for text in grid.texts(place, last)}
    headings = "\n".join(text.casefold() for text in asked if text)
    longest = max(map(len, asked), default=0)
    found: dict[str, bool] = {}  # the same few answers stand in every column
    for place in range(len(asked)):
        texts = grid.different(place, last)
        for text in texts:
            if text not in found:
                found[text] = len(text) <= longest and text.casefold() in headings
        short = (text for text in texts if found[text])
        held = {text for text in short if not text.isdigit()}
        if len(held) < 2:  # of most columns; what else is an answer takes long to tell
            continue
        names = {text for text in held if not _is_answer(text)}
        rest = (text for text in texts if text not in held and not text.isdigit())
        others = sum(not _is_answer(text) for text in rest) if len(names) > 1 else 0
        if len(names) > 1 and len(names) >= NAMES * (len(names) + others):
            return names
    return set()


def _around_names(headings: Sequence[str], parted: list[Part | None], names: set[str]) -> list[Part | None]:
    """Where each organisation has a question of its own, its name stands between the same words in each."""
    around: set[tuple[str, str]] = set()
    all_headings = "\n".join(headings).casefold()
    may_stand = [(name, low) for name in names if (low := name.casefold()) in all_headings]
    for text, parts in zip(headings, parted, strict=True):
        said = text.casefold()
        held = [] if parts else [name for name, low in may_stand if low in said]
        if held:
            place = said.index(max(held, key=len).casefold())
            around.add((text[:place], text[place + len(max(held, key=len)) :]))
    found = list(parted)
    for before, after in around:
        fits = [place for place, text in enumerate(headings) if not parted[place] and _is_around(text, before, after)]
        for place in fits if len(fits) > 1 and (asks(f"{before}them{after}") or counts_people(before)) else ():
            about = headings[place][len(before) : len(headings[place]) - len(after)]
            found[place] = (f"{before}…{after}", about, "")
    return found


def _is_around(text: str, before: str, after: str) -> bool:
    return len(text) > len(before) + len(after) and text.startswith(before) and text.endswith(after)


def _parts(ways: Sequence[Part], fronts: Counter, ends: Counter) -> Part | None:
    for question, about, tie in ways:
        if tie and states_tie(about) and not states_tie(tie):  # … - We refer people to them - Westhaven Homes
            about, tie = tie, about
        if tie and not states_tie(tie) and not is_aspect(tie):  # an organisation whose name has a dash
            about, tie = f"{about} - {tie}", ""
        if is_code(about) or fronts[question] > 1:
            swapped = not tie and ends[about] > 1 and kind_asked(about) and not kind_asked(question)
            return (about, question, tie) if swapped else (question, about, tie)
        if ends[about] > 1 and kind_asked(about) and not asks(question):  # Westhaven Homes - how often do you refer …
            return about, question, tie
    return None


def _column(place: int, text: str, parts: Part | None) -> Column:
    question, about, tie = parts or (text, "", "")
    if " " not in text and normal(about) in ("note", "notes", "label", "intro", "hint"):  # what ODK shows, no answer
        return Column(place, text, DROP)
    if is_code(about) or is_ordinal(about):
        about = ""
    elif not tie and (ends := _tie_apart(about)):
        about, tie = ends
    elif states_tie(about) and not tie:  # the kind of link stands where an organisation would
        question, about = f"{question} {about}", ""
        return Column(place, question, kind_asked(parts[1]) if parts else DROP)
    if about and asks_for_needs(question):
        return Column(place, question, "needs", about)
    if is_aspect(tie):  # of several things asked about each, one makes a link
        return Column(
            place, f"{question} {tie}", (kind_asked(question) or "knows") if asks_how_much(tie) else DROP, about
        )
    if tie:
        return Column(place, f"{question} {tie}", kind_asked(tie), about)
    field = kind_asked(question) if about or asks(question) or states_tie(question) else DROP
    if not (field or about) and asks_for_the_list(text):
        return Column(place, question, ROSTER)
    if not field and (about or asks_who_else(text)) and not denies_tie(question):
        field = "knows"
    return Column(place, question, field, about)


def _tie_apart(about: str) -> tuple[str, str] | None:
    """The organisation and what is said of it in `Westhaven Homes - Refers to`; None for a name alone."""
    name, dash, tie = re.sub(r"(?<!\s)\s+[–—|:]\s+", " - ", about).rpartition(" - ")
    return (name, tie) if dash and (states_tie(tie) or is_aspect(tie)) else None


def _continued(grid: Grid, last: int, columns: list[Column]) -> list[Column]:
    """`If other, please name` goes on with the question before it in which Other was ticked."""
    found: list[Column] = []
    before = DROP
    for column in columns:
        goes_on = (
            column.field == DROP and not about_respondent(column.heading) and GOES_ON.fullmatch(normal(column.heading))
        )
        if goes_on and found and found[-1].field == OWN:  # who answers, where the list did not have it
            column = replace(column, field=OWN)
        elif goes_on and before not in NO_LINKS:
            column = replace(column, field=_ticked_other(grid, last, column, found) or before)
        found.append(column)
        before = column.field or before
    return found


def _ticked_other(grid: Grid, last: int, column: Column, asked: Sequence[Column]) -> str:
    """The field of the question in which Other is ticked where this column is filled; empty where none is."""
    filled = [row for number, row in grid.numbered if number > last and len(row) > column.index]
    filled = [row for row in filled if row[column.index].text]
    ticked = Counter(
        one.field
        for one in reversed(asked)
        for row in filled
        if one.field not in NO_LINKS and not one.about
        and any(normal(part) in OTHER for part in CHOICES.split(row[one.index].text))
    )  # fmt: skip
    return next((field for field, _ in ticked.most_common(1)), "")


def _with_strength_beside(columns: list[Column]) -> list[Column]:
    """`How often?` right behind the question about one organisation says how strong that link is."""
    found: list[Column] = []
    for column in columns:
        before = found[-1] if found else column
        beside = column.field == DROP and not column.about and asks_how_much(column.heading)
        if beside and before.about and before.field not in NO_LINKS:
            question = f"{before.heading} {column.heading.rstrip('0123456789 ')}"
            column = replace(column, heading=question, field=before.field, about=before.about)
        found.append(column)
    return found


def _answers_no_name(grid: Grid, last: int, column: Column) -> bool:
    """Whether a question that would have names as its answers has words such as weekly, or a tick for Other."""
    if column.about or column.field in NO_LINKS:
        return False
    texts = Counter(grid.texts(column.index, last))
    others, most = 0, texts.total() / 2
    for text, times in texts.items():
        others += 0 if _is_answer(text) else times
        if others >= most:  # as of most columns of many texts: the rest need not be looked at
            return False
    return bool(texts)


def _is_answer(text: str) -> bool:
    if len(text) > LONGEST_ANSWER:
        return text.isdigit()
    return is_how_often(text) or says_none(text) or normal(text) in ("yes", "no", "true", "false") or text.isdigit()


def _without_free_text(grid: Grid, last: int, columns: list[Column]) -> list[Column]:
    """The columns, of which questions answered in sentences about each organisation are not read: they are no scale."""
    said: dict[str, Counter[str]] = {}
    for column in columns:
        if column.about and column.field != DROP:
            said.setdefault(column.heading, Counter()).update(grid.texts(column.index, last))
    free = {
        question
        for question, texts in said.items()
        if sum(times for text, times in texts.items() if times == 1 and _is_sentence(text)) > texts.total() / 2
    }
    return [replace(one, field=DROP) if one.about and one.heading in free else one for one in columns]


def _with_names_in_cells(grid: Grid, last: int, columns: list[Column]) -> list[Column]:
    """Where a question asks who, and its cells hold names, its parts are no organisations: `[Housing]`, `[Debt]`."""
    own = {match_key(text) for one in columns if one.field == OWN for text in grid.texts(one.index, last)}
    listed = {one.heading for one in columns if match_key(one.about) in own}
    told: dict[str, list[bool]] = {}
    for column in columns:
        asks_who = column.about and column.heading not in listed and ASKS_WHO.match(normal(column.heading))
        if asks_who and column.field != DROP:
            told.setdefault(column.heading, []).extend(
                match_key(text) == match_key(column.about) or is_known(text, column.heading)
                for text in grid.texts(column.index, last)
            )
    naming = {question for question, known in told.items() if known and sum(known) * 2 < len(known)}
    return [
        replace(one, heading=f"{one.heading} [{one.about}]", about="") if one.about and one.heading in naming else one
        for one in columns
    ]


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= SENTENCE and not states_tie(text) and not is_how_often(text)


def _without_whole_lists(headings: Sequence[str], columns: Sequence[Column]) -> list[Column]:
    """Kobo writes all choices in one column and each of them in a column of its own as well; the latter are read."""
    whole = {text[:place] for text in headings for place, letter in enumerate(text) if letter == "/" and place}
    over = dict(enumerate(headings))
    return [replace(column, field=DROP) if over.get(column.index) in whole else column for column in columns]


def _with_names_answered(grid: Grid, last: int, columns: list[Column]) -> list[Column]:
    """A question of no known kind asks for links all the same where its answers name organisations that answer."""
    names = {match_key(text) for one in columns if one.field == OWN for text in grid.texts(one.index, last)}
    found = []
    for column in columns:
        texts = grid.texts(column.index, last) if names and column.field == DROP and asks(column.heading) else []
        known = [text for text in texts if match_key(text) in names]
        names_them = len(set(known)) > 1 and len(known) >= NAMES * len(texts)
        found.append(replace(column, field="knows") if names_them else column)
    return found


def _one_own(grid: Grid, last: int, columns: list[Column]) -> list[Column]:
    """Where no heading asks for the organisation that answers, the column that holds names asked about is the one."""
    if any(column.field == OWN for column in columns):
        return columns
    names = {match_key(column.about) for column in columns if column.about}
    if not names:
        return columns
    for column in columns:
        texts = grid.texts(column.index, last) if column.field == DROP else []
        known = [text for text in texts if match_key(text) in names]
        if texts and len(known) >= NAMES * len(texts) and len(set(known)) > 1:
            return [replace(one, field=OWN) if one is column else one for one in columns]
    return columns
