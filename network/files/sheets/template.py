"""A workbook to fill in: a guide, an example, and sheets with drop-downs that the reader takes as they are."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from network.files.raw.save import save
from network.files.sheets.our_workbook import FORMAT, SHEETS
from network.files.sheets.workbook import add_table, new_workbook
from network.goal_tests import QUESTIONS
from network.vocabulary import KINDS, PER, SOURCE_KINDS, WORKS

__all__ = ["template_bytes", "write_template"]

ROWS = 1_000  # rows that have drop-downs
PARTNERS = (
    *("partner_id", "name", "short", "sector", "area", "stages", "needs", "ages", "only_for", "hours", "capacity"),
    *("wait_days", "org_id", "asked", "source_kind"),
)
LINKS = (
    "from",
    "to",
    "link_type",
    "needs",
    "referrals",
    "accepted",
    "completed",
    "days",
    "said_by",
    "works",
    "source_kind",
)
LISTS = ("areas", "sectors", "needs", "stages", "groups", "ages")
LISTED = {"sector": "Sectors", "area": "Areas", "stages": "Stages", "needs": "Needs", "only_for": "Groups"}
CHOICES: dict[str, tuple[str, ...]] = {
    "link_type": KINDS,
    "works": WORKS,
    "source_kind": SOURCE_KINDS,
    "asked": ("yes", "no"),
    "per": tuple(PER),
    "question": tuple(QUESTIONS),
}
MEANINGS = (
    ("partner_id", "A short id of its own for each partner. Links use it."),
    ("name", "What people call the partner."),
    ("short", "At most 18 characters, shown on the map."),
    (
        "sector, area, stages, needs, only_for",
        "Words from the sheets of those names. Several in one cell: put | between them.",
    ),
    ("stages", "Where people first meet the system through this partner, such as police custody."),
    ("needs", "In Partners: what the partner meets itself. In Links: what the link carries."),
    ("ages", "Such as 10 to 17, 18+, up to 25 or any."),
    ("hours", "Such as Mon-Fri 09:00-17:00 | Sat 10:00-12:00, or 24/7."),
    ("capacity, wait_days", "People a month. Median days from referral to first contact."),
    ("org_id", "Such as GB-NHS-RW4, GB-CHC-1125839 or GB-COH-02050843."),
    ("asked", "yes when the partner has told us about its links."),
    ("from, to", "The ids of the partner that refers and of the one it refers to."),
    ("referrals, accepted, completed", "Whole numbers in the period. Hidden numbers as <5 or [c]."),
    (
        "how_many, per",
        "In the sheets of the lists: how many people come in, such as 2100, and per year, month or week.",
    ),
    ("text, by, owner", "In Goals: what you want to be true, by which day, and the role that looks after it."),
    (
        "question, test",
        "In Goals: coverage, and a test such as need: Housing | steps: 2. The user guide lists what can be tested.",
    ),
    ("hub, core, extended", "In Teams: ids of the partner at its centre, of its core and of its extended team."),
    ("said_by", "The ids of the partners that told us about the link."),
)
GUIDE = (
    "How to fill in this workbook",
    "Write one partner a row in Partners and one link a row in Links. Then open the file on the Data page.",
    "Leave a cell empty when it is not known. Write (none) when there are known to be none. Write 0 for no referrals.",
    "Numbers are counts between organisations. Write nothing about a person: no names, dates of birth or addresses.",
    "Put the words that you use for areas, sectors, needs, stages and groups in the sheets of those names first.",
    "The sheet Example shows a filled-in map. It is not read.",
)
EXAMPLE_PARTNERS = (
    {
        "partner_id": "custody",
        "name": "Custody suite",
        "sector": "Police",
        "area": "Northfield",
        "stages": "Police custody",
    },
    {"partner_id": "ld", "name": "Liaison and diversion service", "short": "L&D", "sector": "NHS", "area": "Northfield"}
    | {"needs": "Mental health", "hours": "Mon-Sun 07:00-22:00", "asked": "yes"},
    {"partner_id": "housing", "name": "Housing options", "sector": "Council", "area": "Northfield | Westway"}
    | {"needs": "Housing", "ages": "18+", "wait_days": "10"},
)
EXAMPLE_LINKS = (
    {"from": "custody", "to": "ld", "link_type": "refers", "referrals": "120", "accepted": "100", "said_by": "ld"},
    {"from": "ld", "to": "housing", "link_type": "refers", "needs": "Housing", "referrals": "<5", "works": "sometimes"},
)


def write_template(path: str | Path) -> None:
    """Save the workbook to fill in.

    Raises
    ------
    NetworkError
        When the file cannot be written.
    """
    save(Path(path), template_bytes())


def template_bytes() -> bytes:
    """The workbook to fill in."""
    target = io.BytesIO()
    with new_workbook(target) as book:
        bold = book.add_format({"bold": True, "bottom": 1})
        _add_guide(book, bold)
        add_table(book, "Partners", PARTNERS, (), bold)
        add_table(book, "Links", LINKS, (), bold)
        for name in LISTS:
            add_table(book, name.capitalize(), SHEETS[name], (), bold)
            _add_choices(book.get_worksheet_by_name(name.capitalize()), SHEETS[name])
        add_table(book, "Goals", SHEETS["goals"], (), bold)
        add_table(book, "Teams", SHEETS["teams"], (), bold)
        _add_choices(book.get_worksheet_by_name("Goals"), SHEETS["goals"])
        system: list[Mapping[str, str]] = [{"what": "format", "value": FORMAT}, {"what": "name"}]
        system += [{"what": "period_from"}, {"what": "period_to"}]
        add_table(book, "System", ("what", "value"), system, bold)
        add_table(book, "Example partners (ignore)", PARTNERS, EXAMPLE_PARTNERS, bold)
        add_table(book, "Example links (ignore)", LINKS, EXAMPLE_LINKS, bold)
        _add_choices(book.get_worksheet_by_name("Partners"), PARTNERS)
        _add_choices(book.get_worksheet_by_name("Links"), LINKS)
    return target.getvalue()


def _add_guide(book: Any, bold: Any) -> None:
    sheet = book.add_worksheet("Guide")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 80, wrapped)
    for number, sentence in enumerate(GUIDE):
        sheet.write_string(number, 0, sentence, bold if number == 0 else None)
    for number, (column, meaning) in enumerate(MEANINGS, start=len(GUIDE) + 1):
        sheet.write_string(number, 0, column)
        sheet.write_string(number, 1, meaning, wrapped)


def _add_choices(sheet: Any, columns: Sequence[str]) -> None:
    """Drop-downs. Where several words may stand in one cell, other text is let through."""
    for index, column in enumerate(columns):
        if column in CHOICES:
            rule: dict[str, Any] = {"validate": "list", "source": list(CHOICES[column])}
        elif column in LISTED:
            rule = {"validate": "list", "source": f"={LISTED[column]}!$B$2:$B$200", "error_type": "information"}
        elif column in ("from", "to") and "said_by" in columns:
            rule = {"validate": "list", "source": f"=Partners!$A$2:$A${ROWS}", "error_type": "information"}
        else:
            continue
        sheet.data_validation(1, index, ROWS, index, rule)
