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
from render.map.layout import Places, layout
from render.public_copy import LEFT_OUT
from render.report.content import Contents, Reader
from render.report.one_file.blocks import chapter, text
from render.report.one_file.colours import dark_rules
from render.report.one_file.data import as_json, data
from render.report.one_file.map_section import drawn, map_section, tables_section

__all__ = ["html", "zipped"]

HERE = Path(__file__).parent
SCRIPTS = ("reach.js", "picture.js", "explore.js")
NAME = "partnership-map"  # of the file in the archive: it tells nothing of the map
EARLIEST = (1980, 1, 1, 0, 0, 0)  # the least time that an archive can hold
FOR = {
    Reader.BOARD: "For a board: partners are named throughout.",
    Reader.ROOM: "For a room: findings name partners only where they have agreed to it.",
    Reader.PUBLIC: LEFT_OUT,
}


def html(contents: Contents, places: Places | None = None) -> bytes:
    """The page.

    Parameters
    ----------
    contents
        What the report says, with the map that its readers may see: the page holds the same map and no other.
    places
        Where the partners of that map stand, where it is worked out already: it takes seconds on a map of sixty.

    Raises
    ------
    ValueError
        When the contents hold no map.
    """
    network, seen = contents.network, contents.seen
    if network is None:
        raise ValueError("These contents do not hold the map that they were made from.")
    drawing = drawn(network, seen, layout(network) if places is None else places)
    written = [chapter(one) for one in contents.chapters]
    the_map = map_section(network, drawing, seen)
    body = "".join([*written[:1], the_map, *written[1:], tables_section(network, seen)])
    style = (HERE / "page.css").read_text(encoding="utf-8")
    style += f"@media screen and (prefers-color-scheme:dark){{{dark_rules([body])}}}\n"
    script = "(() => {\n" + "".join((HERE / one).read_text(encoding="utf-8") for one in SCRIPTS) + "})();\n"
    content = as_json(data(network, drawing, contents.answers, seen))
    page = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>{text(contents.title)}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the findings</a>
<header>
<h1>{text(contents.title)}</h1>
<p>{text(contents.subtitle)}</p>
<p class="quiet">{text(FOR[contents.reader])}</p>
{_ways(contents)}
</header>
<main id="content" tabindex="-1">{body}</main>
<footer>{_footer(contents)}</footer>
<script type="application/json" id="data">{content}</script>
<script>{script}</script>
</body>
</html>
"""
    return page.encode()


def zipped(page: bytes, contents: Contents) -> bytes:
    """The page in an archive: mail often refuses pages and lets archives through. Equal pages give equal bytes."""
    member = zipfile.ZipInfo(f"{NAME}-{contents.day.isoformat()}.html", EARLIEST)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.external_attr = 0o644 << 16
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr(member, page)
    return archive.getvalue()


def _policy(style: str, script: str) -> str:
    """What the page allows itself."""
    return (
        f"default-src 'none'; style-src '{_fingerprint(style)}'; script-src '{_fingerprint(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _fingerprint(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


def _ways(contents: Contents) -> str:
    """Links to the chapters."""
    first, *others = [(one.name, one.title) for one in contents.chapters] or [("map", "The map")]
    there = [first, *([("map", "The map")] if contents.chapters else []), *others, ("tables", "The map in words")]
    links = "".join(f'<li><a href="#{text(name)}">{text(title)}</a></li>' for name, title in there)
    return f'<nav aria-label="Chapters"><ul>{links}</ul></nav>'


def _footer(contents: Contents) -> str:
    """Which map this was made from, and when, so that two copies can be told apart."""
    said = [
        f"Made on {day_said(contents.day)} from the map with the fingerprint {contents.digest}.",
        contents.counts_rule,
        "This page asks for nothing outside it and keeps nothing.",
        "Made with the partnership network mapper, which is under the MIT licence. Nothing of others is in this file.",
    ]
    return "".join(f"<p>{text(one)}</p>" for one in said if one)
