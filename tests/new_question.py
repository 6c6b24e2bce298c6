"""A question among the others for a while, as if its file lay in `analysis/`."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import analysis

__all__ = ["among_the_questions"]


@contextmanager
def among_the_questions(name: str, code: str, folder: Path) -> Iterator[None]:
    """The question with this code; the file is written to the folder."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(analysis, "__path__", [*analysis.__path__, str(folder)])
        _look_again()
        yield
    _look_again()
    sys.modules.pop(f"analysis.{name}", None)


def _look_again() -> None:
    for kept in (analysis._names, analysis._module, analysis._declared, analysis._in_order, analysis.options_of):
        kept.cache_clear()
