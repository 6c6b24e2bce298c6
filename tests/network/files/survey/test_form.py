"""The survey that we propose comes back from every maker's program without a correction."""

from collections.abc import Callable
from pathlib import Path

import pytest

from network.files.survey.form import CONSENT, LISTING, OTHERS, OWN_QUESTION, survey_bytes
from network.model import Network, Partner, System
from network.uploads import read_uploaded
from tests.network.files.survey.exports import (
    ASKED,
    LISTED,
    Rows,
    as_csv,
    as_xlsx,
    forms,
    google,
    kobo,
    lime,
    monkey,
    qualtrics,
    slug,
)  # fmt: skip

MAP = Network(System("Northfield"), tuple(Partner(f"p{number}", name) for number, name in enumerate(LISTED)))
NEW = "St Jude's Trust"


def chosen(me: str, question: str) -> list[str]:
    """What each answers: to the n-th question the n-th of the others, and one more to the first."""
    others = [name for name in LISTED if name != me]
    place = list(LISTING).index(question)
    return others[:2] if place == 0 else [others[place % 3]] if place % 2 else []


def expected() -> set[tuple[str, str, str]]:
    links = {(ASKED[0], NEW, "refers"), (ASKED[0], NEW, "knows")}
    for me in ASKED:
        for question, kind in LISTING.items():
            for other in chosen(me, question):
                links.add((other, me, "refers") if kind.endswith("back") else (me, other, kind))
    return {_either_way(*link) for link in links}


def _either_way(one: str, other: str, kind: str) -> tuple[str, str, str]:
    return (one, other, kind) if kind in ("refers", "funds") else (min(one, other), max(one, other), kind)


def _others(me: str) -> list[str]:
    return [NEW if me == ASKED[0] else "" for _ in OTHERS]


def _one_cell(joined: str) -> tuple[list[str], Callable[[str], list[object]]]:
    headings = [OWN_QUESTION, CONSENT, *LISTING, *OTHERS]
    return headings, lambda me: [me, "Yes", *(joined.join(chosen(me, one)) for one in LISTING), *_others(me)]


def _columns(part: str, yes: object = None, no: object = "") -> tuple[list[str], Callable[[str], list[object]]]:
    headings = [OWN_QUESTION, CONSENT, *(part.format(one, name) for one in LISTING for name in LISTED), *OTHERS]
    return headings, lambda me: [
        me, "Yes", *((yes if yes is not None else name) if name in chosen(me, one) else no for one in LISTING
                     for name in LISTED), *_others(me)]  # fmt: skip


def _monkey() -> Rows:
    first, second = [OWN_QUESTION, CONSENT], ["Response", "Response"]
    for question in LISTING:
        first += [question, *([""] * (len(LISTED) - 1))]
        second += LISTED
    _, answers = _columns("{}{}")
    return monkey([*first, *OTHERS], [*second, *(["Open-Ended Response"] * len(OTHERS))], answers)


def _qualtrics() -> Rows:
    headings, answers = _columns("{} - Selected Choice - {}")
    return qualtrics([f"Q{number}" for number in range(len(headings))], headings, answers)


def _kobo() -> Rows:
    headings, answers = _columns("{}/{}", 1, 0)
    return kobo(headings, answers)


def _kobo_names() -> Rows:
    fields = ["own_organisation", "consent", "refer_to", "refer_to_us", "share_information_with", "work_with_jointly",
              "fund", "know", "others_refer_to", "else_know"]  # fmt: skip
    rows = {
        me: [slug(me), "yes", *(" ".join(map(slug, chosen(me, one))) for one in LISTING), *_others(me)] for me in ASKED
    }
    return kobo(fields, rows.__getitem__)


SHAPES = {
    "forms.xlsx": lambda: as_xlsx(forms(*_one_cell(";"))),
    "google.csv": lambda: as_csv(google(*_one_cell(", "))),
    "monkey.xlsx": lambda: as_xlsx(_monkey()),
    "qualtrics.csv": lambda: as_csv(_qualtrics()),
    "qualtrics one cell.csv": lambda: as_csv(
        qualtrics([f"Q{n}" for n in range(10)], _one_cell(",")[0], _one_cell(",")[1])
    ),
    "lime.csv": lambda: as_csv(lime(*_columns("{} [{}]", "Yes", "No"))),
    "kobo.csv": lambda: as_csv(_kobo()),
    "kobo names.csv": lambda: as_csv(_kobo_names()),
}


@pytest.mark.parametrize("name", SHAPES)
def test_a_form_comes_back_without_a_correction(name: str) -> None:
    reading = read_uploaded([(name, SHAPES[name]())])
    assert reading.problems == ()
    network = reading.or_raise()
    assert {_either_way(one.source, one.target, one.kind) for one in network.relations} == expected()
    assert set(network.asked or ()) == set(ASKED)
    assert {partner.name for partner in network.partners} == {*LISTED, NEW}


def test_the_workbook_lists_the_partners_and_is_asked_to_be_filled_in() -> None:
    reading = read_uploaded([("survey.xlsx", survey_bytes(MAP))])
    (problem,) = reading.problems
    assert "No row under the questions" in problem.what
    assert "not used" in {table.role for table in reading.recognised.tables if reading.recognised}


def test_the_page_about_the_survey_has_every_question() -> None:
    page = (Path(__file__).parents[4] / "docs" / "survey.md").read_text(encoding="utf-8")
    assert [one for one in (OWN_QUESTION, CONSENT, *LISTING, *OTHERS) if f"| {one} |" not in page] == []
