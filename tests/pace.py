"""How much of a test runs: a well-chosen few of its cases in the usual run, every one of them with `--slow`.

    @each(range(usually(20, slowly=200)))
    @pytest.mark.parametrize("title", usually(["partners"], slowly=SHIPPED))
    assert compared > usually(4, slowly=40)

The property stays in the usual run, so a mistake is met there; what `--slow` adds is more of the same.
"""

from typing import TypeVar

__all__ = ["run_all", "usually"]

Cases = TypeVar("Cases")

_slow = False


def run_all(slow: bool) -> None:
    """Say whether the run that begins is to be a slow one, before the modules of the tests are loaded."""
    global _slow
    _slow = slow


def usually(few: Cases, slowly: Cases) -> Cases:
    """`few` in the usual run, `slowly` with `--slow`: cases, a number of them, or how many must have been compared."""
    return slowly if _slow else few
