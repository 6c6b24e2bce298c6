"""One test of many small cases: as tests of their own they cost pytest more than they take."""

from collections.abc import Callable, Iterable
from typing import Any

__all__ = ["each"]

Called = Callable[[Any], object]


def each(cases: Iterable[Any], called: Called = repr) -> Callable[[Callable[[Any], None]], Callable[[], None]]:
    """Make of a test of one case a test of all of them. It takes no fixture.

    Every case is tried, whether or not one before it failed. Each that fails is told by what it is `called`.
    """
    every = list(cases)
    assert every, "without a case nothing is tested"

    def on_all(test: Callable[[Any], None]) -> Callable[[], None]:
        def on_each() -> None:
            failed = []
            for case in every:
                try:
                    test(case)
                except Exception as error:
                    error.add_note(f"{test.__name__} of {called(case)}")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(every)} cases", failed)

        return on_each

    return on_all
