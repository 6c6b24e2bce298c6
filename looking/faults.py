"""What a script can see that is wrong with a page, and the same fault in many pictures told once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from looking.shots import Shot

__all__ = ["FAILURES", "Fault", "Finding", "find", "together"]

SCRIPT = Path(__file__).with_name("faults.js").read_text(encoding="utf-8")
FAILURES = ("failure", "stopped")  # the app itself went wrong: everything else may be lived with


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong in one picture.

    `kind` is cut off | cut off on the map | broken word | overlap | overlap on the map | sideways scroll | told (of the
    console, a script, a request outside this machine) | failure (the page shows an error, or the app's log does) |
    stopped (the look went no further). `element` is the part of the page, empty where there is none.
    """

    kind: str
    element: str
    words: str


@dataclass(frozen=True)
class Finding:
    """A fault, the page and tabs it is on, and every picture of that place that shows it."""

    fault: Fault
    place: str
    shots: tuple[Shot, ...]

    @property
    def maps(self) -> tuple[str, ...]:
        return tuple(sorted({shot.map_name for shot in self.shots}))

    @property
    def views(self) -> tuple[str, ...]:
        return tuple(str(view) for view in sorted({shot.view for shot in self.shots}))


def find(page: Page) -> tuple[Fault, ...]:
    """Everything wrong with the text of the page as it is on screen, each thing once."""
    return tuple(sorted({Fault(*told) for told in page.evaluate(SCRIPT)}))


def together(found: Mapping[Shot, Iterable[Fault]]) -> tuple[Finding, ...]:
    """Every fault once a place, failures first, then what most pictures show."""
    shots: dict[tuple[str, Fault], list[Shot]] = defaultdict(list)
    for shot, faults in found.items():
        for fault in faults:
            shots[shot.place, fault].append(shot)
    findings = [Finding(fault, place, tuple(sorted(of))) for (place, fault), of in shots.items()]
    return tuple(sorted(findings, key=_urgency))


def _urgency(finding: Finding) -> tuple[bool, int, str, Fault]:
    fault = finding.fault
    return fault.kind not in FAILURES, -len(finding.shots), finding.place, fault
