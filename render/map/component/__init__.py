"""The files of the map component, read once, and the folder that its drawing library is served from.

`VIS_DIR` is where pyvis keeps vis-network 9.1.2; the app mounts it at `/assets`, and the component imports
`/assets/vis-network.min.js` from there. Sending it inside the component would repeat half a megabyte with every
change of the map. The scripts are plain parts of one module, joined here, because a component takes one script.
"""

from pathlib import Path

import pyvis

__all__ = ["CANVAS_HTML", "CANVAS_JS", "CONTROLS_HTML", "CONTROLS_JS", "CSS", "VIS_DIR"]

VIS_DIR = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2"
_HERE = Path(__file__).parent


def _joined(*names: str) -> str:
    return "\n".join((_HERE / name).read_text(encoding="utf-8") for name in names)


CSS = _joined("map.css")
CANVAS_HTML = _joined("canvas.html")
CONTROLS_HTML = _joined("controls.html")
CANVAS_JS = _joined("shapes.js", "marks.js", "styles.js", "view.js", "keyboard.js", "picture.js", "canvas.js")
CONTROLS_JS = _joined("shapes.js", "controls.js")
