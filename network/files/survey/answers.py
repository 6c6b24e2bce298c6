"""Answers to a survey -> drafts of partners and links: who answers has been asked, and says each link it states."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from network.errors import Where
from network.files.draft.draft import Draft, DraftLink, DraftPartner, Log
from network.files.draft.flat import join_list, split_list
from network.files.draft.headings import normal
from network.files.raw import guard
from network.files.sheets.grid import Grid
from network.files.sheets.matrix import is_total
from network.files.survey.handed_in import rows_of_tests, rows_told, say_unfinished
from network.files.survey.headings import asks_for_somebody, kind_asked, states_tie
from network.files.survey.named import Spellings, may_be_somebody, named_in
from network.files.survey.nobody_chosen import is_remarked, rows_of_nobody
from network.files.survey.said import Answers, Key, Said, Stated, weight
from network.files.survey.values import (
    is_both,
    is_no,
    is_number,
    meaning_of,
    names_kinds,
    people_in,
    questions_of,
    steps_of,
)
from network.names import match_key
from network.recognised import A_LINK, BACK, NO_LINK, NO_LINKS, NOT_SAID, OWN, PEOPLE, ROSTER, Column, Table
from network.vocabulary import DIRECTED_KINDS
from network.words import listed, plural

__all__ = ["add_answers"]

OTHER = re.compile(
    r"other(?: .*)?|none of the above|not listed|missing|null|nan|n a|no (?:answer|response)|not answered|-\d+|9{2,4}"
)
REFUSES = re.compile(r"no|n|0|false|i do not .*|i don t .*|disagree|do not consent")
TIES_APART = re.compile(r"[;,\n|]")
TOLD = 6  # rows or names told one by one
TRUST_STEPS = ("1", "2", "3", "4")
TOO_MANY = "Leave out questions or organisations that the map does not need, or read one question at a time."


def add_answers(grid: Grid, table: Table, draft: Draft, log: Log) -> None:
    """Add to a draft what the answers of one sheet state; what is left out or put together is said."""
    answers = Answers(Spellings(grid, table))
    silent: list[int] = []
    owners: dict[int, str] = {}
    asked = [_Asked(table, column) for column in table.columns if _asks_about_others(column)]
    respondents = [*_respondents(grid, table, log)]
    times = Counter(match_key(answers.names.spelled(own)) for _, own in respondents)
    for number, own in respondents:
        me = answers.names.key(own)
        owners[number] = me
        stated = list(_stated(grid, number, asked, answers.names, log))
        if not any(means not in (NOT_SAID, NO_LINK) for *_, means in stated) and not _is_an_answer(grid, table, number):
            silent.append(number)
            continue
        answers.rows[me].append(number)
        answers.details[me] = _details(grid, table, number) | answers.details[me]
        answers.add(number, me, stated, alone=times[me] == 1)
        if links := answers.too_many():
            what = f"The answers down to here make {links:,} links, and a map holds up to {guard.MAX_LINKS:,}."
            log.refuse(grid.where(number), what, TOO_MANY)
            return
    nobody = rows_of_nobody(grid, table, silent, log)
    silent = [number for number in silent if number not in nobody]
    for number in nobody:
        answers.rows[owners[number]] = sorted([*answers.rows[owners[number]], number])
        answers.details[owners[number]] = _details(grid, table, number) | answers.details[owners[number]]
    _add_to_list(grid, table, [row for rows in answers.rows.values() for row in rows] + silent, answers.names, log)
    _say_silent(grid, silent, log)
    say_unfinished(grid, table, [row for rows in answers.rows.values() for row in rows], log)
    _say_put_together(grid, answers, log)
    if answers.rows:
        listed_and_named = plural(len(answers.names.known), "organisation")
        log.note(f"{len(answers.rows)} of {listed_and_named} {'have' if len(answers.rows) > 1 else 'has'} answered.")
    draft.partners += _partners(grid, table, answers)
    draft.links += _links(grid, table, answers, log)
    draft.asked_as |= _asked_as(grid, table, answers)
    draft.rostered |= {answers.names.key(column.about) for column in table.columns if column.about}


def _add_to_list(grid: Grid, table: Table, rows: Sequence[int], names: Spellings, log: Log) -> None:
    """Whom the answers name for the map is a partner from now on; nobody says that they work together."""
    for column in table.columns if rows else ():
        if column.field != ROSTER:
            continue
        held, proposed = set(names.known), set()
        for number in sorted(rows):
            for other in named_in(grid.cell(number, column.index).name, names, grid.where(number, column.heading), log):
                if asks_for_somebody(column.heading) and may_be_somebody(other, names):
                    what = "A part of the answer may be a person. It was left out and is not shown here."
                    log.warn(grid.where(number, column.heading), what, "Ask for organisations by name.")
                elif names.key(other) not in held:
                    proposed.add(names.key(other))
        if proposed:
            told = listed([f'"{names.known[key]}"' for key in sorted(proposed)[:TOLD]], max(0, len(proposed) - TOLD))
            log.note(f"Named for the map, without a link: {told}.")


def _asked_as(grid: Grid, table: Table, answers: Answers) -> dict[str, str]:
    """The words of the question for each kind of link that was asked about: of each way from the end that was asked."""
    asked = [(one.field, one.heading) for one in table.columns if _asks_about_others(one) and kind_asked(one.heading)]
    naming = {heading for heading, columns in questions_of(table).items() if names_kinds(grid, table, columns)}
    asked = [(kind, heading) for kind, heading in asked if heading not in naming]  # asked are the kinds answered
    named = [(key[2], one.column.heading) for key, one in answers.said.items() if one.most >= weight(A_LINK)]
    found = {kind: " ".join(heading.split()) for kind, heading in (*named, *reversed(asked))}
    return {kind: words for kind, words in found.items() if not kind.startswith("trust")}


def _respondents(grid: Grid, table: Table, log: Log) -> Iterator[tuple[int, str]]:
    own = [column.index for column in table.columns if column.field == OWN]
    consent = [column.index for column in table.columns if column.field == "consent"]
    nameless, refused = [], []
    tests = rows_of_tests(grid, table, log)
    for number, row in grid.numbered:
        if number <= table.header or number in tests or not any(cell.text for cell in row):
            continue
        if any(REFUSES.fullmatch(normal(grid.cell(number, index).text)) for index in consent):
            refused.append(number)
            continue
        texts = [grid.cell(number, index).name for index in own]
        name = next((text for text in texts if text and not any(map(OTHER.fullmatch, (normal(text), text)))), "")
        if is_total(name):
            log.warn(grid.where(number), f'"{name}" adds up other rows. It was left out.', "Nothing needs doing.")
        elif name:
            yield number, name
        else:
            nameless.append(number)
    if nameless:
        what = f"{rows_told(nameless)} {'name' if len(nameless) > 1 else 'names'} no organisation that answers."
        log.warn(grid.where(nameless[0]), f"{what} Left out.", "Write its name in the sheet.")
    if refused:
        do = "do" if len(refused) > 1 else "does"
        what = f"{rows_told(refused)} {do} not agree that the answers are used. Left out."
        log.warn(grid.where(refused[0]), what, "Nothing needs doing.")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question about others, and what its answers mean: the same few come in every row."""

    table: Table
    column: Column
    known: dict[str, tuple[list[str], str]] = field(default_factory=dict)

    def means(self, text: str) -> tuple[list[str], str]:
        """The kinds of link that an answer names itself, or else what it means."""
        found = self.known.get(text)
        if found is None:
            ties = list(dict.fromkeys(_ties(self.column, text)))
            found = self.known[text] = ties, "" if ties else meaning_of(self.table, self.column, text)
        return found


