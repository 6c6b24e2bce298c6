"""What partners say of findings, and what they wrote into pages that were sent back."""

import argparse
from dataclasses import replace
from datetime import date
from pathlib import Path

from network.files import write
from network.files.raw.text import file_bytes
from network.model import Network
from network.words import plural
from render.comments import about_said
from render.report.papers.sent_back import sent_back
from terminal.exits import FINE, Misused, say
from terminal.maps_given import read_map
from terminal.public import add_no_public, refuse_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("file", metavar="MAP")
    parser.add_argument("pages", nargs="*", metavar="PAGE.docx", help="pages that partners have filled in")
    parser.add_argument("--out", metavar="OUT", help="write the map with the new comments; without it they are shown")
    add_no_public(parser)


def run(chosen: argparse.Namespace) -> int:
    """The comments of the map; with pages, those that are new in them."""
    network = read_map([chosen.file])
    refuse_public(network, "Comments are", chosen)
    if not chosen.pages:
        if chosen.out:
            raise Misused("--out writes what pages add: name the pages before it.")
        _show(network, network)
        say(f"{plural(len(network.comments), 'comment')} on this map.")
        return FINE
    grown = network
    for page in map(Path, chosen.pages):
        found = sent_back(grown, file_bytes(page), page.name, date.today())
        for problem in found.problems:
            say(f"{page.name}: {problem}")
        grown = replace(grown, comments=(*grown.comments, *found.comments))
    new = grown.comments[len(network.comments) :]
    _show(grown, replace(grown, comments=new))
    say(f"{plural(len(new), 'new comment')}.{'' if chosen.out else ' --out FILE writes the map with them.'}")
    if chosen.out:
        if Path(chosen.out).resolve() == Path(chosen.file).resolve():
            raise Misused(f"{chosen.out} would be written over. Choose another name.")
        for lost in write(grown, chosen.out):
            say(lost)
    return FINE


def _show(names: Network, shown: Network) -> None:
    for one in shown.comments:
        print(f"{names.name(one.partner)} | {about_said(one)} | {one.text}")
