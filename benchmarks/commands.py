"""How long whole commands take on one core, from start to end: `python -m benchmarks.commands`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
TIMES = 5  # runs of each; the quickest counts
COMMANDS = {  # arguments: seconds of processor time wanted at most
    ("--help",): 0.2,
    ("check", "data/partners.yaml"): 0.8,
    ("findings", "data/partners.yaml"): 2.0,
    ("findings", "--sure", "data/partners.yaml"): 20.0,
    ("table", "coverage", "data/partners.yaml"): 2.0,
    ("route", "data/partners.yaml", "--person", "young_adhd"): 2.0,
}


def main() -> None:
    print(f"| command | processor time, best of {TIMES} | wanted |\n|---|---|---|")
    for arguments, wanted in COMMANDS.items():
        best = min(processor_time(arguments) for _ in range(TIMES))
        print(f"| `python cli.py {' '.join(arguments)}` | {best:.2f} s | {wanted:g} s |")


def processor_time(arguments: tuple[str, ...]) -> float:
    """Seconds of processor time, user and system, of one run."""
    before = os.times()
    subprocess.run([sys.executable, "cli.py", *arguments], cwd=ROOT, capture_output=True, check=True)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


if __name__ == "__main__":
    main()
