"""A report as one page that opens from disk: text, findings, tables and drawings first, then one script.

Nothing in it asks for anything outside it, and its own policy refuses whatever would: it allows the one style sheet and
the one script by their fingerprints.
"""

import base64
import hashlib
import io
import zipfile
from pathlib import Path

from network.words import day_said
from render.map.layout import Places
from render.public_copy import LEFT_OUT
from render.report.content import Contents, Reader
from render.report.map_drawings import places_of
from render.report.one_file.blocks import chapter, text
from render.report.one_file.colours import dark_rules
from render.report.one_file.data import as_json, data
from render.report.one_file.map_section import drawn, map_section, tables_section
from render.report.zipped import settled

__all__ = ["as_html", "as_zip"]

HERE = Path(__file__).parent
SCRIPTS = ("reach.js", "picture.js", "explore.js")
NAME = "partnership-map"  # of the file in the archive: it tells nothing of the map
FOR = {
    Reader.BOARD: "For a board: partners are named throughout.",
    Reader.ROOM: "For a room: findings name partners only where they have agreed to it.",
    Reader.PUBLIC: LEFT_OUT,
}


PAGE = """<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the findings</a>
<header>{head}</header>
<main id="content" tabindex="-1">{body}</main>
<footer>{foot}</footer>
{scripts}</body>
</html>
"""


def as_html(contents: Contents, places: Places | None = None) -> bytes:
    """The page.

    Parameters
    ----------
    contents
        What the report says. Where they hold the map that their readers may see, so does the page.
    places
        Where the partners of that map stand, where it is worked out already: it takes seconds on a map of sixty.
    """
    written = [chapter(one, _name(place)) for place, one in enumerate(contents.chapters, start=1)]
    scripts = ""
    if contents.network is not None:
        drawing = drawn(contents.network, contents.seen, places_of(contents.network) if places is None else places)
        written.insert(1, map_section(contents.network, drawing, contents.seen))
        written.append(tables_section(contents.network, contents.seen))
        known = as_json(data(contents.network, drawing, contents.answers, contents.seen))
        scripts = f'<script type="application/json" id="data">{known}</script>\n<script>{_script()}</script>\n'
    body = "".join(written)
    return PAGE.format(
        policy=_policy(_style(body), _script()),
        title=text(contents.title),
        style=_style(body),
        head=_head(contents),
        body=body,
        foot=_foot(contents),
        scripts=scripts,
    ).encode()


def as_zip(contents: Contents, places: Places | None = None) -> bytes:
    """The page in an archive: mail often refuses pages and lets archives through."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr(f"{NAME}-{contents.day.isoformat()}.html", as_html(contents, places))
    return settled(archive.getvalue())


def _name(place: int) -> str:
    """Of a chapter in the page: its own might be that of a partner."""
    return f"part{place}"


def _style(body: str) -> str:
    """The style sheet, with the dark colours of the drawings in this body."""
    style = (HERE / "page.css").read_text(encoding="utf-8")
    return f"{style}@media screen and (prefers-color-scheme:dark){{{dark_rules([body])}}}\n"


def _script() -> str:
    """All scripts as one, with names of their own."""
    return "(() => {\n" + "".join((HERE / one).read_text(encoding="utf-8") for one in SCRIPTS) + "})();\n"


def _policy(style: str, script: str) -> str:
    """What the page allows itself."""
    return (
        f"default-src 'none'; style-src '{_fingerprint(style)}'; script-src '{_fingerprint(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _fingerprint(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _head(contents: Contents) -> str:
    """What it is, for whom, and links to its parts."""
    links = [(_name(place), one.title) for place, one in enumerate(contents.chapters, start=1)]
    said = [f"<h1>{text(contents.title)}</h1><p>{text(contents.subtitle)}</p>"]
    if contents.network is not None:
        links.insert(1, ("map", "The map"))
        links.append(("tables", "The map in words"))
        said.append(f'<p class="quiet">{text(FOR[contents.reader])}</p>')
    ways = "".join(f'<li><a href="#{name}">{text(title)}</a></li>' for name, title in links)
    return f'{"".join(said)}<nav aria-label="Chapters"><ul>{ways}</ul></nav>'


def _foot(contents: Contents) -> str:
    """Which map this was made from, and when, so that two copies can be told apart."""
    said = [
        f"Made on {day_said(contents.day)} from the map with the fingerprint {contents.digest}.",
        contents.counts_rule,
        "This page asks for nothing outside it and keeps nothing.",
        "Made with the partnership network mapper, which is under the MIT licence. Nothing of others is in this file.",
    ]
    return "".join(f"<p>{text(one)}</p>" for one in said if one)
