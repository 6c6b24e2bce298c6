"""What has changed between two maps, in sentences: partners, promises, and who may be one partner."""

from collections.abc import Iterable
from dataclasses import dataclass

import analysis
from analysis._both_waves import NEW, NOT_AGAIN, links_of_both
from analysis._promised import Outcome, outcomes
from network.model import Network
from network.tally import links as links_of
from network.unnamed import Speaker, named_in
from network.waves import Waves
from network.words import listed, numbered, plural, raised
from render.promise_board import between

__all__ = [
    "Told",
    "both_maps",
    "link_sentences",
    "partner_sentences",
    "promise_sentences",
    "proposal_sentences",
    "unnamed_partners",
    "unnamed_promises",
    "unnamed_sentences",
]

BECAME = {"kept": "Kept", "let go": "Let go", "still open": "Still open", "not known": "Not known"}  # in this order


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and the ids of the partners that it names: a room hears it once all of them have agreed."""

    words: str
    about: frozenset[str]


def both_maps(waves: Waves) -> Network:
    """The later map with those partners of the earlier one that are not on it any more, so that all have a name."""
    gone = tuple(waves.earlier.by_id[one] for one in waves.gone)
    return waves.later.in_part(partners=(*waves.later.partners, *gone))


def link_sentences(waves: Waves, most: int) -> tuple[str, ...]:
    """Between whom there is a new link, and whose was not mentioned again; of each so many by name."""
    names = both_maps(waves)
    said = []
    for status, heading in ((NEW, "New"), (NOT_AGAIN, "Not mentioned again")):
        found = [" with ".join(map(names.name, link.pair)) for link in links_of_both(waves) if link.status == status]
        if found:
            said.append(f"{heading}: {listed(found[:most], len(found[most:]))}.")
    return tuple(said)


def partner_sentences(earlier: Network, later: Network, waves: Waves) -> tuple[Told, ...]:
    """Who is no longer on the map, who is new on it, and who is read as what others were; one sentence each."""
    said = []
    for one in waves.gone:
        ended = links_of(link for link in waves.earlier.relations if one in (link.source, link.target))
        went = f", and its {plural(ended, 'link')} went with it" if ended else ""
        said.append(Told(f"{waves.earlier.name(one)} is no longer on the map{went}.", frozenset({one})))
    for became in waves.became:
        now, then = _names(later, became.now), _names(earlier, became.then)
        if now != then:
            are = "is" if len(became.now) == 1 else "are"
            said.append(Told(f"{now} {are} read as what {then} was.", frozenset((*became.now, *became.then))))
    said += [Told(f"{waves.later.name(one)} is new on the map.", frozenset({one})) for one in waves.new]
    return tuple(said)


def _names(network: Network, ids: Iterable[str]) -> str:
    return listed([network.name(one) for one in ids])


def promise_sentences(earlier: Network, waves: Waves) -> tuple[Told, ...]:
    """What became of each promise, the kept ones first; one sentence each."""
    names = both_maps(waves)
    in_order = sorted(outcomes(waves), key=lambda one: list(BECAME).index(one.became))
    return tuple(_of_promise(one, names, earlier) for one in in_order)


def _of_promise(outcome: Outcome, names: Network, earlier: Network) -> Told:
    """`Kept: Police with Peer support: …; the map shows it.`"""
    promise = outcome.promise
    ends = [one for one in (promise.source, promise.target) if one]
    who = " with ".join(names.name(one) for one in ends)
    what = ": ".join(part for part in (who, promise.text or "") if part).rstrip(".")
    words = f"{BECAME[outcome.became]}: {what}; {_because(outcome)}."
    on_map = set(ends) & names.by_id.keys()
    return Told(words, frozenset(on_map | named_in(names, words) | named_in(earlier, words)))


def _because(outcome: Outcome) -> str:
    if outcome.became == "let go":
        return outcome.why.rstrip(".") or "nobody has said why"
    if outcome.shown:
        return "the map shows it"
    if outcome.became == "kept":
        return "as its partners say; not checked against the map"
    if outcome.said == "kept":
        return "said to be kept, though the map does not show it yet"
    if outcome.said is None:
        return "nobody has spoken of it since"
    return "nobody has said what became of it" if outcome.said == "not known" else "nobody says yet that it is kept"


def unnamed_sentences(waves: Waves, agreed: frozenset[str]) -> tuple[str, ...]:
    """Each new link and each not mentioned again, for a room: who has not agreed is spoken of by its sector."""
    speaker = Speaker.of_map(both_maps(waves), agreed)
    said = []
    for link in links_of_both(waves):
        if link.status in (NEW, NOT_AGAIN):
            speaker.again()
            one, other = (speaker.of(end) for end in link.pair)
            said.append(f"{raised(link.status)}: the link of {one} with {other}.")
    return tuple(sorted(said))  # not by id, which would tell who it is


def unnamed_promises(earlier: Network, waves: Waves, agreed: frozenset[str]) -> tuple[str, ...]:
    """What became of the promises that a room is not told in full: between whom by sector, without their words."""
    names, questions = both_maps(waves), analysis.questions()
    speaker, said = Speaker.of_map(names, agreed), []
    for one in outcomes(waves):
        if _of_promise(one, names, earlier).about <= agreed:
            continue
        why = "" if one.became == "let go" else f"; {_because(one)}"  # a reason may name somebody
        for_what = questions.get(one.promise.finding or "")
        aim = f" It was to answer: {for_what.heading}" if for_what else ""
        said.append(f"{BECAME[one.became]}: {between(names, one.promise, speaker.again())}{why}.{aim}")
    return tuple(sorted(said))


def unnamed_partners(earlier: Network, later: Network, waves: Waves, agreed: frozenset[str]) -> tuple[str, ...]:
    """Who came, went or is read as what others were, of those whom a room may not hear by name: by sector."""
    speaker = Speaker.of_map(both_maps(waves), agreed)
    renamed = [became for became in waves.became if _names(later, became.now) != _names(earlier, became.then)]
    now = {one for became in renamed for one in became.now if not {*became.now, *became.then} <= agreed}
    told = (
        (set(waves.gone) - agreed, "is no longer on the map", "are no longer on the map"),
        (now, "is read as what another was", "are read as what others were"),
        (set(waves.new) - agreed, "is new on the map", "are new on the map"),
    )
    said = []
    for ids, one, several in told:
        if ids:
            said.append(f"{raised(speaker.several(sorted(ids)))} {numbered(len(ids), one, several)}.")
    return tuple(said)


def proposal_sentences(earlier: Network, later: Network, waves: Waves) -> tuple[Told, ...]:
    """Who may be one partner and is kept apart until somebody says so."""
    return tuple(
        Told(
            f"{earlier.name(one.then)}, then, and {later.name(one.now)}, now, may be one partner ({one.why}).",
            frozenset({one.then, one.now}),
        )
        for one in waves.proposed
    )
