# ruff: noqa: E501
"""Exports of a survey as each maker's program writes them, made up here from one set of answers."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import xlsxwriter

HOMES, POLICE, CLINIC, CARERS = "Westhaven Homes", "Northfield Police", "Millbrook Clinic", "Estuary Carers"
LISTED = (HOMES, POLICE, CLINIC, CARERS)
ASKED = (HOMES, POLICE, CLINIC)
REFERS = {
    HOMES: {POLICE: "Weekly", CLINIC: "Monthly"},
    POLICE: {HOMES: "Monthly"},
    CLINIC: {HOMES: "Daily", CARERS: "Weekly"},
}
LINKS = {(one, other) for one, others in REFERS.items() for other in others}
SECRETS = ("Ada Quill", "ada.quill@example.org", "203.0.113.7", "4711990", "09:12:44")
REFER = "Which organisations do you refer people to?"
OFTEN = "How often do you refer people to each of these?"
ORGANISATION = "Which organisation do you work for?"
SCALE = ("Never", "Monthly", "Weekly", "Daily")
Rows = list[list[object]]


@dataclass(frozen=True)
class Export:
    """A file as it comes, and what is in it."""

    name: str
    data: bytes
    links: frozenset[tuple[str, str]] = frozenset(LINKS)
    kinds: frozenset[str] = frozenset({"refers"})
    strengths: bool = False


def as_csv(rows: Rows, delimiter: str = ",") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(rows: Rows, merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("Sheet1")
    for number, row in enumerate(rows):
        for place, value in enumerate(row):
            if value not in (None, ""):
                sheet.write(number, place, value)
    for top, left, bottom, right in merged:
        sheet.merge_range(top, left, bottom, right, rows[top][left])
    book.close()
    return out.getvalue()


def chosen(me: str) -> list[str]:
    return list(REFERS[me])


def words(me: str) -> list[str]:
    return ["" if other == me else REFERS[me].get(other, "Never") for other in LISTED]


def ticks(me: str, yes: object, no: object = "") -> list[object]:
    return [yes if other in REFERS[me] else no for other in LISTED]


def slug(name: str) -> str:
    return name.lower().replace(" ", "_")


def forms(headings: Sequence[str], answers: Callable[[str], Sequence[object]]) -> Rows:
    head = ["Id", "Start time", "Completion time", "Email", "Name", *headings]
    return [head] + [
        [number, "3/1/2024 09:12:44", "3/1/2024 9:20:01", SECRETS[1], SECRETS[0], *answers(me)]
        for number, me in enumerate(ASKED, 1)
    ]


def google(headings: Sequence[str], answers: Callable[[str], Sequence[object]]) -> Rows:
    head = ["Timestamp", "Email Address", *headings]
    return [head] + [["2024/03/01 9:12:44 am GMT", SECRETS[1], *answers(me)] for me in ASKED]


def monkey(first: Sequence[str], second: Sequence[str], answers: Callable[[str], Sequence[object]]) -> Rows:
    upper = [
        "Respondent ID",
        "Collector ID",
        "Date Created",
        "Date Modified",
        "IP Address",
        "Email Address",
        "First Name",
    ]
    lower = [""] * len(upper)
    one = [114711990, 44120, "03/01/2024 09:12:44", "03/01/2024 09:20:01", SECRETS[2], SECRETS[1], "Ada Quill"]
    return [[*upper, *first], [*lower, *second]] + [[*one, *answers(me)] for me in ASKED]


def qualtrics(codes: Sequence[str], questions: Sequence[str], answers: Callable[[str], Sequence[object]]) -> Rows:
    names = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "RecordedDate", "ResponseId",
             "RecipientLastName", "RecipientFirstName", "RecipientEmail", "UserLanguage"]  # fmt: skip
    said = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Finished", "Recorded Date", "Response ID",
            "Recipient Last Name", "Recipient First Name", "Recipient Email", "User Language"]  # fmt: skip
    one = ["2024-03-01 09:12:44", "2024-03-01 09:20:01", "IP Address", SECRETS[2], "100", "True", "2024-03-01 09:20:02",
           "R_4711990", "Quill", "Ada Quill", SECRETS[1], "EN"]  # fmt: skip
    ids = [f'{{"ImportId":"{name}"}}' for name in (*names, *codes)]
    return [[*names, *codes], [*said, *questions], ids] + [[*one, *answers(me)] for me in ASKED]


def lime(headings: Sequence[str], answers: Callable[[str], Sequence[object]]) -> Rows:
    head = [
        "Response ID",
        "Date submitted",
        "Last page",
        "Start language",
        "Seed",
        "Date started",
        "IP address",
        *headings,
    ]
    return [head] + [
        [number, "2024-03-01 09:20:01", 3, "en", 4711990, "2024-03-01 09:12:44", SECRETS[2], *answers(me)]
        for number, me in enumerate(ASKED, 1)
    ]


def kobo(headings: Sequence[str], answers: Callable[[str], Sequence[object]]) -> Rows:
    head = ["start", "end", "deviceid", "username", *headings, "_id", "_uuid", "_submission_time", "_index"]
    return [head] + [
        ["2024-03-01T09:12:44", "2024-03-01T09:20:01", "ee.example:4711990", SECRETS[0], *answers(me), 4711990, "0e-1",
         "2024-03-01T09:20:02", number]
        for number, me in enumerate(ASKED, 1)
    ]  # fmt: skip


def _all() -> list[Export]:
    in_list = [f"{OFTEN} [{name}]" for name in LISTED]
    dashes = [f"{REFER} - Selected Choice - {name}" for name in LISTED]
    scale = [ORGANISATION, *(f"{OFTEN} - {name}" for name in LISTED)]
    choices = [f"ties/refer_to/{slug(name)}" for name in LISTED]
    labels = [f"{REFER}/{name}" for name in LISTED]
    ten = [f"Name up to three organisations that you refer people to [{number}]" for number in (1, 2, 3)]
    kinds = frozenset({"refers", "shares information"})
    grid = [f"What do you do with each of these? [{name}]" for name in LISTED]
    share = "Which organisations do you share information with?"
    return [
        Export("forms choices.xlsx", as_xlsx(forms(["Your organisation", REFER], lambda me: [me, ";".join(chosen(me)) + ";"]))),
        Export("forms grid.xlsx", as_xlsx(forms([ORGANISATION, OFTEN, *LISTED], lambda me: [me, "", *words(me)])), strengths=True),
        Export("forms grid without its question.xlsx", as_xlsx(forms([ORGANISATION, *LISTED], lambda me: [me, *words(me)])),
            kinds=frozenset({"knows"}), strengths=True),
        Export("forms one question each.xlsx", as_xlsx(forms(
            ["Organisation", *(f"How often do you refer people to {name}?" for name in LISTED)], lambda me: [me, *words(me)])),
            strengths=True),
        Export("google choices.csv", as_csv(google([ORGANISATION, REFER], lambda me: [me, ", ".join(chosen(me))]))),
        Export("google grid.csv", as_csv(google([ORGANISATION, *in_list], lambda me: [me, *words(me)])), strengths=True),
        Export("google tick grid.csv", as_csv(google([ORGANISATION, *grid], lambda me: [me, *ticks(
            me, "We refer people to them, We share information with them")])), kinds=kinds),
        Export("google they refer.csv", as_csv(google([ORGANISATION, "Which organisations refer people to you?"], lambda me: [
            me, ", ".join(other for other in ASKED if me in REFERS[other])])), links=frozenset(LINKS - {(CLINIC, CARERS)})),
        Export("monkey ticks.xlsx", as_xlsx(monkey([ORGANISATION, REFER, "", "", ""], ["Response", *LISTED], lambda me: [
            me, *(other if other in REFERS[me] else "" for other in LISTED)]), merged=[(0, 8, 0, 11)])),
        Export("monkey grid.csv", as_csv(monkey([ORGANISATION, OFTEN, "", "", ""], ["Response", *LISTED],
            lambda me: [me, *words(me)])), strengths=True),
        Export("monkey text boxes.csv", as_csv(monkey([ORGANISATION, "Please name up to three organisations you refer people to",
            "", ""], ["Open-Ended Response", "1", "2", "3"], lambda me: [me, *[*chosen(me), "", "", ""][:3]]))),
        Export("qualtrics ticks.csv", as_csv(qualtrics(["Q1", *(f"Q2_{n}" for n in range(1, 5))], [ORGANISATION, *dashes],
            lambda me: [me, *(other if other in REFERS[me] else "" for other in LISTED)]))),
        Export("qualtrics scale.csv", as_csv(qualtrics(["Q1", *(f"Q5_{n}" for n in range(1, 5))], scale, lambda me: [
            me, *("" if other == me else SCALE.index(REFERS[me].get(other, "Never")) for other in LISTED)])), strengths=True),
        Export("qualtrics one cell.tsv", as_csv(qualtrics(["Q1", "Q2"], [ORGANISATION, REFER], lambda me: [
            me, ",".join(chosen(me))]), "\t")),
        Export("lime yes.csv", as_csv(lime([ORGANISATION, *(f"{REFER} [{name}]" for name in LISTED)], lambda me: [
            me, *ticks(me, "Yes", "No")]))),
        Export("lime grid.csv", as_csv(lime([ORGANISATION, *in_list], lambda me: [me, *words(me)]), ";"), strengths=True),
        Export("kobo names.csv", as_csv(kobo(["intro/your_organisation", "ties/refer_to", *choices], lambda me: [
            slug(me), " ".join(map(slug, chosen(me))), *ticks(me, 1, 0)]))),
        Export("kobo labels.xlsx", as_xlsx(kobo([ORGANISATION, REFER, *labels], lambda me: [
            me, " ".join(chosen(me)), *ticks(me, 1, 0)]))),
        Export("hand ticks.xlsx", as_xlsx([["Organisation", REFER, "", "", ""], ["", *LISTED]] + [
            [me, *ticks(me, "x")] for me in ASKED], merged=[(0, 1, 0, 4)])),
        Export("hand two questions.csv", as_csv([["Your organisation", "Your sector", REFER, share]] + [
            [me, "Charity", "\n".join(chosen(me)), "; ".join(chosen(me))] for me in ASKED]), kinds=kinds),
        Export("hand ten names.csv", as_csv([["Name of your organisation", *ten]] + [
            [me, *[*chosen(me), "", "", ""][:3]] for me in ASKED])),
    ]  # fmt: skip


EXPORTS = _all()