def _stated(grid: Grid, number: int, asked: Sequence[_Asked], names: Spellings, log: Log) -> Iterator[Stated]:
    """What a row says of others."""
    for question in asked:
        column = question.column
        text = grid.cell(number, column.index).name
        if not column.about:
            for other in named_in(text, names, grid.where(number, column.heading), log):
                yield column, column.field, other, "", A_LINK
            continue
        ties, means = question.means(text)
        if ties:
            _say_unknown_ties(text, grid.where(number, column.heading), log)
            yield from ((column, kind, column.about, "", A_LINK) for kind in ties)
        else:
            yield column, column.field, column.about, text, means


def _ties(column: Column, text: str) -> Iterator[str]:
    """The kinds of link that an answer names itself: `We refer people to them, They refer to us`, `Both`."""
    for part in TIES_APART.split(text):
        if is_both(part):
            kind = kind_asked(part) or column.field
            kind = (kind if kind in DIRECTED_KINDS else "refers") if kind in (*DIRECTED_KINDS, "knows") else kind
            yield from (kind, kind + BACK) if kind in DIRECTED_KINDS else (kind,)
        elif states_tie(part):
            yield kind_asked(part)


def _say_unknown_ties(text: str, where: Where, log: Log) -> None:
    """Of an answer with several kinds of link, those of which no word is known."""
    unknown = [one for one in TIES_APART.split(text) if one.strip() and not (states_tie(one) or is_both(one))]
    if unknown:
        what = f"{plural(len(unknown), 'part')} of the answer {'name' if len(unknown) > 1 else 'names'} no kind of link"
        log.warn(
            where,
            f"{what} that is known. The rest was read.",
            "Write refers, funds, shares information, works jointly.",
        )


