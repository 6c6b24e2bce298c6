"""Contact sheets: every picture of one page and tab on one sheet, and a page of thumbnails that leads to them all."""

from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from looking.faults import Finding
from looking.shots import Shot, View, slug

__all__ = ["write_index", "write_sheets"]

SHEETS = "sheets"
MARGIN, CAPTION = 12, 22  # pixels
SCALE, PHONE_SCALE = 0.25, 0.5  # of a picture on its sheet: JPEG is read at these sizes at once
TALLEST = 560  # pixels of a picture on its sheet; the rest of a long page is left out there
BACKGROUND, INK = "#8a8f94", "#000000"

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
Rows = Mapping[str, Mapping[View, Path]]  # by map, then by view


def write_sheets(folder: Path, shots: Iterable[Shot]) -> dict[str, Path]:
    """One sheet for each place (a page with its tabs); gives their paths."""
    places: dict[str, dict[str, dict[View, Path]]] = {}
    for shot in sorted(shots):
        path = folder / shot.path
        if path.exists():
            places.setdefault(shot.place, {}).setdefault(shot.map_name, {})[shot.view] = path
    (folder / SHEETS).mkdir(parents=True, exist_ok=True)
    written = {place: folder / SHEETS / f"{slug(place)}.png" for place in places}
    with ThreadPoolExecutor() as workers:
        list(workers.map(lambda place: compose(places[place]).save(written[place], compress_level=1), places))
    return written


def compose(rows: Rows) -> Image.Image:
    """A row for each map, a column for each view; a picture that is not there leaves its place empty."""
    views = sorted({view for of in rows.values() for view in of})
    cells = {(name, view): _thumbnail(path) for name, of in rows.items() for view, path in of.items()}
    widths = {view: max(cell.width for (_, of), cell in cells.items() if of == view) for view in views}
    heights = {name: max(cell.height for (of, _), cell in cells.items() if of == name) for name in rows}
    wide = MARGIN + sum(width + MARGIN for width in widths.values())
    high = MARGIN + sum(height + CAPTION + MARGIN for height in heights.values())
    sheet = Image.new("RGB", (wide, high), BACKGROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(15)
    top = MARGIN
    for name in rows:
        left = MARGIN
        for view in views:
            if (name, view) in cells:
                draw.text((left, top), _fitted(draw, f"{view} · {name}", font, widths[view]), INK, font)
                sheet.paste(cells[name, view], (left, top + CAPTION))
            left += widths[view] + MARGIN
        top += heights[name] + CAPTION + MARGIN
    return sheet


def _fitted(draw: ImageDraw.ImageDraw, words: str, font: Font, width: int) -> str:
    """As much of the words as is not wider than the picture below them."""
    while words and draw.textlength(words, font) > width:
        words = words[:-1]
    return words


def _thumbnail(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        scale = PHONE_SCALE if picture.width < 600 else SCALE
        width, height = round(picture.width * scale), round(picture.height * scale)
        picture.draft("RGB", (width, height))
        small = picture.convert("RGB").resize((width, height))
    return small.crop((0, 0, width, min(height, TALLEST)))


def write_index(folder: Path, sheets: Mapping[str, Path], shots: Iterable[Shot], findings: Iterable[Finding]) -> Path:
    """A page that shows every sheet, with links to the pictures it is made of and the findings of its place."""
    by_place: dict[str, list[Shot]] = {}
    for shot in sorted(shots):
        by_place.setdefault(shot.place, []).append(shot)
    told: dict[str, list[Finding]] = {}
    for finding in findings:
        told.setdefault(finding.place, []).append(finding)
    parts = [_section(folder, place, sheet, by_place[place], told.get(place, ())) for place, sheet in sheets.items()]
    path = folder / "index.html"
    path.write_text(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A look at every page</title>"
        "<style>body{font:16px/1.4 sans-serif;margin:2rem}img{max-width:100%}</style>"
        f"<h1>A look at every page</h1>{''.join(parts)}",
        encoding="utf-8",
    )
    return path


def _section(folder: Path, place: str, sheet: Path, shots: Iterable[Shot], findings: Iterable[Finding]) -> str:
    picture = sheet.relative_to(folder).as_posix()
    links = " · ".join(
        f'<a href="{escape(shot.path.as_posix())}">{escape(f"{shot.map_name} {shot.view}")}</a>' for shot in shots
    )
    listed = "".join(
        f"<li>{escape(finding.fault.kind)}: {escape(finding.fault.words)} ({escape(', '.join(finding.views))})"
        for finding in findings
    )
    image = f'<a href="{picture}"><img loading=lazy alt="Every view of {escape(place)}" src="{picture}"></a>'
    return f"<h2>{escape(place)}</h2><ul>{listed}</ul>{image}<details><summary>Pictures</summary>{links}</details>"
