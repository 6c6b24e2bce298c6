"""Answers to a survey -> drafts of partners and links: a respondent has been asked, and says each link it states."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.draft.headings import normal
from network.files.sheets.grid import Grid
from network.files.survey.questions import Question, Survey
from network.names import match_key

__all__ = ["draft_of_survey"]

NO = frozenset({"", "0", "no", "n", "never", "none", "not at all", "false", "n a", "na", "don t know", "not sure"})
BREAKS = re.compile(r"\s*[;\n|]\s*")
Key = tuple[str, str, str]  # from, to, kind


def draft_of_survey(grid: Grid, survey: Survey, log: Log) -> Draft:
    """The map that the answers describe; what was recognised is noted, a sentence a question."""
    log.note(f'The column "{grid.cell(survey.header, survey.own).text}" names the organisation that answers.')
    for words in dict.fromkeys(map(_sentence, survey.questions)):
        log.note(words)
    draft = Draft(PurePath(grid.file).stem or grid.file, listed=False)
    names: dict[str, str] = {}
    asked: dict[str, int] = {}
    links: dict[Key, DraftLink] = {}
    for number, row in grid.numbered:
        own = row[survey.own].name if number >= survey.first and survey.own < len(row) else ""
        if not own:
            if number >= survey.first and any(cell.text for cell in row):
                log.warn(grid.where(number), "The answer names no organisation. It was left out.", "Write its name.")
            continue
        me = match_key(own)
        names.setdefault(me, own)
        asked.setdefault(me, number)
        for question, other, value in _stated(grid, survey, number):
            them = match_key(other)
            names.setdefault(them, other)
            key = (them, me, question.kind) if question.turned else (me, them, question.kind)
            if them == me or normal(value) in NO or key in links:
                continue
            ends = (names[key[0]], names[key[1]])
            fields = {"link_type": question.kind, "said_by": names[me]}
            more = {"answer": value} if question.organisation else {}
            links[key] = DraftLink(grid.where(number), *ends, fields, more=more)
    draft.partners = [
        DraftPartner(
            grid.where(asked.get(key)),
            {"partner_id": name, "name": name, "asked": "yes" if key in asked else "no"},
        )
        for key, name in names.items()
    ]
    draft.links = list(links.values())
    return draft


def _stated(grid: Grid, survey: Survey, number: int) -> Iterator[tuple[Question, str, str]]:
    """Each organisation that an answer is about, with the answer; one listed and left blank has the answer no."""
    for question in survey.questions:
        text = grid.cell(number, question.column).name
        if question.organisation:
            yield question, question.organisation, text
            continue
        for other in filter(None, BREAKS.split(text)):
            if normal(other) not in NO:
                yield question, other, "named"


def _sentence(question: Question) -> str:
    way = "the organisation named to the one that answers" if question.turned else "the one that answers to those named"
    return f'"{question.text}" is read as links of the kind "{question.kind}", from {way}.'
