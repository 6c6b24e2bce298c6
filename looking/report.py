"""What was found, for a person at a terminal, as a text to read and as JSON for a program."""

import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from looking.faults import FAILURES, Finding

__all__ = ["has_failed", "in_short", "write"]

AT_MOST = 12  # findings on the terminal


def write(folder: Path, findings: Sequence[Finding]) -> None:
    """`findings.txt` and `findings.json` in the folder."""
    (folder / "findings.txt").write_text("".join(f"{_full(one)}\n" for one in findings), encoding="utf-8")
    rows = [
        {
            "kind": one.fault.kind,
            "place": one.place,
            "element": one.fault.element,
            "words": one.fault.words,
            "maps": one.maps,
            "views": one.views,
            "pictures": [shot.path.as_posix() for shot in one.shots],
        }
        for one in findings
    ]
    (folder / "findings.json").write_text(json.dumps(rows, indent=1, ensure_ascii=False), encoding="utf-8")


def in_short(findings: Sequence[Finding]) -> str:
    """How many findings of each kind, and the first of them, a line each."""
    if not findings:
        return "Nothing found that a script can see."
    counted = ", ".join(f"{kind} {n}" for kind, n in Counter(one.fault.kind for one in findings).most_common())
    lines = [_line(one) for one in findings[:AT_MOST]]
    if len(findings) > AT_MOST:
        lines.append(f"… and {len(findings) - AT_MOST} more in findings.txt")
    return "\n".join([f"{len(findings)} found: {counted}", *lines])


def has_failed(findings: Sequence[Finding]) -> bool:
    """Whether the app itself went wrong, or the look did."""
    return any(one.fault.kind in FAILURES for one in findings)


def _line(finding: Finding) -> str:
    words = finding.fault.words.split("\n")[0]
    pictures = "1 picture" if len(finding.shots) == 1 else f"{len(finding.shots)} pictures"
    return f"  {finding.fault.kind}: {finding.place}: {words} ({pictures}, {finding.views[0]} …)"


def _full(finding: Finding) -> str:
    fault = finding.fault
    maps, views = ", ".join(finding.maps), ", ".join(finding.views)
    return f"{fault.kind}: {finding.place}: {fault.words}\n    {fault.element}\n    {maps}: {views}"
