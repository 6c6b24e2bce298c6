"""What was recognised in a survey, in one sentence each."""

from network.errors import Choice
from network.files.draft.draft import Log
from network.files.sheets.grid import Grid
from network.files.sheets.meaning import scale_in
from network.files.survey.headings import LOST_QUESTION, about_respondent, asks, asks_who_else, kind_asked
from network.files.survey.rereading import meanings_picked
from network.files.survey.screen import left_out_for_people, say_left_out
from network.files.survey.values import is_code_of_none, is_known, names_kinds, questions_of, steps_of
from network.recognised import (
    A_LINK,
    BACK,
    DROP,
    NO_LINK,
    NO_LINKS,
    NOT_SAID,
    OWN,
    PEOPLE,
    ROSTER,
    AnswerMeaning,
    Column,
    ColumnIs,
    Table,
)
from network.vocabulary import DIRECTED_KINDS
from network.words import listed, plural

__all__ = ["say_what_was_recognised"]

SHOWN = 90  # characters of a question that are repeated
TOLD = 6  # headings or answers that are told one by one
STEPS = 4  # of trust, as the map keeps it
KINDS_NAMED = "links of the kinds that its answers name"
TRUST = {"trust_reliable": "reliable", "trust_shared_aims": "shared aims", "trust_open": "open"}


def say_what_was_recognised(grid: Grid, table: Table, log: Log) -> None:
    """Note who answers, what each question is read as, what its answers mean, and what is not read."""
    own = [f'"{_short(one.heading)}"' for one in table.columns if one.field == OWN]
    log.note(f"These are answers to a survey. Who answers stands under {listed(own)}.")
    listing = questions_of(table)
    for column in _first_of_each(table):
        count = len(listing.get(column.heading, ()))
        over = f" about {plural(count, 'organisation')} listed" if count else ", whom the answers name"
        read = KINDS_NAMED if _names_kinds(grid, table, column) else _read_as(column.field)
        log.note(f'"{_short(column.heading)}" is read as {read}{over}.')
        _ask_of_kind(grid, table, column, log)
        _say_steps_of_trust(table, column, log)
        _ask_of_first_number(grid, table, column, log)
        _ask_of_codes(grid, table, column, log)
        if words := _answers(table, column.heading):
            log.note(f'Answers to "{_short(column.heading)}": {words}.')
        _say_unknown_words(grid, table, column, log)
    for heading in dict.fromkeys(one.heading for one in table.columns if one.field == "needs"):
        about = any(one.about for one in table.columns if one.heading == heading)
        whose = "people are referred for" if about else "who answers helps with"
        log.note(f'"{_short(heading)}" is read as the needs that {whose}.')
    for heading in dict.fromkeys(one.heading for one in table.columns if one.field == ROSTER):
        log.note(f'"{_short(heading)}" is read as partners for the map. Naming one there makes no link.')
    fields = {column.field for column in table.columns}
    for kind in DIRECTED_KINDS:
        if len(fields & {kind, kind + BACK}) == 1:
            log.note(f'"{kind}" was asked of one end only: that the other end does not say it too is no disagreement.')
    _say_not_read(grid, table, log)
    say_left_out(grid, table, log)


def _ask_of_kind(grid: Grid, table: Table, column: Column, log: Log) -> None:
    """Where no word of a question says which kind of link it asks for, such as a grid that lost its question."""
    named = asks(column.heading) and not asks_who_else(column.heading)
    if column.field != "knows" or kind_asked(column.heading) or not (column.about or named):
        return
    asked = [one for one in table.columns if one.heading == column.heading and one.about]
    if _names_kinds(grid, table, column):
        return
    what = f'Which kind of link "{_short(column.heading)}" means is not known. It is read as "knows".'
    if column.heading.startswith(LOST_QUESTION):
        over = plural(len({one.about for one in asked}), "organisation")
        what = (
            f'Which kind of link is asked over {over} is not in the file: the form left it out. It is read as "knows".'
        )
    kinds = {"refers": "who answers refers people to them", f"refers{BACK}": "they refer people to who answers"}
    kinds |= {kind: kind for kind in ("shares information", "works jointly", "funds")}
    choices = [Choice(f"It asks: {words}", ColumnIs(kind, column.heading)) for kind, words in kinds.items()]
    log.warn(grid.where(table.header), what, "Say which kind it is.", choices)


def _names_kinds(grid: Grid, table: Table, column: Column) -> bool:
    """Whether each answer of a grid says its kind of link itself: `We refer people to them, They fund us`."""
    return names_kinds(grid, table, [one for one in table.columns if one.heading == column.heading and one.about])


def _say_steps_of_trust(table: Table, column: Column, log: Log) -> None:
    steps = steps_of(table, column.heading)
    if column.field in TRUST and steps > STEPS:
        log.note(f"Trust on {steps} steps is kept on {STEPS}: the least is 1, the most {STEPS}, a half is the lower.")


