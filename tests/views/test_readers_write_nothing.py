"""Who may only read keeps nothing by any control of any page, nor by one that a page of before still shows."""

import itertools
import time
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1 import element_tree as tree

from network.model import Option, StepBack
from tests.open_pages import opens_by_address
from tests.shipped import shipped
from tests.views.test_sign_in import COMPLETE, MAIN, user
from views import cached, pages, state
from views.parts.importing.upload import Upload

KEY = "riverside"  # a map of the store
FILE = ("more.csv", b"from,to,referrals made\nYouth Justice,Somebody new,12\nSomebody new,Someone else,20\n")
DATA = ("open", "edit", "names", "running", "changes", "take-away")
EDITORS = ("partner", "link", "partners", "links", "teams", "stories", "comments", "lists")
BUILD = ("introductions", "team", "what-if", "goals", "promises")
PLACES: tuple[tuple[str, dict[str, str]], ...] = (
    *((file, {}) for file in pages.PAGES.values() if file not in ("data.py", "build.py")),
    *(("data.py", {"part": part}) for part in DATA),
    *(
        ("data.py", {"part": "edit", "what": what})
        for what in ("partner", "link", "partners", "links", "teams", "stories", "comments", "lists")
    ),
    *(("build.py", {"part": part}) for part in BUILD),
    ("build.py", {"part": "promises", "promise": "0"}),
    ("over_time.py", {"part": "area"}),
    ("overview.py", {"run": "partnership", "notes": "1"}),
)


@pytest.fixture(autouse=True)
def _a_map_with_something_to_change() -> None:
    cached.runs.clear()
    riverside = shipped()
    held = cached.keep(KEY, riverside)
    held.change((), {"options": (Option("a", "Step back", (StepBack("ld"),)),)}, actor="")
    held.change((StepBack("cmht"),), actor="")
    held.undo(actor="")  # there is something to undo, and something to do again


def is_kept() -> tuple[Any, ...]:
    """All that is kept for everybody: maps, their logs, workshops under way, drafts that wait."""
    names = tuple(sorted(name for name, _ in cached.kept_maps()))
    in_memory = repr((cached.runs()._runs, state.waiting()._held))
    return names, tuple(cached._store().last(name) for name in names), in_memory


def as_somebody(app: AppTest, group: str) -> AppTest:
    app.user = user(group, iat=time.time())
    return app


def seen(file: str, group: str, address: dict[str, str]) -> AppTest:
    app = as_somebody(AppTest.from_file(str(MAIN), default_timeout=60), group)
    app.secrets |= COMPLETE
    app = app if file == "overview.py" else opens_by_address(app, file)
    if address.get("part") == "open":
        app.session_state["part upload"] = Upload((FILE,))
    for name, value in {"map": KEY, **address}.items():
        app.query_params[name] = value
    return app.run()


def controls(block: Any) -> Iterator[tree.Widget]:
    for child in block.children.values():
        if hasattr(child, "children"):
            yield from controls(child)
        elif isinstance(child, tree.Widget) and not child.proto.disabled:
            yield child


def worked(control: Any) -> bool:
    """Use a control; False for one with which nothing can be done here."""
    match control:
        case tree.Button():
            control.click()
        case tree.Checkbox() | tree.Toggle():
            control.set_value(not control.value)
        case tree.TextInput() | tree.TextArea():
            control.set_value("Something new")
        case tree.NumberInput():
            control.set_value(control.max if control.value != control.max else control.min)
        case tree.Selectbox() | tree.Radio() | tree.ButtonGroup() | tree.Multiselect():
            return _chosen(control)
        case _:
            return False
    return True


def _chosen(control: Any) -> bool:
    """Choose what is not chosen, the last of it."""
    chosen = control.indices if isinstance(control, tree.ButtonGroup | tree.Multiselect) else [control.index]
    other = next((option for place, option in reversed([*enumerate(control.options)]) if place not in chosen), None)
    several = isinstance(control, tree.Multiselect) or not getattr(control, "_is_single_select", True)
    if other is not None:
        control.set_value([other] if several else other)
    return other is not None


def kept_by(file: str, address: dict[str, str], who: str, page_of: str) -> tuple[list[str], int]:
    """Labels of the controls by which something was kept, and how many were used.

    `page_of` is whose page it is on which `who` uses them: somebody may have lost a role since.
    """
    keeping: list[str] = []
    used = 0
    for place in itertools.count():
        app, before = seen(file, page_of, address), is_kept()
        control = next(itertools.islice(controls(app._tree), place, None), None)
        if control is None:
            return keeping, used
        if worked(control):
            as_somebody(app, who).run()
            assert not app.exception, control.label
            used += 1
            keeping += [control.label] if is_kept() != before else []
    raise AssertionError("There is always a last control.")


@pytest.mark.slow
@pytest.mark.parametrize("page_of", ["partners", "leads"])
@pytest.mark.parametrize(("file", "address"), PLACES, ids=str)
def test_no_control_of_any_page_lets_a_reader_keep_anything(file: str, address: dict[str, str], page_of: str) -> None:
    keeping, used = kept_by(file, address, "partners", page_of)
    assert not keeping
    assert used > 1


@pytest.mark.long
def test_the_same_walk_keeps_something_for_who_may() -> None:
    assert {"Undo", "Running order"} <= set(kept_by("data.py", {"part": "changes"}, "leads", "leads")[0])


@pytest.mark.long
def test_a_reader_who_follows_a_running_order_begins_no_workshop() -> None:
    address, of_the_wall = {"run": "partnership", "wall": "w"}, f"{KEY} w"
    assert not seen("overview.py", "partners", address).exception
    assert cached.runs().of(of_the_wall) is None
    seen("overview.py", "leads", address)
    assert cached.runs().of(of_the_wall) is not None