def _asks_about_others(column: Column) -> bool:
    return column.field not in NO_LINKS


def _is_an_answer(grid: Grid, table: Table, number: int) -> bool:
    """Whether a row without links answers all the same: it says no, or ticks none of those listed, without a remark."""
    columns = [column for column in table.columns if _asks_about_others(column)]
    if any(normal(grid.cell(number, column.index).text) not in ("", "n a") for column in columns):
        return True
    if is_remarked(grid, table, number):
        return False  # "New in post, will ask" says nothing of the organisations listed
    listing = {column.heading for column in columns if column.about}
    return bool(listing) and {one.means for one in table.answers if one.question in listing} <= {A_LINK}


def _details(grid: Grid, table: Table, number: int) -> dict[str, str]:
    cells = {one.field: grid.cell(number, one.index).name for one in table.columns if one.field in ("sector", "area")}
    own = [one for one in table.columns if one.field == "needs" and not one.about]
    cells["needs"] = join_list(need for one in own for need in _needs(grid, number, one))
    return {name: text for name, text in cells.items() if text}


def _needs(grid: Grid, number: int, column: Column) -> list[str]:
    """The needs that an answer lists, without what says that there are none."""
    parts = (part.strip(" .") for part in TIES_APART.split(grid.cell(number, column.index).name))
    return list(dict.fromkeys(part for part in parts if part and not is_no(part) and normal(part) != "n a"))


def _partners(grid: Grid, table: Table, answers: Answers) -> list[DraftPartner]:
    for column in table.columns:
        if column.about:
            answers.names.key(column.about)
    return [
        DraftPartner(
            grid.where(answers.rows[key][0] if key in answers.rows else None),
            {"partner_id": name, "name": name, "asked": "yes" if key in answers.rows else "no"}
            | answers.details.get(key, {}),
        )
        for key, name in answers.names.known.items()
    ]


@dataclass(slots=True)
class _Links:
    """Links by their ends and kind, each with everybody who states it."""

    grid: Grid
    known: dict[str, str]
    log: Log
    links: dict[Key, DraftLink] = field(default_factory=dict)
    first: dict[tuple[str, str], Key] = field(default_factory=dict)  # of the links from one to another
    best: dict[Key, int] = field(default_factory=dict)
    strengths: dict[Key, dict[str, str]] = field(default_factory=dict)  # by who says it

    def key(self, me: str, them: str, kind: str) -> Key:
        """The link that is meant; one without direction is the same from either end."""
        back = (them, me, kind)
        return back if kind not in DIRECTED_KINDS and back in self.links else (me, them, kind)

    def add(self, me: str, key: Key, row: int, means: str, text: str) -> None:
        """One statement of a link; the strongest answer stays."""
        link = self._said(me, key, row)
        if means.isdigit():
            self.strengths.setdefault(key, {})[me] = means
        if weight(means) > self.best.get(key, 0):
            self.best[key] = weight(means)
            link.more |= _answer(means, text)
        if means == PEOPLE:
            self._count(link, text, row)

    def say_where_ends_differ(self) -> None:
        """How many links have another strength by each end, of which the stronger counts."""
        differ = [key for key, said in self.strengths.items() if len(set(said.values())) > 1]
        if differ:
            one = " and ".join(self.known[end] for end in differ[0][:2])
            have = "links have" if len(differ) > 1 else "link has"
            such = f", such as that of {one}" if len(differ) > 1 else f" ({one})"
            self.log.note(f"{len(differ):,} {have} another strength by each end{such}. The stronger counts.")

    def _count(self, link: DraftLink, text: str, row: int) -> None:
        made = people_in(text)
        if not is_number(text):
            self.log.note(f'"{text}" is read as {made} people.')
        held = link.counts.setdefault("made", made)
        if held != made:
            what = f'"{link.source}" and "{link.target}" give different numbers of people. The first was kept.'
            self.log.warn(self.grid.where(row), what, "Agree on one number.")

    def add_trust(self, me: str, them: str, field_of_trust: str, row: int, means: str) -> None:
        """What is said of trust stands with a link of the same two; where there is none, they know each other."""
        key = self.first.get((me, them)) or self.key(me, them, "knows")
        if key not in self.links and means == "1":
            return  # no trust at all is no link
        link = self.links.get(key) or self._said(me, key, row)
        if means in TRUST_STEPS:
            link.fields[field_of_trust] = min(means, link.fields.get(field_of_trust, means))  # of two ends the lower

    def _said(self, me: str, key: Key, row: int) -> DraftLink:
        ends, name = (self.known[key[0]], self.known[key[1]]), join_list([self.known[me]])
        link = self.links.setdefault(
            key, DraftLink(self.grid.where(row), *ends, {"link_type": key[2], "source_kind": "survey"})
        )
        self.first.setdefault(key[:2], key)
        sayers = link.fields.get("said_by", "")
        if name not in sayers.split(" | "):
            link.fields["said_by"] = f"{sayers} | {name}" if sayers else name
        return link