def _ask_of_first_number(grid: Grid, table: Table, column: Column, log: Log) -> None:
    """A scale from 1 without words: its 1 may be the weakest link or none, and the file does not say which."""
    if column.field in TRUST:
        return  # the least trust is 1 for certain
    means = meanings_picked(table, column.heading)
    given = [text for text in means if text.isdigit()]
    said = any(one.text == "1" and not one.question for one in table.answers) or len(scale_in([column.heading])) > 1
    if "1" not in given or "0" in given or len(given) < 2 or said or PEOPLE in means.values():
        return
    if means["1"] == A_LINK:
        return  # a place in an order
    none, weak = means["1"] == NO_LINK, "the weakest link"
    what = f'1 in answers to "{_short(column.heading)}" is read as {"no link" if none else weak}.'
    choices = [
        Choice("1 is no link", AnswerMeaning(column.heading, "1", NO_LINK)),
        Choice(f"1 is {weak}", AnswerMeaning(column.heading, "1", "1")),
    ]
    log.warn(grid.where(table.header), what, "Say which it is.", choices if none else choices[::-1])


def _ask_of_codes(grid: Grid, table: Table, column: Column, log: Log) -> None:
    """A high number that stands apart, such as 9 or 99, is the mark of no answer in most programs, not in all."""
    means = meanings_picked(table, column.heading)
    for text in means:
        if means[text] == NOT_SAID and text.isdigit() and is_code_of_none(text, list(means)):
            what = f'{text} in answers to "{_short(column.heading)}" stands apart. It is read as no answer.'
            choices = [
                Choice(f"{text} is no answer", AnswerMeaning(column.heading, text, NOT_SAID)),
                Choice(f"{text} is a link", AnswerMeaning(column.heading, text, text if len(text) == 1 else A_LINK)),
            ]
            log.warn(grid.where(table.header), what, "Say which it is.", choices)


def _say_unknown_words(grid: Grid, table: Table, column: Column, log: Log) -> None:
    """Where most answers, or one beside a scale, are words that say nothing known, each is read as a link."""
    means = meanings_picked(table, column.heading)
    texts = [text for text in means if means[text] == A_LINK]
    unknown = [f'"{_short(text)}"' for text in texts if not is_known(text, column.heading)]
    told = listed(unknown[:TOLD], max(0, len(unknown) - TOLD))
    if unknown and any(one.isdigit() for one in means.values()):
        what = f'How strong these answers to "{_short(column.heading)}" are is not known: {told}.'
        what = f"{what} Each is read as a link without a strength."
        log.warn(grid.where(table.header), what, 'Say what they mean; in the terminal with --answer "TEXT=3".')
        return
    if len(unknown) < 2 or len(unknown) * 2 <= len(means):
        return
    what = f'Answers to "{_short(column.heading)}" say neither yes nor no: {told}. Each is read as a link.'
    log.warn(grid.where(table.header), what, 'Say what they mean; in the terminal with --answer "TEXT=no link".')


def _first_of_each(table: Table) -> list[Column]:
    asked = [one for one in table.columns if one.field not in NO_LINKS]
    return list({(one.heading, one.field): one for one in reversed(asked)}.values())[::-1]


def _read_as(field: str) -> str:
    if field in TRUST:
        return f'trust ("{TRUST[field]}")'
    if field.endswith(BACK):
        return f'links of kind "{field.removesuffix(BACK)}" from others to who answers'
    return f'links of kind "{field}" from who answers to others'


def _answers(table: Table, question: str) -> str:
    """What each answer means, numbers as how strong a link is; nothing where they are only ticks."""
    first = meanings_picked(table, question)
    if set(first.values()) <= {A_LINK, NO_LINK} and len(first) < 2:
        return ""
    by_means: dict[str, list[str]] = {}
    for text, means in first.items():
        by_means.setdefault(means, []).append(f'"{_short(text)}"')
    parts = [
        f"{listed(texts[:TOLD], max(0, len(texts) - TOLD))} {_meaning(means, several=len(texts) > 1)}"
        for means, texts in sorted(by_means.items(), key=lambda item: (item[0].isdigit(), item[0]))
    ]
    people = ". Numbers are how strong a link is, not people" if any(one.isdigit() for one in by_means) else ""
    return "; ".join(parts) + people


def _meaning(means: str, *, several: bool) -> str:
    are = "are" if several else "is"
    words = {NO_LINK: "no link", NOT_SAID: "read as not said", A_LINK: "a link", PEOPLE: "people who were referred"}
    return f"{are} {words.get(means) or f'strength {means}'}"


def _say_not_read(grid: Grid, table: Table, log: Log) -> None:
    dropped = [one for one in table.columns if one.field == DROP and one.heading]
    people = [one for one in dropped if about_respondent(one.heading)]
    asked = {*left_out_for_people(grid, table), *(one.heading for one in table.columns if one.field != DROP)}
    others = [f'"{_short(one.heading)}"' for one in dropped if one not in people and one.heading not in asked]
    others = list(dict.fromkeys(others))
    if people:
        log.note("Running numbers, times and details of whoever filled it in are not read.")
    if others:
        log.note(f"Not read: {listed(others[:TOLD], max(0, len(others) - TOLD))}.")


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else f"{text[: SHOWN // 3]}…{text[-2 * SHOWN // 3 :]}"
