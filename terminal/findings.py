"""Every question's sentence, one a line; with `--sure` also how firm it is."""

import argparse
import os

import analysis
from analysis import Answer, Stability
from analysis._stability import Asked, can_be_tested, finished, rerunning
from network.model import Network
from render.printed import marked, sentence, tenths
from render.public_copy import UNANSWERED
from terminal.arguments import whole_from
from terminal.exits import FINE, say
from terminal.maps_given import read_map
from terminal.public import add_map_as_read, as_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("file", metavar="FILE")
    parser.add_argument("--names", action="store_true", help="the question's name and a tab before each sentence")
    parser.add_argument("--sure", action="store_true", help="how firm each is, from 100 re-runs")
    parser.add_argument("--seed", type=whole_from(0), default=0, metavar="N", help="of the re-runs")
    add_map_as_read(parser)


def run(chosen: argparse.Namespace) -> int:
    """Every question's sentence, one a line; with `--sure` also how firm it is."""
    network = read_map([chosen.file], chosen.hide, chosen.columns)
    copy = as_public(network, chosen)
    network = network if copy is None else copy
    tested = _tested(network, chosen.seed) if chosen.sure else {}
    for name in analysis.questions():
        if copy and name in UNANSWERED:
            continue
        answer = analysis.run(name, network)
        if name in tested:
            answer = answer.tested(tested[name])
        start, end = f"{name}\t" if chosen.names else "", f" {answer.sure}".rstrip() if chosen.sure else ""
        print(f"{start}{_said(answer, copy)}{end}")
    if chosen.sure:
        models = [one.model for one in tested.values()]
        say(models[0] if models else "Nobody has been asked yet, so no finding can be tested.")
    return FINE


def _said(answer: Answer, copy: Network | None) -> str:
    """The sentence; of a public copy as a room may hear it."""
    return sentence(answer) if copy is None else marked(answer.finding_in_room(copy.agreed_ids), answer)


def _tested(network: Network, seed: int) -> dict[str, Stability]:
    """How firm each finding is, by question, where that can be told: nowhere while nobody has been asked."""
    names = [name for name in analysis.questions() if can_be_tested(name)] if network.asked_ids else []
    tenth = tenths(say)
    asked, cores = [Asked(name) for name in names], os.cpu_count() or 1
    found = finished(rerunning(asked, network, seed=seed, processes=cores), tenth) if names else []
    return dict(zip(names, found, strict=True))