def _links(grid: Grid, table: Table, answers: Answers, log: Log) -> list[DraftLink]:
    """Each link once, with everybody who states it."""
    found = _Links(grid, answers.names.known, log)
    trust = []
    for (me, _, kind, them), said in answers.said.items():
        row, means = max(said.means.items(), key=lambda item: weight(item[1]))
        if weight(means) < weight(A_LINK):
            continue
        if kind.startswith("trust"):
            trust.append((me, them, kind, row, _of_four(means, steps_of(table, said.column.heading))))
        elif kind.endswith(BACK):
            found.add(me, (them, me, kind.removesuffix(BACK)), row, means, said.text)
        else:
            found.add(me, found.key(me, them, kind), row, means, said.text)
    found.say_where_ends_differ()
    known = len(found.links)
    for statement in trust:
        found.add_trust(*statement)
    if more := len(found.links) - known:
        what = f'Trust was given where no link runs that way. {plural(more, "link")} of kind "knows"'
        log.note(f"{what} {'carry' if more > 1 else 'carries'} it.")
    _add_needs(grid, table, answers, found)
    return list(found.links.values())


def _add_needs(grid: Grid, table: Table, answers: Answers, found: _Links) -> None:
    """What people are referred for, where it was asked of each organisation, with the referrals to it."""
    for column in table.columns:
        if column.field != "needs" or not column.about:
            continue
        for me, rows in answers.rows.items():
            link = found.links.get((me, answers.names.key(column.about), "refers"))
            needs = [need for row in rows for need in _needs(grid, row, column)]
            if link is not None and needs:
                held = split_list(link.fields.get("needs", ""))
                link.fields["needs"] = join_list(dict.fromkeys([*held, *needs]))


def _of_four(means: str, steps: int) -> str:
    """A step of a longer scale as one of four, halves to the lower: 1 2 3 4 5 are 1 2 2 3 4."""
    if steps <= len(TRUST_STEPS) or not means.isdigit():
        return means
    return str(math.ceil(1 + (int(means) - 1) * (len(TRUST_STEPS) - 1) / (steps - 1) - 0.5))


def _answer(means: str, text: str) -> dict[str, str]:
    if means in (A_LINK, PEOPLE):
        return {}
    return {"strength": means} | ({} if is_number(text) else {"answer": text})


def _say_silent(grid: Grid, rows: Sequence[int], log: Log) -> None:
    if rows:
        what = f"{rows_told(rows)} {'answer' if len(rows) > 1 else 'answers'} none of the questions about others."
        log.warn(grid.where(rows[0]), f"{what} Nobody counts as asked by it.", "Nothing needs doing.")


def _say_put_together(grid: Grid, answers: Answers, log: Log) -> None:
    """Several people who answer for one organisation are one respondent; where they differ, that is said."""
    said_by: dict[str, list[tuple[str, Said]]] = defaultdict(list)
    for (me, _, _, them), said in answers.said.items():
        said_by[me].append((them, said))
    for me, rows in answers.rows.items():
        if len(rows) < 2:
            continue
        name = answers.names.known[me]
        together = f'{rows_told(rows)} answer for "{name}" and are put together.'
        differ = [answers.names.known[them] for them, said in said_by[me] if _differ(said, len(rows))]
        differ = list(dict.fromkeys(differ))
        if not differ:
            log.note(together)
            continue
        about = listed(differ[:TOLD], max(0, len(differ) - TOLD))
        what = f"{together} They differ about {about}. A link that one of them states counts, at its strongest."
        log.warn(grid.where(rows[0]), what, "Ask them to agree, or leave out a row.")


def _differ(said: Said, respondents: int) -> bool:
    """Whether those who answer for one organisation say different things, or only some of them name the other."""
    different = len(set(said.means.values())) > 1 or len(said.numbers) > 1
    named = not said.column.about or said.kind != said.column.field  # the answer names whom, or which kind of link
    return different or (named and len(said.means) < respondents)
