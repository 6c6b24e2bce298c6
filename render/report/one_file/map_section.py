"""The map in the file: a drawing, what the script adds to it, and the same in words and tables."""

from dataclasses import replace

from network.model import Network
from render.map.layout import Places
from render.map.lens import SECTORS
from render.map.network_map import payload
from render.map.still import Sheet, Still, map_words, still
from render.pictures import Seen
from render.report.one_file.blocks import table, text
from render.report.one_file.colours import light_first
from render.tables import Shown
from render.text_twin import describe, links_table, partners_table

__all__ = ["drawn", "map_section", "tables_section"]

EXPLORE = """
<div class="controls live" hidden>
<p><label for="bring">Show a finding on the map</label><select id="bring"></select></p>
<p><label for="find">Find a partner</label>
<input id="find" type="search" autocomplete="off" spellcheck="false" aria-describedby="how-many"></p>
<p><label for="partner">Partner</label><select id="partner"></select></p>
</div>
<p id="how-many" class="quiet live" role="status" hidden></p>
<ul id="found" class="links" hidden></ul>
"""
WALK = """
<div id="walk" class="live" hidden>
<h3>Walk it as a person</h3>
<p>An imagined person, for planning. Choose one of the map’s people, or describe somebody.</p>
<div class="controls"><p class="long"><label for="whom">Person</label><select id="whom"></select></p></div>
<div id="describe" class="controls" hidden>
<p><label for="need">Needs help with</label><select id="need"></select></p>
<p><label for="stage">Comes in through</label><select id="stage"></select></p>
{area}<p><label for="age">Age in years</label><input id="age" inputmode="numeric" maxlength="3" autocomplete="off"></p>
{group}</div>
<div id="way" role="region" aria-label="The way to help" hidden></div>
</div>
"""
AREA = '<p><label for="area">At home in</label><select id="area"></select></p>\n'
GROUP = '<p><label for="group">Counted among</label><select id="group"></select></p>\n'


def drawn(network: Network, seen: Seen, places: Places) -> Still:
    """The map as its readers may see it."""
    lens = replace(SECTORS, among=tuple(sorted(seen.agreed))) if seen.room else SECTORS
    shown = payload(network, places, lens=lens, room=seen.room)
    words = map_words(network, places, room=seen.room)
    return still(shown, f"Illustrative: {words}" if network.system.illustrative else words, sheet=Sheet(on_page=True))


def map_section(network: Network, drawing: Still, seen: Seen) -> str:
    """The drawing, and the controls that a script fills."""
    system = network.system
    home = AREA if any(not area.covers for area in system.areas) else ""
    walk = WALK.format(area=home, group=GROUP if system.groups else "") if system.needs and system.stages else ""
    return (
        '<section id="map" aria-labelledby="map-title"><h2 id="map-title">The map</h2>'
        f'{EXPLORE}<p id="told" class="live" role="status" hidden></p><div class="beside">'
        f'<figure class="map"><div id="drawing" role="group" aria-label="Drawing of the map" tabindex="0">'
        f"{light_first(drawing.svg)}</div><figcaption>{text(drawing.words)}</figcaption></figure>"
        f'<div id="panel" role="region" aria-label="The chosen partner" hidden></div></div>{walk}</section>'
    )


def tables_section(network: Network, seen: Seen) -> str:
    """The same partners and links, to read."""
    said = "".join(f"<li>{text(one)}</li>" for one in describe(network, room=seen.room, agreed=seen.agreed))
    partners = Shown(partners_table(network, room=seen.room), frozenset(), {})
    links = Shown(links_table(network, room=seen.room), frozenset(), {})
    return (
        '<section id="tables" aria-labelledby="tables-title"><h2 id="tables-title">The map in words and tables</h2>'
        f"<ul>{said}</ul>{table(partners, 'Partners on the map', 'tables-partners')}"
        f"{table(links, 'Links on the map', 'tables-links')}</section>"
    )
