"""What has changed between an earlier and a later map of one system."""

import argparse

import analysis
from analysis._then_and_now import then_and_now
from network.waves import align
from render.changes_text import both_maps, partner_sentences, promise_sentences, proposal_sentences
from render.printed import answer_text, marked, sentence
from terminal.arguments import add_same
from terminal.exits import FINE, say
from terminal.maps_given import read_map
from terminal.public import add_map_as_read, both_as_public

__all__ = ["arguments", "run"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """What can be typed behind it."""
    parser.add_argument("earlier", metavar="EARLIER")
    parser.add_argument("later", metavar="LATER")
    add_same(parser, "EARLIER=LATER", "partner")
    parser.add_argument("--questions", action="store_true", help="every question's answer then and now")
    add_map_as_read(parser)
    parser.add_argument("--json", action="store_true")


def run(chosen: argparse.Namespace) -> int:
    """What became of links, partners and promises; with `--questions` also of each answer."""
    earlier, later = (read_map([file], chosen.hide, chosen.columns) for file in (chosen.earlier, chosen.later))
    earlier, later = both_as_public(earlier, later, chosen, one_system=True)
    answer = analysis.run("changes", later, other=earlier, same=tuple(chosen.same) or None)
    waves = align(earlier, later, chosen.same)
    say(sentence(answer))
    for line in (*partner_sentences(earlier, later, waves), *promise_sentences(earlier, waves)):
        say(marked(line.words, answer))
    for line, one in zip(proposal_sentences(earlier, later, waves), waves.proposed, strict=True):
        say(f"{line.words} Where they are, add --same {one.then}={one.now}.")
    for asked in then_and_now(waves) if chosen.questions else ():
        then, now = asked.told(lambda answer: answer.finding)
        say(f"{asked.question.heading} {asked.in_words}. Then: {then} Now: {now}")
    print(answer_text(answer, both_maps(waves), as_json=chosen.json))
    return FINE
