"""Ask a question both ways: what its quick way claims for a re-run has to be what the whole answer says."""

import importlib

import analysis
from analysis import Answer, Claim
from analysis._declare import claim_of
from network.model import Network

__all__ = ["plain_claim", "run"]


def run(name: str, network: Network, **options: object) -> Answer:
    """The answer, once it is sure that the quick way claims the same."""
    quick, plain = analysis.claim(name, network, **options), plain_claim(name, network, **options)
    assert (quick.state, quick.figure, quick.named) == (plain.state, plain.figure, plain.named)
    return analysis.run(name, network, **options)


def plain_claim(name: str, network: Network, **options: object) -> Claim:
    """What the whole answer claims: the slow twin of `analysis.claim`."""
    return claim_of(importlib.import_module(f"analysis.{name}").answer(network, **options))
