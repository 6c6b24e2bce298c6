"""The app's pages, run in process: opening one, and reading what it shows."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from streamlit.testing.v1 import AppTest

from network import Network
from network.open_map import OpenMap
from network.reading import Reading
from views import cached

__all__ = ["Shown", "as_it_opens", "elements", "html", "map_in_store", "opened", "opens_by_address", "words"]

MAIN = Path(__file__).parents[1] / "views" / "main.py"


def opened(
    file: str = "overview.py", network: Network | None = None, *, visit: Mapping[str, Any] | None = None, **address: str
) -> AppTest:
    """The app on a page, with a map of this visit and what else the visit keeps (its session state)."""
    app = AppTest.from_file(str(MAIN), default_timeout=60)
    if network is not None:
        app.session_state["opened"] = Reading(network)
    for name, value in (visit or {}).items():
        app.session_state[name] = value
    for name, value in address.items():
        app.query_params[name.removesuffix("_")] = value
    if file == "overview.py":
        return app.run()
    return opens_by_address(app, file).run()


class Shown(NamedTuple):
    """What a page showed."""

    html: str
    elements: list[bytes]


@cache
def as_it_opens(file: str) -> Shown:
    """A page of Riverside for whoever comes to it first, of which several tests ask something."""
    app = opened(file)
    assert not app.exception
    return Shown(html(app), elements(app))


def opens_by_address(app: AppTest, file: str) -> AppTest:
    """The app, to be run on this page from the beginning: no overview is shown before."""
    app._registered_pages = _addresses()
    return app.switch_page(file)


@cache
def _addresses() -> dict[Any, Any]:
    """Where the pages are, as a first run tells."""
    return dict(AppTest.from_file(str(MAIN), default_timeout=60).run()._registered_pages)


def map_in_store(map_id: str) -> OpenMap | None:
    """A map as the store has it now: what was looked up outside of any visit before is not asked again by itself."""
    cached.look_again()
    return cached.kept(map_id)


def html(app: AppTest) -> str:
    """Everything that the page draws itself."""
    return "\n".join(element.proto.body for element in app.get("html"))


def words(app: AppTest) -> str:
    """The same without its tags."""
    return re.sub(r"<[^>]+>", "", html(app))


def elements(app: AppTest) -> list[bytes]:
    """Everything that is sent to the browser for this page, element by element.

    The number of a file that is made only when it is asked for is drawn anew each time, so it is left out.
    """
    return [_without_number(proto).SerializeToString(deterministic=True) for proto in _protos(app._tree)]


def _without_number(proto: Any) -> Any:
    if getattr(proto, "deferred_file_id", ""):
        proto = type(proto).FromString(proto.SerializeToString())
        proto.ClearField("deferred_file_id")
    return proto


def _protos(block: Any) -> Iterator[Any]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from _protos(child)
        elif getattr(child, "proto", None) is not None:
            yield child.proto
