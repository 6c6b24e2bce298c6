"""How long 100 re-runs of the Overview's questions take, in processor time: `python -m benchmarks.sure`."""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core, as behind the page

import time
from dataclasses import replace
from pathlib import Path

from analysis._stability import Asked, rerunning
from benchmarks.maps import full_map
from network import read_yaml
from network.model import AgeRange, Network

OVERVIEW = ("introductions", "brokers", "entry_points", "sole_routes", "crossing")
RUNS = 100
WANTED = {36: 3.0, 500: 15.0}  # seconds of processor time at most, by partners


def main() -> None:
    riverside = read_yaml(Path(__file__).parents[1] / "data" / "partners.yaml")
    print("| partners | links | whom they take | 100 re-runs of five questions | wanted |\n|--:|--:|---|--:|--:|")
    maps = (riverside, "mostly said"), (full_map(500), "mostly not said"), (all_said(full_map(500)), "said")
    for network, said in maps:
        partners, links, taken = len(network.partners), len(network.referrals), processor_time(network)
        print(f"| {partners} | {links:,} | {said} | {taken:.1f} s | {WANTED[partners]:g} s |", flush=True)


def all_said(network: Network) -> Network:
    """The same map if whoever has not said whom it takes took everybody: most questions then have an answer."""
    everywhere = (network.system.areas[-1].id,)
    partners = [replace(one, ages=one.ages or AgeRange(), areas=one.areas or everywhere) for one in network.partners]
    return replace(network, partners=tuple(partners))


def processor_time(network: Network) -> float:
    start = time.process_time()
    for _ in rerunning([Asked(name) for name in OVERVIEW], network, runs=RUNS):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
