"""Office files with a fault that is planted, for the checkers to find."""

import io
import zipfile
from collections.abc import Callable

__all__ = ["with_part"]


def with_part(document: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The file with one of its parts changed. Says so where the change changes nothing."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as given, zipfile.ZipFile(changed, "w") as out:
        for one in given.namelist():
            content = given.read(one)
            out.writestr(one, change(content.decode()) if one == name else content)
        assert change(given.read(name).decode()) != given.read(name).decode(), f"{name} stays as it is"
    return changed.getvalue()
