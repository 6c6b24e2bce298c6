"""The maps that are looked at: those that ship, one that is brought in as a small spreadsheet, one of 500 partners."""

from pathlib import Path

from openpyxl import Workbook

from benchmarks.maps import full_map
from looking.running import ROOT
from network import write_yaml

__all__ = ["BROUGHT_IN", "GENERATED", "every_map", "file_to_bring_in"]

BROUGHT_IN, GENERATED = "brought-in", "partners-500"
LONGEST = "partners"  # of those that ship: it takes about as long as the one of 500
PARTNERS = 500
ROWS = (  # as somebody would keep them: long names, a hidden count, one not known, a total
    ("Referring agency", "Receiving agency", "No. of referrals"),
    ("Northfield Neighbourhood Policing Team", "Women's Centre", 12),
    ("Northfield Neighbourhood Policing Team", "Community Rehabilitation and Resettlement Partnership", "<5"),
    ("Magistrates Court", "Women's Centre", 7),
    ("Magistrates Court", "Housing Advice Centre", None),
    ("Housing Advice Centre", "Welfare and Debt Advice Consortium", 31),
    ("Women's Centre", "Womens Center", 3),
    ("Total", None, 53),
)


def every_map() -> tuple[str, ...]:
    """The name of every map; two that look at them in this order, each at the next that is left, end together."""
    shipped = (path.stem for path in (ROOT / "data").glob("*.yaml"))
    return (GENERATED, *sorted(shipped, key=lambda name: (name == LONGEST, name)), BROUGHT_IN)


def file_to_bring_in(name: str, folder: Path) -> Path | None:
    """A file in `folder` that the Data page makes a map of; None for a map that ships."""
    if name == GENERATED:
        path = folder / f"{GENERATED}.yaml"
        write_yaml(full_map(PARTNERS), path)
        return path
    if name == BROUGHT_IN:
        path = folder / f"{BROUGHT_IN}.xlsx"
        book = Workbook()
        sheet = book.worksheets[0]
        for row in ROWS:
            sheet.append(row)
        book.save(path)
        return path
    return None
