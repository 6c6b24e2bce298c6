"""What has changed between two maps, in sentences: partners, promises, and who may be one partner."""

from collections.abc import Iterable

from analysis._promised import Outcome, outcomes
from network.model import Network
from network.tally import links as links_of
from network.waves import Waves
from network.words import listed, plural

__all__ = ["both_maps", "partner_sentences", "promise_sentence", "promise_sentences", "proposal_sentences"]

BECAME = {"kept": "Kept", "still open": "Still open", "let go": "Let go", "not known": "Not known"}


def both_maps(waves: Waves) -> Network:
    """The later map with those partners of the earlier one that are not on it any more, so that all have a name."""
    gone = tuple(waves.earlier.by_id[one] for one in waves.gone)
    return waves.later.in_part(partners=(*waves.later.partners, *gone))


def partner_sentences(earlier: Network, later: Network, waves: Waves) -> tuple[str, ...]:
    """Who is no longer on the map, who is new on it, and who is read as what others were; one sentence each."""
    said = []
    for one in waves.gone:
        ended = links_of(link for link in waves.earlier.relations if one in (link.source, link.target))
        went = f", and its {plural(ended, 'link')} went with it" if ended else ""
        said.append(f"{waves.earlier.name(one)} is no longer on the map{went}.")
    for became in waves.became:
        now, then = (_names(*both) for both in ((later, became.now), (earlier, became.then)))
        if now != then:
            said.append(f"{now} {'is' if len(became.now) == 1 else 'are'} read as what {then} was.")
    said += [f"{waves.later.name(one)} is new on the map." for one in waves.new]
    return tuple(said)


def _names(network: Network, ids: Iterable[str]) -> str:
    return listed([network.name(one) for one in ids])


def promise_sentences(waves: Waves) -> tuple[str, ...]:
    """What became of each promise; one sentence each."""
    names = both_maps(waves)
    return tuple(promise_sentence(one, names) for one in outcomes(waves))


def promise_sentence(outcome: Outcome, names: Network) -> str:
    """`Kept: Police with Peer support: …; the map shows it.`"""
    promise = outcome.promise
    ends = " with ".join(names.name(one) for one in (promise.source, promise.target) if one)
    what = ": ".join(part for part in (ends, promise.text or "") if part).rstrip(".")
    return f"{BECAME[outcome.became]}: {what}; {_because(outcome)}."


def _because(outcome: Outcome) -> str:
    if outcome.became == "let go":
        return outcome.why.rstrip(".") or "nobody has said why"
    if outcome.shown:
        return "the map shows it"
    if outcome.became == "kept":
        return "as its partners say; the map cannot show it"
    if outcome.said == "kept":
        return "said to be kept, though the map does not show it yet"
    if outcome.said is None:
        return "nobody has spoken of it since"
    return "nobody has said what became of it" if outcome.said == "not known" else "nobody says yet that it is kept"


def proposal_sentences(earlier: Network, later: Network, waves: Waves) -> tuple[str, ...]:
    """Who may be one partner and is kept apart until somebody says so."""
    return tuple(
        f"{earlier.name(one.then)}, then, and {later.name(one.now)}, now, may be one partner ({one.why})."
        for one in waves.proposed
    )
