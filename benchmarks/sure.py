"""How long 100 re-runs of the Overview's questions take, in processor time: `python -m benchmarks.sure`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as behind the page

import time
from pathlib import Path

from analysis._stability import Asked, rerunning
from benchmarks.maps import full_map
from network import read_yaml
from network.model import Network

OVERVIEW = ("introductions", "brokers", "entry_points", "sole_routes", "crossing")
RUNS = 100
WANTED = {36: 3.0, 500: 15.0}  # seconds of processor time at most, by partners


def main() -> None:
    riverside = read_yaml(Path(__file__).parents[1] / "data" / "partners.yaml")
    print("| partners | links | 100 re-runs of five questions | wanted |\n|--:|--:|--:|--:|")
    for network in (riverside, full_map(500)):
        partners, taken = len(network.partners), processor_time(network)
        print(f"| {partners} | {len(network.referrals):,} | {taken:.1f} s | {WANTED[partners]:g} s |", flush=True)


def processor_time(network: Network) -> float:
    start = time.process_time()
    for _ in rerunning([Asked(name) for name in OVERVIEW], network, runs=RUNS):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
